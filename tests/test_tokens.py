"""Tokens: those of spaCy's blank English pipeline, also where they are cut without it."""

from __future__ import annotations

from functools import lru_cache

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from graph.annotate.tokens import tokens_of, words_of
from graph.model import Tokens


@lru_cache(maxsize=1)
def blank() -> Language:
    return spacy.blank("en")


def of_spacy(run: str) -> list[str]:
    return [token.text for token in blank()(run)]


@pytest.mark.parametrize(
    "run",
    (
        "Ohio Ohio, Ohio. (Ohio). \u201cOhio,\u201d [Ohio]; Roe\u2019s Roe's, it's It\u2019s, cannot cannot. same-sex "
        "two-year-old. 2017 2017, (2017). 8) (8) R-Minn., Ala., U.S. old): Aint:) wed. id. J. ROE. A-B 's (' .) ... "
        "\u2014 a@b.org 10km"
    ).split(),
)
def test_runs_are_cut_like_by_spacy(run: str) -> None:
    assert [word for word, _ in words_of(run)] == of_spacy(run)


@given(st.text(alphabet="aB8.,:;)(\u201c\u201d\"'\u2019s-!?", min_size=1, max_size=8))
def test_odd_runs_are_cut_like_by_spacy(run: str) -> None:
    assert [word for word, _ in words_of(run)] == of_spacy(run)


def test_places_and_stops() -> None:
    text = "Roe  sued.\u00a0Then\tOhio\u2019s   mayor left"
    found, stops = tokens_of(text, 100)
    assert [(t.text, t.span.start - 100) for t in found] == [
        ("Roe", 0), ("sued", 5), (".", 9), ("Then", 11), ("Ohio", 16), ("\u2019s", 20), ("mayor", 25), ("left", 31),
    ]  # fmt: skip
    assert stops == [2]
    assert all(t.span.end == t.span.start + len(t.text) for t in found)


def test_words_of_a_sentence() -> None:
    found = Tokens(tokens_of("The State\u2019s case is the last case", 0)[0])
    assert found.lows[:4] == ("the", "state", "'s", "case") and found.texts[2] == "\u2019s"
    assert found.lows[-1] == found.lows[len(found)] == found.texts[-3] == ""
    assert found.at_low({"case", "judge"}) == [3, 7] and found.at_low({"judge"}) == []
    assert found.at_text({"The", "the"}) == [0, 5]
    assert Tokens().at_text({"a"}) == [] and Tokens().lows[0] == ""
