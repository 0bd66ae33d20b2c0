"""Publishing into real stores: an Oxigraph server and a Virtuoso, each on loopback and in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT, Built
from graph_store import only_here
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from stores import HERE, oxigraph, virtuoso
from typer.testing import CliRunner, Result

from graph import cli, pipeline
from graph.publish import Access, Graphs, Store
from graph.publish.record import record_iri
from graph.settings import DEFAULT_BASE, Settings

RECORD = record_iri(DEFAULT_BASE)
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
COUNTED = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
GONE = "2017-08-07-chicago-suit"


@dataclass(frozen=True, slots=True)
class Place:
    """A running store: its address, what it wants to see, and whether it keeps numbers by value."""

    url: str
    options: tuple[str, ...] = ()
    by_value: bool = False

    def store(self) -> Store:
        return Store(Access(self.url, "dba", "dba") if self.options else Access(self.url))


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Run a store."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "virtuoso":
        with virtuoso(folder) as running:
            yield Place(f"http://{HERE}:{running.web}/sparql-graph-crud-auth", ("--user", "dba"))
    else:
        with oxigraph(folder) as servers:
            yield Place(f"http://{HERE}:{servers.serve('empty')}/store", by_value=True)


@pytest.fixture
def place(server: Place, built: Built, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Give a store without anything of ours."""
    only_here(monkeypatch)
    with Graphs(built.folder / "graph.nq") as graphs, server.store() as store:
        for name in (*graphs.digests, RECORD):
            store.delete(name)
    return server


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample corpus without one of its documents."""
    articles, output = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("without")
    shutil.copytree(ROOT / "corpus", articles, dirs_exist_ok=True)
    for file in articles.glob(f"{GONE}.*"):
        file.unlink()
    manifest = articles / "manifest.csv"
    if manifest.is_file():
        lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
        manifest.write_text("".join(line for line in lines if not line.startswith(GONE)), encoding="utf-8")
    pipeline.build([str(articles)], output, Settings(), None)
    return output


def publish(place: Place, graph: Path, *options: str) -> Result:
    arguments = ["publish", place.url, "--graph", str(graph), *place.options, *options]
    return CliRunner().invoke(cli.app, arguments, env={"CASEGRAPH_STORE_PASSWORD": "dba"})


def triples(data: bytes, by_value: bool) -> set[tuple[str, str, str]]:
    found = set()
    for quad in parse(data, format=RdfFormat.N_TRIPLES):
        value = quad.object
        if by_value and isinstance(value, Literal) and value.datatype.value == COUNTED:
            value = Literal(value.value, datatype=NamedNode(INTEGER))
        found.add((str(quad.subject), str(quad.predicate), str(value)))
    return found


def held(place: Place, names: list[str]) -> dict[str, set[tuple[str, str, str]]]:
    """Return the graphs of these names that the store holds."""
    with place.store() as store:
        answers = {name: store.get(name) for name in names}
    return {name: triples(answer[0], place.by_value) for name, answer in answers.items() if answer is not None}


def made(folder: Path, by_value: bool) -> dict[str, set[tuple[str, str, str]]]:
    with Graphs(folder / "graph.nq") as graphs:
        return {name: triples(graphs.lines(name), by_value) for name in graphs.digests}


def test_store_holds_what_was_built(place: Place, built: Built, without: Path) -> None:
    """Published twice it is the same; without a document, its graph and its facts are gone, and only they."""
    whole, less = made(built.folder, place.by_value), made(without, place.by_value)
    gone = f"{DEFAULT_BASE}doc/{GONE}"
    assert set(whole) - set(less) == {gone}

    done = publish(place, built.folder)
    assert (done.exit_code, done.stdout) == (0, f"sent {len(whole)}, unchanged 0, withdrawn 0\n"), done.stderr
    assert held(place, list(whole)) == whole
    record = held(place, [RECORD])

    done = publish(place, built.folder)
    assert done.stdout == f"sent 0, unchanged {len(whole)}, withdrawn 0\n"
    assert held(place, [*whole, RECORD]) == whole | record

    changed = sum(whole[name] != less[name] for name in less)
    done = publish(place, without)
    assert done.stdout == f"sent {changed}, unchanged {len(less) - changed}, withdrawn 1\n"
    assert held(place, list(whole)) == less
    with place.store() as store:
        assert store.get(gone) is None

    assert publish(place, built.folder).exit_code == 0
    assert held(place, [*whole, RECORD]) == whole | record


def test_store_holds_all_once(place: Place, built: Built, without: Path) -> None:
    """The merged graph is the union of the others, also after a document was withdrawn."""
    name = f"{DEFAULT_BASE}graph/merged"
    for folder in (built.folder, without):
        assert publish(place, folder, "--merged").exit_code == 0
        union: set[tuple[str, str, str]] = set().union(*made(folder, place.by_value).values())
        assert held(place, [name]) == {name: union}
    assert publish(place, without).stdout.endswith("withdrawn 1\n")
    assert held(place, [name]) == {}


def test_store_keeps_what_is_not_ours(place: Place, without: Path) -> None:
    foreign = "urn:foreign/doc/a"
    with place.store() as store:
        store.put(foreign, b'<urn:s> <urn:p> "o" .\n')
    assert publish(place, without).exit_code == 0
    with place.store() as store:
        answer = store.get(foreign)
        assert answer is not None and triples(answer[0], False) == {("<urn:s>", "<urn:p>", '"o"')}
        store.delete(foreign)
        store.delete(foreign)
        assert store.get(foreign) is None


def test_store_refuses_in_words(place: Place, without: Path) -> None:
    """A graph that no store can read is refused with the store's own words, and a wrong password is told."""
    from graph.publish.store import Refused

    with Store(Access(place.url, *(("dba", "dba") if place.options else ()), retries=0)) as store:
        with pytest.raises(Refused, match=r"answered [45]\d\d .*: .{10}"):
            store.put("urn:x/doc/a", b"<oops")
    if place.options:
        arguments = ["publish", place.url, "--graph", str(without), *place.options]
        done = CliRunner().invoke(cli.app, arguments, env={"CASEGRAPH_STORE_PASSWORD": "wrong"})
        assert done.exit_code == 2 and "answered 401" in done.stderr
