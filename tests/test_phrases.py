"""Stretches of tokens: text as printed, compounds, capitals, and the edges of a sentence."""

from __future__ import annotations

import pytest

from graph.annotate.phrases import compound_end, compound_start, covered, is_capital, low, spelled, word
from graph.annotate.sentences import sentences
from graph.model import Document, Span, Tokens


def tokens(text: str) -> Tokens:
    return Tokens(t for s in sentences(Document("d", text, "0")) for t in s.tokens)


PRINTED = ["same-sex marriage ban", "Roe\u2019s Landing, Ohio", "a two-year-old plan", "R&D (new)"]
CAPITALS = [("Heron", True), ("heron", False), ("9th", False), ("U.S.", True), (",", False)]


@pytest.mark.parametrize("text", PRINTED)
def test_spelled_is_the_text(text: str) -> None:
    found = tokens(text)
    assert spelled(found, 0, len(found)) == text
    assert covered(found, 0, len(found)) == Span(0, len(text))


def test_runs_of_blanks_count_as_one() -> None:
    found = tokens("a  heron \t flew")
    assert spelled(found, 0, 3) == "a heron flew"


def test_compounds() -> None:
    found = tokens("a two-year-old plan - or not")
    assert spelled(found, 1, compound_end(found, 1)) == "two-year-old"
    assert compound_start(found, compound_end(found, 1) - 1) == 1
    assert compound_end(found, 0) == 1 and compound_start(found, 0) == 0


@pytest.mark.parametrize(("text", "capital"), CAPITALS)
def test_is_capital(text: str, capital: bool) -> None:
    assert is_capital(tokens(text), 0) is capital


def test_outside_the_sentence() -> None:
    found = tokens("Roe\u2019s")
    assert (low(found, -1), low(found, 9), word(found, 1), low(found, 0)) == ("", "", "'s", "roe")
    assert not is_capital(found, 5)
