"""Collectives without a name: "a coalition of 20 states", "16 cities and counties", "immigrant rights groups".

Takes the tokens of a sentence and an index, gives a GROUP mention that begins there: a number or quantifier, some
modifiers and a head noun of `data/heads.yaml`, and what is joined to it by "and", "or" or "of". Years, days of the
month, shares ("40 percent of ...") and verbs make none; nor do heads that say too little alone ("people familiar
with the matter"), unless a word before them points back ("the women").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.annotate.phrases import compound_end, compound_start, covered, is_capital, is_hyphen, low, spelled, word
from graph.model import Mention, MentionKind, Tokens
from graph.tables import read_mapping

DIGITS = re.compile(r"\d[\d,.]*$")
YEAR = re.compile(r"(?:1[789]|20)\d\d$")
DAY_BEFORE = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?$")
POINTING = frozenset({"the", "those", "these", "their", "its", "both"})
MORE_THAN = frozenset({("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least"), ("up", "to")})
BETWEEN = frozenset("the these those its more than about nearly other".split())
LIMITS = frozenset(first for first, _ in MORE_THAN)
MOST_MODIFIERS = 4
MOST_NUMBERS = 5
MOST_MEMBERS = 12
Made = tuple[Mention, int]


@dataclass(frozen=True, slots=True)
class GroupWords:
    """The words of `heads.yaml` that collectives are made of."""

    heads: frozenset[str]
    openers: frozenset[str]
    alone: frozenset[str]
    not_bare: frozenset[str]
    modifiers: frozenset[str]
    stops: frozenset[str]
    plural_modifiers: frozenset[str]
    quantifiers: frozenset[str]
    unions: frozenset[str]


@lru_cache(maxsize=1)
def group_words() -> GroupWords:
    """Return the words that collectives are made of."""
    data = read_mapping("heads.yaml")
    lists = ("heads", "openers", "alone", "not_bare", "modifiers", "stops", "plural_modifiers", "quantifiers", "unions")
    return GroupWords(*(frozenset[str](data[f"group_{name}"]) for name in lists))


def group(tokens: Tokens, i: int) -> Made | None:
    """Return the collective whose first word of number or kind is token `i`, and the index after it."""
    words, text = group_words(), low(tokens, i)
    if text in words.openers or text in words.quantifiers:
        return _opened(tokens, i) or _counted(tokens, i) or (_bare(tokens, i) if text in words.heads else None)
    if text in words.heads:
        return _bare(tokens, i)
    if text[0].isdigit() or text in LIMITS:
        return None if _goes_on(tokens, i) else _counted(tokens, i)
    return _of_a_house(tokens, i)


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Tell whether token `i` goes on with a number that has been tried as a whole."""
    before = low(tokens, i - 1)
    return before[:1].isdigit() and not YEAR.match(before) and low(tokens, i)[0].isdigit()


def _made(tokens: Tokens, start: int, end: int) -> Made:
    definite = low(tokens, start - 1) in POINTING
    name = spelled(tokens, start, end)
    return Mention(covered(tokens, start, end), MentionKind.GROUP, name, "", "Organization", definite=definite), end


def _opened(tokens: Tokens, i: int) -> Made | None:
    """Find "coalition of 20 states", "dozens of families", "several of these cities", or "coalition" alone."""
    if low(tokens, i + 1) == "of":
        j = i + 2
        while j - i < MOST_NUMBERS and low(tokens, j) in BETWEEN:
            j += 1
        end = _heads_end(tokens, _number_end(tokens, j))
        if end is not None:
            return _made(tokens, i, _tail(tokens, end))
    return _alone(tokens, i)


def _alone(tokens: Tokens, i: int) -> Made | None:
    return _made(tokens, i, i + 1) if low(tokens, i) in group_words().alone else None


def _counted(tokens: Tokens, i: int) -> Made | None:
    """Find "16 cities and counties", "more than two dozen states", "some 200 Democratic lawmakers"."""
    j = i + 2 if (low(tokens, i), low(tokens, i + 1)) in MORE_THAN else i
    end = _number_end(tokens, j)
    if end == j:
        return None
    last = _heads_end(tokens, end)
    if last is None:
        return None
    return _made(tokens, i, _tail(tokens, last))


def _number_end(tokens: Tokens, i: int) -> int:
    """Return the index after numbers and quantifiers at token `i`; years and days of a month are none."""
    j = i
    quantifiers = group_words().quantifiers
    while j - i < MOST_NUMBERS and (low(tokens, j) in quantifiers or DIGITS.match(low(tokens, j))):
        date = YEAR.match(low(tokens, j)) and (j == i or low(tokens, j + 1) == ",")
        if date or (DIGITS.match(low(tokens, j)) and _no_count(tokens, j)):
            return i
        joined = is_hyphen(tokens, j + 1) and low(tokens, j + 2) in quantifiers  # "twenty-six"
        j += 3 if joined else 1
    if j > i and (low(tokens, j), low(tokens, j + 1)) == ("or", "so"):
        j += 2
    while i < j < i + MOST_NUMBERS and low(tokens, j) in ("other", "such", "more"):
        j += 1
    return j


