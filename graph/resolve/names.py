"""Names of people: their parts, and what speaks for and against two names being one person's.

Takes names as the sources write them, gives features with signed weights. Titles are no part of a name. Short forms
of given names come from `data/nicknames.csv`. Leaves out offices, courts and dates (`people`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.model import Feature
from graph.tables import read_csv_rows
from graph.vocabulary import slug

CONFLICT = -100.0
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
SURNAME = Feature("surname", 1.0, "one surname")


@dataclass(frozen=True, slots=True, order=True)
class PersonName:
    """The parts of a name in small letters without accents and stops; `first` is "" for a lone surname.

    A double surname is one part ("lopez-cruz"); initials written together ("J.P.") are a first and middle names.
    """

    first: str
    middle: tuple[str, ...]
    last: str
    suffix: str

    @property
    def key(self) -> str:
        """Return all parts joined by hyphens."""
        return "-".join(part for part in (self.first, *self.middle, self.last, self.suffix) if part)


@lru_cache(maxsize=100_000)
def person_name(text: str) -> PersonName:
    """Return the parts of a name.

    >>> person_name("Ada F. Quill, Jr.")
    PersonName(first='ada', middle=('f',), last='quill', suffix='jr')
    """
    words = [word for part in re.split(r"[\s.,\u00a0]+", text) if (word := slug(part))]
    suffix = next((word for word in words[1:] if word in SUFFIXES), "")
    plain = [word for word in words if word not in SUFFIXES] or words
    if not plain:
        return PersonName("", (), slug(text), "")
    first = plain[0] if len(plain) > 1 else ""
    return PersonName(first, tuple(plain[1:-1]), plain[-1], suffix)


def name_features(one: PersonName, other: PersonName) -> tuple[Feature, ...]:
    """Return what speaks for and against two names of one surname being one person's; none for two surnames."""
    if one.last != other.last:
        return ()
    features = [SURNAME, *_given(one, other)]
    if one.suffix and other.suffix and one.suffix != other.suffix:
        features.append(Feature("suffix", CONFLICT, f"one is {one.suffix}, the other {other.suffix}"))
    return tuple(features)


def _given(one: PersonName, other: PersonName) -> list[Feature]:
    """Compare first and middle names."""
    if not one.first or not other.first:
        return []
    if one.first == other.first:
        return [Feature("first name", 2.0, f"both are called {one.first}"), *_middle(one.middle, other.middle)]
    for left, right in ((one, other), (other, one)):
        if len(left.first) == 1 and right.first in left.middle:  # "L. Rafael Reif" and "Rafael Reif"
            return [Feature("first name", 1.75, f"{right.first} is the second name of the other")]
    if short_of(one.first, other.first):
        reason = f"{one.first} and {other.first} are forms of one name"
        return [Feature("first name", 1.5, reason), *_middle(one.middle, other.middle)]
    if 1 in (len(one.first), len(other.first)) and one.first[0] == other.first[0]:
        return [Feature("initial", 1.0, "an initial fits the first name"), *_middle(one.middle, other.middle)]
    return [Feature("first name", CONFLICT, f"first names differ: {one.first} and {other.first}")]


def _middle(one: tuple[str, ...], other: tuple[str, ...]) -> list[Feature]:
    """Compare middle names as far as both have them; an initial fits any name that begins with it."""
    if not one or not other:
        return []
    short, long = sorted((" ".join(one), " ".join(other)), key=len)
    if short == long:
        return [Feature("middle name", 0.5, f"both have the middle name {short}")]
    fits = all(a.startswith(b) or b.startswith(a) for a, b in zip(one, other, strict=False))
    if fits:
        return [Feature("middle name", 0.25, f"the middle names {short} and {long} fit")]
    return [Feature("middle name", CONFLICT, f"middle names differ: {short} and {long}")]


def short_of(one: str, other: str) -> bool:
    """Tell whether two given names, in small letters, are a name and its short form, or two short forms of one."""
    return bool(_formal().get(one, frozenset({one})) & _formal().get(other, frozenset({other})))


@lru_cache(maxsize=1)
def _formal() -> dict[str, frozenset[str]]:
    """Return for each given name the full names that it may stand for, itself among them."""
    found: dict[str, set[str]] = {}
    for row in read_csv_rows("nicknames.csv"):
        full = row["name"].casefold()
        for name in (full, *(short.casefold() for short in row["short"].split("|"))):
            found.setdefault(name, {name}).add(full)
    return {name: frozenset(names) for name, names in found.items()}
