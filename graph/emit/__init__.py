"""Documents, entities and claims -> the graph, exactly as its contract lays it down, in parts that can be kept.

Every claim stands as a `cg:Claim` with its evidence, and, where it is asserted or ordered, as a plain triple too. Each
document's graph `<doc/STEM>` holds its metadata, its claims with its own evidence alone, their plain triples, and types
and labels of the entities that they mention. `<graph/authority>` holds what no document says: links, concepts, rules.
What several documents say together (counts of sources, conflicts) is left to `graph.across`.

`records` makes claims that say the same one, `rows` the statements of each thing, `parts` puts them together: what is
said about one thing, and what stands in one graph. `quads` gives all of it at once. Leaves out the writing
(`serialize`) and the checking (`validate`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.emit.parts import Around, Parts
from graph.emit.records import Record, claim_iri, evidence_iri, records
from graph.emit.rows import name_quads
from graph.emit.told import Telling, Told, records_of, rules_of, told
from graph.model import Claim, Document, Entity
from graph.rows import quad_of, row_of
from graph.vocabulary import Quad

__all__ = [
    "Around",
    "Parts",
    "Quad",
    "Record",
    "Telling",
    "Told",
    "claim_iri",
    "evidence_iri",
    "in_order",
    "name_quads",
    "quads",
    "records",
    "records_of",
    "rules_of",
    "told",
]


def quads(
    documents: Sequence[Document], entities: Sequence[Entity], claims: Sequence[Claim], base: str
) -> tuple[Quad, ...]:
    """Return the quads of the graph, sorted by graph, subject, predicate and object.

    Raises ValueError where a claim's evidence names a document that is not given, and VocabularyError for a
    class or property that the ontology does not define.
    """
    parts = Parts(documents, entities, records(claims, base), base)
    return in_order(quad_of(row) for part in parts.graphs() for row in part.rows())


def in_order(found: Iterable[Quad]) -> tuple[Quad, ...]:
    """Return the quads sorted by graph, subject, predicate and object, without repeats."""
    return tuple(sorted(set(found), key=lambda quad: (quad.graph, *row_of(quad))))
