"""Cells of tables: what a spreadsheet would run is guarded, plain figures are left alone; amounts of dollars."""

from __future__ import annotations

import pytest

from graph.asking import output
from graph.cells import guarded, money
from graph.exchange import sheets

WIDE = ("\uff1d1+1", "\uff0bcmd", "\uff0dx", "\uff20SUM(A1)")
HIDDEN = (" =1+1", "\u00a0=1", "\ufeff@a", "\u200b-x", "\t5", "\r=1", "\nwords")
SPELT = ("=1+1", "+cmd|' /C calc'!A0", "-x", "@a", "-1+2", "+1-555-0100", "-0044-03-15", "--5", "-5;=1", "=")


@pytest.mark.parametrize("cell", [*SPELT, *WIDE, *HIDDEN])
def test_what_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize(
    "cell", ["", "-5", "+2.5", "-1,597,000", "-3.5%", "1e5", "-1.5E-3", " -5", "2031-05-06", "2031", "a=b", "Ada Quill"]
)
def test_figures_days_and_words_stay(cell: str) -> None:
    assert guarded(cell) == cell


def test_a_cell_holds_no_null() -> None:
    assert guarded("a\x00b") == "a\ufffdb"
    assert guarded("\x00=1") == "\ufffd=1"


def test_one_guard_for_answers_and_exports() -> None:
    assert output.guarded is sheets.guarded is guarded


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("40500", "$40,500"),
        ("1250.5", "$1,250.50"),
        ("12.00", "$12"),
        ("0.10", "$0.10"),
        ("0.125", "$0.125"),
        ("-5", "-$5"),
        ("1E+3", "$1,000"),
        ("0", "$0"),
        ("many", "many"),
        ("", ""),
        ("NaN", "NaN"),
        ("Infinity", "Infinity"),
    ],
)
def test_amounts_of_dollars(text: str, shown: str) -> None:
    assert money(text) == shown
