"""The command line as a user meets it: output, messages, exit codes."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

import graph_sample
import pytest
from typer.testing import CliRunner, Result

import graph
from graph import cli, exchange, reports
from graph.commands import inputs
from graph.errors import InputError
from graph.model import Problem, Severity
from graph.settings import Settings
from graph.validate import Violation

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Report:
    """What the pipeline returns, by its field names."""

    documents: int = 2
    entities: int = 5
    claims: int = 7
    triples: int = 99
    fresh: int = 2
    problems: tuple[Problem, ...] = ()
    files: tuple[Path, ...] = (Path("output/graph.ttl"),)
    violations: tuple[Violation, ...] = ()


class Pipeline:
    """Stands in for `graph.pipeline`: keeps what it was asked, gives the report or raises the error."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[str], Path, Settings]] = []
        self.answer: Report | Exception = Report()

    def build(
        self,
        inputs: Sequence[str],
        output: Path,
        settings: Settings,
        progress: Callable[[str, int, int], None] | None = None,
        stdin: BinaryIO | None = None,
    ) -> Report:
        assert progress is None, "no terminal, no progress"
        assert (stdin is not None) == ("-" in inputs), "standard input is read where it is asked for"
        self.asked.append((list(inputs), output, settings))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    fake = Pipeline()
    module = ModuleType("graph.pipeline")
    module.build = fake.build  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "graph.pipeline", module)
    monkeypatch.setattr(graph, "pipeline", module, raising=False)
    return fake


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(graph_sample.write(tmp_path_factory.mktemp("sample") / "graph.ttl"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, list(arguments), prog_name="casegraph")


@pytest.mark.parametrize(
    "command", [(), ("build",), ("query",), ("validate",), ("explain",), ("evaluate",), ("identity",)]
)
def test_every_command_has_help(command: tuple[str, ...]) -> None:
    done = run(*command, "--help")
    assert done.exit_code == 0 and "Usage: casegraph" in done.stdout


@pytest.mark.parametrize(
    "name",
    "build ask query validate explain report export conflicts diff review evaluate identity".split(),
)
def test_the_list_of_commands_says_what_each_does(name: str) -> None:
    """In one line that is not cut off."""
    (line,) = re.findall(rf"^  {name} +(.*)$", run("--help").stdout, re.MULTILINE)
    assert line.endswith(".") and not line.endswith("...")


def test_help_names_what_there_is() -> None:
    """Kinds of reports, formats of exports, and for each option of a report the kinds that take it."""
    told = " ".join(run("export", "--help").stdout.split())
    assert all(re.search(rf"\b{name}\b", told) for name in (*exchange.FORMATS, "all"))
    told = " ".join(run("report", "--help").stdout.split())
    takers: dict[str, list[str]] = {}
    for kind in reports.KINDS.values():
        assert re.search(rf"KIND .*\b{kind.name}\b.* Options:", told)
        for option in (*kind.needs, *kind.takes, *(["year"] if kind.year else [])):
            takers.setdefault(option, []).append(kind.name)
    for option, names in takers.items():
        assert re.search(rf"--{option} [A-Z]+ [^(]*\(for {', '.join(names)}\)", told), option
    listed = run("report", "--list").stdout
    assert "          --judge NAME\n" in listed and "[--recipient NAME] [--year YYYY]\n" in listed


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("build", "--max-characters", "0", "x"),
        ("build", "--what"),
        ("query", "--format", "xml", "x"),
        ("explain",),
    ],
)
def test_wrong_usage_is_2(arguments: tuple[str, ...], pipeline: Pipeline) -> None:
    done = run(*arguments)
    assert done.exit_code == 2 and done.stderr and not done.stdout and not pipeline.asked


def test_version() -> None:
    done = run("--version")
    assert done.exit_code == 0 and done.stdout.startswith("casegraph ")


