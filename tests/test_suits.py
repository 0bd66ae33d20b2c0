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
    ("Plaintiffs that sued the agency included the states of Ohio, Utah and Iowa.", "Ohio, Utah, Iowa"),
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
        (
            "Others named in the lawsuit include consultant Jane Roe and Harlan County.",
            "defendant: Jane Roe, Harlan County",
        ),
        ("Jane Roe is also named in the lawsuit.", "defendant: Jane Roe"),
        (
            "The suit names Harlan Bank, Dunmore Energy and Jane Roe.",
            "defendant: Harlan Bank, Dunmore Energy, Jane Roe",
        ),
        ("The suit names as defendants Harlan County and Jane Roe.", "defendant: Harlan County, Jane Roe"),
        (
            "The defendants include Harlan County, Dunmore Energy and Jane Roe.",
            "defendant: Harlan County, Dunmore Energy, Jane Roe",
        ),
        ("Jane Roe dismissed a case accusing Harlan County of fraud in court.", "defendant: Harlan County"),
        (
            "Jane Roe, a baker, accuses Harlan County of fraud, according to the lawsuit.",
            "plaintiff: Jane Roe; defendant: Harlan County",
        ),
        ("Jane Roe is suing on behalf of her client, John Doe.", "plaintiff: Jane Roe, John Doe"),
        ("Jane Roe, the plaintiff, was glad.", "plaintiff: Jane Roe"),
        ("Jane Roe, who is challenging the gun law, was glad.", "plaintiff: Jane Roe"),
        (
            "Harlan County is a defendant in the case, as are Utah and Jane Roe.",
            "defendant: Harlan County, Utah, Jane Roe",
        ),
        ("The defendants in the case are Harlan County and Jane Roe.", "defendant: Harlan County, Jane Roe"),
        ("Harlan County faces a lawsuit from two attorneys general.", "plaintiff: ?; defendant: Harlan County"),
        ("Harlan County was hit with a lawsuit by Ohio.", "plaintiff: Ohio; defendant: Harlan County"),
        ("Harlan County lost a lawsuit brought by Ohio.", "plaintiff: Ohio; defendant: Harlan County"),
        ("Harlan County settled a lawsuit brought by Ohio.", "plaintiff: Ohio; defendant: Harlan County"),
        ("Ohio won a lawsuit against Harlan County.", "plaintiff: Ohio; defendant: Harlan County"),
        ("Ohio lost its lawsuit against Harlan County.", "plaintiff: Ohio; defendant: Harlan County"),
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
        "Jane Roe, who challenged the gun law in a speech, was glad.",
        "The lawsuit, filed by Dunmore Law Group, names nobody from Ohio.",
        "Harlan County faces threats of lawsuits from farmers in Ohio.",
    ],
)
def test_no_parties(text: str) -> None:
    assert [
        sorted(e) for e in told(text, CASE) if any(name == "defendant" or "Ohio" in v or "Roe" in v for name, v in e)
    ] == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("A lawsuit brought by Harlan Bank investors is new.", "plaintiff: investors; defendant: Harlan Bank"),
        ("The union filed a lawsuit on Jane Roe's behalf.", "plaintiff: Jane Roe"),
        ("A case that the Dunmore Teachers Union brought is new.", "plaintiff: Dunmore Teachers Union"),
        (
            "A similar lawsuit about the use of water was recently launched against Harlan County by Jane Roe.",
            "plaintiff: Jane Roe; defendant: Harlan County",
        ),
        ("Ohio as well as Utah signed onto the lawsuit on Friday.", "plaintiff: Ohio, Utah"),
    ],
)
def test_more_sides(text: str, row: str) -> None:
    assert differs(text, CASE, row) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ohio sued Harlan County. The case was assigned to Judge Mary Quill.",
        "Ohio sued Harlan County. Judge Mary Quill is overseeing the case.",
        "Ohio sued Harlan County. Judge Mary Quill was appointed to preside over the lawsuit.",
    ],
)
def test_judge_of_a_case(text: str) -> None:
    row = "plaintiff: Ohio; defendant: Harlan County; assignedJudge: Mary Quill"
    assert differs(text, CASE, row) == []


def test_many_suits_are_no_suit() -> None:
    assert told("Harlan County is fighting all the lawsuits.", CASE) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Jane Roe and her company filed a lawsuit.", "plaintiff=Jane Roe"),
        ("The Harlan Union, which speaks for 50 workers, and Ohio sued.", "plaintiff=Harlan Union|Ohio"),
        ("It tells of a lawsuit Jane Roe filed against Utah.", "plaintiff=Jane Roe; defendant=Utah"),
        ("It tells of a lawsuit Jane Roe dismissed.", ""),
    ],
)
def test_plaintiffs_in_other_places(text: str, row: str) -> None:
    wanted = {
        (n, v) for part in filter(None, row.split("; ")) for n, _, vs in [part.partition("=")] for v in vs.split("|")
    }
    assert {pair for event in told(text, CASE) for pair in event} == wanted


def test_a_pronoun_is_of_its_own_sex() -> None:
    text = "Jane Roe is the daughter of John Roe, the mayor of Dunmore. He was convicted of fraud in 2015."
    assert not any(("defendant", "Jane Roe") in event for event in told(text, CASE))
