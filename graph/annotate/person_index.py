"""The people of the authority tables by name and by surname.

Takes the tables, gives a `PersonIndex` that answers with the key of the one person who fits, or "". Names that two
people share answer with "". A surname alone names a person only for the few offices of `names.yaml` whose holders
everybody knows, about the time they held them. Other evidence than name and date is weighed elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import cast

from graph.tables import HolderRow, JudgeRow, Tables, read_yaml

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
YEARS_BEFORE, YEARS_AFTER = 2, 12


def normal(name: str) -> str:
    """Return a name in lower case without accents, stops, apostrophes and doubled blanks."""
    straight = name.replace("\u2019", "").replace("'", "")
    plain = (
        unicodedata.normalize("NFKD", straight).encode("ascii", "ignore").decode().replace(".", " ").replace(",", " ")
    )
    return re.sub(r"\s+", " ", plain).strip().casefold()


def last_name(name: str) -> str:
    """Return the last word of a name in its normal form, without a suffix such as "jr"."""
    return [word for word in normal(name).split(" ") if word not in SUFFIXES][-1]


@dataclass(frozen=True, slots=True)
class PersonIndex:
    """Keys of people by normal name, and rows of well-known holders by surname."""

    keys: dict[str, str]
    surnames: dict[str, tuple[HolderRow, ...]]

    def key(self, name: str) -> str:
        """Return the key of the one person with this full name or alias, or ""."""
        return self.keys.get(normal(name), "")

    def surname(self, word: str, published: str | None) -> str:
        """Return the key of the one well-known holder with this surname about the time of `published`, or ""."""
        rows = self.surnames.get(normal(word), ())
        keys = {r.key for r in rows if not published or _was_known(r, int(published[:4]))}
        return keys.pop() if len(keys) == 1 else ""


def _was_known(row: HolderRow, year: int) -> bool:
    """Tell whether a year falls from shortly before a tenure to some years after it."""
    first = int(row.start[:4]) if row.start else year
    last = int(row.end[:4]) if row.end else year
    return first - YEARS_BEFORE < year <= last + YEARS_AFTER


_LAST: list[tuple[Tables, PersonIndex]] = []


def person_index(tables: Tables) -> PersonIndex:
    """Return the index of `tables`; the last one is kept, by identity, as hashing the tables costs more."""
    if _LAST and _LAST[0][0] is tables:
        return _LAST[0][1]
    index = _build(tables)
    _LAST[:] = [(tables, index)]
    return index


def _build(tables: Tables) -> PersonIndex:
    keys: dict[str, set[str]] = {}
    surnames: dict[str, list[HolderRow]] = {}
    known = frozenset(cast("dict[str, list[str]]", read_yaml("names.yaml"))["known_by_surname"])
    rows: tuple[HolderRow | JudgeRow, ...] = (*tables.judges, *tables.holders)
    for row in rows:
        for name in (row.name, *row.aliases):
            if " " in name:
                keys.setdefault(normal(name), set()).add(row.key)
    for holder in tables.holders:
        if holder.office in known:
            surnames.setdefault(last_name(holder.name), []).append(holder)
    unique = {name: min(found) for name, found in keys.items() if len(found) == 1}
    return PersonIndex(unique, {name: tuple(found) for name, found in surnames.items()})
