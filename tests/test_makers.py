"""Whose a measure is: presidents and their administrations, and who signed it."""

from __future__ import annotations

import pytest
from telling import MEASURE, of, told

from graph.link.makers import maker_marks, presidents
from graph.model import Mention, MentionKind, Span
from graph.tables import load_tables


@pytest.mark.parametrize(
    ("name", "kind", "kind_class", "rule", "marks"),
    [
        ("Donald Trump", MentionKind.PERSON, "", "measure/possessor", ["president:trump"]),
        ("Trump administration", MentionKind.BODY, "Administration", "measure/beside", ["president:trump"]),
        ("Jane Roe", MentionKind.PERSON, "", "sign/active", ["signer:person:jane-roe"]),
        ("Jane Roe", MentionKind.PERSON, "", "measure/possessor", []),
        ("Harlan Bank", MentionKind.BODY, "Company", "sign/active", []),
    ],
)
def test_marks(name: str, kind: MentionKind, kind_class: str, rule: str, marks: list[str]) -> None:
    issuer = Mention(Span(0, 1), kind, name, "", kind_class)
    assert list(maker_marks(issuer, rule, "person:jane-roe", load_tables())) == marks


def test_presidents() -> None:
    assert {"obama", "trump"} <= presidents(load_tables())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ohio sued over President Trump's boat policy. An Obama administration boat policy is old.", 2),
        ("Ohio sued over President Trump's boat policy. The Trump administration's boat policy is old.", 1),
    ],
)
def test_measures_of_two_presidents_are_two(text: str, number: int) -> None:
    assert sum(bool(of(event, "issuer")) for event in told(text, MEASURE)) == number
