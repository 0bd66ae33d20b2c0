"""The words of the date grammar: month names, numbers and cues out of `dates.yaml`, and the tense around a date.

Takes the words before and after a date within its sentence and tells whether the date lies ahead of or behind
the writer. A verb is known by cue lists and by "-ed"; nothing is parsed, so a relative clause can mislead it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from graph.tables import read_yaml

POSSESSIVE = ("'s", "’s")
DETERMINERS = frozenset("the a an this that his her its their our of".split())
WORD = re.compile(r"[^\W\d_][\w.'’-]*|©")
_SKIPPED = frozenset("on the a this of a.m a.m. p.m p.m. gmt et est edt pt noon midnight late early".split())


@dataclass(frozen=True, slots=True)
class Form:
    """One form of dates; a sentence is searched with `pattern` only if one of `needs` is among its words."""

    pattern: re.Pattern[str]
    valuer: str
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Month names and number words with their numbers, the cue lists, and the forms."""

    months: dict[str, int]
    numbers: dict[str, int]
    lists: dict[str, frozenset[str]]
    forms: tuple[Form, ...]
    needs: frozenset[str]  # of all forms
    forms_by_need: dict[str, tuple[int, ...]]  # the places of the forms that need a word

    def has(self, name: str, word: str) -> bool:
        """Tell whether the cue list `name` holds `word`."""
        return word in self.lists[name]


@lru_cache(maxsize=1)
def cues() -> Cues:
    """Return the words and the forms of `dates.yaml`, the patterns put together from their parts."""
    data = cast(dict[str, object], read_yaml("dates.yaml"))
    written = cast(dict[str, list[str]], data["months"])
    months = {word: i for i, (name, short) in enumerate(written.items(), start=1) for word in (name, *short)}
    numbers = cast(dict[str, int], data["numbers"])
    lists = {name: frozenset(value) for name, value in data.items() if isinstance(value, list) and name != "forms"}
    names = [*written, *(re.escape(word) + r"\.?" for short in written.values() for word in short)]
    parts = dict(cast(dict[str, str], data["parts"]))
    parts["month"] = rf"(?P<month>{'|'.join(names)})(?!\w)"
    parts["number"] = r"\d{1,3}|" + "|".join(sorted(numbers, key=lambda word: (-len(word), word)))
    parts["quantity"] = "|".join(sorted(map(re.escape, lists["not_after_year"])))
    forms: list[Form] = []
    named = [word.lower() for word in months]
    for row in cast(list[dict[str, object]], data["forms"]):
        pattern, needs = cast(str, row["pattern"]), cast(list[str], row["needs"])
        while "@" in pattern:
            pattern = re.sub(r"@([a-z]+)", lambda slot: parts[slot[1]], pattern)
        words = [word for need in needs for word in (named if need == "@month" else [need])]
        forms.append(Form(re.compile(pattern), cast(str, row["value"]), frozenset(words)))
    asked = frozenset[str]().union(*(form.needs for form in forms))
    by_need = {need: tuple(i for i, form in enumerate(forms) if need in form.needs) for need in asked}
    return Cues(months, numbers, lists, tuple(forms), asked, by_need)


def tense(before: str, after: str) -> str:
    """Return "future", "past", "told" (a past verb right beside the date) or "", by the nearest verb or cue.

    `before` and `after` are the sentence up to and from the date. A verb before the date counts more than one
    after it; a noun such as "deadline" right after it points ahead.
    """
    known, possessive = cues(), after.startswith(POSSESSIVE)
    words = [w.lower() for w in WORD.findall(before[-240:])]
    following = [w.lower() for w in WORD.findall(after[:80])]
    beside = re.match(r"\s+([a-z]+)", after)
    if beside and (verb_tense(beside[1], "") == "past" or beside[1] == "set"):
        return "told"
    dated = following[following[:1] == ["s"] :][:1]
    if dated and known.has("past_nouns", dated[0].rstrip(".")):
        return "past"
    later = "" if possessive else _first(following)
    skipped = 0
    while words and words[-1] in _SKIPPED:
        skipped += words.pop() not in ("on", "late", "early")
    if words and not possessive and known.has("future_near", words[-1]):
        return later if later == "past" and len(words) <= 2 else "future"
    if len(words) > 1 and known.has("past_nouns", words[-1]) and not known.has("indefinite", words[-2]):
        return "told"
    for i in range(len(words) - 1, -1, -1):
        if found := verb_tense(words[i], words[i - 1] if i else ""):
            return "told" if found == "past" and i == len(words) - 1 and not skipped else found
    return "future" if following and known.has("future_after", following[0]) else later


def _first(words: list[str]) -> str:
    """Return the tense of the first verb among the words; "set" or "planned" there tells of the past."""
    for i, word in enumerate(words):
        if found := verb_tense(word, ""):
            alone = not i or words[i - 1] not in ("is", "are")
            return "past" if alone and cues().has("past_if_after", word) else found
    return ""


def verb_tense(word: str, previous: str) -> str:
    """Return the tense that a lower-case word gives away, if any."""
    known = cues()
    if known.has("future", word) or word.endswith(("'ll", "’ll")):
        return "future"
    if known.has("past", word):
        return "past"
    participle = word.endswith("ed") and len(word) > 4 and not known.has("not_past", word)
    return "past" if participle and previous not in DETERMINERS and previous not in ("be", "to") else ""
