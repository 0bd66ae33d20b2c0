"""The server over the built corpus: its pages, its limits, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from loopback import ROOT, Served, serving

from graph import asking
from graph.asking.output import as_csv, as_json, as_markdown
from graph.publish.store import READER
from graph.query import filled, find, load

if TYPE_CHECKING:
    from conftest import Built

SECONDS = 2.0
POSTED = "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
EVERYTHING = "SELECT * { ?s ?p ?o }"
RUNAWAYS = [
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c",
    "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 100000000000",
    "SELECT (GROUP_CONCAT(?c) AS ?all) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "ASK { ?a (!<urn:x>|!^<urn:x>)* ?c . ?d (!<urn:x>|!^<urn:x>)* ?f FILTER(?a = <urn:none>) }",
]


@pytest.fixture(scope="module")
def folder(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the build that tests may change."""
    return Path(shutil.copytree(built.folder, tmp_path_factory.mktemp("served") / "harbor"))


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Served]:
    with serving(folder, "--timeout", str(SECONDS), "--max-result", "1", "--memory", "1500") as running:
        yield running


@pytest.mark.parametrize("query", RUNAWAYS)
def test_a_runaway_query_is_stopped_and_the_server_lives(served: Served, query: str) -> None:
    begun = time.monotonic()
    answer = served.query(query)
    assert answer.status in (504, 503, 413), answer.text  # too long, too much memory, or too much of an answer
    assert "LIMIT" in answer.text
    assert time.monotonic() - begun < SECONDS + 20
    assert served.query("SELECT (1 AS ?one) {}").text.split() == ["one", "1"]


