"""What a suit says against whom: accusations, allegations, and whom it is to stop or to force."""

from __future__ import annotations

import pytest
from telling import CASE, differs


@pytest.mark.parametrize(
    ("text", "row"),
    [
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
        (
            "Ohio filed a lawsuit alleging that Jane Roe and other officers broke the pact.",
            "plaintiff: Ohio; defendant: Jane Roe, other officers",
        ),
        (
            "Ohio alleged in a 2013 lawsuit that Harlan County broke the pact.",
            "plaintiff: Ohio; defendant: Harlan County",
        ),
    ],
)
def test_whom_a_suit_is_against(text: str, row: str) -> None:
    assert differs(text, CASE, row) == []


@pytest.mark.parametrize(
    "text",
    [
        "The lawsuit by Ohio alleges that Harlan County was harmed by the pact.",
        "A lawsuit by Ohio pleased a woman who accused Jane Roe of fraud.",
        "The lawsuit by Ohio says Harlan County could lose the pact.",
        "In the lawsuit by Ohio, lawyers praised Harlan County.",
    ],
)
def test_whom_a_suit_does_not_blame(text: str) -> None:
    assert differs(text, CASE, "plaintiff: Ohio") == []
