"""The gazetteer: longest match, capitals, spellings, and several rows for one name."""

from __future__ import annotations

import pytest

from graph.annotate.gazetteer import Gazetteer
from graph.annotate.sentences import sentences
from graph.model import Document, Tokens

NAMES = (("Heron", 1), ("Heron Bay", 2), ("Roe's Landing", 3), ("U.S. Heron Court", 4), ("Heron", 5), ("", 6))


def tokens(text: str) -> Tokens:
    return Tokens(t for s in sentences(Document("d", text, "0")) for t in s.tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Heron flew.", [("Heron", (1, 5))]),
        ("Over Heron Bay it flew.", [("Heron Bay", (2,))]),
        ("Heron Heron Bay", [("Heron", (1, 5)), ("Heron Bay", (2,))]),
        ("At Roe\u2019s Landing today.", [("Roe\u2019s Landing", (3,))]),
        ("The U.S Heron Court met.", [("U.S Heron Court", (4,))]),
        ("OVER HERON BAY", [("HERON BAY", (2,))]),
        ("a heron, a HERON, heron bay", []),
        ("", []),
    ],
)
def test_find(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    found = tokens(text)
    matches = Gazetteer(NAMES).find(found)
    assert [(text[found[m.start].span.start : found[m.end - 1].span.end], m.rows) for m in matches] == expected
