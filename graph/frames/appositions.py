"""Appositions in commas: what a comma before a verb closes, and what stands before it.

Takes the items of a sentence and the place of a comma or a verb, gives the index of the comma that opens, or of the
subject before a list or a long apposition.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.frames.phrases import Item
from graph.frames.words import BREAKS
from graph.model import MentionKind

Test = Callable[[Item], bool]


def opening_comma(items: Sequence[Item], i: int) -> int | None:
    """Return the index of the comma that opens the apposition or relative clause closed by the comma at `i`."""
    for j in range(i - 1, max(i - 28, -1), -1):
        if items[j].lower in BREAKS:
            return None
        if items[j].lower == ",":
            return j
    return None


def before_list(items: Sequence[Item], comma: int, accept: Test) -> int | None:
    """Return the subject before a list in commas: "Ohio, along with A and B, sued", "cities, led by A and B, sued"."""
    if comma < 5 or not accept(items[comma - 1]) or items[comma - 2].lower not in ("and", "&"):
        return None
    k = comma - 1
    while k > 0 and (accept(items[k]) or items[k].lower in (",", "and", "&", "the")):
        k -= 1
    if items[k].lower not in ("with", "by", "including", "includes", "include"):
        return None
    opening = next((j for j in range(k - 1, max(k - 4, 0), -1) if items[j].lower == ","), 0)
    return opening - 1 if opening and accept(items[opening - 1]) else None


def far_opening(items: Sequence[Item], verb: int, accept: Test) -> int | None:
    """Return the person before a long apposition that closes right at the verb: "Jane Roe, a baker who ..., sued"."""
    i = verb - 1
    while i > 0 and items[i].lower in ("has", "have", "had", "is", "are"):
        i -= 1
    if items[i].lower != "," or opening_comma(items, i) is not None:
        return None
    for j in range(i - 28, max(i - 60, 0), -1):
        if items[j].lower in BREAKS or items[j].quoted:
            return None
        if items[j].lower == "," and items[j - 1].of(MentionKind.PERSON, MentionKind.BODY):
            opens = j < 5 and items[j + 1].lower in ("a", "an", "the", "who", "which")
            return j - 1 if opens and accept(items[j - 1]) else None
    return None
