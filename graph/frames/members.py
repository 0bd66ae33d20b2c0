"""Who sues, told by a list: "the states suing are A and B", "joining A in the suit are B and C", "A was joined by B".

Takes a clause, gives Case frames with plaintiffs. What the list is of must be said to sue, or to take part in a suit;
lists of those who back, fight or face one are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.frames import grammar
from graph.frames.clause import Clause
from graph.frames.lists import listed_left
from graph.frames.parties import party_slots
from graph.frames.suits import APART, SUING, along_with, list_after
from graph.frames.words import BREAKS, DETERMINERS
from graph.model import Frame, FrameKind, MentionKind

K = MentionKind
RULE = "suing-members"
COPULAS = frozenset("are include includes included were".split())
OPENING = frozenset([":", "\u2014", "\u2013", "--"])
BEFORE_LIST = DETERMINERS | frozenset("also then state states city cities county counties commonwealth of".split())
GROUPS = frozenset(
    "states cities counties municipalities towns jurisdictions governments groups organizations companies others "
    "plaintiffs parties officials general coalition".split()
)
SUITS = frozenset("lawsuit lawsuits suit suits case litigation complaint challenge coalition".split())
TELLING = SUING | SUITS
OPENS = frozenset("joining suing participating part party involved included".split())
JOINED = frozenset("joined accompanied followed".split())
REACH = 18


def suing_members(clause: Clause) -> Iterator[Frame]:
    """Yield a Case frame where the sentence lists who sues."""
    lowers = [item.lower for item in clause.items]
    if TELLING.isdisjoint(lowers):
        return
    found = _listed(clause, lowers) or _apposed(clause) or _inverted(clause, lowers) or _joined(clause, lowers)
    if found:
        slots = tuple(party_slots(clause, "plaintiff", found, f"{RULE}/list"))
        yield Frame(FrameKind.CASE, clause.items[found[0]].span, clause.sentence.index, slots, RULE, definite=True)


def _list_at(clause: Clause, i: int) -> list[int]:
    """Return the parties of the list that begins at `i`, past its determiners; collectives without names are none."""
    return [k for k in list_after(clause, i, BEFORE_LIST) if not clause.items[k].of(K.GROUP)]


def _listed(clause: Clause, lowers: list[str]) -> list[int]:
    """Read "the states suing are A and B", "other cities in the suit include A", "states that filed suit: A and B"."""
    for i, word in enumerate(lowers):
        if word not in COPULAS and word not in OPENING or clause.mention(i) is not None:
            continue
        start = i
        while start > 0 and i - start < REACH and lowers[start - 1] not in BREAKS | {",", "\u2014", "("}:
            start -= 1
        head = next((k for k in range(start, i) if _collective(clause, k)), None)
        told = set(lowers[head + (lowers[head] != "coalition") : i]) if head is not None else set()
        if not told & TELLING or told & APART:
            continue
        found = _list_at(clause, i + 1)
        if len(found) > (word in OPENING):
            return [*along_with(clause), *found]
    return []


def _apposed(clause: Clause) -> list[int]:
    """Read "two states challenging the ban, A and B, said": the list between two commas names all who sue."""
    for i, item in enumerate(clause.items):
        if not item.of(K.GROUP) or clause.word(i + 1) not in ("challenging", "suing", "that", "who"):
            continue
        comma = next((k for k in range(i + 1, min(i + 9, len(clause.items))) if clause.word(k) == ","), 0)
        told = set(clause.lowers(i + 1, comma))
        if not told & {"challenging", "suing", "sued", "challenged"} or told & APART:
            continue
        found = _list_at(clause, comma + 1)
        if len(found) > 1 and clause.word(found[-1] + 1) == ",":
            return found
    return []


def _collective(clause: Clause, k: int) -> bool:
    item = clause.items[k]
    return item.lower.split()[-1:] != [] and item.lower.split()[-1] in GROUPS and not item.quoted


def _inverted(clause: Clause, lowers: list[str]) -> list[int]:
    """Read "joining A in the suit are B and C", "also suing are A and B"."""
    opens = [word for word in lowers[:3] if word not in ("also", "meanwhile", ",", "taking")][:1]
    copula = next((k for k in range(1, min(REACH, len(lowers))) if lowers[k] in ("are", "is", "were", "was")), None)
    if not set(opens) & OPENS or copula is None or APART & set(lowers[:copula]):
        return []
    if opens != ["suing"] and not SUITS & set(lowers[:copula]):
        return []
    first = lowers.index(opens[0]) + 1
    before = grammar.objects(clause.items[:copula], first, clause.party, 4) if opens == ["joining"] else []
    found = _list_at(clause, copula + 1)
    return [*before, *found] if found else []


def _joined(clause: Clause, lowers: list[str]) -> list[int]:
    """Read "A was joined in the lawsuit by B and C", "A, joined by B and C, filed a lawsuit"."""
    for i, word in enumerate(lowers):
        if word not in JOINED:
            continue
        by = next((k for k in range(i + 1, min(i + 7, len(lowers))) if lowers[k] == "by"), None)
        if by is None or APART & set(lowers[max(i - 5, 0) : i]) or clause.items[i].quoted:
            continue
        suit = set(lowers[i + 1 : by]) & SUITS or set(lowers[by : by + 2 * REACH]) & SUITS
        found = _list_at(clause, by + 1)
        if found and SUITS & set(lowers[max(i - 4, 0) : i]):
            return found
        who = grammar.subject(clause.items, i, clause.party, frozenset())
        if suit and found and who is not None and not clause.items[who].of(K.GROUP):
            return [*listed_left(clause.items, who, clause.party), *found]
    return []
