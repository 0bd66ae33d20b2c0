"""Under which further names a document speaks of what the tables know."""

from __future__ import annotations

import pytest
from telling import linked


def names(text: str, key: str) -> tuple[str, ...]:
    """Return the further names of one thing in the text."""
    return next(r.names for r in linked(text).referents if r.key == key)


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("The Justice Department sued Ohio. The DOJ wants a hearing.", "body:doj", ("DOJ", "Justice Department")),
        ("The Department of Justice sued Ohio.", "body:doj", ()),
        ("Ohio asked the Supreme Court for a stay.", "court:scotus", ("Supreme Court",)),
        ("Ohio sued ICE on Monday.", "body:ice", ("ICE",)),
        ("Roe sued in Ohio. The Commonwealth of Virginia joined.", "place:virginia", ("Commonwealth of Virginia",)),
    ],
)
def test_names_are_told_as_written(text: str, key: str, expected: tuple[str, ...]) -> None:
    assert names(text, key) == expected


@pytest.mark.parametrize(
    ("text", "key", "wrong"),
    [
        ("The House sued the Treasury Department.", "body:house", "House"),  # one word of a name may be anything
        ("The Justice Department sued. The department wants a stay.", "body:doj", "department"),  # describes
        ("Ohio asked the high court for a stay. The Supreme Court agreed.", "court:scotus", "high court"),
    ],
)
def test_what_is_no_name_is_left_out(text: str, key: str, wrong: str) -> None:
    assert wrong not in names(text, key)
