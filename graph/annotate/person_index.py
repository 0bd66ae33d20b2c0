"""The people of the authority tables by name and by surname.

Takes the tables, gives a `PersonIndex` that answers with the key of the one person who fits, or "". Names that two
people share answer with "". Other evidence than name and date is weighed elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from graph.tables import HolderRow, JudgeRow, Tables

YEARS_BEFORE = 2


def normal(name: str) -> str:
    """Return a name in lower case without accents, stops and doubled blanks."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().replace(".", " ").replace(",", " ")
    return re.sub(r"\s+", " ", plain).strip().casefold()


@dataclass(frozen=True, slots=True)
class PersonIndex:
    """Keys of people by normal name, and rows of holders by surname."""

    keys: dict[str, str]
    surnames: dict[str, tuple[HolderRow, ...]]

    def key(self, name: str) -> str:
        """Return the key of the one person with this full name or alias, or ""."""
        return self.keys.get(normal(name), "")

    def surname(self, word: str, published: str | None) -> str:
        """Return the key of the one holder of a national office with this surname who had it by `published`, or ""."""
        rows = self.surnames.get(normal(word), ())
        if published:
            year = int(published[:4])
            rows = tuple(r for r in rows if not r.start or int(r.start[:4]) - YEARS_BEFORE < year)
        keys = {r.key for r in rows}
        return keys.pop() if len(keys) == 1 else ""


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
    national = {o.key for o in tables.offices if o.serves == "United States"}
    rows: tuple[HolderRow | JudgeRow, ...] = (*tables.judges, *tables.holders)
    for row in rows:
        for name in (row.name, *row.aliases):
            if " " in name:
                keys.setdefault(normal(name), set()).add(row.key)
    for holder in tables.holders:
        if holder.office in national:
            last = [w for w in normal(holder.name).split(" ") if w not in ("jr", "sr", "ii", "iii", "iv")][-1]
            surnames.setdefault(last, []).append(holder)
    unique = {name: min(found) for name, found in keys.items() if len(found) == 1}
    return PersonIndex(unique, {name: tuple(found) for name, found in surnames.items()})
