"""What an outline tells, indexed: names and classes of things, documents, and sentences with the words that count.

Takes the outline of a graph, in any order; gives a `Told`, from which the scene is put together. Of a piece of evidence
it finds the sentence around the words, where the document's text is known. What is left out: which things are drawn and
what ties them (`scene`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph.rows import Outline, Text, Words, local
from graph.vocabulary import CG, DCTERMS, RDF_TYPE, RDFS, SKOS

AROUND = 320  # characters of a sentence shown before or after the words, at most
LINKS = ("http://www.w3.org/2002/07/owl#sameAs", SKOS + "exactMatch", SKOS + "closeMatch")
CITED = DCTERMS + "bibliographicCitation"

Values = Mapping[str, list[str]]


class Source(NamedTuple):
    """A document: its title, identifier, date (ISO prefix or ""), address or file name, publisher, and IRI."""

    title: str
    stem: str
    date: str
    address: str
    publisher: str
    iri: str


class Sentence(NamedTuple):
    """Words of a document, by its index and their place in code points, with the rest of the sentence around them."""

    document: int
    start: int
    end: int
    before: str
    words: str
    after: str


def in_words(name: str) -> str:
    """Return a term's local name as words: "issuedBy" -> "issued by"."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()


def first(values: Values, predicate: str) -> str:
    """Return the first value, or ""."""
    return next(iter(values.get(predicate, ())), "")


class Told:
    """The triples by subject and predicate, each sorted; the documents and the pieces of evidence, by index."""

    def __init__(self, outline: Outline) -> None:
        """Index an outline."""
        table: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, text in outline.triples:
            table[subject][predicate].append(text)
        for by_predicate in table.values():
            for found in by_predicate.values():
                found.sort()
        self.table: dict[str, dict[str, list[str]]] = {key: dict(table[key]) for key in sorted(table)}
        self.kinds = {iri: self._classes(values) for iri, values in self.table.items()}
        self.sources, self.source_index = self._sources()
        self.sentences, self.sentence_index = self._sentences(outline.evidence, outline.texts)
        self.mentions = self._mentions()

    def label(self, value: str) -> str:
        """Return the label of a thing or concept; a literal is its own label."""
        values = self.table.get(value, {})
        for predicate in (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title"):
            if values.get(predicate):
                return values[predicate][0]
        return local(value).replace("-", " ") if value.startswith((CG, "http://", "https://")) else value

    def links(self, iri: str) -> tuple[str, ...]:
        """Return what identifies a thing elsewhere: addresses, and citations in words."""
        values = self.table.get(iri, {})
        return tuple(value for predicate in (*LINKS, CITED) for value in values.get(predicate, ()))

    def reasons(self) -> Mapping[frozenset[str], str]:
        """Return why two claims conflict, by the pair of their IRIs."""
        found: dict[frozenset[str], str] = {}
        for iri, kinds in self.kinds.items():
            if "Conflict" in kinds:
                found.setdefault(frozenset(self.table[iri].get(CG + "between", ())), self.label(iri))
        return found

    def _classes(self, values: Values) -> tuple[str, ...]:
        """Return the ontology classes of a thing, as local names."""
        return tuple(kind.removeprefix(CG) for kind in values.get(RDF_TYPE, []) if kind.startswith(CG))

    def _sources(self) -> tuple[tuple[Source, ...], Mapping[str, int]]:
        """Return the documents in order, and the place of each by IRI."""
        found = {}
        for iri, values in self.table.items():
            if "Document" in self.kinds[iri]:
                stem = first(values, DCTERMS + "identifier") or local(iri)
                date, address, publisher = (first(values, DCTERMS + name) for name in ("issued", "source", "publisher"))
                found[iri] = Source(first(values, DCTERMS + "title") or stem, stem, date, address, publisher, iri)
        return tuple(found.values()), {iri: number for number, iri in enumerate(found)}

    def _sentences(
        self, evidence: Iterable[Words], texts: Mapping[str, Text]
    ) -> tuple[tuple[Sentence, ...], Mapping[str, int]]:
        """Return the pieces of evidence in order, and the place of each by IRI."""
        found = sorted(
            (_sentence(self.source_index[document], start, words, texts.get(document)), iri)
            for iri, document, start, words in evidence
            if document in self.source_index
        )
        return tuple(sentence for sentence, _ in found), {iri: number for number, (_, iri) in enumerate(found)}

    def _mentions(self) -> Mapping[str, tuple[int, ...]]:
        """Return, by thing, the documents that mention it."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, source in enumerate(self.sources):
            for iri in self.table[source.iri].get(CG + "mentions", ()):
                found[iri].append(number)
        return {iri: tuple(numbers) for iri, numbers in found.items()}


def _sentence(document: int, start: int, words: str, text: Text | None) -> Sentence:
    """Return the words with the rest of their sentence; words that cross the end of one have the rest of both."""
    end = start + len(words)
    if text is None:
        return Sentence(document, start, end, "", words, "")
    whole, spans = text
    left = bisect_right(spans, start, key=lambda span: span.start) - 1
    right = bisect_left(spans, end, key=lambda span: span.end)
    begin = spans[left].start if left >= 0 and spans[left].end > start else start
    close = spans[right].end if right < len(spans) and spans[right].start < end else end
    before, after = whole[begin:start], whole[end:close]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:]
    if len(after) > AROUND:
        after = after[:AROUND] + "…"
    return Sentence(document, start, end, before, words, after)
