"""The endpoint against the W3C's protocol tests of SPARQL 1.1, by their names: those of queries, and of bad updates.

The seven tests in which an update succeeds do not apply to an endpoint that only reads; here they are refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest
from loopback import Answer, Served, serving

if TYPE_CHECKING:
    from conftest import Built

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}
ASK = b"ASK {}"
ID = "https://w3id.org/casegraph/id/doc/"
ONE, OTHER, THIRD = (
    ID + stem for stem in ("2017-08-07-chicago-suit", "2017-09-15-chicago-injunction", "2017-02-03-santa-clara-suit")
)
TITLE = "<http://purl.org/dc/terms/identifier>"
UPDATES = {
    "update_dataset_default_graph": "DELETE WHERE { ?s ?p ?o }",
    "update_dataset_default_graphs": "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "update_dataset_named_graphs": "INSERT { ?s ?p 1 } WHERE { GRAPH ?g { ?s ?p ?o } }",
    "update_dataset_full": "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }",
    "update_base_uri": "CLEAR GRAPH <urn:g> ; INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> <test> } }",
}


@pytest.fixture(scope="module")
def served(built: Built) -> Iterator[Served]:
    with serving(built.folder) as running:
        yield running


def is_true(answer: Answer) -> bool:
    assert answer.status == 200, answer.text
    return json.loads(answer.body)["boolean"] is True


def get(served: Served, *pairs: tuple[str, str], accept: str = "application/sparql-results+json") -> Answer:
    return served.ask("GET", "/sparql?" + urlencode(pairs), headers={"Accept": accept})


def post(served: Served, *pairs: tuple[str, str]) -> Answer:
    headers = {**FORM, "Accept": "application/sparql-results+json"}
    return served.ask("POST", "/sparql", urlencode(pairs).encode(), headers)


def tells(document: str, graph: str = "") -> str:
    """A query that is true where the document's identifier stands in the data, or in a named graph."""
    triple = f"<{document}> {TITLE} []"
    return f"GRAPH <{graph}> {{ {triple} }}" if graph else triple


def test_query_get(served: Served) -> None:
    assert is_true(get(served, ("query", "ASK {}")))


def test_query_post_form(served: Served) -> None:
    assert is_true(post(served, ("query", "ASK {}")))


def test_query_post_direct(served: Served) -> None:
    answer = served.ask("POST", "/sparql", ASK, {**DIRECT, "Accept": "application/sparql-results+json"})
    assert is_true(answer)


def test_query_dataset_default_graph(served: Served) -> None:
    asked = f"ASK {{ {tells(ONE)} FILTER NOT EXISTS {{ {tells(OTHER)} }} }}"
    assert is_true(get(served, ("query", asked), ("default-graph-uri", ONE)))


@pytest.mark.parametrize("send", [get, post], ids=["get", "post"])
def test_query_dataset_default_graphs(served: Served, send: object) -> None:
    asked = f"ASK {{ {tells(ONE)} . {tells(OTHER)} FILTER NOT EXISTS {{ {tells(THIRD)} }} }}"
    assert callable(send)
    assert is_true(send(served, ("query", asked), ("default-graph-uri", ONE), ("default-graph-uri", OTHER)))


@pytest.mark.parametrize("send", [get, post], ids=["get", "post"])
def test_query_dataset_named_graphs(served: Served, send: object) -> None:
    asked = f"ASK {{ {tells(ONE, ONE)} {tells(OTHER, OTHER)} FILTER NOT EXISTS {{ {tells(THIRD, THIRD)} }} }}"
    assert callable(send)
    assert is_true(send(served, ("query", asked), ("named-graph-uri", ONE), ("named-graph-uri", OTHER)))


def test_query_dataset_full(served: Served) -> None:
    asked = f"ASK {{ {tells(ONE)} . {tells(OTHER, OTHER)} FILTER NOT EXISTS {{ {tells(THIRD)} }} }}"
    assert is_true(get(served, ("query", asked), ("default-graph-uri", ONE), ("named-graph-uri", OTHER)))


