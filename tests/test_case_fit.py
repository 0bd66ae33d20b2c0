"""Which tellings are of one case, and which parties say no more than others."""

from __future__ import annotations

import pytest
from telling import CASE, differs

ONE = [
    (
        "A coalition of states sued the Treasury Department on Monday. The lawsuit was filed by Ohio and Utah.",
        "plaintiff: Ohio, Utah; defendant: Department of the Treasury",
    ),
    (
        "Two states sued the Treasury Department on Monday. The lawsuit was filed by Ohio and Utah.",
        "plaintiff: Ohio, Utah; defendant: Department of the Treasury",
    ),
    (
        "Several farmers sued Harlan County. The case is Roe v. Harlan County.",
        "plaintiff: Roe, Several farmers; defendant: Harlan County",
    ),
    (
        "A group of farmers sued. The case is Roe v. Harlan County.",
        "plaintiff: Roe; defendant: Harlan County",
    ),
    (
        "Jane Roe sued Harlan County. The suit names John Doe and Harlan County as defendants.",
        "plaintiff: Jane Roe; defendant: Harlan County, John Doe",
    ),
    (
        "One of the plaintiffs, Jane Roe, was glad. The lawsuit against Ohio was filed on Monday.",
        "plaintiff: Jane Roe; defendant: Ohio",
    ),
    (
        "Ohio sued the Treasury Department. In its lawsuit filed in federal court in Dayton, it said little.",
        "plaintiff: Ohio; defendant: Department of the Treasury; filedIn: federal court in Dayton",
    ),
]


@pytest.mark.parametrize(("text", "row"), ONE)
def test_one_case(text: str, row: str) -> None:
    assert differs(text, CASE, row) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Ohio sued Harlan County. Jane Roe sued the Treasury Department.",
            ("plaintiff: Ohio; defendant: Harlan County", "plaintiff: Jane Roe; defendant: Department of the Treasury"),
        ),
        (
            "Ohio sued Harlan County. She cited Roe v. Doe.",
            ("plaintiff: Ohio; defendant: Harlan County", "plaintiff: Roe; defendant: Doe"),
        ),
        (
            "Jane Roe sued John Doe in 2013. Jane Roe sued Harlan County over a noise rule in 2006.",
            ("plaintiff: Jane Roe; defendant: John Doe", "plaintiff: Jane Roe; defendant: Harlan County"),
        ),
        (
            "Jane Roe was indicted on Monday. John Doe pleaded guilty to fraud in May.",
            ("defendant: Jane Roe; filedOn: 2020-06-15", "defendant: John Doe"),
        ),
        (
            "Ohio sued Harlan County. In a separate lawsuit, filed by Jane Roe, more was said.",
            ("plaintiff: Ohio; defendant: Harlan County", "plaintiff: Jane Roe"),
        ),
        (
            "Jane Roe sued Harlan Bank over the story. He cited the lawsuit against Dunmore College.",
            ("plaintiff: Jane Roe; defendant: Harlan Bank", "defendant: Dunmore College"),
        ),
        (
            "She won the landmark 2000 case of Roe v. Doe. In 2009, Ohio filed the lawsuit against Utah.",
            ("plaintiff: Roe; defendant: Doe", "plaintiff: Ohio; defendant: Utah; filedOn: 2009"),
        ),
    ],
)
def test_two_cases(text: str, rows: tuple[str, str]) -> None:
    assert differs(text, CASE, *rows) == []


def test_a_number_that_the_named_do_not_reach_is_kept() -> None:
    text = "A coalition of 20 states sued the Treasury Department. The lawsuit was filed by Ohio and Utah."
    row = "plaintiff: coalition of 20 states, Ohio, Utah; defendant: Department of the Treasury"
    assert differs(text, CASE, row) == []
