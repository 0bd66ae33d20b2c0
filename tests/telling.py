"""What a short text tells: annotators, frames and linking run together, with results that read well in a table."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from graph.annotate import annotate
from graph.frames import extract
from graph.frames.clause import Clause
from graph.frames.lexicon import load_lexicon
from graph.frames.phrases import Item, rows
from graph.link import link
from graph.link.events import text as text_of
from graph.model import Annotated, Concept, Document, Event, Fact, Frame, FrameKind, Linked, Mention, Modality, Slot
from graph.tables import load_tables

DAY = "2020-06-17"  # a Wednesday
CASE, RULING, MEASURE, GRANT = FrameKind.CASE, FrameKind.RULING, FrameKind.MEASURE, FrameKind.GRANT
SD_OHIO = next(row.name for row in load_tables().courts if row.key == "ohsd")
ACTORS = ("plaintiff", "defendant", "issuedBy")  # a row that names none of them expects none of them
Pair = tuple[str, str]


@lru_cache(maxsize=4096)
def annotated(text: str, day: str = DAY) -> Annotated:
    """Return the annotated text, as a document published on that day."""
    document = Document("told", text, hashlib.sha256(text.encode()).hexdigest(), published=day)
    return annotate(document, load_tables())


@lru_cache(maxsize=4096)
def frames(text: str, day: str = DAY) -> tuple[Frame, ...]:
    """Return all frames of a text."""
    return extract(annotated(text, day), load_tables())


@lru_cache(maxsize=4096)
def linked(text: str, day: str = DAY) -> Linked:
    """Return the referents and events of a text."""
    return link(annotated(text, day), frames(text, day), load_tables())


def items(text: str) -> tuple[Item, ...]:
    """Return the items of the first sentence of a text."""
    return next(rows(annotated(text)))[1]


def clause(text: str, *judges: str) -> Clause:
    """Return the first sentence of a text as a clause, in a document that knows these judges."""
    sentence, found = next(rows(annotated(text)))
    return Clause(sentence, found, load_lexicon(), frozenset(judges), text)


def at(found: tuple[Item, ...], word: str) -> int:
    """Return the index of the first item with that text, in lower case."""
    return next(i for i, item in enumerate(found) if item.lower == word.lower() or item.text == word)


def shown(thing: Slot | Fact) -> str:
    """Return the value of a slot in words."""
    if isinstance(thing.value, Mention):
        return thing.value.name
    if isinstance(thing.value, str):
        return thing.value
    return thing.value.label if isinstance(thing.value, Concept) else thing.value.text


def pairs(frame: Frame) -> set[Pair]:
    """Return (slot, value) of a frame."""
    return {(slot.name, shown(slot)) for slot in frame.slots}


def asserted(text: str, *kinds: FrameKind) -> list[Frame]:
    """Return the frames of these kinds (cases and rulings unless said) that the text says in its own voice."""
    return [f for f in frames(text) if f.kind in (kinds or (CASE, RULING)) and f.modality is Modality.ASSERTED]


def facts(text: str, *kinds: FrameKind) -> list[set[Pair]]:
    """Return (slot, value) of each asserted frame of these kinds, in order."""
    return [pairs(f) for f in asserted(text, *kinds)]


def modalities(text: str, *kinds: FrameKind) -> set[str]:
    """Return the modalities of the frames of these kinds (cases and rulings unless said)."""
    return {f.modality.value for f in frames(text) if f.kind in (kinds or (CASE, RULING))}


def named(found: Linked, event: Event) -> set[Pair]:
    """Return (slot, value) of an event, with the name of each referent in place of its key."""
    names = {r.key: r.name for r in found.referents}
    return {(f.name, names.get(text_of(f), text_of(f))) for f in event.facts}


def told(text: str, kind: FrameKind = RULING, day: str = DAY) -> list[set[Pair]]:
    """Return (slot, value) of each event of a kind that the text asserts, in order."""
    found = linked(text, day)
    asserts = [e for e in found.events if all(f.modality is Modality.ASSERTED for f in e.facts)]
    return [named(found, e) for e in asserts if e.kind is kind]


def of(found: set[Pair], slot: str) -> set[str]:
    """Return the values of one slot."""
    return {value for name, value in found if name == slot}


def lacks(found: set[Pair], row: str) -> list[str]:
    """Return what differs between an event and a row such as "plaintiff: Ohio, Utah; defendant: Jane Roe".

    A slot of the row must hold just these values; "?" stands for any value; actors that the row leaves out must be out.
    """
    wanted = {name: set(values.split(", ")) for name, values in (part.split(": ") for part in row.split("; "))}
    wanted |= {name: set() for name in ACTORS if name not in wanted}
    return [
        f"{name}: {sorted(of(found, name))} is not {sorted(values)}"
        for name, values in sorted(wanted.items())
        if of(found, name) != values and not (values == {"?"} and of(found, name))
    ]


def differs(text: str, kind: FrameKind, *rows_: str) -> list[str]:
    """Return what differs between the events of a text and the rows, one row for each event in order."""
    events = told(text, kind)
    if len(events) != len(rows_):
        return [f"{len(events)} events, not {len(rows_)}: {[sorted(e) for e in events]}"]
    told_rows = enumerate(zip(events, rows_, strict=True))
    return [f"event {n}: {why}" for n, (event, row) in told_rows for why in lacks(event, row)]
