"""The patterns of layout noise, from `graph/data/nontext.yaml`, checked and compiled once.

Takes the data file, gives `Pattern`s and word lists. The file explains its own fields; a row that breaks them
raises TableError. What the patterns are used for is the business of `nontext` and `dates`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from graph.errors import TableError
from graph.model import RegionKind
from graph.tables import read_yaml

FILE = "nontext.yaml"
SCOPES = ("line", "start", "end", "part")
FIELDS = {"name", "kind", "scope", "longest", "needs", "pattern", "example", "counter"}
MAY_LACK = {"longest", "needs"}
LONGEST = 300  # code points of a line that a whole-line pattern may take, unless its row says otherwise


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern. scope: `line` the whole line matches, `start` its opening does, `end` its ending, `part` any part.

    `line` and `start` mark the whole line, if it is at most `longest` code points; the others what they match. One of
    `needs`, if there are any, stands in the lower-case form of all that matches.
    """

    name: str
    kind: RegionKind
    scope: str
    longest: int
    needs: tuple[str, ...]
    expression: re.Pattern[str]
    example: str
    counter: str

    def may_match(self, lowered: str) -> bool:
        """Tell by the lower-case form of a line whether the pattern can match in it."""
        return not self.needs or any(need in lowered for need in self.needs)


@lru_cache(maxsize=1)
def noise() -> tuple[Pattern, ...]:
    """Return the patterns of non-text, in the order in which they are tried."""
    return tuple(_pattern(row) for row in _rows("patterns"))


@lru_cache(maxsize=1)
def whole_lines() -> tuple[Pattern, ...]:
    """Return the patterns that mark the whole of a line."""
    return tuple(pattern for pattern in noise() if pattern.scope in ("line", "start"))


@lru_cache(maxsize=1)
def parts_of_lines() -> tuple[Pattern, ...]:
    """Return the patterns that mark but a part of a line."""
    return tuple(pattern for pattern in noise() if pattern.scope in ("end", "part"))


@lru_cache(maxsize=1)
def datelines() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of datelines, most specific first."""
    return tuple(_compiled(row) for row in _rows("datelines"))


@lru_cache(maxsize=1)
def dateline_rows() -> tuple[tuple[str, str, str], ...]:
    """Return name, example and counter-example of each dateline pattern."""
    return tuple((str(row["name"]), str(row["example"]), str(row["counter"])) for row in _rows("datelines"))


@cache
def words(key: str) -> frozenset[str]:
    """Return the word list `key` of the data file; raises TableError where it is missing."""
    return frozenset(_list(key))


def _list(key: str) -> list[str]:
    found = _file().get(key)
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise TableError(f"{FILE}: {key} must be a list of words")
    return cast(list[str], found)


def _file() -> Mapping[str, object]:
    loaded = read_yaml(FILE)
    if not isinstance(loaded, Mapping):
        raise TableError(f"{FILE}: the file must be a mapping")
    return cast(Mapping[str, object], loaded)


def _rows(key: str) -> list[Mapping[str, object]]:
    rows = _file().get(key)
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise TableError(f"{FILE}: {key} must be a list of mappings")
    return cast(list[Mapping[str, object]], rows)


def _pattern(row: Mapping[str, object]) -> Pattern:
    name = str(row.get("name", ""))
    if not set(row) <= FIELDS or not FIELDS - MAY_LACK <= set(row):
        fields, lacking = ", ".join(sorted(FIELDS)), " and ".join(sorted(MAY_LACK))
        raise TableError(f"{FILE}: {name or row}: fields must be {fields}; only {lacking} may lack")
    scope = str(row["scope"])
    kinds = [kind.value for kind in RegionKind]
    if scope not in SCOPES or row["kind"] not in kinds:
        raise TableError(f"{FILE}: {name}: scope must be one of {SCOPES}, kind one of {kinds}")
    longest = row.get("longest", LONGEST)
    if not isinstance(longest, int):
        raise TableError(f"{FILE}: {name}: longest must be a whole number")
    needs = row.get("needs", [])
    if not isinstance(needs, list) or any(str(need) != str(need).lower() for need in needs):
        raise TableError(f"{FILE}: {name}: needs must be a list of words in lower case")
    kind, told = RegionKind(str(row["kind"])), (str(row["example"]), str(row["counter"]))
    return Pattern(name, kind, scope, longest, tuple(map(str, needs)), _compiled(row), *told)


def _compiled(row: Mapping[str, object]) -> re.Pattern[str]:
    source = str(row["pattern"])
    for key in ("agency", "person", "place", "calendar", "not_place"):
        source = source.replace("{" + key + "}", _macro(key) if "{" + key + "}" in source else "")
    try:
        return re.compile(source)
    except re.error as failure:
        raise TableError(f"{FILE}: {row.get('name')}: {failure}") from failure


def _macro(key: str) -> str:
    """Return the expression for a bracketed key of a pattern; the lists are longest first."""
    if key == "agency":
        return _any_of(_list("agencies"))
    if key == "not_place":
        return _any_of(_list("not_places"))
    macros = _file().get("macros")
    if not isinstance(macros, Mapping) or not isinstance(macros.get(key), str):
        raise TableError(f"{FILE}: macros must define {key}")
    return f"(?:{macros[key]})"


def _any_of(items: list[str]) -> str:
    return "(?:" + "|".join(re.escape(item) for item in sorted(items, key=lambda i: (-len(i), i))) + ")"
