"""Documents, entities and claims to quads: what the contract of the graph asks for, and in which graph."""

import hashlib
import random
from dataclasses import replace
from typing import Any

import pytest

from graph.emit import claim_iri, evidence_iri, quads
from graph.errors import VocabularyError
from graph.model import Claim, Document, Entity, Evidence, Link, Literal, Modality, Name, Resource, Span
from graph.vocabulary import CG, DCTERMS, OA, RDF, RDF_TYPE, RDFS, SKOS, Quad, concept

BASE = "https://example.org/id/"
JUDGE, TOWN, RULING = BASE + "person/ada-quill", BASE + "place/oakvale", BASE + "ruling/one"
FIRST = "On Friday Judge Quill sided with Oakvale and blocked the order."
SECOND = "Quill, who ruled in September, said the town would win. The town was glad."


def document(stem: str, text: str, **more: Any) -> Document:
    return Document(stem, text, hashlib.sha256(text.encode()).hexdigest(), **more)


DOCUMENTS = (
    document(
        "a", FIRST, title="A ruling", publisher="Gazette", source="https://news.example/1", published="2017-09-16"
    ),
    document("b", SECOND),
)
ENTITIES = (
    Entity(
        JUDGE,
        ("Person",),
        "Ada Quill",
        names=(Name("Quill", ("b",)), Name("Judge Quill", ("a",)), Name("Ada Quill", ("a",))),
        links=(Link("owl:sameAs", Resource("http://www.wikidata.org/entity/Q1")), Link("cg:fjcNodeId", Literal("7"))),
        documents=("a", "b"),
    ),
    Entity(TOWN, ("City",), "Oakvale", documents=("a",)),
    Entity(RULING, ("Ruling",), "Ada Quill's ruling for Oakvale", documents=("a", "b")),
)


def evidence(stem: str, words: str) -> Evidence:
    text = {"a": FIRST, "b": SECOND}[stem]
    start = text.index(words)
    return Evidence(stem, Span(start, start + len(words)), words)


def claim(predicate: str, value: Resource | Literal, *pieces: Evidence, **more: object) -> Claim:
    made = Claim(RULING, predicate, value, Modality.ASSERTED, 0.9, "ruling.active", pieces or (evidence("a", "Quill"),))
    return replace(made, **more)  # type: ignore[arg-type]


def run(*claims: Claim) -> tuple[Quad, ...]:
    return quads(DOCUMENTS, ENTITIES, claims, BASE)


def objects(found: tuple[Quad, ...], subject: str, predicate: str, graph: str = "") -> list[str]:
    return sorted(
        {
            q.object.iri if isinstance(q.object, Resource) else q.object.text
            for q in found
            if (q.subject, q.predicate) == (subject, predicate) and graph in ("", q.graph)
        }
    )


def plain(found: tuple[Quad, ...]) -> list[tuple[str, str]]:
    return [(q.subject, q.predicate) for q in found if q.subject == RULING and q.predicate.startswith(CG)]


@pytest.mark.parametrize("modality", list(Modality))
def test_plain_triple_only_for_what_is_asserted_or_ordered(modality: Modality) -> None:
    found = run(claim("issuedBy", Resource(JUDGE), modality=modality))
    stands = modality in (Modality.ASSERTED, Modality.ORDERED)
    assert plain(found) == ([(RULING, CG + "issuedBy")] if stands else [])


def test_claim_has_all_parts_of_the_contract() -> None:
    made = claim("issuedBy", Resource(JUDGE), attributed_to=TOWN, confidence=0.97)
    iri, found = claim_iri(made, BASE), run(made)
    expected = {
        RDF_TYPE: CG + "Claim",
        RDF + "subject": RULING,
        RDF + "predicate": CG + "issuedBy",
        RDF + "object": JUDGE,
        CG + "modality": CG + "Asserted",
        CG + "attributedTo": TOWN,
        CG + "confidence": "0.97",
        CG + "foundBy": BASE + "rule/ruling-active",
        CG + "evidence": BASE + "doc/a#char=16,21",
        RDFS + "label": "Ada Quill's ruling for Oakvale \u2013 issued by \u2013 Ada Quill",
    }
    assert {p: objects(found, iri, p) for p in expected} == {p: [value] for p, value in expected.items()}
    assert {q.predicate for q in found if q.subject == iri} == expected.keys()


