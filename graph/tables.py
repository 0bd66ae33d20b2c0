"""Read the data files of `graph/data/` and check them: the authority tables, and any CSV, YAML or line list.

Takes file names under `graph/data/`; gives frozen rows. The six authority tables say which courts, judges,
offices, office holders, bodies and places exist and under which names; each row cites a public source. A row
of `holders` and a row of `judges` is what one person held: `judges` has one row a person (the last court),
`holders` one row a tenure. Rows are sorted by key, so that a reader may rely on their order.

What a name in a text refers to is decided elsewhere: this module neither matches nor ranks names.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import yaml

from graph.errors import TableError

_US_LEVELS = ("supreme", "appeals", "district", "special", "state supreme", "state appeals", "state")
COURT_LEVELS = (*_US_LEVELS, "international", "foreign")
SERVED = ("", "United States", "state", "city", "county", "body", "court")
BODY_CLASSES = ("Agency", "Administration", "Legislature", "AdvocacyGroup", "Company", "Organization")
PLACE_CLASSES = ("City", "County", "State", "Country")

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_FORMATS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "key": (_KEY, "lower-case letters and digits in groups joined by '-'"),
    "wikidata": (re.compile(r"Q[1-9]\d*"), "'Q' and a number, or nothing"),
    "fjc": (re.compile(r"\d+"), "a number, or nothing"),
    "geonames": (re.compile(r"\d+"), "a number, or nothing"),
    "fips": (re.compile(r"\d\d(?:\d{3})?"), "two or five digits, or nothing"),
    "population": (re.compile(r"\d+"), "a whole number"),
    "state": (re.compile(r"[A-Z]{2}"), "a postal code of two capitals, or nothing"),
    "start": (_DATE, "YYYY, YYYY-MM or YYYY-MM-DD, or nothing"),
    "end": (_DATE, "YYYY, YYYY-MM or YYYY-MM-DD, or nothing"),
}
_REQUIRED = frozenset({"key", "name", "title", "level", "kind_class", "court", "office", "organization", "source"})
_ALIASES = frozenset({"aliases", "variants"})

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class CourtRow:
    """One court. `level` is one of COURT_LEVELS; `appeals_to` is the key of the court above it, or ""."""

    key: str
    name: str
    aliases: tuple[str, ...]
    level: str
    state: str
    city: str
    appeals_to: str
    courtlistener: str
    wikidata: str
    source: str


@dataclass(frozen=True, slots=True)
class JudgeRow:
    """One judge and the last court served; `start` and `end` are ISO prefixes of that service, or ""."""

    key: str
    name: str
    aliases: tuple[str, ...]
    court: str
    start: str
    end: str
    fjc: str
    source: str


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One office or post. `named_body` is the key of the body that the title implies, or ""."""

    key: str
    title: str
    variants: tuple[str, ...]
    serves: str
    named_body: str
    source: str


@dataclass(frozen=True, slots=True)
class HolderRow:
    """One tenure: `key` is the person's, `office` an office's, `organization` that of a body, place or court.

    `start` and `end` are ISO prefixes; an empty `end` means not known to have ended.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    office: str
    organization: str
    start: str
    end: str
    wikidata: str
    source: str

    def held_on(self, day: str) -> bool:
        """Tell whether the tenure, as far as known, covers `day`, an ISO prefix; False where the start is unknown.

        Dates compare only as far as both are given: an `end` of "2017-01" covers all of January 2017.
        """
        after = self.start[: len(day)] <= day[: len(self.start)]
        before = not self.end or day[: len(self.end)] <= self.end[: len(day)]
        return bool(self.start) and after and before


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body that is neither court nor place. News organizations are companies with a key of "news-…"."""

    key: str
    name: str
    aliases: tuple[str, ...]
    kind_class: str
    parent: str
    wikidata: str
    source: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One jurisdiction. `state` is the postal code of a US place; `population` is rounded, 0 if not given."""

    key: str
    name: str
    aliases: tuple[str, ...]
    kind_class: str
    state: str
    population: int
    geonames: str
    fips: str
    wikidata: str
    source: str


@dataclass(frozen=True, slots=True)
class Tables:
    """The six authority tables, each sorted by key."""

    courts: tuple[CourtRow, ...]
    judges: tuple[JudgeRow, ...]
    offices: tuple[OfficeRow, ...]
    holders: tuple[HolderRow, ...]
    bodies: tuple[BodyRow, ...]
    places: tuple[PlaceRow, ...]


def data_folder() -> Traversable:
    """Return the folder of the data files that ship with the package."""
    return files("graph") / "data"


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """Return the authority tables of the package, read and checked once; raises TableError."""
    return read_tables(data_folder())


@cache
def read_csv_rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of CSV file `name` by column name; raises TableError on a bad header or a ragged row."""
    return tuple(row for _, row in _csv_lines(data_folder(), name, None))


