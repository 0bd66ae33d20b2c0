"""Two events of two documents: what speaks for and against their being one.

Takes two `Seen` events (their facts with global values, and the document's date), gives features with signed weights
and reasons. A conflict weighs more than any agreement: two dates, two judges, two dockets, two opposite outcomes, a
date that the other article could not know of or would have given. A docket number that two cases share outweighs
captions and dates, since captions change and dates are told of different steps; in two trial courts it is no sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.model import Feature, FrameKind, Judgement
from graph.resolve.kin import FEDERAL, Kin

CONFLICT = -100.0
SAME_AT = 3.0
FRESH = 60  # days within which news of an event need not give its year
CLOSE = 14  # days within which two articles on one judge or party mostly tell of one thing
OPPOSED = (
    ("granted", "denied"),
    ("affirmed", "reversed"),
    ("blocked", "allowed"),
    ("unlawful", "allowed"),
    ("dismissed", "blocked"),
    ("dismissed", "granted"),
    ("preliminary injunction", "permanent injunction"),
    ("preliminary injunction", "temporary restraining order"),
    ("permanent injunction", "temporary restraining order"),
    ("stay", "preliminary injunction"),
    ("stay", "permanent injunction"),
    ("stay", "temporary restraining order"),
)
# slot, weight of agreement, whether disagreement is a conflict
RULES: dict[FrameKind, tuple[tuple[str, float, bool], ...]] = {
    FrameKind.RULING: (
        ("issuedBy", 2.0, True),
        ("court", 1.0, False),
        ("rulingType", 0.75, False),
        ("outcome", 0.5, False),
        ("target", 1.0, False),
        ("inFavorOf", 0.5, False),
        ("against", 0.5, False),
        ("party", 1.0, False),
        ("about", 0.5, False),
    ),
    FrameKind.CASE: (
        ("docketNumber", 3.0, True),
        ("plaintiff", 2.0, True),
        ("defendant", 1.5, False),
        ("filedIn", 0.5, False),
        ("assignedJudge", 1.0, False),
        ("challenges", 1.0, False),
        ("about", 0.5, False),
        ("ruling", 3.0, False),
    ),
    FrameKind.MEASURE: (
        ("number", 3.0, True),
        ("issuer", 2.0, True),
        ("measureType", 0.5, True),
        ("ordinal", 0.5, True),
        ("addressee", 0.5, False),
        ("about", 0.5, False),
    ),
}
# slot, weight where both values hold one office, weight where both are of the federal government
STANDING = {
    "plaintiff": (1.5, 1.5),
    "defendant": (1.0, 0.5),
    "against": (0.5, 0.25),
    "party": (0.5, 0.0),
    "issuer": (1.5, 1.0),
}
# An agreement that follows from another is worth less: slot, the slot that it follows from, what it is worth then.
FOLLOWS = {"court": ("issuedBy", 0.25), "about": ("target", 0.0), "party": ("against", 0.5)}
GENERAL = {
    "injunction": ("preliminary injunction", "permanent injunction", "temporary restraining order"),
    "policy": ("executive order", "directive", "proclamation", "regulation", "grant condition", "letter"),
}
OTHER_MATTER = Feature("about", -0.5, "what they are about has no word in common")
NAMED = ("issuedBy", "court", "filedIn", "assignedJudge", "plaintiff", "defendant", "inFavorOf", "target")
BESIDE, MOST_NAMES = 0.25, 4  # what a name in the sentences of both is worth, and how many count
NEWS = Feature("time", 0.5, "told within two weeks")
DATES = {FrameKind.RULING: "decidedOn", FrameKind.CASE: "filedOn", FrameKind.MEASURE: "issuedOn"}
LASTS = 4  # years after its filing in which news tells of a suit as one that everybody knows
MONTH, LOOSELY = 30, 0.25  # days; what one word in common is worth between orders told of further apart
SPOKEN_OF = 2  # years after which talk of a measure without a year may be of a later one
LONGEST_ERA = 4  # years: two tellings without a date may be of one event only where both are known to lie so near
AGREEMENT = {4: 0.25, 7: 1.0, 10: 1.5}  # weight of dates that agree, by how far they are known


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as one document tells it. `values` are (slot, value) pairs, values as IRIs or literal text.

    `era` are the first and last day between which a document without a date was written, where that is known.
    """

    document: str
    key: str
    kind: FrameKind
    values: tuple[tuple[str, str], ...]
    published: str | None
    era: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        """Return `stem#key`."""
        return f"{self.document}#{self.key}"

    def of(self, slot: str) -> frozenset[str]:
        """Return the values of one slot."""
        return frozenset(v for s, v in self.values if s == slot)


