"""Two events of two documents: what speaks for and against their being one.

Takes two `Seen` events (their facts with global values, and the document's date), gives features with signed weights
and reasons. A conflict weighs more than any agreement: two dates, two judges, two dockets, two opposite outcomes, a
date that the other article could not know of or would have given. A docket number that two cases share outweighs
captions and dates, since captions change and dates are told of different steps; in two trial courts it is no sign.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Feature, FrameKind, Judgement
from graph.resolve.kin import FEDERAL, Kin
from graph.resolve.seen import Seen
from graph.resolve.times import date_features, days_apart
from graph.resolve.weights import CONFLICT, FOLLOWS, GENERAL, OPPOSED, RULES, SAME_AT, STANDING

OTHER_MATTER = Feature("about", -0.5, "what they are about has no word in common")
SEVERAL = Feature("several", -1.0, "the words are of several measures, or of measures in general")
PART = Feature("part", -1.0, "the words of one are of a part of a measure")
NAMED = ("issuedBy", "court", "filedIn", "assignedJudge", "plaintiff", "defendant", "inFavorOf", "target")
BESIDE, MOST_NAMES = 0.25, 4  # what a name in the sentences of both is worth, and how many count
MONTH, LOOSELY = 30, 0.25  # days; what one word in common is worth between orders told of further apart


def compare(left: Seen, right: Seen, kin: Kin | None = None) -> tuple[Feature, ...]:
    """Return the features of a pair of events of one kind; `kin` tells who stands for whom."""
    one_docket = bool(left.of("docketNumber") & right.of("docketNumber")) and not _two_trial_courts(left, right, kin)
    numbered = one_docket or bool(left.of("number") & right.of("number"))
    features: list[Feature] = []
    for slot, weight, strict in RULES[left.kind]:
        a, b = left.of(slot), right.of(slot)
        if a & b:
            from_slot, worth = FOLLOWS.get(slot, ("", weight))
            weight = worth if left.of(from_slot) & right.of(from_slot) else weight
            if slot == "about" and _loosely(left, right):
                weight = LOOSELY
            features.append(Feature(slot, weight, f"both have {slot} {min(a & b)}"))
        elif a and b and slot == "about":
            features.append(OTHER_MATTER)
        elif not (a and b):
            continue
        elif general := next((g for g in GENERAL if _is_general(g, a, b) or _is_general(g, b, a)), None):
            features.append(Feature(slot, 0.25, f"{slot} is {general} here and a kind of it there"))
        elif standing := _standing(slot, left, right, kin):
            features.append(standing)
        elif strict and not numbered:
            features.append(Feature(slot, CONFLICT, f"{slot} differs: {min(a)} and {min(b)}"))
        for one, other in OPPOSED if not a & b else ():
            if (one in a and other in b) or (one in b and other in a):
                features.append(Feature(slot, CONFLICT, f"{slot} is {one} here and {other} there"))
    if left.kind is FrameKind.CASE and _two_trial_courts(left, right, kin):
        reason = f"filed in two courts: {min(left.of('filedIn'))} and {min(right.of('filedIn'))}"
        features.append(Feature("filedIn", CONFLICT, reason))
    features.extend(_around(left, right))
    settled = numbered or bool(left.of("ruling") & right.of("ruling"))
    return (*features, *(() if settled else date_features(left, right)))


def _around(left: Seen, right: Seen) -> list[Feature]:
    """Return what the sentences of both name beside the slots, and whether one is of several measures or of a part."""
    features = [SEVERAL] if left.of("several") | right.of("several") else []
    features += [PART] if left.of("part") != right.of("part") else []
    both = left.of("beside") & right.of("beside")
    if both and (shared := sorted(both - _own(left) - _own(right))):
        reason = f"told in sentences that name {', '.join(shared[:MOST_NAMES])}"
        features.append(Feature("beside", BESIDE * min(len(shared), MOST_NAMES), reason))
    return features


def _own(one: Seen) -> set[str]:
    """Return the words of the names in the slots."""
    return {word for slot in NAMED for value in one.of(slot) for word in value.rsplit("/", 1)[-1].split("-")}


def _loosely(left: Seen, right: Seen) -> bool:
    """Tell whether one word is too little: it is all that two orders or policies have, told of months apart."""
    if left.kind is not FrameKind.MEASURE or len(left.of("about") & right.of("about")) > 1:
        return False
    days = [one.published or one.when for one in (left, right)]  # when each was told of, and not when it was made
    apart = not all(days) or days_apart(days[0], days[1]) > MONTH
    return apart and "statute" not in left.of("measureType") & right.of("measureType")


def _is_general(general: str, one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether one telling has the general concept, and the other a concept under it."""
    return general in one and not other.isdisjoint(GENERAL[general])


def _standing(slot: str, left: Seen, right: Seen, kin: Kin | None) -> Feature | None:
    """Return the feature of values that differ and stand for one office, or for the federal government; else None."""
    if kin is None or slot not in STANDING:
        return None
    office, federal = STANDING[slot]
    one, other = (
        {token for value in seen.of(slot) for token in kin.stands_for(value, seen.when)} for seen in (left, right)
    )
    if shared := (one & other) - {FEDERAL}:
        return Feature(slot, office, f"both {slot}s are the {min(shared)}")
    if FEDERAL in one & other and federal:
        return Feature(slot, federal, f"both {slot}s stand for {FEDERAL}")
    return None


def _two_trial_courts(left: Seen, right: Seen, kin: Kin | None) -> bool:
    """Tell whether two cases were filed in two trial courts."""
    a, b = left.of("filedIn"), right.of("filedIn")
    return bool(kin and a and b and not a & b and all(kin.trial_court(court) for court in a | b))


def judge(features: Sequence[Feature]) -> Judgement:
    """Return SAME at a sum of at least `SAME_AT`, DIFFERENT for a conflict, else UNSURE."""
    total = sum(f.weight for f in features)
    if total <= CONFLICT / 2:
        return Judgement.DIFFERENT
    return Judgement.SAME if total >= SAME_AT else Judgement.UNSURE
