"""The saved questions in rdflib, an Oxigraph server, Jena and Virtuoso: the rows of pyoxigraph, in the same order."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import docket_sample
import pyoxigraph
import pytest
import stores
from askings import Asking, askings
from conftest import ROOT, Built

from benchmarks.questions import sorted_cells
from graph import pipeline, query
from graph.settings import Settings

OPEN = ROOT.parent / "shared" / "open"
DOCKET = json.loads((ROOT / "tests" / "gold" / "docket_answers.json").read_text(encoding="utf-8"))
STORES = ("rdflib", "oxigraph", "jena", "virtuoso")
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
BY_GRAPH = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"


@dataclass(frozen=True)
class Asked:
    """A graph and what is asked of it; the rows are those of pyoxigraph."""

    name: str
    file: Path

    @cached_property
    def store(self) -> pyoxigraph.Store:
        return query.load(self.file)

    @cached_property
    def askings(self) -> Sequence[Asking]:
        if self.name == "docket":
            return [Asking(one["name"], one["values"]) for one in DOCKET]
        return askings(self.store)

    @cached_property
    def rows(self) -> list[query.Rows]:
        return [query.run(query.find(one.name), self.store, one.values) for one in self.askings]

    def fit_for(self, store: stores.Store) -> Sequence[Asking]:
        """Return what is asked of a store: of rdflib, which takes its time over many texts, each question once."""
        if (store.name, self.name) != ("rdflib", "open"):
            return self.askings
        return list({one.name: one for one in reversed(self.askings)}.values())


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the open texts."""
    if not OPEN.is_dir():
        pytest.skip("the texts of ../shared/open are not here")
    folder = tmp_path_factory.mktemp("open")
    pipeline.build([str(OPEN)], folder, Settings(cache=False), None)
    return folder


@pytest.fixture(scope="session")
def known() -> dict[str, Asked]:
    return {}


@pytest.fixture(scope="session", params=["docket", "corpus", "open"])
def asked(request: pytest.FixtureRequest, known: dict[str, Asked], tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """Give a graph: the invented suits, the sample corpus, and the open texts."""
    name = request.param
    if name not in known and name == "docket":
        known[name] = Asked(name, docket_sample.write(tmp_path_factory.mktemp(name) / "graph.ttl"))
    elif name not in known and name == "corpus":
        built: Built = request.getfixturevalue("built")
        known[name] = Asked(name, built.folder / "graph.ttl")
    elif name not in known:
        known[name] = Asked(name, request.getfixturevalue("opened") / "graph.ttl")
    return known[name]


@pytest.fixture(scope="session", params=STORES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[stores.Store]:
    """Run a store."""
    with getattr(stores, request.param)(tmp_path_factory.mktemp(request.param)) as running:
        yield running


def test_all_questions_give_the_same_rows(store: stores.Store, asked: Asked) -> None:
    store.load(asked.name, asked.file)
    assert store.ask(asked.name, COUNT) == [(str(len(asked.store)),)]
    unlike = [
        str(one)
        for one, rows in zip(asked.askings, asked.rows, strict=True)
        if one in asked.fit_for(store) and sorted_cells(store.ask(asked.name, one.text)) != sorted_cells(rows.rows)
    ]
    assert unlike == []


def test_questions_are_asked_with_result(asked: Asked) -> None:
    """Most ways of asking find something, so that the rows have something to differ in."""
    found = Counter(bool(rows.rows) for rows in asked.rows)
    assert {one.name for one in asked.askings} == {one.name for one in query.queries()} or asked.name == "docket"
    assert found[True] > 3 * found[False] or asked.name == "docket"


@pytest.mark.parametrize("store", STORES[1:], indirect=True)
def test_named_graphs_stay_what_they_are(store: stores.Store, built: Built) -> None:
    """A document a graph; only Virtuoso shows their union to a question that names no graph."""
    quads = pyoxigraph.parse(path=str(built.folder / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
    counts = Counter(str(quad.graph_name).strip("<>") for quad in quads)
    store.load("quads", built.folder / "graph.nq")
    found = {graph: int(count) for graph, count in store.ask("quads", BY_GRAPH)}
    assert {graph: count for graph, count in found.items() if graph in counts} == counts
    if store.name == "Virtuoso":
        assert int(store.ask("quads", COUNT)[0][0]) >= sum(counts.values())
    else:
        assert store.ask("quads", COUNT) == [("0",)]
        assert found == counts


def test_jena_finds_no_fault_in_the_files(built: Built, tmp_path: Path) -> None:
    """Jena checks terms and literals more strictly than other parsers; Debian's cannot read JSON-LD."""
    files = [built.folder / f"graph.{ending}" for ending in ("ttl", "trig", "nq")]
    said = stores.ran("java", "-cp", stores.jena_classpath(tmp_path), "riotcmd.riot", "--validate", *files)
    assert re.findall(r".*(?:WARN|ERROR).*", said) == []


def test_jena_finds_faults(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text('<urn:s> <urn:p> "2025-02-31"^^<http://www.w3.org/2001/XMLSchema#date> .\n', encoding="utf-8")
    with pytest.raises(AssertionError, match="Lexical form"):
        stores.ran("java", "-cp", stores.jena_classpath(tmp_path), "riotcmd.riot", "--validate", wrong)


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not here; apt-get install -y raptor2-utils")
def test_rapper_reads_all_triples(asked: Asked) -> None:
    said = stores.ran("rapper", "-q", "-c", "-i", "turtle", asked.file)
    assert re.findall(r"(\d+) triples", said) in ([], [str(len(asked.store))])
