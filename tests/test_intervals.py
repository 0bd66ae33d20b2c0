"""An event that is told some days after or before another has the day that follows, and no other event has."""

from __future__ import annotations

import pytest
from telling import CASE, MEASURE, RULING, linked

from graph.link.clusters import text as text_of

DAY = "2024-05-18"  # a Saturday
SUED = "Lakeport took the Treasury Department to court on Friday (May 17). "
DATED = "Lakeport sued the Treasury Department on May 13"


def days(text: str) -> list[str]:
    """Return the kinds and dates of what a text tells of, as case 2024-05-17."""
    found = [e for e in linked(text, DAY).events if e.kind in (CASE, RULING, MEASURE)]
    names = ("filedOn", "decidedOn", "issuedOn")
    return sorted(f"{e.kind.value.lower()} {text_of(f)}" for e in found for f in e.facts if f.name in names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{SUED}The complaint arrived two days after Nevada sued the Labor Department.",
            ["case 2024-05-15", "case 2024-05-17"],
        ),
        (
            "Judge Jane Roe blocked the travel ban two days after Lakeport sued the Treasury Department on May 13.",
            ["case 2024-05-13", "ruling 2024-05-15"],
        ),
        # the day itself stands beside the words
        (
            "Crowds met in Dunmore on May 13, a day after Judge Jane Roe blocked the travel ban.",
            ["ruling 2024-05-12"],
        ),
        (f"A day after {DATED}, Judge Jane Roe blocked the travel ban.", ["case 2024-05-13", "ruling 2024-05-14"]),
        (f"A day before {DATED}, Judge Jane Roe blocked the travel ban.", ["case 2024-05-13", "ruling 2024-05-12"]),
        (
            f"{DATED}, the day after President Donald Trump signed the executive order.",
            ["case 2024-05-13", "measure 2024-05-12"],
        ),
        (f"{DATED}. Two days later, Judge Jane Roe blocked the travel ban.", ["case 2024-05-13", "ruling 2024-05-15"]),
        (f"{DATED}. The next day, Judge Jane Roe blocked the travel ban.", ["case 2024-05-13", "ruling 2024-05-14"]),
    ],
)
def test_day_follows(text: str, expected: list[str]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # not to the day
        (f"{SUED}The complaint arrived less than a day after Nevada sued the Labor Department.", ["case 2024-05-17"]),
        (f"{SUED}The complaint arrived two weeks after Nevada sued the Labor Department.", ["case 2024-05-17"]),
        (f"{SUED}The complaint arrived half a day after Nevada sued the Labor Department.", ["case 2024-05-17"]),
        # nothing tells the day
        ("Crowds met in Dunmore a day after Judge Jane Roe blocked the travel ban.", []),
        # which suit came is open
        (
            f"{SUED}Dunmore sued Ohio. The complaint arrived a day after Nevada sued the Labor Department.",
            ["case 2024-05-17"],
        ),
        # another event comes between
        (f"{DATED}, a day after thousands marched against the order that Mayor Jane Roe signed.", ["case 2024-05-13"]),
        (f"{DATED}, a day after Mayor Jane Roe said that Judge Ann Lee blocked the travel ban.", ["case 2024-05-13"]),
        # the sentence before tells of no day
        (f"{DATED}. It rained. Two days later, Judge Jane Roe blocked the travel ban.", ["case 2024-05-13"]),
        # the day would be later than the text
        (f"{SUED}Two days later, Judge Jane Roe blocked the travel ban.", ["case 2024-05-17"]),
        # a day of its own stands
        (
            f"{DATED}. Two days later, on May 16, Judge Jane Roe blocked the travel ban.",
            ["case 2024-05-13", "ruling 2024-05-16"],
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
