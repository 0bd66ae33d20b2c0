"""Two events of two documents: what speaks for and against their being one.

Takes two `Seen` events (their facts with global values, and the document's date), gives features with signed weights
and reasons. A conflict weighs more than any agreement: two dates, two judges, two dockets, two opposite outcomes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Feature, FrameKind, Judgement

CONFLICT = -100.0
SAME_AT = 3.0
OPPOSED = ({"granted", "denied"}, {"affirmed", "reversed"}, {"blocked", "allowed"}, {"unlawful", "allowed"}, {"dismissed", "blocked"}, {"dismissed", "granted"})
# slot, weight of agreement, whether disagreement is a conflict
RULES: dict[FrameKind, tuple[tuple[str, float, bool], ...]] = {
    FrameKind.RULING: (("issuedBy", 2.0, True), ("court", 1.0, False), ("rulingType", 0.5, False), ("target", 1.0, False), ("inFavorOf", 0.5, False), ("against", 0.5, False)),
    FrameKind.CASE: (("docketNumber", 3.0, True), ("plaintiff", 2.0, True), ("defendant", 1.5, False), ("filedIn", 0.5, False), ("assignedJudge", 1.0, False)),
    FrameKind.MEASURE: (("issuer", 2.0, True), ("measureType", 0.5, True), ("addressee", 0.5, False)),
}
DATES = {FrameKind.RULING: "decidedOn", FrameKind.CASE: "filedOn", FrameKind.MEASURE: "issuedOn"}


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as one document tells it. `values` are (slot, value) pairs, values as IRIs or literal text."""

    document: str
    key: str
    kind: FrameKind
    values: tuple[tuple[str, str], ...]
    published: str | None

    @property
    def id(self) -> str:
        """Return `stem#key`."""
        return f"{self.document}#{self.key}"

    def of(self, slot: str) -> frozenset[str]:
        """Return the values of one slot."""
        return frozenset(v for s, v in self.values if s == slot)


def compare(left: Seen, right: Seen) -> tuple[Feature, ...]:
    """Return the features of a pair of events of one kind."""
    features: list[Feature] = []
    for slot, weight, strict in RULES[left.kind]:
        a, b = left.of(slot), right.of(slot)
        if a & b:
            features.append(Feature(slot, weight, f"both have {slot} {min(a & b)}"))
        elif a and b and strict:
            features.append(Feature(slot, CONFLICT, f"{slot} differs: {min(a)} and {min(b)}"))
    features.extend(_dates(left, right))
    outcomes = left.of("outcome") | right.of("outcome")
    if any(pair <= outcomes for pair in OPPOSED):
        features.append(Feature("outcome", CONFLICT, f"opposite outcomes: {', '.join(sorted(outcomes))}"))
    return tuple(features)


def _dates(left: Seen, right: Seen) -> Sequence[Feature]:
    slot = DATES[left.kind]
    a, b = left.of(slot), right.of(slot)
    if a and b:
        near = [(x, y) for x in sorted(a) for y in sorted(b) if x.startswith(y) or y.startswith(x)]
        if not near:
            return [Feature(slot, CONFLICT, f"{slot} differs: {min(a)} and {min(b)}")]
        shared = min(min(len(x), len(y)) for x, y in near)
        return [Feature(slot, 1.5 if shared >= 10 else 1.0 if shared == 7 else 0.25, f"both have {slot} {near[0][0][:shared]}")]
    known = [d[:4] for d in (min(a or b, default=None), (right if a else left).published) if d]
    if len(known) == 2 and abs(int(known[0]) - int(known[1])) > 0:
        return [Feature("year", CONFLICT, f"told of {known[0]}, and in an article of {known[1]}")]
    told = [d[:4] for d in (left.published, right.published) if d]
    if not a and not b and len(told) == 2 and told[0] != told[1]:
        return [Feature("year", CONFLICT, f"articles of {told[0]} and {told[1]}, no date in either")]
    if not told and not a and not b:
        return [Feature("undated", -1.0, "neither article has a date")]
    return []


def judge(features: Sequence[Feature]) -> Judgement:
    """Return SAME at a sum of at least `SAME_AT`, DIFFERENT for a conflict, else UNSURE."""
    total = sum(f.weight for f in features)
    if total <= CONFLICT / 2:
        return Judgement.DIFFERENT
    return Judgement.SAME if total >= SAME_AT else Judgement.UNSURE
