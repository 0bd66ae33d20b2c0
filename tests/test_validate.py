"""The shapes, each against a graph that keeps it and one that breaks all of it; and the check of quotes."""

from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, URIRef

from graph.errors import InputError
from graph.model import Claim, Document, Evidence, Literal, Modality, Span
from graph.validate import Violation, check_quotes, shapes, validate
from graph.vocabulary import CG, ontology

FOLDER = Path(__file__).parent / "shapes"
SHAPE = "https://w3id.org/casegraph/shapes#"
NAMES = sorted({str(s).removeprefix(SHAPE) for s in shapes().subjects(SH.targetClass)})


def messages(name: str) -> set[str]:
    graph = shapes()
    return {
        str(message)
        for prop in graph.objects(URIRef(SHAPE + name), SH.property)
        for message in graph.objects(prop, SH.message)
    }


@pytest.mark.parametrize("name", NAMES)
def test_shape_accepts_what_keeps_it(name: str) -> None:
    assert validate(FOLDER / f"{name}.ok.ttl").violations == ()


@pytest.mark.parametrize("name", NAMES)
def test_shape_finds_every_fault(name: str) -> None:
    report = validate(FOLDER / f"{name}.bad.ttl")
    assert not report.conforms
    assert messages(name) <= {violation.message for violation in report.violations}


def test_every_shape_has_a_pair_and_every_pair_a_shape() -> None:
    expected = {f"{name}.{kind}.ttl" for name in NAMES for kind in ("ok", "bad")}
    assert {path.name for path in FOLDER.iterdir()} == expected


def test_every_property_shape_has_a_message() -> None:
    graph = shapes()
    silent = [prop for prop in graph.objects(None, SH.property) if (prop, SH.message, None) not in graph]
    assert silent == []


def test_shapes_name_only_terms_of_the_ontology() -> None:
    named = {str(o) for triple in shapes() for o in triple if str(o).startswith(CG)}
    assert {iri.removeprefix(CG) for iri in named} - ontology().labels.keys() == set()


@pytest.mark.parametrize("scheme", ["rulingType", "outcome", "scope", "measureType", "modality"])
def test_shapes_list_every_concept_of_a_scheme(scheme: str) -> None:
    graph = shapes()
    prop = next(p for p in graph.subjects(SH.path, URIRef(CG + scheme)))
    listed = {str(item) for item in graph.items(graph.value(prop, SH["in"]))}  # type: ignore[arg-type]
    assert listed == {term.iri for (of, _), term in ontology().concepts.items() if of == scheme}


def test_every_class_with_a_core_class_above_is_checked() -> None:
    targets = {str(o).removeprefix(CG) for o in shapes().objects(None, SH.targetClass)}
    assert ontology().classes - targets == {"Agent"}


@pytest.mark.parametrize("name", ["Claim", "Ruling", "CoreMeasure"])
def test_shapes_as_written_find_the_same(name: str) -> None:
    path = FOLDER / f"{name}.bad.ttl"
    conforms, results, _ = pyshacl.validate(Graph().parse(path), shacl_graph=shapes(), inference="none")
    count = len(set(results.subjects(RDF.type, SH.ValidationResult)))
    assert not conforms
    assert count >= len(validate(path).violations) >= len(messages(name))


def test_blank_node_is_a_violation() -> None:
    report = validate(FOLDER / "Thing.bad.ttl")
    assert any("IRI" in violation.message and violation.path == "" for violation in report.violations)


def test_violation_names_focus_path_and_value() -> None:
    report = validate(FOLDER / "Grant.bad.ttl")
    assert (
        Violation("https://example.org/id/grant", CG + "amount", "cg:amount is an xsd:decimal, not negative", "-5")
        in report.violations
    )
    assert list(report.violations) == sorted(report.violations)


def excerpt(kind: str) -> bytes:
    """Return a case in Turtle with a plaintiff of which only the class is told, and another case that is all wrong."""
    return (
        f'<urn:case> a <{CG}Case> ; <http://www.w3.org/2000/01/rdf-schema#label> "A v. B" ; <{CG}plaintiff> <urn:a> .\n'
        f"<urn:a> a <{CG}{kind}> .\n<urn:other> a <{CG}Case> ; <{CG}plaintiff> <urn:case> .\n"
    ).encode()


def test_of_an_excerpt_only_what_is_asked_for_is_checked_and_all_classes_count() -> None:
    """The others lack labels; a plaintiff of a wrong class is a fault of the case, looked at or not."""
    assert validate(excerpt("Person"), {"urn:case"}).conforms
    found = {(v.focus, v.path, v.value) for v in validate(excerpt("Ruling"), {"urn:case"}).violations}
    assert ("urn:case", CG + "plaintiff", "urn:a") in found and not any("urn:other" in one for one in found)
    assert {"urn:a", "urn:other"} <= {violation.focus for violation in validate(excerpt("Person")).violations}
    assert validate(excerpt("Ruling"), set()).conforms


def test_empty_graph_conforms() -> None:
    assert validate(b"").conforms


@pytest.mark.parametrize("data", [b"<a> <b> .", b"\xff\xfe", b"<https://x.example/a b> a <https://x.example/c> ."])
def test_malformed_turtle_is_an_input_error(data: bytes) -> None:
    with pytest.raises(InputError, match="the graph: not readable as Turtle"):
        validate(data)


def test_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="absent.ttl: cannot be read"):
        validate(tmp_path / "absent.ttl")


TEXT = "The reeve \u201cwon\u201d \U0001d504 today."


@pytest.mark.parametrize(
    ("stem", "span", "quote", "fault"),
    [
        ("a", Span(4, 9), "reeve", ""),
        ("a", Span(10, 15), "\u201cwon\u201d", ""),
        ("a", Span(16, 23), "\U0001d504 today", ""),  # one code point, two UTF-16 units
        ("a", Span(4, 9), "Reeve", "exact"),
        ("a", Span(5, 10), "reeve", "exact"),
        ("a", Span(20, 90), "day.", "end"),
        ("b", Span(4, 9), "reeve", "hasSource"),
    ],
)
def test_check_quotes(stem: str, span: Span, quote: str, fault: str) -> None:
    claim = Claim("s", "number", Literal("7"), Modality.ASSERTED, 0.5, "r", (Evidence(stem, span, quote),))
    found = check_quotes([claim], [Document("a", TEXT, "0" * 64)])
    assert [violation.path for violation in found] == ([fault] if fault else [])
