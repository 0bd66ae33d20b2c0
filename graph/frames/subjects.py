"""What a noun phrase names: the speaker that a stretch of items before a verb stands for.

Takes a `Scene` and the place of the last item of a noun phrase; gives the `Mention` that it names or describes, or
None. Read through are titles, prepositions ("Roe of the league"), representatives ("a spokesman for the league"),
documents ("Roe's order"), appositions ("Roe, a lawyer,") and described speakers ("the judge").
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.frames.referring import (
    COMMAS,
    POSSESSIVE,
    SPEAKING,
    Place,
    Row,
    Scene,
    described,
    governed,
    noun_of,
    possessor,
    pronoun,
    titular,
)
from graph.frames.speech import Item, ItemKind
from graph.model import Mention, MentionKind

INSTITUTIONS = frozenset({MentionKind.BODY, MentionKind.COURT})
PRONOUNS = frozenset({"he", "she", "it"})
BODIES = frozenset({MentionKind.BODY, MentionKind.COURT, MentionKind.PLACE})


def describable(world: Scene, item: Item) -> bool:
    """Tell whether an item ends in a noun that may stand for a speaker."""
    noun = noun_of(item)
    lex = world.lex
    return noun in lex.roles or noun in lex.collectives or noun in lex.documents or noun in lex.representatives


def main_subject(world: Scene, row: int, lo: int, hi: int) -> Mention | None:
    """Return the first one in a clause who may act: a person or pronoun, or a body at the clause's head."""
    items = world.rows[row]
    opening = True
    for i in range(lo, hi):
        item, mention = items[i], items[i].mention
        if item.low in ("he", "she"):
            return pronoun(world, Place(row, i))
        if mention is not None and mention.kind is MentionKind.PERSON:
            if not possessor(items, i) and not governed(world, items, i, lo):
                return mention
        elif mention is not None and mention.kind in INSTITUTIONS and opening:
            if not possessor(items, i) and not (i + 1 < hi and titular(items[i + 1])):
                return head(world, Place(row, i), lo)
        elif describable(world, item) and i and items[i - 1].low == "the" and opening:
            return described(world, Place(row, i))
        opening = opening and (titular(item) or item.kind is not ItemKind.WORD)
    return None


def apposed(world: Scene, row: int, comma: int, lo: int) -> Mention | None:
    """Return the subject of a verb after a comma: the first stretch between commas that names a speaker."""
    items = world.rows[row]
    stretches = list(_stretches(world, items, comma, lo))
    for start, right in stretches:
        person = _bare_person(world, items, start, right)
        if person is not None:
            return person
    fallback: Mention | None = None
    for start, right in stretches:
        mention = head(world, Place(row, right - 1), start)
        if mention is None or mention.kind is MentionKind.PLACE:
            continue
        if _pure(world, items, start, right):
            return mention
        if fallback is None and mention.kind is MentionKind.PERSON:
            fallback = mention
    return fallback


def _stretches(world: Scene, items: Row, comma: int, lo: int) -> Iterator[tuple[int, int]]:
    """Yield (first item, end) of each stretch between commas that may be a subject, links at its start left out."""
    cuts = [lo - 1] + [i for i in range(lo, comma + 1) if items[i].low in COMMAS]
    for left, right in zip(cuts, cuts[1:], strict=False):
        start = left + 1
        while start < right and items[start].low in world.lex.subordinators | {":"}:
            start += 1
        if start < right and items[start].low not in world.lex.prepositions and not items[start].low.endswith("ing"):
            yield start, right


def _bare_person(world: Scene, items: Row, start: int, end: int) -> Mention | None:
    """Return the person whom a stretch names with titles alone before the name."""
    for i in range(start, end):
        mention = items[i].mention
        if mention is not None and mention.kind is MentionKind.PERSON:
            return None if possessor(items, i) else mention
        if items[i].low in world.lex.prepositions or not (titular(items[i]) or describable(world, items[i])):
            return None
    return None


def _pure(world: Scene, items: Row, start: int, end: int) -> bool:
    """Tell whether items `start`..`end` are a name with titles and nothing more."""
    stretch = items[start:end]
    plain = sum(1 for item in stretch if not (titular(item) or item.mention or describable(world, item)))
    return plain <= 1 or any(item.low in world.lex.prepositions for item in stretch[1:])


