"""The Python interface: building, loading, asking, and the tutorial that shows it, run as it stands."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

import graph_sample
import pytest
from typer.testing import CliRunner

import graph
from graph import Answer, Graph, GraphError, Settings, build, cli, load
from graph.errors import InputError, OutputError, QueryError

ROOT = Path(__file__).resolve().parent.parent
TUTORIAL = ROOT / "docs" / "tutorial.md"
SUIT = "CHICAGO, May 6, 2031 - Chicago sued the Justice Department on Monday in the Northern District of Illinois.\n"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return load(graph_sample.write(tmp_path_factory.mktemp("api") / "graph.ttl"))


def fences(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", TUTORIAL.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def test_the_tutorial_runs_as_it_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its examples are one session at the top of a checkout, of which it sees the corpus."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    test = doctest.DocTestParser().get_doctest("\n".join(fences("pycon")), {}, "tutorial", str(TUTORIAL), 0)
    assert len(test.examples) > 25
    told: list[str] = []
    result = doctest.DocTestRunner(optionflags=flags).run(test, out=told.append, clear_globs=False)
    assert result.failed == 0, "".join(told)


def test_the_commands_of_the_tutorial_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    lines = [line for fence in fences("console") for line in fence.splitlines()]
    assert len(lines) == 6
    for line in lines:
        program, *arguments = shlex.split(line)
        result = CliRunner().invoke(cli.app, arguments, prog_name=program)
        assert (program, result.exit_code) == ("casegraph", 0), f"{line}\n{result.output}"
    assert (tmp_path / "memo.html").is_file() and (tmp_path / "output" / "export" / "claims.csv").is_file()


def test_every_saved_question_is_told(sample: Graph) -> None:
    assert set(sample.questions()) > {path.stem for path in (ROOT / "queries").glob("*.rq")}


def test_answers_are_mappings_in_order(sample: Graph) -> None:
    answer = sample.ask("grants-by-recipient", recipient="merrow")
    assert [row["amount"] for row in answer] == ["40500"] and len(answer) == 1
    assert answer.column("year") == ("2031",)
    with pytest.raises(QueryError, match="no column 'sum'"):
        answer.column("sum")


def test_an_answer_shows_itself_without_running_anything() -> None:
    shown = Answer(("<b>",), ({"<b>": "<script>alert(1)</script>&"},))._repr_html_()
    assert shown == (
        "<table><tr><th>&lt;b&gt;</th></tr><tr><td>&lt;script&gt;alert(1)&lt;/script&gt;&amp;</td></tr></table>"
    )


@pytest.mark.parametrize(
    ("question", "values"), [("ballads", {}), ("rulings-of-judge", {"jugde": "Quill"}), ("document", {})]
)
def test_wrong_questions_are_refused(sample: Graph, question: str, values: dict[str, str]) -> None:
    with pytest.raises(QueryError):
        sample.ask(question, **values)


@pytest.mark.parametrize(
    "text", ["", "SELECT", "ASK { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "DELETE WHERE { ?s ?p ?o }"]
)
def test_only_a_select_is_answered_and_nothing_is_changed(sample: Graph, text: str) -> None:
    before = len(sample)
    with pytest.raises(QueryError):
        sample.sparql(text)
    assert len(sample) == before > 0


def test_things_are_found_by_class(sample: Graph) -> None:
    assert sample.find("merrow", "City") == graph_sample.BASE + "place/port-merrow"
    assert sample.find("the harbor rule") == graph_sample.BASE + graph_sample.RULE
    with pytest.raises(QueryError, match="no agent of the graph is called 'Merow'; near it: Port Merrow"):
        sample.find("Merow", "Agent")


def test_answers_take_names_as_people_type_them_and_bring_their_sentences(sample: Graph) -> None:
    answer = sample.ask("rulings-of-judge", judge="judge quill", evidence=True)
    assert len(answer) == len(answer.evidence) == 1
    assert "Judge Ada Quill blocked Harbor Rule 9 on Monday." in [one.words for one in answer.evidence[0]]
    with pytest.raises(QueryError, match="no person of the graph is called 'Qill'; near it: Ada Quill"):
        sample.ask("rulings-of-judge", judge="Qill")


def test_build_takes_one_input_or_several_and_tells_problems(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.pdf"
    one.write_text(SUIT, encoding="utf-8")
    two.write_bytes(b"%PDF-1.7")
    made = build([one, two], tmp_path / "output", Settings(cache=False))
    assert [problem.source for problem in made.problems] == [str(two)]
    assert made.ask("cases-of-jurisdiction", jurisdiction="chicago").column("filed") == ("2031-05-05",)
    assert made == load(tmp_path / "output") == load(tmp_path / "output" / "graph.ttl")
    assert made.violations() == ()
    with pytest.raises(InputError, match="no document could be read"):
        build(two, tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_load_refuses_what_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "graph.ttl", str(tmp_path / "x")):
        with pytest.raises(GraphError, match="no such file"):
            load(path)
    (tmp_path / "graph.ttl").write_text("<a", encoding="utf-8")
    with pytest.raises(InputError, match="not readable"):
        len(load(tmp_path))


def test_reports_and_files(sample: Graph, tmp_path: Path) -> None:
    text = sample.report("case", tmp_path / "new" / "card.html", case="merrow")
    assert text.startswith("# Case card: Port Merrow v. Tidewater Agency\n")
    assert (tmp_path / "new" / "card.html").read_bytes().startswith(b"<!doctype html>")
    sample.report("timeline", tmp_path / "line.md")
    assert {path.name for path in tmp_path.glob("line*")} == {"line.md", "line-1.svg"}
    with pytest.raises(OutputError, match=r"\.html or \.md"):
        sample.report("gaps", tmp_path / "gaps.pdf")
    with pytest.raises(QueryError, match="no report"):
        sample.report("ballad")
    assert [path.name for path in sample.export("gexf", tmp_path)] == ["graph.gexf"]
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        sample.export("gexf", blocked)


def test_importing_loads_nothing_slow() -> None:
    program = (
        "import sys, graph; print(sorted({'spacy', 'rdflib', 'matplotlib', 'networkx', 'pyvis'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert out.stdout == "[]\n"


def test_public_names_have_docstrings_and_types() -> None:
    for name in ("build", "load", "Graph", "Answer"):
        assert getattr(graph, name).__doc__
    members = {k: v for k, v in vars(Graph).items() if callable(v) and not k.startswith("_")}
    assert all(value.__doc__ and "return" in value.__annotations__ for value in members.values())
