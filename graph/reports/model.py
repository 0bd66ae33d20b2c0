"""What a report says: tables, facts with their words, pictures, and the queries that these are the answers to.

The types here are frozen values. `asked` numbers the query behind a part; the appendix prints it under this number.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A text of a table; `address` is where it leads, or ""; a figure is a `number`, a date a `day`."""

    text: str
    address: str = ""
    number: bool = False
    day: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a heading; `empty` is what to say where it has no rows, `note` what to know of it."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    asked: tuple[int, ...]
    empty: str = "Nothing found."
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a source with what stands around them, and where they stand; `address` leads to them, or is ""."""

    before: str
    words: str
    after: str
    source: str
    address: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A numbered line: what is said (`about` may head it), the rest in small print, and the words behind it.

    `status` is how it is said ("asserted", "alleged", …) or "".
    """

    number: int
    about: str
    text: str
    detail: str
    status: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Numbered lines under a heading; with `boxes`, each has a box to tick."""

    heading: str
    facts: tuple[Fact, ...]
    asked: tuple[int, ...]
    empty: str = "Nothing found."
    note: str = ""
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG, and what it shows in words; `missing` says why there is none where `svg` is ""."""

    heading: str
    svg: str
    shows: str
    asked: tuple[int, ...]
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it was asked, with the values in it, its title and the number of rows of its answer."""

    number: int
    title: str
    text: str
    rows: int


Part = Table | Facts | Picture


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its kind ("Case card"), whom or what it is about, an opening, its parts, and the queries behind it."""

    kind: str
    title: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    asked: tuple[Asked, ...]


def behind(asked: tuple[int, ...]) -> str:
    """Return the numbers of queries in words, runs of them as one.

    >>> behind((3,)), behind((2, 1)), behind((1, 2, 3, 4, 7)), behind(())
    ('query 3', 'queries 1, 2', 'queries 1 to 4, 7', '')
    """
    runs: list[list[int]] = []
    for number in sorted(set(asked)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    word = "query" if len(set(asked)) == 1 else "queries"
    return f"{word} {', '.join(parts)}" if parts else ""
