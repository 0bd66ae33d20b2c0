"""Read the six authority tables and check them: header, cells, order, keys, and references between tables.

Takes the CSV files of a folder; gives `Tables`, or raises TableError that names file, line and column. A federal court
is entered by its short name; its formal names follow from the forms of `court_forms.csv`, the first of which makes
the name. What a name in a text refers to is decided elsewhere: here no names are matched or ranked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import TypeVar

from graph.errors import TableError
from graph.tables.files import authority_folder, cell_error, csv_lines
from graph.tables.rows import BodyRow, CourtRow, HolderRow, JudgeRow, OfficeRow, PlaceRow, Tables

CLOSED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("courts.csv", "level"): (
        *("supreme", "appeals", "district", "special", "state supreme", "state appeals", "state"),
        *("international", "foreign"),
    ),
    ("offices.csv", "serves"): ("", "United States", "state", "city", "county", "body", "court"),
    ("bodies.csv", "kind_class"): tuple("Agency Administration Legislature AdvocacyGroup Company Organization".split()),
    ("places.csv", "kind_class"): ("City", "County", "State", "Country"),
}
_DATE = (re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?"), "YYYY, YYYY-MM or YYYY-MM-DD, or nothing")
_NUMBER = (re.compile(r"\d+"), "a number, or nothing")
_FORMATS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "key": (re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"), "lower-case letters and digits in groups joined by '-'"),
    "wikidata": (re.compile(r"Q[1-9]\d*"), "'Q' and a number, or nothing"),
    "fjc": _NUMBER,
    "geonames": _NUMBER,
    "fips": (re.compile(r"\d\d(?:\d{3})?"), "two or five digits, or nothing"),
    "population": (re.compile(r"\d+"), "a whole number"),
    "state": (re.compile(r"[A-Z]{2}"), "a postal code of two capitals, or nothing"),
    "start": _DATE,
    "end": _DATE,
}
_REQUIRED = frozenset("key name title level kind_class court office organization population source licence".split())
_ALIASES = frozenset({"aliases", "variants"})

R = TypeVar("R")


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """Return the authority tables of the package, read and checked once; raises TableError."""
    return read_tables(authority_folder())


def read_tables(folder: Traversable) -> Tables:
    """Read and check the six tables in `folder`; raises TableError that names file, line and column."""
    bodies = _read(folder, "bodies.csv", BodyRow)
    places = _read(folder, "places.csv", PlaceRow)
    courts = _read(folder, "courts.csv", CourtRow)
    offices = _read(folder, "offices.csv", OfficeRow)
    judges = _read(folder, "judges.csv", JudgeRow)
    holders = _read(folder, "holders.csv", HolderRow, ("key", "office", "organization", "start"))

    body_keys, court_keys, place_keys = _keys(bodies), _keys(courts), _keys(places)
    _refer("bodies.csv", bodies, "parent", body_keys, "bodies.csv")
    _refer("courts.csv", courts, "appeals_to", court_keys, "courts.csv")
    _refer("offices.csv", offices, "named_body", body_keys, "bodies.csv")
    _refer("judges.csv", judges, "court", court_keys, "courts.csv")
    _refer("holders.csv", holders, "office", _keys(offices), "offices.csv")
    _refer("holders.csv", holders, "organization", body_keys | court_keys | place_keys, "bodies, places or courts")
    for name, keys in (("bodies.csv", body_keys), ("courts.csv", court_keys)):
        if shared := sorted(keys & (place_keys | (court_keys if name == "bodies.csv" else frozenset()))):
            raise TableError(f"{name}: key {shared[0]!r} stands in another table too; allowed: one table a key")
    forms = _court_forms(folder)
    formal = tuple(_formal(row, forms) for _, row in courts)
    return Tables(formal, _rows(judges), _rows(offices), _rows(holders), _rows(bodies), _rows(places))


def _court_forms(folder: Traversable) -> dict[str, list[str]]:
    """Return the formal names of a court by level, with {name} and {first}, the name without its last word."""
    forms: dict[str, list[str]] = {}
    for _, cells in csv_lines(folder, "court_forms.csv", ("level", "form", "licence")):
        forms.setdefault(cells["level"], []).append(cells["form"])
    return forms


def _formal(row: CourtRow, forms: Mapping[str, list[str]]) -> CourtRow:
    """Return the row under its formal name; the forms also take in its shorter aliases with the same last word."""
    last = row.name.rpartition(" ")[2]
    short = [name for name in row.aliases if name.endswith(" " + last) and len(name) <= len(row.name)]
    full = [
        form.format(name=name, first=name.rpartition(" ")[0])
        for name in dict.fromkeys((row.name, *short))
        for form in forms.get(row.level, ())
    ]
    if not full:
        return row
    aliases = tuple(name for name in dict.fromkeys((*row.aliases, *full)) if name != full[0])
    return replace(row, name=full[0], aliases=aliases)


def _read(folder: Traversable, name: str, make: type[R], unique: tuple[str, ...] = ("key",)) -> list[tuple[int, R]]:
    """Read one table into line number and row: exact header, good cells, sorted by `unique` without repeats."""
    columns = tuple(field.name for field in fields(make))  # type: ignore[arg-type]
    known: dict[str, dict[str, str | int | tuple[str, ...]]] = {column: {} for column in columns}  # checked cells
    lines = []
    last: tuple[str, ...] = ()
    for number, cells in csv_lines(folder, name, columns):
        key = tuple(cells[column] for column in unique)
        if key <= last:
            wanted = f"a key after {last[0]!r} that no other row has ({', '.join(unique)}): keep the rows sorted"
            raise cell_error(name, number, "key", cells["key"], wanted)
        last = key
        for column, text in cells.items():
            if text not in known[column]:
                known[column][text] = _cell(name, number, column, text)
        if cells.get("end"):
            _check_order(name, number, cells["start"], cells["end"])
        lines.append((number, make(*[known[column][text] for column, text in cells.items()])))
    return lines


def _cell(name: str, number: int, column: str, text: str) -> str | int | tuple[str, ...]:
    """Return the typed value of one cell, or raise TableError."""
    if text != text.strip():
        raise cell_error(name, number, column, text, "no blanks at either end")
    if not text and column in _REQUIRED:
        raise cell_error(name, number, column, text, "some value; this column may not be empty")
    if column in _ALIASES:
        names = tuple(text.split("|")) if text else ()
        if len(set(names)) < len(names) or any(part != part.strip() or not part for part in names):
            raise cell_error(name, number, column, text, "distinct names, separated by '|' without blanks")
        return names
    pattern, allowed = _FORMATS.get(column, (None, ""))
    if text and pattern and pattern.fullmatch(text) is None:
        raise cell_error(name, number, column, text, allowed)
    if text and column in ("start", "end"):
        try:
            date.fromisoformat(text + "2000-01-01"[len(text) :])
        except ValueError as error:
            raise cell_error(name, number, column, text, "a day or month of the calendar") from error
    if text not in (closed := CLOSED.get((name, column), (text,))):
        raise cell_error(name, number, column, text, "one of " + ", ".join(repr(word) for word in closed))
    return int(text) if column == "population" else text


def _check_order(name: str, number: int, start: str, end: str) -> None:
    """Raise TableError unless `start` is not after `end`, as far as both are given."""
    known = min(len(start), len(end))
    if start[:known] > end[:known]:
        raise cell_error(name, number, "end", end, f"a date not before the start, {start}")


def _refer(name: str, lines: list[tuple[int, R]], column: str, keys: frozenset[str], table: str) -> None:
    """Raise TableError where `column` holds neither "" nor a key of the table that it refers to."""
    for number, row in lines:
        if (value := getattr(row, column)) and value not in keys:
            raise cell_error(name, number, column, value, f"a key of {table}")


def _keys(lines: list[tuple[int, R]]) -> frozenset[str]:
    return frozenset(str(getattr(row, "key", "")) for _, row in lines)


def _rows(lines: list[tuple[int, R]]) -> tuple[R, ...]:
    return tuple(row for _, row in lines)
