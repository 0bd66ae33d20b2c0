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
        ("In a lawsuit, Ohio accused Harlan County of fraud.", "plaintiff: Ohio; defendant: Harlan County"),
        ("Ohio accused Harlan County in a lawsuit of fraud.", "plaintiff: Ohio; defendant: Harlan County"),
        ("The lawsuit by Ohio accuses Harlan County of fraud.", "plaintiff: Ohio; defendant: Harlan County"),
        ("Ohio sued to stop Governor John Stern.", "plaintiff: Ohio; defendant: John Stern"),
        ("Ohio filed a lawsuit to force Harlan County to pay.", "plaintiff: Ohio; defendant: Harlan County"),
        ("The lawsuit by Ohio argues that the gun law violates the pact.", "plaintiff: Ohio; challenges: gun law"),
    ],
)
def test_sides_of_suits(text: str, row: str) -> None:
    assert differs(text, CASE, row) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Along with Maine, the states seeking to block the pact are Ohio and Utah.", "Maine, Ohio, Utah"),
        ("The states that joined the lawsuit are Ohio, Utah and Maine.", "Ohio, Utah, Maine"),
        ("The states challenging the gun law include Ohio and Utah.", "Ohio, Utah"),
    ],
)
def test_members_of_a_collective_that_sues(text: str, names: str) -> None:
    assert differs(text, CASE, f"plaintiff: {names}") == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Jane Roe was charged with fraud in May.", "defendant: Jane Roe"),
        ("A grand jury indicted Jane Roe on Monday.", "defendant: Jane Roe"),
        (
            "The Justice Department charged Jane Roe with fraud.",
            "plaintiff: Department of Justice; defendant: Jane Roe",
        ),
        ("Prosecutors charged Jane Roe with fraud.", "defendant: Jane Roe"),
        ("Jane Roe, who was convicted of fraud, slept.", "defendant: Jane Roe"),
        ("Jane Roe pleaded guilty to fraud.", "defendant: Jane Roe"),
        ("Jane Roe spoke on Monday. She pleaded guilty to fraud.", "defendant: Jane Roe"),
        ("The trial of Jane Roe began on Monday.", "defendant: Jane Roe"),
    ],
)
def test_prosecutions(text: str, row: str) -> None:
    assert differs(text, CASE, row) == []


@pytest.mark.parametrize(
    "text",
    [
        "The agency is charged with keeping the peace.",
        "The impeachment trial of Jane Roe began on Monday.",
        "Jane Roe was not charged with fraud.",
        "Jane Roe could be convicted of fraud.",
        "The town feared convicted robber Jane Roe.",
        "Jane Roe was accused of fraud.",
    ],
)
def test_no_prosecution(text: str) -> None:
    assert told(text, CASE) == []


@pytest.mark.parametrize(
    "text",
    [
        "The states in the region are Ohio and Utah.",
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
