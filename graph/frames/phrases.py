"""A sentence as a row of items: mentions as one item each, all other tokens one by one.

Takes an annotated document, gives for each sentence a tuple of `Item`s. A title and the name after it are one item
("U.S. District Judge Jane Roe"), so that the matcher sees actors and not words. Words inside direct quotations are
marked, since what a quotation says is the speaker's and no fact of the document; texts of links that were pasted into
a sentence are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.model import Annotated, Mention, MentionKind, Sentence, Span, Tokens

ACTORS = frozenset(
    {MentionKind.PERSON, MentionKind.OFFICE, MentionKind.BODY, MentionKind.COURT, MentionKind.PLACE, MentionKind.GROUP}
)

# Texts of links pasted into a sentence, up to their "MORE": "Jane Roe Jane Ann RoeHouse sues ... MORE said".
# And where a lawmaker is from: "Sen. Jane Roe (D-Ohio)".
PASTED = re.compile(r"\b[A-Z][a-z]+(?:[A-Z][a-z]|\d{4}\b).*?\bMORE\b|\([DRI]-[^()]{2,25}\)")


class Item(NamedTuple):
    """One mention or one plain token. `title` is the office written before a name, `owner` what stands before that."""

    span: Span
    text: str
    lower: str
    mention: Mention | None = None
    title: Mention | None = None
    quoted: bool = False

    @property
    def actor(self) -> bool:
        """Tell whether the item can act or be acted on in court."""
        return self.mention is not None and self.mention.kind in ACTORS

    def of(self, *kinds: MentionKind) -> bool:
        """Tell whether the item is a mention of one of the kinds."""
        return self.mention is not None and self.mention.kind in kinds


APOSTROPHES = frozenset({"'", "\u2019"})
Rest = tuple[Mention | None, Mention | None, bool]
_PLAIN: Rest = (None, None, False)
_QUOTED: Rest = (None, None, True)
_make = tuple.__new__  # most items are a token and no more: they are put together as they stand


def rows(annotated: Annotated) -> Iterator[tuple[Sentence, tuple[Item, ...]]]:
    """Yield each sentence with its items, in order."""
    mentions, text = annotated.mentions, annotated.document.text
    quoted = [q.inner for q in annotated.quotes if not q.scare]
    at, first = 0, 0
    for sentence in annotated.sentences:
        while at < len(mentions) and mentions[at].span.end <= sentence.span.start:
            at += 1
        inside = []
        k = at
        while k < len(mentions) and mentions[k].span.start < sentence.span.end:
            inside.append(mentions[k])
            k += 1
        while first < len(quoted) and quoted[first].end <= sentence.span.start:
            first += 1
        last = first
        while last < len(quoted) and quoted[last].start < sentence.span.end:
            last += 1
        words = sentence.span.of(text)
        items = tuple(_items(text, sentence.tokens, inside, quoted[first:last]))
        yield sentence, _without_pasted(items, words, sentence.span.start)


def _without_pasted(items: tuple[Item, ...], words: str, start: int) -> tuple[Item, ...]:
    """Return the items of a sentence without the texts of links pasted into it, and without lawmakers' states."""
    likely = "MORE" in words or "-" in words and "(" in words
    pasted = [Span(start + m.start(), start + m.end()) for m in PASTED.finditer(words)] if likely else []
    return tuple(i for i in items if not any(p.overlaps(i.span) for p in pasted)) if pasted else items


GOVERNMENTS = {"city": "City", "county": "County", "state": "State"}
AFTER_GOVERNMENT = frozenset(
    [
        ",",
        ".",
        "'s",
        "\u2019s",
        "and",
        "sued",
        "filed",
        "has",
        "had",
        "is",
        "was",
        "will",
        "would",
        "to",
        "argued",
        "asked",
        "challenged",
    ]
)


def _government(tokens: Tokens, i: int) -> Mention | None:
    """Return "the city", "the county", "the state" as a party that other words of the text name, or None."""
    before = tokens.texts[i - 1].lower()
    after = tokens.texts[i + 1] or "."
    if before != "the" or after not in AFTER_GOVERNMENT:
        return None
    kind = GOVERNMENTS[tokens.texts[i]]
    return Mention(tokens[i].span, MentionKind.PLACE, tokens.texts[i], "", kind, definite=True)


def _items(text: str, tokens: Tokens, mentions: Sequence[Mention], quoted: Sequence[Span]) -> list[Item]:
    """Return the mentions, titles put before their names, and the tokens between them."""
    starts = [token.span.start for token in tokens]
    rest = _rest(tokens, starts, quoted)
    found: list[Item] = []
    title: Mention | None = None
    done = 0
    for mention, follows in zip(mentions, (*mentions[1:], None), strict=False):
        i = max(bisect_left(starts, mention.span.start), done)
        if i >= len(tokens):
            break
        found += [_make(Item, token + more) for token, more in zip(tokens[done:i], rest[done:i], strict=True)]
        done = max(bisect_left(starts, mention.span.end), i + 1)
        if follows is not None and _is_title(text, mention, follows):
            title = mention
            continue
        span = title.span.to(mention.span) if title else mention.span
        found.append(Item(span, span.of(text), mention.name.lower(), mention, title, rest[i][2]))
        title = None
    found += [_make(Item, token + more) for token, more in zip(tokens[done:], rest[done:], strict=True)]
    return _with_owners(found) if tokens.at_text(APOSTROPHES) else found


def _with_owners(found: list[Item]) -> list[Item]:
    """Return the items, with the apostrophe of a plural that owns something as "'s": "the students' lawsuit"."""
    k = next((k for k, item in enumerate(found) if item.text in APOSTROPHES), 0)  # a later one may close a quotation
    if 0 < k < len(found) - 1:
        owner, mark, owned = found[k - 1 : k + 2]
        plural = owner.of(MentionKind.GROUP, MentionKind.BODY) and owner.text[-1] == "s"
        if plural and owner.span.end == mark.span.start and mark.span.end < owned.span.start and owned.text.islower():
            found[k] = mark._replace(lower="'s")
    return found


def _rest(tokens: Tokens, starts: Sequence[int], quoted: Sequence[Span]) -> list[Rest]:
    """Return for each token what an item of it alone holds beside its words: mention, title, and if it is quoted."""
    rest = [_PLAIN] * len(tokens)
    for span in quoted:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        rest[first:last] = [_QUOTED] * (last - first)
    for i in tokens.at_text(GOVERNMENTS.keys()):
        rest[i] = (_government(tokens, i), None, rest[i][2])
    return rest


def _is_title(text: str, mention: Mention, follows: Mention) -> bool:
    """Tell whether a mention is an office that stands as a title right before the name that follows."""
    titled = mention.kind is MentionKind.OFFICE and follows.kind is MentionKind.PERSON
    return titled and not text[mention.span.end : follows.span.start].strip(" \u00a0")
