"""Which statute "the law" is where the text has told of no measure before."""

from __future__ import annotations

import pytest
from telling import RULING, of, told


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The Affordable Care Act is old. Judge Jane Roe ruled the law unconstitutional.", {"Affordable Care Act"}),
        (
            "The Clean Air Act and the Affordable Care Act are old. Judge Jane Roe ruled the law unconstitutional.",
            {"law"},
        ),
        (
            "The Affordable Care Act is old. Ohio has a gun law. Judge Jane Roe ruled the law unconstitutional.",
            {"gun law"},
        ),
        (
            "Ohio has a gun law. Moe hates the Affordable Care Act. Judge Jane Roe ruled the law void.",
            {"Affordable Care Act"},
        ),
        ("Ohio has a gun law. It came under the Affordable Care Act. Judge Jane Roe ruled the law void.", {"gun law"}),
        ("Judge Jane Roe ruled the law unconstitutional. The Affordable Care Act is old.", {"law"}),
    ],
)
def test_the_law_is_the_statute_named(text: str, target: set[str]) -> None:
    assert [of(event, "target") for event in told(text, RULING)] == [target]
