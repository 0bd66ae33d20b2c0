"""The marking of what is no running prose, shown as (kind, words) of the regions."""

from __future__ import annotations

import pytest

from graph.read.nontext import mark
from graph.read.rows import tables

PROSE = "The mill town went to court on Monday, and the river lost."


def shown(text: str, title: str | None = None, publisher: str = "") -> list[tuple[str, str]]:
    regions = mark(text, tables(text), title=title, publisher=publisher).regions
    return [(region.kind.value, region.span.of(text)) for region in regions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PROSE}\n\n[yz_clip id=7]\n\n{PROSE} It won.", [("shortcode", "[yz_clip id=7]")]),
        (f"{PROSE} [yz_clip id=7] It won.", [("shortcode", "[yz_clip id=7]")]),
        (f"{PROSE}\nThe mayor at the mill. Ann Poe/Reuters", [("caption", "The mayor at the mill. Ann Poe/Reuters")]),
        (f"{PROSE}\nAlso read: Ten mills that fell\n{PROSE}", [("teaser", "Also read: Ten mills that fell")]),
        (
            f"{PROSE}\nRead more:\nTen mills that fell down\n{PROSE}",
            [("teaser", "Read more:"), ("teaser", "Ten mills that fell down")],
        ),
        (f"{PROSE}\nFacebook Twitter Email Print", [("share bar", "Facebook Twitter Email Print")]),
        (
            f"{PROSE}\nWill the river win?\nBy completing the poll, you accept our terms.\n{PROSE}",
            [("poll", "Will the river win?"), ("poll", "By completing the poll, you accept our terms.")],
        ),
        (f"{PROSE}\nADVERTISEMENT\n{PROSE}", [("boilerplate", "ADVERTISEMENT")]),
        (f"{PROSE} ADVERTISEMENT\n{PROSE}", [("boilerplate", "ADVERTISEMENT")]),
        (f"Ann Poe\nThe Mill\n{PROSE}", [("boilerplate", "Ann Poe"), ("boilerplate", "The Mill")]),
        (f"{PROSE}\nA | B\n--|--\n1 | 2\n{PROSE}", [("table", "A | B\n--|--\n1 | 2")]),
    ],
)
def test_marked(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text, publisher="The Mill") == expected


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"{PROSE}\n“The law [which binds us] is clear,” she wrote.",
        f"{PROSE}\nRelated cases are pending in Ohio and Maine.",
        f"{PROSE}\nShare prices fell by 3 percent.",
        f"{PROSE}\nShe told Reuters that the mill would appeal.",
        f"{PROSE}\nWill the river win? Few think so.",
        f"{PROSE}\nBy Friday the mill had closed.",
        f"{PROSE}\n“We will win.” — Ann Poe",
        "Only one short line that stands alone",
    ],
)
def test_not_marked(text: str) -> None:
    assert shown(text) == []


def test_first_line_is_the_headline_by_its_shape() -> None:
    assert shown(f"Mill Town Wins Its River Back\n\n{PROSE}") == [("headline", "Mill Town Wins Its River Back")]
    assert mark(f"# Mill Town Wins Its River Back\n\n{PROSE}").headline == "Mill Town Wins Its River Back"
    assert shown(f"Mill town wins its river back and keeps it.\n\n{PROSE}") == []


def test_first_line_is_the_headline_because_it_is_the_title() -> None:
    title = "Mill town wins “its river” back | The Mill"
    assert shown(f"Mill town wins 'its river' back\n\n{PROSE}", title) == [
        ("headline", "Mill town wins 'its river' back")
    ]


def test_repeated_headlines_whatever_bullets_case_and_quotes() -> None:
    text = f"Mill town wins 'its' river\n\n  • Mill Town wins “its” river\n\n{PROSE}\n\nMILL TOWN WINS ITS RIVER"
    assert shown(text) == [
        ("headline", "Mill town wins 'its' river"),
        ("repeated headline", "• Mill Town wins “its” river"),
        ("repeated headline", "MILL TOWN WINS ITS RIVER"),
    ]


def test_repeated_prose_stays() -> None:
    assert shown(f"{PROSE}\n\n{PROSE}") == []


def test_line_that_stands_alone_is_a_headline_and_a_broken_line_is_not() -> None:
    assert shown(f"{PROSE}\n\nRiver towns plan more suits next week\n\n{PROSE}") == [
        ("headline", "River towns plan more suits next week")
    ]
    assert shown(f"{PROSE}\n“It is late. But it is good,” she said. -Ann Poe\n{PROSE}")[0][0] == "boilerplate"
    assert shown(f"{PROSE}\nThe mayor said that the mill\nwould close by Friday.") == []


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("HARTWELL: A mill closed.", "HARTWELL:"),
        (" date 2025-04-24 PORT ANN: A mill closed.", "date 2025-04-24 PORT ANN:"),
        ("Mill Town Wins Its River\n\nHARTWELL/PORT ANN (Reuters) - A mill closed.", "HARTWELL/PORT ANN (Reuters) -"),
    ],
)
def test_dateline(text: str, dateline: str) -> None:
    assert ("dateline", dateline) in shown(text)


def test_long_single_line_is_marked() -> None:
    """How long this takes is measured in `benchmarks/long_texts.py`."""
    text = (PROSE + " It (said) so to Ann Poe/Reuters [twice] | and: left. ") * 800
    assert len(text) > 80_000
    assert all(0 <= r.span.start < r.span.end <= len(text) for r in mark(text, tables(text)).regions)
