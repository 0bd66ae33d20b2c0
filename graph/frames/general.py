"""Nouns that tell of no one case or ruling: decisions in general, counted complaints, orders between two people.

Takes a clause and a noun hit, gives a yes or no.
"""

from __future__ import annotations

from graph.frames.clause import Clause
from graph.frames.hits import Hit
from graph.frames.words import BREAKS, RELATIVES
from graph.model import MentionKind

LASTING = frozenset("year month years months permanent lifetime domestic violence protective abuse".split())
AT_HOME = frozenset(
    "him her me them husband wife boyfriend girlfriend partner father mother man woman stalker neighbor ex".split()
)
OPENING = frozenset([",", "that", "said", "says", "but", "and", "\u201c", '"', "``", ""])
OWNED = frozenset("'s his her its their judge".split())
GENERAL = frozenset("broad national universal similar preliminary sweeping".split())
BEFORE_GENERAL = frozenset(
    "of such issuing on against these when attack attacking oppose opposing limit limiting".split()
)


def private(clause: Clause, hit: Hit) -> bool:
    """Tell whether a restraining order keeps one person from another: "a two-year restraining order against him"."""
    if clause.word(hit.start) != "restraining":
        return False
    if LASTING & set(clause.lowers(hit.start - 4, hit.start)):
        return True
    whom = clause.items[hit.end + 1 : hit.end + 5] if clause.word(hit.end) == "against" else ()
    return any(i.lower in AT_HOME or i.of(MentionKind.PERSON) and i.title is None for i in whom)


def in_general(clause: Clause, hit: Hit) -> bool:
    """Tell whether the noun speaks of decisions in general: "the use of injunctions", "such orders"."""
    i = hit.start - 1
    while clause.word(i) in GENERAL:
        i -= 1
    before = clause.word(i)
    return clause.word(hit.end - 1).endswith("s") and (before in BEFORE_GENERAL or not before)


def supposed(clause: Clause, noun: int) -> bool:
    """Tell whether a decision is only supposed: "a ruling upholding the ban would hurt", "a decision is expected"."""
    if clause.word(noun) in ("decisions", "rulings", "orders") and clause.word(noun - 1) in ("of", "such"):
        return True  # "a line of decisions barring ..."
    first = next((k for k in range(noun - 1, max(noun - 6, -1), -1) if clause.word(k) in ("a", "an", "any")), None)
    if first is None or first and clause.word(first - 1) not in OPENING:
        return False
    if any(clause.items[k].of(MentionKind.DATE) or clause.word(k) in OWNED for k in range(first, noun)):
        return False
    for k in range(noun + 1, min(noun + 25, len(clause.items))):
        word = clause.word(k)
        if word in BREAKS or word == "," or clause.items[k].of(MentionKind.DATE):
            return False
        if word in ("would", "could", "might", "may"):
            return clause.word(k - 1) not in RELATIVES
        if word in ("is", "are") and clause.word(k + 1) in ("expected", "likely", "due", "possible", "unlikely"):
            return True
    return False


def counted(clause: Clause, hit: Hit) -> bool:
    """Tell whether the noun speaks of more complaints than are of one case: "20,000 complaints"."""
    return clause.word(hit.start) in ("complaints", "petitions") and clause.word(hit.start - 1)[:1].isdigit()
