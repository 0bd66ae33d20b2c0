"""What may be asked of the endpoint: SERVICE is found however it is written; a word in a name is not taken for it."""

from __future__ import annotations

from itertools import product

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.serve.limits import FORM, QUERY, UPDATE, Limits, federates, is_loopback, refused

CALLS = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "select*{service<http://127.0.0.1:1/>{?s ?p ?o}}",
    "SELECT * { SeRvIcE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:1/>{} }",
    "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1:1/>{} }",
    "PREFIX ex: <http://127.0.0.1:1/> SELECT * { SERVICE ex:a {} }",
    "PREFIX ex: <http://127.0.0.1:1/> SELECT * { SERVICEex:a{} }",
    "PREFIX ex: <http://127.0.0.1:1/> SELECT * { ?s ?p ex:.SERVICE<http://127.0.0.1:1/>{} }",
    "PREFIX ex: <http://127.0.0.1:1/> SELECT * { ?s ?p ex:a\\#b . SERVICE <http://127.0.0.1:1/> {} }",
    "PREFIX ex: <http://127.0.0.1:1/> SELECT * { ?s ?p ex:a\\'b . SERVICE <http://127.0.0.1:1/> {} ?s ?p 'x' }",
    "PREFIX ex: <http://127.0.0.1:1/> SELECT * { ?s ?p ex:é\\'b . SERVICE <http://127.0.0.1:1/> {} ?s ?p 'x' }",
    'SELECT * { ?s ?p "\\u0022 #" . SERVICE <http://127.0.0.1:1/> {} }',
    "SELECT * { ?s ?p <http://a.example/\\u0062#> . SERVICE <http://127.0.0.1:1/> {} }",
    "SELECT * { ?s ?p <http://a.example/#> . SERVICE <http://127.0.0.1:1/> {} }",
    "SELECT * { ?s ?p ?o FILTER(?s<?p) SERVICE <http://127.0.0.1:1/> {} FILTER(?s>?p) }",
    "SELECT * { ?s ?p ''' ' '' ''' . SERVICE <http://127.0.0.1:1/> {} }",
    'SELECT * { ?s ?p """ \\""" " """ . SERVICE <http://127.0.0.1:1/> {} }',
    "SELECT * { ?s ?p 'a' # '\n SERVICE <http://127.0.0.1:1/> {} }",
    "SELECT * { ?s ?p 'a' # '\r SERVICE <http://127.0.0.1:1/> {} }",
    "SELECT * { { SELECT * { OPTIONAL { SERVICE ?where { ?s ?p ?o } } } } }",
    "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> {} } }",
]
NAMES = [
    'SELECT * { ?s ?p ?o FILTER(CONTAINS(?o, "Service")) }',
    "SELECT * { ?s ?p 'the Secret Service' }",
    "SELECT * { ?s ?p '''National Park\n Service''' }",
    "SELECT ?service { ?service ?p $services }",
    "SELECT * { <http://a.example/service> ?p ?o } # a SERVICE",
    "PREFIX org: <http://a.example/> SELECT * { org:forest-service ?p org:Service.Two }",
    "SELECT * { ?s ?p 'no' ; <http://a.example/b#service> ?o }",
]


@pytest.mark.parametrize("query", CALLS)
def test_a_call_of_another_endpoint_is_found(query: str) -> None:
    assert federates(query)


@pytest.mark.parametrize("query", NAMES)
def test_the_word_in_a_text_or_name_is_no_call(query: str) -> None:
    assert not federates(query)
    ox.Store().query(query)  # and these are queries


def test_a_keyword_in_escapes_is_none_to_oxigraph() -> None:
    """What `federates` rests on: escapes are read within strings and IRIs, not in keywords."""
    with pytest.raises(SyntaxError):
        ox.Store().query("SELECT * { \\u0053ERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }")


PIECES = st.sampled_from(
    [
        "'",
        '"',
        "'''",
        '"""',
        "\\",
        "\\u0022",
        "<",
        ">",
        "#",
        "\n",
        " ",
        "a",
        "ex:",
        ":",
        ".",
        "1",
        "?x",
        "{",
        "}",
        "é",
        "@en",
    ]
)


def reads(query: str) -> bool:
    try:
        ox.Store().query(query)
    except SyntaxError:
        return False
    return True


@given(st.lists(PIECES, max_size=8), st.lists(PIECES, max_size=5), st.sampled_from(["", "?s ?p ", "?s ?p 1 FILTER(1"]))
def test_what_oxigraph_reads_as_a_call_is_found(before: list[str], after: list[str], start: str) -> None:
    """Where a query is read with the word, and is not read with another in its place, the word is the keyword."""
    query = f"PREFIX ex: <urn:> SELECT * {{ {start}{''.join(before)} SERVICE{''.join(after)}<urn:none>{{}} }}"
    if reads(query) and not reads(query.replace("SERVICE", "SERVANT")):
        assert federates(query)


@pytest.mark.parametrize(
    ("method", "kind", "address", "body", "status"),
    [
        ("GET", "", "query=ASK%7B%7D", b"", None),
        ("POST", QUERY, "", b"ASK {}", None),
        ("POST", FORM, "", b"query=ASK+%7B%7D", None),
        ("GET", "", "query=SELECT*%7BSERVICE%3Curn:a%3E%7B%7D%7D", b"", 403),
        ("POST", QUERY, "", b"ASK { SERVICE <urn:a> {} }", 403),
        ("POST", FORM, "", b"query=ASK+%7B+SERVICE+%3Curn:a%3E+%7B%7D+%7D", 403),
        ("POST", QUERY, "query=ASK%7BSERVICE%3Curn:a%3E%7B%7D%7D", b"ASK {}", 403),
        ("POST", UPDATE, "", b"CLEAR ALL", 403),
        ("POST", FORM, "", b"update=CLEAR+ALL", 403),
        ("GET", "", "update=CLEAR+ALL", b"", 403),
        ("POST", QUERY, "", b"#" * 101, 413),
        ("GET", "", "query=" + "a" * 101, b"", 413),
    ],
)
def test_a_request_is_passed_on_or_refused(
    method: str, kind: str, address: str, body: bytes, status: int | None
) -> None:
    found = refused(method, kind, address, body, Limits(query=100))
    assert (found.status if found else None) == status


def test_long_queries_are_read_in_time_that_grows_with_them() -> None:
    """A pattern that goes back on itself would take minutes for one of these."""
    pieces = ["a", "'", '"', "<", "?", ":", "'''", '"""', "\\", "#", "é", "a:", ".", '\\"', "\\'", "\n", "\\u0041"]
    for one, other in product(pieces, pieces):
        federates((one + other) * 10_000)


def test_a_string_that_is_not_closed_hides_nothing() -> None:
    for quote in ("'", '"', "'''", '"""'):
        assert federates(f"SELECT * {{ ?s ?p {quote}a SERVICE <urn:a> {{}} }}")


@pytest.mark.parametrize(("host", "ours"), [("127.0.0.1", True), ("::1", True), ("0.0.0.0", False), ("::1234", False)])
def test_this_machine_is_told_from_others(host: str, ours: bool) -> None:
    assert is_loopback(host) is ours
