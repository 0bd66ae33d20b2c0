"""Publishing: what is read, what is planned, and a store that fails, refuses, breaks off or wants a login."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from conftest import Built
from graph_store import PASSWORD, TOKEN, USER, GraphStore, Mood, graph_store, only_here
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from graph import cli
from graph.errors import InputError, StoreError
from graph.publish import Access, Graphs, Sent, compare, planned, quads_file, send
from graph.publish import record as records
from graph.publish.store import READER

BASE = "urn:x/"
RECORD = "urn:x/graph/publication"
LONG = 60


def quad(subject: str, name: str, value: str = "v") -> str:
    return f'<urn:x/{subject}> <urn:p> "{value}" <urn:x/{name}> .\n'


def nquads(folder: Path, *lines: str) -> Path:
    file = folder / "graph.nq"
    file.write_text("".join(lines), encoding="utf-8")
    return file


def three(folder: Path, value: str = "v") -> Path:
    """Write three documents and the graph of the tables; only the second has the value."""
    lines = [quad("s1", "doc/a"), quad("s1", "doc/b", value), quad("s2", "doc/a", "w"), quad("s2", "doc/c")]
    return nquads(folder, *lines, quad("s3", "graph/authority"))


def publish(store: GraphStore | str, graph: Path, *options: str, **secrets: str) -> Result:
    url = store if isinstance(store, str) else store.url
    environment = {f"CASEGRAPH_STORE_{name.upper()}": value for name, value in secrets.items()}
    return CliRunner().invoke(cli.app, ["publish", url, "--graph", str(graph), *options], env=environment)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[GraphStore]:
    with graph_store(monkeypatch) as running:
        yield running


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Nobody waits; how long one would have is noted."""
    found: list[float] = []
    monkeypatch.setattr("urllib3.util.retry.time.sleep", found.append)
    return found


def once(number: int, mood: Mood) -> Callable[[str, str, int], Mood | None]:
    return lambda method, name, count: mood if count == number else None


def towards(name: str, mood: Mood) -> Callable[[str, str, int], Mood | None]:
    return lambda method, asked, count: mood if asked == name and method == "PUT" else None


# --- what is read


def test_trig_and_nquads_of_a_build_are_the_same_graphs(built: Built) -> None:
    with Graphs(built.folder / "graph.trig") as one, Graphs(built.folder / "graph.nq") as other:
        assert one.digests == other.digests and one.base == other.base == "https://w3id.org/casegraph/id/"
        assert list(one.digests) == sorted(one.digests) and len(one.digests) == built.report.documents + 2
        quads = {
            line.removesuffix(" .") + f" <{name}> ."
            for name in one.digests
            for line in one.lines(name).decode().splitlines()
        }
    assert quads == set((built.folder / "graph.nq").read_text(encoding="utf-8").splitlines())


def test_scattered_lines_come_together(tmp_path: Path) -> None:
    lines = (quad("s2", "doc/a"), quad("s1", "doc/b", "ñ\\n"), quad("s1", "doc/a"), quad("s1", "doc/a"))
    with Graphs(nquads(tmp_path, *lines)) as graphs:
        assert graphs.lines("urn:x/doc/a") == b'<urn:x/s1> <urn:p> "v" .\n<urn:x/s2> <urn:p> "v" .\n'
        assert graphs.lines("urn:x/doc/b") == '<urn:x/s1> <urn:p> "ñ\\n" .\n'.encode()
        before = dict(graphs.digests)
    with Graphs(nquads(tmp_path, *reversed(lines))) as graphs:
        assert graphs.digests == before


