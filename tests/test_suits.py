"""Parties told beside the verb of suing: at role nouns, by whom a suit hits, and by what it alleges."""

from __future__ import annotations

import pytest
from telling import CASE, differs, told

ROLES = [
    (
        "The plaintiffs in the case include Ohio, Utah and the Dunmore Teachers Union.",
        "Ohio, Utah, Dunmore Teachers Union",
    ),
    ("The plaintiffs are Ohio and Harlan County.", "Ohio, Harlan County"),
    ("The plaintiffs in the case, Ohio and Utah, were glad.", "Ohio, Utah"),
    ("The plaintiffs, including Ohio and Utah, were glad.", "Ohio, Utah"),
    ("Jane Roe, a plaintiff in the lawsuit, was glad.", "Jane Roe"),
    ("Jane Roe, 53, one of the plaintiffs, was glad.", "Jane Roe"),
    ("Jane Roe is the lead plaintiff in the case.", "Jane Roe"),
    ("One of the plaintiffs, Jane Roe, was glad.", "Jane Roe"),
]


@pytest.mark.parametrize(("text", "names"), ROLES)
def test_plaintiffs_at_their_role(text: str, names: str) -> None:
    assert differs(text, CASE, f"plaintiff: {names}") == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The suit names Harlan County and Jane Roe as defendants.", "defendant: Harlan County, Jane Roe"),
        ("Named as defendants were Harlan County and Jane Roe.", "defendant: Harlan County, Jane Roe"),
        ("Harlan County was named as a defendant.", "defendant: Harlan County"),
        ("The defendants in the case are Harlan County and Jane Roe.", "defendant: Harlan County, Jane Roe"),
        ("Harlan County faces a lawsuit from two attorneys general.", "plaintiff: ?; defendant: Harlan County"),
        ("Harlan County was hit with a lawsuit by Ohio.", "plaintiff: Ohio; defendant: Harlan County"),
        ("Harlan County lost a lawsuit brought by Ohio.", "plaintiff: Ohio; defendant: Harlan County"),
        ("Harlan County settled a lawsuit brought by Ohio.", "plaintiff: Ohio; defendant: Harlan County"),
        ("Ohio won a lawsuit against Harlan County.", "plaintiff: Ohio; defendant: Harlan County"),
        ("Ohio lost its lawsuit against Harlan County.", "plaintiff: Ohio; defendant: Harlan County"),
        (
            "Ohio filed a lawsuit alleging that Harlan County violated the pact.",
            "plaintiff: Ohio; defendant: Harlan County",
        ),
        ("The lawsuit by Ohio claims that Harlan County broke the pact.", "plaintiff: Ohio; defendant: Harlan County"),
        ("The lawsuit by Ohio argues that the gun law violates the pact.", "plaintiff: Ohio; challenges: gun law"),
    ],
)
def test_sides_of_suits(text: str, row: str) -> None:
    assert differs(text, CASE, row) == []


@pytest.mark.parametrize(
    "text",
    [
        "The plaintiffs are asking Ohio to pay.",
        "The plaintiffs were born in Ohio.",
        "The plaintiffs in the case, from Ohio, were glad.",
        "Harlan County could face a lawsuit from farmers in Utah.",
        "Jane Roe could be a plaintiff in the case.",
        "Harlan County fought a fire.",
    ],
)
def test_no_parties(text: str) -> None:
    assert [
        sorted(e) for e in told(text, CASE) if any(name == "defendant" or "Ohio" in v or "Roe" in v for name, v in e)
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "The lawsuit by Ohio alleges that Harlan County was harmed by the pact.",
        "The lawsuit by Ohio says Harlan County could lose the pact.",
        "In the lawsuit by Ohio, lawyers praised Harlan County.",
    ],
)
def test_whom_a_suit_does_not_blame(text: str) -> None:
    assert differs(text, CASE, "plaintiff: Ohio") == []
