"""Who may rule: a court behind the verb, no justice alone, no words said out of court, no judge who makes a measure."""

from __future__ import annotations

import pytest
from telling import CASE, MEASURE, RULING, clause, facts, frames

from graph.frames.voices import suit
from graph.model import Modality


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Judge Jane Roe wrote that the travel ban is unlawful.", True),
        ("Justice Jane Roe wrote for the court that the travel ban is unlawful.", True),
        ("Justice Jane Roe wrote that the travel ban is unlawful.", False),
        ("Judge Jane Roe said in an interview that the travel ban is unlawful.", False),
        ("Judge Jane Roe said in a dissent that the travel ban is unlawful.", False),
        ("The mayor struck down the travel ban.", False),
        ("Judges have struck down the travel ban.", False),
    ],
)
def test_who_rules(text: str, rules: bool) -> None:
    assert bool(facts(text, RULING)) is rules


def test_no_judge_makes_a_measure() -> None:
    assert facts("Judge Jane Roe issued the memo on Monday.", MEASURE) == []


@pytest.mark.parametrize(("text", "expected"), [("The lawsuit failed.", True), ("The mayor failed.", False)])
def test_suit(text: str, expected: bool) -> None:
    assert suit(clause(text), 1) is expected


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The 2nd Circuit voted 9-6 to block the travel ban.", True),
        ("Justice Jane Roe voted to block the travel ban.", False),
    ],
)
def test_one_vote_is_no_ruling(text: str, rules: bool) -> None:
    assert bool(facts(text, RULING)) is rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The gun law was struck down in 2015.", True),
        ("The appeal was denied on Tuesday.", True),
        ("Her conviction was overturned in 2014.", True),
        ("The gun law was ruled unconstitutional in 2014.", True),
        ("The gun law was denied in 2015.", False),
        ("Her visa was denied on Tuesday.", False),
        ("The tree was struck down in 2015.", False),
        ("The gun law was found to be popular in 2014.", False),
        ("The appeal may be denied on Tuesday.", False),
    ],
)
def test_what_courts_alone_do_needs_no_court(text: str, rules: bool) -> None:
    found = [f for f in frames(text) if f.kind is RULING and f.modality is Modality.ASSERTED]
    assert bool(found) is rules


@pytest.mark.parametrize(
    ("text", "charged"),
    [
        ("Prosecutors on Monday charged Jane Roe with fraud.", True),
        ("The Justice Department charged Jane Roe with fraud.", True),
        ("Jane Roe was charged with lying to the agency.", True),
        ("Critics charged Jane Roe with hypocrisy.", False),
        ("The union's executive board charged Jane Roe with misconduct.", False),
        ("Jane Roe, who was charged with overseeing the election, resigned.", False),
    ],
)
def test_who_charges_with_a_crime(text: str, charged: bool) -> None:
    assert bool(facts(text, CASE)) is charged
