"""Asking as people type: names, days and choices, near misses, sentences, shortest paths, and the command `ask`."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import docket_sample
import pytest
from graph_sample import BASE
from pyoxigraph import Store
from typer.testing import CliRunner, Result

from graph import cli, query
from graph.asking import NotOne, answer, find, names, questions
from graph.asking.answer import Answer
from graph.asking.paths import facts, shortest
from graph.asking.sentences import sentences
from graph.asking.values import value
from graph.errors import QueryError

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return docket_sample.write(tmp_path_factory.mktemp("docket") / "graph.ttl")


@pytest.fixture(scope="module")
def store(file: Path) -> Store:
    return query.load(file)


@pytest.mark.parametrize(
    ("typed", "kind", "found"),
    [
        ("Ada Quill", "Person", "person/ada-quill"),
        ("quill", "Person", "person/ada-quill"),
        ("JUDGE QUILL", "Person", "person/ada-quill"),
        ("Judge Ada Quill", "Person", "person/ada-quill"),
        ("mayor okafor", "Agent", "person/lew-okafor"),
        ("noe brandt", "Person", "person/noe-brandt"),
        ("Brandt, Noé", "Person", "person/noe-brandt"),
        ("ok", "Person", "person/lew-okafor"),
        ("twa", "Agent", "body/tidewater-agency"),
        ("The Port City", "Jurisdiction", "place/port-merrow"),
        ("salt", "Jurisdiction", "place/salt-county"),
        ("sc", "Jurisdiction", "place/salt-county"),
        ("port merrow vs tidewater", "Case", "case/port"),
        ("pm v. tidewater", "Case", "case/port"),
        ("ct", "Agent", "court/tides"),
        ("bay-district", "Court", "court/bay-district"),
        ("harbour rule 9", "Measure", ""),
        ("harbor 9", "Thing", "measure/harbor-rule-9"),
        ("person/ada-quill", "Thing", "person/ada-quill"),
        (BASE + "person/ada-quill", "Thing", "person/ada-quill"),
        ("tern", "Document", "doc/tern"),
        ("okafor", "Thing", "person/lew-okafor"),
        ("Quill", "Jurisdiction", ""),
        ("xyzzy", "Person", ""),
        ("", "Person", ""),
        ("the", "Person", ""),
    ],
)
def test_names_as_people_type_them(store: Store, typed: str, kind: str, found: str) -> None:
    if found:
        assert names.ending(names.take(store, typed, kind).iri) == found
    else:
        with pytest.raises(NotOne) as caught:
            names.take(store, typed, kind)
        assert not caught.value.several


def test_name_of_several_is_asked_back(store: Store) -> None:
    """Those with most claims come first; a whole label is taken although others hold it."""
    with pytest.raises(NotOne, match="'salt county' fits 2 things") as caught:
        names.take(store, "salt county", "Case")
    assert caught.value.several
    assert [names.ending(one.iri) for one in caught.value.candidates] == ["case/port", "case/salt"]
    assert names.take(store, "salt county v. tidewater agency (2031)", "Case").iri == BASE + "case/salt"
    assert [one.claims for one in caught.value.candidates] == [10, 4]


def test_near_misses_are_told(store: Store) -> None:
    with pytest.raises(NotOne, match="no person of the graph is called 'Ada Quil1'") as caught:
        names.take(store, "Ada Quil1", "Person")
    assert caught.value.candidates[0].label == "Ada Quill"
    with pytest.raises(NotOne) as caught:
        names.take(store, "zzzzzz", "Person")
    assert caught.value.candidates == ()


@pytest.mark.parametrize(
    ("takes", "typed", "read"),
    [
        ("day", "2031", "2031"),
        ("day", "2031-05", "2031-05"),
        ("day", " 2031-05-06 ", "2031-05-06"),
        ("day", "Sept. 3, 2031", "2031-09-03"),
        ("day", "3 september 2031", "2031-09-03"),
        ("day", "12/31/2031", "2031-12-31"),
        ("day", "", ""),
        ("year", "2031", "2031"),
        ("number", "0.7", "0.7"),
        ("plaintiff|defendant", "PLAIN", "plaintiff"),
        ("text", "a  b", "a b"),
    ],
)
def test_values_as_people_type_them(takes: str, typed: str, read: str) -> None:
    assert value(takes, typed) == read


@pytest.mark.parametrize(
    ("takes", "typed"),
    [
        ("day", "yesterday"),
        ("day", "2031-02-30"),
        ("day", "31/12/2031"),
        ("day", "ma 2031"),
        ("day", "3 May 4, 2031"),
        ("day", "Mayday 3, 2031"),
        ("year", "31"),
        ("year", "2031-05"),
        ("number", "two"),
        ("number", "1e9"),
        ("number", "NaN"),
        ("plaintiff|defendant", "court"),
    ],
)
def test_wrong_values_are_told(takes: str, typed: str) -> None:
    with pytest.raises(QueryError):
        value(takes, typed)


def test_question_is_found_by_near_names() -> None:
    assert find("rulings_of_judge").name == find("Rulings of judge").name == "rulings-of-judge"
    for name, hint in (
        ("rulings-of-judg", "did you mean rulings-of-judge"),
        ("postures", "posture"),
        ("x", "lists them"),
    ):
        with pytest.raises(QueryError, match=hint):
            find(name)
    assert "path" in {one.name for one in questions()}


# ---- evidence


def asked(store: Store, name: str, **typed: str) -> Answer:
    return answer(store, find(name), typed, evidence=True)


def test_sentences_are_those_of_the_row(store: Store) -> None:
    found = asked(store, "rulings-of-judge", judge="quill")
    told = [{(one.document, one.words) for one in words} for words in found.evidence]
    assert [row[0] for row in found.rows.rows] == ["2031-03-05", "2031-05-05", "2031-09-01"]
    assert told == [
        {("gull", docket_sample.TEXTS["gull"][2])},
        {("heron", docket_sample.TEXTS["heron"][0])},
        {(stem, docket_sample.TEXTS["tern"][0]) for stem in ("tern", "tern-copy")},
    ]


def test_sentence_of_what_the_row_does_not_show_is_left_out(store: Store) -> None:
    """That the agency denies the violation is a claim about the last ruling, but of no cell of its row."""
    found = asked(store, "rulings-of-judge", judge="quill")
    assert not any("keeps the Charter" in one.words for words in found.evidence for one in words)
    assert sentences(store, [BASE + "ruling/final"], ("nothing of it",)) == ()


@pytest.mark.parametrize("name", ["posture", "judge-dossier", "grant-totals", "most-sued", "denied"])
def test_each_row_has_its_sentences(store: Store, name: str) -> None:
    typed = {"posture": {"case": "case/port"}, "judge-dossier": {"judge": "quill"}}.get(name, {})
    found = asked(store, name, **typed)
    assert found.rows.rows and all(found.evidence)
    for words in found.evidence:
        for one in words:
            assert " ".join(docket_sample.TEXTS[one.document])[one.start : one.end] == one.words


# ---- paths


def test_shortest_path_is_found(store: Store) -> None:
    rows, carriers = shortest(store, facts(store), BASE + "person/lew-okafor", BASE + "person/ada-quill")
    ways = {row[0] for row in rows.rows}
    assert {row[1] for row in rows.rows} == {"1", "2", "3", "4"} and len(ways) == 5
    assert all(carriers)
    first = [row[2:5] for row in rows.rows if row[0] == "1"]
    assert first[0][0] == "Lew Okafor" and first[-1][2] == "Ada Quill"
    assert all(one[2] == other[0] for one, other in zip(first, first[1:], strict=False))
    assert ("Ada Quill: permanent injunction on Harbor Rule 9", "issuedBy", "Ada Quill") in {
        row[2:5] for row in rows.rows
    }


def test_denials_and_outcomes_tie_nothing(store: Store) -> None:
    """The agency is tied to the provision by its denial alone, and two rulings by one outcome are not tied by it."""
    rows, _ = shortest(store, facts(store), BASE + "provision/charter-of-ports", BASE + "person/ada-quill")
    assert [row[3] for row in rows.rows] == ["<- findsViolationOf", "issuedBy"]
    assert shortest(store, facts(store), BASE + "person/noe-brandt", BASE + "person/noe-brandt")[0].rows == ()
    assert shortest(store, facts(store), BASE + "person/noe-brandt", BASE + "doc/gull")[0].rows == ()
    rows, _ = shortest(store, facts(store), BASE + "ruling/stay", BASE + "ruling/tro")
    assert "outcome" not in {row[3].removeprefix("<- ") for row in rows.rows} and rows.rows


# ---- output and command


def run(file: Path, *words: str) -> Result:
    return CliRunner().invoke(cli.app, ["ask", *words, "--graph", str(file)])


def table(text: str) -> Sequence[Sequence[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_command_lists_the_questions(file: Path) -> None:
    done = run(file)
    assert done.exit_code == cli.OK
    for one in questions():
        assert f"{one.name}\n    {one.question}\n" in done.stdout
        assert all(f"    --{parameter.name} " in done.stdout for parameter in one.parameters)
    assert "columns:" in run(file, "posture", "--help").stdout
    assert "--evidence" in run(file, "--help").stdout


def test_document_lists_the_questions(file: Path) -> None:
    """`docs/questions.md` is what `ask --format md` prints."""
    listed = run(file, "--format", "md").stdout
    assert (ROOT / "docs" / "questions.md").read_text(encoding="utf-8") == listed
    assert all(f"\n## {one.name}\n" in listed for one in questions())


def test_answer_needs_no_slow_library(file: Path) -> None:
    """From the start of the process to the answer in well under a second: what takes time to import stays away."""
    code = (
        "import sys; from graph import cli\n"
        f"try: cli.app(['ask', 'rulings-of-judge', '--judge', 'quill', '--evidence', '--graph', {str(file)!r}])\n"
        "except SystemExit as end: assert not end.code\n"
        "print(sorted({'spacy', 'rdflib', 'pyshacl', 'numpy', 'networkx', 'trafilatura', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_command_says_what_it_took(file: Path) -> None:
    done = run(file, "rulings-between", "--from=May 2031", "--until", "Aug 31, 2031", "--format", "csv")
    assert done.exit_code == cli.OK
    assert "from: 2031-05\n" in done.stderr and "until: 2031-08-31" in done.stderr
    assert [row[0] for row in table(done.stdout)] == ["date", "2031-05-05", "2031-05-20"]
    done = run(file, "--judge", "QUILL", "rulings-of-judge")
    assert "judge: Ada Quill (Person; person/ada-quill;" in done.stderr and "2031-09-01" in done.stdout


def test_command_asks_back(file: Path) -> None:
    done = run(file, "posture", "--case", "salt county")
    assert done.exit_code == cli.CHOICE and not done.stdout
    assert "--case: 'salt county' fits 2 things" in done.stderr
    assert "case/port; 10 claims" in done.stderr and "case/salt; 4 claims" in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["posture"], "posture needs --case"),
        (["posture", "--case"], "--case needs a value"),
        (["posture", "--cas", "x"], "did you mean --case?"),
        (["posture", "--case", "qzx"], "no case of the graph is called 'qzx'"),
        (["posture", "--case", "a", "--case", "b"], "given twice"),
        (["posture", "chicago"], "one word too many"),
        (["postur", "--case", "a"], "did you mean posture?"),
        (["--case", "a"], "name a question"),
        (["posture", "--fromat", "csv"], "ask has no option --fromat; did you mean --format?"),
        (["posture", "--from", "2031"], "posture has no parameter --from; it has: --case"),
        (["rulings-between", "--from", "soon"], "no day, month or year"),
        (["judge-dossier", "--judge", "quil1"], "Ada Quill (Person"),
    ],
)
def test_command_tells_what_is_wrong(file: Path, words: list[str], message: str) -> None:
    done = run(file, *words)
    assert done.exit_code == cli.ERROR and message in done.stderr and not done.stdout


def test_command_prints_each_format(file: Path) -> None:
    words = ["offices-of-person", "--person", "marsh", "--evidence"]
    rows = table(run(file, *words, "--format", "csv").stdout)
    assert rows[0] == [
        "person",
        "office",
        "body",
        "from",
        "until",
        *(f"evidence_{n}" for n in "document start end words".split()),
    ]
    assert [row[5] for row in rows[1:]] == ["tern", "tern-copy"]
    found = json.loads(run(file, *words, "--format", "json").stdout)
    assert found[0]["office"] == "city attorney" and len(found[0]["evidence"]) == 2
    marked = run(file, *words, "--format", "md").stdout
    assert "| person | office | body | from | until |\n| --- |" in marked and "\\[1\\] tern:" in marked
    assert "[1] tern:" in run(file, *words).stdout
    plain = json.loads(run(file, "offices-of-person", "--person", "marsh", "--format", "json").stdout)
    assert "evidence" not in plain[0]


def test_command_prints_paths(file: Path) -> None:
    done = run(file, "path", "--one", "ivy marsh", "--other", "port merrow", "--format", "csv", "--evidence")
    assert table(done.stdout)[1][:5] == ["1", "1", "Ivy Marsh", "<- holder", "Ivy Marsh, city attorney"]
