"""Document -> sentences, by the rules of spaCy's sentencizer with corrections for legal prose.

Takes a `Document`, gives `Sentence`s over its running prose: paragraphs (blank line or line break), regions
left out. The rule-based sentencizer of spaCy breaks after abbreviations in brackets and docket numbers; the
corrections here join such pieces again, and break after a closing quotation mark and before an opening one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.annotate.quotes import marks
from graph.annotate.tokens import CLOSERS, tokens_of
from graph.model import Document, Sentence, Span, Token, Tokens

ABBREVIATIONS = frozenset(
    "u.s.c c.f.r prop v vs no nos mr mrs ms dr gov govs sen sens rep reps rev hon jr sr st lt col gen sgt maj "
    "capt cmdr atty dept dist div inc corp co ltd assn bros cal calif conn fla ga ill ind kan ky la mass md me "
    "mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ariz ark colo del id cir ct ctr cty "
    "u.s d.c n.d s.d e.d w.d c.d m.d jan feb aug sept oct nov dec a.m p.m e.g i.e et al approx est fed supp reg "
    "sec art amend prof pres mt ft ex".split()
)
MOST_TOKENS = 500  # a longer run without a stop is no sentence: it is cut, so that its time stays linear
OPENERS = "\"'\u201c\u2018(["
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){0,3}")


def prose(document: Document) -> Iterator[Span]:
    """Yield the stretches of running prose: lines of the text less its regions, in order."""
    blocked = document.regions
    passed = 0
    for line in re.finditer(r"[^\r\n]+", document.text):
        start = line.start()
        while passed < len(blocked) and blocked[passed].span.end <= start:
            passed += 1
        for i in range(passed, len(blocked)):
            region = blocked[i]
            if region.span.start >= line.end():
                break
            if region.span.start > start:
                yield from _trimmed(document.text, start, region.span.start)
            start = max(start, region.span.end)
        if start < line.end():
            yield from _trimmed(document.text, start, line.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of the running prose, in order of their spans."""
    found: list[Sentence] = []
    for paragraph, span in enumerate(prose(document)):
        words = span.of(document.text)
        tokens, stops = tokens_of(words, span.start)
        openers = frozenset(span.start + m.offset for m in marks(words) if m.opens)
        for piece in _pieces(tokens, stops, openers):
            whole = piece[0].span.to(piece[-1].span)
            found.append(Sentence(len(found), whole, paragraph, Tokens(piece)))
    return tuple(found)


def _pieces(tokens: list[Token], stops: list[int], openers: frozenset[int]) -> Iterator[list[Token]]:
    """Yield the tokens of each sentence; `stops` are the tokens that may end one."""
    start = 0
    for i in stops:
        while i - start >= MOST_TOKENS:
            yield tokens[start : start + MOST_TOKENS]
            start += MOST_TOKENS
        if _ends(tokens, i, openers):
            yield tokens[start : i + 1]
            start = i + 1
    for first in range(start, len(tokens), MOST_TOKENS):
        yield tokens[first : first + MOST_TOKENS]


def _ends(tokens: list[Token], i: int, openers: frozenset[int]) -> bool:
    """Tell whether a sentence ends with token `i`: a stop, with any closing marks, before a capital or an opener.

    `openers` holds the offsets of the double marks that open a quotation.
    """
    if tokens[i].text[-1] not in ".!?" and tokens[i].text not in CLOSERS:
        return False
    if i + 1 >= len(tokens) or tokens[i].span.start in openers or tokens[i + 1].text[0] in ".!?\u2026)]":
        return False
    if tokens[i + 1].text in CLOSERS and tokens[i + 1].span.start not in openers:
        return False
    j = i
    while j > max(i - 4, 0) and tokens[j].text in CLOSERS:
        j -= 1
    stop = tokens[j].text
    if stop[-1] not in ".!?" or (stop in ("...", "\u2026") and tokens[i + 1].text[0].islower()):
        return False
    following = tokens[i + 1].text
    if not (following[0].isupper() or following[0].isdigit() or following[0] in OPENERS + "\u2014-"):
        return False
    if stop[-1] in "!?":
        return j == i or following[0].isupper() or following[0] in OPENERS
    before = stop[:-1] if len(stop) > 1 else (tokens[j - 1].text if j else "")
    if tokens[j].text == "." and j and tokens[j - 1].span.end != tokens[j].span.start:
        return True
    lowered = before.lower().strip(".")
    if lowered in ABBREVIATIONS or before.lower() in ABBREVIATIONS or _INITIALS.fullmatch(before):
        # An abbreviation ends a sentence only where a closing quotation mark, or a sentence-opening word, follows it.
        return (j < i and tokens[i].text in '"\u201d') or (following in OPENING_WORDS and lowered not in TITLES)
    return True


OPENING_WORDS = frozenset(
    "The A An In On But And He She It They This That These Those His Her Their We I You If When".split()
)
TITLES = frozenset("mr mrs ms dr gov govs sen sens rep reps rev hon v vs no st".split())
