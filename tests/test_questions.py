"""The saved questions over two invented suits and over real builds: rows, headers, and the same rows in each engine."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docket_sample
import pyoxigraph as ox
import pytest
import rdflib
from graph_sample import BASE, CG
from pyoxigraph import Store

from graph import query
from graph.errors import QueryError

if TYPE_CHECKING:
    from conftest import Built

ROOT = Path(__file__).resolve().parent.parent
OPEN = ROOT.parent / "shared" / "open"
ANSWERS = json.loads((ROOT / "tests" / "gold" / "docket_answers.json").read_text(encoding="utf-8"))
QUERIES = query.queries()
TAKES = re.compile(r"day|year|number|text|[A-Z][A-Za-z]+|\w+(?:\|\w+)+")
Table = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return docket_sample.write(tmp_path_factory.mktemp("docket") / "graph.ttl")


@pytest.fixture(scope="module")
def store(sample: Path) -> Store:
    return query.load(sample)


@pytest.fixture(scope="module")
def plain(sample: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(sample)


def sorted_cells(rows: Any) -> Table:
    """Return rows of either engine as text: empty where unbound, the parts of a joined cell in order."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return [tuple(" | ".join(sorted(cell.split(" | "))) for cell in row) for row in cells]


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


# ---- real builds


def values_of(graph: Store) -> dict[str, dict[str, str]]:
    """Return for each kind of thing the one with most claims, to ask about."""
    from graph.asking.names import things

    def busy(kind: str) -> str:
        subject, target = (
            ox.NamedNode(f"http://www.w3.org/1999/02/22-rdf-syntax-ns#{end}") for end in ("subject", "object")
        )
        counted = [
            (
                sum(1 for end in (subject, target) for _ in graph.quads_for_pattern(None, end, ox.NamedNode(one.iri))),
                one.iri,
            )
            for one in things(graph, kind)
        ]
        return max(counted, default=(0, BASE))[1]

    kinds = "Person Jurisdiction Case Measure Court Agent Document LegalProvision Programme Ruling".split()
    found = {kind: busy(kind) for kind in kinds}
    found |= {"Thing": found["Person"], "day": "2017-11", "text": "or", "number": "0.6"}
    judges = [quad.object.value for quad in graph.quads_for_pattern(None, ox.NamedNode(CG + "issuedBy"), None)]
    asked = {
        one.name: {p.name: found[p.takes] for p in one.parameters if p.default is None and p.takes in found}
        for one in QUERIES
    }
    asked["judge-dossier"]["judge"] = max(sorted(set(judges)), key=judges.count, default=BASE)
    cases = sorted(one.iri for one in things(graph, "Case"))
    asked["common-parties"]["other"] = cases[0] if cases else BASE
    return asked


def unlike(file: Path) -> list[str]:
    """Return the questions whose rows differ between pyoxigraph and rdflib."""
    graph = query.load(file)
    plain = rdflib.Graph()
    for quad in graph.quads_for_pattern(None, None, None):
        plain.add(tuple(term(part) for part in (quad.subject, quad.predicate, quad.object)))  # type: ignore[arg-type]
    wrong = []
    for name, values in values_of(graph).items():
        asked = query.find(name)
        ours = query.run(asked, graph, values).rows
        if sorted_cells(ours) != sorted_cells(plain.query(query.filled(asked, values))):
            wrong.append(name)
    return wrong


def term(part: Any) -> rdflib.term.Identifier:
    """Return a term of pyoxigraph as one of rdflib."""
    if isinstance(part, ox.Literal):
        if part.language:
            return rdflib.Literal(part.value, lang=part.language)
        kind = None if part.datatype.value.endswith("#string") else rdflib.URIRef(part.datatype.value)
        return rdflib.Literal(part.value, datatype=kind, normalize=False)
    return rdflib.URIRef(part.value)


def test_sample_corpus_gives_the_same_rows_in_both_engines(built: Built) -> None:
    assert unlike(built.folder / "graph.ttl") == []


@pytest.mark.skipif(not OPEN.is_dir(), reason="the texts of ../shared/open are not here")
def test_open_texts_give_the_same_rows_in_both_engines(tmp_path: Path) -> None:
    """A sixth of the texts, for rdflib takes its time; `python -m benchmarks.questions` compares all of them."""
    from graph import pipeline
    from graph.settings import Settings

    texts = [str(path) for path in sorted(OPEN.glob("*.txt"))[::6]]
    pipeline.build(texts, tmp_path, Settings(cache=False), None)
    assert unlike(tmp_path / "graph.ttl") == []
