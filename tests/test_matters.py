"""What a ruling verb acts on: requests, points, parties, rulings and cases."""

from __future__ import annotations

import pytest
from telling import RULING, differs, facts, of


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
