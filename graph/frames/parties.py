"""Who sues and who is sued: lists of parties, collectives and their named members, those whom lawyers act for.

Takes a clause and an index, gives indices of items or slots. A collective gives way to the members that are named
("a coalition led by A and B", "cities that joined the suit included C and D"), lawyers and attorneys general to those
for whom they act ("lawyers for A", "the attorneys general of B and C", "B Attorney General Jane Roe").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.frames import grammar
from graph.frames.clause import Clause, place
from graph.frames.lists import listed_left
from graph.model import Mention, MentionKind, Slot

K = MentionKind
ATTORNEYS_GENERAL = re.compile(r"\battorneys?[- ]general", re.IGNORECASE)
LAWYERS = re.compile(r"\b(?:lawyers?|attorneys?|counsel|solicitors?)$", re.IGNORECASE)
OFFICIAL = re.compile(r"\b(?:city|county|district|u\.s\.|us|united states|state'?s?|prosecuting) attorneys?$", re.IGNORECASE)
ACTING_FOR = frozenset("for representing".split())


def actors(clause: Clause, i: int) -> list[int]:
    """Return the party at `i` with those coordinated to its left; for a collective its named members instead."""
    if _one_of(clause, i) is not None:
        i = _one_of(clause, i) or i
    found = grammar.members(clause.items, i, clause.party) or listed_left(clause.items, i, clause.party)
    return acting(clause, found)


def acting(clause: Clause, found: Sequence[int]) -> list[int]:
    """Return the parties with those who act for others replaced by these; lawyers for nobody who is told are none."""
    parties: list[int] = []
    for i in found:
        parties.extend(k for k in _acting(clause, i) if k not in parties)
    return parties


def _acting(clause: Clause, i: int) -> list[int]:
    item = clause.items[i]
    if item.of(K.PERSON):
        return _attorney(clause, i)
    name = item.text
    if not item.of(K.GROUP, K.OFFICE):
        return [i]
    if ATTORNEYS_GENERAL.search(name):
        return _represented(clause, i) or [i]
    if LAWYERS.search(name) and not OFFICIAL.search(name):
        after = clause.word(i + 1)
        return grammar.objects(clause.items, i + 2, clause.party, 4) if after in ACTING_FOR else []
    return [i]


def _attorney(clause: Clause, i: int) -> list[int]:
    """Return the state whose attorney general the person at `i` is, nobody for a lawyer, else the person."""
    title = clause.items[i].title.name if clause.items[i].title else ""
    if ATTORNEYS_GENERAL.search(title):
        for k in (i - 1, i + 2):
            mention = clause.mention(k)
            if mention is not None and mention.kind is K.PLACE and (k < i or clause.word(i + 1) == "of"):
                return [k]
        return [i]
    return [] if LAWYERS.search(title) and not OFFICIAL.search(title) else [i]


def _represented(clause: Clause, i: int) -> list[int]:
    """Return the states for which their attorneys general act: "the attorneys general of Ohio and Utah"."""
    j = next((k for k in range(i + 1, i + 4) if clause.word(k) in ("of", "for", "from", "in")), None)
    return grammar.objects(clause.items, j + 1, clause.party, 3) if j is not None else []


def _one_of(clause: Clause, i: int) -> int | None:
    """Return the party that is one of the collective at `i`: "Ohio, one of the states that sued, ..."."""
    before = clause.lowers(i - 5, i)
    if not clause.items[i].of(K.GROUP) or "one" not in before and "among" not in before:
        return None
    comma = next((k for k in range(i - 1, max(i - 6, 0), -1) if clause.word(k) == ","), 0)
    return comma - 1 if comma and clause.party(clause.items[comma - 1]) else None


def party_slots(clause: Clause, slot: str, found: Sequence[int], rule: str) -> Iterator[Slot]:
    """Yield a party slot for each item that can be a party."""
    parties = acting(clause, found) if slot == "plaintiff" else found
    for item in (clause.items[i] for i in parties):
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
