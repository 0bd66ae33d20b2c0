"""What no sentence says alone: which texts are one source, which numbers are of one list, which claims conflict.

Takes what the stages before made of all documents, gives quads to go with those of `graph.emit`. What depends on
several documents stands in graphs of its own: `<graph/sources>` the counts of claims with more than one source, and
`<graph/conflicts>` the conflicts between claims that share no document. Who withdraws a document drops these two graphs
with its own, for they may speak of it; queries/sources.rq counts anew from what is left, and a build finds the
conflicts anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from graph.across.conflicts import Conflict, at_issue, conflicts
from graph.across.fingerprints import fingerprint
from graph.across.listings import listings
from graph.across.mentions import mentions, named
from graph.across.reprints import reprint_groups
from graph.across.sources import counts, original, source_quads
from graph.emit import Quad
from graph.model import Document, Literal, Resource
from graph.vocabulary import CG, RDF_TYPE, RDFS, mint, term

__all__ = [
    "Conflict",
    "across",
    "at_issue",
    "conflict_iri",
    "conflicts",
    "counts",
    "fingerprint",
    "listings",
    "mentions",
    "named",
    "original",
    "reprint_groups",
]


def across(
    documents: Sequence[Document],
    stems: Mapping[str, Collection[str]],
    groups: Sequence[Sequence[str]],
    found: Iterable[Conflict],
    base: str,
) -> tuple[Quad, ...]:
    """Return the quads about reprints, sources and conflicts; `stems` tells of which documents each claim is."""
    return (*source_quads(documents, stems, groups, base), *_conflict_quads(found, stems, base))


def conflict_iri(one: Conflict, base: str) -> str:
    """Return the IRI of a conflict."""
    pair = "\x1f".join(claim.removeprefix(base) for claim in (one.left, one.right))
    return mint(base, "conflict", hashlib.sha256(pair.encode()).hexdigest()[:16])


def _conflict_quads(found: Iterable[Conflict], stems: Mapping[str, Collection[str]], base: str) -> Iterator[Quad]:
    """Yield each conflict, tying its claims both ways: in the graphs of documents that make both, else apart."""
    for one in found:
        iri = conflict_iri(one, base)
        shared = sorted({*stems[one.left]} & {*stems[one.right]})
        for graph in [mint(base, "doc", stem) for stem in shared] or [mint(base, "graph", "conflicts")]:
            yield Quad(one.left, CG + "conflictsWith", Resource(one.right), graph)
            yield Quad(one.right, CG + "conflictsWith", Resource(one.left), graph)
            yield Quad(iri, RDF_TYPE, Resource(term("Conflict")), graph)
            yield Quad(iri, RDFS + "label", Literal(one.reason), graph)
            yield Quad(iri, term("between"), Resource(one.left), graph)
            yield Quad(iri, term("between"), Resource(one.right), graph)
