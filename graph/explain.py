"""Say what a built graph knows of one thing, and which sentences carry each statement.

Takes a graph in memory (`graph.query.load` gives one) and a name for the thing: its full IRI, the end of the IRI
(`person/jane-doe`), a label or another name; where none of these fits whole, the name is read as `graph.asking` reads
names. Gives the thing's classes, names and identifiers with all claims that speak of it, in a fixed order, and on
request as lines of text. A claim may be asked for by its own IRI, and a document for the claims that it carries. What
is left out: printing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.asking.names import Named, NotOne, chosen, nearest, several, things
from graph.rows import local

if TYPE_CHECKING:
    from pyoxigraph import Store

CG = "https://w3id.org/casegraph/ontology#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_OWL = "http://www.w3.org/2002/07/owl#"
_OA = "http://www.w3.org/ns/oa#"
_DCTERMS = "http://purl.org/dc/terms/"
_LABELS = (_RDFS + "label", _SKOS + "prefLabel", _DCTERMS + "title")


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """The words that carry a claim: where they stand (half-open, in code points) and in which document."""

    document: str
    start: int
    end: int
    title: str
    words: str


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """One claim in words: `source` is whoever says so, or "" for the document's own voice.

    `sources` is the number of its independent sources, 0 where the graph does not tell.
    """

    subject: str
    property: str
    object: str
    modality: str
    source: str
    confidence: str
    rule: str
    iri: str
    sentences: tuple[Sentence, ...]
    sources: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """A thing with its label, classes, further names, identifiers elsewhere and the claims that speak of it.

    `judgements` are what people have said of it in `curation.csv`, each as one line.
    """

    iri: str
    label: str
    classes: tuple[str, ...]
    names: tuple[str, ...]
    same_as: tuple[str, ...]
    statements: tuple[Statement, ...]
    judgements: tuple[str, ...] = ()


def explain(store: Store, name: str) -> Explanation:
    """Return what the graph says of the thing; raise NotOne where the name fits none, or more than one."""
    graph = _Graph(store)
    iri = _resolve(graph, name)
    classes = [local(kind) for kind in graph.objects(iri, _RDF + "type") if kind.startswith(CG)]
    same = {*graph.objects(iri, _OWL + "sameAs"), *graph.objects(iri, _SKOS + "exactMatch")}
    return Explanation(
        iri,
        graph.label(iri),
        tuple(sorted(classes)),
        tuple(sorted(graph.objects(iri, _SKOS + "altLabel"))),
        tuple(sorted(same)),
        tuple(sorted(_statement(graph, claim) for claim in _claims(graph, iri))),
        tuple(sorted(_judgement(graph, one) for one in graph.subjects(CG + "concerns", iri))),
    )


def in_lines(found: Explanation) -> tuple[str, ...]:
    """Return the explanation as lines of text: the thing, then each claim with the sentences behind it."""
    lines = [found.label, f"  {found.iri}", f"  {', '.join(found.classes)}"]
    if found.names:
        lines.append(f"  also called: {'; '.join(found.names)}")
    lines += [f"  same as: {other}" for other in found.same_as]
    lines += [f"  judged: {one}" for one in found.judgements]
    lines.append(f"  {len(found.statements)} claim{'' if len(found.statements) == 1 else 's'}")
    for claim in found.statements:
        source = f" by {claim.source}" if claim.source else ""
        lines.append("")
        lines.append(f"  {claim.subject} — {claim.property} → {claim.object}")
        count = f", {claim.sources} independent source{'' if claim.sources == 1 else 's'}" if claim.sources else ""
        lines.append(f"    {claim.modality}{source}, confidence {claim.confidence}, found by {claim.rule}{count}")
        for sentence in claim.sentences:
            title = f" ({sentence.title})" if sentence.title else ""
            lines.append(f"    {sentence.document}:{sentence.start}-{sentence.end}{title}")
            lines.append(f"      “{' '.join(sentence.words.split())}”")
    return tuple(lines)


class _Graph:
    """Look-ups by plain strings over a store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def objects(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the values, as text, sorted."""
        import pyoxigraph as ox

        found = self.store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
        return tuple(sorted(str(getattr(quad.object, "value", quad.object)) for quad in found))

    def value(self, subject: str, predicate: str) -> str:
        """Return the first value, or ""."""
        return next(iter(self.objects(subject, predicate)), "")

    def subjects(self, predicate: str, iri: str) -> tuple[str, ...]:
        """Return the IRIs that have `iri` as value, sorted."""
        import pyoxigraph as ox

        found = self.store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(iri))
        return tuple(sorted(str(getattr(quad.subject, "value", quad.subject)) for quad in found))

    def names(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Give each IRI with its name under the predicate."""
        import pyoxigraph as ox

        for quad in self.store.quads_for_pattern(None, ox.NamedNode(predicate), None):
            yield str(getattr(quad.subject, "value", "")), str(getattr(quad.object, "value", ""))

    def label(self, iri: str) -> str:
        """Return the thing's label, or the end of its IRI."""
        return next((found for predicate in _LABELS if (found := self.value(iri, predicate))), local(iri))


def _is_iri(text: str) -> bool:
    return ":" in text and not any(sign in text for sign in ' <>"{}|\\^`\n\t')


def _resolve(graph: _Graph, name: str) -> str:
    """Return the IRI that the name stands for."""
    iri = CG + name.removeprefix("cg:") if name.startswith("cg:") else name.strip("<>")
    if _is_iri(iri) and graph.objects(iri, _RDF + "type"):
        return iri
    named = [pair for predicate in (*_LABELS, _SKOS + "altLabel") for pair in graph.names(predicate)]
    tails = tuple(mark + name for mark in "/#")
    wanted = name.casefold()
    for matches in (
        {iri for iri, _ in named if iri.endswith(tails)} if name else set(),
        {iri for iri, text in named if text.casefold() == wanted},
        {claim for claim in graph.subjects(_RDF + "type", CG + "Claim") if claim.endswith(tails)} if name else set(),
    ):
        if len(matches) == 1:
            return matches.pop()
        if matches:
            raise several(name, [_named(graph, one) for one in sorted(matches)])
    known = [*things(graph.store, "Thing"), *things(graph.store, "Document")]
    missing = f"the graph holds nothing called {name!r}"
    if _is_iri(name) or ("/" in name and " " not in name):  # an IRI, or its end, means one thing and no other
        raise NotOne(missing, nearest(graph.store, local(name), known), False)
    return chosen(graph.store, name, known, missing).iri


def _named(graph: _Graph, iri: str) -> Named:
    """Return a thing, document, concept or claim as one of several that a name fits."""
    classes = tuple(local(kind) for kind in graph.objects(iri, _RDF + "type") if kind.startswith(CG))
    return Named(graph.label(iri), iri, classes, graph.objects(iri, _SKOS + "altLabel"), len(_claims(graph, iri)))


def _claims(graph: _Graph, iri: str) -> list[str]:
    """Return the claims that speak of the thing, are it, come from it, or stand in the document."""
    if CG + "Claim" in graph.objects(iri, _RDF + "type"):
        return [iri]
    found = {*graph.subjects(_RDF + "subject", iri), *graph.subjects(_RDF + "object", iri)}
    found |= set(graph.subjects(CG + "attributedTo", iri))
    for evidence in graph.subjects(_OA + "hasSource", iri):
        found |= set(graph.subjects(CG + "evidence", evidence))
    return sorted(found)


def _judgement(graph: _Graph, iri: str) -> str:
    """Return a judgement in words: its day and author, what it says, and the note."""
    note = graph.value(iri, _RDFS + "comment")
    said = f"{graph.value(iri, _DCTERMS + 'date')}, {graph.value(iri, _DCTERMS + 'creator')}: {graph.label(iri)}"
    return f"{said} ({note})" if note else said


def _statement(graph: _Graph, claim: str) -> Statement:
    """Return the claim in words."""
    target = graph.value(claim, _RDF + "object")
    source = graph.value(claim, CG + "attributedTo")
    return Statement(
        subject=graph.label(graph.value(claim, _RDF + "subject")),
        property=local(graph.value(claim, _RDF + "predicate")),
        object=graph.label(target) if _is_iri(target) and graph.objects(target, _RDF + "type") else target,
        modality=local(graph.value(claim, CG + "modality")),
        source=graph.label(source) if source else "",
        confidence=graph.value(claim, CG + "confidence"),
        rule=local(graph.value(claim, CG + "foundBy")),
        iri=claim,
        sentences=tuple(sorted(_sentence(graph, iri) for iri in graph.objects(claim, CG + "evidence"))),
        sources=int(graph.value(claim, CG + "independentSources") or 0),
    )


def _sentence(graph: _Graph, evidence: str) -> Sentence:
    """Return the words behind a piece of evidence and their place."""
    document = graph.value(evidence, _OA + "hasSource")
    found: dict[str, str] = {}
    for selector in graph.objects(evidence, _OA + "hasSelector"):
        for part in ("start", "end", "exact"):
            found[part] = graph.value(selector, _OA + part) or found.get(part, "")
    return Sentence(
        document=graph.value(document, _DCTERMS + "identifier") or local(document),
        start=int(found.get("start") or 0),
        end=int(found.get("end") or 0),
        title=graph.value(document, _DCTERMS + "title"),
        words=found.get("exact", ""),
    )
