"""An event that is told some days after or before another has the day that follows, and no other event has."""

from __future__ import annotations

import pytest
from telling import CASE, MEASURE, RULING, linked

from graph.link.clusters import text as text_of

DAY = "2025-02-08"  # a Saturday
SUED = "Lakeport on Friday (Feb 7) filed a lawsuit against the Treasury Department. "
DATED = "Lakeport sued the Treasury Department on Feb. 3"


def days(text: str) -> list[str]:
    """Return the kinds and dates of what a text tells of, as case 2025-02-07."""
    found = [e for e in linked(text, DAY).events if e.kind in (CASE, RULING, MEASURE)]
    names = ("filedOn", "decidedOn", "issuedOn")
    return sorted(f"{e.kind.value.lower()} {text_of(f)}" for e in found for f in e.facts if f.name in names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{SUED}The lawsuit came a day after the Justice Department sued Ohio and the city of Dayton.",
            ["case 2025-02-06", "case 2025-02-07"],
        ),
        (
            "Judge Jane Roe blocked the travel ban two days after Lakeport sued the Treasury Department on Feb. 3.",
            ["case 2025-02-03", "ruling 2025-02-05"],
        ),
        # the day itself stands beside the words
        (
            "Crowds met in Dunmore on Feb. 3, a day after Judge Jane Roe blocked the travel ban.",
            ["ruling 2025-02-02"],
        ),
        (f"A day after {DATED}, Judge Jane Roe blocked the travel ban.", ["case 2025-02-03", "ruling 2025-02-04"]),
        (f"A day before {DATED}, Judge Jane Roe blocked the travel ban.", ["case 2025-02-03", "ruling 2025-02-02"]),
        (
            f"{DATED}, the day after President Donald Trump signed the executive order.",
            ["case 2025-02-03", "measure 2025-02-02"],
        ),
        (f"{DATED}. Two days later, Judge Jane Roe blocked the travel ban.", ["case 2025-02-03", "ruling 2025-02-05"]),
        (f"{DATED}. The next day, Judge Jane Roe blocked the travel ban.", ["case 2025-02-03", "ruling 2025-02-04"]),
    ],
)
def test_day_follows(text: str, expected: list[str]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # not to the day
        (f"{SUED}The lawsuit came less than a day after the Justice Department sued Ohio.", ["case 2025-02-07"]),
        (f"{SUED}The lawsuit came two weeks after the Justice Department sued Ohio.", ["case 2025-02-07"]),
        (f"{SUED}The lawsuit came half a day after the Justice Department sued Ohio.", ["case 2025-02-07"]),
        # nothing tells the day
        ("Crowds met in Dunmore a day after Judge Jane Roe blocked the travel ban.", []),
        # which suit came is open
        (
            f"{SUED}Dunmore sued Ohio. The lawsuit came a day after the Justice Department sued Dayton.",
            ["case 2025-02-07"],
        ),
        # another event comes between
        (f"{DATED}, a day after thousands marched against the order that Mayor Jane Roe signed.", ["case 2025-02-03"]),
        (f"{DATED}, a day after Mayor Jane Roe said that Judge Ann Lee blocked the travel ban.", ["case 2025-02-03"]),
        # the sentence before tells of no day
        (f"{DATED}. It rained. Two days later, Judge Jane Roe blocked the travel ban.", ["case 2025-02-03"]),
        # the day would be later than the text
        (f"{SUED}Two days later, Judge Jane Roe blocked the travel ban.", ["case 2025-02-07"]),
        # a day of its own stands
        (
            f"{DATED}. Two days later, on Feb. 6, Judge Jane Roe blocked the travel ban.",
            ["case 2025-02-03", "ruling 2025-02-06"],
        ),
    ],
)
def test_no_day_follows(text: str, expected: list[str]) -> None:
    assert days(text) == expected


def test_evidence_holds_the_words_and_the_event() -> None:
    text = f"{DATED}. Two days later, Judge Jane Roe blocked the travel ban."
    (fact,) = [f for e in linked(text, DAY).events if e.kind is RULING for f in e.facts if f.name == "decidedOn"]
    assert (fact.evidence.of(text), fact.rule) == (
        "Two days later, Judge Jane Roe blocked",
        "ruling/interval",
    )
