"""Who speaks: the subject of a verb of speech in a row of items.

Takes a `Scene`, a row and the place of a verb; gives the `Mention` that is its subject, or None where nobody named
speaks: a passive, a denial, an unnamed critic. Subjects before the verb ("Roe, a lawyer, said"), after it ("said
the league's Dana Roe") and shared with an earlier verb ("and told", "adding") are found. What a noun phrase names
is read in `subjects`.
"""

from __future__ import annotations

from typing import NamedTuple

from graph.frames.referring import COMMAS, SPEAKING, Place, Row, Scene, described, noun_of, possessor, pronoun, titular
from graph.frames.speech import Item, ItemKind, Verb
from graph.frames.subjects import BODIES, INSTITUTIONS, PRONOUNS, apposed, describable, head, main_subject, named
from graph.model import Mention, MentionKind

_WINDOW = 16  # items after "said" in which its subject is looked for
_STRETCH = 80  # items before "said" in which its subject is looked for
_BREAKS = frozenset({"of", "who", "in", "and"})
_STRAY_MARKS = frozenset({'"', "\u201c", "\u201d"})
_DETERMINERS = frozenset("the a an this that these those his her its their any no".split())


class Found(NamedTuple):
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
    plain = before.low in PRONOUNS | {",", "who", "to"} | world.lex.adverbs or describable(world, before)
    return verb if plain or (before.mention is not None and before.mention.kind in SPEAKING) else None


def before_verb(world: Scene, place: Place, lo: int) -> Found:
    """Return the subject that stands before the verb at `place`, not reaching back past item `lo`."""
    row = world.rows[place.row]
    verb = verb_at(world, row, place.index)
    if verb is None:
        return _NOT_A_VERB
    lo = max(lo, place.index - _STRETCH)
    k = _skip_adverbs(world, row, place.index - 1, lo)
    if k is None:
        return _NOBODY
    if k < lo:
        return _shared(world, place, lo) if row[place.index].low.endswith("ing") else _NOT_A_VERB
    if row[place.index].low.endswith("ing") or row[k].low in ("and", "but", "or", "then"):
        return _shared(world, Place(place.row, k + 1), lo)
    if row[k].low == ")":
        k = _before_bracket(row, k, lo)
    elif row[k].low in COMMAS:
        return Found(apposed(world, place.row, k, lo), True)
    relative = row[k].low == "that" and k > lo and noun_of(row[k - 1]) in world.lex.documents
    link = row[k].low in _DETERMINERS or row[k].low in world.lex.prepositions or row[k].kind is not ItemKind.WORD
    if link and row[k].mention is None and not relative:
        return _NOT_A_VERB
    mention = head(world, Place(place.row, k), lo)
    if verb.kind == "read" and noun_of(row[k]) not in world.lex.documents:
        return _NOBODY
    return Found(mention, True)


def _before_bracket(row: Row, k: int, lo: int) -> int:
    """Return the item before the bracket that closes at `k`: "Roe (Ohio) said"."""
    i = k
    while i > lo and row[i].low != "(":
        i -= 1
    return i - 1 if i > lo else k


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
        elif date or item.text in _STRAY_MARKS or item.low in lex.adverbs or _is_adverb(item):
            k -= 1
        else:
            break
    return k


def _is_adverb(item: Item) -> bool:
    return item.kind is ItemKind.WORD and item.low.endswith("ly") and item.text.islower()


def _before_infinitive(world: Scene, row: Row, k: int, lo: int) -> int:
    """Step over "plans", "is expected", "went on" before "to say"; a denial among them stays."""
    left = 3
    while k >= lo and left and row[k].kind is ItemKind.WORD and row[k].text.islower():
        if row[k].low in world.lex.negations or row[k].low in COMMAS or describable(world, row[k]):
            break
        if row[k].low in PRONOUNS or row[k].low == "who":
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
            if found.mention is None and i and (row[i - 1].kind is ItemKind.QUOTE or row[i - 1].low == ","):
                found = Found(after_verb(world, Place(place.row, i)), True)
            if found.verbal:
                return found
    return Found(main_subject(world, place.row, lo, place.index), True)


def _clause_start(row: Row, i: int, lo: int) -> int:
    while i > lo and row[i - 1].kind is not ItemKind.QUOTE:
        i -= 1
    return i


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
        if item.low in PRONOUNS and i == place.index + 1:
            return pronoun(world, Place(place.row, i))
        if mention is not None and mention.kind is MentionKind.PERSON:
            if held:
                break
            if not possessor(items, i) and not _titles_another(items, i):
                return mention
        elif mention is not None and mention.kind in BODIES:
            body = body or (named(world, Place(place.row, i)) if not held or stands else None)
        elif noun_of(item) in world.lex.representatives:
            stands = True
        elif describable(world, item) and items[i - 1].low == "the" and not held:
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
        if mention is None and (items[k].kind is not ItemKind.WORD or items[k].low in COMMAS | _BREAKS):
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
        if mention is not None and mention.kind in INSTITUTIONS and body is None:
            body = named(world, Place(row, i))
    return body
