"""Names of the authority tables in text: longest match over tokens.

Takes pairs of alias and payload, gives a `Gazetteer` that finds all of them in a token sequence in one pass: a
dictionary on the first token, then the longest token tuple, so that the time is linear in the text. A name must be
written with the capitals of its alias; names of two words and more may also stand all in capitals. Curly
apostrophes and "U.S" without its last stop are taken for what they mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from graph.annotate.phrases import WORDS_KEPT
from graph.annotate.tokens import pipeline
from graph.model import Tokens

T = TypeVar("T")
_MEANT = {"U.S": "U.S.", "D.C": "D.C."}


class Match(NamedTuple, Generic[T]):
    """Tokens `[start, end)` of the sequence are a name of each of `rows`, in table order."""

    start: int
    end: int
    rows: tuple[T, ...]


class Gazetteer(Generic[T]):
    """All names of a table, ready to be found."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        """Index the names; one alias may stand for several rows."""
        self._index: dict[str, dict[tuple[str, ...], list[T]]] = {}
        self._lengths: dict[str, list[int]] = {}
        tokenizer = pipeline().tokenizer
        for alias, row in names:
            words = tuple(_plain(t.text) for t in tokenizer(alias))
            if not words:
                continue
            self._add(words, row)
            shouted = tuple(w.upper() for w in words)
            if len(words) > 1 and shouted != words:
                self._add(shouted, row)
        for first, entries in self._index.items():
            self._lengths[first] = sorted({len(words) for words in entries}, reverse=True)
        self._starts = frozenset(form for first in self._index for form in _forms(first))

    def _add(self, words: tuple[str, ...], row: T) -> None:
        rows = self._index.setdefault(words[0], {}).setdefault(words, [])
        if row not in rows:
            rows.append(row)

    def find(self, tokens: Tokens) -> Iterator[Match[T]]:
        """Yield the longest matches from left to right; they do not overlap."""
        end = 0
        for i in tokens.at_text(self._starts):
            match = self._at(tokens, i) if i >= end else None
            if match is not None:
                yield match
                end = match.end

    def _at(self, tokens: Tokens, i: int) -> Match[T] | None:
        first = _plain(tokens.texts[i])
        entries, lengths = self._index[first], self._lengths[first]
        words = tuple(map(_plain, tokens.texts[i : i + lengths[0]]))
        for length in lengths:
            rows = entries.get(words[:length]) if length <= len(words) else None
            if rows:
                return Match(i, i + length, tuple(rows))
        return None


def _forms(plain: str) -> tuple[str, ...]:
    """Return the forms that `_plain` takes for a word; of several apostrophes all are straight or all curly."""
    return (plain, plain.replace("'", "\u2019"), *(form for form, meant in _MEANT.items() if meant == plain))


@lru_cache(maxsize=WORDS_KEPT)
def _plain(text: str) -> str:
    return _MEANT.get(text, text.replace("\u2019", "'"))
