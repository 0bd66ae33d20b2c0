"""Who is meant by "he", "it", "the judge", "the department": the named mention that such a word takes up.

Takes a `Scene` (an `Annotated` as rows of items, with what the text tells about its people) and the place of the
word; gives the `Mention` of the one meant, or None where the text does not tell. The nearest earlier subject that
fits by gender, title or kind of body wins. Mentions inside quotations take part in nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.frames.speech import Anaphor, Item, ItemKind, Lexicon, lexicon, rows
from graph.model import Annotated, Mention, MentionKind

SPEAKING = frozenset({MentionKind.PERSON, MentionKind.BODY, MentionKind.COURT, MentionKind.PLACE})
COMMAS = frozenset({",", "\u2014", "\u2013", "--", "-", ";", "(", ")"})
POSSESSIVE = frozenset({"'s", "\u2019s", "'", "\u2019"})
_HUMAN = {"he": "male", "she": "female", "his": "male", "her": "female", "him": "male"}
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_INDEFINITE = (["a"], ["an"], ["another"], ["one"])
_REACH = 10  # clauses that a pronoun looks back
_OPENING = 7  # items in which the subject of a sentence mostly ends
_ITEMS = 1500  # items that any reference looks back
_BEFORE = re.compile(r"[^,.;:\u201c\u201d\"()]*$")
_AFTER = re.compile(r",\s+(?:an?|the)\b([^,.;:\u201c\u201d\"]*)")
_LINK = re.compile(r"\b(?:by|to|with|who|from|in|for|at|whose|that)\b")
_OWNER = re.compile(r"['\u2019]s\s")

Row = tuple[Item, ...]
Places = tuple[int, ...]  # of items in a row, sorted


@dataclass(frozen=True, slots=True)
class Place:
    """Item `index` of paragraph `row`."""

    row: int
    index: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A document as rows of items, and what it tells about its people by the last word of their names.

    `spots` are the items of each row that may matter to a reference: mentions and nouns for speakers; `verbs` those
    that may be verbs of speech, `stops` the ends of sentences.
    """

    rows: tuple[Row, ...]
    spots: tuple[Places, ...]
    verbs: tuple[Places, ...]
    stops: tuple[Places, ...]
    lex: Lexicon
    gender: Mapping[str, str]
    titles: Mapping[str, frozenset[str]]


def scene(annotated: Annotated) -> Scene:
    """Return the scene of a document."""
    lex = lexicon()
    known = frozenset(lex.roles).union(lex.representatives, *(role.words for role in lex.roles.values()))  # of titles
    gender: dict[str, str] = {}
    titles: dict[str, frozenset[str]] = {}
    for mention in annotated.mentions:
        if mention.kind is not MentionKind.PERSON:
            continue
        surname = surname_of(mention)
        found = _titles(annotated.document.text, mention, known)
        titles[surname] = titles.get(surname, frozenset()) | found
        if sex := _gender(mention, found, lex):
            gender.setdefault(surname, sex)
    told = rows(annotated)
    nouns = frozenset({*lex.roles, *lex.representatives, *lex.documents, *lex.collectives})
    spots = tuple(tuple([i for i, x in enumerate(row) if x.low in nouns or x.mention is not None]) for row in told)
    verbs = tuple(tuple([i for i, x in enumerate(row) if x.low in lex.verbs]) for row in told)
    stops = tuple(tuple([i for i, x in enumerate(row) if x.kind is ItemKind.STOP]) for row in told)
    return Scene(told, spots, verbs, stops, lex, gender, titles)


def within(places: Places, lo: int, hi: int) -> Places:
    """Return those of the places, which are sorted, from `lo` on and before `hi`."""
    return places[bisect_left(places, lo) : bisect_left(places, hi)]


def surname_of(mention: Mention) -> str:
    """Return the last word of a name in lower case, generation suffixes left out."""
    words = [w for w in mention.name.lower().split() if w.strip(",") not in _SUFFIXES]
    return words[-1].strip(",.") if words else mention.name.lower()


