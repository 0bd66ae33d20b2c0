"""Read the authority tables, the package's and a user's own, and check them: order, keys, references between tables.

Takes the CSV files of a folder, and of a second one whose rows come over them: a row with a known key takes the place
of the one that ships, a new key adds a row. Gives `Tables`, or raises TableError that names file, line and column. A
federal court is entered by its short name; its formal names follow from the forms of `court_forms.csv`, the first of
which makes the name. What a name in a text refers to is decided elsewhere: here no names are matched or ranked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Generic, TypeVar

from graph.errors import TableError
from graph.tables.cells import BODIES, COURTS, HOLDERS, JUDGES, KINDS, MEASURES, OFFICES, PLACES, Kind, Maker
from graph.tables.files import authority_folder, cell_error, csv_lines
from graph.tables.rows import CourtRow, Tables

R = TypeVar("R")
PEOPLE = "bodies, places, courts, judges or holders"


@dataclass(frozen=True, slots=True)
class _Line(Generic[R]):
    """A row, the file, as errors name it, and the line that it stands in, and whether a user gave it."""

    file: str
    number: int
    row: R
    own: bool = False


@dataclass(frozen=True, slots=True)
class _Folders:
    """Where the tables are: those that ship with the package, and a user's own or None."""

    shipped: Traversable
    own: Traversable | None


def load_tables(own: str = "") -> Tables:
    """Return the tables of the package, with those of folder `own` over them where it is named; raises TableError."""
    return read_tables(authority_folder(), own_folder(own)) if own else _shipped()


@lru_cache(maxsize=1)
def _shipped() -> Tables:
    return read_tables(authority_folder())


def own_folder(name: str) -> Path:
    """Return the folder of a user's tables; raises TableError unless it holds tables of the known names alone."""
    allowed = ", ".join(kind.file for kind in KINDS)
    folder = Path(name)
    if not folder.is_dir():
        raise TableError(f"{name}: this is no folder (--authority); name one that holds any of {allowed}")
    found = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    unknown = [name for name in found if name not in {kind.file for kind in KINDS} or not (folder / name).is_file()]
    if unknown:
        raise TableError(f"{folder / unknown[0]}: no table has this name (--authority); allowed: {allowed}")
    if not found:
        raise TableError(f"{name}: this folder holds no table (--authority); put any of {allowed} into it")
    return folder


def read_tables(shipped: Traversable, own: Traversable | None = None) -> Tables:
    """Read and check the tables in `shipped`, and those of `own` over them; raises TableError."""
    folders = _Folders(shipped, own)
    bodies, places, courts = _read(folders, BODIES), _read(folders, PLACES), _read(folders, COURTS)
    offices, judges = _read(folders, OFFICES), _read(folders, JUDGES)
    holders, measures = _read(folders, HOLDERS), _read(folders, MEASURES)

    body_keys, court_keys, place_keys = _keys(bodies), _keys(courts), _keys(places)
    people = _keys(judges) | _keys(holders)
    _refer(bodies, "parent", body_keys, "bodies.csv")
    _refer(courts, "appeals_to", court_keys, "courts.csv")
    _refer(offices, "named_body", body_keys, "bodies.csv")
    _refer(judges, "court", court_keys, "courts.csv")
    _refer(holders, "office", _keys(offices), "offices.csv")
    _refer(holders, "organization", body_keys | court_keys | place_keys, "bodies, places or courts")
    _refer(measures, "issuer", body_keys | court_keys | place_keys | people, PEOPLE)
    _apart([*bodies, *places, *courts])
    forms = _court_forms(shipped)
    formal = tuple(_formal(line.row, forms) for line in courts)
    return Tables(formal, _rows(judges), _rows(offices), _rows(holders), _rows(bodies), _rows(places), _rows(measures))


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


def _read(folders: _Folders, kind: Kind[R]) -> list[_Line[R]]:
    """Read one table, a user's rows over those of the package, sorted by what tells its rows apart."""
    found = _shipped_lines(folders.shipped, kind)
    if folders.own is None or not (folders.own / kind.file).is_file():
        return list(found.values())
    found.update(_own_lines(folders.own, kind))
    return [found[key] for key in sorted(found)]


def _shipped_lines(folder: Traversable, kind: Kind[R]) -> dict[tuple[str, ...], _Line[R]]:
    """Read a table of the package: its rows stand sorted, without repeats."""
    maker = Maker(kind, kind.file)
    found: dict[tuple[str, ...], _Line[R]] = {}
    last: tuple[str, ...] = ()
    for number, cells in csv_lines(folder, kind.file, kind.columns):
        key = tuple([cells[column] for column in kind.unique])
        if key <= last:
            wanted = f"a key after {last[0]!r} that no other row has ({', '.join(kind.unique)}): keep the rows sorted"
            raise cell_error(kind.file, number, "key", cells["key"], wanted)
        last = key
        found[key] = _Line(kind.file, number, maker.row(number, cells))
    return found


def _own_lines(folder: Traversable, kind: Kind[R]) -> dict[tuple[str, ...], _Line[R]]:
    """Read a table of a user's: its rows may stand in any order, without repeats."""
    shown = str(folder / kind.file)
    maker = Maker(kind, shown)
    found: dict[tuple[str, ...], _Line[R]] = {}
    for number, cells in csv_lines(folder, kind.file, kind.columns, shown):
        key = tuple(cells[column] for column in kind.unique)
        if key in found:
            wanted = f"one row for each ({', '.join(kind.unique)}); line {found[key].number} has the same"
            raise cell_error(shown, number, "key", cells["key"], wanted)
        found[key] = _Line(shown, number, maker.row(number, cells), own=True)
    return found


def _refer(lines: list[_Line[R]], column: str, keys: frozenset[str], table: str) -> None:
    """Raise TableError where `column` holds neither "" nor a key of the table that it refers to."""
    for line in lines:
        if (value := getattr(line.row, column)) and value not in keys:
            raise cell_error(line.file, line.number, column, value, f"a key of {table}")


def _apart(lines: Sequence[_Line[Any]]) -> None:
    """Raise TableError where two tables of things have a row of one key: a user's row is the one at fault."""
    seen: dict[str, str] = {}
    for line in sorted(lines, key=lambda one: one.own):
        if line.row.key in seen:
            wanted = f"one table a key; {Path(seen[line.row.key]).name} has it too"
            raise cell_error(line.file, line.number, "key", line.row.key, wanted)
        seen[line.row.key] = line.file


def _keys(lines: list[_Line[R]]) -> frozenset[str]:
    return frozenset(str(getattr(line.row, "key", "")) for line in lines)


def _rows(lines: list[_Line[R]]) -> tuple[R, ...]:
    return tuple(line.row for line in lines)
