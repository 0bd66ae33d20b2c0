"""Frames of one document -> events: what the document tells, each thing once.

Takes frames whose mentions are resolved to referents (`Told`), gives events. Tenures, statements and grants are
events as they are, less repetitions; measures are keyed by their referent; cases and rulings are clustered in order of
telling.
Two tellings are one ruling when nothing conflicts (judge, court, date, outcome, "another judge") and something agrees;
a description without a judge joins the event that it can only mean ("a federal judge in Dunmore" ... "Judge Jane Roe").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.link.case_fit import case_fit, case_stands, named_first
from graph.link.clusters import Cluster, Told, clash, compatible, text
from graph.model import Event, Fact, FrameKind, Modality

OPPOSED = (
    {"granted", "denied"},
    {"affirmed", "reversed"},
    {"blocked", "allowed"},
    {"unlawful", "allowed"},
    {"dismissed", "blocked"},
    {"dismissed", "granted"},
    {"blocked", "denied"},
    {"unlawful", "denied"},
    {"unlawful", "affirmed"},
    {"blocked", "vacated"},
    {"blocked", "reversed"},
)
INJUNCTIONS = frozenset({"injunction", "preliminary injunction", "permanent injunction"})
NEAR = 40  # a telling is compared with the latest events only, so that long texts cost linear time
Level = Callable[[str], str]


def events(told: Sequence[Told], level: Level) -> tuple[Event, ...]:
    """Return the events of a document; `level` gives a court's or judge's level ("district", "appeals", ...) or ""."""
    made: list[Event] = []
    for kind in FrameKind:
        mine = [t for t in told if t.frame.kind is kind]
        sure = [t for t in mine if t.frame.modality is Modality.ASSERTED]
        unsure = [t for t in mine if t.frame.modality is not Modality.ASSERTED]
        if kind is FrameKind.RULING:
            clusters = _cluster(sure, lambda c, t: ruling_fit(c, t, level))
            made.extend(_events(kind, [c for c in clusters if _ruling_stands(c)]))
        elif kind is FrameKind.CASE:
            made.extend(_events(kind, [c for c in _cluster(sure, case_fit) if case_stands(c)]))
        else:
            made.extend(_keyed(kind, sure))
        made.extend(
            _events(
                kind,
                [
                    Cluster([t])
                    for t in unsure
                    if kind in (FrameKind.CASE, FrameKind.RULING) and len({f.name for f in t.facts}) > 1
                ],
                "said",
            )
        )
    return tuple(made)


def _cluster(told: Sequence[Told], fit: Callable[[Cluster, Told], float]) -> list[Cluster]:
    clusters: list[Cluster] = []
    for one in told:
        first = max(len(clusters) - NEAR, 0)
        scored = [(fit(cluster, one), first + i) for i, cluster in enumerate(clusters[first:])]
        best = max(scored, default=(0.0, -1))
        if best[0] > 0:
            clusters[best[1]].add(one)
        else:
            clusters.append(Cluster([one]))
    return clusters


def kinds_apart(left: set[str], right: set[str]) -> bool:
    """Tell whether one telling decides a request for a stay or for reconsideration, and the other does not."""
    return bool((left | right) & {"reconsideration", "stay"}) and left != right


def _measures(values: set[str]) -> set[str]:
    return {v for v in values if v.startswith("measure:")}


def ruling_fit(cluster: Cluster, one: Told, level: Level) -> float:
    """Return how well a telling fits a ruling: 0 for a conflict or no sign, more for more signs."""
    if one.frame.other and not one.frame.definite or _ruling_conflict(cluster, one, level):
        return 0.0
    judges, courts = cluster.values("issuedBy"), cluster.values("court")
    own_judges, own_courts = one.values("issuedBy"), one.values("court")
    dates, own_dates = cluster.values("decidedOn"), one.values("decidedOn")
    targets, own_targets = _measures(cluster.values("target")), _measures(one.values("target"))
    recalled = cluster.told[0].frame.other and not cluster.told[0].frame.definite
    if (one.frame.new or recalled) and not (targets & own_targets or courts & own_courts or dates & own_dates):
        return 0.0
    score = 3.0 * bool(judges & own_judges) + 2.0 * bool(courts & own_courts) + 2.0 * bool(targets & own_targets)
    score += 1.0 * bool(dates and own_dates) + 0.5 * bool(cluster.values("outcome") & one.values("outcome"))
    apart = clash(targets, own_targets)
    if not own_judges and not own_courts and not apart:
        score += 1.0
    if own_judges and not judges and not apart and not {level(c) for c in courts} & {"supreme", "appeals"}:
        score += 1.5
    if judges and own_courts and not own_judges and targets and not apart:
        score += 0.5
    return score if score >= 1.0 else 0.0


def _ruling_conflict(cluster: Cluster, one: Told, level: Level) -> bool:
    """Tell whether a telling cannot be of the ruling: another judge, court, level, date, outcome or type.

    Two frames of one sentence that were not joined there are two rulings.
    """
    if any(told.frame.sentence == one.frame.sentence for told in cluster.told[-3:]):
        return True
    who, own = cluster.values("issuedBy") | cluster.values("court"), one.values("issuedBy") | one.values("court")
    if clash(cluster.values("issuedBy"), one.values("issuedBy")) or clash(_named(who), _named(own)):
        return True
    if clash({level(c) for c in who} - {""}, {level(c) for c in own} - {""}):
        return True
    dates, own_dates = cluster.values("decidedOn"), one.values("decidedOn")
    if dates and own_dates and not any(compatible(a, b) for a in dates for b in own_dates):
        return True
    outcomes, own_outcomes = cluster.values("outcome"), one.values("outcome")
    if any(pair <= outcomes | own_outcomes for pair in OPPOSED):
        return True
    kinds, own_kinds = cluster.values("rulingType"), one.values("rulingType")
    if (outcomes or kinds) and (own_outcomes or own_kinds) and kinds_apart(kinds, own_kinds):
        return True
    return len(kinds | own_kinds) > 1 and not kinds | own_kinds <= INJUNCTIONS


def _named(values: set[str]) -> set[str]:
    """Return the courts that are named, and not only described by their seat."""
    return {v for v in values if v.startswith("court:") and not v.startswith("court:federal-")}


def _ruling_stands(cluster: Cluster) -> bool:
    """Tell whether a ruling is told well enough: somebody decided, and what or about what is said."""
    who = cluster.values("issuedBy") | cluster.values("court")
    what = cluster.values("outcome") | cluster.values("rulingType")
    return bool(
        who
        and (what or any(cluster.values(name) for name in ("target", "inFavorOf", "against", "decidedOn")))
        or (what and (cluster.values("target") or cluster.values("against")))
    )


def _facts(told: Sequence[Told]) -> tuple[Fact, ...]:
    """Join the facts of tellings: each value once with each evidence; a coarser date or type gives way."""
    facts = tuple(dict.fromkeys(fact for one in told for fact in one.facts))
    values: dict[str, set[str]] = {}
    for fact in facts:
        values.setdefault(fact.name, set()).add(text(fact))
    return tuple(f for f in facts if not _coarser(f.name, text(f), values[f.name]))


def _coarser(name: str, value: str, values: set[str]) -> bool:
    """Tell whether another value of the slot says the same more finely: a whole date, a special injunction."""
    if name in ("decidedOn", "filedOn", "issuedOn"):
        return any(v != value and v.startswith(value) for v in values)
    return name == "rulingType" and value == "injunction" and bool(values & (INJUNCTIONS - {"injunction"}))


def _events(kind: FrameKind, clusters: Sequence[Cluster], prefix: str = "") -> list[Event]:
    made = []
    for n, cluster in enumerate(clusters):
        facts = tuple(f for f in named_first(_facts(cluster.told)) if f.name != "inCase")
        if facts:
            made.append(Event(f"{kind.value.lower()}{'-' + prefix if prefix else ''}:{n}", kind, facts))
    return made


def _keyed(kind: FrameKind, told: Sequence[Told]) -> list[Event]:
    """Make events of frames that carry their own identity: measures, statements, tenures, grants."""
    groups: dict[str, list[Told]] = {}
    for one in told:
        groups.setdefault(_own_key(kind, one), []).append(one)
    made = []
    for key, group in groups.items():
        facts = tuple(f for f in _facts(group) if f.name != "self")
        if facts:
            made.append(Event(key, kind, facts))
    return made


def _own_key(kind: FrameKind, one: Told) -> str:
    def value(name: str) -> str:
        return ",".join(sorted(one.values(name)))

    if kind is FrameKind.MEASURE:
        return value("self")
    if kind is FrameKind.TENURE:
        return f"tenure:{value('holder')}|{value('office').casefold()}|{value('organization')}"
    if kind is FrameKind.GRANT:
        return f"grant:{value('recipient')}|{value('program')}|{value('fiscalYear')}|{value('amount')}"
    return f"statement:{value('speaker')}|{' '.join(value('quote').casefold().split())}"
