"""Measures by their head noun: words, names and types, and what is no measure."""

from __future__ import annotations

import pytest
from finding import definite, mentions, names, words

from graph.annotate.measures import measure_words
from graph.model import MentionKind

MEASURE = MentionKind.MEASURE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The judge blocked the executive order.", ["executive order"]),
        ("The judge blocked a same-sex marriage ban.", ["same-sex marriage ban"]),
        ("She ended a three-year program.", ["three-year program"]),
        ("They faced a 120-day freeze.", ["120-day freeze"]),
        ("It blocked an Obama-era rule.", ["Obama-era rule"]),
        ("He barred them from collecting tariffs.", ["tariffs"]),
        ("The bill was signed into law.", ["bill"]),
        ("Arizona introduced legislation on water.", ["legislation"]),
        ("She teaches water policies at night.", ["water policies"]),
        ("They are considering legislation.", ["legislation"]),
        ("The so-called heron rule fell.", ["heron rule"]),
        ("The ban on asylum fell.", ["ban"]),
        ("The policy memo leaked.", ["policy memo"]),
        ("The grant conditions fell.", ["grant conditions"]),
        ("It ended with another memo.", ["memo"]),
        ("Ohio passed a law in May.", ["law"]),
        ("He blocked a May 3 executive order issued by the mayor.", ["executive order"]),
        ("He spoke of the 1996 state ban on herons.", ["state ban"]),
        ("She left, citing water rules.", ["water rules"]),
        ("The judge upheld laws limiting the power of mayors.", ["laws"]),
        ("The judge struck down a new rule that bars boats.", ["rule"]),
        ("Boats come under the new law.", ["law"]),
        ("The judge blocked a similar rule.", ["similar rule"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text, MEASURE) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A deal which bans fishing fell apart: it also bans rods.",
        "The court rules on Monday.",
        "They moved to ban fishing.",
        "They did it in order to win.",
        "He praised the rule of law.",
        "Local law enforcement agreed.",
        "A law firm agreed.",
        "The law school agreed.",
        "The bill of rights lasts.",
        "The rules committee met.",
        "They live in conditions of squalor.",
        "A policy adviser quit.",
        "His mother-in-law agreed.",
        "A court order came.",
        "She has a rule of thumb.",
        "The Harlan Bills won.",
        "She wants that the state freeze pensions.",
        "It was his signature policy achievement.",
        "He obeys laws everywhere.",
        "They filed a notice of appeal.",
        "It was an act of war.",
        "The rule-making went on.",
        "American foreign policy changed.",
    ],
)
def test_no_measure(text: str) -> None:
    assert words(text, MEASURE) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A ban on asylum was lifted.", "asylum ban"),
        ("The state's constitutional ban on asylum was lifted.", "constitutional asylum ban"),
        ("A ban on same-sex marriage, he said, fell.", "same-sex marriage ban"),
        ("A ban on different grounds fell.", "ban"),
        ("Ohio abortion restrictions fell.", "Ohio abortion restrictions"),
        ("A Kentucky law fell.", "Kentucky law"),
        ("They upheld a ban on political spending by firms.", "political spending ban"),
        ("They upheld a ban on boats long-delayed by rain.", "boats ban"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert names(text, MEASURE) == [name]


def test_definite() -> None:
    assert definite("The law fell.", MEASURE) == [True]
    assert definite("The heron law fell.", MEASURE) == [False]


@pytest.mark.parametrize(
    ("text", "kind_class", "concept"),
    [
        ("The executive order fell.", "ExecutiveOrder", "executive order"),
        ("The memo fell.", "Directive", "directive"),
        ("The statute fell.", "Statute", "statute"),
        ("The travel ban fell.", "Policy", "policy"),
        ("The regulation fell.", "Regulation", "regulation"),
        ("The proclamation fell.", "Proclamation", "proclamation"),
    ],
)
def test_types(text: str, kind_class: str, concept: str) -> None:
    assert [(m.kind_class, m.value) for m in mentions(text) if m.kind is MEASURE] == [(kind_class, concept)]


def test_head_at_the_end_of_a_text_without_a_stop() -> None:
    assert words("They fought the policy", MEASURE) == ["policy"]


def test_words_are_read_as_words() -> None:
    lists = (measure_words().breaks, measure_words().blockers, measure_words().not_before, measure_words().noun_after)
    assert all(isinstance(word, str) for each in lists for word in each)
