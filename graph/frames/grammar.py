"""The grammatical partners of a verb or noun: subject, object, prepositional phrases, lists, the date of the clause.

Takes the items of a sentence and an index, gives indices of items. It is a shallow grammar: a partner is sought in the
direction where English puts it, past what may stand between (adverbs, dates, appositions, relative clauses), up to
what may not (another clause). Leaves out which partner fills which slot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.frames.phrases import Item
from graph.model import MentionKind

PREPOSITIONS = frozenset("of in on at for from by with against over under about to into between among during through near outside".split())
RELATIVES = frozenset("who which that whose".split())
PRONOUNS = frozenset("he she it they".split())
DETERMINERS = frozenset("the a an this that these those its his her their both all several some many other another".split())
BREAKS = frozenset(". ; : ? !".split())
SKIP_LEFT = frozenset("also then now again still just ever later soon already instead even once not n't never had has have having been be being was were is are 's to would "
    "will could may might should did do does , - -- \u2014 \u2013 ) ( and but or reportedly temporarily".split())

Test = Callable[[Item], bool]


def subject(items: Sequence[Item], verb: int, accept: Test, verbs: frozenset[int]) -> int | None:
    """Return the index of the subject of the verb at `verb`, or None.

    `verbs` are the indices of other finite trigger verbs of the sentence: one of them in between ends the search.
    """
    if items[verb].lower.endswith("ing") and (verb == 0 or verb == 1 and items[0].lower in ("by", "in", "after", "before", "while", "when", "without") or (
            items[verb - 1].lower == "," and verb < 4)):
        return _after_comma(items, verb, accept)
    i = verb - 1
    fallback: int | None = None
    while i >= 0 and verb - i < 40:
        item = items[i]
        if item.lower in ("that", ";", ":") and i < verb - 1 and not accept(item):
            break
        if item.lower == ",":
            back = _opening_comma(items, i)
            if back is not None and back > 0 and (accept(items[back - 1]) or items[back - 1].actor):
                i = back - 1
                continue
        if item.lower in ("who", "which", "that"):
            i -= 1 if items[i - 1].lower != "," else 2
            continue
        if i in verbs and items[i].lower not in RELATIVES:
            break
        if item.quoted:
            break
        if accept(item):
            before = _preposition_before(items, i)
            if before is None:
                return i
            fallback = fallback if fallback is not None else (i if items[before].lower == "of" else None)
            i = before - 1
            continue
        i -= 1
    return fallback


def _after_comma(items: Sequence[Item], verb: int, accept: Test) -> int | None:
    """Return the subject of the main clause after an opening participle: "By suing X, the union opened ..."."""
    last = next((k for k in range(verb + 1, min(verb + 25, len(items))) if items[k].lower == "," and k + 3 < len(items)
                 and any(accept(i) for i in items[k + 1 : k + 4]) and not any(i.lower == "and" for i in items[k + 1 : k + 3])), None)
    if last is None:
        return None
    return next((k for k in range(last + 1, last + 4) if accept(items[k])), None)


def _opening_comma(items: Sequence[Item], i: int) -> int | None:
    """Return the index of the comma that opens the apposition or relative clause closed by the comma at `i`."""
    for j in range(i - 1, max(i - 28, -1), -1):
        if items[j].lower in BREAKS:
            return None
        if items[j].lower == ",":
            return j
    return None


def _preposition_before(items: Sequence[Item], i: int) -> int | None:
    j = i - 1
    while j >= 0 and i - j < 5:
        word = items[j].lower
        if word in PREPOSITIONS:
            return j
        if word in DETERMINERS or word in ("'s", "us", "u.s.", "federal", "state") or (items[j].mention is None and word.islower() and word.isalpha()
                and word not in SKIP_LEFT and word not in RELATIVES):
            j -= 1
            continue
        if items[j].of(MentionKind.PLACE, MentionKind.OFFICE, MentionKind.BODY) and i - j < 3 and j == i - 1:
            j -= 1
            continue
        return None
    return None


def objects(items: Sequence[Item], start: int, accept: Test, reach: int = 12, infinitive: bool = True) -> list[int]:
    """Return the indices of the first acceptable object at or after `start` and of its list partners.

    With `infinitive` false the search ends at "to", which opens an infinitive there.
    """
    i = start
    while i < len(items) and i - start < reach:
        item = items[i]
        if item.lower == "to" and item.mention is None and not infinitive:
            return []
        if item.lower in BREAKS or item.quoted or item.lower in ("that", "which", "who", "while", "because", "saying", "after", "before", "when", "until", "as", "if"):
            return []
        if item.lower == "," and i > start:
            return []
        if accept(item) and not _possessor(items, i):
            return listed(items, named(items, i, accept), accept)
        i += 1
    return []


def _possessor(items: Sequence[Item], i: int) -> bool:
    """Tell whether the item owns what follows ("Roe's order") and is not meant itself."""
    return not items[i].of(MentionKind.MEASURE) and i + 1 < len(items) and items[i + 1].lower == "'s"


def named(items: Sequence[Item], i: int, accept: Test) -> int:
    """Return the index of the person whom the body or place at `i` only describes: "the union member Jane Roe"."""
    if not items[i].of(MentionKind.BODY, MentionKind.PLACE):
        return i
    for j in range(i + 1, min(i + 4, len(items))):
        if items[j].of(MentionKind.PERSON):
            return j if accept(items[j]) else i
        if not (items[j].of(MentionKind.OFFICE) or items[j].mention is None and items[j].lower.isalpha() and items[j].text.islower()
                and items[j].lower not in PREPOSITIONS | AUXILIARIES | RELATIVES | {"and", "or", "but", "as", "after", "while", "when"}):
            return i
    return i


def members(items: Sequence[Item], i: int, accept: Test) -> list[int]:
    """Return the named members of the collective at `i`: "cities led by A and B", "states, including C", or []."""
    if not items[i].of(MentionKind.GROUP):
        return []
    for j in range(i + 1, min(i + 5, len(items))):
        if items[j].lower in ("by", "including", "as", "like", "from", "\u2014") and (items[j].lower != "by" or items[j - 1].lower == "led"):
            found = objects(items, j + 1, lambda item: accept(item) and not item.of(MentionKind.GROUP), 5)
            return found
        if items[j].lower not in (",", "led", "such", "jointly"):
            return []
    return []


def listed(items: Sequence[Item], first: int, accept: Test) -> list[int]:
    """Return `first` and the items coordinated with it: "A, B and C", "A, Ohio; B, Iowa; and C", "led by A and B"."""
    found = [first]
    i = first + 1
    while i < len(items):
        j = i
        joined = False
        while j < len(items) and items[j].mention is None and items[j].lower in (",", ";", "and", "or", "&", "as", "well", "plus", "along", "with", "\u2014", "including", "led", "by", "like"):
            joined = True
            j += 1
        if not joined:
            break
        if items[j - 1].lower == "by" and not any(items[k].lower == "led" for k in range(i, j)):
            break
        k = j
        while k < len(items) and k - j < 4 and items[k].mention is None and (items[k].lower in DETERMINERS or items[k].lower in (
                "city", "state", "county", "of", "and", "chief", "former", "its", "then")):
            k += 1
        if k < len(items) and accept(items[k]):
            k = named(items, k, accept)
        if k >= len(items) or not accept(items[k]) or (items[j - 1].lower in ("and", "or", ",") and _starts_clause(items, k)):
            break
        found.append(k)
        i = k + 1
    return found


def _starts_clause(items: Sequence[Item], k: int) -> bool:
    """Tell whether the item at `k` is the subject of a new clause rather than a further member of a list."""
    if k + 1 >= len(items) or items[k + 1].mention is not None:
        return False
    word = items[k + 1].lower
    return word in AUXILIARIES or (word.endswith("ed") and word not in ("led", "based", "joined")) or word in ("said", "says", "wrote", "ruled", "found", "held", "sued")


AUXILIARIES = frozenset("is are was were has have had will would can could may might should do does did 's".split())


def listed_left(items: Sequence[Item], last: int, accept: Test) -> list[int]:
    """Return the items coordinated with the one at `last`, to its left, in order, `last` included."""
    found = [last]
    i = last - 1
    while i > 0:
        j = i
        while j >= 0 and items[j].mention is None and items[j].lower in ("the", "a", "state", "of", "city", "county", "both"):
            j -= 1
        joined = False
        while j >= 0 and items[j].mention is None and items[j].lower in (",", ";", "and", "or", "&"):
            joined = True
            j -= 1
        if not joined or j < 0 or not accept(items[j]):
            break
        preposition = _preposition_before(items, j) is not None
        if preposition and not any(items[k].lower in ("and", "&") for k in range(j + 1, i + 1)):
            break
        found.insert(0, j)
        if preposition:
            break
        i = j - 1
    return found


def phrases(
    items: Sequence[Item], start: int, prepositions: Sequence[str], stops: frozenset[int], reach: int = 24
) -> list[tuple[str, int]]:
    """Return (preposition, index after it) for each of the prepositions in the clause from `start`."""
    found = []
    for i in range(start, min(len(items), start + reach)):
        item = items[i]
        if item.lower in BREAKS or item.quoted or i in stops or item.lower in ("which", "who", "while", "because", "when"):
            break
        if item.mention is None and item.lower in prepositions:
            found.append((item.lower, i + 1))
    return found


def date_near(items: Sequence[Item], verb: int, end: int, stops: frozenset[int]) -> int | None:
    """Return the index of the date of the clause around the trigger `[verb, end)`, or None: the right side first."""
    for i in range(end, min(len(items), end + 14)):
        item = items[i]
        if item.of(MentionKind.DATE):
            if item.mention is not None and item.mention.value:
                return i
            if item.mention is not None and " after" in item.mention.name or item.mention is not None and " before" in item.mention.name:
                break
            continue
        if item.lower == "," and not (i + 1 < len(items) and items[i + 1].of(MentionKind.DATE)):
            break
        if i in stops or item.lower in BREAKS or item.lower in ("that", "which", "who", "after", "before", "when", "until", "because", "while", "since"):
            break
    for i in range(verb - 1, max(verb - 9, -1), -1):
        item = items[i]
        if item.of(MentionKind.DATE) and item.mention is not None:
            return i if item.mention.value else None
        if i in stops or item.lower in BREAKS or item.lower in ("that", "which", "who", "after", "since"):
            break
        if item.mention is None and item.lower.endswith("ed") and len(item.lower) > 4 and item.text.islower():
            break
    return None


def date_beside(items: Sequence[Item], start: int, end: int) -> int | None:
    """Return the index of a date that belongs to a noun: "Tuesday's ruling", "the ruling on May 3", or None."""
    i = start - 1
    while i >= 0 and start - i < 4 and items[i].mention is None and (items[i].lower == "'s" or items[i].lower.isalpha()) and items[i].lower not in PREPOSITIONS:
        i -= 1
    if i >= 0 and items[i].of(MentionKind.DATE) and items[i].mention is not None and items[i].mention.value:
        return i
    for i in range(end, min(len(items), end + 6)):
        if items[i].of(MentionKind.DATE) and items[i].mention is not None and items[i].mention.value:
            return i
        if items[i].mention is None and items[i].lower not in ("on", "in", "by", "of", "from", "the", "issued", "late", "early"):
            return None
    return None
