"""Measures told by the words around them: owners, issuers after the noun, years before it."""

from __future__ import annotations

import pytest
from telling import MEASURE, facts, of


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Ohio's gun law is old.", "Ohio"),
        ("Harlan County's new sanctuary policy is old.", "Harlan County"),
        ("The Treasury Department's memo is old.", "Department of the Treasury"),
        ("Memos from the Treasury Department are old.", "Department of the Treasury"),
        ("The Ohio gun law is old.", "Ohio"),
    ],
)
def test_issuers(text: str, issuer: str) -> None:
    (found,) = facts(text, MEASURE)
    assert of(found, "issuer") == {issuer} and of(found, "self")


@pytest.mark.parametrize(
    "text",
    [
        "The gun law is old.",
        "The travel ban worries Ohio.",
        "Ohio, the gun law and rain are news.",
        'They call it "the gun law of Harlan County that nobody likes" there.',
        "Memos from the attic are old.",
    ],
)
def test_no_issuer(text: str) -> None:
    assert not any(of(found, "issuer") for found in facts(text, MEASURE))


def test_year_before_the_noun() -> None:
    found = facts("Ohio fought over the 2011 gun law.", MEASURE)
    assert [of(f, "issuedOn") for f in found] == [{"2011"}]
    assert not any(of(f, "issuedOn") for f in facts("Ohio fought in 2011 and over the gun law.", MEASURE))
