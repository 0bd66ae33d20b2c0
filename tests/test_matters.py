"""What a ruling verb acts on: requests, points, parties, rulings and cases."""

from __future__ import annotations

import pytest
from telling import CASE, RULING, differs, facts, of

from graph.tables import load_tables

CA6 = next(row.name for row in load_tables().courts if row.key == "ca6")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Judge Jane Roe granted Ohio's request to block the travel ban.",
            "issuedBy: Jane Roe; target: travel ban; outcome: blocked",
        ),
        (
            "Judge Jane Roe denied a motion to block the travel ban.",
            "issuedBy: Jane Roe; target: travel ban; outcome: denied",
        ),
        ("Judge Jane Roe ruled against the travel ban.", "issuedBy: Jane Roe; target: travel ban; outcome: unlawful"),
        (
            "The 2nd Circuit barred enforcement of the order in May.",
            "court: U.S. Court of Appeals for the Second Circuit; target: order; outcome: blocked",
        ),
        ("The Supreme Court ruled 5-4 in favor of Ohio.", "court: U.S. Supreme Court; inFavorOf: Ohio"),
        ("The Supreme Court handed Ohio a victory on Monday.", "court: U.S. Supreme Court; inFavorOf: Ohio"),
        ("The Supreme Court dealt a major blow to Ohio on Monday.", "court: U.S. Supreme Court; against: Ohio"),
        ("Ohio won its case in the Supreme Court.", "court: U.S. Supreme Court; inFavorOf: Ohio"),
    ],
)
def test_object(text: str, row: str) -> None:
    assert differs(text, RULING, row) == []


def test_points_turned_down_are_no_outcome() -> None:
    [found] = facts("The 2nd Circuit rejected the argument that Ohio waited too long.", RULING)
    assert of(found, "outcome") == set()


def test_a_dispute_with_another_party_is_no_side_taken() -> None:
    [found] = facts("The Supreme Court ruled for the Treasury Department in a dispute with Ohio.", RULING)
    assert of(found, "inFavorOf") == {"Department of the Treasury"}


def test_a_decision_under_review_is_another_ruling() -> None:
    found = facts("The 2nd Circuit overturned Judge Jane Roe's decision to block the travel ban.", RULING)
    assert [of(f, "outcome") for f in found if of(f, "outcome")] == [{"reversed"}, {"blocked"}]


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("The Supreme Court said on Monday that it will not hear the appeal.", {"denied"}),
        ("The justices announced that they would not take up the case.", {"denied"}),
        ("The Supreme Court declined to intervene on Monday.", {"denied"}),
        ("The Supreme Court refused to hear on Monday.", {"denied"}),
        ("The Supreme Court will hear the appeal.", set()),
        ("The Supreme Court has not heard the appeal.", set()),
        ("The 10th Circuit declined to stay the ruling.", {"denied"}),
        ("The 9th Circuit sent the case back to the trial court.", set()),
        ("The Supreme Court, stopping short of a ban, heard the parties.", set()),
    ],
)
def test_what_a_court_will_not_do(text: str, outcomes: set[str]) -> None:
    assert {value for f in facts(text, RULING) for value in of(f, "outcome")} == outcomes


def test_what_is_refused_has_no_scope() -> None:
    [found] = facts("A federal judge declined to block the travel ban nationwide.", RULING)
    assert of(found, "scope") == set()


def test_a_measure_that_is_ruled_unlawful() -> None:
    [found] = facts("The gun law was declared unlawful by a federal judge.", RULING)
    assert (of(found, "target"), of(found, "outcome")) == ({"gun law"}, {"unlawful"})


def test_a_judge_after_with() -> None:
    [found] = facts("The travel ban is in doubt, with a judge in Dunmore on Tuesday blocking the travel ban.", RULING)
    assert of(found, "outcome") == {"blocked"}


