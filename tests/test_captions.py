"""Captions: the case reported on is told from a precedent that is only cited."""

from __future__ import annotations

import pytest
from telling import CASE, SD_OHIO, asserted, facts, of


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
        "She cited Roe v. Doe.",
        "Under Roe v. Doe, the gun law is old.",
        "The lawyers compared it with Ohio v. Doe and slept.",
        "The case is old.",
        "The docket is 1:20-cv-00417.",
    ],
)
def test_precedents_and_other_words(text: str) -> None:
    assert [f for f in asserted(text, CASE) if f.rule == "caption"] == []


def test_sides_lie_in_the_text() -> None:
    text = "It rained. The case is City of Dayton v. Doe et al., No. 20-417."
    (frame,) = asserted(text, CASE)
    spans = {s.name: s.value.span.of(text) for s in frame.slots if hasattr(s.value, "span")}
    assert spans == {"plaintiff": "City of Dayton", "defendant": "Doe"}
    assert {s.evidence.of(text) for s in frame.slots} == {"The case is City of Dayton v. Doe et al., No. 20-417."}
