"""How far an injunction reaches: nationwide or statewide, by the words around its verb or noun.

Takes a clause and the place of a trigger in it, gives a slot of scope or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.frames.clause import Clause
from graph.frames.lexicon import Trigger
from graph.model import Concept, Slot

SCOPES = (
    ("nationwide", "nationwide"),
    ("nation-wide", "nationwide"),
    ("national injunction", "nationwide"),
    ("across the country", "nationwide"),
    ("universal injunction", "nationwide"),
    ("statewide", "statewide"),
)


def scope(clause: Clause, start: int, trigger: Trigger) -> Iterator[Slot]:
    """Yield the scope of an injunction where the clause names it."""
    if trigger.kind != "Ruling" or not (trigger.type or trigger.outcome == "blocked"):
        return
    words = " ".join(clause.lowers(start - 6, start + 10))
    label = next((label for cue, label in SCOPES if cue in words), "")
    if label:
        yield Slot("scope", Concept("scope", label), clause.items[start].span, f"{trigger.id}/scope")
