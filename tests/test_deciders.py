"""Who acts in a ruling: shared subjects, participles, "it", and the judge behind a decision."""

from __future__ import annotations

import pytest
from telling import RULING, at, clause, differs, facts, frames, of

from graph.frames.deciders import decider
from graph.model import Modality


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Judge Jane Roe sided with Ohio in halting the travel ban.",
            "issuedBy: Jane Roe; inFavorOf: Ohio; target: travel ban; outcome: blocked",
        ),
        (
            "Judge Jane Roe signed an order Tuesday that blocks the travel ban.",
            "issuedBy: Jane Roe; target: travel ban; outcome: blocked; decidedOn: 2020-06-16",
        ),
        (
            "Judge Jane Roe's decision to block the travel ban drew fire.",
            "issuedBy: Jane Roe; target: travel ban; outcome: blocked",
        ),
    ],
)
def test_subjects_that_stand_elsewhere(text: str, row: str) -> None:
    assert differs(text, RULING, row) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ohio asked Judge Jane Roe for an order to block the travel ban.",
        "The administration's decision to block the visas drew fire.",
        "Judge Jane Roe could issue an order to block the travel ban.",
    ],
)
def test_decisions_that_nobody_made(text: str) -> None:
    assert not any(("outcome", "blocked") in found for found in facts(text, RULING))


def test_a_second_verb_shares_the_subject_past_a_date() -> None:
    found = facts("The Supreme Court upheld the gun law in 2012, but in 2015 struck down the travel ban.", RULING)
    assert [of(f, "decidedOn") for f in found] == [{"2012"}, {"2015"}]


def test_it_after_a_court_is_the_court() -> None:
    found = facts("In 2012, the Supreme Court upheld the gun law, and in 2015 it upheld the travel ban.", RULING)
    assert [("court", "Supreme Court") in f or ("court", "U.S. Supreme Court") in f for f in found] == [True, True]


@pytest.mark.parametrize(
    ("text", "noun", "who"),
    [
        ("Judge Jane Roe's recent decision to block the ban drew fire.", "decision", "Jane Roe"),
        ("Judge Jane Roe issued an order on Monday blocking the ban.", "order", "Jane Roe"),
        ("A ruling by Judge Jane Roe blocking the ban drew fire.", "ruling", "Jane Roe"),
        ("Judge Jane Roe based her ruling on the record.", "ruling", "Jane Roe"),
        ("The administration's decision to end the program drew fire.", "decision", ""),
        ("The decision by the mayor drew fire.", "decision", ""),
        ("Ohio wants a ruling.", "ruling", ""),
    ],
)
def test_decider_of_a_decision(text: str, noun: str, who: str) -> None:
    found = clause(text)
    made_by = decider(found, at(found.items, noun))
    mention = found.items[made_by].mention if made_by is not None else None
    assert (mention.name if mention is not None else "") == who


def test_a_participle_of_another_clause_has_its_own_subject() -> None:
    found = facts("A federal judge declared that the mayor broke the law by blocking the travel ban.", RULING)
    assert not any(("outcome", "blocked") in f for f in found)


def test_a_higher_court_rules_apart() -> None:
    text = "A state judge in Ohio ruled against the gun law, though a higher court later stayed his ruling."
    first, second = (f for f in frames(text) if f.kind is RULING)
    assert not first.other and second.other
    assert [s.name for s in first.slots if s.name == "rulingType"] == []


@pytest.mark.parametrize(
    ("text", "asserted"),
    [
        ("Ohio is asking that a judge issue an order, stopping the agency from enforcing the gun law.", False),
        ("Ohio sought an injunction stopping the agency from enforcing the gun law.", False),
        ("Ohio sought an injunction, and Judge Jane Roe agreed, blocking the gun law.", True),
        ("A federal judge issued an order, blocking the gun law.", True),
    ],
)
def test_what_is_asked_for_is_no_ruling(text: str, asserted: bool) -> None:
    outcomes = [s for f in frames(text) for s in f.slots if s.name == "outcome" and s.modality is Modality.ASSERTED]
    assert bool(outcomes) is asserted
