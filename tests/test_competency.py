"""The competency questions over a graph of the five seeds: right, but for the misses listed with their reasons."""

from __future__ import annotations

from pathlib import Path

import competency
import docket_sample
import pytest

from graph import query
from graph.asking import find

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
GOLD = competency.gold()


def test_gold_is_sound() -> None:
    """Enough questions, each of a saved question with its parameters and columns; a known miss has a reason."""
    assert len(GOLD) >= 40 and len({one["words"] for one in GOLD}) == len(GOLD)
    for one in GOLD:
        asked = find(one["question"])
        assert set(one["values"]) <= {parameter.name for parameter in asked.parameters}, one["words"]
        assert {*one["columns"], *one.get("where", ())} <= {name for name, _ in asked.columns}, one["words"]
        assert all(len(row) == len(one["columns"]) for row in one["expected"]) and one["expected"], one["words"]
        assert one.get("known_miss", "a reason").strip()
    assert sum("known_miss" in one for one in GOLD) <= 5


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five seeds of ../shared are not here")
def test_answers_are_those_of_the_articles(tmp_path: Path) -> None:
    from graph import pipeline
    from graph.settings import Settings

    pipeline.build([str(SEEDS)], tmp_path, Settings(cache=False), None)
    store = query.load(tmp_path / "graph.ttl")
    verdicts = [competency.judge(store, one) for one in GOLD]
    known = {one["words"] for one in GOLD if "known_miss" in one}
    assert [one for one in verdicts if not one.right() and one.words not in known] == []


@pytest.mark.parametrize(
    ("expected", "cell", "right"),
    [
        ("Quill", "Judge Ada Quill", True),
        ("Quill", "Ada Okafor", False),
        ("", "", True),
        ("", "2031", False),
        (["blocked", "unlawful"], "unlawful | blocked", True),
        (["blocked"], "blocked | unlawful", False),
        (["blocked", "unlawful"], "blocked", False),
        ("1000", "1000.5", True),
    ],
)
def test_cells_are_compared(expected: str | list[str], cell: str, right: bool) -> None:
    assert competency.fits(expected, cell) is right


@pytest.mark.parametrize(
    ("expected", "missing", "wrong"),
    [
        ([["Ivy Marsh"]], 0, 0),
        ([["Noé Brandt"]], 1, 1),
        ([["Ivy Marsh"], ["Noé Brandt"]], 1, 0),
    ],
)
def test_judge_sees_what_is_missing_and_what_is_wrong(
    tmp_path: Path, expected: list[list[str]], missing: int, wrong: int
) -> None:
    store = query.load(docket_sample.write(tmp_path / "graph.ttl"))
    one = {"words": "Who?", "question": "office-holders", "values": {"office": "attorney"}, "columns": ["holder"]}
    found = competency.judge(store, {**one, "expected": expected})
    assert (len(found.missing), len(found.wrong)) == (missing, wrong)
    assert found.right() is (missing == wrong == 0)


def test_question_that_cannot_be_asked_is_wrong(tmp_path: Path) -> None:
    store = query.load(docket_sample.write(tmp_path / "graph.ttl"))
    one = {"words": "?", "question": "posture", "values": {"case": "zz"}, "columns": ["date"], "expected": [["2031"]]}
    assert not competency.judge(store, one).right()
