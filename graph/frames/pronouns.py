"""Rulings and cases whose judge or party is "he" or "she": the person meant takes the pronoun's place, or it goes.

Takes frames and the document, gives frames. Verbs such as "block" and "suspend" are no sign of a court by themselves,
so that a pronoun must lead back to a judge; where it leads to another person or to nobody the frame tells no ruling.
A party to a case is anybody but a judge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.frames.referring import Place, Scene, pronoun, scene, surname_of
from graph.model import Annotated, Frame, FrameKind, Mention, MentionKind, Slot, Span

PRONOUNS = ("he", "she")
TITLES = frozenset({"judge", "justice", "magistrate"})


def with_people(frames: Iterable[Frame], annotated: Annotated, judges: frozenset[str]) -> Iterator[Frame]:
    """Yield the frames; `judges` holds the full and the last names of the document's judges."""
    world: Scene | None = None
    for frame in frames:
        said = next((s for s in frame.slots if _pronoun(s)), None)
        if said is None:
            yield frame
            continue
        world = world if world is not None else scene(annotated)
        meant = _meant(world, said)
        if meant is not None and frame.rule.startswith("crime-") and not _near(world, meant, said):
            continue  # of a crime nobody is accused across paragraphs
        deciding = meant is not None and (
            _named(meant, judges)
            or bool(world.titles.get(surname_of(meant), frozenset()) & TITLES)
            and not _namesake(meant, judges)
        )
        if deciding and meant is not None and "justice" in world.titles.get(surname_of(meant), frozenset()):
            if {s.name for s in frame.slots} <= {"issuedBy", "decidedOn"}:
                continue  # one justice of several may speak for himself
        if meant is not None and deciding is (frame.kind is FrameKind.RULING):
            slots = tuple(replace(s, value=meant) if _pronoun(s) else s for s in frame.slots)
            yield replace(frame, slots=slots)
        elif frame.kind is FrameKind.CASE:
            slots = tuple(s for s in frame.slots if not _pronoun(s))
            if any(s.name in ("plaintiff", "defendant") for s in slots):
                yield replace(frame, slots=slots)


def _near(world: Scene, meant: Mention, said: Slot) -> bool:
    """Tell whether the one meant is named alone in the paragraph before the pronoun, or in the one before that."""
    place = _place(world, said.value.span) if isinstance(said.value, Mention) else None
    if place is None:
        return False
    here = [i.mention for i in world.rows[place.row][: place.index] if i.mention is not None]
    if meant in here:
        return len({surname_of(m) for m in here if m.kind is MentionKind.PERSON}) == 1
    before = [i.mention for i in world.rows[place.row - 1] if i.mention is not None] if place.row else []
    people = {surname_of(m) for m in before if m.kind is MentionKind.PERSON}
    return meant in before and len(people) == 1


def _pronoun(slot: Slot) -> bool:
    people = slot.name in ("issuedBy", "plaintiff", "defendant")
    return people and isinstance(slot.value, Mention) and slot.value.name in PRONOUNS


def _named(meant: Mention, judges: frozenset[str]) -> bool:
    words = meant.name.split()
    return (words[-1] if len(words) == 1 else meant.name) in judges


def _namesake(meant: Mention, judges: frozenset[str]) -> bool:
    """Tell whether another person of the same last name is a judge of the document."""
    words = meant.name.split()
    plain = [w for w in words if w.rstrip(".") not in ("Jr", "Sr")]
    same = [name.split()[0] for name in judges if name.split()[-1] == plain[-1] and " " in name]
    return bool(same) and plain[0] not in same and (len(plain) > 1 or plain[0] not in judges)


def _meant(world: Scene, slot: Slot) -> Mention | None:
    if not isinstance(slot.value, Mention):
        return None
    place = _place(world, slot.value.span)
    meant = pronoun(world, place) if place is not None else None
    other = world.lex.female if slot.value.name == "he" else world.lex.male
    named = meant is not None and len(meant.name.split()) > 1 and meant.name.lower().split()[0] in other
    return None if named else meant  # people of one surname: "Ivanka Roe ... He was convicted"


def _place(world: Scene, span: Span) -> Place | None:
    """Return the item that stands at the span, or None."""
    row = bisect_right(world.rows, span.start, key=lambda items: items[0].span.start) - 1
    if row < 0:
        return None
    items = world.rows[row]
    index = bisect_right(items, span.start, key=lambda item: item.span.start) - 1
    return Place(row, index) if index >= 0 and items[index].span.start == span.start else None
