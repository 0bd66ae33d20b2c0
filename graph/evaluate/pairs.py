"""Pairs of names, labelled by hand: is what one document calls so the same thing as what another does?

A CSV file with the columns `left_doc`, `left_name`, `right_doc`, `right_name`, `kind`, `same` (yes or no) and `why`.
A document is given by its stem, and a name as the text writes it. The name of a case or a ruling is a list of marks,
parted by semicolons, that the event has together: a name of someone or something in it, its date, its type or
outcome, or words of the sentence that tells of it. A row that breaks this raises InputError; all bad rows are named.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError

COLUMNS = ("left_doc", "left_name", "right_doc", "right_name", "kind", "same", "why")
EVENTS = ("case", "ruling")
KINDS = ("person", "body", "court", "place", "measure", "provision", *EVENTS)
SAME = {"yes": True, "no": False}
MOST_SHOWN = 10  # bad rows that one message names


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One side of a pair: the stem of a document, and a name in it."""

    document: str
    name: str

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the marks of an event.

        >>> Side("a", "Ada Quill; 2031-05").marks
        ('Ada Quill', '2031-05')
        """
        return tuple(mark.strip() for mark in self.name.split(";") if mark.strip())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one kind; `same` says whether they are one thing, and `why` how one knows."""

    left: Side
    right: Side
    kind: str
    same: bool
    why: str


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """Return the pairs of a file in its order; raises InputError."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            table = csv.DictReader(lines)
            rows = list(table)
            columns = tuple(table.fieldnames or ())
    except OSError as error:
        raise InputError(f"{path}: the file cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: this is not UTF-8 text; save the file as UTF-8") from error
    if columns != COLUMNS:
        raise InputError(f"{path}: the columns must be {','.join(COLUMNS)}, not {','.join(columns)[:80] or 'none'}")
    faults = [f"row {number}: {fault}" for number, fault in _faults(rows)]
    if faults:
        more = [f"and {len(faults) - MOST_SHOWN} more"] if len(faults) > MOST_SHOWN else []
        raise InputError("\n  ".join((f"{path}:", *faults[:MOST_SHOWN], *more)))
    if not rows:
        raise InputError(f"{path}: no pairs in this file")
    return tuple(_pair(row) for row in rows)


def _pair(row: Mapping[str, str]) -> Pair:
    left, right = Side(row["left_doc"], row["left_name"]), Side(row["right_doc"], row["right_name"])
    return Pair(left, right, row["kind"], SAME[row["same"]], row["why"])


def _faults(rows: list[dict[str, str]]) -> Iterator[tuple[int, str]]:
    """Yield number and fault of each bad row; the first row below the columns is 1."""
    seen: dict[tuple[Side, Side, str], int] = {}
    for number, row in enumerate(rows, start=1):
        empty = [column for column in COLUMNS if not (row[column] or "").strip()]
        if empty or None in row:
            yield number, f"{', '.join(empty)} empty" if empty else f"more than {len(COLUMNS)} values"
            continue
        if row["kind"] not in KINDS:
            yield number, f"kind {row['kind']!r} is not known; allowed: {', '.join(KINDS)}"
        if row["same"] not in SAME:
            yield number, f"same must be yes or no, not {row['same']!r}"
        left, right = sorted((Side(row["left_doc"], row["left_name"]), Side(row["right_doc"], row["right_name"])))
        if left == right:
            yield number, "both sides are one and the same"
        first = seen.setdefault((left, right, row["kind"]), number)
        if first != number:
            yield number, f"the same pair stands in row {first}"
