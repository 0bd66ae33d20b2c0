"""Documents, entities and claims -> quads, exactly as the contract of the graph lays them down.

Takes what the stages before made of all documents; gives sorted quads without repeats. Every claim stands as
a `cg:Claim` with its evidence, and, where it is asserted or ordered, as a plain triple too. Each document's
graph `<doc/STEM>` holds its metadata, its claims with its own evidence alone, their plain triples, and types
and labels of the entities that they mention. `<graph/authority>` holds what no document says: links, concepts,
rules. What several documents say together (counts of sources, conflicts) is left to `graph.across`.

Leaves out the writing (`serialize`) and the checking (`validate`).
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote as percent_encode

from graph.model import Claim, Document, Entity, Evidence, Literal, Modality, Resource
from graph.vocabulary import (
    CG,
    DCTERMS,
    OA,
    RDF,
    RDF_TYPE,
    RDFS,
    SKOS,
    ConceptTerm,
    Quad,
    core_classes,
    decimal,
    expand,
    is_date,
    label,
    mint,
    ontology,
    term,
    typed,
)

__all__ = ["Quad", "Record", "claim_iri", "evidence_iri", "in_order", "quads", "records"]

PLAIN = frozenset({Modality.ASSERTED, Modality.ORDERED})
CONTEXT = 32  # code points of a quote's prefix and suffix, at most
LONGEST_VALUE = 80  # code points of a literal that a claim's label repeats, at most
ADDRESS = re.compile(r"https?://[^\s/?#]+([/?#].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Record:
    """All claims that say the same, as one: `object` is typed, `documents` maps a stem to its evidence."""

    iri: str
    claim: Claim
    object: Resource | Literal
    rules: tuple[str, ...]
    documents: Mapping[str, tuple[Evidence, ...]]


def quads(
    documents: Sequence[Document], entities: Sequence[Entity], claims: Sequence[Claim], base: str
) -> tuple[Quad, ...]:
    """Return the quads of the graph, sorted by graph, subject, predicate and object.

    Raises ValueError where a claim's evidence names a document that is not given, and VocabularyError for a
    class or property that the ontology does not define.
    """
    texts = {document.stem: document for document in documents}
    known = records(claims, base)
    for record in known:
        if missing := sorted(record.documents.keys() - texts.keys()):
            raise ValueError(f"claim {record.iri} has evidence in {missing[0]!r}, which is not among the documents")
    names = {entity.iri: entity.label for entity in entities}
    found: set[Quad] = set()
    for document in documents:
        found.update(_document(document, base))
    for record in known:
        found.update(_claim(record, names, base))
        for stem, evidence in record.documents.items():
            for piece in evidence:
                found.update(_evidence(record.iri, piece, texts[stem], base))
    mentioned = _mentioned(known)
    for entity in entities:
        found.update(_entity(entity, mentioned.get(entity.iri, ()), base))
    found.update(_authority(known, base))
    return in_order(found)


def in_order(found: Iterable[Quad]) -> tuple[Quad, ...]:
    """Return the quads sorted by graph, subject, predicate and object, without repeats."""
    return tuple(sorted(set(found), key=_order))


def claim_iri(claim: Claim, base: str) -> str:
    """Return the IRI of a claim: a hash of what is said, how, and by whom, whatever the base and the evidence."""
    value = typed(claim.predicate, claim.object)
    shown = (value.iri.removeprefix(base), "IRI") if isinstance(value, Resource) else (value.text, value.datatype)
    speaker = (claim.attributed_to or "").removeprefix(base)
    parts = (claim.subject.removeprefix(base), claim.predicate, *shown, claim.modality.value, speaker)
    return mint(base, "claim", hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16])


def evidence_iri(evidence: Evidence, base: str) -> str:
    """Return the IRI of a stretch of a document, by its code points (the fragment of RFC 5147)."""
    return f"{mint(base, 'doc', evidence.document)}#char={evidence.span.start},{evidence.span.end}"


def records(claims: Sequence[Claim], base: str) -> tuple[Record, ...]:
    """Return the claims, those that say the same as one, sorted by IRI."""
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim_iri(claim, base)].append(claim)
    found = []
    for iri, group in sorted(groups.items()):
        best = max(group, key=lambda claim: claim.confidence)
        evidence: defaultdict[str, set[Evidence]] = defaultdict(set)
        for piece in (piece for claim in group for piece in claim.evidence):
            evidence[piece.document].add(piece)
        rules = tuple(sorted({claim.rule for claim in group}))
        sorted_evidence = {stem: tuple(sorted(pieces)) for stem, pieces in sorted(evidence.items())}
        found.append(Record(iri, best, typed(best.predicate, best.object), rules, sorted_evidence))
    return tuple(found)


def _document(document: Document, base: str) -> Iterator[Quad]:
    iri = mint(base, "doc", document.stem)
    yield Quad(iri, RDF_TYPE, Resource(term("Document")), iri)
    yield Quad(iri, RDFS + "label", Literal(document.title or document.stem), iri)
    yield Quad(iri, DCTERMS + "identifier", Literal(document.stem), iri)
    yield Quad(iri, term("sha256"), Literal(document.sha256), iri)
    if document.title:
        yield Quad(iri, DCTERMS + "title", Literal(document.title), iri)
    if document.publisher:
        yield Quad(iri, DCTERMS + "publisher", Literal(document.publisher), iri)
    yield Quad(iri, DCTERMS + "language", Literal(document.language), iri)
    if document.published and is_date(document.published):
        yield Quad(iri, DCTERMS + "issued", Literal.dated(document.published), iri)
    if document.source:
        yield Quad(iri, DCTERMS + "source", _address(document.source), iri)


def _address(source: str) -> Resource | Literal:
    """Return an http(s) address as a legal IRI, its odd characters percent-encoded, and anything else as text."""
    if not ADDRESS.fullmatch(source.strip()):
        return Literal(source)
    encoded = percent_encode(source.strip(), safe="/:?#@!$&'()*+,;=-._~%", errors="replace")
    encoded = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", encoded)
    head, mark, fragment = encoded.partition("#")
    host = head.split("//", 1)[1].split("/", 1)[0].split("?", 1)[0]
    if not re.fullmatch(r"([^@:]*@)?[^@:]+(:\d*)?", host):
        return Literal(source)
    return Resource(head + mark + fragment.replace("#", "%23"))


def _claim(record: Record, names: Mapping[str, str], base: str) -> Iterator[Quad]:
    claim, iri = record.claim, record.iri
    rows: list[tuple[str, Resource | Literal]] = [
        (RDF_TYPE, Resource(term("Claim"))),
        (RDFS + "label", Literal(_claim_label(record, names))),
        (RDF + "subject", Resource(claim.subject)),
        (RDF + "predicate", Resource(term(claim.predicate))),
        (RDF + "object", record.object),
        (CG + "modality", Resource(term(claim.modality.value))),
        (CG + "confidence", Literal(decimal(f"{claim.confidence:.4f}"), "xsd:decimal")),
    ]
    rows.extend((CG + "foundBy", Resource(mint(base, "rule", rule))) for rule in record.rules)
    if claim.attributed_to:
        rows.append((CG + "attributedTo", Resource(claim.attributed_to)))
    for stem in record.documents:
        graph = mint(base, "doc", stem)
        yield from (Quad(iri, predicate, value, graph) for predicate, value in rows)
        if claim.modality in PLAIN:
            yield Quad(claim.subject, term(claim.predicate), record.object, graph)


def _claim_label(record: Record, names: Mapping[str, str]) -> str:
    claim, value = record.claim, record.object
    if isinstance(value, Literal):
        shown = value.text if len(value.text) <= LONGEST_VALUE else value.text[: LONGEST_VALUE - 1] + "\u2026"
    else:
        known = ontology().concept_of.get(value.iri)
        shown = known.label if known else names.get(value.iri, value.iri)
    return f"{names.get(claim.subject, claim.subject)} \u2013 {label(claim.predicate)} \u2013 {shown}"


def _evidence(claim: str, evidence: Evidence, document: Document, base: str) -> Iterator[Quad]:
    iri, graph = evidence_iri(evidence, base), mint(base, "doc", document.stem)
    start, end = evidence.span.start, evidence.span.end
    position, words = iri + "/position", iri + "/quote"
    integer = "xsd:nonNegativeInteger"
    rows: list[tuple[str, str, Resource | Literal]] = [
        (claim, CG + "evidence", Resource(iri)),
        (iri, RDF_TYPE, Resource(term("Evidence"))),
        (iri, RDF_TYPE, Resource(OA + "SpecificResource")),
        (iri, RDFS + "label", Literal(f"{document.stem}, characters {start} to {end}")),
        (iri, OA + "hasSource", Resource(graph)),
        (iri, OA + "hasSelector", Resource(position)),
        (iri, OA + "hasSelector", Resource(words)),
        (position, RDF_TYPE, Resource(OA + "TextPositionSelector")),
        (position, OA + "start", Literal(str(start), integer)),
        (position, OA + "end", Literal(str(end), integer)),
        (words, RDF_TYPE, Resource(OA + "TextQuoteSelector")),
        (words, OA + "exact", Literal(evidence.quote)),
    ]
    if prefix := document.text[max(0, start - CONTEXT) : start]:
        rows.append((words, OA + "prefix", Literal(prefix)))
    if suffix := document.text[end : end + CONTEXT]:
        rows.append((words, OA + "suffix", Literal(suffix)))
    return (Quad(subject, predicate, value, graph) for subject, predicate, value in rows)


def _mentioned(records: Sequence[Record]) -> Mapping[str, tuple[str, ...]]:
    """Return, for each thing that claims mention, the stems of the documents that make these claims, sorted."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        things = [record.claim.subject, record.claim.attributed_to or ""]
        if isinstance(record.object, Resource):
            things.append(record.object.iri)
        for thing in things:
            found[thing].update(record.documents)
    return {thing: tuple(sorted(stems)) for thing, stems in found.items()}


