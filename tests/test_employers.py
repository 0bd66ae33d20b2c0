from __future__ import annotations

import pytest

from graph.annotate.employers import employers
from graph.annotate.offices import offices
from graph.model import Document, Mention, MentionKind, Sentence, Span, Tokens
from graph.tables import Tables

TABLES = Tables((), (), (), (), (), ())


def make(text: str) -> Document:
    return Document("t", text, "0" * 64)


def parts(text: str) -> tuple[Sentence, ...]:
    return (Sentence(0, Span(0, len(text)), 0, Tokens()),)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("So said Oda Quist, a senior researcher at Marlow Health Trust, on Friday.", ["Marlow Health Trust"]),
        ("So said Oda Quist, CEO of Quillex.", ["Quillex"]),
        ("So said Oda Quist, director of the Center for Fair Rents.", ["Center for Fair Rents"]),
        ("So said Oda Quist, a lawyer for the tenants.", []),
        ("So said Oda Quist, director of the Court.", []),
        ("Oda Quist went to Quillex.", []),
    ],
)
def test_employers(text: str, bodies: list[str]) -> None:
    document = make(text)
    cut = parts(text)
    found = employers(document, cut, offices(document, cut, (), TABLES))
    assert [text[m.span.start : m.span.end] for m in found] == bodies


def test_employer_stops_at_another_mention() -> None:
    text = "So said Oda Quist, a director at Marlow Trust in Dunmore."
    document = make(text)
    cut = parts(text)
    others = (Mention(Span(text.index("Dunmore"), len(text) - 1), MentionKind.PLACE, "Dunmore"),)
    found = employers(document, cut, (*others, *offices(document, cut, others, TABLES)))
    assert [m.name for m in found] == ["Marlow Trust"]
