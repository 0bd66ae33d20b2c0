"""Plans and decisions of those who are no judges, as what is fought over."""

from __future__ import annotations

import pytest
from telling import RULING, at, clause, facts, of

from graph.frames.plans import planned


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        (
            "Judge Jane Roe blocked a bid to close the clinics.",
            "bid",
            "bid to close the clinics",
        ),
        ("Judge Jane Roe blocked Ohio's bid to end the travel ban.", "bid", "travel ban"),
        ("Judge Jane Roe halted an attempt to move the old bridge.", "attempt", "attempt to move the old bridge"),
        ("The 2nd Circuit reversed Judge Jane Roe's decision to end the travel ban.", "decision", ""),
        ("The 2nd Circuit reversed the decision.", "decision", ""),
    ],
)
def test_planned(text: str, noun: str, name: str) -> None:
    found = clause(text)
    made = planned(found, at(found.items, noun))
    assert (made.name if made is not None else "") == name


def test_a_ruling_against_a_decision_is_one_on_its_measure() -> None:
    [found] = facts("Judge Jane Roe ruled against the Trump administration's decision to end the travel ban.", RULING)
    assert (of(found, "against"), of(found, "target")) == (
        {"Trump administration"},
        {"decision to end the travel ban"},
    )
    assert of(found, "outcome") == {"unlawful"}
