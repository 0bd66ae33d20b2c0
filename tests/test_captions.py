"""Captions: each names a case; words beside it tell whether it is the case at hand."""

from __future__ import annotations

import pytest
from telling import CASE, SD_OHIO, asserted, facts, of, pairs


@pytest.mark.parametrize(
    ("text", "plaintiff", "defendant"),
    [
        ("The case is Roe v. Doe, 1:20-cv-00417, U.S. District Court, Southern District of Ohio.", "Roe", "Doe"),
        ("The case is City of Dayton v. Treasury Department.", "Dayton", "Department of the Treasury"),
        ("The case is State of Ohio v. Doe, No. 20-417.", "Ohio", "Doe"),
        ("The case is Harlan Tool Works v. Doe et al.", "Harlan Tool Works", "Doe"),
    ],
)
def test_the_case_reported_on(text: str, plaintiff: str, defendant: str) -> None:
    (found,) = facts(text, CASE)
    assert (of(found, "plaintiff"), of(found, "defendant")) == ({plaintiff}, {defendant})


def test_docket_and_court() -> None:
    (found,) = facts("The case is Roe v. Doe, 1:20-cv-00417, U.S. District Court, Southern District of Ohio.", CASE)
    (docket,) = of(found, "docketNumber")
    assert "20-cv-00417" in docket
    assert of(found, "filedIn") == {SD_OHIO}


@pytest.mark.parametrize(
    "text",
    [
        '"We lost because of Roe v. Doe, and it hurts," he said.',
        "The case is old.",
        "The docket is 1:20-cv-00417.",
    ],
)
def test_quoted_captions_and_other_words(text: str) -> None:
    assert [f for f in asserted(text, CASE) if f.rule == "caption"] == []


def test_sides_lie_in_the_text() -> None:
    text = "It rained. The case is City of Dayton v. Doe et al., No. 20-417."
    (frame,) = asserted(text, CASE)
    spans = {s.name: s.value.span.of(text) for s in frame.slots if hasattr(s.value, "span")}
    assert spans == {"plaintiff": "City of Dayton", "defendant": "Doe"}
    assert {s.evidence.of(text) for s in frame.slots} == {"The case is City of Dayton v. Doe et al., No. 20-417."}


@pytest.mark.parametrize(
    ("text", "at_hand"),
    [
        ("She cited Roe v. Doe.", False),
        ("Under Roe v. Doe, the gun law is old.", False),
        ("In the case, Roe v. Doe, the union lost.", True),
        ("The lawsuit, known as Roe v. Doe, is pending.", True),
        ("The appeal, called Moe and Roe v. Doe, is pending.", True),
    ],
)
def test_captions_of_the_case_at_hand_and_of_others(text: str, at_hand: bool) -> None:
    (frame,) = [f for f in asserted(text, CASE) if f.rule == "caption"]
    assert (frame.definite, pairs(frame)) == (at_hand, {("plaintiff", "Roe"), ("defendant", "Doe")})
