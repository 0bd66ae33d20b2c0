"""A built graph -> its things, plain facts, claims, evidence and documents, as frozen rows in order.

Takes a file in Turtle. A thing is what the network page draws: no claim, document, rule or concept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.errors import InputError
from graph.query import check_ours, graph_file, unreadable
from graph.rows import local
from graph.serialize.network import is_thing, narrowest
from graph.settings import DEFAULT_BASE
from graph.vocabulary import CG, DCTERMS, OA, RDF, RDF_TYPE, RDFS, SKOS, ontology

LINKS = ("http://www.w3.org/2002/07/owl#sameAs", SKOS + "exactMatch")
NAMES = (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title")


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """The object of a statement: an IRI, or a text with the IRI of its datatype and its language."""

    text: str
    datatype: str = ""  # "" of an IRI
    language: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing: its classes (local names), the narrowest of them, names, identifiers elsewhere and literal values."""

    iri: str
    label: str
    kind: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    links: tuple[str, ...]
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: `value` is an IRI where `named`; `value_label` says it in words."""

    iri: str
    subject: str
    property: str
    value: str
    named: bool
    value_label: str
    modality: str
    speaker: str
    confidence: str
    sources: str
    rules: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A plain fact between two things, with the claims that say so."""

    source: str
    property: str
    target: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a piece of evidence, their place in the document, and what stands around them."""

    iri: str
    document: str
    start: str
    end: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document."""

    iri: str
    stem: str
    title: str
    publisher: str
    issued: str
    address: str
    sha256: str


class Content:
    """The statements of a graph by subject and predicate."""

    def __init__(self, statements: Mapping[str, Mapping[str, tuple[Value, ...]]]) -> None:
        self.statements = statements

    def texts(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the values as texts, sorted."""
        return tuple(value.text for value in self.statements.get(subject, {}).get(predicate, ()))

    def text(self, subject: str, predicate: str) -> str:
        """Return the first value, or ""."""
        return next(iter(self.texts(subject, predicate)), "")

    def label(self, iri: str) -> str:
        """Return the label of a thing, concept or document, or the end of its IRI."""
        return next((self.text(iri, name) for name in NAMES if self.text(iri, name)), "") or local(iri)

    def kinds(self, iri: str) -> tuple[str, ...]:
        """Return the classes of the ontology, as local names, sorted."""
        return tuple(text.removeprefix(CG) for text in self.texts(iri, RDF_TYPE) if text.startswith(CG))

    @cached_property
    def base(self) -> str:
        """Return what the IRIs of the things begin with."""
        document = next((iri for iri in self.statements if "Document" in self.kinds(iri) and "/doc/" in iri), "")
        return document[: document.rindex("/doc/") + 1] if document else DEFAULT_BASE

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        """Return the things by IRI, in order."""
        found = (iri for iri in self.statements if is_thing(self.texts(iri, RDF_TYPE)))
        return {iri: self._thing(iri) for iri in found}

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims, in order of their IRIs."""
        return tuple(self._claim(iri) for iri in self.statements if "Claim" in self.kinds(iri))

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Return the plain facts between things, in order."""
        said: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            said[claim.subject, claim.property, claim.value].append(claim)
        return tuple(
            Edge(iri, name, value.text, tuple(said[iri, name, value.text]))
            for iri in self.things
            for name, value in self._facts(iri)
            if not value.datatype and value.text in self.things
        )

    @cached_property
    def passages(self) -> Mapping[str, Passage]:
        """Return the evidence by IRI, in order."""
        return {iri: self._passage(iri) for iri in self.statements if "Evidence" in self.kinds(iri)}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Return the documents by IRI, in order."""
        return {iri: self._source(iri) for iri in self.statements if "Document" in self.kinds(iri)}

    def _facts(self, iri: str) -> Iterator[tuple[str, Value]]:
        for predicate, values in self.statements[iri].items():
            if predicate.removeprefix(CG) in ontology().properties and predicate.startswith(CG):
                yield from ((predicate.removeprefix(CG), value) for value in values)

    def _thing(self, iri: str) -> Thing:
        kinds = self.kinds(iri)
        values = (
            (name, v.text if v.datatype else self.label(v.text)) for name, v in self._facts(iri) if self._plain(v)
        )
        links = tuple(text for predicate in LINKS for text in self.texts(iri, predicate))
        names = self.texts(iri, SKOS + "altLabel")
        return Thing(iri, self.label(iri), narrowest(kinds), kinds, names, links, tuple(values))

    def _plain(self, value: Value) -> bool:
        """Tell whether a value is no thing: a literal or a concept."""
        return bool(value.datatype) or not is_thing(self.texts(value.text, RDF_TYPE))

    def _claim(self, iri: str) -> Claim:
        value = next(iter(self.statements[iri].get(RDF + "object", ())), Value("", "none"))
        named = not value.datatype
        return Claim(
            iri,
            self.text(iri, RDF + "subject"),
            local(self.text(iri, RDF + "predicate")),
            value.text,
            named,
            self.label(value.text) if named else value.text,
            local(self.text(iri, CG + "modality")),
            self.text(iri, CG + "attributedTo"),
            self.text(iri, CG + "confidence"),
            self.text(iri, CG + "independentSources"),
            tuple(map(local, self.texts(iri, CG + "foundBy"))),
            self.texts(iri, CG + "evidence"),
        )

    def _passage(self, iri: str) -> Passage:
        found: dict[str, str] = {}
        for selector in self.texts(iri, OA + "hasSelector"):
            for part in ("start", "end", "exact", "prefix", "suffix"):
                found[part] = self.text(selector, OA + part) or found.get(part, "")
        source = self.text(iri, OA + "hasSource")
        parts = (found.get(part, "") for part in ("start", "end", "prefix", "exact", "suffix"))
        return Passage(iri, source, *parts)

    def _source(self, iri: str) -> Source:
        stem = self.text(iri, DCTERMS + "identifier") or local(iri)
        title, publisher = self.text(iri, DCTERMS + "title"), self.text(iri, DCTERMS + "publisher")
        issued, address = self.text(iri, DCTERMS + "issued"), self.text(iri, DCTERMS + "source")
        return Source(iri, stem, title, publisher, issued, address, self.text(iri, CG + "sha256"))


def content(path: Path) -> Content:
    """Return what a graph in Turtle says, by subject and predicate, in order; raises InputError where it is none.

    The file is parsed, not loaded into a store: stores rewrite the datatypes of numbers.
    """
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    path = graph_file(path)
    found: defaultdict[str, defaultdict[str, set[Value]]] = defaultdict(lambda: defaultdict(set))
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                value = Value(quad.object.value)
            elif isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                value = Value(quad.object.value, quad.object.datatype.value, quad.object.language or "")
            else:
                raise InputError(f"{path}: holds blank nodes or triple terms, which casegraph does not write")
            found[quad.subject.value][quad.predicate.value].add(value)
    except (SyntaxError, ValueError, OSError) as error:
        raise unreadable(path, "Turtle", error) from error
    check_ours(path, (kind.text for rows in found.values() for kind in rows.get(RDF_TYPE, ())))
    return Content(
        {iri: {name: tuple(sorted(found[iri][name])) for name in sorted(found[iri])} for iri in sorted(found)}
    )