def name_quads(entity: Entity, stem: str, base: str) -> Iterator[Quad]:
    """Yield what names an entity in the graph of one document that mentions it, and its links."""
    graph, authority = mint(base, "doc", stem), mint(base, "graph", "authority")
    yield from _typed(entity, graph)
    for name in entity.names:
        if stem in name.documents and name.text != entity.label:
            yield Quad(entity.iri, SKOS + "altLabel", Literal(name.text), graph)
    for link in entity.links:
        yield Quad(entity.iri, expand(link.predicate), link.object, authority)


def _typed(entity: Entity, graph: str) -> Iterator[Quad]:
    """Yield the classes and the label of an entity."""
    for name in sorted({name for given in entity.classes for name in core_classes(given)}):
        yield Quad(entity.iri, RDF_TYPE, Resource(term(name)), graph)
    yield Quad(entity.iri, RDFS + "label", Literal(entity.label), graph)


def _entity(entity: Entity, stems: Sequence[str], base: str) -> Iterator[Quad]:
    """Yield what names an entity: in the graphs of `stems`, else of its own documents, else among the authority."""
    authority = mint(base, "graph", "authority")
    for graph in [mint(base, "doc", stem) for stem in stems or entity.documents] or [authority]:
        yield from _typed(entity, graph)
    for name in entity.names:
        if name.text != entity.label:
            for graph in [mint(base, "doc", stem) for stem in name.documents] or [authority]:
                yield Quad(entity.iri, SKOS + "altLabel", Literal(name.text), graph)
    for link in entity.links:
        yield Quad(entity.iri, expand(link.predicate), link.object, authority)


