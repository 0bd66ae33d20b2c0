"""Tables in the text: which cells are found, and what is left as prose."""

from __future__ import annotations

import pytest

from graph.model import Cell, Table
from graph.read.rows import tables


def words(cells: tuple[Cell, ...]) -> list[str]:
    return [cell.text for cell in cells]


def only(text: str) -> Table:
    (table,) = tables(text)
    for cell in (*table.header, *table.captions, *(c for row in table.rows for c in row)):
        assert table.span.contains(cell.span)
        assert cell.text in ("", cell.span.of(text))
    return table


CODED = """The list came on Friday.

[yz_table title=”Towns on Notice” source=”Clerk”]Towns that had a letter
|Town,FY 2015*
Hartwell (Ohio),$12 400
Elm\u00a0Grove,\u00a0$1\u202f200\u00a0
Oakdale,$1.4M
Port Ann, Maine,$9,310
|
*Lamp Fund
[/yz_table]

The towns replied.
"""


def test_table_shortcode() -> None:
    table = only(CODED)
    assert words(table.header) == ["Town", "FY 2015*"]
    assert [words(row) for row in table.rows] == [
        ["Hartwell (Ohio)", "$12 400"],
        ["Elm\u00a0Grove", "$1\u202f200"],
        ["Oakdale", "$1.4M"],
        ["Port Ann, Maine", "$9,310"],
    ]
    assert words(table.captions) == ["Towns on Notice", "Towns that had a letter", "*Lamp Fund"]
    assert table.span.of(CODED).startswith("[yz_table") and table.span.of(CODED).endswith("[/yz_table]")


def test_table_shortcode_without_its_end_stops_at_the_blank_line() -> None:
    text = '[my_table title="A"]\nElm,$5\nOak,$6\n\nThe towns, it said, replied.'
    table = only(text)
    assert [words(row) for row in table.rows] == [["Elm", "$5"], ["Oak", "$6"]]
    assert "replied" not in table.span.of(text)


def test_width_of_the_header_rules_where_there_are_three_columns() -> None:
    table = only("[table]\n|Town,Year,Sum\nElm,2015,$5\nOak,2016,$6\n[/table]")
    assert words(table.rows[0]) == ["Elm", "2015", "$5"]


MARKDOWN = """Before.

| Town | Sum |
|------|----:|
| Elm | $5,000 |
| Oak |  |

After.
"""


def test_markdown_table_with_an_empty_cell() -> None:
    table = only(MARKDOWN)
    assert words(table.header) == ["Town", "Sum"]
    assert [words(row) for row in table.rows] == [["Elm", "$5,000"], ["Oak", ""]]


def test_pipe_rows_without_a_rule_need_three() -> None:
    table = only("Town | Sum\nElm | 5\nOak | 6")
    assert words(table.header) == ["Town", "Sum"]
    assert len(table.rows) == 2
    assert tables("Town | Sum\nElm | 5") == ()


def test_tab_separated_block() -> None:
    table = only("The sums:\nTown\tSum\nElm\t$5\nOak\t$6\nIt ended there.")
    assert words(table.header) == ["Town", "Sum"]
    assert [words(row) for row in table.rows] == [["Elm", "$5"], ["Oak", "$6"]]


@pytest.mark.parametrize(
    "text",
    [
        "They laid it on the [table] and left, each, $5.",
        "Mills of the North | The Gazette\nA second line | it said",
        "a\tb\nc\td\te\nf\tg",
        "a\tb\nc\td",
        "No, it was $5, she said.",
        "",
    ],
)
def test_no_table(text: str) -> None:
    assert tables(text) == ()
