"""What single articles told, kept from build to build: the document less its text, and all that linking gave.

The key of an article is the hash of its text, of all that is said of it but its source, and of the rules; the text
itself is not kept, since it is in the input. After a build the file holds the articles of that build and no other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeAlias

from graph.kept.codec import pack, unpack
from graph.kept.rules import rules
from graph.kept.store import Store
from graph.model import Document, Linked, Problem, Severity, Span

FOLDER = ".casegraph"
FILE = "extracted.sqlite"

Made: TypeAlias = tuple[Document, tuple[Problem, ...]]
Told: TypeAlias = tuple[Linked, tuple[Span, ...], tuple[Problem, ...]]


class Place(NamedTuple):
    """Where a text stands now: the address of the original or the file name, and the path and line for people."""

    source: str
    path: str
    line: str


class Articles(AbstractContextManager["Articles"]):
    """The articles of the last build and of this one; `fresh` counts those that `keep` took.

    `keys` say by the stem what each article of this build is: two with one key tell the same.
    """

    def __init__(self, store: Store, hashed: bytes = b"") -> None:
        """Take the open file, and the hash of the rules."""
        self.fresh = 0
        self._store = store
        self._rules = hashed
        self.keys: dict[str, bytes] = {}
        self._notes: dict[str, tuple[Problem, ...]] = {}
        self._told: dict[str, Told] = {}

    def document(self, said: Sequence[str], place: Place, make: Callable[[], Made]) -> Made:
        """Return the document of a text, and notes on it, as they were kept, or as `make` makes them.

        `said` is all that they are made of but the place: first the stem, then the text.
        """
        stem, text = said[:2]
        key = self.keys[stem] = self._key(said)
        row = _row(unpack(self._store.get(key) or b""))
        if row is None:
            document, self._notes[stem] = make()
            return document, self._notes[stem]
        one, notes, bounds, faults = row
        document = replace(one.document, text=text, source=place.source)
        self._told[stem] = replace(one, document=document), tuple(map(Span, bounds[::2], bounds[1::2])), faults
        return document, tuple(replace(note, source=place.path, place=place.line) for note in notes)

    def told(self, document: Document) -> Told | None:
        """Return what a document told when it was last read, the spans of its sentences, and notes; or None."""
        return self._told.pop(document.stem, None)

    def keep(self, one: Linked, sentences: tuple[Span, ...], faults: tuple[Problem, ...] = ()) -> None:
        """Keep what a document has told now: of the places where it names a thing, the first alone."""
        self.fresh += 1
        stem = one.document.stem
        if stem in self._notes:
            first = {naming.key: naming for naming in reversed(one.namings)}
            namings = tuple(sorted(first.values()))
            less = replace(one, document=replace(one.document, text=""), namings=namings)
            bounds = tuple(place for span in sentences for place in span)
            self._store.put(self.keys[stem], pack((less, self._notes[stem], bounds, faults)))

    def problems(self) -> tuple[Problem, ...]:
        """Return a note where the file cannot be used."""
        return (Problem("cache", self._store.fault, Severity.NOTE),) if self._store.fault else ()

    def __exit__(self, kind: object, *_rest: object) -> None:
        """Close the file; after a build that failed, what the build before it left stays too."""
        self._store.close(self.keys.values() if kind is None else None)

    def _key(self, said: Iterable[str]) -> bytes:
        hashed = hashlib.sha256(self._rules)
        for text in said:
            data = text.encode("utf-8", "surrogatepass")
            hashed.update(len(data).to_bytes(8, "big") + data)
        return hashed.digest()


def open_articles(output: Path | None, tables: Iterable[Path] = ()) -> Articles:
    """Return the articles kept for the folder of an output, or none where it is None; `tables` are a user's own."""
    if output is None:
        return Articles(Store(None))
    return Articles(Store(folder_of(output) / FILE), rules(tables))


def folder_of(output: Path) -> Path:
    """Return the folder where what belongs to an output is kept."""
    place = output.absolute()
    return place.parent / FOLDER / (place.name or "output")


def _row(value: object) -> tuple[Linked, tuple[Problem, ...], tuple[int, ...], tuple[Problem, ...]] | None:
    """Return what was kept, if it is what `Articles.keep` keeps: a hash guards its bytes, and its key the rules."""
    if isinstance(value, tuple) and len(value) == 4 and isinstance(value[0], Linked):
        return value
    return None