def _authority(records: Sequence[Record], base: str) -> Iterator[Quad]:
    """Yield the concepts and the rules that the claims use."""
    graph = mint(base, "graph", "authority")
    used = {term(record.claim.modality.value) for record in records}
    used |= {record.object.iri for record in records if isinstance(record.object, Resource)}
    concepts = ontology().concept_of
    for concept in (concepts[iri] for iri in sorted(used) if iri in concepts):
        yield from _concept(concept, graph)
    for rule in sorted({rule for record in records for rule in record.rules}):
        iri = mint(base, "rule", rule)
        yield Quad(iri, RDF_TYPE, Resource(term("Rule")), graph)
        yield Quad(iri, RDFS + "label", Literal(rule), graph)


def _concept(concept: ConceptTerm, graph: str) -> Iterator[Quad]:
    yield Quad(concept.iri, RDF_TYPE, Resource(SKOS + "Concept"), graph)
    yield Quad(concept.iri, SKOS + "inScheme", Resource(concept.scheme), graph)
    yield Quad(concept.iri, SKOS + "prefLabel", Literal(concept.label), graph)
    yield Quad(concept.iri, RDFS + "label", Literal(concept.label), graph)


def _order(quad: Quad) -> tuple[str, ...]:
    value = quad.object
    shown = (value.iri, "", "") if isinstance(value, Resource) else ("", value.text, value.datatype)
    return (quad.graph, quad.subject, quad.predicate, *shown)
