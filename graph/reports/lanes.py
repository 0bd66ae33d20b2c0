"""Dated steps of cases -> lanes of marks on a line of time, the material of a picture.

Takes the rows of the query `steps`; gives frozen lanes. A day is a point; a month or a year is drawn as long as it is.
Leaves out undated steps, which the table beside the picture holds, and drawing (`picture`).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.query import SEPARATOR
from graph.reports.wording import days
from graph.vocabulary import is_date

FILED, ORDER, STAY, APPEAL, JUDGMENT, OTHER = "filed", "order", "stay", "appeal", "judgment", "other ruling"
SORTS = (FILED, ORDER, STAY, APPEAL, JUDGMENT, OTHER)
SORT_OF = {
    "filed": FILED,
    "temporary restraining order": ORDER,
    "preliminary injunction": ORDER,
    "permanent injunction": ORDER,
    "injunction": ORDER,
    "stay": STAY,
    "appellate decision": APPEAL,
    "summary judgment": JUDGMENT,
    "verdict": JUDGMENT,
    "dismissal": JUDGMENT,
    "consent decree": JUDGMENT,
    "declaratory judgment": JUDGMENT,
}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One step: the first and last day that its date leaves open, as ordinals, and its sort."""

    first: int
    last: int
    sort: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A named row of a picture with its marks, in order of time."""

    name: str
    marks: tuple[Mark, ...]


def span_of(text: str) -> tuple[int, int] | None:
    """Return the first and last day of a date as ordinals, or None where it is none.

    >>> first, last = span_of("2031-02")
    >>> last - first
    27
    """
    if not is_date(text) or text[:4] < "0001":
        return None
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 0
    if len(parts) == 3:
        day = date(*parts).toordinal()
        return day, day
    last = month or 12
    end = date(year, last, calendar.monthrange(year, last)[1])
    return date(year, month or 1, 1).toordinal(), end.toordinal()


def sort_of(step: str) -> str:
    """Return the sort of a step by its types: the first that is known."""
    return next((SORT_OF[kind] for kind in step.split(SEPARATOR) if kind in SORT_OF), OTHER)


def marks_of(row: Mapping[str, str]) -> tuple[Mark, ...]:
    """Return the marks of a step: one for each of its dates."""
    spans = (span_of(text) for text in days(row["day"]).split(" or "))
    return tuple(Mark(*span, sort_of(row["step"])) for span in spans if span)


def step_name(row: Mapping[str, str]) -> str:
    """Return a step in words: what it is and with what outcome."""
    outcome = ", ".join(part for part in row["outcome"].split(SEPARATOR) if part)
    step = " and ".join(row["step"].split(SEPARATOR))
    return f"{step}: {outcome}" if outcome else step


def in_time(rows: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Return the rows in order of the most exact of their dates, undated ones last."""
    return sorted(rows, key=lambda row: days(row["day"]))


def of_steps(rows: Iterable[Mapping[str, str]]) -> tuple[Lane, ...]:
    """Return a lane for each dated step, in the order of the rows."""
    lanes = (Lane(f"{days(row['day'])}  {step_name(row)}", marks_of(row)) for row in rows)
    return tuple(lane for lane in lanes if lane.marks)


def of_cases(rows: Iterable[Mapping[str, str]]) -> tuple[Lane, ...]:
    """Return a lane for each case with a dated step, by the first of these."""
    found: dict[str, list[Mark]] = {}
    captions: dict[str, str] = {}
    for row in rows:
        found.setdefault(row["suit"], []).extend(marks_of(row))
        captions[row["suit"]] = row["caption"]
    order = sorted((min(marks), captions[suit], suit) for suit, marks in found.items() if marks)
    return tuple(Lane(caption, tuple(sorted(found[suit]))) for _, caption, suit in order)


def pages(lanes: Sequence[Lane], size: int) -> tuple[tuple[Lane, ...], ...]:
    """Return the lanes in runs of at most `size`."""
    return tuple(tuple(lanes[start : start + size]) for start in range(0, len(lanes), size))
