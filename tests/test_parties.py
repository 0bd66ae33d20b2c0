"""Who sues: lists, collectives and their named members, states through their attorneys general."""

from __future__ import annotations

import pytest
from telling import CASE, differs, facts, of, told

SEVERAL = [
    # coordination
    ("Ohio, Utah and Maine sued the Treasury Department.", "plaintiff: Ohio, Utah, Maine"),
    ("Ohio, Utah, and Maine sued the Treasury Department.", "plaintiff: Ohio, Utah, Maine"),
    ("Ohio and Utah have sued the Treasury Department.", "plaintiff: Ohio, Utah"),
    ("Both Ohio and Utah sued the Treasury Department.", "plaintiff: Ohio, Utah"),
    ("Harlan County and the city of Dayton sued the Treasury Department.", "plaintiff: Harlan County, Dayton"),
    (
        "The Dunmore Teachers Union and Harlan County sued the Treasury Department.",
        "plaintiff: Dunmore Teachers Union, Harlan County",
    ),
    (
        "A lawsuit filed by Ohio, Utah and Maine against the Treasury Department is pending.",
        "plaintiff: Ohio, Utah, Maine",
    ),
    ("Ohio and Utah filed a lawsuit against the Treasury Department on Monday.", "plaintiff: Ohio, Utah"),
    # members
    (
        "A group of cities led by Akron and the county of Harlan sued the Treasury Department.",
        "plaintiff: Akron, Harlan County",
    ),
    ("A coalition of states led by Ohio sued the Treasury Department.", "plaintiff: Ohio"),
    ("Several states, including Ohio and Utah, sued the Treasury Department.", "plaintiff: Ohio, Utah"),
    # through their attorneys general
    ("The attorneys general of Ohio and Utah sued the Treasury Department.", "plaintiff: Ohio, Utah"),
    ("The attorneys general for Ohio, Utah and Maine sued the Treasury Department.", "plaintiff: Ohio, Utah, Maine"),
    (
        "A suit brought by the attorneys general of Ohio and Utah against the Treasury Department is pending.",
        "plaintiff: Ohio, Utah",
    ),
    ("Ohio Attorney General Jane Roe sued the Treasury Department.", "plaintiff: Ohio"),
    (
        "Attorney General Jane Roe of Ohio, one of the states that sued the Treasury Department, spoke.",
        "plaintiff: Ohio",
    ),
    ("Utah and over a dozen other states sued the Treasury Department.", "plaintiff: Utah, dozen other states"),
    # through lawyers
    ("Lawyers for the Dunmore Teachers Union sued the Treasury Department.", "plaintiff: Dunmore Teachers Union"),
    ("Ohio joined Utah in suing the Treasury Department.", "plaintiff: Ohio, Utah"),
    # a body that only describes
    ("A lawsuit brought by Harlan County residents against the Treasury Department is new.", "plaintiff: residents"),
    # a person described by a body
    ("The union member Jane Roe sued the Treasury Department.", "plaintiff: Jane Roe"),
    # a collective without names
    ("A coalition of 20 states sued the Treasury Department.", "plaintiff: ?"),
    ("Three churchgoers sued the Treasury Department.", "plaintiff: ?"),
]


@pytest.mark.parametrize(("text", "row"), SEVERAL)
def test_plaintiffs(text: str, row: str) -> None:
    assert differs(text, CASE, f"{row}; defendant: Department of the Treasury") == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The cities that joined the suit included Dayton, Toledo and Akron.", "plaintiff: Dayton, Toledo, Akron"),
        (
            "The counties that joined the lawsuit are Harlan County and Lorain County.",
            "plaintiff: Harlan County, Lorain County",
        ),
        ("Lawyers for the plaintiffs Jane Roe and John Doe spoke on Monday.", "plaintiff: Jane Roe, John Doe"),
        (
            "The lawsuit by Ohio against Harlan County and the Treasury Department was filed on Monday.",
            "plaintiff: Ohio; defendant: Department of the Treasury, Harlan County",
        ),
        (
            "Ohio sued the Treasury Department and Harlan County.",
            "plaintiff: Ohio; defendant: Department of the Treasury, Harlan County",
        ),
        (
            "Ohio sued the Treasury Department, Harlan County and the Dunmore Teachers Union.",
            "plaintiff: Ohio; defendant: Department of the Treasury, Harlan County, Dunmore Teachers Union",
        ),
    ],
)
def test_lists_elsewhere(text: str, row: str) -> None:
    assert differs(text, CASE, row) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # the second member begins a clause of its own
        (
            "Ohio sued the Treasury Department, and Harlan County was glad.",
            "plaintiff: Ohio; defendant: Department of the Treasury",
        ),
        (
            "Ohio sued the Treasury Department, and Utah said it was glad.",
            "plaintiff: Ohio; defendant: Department of the Treasury",
        ),
        ("Utah waits and Ohio sued the Treasury Department.", "plaintiff: Ohio; defendant: Department of the Treasury"),
        # a place before the comma tells only where
        ("In Utah, Ohio sued the Treasury Department.", "plaintiff: Ohio; defendant: Department of the Treasury"),
        # the seat or the employer of the subject
        ("The union in Dayton and Ohio sued the Treasury Department.", "plaintiff: ?; defendant: ?"),
        (
            "Jane Roe of Harlan County sued the Treasury Department.",
            "plaintiff: Jane Roe; defendant: Department of the Treasury",
        ),
        # what stands behind the infinitive or the possessive is no agent
        (
            "The suit filed by farmers to void the pact with Jane Roe against Ohio is old.",
            "plaintiff: farmers; defendant: Ohio",
        ),
        # a lawyer is no party
        ("Attorney Jane Roe filed a lawsuit against Ohio.", "defendant: Ohio"),
        # a collective of which one is named elsewhere
        (
            "The attorneys general sued the Treasury Department over a rule of Ohio.",
            "plaintiff: ?; defendant: Department of the Treasury",
        ),
    ],
)
def test_neighbours_that_are_no_parties(text: str, row: str) -> None:
    assert differs(text, CASE, row) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Jane Roe, 53, of Utah, who sued Harlan County, slept.", "plaintiff: Jane Roe; defendant: Harlan County"),
        ("Jane Roe slept. She sued Harlan County.", "plaintiff: Jane Roe; defendant: Harlan County"),
        ("The court heard Ohio's case against Harlan County.", "plaintiff: Ohio; defendant: Harlan County"),
        ("A separate lawsuit by Ohio's attorney general is new.", "plaintiff: Ohio"),
        (
            "The Ohio state attorney general's lawsuit against Harlan County is new.",
            "plaintiff: Ohio; defendant: Harlan County",
        ),
        (
            "The Dunmore Teachers Union (DTU) and Harlan County sued the Treasury Department.",
            "plaintiff: Dunmore Teachers Union, Harlan County; defendant: Department of the Treasury",
        ),
        ("A lawsuit brought by Dayton hotel companies is new.", "plaintiff: hotel companies"),
        ("Jane Roe blocked the road while Ohio won its lawsuit against Utah.", "plaintiff: Ohio; defendant: Utah"),
        ("Ohio met Jane Roe before she filed her lawsuit against Utah.", "plaintiff: Jane Roe; defendant: Utah"),
        ("The Ohio lawsuit names Jane Roe as a defendant.", "defendant: Jane Roe"),
        ("The Ohio lawsuit against Harlan County is new.", "plaintiff: Ohio; defendant: Harlan County"),
        ("Ohio accused the union's chief Jane Roe in a lawsuit.", "plaintiff: Ohio; defendant: Jane Roe"),
    ],
)
def test_who_is_meant(text: str, row: str) -> None:
    assert differs(text, CASE, row) == []


