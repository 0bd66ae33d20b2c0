"""The plan carried out, so that it can be broken off at any place: what the next run finds is never worse than unknown.

The record is written before the first graph (all that is begun), after every hundred, and at the end; a run that has
nothing to do writes nothing. Withdrawn documents go first. A graph that the store refuses is left as begun, and the
others are sent all the same, unless it refuses one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.errors import StoreError
from graph.publish.graphs import Graphs
from graph.publish.record import BEGUN, Plan, planned, read, record_iri, written
from graph.publish.store import Refused, Store

EVERY = 100  # graphs between two records
ENOUGH = 5  # refusals in a row after which the rest is not tried

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Sent:
    """What was done: how many graphs were sent, left and withdrawn; each that was refused, with what the store said.

    `untried` counts those that were given up after too many refusals.
    """

    sent: int
    same: int
    withdrawn: int
    refused: tuple[tuple[str, str], ...] = ()
    untried: int = 0


def compare(graphs: Graphs, store: Store, *, everything: bool = False) -> tuple[Plan, dict[str, str]]:
    """Return what there is to do, and the hashes of what the store holds; raises StoreError where it does not tell."""
    try:
        answer = store.get(record_iri(graphs.base))
    except Refused as error:
        raise StoreError(f"{store.access.shown} {error}; is this the address of its Graph Store Protocol?") from error
    held: dict[str, str] = {}
    try:
        held = read(graphs.base, *answer) if answer else {}
    except StoreError:
        if not everything:
            raise
    return planned(held, graphs.digests, graphs.base, everything=everything), held


def send(graphs: Graphs, store: Store, plan: Plan, held: Mapping[str, str], progress: Progress | None = None) -> Sent:
    """Carry out a plan; raises StoreError where the store does not take the record, or cannot be reached any more."""
    if not plan.send and not plan.withdraw:
        return Sent(0, len(plan.same), 0)
    state = {name: held[name] for name in plan.same} | dict.fromkeys((*plan.withdraw, *plan.send), BEGUN)
    _note(graphs, store, state)
    refused: list[tuple[str, str]] = []
    row = done = 0  # refusals one after the other; graphs that were tried
    withdrawn = 0
    for number, name in enumerate((*plan.withdraw, *plan.send)):
        if progress is not None:
            progress("publishing", number, len(plan.withdraw) + len(plan.send))
        try:
            if name in graphs.digests:
                store.put(name, *graphs.content(name))
                state[name] = graphs.digests[name]
            else:
                store.delete(name)
                del state[name]
                withdrawn += 1
            row = 0
        except Refused as error:
            refused.append((name, str(error)))
            row += 1
        done += 1
        if row == ENOUGH:
            break
        if done % EVERY == 0:
            _note(graphs, store, state)
    _note(graphs, store, state)
    tried = len(plan.withdraw) + len(plan.send) - done
    return Sent(done - withdrawn - len(refused), len(plan.same), withdrawn, tuple(refused), tried)


def _note(graphs: Graphs, store: Store, state: Mapping[str, str]) -> None:
    """Write the record; raises StoreError where the store does not take it."""
    try:
        store.put(record_iri(graphs.base), written(graphs.base, state))
    except Refused as error:
        hint = "is this the address of its Graph Store Protocol, and may you write there?"
        raise StoreError(f"{store.access.shown} takes no graph: it {error}; {hint}") from error
