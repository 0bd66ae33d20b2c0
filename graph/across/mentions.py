"""Which known things a document names, whether or not it tells a fact of them: `cg:mentions`, as quads.

Takes linked documents with their resolution, gives for each document a triple for each person, body, court and place
of the authority tables that it names, in its own graph, with the type and label of the thing. Like a title, this is
said of the document and not of the world: it carries no claim. Things that no table knows are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.emit import name_quads
from graph.model import Entity, Linked, Resolution, Resource
from graph.vocabulary import Quad, mint, term


def mentions(
    linked: Sequence[Linked], resolution: Resolution, entities: Iterable[Entity], base: str
) -> tuple[Quad, ...]:
    """Return what the documents mention; `entities` are those of the graph, whose labels go before the others'."""
    where = {(a.document, a.key): a.iri for a in resolution.assignments}
    labelled = {entity.iri: entity for entity in (*resolution.entities, *entities)}
    return tuple(quad for one in linked for quad in _document(one, where, labelled, base))


def _document(
    one: Linked, where: Mapping[tuple[str, str], str], labelled: Mapping[str, Entity], base: str
) -> Iterator[Quad]:
    stem = one.document.stem
    graph = mint(base, "doc", stem)
    known = {r.key for r in one.referents if r.authority}
    named = {where[stem, naming.key] for naming in one.namings if naming.key in known and (stem, naming.key) in where}
    for iri in sorted(named & labelled.keys()):
        yield Quad(graph, term("mentions"), Resource(iri), graph)
        yield from name_quads(labelled[iri], stem, base)
