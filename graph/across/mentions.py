"""Which known things a document names, whether or not it tells a fact of them: `cg:mentions`.

Takes a linked document with the things that its referents are, gives the person, body, court and place of the authority
tables that it names; and of these, quads: a triple for each, in the graph of the document, with the type and label of
the thing. Like a title, this is said of the document and not of the world: it carries no claim. Things that no table
knows are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.emit import name_quads
from graph.model import Entity, Linked, Resource
from graph.vocabulary import Quad, mint, term


def named(one: Linked, where: Mapping[str, str]) -> tuple[str, ...]:
    """Return the IRIs of what a document mentions, sorted; `where` tells what its referents are, by their keys."""
    known = {r.key for r in one.referents if r.authority}
    return tuple(sorted({where[key] for key in {naming.key for naming in one.namings} & known & where.keys()}))


def mentions(found: Iterable[tuple[str, Entity]], base: str) -> Iterator[Quad]:
    """Yield the quads of documents, by their stems, and what they mention."""
    for stem, entity in found:
        graph = mint(base, "doc", stem)
        yield Quad(graph, term("mentions"), Resource(entity.iri), graph)
        yield from name_quads(entity, stem, base)
