from __future__ import annotations

import pytest

from graph.annotate.name_data import RUN, names
from graph.tables import read_lines


@pytest.mark.parametrize("name", ["given_names.txt", "not_names.txt"])
def test_lists_are_sorted_without_doubles(name: str) -> None:
    lines = read_lines(name)
    assert list(lines) == sorted(set(lines))
    assert all(line[0].isupper() and " " not in line for line in lines)


def test_soft_surnames_are_words_that_break_a_name_or_titles() -> None:
    lists = names()
    assert len(lists.given) > 800
    assert not {"The", "Monday", "Court"} & lists.given


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("so Sarah Quist's brief", ["Sarah Quist"]),
        ("so J.B. Quist and", ["J.B. Quist"]),
        ("so Quorra H. Venn III, and", ["Quorra H. Venn III"]),
        ("so Maria de la Venn, and", ["Maria de la Venn"]),
        ("so Bashar al-Venn said", ["Bashar al-Venn"]),
        ("so Jean-Luc O'Venn said", ["Jean-Luc O'Venn"]),
        ("so Rodri\u0301guez said", ["Rodri\u0301guez"]),
        ("so Karl \u201cMac\u201d Venn said", ["Karl \u201cMac\u201d Venn"]),
        ("so QuillPolls and NATO said", []),
        ("the Venn-era rule", []),
        ("mail @Venn and #Quist", []),
        ("all lower case", []),
    ],
)
def test_run(text: str, runs: list[str]) -> None:
    assert [m.group() for m in RUN.finditer(text)] == runs


@pytest.mark.parametrize(
    ("text", "after"),
    [(" said so", True), (", who told them", True), (" the rule", False), (" asaid", False)],
)
def test_says_after(text: str, after: bool) -> None:
    assert (names().says_after.match(text) is not None) is after


@pytest.mark.parametrize(
    ("text", "human"),
    [(", a retired school nurse,", True), (", a maker of toys,", False), (", the nurse,", False)],
)
def test_human_after(text: str, human: bool) -> None:
    assert (names().human_after.match(text) is not None) is human
