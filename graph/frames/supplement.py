"""Frames of the rules, with what an optional reader adds.

Takes the frames of the rules and those of a reader, gives one sequence. The rules come first: a reader's frame stands
where they found none of its kind in the sentence; where they found the same event, it only fills slots that they left
empty. What neither adds nor fills is given back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from graph.frames.combine import combine, joinable
from graph.model import Frame, FrameKind

ORDERED = (FrameKind.CASE, FrameKind.RULING)  # kinds whose frames are linked in the order of telling


def supplement(frames: Sequence[Frame], more: Sequence[Frame]) -> tuple[tuple[Frame, ...], tuple[Frame, ...]]:
    """Return all frames, and those of `more` that add nothing to them.

    The frames of the rules keep their order; a new frame comes where its sentence stands.
    """
    told, dropped = list(frames), []
    added: list[Frame] = []
    own = {(f.kind, f.sentence) for f in frames}
    for frame in _joined(more):
        if (frame.kind, frame.sentence) not in own:
            added.append(frame)
            continue
        at = next((i for i, f in enumerate(told) if _same(f, frame)), None)
        filled = _filled(told[at], frame) if at is not None else None
        if at is None or filled is None:
            dropped.append(frame)
        else:
            told[at] = filled
    if not added:
        return tuple(told), tuple(dropped)
    others = [f for f in told if f.kind not in ORDERED]
    events = sorted([f for f in told if f.kind in ORDERED] + added, key=lambda f: f.sentence)
    return (*others, *events), tuple(dropped)


def _joined(frames: Sequence[Frame]) -> list[Frame]:
    """Return the frames of a reader with those of one event in one sentence joined, in order."""
    ordered = sorted(frames, key=lambda f: (f.sentence, f.trigger.start))
    return [frame for _, group in groupby(ordered, key=lambda f: f.sentence) for frame in combine(group)]


def _same(rule: Frame, frame: Frame) -> bool:
    """Tell whether a reader's frame tells what the frame of a rule tells: one trigger, one status, no conflict."""
    beside = rule.kind is frame.kind and rule.sentence == frame.sentence
    return beside and rule.trigger.overlaps(frame.trigger) and joinable(rule, frame)


def _filled(rule: Frame, frame: Frame) -> Frame | None:
    """Return the frame of the rule with the slots that it left empty, or None where it left none of these."""
    names = {s.name for s in rule.slots}
    gaps = tuple(s for s in frame.slots if s.name not in names)
    return replace(rule, slots=(*rule.slots, *gaps)) if gaps else None
