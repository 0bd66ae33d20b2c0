"""For whom and against whom a court ruled: parties, groups that a place describes, measures, those who asked."""

from __future__ import annotations

import pytest
from telling import RULING, facts, frames, of, told


@pytest.mark.parametrize(
    ("text", "slot", "party"),
    [
        ("The 2nd Circuit sided Friday with Ohio business owners.", "inFavorOf", "Ohio business owners"),
        ("The 2nd Circuit ruled for Ohio attorneys on Monday.", "inFavorOf", "Ohio"),
        ("The 2nd Circuit ruled against Ohio on Monday.", "against", "Ohio"),
        ("Judge Jane Roe denied Ohio's motion on Monday.", "against", "Ohio"),
        ("Judge Jane Roe granted Ohio's request on Monday.", "inFavorOf", "Ohio"),
        ("The Supreme Court rejected an appeal by Ohio on Monday.", "against", "Ohio"),
        ("Judge Jane Roe rejected Ohio's argument on Monday.", "against", ""),
        ("The 2nd Circuit sided with those who argued that Ohio erred.", "inFavorOf", ""),
    ],
)
def test_party(text: str, slot: str, party: str) -> None:
    found = {value for f in facts(text, RULING) for value in of(f, slot)}
    assert found == ({party} if party else set())


@pytest.mark.parametrize(
    ("text", "target", "outcome"),
    [
        ("Judge Jane Roe ruled against the travel ban on Monday.", "travel ban", "unlawful"),
        ("Judge Jane Roe ruled in favor of the travel ban.", "travel ban", "allowed"),
        ("Judge Jane Roe ruled against Ohio, which signed the gun law.", "", ""),
    ],
)
def test_measure(text: str, target: str, outcome: str) -> None:
    [found] = facts(text, RULING)
    assert (of(found, "target"), of(found, "outcome")) == ({target} - {""}, {outcome} - {""})


def test_a_ruling_of_a_judge_stands_without_an_outcome() -> None:
    (found,) = told("Judge Jane Roe ruled that the clerks had time.", RULING)
    assert of(found, "issuedBy") == {"Jane Roe"}
    assert told("Judge Jane Roe said that the clerks had time.", RULING) == []


def test_a_ruling_in_the_favor_of_a_party() -> None:
    [found] = facts("The 2nd Circuit ruled in Ohio's favor on Monday.", RULING)
    assert of(found, "inFavorOf") == {"Ohio"}


@pytest.mark.parametrize(
    ("text", "slot", "values"),
    [
        ("The 2nd Circuit ruled in favor of an Ohio baker on Monday.", "inFavorOf", set()),
        ("The 2nd Circuit sided with Ohio last week.", "inFavorOf", {"Ohio"}),
        ("Judge Jane Roe ordered Ohio prison officials to open the gates.", "target", set()),
        ("Judge Jane Roe ordered Ohio to open the gates.", "target", {"Ohio"}),
    ],
)
def test_a_place_that_only_describes_is_no_party(text: str, slot: str, values: set[str]) -> None:
    assert {value for f in facts(text, RULING) for value in of(f, slot)} == values


@pytest.mark.parametrize(
    ("text", "slot", "values"),
    [
        ("In a victory for Ohio, the 2nd Circuit upheld the gun law.", "inFavorOf", {"Ohio"}),
        ("The ruling is a blow to Ohio and Utah.", "against", {"Ohio", "Utah"}),
        ("Ohio suffered a defeat on Monday when a federal judge blocked the gun law.", "against", {"Ohio"}),
        ("A ruling by the 2nd Circuit would be a blow to Ohio.", "against", set()),
        ("The ruling came after the party's election defeat, a blow to Ohio.", "against", set()),
        ("The storm was a blow to Ohio.", "against", set()),
        ("Judge Jane Roe agreed with Ohio that the gun law is unlawful.", "inFavorOf", {"Ohio"}),
        ("Judge Jane Roe agreed with the ruling.", "inFavorOf", set()),
        ("The 2nd Circuit ruled in favor of Utah and against Ohio.", "against", {"Ohio"}),
        ("The 2nd Circuit ruled in favor of Utah in a suit against Ohio.", "against", set()),
        ("The Supreme Court handed a victory on narrow grounds to an Ohio baker.", "inFavorOf", set()),
        ("The Supreme Court handed a victory to Ohio.", "inFavorOf", {"Ohio"}),
    ],
)
def test_victories_and_defeats(text: str, slot: str, values: set[str]) -> None:
    assert {value for f in facts(text, RULING) for value in of(f, slot)} == values


@pytest.mark.parametrize(
    ("text", "pronouns"),
    [
        ("The 2nd Circuit ruled for him.", 1),
        ("The 2nd Circuit ruled for her.", 1),
        ("The 2nd Circuit ruled for her landlord.", 0),
        ("The 2nd Circuit ruled for them.", 0),
    ],
)
def test_persons_meant_by_a_pronoun(text: str, pronouns: int) -> None:
    assert len([s for f in frames(text) for s in f.slots if s.name == "inFavorOf"]) == pronouns


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The 2nd Circuit ruled that Harlan Bank must turn over the records.", {"Harlan Bank"}),
        ("The 2nd Circuit ruled that Harlan Bank has to turn over the records.", {"Harlan Bank"}),
        ("The 2nd Circuit will decide whether Harlan Bank must turn over the records.", set()),
        ("The mayor ruled that Harlan Bank must turn over the records.", set()),
        ("The 2nd Circuit ruled that Harlan Bank keeps the records.", set()),
    ],
)
def test_who_must_act(text: str, values: set[str]) -> None:
    assert {value for f in facts(text, RULING) for value in of(f, "target")} == values


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("The Supreme Court refused to toss out an appeals court ruling.", {"affirmed"}),
        ("The Supreme Court refused to block the ruling.", {"denied"}),
        ("The Supreme Court refused to block the gun law.", {"allowed"}),
    ],
)
def test_rulings_that_a_court_lets_stand(text: str, outcomes: set[str]) -> None:
    assert {value for f in facts(text, RULING) for value in of(f, "outcome")} == outcomes
