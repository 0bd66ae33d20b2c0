"""Sentences: where they end, and where they do not."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from graph.annotate.sentences import sentences
from graph.model import Document, Region, RegionKind, Span


def split(text: str, regions: tuple[Region, ...] = ()) -> list[str]:
    return [s.span.of(text) for s in sentences(Document("d", text, "", regions=regions))]


@pytest.mark.parametrize(
    "parts",
    [
        ["The gate shut.", "Roe went home."],
        ['"We lost," Roe said.', '"We go on."'],
        ['"We lost," Roe said.', "\u201cWe go on.\u201d"],
        # a straight mark after a stop opens the next sentence
        ["Roe spoke on the Morning Show.", '"For one thing, the pier is wet."'],
        ['"I lost my hat," Roe said in a note.', '"I had two of them."', "He called it a day."],
        ['"It is over."', '"It has just begun."'],
        ['Roe said "I never saw it."', "Then he left."],
        ['"We lost it in the storm.', 'It was dear to us," Roe said.'],
        ["Was it late?", "Nobody knew."],
        ['"Was it late?"', "Roe asked."],
        ["The case was filed in the U.S.", "The court took it."],
    ],
)
def test_breaks(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Roe v. Park was filed on Jan. 3 by Mr. Lee.",
        'The post on the "X" site said "I won" and "you lost" in one line.',
        "Judge J. Roe of the N.D. Cal. wrote it.",
        'Roe said "I know No. 4 well" to us.',
        "She asked \u201cWhy?\u201d and left.",
    ],
)
def test_no_break(text: str) -> None:
    assert split(text) == [text]


def test_regions_are_left_out() -> None:
    text = "MARLOW: The gate shut.\n\nGate Shuts At Last\n\nRoe left. Share this He came back."
    spots = ("MARLOW:", "Gate Shuts At Last", "Share this")
    kinds = (RegionKind.DATELINE, RegionKind.HEADLINE, RegionKind.SHARE_BAR)
    regions = [Region(Span(text.index(t), text.index(t) + len(t)), k) for t, k in zip(spots, kinds, strict=True)]
    assert split(text, tuple(regions)) == ["The gate shut.", "Roe left.", "He came back."]


def test_paragraphs_count_up() -> None:
    text = "One. Two.\n\nThree."
    found = sentences(Document("d", text, ""))
    assert [(s.index, s.paragraph) for s in found] == [(0, 0), (1, 0), (2, 1)]


@given(st.text(alphabet="aB .?!\"'\u201c\u201d()\n", max_size=60))
def test_tokens_tile_their_sentences(text: str) -> None:
    for sentence in sentences(Document("d", text, "")):
        assert sentence.tokens[0].span.start == sentence.span.start
        assert sentence.tokens[-1].span.end == sentence.span.end
        assert all(t.span.of(text) == t.text for t in sentence.tokens)


PLAIN = (
    "Roe cannot appeal, the clerk's office said at 5:30 p.m. on Jan. 3; it isn't final.",
    "\u201cWe\u2019re suing,\u201d Doe said\u2014the court-ordered $1.5m (U.S.) payment/fee wasn\u2019t made.",
    "Gonna lemme y'all e.g. No. 3:20-cv-0001-ABC, 8 U.S.C. \u00a71373(a), roe@example.org, https://example.org/a?b=c!",
    'Se\u00f1ora Ruiz\u00a0 met   the 9th Circuit\'s judges...  "Why?" Im told: 10km, 20%, A.B. v. C&D Co.',
)


@pytest.mark.parametrize("text", PLAIN)
def test_tokens_are_those_of_spacy(text: str) -> None:
    """Runs between blanks are cut one by one, and remembered; the tokens are those of the whole text none the less."""
    found = [(t.span.start, t.text) for s in sentences(Document("a", text, "")) for t in s.tokens]
    assert found == [(t.idx, t.text) for t in spacy.blank("en")(text) if not t.is_space]
    assert all(
        t.low == t.text.lower().replace("\u2019", "'") for s in sentences(Document("a", text, "")) for t in s.tokens
    )