def compare(left: Seen, right: Seen, kin: Kin | None = None) -> tuple[Feature, ...]:
    """Return the features of a pair of events of one kind; `kin` tells who stands for whom."""
    docketed = bool(left.of("docketNumber") & right.of("docketNumber")) and not _two_trial_courts(left, right, kin)
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
        elif general := next((g for g in GENERAL if _is_general(g, a, b) or _is_general(g, b, a)), None):
            features.append(Feature(slot, 0.25, f"{slot} is {general} here and a kind of it there"))
        elif a and b and (standing := _standing(slot, left, right, kin)):
            features.append(standing)
        elif a and b and strict and not docketed:
            features.append(Feature(slot, CONFLICT, f"{slot} differs: {min(a)} and {min(b)}"))
        for one, other in OPPOSED:
            if not a & b and ((one in a and other in b) or (one in b and other in a)):
                features.append(Feature(slot, CONFLICT, f"{slot} is {one} here and {other} there"))
    if left.kind is FrameKind.CASE and _two_trial_courts(left, right, kin):
        reason = f"filed in two courts: {min(left.of('filedIn'))} and {min(right.of('filedIn'))}"
        features.append(Feature("filedIn", CONFLICT, reason))
    own = {
        word
        for seen in (left, right)
        for slot in NAMED
        for v in seen.of(slot)
        for word in v.rsplit("/", 1)[-1].split("-")
    }
    if shared := sorted((left.of("beside") & right.of("beside")) - own):
        reason = f"told in sentences that name {', '.join(shared[:MOST_NAMES])}"
        features.append(Feature("beside", BESIDE * min(len(shared), MOST_NAMES), reason))
    settled = docketed or bool(left.of("ruling") & right.of("ruling"))
    return (*features, *(() if settled else _dates(left, right)))


def _loosely(left: Seen, right: Seen) -> bool:
    """Tell whether one word is too little: it is all that two orders or policies have, told of months apart."""
    if left.kind is not FrameKind.MEASURE or len(left.of("about") & right.of("about")) > 1:
        return False
    days = [_when(seen) for seen in (left, right)]
    apart = not all(days) or _days_apart(days[0], days[1]) > MONTH
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
        {token for value in seen.of(slot) for token in kin.stands_for(value, _when(seen))} for seen in (left, right)
    )
    if shared := (one & other) - {FEDERAL}:
        return Feature(slot, office, f"both {slot}s are the {min(shared)}")
    if FEDERAL in one & other and federal:
        return Feature(slot, federal, f"both {slot}s stand for {FEDERAL}")
    return None


def _when(seen: Seen) -> str:
    """Return the date of an event, else that of its document, else ""."""
    return min(seen.of(DATES[seen.kind]), default=seen.published or "")


def _two_trial_courts(left: Seen, right: Seen, kin: Kin | None) -> bool:
    """Tell whether two cases were filed in two trial courts."""
    a, b = left.of("filedIn"), right.of("filedIn")
    return bool(kin and a and b and not a & b and all(kin.trial_court(court) for court in a | b))