def test_evidence_points_by_position_and_quote() -> None:
    found = run(claim("issuedBy", Resource(JUDGE)))
    iri = evidence_iri(evidence("a", "Quill"), BASE)
    assert iri == BASE + "doc/a#char=16,21"
    assert FIRST[16:21] == "Quill"
    assert objects(found, iri, RDF_TYPE) == [OA + "SpecificResource", CG + "Evidence"]
    assert objects(found, iri, OA + "hasSource") == [BASE + "doc/a"]
    assert objects(found, iri, OA + "hasSelector") == [iri + "/position", iri + "/quote"]
    numbers = {q.object for q in found if q.subject == iri + "/position"} - {Resource(OA + "TextPositionSelector")}
    assert numbers == {Literal("16", "xsd:nonNegativeInteger"), Literal("21", "xsd:nonNegativeInteger")}
    assert objects(found, iri + "/quote", OA + "exact") == ["Quill"]
    assert objects(found, iri + "/quote", OA + "prefix") == [FIRST[:16]]
    assert objects(found, iri + "/quote", OA + "suffix") == [FIRST[21:53]]


def test_quote_at_the_edges_has_no_empty_context() -> None:
    made = claim("issuedBy", Resource(JUDGE), Evidence("a", Span(0, len(FIRST)), FIRST))
    predicates = {q.predicate for q in run(made) if q.subject.endswith("/quote")}
    assert OA + "exact" in predicates
    assert not {OA + "prefix", OA + "suffix"} & predicates


def test_offsets_count_code_points() -> None:
    text = "\U0001d504\U0001d504 Quill"
    made = Claim(
        RULING, "issuedBy", Resource(JUDGE), Modality.ASSERTED, 1.0, "r", (Evidence("u", Span(3, 8), "Quill"),)
    )
    found = quads([document("u", text)], ENTITIES, [made], BASE)
    assert objects(found, BASE + "doc/u#char=3,8/quote", OA + "prefix") == ["\U0001d504\U0001d504 "]


def test_document_metadata() -> None:
    found = run()
    a, b = BASE + "doc/a", BASE + "doc/b"
    assert objects(found, a, DCTERMS + "identifier") == ["a"]
    assert objects(found, a, DCTERMS + "title") == objects(found, a, RDFS + "label") == ["A ruling"]
    assert objects(found, a, DCTERMS + "publisher") == ["Gazette"]
    assert Quad(a, DCTERMS + "issued", Literal("2017-09-16", "xsd:date"), a) in found
    assert Quad(a, DCTERMS + "source", Resource("https://news.example/1"), a) in found
    assert objects(found, a, CG + "sha256") == [DOCUMENTS[0].sha256]
    assert objects(found, b, RDFS + "label") == ["b"]
    assert {q.predicate for q in found if q.subject == b} == {
        RDF_TYPE,
        RDFS + "label",
        DCTERMS + "identifier",
        DCTERMS + "language",
        CG + "sha256",
    }


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("https://news.example/a b|c", Resource("https://news.example/a%20b%7Cc")),
        ("https://news.example/é?q=%zz&r=%41", Resource("https://news.example/%C3%A9?q=%25zz&r=%41")),
        ("https://news.example/x#one#two", Resource("https://news.example/x#one%23two")),
        ("http://news.example:8080/", Resource("http://news.example:8080/")),
        ("http://news.example:port/", Literal("http://news.example:port/")),
        ("https://", Literal("https://")),
        ("notes of a hearing.txt", Literal("notes of a hearing.txt")),
        ("javascript:alert(1)", Literal("javascript:alert(1)")),
    ],
)
def test_source_is_a_legal_address_or_a_text(source: str, expected: Resource | Literal) -> None:
    found = quads([document("a", "x", source=source)], [], [], BASE)
    assert [q.object for q in found if q.predicate == DCTERMS + "source"] == [expected]


