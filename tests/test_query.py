"""The saved questions: their headers, the safety of their parameters, and their rows over a small graph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import graph_sample
import pytest
import rdflib
from pyoxigraph import RdfFormat, Store

from graph import query
from graph.errors import GraphError, InputError, QueryError

RULING = "Bay District Court blocks Harbor Rule 9"
CASE = "Port Merrow v. Tidewater Agency"
BLOCKED = "Judge Ada Quill blocked Harbor Rule 9 on Monday."
CLAIMS = "Port Merrow claims the rule breaks the Charter of Ports."
BOTH = "blocked | unlawful"
DAYS = "2031-05-05 | 2031-05-06"
INJUNCTION = "preliminary injunction"

OKAFOR = ("Lew Okafor", "mayor", "Port Merrow", "2030", "", "2031-05-08")
ANSWERS: tuple[tuple[str, dict[str, str], list[tuple[str, ...]]], ...] = (
    (
        "rulings-of-judge",
        {"judge": "judge quill"},
        [
            (DAYS, "Ada Quill", RULING, INJUNCTION, BOTH, CASE, "Bay District Court"),
        ],
    ),
    ("rulings-of-judge", {"judge": "okafor"}, []),
    (
        "cases-of-jurisdiction",
        {"jurisdiction": "port", "year": "2031"},
        [("2031", "2031-03", "Port Merrow", "plaintiff", CASE, "Bay District Court", "")],
    ),
    ("cases-of-jurisdiction", {"year": "2030"}, []),
    ("cases-of-jurisdiction", {"jurisdiction": "Tidewater"}, []),
    ("office-holders", {"office": "mayor"}, [OKAFOR]),
    ("office-holders", {"on": "2031-05-06", "body": "port city"}, [OKAFOR]),
    ("office-holders", {"on": "2030-02"}, [OKAFOR]),
    ("office-holders", {"on": "2029-12-31"}, []),
    ("office-holders", {"body": "Tidewater"}, []),
    ("grants-by-recipient", {"recipient": "merrow"}, [("Port Merrow", "Pier Fund", "2031", "40500", "USD")]),
    ("grants-by-recipient", {"year": "2032"}, []),
    (
        "document",
        {"document": "beta"},
        [
            ("0", "65", RULING, "decidedOn", "2031-05-06", "Asserted", "", graph_sample.TEXTS["beta"][:65]),
            ("0", "65", RULING, "target", "Harbor Rule 9", "Asserted", "", graph_sample.TEXTS["beta"][:65]),
            *(
                ("66", "119", "Harbor Rule 9", name, value, "Asserted", "", graph_sample.TEXTS["beta"][66:119])
                for name, value in (
                    ("issuedOn", "2031-01"),
                    ("issuer", "Tidewater Agency"),
                    ("measureType", "regulation"),
                )
            ),
            *(
                (
                    "120",
                    "172",
                    "Lew Okafor, mayor of Port Merrow",
                    name,
                    value,
                    "Asserted",
                    "",
                    graph_sample.TEXTS["beta"][120:],
                )
                for name, value in (
                    ("from", "2030"),
                    ("holder", "Lew Okafor"),
                    ("office", "mayor"),
                    ("organization", "Port Merrow"),
                )
            ),
        ],
    ),
    ("document", {"document": "gamma"}, []),
    (
        "evidence",
        {"subject": RULING, "predicate": "target", "object": "the harbor rule"},
        [
            (RULING, "target", "Harbor Rule 9", "Asserted", "", "alpha", "0", "48", BLOCKED),
            (RULING, "target", "Harbor Rule 9", "Asserted", "", "beta", "0", "65", graph_sample.TEXTS["beta"][:65]),
        ],
    ),
    (
        "evidence",
        {"subject": graph_sample.BASE + graph_sample.RULING, "predicate": "findsViolationOf"},
        [(RULING, "findsViolationOf", "Charter of Ports", "Alleged", "Port Merrow", "alpha", "115", "171", CLAIMS)],
    ),
    ("evidence", {"subject": RULING, "predicate": "issuer"}, []),
    (
        "measures",
        {"measure": "harbor"},
        [("Harbor Rule 9", "regulation", "Tidewater Agency", "2031-01", DAYS, RULING, BOTH, CASE)],
    ),
    ("measures", {"measure": "Charter"}, []),
    (
        "statements-by-speaker",
        {"speaker": "LEW"},
        [("Lew Okafor", "", "We keep our docks open.", "Harbor Rule 9", "alpha")],
    ),
    ("statements-by-speaker", {"speaker": "Quill"}, []),
    (
        "alleged-not-found",
        {"source": "merrow"},
        [("Alleged", "Port Merrow", RULING, "findsViolationOf", "Charter of Ports", "alpha", CLAIMS)],
    ),
    ("alleged-not-found", {"source": "Okafor"}, []),
    ("sources", {}, [(RULING, "target", "Harbor Rule 9", "Asserted", "2", "alpha | beta")]),
    ("sources", {"least": "3"}, []),
    ("conflicts", {}, [(RULING, "decidedOn", "2031-05-05", "alpha", "2031-05-06", "beta", graph_sample.WHY)]),
    ("conflicts", {"subject": "mayor"}, []),
)
EARLIEST = tuple(
    query.find(name) for name in sorted({name for name, _, _ in ANSWERS})
)  # test_questions asks all others


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return graph_sample.write(tmp_path_factory.mktemp("sample") / "graph.ttl")


@pytest.fixture(scope="module")
def store(sample: Path) -> Store:
    return query.load(sample)


@pytest.fixture(scope="module")
def plain(sample: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(sample)


@pytest.mark.parametrize(("name", "values", "rows"), ANSWERS, ids=[f"{a[0]}-{i}" for i, a in enumerate(ANSWERS)])
def test_rows(store: Store, name: str, values: Mapping[str, str], rows: list[tuple[str, ...]]) -> None:
    assert list(query.run(query.find(name), store, values).rows) == rows


@pytest.mark.parametrize(("name", "values", "rows"), ANSWERS, ids=[f"{a[0]}-{i}" for i, a in enumerate(ANSWERS)])
def test_rdflib_gives_the_same_rows(
    plain: rdflib.Graph, name: str, values: Mapping[str, str], rows: list[tuple[str, ...]]
) -> None:
    assert cells(plain.query(query.filled(query.find(name), values))) == rows


def test_what_is_not_known_stays_empty(sample: Path) -> None:
    """Things with nothing but a label have rows with empty cells, in every engine; unbound cells sort first."""
    text = sample.read_text(encoding="utf-8")
    kept = re.compile(
        r" cg:(?:filed|decided|issuedOn|said|from|outcome|rulingType|measureType|inCase|court|about|organization)"
    )
    bare = "\n".join(line for line in text.splitlines() if "cg:Claim" in line or not kept.search(line))
    store, plain = Store(), rdflib.Graph().parse(data=bare)
    store.load(bare.encode(), format=RdfFormat.TURTLE)
    values = {"document": {"document": "alpha"}, "evidence": {"subject": "quill"}}
    found = {}
    for each in EARLIEST:
        rows = found[each.name] = query.run(each, store, values.get(each.name, {})).rows
        assert cells(plain.query(query.filled(each, values.get(each.name, {})))) == list(rows), each.name
    assert found["rulings-of-judge"] == (("", "Ada Quill", RULING, "", "", "", ""),)
    assert found["measures"] == (("Harbor Rule 9", "", "Tidewater Agency", "", "", RULING, "", ""),)
    assert found["office-holders"] == (("Lew Okafor", "mayor", "", "", "", "2031-05-08"),)
    assert found["statements-by-speaker"] == (("Lew Okafor", "", "We keep our docks open.", "", "alpha"),)


def cells(answer: Any) -> list[tuple[str, ...]]:
    """Return rdflib's rows as ours: empty where unbound, joined values sorted."""
    joined = [["" if cell is None else str(cell) for cell in row] for row in answer]
    return [tuple(" | ".join(sorted(cell.split(" | "))) for cell in row) for row in joined]


