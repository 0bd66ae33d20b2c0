"""Mentions of a sentence, for the tests of the finders: words, name, key and what else a test asks for."""

from __future__ import annotations

from functools import lru_cache

from graph.annotate import annotate
from graph.model import Document, Mention, MentionKind
from graph.tables import load_tables


@lru_cache(maxsize=512)
def mentions(text: str) -> tuple[Mention, ...]:
    """Return all mentions of a text; none overlaps another."""
    result = annotate(Document("d", text, "0"), load_tables()).mentions
    assert all(a.span.end <= b.span.start for a, b in zip(result, result[1:], strict=False))
    return result


def of_kind(text: str, kind: MentionKind) -> list[tuple[str, str]]:
    """Return the words and the key of each mention of one kind."""
    return [(m.span.of(text), m.key) for m in mentions(text) if m.kind is kind]


def words(text: str, kind: MentionKind) -> list[str]:
    """Return the words of each mention of one kind."""
    return [m.span.of(text) for m in mentions(text) if m.kind is kind]


def names(text: str, kind: MentionKind) -> list[str]:
    """Return the name of each mention of one kind."""
    return [m.name for m in mentions(text) if m.kind is kind]


def definite(text: str, kind: MentionKind) -> list[bool]:
    """Tell of each mention of one kind whether it points back."""
    return [m.definite for m in mentions(text) if m.kind is kind]
