"""Who sues: lists of parties, collectives and their named members, states through their attorneys general.

Takes a clause and an index, gives indices of items or slots. A collective gives way to the members that are named
("a coalition led by A and B", "cities that joined the suit included C and D").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.frames import grammar
from graph.frames.clause import Clause, place
from graph.frames.lists import listed_left
from graph.model import Mention, MentionKind, Slot

K = MentionKind


def actors(clause: Clause, i: int) -> list[int]:
    """Return the party at `i` with those coordinated to its left; for a collective its named members instead."""
    return (
        grammar.members(clause.items, i, clause.party)
        or _represented(clause, i)
        or listed_left(clause.items, i, clause.party)
    )


def _represented(clause: Clause, i: int) -> list[int]:
    """Return the states for which their attorneys general act: "the attorneys general of Ohio and Utah"."""
    item = clause.items[i]
    if not (item.of(K.GROUP) and "attorneys" in item.lower):
        return []
    j = next((k for k in range(i + 1, i + 4) if clause.word(k) in ("of", "for", "from")), None)
    return grammar.objects(clause.items, j + 1, place, 3) if j is not None else []


def party_slots(clause: Clause, slot: str, found: Sequence[int], rule: str) -> Iterator[Slot]:
    """Yield a party slot for each item that can be a party."""
    for item in (clause.items[i] for i in found):
        if item.mention is not None and clause.party(item):
            yield Slot(slot, item.mention, item.span, rule)


def with_members(clause: Clause, start: int, slots: Sequence[Slot]) -> list[Slot]:
    """Put the named members in place of a collective plaintiff: "... that joined the suit included A, B and C"."""
    if not any(_collective(s) for s in slots):
        return list(slots)
    verbs = ("include", "includes", "included", "are", "were")
    verb = next((k for k in range(start, start + 4) if clause.word(k) in verbs), None)
    found = grammar.objects(clause.items, verb + 1, clause.party, 3) if verb is not None else []
    if not found:
        return list(slots)
    return [*(s for s in slots if not _collective(s)), *party_slots(clause, "plaintiff", found, "lawsuit/members")]


def _collective(slot: Slot) -> bool:
    return slot.name == "plaintiff" and isinstance(slot.value, Mention) and slot.value.kind is K.GROUP
