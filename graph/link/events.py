"""Frames of one document -> events: what the document tells, each thing once.

Takes frames whose mentions are resolved to referents (`Told`), gives events. Tenures, statements and grants are
events as they are, less repetitions; measures are keyed by their referent; cases and rulings are clustered in order of
telling.
Two tellings are one ruling when nothing conflicts (judge, court, date, outcome, "another judge") and something agrees;
a description without a judge joins the event that it can only mean ("a federal judge in Dunmore" ... "Judge Jane Roe").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.link.case_fit import case_fit, case_stands, named_first
from graph.link.clusters import Cluster, Told, text
from graph.link.posture import postures
from graph.link.ruling_fit import INJUNCTIONS, Level, Seats, merged, nowhere, ruling_fit, ruling_stands
from graph.model import Event, Fact, FrameKind, Modality

NEAR = 40  # a telling is compared with the latest events only, so that long texts cost linear time


def events(told: Sequence[Told], level: Level, seats: Seats = nowhere) -> tuple[Event, ...]:
    """Return the events of a document; `level` gives a court's or judge's level ("district", "appeals", ...) or "".

    `seats` gives the keys of the courts on which a judge sits.
    """
    made: list[Event] = []
    for kind in FrameKind:
        mine = [t for t in told if t.frame.kind is kind]
        sure = [t for t in mine if t.frame.modality is Modality.ASSERTED]
        unsure = [t for t in mine if t.frame.modality is not Modality.ASSERTED]
        if kind is FrameKind.RULING:
            clusters = merged(_cluster(sure, lambda c, t: ruling_fit(c, t, level, seats)), level)
            made.extend(_acting([c for c in clusters if ruling_stands(c)], level))
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
        scored = [(fit(c, one), c.told[-1].frame.sentence, first + i) for i, c in enumerate(clusters[first:])]
        best = max(scored, default=(0.0, 0, -1))  # of equals the one that was spoken of last
        if best[0] > 0:
            clusters[best[-1]].add(one)
        else:
            clusters.append(Cluster([one]))
    return clusters


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


def _acting(clusters: Sequence[Cluster], level: Level) -> list[Event]:
    """Make events of rulings, with what they do to each other."""
    made = _events(FrameKind.RULING, clusters)
    keys = {event.key for event in made}
    by_key = {f"ruling:{n}": cluster for n, cluster in enumerate(clusters) if f"ruling:{n}" in keys}
    links = list(postures(by_key, level))
    return [replace(e, facts=(*e.facts, *(fact for key, fact in links if key == e.key))) for e in made]


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
