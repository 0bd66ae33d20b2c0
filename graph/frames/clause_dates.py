"""The date of a clause or of a noun.

Takes items and the place of a trigger, gives the index of the DATE item that dates it, or None. A date behind another
verb, behind "that", or inside "a day after ..." dates something else.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.frames.phrases import Item
from graph.frames.words import BREAKS, PREPOSITIONS
from graph.model import MentionKind

ENDS_RIGHT = frozenset("that which who after before when until because while since".split())
ENDS_LEFT = frozenset("that which who after since".split())
DATED_NOUNS = frozenset(
    "ruling decision order injunction lawsuit suit law memo hearing deadline verdict election speech".split()
)
BESIDE = frozenset("on in by of from the issued late early".split())


def date_near(items: Sequence[Item], verb: int, end: int, stops: frozenset[int]) -> int | None:
    """Return the index of the date of the clause around the trigger `[verb, end)`, or None: the right side first."""
    for i in range(end, min(len(items), end + 14)):
        value = _value(items[i])
        if value is not None and i + 1 < len(items) and items[i + 1].lower in DATED_NOUNS:
            break
        if value:
            return i
        if value is not None:
            if _anchored(items[i]):
                break
            continue
        word = items[i].lower
        if word == "," and not (i + 1 < len(items) and items[i + 1].of(MentionKind.DATE)):
            break
        if i in stops or word in BREAKS or word in ENDS_RIGHT:
            break
    for i in range(verb - 1, max(verb - 9, -1), -1):
        value, word = _value(items[i]), items[i].lower
        if value is not None:
            return i if value else None
        if i in stops or word in BREAKS or word in ENDS_LEFT or _past(items[i]):
            break
    return None


def date_beside(items: Sequence[Item], start: int, end: int) -> int | None:
    """Return the index of a date that belongs to a noun: "Tuesday's ruling", "the ruling on May 3", or None."""
    i = start - 1
    while i >= 0 and start - i < 4 and _modifier(items[i]):
        i -= 1
    if i >= 0 and _value(items[i]):
        return i
    for i in range(end, min(len(items), end + 6)):
        if _value(items[i]):
            return i
        if items[i].mention is None and items[i].lower not in BESIDE:
            return None
    return None


def _value(item: Item) -> str | None:
    """Return the value of a date ("" where it could not be resolved), or None for what is no date."""
    return item.mention.value if item.mention is not None and item.mention.kind is MentionKind.DATE else None


def _anchored(item: Item) -> bool:
    """Tell whether a date counts from another event: "a day after"."""
    return item.mention is not None and (" after" in item.mention.name or " before" in item.mention.name)


def _past(item: Item) -> bool:
    word = item.lower if item.mention is None else ""
    return word.endswith("ed") and len(word) > 4 and item.text.islower() and word not in ("declined", "refused")


def _modifier(item: Item) -> bool:
    word = item.lower
    return item.mention is None and (word == "'s" or word.isalpha() and word not in PREPOSITIONS)
