"""The saved questions over two invented suits: rows and headers. `test_stores` asks real builds, in all engines."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docket_sample
import pytest
import rdflib
from graph_sample import BASE
from pyoxigraph import Store

from benchmarks.questions import sorted_cells
from graph import query
from graph.errors import QueryError

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = json.loads((ROOT / "tests" / "gold" / "docket_answers.json").read_text(encoding="utf-8"))
QUERIES = query.queries()
TAKES = re.compile(r"day|year|number|text|[A-Z][A-Za-z]+|\w+(?:\|\w+)+")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return docket_sample.write(tmp_path_factory.mktemp("docket") / "graph.ttl")


@pytest.fixture(scope="module")
def store(sample: Path) -> Store:
    return query.load(sample)


@pytest.fixture(scope="module")
def plain(sample: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(sample)


@pytest.mark.parametrize("case", ANSWERS, ids=[f"{one['name']}-{number}" for number, one in enumerate(ANSWERS)])
def test_rows_are_the_same_in_both_engines(store: Store, plain: rdflib.Graph, case: Mapping[str, Any]) -> None:
    asked, values = query.find(case["name"]), case["values"]
    expected = [tuple(row) for row in case["rows"]]
    assert list(query.run(asked, store, values).rows) == expected
    assert sorted_cells(plain.query(query.filled(asked, values))) == sorted_cells(expected)


def test_each_question_is_asked_with_and_without_result() -> None:
    """Those that `test_query` does not ask."""
    from test_query import ANSWERS as EARLIER

    earlier = {name for name, _, _ in EARLIER}
    assert {one["name"] for one in ANSWERS if one["rows"]} | earlier == {one.name for one in QUERIES}
    assert {one["name"] for one in ANSWERS if not one["rows"]} | earlier == {one.name for one in QUERIES}


def test_there_are_enough() -> None:
    assert len(QUERIES) >= 25


@pytest.mark.parametrize("asked", QUERIES, ids=lambda one: one.name)
def test_header_fits_the_query(store: Store, asked: query.Query) -> None:
    """Title, question, columns as selected, what each parameter takes, and the variables whose claims carry a row."""
    assert asked.question.endswith("?") and asked.title
    values = {parameter.name: "x" for parameter in asked.parameters if parameter.default is None}
    assert tuple(name for name, _ in asked.columns) == query.run(asked, store, values).columns
    assert all(TAKES.fullmatch(parameter.takes) for parameter in asked.parameters)
    assert asked.evidence
    body = asked.text[asked.text.index("WHERE {") :]
    assert [name for name in asked.evidence if not re.search(rf"\?{name}\b", body)] == []
    assert "NOT EXISTS" not in re.sub(r"NOT EXISTS \{ \S+ \S+ \S+ \}", "", body), "NOT EXISTS of one triple only"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("# column judge: who\n", "are not those of SELECT: who"),
        ("# column who: one\n# column when: two\n", "are not those of SELECT"),
        ("# takes who: Person\n", "speaks of no parameter"),
    ],
)
def test_header_that_does_not_fit_is_told(lines: str, message: str) -> None:
    text = f"# title: T\n# question: Q?\n{lines}SELECT ?who\nWHERE {{ ?s ?p ?who }}"
    with pytest.raises(QueryError, match=message):
        query.parse("made-up", text)


def test_names_are_taken_by_iri_too(store: Store) -> None:
    """An IRI finds the thing alone, where a part of its name would find more."""
    asked = query.find("documents-about")
    assert len(query.run(asked, store, {"thing": "okafor"}).rows) == 4
    assert len(query.run(asked, store, {"thing": BASE + "person/lew-okafor"}).rows) == 2
    assert query.run(asked, store, {"thing": BASE + "person/lew"}).rows == ()


def test_what_undid_an_order_counts_from_its_day(store: Store) -> None:
    """The stay of May 20 ends the injunction of May 5; before it the injunction was in force."""
    asked = query.find("orders-in-force")

    def orders(day: str) -> list[str]:
        return [
            row[1].removeprefix("Ada Quill: ").split(" on ")[0] for row in query.run(asked, store, {"on": day}).rows
        ]

    assert orders("2031-03-01") == []
    assert orders("2031-05-19") == ["temporary restraining order", "preliminary injunction"]
    assert orders("2031-05-20") == ["temporary restraining order"]
    assert orders("2031-09-02") == ["temporary restraining order", "permanent injunction"]


def test_values_stay_values(store: Store) -> None:
    """Whatever a value holds, it is compared as text."""
    for asked in QUERIES:
        for value in ('" } ?s ?p ?o { "', "\\", "'; DROP ALL", "{}", "?s"):
            values = {one.name: value for one in asked.parameters if one.takes not in ("number",)}
            assert query.run(asked, store, values).rows == (), (asked.name, value)


def test_carriers_change_no_row(store: Store) -> None:
    for one in ANSWERS:
        asked = query.find(one["name"])
        rows, carriers = query.run_with_carriers(asked, store, one["values"])
        assert list(rows.rows) == [tuple(row) for row in one["rows"]], one["name"]
        assert len(carriers) == len(rows.rows), one["name"]
        assert all(carriers) or one["name"] == "documents-about", one["name"]  # a document that only names a thing
