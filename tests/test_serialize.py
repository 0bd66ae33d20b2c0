"""The five formats: round trips through independent parsers, layout, determinism, and writing to a folder."""

import json
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import RdfFormat, parse
from whole_files import files, graphml, jsonld, nquads, trig, turtle, write

from graph.errors import OutputError
from graph.model import Literal, Resource
from graph.serialize import FILES, check_folder, literal
from graph.vocabulary import CG, PREFIXES, RDF, RDF_TYPE, RDFS, Quad, expand

BASE = "https://example.org/id/"
HARD = [
    'say "no"',
    "back\\slash",
    "\\",
    '"',
    '\\"',
    "two\nlines\r\ttab",
    "\u2028 \u0085 \ufeff",
    "'''",
    '"""',
    "\U0001d504é",
    "\x00\x01\x08\x0b\x0c\x1f\x7f",
    "",
    " ",
    '"^^<https://x.example/>',
    "@en",
    "\\u0041",
    "{}<>|^`",
]

IRIS = st.sampled_from(
    [
        BASE + "person/ada-quill",
        BASE + "person/-edge",
        BASE + "doc/a_b",
        BASE + "doc/a_b#char=1,2",
        BASE + "doc/a_b#char=1,2/quote",
        BASE + "claim/0a1b",
        CG + "Case",
        CG + "inCase",
        "https://example.org/a(b)",
        "https://example.org/é",
        "urn:x:y",
        PREFIXES["wd"],
    ]
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
LITERALS = st.builds(Literal, TEXTS) | st.builds(
    Literal,
    st.sampled_from(["7", "0.7", "2017"]),
    st.sampled_from(["xsd:decimal", "xsd:gYear", "https://x.example/type"]),
)
QUADS = st.lists(st.builds(Quad, IRIS, IRIS, st.builds(Resource, IRIS) | LITERALS, IRIS), max_size=12)

Row = tuple[str, ...]


def row(quad: Quad) -> Row:
    value = quad.object
    if isinstance(value, Resource):
        return (quad.subject, quad.predicate, "iri", value.iri, "")
    datatype = expand(value.datatype) if value.datatype else PREFIXES["xsd"] + "string"
    return (quad.subject, quad.predicate, "literal", value.text, datatype)


def by_oxigraph(data: bytes, form: RdfFormat, graphs: bool = False) -> set[Row]:
    rows = set()
    for quad in parse(data, form):
        value = quad.object
        if isinstance(value, OxLiteral):
            end: Row = ("literal", value.value, value.datatype.value)
        else:
            end = ("iri", value.value, "")
        graph = (quad.graph_name.value,) if graphs else ()
        rows.add((quad.subject.value, quad.predicate.value, *end, *graph))
    return rows


def by_rdflib(data: bytes, form: str, monkeypatch: pytest.MonkeyPatch) -> set[Row]:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    rows = set()
    for s, p, o in rdflib.Graph().parse(data=data, format=form):
        if isinstance(o, rdflib.Literal):
            end: Row = ("literal", str(o), str(o.datatype or PREFIXES["xsd"] + "string"))
        else:
            end = ("iri", str(o), "")
        rows.add((str(s), str(p), *end))
    return rows


def hard_quads() -> list[Quad]:
    return [Quad(f"{BASE}person/p{i}", RDFS + "label", Literal(text), BASE + "doc/a") for i, text in enumerate(HARD)]


@given(QUADS)
@settings(max_examples=150, deadline=None)
def test_oxigraph_reads_back_the_same(quads: list[Quad]) -> None:
    union = {row(quad) for quad in quads}
    apart = {(*row(quad), quad.graph) for quad in quads}
    assert by_oxigraph(turtle(quads, BASE), RdfFormat.TURTLE) == union
    assert by_oxigraph(jsonld(quads, BASE), RdfFormat.JSON_LD) == union
    assert by_oxigraph(trig(quads, BASE), RdfFormat.TRIG, graphs=True) == apart
    assert by_oxigraph(nquads(quads), RdfFormat.N_QUADS, graphs=True) == apart


@given(QUADS)
@settings(max_examples=60, deadline=None)
def test_rdflib_reads_back_the_same(quads: list[Quad]) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        union = {row(quad) for quad in quads}
        assert by_rdflib(turtle(quads, BASE), "turtle", monkeypatch) == union
        assert by_rdflib(jsonld(quads, BASE), "json-ld", monkeypatch) == union


def test_hard_texts_survive(monkeypatch: pytest.MonkeyPatch) -> None:
    quads = hard_quads()
    union = {row(quad) for quad in quads}
    assert len(union) == len(HARD)
    assert by_oxigraph(turtle(quads, BASE), RdfFormat.TURTLE) == union
    assert by_rdflib(turtle(quads, BASE), "turtle", monkeypatch) == union
    assert by_oxigraph(jsonld(quads, BASE), RdfFormat.JSON_LD) == union


@given(TEXTS)
def test_escaping_means_the_same_as_that_of_others(text: str) -> None:
    ours = f"<urn:s> <urn:p> {literal(Literal(text))} .".encode()
    theirs = f"<urn:s> <urn:p> {rdflib.Literal(text).n3()} .".encode()
    also = f"<urn:s> <urn:p> {OxLiteral(text)} .".encode()
    read = [by_oxigraph(line, RdfFormat.TURTLE) for line in (ours, theirs, also)]
    assert read[0] == read[1] == read[2] == {("urn:s", "urn:p", "literal", text, PREFIXES["xsd"] + "string")}


def test_lone_surrogates_become_replacement_characters() -> None:
    quads = [Quad("urn:s", "urn:p", Literal("a\ud800b"), "urn:g")]
    for data in (turtle(quads), trig(quads), nquads(quads), jsonld(quads)):
        assert "a\ufffdb" in data.decode()


def test_layout_of_turtle() -> None:
    a, doc = BASE + "doc/a", BASE + "doc/a#char=1,2"
    quads = [
        Quad(BASE + "claim/1", CG + "evidence", Resource(doc), a),
        Quad(BASE + "claim/1", CG + "confidence", Literal("0.9", "xsd:decimal"), a),
        Quad(BASE + "claim/1", RDF_TYPE, Resource(CG + "Claim"), a),
        Quad(BASE + "claim/1", CG + "foundBy", Resource(BASE + "rule/y"), a),
        Quad(BASE + "claim/1", CG + "foundBy", Resource(BASE + "rule/x"), a),
        Quad(BASE + "case/1", RDF_TYPE, Resource(CG + "Case"), a),
        Quad(BASE + "case/1", RDF_TYPE, Resource(PREFIXES["prov"] + "Entity"), BASE + "doc/b"),
        Quad(BASE + "case/1", RDFS + "label", Literal('A "case"'), a),
    ]
    assert turtle([*quads, quads[0]], BASE).decode() == (
        "@prefix case: <https://example.org/id/case/> .\n"
        "@prefix cg: <https://w3id.org/casegraph/ontology#> .\n"
        "@prefix claim: <https://example.org/id/claim/> .\n"
        "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix rule: <https://example.org/id/rule/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        "case:1 a prov:Entity, cg:Case ;\n"
        '    rdfs:label "A \\"case\\"" .\n'
        "\n"
        "claim:1 a cg:Claim ;\n"
        '    cg:confidence "0.9"^^xsd:decimal ;\n'
        "    cg:evidence <https://example.org/id/doc/a#char=1,2> ;\n"
        "    cg:foundBy\n"
        "        rule:x,\n"
        "        rule:y .\n"
    )


@pytest.mark.parametrize(
    ("tail", "written"),
    [
        ("ada", "person:ada"),
        ("7a", "person:7a"),
        ("a-b_", "person:a-b_"),
        ("-a", "<https://example.org/id/person/-a>"),
        ("a-", "<https://example.org/id/person/a->"),
        ("a.b", "<https://example.org/id/person/a.b>"),
        ("", "<https://example.org/id/person/>"),
        ("a/b", "<https://example.org/id/person/a/b>"),
    ],
)
def test_names_are_shortened_only_where_plain(tail: str, written: str) -> None:
    quads = [Quad(BASE + "person/" + tail, RDF_TYPE, Resource(CG + "Person"), "urn:g")]
    assert f"\n{written} a cg:Person .\n" in turtle(quads, BASE).decode()


@given(QUADS, st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_order_and_repeats_do_not_matter(quads: list[Quad], shuffler: object) -> None:
    mixed = quads + quads[:3]
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    assert files(mixed, BASE) == files(quads, BASE)


def test_formats_of_nothing() -> None:
    assert turtle([]) == trig([]) == nquads([]) == b""
    assert json.loads(jsonld([])) == {"@context": {}, "@graph": []}
    assert networkx.parse_graphml(graphml([]).decode()).number_of_nodes() == 0


@given(QUADS)
@settings(max_examples=60, deadline=None)
def test_json_is_laid_out_as_the_standard_library_does(quads: list[Quad]) -> None:
    data = jsonld(quads, BASE).decode()
    assert data == json.dumps(json.loads(data), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@pytest.mark.parametrize("kept", [0, 2, 20])
def test_graphml_is_that_of_networkx(kept: int) -> None:
    """All parts, the things alone, and nothing."""
    quads = (
        [*network_quads(), *network_quads('b"\u2028é', "a\r\nb < \x85"), *network_quads("c", "")][-kept:]
        if kept
        else []
    )
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    data = graphml(quads).decode()
    for iri, values in networkx.parse_graphml(data, force_multigraph=True).nodes(data=True):
        network.add_node(iri, **values)
    for source, target, key, values in networkx.parse_graphml(data, force_multigraph=True).edges(data=True, keys=True):
        network.add_edge(source, target, key=key, **values)
    assert data == "\n".join(networkx.generate_graphml(network)) + "\n"


def test_jsonld_is_sorted_and_compact() -> None:
    quads = [
        Quad(BASE + "person/b", RDF_TYPE, Resource(CG + "Person"), "urn:g"),
        Quad(BASE + "person/a", CG + "from", Literal("2017", "xsd:gYear"), "urn:g"),
    ]
    assert json.loads(jsonld(quads, BASE)) == {
        "@context": {"cg": CG, "person": BASE + "person/", "xsd": PREFIXES["xsd"]},
        "@graph": [
            {"@id": "person:a", "cg:from": [{"@type": "xsd:gYear", "@value": "2017"}]},
            {"@id": "person:b", "@type": ["cg:Person"]},
        ],
    }


def network_quads(tail: str = "1", label: str = "Ada <Quill> & \x01") -> list[Quad]:
    judge, ruling, graph = BASE + "person/ada-quill", BASE + "ruling/" + tail, BASE + "doc/a"
    quads = [
        Quad(judge, RDF_TYPE, Resource(CG + "Person"), graph),
        Quad(judge, RDFS + "label", Literal(label), graph),
        Quad(ruling, RDF_TYPE, Resource(CG + "Ruling"), graph),
        Quad(ruling, CG + "issuedBy", Resource(judge), graph),
        Quad(ruling, CG + "outcome", Resource(CG + "outcome-blocked"), graph),
        Quad(CG + "outcome-blocked", RDF_TYPE, Resource(PREFIXES["skos"] + "Concept"), graph),
        Quad(graph, RDF_TYPE, Resource(CG + "Document"), graph),
    ]
    for tail, modality in (("1", "Asserted"), ("2", "Alleged"), ("3", "Ordered")):
        claim = BASE + "claim/" + tail
        quads += [
            Quad(claim, RDF_TYPE, Resource(CG + "Claim"), graph),
            Quad(claim, RDF + "subject", Resource(ruling), graph),
            Quad(claim, RDF + "predicate", Resource(CG + "issuedBy"), graph),
            Quad(claim, RDF + "object", Resource(judge), graph),
            Quad(claim, CG + "modality", Resource(CG + modality), graph),
        ]
    return quads


def test_graphml_has_things_and_plain_triples() -> None:
    network = networkx.parse_graphml(graphml(network_quads()).decode(), force_multigraph=True)
    judge, ruling = BASE + "person/ada-quill", BASE + "ruling/1"
    assert dict(network.nodes(data=True)) == {
        judge: {"label": "Ada <Quill> & \ufffd", "class": "Person"},
        ruling: {"label": ruling, "class": "Ruling"},
    }
    assert [(s, o, data["label"], data["claim"], data["modality"]) for s, o, data in network.edges(data=True)] == [
        (ruling, judge, "issued by", f"{BASE}claim/1 {BASE}claim/3", "Asserted Ordered")
    ]


def test_graphml_names_the_narrowest_class() -> None:
    town = BASE + "place/oakvale"
    quads = [Quad(town, RDF_TYPE, Resource(CG + name), "urn:g") for name in ("City", "Jurisdiction")]
    assert b">City<" in graphml(quads) and b">Jurisdiction<" not in graphml(quads)


def test_graphml_keys_are_unique() -> None:
    keys = [e.get("id") for e in ET.fromstring(graphml(network_quads())) if e.tag.endswith("key")]
    assert len(keys) == len(set(keys)) == 5


def test_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]);"
        "from test_serialize import network_quads, hard_quads, BASE;"
        "from whole_files import write; write(network_quads() + hard_quads(), pathlib.Path(sys.argv[2]), BASE)"
    )
    root = Path(__file__).parent
    for seed in ("1", "2"):
        command = [sys.executable, "-c", script, str(root), str(tmp_path / seed)]
        subprocess.run(
            command, check=True, cwd=root.parent, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root.parent)}
        )
    for name in FILES:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


