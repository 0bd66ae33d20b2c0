"""The date of a clause or of a noun.

Takes items and the place of a trigger, gives the index of the DATE item that dates it, or None. A date behind another
verb, behind "that", or inside "a day after ..." dates something else.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.frames.phrases import Item
from graph.frames.words import BREAKS, DETERMINERS, PREPOSITIONS
from graph.model import MentionKind

ENDS_RIGHT = frozenset("that which who after before when until because while since".split())
ENDS_LEFT = frozenset("that which who after since".split())
DATED_NOUNS = frozenset(
    "ruling decision order injunction lawsuit suit law memo hearing deadline verdict election speech".split()
)
BESIDE = frozenset(
    ", which that came was on in by of from the a an issued released handed down filed announced dated entered signed "
    "delivered late early".split()
)
OWN = frozenset("a an the his her its their our 's this that these those".split())
OPENERS = frozenset("after before when while until as since because".split())
HOURS = frozenset("a.m. p.m. am pm noon midnight".split())
FROM = frozenset("from of between since until through to by".split())
DECIDED = frozenset("decision move order announcement plan vote effort".split())  # "her decision last year to end ..."
NEAR, FAR = 9, 24  # beyond `NEAR` items before a verb only a date that opens the sentence counts
BETWEEN = frozenset("late early earlier on in then also again unanimously help helped helping to".split())


def date_near(items: Sequence[Item], verb: int, end: int, stops: frozenset[int], dependent: bool = False) -> int | None:
    """Return the index of the date of the clause around the trigger `[verb, end)`, or None.

    A date right before the verb is its own; else the right side comes first. A `dependent` verb ("by permitting", ",
    blocking") is dated by the clause that it hangs on.
    """
    i = _before(items, verb)
    if i is not None:
        return i if _value(items[i]) else None
    i = _after(items, end, stops)
    return i if i is not None else _left(items, verb, stops, dependent)


def _before(items: Sequence[Item], verb: int) -> int | None:
    """Return the index of a date that stands right before a verb: "Ohio on Monday sued", "in May helped block"."""
    i = verb - 1
    while i > 0 and verb - i < 3 and (items[i].lower in BETWEEN or items[i].lower.endswith("ly")):
        i -= 1
    return i if i > 0 and _value(items[i]) is not None and not _modifies(items, i) else None


def _after(items: Sequence[Item], end: int, stops: frozenset[int]) -> int | None:
    """Return the index of the date behind a verb, before another clause begins."""
    for i in range(end, min(len(items), end + 14)):
        value = _value(items[i])
        if value is not None and i + 1 < len(items) and items[i + 1].lower in DATED_NOUNS:
            break
        if value is not None and i + 1 in stops and _past(items[i + 1]):
            break
        if value and not _modifies(items, i):
            if not _of_another(items, end, i):
                return i
            continue
        if value is not None:
            if _anchored(items[i]):
                break
            continue
        word = items[i].lower
        if word == "," and not (i + 1 < len(items) and items[i + 1].of(MentionKind.DATE)):
            return _past_apposition(items, i)
        gerund = i > end and word.endswith("ing") and items[i - 1].lower in ("in", "by", "for", "with")
        if gerund or i in stops or word in BREAKS or word in ENDS_RIGHT or i > end + 1 and _reduced(items, i):
            break
    return None


def _of_another(items: Sequence[Item], end: int, i: int) -> bool:
    """Tell whether the date at `i` is that of a decision told further in: "a review of a ruling in May"."""
    near = items[i - 1].lower in ("in", "on") and items[i - 2].lower in ("ruling", "decision", "order", "verdict")
    return near and any(items[k].lower == "of" for k in range(end, i - 2))


def _past_apposition(items: Sequence[Item], comma: int) -> int | None:
    """Return the date right behind a short apposition: "sued Roe, a Republican, in June"."""
    if comma + 2 >= len(items) or items[comma + 1].lower not in ("a", "an", "the"):
        return None
    for i in range(comma + 2, min(comma + 8, len(items) - 2)):
        if items[i].lower == ",":
            i += items[i + 1].lower in ("in", "on", "late", "early")
            dated = _value(items[i + 1]) and not _modifies(items, i + 1)
            return i + 1 if dated and items[i].lower in (",", "in", "on") else None
        if items[i].mention is None and (items[i].lower in ENDS_RIGHT or _past(items[i])):
            return None
    return None


def _left(items: Sequence[Item], verb: int, stops: frozenset[int], dependent: bool) -> int | None:
    """Return the index of the date before a verb and its subject."""
    for i in range(verb - 1, max(verb - FAR, -1), -1):
        value, word = _value(items[i]), items[i].lower
        if value is not None and not _modifies(items, i) and (verb - i < NEAR or i < (5 if dependent else 3)):
            return i if value and not _subordinate(items, i) else None
        if word in BREAKS or word in ENDS_LEFT or not dependent and (i in stops or _past(items[i])):
            break
    return None


def _subordinate(items: Sequence[Item], i: int) -> bool:
    """Tell whether the date closes an opening clause of its own: "Weeks after Ohio sued on May 3, the judge ..."."""
    if i + 1 >= len(items) or items[i + 1].lower != ",":
        return False
    opening = [items[k].lower for k in range(i) if items[k].mention is None]
    anchored = any(_value(items[k]) == "" and _anchored(items[k]) for k in range(i))
    participle = bool(opening) and items[0].mention is None and items[0].lower.endswith("ed")
    return "," not in opening and (anchored or participle or bool(OPENERS & set(opening)))


def date_beside(items: Sequence[Item], start: int, end: int) -> int | None:
    """Return the index of a date that belongs to a noun: "Tuesday's ruling", "the ruling on May 3", or None."""
    i = start - 1
    while i >= 0 and start - i < 4 and _modifier(items[i]) and items[i].lower not in DETERMINERS:
        i -= 1
    if i >= 0 and _value(items[i]):
        return i
    for i in range(end, min(len(items), end + 6)):
        if _value(items[i]):
            other = items[i - 1].lower == "by" or i + 1 < len(items) and items[i + 1].lower == "'s"
            return None if other else i  # "a decision by June", "a ruling in Tuesday's case"
        if items[i].mention is None and items[i].lower not in BESIDE:
            return None
    return None


def _value(item: Item) -> str | None:
    """Return the value of a date ("" where it could not be resolved), or None for what is no date."""
    return item.mention.value if item.mention is not None and item.mention.kind is MentionKind.DATE else None


def _modifies(items: Sequence[Item], i: int) -> bool:
    """Tell whether the date at `i` belongs to a noun: "a 2011 law", "an opinion from last year", "his March order"."""
    before = items[i - 1].lower if i and items[i - 1].mention is None else ""
    if before in HOURS:  # "by 10 a.m. Friday"
        return "by" in [item.lower for item in items[max(i - 6, 0) : i]]
    following = items[i + 1] if i + 1 < len(items) else None
    if (
        before in FROM
        or before == "for"
        and i > 1
        and items[i - 2].lower in ("set", "scheduled", "slated", "due")
        or before in DECIDED
        and following is not None
        and following.lower == "to"
    ):
        return True
    year = items[i].text.isdigit() and i > 1 and items[i - 2].lower in OWN and before.isalpha()
    season = before == "the" and i > 1 and items[i - 2].lower in ("over", "during")
    if before not in OWN and not year or following is None or season:
        return False
    return following.mention is not None or following.lower.isalpha() and following.lower not in PREPOSITIONS


def _anchored(item: Item) -> bool:
    """Tell whether a date counts from another event: "a day after"."""
    return item.mention is not None and (" after" in item.mention.name or " before" in item.mention.name)


def _past(item: Item) -> bool:
    word = item.lower if item.mention is None else ""
    return (
        word.endswith("ed")
        and len(word) > 4
        and item.text.islower()
        and word.isalpha()
        and word not in ("declined", "refused")
    )


def _reduced(items: Sequence[Item], i: int) -> bool:
    """Tell whether a participle stands behind its noun: "a rule announced in May", "a decision made in 2005"."""
    before = items[i - 1]
    noun = before.mention is not None and not before.of(MentionKind.DATE) or before.lower.isalpha()
    return (_past(items[i]) or items[i].lower == "made") and noun and not before.lower.endswith("ly")


def _modifier(item: Item) -> bool:
    word = item.lower
    if item.mention is not None:
        return item.of(MentionKind.COURT)
    return word == "'s" or word.isalpha() and word not in PREPOSITIONS
