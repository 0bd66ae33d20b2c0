"""A built graph -> its things, claims, documents, evidence and conflicts, by IRI.

Takes a file of a build (Turtle, N-Quads or TriG) or the folder that it wrote. The file is read as a stream, and of its
statements only those are kept that tell what is claimed, by whom and where, so that graphs of a million triples fit.
Leaves out the plain triples, which the claims say again, and what authority tables say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.errors import InputError
from graph.query import check_ours, graph_file, unreadable
from graph.rows import local
from graph.serialize import NOT_THINGS
from graph.vocabulary import CG, DCTERMS, OA, RDF, RDF_TYPE, RDFS, SKOS

NOTHING: tuple[str, ...] = ()
KEPT = frozenset(
    [
        RDF_TYPE,
        RDF + "subject",
        RDF + "predicate",
        RDF + "object",
        RDFS + "label",
        SKOS + "altLabel",
        SKOS + "prefLabel",
    ]
    + [CG + name for name in "modality attributedTo evidence independentSources between sha256 reprintOf".split()]
    + [OA + name for name in "hasSource hasSelector start end exact prefix suffix".split()]
    + [DCTERMS + name for name in "identifier title issued publisher source".split()]
)


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A document: its stem, title, date of issue and the hash of its text, each "" where the graph does not tell."""

    stem: str
    title: str
    issued: str
    sha256: str


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """The words that carry a claim: the document's stem, the place in its text, the words and what stands around."""

    document: str
    start: int
    end: int
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Words:
    """One passage with the title and date of its document."""

    title: str
    date: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Said:
    """One claim; `value` is an IRI where `named`, else a text, and `speaker` an IRI or "".

    `sources` is the number of its independent sources, 0 where the graph does not tell; `evidence` holds IRIs.
    """

    iri: str
    subject: str
    predicate: str
    value: str
    named: bool
    modality: str
    speaker: str
    sources: int
    evidence: tuple[str, ...]


class Built:
    """The statements of a built graph, by predicate and subject."""

    def __init__(self, columns: Mapping[str, Mapping[str, Sequence[str]]], named: frozenset[str]) -> None:
        self._columns = columns
        self._named = named  # claims whose object is an IRI

    def values(self, subject: str, predicate: str) -> Sequence[str]:
        """Return the values, sorted."""
        return sorted(self._columns.get(predicate, {}).get(subject, NOTHING))

    def value(self, subject: str, predicate: str) -> str:
        """Return the first value, or ""."""
        return min(self._columns.get(predicate, {}).get(subject, NOTHING), default="")

    def of_class(self, name: str) -> Iterator[str]:
        """Yield the IRIs of a class of the ontology, sorted."""
        types = self._columns.get(RDF_TYPE, {})
        yield from sorted(iri for iri, kinds in types.items() if CG + name in kinds)

    def classes(self, iri: str) -> tuple[str, ...]:
        """Return the classes of the ontology that a thing has, as local names, sorted."""
        return tuple(kind.removeprefix(CG) for kind in self.values(iri, RDF_TYPE) if kind.startswith(CG))

    def label(self, iri: str) -> str:
        """Return the label of a thing or concept, or the end of its IRI."""
        return self.value(iri, RDFS + "label") or self.value(iri, SKOS + "prefLabel") or local(iri)

    def shown(self, claim: Said) -> str:
        """Return the value of a claim in words."""
        return self.label(claim.value) if claim.named else claim.value

    @cached_property
    def claims(self) -> Mapping[str, Said]:
        """Return the claims, in order of their IRIs."""
        return {iri: self._said(iri) for iri in self.of_class("Claim")}

    @cached_property
    def things(self) -> Mapping[str, tuple[str, ...]]:
        """Return the classes of each thing that claims are about, by IRI, in order."""
        found = {iri: self.classes(iri) for iri in sorted(self._columns.get(RDF_TYPE, {}))}
        return {iri: kinds for iri, kinds in found.items() if kinds and not NOT_THINGS & set(kinds)}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Return the documents by IRI, in order."""
        return {iri: self._source(iri) for iri in self.of_class("Document")}

    @cached_property
    def conflicts(self) -> tuple[tuple[str, str, str], ...]:
        """Return the conflicts: two claims by IRI, in order, and the reason."""
        found = []
        for iri in self.of_class("Conflict"):
            sides = self.values(iri, CG + "between")
            if len(sides) == 2:
                found.append((sides[0], sides[1], self.value(iri, RDFS + "label")))
        return tuple(sorted(found))

    def document(self, evidence: str) -> Source:
        """Return the document in which a piece of evidence stands."""
        iri = self.value(evidence, OA + "hasSource")
        return self.sources.get(iri) or Source(local(iri), "", "", "")

    def passage(self, evidence: str) -> Passage:
        """Return the words of a piece of evidence, their place and what stands around them."""
        found: dict[str, str] = {}
        for selector in self.values(evidence, OA + "hasSelector"):
            for part in ("start", "end", "exact", "prefix", "suffix"):
                found[part] = self.value(selector, OA + part) or found.get(part, "")
        place = int(found.get("start") or 0), int(found.get("end") or 0)
        around = found.get("prefix", ""), found.get("suffix", "")
        return Passage(self.document(evidence).stem, *place, found.get("exact", ""), *around)

    def words(self, claim: Said) -> tuple[Words, ...]:
        """Return the words behind a claim, in order of their dates and documents."""
        found = []
        for evidence in claim.evidence:
            source = self.document(evidence)
            found.append(Words(source.title, source.issued, self.passage(evidence)))
        return tuple(sorted(found, key=lambda one: (one.date, one.passage)))

    def _said(self, iri: str) -> Said:
        return Said(
            iri,
            self.value(iri, RDF + "subject"),
            local(self.value(iri, RDF + "predicate")),
            self.value(iri, RDF + "object"),
            iri in self._named,
            local(self.value(iri, CG + "modality")),
            self.value(iri, CG + "attributedTo"),
            int(self.value(iri, CG + "independentSources") or 0),
            tuple(self.values(iri, CG + "evidence")),
        )

    def _source(self, iri: str) -> Source:
        stem = self.value(iri, DCTERMS + "identifier") or local(iri)
        title, issued = self.value(iri, DCTERMS + "title"), self.value(iri, DCTERMS + "issued")
        return Source(stem, title, issued, self.value(iri, CG + "sha256"))


def read_built(path: Path) -> Built:
    """Read a built graph from a file, or from graph.ttl in a folder; raises InputError where it is no such graph."""
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    file = graph_file(path)
    form = RdfFormat.from_extension(file.suffix.removeprefix("."))
    if form is None:
        raise InputError(f"{file}: name a graph in Turtle, TriG or N-Quads, or the folder of a build")
    columns: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    named: set[str] = set()
    once: dict[str, str] = {}
    try:
        for quad in parse(path=str(file), format=form):
            predicate = quad.predicate.value
            value, subject = quad.object, quad.subject
            if (
                predicate not in KEPT
                or not isinstance(subject, NamedNode)
                or not isinstance(value, NamedNode | Literal)
            ):
                continue
            key, text = subject.value, value.value
            if isinstance(value, NamedNode):
                text = once.setdefault(text, text)
                if predicate == RDF + "object":
                    named.add(key)
            cell = columns[predicate][once.setdefault(key, key)]
            if text not in cell:  # of a graph in parts, a statement may stand in several
                cell.append(text)
    except (SyntaxError, ValueError, OSError) as error:
        raise unreadable(file, "RDF", error) from error
    check_ours(file, (kind for kinds in columns[RDF_TYPE].values() for kind in kinds))
    return Built(columns, frozenset(named))
