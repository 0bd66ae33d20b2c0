"""What a suit is to do: the measure that it is to block, that it challenges, that it is over.

Takes a clause and where a suit is told in it, gives slots; "over" may open a time instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.frames import grammar
from graph.frames.clause import Clause, measure
from graph.frames.content import END_OF_PURPOSE, described
from graph.frames.fill import ASIDE
from graph.frames.words import BREAKS
from graph.model import MentionKind, Slot

K = MentionKind
# The ends of nouns for what somebody does, and such nouns without a form of their own.
ACT = re.compile(
    r"(?:tion|sion|ment|[a-z]{3}al|[a-z]{3}ing|ure|ance|cut|ban|use|effort|attempt|move|plan|freeze|halt|delay|search|"
    r"raid|fee|stop|sale|release|approach|handover|overhaul|recount|access|district|wall|subsidie|permit|question)(?:s|es)?$"
)


def attacked(clause: Clause, start: int, rule: str) -> Iterator[Slot]:
    """Read what a suit is against from "to block ...", "challenging ...", "over ..." in its clause."""
    for i in range(start, min(start + 22, len(clause.items))):
        item = clause.items[i]
        if item.lower in BREAKS or item.quoted or item.lower in END_OF_PURPOSE:
            return
        word = clause.word(i)
        opens = word in clause.lexicon.attacking and (word.endswith("ing") or clause.word(i - 1) == "to")
        if not (opens or word == "over") or word == "over" and _of_time(clause, i + 1):
            continue
        found = grammar.objects(clause.items, i + 1, measure, 7)
        if found and ASIDE & set(clause.lowers(i + 1, found[0])):
            found = []  # "over the loss of the penalty in the tax law"
        practice = described(clause, i + 1) if not found else None
        if word == "over" and practice is not None and not ACT.search(_head(practice.name)):
            practice = None  # "over the traffic jams"
        values = [clause.mention(k) for k in found] if found else [practice]
        slots = [Slot("challenges", v, v.span, rule) for v in values if v is not None]
        if slots:
            yield from slots
            return


def _head(name: str) -> str:
    """Return the last word of a noun phrase before what hangs on it: "removal" of "removal of the judges"."""
    return re.split(r" (?:of|to|on|for|in|by|from|at|against|with) ", name.lower())[0].split()[-1]


def _of_time(clause: Clause, i: int) -> bool:
    """Tell whether "over" opens a time: "over the course of two decades", "over the weekend"."""
    return (
        bool(clause.lexicon.over_time & set(clause.lowers(i, i + 3)))
        or i < len(clause.items)
        and clause.items[i].of(K.DATE)
    )
