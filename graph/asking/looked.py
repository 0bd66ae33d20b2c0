"""What has been looked up in a store: the things of a kind, and what is plainly said of two things.

A store that is asked once has it made for that question; a server keeps one for as long as it serves the store. To be
used by one thread or by several: what two look up at once is looked up twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graph.asking.names import Named, things
from graph.asking.paths import Fact, facts

if TYPE_CHECKING:
    from pyoxigraph import Store


class Looked:
    """Looks things up in a store, each kind once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._things: dict[str, tuple[Named, ...]] = {}
        self._facts: Mapping[Fact, Sequence[str]] | None = None

    def things(self, kind: str) -> tuple[Named, ...]:
        """Return the things of a kind ("Person", "Agent", "Thing")."""
        if kind not in self._things:
            self._things[kind] = tuple(things(self._store, kind))
        return self._things[kind]

    def facts(self) -> Mapping[Fact, Sequence[str]]:
        """Return what is plainly said of two things, with its claims."""
        if self._facts is None:
            self._facts = facts(self._store)
        return self._facts