@cache
def read_yaml(name: str) -> object:
    """Return what YAML file `name` holds; the value is shared, so do not change it. Raises TableError."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loaded: object = yaml.load(_read_text(data_folder(), name), Loader=loader)
    except yaml.YAMLError as error:
        raise TableError(f"{name}: this is not well-formed YAML: {error}") from error
    return loaded


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """Return the lines of text file `name`, trimmed, without empty lines and lines that begin with "#"."""
    lines = (line.strip() for line in _read_text(data_folder(), name).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def read_tables(folder: Traversable) -> Tables:
    """Read and check the six tables in `folder`; raises TableError that names file, line and column."""
    bodies = _read(folder, "bodies.csv", BodyRow, ("key",))
    places = _read(folder, "places.csv", PlaceRow, ("key",))
    courts = _read(folder, "courts.csv", CourtRow, ("key",))
    offices = _read(folder, "offices.csv", OfficeRow, ("key",))
    judges = _read(folder, "judges.csv", JudgeRow, ("key",))
    holders = _read(folder, "holders.csv", HolderRow, ("key", "office", "organization", "start"))

    body_keys, court_keys = _keys(bodies), _keys(courts)
    served = _keys(places) | body_keys | court_keys
    _outside("places.csv", places, body_keys | court_keys, "bodies.csv or courts.csv")
    _outside("bodies.csv", bodies, court_keys, "courts.csv")
    _inside("courts.csv", courts, "level", COURT_LEVELS)
    _inside("offices.csv", offices, "serves", SERVED)
    _inside("bodies.csv", bodies, "kind_class", BODY_CLASSES)
    _inside("places.csv", places, "kind_class", PLACE_CLASSES)
    _inside("bodies.csv", bodies, "parent", body_keys, "bodies.csv")
    _inside("courts.csv", courts, "appeals_to", court_keys, "courts.csv")
    _inside("offices.csv", offices, "named_body", body_keys, "bodies.csv")
    _inside("judges.csv", judges, "court", court_keys, "courts.csv")
    _inside("holders.csv", holders, "office", _keys(offices), "offices.csv")
    _inside("holders.csv", holders, "organization", served, "bodies.csv, places.csv or courts.csv")
    return Tables(_rows(courts), _rows(judges), _rows(offices), _rows(holders), _rows(bodies), _rows(places))


def _read(folder: Traversable, name: str, make: type[R], unique: tuple[str, ...]) -> list[tuple[int, R]]:
    """Read one table into line number and row: exact header, good cells, sorted by `unique` without repeats."""
    columns = tuple(field.name for field in fields(make))  # type: ignore[arg-type]
    lines = []
    last: tuple[str, ...] = ()
    for number, cells in _csv_lines(folder, name, columns):
        key = tuple(cells[column] for column in unique)
        if key == last:
            raise _error(name, number, "key", cells["key"], f"a key that no other row has ({', '.join(unique)})")
        if key < last:
            raise _error(name, number, "key", cells["key"], f"a key after {last[0]!r}: keep the rows sorted")
        last = key
        values = {column: _cell(name, number, column, text) for column, text in cells.items()}
        _check_dates(name, number, cells)
        lines.append((number, make(**values)))
    return lines


def _csv_lines(folder: Traversable, name: str, columns: tuple[str, ...] | None) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells of each row; `columns`, where given, is the header that the file must have."""
    reader = csv.reader(io.StringIO(_read_text(folder, name), newline=""), strict=True)
    try:
        header = tuple(next(reader, ()))
        if not header or "" in header or len(set(header)) < len(header) or header != (columns or header):
            raise _error(name, 1, "header", ",".join(header), ",".join(columns or ("distinct names of columns",)))
        for cells in reader:
            if len(cells) != len(header):
                found = f"{len(cells)} cells"
                raise _error(name, reader.line_num, "all", found, f"{len(header)} cells: {','.join(header)}")
            yield reader.line_num, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise TableError(f"{name}, line {reader.line_num}: this is not well-formed CSV: {error}") from error


