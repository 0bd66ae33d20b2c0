"""When a document without a date was written, as far as the offices of those it names tell.

Takes a linked document and the tables, gives the first and the last day (ISO prefixes) within which all of those whom
it gives an office held it: "Attorney General Jane Roe" writes of the years in which Roe was attorney general. Titles
that people keep for life ("President Roe"), and former holders, tell nothing; where the terms have no common day,
neither. A date made in this way serves comparison alone: no fact is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import FrameKind, Linked, Literal
from graph.resolve.kin import kin
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
    known = kin(tables)
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
            held = [t for t in known.terms.get(key, ()) if names & known.titles.get(t.office, frozenset())]
            if held and all(t.start and not KEPT.search(t.office) for t in held):
                yield held
