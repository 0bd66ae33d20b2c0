"""Frames of one sentence that tell one event, made one.

Takes the frames of a sentence, gives fewer. "Judge Roe issued an injunction blocking the ban" yields three frames (the
verb, the noun, the participle) that share a clause: a frame without an own actor joins the one before it, and two
frames with the same actor are one. Frames stay apart where their actors, dates, outcomes or modality differ, or where
the words say that another event is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from graph.model import Concept, Frame, FrameKind, Mention, Slot

ACTING = {FrameKind.CASE: ("plaintiff",), FrameKind.RULING: ("issuedBy", "court"), FrameKind.MEASURE: ("self",)}
SINGLE = {
    FrameKind.CASE: ("filedOn", "filedIn"),
    FrameKind.RULING: ("decidedOn", "rulingType", "court", "scope"),
    FrameKind.MEASURE: ("issuedOn", "self"),
}
HIGHER = re.compile(r"(?i)\b(?:supreme|appeals?|appellate|circuit|high)\b")
BARE = frozenset({"court", "panel", "justices"})  # one court, called so and so
REVIEW = frozenset({"affirmed", "reversed"})
OPPOSED = (
    {"granted", "denied"},
    {"affirmed", "reversed"},
    {"blocked", "allowed"},
    {"unlawful", "allowed"},
    {"unlawful", "denied"},
    {"dismissed", "granted"},
    {"dismissed", "allowed"},
)


def combine(frames: Iterable[Frame]) -> tuple[Frame, ...]:
    """Return the frames of one sentence with those of one event joined, in order."""
    joined: list[Frame] = []
    for frame in frames:
        at = next(
            (i for i in reversed(range(len(joined))) if joined[i].kind is frame.kind and joinable(joined[i], frame)),
            None,
        )
        if at is None:
            joined.append(frame)
        else:
            joined[at] = merge(joined[at], frame)
    return tuple(joined)


def value_key(slot: Slot) -> str:
    """Return what makes the value of a slot the same as another's within a sentence."""
    if isinstance(slot.value, Mention):
        return slot.value.key or slot.value.name.casefold()
    return slot.value.label if isinstance(slot.value, Concept) else slot.value.text


def values(frame: Frame, name: str) -> set[str]:
    """Return the keys of the values of one slot."""
    return {value_key(s) for s in frame.slots if s.name == name}


def joinable(left: Frame, right: Frame) -> bool:
    """Tell whether two frames of one kind in one sentence tell one event."""
    if left.modality is not right.modality or right.other and left.trigger != right.trigger:
        return False
    if left.kind is FrameKind.RULING and _apart(left, right):
        return False
    if left.kind is FrameKind.CASE and left.rule.startswith("crime-") is not right.rule.startswith("crime-"):
        return False
    for name in ACTING[left.kind] if left.kind in ACTING else ():
        a, b = values(left, name), values(right, name)
        if a and b and not a & b and not (name == "court" and a | b <= BARE):
            return False
    for name in SINGLE.get(left.kind, ()):
        a, b = values(left, name), values(right, name)
        alike = name == "rulingType" and "injunction" in a | b or name == "court" and a | b <= BARE
        if a and b and not a & b and not alike:
            return False
    outcomes = values(left, "outcome") | values(right, "outcome")
    if any(pair <= outcomes for pair in OPPOSED):
        return False
    if left.kind is FrameKind.MEASURE:
        return bool(values(left, "self") & values(right, "self"))
    return True


def _apart(left: Frame, right: Frame) -> bool:
    """Tell whether one of two ruling frames acts on the other's ruling, or decides a request of another kind."""
    if right.new and _who(left) and not _who(left) & _who(right):
        return True
    if _reviewing(left, right) or _reviewing(right, left):
        return True
    if _other_actor(left, right) or _other_actor(right, left):
        return True
    who = (values(left, "issuedBy") | values(left, "court"), values(right, "issuedBy") | values(right, "court"))
    if all(who) and bool(values(left, "inCase")) is not bool(values(right, "inCase")):
        return True
    if left.other and left.definite or right.other and right.definite:
        return True
    kinds = values(left, "rulingType"), values(right, "rulingType")
    if any("verdict" in kinds[k] and "verdict" not in kinds[1 - k] and who[1 - k] for k in (0, 1)):
        return True
    apart = any(k & {"reconsideration", "stay"} for k in kinds) and kinds[0] != kinds[1]
    told = [bool(values(f, "outcome") or k & {"stay"}) for f, k in zip((left, right), kinds, strict=True)]
    return apart and all(told)


def _who(frame: Frame) -> set[str]:
    return values(frame, "issuedBy") | values(frame, "court")


def _reviewing(left: Frame, right: Frame) -> bool:
    """Tell whether one frame is a judge's decision and the other the act of a higher court that is no part of it."""
    owned = left.rule == "ruling" and left.definite and values(left, "issuedBy") and not values(left, "court")
    courts = [s.value.name for s in right.slots if s.name == "court" and isinstance(s.value, Mention)]
    higher = any(HIGHER.search(name) for name in courts) and not values(right, "issuedBy")
    return bool(owned) and higher


def _other_actor(left: Frame, right: Frame) -> bool:
    """Tell whether a judge acts in one frame and a court alone in the other, each on a measure of its own."""
    judge_alone = values(left, "issuedBy") and not values(left, "court")
    court_alone = values(right, "court") and not values(right, "issuedBy")
    targets = values(left, "target"), values(right, "target")
    return bool(judge_alone and court_alone and all(targets) and not targets[0] & targets[1])


def merge(left: Frame, right: Frame) -> Frame:
    """Return one frame with the slots of both; a general injunction gives way to a special one."""
    slots: list[Slot] = list(left.slots)
    seen = {(s.name, value_key(s)) for s in slots}
    reviewed = bool(values(left, "outcome") & REVIEW and values(left, "inCase"))
    for slot in right.slots:
        if reviewed and slot.name == "outcome":
            continue  # "affirmed a decision that blocked the ban"
        if (slot.name, value_key(slot)) not in seen:
            seen.add((slot.name, value_key(slot)))
            slots.append(slot)
    types = {value_key(s) for s in slots if s.name == "rulingType"}
    if len(types) > 1:
        slots = [s for s in slots if s.name != "rulingType" or value_key(s) != "injunction"]
    return replace(
        left,
        slots=tuple(slots),
        definite=left.definite and right.definite,
        other=left.other or right.other,
        new=left.new or right.new,
    )
