"""What an entry calls a thing -> the thing: its ids in the documents (`stem#key`), and its IRIs in the graph.

A thing is named by its IRI, by the end of its IRI (`person/jane-doe`, or `person:jane-doe` as in Turtle), or as one
document tells it (`stem#key`). The keys of events count them, so that a change of the text may give a key to another
event: `stem@digest#key`, with the first eight digits of the text's SHA-256, holds for that text alone. An IRI means
what it means without any judgement, so that an entry means the same on the next build; where there is no such IRI, what
it means in the curated graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from graph.model import Document, Entity, Resolution
from graph.vocabulary import KINDS

OF_TEXT = re.compile(r"(?P<stem>.+)@(?P<digest>[0-9a-f]{8})#(?P<key>.+)", re.DOTALL)
COUNTED = re.compile(r"(?P<stem>.+)#(?P<key>[a-z-]+:\d+)", re.DOTALL)


class Things:
    """A resolution, indexed by what entries may call its things."""

    def __init__(
        self, resolution: Resolution, base: str, documents: Iterable[Document] = (), beyond: Iterable[Entity] = ()
    ) -> None:
        """Index the assignments and entities; without `documents`, no name that holds for one text is known.

        Entities `beyond` the resolution have no ids: they can have claims and a label, and be no other thing.
        """
        self._base = base
        self._digests = {document.stem: document.sha256[:8] for document in documents}
        self.entities: Mapping[str, Entity] = {entity.iri: entity for entity in (*resolution.entities, *beyond)}
        self.iri_of: Mapping[str, str] = {f"{a.document}#{a.key}": a.iri for a in resolution.assignments}
        ids: dict[str, list[str]] = {}
        for one in sorted(self.iri_of):
            ids.setdefault(self.iri_of[one], []).append(one)
        self.ids_of: Mapping[str, tuple[str, ...]] = {iri: tuple(found) for iri, found in ids.items()}
        self._spaced = {" ".join(one.split()): one for one in self.iri_of}  # as the cells of a file are read

    def local(self, name: str) -> str:
        """Return the id that the name is, or ""."""
        of_text = OF_TEXT.fullmatch(name)
        if of_text and self._digests.get(of_text["stem"]) == of_text["digest"]:
            name = f"{of_text['stem']}#{of_text['key']}"
        return name if name in self.iri_of else self._spaced.get(name, "")

    def written(self, one: str) -> str:
        """Return the name for an id that an entry should use: where the key only counts, one for this text alone."""
        counted = COUNTED.fullmatch(one)
        digest = self._digests.get(counted["stem"], "") if counted else ""
        return f"{counted['stem']}@{digest}#{counted['key']}" if counted and digest else one

    def absent(self, name: str) -> str:
        """Return why a name stands for nothing, and the way out."""
        of_text = OF_TEXT.fullmatch(name)
        if of_text and self._digests.get(of_text["stem"], of_text["digest"]) != of_text["digest"]:
            return f"the text of {of_text['stem']!r} has changed since {name!r} was judged; look again and name it anew"
        if self.iri(name):
            return f"{name!r} is a list of one document; it is no other thing than itself"
        return f"nothing is called {name!r}; name a thing by an IRI of the graph, its end, or STEM#key"

    def iri(self, name: str) -> str:
        """Return the IRI that the name is, in full or by its end, or ""."""
        kind, colon, key = name.partition(":")
        turtle = f"{self._base}{kind}/{key}" if colon and kind in KINDS else ""
        bare = name.removeprefix("<").removesuffix(">")
        return next((iri for iri in (bare, self._base + bare, turtle) if iri in self.entities), "")

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the ids of the thing that the name stands for, sorted, or ()."""
        one = self.local(name)
        return (one,) if one else self.ids_of.get(self.iri(name), ())


class Places:
    """Where things stand after all judgements: by names that hold before them, and by those that hold after them."""

    def __init__(self, before: Things, after: Things) -> None:
        """Keep both."""
        self._before = before
        self.after = after

    def absent(self, name: str) -> str:
        """Return why a name stands for nothing, and the way out."""
        return self.after.absent(name)

    def iris(self, name: str) -> tuple[str, ...]:
        """Return the IRIs in the curated graph of what the name stands for, sorted, or ()."""
        found = self.after.ids(name) or self._before.ids(name)
        beyond = (self.after.iri(name),) if not found and self.after.iri(name) else ()
        return beyond or tuple(sorted({self.after.iri_of[one] for one in found if one in self.after.iri_of}))
