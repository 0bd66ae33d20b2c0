"""The sentences behind a row as a page shows them: words, and the document by title, publisher, day and address.

Takes a store and sentences; gives `Quoted`. An address is given only where it begins with https; it leads to the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.asking.sentences import Sentence, values
from graph.view.site.addresses import at_words
from graph.vocabulary import DCTERMS

if TYPE_CHECKING:
    from pyoxigraph import Store

Document = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words with where they stand: what the document is called, where in it they are, and an address or ""."""

    words: str
    document: str
    place: str
    address: str


def quoted(store: Store, rows: Sequence[Sequence[Sentence]]) -> list[list[Quoted]]:
    """Return the sentences of each row, each document looked up once."""
    known: dict[str, Document] = {}
    found = []
    for row in rows:
        for one in row:
            if one.document not in known:
                known[one.document] = _document(store, one.document)
        found.append([_shown(one, known[one.document]) for one in row])
    return found


def _shown(one: Sentence, document: Document) -> Quoted:
    title, told, address = document
    place = f"{told}; characters {one.start} to {one.end}"
    return Quoted(one.words, title, place, at_words(address, one.words))


def _document(store: Store, stem: str) -> Document:
    """Return the title, publisher and day of a document, and where it can be read."""
    import pyoxigraph as ox

    named = store.quads_for_pattern(None, ox.NamedNode(DCTERMS + "identifier"), ox.Literal(stem))
    iri = next((str(getattr(quad.subject, "value", "")) for quad in named), "")
    if not iri:
        return stem, stem, ""
    title, publisher, issued, source = (
        next(iter(values(store, iri, DCTERMS + name)), "") for name in ("title", "publisher", "issued", "source")
    )
    told = ", ".join(part for part in (publisher, issued, stem) if part)
    return title or stem, told, source if source.startswith("https://") else ""
