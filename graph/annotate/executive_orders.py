"""Orders of an executive without the word "executive": "the president's order", "Gov. Roe's stay-at-home order".

Takes sentences and the mentions already found, gives MEASURE mentions. "Order" alone is as often a court's; what the
owner is tells: a president, a governor, a mayor, an administration, or somebody whom the text calls one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.annotate.measures import measure_words
from graph.annotate.phrases import compound_start, covered, low, spelled
from graph.model import Mention, MentionKind, Sentence, Token

EXECUTIVES = frozenset({"president", "governor", "mayor", "county-executive"})
HEADS = frozenset({"order", "orders"})
MOST_MODIFIERS = 4
Taken = Mapping[int, Mention]


def executive_orders(sentences: Sequence[Sentence], taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the orders that executives own, sorted; they overlap none of `taken`."""
    blocked = {m.span.start: m for m in taken}
    ends = {m.span.end: m for m in taken}
    names = executives(taken)
    return tuple(m for s in sentences for m in _in_sentence(s.tokens, blocked, ends, names))


def executives(taken: Sequence[Mention], offices: frozenset[str] = EXECUTIVES) -> frozenset[str]:
    """Return the last names of those to whom the document gives one of the offices as a title."""
    ordered = sorted(taken, key=lambda m: m.span)
    pairs = zip(ordered, ordered[1:], strict=False)
    return frozenset(
        name.name.split()[-1]
        for office, name in pairs
        if office.kind is MentionKind.OFFICE
        and office.key in offices
        and name.kind is MentionKind.PERSON
        and 0 <= name.span.start - office.span.end <= 1
    )


def _in_sentence(tokens: Sequence[Token], blocked: Taken, ends: Taken, names: frozenset[str]) -> Iterator[Mention]:
    words = measure_words()
    for i in range(len(tokens)):
        if (
            low(tokens, i) not in HEADS
            or low(tokens, i + 1) in words.not_before
            or (low(tokens, i + 1),) in words.heads
        ):
            continue
        start = i
        while i - start < MOST_MODIFIERS and _modifies(tokens, compound_start(tokens, start - 1), start, blocked):
            start = compound_start(tokens, start - 1)
        at = start - 1
        while at > 0 and tokens[at].span.start in blocked and blocked[tokens[at].span.start].kind is MentionKind.DATE:
            at -= 1
        owner = ends.get(tokens[at].span.start) if low(tokens, at) == "'s" and at > 0 else None
        if owner is not None and _executive(owner, names):
            name = spelled(tokens, start, i + 1)
            span, bare = covered(tokens, start, i + 1), start == i
            yield Mention(span, MentionKind.MEASURE, name, "", "ExecutiveOrder", "executive order", bare)


def _modifies(tokens: Sequence[Token], before: int, start: int, blocked: Taken) -> bool:
    """Tell whether the word or compound before `start` is a modifier: no function word, no other mention."""
    if before < 0 or tokens[before].span.start in blocked:
        return False
    words, text = measure_words(), low(tokens, start - 1)
    return text.isalpha() and text not in words.breaks and text not in words.blockers - words.soft


def _executive(owner: Mention, names: frozenset[str]) -> bool:
    if owner.kind is MentionKind.PERSON:
        return owner.name.split()[-1] in names
    return owner.kind is MentionKind.OFFICE and owner.key in EXECUTIVES or owner.kind_class == "Administration"
