"""Organizations: names of the tables, names by their grammar, administrations, acronyms, and what is none."""

from __future__ import annotations

import pytest
from finding import definite, mentions, names, of_kind, words

from graph.annotate.body_names import body_words
from graph.model import MentionKind

BODY = MentionKind.BODY


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Justice Department appealed.", "doj"),
        ("The U.S. Justice Department appealed.", "doj"),
        ("A Department of Justice lawyer appealed.", "doj"),
        ("The US Education Department appealed.", "education"),
        ("The American Civil Liberties Union appealed.", "aclu"),
        ("Trump\u2019s administration appealed.", "trump-administration"),
        ("The TRUMP ADMINISTRATION appealed.", "trump-administration"),
        ("A suit by Alliance Defending Freedom in November failed.", "adf"),
        ("The Texas Legislature met.", "texas-legislature"),
        ("Ohio wants it, but the Legislature adjourned.", "ohio-legislature"),
    ],
)
def test_rows(text: str, key: str) -> None:
    assert [k for _, k in of_kind(text, BODY)] == [key]


def test_span_ends_before_the_date() -> None:
    assert words("A suit by Alliance Defending Freedom in November failed.", BODY) == ["Alliance Defending Freedom"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Center for Marsh Studies sued.", [("Center for Marsh Studies", "AdvocacyGroup")]),
        ("The Dunmore Police Department sued.", [("Dunmore Police Department", "Agency")]),
        ("The Ohio Department of Health sued.", [("Ohio Department of Health", "Agency")]),
        ("The Texas Attorney General's Office sued.", [("Texas Attorney General's Office", "Agency")]),
        ("The U.S. Attorney's Office in Boise sued.", [("U.S. Attorney's Office in Boise", "Agency")]),
        ("Harlan County Council sued.", [("Harlan County Council", "Legislature")]),
        ("The Dunmore School District sued.", [("Dunmore School District", "Organization")]),
        ("The Northern Heron Rights Watch sued.", [("Northern Heron Rights Watch", "AdvocacyGroup")]),
        ("Marlow Kettle Industries, Inc., sued.", [("Marlow Kettle Industries", "Company")]),
        ("The Roe administration sued.", [("Roe administration", "Administration")]),
        ("The federal government sued.", [("federal government", "GovernmentBody")]),
        ("The Dunmore Heron Society Tuesday sued.", [("Dunmore Heron Society", "AdvocacyGroup")]),
    ],
)
def test_grammar(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.span.of(text), m.kind_class) for m in mentions(text) if m.kind is BODY] == expected


@pytest.mark.parametrize(
    "text",
    [
        "He spoke in the Oval Office.",
        "The Electoral College met.",
        "A Republican administration would differ.",
        "Civil Rights were at stake.",
        "Manhattan District Attorney Ann Roe spoke.",
        "The World Trade Center stood here.",
        "They crossed the river by boat.",
    ],
)
def test_no_body(text: str) -> None:
    assert of_kind(text, BODY) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The administration appealed.", ["administration"]),
        ("My administration will appeal.", ["administration"]),
        ("The agency appealed.", ["agency"]),
        ("The group of farmers appealed.", []),
        ("An agency appealed.", []),
    ],
)
def test_definite(text: str, expected: list[str]) -> None:
    assert [m.name for m in mentions(text) if m.kind is BODY and m.definite] == expected


def test_state_chamber_is_not_the_national_one() -> None:
    text = "The state Senate voted."
    assert names(text, BODY) == ["state Senate"] and definite(text, BODY) == [True]
    assert [key for _, key in of_kind("The Senate voted.", BODY)] == ["senate"]


def test_acronym_introduced_in_the_text() -> None:
    text = "The Dunmore Heron Society (DHS2) met. The Marlow Heron Council (MHC) met. MHC sued."
    assert names(text, BODY)[-1] == "Marlow Heron Council"
    assert "MHC" not in words("MHC sued.", BODY)


def test_acronym_must_fit_the_name() -> None:
    assert words("The Marlow Heron Council (XYZ) met. XYZ sued.", BODY) == ["Marlow Heron Council"]


def test_words_are_read_as_words() -> None:
    lists = (body_words().not_first, body_words().breaks, body_words().generic_first, body_words().suffixes)
    assert all(isinstance(word, str) for each in lists for word in each)