def _titles(text: str, mention: Mention, known: frozenset[str]) -> frozenset[str]:
    """Return the words of title right before a name and of description right after it, in lower case."""
    before = _BEFORE.search(text[max(0, mention.span.start - 70) : mention.span.start].replace(". ", " "))
    after = _AFTER.match(text, mention.span.end, mention.span.end + 70)
    words = set(re.findall(r"[a-z-]+", _LINK.split(after.group(1).lower())[0] if after else ""))
    for word in reversed(re.findall(r"[\w-]+", _OWNER.split(before.group())[-1] if before else "")):
        if not word[:1].isupper() and word not in known:
            break
        words.add(word.lower())
    return frozenset(words)


def _gender(mention: Mention, titles: frozenset[str], lex: Lexicon) -> str:
    if titles & {"mrs", "ms", "spokeswoman", "congresswoman", "chairwoman", "mother", "queen", "councilwoman"}:
        return "female"
    if titles & {"mr", "spokesman", "congressman", "chairman", "father", "king", "councilman"}:
        return "male"
    return own_sex(mention, lex)


def own_sex(person: Mention, lex: Lexicon) -> str:
    """Return the sex that a full name tells, or ""."""
    first = person.name.lower().split()[0].strip(".") if " " in person.name else ""
    return "female" if first in lex.female else "male" if first in lex.male else ""


def pronoun(world: Scene, place: Place) -> Mention | None:
    """Return the one meant by the pronoun at `place`: a person for "he" and "she", a body or court for "it"."""
    word = world.rows[place.row][place.index].low
    if word in _HUMAN:
        return _human(world, place, _HUMAN[word])
    return _thing(world, place) if word in ("it", "its") else None


def _human(world: Scene, place: Place, sex: str) -> Mention | None:
    """Return the nearest subject of that sex; nobody where an unnamed one ("a judge said") stands nearer."""
    other: tuple[int, Mention] | None = None
    for distance, (row, lo, hi) in enumerate(_clauses_back(world, place)):
        items = world.rows[row]
        spots = within(world.spots[row], lo, hi)
        for i in spots:
            found = _person_at(world, Place(row, i))
            if found is None or (own_sex(found, world.lex) or world.gender.get(surname_of(found), sex)) != sex:
                continue
            if _leads(world, items, i, lo):
                return found
            other = other or (distance, found)
        if other is not None and distance > other[0]:
            break
        if any(_unnamed(world, items, i, lo) for i in spots):
            return None
    return other[1] if other else None


def _leads(world: Scene, items: Row, i: int, lo: int) -> bool:
    """Tell whether the person at `i` may be a subject, in person or through a document ("Roe's order")."""
    if possessor(items, i):
        return i <= lo + 4 and any(noun_of(item) in world.lex.documents for item in items[i + 1 : i + 5])
    return not governed(world, items, i, lo)


def _unnamed(world: Scene, items: Row, i: int, lo: int) -> bool:
    """Tell whether item `i` ends an indefinite description that may be a subject: "a judge", "another lawyer"."""
    noun = noun_of(items[i])
    if noun not in world.lex.roles and noun not in world.lex.representatives:
        return False
    back = range(i, max(lo, i - 3) - 1, -1)
    opens = next((k for k in back if items[k].low.split()[:1] in _INDEFINITE), None)
    return opens is not None and not governed(world, items, opens, lo)


def _person_at(world: Scene, place: Place) -> Mention | None:
    items = world.rows[place.row]
    item = items[place.index]
    if item.mention is not None and item.mention.kind is MentionKind.PERSON:
        return item.mention
    near = [items[k].low for k in range(max(0, place.index - 3), place.index)]
    if noun_of(item) in world.lex.roles and "the" in near and not {",", "'s", "\u2019s"} & set(near):
        following = items[place.index + 1].mention if place.index + 1 < len(items) else None
        if following is None or following.kind is not MentionKind.PERSON:
            return described(world, place)
    return None


def _thing(world: Scene, place: Place) -> Mention | None:
    """Return the nearest body or court that is a subject; nobody where "it" may be a document or somebody else."""
    for distance, (row, lo, hi) in enumerate(_clauses_back(world, place)):
        items = world.rows[row]
        verb = next(iter(within(world.verbs[row], lo, hi)), hi) if distance == 0 else hi
        for i in within(world.spots[row], lo, hi):
            if i > verb:
                return None  # somebody else is the subject of the sentence that "it" stands in
            mention = items[i].mention
            if governed(world, items, i, lo) or possessor(items, i):
                continue
            if noun_of(items[i]) in world.lex.documents and i < lo + _OPENING:
                return None  # "it" is the document
            if mention is not None and mention.kind in (MentionKind.BODY, MentionKind.COURT):
                meant = described(world, Place(row, i)) if mention.definite else mention
                if meant is not None:
                    return meant
        if verb < hi:
            return None
    return None


