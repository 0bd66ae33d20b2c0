"""Tellings of one event, gathered: frames with resolved slots, and what their values are.

Takes frames and facts, gives the values of their slots, and whether two sets of values contradict each other. Leaves
out what makes two tellings one event (`events` for rulings, `case_fit` for cases).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Concept, Fact, Frame, Literal


@dataclass(frozen=True, slots=True)
class Told:
    """One frame with its slots resolved to facts; `level` is that of a court it does not name ("a lower court")."""

    frame: Frame
    facts: tuple[Fact, ...]
    level: str = ""

    def values(self, name: str) -> set[str]:
        """Return the values of one slot as strings."""
        return {text(f) for f in self.facts if f.name == name}


class Cluster:
    """Tellings taken for one event, in order, with the values of their slots gathered."""

    def __init__(self, told: Sequence[Told]) -> None:
        """Gather the tellings."""
        self.told: list[Told] = []
        self.levels: set[str] = set()
        self._values: dict[str, set[str]] = {}
        for one in told:
            self.add(one)

    def add(self, one: Told) -> None:
        """Take in one more telling."""
        self.told.append(one)
        self.levels |= {one.level} - {""}
        for fact in one.facts:
            self._values.setdefault(fact.name, set()).add(text(fact))

    def values(self, name: str) -> set[str]:
        """Return the values of one slot over all tellings; the set is not to be changed."""
        return self._values.get(name, set())


def text(fact: Fact) -> str:
    """Return the value of a fact as a string."""
    if isinstance(fact.value, Literal):
        return fact.value.text
    return fact.value.label if isinstance(fact.value, Concept) else fact.value


def compatible(left: str, right: str) -> bool:
    """Tell whether two ISO prefixes can be one date."""
    return left.startswith(right) or right.startswith(left)


def clash(left: set[str], right: set[str]) -> bool:
    """Tell whether both slots have values and share none."""
    return bool(left and right and not left & right)