@pytest.mark.parametrize(
    "text",
    [
        "Judge Jane Roe sued nobody.",
        "The lawsuit backed by Ohio is new.",
        "A lawsuit filed in May attacks a plan by Ohio.",
        "The judge and the Treasury Department met Ohio.",
        "Ohio, Utah and Maine met the Treasury Department.",
        "The cities that joined the fair included Dayton, Toledo and Akron.",
    ],
)
def test_nobody_sues(text: str) -> None:
    assert told(text, CASE) == []


def test_a_trial_in_the_senate_is_no_case() -> None:
    assert facts("The trial of Jane Roe in the Senate had no witnesses.", CASE) == []
    assert facts("The trial of Jane Roe in Dayton had no witnesses.", CASE) == [{("defendant", "Jane Roe")}]


def test_a_law_firm_sues_for_others() -> None:
    (case,) = told("The Dunmore Center, a conservative law firm, filed a lawsuit against Ohio for Jane Roe.", CASE)
    assert of(case, "plaintiff") == set()
    (case,) = told("The Dunmore Center, a conservative charity, filed a lawsuit against Ohio for Jane Roe.", CASE)
    assert of(case, "plaintiff") == {"Dunmore Center"}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Jane Roe's family is pursuing a lawsuit against Ohio.", "defendant: Ohio"),
        ("Jane Roe is pursuing a lawsuit against Ohio.", "plaintiff: Jane Roe; defendant: Ohio"),
        ("A lawsuit brought by Ohio Republicans against Harlan County is pending.", "defendant: Harlan County"),
        ("A Dunmore-based group sued the Treasury Department.", "defendant: Department of the Treasury"),
        (
            "The suit, brought by firm Harlan Moe, accuses the Treasury Department of fraud.",
            "defendant: Department of the Treasury",
        ),
        ("The Harlan Bank lawsuit against Ohio is pending.", "plaintiff: Harlan Bank; defendant: Ohio"),
        (
            "A group of farmers in Ohio and Utah sued the Treasury Department.",
            "plaintiff: group of farmers; defendant: Department of the Treasury",
        ),
        ("Mr. Doe was charged by the special counsel's Russia investigation with fraud.", "defendant: Doe"),
        ("Jane Roe was acquitted by a jury.", "defendant: Jane Roe"),
        ("Jane Roe \u2013 whom Mr. Doe dismissed \u2013 pleaded guilty to fraud.", "defendant: Jane Roe"),
        ("Several employees filed a lawsuit against Harlan Bank.", "plaintiff: ?; defendant: Harlan Bank"),
    ],
)
def test_words_that_only_describe_a_party(text: str, row: str) -> None:
    assert differs(text, CASE, row) == []


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe was acquitted by the Senate.",
        "The mayor repeated his threats of a lawsuit against Ohio.",
        "The union filed an ethics complaint against Jane Roe.",
        "The Harlan Bank lawsuit is pending in Ohio.",
        "A group of Ohio nuns who sued over the fee spoke.",
        "No prosecutor would pursue a case against Jane Roe.",
        "The mayor would have a difficult time bringing a case against Jane Roe.",
        "Jane Roe charged that John Doe hid the records in the case.",
        "Arlo Quimm, a longtime Jane Roe friend and donor, pleaded guilty to fraud.",
        "The trial for the death of Jane Roe began in May.",
        "Several employees have filed lawsuits against Harlan Bank.",
        "Jane Roe complained how often she is sued.",
        "Jane Roe said the arrest came after Quill was indicted for fraud.",
    ],
)
def test_what_tells_no_case(text: str) -> None:
    assert facts(text, CASE) == []
