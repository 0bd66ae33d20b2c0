"""The sentences behind a row: of the claims that carry it, the words with their documents and places.

A row is carried by claims, or by things. Of a thing, those claims count whose value stands in the row, so that the row
of a ruling has the words for its judge, date and outcome, and not those for what the row does not show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.query import SEPARATOR
from graph.vocabulary import CG, DCTERMS, OA, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from pyoxigraph import Store

SHOWN = (RDFS + "label", SKOS + "prefLabel")


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """The words that carry a claim: the document's identifier, the place (half-open, in code points) and the words."""

    document: str
    start: int
    end: int
    words: str


def sentences(store: Store, carriers: Iterable[str], row: Sequence[str]) -> tuple[Sentence, ...]:
    """Return the sentences that carry a row, by document and place, each once."""
    cells = {part for cell in row for part in (cell, *cell.split(SEPARATOR)) if part}
    found: set[Sentence] = set()
    for carrier in carriers:
        claims = [carrier] if values(store, carrier, RDF + "subject") else _claims(store, carrier, cells)
        for claim in claims:
            found.update(_sentence(store, place) for place in values(store, claim, CG + "evidence"))
    return tuple(sorted(found))


def values(store: Store, subject: str, predicate: str) -> list[str]:
    """Return the values of a property as texts, sorted."""
    import pyoxigraph as ox

    found = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return sorted(str(getattr(quad.object, "value", quad.object)) for quad in found)


def about(store: Store, end: str, thing: str) -> list[str]:
    """Return the claims that have the thing as their "subject" or "object", sorted."""
    import pyoxigraph as ox

    found = store.quads_for_pattern(None, ox.NamedNode(RDF + end), ox.NamedNode(thing))
    return sorted(str(getattr(quad.subject, "value", quad.subject)) for quad in found)


def shown(store: Store, value: str) -> str:
    """Return the label of a thing or concept, or the value itself."""
    if "://" not in value or any(char.isspace() or char in '<>"{}|^`\\' for char in value):
        return value
    return next((label for predicate in SHOWN for label in values(store, value, predicate)), value)


def _claims(store: Store, thing: str, cells: set[str]) -> list[str]:
    found = []
    for claim in about(store, "subject", thing):
        value = next(iter(values(store, claim, RDF + "object")), "")
        if value in cells or shown(store, value) in cells:
            found.append(claim)
    return found


def _sentence(store: Store, evidence: str) -> Sentence:
    document = next(iter(values(store, evidence, OA + "hasSource")), "")
    stem = next(iter(values(store, document, DCTERMS + "identifier")), "") if document else ""
    parts: dict[str, str] = {}
    for selector in values(store, evidence, OA + "hasSelector"):
        for part in ("start", "end", "exact"):
            parts.update((part, value) for value in values(store, selector, OA + part))
    return Sentence(stem, int(parts.get("start", 0)), int(parts.get("end", 0)), parts.get("exact", ""))
