"""The pages about SPARQL and stores are true: their queries give the rows that are shown, their figures are those."""

from __future__ import annotations

import re

import pyoxigraph
import pytest
from conftest import ROOT, Built

PAGE = (ROOT / "docs" / "sparql.md").read_text(encoding="utf-8")
STORES = (ROOT / "docs" / "stores.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^### (\d)\. .*?^```sparql\n(.*?)^```\n\n(.*?)\n\n(\d+) rows\.$", re.DOTALL | re.MULTILINE)
EXAMPLES = EXAMPLE.findall(PAGE)
CG = "PREFIX cg: <https://w3id.org/casegraph/ontology#> "
RDFS = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "


@pytest.fixture(scope="module")
def store(built: Built) -> pyoxigraph.Store:
    loaded = pyoxigraph.Store()
    loaded.bulk_load(path=str(built.folder / "graph.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    return loaded


def asked(store: pyoxigraph.Store, query: str) -> list[list[str]]:
    """Return the columns, and the rows as texts."""
    answer = store.query(query)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    texts = [["" if cell is None else str(getattr(cell, "value", cell)) for cell in row] for row in answer]
    return [[variable.value for variable in answer.variables], *texts]


def is_shown(cell: str, whole: str) -> bool:
    return whole.startswith(cell.removesuffix(" …")) if cell.endswith(" …") else cell == whole


def test_all_examples_are_read() -> None:
    assert len(EXAMPLES) == PAGE.count("```sparql") == PAGE.count("\n### ") == 5


@pytest.mark.parametrize("example", EXAMPLES, ids=[number for number, *_ in EXAMPLES])
def test_an_example_gives_the_rows_that_are_shown(store: pyoxigraph.Store, example: tuple[str, ...]) -> None:
    _, query, table, count = example
    head, _, *body = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    columns, *rows = asked(store, query)
    assert (head, int(count)) == (columns, len(rows))
    assert 3 <= len(body) <= len(rows)
    for shown, row in zip(body, rows, strict=False):
        assert all(map(is_shown, shown, row)), f"shown {shown}, found {row}"


def test_what_to_look_out_for_is_so(store: pyoxigraph.Store) -> None:
    """No wide class and no ontology; months that a date drops; rulings of which no source asserts anything."""
    assert asked(store, f"{CG} SELECT ?x {{ ?x a cg:Agent }}") == [["x"]]
    assert asked(store, f"{RDFS} SELECT ?x {{ ?x rdfs:subClassOf ?y }}") == [["x"]]
    types = asked(store, f"{CG} SELECT DISTINCT (DATATYPE(?d) AS ?t) {{ ?x cg:decidedOn|cg:filedOn|cg:fiscalYear ?d }}")
    assert {text.rpartition("#")[2] for (text,) in types[1:]} == {"date", "gYear", "gYearMonth"}
    by_date = 'FILTER(?d >= "2017-10-01"^^xsd:date && ?d < "2018-01-01"^^xsd:date)'
    assert len(asked(store, f"{CG}{RDFS} SELECT ?x ?d {{ ?x a cg:Ruling ; cg:decidedOn ?d {by_date} }}")[1:]) == 3
    said = 'FILTER(STRSTARTS(?name, "Not asserted:"))'
    properties = asked(store, f"{CG}{RDFS} SELECT DISTINCT ?p {{ ?x a cg:Ruling ; rdfs:label ?name ; ?p ?o {said} }}")
    assert {text.rpartition("#")[2] for (text,) in properties[1:]} == {"type", "label"}


def test_the_triples_of_the_corpus_are_as_many_as_the_page_says(store: pyoxigraph.Store, built: Built) -> None:
    graphs = pyoxigraph.Store()
    graphs.bulk_load(path=str(built.folder / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
    triples, quads = len(store), len(graphs)
    assert f"the sample corpus: {triples} triples, {quads} with graphs |" in STORES
    oxigraph, jena, virtuoso = re.findall(
        r"^\| (?:Oxigraph|Jena TDB2, Fuseki|Virtuoso) \| [^|]* \| ([^|]*) \|$", STORES, re.M
    )[:3]
    assert f"with the option {quads}," in oxigraph
    assert jena.endswith(f"with the option {triples}")
    assert virtuoso.startswith(f"{quads} and ")
