"""Statutes that a court rules on: "struck down part of the Clean Air Act".

A statute named by its title is law that a court applies, unless the court acts on it: as the object of a ruling verb,
or as the subject of what it finds, it is the measure at stake. Takes a clause, gives spans and mentions.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.frames.clause import Clause
from graph.model import Mention, MentionKind, Span

K = MentionKind
APPLYING = frozenset(
    "under by violates violated violating violate violation violations breached citing pursuant with in".split()
)
REACH = 14
PART = re.compile(r"^(?:Section|Title) \S+ of the ")
PART_KEY = re.compile(r"^(?:section|title)-[\w.]+?-of-the-")


def at_stake(mention: Mention) -> Mention:
    """Return the measure that a statute at stake is; any other mention as it is."""
    if not is_statute(mention):
        return mention
    name, key = PART.sub("", mention.name), PART_KEY.sub("", mention.key)
    return replace(mention, kind=K.MEASURE, name=name, key=key)


def is_statute(mention: Mention | None) -> bool:
    """Tell whether the mention is a statute named by its title."""
    return mention is not None and mention.kind is K.PROVISION and mention.kind_class == "Statute"


def statutes_at_stake(clause: Clause, start: int) -> frozenset[Span]:
    """Return the spans of the statutes from `start` that are no law applied ("under the Clean Air Act")."""
    return frozenset(
        clause.items[i].span
        for i in range(start, min(start + REACH, len(clause.items)))
        if is_statute(clause.mention(i)) and not APPLYING & set(clause.lowers(max(i - 4, start), i))
    )
