"""What an optional reader says of a document, before the rules decide what of it may stand.

A parser gives the grammar of sentences (`Parse`), a language model offers events with quotes (`Offer`). Neither is a
frame: frames are made of them in one place, by the same cue lists as those of the rules.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model.telling import FrameKind

READERS = frozenset({"spacy", "llm"})  # with these words, and a hyphen, the rules of the optional readers begin


@dataclass(frozen=True, slots=True)
class Arc:
    """The grammatical link of one token: the index of its head in the sentence (its own for a root), and the label."""

    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Parse:
    """The dependency parse of the sentence with index `sentence`: one arc for each of its tokens, in order."""

    sentence: int
    arcs: tuple[Arc, ...]


@dataclass(frozen=True, slots=True)
class OfferedSlot:
    """A slot as a model gives it: `sort` is what sort of thing it takes the value for, `quote` what it cites."""

    name: str
    value: str
    sort: str
    quote: str


@dataclass(frozen=True, slots=True)
class Offer:
    """An event as a model gives it, with the words that it cites for the event itself."""

    kind: FrameKind
    quote: str
    slots: tuple[OfferedSlot, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader says of one document; `reader` begins the identifiers of its rules.

    `faults` says what of its answer could not be read at all.
    """

    reader: str
    parses: tuple[Parse, ...] = ()
    offers: tuple[Offer, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that a reader said and that does not stand: an event (`slot` is ""), or one slot; and why."""

    document: str
    kind: str
    slot: str
    value: str
    quote: str
    reason: str
