"""The president as a party by the office alone."""

from __future__ import annotations

import pytest
from telling import CASE, of, told


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        ("President Trump is glad. Ohio sued the president on Monday.", "defendant", True),
        ("President Trump is glad. The president is suing CNN over the story.", "plaintiff", True),
        ("President Trump is glad. The lawsuit against the president by Ohio is old.", "defendant", True),
        ("President Trump is glad. Ohio sued the president of Harlan Bank.", "defendant", False),
        ("President Trump is glad. Ohio sued the president's company.", "defendant", False),
        ("Harlan College is old. Ohio sued the president on Monday.", "defendant", False),
        ("President Trump is glad. Ohio may sue the president.", "defendant", False),
    ],
)
def test_the_president_as_a_party(text: str, name: str, known: bool) -> None:
    assert {value for event in told(text, CASE) for value in of(event, name)} == ({"Trump"} if known else set())
