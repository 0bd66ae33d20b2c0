"""What a judge says who dissents or concurs is no ruling; the opinion of the court is one."""

from __future__ import annotations

import pytest
from telling import RULING, annotated, frames, shown

from graph.frames.dissents import dissenters
from graph.frames.phrases import rows


def judges(text: str) -> set[str]:
    """Return who decided, by the rulings of a text."""
    return {shown(s) for f in frames(text) if f.kind is RULING for s in f.slots if s.name == "issuedBy"}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Justice Jane Roe dissented.", {"Roe"}),
        ("Justices Jane Roe and John Doe dissented.", {"Roe", "Doe"}),
        ("In a dissent, Justice Jane Roe spoke of the costs.", {"Roe"}),
        ("Justice Jane Roe warned of it in her dissent.", {"Roe"}),
        ("There were two concurring opinions, one by Justice Jane Roe and one by Justice John Doe.", {"Roe", "Doe"}),
        ("Justice Jane Roe wrote for the court.", set()),
    ],
)
def test_who_dissents(words: str, names: set[str]) -> None:
    assert dissenters(items for _, items in rows(annotated(words))) == names


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Justice Jane Roe dissented. In her opinion, Roe said that the gun law is unlawful.", set()),
        (
            "Justice Ann Stern dissented. In her opinion, Justice Jane Roe said that the gun law is unlawful.",
            {"Jane Roe"},
        ),
        ("Justice Jane Roe wrote the majority opinion on Monday. Justice John Doe dissented.", {"Jane Roe"}),
    ],
)
def test_own_words_are_no_ruling(text: str, who: set[str]) -> None:
    assert judges(text) == who
