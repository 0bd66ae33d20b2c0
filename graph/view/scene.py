"""What the page shows: things, the relations between them, and the sentences behind both.

Takes the outline of a graph; gives a `Scene` of sorted tuples that refer to each other by index. Things are persons,
bodies, courts, jurisdictions, cases, rulings, measures, law, programmes and grants.
Statements and tenures are folded into relations ("speaks of", the office held) and into facts of the speaker or holder.
A claim that is only alleged, argued, denied or predicted makes no plain triple; its relation is marked as not asserted.
What is left out: where things stand on the page, and how they look.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graph.rows import Outline, Saying, Words
from graph.vocabulary import CG, DCTERMS, RDF_TYPE, RDFS, SKOS

# The first of a thing's classes in this order is its group: a court is drawn as a court, not as an organization.
GROUPS = (
    "Person",
    "Court",
    "Jurisdiction",
    "Organization",
    "Case",
    "Ruling",
    "Measure",
    "LegalProvision",
    "Grant",
    "Programme",
)

_Values = Mapping[str, list[str]]


class Source(NamedTuple):
    """A document: its title, identifier, date (ISO prefix or "") and address or file name."""

    title: str
    stem: str
    date: str
    address: str


class Sentence(NamedTuple):
    """Words of a document, by the document's index in the scene and the offset of the first code point."""

    document: int
    start: int
    words: str


class Support(NamedTuple):
    """A sentence (by index) that carries a statement, how it is said, and who says so ("" for the document)."""

    sentence: int
    modality: str
    source: str


class Fact(NamedTuple):
    """A value of a thing: a date, a sum, a concept, a quotation."""

    property: str
    value: str
    supports: tuple[Support, ...]


class Node(NamedTuple):
    """A thing: `group` is one of `GROUPS`, `kind` its most special class in words."""

    iri: str
    label: str
    group: str
    kind: str
    names: tuple[str, ...]
    facts: tuple[Fact, ...]


class Edge(NamedTuple):
    """A relation between two things, by their indices."""

    source: int
    target: int
    label: str
    asserted: bool
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that the page holds; nodes are sorted by IRI."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    sentences: tuple[Sentence, ...]
    sources: tuple[Source, ...]


