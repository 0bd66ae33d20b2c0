"""What a cell of an authority table may hold, and the row that the cells of a line make.

Takes the texts of one line by column name; gives a row of the table's type, or raises TableError that names file, line
and column, what was found there and what is allowed. Whether a key exists in another table is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic, TypeVar

from graph.tables.files import cell_error
from graph.tables.rows import BodyRow, CourtRow, HolderRow, JudgeRow, MeasureRow, OfficeRow, PlaceRow

R = TypeVar("R")
Value = str | int | tuple[str, ...]

CLOSED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("courts.csv", "level"): (
        *("supreme", "appeals", "district", "special", "state supreme", "state appeals", "state"),
        *("international", "foreign"),
    ),
    ("offices.csv", "serves"): ("", "United States", "state", "city", "county", "body", "court"),
    ("bodies.csv", "kind_class"): tuple("Agency Administration Legislature AdvocacyGroup Company Organization".split()),
    ("places.csv", "kind_class"): ("City", "County", "State", "Country"),
    ("measures.csv", "kind_class"): (
        *("ExecutiveOrder", "Proclamation", "Directive", "Letter", "Policy", "Statute", "Regulation", "GrantCondition"),
    ),
    ("measures.csv", "measure_type"): (
        *("executive order", "proclamation", "directive", "letter", "policy", "statute", "regulation"),
        "grant condition",
    ),
}
_DATE = (re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?"), "YYYY, YYYY-MM or YYYY-MM-DD, or nothing")
_NUMBER = (re.compile(r"\d+"), "a number, or nothing")
_FORMATS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "key": (re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"), "lower-case letters and digits in groups joined by '-'"),
    "wikidata": (re.compile(r"Q[1-9]\d*"), "'Q' and a number, or nothing"),
    "fjc": _NUMBER,
    "geonames": _NUMBER,
    "fips": (re.compile(r"\d\d(?:\d{3})?"), "two or five digits, or nothing"),
    "courtlistener": (re.compile(r"[a-z0-9]+"), "the key of a court at CourtListener, or nothing"),
    "population": (re.compile(r"\d+"), "a whole number"),
    "state": (re.compile(r"[A-Z]{2}"), "a postal code of two capitals, or nothing"),
    "number": (re.compile(r"\d+(?:-\d+)?"), "the number of an order (13768) or a public law (104-199), or nothing"),
    "document": (re.compile(r"[A-Z]?\d+-\d+"), "the number of a Federal Register document (2017-02102), or nothing"),
    "start": _DATE,
    "end": _DATE,
    "signed": _DATE,
}
_DATES = frozenset({"start", "end", "signed"})
_ALIASES = frozenset({"aliases", "variants"})
_REQUIRED = frozenset(
    "key name level kind_class measure_type court office organization source population licence".split()
)


@dataclass(frozen=True, slots=True)
class Kind(Generic[R]):
    """One kind of table: its file, the type of its rows, and the columns that tell its rows apart."""

    file: str
    make: type[R]
    unique: tuple[str, ...] = ("key",)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns, in order."""
        return tuple(field.name for field in fields(self.make))  # type: ignore[arg-type]


BODIES = Kind("bodies.csv", BodyRow)
COURTS = Kind("courts.csv", CourtRow)
HOLDERS = Kind("holders.csv", HolderRow, ("key", "office", "organization", "start"))
JUDGES = Kind("judges.csv", JudgeRow)
MEASURES = Kind("measures.csv", MeasureRow)
OFFICES = Kind("offices.csv", OfficeRow)
PLACES = Kind("places.csv", PlaceRow)
KINDS: Sequence[Kind[Any]] = (BODIES, COURTS, HOLDERS, JUDGES, MEASURES, OFFICES, PLACES)


class Maker(Generic[R]):
    """Makes the rows of one file; cells that were checked before are not checked again."""

    def __init__(self, kind: Kind[R], shown: str) -> None:
        """Take the kind of table and the name under which errors speak of the file."""
        self._kind = kind
        self._shown = shown
        self._known: dict[str, dict[str, Value]] = {column: {} for column in kind.columns}

    def row(self, number: int, cells: Mapping[str, str]) -> R:
        """Return the row of a line; raises TableError."""
        known = self._known
        for column, text in cells.items():
            if text not in known[column]:
                known[column][text] = self._cell(number, column, text)
        if cells.get("end"):
            self._in_order(number, cells["start"], cells["end"])
        return self._kind.make(*[known[column][text] for column, text in cells.items()])

    def _cell(self, number: int, column: str, text: str) -> Value:
        """Return the typed value of one cell."""
        if text != text.strip():
            raise cell_error(self._shown, number, column, text, "no blanks at either end")
        if not text and (column in _REQUIRED or (column == "title" and self._kind.file == "offices.csv")):
            raise cell_error(self._shown, number, column, text, "some value; this column may not be empty")
        if column in _ALIASES:
            names = tuple(text.split("|")) if text else ()
            if len(set(names)) < len(names) or any(part != part.strip() or not part for part in names):
                raise cell_error(self._shown, number, column, text, "distinct names, separated by '|' without blanks")
            return names
        pattern, allowed = _FORMATS.get(column, (None, ""))
        if text and pattern and pattern.fullmatch(text) is None:
            raise cell_error(self._shown, number, column, text, allowed)
        if text and column in _DATES:
            try:
                date.fromisoformat(text + "2000-01-01"[len(text) :])
            except ValueError as error:
                raise cell_error(self._shown, number, column, text, "a day or month of the calendar") from error
        if text not in (closed := CLOSED.get((self._kind.file, column), (text,))):
            raise cell_error(self._shown, number, column, text, "one of " + ", ".join(repr(word) for word in closed))
        return int(text) if column == "population" else text

    def _in_order(self, number: int, start: str, end: str) -> None:
        """Raise TableError unless `start` is not after `end`, as far as both are given."""
        known = min(len(start), len(end))
        if start[:known] > end[:known]:
            raise cell_error(self._shown, number, "end", end, f"a date not before the start, {start}")
