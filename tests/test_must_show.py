"""What the five shared articles give together: each of their actors once, and what must stay apart, apart.

Needs the articles beside the checkout, and is skipped without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from graph.pipeline import build
from graph.settings import Settings

SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared articles are not beside this checkout")
CG = "PREFIX cg: <https://w3id.org/casegraph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    output = tmp_path_factory.mktemp("seeds")
    build([SEEDS], output, Settings(cache=False))
    found = Store()
    found.load(path=str(output / "graph.ttl"), format=RdfFormat.TURTLE)
    yield found


def ask(store: Store, query: str) -> list[tuple[str, ...]]:
    return sorted(tuple(str(value.value) for value in row) for row in store.query(CG + query))  # type: ignore[union-attr]


@needs_seeds
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("Person", "Trump"),
        ("Person", "Sessions"),
        ("Person", "Orrick"),
        ("Person", "Leinenweber"),
        ("Person", "Baylson"),
        ("Person", "Herrera"),
        ("Jurisdiction", "San Francisco"),
        ("Jurisdiction", "Santa Clara"),
        ("Jurisdiction", "Chicago"),
        ("Jurisdiction", "King County"),
        ("Agency", "Department of Justice"),
        ("Agency", "Immigration and Customs Enforcement"),
    ],
)
def test_each_actor_is_one_node(store: Store, kind: str, words: str) -> None:
    query = f'SELECT ?x WHERE {{ ?x a cg:{kind} ; rdfs:label ?label FILTER(CONTAINS(STR(?label), "{words}")) }}'
    assert len(ask(store, query)) == 1


@needs_seeds
def test_two_cases_of_san_francisco_and_two_orders_of_the_president(store: Store) -> None:
    cases = ask(store, 'SELECT DISTINCT ?x WHERE { ?x a cg:Case ; cg:plaintiff ?p . ?p rdfs:label "San Francisco" }')
    orders = ask(store, "SELECT DISTINCT ?x WHERE { ?x a cg:ExecutiveOrder ; cg:issuer ?p . ?p a cg:Person }")
    assert len(cases) == 2, cases
    assert len(orders) == 2, orders


@needs_seeds
def test_one_ruling_of_september_2017_in_two_articles(store: Store) -> None:
    query = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?r (COUNT(DISTINCT ?doc) AS ?n) WHERE {
            ?r a cg:Ruling ; cg:issuedBy ?j . ?j rdfs:label "Harry D. Leinenweber" .
            ?claim rdf:subject ?r ; cg:evidence/oa:hasSource ?doc } GROUP BY ?r"""
    rows = [row for row in ask(store, query) if row[1] == "2"]
    assert len(rows) == 1


@needs_seeds
def test_who_had_grants_questioned_in_2017_and_sued_in_2025(store: Store) -> None:
    query = """SELECT DISTINCT ?name WHERE { ?g a cg:Grant ; cg:recipient ?x . ?x rdfs:label ?name .
        ?case cg:plaintiff ?x ; cg:filedOn ?day FILTER(YEAR(?day) = 2025) }"""
    assert [name for (name,) in ask(store, query)] == ["King County", "San Francisco", "Santa Clara County"]
