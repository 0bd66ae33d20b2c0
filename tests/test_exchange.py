"""The formats of exchange: read back by other programs, recounted, and with hostile texts."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import graph_sample
import networkx
import pytest
import rdflib
from graph_sample import BASE, CASE, CG, RULE, RULING
from pyoxigraph import RdfFormat, Store, parse
from typer.testing import CliRunner, Result

from graph import cli, exchange
from graph.cells import guarded
from graph.errors import InputError, QueryError
from graph.exchange import jsonld
from graph.query import load
from graph.vocabulary import ontology

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = {
    CASE: "=cmd|'/c calc'!A1 \"quoted\", <b>&amp; \x1f|;",
    RULE: "\t@SUM(1+1)\n\u202e",
    "person/ada-quill": "＝HYPERLINK(1) \ufffe",
}
MODEL = ROOT.parent / "shared" / "reference" / "legal_model.md"
HEADER = re.compile(
    r"(?:\w+)?:(?:ID|START_ID|END_ID)\((\w+)\)|:LABEL|:TYPE|\w+(?::(?:string|double|long|int)(?:\[\])?)?"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return graph_sample.write(tmp_path_factory.mktemp("exchange") / "graph.ttl")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return graph_sample.write(tmp_path_factory.mktemp("hostile") / "graph.ttl", labels=HOSTILE)


@pytest.fixture(scope="module", params=["sample", "hostile", "corpus"])
def any_graph(request: pytest.FixtureRequest, path: Path, hostile: Path, built: object) -> Path:
    return {"sample": path, "hostile": hostile, "corpus": built.folder / "graph.ttl"}[request.param]  # type: ignore[attr-defined]


def written(graph: Path, name: str) -> dict[str, str]:
    return dict(exchange.exported(exchange.content(graph), name, graph.parent))


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def number(graph: Path, query: str) -> int:
    rows = list(load(graph).query(f"PREFIX cg: <{CG}> PREFIX rdf: <{rdflib.RDF}> {query}"))  # type: ignore[arg-type]
    return int(rows[0]["n"].value)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, ["export", *arguments], prog_name="casegraph")


# --- spreadsheets


def test_tables_open_in_a_spreadsheet(any_graph: Path) -> None:
    """A mark for Excel, lines as RFC 4180, as many rows as SPARQL counts, and no cell that runs."""
    files = written(any_graph, "csv")
    counts = {
        "claims.csv": "SELECT (COUNT(*) AS ?n) { ?claim a cg:Claim }",
        "evidence.csv": "SELECT (COUNT(*) AS ?n) { ?claim a cg:Claim ; cg:evidence ?words }",
    }
    assert set(files) == {"things.csv", "claims.csv", "evidence.csv"}
    for name, text in files.items():
        assert text.startswith("\ufeff") and text.endswith("\r\n")
        rows = read(text)
        assert name == "things.csv" or len(rows) == number(any_graph, counts[name])
        cells = [cell for row in rows for cell in row.values()]
        assert not [cell for cell in cells if guarded(cell) != cell]
        assert None not in cells, "no row is longer than its header"


def test_rows_of_the_tables(path: Path) -> None:
    files = written(path, "csv")
    claims = {(row["subject"], row["property"], row["value"]): row for row in read(files["claims.csv"])}
    alleged = claims[BASE + RULING, "findsViolationOf", BASE + "provision/charter-of-ports"]
    assert (alleged["modality"], alleged["attributed_to"], alleged["value_label"], alleged["documents"]) == (
        ("Alleged", "Port Merrow", "Charter of Ports", "alpha")
    )
    both = claims[BASE + RULING, "target", BASE + RULE]
    assert (both["documents"], both["passages"]) == ("alpha; beta", "2")
    words = [row["words"] for row in read(files["evidence.csv"]) if row["claim"] == both["iri"]]
    assert words == ["Judge Ada Quill blocked Harbor Rule 9 on Monday.", graph_sample.TEXTS["beta"][:65]]


def test_hostile_cells_are_kept_behind_an_apostrophe(hostile: Path) -> None:
    things = {row["iri"]: row["label"] for row in read(written(hostile, "csv")["things.csv"])}
    for path, label in HOSTILE.items():
        assert things[BASE + path] == f"'{label}"


# --- Gephi


def test_gexf_is_read_by_networkx(any_graph: Path) -> None:
    text = written(any_graph, "gexf")["graph.gexf"]
    graph = networkx.read_gexf(io.BytesIO(text.encode()), version="1.3")
    content = exchange.content(any_graph)
    assert set(graph) == set(content.things)
    root = Xml.fromstring(text)
    space = "{http://gexf.net/1.3}"
    edges = list(root.iter(f"{space}edge"))
    assert len(edges) == len(content.edges) == len({edge.get("id") for edge in edges})
    assert {(e.get("source"), e.get("target")) for e in edges} == set(networkx.DiGraph(graph).edges)
    assert {edge.get("kind") for edge in edges} <= ontology().properties


def test_gexf_has_class_colour_and_claims(path: Path) -> None:
    graph = networkx.read_gexf(io.BytesIO(written(path, "gexf")["graph.gexf"].encode()), version="1.3")
    ruling = graph.nodes[BASE + RULING]
    assert (ruling["label"], ruling["class"], ruling["date"]) == (
        "Bay District Court blocks Harbor Rule 9",
        "Ruling",
        "2031-05-05",
    )
    assert ruling["viz"]["color"]["r"] == 0xE6
    assert graph.nodes[BASE + RULE]["class"] == "Regulation", "the narrowest class"
    edge = networkx.DiGraph(graph).edges[BASE + RULING, BASE + RULE]
    assert (edge["property"], edge["claims"], edge["modality"]) == ("target", 1, "Asserted")
    assert (BASE + RULING, BASE + "provision/charter-of-ports") not in graph.edges(), "what is alleged is no fact"


# --- Neo4j


def test_neo4j_files_hold_together(any_graph: Path) -> None:
    """Headers as the import tool has them, identifiers once in their space, no end of a relationship missing."""
    files = written(any_graph, "neo4j")
    spaces: dict[str, list[str]] = {}
    ends: list[tuple[str, str]] = []
    for name, text in files.items():
        columns, *rows = list(csv.reader(io.StringIO(text, newline="")))
        assert all(HEADER.fullmatch(column) for column in columns), columns
        assert len(set(columns)) == len(columns)
        assert (":LABEL" in columns) is name.startswith("neo4j/nodes") is not (":TYPE" in columns)
        for row in rows:
            assert len(row) == len(columns)
            for column, cell in zip(columns, row, strict=True):
                space = re.search(r":(ID|START_ID|END_ID)\((\w+)\)", column)
                if space and space[1] == "ID":
                    spaces.setdefault(space[2], []).append(cell)
                elif space:
                    ends.append((space[2], cell))
                elif column in (":LABEL", ":TYPE"):
                    assert all(re.fullmatch(r"[A-Za-z_]+", part) for part in cell.split("\x1f")), cell
                elif ":double" in column or ":int" in column or ":long" in column:
                    assert all(re.fullmatch(r"\d+(\.\d+)?|", part) for part in cell.split("\x1f")), cell
    assert set(spaces) == {"Thing", "Claim", "Document"}
    assert all(len(found) == len(set(found)) for found in spaces.values())
    assert ends and [end for end in ends if end[1] not in set(spaces[end[0]])] == []


def test_neo4j_keeps_texts_as_they_are(hostile: Path) -> None:
    files = written(hostile, "neo4j")
    things = {row["iri:ID(Thing)"]: row for row in read(files["neo4j/nodes-things.csv"])}
    for path, label in HOSTILE.items():
        assert things[BASE + path]["label"] == label
    assert things[BASE + RULING][":LABEL"].split("\x1f") == ["Thing", "Ruling"]
    assert things[BASE + RULING]["decidedOn:string[]"].split("\x1f") == ["2031-05-05", "2031-05-06"]
    facts = {
        (row[":START_ID(Thing)"], row[":TYPE"], row[":END_ID(Thing)"])
        for row in read(files["neo4j/relationships-facts.csv"])
    }
    assert (BASE + CASE, "FILED_IN", BASE + "court/bay-district") in facts
    assert not [fact for fact in facts if fact[1] == "FINDS_VIOLATION_OF"]


# --- JSON-LD


def terms(graph: Path, form: RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in parse(path=str(graph), format=form)}


def test_json_ld_says_what_the_turtle_says(any_graph: Path, tmp_path: Path) -> None:
    """Two parsers, neither of which can reach the network, read the very triples."""
    text = written(any_graph, "jsonld")["graph.context.jsonld"]
    (tmp_path / "graph.jsonld").write_text(text, encoding="utf-8")
    assert terms(tmp_path / "graph.jsonld", RdfFormat.JSON_LD) == terms(any_graph, RdfFormat.TURTLE)
    if any_graph.stat().st_size < 100_000:
        ours = rdflib.Graph().parse(data=text, format="json-ld")
        assert len(ours) == len(rdflib.Graph().parse(any_graph, format="turtle"))


def test_json_ld_reads_as_plain_words(path: Path) -> None:
    node = next(n for n in json.loads(written(path, "jsonld")["graph.context.jsonld"])["@graph"] if n["id"] == CASE)
    assert node["plaintiff"] == "place/port-merrow" and node["type"] == ["Case"]
    assert node["filedOn"] == {"@type": "http://www.w3.org/2001/XMLSchema#gYearMonth", "@value": "2031-03"}


def test_published_context_is_that_of_the_ontology() -> None:
    assert (ROOT / "graph" / "data" / "context.jsonld").read_text(encoding="utf-8") == jsonld.published()
    found = jsonld.context()
    assert {CG + name for name in ontology().properties} <= {v["@id"] for v in found.values() if isinstance(v, dict)}
    assert found["Case"] == CG + "Case" and found["plaintiff"] == {"@id": CG + "plaintiff", "@type": "@id"}
    assert found["filedOn"] == {"@id": CG + "filedOn"}, "a date says its precision"
    assert not [value for value in found.values() if isinstance(value, str) and value.endswith(".jsonld")]


# --- the description of the data set


def test_description_is_recounted(any_graph: Path) -> None:
    """Every count of the description, asked again by SPARQL."""
    store = Store()
    store.load(written(any_graph, "dataset")["dataset.ttl"].encode(), format=RdfFormat.TURTLE)
    void = "http://rdfs.org/ns/void#"

    def told(query: str) -> list[tuple[str, ...]]:
        return [tuple(cell.value for cell in row) for row in store.query(f"PREFIX void: <{void}> {query}")]  # type: ignore[union-attr]

    graph = rdflib.Graph().parse(any_graph, format="turtle")
    counts = {
        "triples": len(graph),
        "distinctSubjects": len(set(graph.subjects())),
        "distinctObjects": len(set(graph.objects())),
        "properties": number(any_graph, "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }"),
        "classes": number(any_graph, "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s rdf:type ?o }"),
    }
    for name, count in counts.items():
        assert told(f"SELECT ?n {{ ?set a void:Dataset ; void:{name} ?n }}") == [(str(count),)], name
    parts = told("SELECT ?c ?n { ?part void:class ?c ; void:entities ?n }")
    assert len(parts) == counts["classes"]
    for kind, count in parts:
        assert number(any_graph, f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s a <{kind}> }}") == int(count)
    uses = told("SELECT ?p ?n { ?part void:property ?p ; void:triples ?n }")
    assert len(uses) == counts["properties"]
    for name, count in uses:
        assert number(any_graph, f"SELECT (COUNT(*) AS ?n) {{ ?s <{name}> ?o }}") == int(count)
    linked = "SELECT ?part { { ?set void:classPartition ?part } UNION { ?set void:propertyPartition ?part } }"
    assert len(told(linked)) == len(parts) + len(uses)


def test_description_names_the_files_as_they_are(path: Path) -> None:
    text = written(path, "dataset")["dataset.ttl"]
    data = path.read_bytes()
    assert f'spdx:checksumValue "{hashlib.sha256(data).hexdigest()}"' in text
    assert f'dcat:byteSize "{len(data)}"' in text
    assert 'dcat:startDate "2031-05-06"^^xsd:date' in text and 'dcat:endDate "2031-05-08"^^xsd:date' in text
    assert "graph.nq" not in text, "only files that are there"


# --- the mapping


def test_mapping_names_only_terms_of_ours() -> None:
    graph = rdflib.Graph().parse(ROOT / "graph" / "data" / "mapping.ttl", format="turtle")
    known = {CG + name for name in ontology().classes | ontology().properties} | set(ontology().concept_of)
    known |= {concept.iri for concept in ontology().concepts.values()}
    subjects = {str(s) for s, p, _ in graph if str(p).startswith(str(rdflib.SKOS))}
    assert subjects and subjects <= known
    spaces = ("https://folio.openlegalstandard.org/", "http://release.niem.gov/niem/")
    assert all(str(o).startswith(spaces) for _, p, o in graph if str(p).startswith(str(rdflib.SKOS)))


def test_mapping_names_only_what_was_verified() -> None:
    """Each identifier of FOLIO stands, with its label, in the reference; so does each name of NIEM."""
    if not MODEL.is_file():
        pytest.skip("the reference with the verified identifiers is not beside the checkout")
    reference = MODEL.read_text(encoding="utf-8")
    text = (ROOT / "graph" / "data" / "mapping.ttl").read_text(encoding="utf-8")
    found = re.findall(r"folio:(\w+)", text)
    labelled = re.findall(r"folio:(\w+)(?:, folio:(\w+))? [.;]  # (.*)", text)
    assert found and sorted(found) == sorted(i for *ids, _ in labelled for i in ids if i)
    for first, second, names in labelled:
        for identifier, name in zip((first, second), names.split(", "), strict=False):
            assert f"{name} {identifier}" in reference.replace("**", ""), name
    for name in re.findall(r"(?:jxdm|niem):(\w+)", text):
        assert re.search(rf"\b{name}\b", reference), name


# --- the command


def test_command_writes_all_and_the_same_twice(path: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        assert run("all", "--graph", str(path), "--output", str(tmp_path / folder)).exit_code == 0
    one, two = (
        {p.relative_to(d): p.read_bytes() for p in d.rglob("*") if p.is_file()}
        for d in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two and len(one) == 14
    assert "gexf" in run("--list").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name a format"),
        (("xlsx",), "no format is called 'xlsx'; there are: csv, gexf"),
        (("cvs",), "mapping, all; did you mean csv?"),
        (("csv", "--graph", "no.ttl"), "no such file"),
    ],
)
def test_command_refuses(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2 and message in result.stderr


def test_a_folder_is_written_into_itself(path: Path) -> None:
    """Of a folder as of its graph.ttl, the files go into export/ in it, and its files are described."""
    done = run("dataset", "--graph", str(path.parent))
    assert done.exit_code == 0 and done.stdout == f"{path.parent / 'export' / 'dataset.ttl'}\n"
    told = (path.parent / "export" / "dataset.ttl").read_bytes()
    assert run("dataset", "--graph", str(path)).stdout == done.stdout
    assert (path.parent / "export" / "dataset.ttl").read_bytes() == told


def test_what_is_no_graph_of_ours_is_refused(tmp_path: Path, path: Path) -> None:
    for text, message in (("<a", "not readable"), ("@prefix : <urn:x:> . :a :b [] .", "blank nodes")):
        (tmp_path / "graph.ttl").write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=message):
            exchange.content(tmp_path / "graph.ttl")
    with pytest.raises(QueryError, match="no format"):
        list(exchange.exported(exchange.content(path), "doc", path.parent))
