"""Orders of an executive without the word "executive": "the president's order", "Gov. Roe's stay-at-home order".

Takes sentences and the mentions already found, gives MEASURE mentions. The owner stands before the order or after
"by" ("an order by Gov. Roe"). "Order" alone is as often a court's; what the
owner is tells: a president, a governor, a mayor, an administration, or somebody whom the text calls one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from graph.annotate.measures import measure_name, measure_words
from graph.annotate.phrases import by_sign, compound_start, covered, low
from graph.model import Mention, MentionKind, Sentence, Tokens

EXECUTIVES = frozenset({"president", "governor", "mayor", "county-executive"})
HEADS = frozenset({"order", "orders"})
MOST_MODIFIERS = 4
Taken = Mapping[int, Mention]


def executive_orders(sentences: Sequence[Sentence], taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the orders that executives own, sorted; they overlap none of `taken`."""
    blocked = by_sign(taken)
    ends = {m.span.end: m for m in taken}
    names = executives(taken)
    found = [m for s in sentences for m in _in_sentence(s.tokens, blocked, ends, names)]
    if found or any(_is_named(s.tokens) for s in sentences):
        starts = {m.span.end for m in found}
        found.extend(m for s in sentences for m in _enforced(s.tokens, blocked) if m.span.end not in starts)
    return tuple(sorted(found, key=lambda m: m.span))


def _is_named(tokens: Tokens) -> bool:
    """Tell whether "executive order" stands in a sentence."""
    return any(low(tokens, i - 1) == "executive" for i in tokens.at_low(HEADS))


def _enforced(tokens: Tokens, blocked: Taken) -> Iterator[Mention]:
    """Yield "the order" where it is enforced or sued over: in a document with an executive's order, that one."""
    for i in range(2, len(tokens)):
        if low(tokens, i) != "order" or low(tokens, i - 1) not in ("the", "that", "this") or low(tokens, i + 1) == "to":
            continue
        k = i - 3 if low(tokens, i - 2) in ("of", "over", "to") else i - 2
        if low(tokens, k) in measure_words().enforcing and tokens[i].span.start not in blocked:
            yield Mention(tokens[i].span, MentionKind.MEASURE, "order", "", "ExecutiveOrder", "executive order", True)


def is_executive(office: Mention) -> bool:
    """Tell whether an office is that of a president, governor, mayor or county executive."""
    return office.key in EXECUTIVES


def executives(taken: Sequence[Mention], holds: Callable[[Mention], bool] = is_executive) -> frozenset[str]:
    """Return the last names of those to whom the document gives an office of the kind as a title."""
    ordered = sorted(taken, key=lambda m: m.span)
    pairs = zip(ordered, ordered[1:], strict=False)
    return frozenset(
        name.name.split()[-1]
        for office, name in pairs
        if office.kind is MentionKind.OFFICE
        and holds(office)
        and name.kind is MentionKind.PERSON
        and 0 <= name.span.start - office.span.end <= 1
    )


def _in_sentence(tokens: Tokens, blocked: Taken, ends: Taken, names: frozenset[str]) -> Iterator[Mention]:
    words = measure_words()
    for i in tokens.at_low(HEADS):
        if low(tokens, i + 1) in words.not_before or (low(tokens, i + 1),) in words.heads:
            continue
        start = _start(tokens, i, blocked)
        misread = low(tokens, i - 1) == "executive" and i > 0 and tokens[i - 1].span.start in blocked
        if misread:
            start = i - 1  # "executive" alone was taken for an office
        elif not any(
            _executive(m, names) for m in (_owner(tokens, start, blocked, ends), _maker(tokens, i, blocked)) if m
        ):
            continue
        span, bare = covered(tokens, start, i + 1), start == i and low(tokens, start - 1) not in ("a", "an")
        name = measure_name(tokens, (start, start, i + 1), blocked)
        yield Mention(span, MentionKind.MEASURE, name, "", "ExecutiveOrder", "executive order", bare)


def _start(tokens: Tokens, i: int, blocked: Taken) -> int:
    """Return where the phrase with the head `i` begins."""
    start = i
    while i - start < MOST_MODIFIERS and _modifies(tokens, compound_start(tokens, start - 1), start, blocked):
        start = compound_start(tokens, start - 1)
    return start


def _owner(tokens: Tokens, start: int, blocked: Taken, ends: Taken) -> Mention | None:
    """Return whoever owns what begins at `start`, past a date: "the president's January order"."""
    at = start - 2 if low(tokens, start - 1) == "," else start - 1
    while at > 0 and tokens[at].span.start in blocked and blocked[tokens[at].span.start].kind is MentionKind.DATE:
        at -= 1
    return ends.get(tokens[at].span.start) if low(tokens, at) == "'s" and at > 0 else None


def _maker(tokens: Tokens, i: int, blocked: Taken) -> Mention | None:
    """Return whom "by" after the head `i` names, past a place and a title: "an order by Ohio Gov. Jane Roe"."""
    by = next((k for k in range(i + 1, i + 3) if low(tokens, k) == "by"), None)
    if by is None or by > i + 1 and low(tokens, i + 1) not in ("issued", "signed"):
        return None
    near = (blocked.get(tokens[k].span.start) for k in range(by + 1, min(by + 7, len(tokens))))
    return next((m for m in near if m is not None and m.kind is not MentionKind.PLACE), None)


def _modifies(tokens: Tokens, before: int, start: int, blocked: Taken) -> bool:
    """Tell whether the word or compound before `start` is a modifier: no function word, no other mention."""
    if before < 0 or tokens[before].span.start in blocked:
        return False
    words, text = measure_words(), low(tokens, start - 1)
    return text.isalpha() and text not in words.breaks and text not in words.blockers - words.soft


def _executive(owner: Mention, names: frozenset[str]) -> bool:
    if owner.kind is MentionKind.PERSON:
        return owner.name.split()[-1] in names
    return owner.kind is MentionKind.OFFICE and owner.key in EXECUTIVES or owner.kind_class == "Administration"
