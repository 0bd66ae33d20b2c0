"""Contradictions as they are printed: grouped, each side with its value, its sources and its sentences."""

import csv
import io
import json
from pathlib import Path

import graph_sample
import pytest
from typer.testing import CliRunner

from graph import pipeline
from graph.built import Passage, read_built
from graph.cli import app
from graph.contested import LONGEST, LOOKED_FOR, as_objects, as_rows, contradictions, in_context, in_lines
from graph.settings import Settings

STORY = (
    "The city of Toledo sued the state of Ohio over its zoning law on June {}, 2019. The suit is No. 3:19-cv-01234.\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    rows = ["file,title,publisher,url,published"]
    for stem, day in {"a": 5, "b": 6, "c": 6, "d": 7}.items():
        (folder / f"{stem}.txt").write_text(f"Paper {stem}. " + STORY.format(day), encoding="utf-8")
        rows.append(f"{stem}.txt,Paper {stem},,,2019-06-0{day + 1}")
    (folder / "manifest.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    pipeline.build([folder], folder / "out", Settings())
    return folder / "out"


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return done.exit_code, done.stdout, done.stderr


def test_three_days_are_one_contradiction_with_three_sides(folder: Path) -> None:
    (found,) = contradictions(read_built(folder))
    assert [side.value for side in found.sides] == ["2019-06-05", "2019-06-06", "2019-06-07"]
    assert len(found.reasons) == 3 and {side.property for side in found.sides} == {"filed on"}
    middle = found.sides[1]
    assert [(words.passage.document, words.date) for words in middle.words] == [
        ("b", "2019-06-07"),
        ("c", "2019-06-07"),
    ]
    assert middle.sources == len(middle.words) == 2
    assert (middle.modality, middle.speaker) == ("asserted", "")


def test_lines_name_everything(folder: Path) -> None:
    text = "\n".join(in_lines(contradictions(read_built(folder))))
    assert text.startswith("1. ")
    for part in ("2019-06-05", "filed on", "asserted", "Paper a (2019-06-06)", "a:9-", "Toledo sued"):
        assert part in text


def test_command_prints_three_formats(folder: Path) -> None:
    code, out, err = run("conflicts", "--graph", folder)
    assert (code, err) == (0, "1 contradiction\n") and "2019-06-07" in out
    code, out, err = run("conflicts", "--graph", folder / "graph.ttl", "--format", "json")
    found = contradictions(read_built(folder))
    assert json.loads(out) == as_objects(found) and (code, err) == (0, "")
    code, out, _ = run("conflicts", "--graph", folder, "--format", "csv")
    rows = list(csv.reader(io.StringIO(out)))
    assert rows[0] == list(as_rows(found).columns) and [tuple(row) for row in rows[1:]] == list(as_rows(found).rows)
    assert {row[8] for row in rows[1:]} == {"a", "b", "c", "d"}


def test_command_without_graph_or_conflict(tmp_path: Path) -> None:
    code, out, err = run("conflicts", "--graph", tmp_path / "none.ttl")
    assert (code, out) == (2, "") and "no such file" in err
    (tmp_path / "graph.ttl").write_text(graph_sample.PREFIXES + "<urn:x:a> a cg:Document .\n", encoding="utf-8")
    code, out, err = run("conflicts", "--graph", tmp_path)
    first, *looked_for = err.splitlines()
    assert (code, out) == (0, "") and first.startswith("0 contradictions: no claims in this graph exclude one another")
    assert len(looked_for) == len(LOOKED_FOR) and "two amounts of one grant" in err
    assert run("conflicts", "--graph", tmp_path, "--format", "json") == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("words", "before", "after", "shown"),
    [
        ("June 5", "sued on ", ", 2019", "…sued on “June 5”, 2019…"),
        ("June 5", "", "", "“June 5”"),
        ("a\n  b", "", " c", "“a b” c…"),
        ("w" * 100, "before ", " after", "“" + "w" * 100 + "”"),
        ("w" * 1000, "", "", "“" + "w" * (LONGEST * 2 // 3) + " … " + "w" * (LONGEST // 3) + "”"),
    ],
)
def test_passage_in_context(words: str, before: str, after: str, shown: str) -> None:
    assert in_context(Passage("a", 0, len(words), words, before, after)) == shown
