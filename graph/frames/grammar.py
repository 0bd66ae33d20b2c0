"""The grammatical partners of a verb or noun: subject, object, prepositional phrases.

Takes the items of a sentence and an index, gives indices of items. It is a shallow grammar: a partner is sought in the
direction where English puts it, past what may stand between (adverbs, dates, appositions, relative clauses), up to
what may not (another clause). Leaves out which partner fills which slot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.frames.appositions import before_list, far_opening, opening_comma
from graph.frames.lists import listed, named
from graph.frames.phrases import Item
from graph.frames.words import AUXILIARIES, BEFORE_VERB, BREAKS, COPULAS, DETERMINERS, PREPOSITIONS, RELATIVES
from graph.model import MentionKind

OPENERS = frozenset("by in after before while when without".split())
NOT_AN_OBJECT = frozenset("that which who while because saying after before when until as if".split())
NOT_IN_CLAUSE = frozenset("which who while because when".split())
NUMBERED = frozenset("over about around".split())  # before a collective, a word of number: "over a dozen states"
LONGEST_CLAUSE = 40
CONTRACTED = frozenset("he she it that who there".split())  # "he's charged"
TIMES = frozenset("day week month year morning afternoon evening night time once".split())
DASHES = frozenset(["-", "--", "\u2013", "\u2014"])
TITLED = frozenset("mr mrs ms dr i republican democrat democratic".split())

BENCH = frozenset(("majority", "justices", "judges"))

Test = Callable[[Item], bool]


def subject(items: Sequence[Item], verb: int, accept: Test, verbs: frozenset[int]) -> int | None:
    """Return the index of the subject of the verb at `verb`, or None.

    `verbs` are the indices of other finite trigger verbs of the sentence: one of them in between ends the search. An
    acceptable item behind a preposition is no subject; behind "of" it is taken where there is no other.
    """
    if _opens(items, verb) or _since(items, verb):
        return (_after_comma if _opens(items, verb) else _first)(items, verb, accept)
    far = far_opening(items, verb, accept)
    far = _with_own(items, verb - 1, accept) if far is None else far
    return far if far is not None else _nearest_subject(items, verb, accept, verbs)


def _nearest_subject(items: Sequence[Item], verb: int, accept: Test, verbs: frozenset[int]) -> int | None:
    """Search to the left for the subject, over appositions and relative clauses."""
    i, fallback = verb - 1, None
    while i >= 0 and verb - i < LONGEST_CLAUSE:
        word = items[i].lower
        if word == "whose" or _closed(items, i, verb, accept):
            break
        if word == "," and (lead := before_list(items, i, accept)) is not None:
            return lead
        back = _opening(items, i)
        if back is not None and back > 0 and (accept(items[back - 1]) or items[back - 1].actor):
            i = back - 1
        elif word in ("who", "which", "that"):
            if i > 1 and items[i - 1].lower == "," and accept(items[i - 2]):
                return _person(items, i - 2) if word == "who" else i - 2
            court = items[i - 1].of(MentionKind.COURT) and i + 1 == verb  # "decisions by the court that left"
            if i and (items[i - 1].of(MentionKind.GROUP) or court) and accept(items[i - 1]):
                return i - 1
            i -= 1 if items[i - 1].lower != "," else 2
        elif i in verbs or items[i].quoted or not accept(items[i]) and _stranger(items, i, verb):
            return fallback if i in verbs or items[i].quoted else None
        elif accept(items[i]) and not _possessor(items, i) and items[i + 1].lower != "-":
            before = _preposition_before(items, i)
            before = _listed_places(items, i) if before is None else before
            if before is None or items[before].lower == "with" and items[verb].lower.endswith("ing"):
                return i  # "with a judge in Dunmore blocking ..."
            if fallback is None and items[before].lower == "of":
                fallback = i
            i = before - 1
        else:
            i -= 1
    return fallback


def _with_own(items: Sequence[Item], i: int, accept: Test) -> int | None:
    """Return who acts with somebody or something of theirs that ends at `i`: "Jane Roe and her company sued"."""
    if i < 3 or items[i - 1].lower not in ("his", "her", "its", "their") or items[i - 2].lower != "and":
        return None
    return i - 3 if items[i].mention is None and accept(items[i - 3]) else None


def _stranger(items: Sequence[Item], i: int, verb: int) -> bool:
    """Tell whether an unknown name stands at `i` as a subject may, before an auxiliary or the verb, ungoverned."""
    item = items[i]
    if i + 1 == verb and _other_subject(items, i):
        return True
    name = item.mention is None and item.text[:1].isupper() and item.text[1:].islower() and i > 0
    name = name or item.mention is None and item.lower in ("none", "nobody", "neither", "everyone")
    placed = name and (i + 1 == verb or items[i + 1].lower in AUXILIARIES)
    return placed and item.lower not in TITLED and _preposition_before(items, i) is None


def _other_subject(items: Sequence[Item], i: int) -> bool:
    """Tell whether a plain noun with an owner stands at `i`, right before the verb: "Roe said his party passed"."""
    item, before = items[i], items[i - 1] if i else None
    plain = item.mention is None and item.text.islower() and item.lower.isalpha()
    plain = plain and item.lower not in BEFORE_VERB | TIMES
    determined = before is not None and before.lower in ("his", "her", "its", "their") and i > 1
    return plain and determined and not item.lower.endswith("ly") and items[i - 2].lower not in PREPOSITIONS


def _listed_places(items: Sequence[Item], i: int) -> int | None:
    """Return the preposition that governs the list of places that ends at `i`: "judges in Ohio and Utah"."""
    if i < 4 or not (items[i].of(MentionKind.PLACE) and items[i - 1].lower == "and"):
        return None
    k = i - 2
    while k > 1 and items[k].of(MentionKind.PLACE) and items[k - 1].lower in (",", "in", "from"):
        if items[k - 1].lower in ("in", "from"):
            people = (
                items[k - 2].of(MentionKind.GROUP) or items[k - 2].mention is None and items[k - 2].lower[-1:] == "s"
            )
            return k - 1 if people else None
        k -= 2
    return None


def _person(items: Sequence[Item], i: int) -> int:
    """Return the person whose home the place at `i` is ("Jane Roe, 53, of Utah, who ..."), else `i`."""
    if not items[i].of(MentionKind.PLACE):
        return i
    back = (k for k in range(i - 1, max(i - 8, -1), -1) if items[k].mention is not None)
    return next((k for k in back if items[k].of(MentionKind.PERSON, MentionKind.GROUP)), i)


def _opens(items: Sequence[Item], verb: int) -> bool:
    """Tell whether the verb is an opening participle: "By suing X, ...", "In May, announcing X, ..."."""
    if not items[verb].lower.endswith("ing"):
        return False
    return verb == 0 or verb == 1 and items[0].lower in OPENERS or verb < 4 and items[verb - 1].lower == ","


def _since(items: Sequence[Item], verb: int) -> bool:
    """Tell whether the verb is a participle that dates its clause: "she has fought him since filing the suit"."""
    i = verb - 1
    while i > 0 and items[i].lower.endswith("ly"):
        i -= 1
    return items[verb].lower.endswith("ing") and items[i].lower in ("since", "after", "before", "while")


def _first(items: Sequence[Item], verb: int, accept: Test) -> int | None:
    """Return the first acceptable item of the sentence that is no object of a preposition, up to the verb."""
    start = max((k + 1 for k in range(verb) if items[k].lower in ("that", ";", "and", "but")), default=0)
    free = (k for k in range(start, verb) if accept(items[k]) and not _possessor(items, k))
    return next((k for k in free if _preposition_before(items, k) is None), None)


def _after_comma(items: Sequence[Item], verb: int, accept: Test) -> int | None:
    """Return the subject of the main clause after an opening participle: "By suing X, the union opened ..."."""
    for k in range(verb + 1, min(verb + 25, len(items) - 3)):
        after = items[k + 1 : k + 4]
        if items[k].lower == "," and not any(i.lower == "and" for i in after[:2]):
            found = next((k + 1 + n for n, item in enumerate(after) if accept(item)), None)
            if found is not None:
                return found
    return None


def _closed(items: Sequence[Item], i: int, verb: int, accept: Test) -> bool:
    """Tell whether no subject stands before item `i`: it begins a clause, or people without a name do ("nuns who").

    A comma that closes what is said of an unknown name is such an item: "Moe Quill, a Roe friend, sued".
    """
    word = items[i].lower
    if word == ",":
        back = opening_comma(items, i)
        return back is not None and back > 1 and _unknown(items[back - 1])
    if word == "who" and i:
        before = items[i - 1]
        return before.mention is None and before.text.islower() and not accept(before)
    return word in ("that", ";", ":") and i < verb - 1 and not accept(items[i])


def _opening(items: Sequence[Item], i: int) -> int | None:
    """Return the comma or dash that opens what the comma or dash at `i` closes, or None."""
    if items[i].lower == ",":
        return opening_comma(items, i)
    return _opening_dash(items, i) if items[i].lower in DASHES else None


def _unknown(item: Item) -> bool:
    """Tell whether the item is a word with a capital that no name is known by."""
    return item.mention is None and item.text[:1].isupper() and item.text[1:].islower() and item.lower not in TITLED


def _opening_dash(items: Sequence[Item], i: int) -> int | None:
    """Return the index of the dash that opens the parenthesis closed by the dash at `i`, if each stands apart."""
    dashes = (j for j in range(i - 2, max(i - 28, 0), -1) if items[j].lower in DASHES and _stands_apart(items, j))
    return next(dashes, None) if _stands_apart(items, i) else None


def _stands_apart(items: Sequence[Item], i: int) -> bool:
    return items[i].span.start > items[i - 1].span.end


def _preposition_before(items: Sequence[Item], i: int) -> int | None:
    """Return the index of the preposition that governs the item at `i`, or None."""
    for j in range(i - 1, max(i - 5, -1), -1):
        word = items[j].lower
        if word in NUMBERED and items[i].of(MentionKind.GROUP) and i - j < 3:
            continue
        if word in PREPOSITIONS:
            return j
        if word in ("when", "while", "because"):
            return None
        if word == "that" and items[i].of(MentionKind.PERSON, MentionKind.PLACE, MentionKind.BODY):
            return None  # "the ban on boats that Ohio passed"
        plain = items[j].mention is None and word.islower() and word.isalpha()
        modifier = plain and word not in BEFORE_VERB and word not in RELATIVES
        beside = j == i - 1 and items[j].of(MentionKind.PLACE, MentionKind.OFFICE, MentionKind.BODY)
        if not (modifier or beside or word in DETERMINERS or word in ("'s", "us", "u.s.", "federal", "state")):
            return None
    return None


def objects(items: Sequence[Item], start: int, accept: Test, reach: int = 12, infinitive: bool = True) -> list[int]:
    """Return the indices of the first acceptable object at or after `start` and of its list partners.

    With `infinitive` false (a direct object) the search ends at "to" and at any preposition.
    """
    for i in range(start, min(start + reach, len(items))):
        word = items[i].lower
        if not infinitive and items[i].mention is None and (word == "to" or word in PREPOSITIONS or word in COPULAS):
            return []
        points = word == "that" and i == start and i + 1 < len(items) and accept(items[i + 1])  # "lifted that order"
        if items[i].quoted or word in BREAKS or word in NOT_AN_OBJECT and not points or word == "," and i > start:
            return []
        if accept(items[i]) and i + 2 < len(items) and items[i + 1].lower == "-":
            if items[i + 2].lower.endswith("ed"):
                return []  # "a Dunmore-based group"
            continue  # "President-elect Jane Roe"
        if accept(items[i]) and not _possessor(items, i) and not _attributive(items, i):
            return listed(items, named(items, i, accept), accept)
    return []


def _possessor(items: Sequence[Item], i: int) -> bool:
    """Tell whether the item owns what follows ("Roe's order") and is not meant itself."""
    if items[i].of(MentionKind.COURT) and any(item.lower in BENCH for item in items[i + 2 : i + 5]):
        return False  # "the Supreme Court's conservative majority ruled"
    owner = not items[i].of(MentionKind.MEASURE) and items[i].lower not in CONTRACTED
    return owner and i + 1 < len(items) and items[i + 1].lower == "'s"


def _attributive(items: Sequence[Item], i: int) -> bool:
    """Tell whether a surname only describes the noun after it: "the two Roe donors"."""
    if not items[i].of(MentionKind.PERSON) or items[i].title is not None or i == 0 or i + 1 == len(items):
        return False
    before, after = items[i - 1], items[i + 1]
    counted = before.lower in DETERMINERS or before.lower in ("two", "three", "four", "five", "other")
    return (
        counted
        and after.mention is None
        and after.text.islower()
        and after.lower.endswith("s")
        and after.lower.isalpha()
    )


def members(items: Sequence[Item], i: int, accept: Test) -> list[int]:
    """Return the named members of the collective at `i`: "cities led by A and B", "states, including C", or []."""
    if not items[i].of(MentionKind.GROUP):
        return []
    for j in range(i + 1, min(i + 5, len(items))):
        word = items[j].lower
        listing = word in ("include", "includes", "included") and items[j - 1].lower in ("which", "that")
        if (
            listing
            or word in ("including", "as", "like", "from", "\u2014")
            or word == "by"
            and items[j - 1].lower == "led"
        ):
            return objects(items, j + 1, lambda item: accept(item) and not item.of(MentionKind.GROUP), 5)
        if word not in (",", "led", "such", "jointly", "which", "that"):
            return []
    return []


def phrases(
    items: Sequence[Item], start: int, prepositions: Sequence[str], stops: frozenset[int], reach: int = 24
) -> list[tuple[str, int]]:
    """Return (preposition, index after it) for each of the prepositions in the clause from `start`."""
    found = []
    for i in range(start, min(len(items), start + reach)):
        word = items[i].lower
        if word in BREAKS or items[i].quoted or i in stops or word in NOT_IN_CLAUSE:
            break
        if items[i].mention is None and word in prepositions:
            found.append((word, i + 1))
    return found