def test_a_case_is_older_than_its_verdict() -> None:
    [found] = facts("Jane Roe was convicted of fraud in May.", CASE)
    assert of(found, "filedOn") == set()


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("The 8th Circuit lifted that order.", {"allowed"}),
        ("The 8th Circuit reversed, and Harlan Bank appealed.", {"reversed"}),
        ("The Supreme Court reversed the 8th Circuit on Monday.", {"reversed"}),
        ("The Supreme Court reversed course.", set()),
        ("The Supreme Court rejected the gun law.", {"blocked"}),
        ("The Supreme Court refused Monday to block the gun law.", {"allowed"}),
        ("The Supreme Court's conservative majority ruled that the gun law is lawful.", {"allowed"}),
        ("Judge Jane Roe declined to issue a temporary restraining order.", {"denied"}),
        ("Judge Jane Roe declined to issue a broad ruling.", set()),
        ("Judge Jane Roe denied a preliminary injunction against the gun law.", {"denied"}),
        ("The justices rejected the ruling.", {"reversed"}),
        ("The justices suspended oral arguments.", set()),
        ("The old ruling upholding the gun law was a surprise.", {"allowed"}),
        ("Chief Justice Jane Roe wrote for the majority that the gun law is lawful.", {"allowed"}),
        ("The gun law fell, and a federal judge blocked it.", {"blocked"}),
        ("The rule is there in order to help the court stay calm.", set()),
        ("The Supreme Court allowed the Treasury Department to expand the searches.", {"allowed"}),
        ("A federal judge found that Ohio lacked any statutory authority to end the program.", {"unlawful"}),
        ("A federal judge ruled that Ohio was violating the gun law.", {"unlawful"}),
        ("The court issued a decision that can be appealed.", set()),
        ("A federal judge refused to throw out the lawsuit against Harlan Bank.", {"denied"}),
        ("A federal judge ruled that a lawsuit accusing Harlan Bank of fraud can proceed.", {"allowed"}),
        ("A federal judge said on Friday that the city may not enforce the ordinance.", {"blocked"}),
        ("Judge Jane Roe said on Friday that the city may not enforce the ordinance.", set()),
        ("The charges against Jane Roe were dismissed in May.", {"dismissed"}),
        ("The mayor denied the charges against Jane Roe.", set()),
    ],
)
def test_outcomes(text: str, outcomes: set[str]) -> None:
    assert {value for f in facts(text, RULING) for value in of(f, "outcome")} == outcomes


@pytest.mark.parametrize(
    ("text", "slot", "values"),
    [
        ("The 9th Circuit did not grant Ohio's request.", "against", {"Ohio"}),
        ("A federal judge cited a recent ruling against Ohio.", "against", {"Ohio"}),
        ("The 2nd Circuit ruled against Ohio's challenge to the gun law.", "against", {"Ohio"}),
        ("The 2nd Circuit ruled against Ohio's challenge to the gun law.", "outcome", {"allowed"}),
        ("Judge Jane Roe granted Ohio's request for an injunction against the gun law.", "target", {"gun law"}),
        ("Judge Jane Roe ruled that the order exceeded the mayor's powers.", "target", {"order"}),
        ("The city's council made a decision against Ohio.", "against", set()),
        ("Ohio lost in 2014 when Judge Jane Roe said the plan was unlawful.", "issuedBy", {"Jane Roe"}),
        ("Ohio lost in 2014 when Mayor Jane Roe said the plan was unlawful.", "issuedBy", set()),
        ("The 2nd Circuit ruled against a central provision of the Clean Air Act.", "target", {"Clean Air Act"}),
        ("A federal judge ruled that city officials can keep the books.", "target", set()),
        ("The rule waits, pending the 2nd Circuit's decision.", "court", set()),
        ("The charges against Jane Roe were dismissed in May.", "inFavorOf", {"Jane Roe"}),
        ("The lawsuit against Jane Roe was dismissed in May.", "inFavorOf", set()),
        ("The 2nd Circuit ruled that the lawsuit can proceed, citing a gap in the gun law.", "target", set()),
        ("A federal judge ruled that the officers violated the gun law.", "target", set()),
        ("A federal judge ruled that the gun law is unlawful.", "target", {"gun law"}),
    ],
)
def test_partners_of_an_outcome(text: str, slot: str, values: set[str]) -> None:
    assert {value for f in facts(text, RULING) for value in of(f, slot)} == values


def test_a_ruling_of_each_of_several_courts() -> None:
    found = facts("Jane Roe lost at the 6th Circuit and in federal district court.", RULING)
    assert sorted(value for f in found for value in of(f, "court")) == [
        CA6,
        "federal district court",
    ]
    assert len(found) == 2
