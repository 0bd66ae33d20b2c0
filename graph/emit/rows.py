"""The statements about a document, a claim, a piece of evidence, an entity, a concept and a rule.

Each function gives statements as predicate and value, or whole rows where a thing brings others with it; a value is an
IRI, or a text with its datatype. Leaves out in which graphs they stand (`parts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import quote as percent_encode

from graph.emit.records import Record, evidence_iri
from graph.model import Document, Entity, Evidence, Literal
from graph.rows import Row, Value, quad_of, value_of
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
)

CONTEXT = 32  # code points of a quote's prefix and suffix, at most
LONGEST_VALUE = 80  # code points of a literal that a claim's label repeats, at most
ADDRESS = re.compile(r"https?://[^\s/?#]+([/?#].*)?", re.DOTALL)
OFFSET = "xsd:nonNegativeInteger"
SELECTED = (OA + "SpecificResource", OA + "TextPositionSelector", OA + "TextQuoteSelector")

Said = tuple[str, Value]  # predicate and value


def text(words: str, datatype: str = "") -> Value:
    """Return a text as a value."""
    return "", words, datatype


def thing(iri: str) -> Value:
    """Return an IRI as a value."""
    return iri, "", ""


def of_document(document: Document) -> tuple[Said, ...]:
    """Return what is said about a document."""
    said = [
        (RDF_TYPE, thing(term("Document"))),
        (RDFS + "label", text(document.title or document.stem)),
        (DCTERMS + "identifier", text(document.stem)),
        (term("sha256"), text(document.sha256)),
        (DCTERMS + "language", text(document.language)),
    ]
    if document.title:
        said.append((DCTERMS + "title", text(document.title)))
    if document.publisher:
        said.append((DCTERMS + "publisher", text(document.publisher)))
    if document.published and is_date(document.published):
        said.append((DCTERMS + "issued", value_of(Literal.dated(document.published))))
    if document.source:
        said.append((DCTERMS + "source", _address(document.source)))
    return tuple(said)


def _address(source: str) -> Value:
    """Return an http(s) address as a legal IRI, its odd characters percent-encoded, and anything else as text."""
    if not ADDRESS.fullmatch(source.strip()):
        return text(source)
    encoded = percent_encode(source.strip(), safe="/:?#@!$&'()*+,;=-._~%", errors="replace")
    encoded = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", encoded)
    head, mark, fragment = encoded.partition("#")
    host = head.split("//", 1)[1].split("/", 1)[0].split("?", 1)[0]
    if not re.fullmatch(r"([^@:]*@)?[^@:]+(:\d*)?", host):
        return text(source)
    return thing(head + mark + fragment.replace("#", "%23"))


def of_claim(record: Record, names: Mapping[str, str], base: str) -> tuple[Said, ...]:
    """Return what is said about a claim, but its evidence."""
    claim = record.claim
    said = [
        (RDF_TYPE, thing(term("Claim"))),
        (RDFS + "label", text(_claim_label(record, names))),
        (RDF + "subject", thing(claim.subject)),
        (RDF + "predicate", thing(term(claim.predicate))),
        (RDF + "object", value_of(record.object)),
        (CG + "modality", thing(term(claim.modality.value))),
        (CG + "confidence", text(decimal(f"{claim.confidence:.4f}"), "xsd:decimal")),
    ]
    said.extend((CG + "foundBy", thing(_rule(rule, base))) for rule in record.rules)
    if claim.attributed_to:
        said.append((CG + "attributedTo", thing(claim.attributed_to)))
    return tuple(said)


@lru_cache(maxsize=10_000)
def _rule(rule: str, base: str) -> str:
    """Return the IRI of a rule."""
    return mint(base, "rule", rule)


def _claim_label(record: Record, names: Mapping[str, str]) -> str:
    claim, value = record.claim, record.object
    if isinstance(value, Literal):
        shown = value.text if len(value.text) <= LONGEST_VALUE else value.text[: LONGEST_VALUE - 1] + "\u2026"
    else:
        known = ontology().concept_of.get(value.iri)
        shown = known.label if known else names.get(value.iri, value.iri)
    return f"{names.get(claim.subject, claim.subject)} \u2013 {label(claim.predicate)} \u2013 {shown}"


def of_evidence(evidence: Evidence, document: Document, graph: str, base: str) -> Iterator[Row]:
    """Yield what is said about a piece of evidence and its two selectors."""
    iri = evidence_iri(evidence, base)
    start, end = evidence.span.start, evidence.span.end
    position, words = iri + "/position", iri + "/quote"
    specific, by_position, by_quote = SELECTED
    yield iri, RDF_TYPE, term("Evidence"), "", "", graph
    yield iri, RDF_TYPE, specific, "", "", graph
    yield iri, RDFS + "label", "", f"{document.stem}, characters {start} to {end}", "", graph
    yield iri, OA + "hasSource", graph, "", "", graph
    yield iri, OA + "hasSelector", position, "", "", graph
    yield iri, OA + "hasSelector", words, "", "", graph
    yield position, RDF_TYPE, by_position, "", "", graph
    yield position, OA + "start", "", str(start), OFFSET, graph
    yield position, OA + "end", "", str(end), OFFSET, graph
    yield words, RDF_TYPE, by_quote, "", "", graph
    yield words, OA + "exact", "", evidence.quote, "", graph
    if prefix := document.text[max(0, start - CONTEXT) : start]:
        yield words, OA + "prefix", "", prefix, "", graph
    if suffix := document.text[end : end + CONTEXT]:
        yield words, OA + "suffix", "", suffix, "", graph


def of_entity(entity: Entity) -> tuple[Said, ...]:
    """Return the classes and the label of an entity."""
    classes = sorted({name for given in entity.classes for name in core_classes(given)})
    return (*((RDF_TYPE, thing(term(name))) for name in classes), (RDFS + "label", text(entity.label)))


def of_concept(concept: ConceptTerm) -> tuple[Said, ...]:
    """Return what is said about a concept."""
    return (
        (RDF_TYPE, thing(SKOS + "Concept")),
        (SKOS + "inScheme", thing(concept.scheme)),
        (SKOS + "prefLabel", text(concept.label)),
        (RDFS + "label", text(concept.label)),
    )


def of_rule(rule: str) -> tuple[Said, ...]:
    """Return what is said about a rule."""
    return (RDF_TYPE, thing(term("Rule"))), (RDFS + "label", text(rule))


def name_quads(entity: Entity, stem: str, base: str) -> Iterator[Quad]:
    """Yield what names an entity in the graph of one document that mentions it, and its links."""
    graph, authority = mint(base, "doc", stem), mint(base, "graph", "authority")
    for predicate, value in of_entity(entity):
        yield quad_of((entity.iri, predicate, *value, graph))
    for name in entity.names:
        if stem in name.documents and name.text != entity.label:
            yield Quad(entity.iri, SKOS + "altLabel", Literal(name.text), graph)
    for link in entity.links:
        yield Quad(entity.iri, expand(link.predicate), link.object, authority)
