from __future__ import annotations

import re

import pytest

from graph.frames import tenure_words as words


@pytest.mark.parametrize(
    ("pattern", "gap", "fits"),
    [
        (words.NAME_NEXT, " ", True),
        (words.NAME_NEXT, " Dr. ", True),
        (words.NAME_NEXT, ", ", False),
        (words.LINKED, ", ", True),
        (words.LINKED, ", a ", True),
        (words.LINKED, ", who was then the state's ", True),
        (words.LINKED, ", D-Ohio, ", True),
        (words.LINKED, ", the \x01 ", True),
        (words.LINKED, ", a Democrat and ", True),
        (words.LINKED, " \u2014 the former ", True),
        (words.LINKED, " \u2014 but the ", False),
        (words.LINKED, " met the ", False),
        (words.LINKED, ". The ", False),
        (words.COPULA, " is the ", True),
        (words.COPULA, " is elected ", False),
        (words.COPULA, " is not the ", False),
        (words.OWNED, "'s former ", True),
        (words.OWNED, " ", True),
        (words.OWNED, " has ruled ", False),
        (words.OFFICE_OF, " of the ", True),
        (words.OFFICE_OF, " and the ", False),
        (words.AFTER_NAME, " of the ", True),
        (words.AFTER_NAME, " said of ", False),
        (words.JOINED, " and ", True),
        (words.JOINED, ", ", False),
    ],
)
def test_gap(pattern: re.Pattern[str], gap: str, fits: bool) -> None:
    assert (pattern.fullmatch(gap) is not None) is fits


@pytest.mark.parametrize(
    ("office", "bench", "public", "private"),
    [
        ("U.S. District Judge", True, False, False),
        ("attorney general", False, True, False),
        ("immigration lawyer", False, False, True),
        ("city attorney", False, False, False),
        ("judgement clerk", False, False, False),
    ],
)
def test_kinds_of_office(office: str, bench: bool, public: bool, private: bool) -> None:
    found = (words.is_bench(office), bool(words.PUBLIC.search(office)), bool(words.PRIVATE.search(office)))
    assert found == (bench, public, private)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("Gov.", "governor", True),
        ("U.S. Attorney General", "Attorney General", True),
        ("spokeswoman", "spokesman", True),
        ("Attorney General", "governor", False),
        ("deputy director", "director", False),
    ],
)
def test_core(one: str, other: str, equal: bool) -> None:
    assert (words.core(one) == words.core(other)) is equal