@pytest.mark.parametrize(
    ("published", "datatype"),
    [
        ("2017", "xsd:gYear"),
        ("2017-02", "xsd:gYearMonth"),
        ("2017-02-28", "xsd:date"),
        ("2017-02-30", ""),
        ("soon", ""),
    ],
)
def test_date_of_issue_is_typed_by_length_and_dropped_where_there_is_no_such_day(published: str, datatype: str) -> None:
    found = quads([document("a", "x", published=published)], [], [], BASE)
    issued = [q.object for q in found if q.predicate == DCTERMS + "issued"]
    assert issued == ([Literal(published, datatype)] if datatype else [])


def test_entity_has_core_class_label_names_and_links() -> None:
    found = run(claim("inFavorOf", Resource(TOWN)))
    assert objects(found, TOWN, RDF_TYPE) == [CG + "City", CG + "Jurisdiction"]
    assert objects(found, JUDGE, RDFS + "label") == ["Ada Quill"]
    assert objects(found, JUDGE, SKOS + "altLabel") == ["Judge Quill", "Quill"]
    assert Quad(JUDGE, CG + "fjcNodeId", Literal("7"), BASE + "graph/authority") in found


def test_names_stand_in_the_graphs_of_the_documents_that_use_them() -> None:
    found = run(claim("issuedBy", Resource(JUDGE), evidence("a", "Quill"), evidence("b", "Quill")))
    assert objects(found, JUDGE, SKOS + "altLabel", BASE + "doc/a") == ["Judge Quill"]
    assert objects(found, JUDGE, SKOS + "altLabel", BASE + "doc/b") == ["Quill"]
    links = {q.graph for q in found if q.predicate == "http://www.w3.org/2002/07/owl#sameAs"}
    assert links == {BASE + "graph/authority"}


def test_claim_of_two_documents_stands_in_both_graphs_each_with_its_own_evidence() -> None:
    made = claim("issuedBy", Resource(JUDGE), evidence("a", "Quill"), evidence("b", "Quill"))
    found, iri = run(made), claim_iri(made, BASE)
    for stem, place in (("a", "#char=16,21"), ("b", "#char=0,5")):
        graph = f"{BASE}doc/{stem}"
        assert objects(found, iri, CG + "evidence", graph) == [graph + place]
        assert objects(found, iri, RDF + "object", graph) == [JUDGE]
        assert objects(found, RULING, CG + "issuedBy", graph) == [JUDGE]
        assert objects(found, JUDGE, RDFS + "label", graph) == ["Ada Quill"]


def test_graph_of_a_document_says_nothing_of_things_that_it_does_not_mention() -> None:
    found = run(claim("issuedBy", Resource(JUDGE)), claim("inFavorOf", Resource(TOWN), evidence("b", "The town")))
    assert objects(found, TOWN, RDFS + "label", BASE + "doc/a") == []
    assert objects(found, TOWN, RDFS + "label", BASE + "doc/b") == ["Oakvale"]


def test_same_claim_twice_is_one_with_all_evidence() -> None:
    one = claim("issuedBy", Resource(JUDGE), evidence("a", "Quill"), confidence=0.5, rule="x")
    two = claim("issuedBy", Resource(JUDGE), evidence("a", "Judge Quill"), confidence=0.8, rule="y")
    found, iri = run(one, two), claim_iri(one, BASE)
    assert iri == claim_iri(two, BASE)
    assert len(objects(found, iri, CG + "evidence")) == 2
    assert objects(found, iri, CG + "confidence") == ["0.8"]
    assert objects(found, iri, CG + "foundBy") == [BASE + "rule/x", BASE + "rule/y"]


