"""When a document without a date was written, as far as the offices of those it names tell.

Takes a linked document and the tables, gives the first and the last day (ISO prefixes) within which all of those whom
it gives an office held it: "Attorney General Jane Roe" writes of the years in which Roe was attorney general. Titles
that people keep for life ("President Roe"), and former holders, tell nothing; where the terms have no common day,
neither. A date made in this way serves comparison alone: no fact is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from graph.model import FrameKind, Linked, Literal
from graph.tables import HolderRow, Tables

Era = tuple[str, str]  # the last day is "" where the term is not known to have ended
KEPT = re.compile(r"president|governor|senator|representative|judge|justice|congress|prime-minister|pope|king|queen")
FORMER = re.compile(r"\b(?:former|formerly|ex|late|then|served as|was|retired)[\s-]", re.IGNORECASE)


def era(one: Linked, tables: Tables) -> Era | None:
    """Return the first and last day of the years in which the document was written, or None where nothing tells."""
    first, last = "", ""
    for terms in _terms(one, tables):
        starts, ends = min(t.start for t in terms), max(t.end or "9999" for t in terms)
        first, last = max(first, starts), min(last or "9999", ends)
    if not first or first > last:
        return None
    return first, "" if last == "9999" else last


def _terms(one: Linked, tables: Tables) -> Iterator[list[HolderRow]]:
    """Yield, for each office that the document gives somebody of the tables, the terms in which it was held."""
    keys = {referent.key: referent.authority for referent in one.referents if referent.authority}
    for event in one.events:
        if event.kind is not FrameKind.TENURE:
            continue
        holders = {keys.get(str(f.value), "") for f in event.facts if f.name == "holder"}
        titles = [f for f in event.facts if f.name == "office" and isinstance(f.value, Literal)]
        said = {f.evidence.of(one.document.text) for f in titles}
        names = {f.value.text.casefold() for f in titles if isinstance(f.value, Literal)}
        if any(FORMER.search(sentence) for sentence in said):
            continue
        for key in sorted(holders - {""}):
            terms = [t for t in _held(tables).get(key, ()) if names & _titles(tables).get(t.office, frozenset())]
            if terms and all(t.start and not KEPT.search(t.office) for t in terms):
                yield terms


@lru_cache(maxsize=4)
def _held(tables: Tables) -> Mapping[str, tuple[HolderRow, ...]]:
    found: dict[str, list[HolderRow]] = {}
    for row in tables.holders:
        found.setdefault(row.key, []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


@lru_cache(maxsize=4)
def _titles(tables: Tables) -> Mapping[str, frozenset[str]]:
    return {row.key: frozenset(name.casefold() for name in (row.title, *row.variants)) for row in tables.offices}
