"""Which tellings are of one ruling.

Takes a cluster of tellings and one more, gives a score: the judge, the court, the measure and the day agree, and
nothing conflicts. Afterwards tellings that name nobody go to the one ruling on their measure that they can mean.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.link.clusters import Cluster, Told, clash, compatible
from graph.model import Mention

OPPOSED = (
    {"granted", "denied"},
    {"affirmed", "reversed"},
    {"blocked", "allowed"},
    {"allowed", "denied"},
    {"unlawful", "allowed"},
    {"dismissed", "blocked"},
    {"dismissed", "granted"},
    {"dismissed", "allowed"},
    {"blocked", "denied"},
    {"unlawful", "denied"},
    {"unlawful", "affirmed"},
    {"blocked", "vacated"},
    {"blocked", "reversed"},
)
BARRED = frozenset({"blocked", "partly blocked", "unlawful"})
INJUNCTIONS = frozenset({"injunction", "preliminary injunction", "permanent injunction"})
TRIAL_TYPES = frozenset({"preliminary injunction", "permanent injunction", "temporary restraining order", "verdict"})
NEARBY = 2  # sentences: what names nobody and does not point back is of the ruling told just before
BESIDE = 4  # sentences: farther on, the highest court, which decides much, is told of another ruling
WHO = frozenset({"issuedBy", "court"})
HIGHER = frozenset({"appeals", "supreme"})
Level = Callable[[str], str]
Seats = Callable[[str], frozenset[str]]


def nowhere(judge: str) -> frozenset[str]:
    """Return no court: nothing is known of where a judge sits."""
    return frozenset()


def kinds_apart(left: set[str], right: set[str]) -> bool:
    """Tell whether one telling decides a request for a stay or for reconsideration, and the other does not."""
    return bool((left | right) & {"reconsideration", "stay"}) and left != right


def ruling_fit(cluster: Cluster, one: Told, level: Level, seats: Seats = nowhere) -> float:
    """Return how well a telling fits a ruling: 0 for a conflict or no sign, more for more signs.

    Two frames of one sentence that were not joined there are two rulings. `seats` gives the keys of the courts that
    a judge is known to sit on: "a federal judge in Dunmore" may be Judge Roe where Roe sits in Dunmore.
    """
    if one.frame.other and not one.frame.definite or _told_beside(cluster, one):
        return 0.0
    if _conflict(cluster, Cluster([one]), level):
        return 0.0
    judges, courts = cluster.values("issuedBy"), cluster.values("court")
    own_judges, own_courts = one.values("issuedBy"), one.values("court")
    dates, own_dates = cluster.values("decidedOn"), one.values("decidedOn")
    targets, own_targets = _measures(cluster.values("target")), _measures(one.values("target"))
    recalled = cluster.told[0].frame.other and not cluster.told[0].frame.definite
    outcomes = cluster.values("outcome"), one.values("outcome")
    seated = bool(_seats(judges, seats) & own_courts or _seats(own_judges, seats) & courts)
    seated = seated and not judges & own_judges and bool(outcomes[0] & outcomes[1])
    same_court = courts & own_courts and not (recalled and _supreme(courts, level))
    if (one.frame.new or recalled) and not (targets & own_targets or same_court or dates & own_dates or seated):
        return 0.0
    apart = clash(targets, own_targets)
    if _supreme(courts | own_courts, level) and not one.frame.definite and not (dates & own_dates):
        if clash(*outcomes) and bool(targets) is not bool(own_targets):
            return 0.0
    barred = all(values & BARRED for values in outcomes)
    twice = apart and clash(*outcomes) and not barred and not one.frame.definite
    if _names(one) == {"decidedOn"} and _dated_apart(cluster, one):
        return 0.0
    far = one.frame.sentence - cluster.told[-1].frame.sentence > BESIDE and not one.frame.definite
    if (
        far
        and not _the_court(one)
        and _supreme(courts | own_courts, level)
        and not (targets & own_targets or dates & own_dates)
    ):
        return 0.0
    told_of = bool(targets & own_targets or judges & own_judges or dates & own_dates)
    bare = one.frame.rule == "ruling" and _names(one) <= {"court", "decidedOn"}  # "the court's 2015 decision"
    named_by_year = bare and not dates and _years(own_dates)
    if (far and _years(dates) or named_by_year) and _supreme(courts & own_courts, level) and not told_of:
        return 0.0  # a ruling of another year
    score = 3.0 * bool(judges & own_judges and not twice) + 2.0 * bool(targets & own_targets)
    alike = bool(outcomes[0] & outcomes[1]) and not _supreme(own_courts, level)
    agree = not apart or bool(dates & own_dates) or bool(judges & own_judges) or alike
    score += 2.0 * bool(courts & own_courts and agree)
    score += 1.5 * bool(seated and not apart)
    score += 1.0 * bool(dates and own_dates) + 0.5 * bool(cluster.values("outcome") & one.values("outcome"))
    if not own_judges and not own_courts and not apart:
        near = one.frame.sentence - cluster.told[-1].frame.sentence <= NEARBY
        score += 1.0 if near or one.frame.definite or _names(one) == {"decidedOn"} else 0.5
    speaks = one.frame.definite and not one.frame.other
    split = clash(*outcomes) and not barred and not targets & own_targets and not dates & own_dates
    if own_judges and not judges and not apart and not split and (speaks or not {level(c) for c in courts} & HIGHER):
        score += 1.5
    if judges and own_courts and not own_judges and targets and not apart:
        score += 0.5
    return score if score >= 1.0 else 0.0


def _dated_apart(cluster: Cluster, one: Told) -> bool:
    """Tell whether a bare day is not that of the ruling: of one only the year is told, and they stand apart."""
    dates, own = cluster.values("decidedOn"), one.values("decidedOn")
    if dates:
        return not dates & own and all(len(d) == 4 for d in dates)
    years = all(len(d) == 4 for d in own)
    return years and one.frame.sentence - cluster.told[-1].frame.sentence > NEARBY  # "the 2003 ruling"


def _years(dates: set[str]) -> bool:
    """Tell whether only the year of a ruling is told."""
    return bool(dates) and all(len(d) == 4 for d in dates)


def _the_court(one: Told) -> bool:
    """Tell whether the telling calls its court "the court" alone."""
    return any(s.name == "court" and isinstance(s.value, Mention) and s.value.name == "court" for s in one.frame.slots)


def _seats(judges: set[str], seats: Seats) -> set[str]:
    return {court for judge in judges for court in seats(judge)}


def _supreme(courts: set[str], level: Level) -> bool:
    return any(level(c) == "supreme" for c in courts)


def _told_beside(cluster: Cluster, one: Told) -> bool:
    """Tell whether the sentence of the telling already told the ruling, and not only who speaks."""
    beside = [told for told in cluster.told[-3:] if told.frame.sentence == one.frame.sentence]
    return any(t.frame.other or one.frame.other or not (_names(t) <= WHO or _names(one) <= WHO) for t in beside)


def _names(one: Told) -> set[str]:
    return {f.name for f in one.facts}


def merged(clusters: Sequence[Cluster], level: Level) -> list[Cluster]:
    """Return the clusters with those that name nobody joined to the one ruling on their measure that they can mean."""
    kept = list(clusters)
    for cluster in clusters:
        if _who(cluster) or any(t.frame.other for t in cluster.told):
            continue
        targets = _measures(cluster.values("target"))
        fits = [
            c
            for c in kept
            if c is not cluster and _who(c) and targets & c.values("target") and not _conflict(c, cluster, level)
        ]
        if len(fits) == 1:
            kept = [c for c in kept if c is not cluster]
            for one in cluster.told:
                fits[0].add(one)
    return kept


def _who(cluster: Cluster) -> set[str]:
    return cluster.values("issuedBy") | cluster.values("court")


def _levels(cluster: Cluster, level: Level) -> set[str]:
    return cluster.levels | {level(c) for c in _who(cluster)} - {""}


def _conflict(left: Cluster, right: Cluster, level: Level) -> bool:
    """Tell whether two cannot be one ruling: another judge, court, level, date, outcome or type."""
    if clash(left.values("issuedBy"), right.values("issuedBy")) or clash(_named(_who(left)), _named(_who(right))):
        return True
    levels = _levels(left, level), _levels(right, level)
    if clash(*levels):
        return True
    dates, others = left.values("decidedOn"), right.values("decidedOn")
    if dates and others and not any(compatible(a, b) for a in dates for b in others):
        return True
    outcomes = left.values("outcome"), right.values("outcome")
    if any(pair <= outcomes[0] | outcomes[1] for pair in OPPOSED):
        return True
    kinds = left.values("rulingType"), right.values("rulingType")
    if all(outcomes[k] or kinds[k] for k in (0, 1)) and kinds_apart(*kinds):
        return True
    if any("verdict" in kinds[k] and outcomes[1 - k] and not kinds[1 - k] for k in (0, 1)):
        return True
    if any(levels[k] & HIGHER and not kinds[k] and kinds[1 - k] & TRIAL_TYPES for k in (0, 1)):
        return True
    return len(kinds[0] | kinds[1]) > 1 and not kinds[0] | kinds[1] <= INJUNCTIONS


def _measures(values: set[str]) -> set[str]:
    return {v for v in values if v.startswith("measure:")}


def _named(values: set[str]) -> set[str]:
    """Return the courts that are named, and not only described by their seat."""
    return {v for v in values if v.startswith("court:") and not v.startswith(("court:federal-", "court:court-"))}


def ruling_stands(cluster: Cluster) -> bool:
    """Tell whether a ruling is told well enough: somebody decided, and what or about what is said."""
    who = _who(cluster) or any(slot.name in WHO for told in cluster.told for slot in told.frame.slots)
    what = cluster.values("outcome") | cluster.values("rulingType")
    ruled = any(t.frame.rule == "rule-that" and t.values("issuedBy") for t in cluster.told)
    return bool(
        who
        and (what or ruled or any(cluster.values(name) for name in ("target", "inFavorOf", "against", "decidedOn")))
        or (what and (cluster.values("target") or cluster.values("against")))
    )
