"""What no sentence says alone: which texts are one source, which numbers are of one list, which claims conflict.

Takes what the stages before made of all documents, gives quads to go with those of `graph.emit`. What depends on
several documents stands in graphs of its own: `<graph/sources>` the counts of claims with more than one source, and
`<graph/conflicts>` the conflicts between claims that share no document. Who withdraws a document drops these two graphs
with its own, for they may speak of it; queries/sources.rq counts anew from what is left, and a build finds the
conflicts anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.across.conflicts import Conflict, conflicts
from graph.across.listings import listings
from graph.across.mentions import mentions
from graph.across.reprints import reprint_groups
from graph.across.sources import source_quads
from graph.emit import Quad, Record
from graph.model import Document, Entity, Literal, Resource
from graph.vocabulary import CG, RDF_TYPE, RDFS, mint, term

__all__ = ["across", "listings", "mentions"]


def across(
    documents: Sequence[Document],
    entities: Sequence[Entity],
    known: Sequence[Record],
    base: str,
    fingerprints: Mapping[str, bytes] | None = None,
) -> tuple[Quad, ...]:
    """Return the quads about reprints, sources and conflicts; `fingerprints` holds known ones, by SHA-256."""
    groups = reprint_groups(documents, fingerprints)
    found = conflicts(known, entities)
    return (*source_quads(documents, known, groups, base), *_conflict_quads(found, known, base))


def _conflict_quads(found: Iterable[Conflict], known: Iterable[Record], base: str) -> Iterator[Quad]:
    """Yield each conflict, tying its claims both ways: in the graphs of documents that make both, else apart."""
    documents = {record.iri: record.documents.keys() for record in known}
    for one in found:
        pair = "\x1f".join(claim.removeprefix(base) for claim in (one.left, one.right))
        iri = mint(base, "conflict", hashlib.sha256(pair.encode()).hexdigest()[:16])
        shared = sorted(documents[one.left] & documents[one.right])
        for graph in [mint(base, "doc", stem) for stem in shared] or [mint(base, "graph", "conflicts")]:
            yield Quad(one.left, CG + "conflictsWith", Resource(one.right), graph)
            yield Quad(one.right, CG + "conflictsWith", Resource(one.left), graph)
            yield Quad(iri, RDF_TYPE, Resource(term("Conflict")), graph)
            yield Quad(iri, RDFS + "label", Literal(one.reason), graph)
            yield Quad(iri, term("between"), Resource(one.left), graph)
            yield Quad(iri, term("between"), Resource(one.right), graph)
