"""Sums of dollars: their value, their span, and what is no sum."""

from __future__ import annotations

import pytest

from graph.annotate.money import amount, money
from graph.annotate.sentences import sentences
from graph.model import Document, MentionKind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$1.5 million", "1500000"),
        ("$430 million", "430000000"),
        ("$1 billion", "1000000000"),
        ("$1.2 trillion", "1200000000000"),
        ("$6.7M", "6700000"),
        ("$37\u00a0509", "37509"),
        ("$37\u2009509", "37509"),
        ("$1\u202f476\u202f400", "1476400"),
        ("$37 509", "37509"),
        ("$37,509.50", "37509.5"),
        ("$1,234,567", "1234567"),
        ("$0.40", "0.4"),
        ("$2bn", "2000000000"),
        ("$300K", "300000"),
        ("US$5m", "5000000"),
        ("USD 5 million", "5000000"),
        ("1.3 million dollars", "1300000"),
        ("500 dollars", "500"),
        ("half a million dollars", "500000"),
        ("$1.5-million", "1500000"),
        ("$10-20 million", "10000000"),
        ("$5 to 10 million", "5000000"),
        ("$15-an-hour", "15"),
        ("grant of $8.", "8"),
        ("$5 million to $6 million", "5000000"),
        ("($250)", "250"),
    ],
)
def test_amount(text: str, value: str) -> None:
    assert amount(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "$", "A$5 million", "C$4", "HK$9", "€7 million", "millions of dollars", "37,509", "5 Australian dollars"],
)
def test_no_amount(text: str) -> None:
    assert amount(text) == ""


def test_spans_cover_the_sum_alone() -> None:
    text = "Harbor towns lost more than $9 million, about $37\u00a0509 of it in tolls, and 2 million dollars in fees."
    document = Document("d", text, "0")
    mentions = money(document, sentences(document))
    assert [m.span.of(text) for m in mentions] == ["$9 million", "$37\u00a0509", "2 million dollars"]
    assert [m.value for m in mentions] == ["9000000", "37509", "2000000"]
    assert {m.kind for m in mentions} == {MentionKind.MONEY}
