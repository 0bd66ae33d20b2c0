"""The measures of all documents for comparison: those told of, those only named, and what the tables know of them.

Takes linked documents and the authority tables; gives `Seen` measures. A measure that a document names and tells
nothing of can be what a ruling is on. What the tables know (type, maker, day) stands once, as if a further document had
told it, for each row that some document names: a description that fits two rows equally well is then of neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from graph.model import FrameKind, Linked, MentionKind, Referent
from graph.resolve.seen import Seen
from graph.tables import MeasureRow, Tables

TABLES = ""  # the document, so to speak, that the tables are
STATUTE = "statute"  # whose maker texts tell as the president who signed it, and the tables as Congress
Mint = Callable[[str, str], str]


def only_named(linked: Sequence[Linked]) -> Iterator[Seen]:
    """Yield the measures that a document names without telling anything of them, save those of the tables."""
    for one in linked:
        told = {event.key for event in one.events}
        for referent in one.referents:
            if _is_measure(referent) and not referent.authority and referent.key not in told:
                yield Seen(one.document.stem, referent.key, FrameKind.MEASURE, (), one.document.published)


def tabled(linked: Sequence[Linked], tables: Tables, mint: Mint) -> Iterator[tuple[Seen, MeasureRow]]:
    """Yield what the tables know of the measures that documents name, with the rows; `mint` takes kind and key."""
    makers = _makers(tables)
    named = {r.authority for one in linked for r in one.referents if _is_measure(r)}
    for row in tables.measures:
        if row.key in named:
            values = {"number": row.key, "measureType": row.measure_type, "issuedOn": row.signed}
            told = [(slot, value) for slot, value in sorted(values.items()) if value]
            issuer = "" if row.measure_type == STATUTE else makers.get(row.issuer, "")
            if issuer:
                told.append(("issuer", mint(issuer, row.issuer)))
            yield Seen(TABLES, row.key, FrameKind.MEASURE, tuple(told), None), row


def telling_of(linked: Sequence[Linked]) -> Mapping[tuple[str, str], str]:
    """Return, for each measure of a document by stem and key, the id of the `Seen` measure that tells of it."""
    found = {}
    for one in linked:
        stem, told = one.document.stem, {event.key for event in one.events}
        for referent in one.referents:
            if _is_measure(referent):
                tabled_too = referent.authority and referent.key not in told
                found[stem, referent.key] = f"{TABLES}#{referent.authority}" if tabled_too else f"{stem}#{referent.key}"
    return found


def _is_measure(referent: Referent) -> bool:
    return referent.kind is MentionKind.MEASURE and "Programme" not in referent.classes


@lru_cache(maxsize=4)
def _makers(tables: Tables) -> Mapping[str, str]:
    """Return the kind of IRI of each person, body and place of the tables, by key."""
    found = {row.key: "place" for row in tables.places}
    found.update((row.key, "body") for row in tables.bodies)
    found.update((row.key, "person") for row in tables.holders)  # a key of two kinds is that of the person
    return found
