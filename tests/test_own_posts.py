"""The post that a speaker claims in the first person."""

from __future__ import annotations

import pytest
from telling import frames, shown

from graph.model import FrameKind


def posts(text: str) -> list[tuple[str, ...]]:
    """Return the values of the tenures that speakers claim."""
    found = [f for f in frames(text) if f.kind is FrameKind.TENURE and f.rule == "tenure/own-words"]
    return [tuple(shown(s) for s in f.slots) for f in found]


@pytest.mark.parametrize(
    ("text", "holder", "office"),
    [
        ('"As sheriff, part of my job is keeping the peace," Dana Roe said.', "Dana Roe", "sheriff"),
        ('"As the mayor, I answer to the voters," Dana Roe said. "They know it."', "Dana Roe", "mayor"),
        ('"As sheriff, my job is to keep the peace," Quill, a Republican, said.', "Quill", "sheriff"),
    ],
)
def test_post_of_the_speaker(text: str, holder: str, office: str) -> None:
    assert posts(text) == [(holder, office)]


@pytest.mark.parametrize(
    "text",
    [
        '"As mayor, I will open the pier," Dana Roe said.',  # one who runs for it
        '"As mayor, I was blamed for the pier," Dana Roe said.',
        '"As mayor, she keeps the keys of the town," Dana Roe said.',
        '"As a lawyer, I keep out of it," Dana Roe said.',
        '"As mayor, I answer to the voters," critics said.',
        '"As we know, my mayor keeps the keys," Dana Roe said.',
        'Mayor Dana Roe spoke. "As mayor, I answer to the voters," Roe said.',  # told by the document itself
    ],
)
def test_no_post_of_the_speaker(text: str) -> None:
    assert posts(text) == []
