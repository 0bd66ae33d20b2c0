"""Which judge a case is before: courtrooms, panels, what else judges do."""

from __future__ import annotations

import pytest
from telling import CASE, of, told

SUIT = "Ohio sued the Treasury Department in May over the travel ban."


@pytest.mark.parametrize(
    "sentence",
    [
        "Her case was argued in front of Judge Jane Roe on Friday.",
        "The lawsuit is being heard by Judge Jane Roe.",
        "The suit is pending before Judge Jane Roe.",
        "U.S. District Judge Jane Roe heard arguments on Friday.",
        "U.S. District Judge Jane Roe told lawyers on Friday that she would need time.",
    ],
)
def test_a_case_is_before_a_judge(sentence: str) -> None:
    (case,) = told(f"{SUIT} {sentence}", CASE)
    assert of(case, "assignedJudge") == {"Jane Roe"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Circuit Judge Jane Roe heard arguments on Friday.",
        "Former U.S. District Judge Jane Roe wrote about the lawsuit.",
        "A separate lawsuit is pending before Judge Jane Roe.",
        "U.S. District Judge Jane Roe and Judge John Doe heard arguments on Friday.",
        "U.S. District Judge Jane Roe was nominated in May, before the hearing.",
        "Judge Jane Roe spoke at the school on Friday.",
    ],
)
def test_a_judge_of_no_case_at_hand(sentence: str) -> None:
    assert [of(case, "assignedJudge") for case in told(f"{SUIT} {sentence}", CASE)] == [set()]


def test_of_two_judges_each_has_a_case_or_none() -> None:
    text = f"{SUIT} The suit is pending before Judge Jane Roe. Another case is before Judge John Doe."
    assert [of(case, "assignedJudge") for case in told(text, CASE)] == [{"Jane Roe"}]