def _dates(left: Seen, right: Seen) -> Sequence[Feature]:
    slot = DATES[left.kind]
    a, b = left.of(slot), right.of(slot)
    if a and b:
        shared = [min(x, y, key=len) for x in sorted(a) for y in sorted(b) if x.startswith(y) or y.startswith(x)]
        if not shared:
            return [Feature(slot, CONFLICT, f"{slot} differs: {min(a)} and {min(b)}")]
        finest = max(shared, key=len)
        return [Feature(slot, AGREEMENT.get(len(finest), 0.25), f"both have {slot} {finest}")]
    spans = [_span(dates, seen) for dates, seen in ((a, left), (b, right))]
    if not all(spans):
        return [Feature("undated", -1.0, "nothing tells when one of the two was, or was told")]
    one, other = sorted(span for span in spans if span)
    shown = [" to ".join(dict.fromkeys(span)) for span in (one, other)]
    if features := _gap(one[1], other[0], shown, left.kind):
        return features
    for dated, span in ((a, spans[1]), (b, spans[0])):
        if dated and span and _day(min(dated), last=False) > _day(span[1], last=True):
            return [
                Feature("foresight", CONFLICT, f"one was on {min(dated)}, the other was told of already in {span[1]}")
            ]
    if min(one[1], other[1])[:4] > _plus(max(one[0], other[0])[:4], LONGEST_ERA):
        return [Feature("undated", -1.0, f"one may be years from the other: {shown[0]}, {shown[1]}")]
    points = one[0] == one[1] and other[0] == other[1]
    one_matter = left.kind is not FrameKind.MEASURE or left.of("about") & right.of("about")  # many orders a week
    return [NEWS] if one_matter and points and _days_apart(one[0], other[0]) <= CLOSE else []


def _gap(earlier: str, later: str, shown: Sequence[str], kind: FrameKind) -> list[Feature]:
    """Return what speaks against one event where an ending and a later beginning lie years apart.

    News of a ruling gives the year where it is long past; a suit lasts for years, and so does talk of a law.
    """
    years = int(later[:4]) - int(earlier[:4])
    if kind is FrameKind.CASE and years <= LASTS:
        return []
    if kind is FrameKind.MEASURE:
        return [Feature("year", -1.0, f"years lie between {shown[0]} and {shown[1]}")] if years > SPOKEN_OF else []
    if earlier[:4] < later[:4] and _days_apart(earlier, later) > FRESH:
        return [Feature("year", CONFLICT, f"one is of, or told in, {shown[0]}, the other {shown[1]}")]
    return []


def _span(dates: frozenset[str], seen: Seen) -> tuple[str, str] | None:
    """Return the first and last day on which an event may have been, or been told, or None."""
    if dates:
        return min(dates), min(dates)
    if seen.published:
        return seen.published, seen.published
    return (seen.era[0], seen.era[1] or "9999") if seen.era else None


def _plus(year: str, years: int) -> str:
    return str(int(year) + years)


def _days_apart(one: str, other: str) -> int:
    """Return the least number of days that can lie between two dates, each an ISO prefix."""
    earlier, later = sorted((one, other))
    return (_day(later, last=False) - _day(earlier, last=True)).days


def _day(prefix: str, *, last: bool) -> date:
    """Return the first or last day of an ISO prefix; a month ends on its 28th, which is near enough."""
    try:
        return date.fromisoformat((prefix + ("-12-28" if last else "-01-01")[len(prefix) - 4 :])[:10])
    except ValueError:
        return date.max if last else date.min


def judge(features: Sequence[Feature]) -> Judgement:
    """Return SAME at a sum of at least `SAME_AT`, DIFFERENT for a conflict, else UNSURE."""
    total = sum(f.weight for f in features)
    if total <= CONFLICT / 2:
        return Judgement.DIFFERENT
    return Judgement.SAME if total >= SAME_AT else Judgement.UNSURE
