"""`--llm`: the protocol, the kept answers, and the way from an answer to the graph, with a server on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from server import Answer, Server, content, event, serve
from telling import annotated
from typer.testing import CliRunner, Result

from graph import cli, pipeline
from graph.claims import PRIOR, confidence
from graph.errors import InputError, OutputError, ReaderError
from graph.model import FrameKind, Severity
from graph.readers import open_readers
from graph.readers.answer import offers
from graph.readers.cache import Cache, digest
from graph.readers.chat import ATTEMPTS, Chat
from graph.readers.prompt import instructions, messages, parts, schema
from graph.refused import in_json_lines, notes
from graph.settings import LanguageModel, Settings

HAULED = "Ohio hauled the Treasury Department into federal court in Dunmore on Monday over the gun law."
DENIED = "Utah has never hauled the Justice Department into federal court over the gun law."
STORY = f"date 2020-06-17\n\n{HAULED}\n\n{DENIED}\n"
CASE_EVENT = event(
    "case",
    HAULED,
    ("plaintiff", "Ohio", "place", "Ohio hauled the Treasury Department into federal court"),
    ("defendant", "Treasury Department", "organization", "hauled the Treasury Department into federal court"),
    ("filedOn", "2020-06-15", "date", "in Dunmore on Monday over the gun law"),
    ("plaintiff", "Maine", "place", "Maine and Ohio hauled the department"),
)
NEVER = event(
    "case", DENIED, ("plaintiff", "Utah", "place", DENIED), ("defendant", "Justice Department", "organization", DENIED)
)
GOOD = content({"events": [CASE_EVENT, NEVER]})


@pytest.fixture
def server() -> Iterator[Server]:
    with pytest.MonkeyPatch.context() as patch, serve(patch) as running:
        yield running


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def chat(server: Server, **settings: object) -> tuple[Chat, list[float]]:
    """Return a chat with the server that does not wait, and the pauses it would have made."""
    pauses: list[float] = []
    return Chat(LanguageModel(**{"url": server.url, "model": "m", **settings}), pauses.append), pauses


def ask(found: Chat) -> str:
    return found.ask([{"role": "user", "content": "Text"}], schema())


def build(story: Path, server: Server, out: str = "out", *options: str) -> Result:
    folder = story.parent / out
    command = ["build", str(story), "--output", str(folder), "--llm", server.url, "--model", "m", *options]
    return CliRunner().invoke(cli.app, command)


def rejected(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / "llm_rejected.jsonl").read_text(encoding="utf-8").splitlines()]


# --- from the server to the graph -----------------------------------------------------------------------------------


def test_a_good_answer_reaches_the_graph(server: Server, story: Path) -> None:
    server.answers = [GOOD]
    done = build(story, server)
    assert done.exit_code == 0, done.output
    told = (story.parent / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert "cg:plaintiff place:ohio" in told and 'rdfs:label "llm-case/plaintiff"' in told
    assert f'cg:confidence "{confidence("llm-case/plaintiff")}"' in told
    assert "cg:modality cg:Denied" in told and "cg:defendant body:doj" not in told and "rdf:object body:doj" in told
    (row,) = rejected(story.parent / "out")
    assert row == {
        "document": "story",
        "kind": "Case",
        "slot": "plaintiff",
        "value": "Maine",
        "quote": "Maine and Ohio hauled the department",
        "reason": "the text does not have this quote",
    }


def test_what_is_only_alleged_is_no_fact(server: Server, tmp_path: Path) -> None:
    text = "Ohio hauled the Treasury Department into court on Monday, the mayor claimed."
    path = tmp_path / "claimed.txt"
    path.write_text(text, encoding="utf-8")
    slots = (("plaintiff", "Ohio", "place", text), ("defendant", "Treasury Department", "organization", text))
    server.answers = [content({"events": [event("case", text, *slots)]})]
    assert build(path, server).exit_code == 0
    told = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert "rdf:object body:treasury" in told and "cg:modality cg:Alleged" in told
    assert "cg:defendant body:" not in told and "cg:modality cg:Asserted" not in told


def test_progress_tells_that_a_model_is_asked(server: Server, story: Path) -> None:
    server.answers = [GOOD]
    told: list[str] = []
    settings = Settings(llm=LanguageModel(server.url, "m"))
    pipeline.build([story], story.parent / "out", settings, lambda stage, done, total: told.append(stage))
    assert "asking the model" in told and "extracting" not in told


def test_a_second_build_asks_nothing_and_gives_the_same_bytes(server: Server, story: Path) -> None:
    server.answers = [GOOD]
    assert build(story, server).exit_code == 0
    assert build(story, server, "again").exit_code == 0
    assert len(server.asked) == 1
    first, second = story.parent / "out", story.parent / "again"
    names = sorted(p.name for p in first.iterdir())
    assert "llm_rejected.jsonl" in names
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name
    assert len(list((story.parent / ".casegraph" / "llm").glob("*.json"))) == 1


def test_the_cache_folder_is_the_one_named_and_may_be_deleted(server: Server, story: Path) -> None:
    server.answers = [GOOD, GOOD]
    kept = story.parent / "kept"
    assert build(story, server, "out", "--llm-cache", str(kept)).exit_code == 0
    (only,) = kept.iterdir()
    only.write_text("{", encoding="utf-8")  # a damaged answer is asked for again
    assert build(story, server, "out", "--llm-cache", str(kept)).exit_code == 0
    assert len(server.asked) == 2 and json.loads(only.read_text())["model"] == "m"


def test_an_answer_that_is_no_json_is_reported_and_the_rules_stand(server: Server, story: Path) -> None:
    server.answers = [content("Sure! Here are the events: none that I can see.")]
    done = build(story, server)
    assert done.exit_code == 0 and "note: story: the language model: the answer is no JSON" in done.stderr
    (row,) = rejected(story.parent / "out")
    assert row["reason"].startswith("the answer is no JSON (kept as ") and row["kind"] == ""


def test_only_text_and_date_leave_the_machine(server: Server, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEGRAPH_LLM_KEY", "not-for-others")
    server.answers = [GOOD]
    assert build(story, server).exit_code == 0
    (body,) = server.asked
    assert body["messages"][1]["content"] == f"Published 2020-06-17.\n\nText:\n{STORY}"
    assert body["response_format"]["json_schema"]["schema"] == schema() and body["model"] == "m"
    assert server.headers[0]["authorization"] == "Bearer not-for-others"
    assert str(story.parent) not in json.dumps(body)
    outputs = [p for p in (story.parent / "out").iterdir()] + list((story.parent / ".casegraph" / "llm").iterdir())
    assert not any(b"not-for-others" in p.read_bytes() for p in outputs)


def test_a_server_that_gives_up_leaves_an_earlier_build_alone(server: Server, story: Path) -> None:
    server.answers = [GOOD, Answer("no such model", 404)]
    assert build(story, server).exit_code == 0
    before = (story.parent / "out" / "graph.ttl").read_bytes()
    done = build(story, server, "out", "--llm-cache", str(story.parent / "new"))
    assert done.exit_code == 2 and "answered 404" in done.stderr and "no such model" in done.stderr
    assert (story.parent / "out" / "graph.ttl").read_bytes() == before


# --- the protocol -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "/", "/v1", "/v1/", "/v1/chat/completions"])
def test_the_path_is_completed(server: Server, path: str) -> None:
    server.answers = [content("hello")]
    found, pauses = chat(server, url=server.url + path)
    assert ask(found) == "hello" and pauses == []
    assert server.paths == ["/v1/chat/completions"] and "authorization" not in server.headers[0]


def test_failing_and_busy_servers_are_asked_again(server: Server) -> None:
    server.answers = [Answer("", 500), Answer("", 503), Answer("", 429, (("Retry-After", "7"),)), content("at last")]
    found, pauses = chat(server)
    assert ask(found) == "at last" and pauses == [1.0, 2.0, 7.0]


def test_no_server_waits_for_ever(server: Server) -> None:
    server.answers = [Answer("", 429, (("Retry-After", "86400"),)), content("late")]
    found, pauses = chat(server)
    assert ask(found) == "late" and pauses == [60.0]


def test_a_server_that_keeps_failing(server: Server) -> None:
    server.answers = [Answer("", 502)] * ATTEMPTS
    found, pauses = chat(server)
    with pytest.raises(ReaderError, match=rf"answered 502 .*gave up after {ATTEMPTS} attempts"):
        ask(found)
    assert len(server.asked) == ATTEMPTS and pauses == [1.0, 2.0, 4.0, 8.0]


def test_a_server_that_says_nothing(server: Server) -> None:
    server.answers = [Answer(wait=True)] * (ATTEMPTS - 1) + [content("awake")]
    found, pauses = chat(server, timeout=0.1)
    assert ask(found) == "awake" and len(pauses) == ATTEMPTS - 1
    server.answers = [Answer(wait=True)] * ATTEMPTS
    with pytest.raises(ReaderError, match=r"gave no answer in 0\.1 s; gave up"):
        ask(found)


@pytest.mark.parametrize(
    ("answer", "match"),
    [
        (Answer("", 401), "answered 401 .*CASEGRAPH_LLM_KEY"),
        (
            Answer("", 308, (("Location", "http://203.0.113.5/"),)),
            r"answered 308 .*it points to http://203\.0\.113\.5/",
        ),
        (Answer("bad\nschema", 400), "answered 400 Bad Request: bad schema"),
        (Answer("<html>"), "does not answer as a chat interface does"),
        (Answer("{}"), "does not answer as a chat interface does"),
        (Answer('{"choices": []}'), "does not answer as a chat interface does"),
    ],
)
def test_what_no_second_try_would_mend(server: Server, answer: Answer, match: str) -> None:
    server.answers = [answer]
    found, pauses = chat(server)
    with pytest.raises(ReaderError, match=match):
        ask(found)
    assert pauses == [] and len(server.asked) == 1


def test_a_model_that_wants_its_own_temperature(server: Server) -> None:
    server.answers = [Answer("temperature does not support 0", 400), content("warm")]
    assert ask(chat(server)[0]) == "warm"
    assert ["temperature" in body for body in server.asked] == [True, False]


def test_no_server_at_all(server: Server) -> None:
    with pytest.raises(ReaderError, match=r"cannot be reached: .*is the server running\?"):
        ask(Chat(LanguageModel("http://127.0.0.1:1", "m")))


def test_an_empty_answer_is_no_json(server: Server) -> None:
    server.answers = [Answer('{"choices": [{"message": {"content": null}}]}')]
    assert offers(ask(chat(server)[0])) == ((), ("the answer is no JSON",))


# --- settings, prompt, answers, cache ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "match"),
    [
        (("--llm", "localhost:11434", "--model", "m"), "is no URL such as http://localhost:11434"),
        (("--llm", "file:///etc/hosts", "--model", "m"), "is no URL"),
        (("--llm", "http://localhost:11434"), "name one with --model"),
        (("--model", "m"), "--model names a model of --llm URL, which is not given"),
    ],
)
def test_wrong_options(story: Path, options: tuple[str, ...], match: str) -> None:
    done = CliRunner().invoke(cli.app, ["build", str(story), "--output", str(story.parent / "out"), *options])
    assert done.exit_code == 2 and match in done.stderr and not (story.parent / "out").exists()


def test_the_key_is_not_shown() -> None:
    settings = Settings(llm=LanguageModel("https://api.example/v1", "m", "secret"))
    assert "secret" not in repr(settings)
    with pytest.raises(InputError):
        LanguageModel("https://api.example/v1", "")


def test_no_reader_unless_asked_for(tmp_path: Path) -> None:
    assert open_readers(Settings(), tmp_path / "out") == ()
    (reader,) = open_readers(Settings(llm=LanguageModel("http://127.0.0.1:1", "m")), tmp_path / "out")
    assert callable(reader) and list(tmp_path.iterdir()) == []


def test_the_prompt_names_the_labels_of_the_ontology() -> None:
    assert "partly blocked" in instructions() and "temporary restraining order" in instructions()
    assert "{outcomes}" not in instructions() and "{types}" not in instructions()


def test_a_long_text_goes_in_parts() -> None:
    text = "".join(f"Line {n} of the long text.\n" for n in range(2000)) + "x" * 30_000
    found = list(parts(text))
    assert "".join(found) == text and len(found) > 4 and max(map(len, found)) <= 12_000
    assert found[0].endswith("text.\n")
    asked = list(messages(annotated(text).document))
    assert [m[1]["content"].partition("Text:\n")[2] for m in asked] == found


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("[]", 'the answer has no list "events"'),
        ('{"events": [1]}', "event 1 of the answer is no object"),
        (
            '{"events": [{"kind": "grant", "quote": "q", "slots": []}]}',
            'event 1 of the answer has no "kind" of case, ruling',
        ),
        (
            '{"events": [{"kind": ["case"], "quote": "q", "slots": []}]}',
            'event 1 of the answer has no "kind" of case, ruling',
        ),
        (
            '{"events": [{"kind": "case", "quote": 3, "slots": []}]}',
            'event 1 of the answer has no "quote" or no list "slots"',
        ),
        (
            '{"events": [{"kind": "case", "quote": "q", "slots": [{"name": "court"}]}]}',
            "event 1 of the answer has a slot without name, value, sort, quote",
        ),
        ("[" * 100_000, "the answer is no JSON"),
    ],
)
def test_malformed_answers(answer: str, fault: str) -> None:
    assert offers(answer) == ((), (fault,))


def test_one_malformed_event_leaves_the_others() -> None:
    answer = json.dumps({"events": [{"kind": "?"}, event("ruling", "q q q")]})
    found, faults = offers(f"```json\n{answer}\n```")
    assert [o.kind for o in found] == [FrameKind.RULING] and len(faults) == 1


def test_what_an_answer_is_kept_under() -> None:
    asked = [{"role": "user", "content": "Text"}]
    key = digest("m", asked, schema())
    assert key == digest("m", list(asked), dict(schema()))
    others = {digest("n", asked, schema()), digest("m", [{"role": "user", "content": "Text."}], schema())}
    assert key not in others | {digest("m", asked, {})} and len(others) == 2


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be kept.*--llm-cache"):
        Cache(tmp_path / "file" / "llm").put("k", "m", "a")


def test_a_model_is_less_sure_than_a_parser() -> None:
    assert confidence("llm-case/plaintiff") < confidence("spacy-sue/active") < PRIOR
    assert confidence("llm-case/from-ruling") == confidence("llm-case/plaintiff")


def test_refusals_in_words(server: Server, story: Path) -> None:
    assert in_json_lines(()) == b"" and notes(()) == ()
    server.answers = [content({"events": "none"})]
    done = build(story, server, "out", "--quiet")
    assert done.stderr.startswith(f"{Severity.NOTE}: story: the language model: ") and done.stdout == ""