def head(world: Scene, place: Place, lo: int) -> Mention | None:
    """Return the speaker named or described by the noun phrase that ends at `place`."""
    items = world.rows[place.row]
    item, mention = items[place.index], items[place.index].mention
    if item.kind is ItemKind.QUOTE or item.kind is ItemKind.STOP:
        return None
    if item.low in PRONOUNS:
        return pronoun(world, place)
    if item.low == "who":
        k = place.index - 1
        return head(world, Place(place.row, k - 1 if k > lo and items[k].low in COMMAS else k), lo) if k >= lo else None
    if item.low in ("that", "which") and place.index > lo and noun_of(items[place.index - 1]) in world.lex.documents:
        owner = _author(world, Place(place.row, place.index - 1), lo)
        return owner or main_subject(world, place.row, lo, place.index)
    if mention is not None and mention.kind in SPEAKING:
        return _named(world, place, lo)
    if describable(world, item):
        return _described(world, place, lo)
    return None


def _named(world: Scene, place: Place, lo: int) -> Mention | None:
    """Return the mention at `place`, or what it hangs on: "a spokesman for the league", "Roe of the league"."""
    items, i = world.rows[place.row], place.index
    mention = items[i].mention
    assert mention is not None
    k = i - 1
    while k >= lo and titular(items[k]) and items[k].low not in world.lex.prepositions:
        k -= 1
    if k < lo or items[k].low not in world.lex.prepositions:
        return named(world, place)
    if k == lo or items[k - 1].low in COMMAS or items[k - 1].kind in (ItemKind.STOP, ItemKind.QUOTE):
        return named(world, place) if k < i - 1 else None
    if noun_of(items[k - 1]) in world.lex.representatives:
        return named(world, place) if mention.kind in BODIES and items[k].low in ("for", "of", "from", "at") else None
    return head(world, Place(place.row, k - 1), lo)


def named(world: Scene, place: Place) -> Mention | None:
    """Return the mention at `place`; for one that points back ("the department") the one it means, or None."""
    mention = world.rows[place.row][place.index].mention
    if mention is None or not mention.definite:
        return mention
    return described(world, place) or (mention if mention.key else None)


def _described(world: Scene, place: Place, lo: int) -> Mention | None:
    items, i = world.rows[place.row], place.index
    noun = noun_of(items[i])
    if noun in world.lex.documents:
        return _author(world, place, lo)
    if noun in world.lex.representatives:
        body = _body_before(world, place.row, i, lo)
        if body is not None:
            return body
    near = [items[k].low for k in range(max(lo, i - 4), i)] + items[i].low.split()[:1]
    office = items[i].mention
    definite = "the" in near or (office is not None and office.definite)
    if not definite or any(low in POSSESSIVE for low in near):
        return None
    return described(world, place) or (office if office is not None and office.key and office.definite else None)


def _body_before(world: Scene, row: int, i: int, lo: int) -> Mention | None:
    """Return the body right before a representative: "Harbor Agency lawyers", "the league's lawyers"."""
    items = world.rows[row]
    k = i - 1
    if k >= lo and items[k].low in POSSESSIVE:
        k -= 1
    if k < lo:
        return None
    mention = items[k].mention
    if mention is None and noun_of(items[k]) in world.lex.collectives:
        return described(world, Place(row, k))
    return named(world, Place(row, k)) if mention is not None and mention.kind in INSTITUTIONS else None


def _author(world: Scene, place: Place, lo: int) -> Mention | None:
    """Return whose document the noun at `place` is: "Roe's order", "her letter"; None without an owner."""
    items = world.rows[place.row]
    for k in range(place.index - 1, max(lo, place.index - 6) - 1, -1):
        if items[k].low in ("his", "her", "its"):
            return pronoun(world, Place(place.row, k))
        mention = items[k].mention
        if mention is not None and mention.kind in SPEAKING:
            return named(world, Place(place.row, k)) if possessor(items, k) else None
        if items[k].low in COMMAS:
            return None
    return None
