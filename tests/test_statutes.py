"""Statutes that a court rules on, told from statutes that it applies."""

from __future__ import annotations

import pytest
from telling import RULING, clause, facts, of

from graph.frames.statutes import at_stake, statutes_at_stake


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The Supreme Court struck down part of the Clean Water Act in May.", "Clean Water Act"),
        ("The 2nd Circuit upheld the Clean Water Act on Monday.", "Clean Water Act"),
        ("Judge Jane Roe ruled that the Clean Water Act is unconstitutional.", "Clean Water Act"),
        ("Judge Jane Roe upheld the permits under the Clean Water Act.", ""),
        ("Judge Jane Roe ruled that the travel ban violates the Clean Water Act.", "travel ban"),
    ],
)
def test_target(text: str, target: str) -> None:
    found = {value for f in facts(text, RULING) for value in of(f, "target") if value != "permits"}
    assert found == ({target} if target else set())


def test_a_part_stands_for_its_act() -> None:
    found = clause("The Supreme Court struck down Section 3 of the Clean Water Act.")
    spans = statutes_at_stake(found, 2)
    [item] = [i for i in found.items if i.span in spans]
    assert item.mention is not None
    made = at_stake(item.mention)
    assert (made.kind.value, made.name, made.key) == ("measure", "Clean Water Act", "clean-water-act")


def test_other_mentions_stay_as_they_are() -> None:
    mention = clause("Ohio met.").items[0].mention
    assert mention is not None
    assert at_stake(mention) is mention
