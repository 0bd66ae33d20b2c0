"""Bodies that only a post shows: "senior researcher at Marlow Reproductive Trust", "CEO of Quillex".

Takes a document, its sentences and the mentions found so far, offices and people among them; gives BODY mentions
for capitalised names right after a post and "of", "at", "for", "with" or "to" that no one else has claimed. A place
at the end of such a name belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.annotate.name_data import names
from graph.model import Document, Mention, MentionKind, Sentence, Span

_WORD = r"(?:[A-Z][\w'\u2019&+.-]*[\w+]|[A-Z])"
_OPENER = re.compile(r"\s(?:of|at|for|with|to)\s(?:the\s)?(?:(?!a\s|an\s|the\s)[a-z-]+\s){0,2}")
_NAME = re.compile(rf"{_WORD}(?:\s(?:(?:of|for|and)\s(?:the\s)?|&\s)?{_WORD})*")
_POSSESSIVE = re.compile(r"['\u2019]s?$")


def employers(document: Document, sentences: Sequence[Sentence], taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return BODY mentions after posts, sorted; they overlap nothing of `taken` but places that they hold."""
    ordered = sorted(taken, key=lambda m: m.span)
    found: list[Mention] = []
    at = 0
    for sentence in sentences:
        while at < len(ordered) and ordered[at].span.end <= sentence.span.start:
            at += 1
        last = at
        while last < len(ordered) and ordered[last].span.start < sentence.span.end:
            last += 1
        found.extend(_in_sentence(document.text, sentence, ordered[at:last]))
    return tuple(found)


def _in_sentence(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
    for i, office in enumerate(mentions):
        if office.kind is not MentionKind.OFFICE:
            continue
        opener = _OPENER.match(text, office.span.end, sentence.span.end)
        if opener is None:
            continue
        match = _NAME.match(text, opener.end(), sentence.span.end)
        if match is None:
            continue
        end = _free_end(text, match.start(), match.end(), mentions, i + 1)
        name = _POSSESSIVE.sub("", text[match.start() : end])
        if _is_body(name):
            span = Span(match.start(), match.start() + len(name))
            yield Mention(span, MentionKind.BODY, re.sub(r"\s+", " ", name), kind_class="Organization")


def _free_end(text: str, start: int, end: int, mentions: Sequence[Mention], first: int) -> int:
    """Return where the name ends: before the first mention, from `first` on, that is no place within the name."""
    for k in range(first, len(mentions)):
        mention = mentions[k]
        if mention.span.start >= end:
            break
        is_place = mention.kind is MentionKind.PLACE
        within = is_place and start < mention.span.start and text[mention.span.start - 1] == " "
        joined = re.search(r"\b(?:of|for|and)\s(?:the\s)?$", text[start : mention.span.start])
        if not within or joined is not None or mention.span.end > end:
            cut = joined.start() + start if joined is not None else mention.span.start
            return start + len(text[start:cut].rstrip()) if cut > start else start
    return end


def _is_body(name: str) -> bool:
    words = [w for w in name.split(" ") if w]
    plain = [w for w in words if w[0].isupper() and w not in names().stop]
    return bool(plain) and len(name) > 2 and not (len(words) == 1 and words[0] in names().given)
