"""Documents, entities, claims and further quads -> the parts of the graph, by thing and by graph.

`things` and `graphs` say the same twice, once by what is spoken of and once by where it stands; only the evidence,
which is most of the graph and stands in one graph alone, is left to the graphs. Building `Parts` makes what is cheap
(types, labels, plain triples) for all, and of the rest only the marks; the rows of a part are made when they are asked
for. Where only a few parts are wanted, the claims of these are enough, with what `Around` tells of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from sys import intern

from graph.emit.records import Record, mentioned
from graph.emit.rows import Said, of_claim, of_concept, of_document, of_entity, of_evidence, of_rule
from graph.model import Document, Entity, Evidence, Modality, Resource
from graph.rows import Carried, Part, Row, Saying, Words, mark_of, row_of, value_of
from graph.vocabulary import CG, RDF_TYPE, SKOS, Quad, expand, mint, ontology, term

PLAIN = frozenset({Modality.ASSERTED, Modality.ORDERED})
SPLIT = "#char="  # between the IRI of a document and the place of a piece of evidence


@dataclass(frozen=True, slots=True)
class Around:
    """What all claims of a graph tell together: the documents that mention a thing in claims, and the rules they use.

    `values` are all that stands as a value or a modality: which of them are concepts is seen here.
    """

    stems: Mapping[str, Iterable[str]]
    values: frozenset[str]
    rules: frozenset[str]


def around(known: Iterable[Record]) -> Around:
    """Return what claims tell together."""
    records = list(known)
    values = {term(record.claim.modality.value) for record in records}
    values |= {record.object.iri for record in records if isinstance(record.object, Resource)}
    rules = frozenset(rule for record in records for rule in record.rules)
    return Around(mentioned(records), frozenset(values), rules)


class Parts:
    """The graph in parts; raises ValueError where a claim's evidence names a document that is not given."""

    def __init__(
        self,
        documents: Sequence[Document],
        entities: Sequence[Entity],
        known: Sequence[Record],
        base: str,
        more: Iterable[Quad] = (),
        whole: Around | None = None,
    ) -> None:
        """Take all that the graph is made of; `known` are its claims, `more` quads about anything but evidence.

        `whole` is given where these are not all claims of the graph: then only parts that they suffice for are right.
        """
        self.base = base
        self._whole = whole or around(known)
        self._authority = mint(base, "graph", "authority")
        self._documents = {mint(base, "doc", document.stem): document for document in documents}
        self._graph = {document.stem: graph for graph, document in self._documents.items()}
        self._records = {record.iri: record for record in known}
        self._check()
        names = {entity.iri: entity.label for entity in entities}
        self._said = {iri: of_claim(record, names, base) for iri, record in self._records.items()}
        self._about: defaultdict[str, list[Row]] = defaultdict(list)  # all rows but those of claims and evidence
        self._within: defaultdict[str, list[Row]] = defaultdict(list)  # the same rows by graph
        self._claims: defaultdict[str, list[Record]] = defaultdict(list)
        self._carried: defaultdict[str, list[Carried]] = defaultdict(list)
        self._add_documents()
        self._add_claims()
        self._add_entities(entities)
        self._add_authority()
        for row in sorted(set(map(row_of, more))):
            self._add(row)
        self.kinds = self._kinds()

    def things(self, wanted: Container[str] | None = None) -> Iterator[Part]:
        """Yield a part for each thing, claim, document, concept and rule (of those `wanted`), sorted by IRI."""
        for iri in sorted(one for one in {*self._about, *self._records} if wanted is None or one in wanted):
            yield self._claim_part(iri) if iri in self._records else self._thing_part(iri)

    def graphs(self, wanted: Container[str] | None = None) -> Iterator[Part]:
        """Yield a part for each graph (of those `wanted`), sorted by IRI; that of a document has its evidence."""
        for graph in sorted(one for one in {*self._within, *self._documents} if wanted is None or one in wanted):
            rows, known = sorted(set(self._within.get(graph, ()))), self._claims.get(graph, ())
            if graph in self._documents:
                stem = self._documents[graph].stem
                told = tuple(
                    (record.iri, self._said[record.iri], tuple((*e.span, e.quote) for e in record.documents[stem]))
                    for record in known
                )
                mark = mark_of(("graph", graph, tuple(rows), told))
                yield Part(graph, mark, partial(self._of_graph, graph), whole=True, own=graph + SPLIT)
            else:
                yield Part(graph, mark_of(("graph", graph, tuple(rows))), partial(iter, rows), whole=True)

    def names(self) -> set[str]:
        """Return the IRIs of all things."""
        return {*self._about, *self._records}

    def drawn(self, iri: str) -> tuple[tuple[str, str], ...]:
        """Return the predicates and values of a thing that a picture needs."""
        return tuple(sorted({(intern(row[1]), row[2] or row[3]) for row in self._about.get(iri, ())}))

    def saying(self, iri: str) -> Saying | None:
        """Return what a picture needs of a claim, or None for what is no claim."""
        record = self._records.get(iri)
        if record is None:
            return None
        claim, value = record.claim, value_of(record.object)
        places = tuple(self._place(stem, piece) for stem, pieces in record.documents.items() for piece in pieces)
        who = (claim.attributed_to,) if claim.attributed_to else ()
        said = (intern(CG + claim.predicate), value, claim.modality.value, who, places, claim.confidence, record.rules)
        return Saying(iri, claim.subject, *said)

    def words(self, graph: str) -> tuple[Words, ...]:
        """Return what a picture needs of the evidence in the graph of a document."""
        known = self._claims.get(graph, ())
        stem = self._documents[graph].stem if known else ""
        found = {piece for record in known for piece in record.documents[stem]}
        return tuple((self._place(stem, piece), graph, piece.span.start, piece.quote) for piece in sorted(found))

    def _check(self) -> None:
        for record in self._records.values():
            for stem in record.documents:
                if stem not in self._graph:
                    raise ValueError(f"claim {record.iri} has evidence in {stem!r}, which is not among the documents")

    def _add(self, row: Row) -> None:
        if SPLIT in row[0]:
            raise ValueError(f"{row[0]}: the evidence of a document is told by its claims alone")
        self._about[row[0]].append(row)
        self._within[row[5]].append(row)

    def _add_all(self, iri: str, said: Iterable[Said], graphs: Iterable[str]) -> None:
        rows = [(predicate, *value) for predicate, value in said]
        for graph in graphs:
            for row in rows:
                self._add((iri, *row, graph))

    def _add_documents(self) -> None:
        for graph, document in self._documents.items():
            self._add_all(graph, of_document(document), [graph])

    def _add_claims(self) -> None:
        """Sort the claims by graph, and add their plain triples."""
        for iri, record in self._records.items():
            claim, value = record.claim, value_of(record.object)
            predicate, plain = term(claim.predicate), claim.modality in PLAIN
            for stem in record.documents:
                graph = self._graph[stem]
                self._claims[graph].append(record)
                if plain:
                    self._add((claim.subject, predicate, *value, graph))
            if plain and value[0]:
                self._carried[claim.subject].append((predicate, value[0], iri, claim.modality.value))

    def _add_entities(self, entities: Sequence[Entity]) -> None:
        """Add what names an entity: in the graphs of its claims, else of its documents, else among the authority."""
        for entity in entities:
            stems = self._whole.stems.get(entity.iri, ()) or entity.documents
            self._add_all(entity.iri, of_entity(entity), self._graphs(stems))
            for name in entity.names:
                if name.text != entity.label:
                    label: Said = (SKOS + "altLabel", ("", name.text, ""))
                    self._add_all(entity.iri, [label], self._graphs(name.documents))
            for link in entity.links:
                self._add((entity.iri, expand(link.predicate), *value_of(link.object), self._authority))

    def _graphs(self, stems: Iterable[str]) -> list[str]:
        return [self._graph.get(stem) or mint(self.base, "doc", stem) for stem in stems] or [self._authority]

    def _add_authority(self) -> None:
        """Add the concepts and the rules that the claims use."""
        concepts = ontology().concept_of
        for iri in sorted(self._whole.values & concepts.keys()):
            self._add_all(iri, of_concept(concepts[iri]), [self._authority])
        for rule in sorted(self._whole.rules):
            self._add_all(mint(self.base, "rule", rule), of_rule(rule), [self._authority])

    def _kinds(self) -> Mapping[str, tuple[str, ...]]:
        """Return the classes of everything, evidence too."""
        found = {
            iri: tuple(sorted({row[2] for row in rows if row[1] == RDF_TYPE})) for iri, rows in self._about.items()
        }
        claim, evidence = (term("Claim"),), (term("Evidence"),)
        for iri, record in self._records.items():
            found[iri] = claim
            for stem, pieces in record.documents.items():
                found.update((self._place(stem, piece), evidence) for piece in pieces)
        return found

    def _place(self, stem: str, piece: Evidence) -> str:
        """Return the IRI of a piece of evidence."""
        return f"{self._graph[stem]}{SPLIT}{piece.span.start},{piece.span.end}"

    def _claim_part(self, iri: str) -> Part:
        record, more = self._records[iri], tuple(sorted(set(self._about.get(iri, ()))))
        pieces = tuple(
            (self._graph[stem], tuple((piece.span.start, piece.span.end) for piece in found))
            for stem, found in record.documents.items()
        )
        beside = self._beside([record.claim.attributed_to or "", *(row[2] for row in more)])
        return Part(iri, mark_of((iri, self._said[iri], pieces, more, beside)), partial(self._of_claim, iri))

    def _thing_part(self, iri: str) -> Part:
        rows = tuple(sorted(set(self._about[iri])))
        carried = tuple(sorted(self._carried.get(iri, ())))
        beside = self._beside(row[2] for row in rows if row[1] != RDF_TYPE)
        return Part(iri, mark_of((iri, rows, carried, beside)), partial(iter, rows), carried=carried)

    def _beside(self, iris: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Return the classes of things that a part names: what may be said of them depends on these."""
        return tuple(self.kinds.get(iri, ()) for iri in iris)

    def _of_claim(self, iri: str) -> Iterator[Row]:
        for stem, pieces in self._records[iri].documents.items():
            yield from self._of_claim_in(iri, stem, pieces)
        yield from self._about.get(iri, ())

    def _of_claim_in(self, iri: str, stem: str, pieces: Iterable[Evidence]) -> Iterator[Row]:
        graph = self._graph[stem]
        for predicate, value in self._said[iri]:
            yield iri, predicate, *value, graph
        for piece in pieces:
            yield iri, CG + "evidence", self._place(stem, piece), "", "", graph

    def _of_graph(self, graph: str) -> Iterator[Row]:
        document = self._documents[graph]
        yield from self._within.get(graph, ())
        told: set[Evidence] = set()
        for record in self._claims.get(graph, ()):
            pieces = record.documents[document.stem]
            yield from self._of_claim_in(record.iri, document.stem, pieces)
            told.update(pieces)
        for piece in sorted(told):
            yield from of_evidence(piece, document, graph, self.base)
