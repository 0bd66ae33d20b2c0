"""Pair what was found with gold, and judge each value.

Takes gold and happenings; gives an `Outcome` for every value that was found or wanted, from which all figures are
counted. The pairing is a matching of greatest weight: a required value in common weighs 1, an optional one a half,
and a template that may not be left out a quarter more, so that of two alike the required one is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from graph.evaluate.found import Happening, Place, Value
from graph.evaluate.gold import SLOTS, GoldDocument, Template, Wanted
from graph.evaluate.names import fits
from graph.tables import read_mapping

CORE: tuple[str, ...] = tuple(read_mapping("evaluation.yaml")["core"])
OPTIONAL_WEIGHT = 0.5
REQUIRED_WEIGHT = 0.25

__all__ = ["CORE", "SLOTS", "Outcome", "Tally", "Verdict", "kinds_of_miss", "score", "tally"]


class Verdict(StrEnum):
    """What became of one value: `WRONG` stands in a template that gold has, `EXTRA` in one that it has not."""

    RIGHT = "right"
    SPARED = "spared"  # optional in gold, or in a loose slot: neither asked for nor punished
    MISSED = "missed"
    WRONG = "wrong"
    EXTRA = "extra"


MISSES = (Verdict.MISSED, Verdict.WRONG, Verdict.EXTRA)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One value with its verdict; `name` is how gold or the graph calls it, `value` what was found, if anything."""

    document: str
    kind: str
    slot: str
    verdict: Verdict
    name: str
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many values were right, found and wanted; shares of nothing are 0."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Return the share of the found values that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the wanted values that were found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(rows: Iterable[GoldDocument], found: Mapping[Place, Sequence[Happening]]) -> tuple[Outcome, ...]:
    """Return an outcome for each value, in the order of gold, templates and slots."""
    outcomes: list[Outcome] = []
    for row in rows:
        for kind in SLOTS:
            if kind not in row.ignored:
                templates = [template for template in row.templates if template.kind == kind]
                outcomes.extend(_judged(row.stem, kind, templates, found.get((row.stem, kind), ())))
    return tuple(outcomes)


def tally(outcomes: Iterable[Outcome], kinds: Iterable[str] = SLOTS, slot: str | None = None) -> Tally:
    """Count the outcomes of some kinds of template, all of them unless told, and of one slot if one is named."""
    counts = dict.fromkeys(Verdict, 0)
    for outcome in outcomes:
        if outcome.kind in kinds and slot in (None, outcome.slot):
            counts[outcome.verdict] += 1
    right = counts[Verdict.RIGHT]
    return Tally(right, right + counts[Verdict.WRONG] + counts[Verdict.EXTRA], right + counts[Verdict.MISSED])


def kinds_of_miss(outcomes: Iterable[Outcome]) -> tuple[tuple[str, str, tuple[int, ...]], ...]:
    """Return template, slot and the number missed, wrong and extra, where there is any, in the order of the slots."""
    counts = {(kind, slot): dict.fromkeys(MISSES, 0) for kind, slots in SLOTS.items() for slot in slots}
    for outcome in outcomes:
        if outcome.verdict in MISSES:
            counts[outcome.kind, outcome.slot][outcome.verdict] += 1
    return tuple((*place, tuple(each.values())) for place, each in counts.items() if any(each.values()))


def _judged(stem: str, kind: str, templates: Sequence[Template], events: Sequence[Happening]) -> Iterator[Outcome]:
    pairs = _pairs(templates, events)
    for n, template in enumerate(templates):
        values = events[pairs[n]].values if n in pairs else ()
        met = _matched(template.required, values)
        rest = tuple(value for value in values if value not in met.values())
        spared = _matched(template.optional, rest).values()
        for index, (slot, names) in enumerate(template.required):
            if index in met:
                yield Outcome(stem, kind, slot, Verdict.RIGHT, names[0], met[index])
            elif not template.spare:
                yield Outcome(stem, kind, slot, Verdict.MISSED, names[0])
        for value in rest:
            verdict = Verdict.SPARED if value in spared or value.slot in template.loose else Verdict.WRONG
            yield Outcome(stem, kind, value.slot, verdict, value.names[0], value)
    for n, event in enumerate(events):
        if n not in pairs.values():
            for value in event.values:
                yield Outcome(stem, kind, value.slot, Verdict.EXTRA, value.names[0], value)


def _pairs(templates: Sequence[Template], events: Sequence[Happening]) -> dict[int, int]:
    """Return which event each template is paired with, by their places."""
    weights: nx.Graph[tuple[str, int]] = nx.Graph()
    for n, template in enumerate(templates):
        for m, event in enumerate(events):
            met = float(len(_matched(template.required, event.values)))
            met += OPTIONAL_WEIGHT * len(_matched(template.optional, event.values))
            if met:
                weights.add_edge(("gold", n), ("found", m), weight=met if template.spare else met + REQUIRED_WEIGHT)
    matching = (dict(pair) for pair in nx.max_weight_matching(weights))
    return {pair["gold"]: pair["found"] for pair in matching}


def _matched(wanted: Sequence[Wanted], values: Sequence[Value]) -> dict[int, Value]:
    """Return the value that earns each wanted one, by its place; a value earns one only."""
    met: dict[int, Value] = {}
    for n, (slot, names) in enumerate(wanted):
        for value in values:
            if value.slot == slot and value not in met.values() and fits(value.names, names, slot):
                met[n] = value
                break
    return met
