"""Sentences as rows of items: a mention is one item, a title goes with its name, quoted words are marked."""

from __future__ import annotations

import pytest
from telling import annotated, items

from graph.frames.phrases import rows
from graph.model import MentionKind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ohio sued Harlan County.", ["Ohio", "sued", "Harlan County", "."]),
        ("U.S. District Judge Jane Roe slept.", ["U.S. District Judge Jane Roe", "slept", "."]),
        ("The judge, Jane Roe, slept.", ["The", "judge", ",", "Jane Roe", ",", "slept", "."]),
        ("She slept.", ["She", "slept", "."]),
    ],
)
def test_items(text: str, words: list[str]) -> None:
    found = items(text)
    assert [item.text for item in found] == words
    assert [item.span.of(text) for item in found] == words


def test_a_title_goes_with_its_name() -> None:
    item = items("Judge Jane Roe slept.")[0]
    assert item.mention is not None and item.title is not None
    assert (item.mention.name, item.title.name, item.lower) == ("Jane Roe", "Judge", "jane roe")
    assert items("Jane Roe slept.")[0].title is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('The mayor said, "We will go on and on."', ["We", "will", "go", "on", "and", "on", "."]),
        ('The mayor met a "friend" in town.', []),  # singles out a word
        ("The mayor slept.", []),
    ],
)
def test_quoted_words_are_marked(text: str, quoted: list[str]) -> None:
    assert [item.text for item in items(text) if item.quoted] == quoted


def test_kinds() -> None:
    ohio, slept = items("Ohio slept.")[:2]
    assert ohio.actor and ohio.of(MentionKind.PLACE, MentionKind.BODY) and not ohio.of(MentionKind.BODY)
    assert not slept.actor and not slept.of(MentionKind.PLACE)


def test_each_sentence_has_its_own_items() -> None:
    text = "Ohio slept. Utah woke. It rained."
    assert [[i.text for i in found] for _, found in rows(annotated(text))] == [
        ["Ohio", "slept", "."],
        ["Utah", "woke", "."],
        ["It", "rained", "."],
    ]


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("The students' lawsuit failed.", True),
        ("The students\u2019 lawsuit failed.", True),
        ("He met 'the students' lawsuit.", False),
        ("The students ' lawsuit failed.", False),
        ("The students' Roe failed.", False),
        ("Dayton' lawsuit failed.", False),
        ("The students'", False),
    ],
)
def test_the_apostrophe_of_a_plural_that_owns_something(text: str, owned: bool) -> None:
    assert any(item.lower == "'s" for item in items(text)) is owned