def _clauses_back(world: Scene, place: Place) -> Iterator[tuple[int, int, int]]:
    """Yield (row, first item, end) of the sentences before `place`, its own first, nearest first."""
    left, budget = _REACH, _ITEMS
    row, end = place.row, place.index
    while row >= 0 and left and budget > 0:
        items = world.rows[row]
        end = len(items) if end < 0 else end
        while end > 0 and left and budget > 0:
            start = end
            while start > max(0, end - budget) and items[start - 1].kind is not ItemKind.STOP:
                start -= 1
            if start < end:
                yield row, start, end
                left, budget = left - 1, budget - (end - start)
            end = start - 1
        row, end = row - 1, -1


def described(world: Scene, place: Place) -> Mention | None:
    """Return the one whom the noun at `place` takes up: "the judge", "the attorney general", "the group"."""
    item = world.rows[place.row][place.index]
    noun = noun_of(item)
    if noun in world.lex.roles:
        return _titled(world, place, world.lex.roles[noun])
    if noun in world.lex.collectives:
        return _named_body(world, place, world.lex.collectives[noun])
    return None


def _titled(world: Scene, place: Place, role: Anaphor) -> Mention | None:
    wanted = frozenset(role.words)
    for at in _mentions_back(world, place):
        mention = _mention(world, at)
        if mention.kind is MentionKind.PERSON and world.titles.get(surname_of(mention), frozenset()) & wanted:
            return mention
    return None


def _named_body(world: Scene, place: Place, body: Anaphor) -> Mention | None:
    """Return the nearest body that fits, one that is a subject or object before one behind a preposition."""
    kinds = (MentionKind.COURT,) if "Court" in body.classes else (MentionKind.BODY, MentionKind.PLACE)
    other: Mention | None = None
    for at in _mentions_back(world, place):
        mention = _mention(world, at)
        if mention.kind not in kinds or mention.definite:
            continue
        words = frozenset(re.findall(r"[a-z]+", mention.name.lower()))
        if mention.kind_class in body.classes or mention.kind is MentionKind.COURT or words & frozenset(body.words):
            if not governed(world, world.rows[at.row], at.index, 0):
                return mention
            other = other or mention
    return other


def _mention(world: Scene, at: Place) -> Mention:
    mention = world.rows[at.row][at.index].mention
    if mention is None:
        raise ValueError(f"item {at.index} of paragraph {at.row} is no mention")
    return mention


def _mentions_back(world: Scene, place: Place) -> Iterator[Place]:
    """Yield the places of the mentions before `place`, nearest first."""
    budget = _ITEMS
    for row in range(place.row, -1, -1):
        items = world.rows[row]
        end = place.index if row == place.row else len(items)
        for i in reversed(within(world.spots[row], max(0, end - budget), end)):
            if items[i].mention is not None:
                yield Place(row, i)
        budget -= end
        if budget <= 0:
            return


def noun_of(item: Item) -> str:
    """Return the last word of a word or mention in lower case: the noun of a described speaker."""
    words = item.low.split()
    return words[-1] if words else ""


def possessor(items: Row, i: int) -> bool:
    """Tell whether item `i` owns what follows it ("Roe's lawyer")."""
    if items[i].low.endswith(("'s", "\u2019s")):
        return True
    return i + 1 < len(items) and items[i + 1].low in POSSESSIVE


def titular(item: Item) -> bool:
    """Tell whether an item may stand as a title before a name: a capitalised word or a mention of no person."""
    if item.kind is ItemKind.MENTION:
        return item.mention is not None and item.mention.kind is not MentionKind.PERSON
    return item.kind is ItemKind.WORD and (item.text[:1].isupper() or item.low in ("the", "."))


def governed(world: Scene, items: Row, i: int, lo: int) -> bool:
    """Tell whether the name at `i` hangs on a preposition ("critics of Mayor Roe")."""
    k = i - 1
    while k >= lo and titular(items[k]) and items[k].low not in world.lex.prepositions:
        k -= 1
    return k >= lo and items[k].low in world.lex.prepositions
