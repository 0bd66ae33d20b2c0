"""Quotations: their spans, their inner words, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.annotate.quotes import marks, quotes
from graph.annotate.sentences import sentences
from graph.model import Document, Region, RegionKind, Span


def inner(text: str, regions: tuple[Region, ...] = ()) -> list[str]:
    document = Document("d", text, "", regions=regions)
    return [q.inner.of(text) for q in quotes(document, sentences(document))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The gate is shut," Roe said.', ["The gate is shut"]),
        ("\u201cThe gate is shut,\u201d Roe said.", ["The gate is shut"]),
        ("\u201cThe gate is shut\u201d, Roe said.", ["The gate is shut"]),
        # an opening mark of one kind and a closing mark of the other
        ('"The gate is shut,\u201d Roe said. \u201cGo home now." He left.', ["The gate is shut", "Go home now."]),
        # single marks inside, and apostrophes
        ("\u201cThey\u2019re \u2018cats,\u2019 no?\u201d Roe asked.", ["They\u2019re \u2018cats,\u2019 no?"]),
        ("\"She said 'no' and don't ask,\" Roe said.", ["She said 'no' and don't ask"]),
        # double marks inside double marks
        ('Roe said: "So-called "quiet" boats wake us every night".', ['So-called "quiet" boats wake us every night']),
        # a blank after the opening mark
        ('" Today the pier is closed to all," Roe said.', ["Today the pier is closed to all"]),
        # two quotations round an attribution
        ('"One," Roe said. "Two and three."', ["One", "Two and three."]),
        # every paragraph opens, the last one closes
        ('Roe said, "We lost the keys.\n\n"We will find them."', ["We lost the keys.", "We will find them."]),
        # a lost closing mark before another quotation
        (
            '"We lost the keys to the hall. Then Roe said, "We will find them soon."',
            ["We lost the keys to the hall.", "We will find them soon."],
        ),
        # a quotation that stays open, with a phrase marked in it
        ('"We lost the "big" keys and the small ones.', ['We lost the "big" keys and the small ones.']),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The dogs' bowls weren't full, and 'tis late.",  # apostrophes
        "\u2018Harbor to close\u2019 says the paper.",  # single marks alone
        "[box title=\u201dPiers\u201d source=\u201dPort\u201d] Piers follow.",  # closing marks that nothing opened
        'Nothing is "" here.',  # nothing between the marks
        "Roe stands 6 feet tall.",
    ],
)
def test_no_quotation(text: str) -> None:
    assert inner(text) == []


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ('Roe called it "cruel."', True),
        ('Roe called it "a very bad day."', False),
        ('The "two-year-old rule" fell.', True),
        ('Roe said: "Nothing has changed."', False),  # a whole sentence, and led in as one
        ('Roe wrote that "Tides always turn."', False),
        ('Roe said: "Nothing changed."', True),
        ('Roe said that "nothing has changed."', True),
        ('Roe read a book, "Old Harbor Road."', True),  # a title
        ('Roe spoke of the "Road to nowhere."', True),
    ],
)
def test_scare_quotes_have_fewer_than_four_words(text: str, scare: bool) -> None:
    document = Document("d", text, "")
    assert [q.scare for q in quotes(document, sentences(document))] == [scare]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (RegionKind.HEADLINE, ["It is all over now"]),
        (RegionKind.CAPTION, ["It is all over now"]),
        (RegionKind.TEASER, ["It is all over now"]),
    ],
)
def test_regions_hold_no_quotations(kind: RegionKind, expected: list[str]) -> None:
    text = 'Roe: "Nobody goes in or out"\n\n"It is all over now," Roe said.'
    assert inner(text, (Region(Span(0, text.index("\n")), kind),)) == expected


def test_a_dateline_hides_no_quotation() -> None:
    text = 'MARLOW: "Nobody goes in or out," Roe said.'
    assert inner(text, (Region(Span(0, 7), RegionKind.DATELINE),)) == ["Nobody goes in or out"]


def test_spans_hold_the_marks() -> None:
    text = 'Then "we go home at last" he said.'
    document = Document("d", text, "")
    (quote,) = quotes(document, sentences(document))
    assert quote.span.of(text) == '"we go home at last"'


def test_many_open_marks_take_linear_time() -> None:
    assert len(marks("\u201ca " * 50_000)) == 50_000
    assert len(inner("\u201ca " * 20_000)) == 1


@given(st.text(alphabet="ab .,?\"'\u201c\u201d\u2019\n", max_size=60))
def test_quotations_lie_in_the_text_and_apart(text: str) -> None:
    document = Document("d", text, "")
    found = quotes(document, sentences(document))
    assert all(q.span.contains(q.inner) for q in found)
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))
