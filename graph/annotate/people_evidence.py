"""What shows that a capitalised phrase is a person: the words inside it, right before it and right after it.

Takes the words of a candidate and its masked sentence, where "\\x00" stands for a mention of another kind and "\\x01"
for an office; gives yes or no. Which candidates there are, and what the whole document adds, is settled in `people`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from graph.annotate.name_data import Names

BODY_MASK, TITLE_MASK = "\x00", "\x01"
INITIALS = re.compile(r"(?:[A-Z]\.)+")
TITLE_RIGHT_BEFORE = re.compile(r"\x01\s(?:(?:Dr|Mr|Mrs|Ms|Rev)\.?\s)?$")
_TITLE_BEFORE = re.compile(r"\x01(?:['\u2019]s)?,?\s(?:(?:Dr|Mr|Mrs|Ms|Rev)\.?\s)?$")
_TITLE_AFTER = re.compile(
    r"(?:,|\s[\u2013\u2014-])\s(?:(?:an?|the|then-?|who (?:is|was)(?: then)?)\s)?"
    r"(?:[\w.'\u2019-]+\s|\x00+(?:['\u2019]s)?\s?){0,3}?-?\x01"
)
_AGE = re.compile(r",\s\d\d(?:,|\s|$)")
_PARTY = re.compile(r"(?:,|\s\()\s?(?:[DRI](?:-[A-Z]|\)|,)|a (?:Democrat|Republican)\b)")
_PARTISAN = re.compile(r",\s(?:an?\s(?:[a-z]+\s)?(?:Democrat|Republican)|[DR]-(?:\x00+|[A-Z][\w.]*)),\s[a-z]")
_ARTICLE = re.compile(r"\b[Tt]he\s$")
_WHO = re.compile(r",\s(?:who|whose)\b")
_LOCATED = re.compile(r"\b(?:in|of|near|at|outside|around)\s(?:the\s)?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_WEEKDAY = re.compile(r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_FOLLOWER = re.compile(r"\s([A-Z][\w.]*)")
_WORD_BEFORE = re.compile(r"([A-Z][\w.]*)\s$")
_VERSUS = re.compile(r"\s(?:&|v\.|vs\.)\s")
_HANDLE = re.compile(r"&\s$|@$|#$|/$")
MOST_WORDS = 4


def is_full_name(words: Sequence[str], before: str, after: str, lists: Names) -> bool:
    """Tell whether two words or more are a person's full name."""
    if TITLE_RIGHT_BEFORE.search(before) or has_honorific(before, lists):
        return len(words) <= MOST_WORDS
    short = sum(w.islower() or len(w) == 2 for w in words)
    if is_thing(words, before, after, lists) or len(words) > MOST_WORDS + short:
        return False
    if is_given(words[0], lists) or any(INITIALS.fullmatch(w) for w in words[:-1]):
        return True
    return _is_told_of(before, after, lists)


def _is_told_of(before: str, after: str, lists: Names) -> bool:
    """Tell whether an apposition or a verb of speech beside the phrase shows a person."""
    if any(p.match(after) for p in (_TITLE_AFTER, _AGE, _PARTY, _WHO, lists.human_after)):
        return True
    if _TITLE_BEFORE.search(before):
        return True
    if _ARTICLE.search(before):
        return False
    if lists.says_after.match(after):
        return True
    return after[:1] in (",", ".", ";") and lists.says_before.search(before) is not None


def is_given(word: str, lists: Names) -> bool:
    """Tell whether a word is, or begins with, a known given name; accents do not count ("Jo-Ann", "MaryBeth")."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    first = re.match(r"[A-Z][a-z]+", plain)
    if plain in lists.given:
        return True
    return first is not None and len(first.group()) < len(plain) and first.group() in lists.given


def is_thing(words: Sequence[str], before: str, after: str, lists: Names) -> bool:
    """Tell whether the words show a firm, a place, or a thing that bears a person's name."""
    if words[-1] in lists.tails or _VERSUS.match(after) or _HANDLE.search(before):
        return True
    return _has_tail(after, lists) and not TITLE_RIGHT_BEFORE.search(before)


def _has_tail(after: str, lists: Names) -> bool:
    follower = _FOLLOWER.match(after)
    return follower is not None and follower.group(1) in lists.tails


def has_honorific(before: str, lists: Names) -> bool:
    """Tell whether "Mr.", "Dr." or the like comes right before."""
    word = _WORD_BEFORE.search(before)
    return word is not None and word.group(1) in lists.honorifics


def is_titled(before: str, after: str, lists: Names) -> bool:
    """Tell whether a lone surname has a title or "Mr." right before it, and no tail that makes it a thing."""
    return bool(TITLE_RIGHT_BEFORE.search(before) or has_honorific(before, lists)) and not _has_tail(after, lists)


def is_shown(before: str, after: str, lists: Names) -> bool:
    """Tell whether the words beside a lone surname show a person: a title before it, or its party behind it."""
    return is_titled(before, after, lists) or _PARTISAN.match(after) is not None


def begins_phrase(after: str) -> bool:
    """Tell whether another capitalised word, that is no weekday, goes on after a lone word."""
    return re.match(r"\s[A-Z][a-z]", after) is not None and _WEEKDAY.match(after) is None


def stands_as_person(before: str, after: str) -> bool:
    """Tell whether a surname that only the tables know stands where a person would, and not as a place."""
    if re.match(r"\s\x00", after):
        return False
    return _LOCATED.search(before) is None or _POSSESSIVE.match(after) is not None


def speaks_or_owns(before: str, after: str, lists: Names) -> bool:
    """Tell whether a word that is a place's name stands as a person: it speaks or owns something."""
    if _LOCATED.search(before):
        return False
    return re.match(rf"['\u2019]s\s[a-z]|\s(?:{lists.speech})\b", after) is not None