def test_query_multiple_dataset(served: Served) -> None:
    """What the protocol says of the dataset counts, not what the query says."""
    asked = f"ASK FROM <{THIRD}> {{ {tells(ONE)} }}"
    assert is_true(post(served, ("query", asked), ("default-graph-uri", ONE)))


@pytest.mark.parametrize(
    ("asked", "accept", "kinds"),
    [
        ("SELECT (1 AS ?one) {}", "application/sparql-results+xml", {"application/sparql-results+xml"}),
        ("SELECT (1 AS ?one) {}", "text/csv", {"text/csv"}),
        ("ASK {}", "application/sparql-results+json", {"application/sparql-results+json"}),
        (f"DESCRIBE <{ONE}>", "text/turtle", {"text/turtle"}),
        ("CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}", "application/rdf+xml", {"application/rdf+xml"}),
        ("CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}", "*/*", {"application/n-triples", "application/n-quads"}),
    ],
)
def test_query_content_type(served: Served, asked: str, accept: str, kinds: set[str]) -> None:
    answer = get(served, ("query", asked), accept=accept)
    assert answer.status == 200
    assert answer.headers["content-type"].split(";")[0] in kinds


BAD = {
    "bad_query_method": ("PUT", "/sparql?query=ASK%20%7B%7D", None, {}),
    "bad_multiple_queries": ("GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", None, {}),
    "bad_query_wrong_media_type": ("POST", "/sparql", ASK, {"Content-Type": "text/plain"}),
    "bad_query_missing_form_type": ("POST", "/sparql", b"query=ASK%20%7B%7D", {}),
    "bad_query_missing_direct_type": ("POST", "/sparql", ASK, {}),
    "bad_query_non_utf8": (
        "POST",
        "/sparql",
        "ASK {}".encode("utf-16"),
        {"Content-Type": "application/sparql-query; charset=UTF-16"},
    ),
    "bad_query_syntax": ("GET", "/sparql?query=ASK%20%7B", None, {}),
    "bad_update_get": ("GET", "/sparql?update=CLEAR%20ALL", None, {}),
    "bad_multiple_updates": ("POST", "/sparql", b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM),
    "bad_update_wrong_media_type": ("POST", "/sparql", b"CLEAR NAMED", {"Content-Type": "text/plain"}),
    "bad_update_missing_form_type": ("POST", "/sparql", b"update=CLEAR%20NAMED", {}),
    "bad_update_non_utf8": ("POST", "/sparql", "CLEAR NAMED".encode("utf-16"), UPDATE),
    "bad_update_syntax": ("POST", "/sparql", b"update=CLEAR%20XYZ", FORM),
    "bad_update_dataset_conflict": (
        "POST",
        "/sparql?using-graph-uri=" + quote(ONE, safe=""),
        f"INSERT {{ <urn:s> <urn:p> 1 }} USING <{OTHER}> WHERE {{}}".encode(),
        UPDATE,
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_told_as_the_fault_of_who_asks(served: Served, name: str) -> None:
    method, target, body, headers = BAD[name]
    answer = served.ask(method, target, body, headers)
    assert 400 <= answer.status < 500, answer.text
    assert answer.text.strip()


@pytest.mark.parametrize("name", UPDATES)
@pytest.mark.parametrize("form", [True, False], ids=["update_post_form", "update_post_direct"])
def test_updates_are_refused_and_change_nothing(served: Served, name: str, form: bool) -> None:
    count = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    before = served.query(count).text
    text = UPDATES[name]
    body, headers = (urlencode({"update": text}).encode(), FORM) if form else (text.encode(), UPDATE)
    answer = served.ask("POST", "/sparql", body, headers)
    assert (answer.status, "read-only" in answer.text) == (403, True)
    assert served.query(count).text == before


def test_the_description_says_what_the_endpoint_can(served: Served) -> None:
    answer = served.ask("GET", "/sparql", headers={"Accept": "text/turtle"})
    assert answer.headers["content-type"].startswith("text/turtle")
    assert f"http://127.0.0.1:{served.port}/sparql" in answer.text
    assert "SPARQL11Query" in answer.text
    assert "BasicFederatedQuery" not in answer.text and "SPARQL11Update" not in answer.text