def test_every_query_is_asked_with_and_without_result() -> None:
    names = {each.name for each in EARLIEST}
    assert len(names) >= 8
    assert {name for name, _, rows in ANSWERS if rows} == names
    assert {name for name, _, rows in ANSWERS if not rows} == names


def test_files_run_as_they_are(store: Store) -> None:
    """The text of a file is a whole query: with its defaults it gives what the command gives."""
    for each in query.queries():
        if all(parameter.default is not None for parameter in each.parameters):
            assert query.filled(each, {}) == each.text


@pytest.mark.parametrize(
    "value",
    ['" } ?s ?p ?o { "', "\\", '\\"', "'; DROP ALL", "a\nb", "\\1 \\g<name>", "{}", "é “x” 🏛", "?param_judge", ""],
)
def test_values_stay_values(store: Store, value: str) -> None:
    """Whatever the value holds, it is compared as text: it finds nothing, or everything where it is empty."""
    rows = query.run(query.find("rulings-of-judge"), store, {"judge": value}).rows
    assert len(rows) == (0 if value else 1)


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("rulings", {}, "rulings-of-judge"),
        ("rulings-of-judge", {"court": "x"}, "no parameter 'court'; it has: judge"),
        ("document", {}, "needs --param document"),
        ("rulings-of-judge", {"judge": "\ud800"}, "no valid text"),
    ],
)
def test_wrong_use_is_told(store: Store, name: str, values: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        query.run(query.find(name), store, values)


HEADER = "# title: T\n# question: Q?\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# title: T\nSELECT * {}", "no line '# question"),
        (HEADER + "# param who: a name\nSELECT * {}", "must end in"),
        (HEADER + '# param who: a name; default ""\nSELECT * {}', "needs one line"),
        (HEADER + 'SELECT * { VALUES ?param_who { "" } }', "needs one line"),
        (HEADER + '# param who: a name; default "x"\nSELECT * { VALUES ?param_who { "" } }', "needs one line"),
    ],
)
def test_bad_header_is_told(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        query.parse("made-up", text)


def test_header_is_read() -> None:
    text = HEADER + '# param who: a name; without it all; default "x"\nSELECT * { VALUES ?param_who { "x" } }'
    found = query.parse("made-up", text)
    assert (found.title, found.question) == ("T", "Q?")
    assert found.parameters == (query.Parameter("who", "a name; without it all", "x"),)


@pytest.mark.parametrize(("text", "message"), [("SELECT {", "does not parse"), ("ASK {}", "no SELECT")])
def test_bad_query_is_told(store: Store, text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        query.run(query.parse("made-up", HEADER + text), store, {})


def test_bad_graph_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b> .", encoding="utf-8")
    empty, foreign = tmp_path / "empty.ttl", tmp_path / "foreign.ttl"
    empty.write_text("# nothing\n", encoding="utf-8")
    foreign.write_text("<urn:a> a <http://xmlns.com/foaf/0.1/Person> .\n", encoding="utf-8")
    for path, message in (
        (tmp_path / "none.ttl", "no such file"),
        (broken, "not readable as Turtle: .*line 1.*; name the graph.ttl of a build, or its folder$"),
        (tmp_path, "no such"),
        (empty, "holds nothing that casegraph has written; name the graph.ttl of a build"),
        (foreign, "holds nothing that casegraph has written; name the graph.ttl of a build"),
    ):
        with pytest.raises(InputError, match=message) as caught:
            query.load(path)
        assert str(path) in str(caught.value) and isinstance(caught.value, GraphError)
