from __future__ import annotations

import pytest

from graph.annotate import people_evidence as evidence
from graph.annotate.name_data import names

LISTS = names()


@pytest.mark.parametrize(
    ("words", "before", "after", "expected"),
    [
        ("Quorra Venn", "\x01\x01 ", " agreed", True),
        ("Quorra Venn", "Dr. ", " agreed", True),
        ("Quorra Venn", "", ", 41, agreed", True),
        ("Quorra Venn", "", ", the \x01\x01, agreed", True),
        ("Quorra Venn", "", " (D-Ohio) agreed", True),
        ("Quorra Venn", "", " said so", True),
        ("Sarah Venn", "the ", " agreed", True),
        ("Quorra Venn", "", " agreed", False),
        ("Quorra Venn", "the ", " said so", False),
        ("Sarah Venn", "", " Foundation agreed", False),
        ("Sarah Venn", "", " & Quist agreed", False),
        ("Sarah Foundation", "", " agreed", False),
        ("Sarah Venn Quist Toll Marsh", "", " agreed", False),
    ],
)
def test_full_name(words: str, before: str, after: str, expected: bool) -> None:
    assert evidence.is_full_name(words.split(" "), before, after, LISTS) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Sarah", True), ("Jos\u00e9", True), ("Jo-Ann", True), ("MaryBeth", True), ("Quorra", False), ("sarah", False)],
)
def test_given(word: str, expected: bool) -> None:
    assert evidence.is_given(word, LISTS) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("\x01 ", " agreed", True), ("Mr. ", " agreed", True), ("\x01 ", " Foundation agreed", False), ("so ", "", False)],
)
def test_titled(before: str, after: str, expected: bool) -> None:
    assert evidence.is_titled(before, after, LISTS) is expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (", a Republican, wrote", True),
        (", a moderate Democrat, agreed", True),
        (", D-\x00\x00\x00\x00, said", True),
        (", a Republican town, said", False),
        (", a Democratic fair, opened", False),
        (", a Republican, Jane Roe, said", False),
        (" said", False),
    ],
)
def test_party_shows_a_person(after: str, expected: bool) -> None:
    assert evidence.is_shown("", after, LISTS) is expected


@pytest.mark.parametrize(
    ("after", "expected"), [(" Wins again", True), (" Monday again", False), (" again", False), ("", False)]
)
def test_begins_phrase(after: str, expected: bool) -> None:
    assert evidence.begins_phrase(after) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("", " said so", True), ("with ", "'s order", True), ("in ", " again", False), ("", " \x00\x00", False)],
)
def test_stands_as_person(before: str, after: str, expected: bool) -> None:
    assert evidence.stands_as_person(before, after) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("", " said so", True), ("", "'s order", True), ("in ", " said so", False), ("", " is big", False)],
)
def test_speaks_or_owns(before: str, after: str, expected: bool) -> None:
    assert evidence.speaks_or_owns(before, after, LISTS) is expected
