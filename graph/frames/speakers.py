"""Who speaks: the subject of a verb of speech in a row of items.

Takes a `Scene`, a row and the place of a verb; gives the `Mention` that is its subject, or None where nobody named
speaks: an unnamed critic, a lawsuit without an author, a passive, a denial. Subjects before the verb ("Roe, a
lawyer, said"), after it ("said the league's Dana Roe"), shared with an earlier verb ("and told", "adding"), behind
a document ("Roe's order said") or a representative ("a spokesman for the league said") are found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
from graph.frames.speech import Item, ItemKind, Verb
from graph.model import Mention, MentionKind

_WINDOW = 16  # items after "said" in which its subject is looked for
_INSTITUTIONS = frozenset({MentionKind.BODY, MentionKind.COURT})
_BODIES = frozenset({MentionKind.BODY, MentionKind.COURT, MentionKind.PLACE})
_PRONOUNS = frozenset({"he", "she", "it"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "any", "no"})


@dataclass(frozen=True, slots=True)
class Found:
    """What a verb tells: its subject, if anybody named, and whether the verb is one of speech at all."""

    mention: Mention | None
    verbal: bool


_NOT_A_VERB = Found(None, False)
_NOBODY = Found(None, True)


def verb_at(world: Scene, row: Row, i: int) -> Verb | None:
    """Return the verb of speech that item `i` may be; a form that is a noun too must follow a name or pronoun."""
    item = row[i]
    verb = world.lex.verbs.get(item.low) if item.kind is ItemKind.WORD else None
    if verb is None or (i and row[i - 1].text == "-"):
        return None
    if item.low not in verb.nouns:
        return verb
    before = row[i - 1] if i else None
    if before is None or before.kind is ItemKind.QUOTE:
        return None
    plain = before.low in _PRONOUNS | {",", "who"} | world.lex.adverbs or _describable(world, before)
    return verb if plain or (before.mention is not None and before.mention.kind in SPEAKING) else None


def _describable(world: Scene, item: Item) -> bool:
    noun = noun_of(item)
    lex = world.lex
    return noun in lex.roles or noun in lex.collectives or noun in lex.documents or noun in lex.representatives


def before_verb(world: Scene, place: Place, lo: int) -> Found:
    """Return the subject that stands before the verb at `place`, not reaching back past item `lo`."""
    row = world.rows[place.row]
    verb = verb_at(world, row, place.index)
    if verb is None:
        return _NOT_A_VERB
    k = _skip_adverbs(world, row, place.index - 1, lo)
    if k is None:
        return _NOBODY
    if k < lo:
        return _shared(world, place, lo) if row[place.index].low.endswith("ing") else _NOT_A_VERB
    if row[place.index].low.endswith("ing") or row[k].low in ("and", "but", "or", "then"):
        return _shared(world, Place(place.row, k + 1), lo)
    if row[k].low in COMMAS:
        return Found(_apposed(world, place.row, k, lo), True)
    if row[k].low in _DETERMINERS or row[k].low in world.lex.prepositions or row[k].kind is not ItemKind.WORD:
        if row[k].mention is None:
            return _NOT_A_VERB
    mention = head(world, Place(place.row, k), lo)
    if verb.kind == "read" and noun_of(row[k]) not in world.lex.documents:
        return _NOBODY
    return Found(mention, True)


def _skip_adverbs(world: Scene, row: Row, k: int, lo: int) -> int | None:
    """Return the last item before `k` that is no adverb, auxiliary or date; None for a passive or a denial."""
    lex = world.lex
    while k >= lo:
        item = row[k]
        if item.low in lex.negations or item.low in lex.passives:
            return None
        if item.low == "to":
            k = _before_infinitive(world, row, k - 1, lo)
            continue
        date = item.mention is not None and item.mention.kind is MentionKind.DATE
        if date and k > lo and row[k - 1].low in ("on", "in", "late", "early"):
            k -= 2
        elif date or item.low in lex.adverbs or (item.low.endswith("ly") and item.text.islower()):
            k -= 1
        else:
            break
    return k


def _before_infinitive(world: Scene, row: Row, k: int, lo: int) -> int:
    """Step over "plans", "is expected", "went on" before "to say"; a denial among them stays."""
    left = 3
    while k >= lo and left and row[k].kind is ItemKind.WORD and row[k].text.islower():
        if row[k].low in world.lex.negations or row[k].low in COMMAS or _describable(world, row[k]):
            break
        if row[k].low in _PRONOUNS or row[k].low == "who":
            break
        k, left = k - 1, left - 1
    return k


def _shared(world: Scene, place: Place, lo: int) -> Found:
    """Return the subject that a participle or a second verb shares with what stands before it."""
    row = world.rows[place.row]
    for i in range(place.index - 1, lo - 1, -1):
        verb = verb_at(world, row, i)
        if verb is not None and not row[i].low.endswith("ing"):
            found = before_verb(world, Place(place.row, i), _clause_start(row, i, lo))
            if not found.verbal or (found.mention is None and i and row[i - 1].kind is ItemKind.QUOTE):
                found = Found(after_verb(world, Place(place.row, i)), True)
            if found.verbal:
                return found
    return Found(main_subject(world, place.row, lo, place.index), True)


def _clause_start(row: Row, i: int, lo: int) -> int:
    while i > lo and row[i - 1].kind is not ItemKind.QUOTE:
        i -= 1
    return i


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
        elif mention is not None and mention.kind in _INSTITUTIONS and opening:
            if not possessor(items, i) and not (i + 1 < hi and titular(items[i + 1])):
                return head(world, Place(row, i), lo)
        elif _describable(world, item) and i and items[i - 1].low == "the" and opening:
            return described(world, Place(row, i))
        opening = opening and (titular(item) or item.kind is not ItemKind.WORD)
    return None


def _apposed(world: Scene, row: int, comma: int, lo: int) -> Mention | None:
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
        if mention is None:
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
        if items[i].low in world.lex.prepositions or not (titular(items[i]) or _describable(world, items[i])):
            return None
    return None


def _pure(world: Scene, items: Row, start: int, end: int) -> bool:
    """Tell whether items `start`..`end` are a name with titles and nothing more."""
    plain = sum(1 for i in range(start, end) if not (titular(items[i]) or items[i].mention or _describable(world, items[i])))
    return plain <= 1 or any(items[i].low in world.lex.prepositions for i in range(start + 1, end))


def head(world: Scene, place: Place, lo: int) -> Mention | None:
    """Return the speaker named or described by the noun phrase that ends at `place`."""
    items = world.rows[place.row]
    item, mention = items[place.index], items[place.index].mention
    if item.kind is ItemKind.QUOTE or item.kind is ItemKind.STOP:
        return None
    if item.low in _PRONOUNS:
        return pronoun(world, place)
    if item.low == "who":
        k = place.index - 1
        return head(world, Place(place.row, k - 1 if k > lo and items[k].low in COMMAS else k), lo) if k >= lo else None
    if item.low in ("that", "which") and place.index > lo and noun_of(items[place.index - 1]) in world.lex.documents:
        owner = _author(world, Place(place.row, place.index - 1), lo)
        return owner or main_subject(world, place.row, lo, place.index)
    if mention is not None and mention.kind in SPEAKING:
        return _named(world, place, lo)
    if _describable(world, item):
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
        return named(world, place) if mention.kind in _BODIES and items[k].low in ("for", "of", "from", "at") else None
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
    if "the" not in near and not (items[i].mention and items[i].mention.definite):
        return None
    if any(low in POSSESSIVE for low in near):
        return None
    office = items[i].mention
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
    return named(world, Place(row, k)) if mention is not None and mention.kind in _INSTITUTIONS else None


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


def after_verb(world: Scene, place: Place) -> Mention | None:
    """Return the subject that follows its verb: "said Mayor Dana Roe", "said a spokesman for the league"."""
    items = world.rows[place.row]
    body: Mention | None = None
    held = stands = False
    for i in range(place.index + 1, min(len(items), place.index + 1 + _WINDOW)):
        item, mention = items[i], items[i].mention
        if item.kind in (ItemKind.STOP, ItemKind.QUOTE) or item.low in ("who", "that", "because", "and", "as", ":"):
            break
        if item.low in COMMAS:
            return body or _person_next(items, i)
        if item.low in _PRONOUNS and i == place.index + 1:
            return pronoun(world, Place(place.row, i))
        if mention is not None and mention.kind is MentionKind.PERSON:
            if held:
                break
            if not possessor(items, i) and not _titles_another(items, i):
                return mention
        elif mention is not None and mention.kind in _BODIES:
            body = body or (named(world, Place(place.row, i)) if not held or stands else None)
        elif noun_of(item) in world.lex.representatives:
            stands = True
        elif _describable(world, item) and items[i - 1].low == "the" and not held:
            body = body or described(world, Place(place.row, i))
        elif item.low in world.lex.prepositions and not _in_title(items[i - 1]):
            held = True
    return body


def _in_title(item: Item) -> bool:
    return item.text[:1].isupper()


def _titles_another(items: Row, i: int) -> bool:
    """Tell whether the person at `i` only qualifies a later one: "Park adviser Dana Roe"."""
    for k in range(i + 1, min(len(items), i + 5)):
        mention = items[k].mention
        if mention is not None and mention.kind is MentionKind.PERSON:
            return k > i + 1
        if items[k].kind is not ItemKind.WORD and mention is None or items[k].low in COMMAS | {"of", "who", "in", "and"}:
            return False
    return False


def _person_next(items: Row, comma: int) -> Mention | None:
    """Return the person right after a comma: "said the league's director, Dana Roe"."""
    for k in range(comma + 1, min(len(items), comma + 5)):
        mention = items[k].mention
        if mention is not None and mention.kind is MentionKind.PERSON:
            return mention
        if not titular(items[k]):
            return None
    return None


def by_phrase(world: Scene, row: int, start: int, end: int) -> Mention | None:
    """Return the one named first after "according to": a person, also as owner of a document, or else a body."""
    items = world.rows[row]
    body: Mention | None = None
    for i in range(start, min(end, start + 12)):
        mention = items[i].mention
        if items[i].low in COMMAS:
            break
        if mention is not None and mention.kind is MentionKind.PERSON:
            return mention
        if mention is not None and mention.kind in _INSTITUTIONS and body is None:
            body = named(world, Place(row, i))
    return body
