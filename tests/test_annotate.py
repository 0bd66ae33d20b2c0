"""All finders together: mentions lie in the text, do not overlap, and stand for what their words say."""

from __future__ import annotations

import re

import pytest
from finding import mentions
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.annotate import annotate
from graph.annotate.bodies import bodies
from graph.annotate.courts import courts
from graph.annotate.measures import measures
from graph.annotate.named_measures import named_measures
from graph.annotate.places import places
from graph.annotate.select import select
from graph.model import Document, MentionKind, Sentence, Span, Token, Tokens
from graph.tables import load_tables

K = MentionKind


def test_one_sentence_of_each() -> None:
    text = "A coalition of 12 states sued the Roe administration in federal court in Boise on May 3, 2019, over DACA."
    kinds = [(m.kind, m.span.of(text)) for m in mentions(text)]
    assert kinds == [
        (K.GROUP, "coalition of 12 states"),
        (K.BODY, "Roe administration"),
        (K.COURT, "federal court in Boise"),
        (K.DATE, "May 3, 2019"),
        (K.MEASURE, "DACA"),
    ]


def test_places_inside_longer_names_yield() -> None:
    text = "The Ohio Department of Health and the Texas Supreme Court met."
    assert K.PLACE not in {m.kind for m in mentions(text)}


PIECES = st.sampled_from(
    "the of and in 's - , . ( ) \u201c \u201d 20 dozen states ban on law rule policy Ohio Washington New York "
    "County Department Center for U.S. court federal 9th Circuit administration Roe DACA SB 54 who bans".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_any_words_are_borne(pieces: list[str]) -> None:
    text = " ".join(pieces)
    result = annotate(Document("d", text, "0"), load_tables()).mentions
    assert list(result) == sorted(result, key=lambda m: m.span)
    assert all(a.span.end <= b.span.start for a, b in zip(result, result[1:], strict=False))
    assert all(m.name and m.span.end <= len(text) for m in result)


UNITS = ("County ", "federal ", "states , ", "20 ", "a-", "Center for ", "ban on ", "Ohio , ", "( ", "SB 54 ")


@pytest.mark.parametrize("unit", UNITS)
def test_one_word_without_end_is_read(unit: str) -> None:
    """A sentence of one word over and over gives mentions inside it; `benchmarks/long_texts.py` measures the time."""
    text, tables = unit * (5_000 // len(unit)), load_tables()
    words = [Token(Span(m.start(), m.end()), m.group(), m.group().lower()) for m in re.finditer(r"\w+|[^\w\s]", text)]
    sentence = [Sentence(0, Span(0, len(text)), 0, Tokens(words))]
    where = places(sentence, tables)
    taken = select(
        (*where, *courts(sentence, where, tables), *bodies(sentence, tables), *named_measures(sentence, (), tables))
    )
    found = measures(sentence, taken)
    assert all(m.span.end <= len(text) for m in (*taken, *found))
