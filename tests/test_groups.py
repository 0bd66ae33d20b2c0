"""Collectives without a name: where they begin and end, which point back, and what only looks like them."""

from __future__ import annotations

import pytest
from finding import definite, words

from graph.model import MentionKind

GROUP = MentionKind.GROUP


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A coalition of 20 states sued.", "coalition of 20 states"),
        ("They and 16 cities and counties sued.", "16 cities and counties"),
        ("Three churchgoers sued.", "Three churchgoers"),
        ("Dozens of families sued.", "Dozens of families"),
        ("More than two dozen states sued.", "More than two dozen states"),
        ("Twenty-six Republican-led states sued.", "Twenty-six Republican-led states"),
        ("Several immigrant rights groups sued.", "Several immigrant rights groups"),
        ("It pleased women's rights groups.", "women's rights groups"),
        ("It angered anti-tax activists.", "anti-tax activists"),
        ("Attorneys general of 12 states sued.", "Attorneys general of 12 states"),
        ("In all, 18 Democratic attorneys general sued.", "18 Democratic attorneys general"),
        ("It names some for-profit colleges.", "some for-profit colleges"),
        ("It harms 4.4 million phone users.", "4.4 million phone users"),
        ("The rest came from cities, counties and states.", "cities, counties and states"),
        ("House Democrats sued.", "House Democrats"),
        ("The women sued.", "women"),
        ("It angered environmental groups.", "environmental groups"),
        ("It angered groups of farmers.", "groups of farmers"),
        ("The coalition sued.", "coalition"),
        ("Environmental groups in Ohio sued.", "Environmental groups"),
        ("A teachers union sued.", "teachers union"),
    ],
)
def test_spans(text: str, expected: str) -> None:
    assert words(text, GROUP) == [expected] or words(text, GROUP) == [expected[0].lower() + expected[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "Said people familiar with the matter.",
        "The filing states that he left.",
        "About 40 percent agreed.",
        "On Nov. 5 it rained.",
        "A state sued.",
    ],
)
def test_no_group(text: str) -> None:
    assert words(text, GROUP) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2004, Dunmore voters agreed.", ["voters"]),
        ("They saw 300 weddings of young couples.", ["young couples"]),
        ("By Sept. 5 officials agreed.", ["officials"]),
    ],
)
def test_years_and_days_count_nothing(text: str, expected: list[str]) -> None:
    assert words(text, GROUP) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The 32 counties sued.", [True]), ("Those families sued.", [True]), ("Some 32 counties sued.", [False])],
)
def test_definite(text: str, expected: list[bool]) -> None:
    assert definite(text, GROUP) == expected