def _no_count(tokens: Tokens, j: int) -> bool:
    """Tell whether the digits at token `j` are a day, a sum, an age or a part of a date or a score."""
    before = low(tokens, j - 1)
    return before in ("$", "-", "/", "\u2013", "article", "section", "no.", "title") or bool(DAY_BEFORE.match(before))


def _heads_end(tokens: Tokens, i: int) -> int | None:
    """Return the index after the heads that begin at token `i` after some modifiers, or None."""
    end = _head_end(tokens, i, MOST_MODIFIERS)
    if end is None:
        return None
    listed = end
    for _ in range(MOST_MEMBERS):
        if low(tokens, listed) != ",":
            break
        member = _head_end(tokens, listed + 1, 2)
        if member is None:
            break
        listed = member
    k = listed + 1 if low(tokens, listed) == "," else listed
    if low(tokens, k) in ("and", "or"):
        k += 2 if low(tokens, k + 1) in ("even", "their", "other") else 1
        last = _head_end(tokens, k, 2)
        if last is not None:
            return last
    return end


def _head_end(tokens: Tokens, i: int, modifiers: int) -> int | None:
    """Return the index after the head noun that at most so many modifiers precede, or None."""
    words, j = group_words(), i
    for _ in range(modifiers + 1):
        after = compound_end(tokens, j)
        text = low(tokens, after - 1)
        if text in words.heads and text not in words.alone:
            return _own(tokens, after)
        if not text or not _modifies(tokens, j):
            return None
        j = after
    return None


def _own(tokens: Tokens, j: int) -> int:
    """Go on over a possessor or "attorneys general": "women" + "'s rights groups", "attorneys" + "general".

    Or over what people are joined in: "teachers" + "union".
    """
    words = group_words()
    if low(tokens, j - 1) == "attorneys" and low(tokens, j) == "general":
        return j + 1
    if low(tokens, j) in words.unions:
        return j + 1
    if low(tokens, j) in ("'s", "'"):
        k = j + 1
        while k - j < 3 and low(tokens, k) in words.modifiers:
            k += 1
        return k + 1 if low(tokens, k) in words.heads else j
    return j


def _modifies(tokens: Tokens, j: int) -> bool:
    """Tell whether token `j` may stand between a number and a head: no verb, no plural, no mark."""
    words, text = group_words(), low(tokens, j)
    if is_hyphen(tokens, j + 1):
        return bool(re.match(r"[\w.]+$", text))
    if text in words.stops or text in ("of", "and", "or") or not re.match(r"[^\W\d_][\w.'-]*$", text):
        return False
    return not text.endswith("s") or text in words.plural_modifiers or is_capital(tokens, j)


def _tail(tokens: Tokens, end: int) -> int:
    """Go on over "of|from 20 states": "attorneys general of 12 states"."""
    if low(tokens, end) in ("of", "from", "representing"):
        number = _number_end(tokens, end + 1)
        last = _heads_end(tokens, number) if number > end + 1 else None
        return last if last is not None else end
    return end


def _bare(tokens: Tokens, i: int) -> Made | None:
    """Find a head without a number: "plaintiffs", "immigrant rights groups", "anti-tax activists"."""
    words = group_words()
    if (i and not tokens[i].text[0].islower()) or low(tokens, i) not in words.heads or low(tokens, i) in words.alone:
        return None
    start = _left(tokens, i)
    end = _heads_end(tokens, i)
    pointed = low(tokens, start - 1) in POINTING
    if end is None or (start == i and end == i + 1 and not pointed and _says_little(tokens, i)):
        return None
    return _made(tokens, start, _tail(tokens, end))


def _says_little(tokens: Tokens, i: int) -> bool:
    """Tell whether the head at `i` is too vague alone, or a verb: "people", "the case states that"."""
    return low(tokens, i) in group_words().not_bare or (low(tokens, i) == "states" and low(tokens, i + 1) == "that")


def _left(tokens: Tokens, i: int) -> int:
    """Return the first modifier of the head at `i`; only words that are sure to modify are taken."""
    start = compound_start(tokens, i)
    while i - start < 6:
        before = compound_start(tokens, start - 1) if start else 0
        text = spelled(tokens, before, start).lower().replace("\u2019", "'") if start else ""
        if text not in group_words().modifiers and not re.match(r"(?:anti|pro)-\w+$", text):
            return start
        start = before
    return start


def _of_a_house(tokens: Tokens, i: int) -> Made | None:
    """Find "House Democrats", "Senate Republicans"."""
    if word(tokens, i) not in ("House", "Senate", "State") or not is_capital(tokens, i + 1):
        return None
    return _made(tokens, i, i + 2) if low(tokens, i + 1) in ("democrats", "republicans") else None
