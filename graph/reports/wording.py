"""Rows of the queries -> what a reader sees: dates, sources, words with what stands around them, sums of money.

Takes rows as mappings of text; gives text, `Quote` and `Cell`. An address is a link only where a browser may safely
open it, and then leads to the words themselves by a text fragment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.query import SEPARATOR
from graph.reports.model import Cell, Quote
from graph.view.site.addresses import address_of, at_words
from graph.view.told import Source
from graph.vocabulary import label as label_of
from graph.vocabulary import ontology

UNDATED = "undated"
LONGEST = 600  # characters of a passage that a report shows
Row = Mapping[str, str]


def days(cell: str) -> str:
    """Return the dates of a cell without those that a more exact one holds.

    >>> days("2031-05 | 2031-05-06"), days("2031-05-05 | 2031-05-06"), days("undated")
    ('2031-05-06', '2031-05-05 or 2031-05-06', 'undated')
    """
    found = sorted(set(cell.split(SEPARATOR)))
    kept = [day for day in found if not any(other != day and other.startswith(f"{day}-") for other in found)]
    return " or ".join(kept)


def listed(cell: str) -> str:
    """Return the values of a cell as a list in words, without empty ones."""
    return "; ".join(value for value in cell.split(SEPARATOR) if value)


def property_label(name: str) -> str:
    """Return a property in words."""
    return label_of(name) if name in ontology().properties else name


def linked(row: Row) -> str:
    """Return the address of the words of a row at their source, or ""."""
    address = address_of(Source(row["title"], row["document"], row["issued"], row["address"], row["publisher"], ""))
    return at_words(address, row["words"])


def source_of(row: Row) -> str:
    """Return the document of a row in words: title, publisher, date; the identifier where it has no title."""
    return ", ".join(part for part in (row["title"] or row["document"], row["publisher"], row["issued"]) if part)


def quote_of(row: Row) -> Quote:
    """Return the words of a row between what stands around them."""
    words = " ".join(row["words"].split())
    if len(words) > LONGEST:
        words = f"{words[: LONGEST * 2 // 3]} […] {words[-LONGEST // 3 :]}"
    before, after = (" ".join(row.get(part, "").split()) for part in ("before", "after"))
    lead = f"{before}{' ' if row.get('before', '')[-1:].isspace() else ''}" if before else ""
    rest = f"{' ' if row.get('after', '')[:1].isspace() else ''}{after}" if after else ""
    return Quote(lead, words, rest, source_of(row), linked(row))


def quotes_of(rows: Sequence[Row]) -> tuple[Quote, ...]:
    """Return the words of rows, each once, in their order."""
    return tuple(dict.fromkeys(quote_of(row) for row in rows))


def dated(cell: str) -> Cell:
    """Return a cell that holds dates."""
    return Cell(days(cell), day=True)


def figure(text: str) -> Cell:
    """Return a cell that holds a figure."""
    return Cell(text, number=True)