def test_neither_the_default_graph_nor_a_record_is_published(tmp_path: Path) -> None:
    with Graphs(
        nquads(
            tmp_path,
            quad("s", "doc/a"),
            "<urn:s> <urn:p> <urn:o> .\n",
            quad("s", RECORD[6:]),
            quad("s", "graph/merged"),
        )
    ) as graphs:
        assert list(graphs.digests) == ["urn:x/doc/a"]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ((), "holds no named graph"),
        (("<urn:s> <urn:p> <urn:o> .\n",), "holds no named graph"),
        (("oops\n",), "not readable as RDF"),
        (('<urn:s> <urn:p> "o" <urn:elsewhere> .\n',), "<urn:elsewhere> is not of a build"),
        ((quad("s", "doc/a"), '<urn:s> <urn:p> "o" <urn:y/doc/a> .\n'), "several builds (urn:x/, urn:y/)"),
    ],
)
def test_other_files_are_refused(lines: tuple[str, ...], says: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        Graphs(nquads(tmp_path, *lines))
    assert says in str(told.value) and str(tmp_path / "graph.nq") in str(told.value)


def test_which_file_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file; build the graph first"):
        quads_file(tmp_path)
    (tmp_path / "graph.ttl").touch()
    with pytest.raises(InputError, match=r"graph\.nq: no such file"):
        quads_file(tmp_path)
    (tmp_path / "graph.nq").touch()
    assert quads_file(tmp_path) == quads_file(tmp_path / "graph.ttl") == tmp_path / "graph.nq"
    with pytest.raises(InputError, match=r"other\.nq: no such file"):
        quads_file(tmp_path / "other.nq")
    (tmp_path / "graph.trig").touch()
    assert quads_file(tmp_path) == tmp_path / "graph.trig"
    assert quads_file(tmp_path / "graph.nq") == tmp_path / "graph.nq"


# --- what is planned


def test_record_gives_back_what_was_noted() -> None:
    held = {"urn:x/doc/a": "ab" * 32, "urn:x/doc/b": "ab" * 32, "urn:x/doc/c": records.BEGUN}
    data = records.written(BASE, held)
    assert records.read(BASE, data, "application/n-triples") == held == records.read(BASE, data, "text/turtle")
    assert records.written(BASE, dict(reversed(held.items()))) == data
    assert records.read(BASE, records.written(BASE, {}), "text/turtle") == {}


def test_record_speaks_for_its_own_base_only() -> None:
    held = {"urn:y/doc/a": "ab" * 32, "urn:x/other/a": "ab" * 32, RECORD: "ab" * 32, "urn:x/graph/sources": "cd" * 32}
    assert records.read(BASE, records.written(BASE, held), "text/turtle") == {"urn:x/graph/sources": "cd" * 32}


@pytest.mark.parametrize(
    ("data", "form", "says"),
    [
        (b"<html>", "text/html", "answers with text/html"),
        (b"", "", "something unnamed"),
        (b"oops", "text/turtle", "is not readable: .*--all publishes everything anew"),
    ],
)
def test_no_record(data: bytes, form: str, says: str) -> None:
    with pytest.raises(StoreError, match=says):
        records.read(BASE, data, form)


def test_plan_leaves_what_is_the_same() -> None:
    held = {"urn:x/doc/a": "1", "urn:x/doc/b": "2", "urn:x/doc/c": records.BEGUN}
    plan = planned(held, {"urn:x/doc/a": "1", "urn:x/doc/c": "3", "urn:x/doc/d": "4"}, BASE)
    assert (plan.send, plan.withdraw, plan.same) == (("urn:x/doc/c", "urn:x/doc/d"), ("urn:x/doc/b",), ("urn:x/doc/a",))
    assert planned(held, held, BASE, everything=True).send == tuple(sorted(held))


def test_plan_does_not_take_away_what_is_somebody_elses() -> None:
    held, built = {"urn:x/doc/a": "1", "urn:x/graph/authority": "2"}, {"urn:x/doc/b": "1", "urn:x/graph/authority": "3"}
    with pytest.raises(StoreError, match=r"another build under urn:x/ \(1 documents"):
        planned(held, built, BASE)
    assert planned(held, built, BASE, everything=True).withdraw == ("urn:x/doc/a",)
    assert planned({"urn:x/graph/authority": "2"}, built, BASE).send == tuple(sorted(built))


# --- where it goes


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "is no URL"),
        ("store", "is no URL"),
        ("ftp://host/store", "is no URL"),
        ("http:///store", "is no URL"),
        ("http://host/a b", "is no URL"),
        ("http://host/store#x", "is no URL"),
        ("http://host:secret/store", "is no URL"),
        ("ada:secret@host/store", "is no URL"),
        ("http://ada:secret@host/store", "holds a user or password"),
        ("http://host/store?graph=secret", "names a graph"),
        ("http://host/store?default", "names a graph"),
    ],
)
def test_addresses_that_are_none(url: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as told:
        Access(url)
    assert "secret" not in str(told.value)


def test_addresses_of_graphs() -> None:
    assert Access("http://h/store").address("urn:x/doc/a b&c#d") == "http://h/store?graph=urn%3Ax%2Fdoc%2Fa%20b%26c%23d"
    assert Access("http://h/store?").address("urn:a") == "http://h/store?graph=urn%3Aa"
    access = Access("http://h/store?key=1")
    assert access.address("urn:a") == "http://h/store?key=1&graph=urn%3Aa" and access.shown == "http://h/store"


def test_secrets_stay_on_this_machine_or_under_https() -> None:
    for url in ("http://example.org/store", "http://192.0.2.1/store", "http://127.0.0.1.example.org/store"):
        for secret in ({"user": "ada", "password": "x"}, {"token": "x"}):
            with pytest.raises(InputError, match="others on the way can read"):
                Access(url, **secret)
            assert Access(url, **secret, insecure=True)
        assert Access(url)
    for url in ("https://example.org/store", "http://127.0.0.1:1/s", "http://localhost/s", "http://[::1]:1/s"):
        assert "pass1" not in repr(Access(url, "ada", "pass1"))


# --- how it goes


def test_a_second_time_sends_nothing(store: GraphStore, tmp_path: Path) -> None:
    done = publish(store, three(tmp_path))
    assert (done.exit_code, done.stdout) == (0, "sent 4, unchanged 0, withdrawn 0\n")
    assert store.graphs["urn:x/doc/a"] == b'<urn:x/s1> <urn:p> "v" .\n<urn:x/s2> <urn:p> "w" .\n'
    assert store.puts() == ["urn:x/doc/a", "urn:x/doc/b", "urn:x/doc/c", "urn:x/graph/authority"]
    assert {head.get("content-type") for head in store.headers} == {None, "application/n-triples"}
    before = dict(store.graphs)
    done = publish(store, tmp_path / "graph.nq")
    assert (done.exit_code, done.stdout) == (0, "sent 0, unchanged 4, withdrawn 0\n")
    assert store.asked == [("GET", RECORD)] and store.graphs == before


def test_what_changed_is_sent_and_what_went_is_withdrawn(store: GraphStore, tmp_path: Path) -> None:
    store.graphs["urn:x/doc/foreign"] = b"<urn:s> <urn:p> <urn:o> .\n"
    publish(store, three(tmp_path))
    store.puts()
    done = publish(store, nquads(tmp_path, quad("s1", "doc/a"), quad("s1", "doc/b", "new"), quad("s2", "doc/a", "w")))
    assert done.stdout == "sent 1, unchanged 1, withdrawn 2\n"
    assert [name for method, name in store.asked if method == "DELETE"] == ["urn:x/doc/c", "urn:x/graph/authority"]
    assert store.puts() == ["urn:x/doc/b"]
    assert sorted(store.graphs) == ["urn:x/doc/a", "urn:x/doc/b", "urn:x/doc/foreign", RECORD]
    assert b'"new"' in store.graphs["urn:x/doc/b"]


def test_all_sends_all_and_mends_a_broken_record(store: GraphStore, tmp_path: Path) -> None:
    publish(store, three(tmp_path))
    store.graphs[RECORD] = b"oops"
    refused = publish(store, tmp_path / "graph.nq")
    assert refused.exit_code == 2 and "is not readable" in refused.stderr and "Traceback" not in refused.output
    assert publish(store, tmp_path / "graph.nq", "--all").stdout == "sent 4, unchanged 0, withdrawn 0\n"
    assert publish(store, tmp_path / "graph.nq", "--all").stdout == "sent 4, unchanged 0, withdrawn 0\n"
    assert publish(store, tmp_path / "graph.nq").stdout == "sent 0, unchanged 4, withdrawn 0\n"


def test_the_merged_graph_comes_and_goes_with_its_option(store: GraphStore, tmp_path: Path) -> None:
    """Without the option it is taken away, for it would go out of date."""
    turtle, name = tmp_path / "graph.ttl", "urn:x/graph/merged"
    missing = publish(store, three(tmp_path), "--merged")
    assert missing.exit_code == 2 and str(turtle) in missing.stderr and store.asked == []
    turtle.write_text("<urn:s> a <urn:c> .\n")
    assert publish(store, tmp_path, "--merged").stdout == "sent 5, unchanged 0, withdrawn 0\n"
    assert store.graphs[name] == turtle.read_bytes()
    forms = {asked: head.get("content-type") for asked, head in zip(store.asked, store.headers, strict=True)}
    assert forms["PUT", name] == "text/turtle" and forms["PUT", "urn:x/doc/a"] == "application/n-triples"
    assert publish(store, tmp_path, "--merged").stdout == "sent 0, unchanged 5, withdrawn 0\n"
    turtle.write_text("<urn:s> a <urn:d> .\n")
    assert publish(store, tmp_path, "--merged").stdout == "sent 1, unchanged 4, withdrawn 0\n"
    assert publish(store, tmp_path).stdout == "sent 0, unchanged 4, withdrawn 1\n"
    assert name not in store.graphs


def test_dry_run_only_reads(store: GraphStore, tmp_path: Path) -> None:
    publish(store, three(tmp_path))
    store.puts()
    before = dict(store.graphs)
    done = publish(store, nquads(tmp_path, quad("s1", "doc/b", "v"), quad("s1", "doc/d")), "--dry-run")
    assert done.stdout.splitlines() == [
        "send urn:x/doc/d",
        "withdraw urn:x/doc/a",
        "withdraw urn:x/doc/c",
        "withdraw urn:x/graph/authority",
        "to send 1, unchanged 1, to withdraw 3",
    ]
    assert store.asked == [("GET", RECORD)] and store.graphs == before


@pytest.mark.parametrize("mood", [Mood(429), Mood(500), Mood(502), Mood(503), Mood(504), Mood(silent=True)], ids=str)
def test_what_passes_is_tried_again(mood: Mood, store: GraphStore, pauses: list[float], tmp_path: Path) -> None:
    """Every request fails twice before it succeeds."""
    store.mood = lambda method, name, count: None if count % 3 == 0 else mood
    done = publish(store, three(tmp_path))
    assert (done.exit_code, done.stdout) == (0, "sent 4, unchanged 0, withdrawn 0\n")
    assert sum(pauses) > 0 and len(store.asked) == 3 * 7
    assert set(store.puts()) == set(store.graphs) - {RECORD}


@pytest.mark.parametrize(("after", "pause"), [("7", 7), ("86400", LONG), ("soon", 0), ("", 0)])
def test_a_store_says_when_to_come_again(
    after: str, pause: float, store: GraphStore, pauses: list[float], tmp_path: Path
) -> None:
    store.mood = once(3, Mood(503, headers=(("Retry-After", after),)))
    assert publish(store, three(tmp_path)).exit_code == 0
    assert sum(pauses) == pause


def test_an_answer_that_breaks_off_is_asked_for_again(store: GraphStore, tmp_path: Path) -> None:
    publish(store, three(tmp_path))
    number = len(store.asked) + 1
    store.mood = once(number, Mood(cut=True))
    assert publish(store, tmp_path / "graph.nq").stdout == "sent 0, unchanged 4, withdrawn 0\n"
    store.mood = lambda *_: Mood(cut=True)
    done = publish(store, tmp_path / "graph.nq", "--retries", "1")
    assert done.exit_code == 2 and "broke off while it answered" in done.stderr


def test_one_graph_refused_the_others_sent(store: GraphStore, pauses: list[float], tmp_path: Path) -> None:
    page = "<html><head><title>x</title></head><body><h1>Too &lt;odd&gt;</h1>\n<p>of\x1b[31m you</p></body></html>"
    store.mood = towards("urn:x/doc/b", Mood(422, page))
    done = publish(store, three(tmp_path))
    assert (done.exit_code, done.stdout) == (1, "sent 3, unchanged 0, withdrawn 0\n")
    assert "error: urn:x/doc/b: the store answered 422 Unprocessable" in done.stderr
    assert done.stderr.endswith(": Too <odd> of\\x1b[31m you\n") and len(done.stderr.splitlines()) == 1
    assert pauses == []
    store.puts()
    store.mood = lambda *_: None
    assert publish(store, tmp_path / "graph.nq").stdout == "sent 1, unchanged 3, withdrawn 0\n"
    assert store.puts() == ["urn:x/doc/b"]


def test_a_refused_graph_that_is_built_no_more_goes_too(store: GraphStore, tmp_path: Path) -> None:
    """It may stand there in part: it is taken away, and that there is nothing is no fault."""
    store.mood = towards("urn:x/doc/b", Mood(400))
    publish(store, three(tmp_path))
    store.mood = lambda *_: None
    done = publish(store, nquads(tmp_path, quad("s1", "doc/a"), quad("s2", "doc/a", "w"), quad("s2", "doc/c")))
    assert (done.exit_code, done.stdout) == (0, "sent 0, unchanged 2, withdrawn 2\n")
    assert ("DELETE", "urn:x/doc/b") in store.asked


def test_a_failure_that_stays_is_told(store: GraphStore, pauses: list[float], tmp_path: Path) -> None:
    store.mood = towards("urn:x/doc/c", Mood(500, "disk full"))
    done = publish(store, three(tmp_path), "--retries", "2")
    assert done.exit_code == 1 and "urn:x/doc/c: the store answered 500 Internal Server Error: disk full" in done.stderr
    assert [name for name in store.puts() if name == "urn:x/doc/c"] == ["urn:x/doc/c"] * 3


@pytest.mark.parametrize("status", [404, 405])
def test_the_server_that_only_reads_is_known(status: int, store: GraphStore, tmp_path: Path) -> None:
    store.mood = lambda *_: Mood(status, "Not Found\n", (READER,))
    done = publish(store, three(tmp_path))
    assert (done.exit_code, done.stdout, len(store.asked)) == (2, "", 1)
    assert (
        "is an address of casegraph serve, which only reads; start a store that takes writes (oxigraph" in done.stderr
    )


def test_refusals_one_after_the_other_end_it(store: GraphStore, tmp_path: Path) -> None:
    store.mood = lambda method, name, count: None if name in (RECORD, "urn:x/doc/1") else Mood(413)
    done = publish(store, nquads(tmp_path, *(quad("s", f"doc/{number}") for number in range(1, 10))))
    assert (done.exit_code, done.stdout) == (1, "sent 1, unchanged 0, withdrawn 0\n")
    assert "refused 5 graphs one after the other; 3 were not tried" in done.stderr and len(store.puts()) == 6
    store.mood = lambda *_: None
    assert publish(store, tmp_path / "graph.nq").stdout == "sent 8, unchanged 1, withdrawn 0\n"


def test_refusals_here_and_there_do_not_end_it(store: GraphStore, tmp_path: Path) -> None:
    """Every second of twelve is refused."""
    store.mood = lambda method, name, count: Mood(413) if name[-1] in "13579" else None
    done = publish(store, nquads(tmp_path, *(quad("s", f"doc/{number}") for number in range(10, 22))))
    assert (done.exit_code, done.stdout) == (1, "sent 6, unchanged 0, withdrawn 0\n")
    assert len(done.stderr.splitlines()) == 6 and "not tried" not in done.stderr


def test_a_run_that_broke_off_goes_on(
    store: GraphStore, pauses: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store goes away for good after the tenth request; what the last record before holds is not sent again."""
    monkeypatch.setattr("graph.publish.sending.EVERY", 3)
    file = nquads(tmp_path, *(quad("s", f"doc/{number:02}") for number in range(20)))
    store.mood = lambda method, name, count: Mood(silent=True) if count > 10 else None
    done = publish(store, file)
    assert done.exit_code == 2 and done.stdout == ""
    assert "cannot be reached" in done.stderr and "is the store running?" in done.stderr
    store.mood = lambda *_: None
    store.puts()
    assert publish(store, file).stdout == "sent 14, unchanged 6, withdrawn 0\n"
    assert store.puts() == [f"urn:x/doc/{number:02}" for number in range(6, 20)]
    assert publish(store, file).stdout == "sent 0, unchanged 20, withdrawn 0\n"


def test_a_run_that_broke_off_and_went_back(store: GraphStore, pauses: list[float], tmp_path: Path) -> None:
    """A new version arrives, and the line breaks before that is noted; then the old version is published again."""
    publish(store, three(tmp_path))
    sent: list[str] = []

    def mood(method: str, name: str, count: int) -> Mood | None:
        broken = bool(sent)
        sent.extend([name] if name == "urn:x/doc/b" else [])
        return Mood(silent=True) if broken else None

    store.mood = mood
    assert publish(store, three(tmp_path, "new")).exit_code == 2
    assert b'"new"' in store.graphs["urn:x/doc/b"]
    store.mood = lambda *_: None
    assert publish(store, three(tmp_path)).stdout == "sent 1, unchanged 3, withdrawn 0\n"
    assert b'"v"' in store.graphs["urn:x/doc/b"]


def test_a_new_document_that_arrived_unnoted_is_withdrawn(
    store: GraphStore, pauses: list[float], tmp_path: Path
) -> None:
    publish(store, nquads(tmp_path, quad("s", "doc/a")))
    count = len(store.asked)
    store.mood = lambda method, name, number: Mood(silent=True) if number > count + 3 else None
    assert publish(store, nquads(tmp_path, quad("s", "doc/a"), quad("s", "doc/b"))).exit_code == 2
    assert "urn:x/doc/b" in store.graphs
    store.mood = lambda *_: None
    assert publish(store, nquads(tmp_path, quad("s", "doc/a"))).stdout == "sent 0, unchanged 1, withdrawn 1\n"
    assert "urn:x/doc/b" not in store.graphs


# --- who may


@pytest.mark.parametrize("login", ["basic", "digest"])
@pytest.mark.parametrize("named", [True, False], ids=["--auth", "by challenge"])
def test_user_and_password(login: str, named: bool, store: GraphStore, tmp_path: Path) -> None:
    store.login = login
    options = ("--user", USER, *(("--auth", login) if named else ()))
    done = publish(store, three(tmp_path), *options, password=PASSWORD)
    assert (done.exit_code, done.stdout) == (0, "sent 4, unchanged 0, withdrawn 0\n")
    assert len(store.graphs) == 5
    if login == "basic" and not named:
        assert [("authorization" in head) for head in store.headers] == [False] + [True] * 7


def test_token(store: GraphStore, tmp_path: Path) -> None:
    store.login = "bearer"
    assert publish(store, three(tmp_path), "--token", token=TOKEN).exit_code == 0
    assert publish(store, three(tmp_path), token=TOKEN).exit_code == 2, "only where it is asked for"


def test_nobody_is_told_the_password_unasked(store: GraphStore, tmp_path: Path) -> None:
    assert publish(store, three(tmp_path), "--user", USER, password=PASSWORD).exit_code == 0
    assert not any("authorization" in head for head in store.headers)


@pytest.mark.parametrize("login", ["basic", "digest", "bearer"])
@pytest.mark.parametrize("option", [(), ("--user", USER), ("--user", USER, "--auth", "basic"), ("--token",)], ids=str)
def test_a_wrong_login_is_one_line(login: str, option: tuple[str, ...], store: GraphStore, tmp_path: Path) -> None:
    store.login = login
    done = publish(store, three(tmp_path), *option, password="wr0ng", token="wr1ng")
    assert done.exit_code == 2 and store.graphs == {} and len(done.stderr.splitlines()) == 1
    assert "answered 401: it " in done.stderr and "wr" not in done.output.replace("wants", "")
    assert ("--user or --token" in done.stderr) is (option == ())


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--user", "ada"), "CASEGRAPH_STORE_PASSWORD, which is not set"),
        (("--token",), "CASEGRAPH_STORE_TOKEN, which is not set"),
        (("--auth", "ntlm"), "'basic', 'digest'"),
    ],
)
def test_half_a_login(options: tuple[str, ...], says: str, store: GraphStore, tmp_path: Path) -> None:
    done = publish(store, three(tmp_path), *options)
    assert done.exit_code == 2 and says in " ".join(done.stderr.replace("│", " ").split()) and store.asked == []


def test_a_token_that_cannot_be_sent_is_not_shown(store: GraphStore, tmp_path: Path) -> None:
    for token in ("sec\nret", "sec ret", "secret\n", "sécret"):
        done = publish(store, three(tmp_path), "--token", token=token)
        assert done.exit_code == 2 and "the token holds" in done.stderr and "ret" not in done.output
    assert store.asked == []


@pytest.mark.parametrize("user", ["Жан", 'a"b', "a b"])
def test_a_user_that_digest_cannot_name(user: str, store: GraphStore, tmp_path: Path) -> None:
    store.login = "digest"
    done = publish(store, three(tmp_path), "--user", user, password=PASSWORD)
    assert done.exit_code == 2 and f"--user {user}: digest takes" in done.stderr and store.graphs == {}
    store.login = "basic"
    assert "answered 401" in publish(store, three(tmp_path), "--user", user, password=PASSWORD).stderr


@pytest.mark.parametrize("host", ["a" * 70 + ".org", "a..org", "*a.org", "[::1]x"])
def test_hosts_that_are_none(host: str, tmp_path: Path) -> None:
    done = publish(f"http://{host}/store?key=secret", three(tmp_path), "--retries", "0")
    assert done.exit_code == 2 and len(done.stderr.splitlines()) == 1 and "secret" not in done.output


def test_user_and_token_exclude_each_other(store: GraphStore, tmp_path: Path) -> None:
    done = publish(store, three(tmp_path), "--user", USER, "--token", password="x", token="y")
    assert done.exit_code == 2 and "exclude each other" in done.stderr


def test_the_environment_changes_nothing(store: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a proxy nor a file of passwords is used."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://192.0.2.1:9")
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine 127.0.0.1 login {USER} password {PASSWORD}\n")
    monkeypatch.setenv("NETRC", str(netrc))
    assert publish(store, three(tmp_path)).exit_code == 0
    assert not any("authorization" in head for head in store.headers)


# --- no store


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(status: int, store: GraphStore, tmp_path: Path) -> None:
    store.mood = lambda *_: Mood(status, headers=(("Location", "http://192.0.2.1/store?key=1"),))
    done = publish(store, three(tmp_path), "--user", USER, "--auth", "basic", password=PASSWORD)
    assert done.exit_code == 2 and "points to http://192.0.2.1/store; name that address if you trust it" in done.stderr


@pytest.mark.parametrize(
    ("moods", "says"),
    [
        ({"GET": Mood(404), "PUT": Mood(405, "read only")}, "takes no graph: it answered 405"),
        ({"GET": Mood(404), "PUT": Mood(403, "")}, "may you write there?"),
        ({"GET": Mood(400, "no query")}, "answered 400 Bad Request: no query; is this the address"),
        ({"GET": Mood(200, "<html>", (("Content-Type", "text/html; charset=x"),))}, "answers with text/html"),
        ({"GET": Mood(slow=True)}, "nothing came in time"),
    ],
)
def test_no_graph_store(moods: dict[str, Mood], says: str, store: GraphStore, tmp_path: Path) -> None:
    store.mood = lambda method, name, count: moods.get(method)
    done = publish(store, three(tmp_path), "--timeout", "0.2", "--retries", "0")
    assert done.exit_code == 2 and says in done.stderr and done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_nobody_listens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pauses: list[float]) -> None:
    only_here(monkeypatch)
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{line.getsockname()[1]}/store"
        started = time.perf_counter()
        done = publish(url, three(tmp_path))
    assert done.exit_code == 2 and f"error: {url} cannot be reached" in done.stderr
    assert "Connection refused" in done.stderr and "Traceback" not in done.output and "0x" not in done.output
    assert time.perf_counter() - started < 5 and pauses == [1.0, 2.0, 4.0]


def test_a_build_of_somebody_else_is_kept(store: GraphStore, tmp_path: Path) -> None:
    publish(store, three(tmp_path))
    other = nquads(tmp_path, quad("s", "doc/other"))
    before: dict[str, Any] = dict(store.graphs)
    done = publish(store, other)
    assert done.exit_code == 2 and "another build under urn:x/ (3 documents" in done.stderr
    assert store.graphs == before
    assert publish(store, other, "--all").stdout == "sent 1, unchanged 0, withdrawn 4\n"
    assert sorted(store.graphs) == ["urn:x/doc/other", RECORD]


class Memory:
    """A store without a line: `left` requests succeed; of the next, a PUT or DELETE may still arrive unanswered."""

    def __init__(self) -> None:
        self.access = Access("http://127.0.0.1/store")
        self.graphs: dict[str, bytes] = {}
        self.left, self.arrives = 10_000, False

    def _gone(self) -> bool:
        self.left -= 1
        return self.left < 0

    def get(self, name: str) -> tuple[bytes, str] | None:
        if self._gone():
            raise StoreError("gone")
        return (self.graphs[name], "application/n-triples") if name in self.graphs else None

    def put(self, name: str, data: bytes, form: str = "") -> None:
        gone = self._gone()
        if not gone or self.arrives:
            self.graphs[name] = data
        if gone:
            raise StoreError("gone")

    def delete(self, name: str) -> None:
        gone = self._gone()
        if not gone or self.arrives:
            self.graphs.pop(name, None)
        if gone:
            raise StoreError("gone")


VERSIONS = st.dictionaries(st.sampled_from("abcde"), st.sampled_from("12"), min_size=1)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    broken=st.lists(st.tuples(VERSIONS, st.integers(0, 14), st.booleans()), max_size=4),
    last=VERSIONS,
    every=st.integers(1, 4),
)
def test_whatever_broke_off_the_next_run_puts_right(
    broken: list[tuple[dict[str, str], int, bool]], last: dict[str, str], every: int, tmp_path: Path
) -> None:
    """Runs of any versions of the documents, each broken off at any request, and then one that is not."""
    store: Any = Memory()
    store.graphs["urn:x/doc/foreign"] = b""

    def run(documents: dict[str, str]) -> Sent:
        lines = (quad("s", f"doc/{name}", value) for name, value in documents.items())
        with Graphs(nquads(tmp_path, *lines, quad("s", "doc/always"))) as graphs:
            plan, held = compare(graphs, store)
            return send(graphs, store, plan, held)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.publish.sending.EVERY", every)
        for documents, store.left, store.arrives in broken:
            with suppress(StoreError):
                run(documents)
        store.left = 10_000
        run(last)
        found = {name: data for name, data in store.graphs.items() if name not in (RECORD, "urn:x/doc/foreign")}
        assert found == {
            "urn:x/doc/always": b'<urn:x/s> <urn:p> "v" .\n',
            **{f"urn:x/doc/{name}": f'<urn:x/s> <urn:p> "{value}" .\n'.encode() for name, value in last.items()},
        }
        assert store.graphs["urn:x/doc/foreign"] == b""
        assert run(last) == Sent(0, len(last) + 1, 0)


# --- what the record says to those who ask the store


def test_the_record_changes_no_answer(built: Built) -> None:
    """Where the default graph is the union of all, the record stands among what is asked."""
    from pyoxigraph import RdfFormat, parse

    from graph.query import load, queries, run

    plain, beside = load(built.folder), load(built.folder)
    with Graphs(built.folder / "graph.nq") as graphs:
        for quad in parse(records.written(graphs.base, graphs.digests), format=RdfFormat.N_TRIPLES):
            beside.add(quad)
    assert len(beside) > len(plain)
    asked = [query for query in queries() if all(one.default is not None for one in query.parameters)]
    assert len(asked) > 20
    assert [query.name for query in asked if run(query, plain, {}) != run(query, beside, {})] == []