def test_build_passes_on_what_it_was_told(pipeline: Pipeline, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("build", "a.txt", "-", "--output", str(out), "--base", "https://x.example/id/", "--max-characters", "9")
    assert done.exit_code == 0
    assert pipeline.asked == [(["a.txt", "-"], out, Settings(base="https://x.example/id/", max_characters=9))]
    assert done.stdout == "2 documents, 5 entities, 7 claims, 99 triples\n  output/graph.ttl\n" and done.stderr == ""


def test_build_without_input_takes_the_corpus(pipeline: Pipeline) -> None:
    assert run("build", "--quiet").exit_code == 0
    assert pipeline.asked == [([str(ROOT / "corpus")], Path("output"), Settings())]


def test_build_without_input_where_no_corpus_is(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(inputs, "__file__", str(tmp_path / "graph" / "commands" / "inputs.py"))
    done = run("build")
    assert done.exit_code == 2 and "no INPUT given" in done.stderr and not pipeline.asked


def test_quiet_prints_nothing(pipeline: Pipeline) -> None:
    done = run("build", "a.txt", "--quiet")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


LOST = Problem("c.bin", "no text", place="byte 7")
NOTED = Problem("d.txt", "read as Latin-1", Severity.NOTE)
BROKEN = Violation("https://x.example/1", "https://x.example/p", "is no date", "May")


@pytest.mark.parametrize(
    ("report", "code", "lines"),
    [
        (Report(problems=(NOTED,)), 0, ["note: d.txt: read as Latin-1"]),
        (Report(problems=(LOST, NOTED)), 1, ["error: c.bin:byte 7: no text", "note: d.txt: read as Latin-1"]),
        (
            Report(violations=(BROKEN,)),
            1,
            ["violation: https://x.example/1 https://x.example/p: is no date (found May)"],
        ),
        (
            Report(documents=0, problems=(LOST,)),
            2,
            ["error: c.bin:byte 7: no text", "error: nothing was built: no document could be read"],
        ),
        (InputError("e.csv: no such file"), 2, ["error: e.csv: no such file"]),
    ],
)
def test_exit_codes_of_build(pipeline: Pipeline, report: Report | Exception, code: int, lines: list[str]) -> None:
    pipeline.answer = report
    done = run("build", "a.txt", "--quiet")
    assert (done.exit_code, done.stderr.splitlines(), done.stdout) == (code, lines, "")


@pytest.mark.parametrize(
    "base",
    [
        "https://x.example/id",
        "https://x.example/id#",
        "no iri/",
        "https://x.example/a b/",
        "",
        "https://x.example/<b>/",
    ],
)
def test_a_base_that_is_none(pipeline: Pipeline, base: str) -> None:
    done = run("build", "a.txt", "--base", base)
    assert done.exit_code == 2 and "--base" in done.stderr and not pipeline.asked


def test_file_names_cannot_steer_the_terminal(pipeline: Pipeline) -> None:
    pipeline.answer = replace(Report(), problems=(Problem("x\x1b[2Jy.txt", "odd\u202e"),))
    assert run("build", "a").stderr == "error: x\\x1b[2Jy.txt: odd\\x202e\n"


def test_query_prints_a_table(sample: str) -> None:
    done = run("query", "rulings-of-judge", "--param", "judge=quill", "--graph", sample)
    assert done.exit_code == 0 and done.stderr == "1 row\n"
    assert "2031-05-05" in done.stdout and "Port Merrow v. Tidewater Agency" in done.stdout


def test_query_prints_csv_and_json(sample: str) -> None:
    asked = ("query", "office-holders", "--graph", sample, "--format")
    wanted = {"holder": "Lew Okafor", "office": "mayor", "body": "Port Merrow"}
    wanted |= {"from": "2030", "until": "", "reported": "2031-05-08"}
    assert list(csv.DictReader(io.StringIO(run(*asked, "csv").stdout))) == [wanted]
    assert json.loads(run(*asked, "json").stdout) == [wanted]


def test_query_list_names_all_with_parameters() -> None:
    done = run("query", "--list")
    assert done.exit_code == 0
    assert "rulings-of-judge\n" in done.stdout and "--param document=… (required)" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("query",), "name a query"),
        (("query", "nope"), "no query is called 'nope'"),
        (("query", "document"), "needs --param document"),
        (("query", "conflicts", "--param", "subject"), "takes KEY=VALUE"),
        (("query", "conflicts", "--param", "x=1"), "no parameter 'x'"),
        (("query", "conflicts", "--graph", "none.ttl"), "none.ttl: no such file"),
        (("query", "conflict"), "did you mean conflicts?"),
        (("query", "path"), "casegraph ask path"),
        (("query", "rulings-of-judge", "--judge", "quill"), "write --param judge=quill; `casegraph ask` takes --judge"),
        (("query", "rulings-of-judge", "--judge=Ada Quill"), "write --param judge='Ada Quill'; "),
        (("query", "--judge"), "write --param judge=VALUE; "),
        (("query", "conflicts", "--fromat", "csv"), "no option --fromat; did you mean --format?"),
        (("query", "conflicts", "-z"), "no option -z; `casegraph query --help`"),
        (("query", "conflicts", "more"), "'more' is one word too many"),
        (("explain", "x", "--graph", "none.ttl"), "none.ttl: no such file"),
        (("validate", "none.ttl"), "none.ttl: no such file"),
    ],
)
def test_errors_are_one_line_and_2(arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2 and not done.stdout
    assert done.stderr.startswith("error: ") and message in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("text", ["", "<urn:a> a <http://xmlns.com/foaf/0.1/Person> .\n", "<a"])
@pytest.mark.parametrize(
    "words",
    [
        ("ask", "posture", "--case", "x", "--graph"),
        ("query", "conflicts", "--graph"),
        ("explain", "x", "--graph"),
        ("report", "gaps", "--graph"),
        ("export", "csv", "--graph"),
        ("conflicts", "--graph"),
        ("diff", "SAMPLE"),
        ("validate",),
    ],
)
def test_what_is_no_graph_of_ours_is_told(words: tuple[str, ...], text: str, sample: str, tmp_path: Path) -> None:
    """Neither an empty file nor the Turtle of others is taken for a graph without facts."""
    file = tmp_path / "other.ttl"
    file.write_text(text, encoding="utf-8")
    done = run(*(sample if word == "SAMPLE" else word for word in words), str(file))
    assert done.exit_code == 2 and not done.stdout and done.stderr.count("\n") == 1
    wrong = "not readable as" if text == "<a" else "holds nothing that casegraph has written"
    assert f"error: {file}: {wrong}" in done.stderr and "; name the graph.ttl of a build, or its folder" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.ttl"]


@pytest.mark.parametrize("words", [("export", "csv", "--output", "FILE"), ("report", "gaps", "--output", "FILE/x.md")])
def test_output_into_a_file_is_told(words: tuple[str, ...], sample: str, tmp_path: Path) -> None:
    file = tmp_path / "taken"
    file.write_text("in the way", encoding="utf-8")
    done = run(*(word.replace("FILE", str(file)) for word in words), "--graph", sample)
    assert done.exit_code == 2 and not done.stdout
    assert done.stderr.startswith(f"error: {file}: cannot be written into: {file} is a file, and a folder is needed;")


def test_explain_prints_claims_and_sentences(sample: str) -> None:
    done = run("explain", "person/ada-quill", "--graph", sample)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "Ada Quill",
        "  https://w3id.org/casegraph/id/person/ada-quill",
        "  Person",
        "  also called: Judge Quill",
        "  1 claim",
        "",
        "  Bay District Court blocks Harbor Rule 9 — issuedBy → Ada Quill",
        "    Asserted, confidence 0.9, found by sample",
        "    alpha:0-48 (Judge stops the harbor rule)",
        "      “Judge Ada Quill blocked Harbor Rule 9 on Monday.”",
    ]
    assert run("explain", "ada", "--graph", sample).stdout == done.stdout