def _cell(name: str, number: int, column: str, text: str) -> str | int | tuple[str, ...]:
    """Return the typed value of one cell, or raise TableError."""
    if text != text.strip():
        raise _error(name, number, column, text, "no blanks at either end")
    if not text:
        if column in _REQUIRED or column == "population":
            raise _error(name, number, column, text, "some value; this column may not be empty")
        return () if column in _ALIASES else ""
    if column in _ALIASES:
        names = tuple(text.split("|"))
        if len(set(names)) < len(names) or any(part != part.strip() or not part for part in names):
            raise _error(name, number, column, text, "distinct names, separated by '|' without blanks")
        return names
    if column in _FORMATS:
        pattern, allowed = _FORMATS[column]
        if pattern.fullmatch(text) is None:
            raise _error(name, number, column, text, allowed)
    return int(text) if column == "population" else text


def _check_dates(name: str, number: int, cells: Mapping[str, str]) -> None:
    """Raise TableError unless `start` and `end` are days that exist and stand in order."""
    for column in ("start", "end"):
        text = cells.get(column, "")
        if len(text) > 4:
            try:
                date.fromisoformat(text if len(text) == 10 else text + "-01")
            except ValueError as error:
                raise _error(name, number, column, text, "a day or month of the calendar") from error
    start, end = cells.get("start", ""), cells.get("end", "")
    known = min(len(start), len(end))
    if start[:known] > end[:known]:
        raise _error(name, number, "end", end, f"a date not before the start, {start}")


def _inside(name: str, lines: list[tuple[int, R]], column: str, allowed: Collection[str], table: str = "") -> None:
    """Raise TableError where `column` holds neither "" nor one of `allowed`: the keys of `table`, or a closed list."""
    for number, row in lines:
        if (value := getattr(row, column)) and value not in allowed:
            said = f"a key of {table}" if table else "one of " + ", ".join(repr(word) for word in allowed if word)
            raise _error(name, number, column, value, said)


def _outside(name: str, lines: list[tuple[int, R]], taken: frozenset[str], table: str) -> None:
    """Raise TableError where a key also stands in a table whose keys must be other ones."""
    for number, row in lines:
        if (key := getattr(row, "key", "")) in taken:
            raise _error(name, number, "key", key, f"a key that {table} does not have")


def _keys(lines: list[tuple[int, R]]) -> frozenset[str]:
    return frozenset(str(getattr(row, "key", "")) for _, row in lines)


def _rows(lines: list[tuple[int, R]]) -> tuple[R, ...]:
    return tuple(row for _, row in lines)


def _read_text(folder: Traversable, name: str) -> str:
    """Return the text of a data file, or raise TableError that says which file is missing or no UTF-8."""
    try:
        return (folder / name).read_text(encoding="utf-8")
    except OSError as error:
        raise TableError(f"{name}: there is no such data file; reinstall the package") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{name}: this is not UTF-8 text; save the file as UTF-8") from error


def _error(name: str, number: int, column: str, found: str, allowed: str) -> TableError:
    return TableError(f"{name}, line {number}, column {column}: found {found!r}; allowed: {allowed}")
