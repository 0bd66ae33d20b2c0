"""Measures by name or number: one key for all wordings, long forms of bills, and statutes at stake or applied."""

from __future__ import annotations

import pytest
from finding import mentions, of_kind

from graph.annotate.law import slug
from graph.model import MentionKind
from graph.tables import Tables
from graph.vocabulary import concept, term

MEASURE, PROVISION = MentionKind.MEASURE, MentionKind.PROVISION


@pytest.mark.parametrize(
    ("text", "words", "name", "key"),
    [
        ("He ended DACA.", "DACA", "Deferred Action for Childhood Arrivals", "deferred-action-for-childhood-arrivals"),
        (
            "He ended the Deferred Action for Childhood Arrivals program.",
            "Deferred Action for Childhood Arrivals program",
            "Deferred Action for Childhood Arrivals",
            "deferred-action-for-childhood-arrivals",
        ),
        (
            "He ended Remain in Mexico.",
            "Remain in Mexico",
            "Migrant Protection Protocols",
            "migrant-protection-protocols",
        ),
        ("He ended Prop 8.", "Prop 8", "Proposition 8", "proposition-8"),
        ("He signed EO 14159.", "EO 14159", "Executive Order 14159", "executive-order-14159"),
        (
            "It is Executive Order No. 13768.",
            "Executive Order No. 13768",
            "Executive Order 13768",
            "executive-order-13768",
        ),
        ("It is Proclamation 9645.", "Proclamation 9645", "Proclamation 9645", "proclamation-9645"),
        ("It is Senate Bill 54.", "Senate Bill 54", "Senate Bill 54", ""),
        ("It is S.B. 4.", "S.B. 4", "Senate Bill 4", ""),
        ("It is SB4 again.", "SB4", "Senate Bill 4", ""),
        ("It is Assembly Bill 450.", "Assembly Bill 450", "Assembly Bill 450", ""),
        ("He ended Title 42.", "Title 42", "Title 42", "title-42"),
    ],
)
def test_names_and_keys(text: str, words: str, name: str, key: str) -> None:
    found = [(m.span.of(text), m.name, m.key) for m in mentions(text) if m.kind is MEASURE]
    assert found == [(words, name, key)]


NAMELESS = ["The measure of 8 feet.", "He has 54 bills.", "The SB store.", "He was in Mexico.", "An act 3 days old."]


@pytest.mark.parametrize("text", NAMELESS)
def test_no_name_and_no_number(text: str) -> None:
    assert all(not key for _, key in of_kind(text, MEASURE))
    assert not any(c.isdigit() for words, _ in of_kind(text, MEASURE) for c in words)


def test_statute_at_stake_and_applied() -> None:
    assert of_kind("They challenge the Voting Rights Act.", MEASURE) == [("Voting Rights Act", "voting-rights-act")]
    assert of_kind("The plan violates the Voting Rights Act.", MEASURE) == []
    assert [w for w, _ in of_kind("The plan violates the Voting Rights Act.", PROVISION)] == ["Voting Rights Act"]


def test_rows_are_sound(tables: Tables) -> None:
    """Each row is called what its number says; no wording stands for two measures; the terms exist."""
    wordings = [w for row in tables.measures for w in dict.fromkeys((row.name, row.full_name, *row.aliases))]
    assert len(wordings) == len(set(wordings))
    for row in tables.measures:
        assert row.key == slug(row.name), row
        assert term(row.kind_class) and concept("measureType", row.measure_type)
        assert (row.kind_class == "ExecutiveOrder") is row.name.startswith("Executive Order "), row
        if row.kind_class == "ExecutiveOrder":
            assert row.name == f"Executive Order {row.number}"
        assert not row.number or row.kind_class == "ExecutiveOrder" or "-" in row.number, row
