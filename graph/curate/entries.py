"""`curation.csv` -> entries, checked row by row; what is wrong with a file is told all at once.

The header names the columns action, subject, predicate, object, source, author, date and note, in any order. The file
is UTF-8; a row that breaks the rules of its action stops the build (InputError), with line, column and the way out.
Whether an entry speaks of anything in the graph is not known here (`identity`, `claiming`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from io import StringIO

from graph.errors import InputError, VocabularyError
from graph.vocabulary import CG, ontology, term

COLUMNS = ("action", "subject", "predicate", "object", "source", "author", "date", "note")
HEADER = ",".join(COLUMNS)
MOST_TOLD = 10
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
NOT_OF_THINGS = frozenset({"Claim", "Document", "Evidence", "Curation", "Rule"})


class Action(StrEnum):
    """What a curator may say."""

    SAME = "same"
    DIFFERENT = "different"
    RENAME = "rename"
    REJECT = "reject"
    CONFIRM = "confirm"
    ADD = "add"


# The columns that an action must fill, and those that it must leave empty; author and date are always needed.
NEEDS: Mapping[Action, tuple[str, ...]] = {
    Action.SAME: ("subject", "object"),
    Action.DIFFERENT: ("subject", "object"),
    Action.RENAME: ("subject", "object"),
    Action.REJECT: ("subject", "predicate"),
    Action.CONFIRM: ("subject", "predicate"),
    Action.ADD: ("subject", "predicate", "object", "source"),
}
EMPTY: Mapping[Action, tuple[str, ...]] = dict.fromkeys(
    (Action.SAME, Action.DIFFERENT, Action.RENAME), ("predicate", "source")
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One judgement: what is said, by whom, when and why; `file` and `line` tell where it stands."""

    action: Action
    subject: str
    predicate: str
    object: str
    source: str
    author: str
    date: str
    note: str
    file: str = ""
    line: int = 0

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the columns in order, as they are written."""
        return tuple(str(getattr(self, column)) for column in COLUMNS)


def parsed(data: bytes, file: str) -> tuple[Entry, ...]:
    """Return the entries of a file in order; `file` is its name as people know it. Raises InputError."""
    text = _decoded(data, file)
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        _check_header(header, file)
        entries: list[Entry] = []
        faults: list[str] = []
        line = reader.line_num + 1
        for row in reader:
            if any(cell.strip() for cell in row):
                cells = dict(zip(header, (" ".join(cell.split()) for cell in row), strict=False))
                found = [f"{file}, line {line}: {fault}" for fault in _faults(cells, row)]
                faults += found
                if not found:
                    entries.append(_entry(cells, file, line))
            line = reader.line_num + 1
    except csv.Error as failure:
        raise InputError(f"{file}, line {reader.line_num}: is no CSV ({failure}); save it as CSV in UTF-8") from None
    if faults:
        more = [f"and {len(faults) - MOST_TOLD} more"] if len(faults) > MOST_TOLD else []
        raise InputError("\n  ".join(["the judgements cannot be used", *faults[:MOST_TOLD], *more]))
    return tuple(entries)


def _decoded(data: bytes, file: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = data[: failure.start].count(b"\n") + 1
        said = f"{file}, line {line}: is not UTF-8 (byte {failure.start}); save it as UTF-8, or convert it"
        raise InputError(f"{said}: iconv -f CP1252 -t UTF-8") from None
    found = CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise InputError(f"{file}, line {line}: is no text (it holds the character {found[0]!r}); give a CSV in UTF-8")
    return text


def _check_header(header: list[str], file: str) -> None:
    if sorted(header) == sorted(COLUMNS):
        return
    lacking = [column for column in COLUMNS if column not in header]
    further = [column for column in header if column not in COLUMNS]
    twice = sorted({column for column in header if header.count(column) > 1})
    wrong = (("it lacks", lacking), ("it has the unknown", further), ("it repeats", twice))
    told = "; ".join(f"{what} {', '.join(map(repr, names))[:120]}" for what, names in wrong if names)
    raise InputError(f"{file}, line 1: the header must be {HEADER}: {told}")


def _faults(cells: Mapping[str, str], row: list[str]) -> Iterator[str]:
    """Give what is wrong with one row."""
    if len(row) != len(COLUMNS):
        yield f"has {len(row)} cells, not {len(COLUMNS)}; put a cell that holds a comma into double quotes"
        return
    action = _action(cells["action"])
    if action is None:
        near = get_close_matches(cells["action"].lower(), [action.value for action in Action], n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        yield f"column action: {cells['action']!r} is none of {', '.join(Action)}{hint}"
        return
    for column in (*NEEDS[action], "author", "date"):
        if not cells[column]:
            yield f"column {column}: {action.value!r} needs a value there"
    for column in EMPTY.get(action, ()):
        if cells[column]:
            yield f"column {column}: {action.value!r} takes none; leave it empty"
    if cells["date"] and not is_day(cells["date"]):
        yield f"column date: {cells['date']!r} is no day such as 2031-05-08"
    if cells["predicate"] and not EMPTY.get(action):
        fault = _predicate_fault(_local(cells["predicate"]))
        if fault:
            yield f"column predicate: {fault}"


def _action(cell: str) -> Action | None:
    """Return the action, which may be followed by the word "claim"."""
    word = cell.lower().removesuffix(" claim").strip()
    return Action(word) if word in set(Action) else None


def is_day(text: str) -> bool:
    """Tell whether `text` is a day of the calendar, YYYY-MM-DD."""
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _local(predicate: str) -> str:
    return predicate.strip("<>").removeprefix(CG).removeprefix("cg:")


def _predicate_fault(name: str) -> str:
    known = ontology()
    if name not in known.properties:
        try:
            term(name)
        except VocabularyError as error:
            return str(error).replace("unknown term", "unknown property")
        return f"{name!r} is no property"
    if {iri.removeprefix(CG) for iri in known.domains[name]} & NOT_OF_THINGS:
        return f"{name!r} speaks of claims or documents, not of things; name a property such as 'plaintiff'"
    return ""


def _entry(cells: Mapping[str, str], file: str, line: int) -> Entry:
    action = _action(cells["action"])
    assert action is not None
    given = {column: cells[column] for column in COLUMNS[1:]} | {"predicate": _local(cells["predicate"])}
    return Entry(action, **given, file=file, line=line)
