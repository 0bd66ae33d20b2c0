"""The answer of a language model -> offers, and what of it cannot be read.

Takes the text of an answer, gives the events that have the wanted form. One that has not is named as a fault; the
others count all the same. Whether they are true is not decided here.
"""

from __future__ import annotations

import json
import re

from graph.model import FrameKind, Offer, OfferedSlot

KINDS = {"case": FrameKind.CASE, "ruling": FrameKind.RULING}
FENCE = re.compile(r"\A\s*```(?:json)?\s*(.*?)\s*```\s*\Z", re.DOTALL)
FIELDS = ("name", "value", "sort", "quote")


def offers(answer: str) -> tuple[tuple[Offer, ...], tuple[str, ...]]:
    """Return the events of an answer and its faults.

    >>> offers('{"events": []}')
    ((), ())
    >>> offers("I found no events.")[1]
    ('the answer is no JSON',)
    """
    fenced = FENCE.match(answer)
    try:
        data = json.loads(fenced[1] if fenced else answer)
    except (ValueError, RecursionError):
        return (), ("the answer is no JSON",)
    events = data.get("events") if isinstance(data, dict) else None
    if not isinstance(events, list):
        return (), ('the answer has no list "events"',)
    found: list[Offer] = []
    faults: list[str] = []
    for n, event in enumerate(events, start=1):
        read = _event(event)
        if isinstance(read, Offer):
            found.append(read)
        else:
            faults.append(f"event {n} of the answer {read}")
    return tuple(found), tuple(faults)


def _event(event: object) -> Offer | str:
    if not isinstance(event, dict):
        return "is no object"
    kind, quote, slots = event.get("kind"), event.get("quote"), event.get("slots")
    if not isinstance(kind, str) or kind not in KINDS:
        return f'has no "kind" of {", ".join(KINDS)}'
    if not isinstance(quote, str) or not isinstance(slots, list):
        return 'has no "quote" or no list "slots"'
    read = [_slot(slot) for slot in slots]
    whole = tuple(slot for slot in read if slot is not None)
    if len(whole) < len(read):
        return f"has a slot without {', '.join(FIELDS)}"
    return Offer(KINDS[kind], quote, whole)


def _slot(slot: object) -> OfferedSlot | None:
    fields = [slot.get(name) for name in FIELDS] if isinstance(slot, dict) else []
    texts = [field for field in fields if isinstance(field, str)]
    return OfferedSlot(*texts) if len(texts) == len(FIELDS) else None
