"""Applied entries -> quads: who judged what, when and why, in the named graph `<graph/curation>`.

Each entry is a `cg:Curation` whose IRI is a hash of its cells, so that the same judgement is the same node on every
build; a claim that an entry confirms or adds names it by `cg:confirmedBy`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator

from graph.curate.claiming import Applied
from graph.curate.entries import Action, Entry
from graph.emit import claim_iri
from graph.model import Literal, Resource
from graph.vocabulary import DCTERMS, RDF_TYPE, RDFS, Quad, mint, term

GRAPH = "curation"


def curation_iri(entry: Entry, base: str) -> str:
    """Return the IRI of an entry: a hash of its cells, wherever it stands."""
    digest = hashlib.sha256("\x1f".join(entry.cells).encode("utf-8", "replace")).hexdigest()
    return mint(base, "curation", digest[:16])


def records(applied: Iterable[Applied], things: Collection[str], base: str) -> tuple[Quad, ...]:
    """Return the quads of the applied entries, sorted; `things` are the IRIs of the things in the graph."""
    found = {quad for one in applied for quad in _record(one, things, base)}
    return tuple(sorted(found, key=lambda quad: (quad.subject, quad.predicate, str(quad.object))))


def _record(one: Applied, things: Collection[str], base: str) -> Iterator[Quad]:
    entry, graph = one.entry, mint(base, "graph", GRAPH)
    iri = curation_iri(entry, base)
    said = " ".join(part for part in (entry.subject, entry.predicate, entry.object) if part)
    rows: list[tuple[str, Resource | Literal]] = [
        (RDF_TYPE, Resource(term("Curation"))),
        (RDFS + "label", Literal(f"{entry.action}: {said}")),
        (term("action"), Literal(entry.action.value)),
        (DCTERMS + "creator", Literal(entry.author)),
        (DCTERMS + "date", Literal.dated(entry.date)),
    ]
    if entry.note:
        rows.append((RDFS + "comment", Literal(entry.note)))
    if entry.source:
        rows.append((DCTERMS + "source", Literal(entry.source)))
    rows.extend((term("concerns"), Resource(thing)) for thing in one.things if thing in things)
    yield from (Quad(iri, predicate, value, graph) for predicate, value in rows)
    if entry.action in (Action.CONFIRM, Action.ADD):
        for claim in one.claims:
            yield Quad(claim_iri(claim, base), term("confirmedBy"), Resource(iri), graph)
