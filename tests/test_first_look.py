"""A first look at a text lets through all that the patterns behind it can match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.annotate.date_words import cues
from graph.annotate.first_look import FIGURE, folded, marked_runs, runs
from graph.annotate.law import (
    _ACT,
    _AMENDMENT_WORDS,
    _ARTICLE,
    _CAPTION_WORDS,
    _CLAUSE,
    _CONSTITUTIONAL_WORDS,
    _MATTER,
    _STATE,
    _VERSUS,
    _knowledge,
)
from graph.annotate.titles import titles

DATE_PARTS = (
    "Monday March May Mar. Sept 3 20 2017 17 2017-03-04 3/4/2017 FY fiscal year week month weekend day days nights "
    "night last next this that same following previous the The in of early later earlier ago two few spring Fall "
    "summer yesterday TODAY tonight tomorrow morning after before prior , . ( ) - / _ x"
).split()
TITLE_PARTS = (
    "then- now- co- Co chief deputy U.S. us in-house state's Gov. Gov Lt. Atty. Gen. judge Judges general attorney "
    "Secretary of the Treasury State Labor director press District then _ x 2 , - . general"
).split()
LAW_PARTS = (
    "Article III IV of Section 1373 First and Fourteenth Amendment amendments Equal Protection Clause Ohio State's "
    "Constitution Clean Air Act Act's Roe v. vs. v In re Ex parte Constitution due process the to _ , . - 2"
).split()
ODD = ["\u017f", "\u0131", "\u0130", "\u2019s", "'17", "\n", "\u00a0"]


def texts(parts: list[str]) -> st.SearchStrategy[str]:
    pieces = st.tuples(st.sampled_from([*parts, *ODD]), st.sampled_from([" ", " ", " ", "", "-"]))
    return st.lists(pieces, max_size=12).map(lambda drawn: "".join(part + gap for part, gap in drawn))


@settings(deadline=None, max_examples=400)
@given(texts(DATE_PARTS))
def test_a_date_has_one_of_the_words_that_its_form_needs(text: str) -> None:
    words = marked_runs(text)
    for form in cues().forms:
        assert not (form.pattern.search(text) and form.needs.isdisjoint(words)), form.pattern.pattern


@settings(deadline=None, max_examples=400)
@given(texts(TITLE_PARTS))
def test_titles_are_found_as_the_pattern_finds_them(text: str) -> None:
    assert [m.span() for m in titles().find(text)] == [m.span() for m in titles().pattern.finditer(text)]


@settings(deadline=None, max_examples=400)
@given(texts(LAW_PARTS))
def test_pieces_of_law_have_the_words_that_they_are_looked_for_by(text: str) -> None:
    knowledge, words = _knowledge(), runs(text)
    for pattern, needs in (
        (knowledge.known, knowledge.known_words),
        (knowledge.amendments, _AMENDMENT_WORDS),
        (_CLAUSE, _CONSTITUTIONAL_WORDS),
        (_STATE, _CONSTITUTIONAL_WORDS),
        (_ARTICLE, _CONSTITUTIONAL_WORDS),
        (_ACT, {"Act"}),
        (_VERSUS, _CAPTION_WORDS),
        (_MATTER, _CAPTION_WORDS),
    ):
        assert not (pattern.search(text) and words.isdisjoint(needs)), pattern.pattern[:80]


@pytest.mark.parametrize("letter", "isk")
@pytest.mark.parametrize("other", "\u0130\u0131\u017f\u212a")
def test_letters_are_folded_as_patterns_see_them(letter: str, other: str) -> None:
    same = re.fullmatch(letter, other, re.IGNORECASE) is not None
    assert (folded(other) == letter) is same


def test_a_figure_is_marked() -> None:
    assert marked_runs("Section 2a") == {"section", "2a", FIGURE}
    assert FIGURE not in marked_runs("Section two")