def in_words(name: str) -> str:
    """Return a term's local name as words: "issuedBy" -> "issued by"."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()


def local(iri: str) -> str:
    """Return the last part of an IRI."""
    return iri.replace("#", "/").rsplit("/", 1)[-1]


def scene(outline: Outline) -> Scene:
    """Return what an outline shows; the order in it does not matter."""
    return _Builder(outline).scene()


class _Builder:
    """The statements by subject and predicate, and the claims by what they say."""

    def __init__(self, outline: Outline) -> None:
        table: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, text in outline.triples:
            table[subject][predicate].append(text)
        for by_predicate in table.values():
            for found in by_predicate.values():
                found.sort()
        self.table: dict[str, dict[str, list[str]]] = {key: dict(table[key]) for key in sorted(table)}
        self.kinds = {iri: self._classes(values) for iri, values in self.table.items()}
        self.sources, self.source_index = self._sources()
        self.sentences, self.sentence_index = self._sentences(outline.evidence)
        self.claims = self._claims(outline.sayings)

    def scene(self) -> Scene:
        """Put everything together."""
        told = {end for subject, _, value in self.claims for end in (subject, value)}  # the rest is only mentioned
        drawn = [iri for iri in self.table if iri in told and self._group(iri)]
        index = {iri: number for number, iri in enumerate(drawn)}
        edges: dict[tuple[int, int, str, bool], set[Support]] = defaultdict(set)
        facts: dict[int, dict[tuple[str, str], set[Support]]] = defaultdict(lambda: defaultdict(set))
        for (subject, predicate, value), supports in self.claims.items():
            if subject not in index or not predicate.startswith(CG):
                continue
            label = in_words(local(predicate))
            if value in index:
                asserted = value in self.table[subject].get(predicate, ())
                edges[index[subject], index[value], label, asserted] |= supports
            else:
                facts[index[subject]][label, self._label(value)] |= supports
        self._fold(index, edges, facts)
        return Scene(
            tuple(self._node(iri, facts[number]) for number, iri in enumerate(drawn)),
            tuple(sorted(Edge(*key, tuple(sorted(found))) for key, found in edges.items())),
            self.sentences,
            self.sources,
        )

    def _fold(
        self,
        index: Mapping[str, int],
        edges: dict[tuple[int, int, str, bool], set[Support]],
        facts: dict[int, dict[tuple[str, str], set[Support]]],
    ) -> None:
        """Turn statements and tenures into relations and facts of the speaker or holder."""
        by_subject: dict[str, set[Support]] = defaultdict(set)
        for (subject, _, _), supports in self.claims.items():
            by_subject[subject] |= supports
        for iri, values in self.table.items():
            if "Statement" in self.kinds[iri]:
                ends, goals, label = values.get(CG + "speaker", []), values.get(CG + "about", []), "speaks of"
                words = [f"“{quote}”" for quote in values.get(CG + "quote", [])]
            elif "Tenure" in self.kinds[iri]:
                ends, goals = values.get(CG + "holder", []), values.get(CG + "organization", [])
                label = self._office(values)
                words = [label]
            else:
                continue
            for person in (index[end] for end in ends if end in index):
                for goal in (index[goal] for goal in goals if goal in index):
                    edges[person, goal, label, True] |= by_subject[iri]
                for text in words:
                    facts[person]["said" if label == "speaks of" else "office", text] |= by_subject[iri]

    def _office(self, values: _Values) -> str:
        """Return a tenure's office with its years."""
        title = ", ".join(self._label(office) for office in values.get(CG + "office", [])) or "office"
        first, last = (next(iter(values.get(CG + end, [])), "") for end in ("from", "until"))
        return f"{title} ({first}–{last})" if first or last else title

    def _classes(self, values: _Values) -> tuple[str, ...]:
        """Return the ontology classes of a thing, as local names."""
        return tuple(kind.removeprefix(CG) for kind in values.get(RDF_TYPE, []) if kind.startswith(CG))

    def _group(self, iri: str) -> str:
        """Return the group that the thing is drawn in, or ""."""
        return next((group for group in GROUPS if group in self.kinds[iri]), "")

    def _node(self, iri: str, facts: Mapping[tuple[str, str], set[Support]]) -> Node:
        group, names = self._group(iri), self.table[iri].get(SKOS + "altLabel", [])
        special = [kind for kind in self.kinds[iri] if kind not in GROUPS and kind != "GovernmentBody"]
        found = tuple(sorted(Fact(*key, tuple(sorted(supports))) for key, supports in facts.items()))
        return Node(iri, self._label(iri), group, in_words((special or [group])[0]), tuple(names), found)

    def _label(self, value: str) -> str:
        """Return the label of a thing or concept; a literal is its own label."""
        values = self.table.get(value, {})
        for predicate in (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title"):
            if values.get(predicate):
                return values[predicate][0]
        return local(value).replace("-", " ") if value.startswith((CG, "http://", "https://")) else value

    def _sources(self) -> tuple[tuple[Source, ...], Mapping[str, int]]:
        """Return the documents in order, and the place of each by IRI."""
        found = {}
        for iri, values in self.table.items():
            if "Document" in self.kinds[iri]:
                stem = _first(values, DCTERMS + "identifier") or local(iri)
                title, date = _first(values, DCTERMS + "title") or stem, _first(values, DCTERMS + "issued")
                found[iri] = Source(title, stem, date, _first(values, DCTERMS + "source"))
        return tuple(found.values()), {iri: number for number, iri in enumerate(found)}

    def _sentences(self, evidence: Iterable[Words]) -> tuple[tuple[Sentence, ...], Mapping[str, int]]:
        """Return the pieces of evidence in order, and the place of each by IRI."""
        found = sorted(
            (Sentence(self.source_index[document], start, words), iri)
            for iri, document, start, words in evidence
            if document in self.source_index
        )
        return tuple(sentence for sentence, _ in found), {iri: number for number, (_, iri) in enumerate(found)}

    def _claims(self, sayings: Iterable[Saying]) -> Mapping[tuple[str, str, str], set[Support]]:
        """Return the evidence of each statement."""
        found: dict[tuple[str, str, str], set[Support]] = defaultdict(set)
        for subject, predicate, value, modality, speakers, places in sayings:
            who = "; ".join(self._label(speaker) for speaker in speakers)
            supports = found[subject, predicate, value]
            supports.update(Support(self.sentence_index[p], modality, who) for p in places if p in self.sentence_index)
        return found


def _first(values: _Values, predicate: str) -> str:
    """Return the first value, or ""."""
    return next(iter(values.get(predicate, ())), "")