def test_explain_asks_back(tmp_path: Path) -> None:
    file = graph_sample.write(tmp_path / "graph.ttl", labels={"person/lew-okafor": "Ada Okafor"})
    done = run("explain", "ada", "--graph", str(file))
    assert done.exit_code == cli.CHOICE and not done.stdout
    first, *lines = done.stderr.splitlines()
    assert first == "error: 'ada' fits 2 things; name one of them"
    assert [line.split(" (")[0] for line in lines] == ["  Ada Okafor", "  Ada Quill"]
    done = run("explain", "Ada Qill", "--graph", str(file))
    assert done.exit_code == cli.ERROR and not done.stdout
    first, line, *_ = done.stderr.splitlines()
    assert first == "error: the graph holds nothing called 'Ada Qill', but there is:"
    assert line.startswith("  Ada Quill (Person; person/ada-quill; ")


def test_validate_tells_what_is_broken(sample: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text(graph_sample.PREFIXES + f"<{graph_sample.BASE}claim/x> a cg:Claim .\n", encoding="utf-8")
    done = run("validate", str(broken))
    assert done.exit_code == 1 and f"violation: {graph_sample.BASE}claim/x" in done.stderr
    assert done.stdout.startswith(f"{broken}: ") and done.stdout.endswith(" violations\n")


@pytest.mark.parametrize("arguments", [("-m", "graph"), (str(ROOT / "build_graph.py"),)])
def test_doors_open(arguments: tuple[str, ...]) -> None:
    """Both ways in start without loading anything slow, and show their help."""
    done = subprocess.run(
        [sys.executable, *arguments, "--help"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0 and "Usage: " in done.stdout and done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_results_that_cannot_be_written_are_told() -> None:
    with Path("/dev/full").open("wb") as full:
        words = [sys.executable, "-m", "graph", "query", "--list"]
        done = subprocess.run(words, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "error: standard output: cannot be written: No space left on device\n"


def test_help_loads_nothing_slow() -> None:
    code = (
        "import sys, graph.cli; print(sorted({'rdflib', 'pyvis', 'spacy', 'numpy', 'pyoxigraph'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
