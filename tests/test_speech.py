"""The words of speech: every row's own example gives a statement, its counter-example none; rows of items."""

from __future__ import annotations

from collections import Counter
from typing import Any, cast

import pytest
from voices import annotated, speakers

from graph.frames.speech import ItemKind, lexicon, rows
from graph.tables import read_yaml

DATA = cast("dict[str, Any]", read_yaml("speech.yaml"))
ROWS = [*DATA["verbs"], *DATA["roles"], *DATA["collectives"], DATA["documents"], DATA["representatives"]]
NAMES = [(row.get("forms") or [row.get("noun", "cue")])[0] for row in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_example_speaks(row: dict[str, Any]) -> None:
    assert len(speakers(row["example"])) == 1


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_counter_example_is_silent(row: dict[str, Any]) -> None:
    assert speakers(row["counter"]) == []


def test_example_uses_its_own_word() -> None:
    for row in ROWS:
        words = row.get("forms") or row.get("nouns") or [row["noun"]]
        assert any(word in row["example"].lower() for word in words), row


def test_no_form_twice() -> None:
    forms = Counter(form for row in DATA["verbs"] for form in row["forms"])
    assert [form for form, times in forms.items() if times > 1] == []
    assert all(set(row.get("nouns", ())) <= set(row["forms"]) for row in DATA["verbs"])
    assert not lexicon().female & lexicon().male - {"alex", "chris", "kim", "lee", "terry", "vance"}


def test_words_of_a_quotation_are_no_items() -> None:
    text = '"We go. We stay," Dana Roe said. It rained.'
    (row,) = rows(annotated(text))
    texts = ['"We go. We stay,"', "Dana Roe", "said", ".", "", "It", "rained", ".", ""]
    assert [item.text for item in row] == texts
    assert [item.kind for item in row][:2] == [ItemKind.QUOTE, ItemKind.MENTION]
    assert all(item.span.of(text) == item.text for item in row if item.kind is not ItemKind.STOP)


def test_scare_quotes_are_words() -> None:
    (row,) = rows(annotated('The "big gate" of Dana Roe fell.'))
    assert [item.kind for item in row if item.low in ("big", "gate")] == [ItemKind.WORD, ItemKind.WORD]


def test_one_row_a_paragraph() -> None:
    assert len(rows(annotated("One. Two.\n\nThree."))) == 2
