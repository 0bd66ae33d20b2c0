"""Noun phrases before a verb: whom they name, through titles, prepositions, documents and appositions."""

from __future__ import annotations

import pytest
from voices import annotated

from graph.frames.referring import Place, scene
from graph.frames.subjects import apposed, head, main_subject


@pytest.mark.parametrize(
    ("text", "last", "expected"),
    [
        ("Mayor Dana Roe said", "Dana Roe", "Dana Roe"),
        ("Dana Roe of the Harbor League said", "Harbor League", "Dana Roe"),
        ("A spokesman for the Harbor League said", "Harbor League", "Harbor League"),
        ("A spokesman for Harborton said", "Harborton", "Harborton"),
        ("A man from Harborton said", "Harborton", None),
        ("A spokesman for Dana Roe said", "Dana Roe", None),
        ("Dana Roe's order said", "order", "Dana Roe"),
        ("The order said", "order", None),
        ("In Harborton Mayor Dana Roe said", "Dana Roe", "Dana Roe"),
        ("The dogs said", "dogs", None),
    ],
)
def test_heads(text: str, last: str, expected: str | None) -> None:
    world = scene(annotated(text))
    at = next(i for i, item in enumerate(world.rows[0]) if item.text.removeprefix("the ") == last)
    found = head(world, Place(0, at), 0)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dana Roe, a lawyer, said", "Dana Roe"),
        ("Dana Roe, a lawyer for Lee Park, said", "Dana Roe"),
        ("After a talk with Lee Park, Dana Roe, a lawyer, said", "Dana Roe"),
        ("Writing on the gate, Dana Roe, a lawyer, said", "Dana Roe"),
        ("In Harborton, the new mayor, Dana Roe, said", "Dana Roe"),
        ("In the town of Harborton, nobody, says one, said", None),
    ],
)
def test_appositions(text: str, expected: str | None) -> None:
    world = scene(annotated(text))
    comma = max(i for i, item in enumerate(world.rows[0]) if item.low == ",")
    found = apposed(world, 0, comma, 0)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dana Roe sued Lee Park.", "Dana Roe"),
        ("In a suit by Lee Park, Dana Roe won.", "Dana Roe"),
        ("Lee Park's friend met Dana Roe.", "Dana Roe"),
        ("The Harbor League sued.", "Harbor League"),
        ("A boat hit the Harbor League.", None),
        ("It rained.", None),
    ],
)
def test_main_subjects(text: str, expected: str | None) -> None:
    world = scene(annotated(text))
    found = main_subject(world, 0, 0, len(world.rows[0]) - 1)
    assert (found.name if found else None) == expected