@pytest.mark.parametrize(
    "other",
    [
        {"predicate": "against"},
        {"modality": Modality.ALLEGED},
        {"attributed_to": JUDGE},
        {"object": Resource(JUDGE)},
        {"object": Literal(TOWN)},
        {"subject": TOWN},
    ],
)
def test_claim_iri_tells_claims_apart(other: dict[str, object]) -> None:
    made = claim("inFavorOf", Resource(TOWN))
    assert claim_iri(made, BASE) != claim_iri(replace(made, **other), BASE)  # type: ignore[arg-type]


def test_claim_iri_depends_neither_on_evidence_nor_on_base() -> None:
    made = claim("inFavorOf", Resource(TOWN))
    assert claim_iri(made, BASE) == claim_iri(replace(made, evidence=(), confidence=0.1, rule="z"), BASE)
    moved = replace(made, subject="urn:x/ruling/one", object=Resource("urn:x/place/oakvale"))
    assert claim_iri(moved, "urn:x/").rpartition("/")[2] == claim_iri(made, BASE).rpartition("/")[2]


def test_concepts_and_rules_in_use_are_described_among_the_authority() -> None:
    blocked = concept("outcome", "blocked")
    found = run(claim("outcome", Resource(blocked)))
    graph = BASE + "graph/authority"
    assert Quad(blocked, SKOS + "prefLabel", Literal("blocked"), graph) in found
    assert Quad(blocked, SKOS + "inScheme", Resource(CG + "outcomeScheme"), graph) in found
    assert Quad(CG + "Asserted", RDF_TYPE, Resource(SKOS + "Concept"), graph) in found
    assert objects(found, BASE + "rule/ruling-active", RDFS + "label") == ["ruling.active"]
    assert objects(found, CG + "Alleged", RDF_TYPE) == []


def test_long_values_are_cut_in_the_label_of_a_claim_alone() -> None:
    words = "word " * 40
    made = claim("quote", Literal(words))
    found, iri = run(made), claim_iri(made, BASE)
    assert objects(found, iri, RDF + "object") == [words]
    assert objects(found, iri, RDFS + "label")[0].endswith("\u2026")


def test_entity_that_nothing_mentions_stands_with_its_documents_or_the_authority() -> None:
    lone = Entity(BASE + "court/north", ("Court",), "Court of the North", names=(Name("North", ()),))
    found = quads(DOCUMENTS, (*ENTITIES, lone), [], BASE)
    assert {q.graph for q in found if q.subject == lone.iri} == {BASE + "graph/authority"}
    assert {q.graph for q in found if q.subject == TOWN} == {BASE + "doc/a"}


def test_evidence_in_an_absent_document_is_refused() -> None:
    with pytest.raises(ValueError, match="'z', which is not among the documents"):
        run(claim("issuedBy", Resource(JUDGE), Evidence("z", Span(0, 1), "x")))


@pytest.mark.parametrize("bad", [claim("isuedBy", Resource(JUDGE)), claim("decided", Literal("2017"))])
def test_unknown_property_is_refused(bad: Claim) -> None:
    with pytest.raises(VocabularyError):
        run(bad)


def test_unknown_class_is_refused() -> None:
    with pytest.raises(VocabularyError, match="unknown class"):
        quads([], [Entity(TOWN, ("Citi",), "Oakvale")], [], BASE)


def test_order_of_the_input_does_not_matter() -> None:
    claims = [
        claim("issuedBy", Resource(JUDGE), evidence("a", "Quill"), evidence("b", "Quill")),
        claim("decidedOn", Literal("2017")),
        claim("decidedOn", Literal("2018"), evidence("b", "September")),
        claim("inFavorOf", Resource(TOWN), confidence=0.5, rule="x"),
        claim("inFavorOf", Resource(TOWN), evidence("b", "The town"), rule="y"),
    ]
    expected = run(*claims)
    assert list(expected) == list(dict.fromkeys(expected))
    shuffler = random.Random(7)
    for _ in range(5):
        documents, entities = list(DOCUMENTS), list(ENTITIES)
        for rows in (documents, entities, claims):
            shuffler.shuffle(rows)
        assert quads(documents, entities, claims, BASE) == expected