def test_one_that_is_stopped_takes_no_other_with_it(served: Served) -> None:
    with ThreadPoolExecutor(8) as several:
        stopped = several.submit(served.query, RUNAWAYS[0])
        others = [several.submit(served.query, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") for _ in range(20)]
        assert {one.result().status for one in others} == {200}
        assert stopped.result().status == 504


def test_more_than_may_wait_are_sent_away(served: Served) -> None:
    with ThreadPoolExecutor(60) as several:
        found = [several.submit(served.query, RUNAWAYS[0]) for _ in range(60)]
        statuses = {one.result().status for one in found}
    assert statuses == {503, 504}
    assert served.query("SELECT (1 AS ?one) {}").status == 200


def test_a_long_answer_is_refused_whole(served: Served) -> None:
    answer = served.query(EVERYTHING, "application/sparql-results+json")
    assert (answer.status, "1,000,000 bytes" in answer.text) == (413, True)
    assert served.query(EVERYTHING + " LIMIT 10").status == 200


def test_a_long_query_is_refused(served: Served) -> None:
    assert served.query("ASK {}" + "#" * 99_000).status == 200
    assert served.query("ASK {}" + "#" * 200_000).status == 413
    for length, status in ((2_000, 200), (30_000, 200), (34_000, 413)):
        assert served.ask("GET", "/sparql?query=ASK%7B%7D" + "%23" * length).status == status


def test_names_longer_than_any_are_refused(served: Served) -> None:
    for form in ("", ".csv", ".rq"):
        answer = served.ask("GET", f"/questions/path{form}?one={'a' * 600}&other=b")
        assert (answer.status, "longer than 500" in answer.text or form == ".rq") == (400, True)


def test_a_query_that_nobody_waits_for_is_ended(folder: Path) -> None:
    with serving(folder, "--workers", "1", "--timeout", "50") as running:
        assert running.query("ASK {}").status == 200
        head = POSTED + f"Content-Length: {len(RUNAWAYS[0])}\r\n\r\n"
        with socket.create_connection(("127.0.0.1", running.port)) as line:
            line.sendall((head + RUNAWAYS[0]).encode())
            time.sleep(1)
        begun = time.monotonic()
        assert running.query("ASK {}").status == 200
        assert time.monotonic() - begun < 40


def test_a_request_that_is_never_whole_is_ended(served: Served) -> None:
    whole = (POSTED + "Content-Length: 9\r\n\r\n").encode()
    for sent in (b"", b"GET / HTTP/1.1\r\nHos", whole + b"ASK"):
        with socket.create_connection(("127.0.0.1", served.port), 60) as line:
            line.sendall(sent)
            answer = line.recv(1000)
        assert answer == b"" or b"408" in answer.split(b"\r\n")[0]


def test_a_worker_that_dies_is_missed_and_replaced(folder: Path) -> None:
    with serving(folder, "--workers", "1", "--timeout", "50") as running:
        running.query("ASK {}")
        with ThreadPoolExecutor(1) as other:
            answer = other.submit(running.query, RUNAWAYS[0])
            time.sleep(1)
            for worker in _children(running.process.pid):
                os.kill(int(worker), signal.SIGKILL)
            assert answer.result().status == 503
        assert running.query("ASK {}").status == 200


def test_no_other_host_is_called(served: Served) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        other.settimeout(0.3)
        there = f"http://127.0.0.1:{other.getsockname()[1]}/"
        for text in (
            f"SELECT * {{ SERVICE <{there}> {{ ?s ?p ?o }} }}",
            f"SELECT * FROM <{there}> {{ ?s ?p ?o }}",
            f"SELECT * FROM NAMED <{there}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
            "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        ):
            answer = served.query(text)
            assert answer.status == 403 or answer.text.split("\n", 1)[1] == "", answer.text
        served.ask("POST", "/sparql", f"LOAD <{there}>".encode(), {"Content-Type": "application/sparql-update"})
        served.ask("GET", f"/sparql?query=ASK%7B%7D&default-graph-uri={quote(there, safe='')}")
        with pytest.raises(TimeoutError):
            other.accept()


@pytest.mark.parametrize(
    "target",
    [
        "/../pyproject.toml",
        "/data/../graph.html",
        "/data/%2e%2e/%2e%2e/etc/passwd",
        "/data/..%2fgraph.html",
        "/data//etc/passwd",
        "/site/../graph.nq",
        "/site/%2e%2e/graph.nq",
        "/site//etc/passwd",
        "/questions/../graph.nq",
        "/questions/%2e%2e%2fgraph",
        "/.casegraph/",
        "/store?default",
        "/update",
        "/query?query=ASK%7B%7D",
        "/data/graph.ttl%00",
    ],
)
def test_there_is_nothing_but_what_is_named(served: Served, target: str) -> None:
    assert served.ask("GET", target).status == 404
    for method in ("PUT", "DELETE", "PATCH"):
        assert served.ask(method, target).status in (404, 405)


def test_another_name_of_this_machine_is_not_answered(served: Served) -> None:
    """So that no web page can read the graph by giving its own name this address."""
    assert served.ask("GET", "/", headers={"Host": "news.example"}).status == 400
    assert served.ask("GET", "/").headers.get("access-control-allow-origin") is None


def test_the_files_are_those_of_the_build(served: Served, folder: Path) -> None:
    for name in ("graph.ttl", "graph.trig", "graph.nq", "graph.jsonld", "graph.graphml"):
        assert served.ask("GET", f"/data/{name}").body == (folder / name).read_bytes()
    assert served.ask("GET", "/graph.html").body == (folder / "graph.html").read_bytes()
    assert served.ask("HEAD", "/graph.html").body == b""


def test_each_triple_is_counted_once_and_documents_have_graphs(served: Served, folder: Path) -> None:
    lines = (folder / "graph.nq").read_text(encoding="utf-8").splitlines()
    counted = served.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text.split()[1]
    assert int(counted) == len(load(folder))
    assert int(served.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").text.split()[1]) == len(lines)
    home = served.ask("GET", "/").text
    assert f"{int(counted):,} triples from 10 documents" in home


@pytest.mark.parametrize(
    "name", [one.name for one in asking.questions() if not any(p.default is None for p in one.parameters)]
)
def test_every_question_has_a_page_and_the_same_rows(served: Served, folder: Path, name: str) -> None:
    answer = served.ask("GET", f"/questions/{name}.json")
    assert answer.status == 200
    assert answer.text == as_json(asking.answer(load(folder), asking.find(name), {}))
    page = served.ask("GET", f"/questions/{name}")
    assert page.status == 200
    assert f"<h2>{len(json.loads(answer.text))} row" in page.text


def test_an_answer_is_the_same_as_on_the_command_line(served: Served, folder: Path) -> None:
    typed = {"judge": "orrick"}
    found = asking.answer(load(folder), asking.find("rulings-of-judge"), typed, True)
    assert served.ask("GET", "/questions/rulings-of-judge.csv?judge=orrick&evidence=yes").text == as_csv(found)
    assert served.ask("GET", "/questions/rulings-of-judge.md?judge=orrick&evidence=yes").text == as_markdown(found)
    text = served.ask("GET", "/questions/rulings-of-judge.rq?judge=orrick").text
    iri = next(csv.reader(io.StringIO(served.query(text).text)))
    assert "judge" in iri
    assert text == filled(find("rulings-of-judge"), {"judge": "https://w3id.org/casegraph/id/person/william-h-orrick"})


def test_the_page_of_an_answer_shows_rows_and_sentences(served: Served) -> None:
    page = served.ask("GET", "/questions/posture?case=city+of+chicago+v.+sessions&evidence=yes")
    assert page.status == 200
    assert "2017-08-07, 2017-08-07-chicago-suit; characters 17 to 192" in page.text
    assert 'value="city of chicago v. sessions"' in page.text
    assert "<th" in page.text and "evidence=yes" in page.text


def test_names_are_asked_back_with_links(served: Served) -> None:
    several = served.ask("GET", "/questions/posture?case=santa+clara")
    assert several.status == 300
    assert several.text.count("posture?case=https%3A//w3id.org") + several.text.count("posture?case=https%3A%2F%2F") > 1
    none = served.ask("GET", "/questions/posture?case=chikago")
    assert (none.status, "near it are" in none.text) == (404, True)
    assert served.ask("GET", "/questions/posture.csv?case=santa+clara").status == 300
    day = served.ask("GET", "/questions/orders-in-force?on=yesterday")
    assert (day.status, "is no day" in day.text) == (400, True)
    unknown = served.ask("GET", "/questions/posture?case=chicago&jugde=orrick")
    assert (unknown.status, "did you mean --judge" in unknown.text or "has no parameter" in unknown.text) == (400, True)
    assert served.ask("GET", "/questions/postur").status == 404
    assert served.ask("GET", "/questions/posture.xls?case=chicago").status == 400


def test_what_is_typed_is_shown_as_text(served: Served) -> None:
    sent = quote('"><script>alert(1)</script>')
    page = served.ask("GET", f"/questions/rulings-of-judge?judge={sent}")
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;" in page.text
    assert "script-src" not in page.headers["content-security-policy"]
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert served.ask("GET", f"/questions/{sent}").text.count("<script>") == 0
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers[READER[0].lower()] == READER[1]  # so that `publish` knows where it cannot publish


def test_a_later_build_is_served(folder: Path) -> None:
    with serving(folder) as running:
        count = "SELECT (COUNT(*) AS ?n) { ?s <urn:new> ?o }"
        assert running.query(count).text.split()[1] == "0"
        before = (folder / "graph.ttl").read_text(encoding="utf-8")
        try:
            (folder / "graph.ttl").write_text(before + "\n<urn:a> <urn:new> <urn:b> .\n", encoding="utf-8")
            end = time.monotonic() + 30
            while running.query(count).text.split()[1] == "0" and time.monotonic() < end:
                time.sleep(0.2)
            assert running.query(count).text.split()[1] == "1"
            (folder / "graph.ttl").write_text("this is no Turtle", encoding="utf-8")
            assert running.process.stderr is not None
            told = [running.process.stderr.readline() for _ in range(2)]
            assert ["anew" in told[0], "the earlier one still is" in told[1]] == [True, True]
            assert running.query(count).text.split()[1] == "1"  # what cannot be read is not served
        finally:
            (folder / "graph.ttl").write_text(before, encoding="utf-8")


def test_static_pages_are_served_where_there_are_some(served: Served, folder: Path) -> None:
    assert served.ask("GET", "/site/index.html").status == 404
    (folder / "site").mkdir()
    try:
        (folder / "site" / "index.html").write_text("<p>here</p>", encoding="utf-8")
        assert served.ask("GET", "/site/").text == "<p>here</p>"
        (folder / "site" / "out").symlink_to(ROOT / "pyproject.toml")
        assert served.ask("GET", "/site/out").status == 404
    finally:
        shutil.rmtree(folder / "site")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--graph", "nowhere"), "nowhere: no such file"),
        (("--graph", "{folder}", "--port", "{taken}"), "choose another --port"),
        (("--graph", "{folder}", "--cors", "news.example"), "--cors takes an origin"),
        (("--graph", "{broken}"), "cannot be served"),
        (("--graph", "{foreign}"), "holds nothing that casegraph has written"),
        (("--graph", "{folder}", "--cors", "https://news.example/"), "--cors takes an origin"),
    ],
)
def test_what_cannot_be_served_is_told_in_a_line(
    folder: Path, tmp_path: Path, options: tuple[str, ...], says: str
) -> None:
    broken = tmp_path / "graph.ttl"
    broken.write_text("no Turtle", encoding="utf-8")
    foreign = tmp_path / "foreign.ttl"
    foreign.write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        values = {"folder": folder, "taken": other.getsockname()[1], "broken": broken, "foreign": foreign}
        command = [sys.executable, "-m", "graph", "serve", *(option.format(**values) for option in options)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.startswith("error: ") and "Traceback" not in done.stderr


def test_the_server_ends_cleanly_and_takes_its_workers_along(folder: Path) -> None:
    with serving(folder) as running:
        running.query("ASK {}")
        workers = _children(running.process.pid)
        assert workers
    assert running.process.returncode == 0
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_no_folder_is_left_behind(folder: Path, tmp_path: Path, name: str) -> None:
    command = [sys.executable, "-m", "graph", "serve", "--graph", str(folder), "--port", "0"]
    kept = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=kept) as running:
        assert running.stdout is not None
        assert b"serving" in running.stdout.readline()
        running.send_signal(getattr(signal, name))
        assert running.wait(30) == 0
    assert list(tmp_path.iterdir()) == []


def _children(process: int) -> list[str]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    if not listed.exists():
        pytest.skip("children of a process are listed on Linux only")
    every = [one.read_text().split() for one in Path(f"/proc/{process}/task").glob("*/children")]
    return [child for children in every for child in children]
