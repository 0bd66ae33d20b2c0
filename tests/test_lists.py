"""Lists of items: coordinated to the right or to the left, and people whom a body only describes."""

from __future__ import annotations

import pytest
from telling import at, clause

from graph.frames import lists
from graph.frames.clause import Clause


def names(found: Clause, indices: list[int]) -> list[str]:
    return [mention.name for mention in (found.mention(i) for i in indices) if mention is not None]


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        ("They met Ohio.", "Ohio", ["Ohio"]),
        ("They met Ohio and Utah.", "Ohio", ["Ohio", "Utah"]),
        ("They met Ohio, Utah and Maine.", "Ohio", ["Ohio", "Utah", "Maine"]),
        ("They met Ohio, Utah, and Maine.", "Ohio", ["Ohio", "Utah", "Maine"]),
        ("They met Ohio as well as Utah.", "Ohio", ["Ohio", "Utah"]),
        ("They met Ohio along with Utah.", "Ohio", ["Ohio", "Utah"]),
        ("They met Ohio in Utah.", "Ohio", ["Ohio"]),
        ("They met Ohio, and Utah was glad.", "Ohio", ["Ohio"]),
        ("They met Ohio and Utah sued.", "Ohio", ["Ohio"]),
        ("They met Ohio. Utah slept.", "Ohio", ["Ohio"]),
    ],
)
def test_to_the_right(text: str, first: str, expected: list[str]) -> None:
    found = clause(text)
    assert names(found, lists.listed(found.items, at(found.items, first), found.party)) == expected


@pytest.mark.parametrize(
    ("text", "last", "expected"),
    [
        ("Ohio slept.", "Ohio", ["Ohio"]),
        ("Ohio and Utah slept.", "Utah", ["Ohio", "Utah"]),
        ("Ohio, Utah and Maine slept.", "Maine", ["Ohio", "Utah", "Maine"]),
        ("Ohio and the city of Dayton slept.", "Dayton", ["Ohio", "Dayton"]),
        ("It rained in Ohio, Utah slept.", "Utah", ["Utah"]),
        ("Rain and Utah slept.", "Utah", ["Utah"]),
    ],
)
def test_to_the_left(text: str, last: str, expected: list[str]) -> None:
    found = clause(text)
    assert names(found, lists.listed_left(found.items, at(found.items, last), found.party)) == expected


@pytest.mark.parametrize(
    ("text", "first", "meant"),
    [
        ("They met the Dunmore Teachers Union member Jane Roe.", "Dunmore Teachers Union", "Jane Roe"),
        ("They met the Dunmore Teachers Union and Jane Roe.", "Dunmore Teachers Union", "Dunmore Teachers Union"),
        ("A group led by the Dunmore Teachers Union sued Mayor Jane Roe.",) + 2 * ("Dunmore Teachers Union",),
        ("They met Jane Roe.", "Jane Roe", "Jane Roe"),
    ],
)
def test_a_body_may_only_describe_a_person(text: str, first: str, meant: str) -> None:
    found = clause(text)
    assert names(found, [lists.named(found.items, at(found.items, first), found.party)]) == [meant]
