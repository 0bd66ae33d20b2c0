"""One of several measures is a measure of its own where its day or its maker is told."""

from __future__ import annotations

import pytest
from telling import MEASURE, annotated, linked, of, told

from graph.link.clusters import text as text_of
from graph.model import MentionKind

SUED = "Lakeport sued the Treasury Department on Monday. The lawsuit challenges "


def ones(text: str) -> list[str]:
    """Return the measures that "one" names."""
    found = annotated(text).mentions
    return [m.name for m in found if m.kind is MentionKind.MEASURE and m.span.of(text).lower() == "one"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("memos from the Treasury Department, including one on May 3 from Mayor Jane Roe.", "memo"),
        ("executive orders, including one signed by President Donald Trump on May 3.", "executive order"),
        ("memoranda of the Treasury Department, including one dated May 3.", "memorandum"),
        ("policies, including one from the Treasury Department.", "policy"),
    ],
)
def test_one_is_a_measure(words: str, name: str) -> None:
    assert ones(SUED + words) == [name]


@pytest.mark.parametrize(
    "words",
    [
        "letters to mayors, including one from Ohio.",  # a mayor
        "policies of the Treasury Department, including one that bars boats.",  # nothing tells which
        "the memo of the Treasury Department, including one on May 3.",
        "memos that bar boats, including one on Lake Harlan.",
        "memos on Monday. It named three boats, including one from Ohio.",
    ],
)
def test_one_is_none(words: str) -> None:
    assert ones(SUED + words) == []


def test_day_maker_and_suit_of_the_one() -> None:
    text = (
        SUED + "memos from the Justice Department, including one on May 3 from newly named Attorney General Pam Bondi."
    )
    found = {e.key: {f.name: text_of(f) for f in e.facts} for e in linked(text).events if e.kind is MEASURE}
    assert found == {
        "measure:memos": {"issuer": "body:doj", "measureType": "directive"},
        "measure:memo": {"issuer": "person:pam-bondi", "issuedOn": "2020-05-03", "measureType": "directive"},
    }
    (case,) = [e for e in linked(text).events if e.key.startswith("case:")]
    assert sorted(text_of(f) for f in case.facts if f.name == "challenges") == ["measure:memo", "measure:memos"]


def test_later_words_speak_of_the_one() -> None:
    text = SUED + "memos of the Treasury Department, including one dated May 3. The memo bars boats."
    found = told(text, MEASURE)
    assert [of(e, "issuedOn") for e in found if of(e, "issuedOn")] == [{"2020-05-03"}]
