"""The subject of a verb of speech: before it, after it, shared with another verb, or nobody."""

from __future__ import annotations

import pytest
from voices import annotated

from graph.frames.referring import Place, scene
from graph.frames.speakers import after_verb, before_verb, by_phrase, verb_at


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Dana Roe said so.", "said", "Dana Roe"),
        ("Dana Roe later also said so.", "said", "Dana Roe"),
        ("Dana Roe on Tuesday said so.", "said", "Dana Roe"),
        ("Dana Roe went on to call it bad.", "call", "Dana Roe"),
        ("Dana Roe came and said so.", "said", "Dana Roe"),
        ("Dana Roe left, calling it bad.", "calling", "Dana Roe"),
        ("Dana Roe, who said so, left.", "said", "Dana Roe"),
        ("Critics of Dana Roe said so.", "said", None),
        ("A lawyer for Dana Roe said so.", "said", None),
        ("Dana Roe was told so.", "told", None),
        ("Dana Roe never said so.", "said", None),
        ("Dana Roe declined to say so.", "say", None),
        ("Dana Roe's friend said so.", "said", None),
    ],
)
def test_before_the_verb(text: str, verb: str, expected: str | None) -> None:
    world = scene(annotated(text))
    at = next(i for i, item in enumerate(world.rows[0]) if item.low == verb)
    found = before_verb(world, Place(0, at), 0)
    assert found.verbal
    assert (found.mention.name if found.mention else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("said Dana Roe.", "Dana Roe"),
        ("said Mayor Dana Roe of Harborton.", "Dana Roe"),
        ("said the Harbor League's Dana Roe.", "Dana Roe"),
        ("said Park adviser Dana Roe.", "Dana Roe"),
        ("said Park's adviser, Dana Roe.", "Dana Roe"),
        ("said the Harbor League.", "Harbor League"),
        ("said a friend of Dana Roe.", None),
        ("said a witness in Harborton.", None),
        ("said that Dana Roe had left.", None),
    ],
)
def test_after_the_verb(text: str, expected: str | None) -> None:
    found = after_verb(scene(annotated(text)), Place(0, 0))
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dana Roe claims so.", True),
        ("He claims so.", True),
        ("The claims grew.", False),
        ("The self-styled self-proclaimed heir left.", False),
        ("Dana Roe walked.", False),
    ],
)
def test_verbs_that_are_nouns_too(text: str, expected: bool) -> None:
    world = scene(annotated(text))
    assert any(verb_at(world, world.rows[0], i) for i in range(len(world.rows[0]))) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dana Roe of the Harbor League.", "Dana Roe"),
        ("Judge Dana Roe's order.", "Dana Roe"),
        ("the Harbor League.", "Harbor League"),
        ("court papers, Dana Roe left.", None),
    ],
)
def test_according_to(text: str, expected: str | None) -> None:
    world = scene(annotated(text))
    found = by_phrase(world, 0, 0, len(world.rows[0]))
    assert (found.name if found else None) == expected