def test_write_makes_all_files_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "output"
    paths, _ = write(network_quads(), folder, BASE)
    assert [path.name for path in paths] == list(FILES)
    assert {path.name for path in folder.iterdir()} == set(FILES)


def test_failure_keeps_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(network_quads(), tmp_path, BASE)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def refuse(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("graph.serialize.place.os.replace", refuse)
    with pytest.raises(OutputError, match=r"graph\.ttl: cannot be written: No space left on device"):
        write([], tmp_path, BASE)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("in the way", encoding="utf-8")
    message = r"graph\.ttl: cannot be written: .*output is a file, and a folder is needed; name another folder"
    with pytest.raises(OutputError, match=message):
        write([], tmp_path / "output", BASE)


def test_a_folder_is_checked_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taken").write_text("in the way", encoding="utf-8")
    for folder in (tmp_path / "taken", tmp_path / "taken" / "below"):
        with pytest.raises(OutputError, match=f"{folder}: cannot be written into: {tmp_path / 'taken'} is a file"):
            check_folder(folder)
    for folder in (tmp_path, tmp_path / "new" / "newer", Path("new")):
        check_folder(folder)
    assert not (tmp_path / "new").exists()
    monkeypatch.setattr("graph.serialize.place.os.access", lambda *_: False)
    with pytest.raises(OutputError, match=f"you may not write into the folder {tmp_path}; name another"):
        check_folder(tmp_path / "new")


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper (raptor2-utils) is not installed")
def test_rapper_reads_turtle_without_a_warning(tmp_path: Path) -> None:
    texts = [q for q in hard_quads() if isinstance(q.object, Literal) and "\x00" not in q.object.text]
    quads = network_quads() + texts
    path = tmp_path / "graph.ttl"
    path.write_bytes(turtle(quads, BASE))
    done = subprocess.run(["rapper", "-c", "-i", "turtle", str(path)], capture_output=True, text=True, check=True)
    assert "warning" not in done.stderr.casefold()
    assert f"returned {len({row(q) for q in quads})} triples" in done.stderr
