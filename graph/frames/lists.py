"""Coordination: which items of a sentence stand in one list.

Takes items and an index, gives indices. "A, B and C"; "A, Ohio; B, Iowa; and C"; "led by A and B"; a person behind the
body or place that only describes them ("the union member Jane Roe") stands for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.frames.phrases import Item
from graph.frames.words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, RELATIVES
from graph.model import MentionKind

JOINING = frozenset(
    [",", ";", "and", "or", "&", "as", "well", "plus", "along", "with", "\u2014", "including", "led", "by", "like"]
)
CONJOINING = frozenset(["and", "or", "&", ";", "including", "led", "with", "plus", "like", "well"])
LEFT_JOINING = frozenset([",", ";", "and", "or", "&", "as", "well"])
FILLERS = DETERMINERS | frozenset("city state county of and chief former its then".split())
LEFT_FILLERS = frozenset("the a state of city county both over about around nearly almost roughly some".split())
VERBS = frozenset("said says wrote ruled found held sued".split())
NO_VERBS = frozenset("led based joined".split())

Test = Callable[[Item], bool]


def named(items: Sequence[Item], i: int, accept: Test) -> int:
    """Return the index of the person whom the body or place at `i` only describes, else `i`."""
    owner = i + 1 < len(items) and items[i + 1].lower == "'s"
    if not (owner or items[i].of(MentionKind.BODY, MentionKind.PLACE)):
        return i
    for j in range(i + 2 if owner else i + 1, min(i + 6 if owner else i + 4, len(items))):
        if items[j].of(MentionKind.PERSON):
            return j if accept(items[j]) else i
        word = items[j].lower
        noun = items[j].mention is None and word.isalpha() and items[j].text.islower() and not _verb(word)
        function = word in PREPOSITIONS or word in AUXILIARIES or word in RELATIVES or word in CONJUNCTIONS
        if not (items[j].of(MentionKind.OFFICE) or noun and not function):
            return i
    return i


def _verb(word: str) -> bool:
    """Tell whether a word is a verb: what it acts on is described by nobody before it ("led by Ohio sued Roe")."""
    return word in VERBS or word in ("sue", "sues") or word.endswith("ed")


def listed(items: Sequence[Item], first: int, accept: Test) -> list[int]:
    """Return `first` and the items coordinated with it to its right; commas alone make an apposition and no list."""
    found = _followed(items, first, accept)
    between = items[first : found[-1] + 2] if len(found) > 1 else ()
    return found if any(i.mention is None and i.lower in CONJOINING for i in between) else found[:1]


def _followed(items: Sequence[Item], first: int, accept: Test) -> list[int]:
    """Return `first` and the items that joining words tie to it."""
    found = [first]
    while True:
        start = found[-1] + 1
        if start + 2 < len(items) and items[start].lower == "(" and items[start + 2].lower == ")":
            start += 3
        j = _skip(items, start, JOINING, 12)
        if j == start or items[j - 1].lower == "by" and not any(items[k].lower == "led" for k in range(start, j)):
            return found
        k = _skip(items, j, FILLERS, 4)
        if k >= len(items) or not accept(items[k]):
            return found
        k = named(items, k, accept)
        closed = items[j - 1].lower in ("and", "or") and items[j - 2].lower != ","
        if items[j - 1].lower in ("and", "or", ",") and _starts_clause(items, k, closed):
            return found
        found.append(k)


def _skip(items: Sequence[Item], start: int, words: frozenset[str], most: int) -> int:
    """Return the index of the first item from `start` that is a mention or none of the words."""
    i = start
    while i < len(items) and i - start < most and items[i].mention is None and items[i].lower in words:
        i += 1
    return i


def _starts_clause(items: Sequence[Item], k: int, closed: bool) -> bool:
    """Tell whether the item at `k` is the subject of a new clause rather than a further member of a list.

    With `closed` ("A and B", without a comma) an auxiliary after it goes with the whole list: "the suit against A and
    B was filed".
    """
    if k + 1 >= len(items) or items[k + 1].mention is not None:
        return False
    word = items[k + 1].lower
    if closed and word in AUXILIARIES:
        return False
    return word in AUXILIARIES or word in VERBS or word.endswith("ed") and word not in NO_VERBS


def listed_left(items: Sequence[Item], last: int, accept: Test) -> list[int]:
    """Return the items coordinated with the one at `last`, to its left, in order, `last` included.

    A member behind a preposition is the first one, and only where an "and" joins it ("for A and B").
    """
    found = [last]
    others = [item.lower for item in items[last + 1 : last + 3]] == ["and", "others"]
    i = last - 1
    while i > 0:
        j = i
        while j >= 0 and items[j].mention is None and items[j].lower in LEFT_FILLERS:
            j -= 1
        joint = j
        j = _over_bracket(items, j)
        while j >= 0 and items[j].mention is None and items[j].lower in LEFT_JOINING:
            j -= 1
        j = _over_clause(items, _over_bracket(items, j), accept)
        if j == joint or j < 0 or not accept(items[j]):
            break
        if (
            len(found) == 1
            and not others
            and not any(items[k].lower in ("and", "or", "&", ";", "well") for k in range(j + 1, joint + 1))
        ):
            break
        governed = _governed(items, j) and not _first_of(items, j)
        if governed and not any(items[k].lower in ("and", "&") for k in range(j + 1, i + 1)):
            break
        found.insert(0, j)
        if governed:
            break
        i = j - 1
    return found


def _over_bracket(items: Sequence[Item], j: int) -> int:
    """Return the index before a short bracket that closes at `j` ("(ACLU)"), else `j`."""
    if j < 0 or items[j].lower != ")":
        return j
    return next((k - 1 for k in range(j - 1, max(j - 5, -1), -1) if items[k].lower == "("), j)


def _over_clause(items: Sequence[Item], j: int, accept: Test) -> int:
    """Return the party before the relative clause that ends at `j` and a comma: "A, which speaks for B, and C"."""
    if j < 4 or items[j + 1].lower != ",":
        return j
    for k in range(j - 1, max(j - 8, 1), -1):
        if items[k].lower in ("which", "who") and items[k - 1].lower == ",":
            return k - 2 if accept(items[k - 2]) else j
    return j


def _first_of(items: Sequence[Item], j: int) -> bool:
    """Tell whether the item at `j` is the first of "attorneys general of Ohio, Utah and Maine", "the cities of"."""
    before = next((k for k in range(j - 1, max(j - 5, -1), -1) if items[k].mention is not None), None)
    if (
        j > 1
        and items[j - 1].lower == "of"
        and items[j - 2].lower.split()[-1:] in (["cities"], ["states"], ["counties"])
    ):
        return True
    return before is not None and items[before].lower.endswith("general")


def _governed(items: Sequence[Item], i: int) -> bool:
    """Tell whether a preposition governs the item at `i`, over a determiner or a word of government."""
    j = i - 1
    while (
        j >= 0
        and i - j < 4
        and items[j].mention is None
        and (items[j].lower in DETERMINERS or items[j].lower in ("city", "state", "county", "us", "u.s.", "federal"))
    ):
        j -= 1
    return j >= 0 and items[j].mention is None and items[j].lower in PREPOSITIONS
