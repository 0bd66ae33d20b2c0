"""The president as a party by the office alone: "Ohio sued the president", "a suit against the president".

Takes a clause and its frames, gives them with the president of the day as plaintiff or defendant where no name stands.
Presidents of a bank or union are none: the title stands alone behind "the", in a text that speaks of the president or
the White House.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.frames.clause import Clause
from graph.frames.status import BE, HAVE
from graph.model import Frame, FrameKind, Mention, MentionKind, Modality, Slot

K = MentionKind
NOUNS = ("lawsuit", "complaint", "case-noun")  # rules of suits told by a noun
NATIONAL = re.compile(r"\bWhite House\b|\bPresident [A-Z]|\bPOTUS\b")
WITHIN = frozenset(
    "over for in on , . by filed brought after to and because seeking challenging alleging is was has had".split()
)


def with_officials(clause: Clause, found: Iterable[Frame]) -> Iterator[Frame]:
    """Yield the frames, suits with the president where they name the office."""
    for frame in found:
        if frame.kind is not FrameKind.CASE or "president" not in {item.lower for item in clause.items}:
            yield frame
            continue
        at = next((k for k, item in enumerate(clause.items) if item.span.start == frame.trigger.start), 0)
        yield replace(frame, slots=(*frame.slots, *_slots(clause, frame, at)))


def _slots(clause: Clause, frame: Frame, at: int) -> Iterator[Slot]:
    told = {s.name for s in frame.slots}
    places: list[tuple[str, int]] = []
    if frame.rule == "sue" and frame.modality is Modality.ASSERTED:
        places = [("defendant", at + 2), ("plaintiff", _before(clause, at))]
    elif frame.rule in NOUNS:
        against = next((k for k in range(at + 1, at + 4) if clause.word(k) == "against"), len(clause.items))
        places = [("defendant", against + 2)]
    for name, i in places:
        if name not in told and _is_president(clause, i):
            office = Mention(clause.items[i].span, K.OFFICE, "President", "president", definite=True)
            yield Slot(name, office, clause.sentence.span, f"{frame.rule}/president", frame.modality)


def _before(clause: Clause, at: int) -> int:
    """Return the index right before the verb at `at` and its auxiliaries."""
    i = at - 1
    while clause.word(i) in BE | HAVE or clause.word(i).endswith("ly"):
        i -= 1
    passive = clause.word(at).endswith("ed") and bool(BE & set(clause.lowers(i + 1, at)))
    return -1 if passive else i


def _is_president(clause: Clause, i: int) -> bool:
    """Tell whether "the president" stands at `i`, and nothing that tells of another one."""
    if not 0 < i < len(clause.items) or clause.items[i].lower != "president" or clause.items[i].quoted:
        return False
    if clause.word(i - 1) != "the" or not clause.items[i].of(K.OFFICE) or clause.word(i - 2) in ("of", "by", "for"):
        return False
    after = clause.word(i + 1)
    return (after in WITHIN or i + 1 == len(clause.items) or after in ("sued", "sues")) and bool(
        NATIONAL.search(clause.text)
    )
