"""Names of the authority tables in text: longest match over tokens.

Takes pairs of alias and payload, gives a `Gazetteer` that finds all of them in a token sequence in one pass: a
dictionary on the first token, then the longest token tuple (`reference` measurements of the approach: linear,
no compiled dependency). A name must be written with the capitals of its alias, or all in capitals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.annotate.sentences import pipeline
from graph.model import Token

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """Tokens `[start, end)` of the sequence are a name of each of `rows`, in table order."""

    start: int
    end: int
    rows: tuple[T, ...]


class Gazetteer(Generic[T]):
    """All names of a table, ready to be found."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        """Index the names; one alias may stand for several rows."""
        self._index: dict[str, dict[tuple[str, ...], list[T]]] = {}
        tokenizer = pipeline().tokenizer
        for alias, row in names:
            words = tuple(t.text for t in tokenizer(alias))
            if not words:
                continue
            rows = self._index.setdefault(words[0], {}).setdefault(words, [])
            if row not in rows:
                rows.append(row)
        self._lengths = {
            first: sorted({len(words) for words in entries}, reverse=True) for first, entries in self._index.items()
        }

    def find(self, tokens: Sequence[Token]) -> Iterator[Match[T]]:
        """Yield the longest matches from left to right; they do not overlap."""
        texts = [t.text.replace("\u2019", "'") for t in tokens]
        i = 0
        while i < len(texts):
            match = self._at(texts, i)
            if match is None:
                i += 1
            else:
                yield match
                i = match.end

    def _at(self, texts: list[str], i: int) -> Match[T] | None:
        entries = self._index.get(texts[i])
        if entries is None:
            return None
        for length in self._lengths[texts[i]]:
            rows = entries.get(tuple(texts[i : i + length])) if i + length <= len(texts) else None
            if rows:
                return Match(i, i + length, tuple(rows))
        return None
