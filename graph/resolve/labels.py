"""The label and the IRI key of an event: a short sentence, and stable words of its identity.

Takes the joined values of an event with the labels of the things in them, gives text. Leaves out all deciding.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

from graph.model import FrameKind
from graph.vocabulary import slug

Values = Mapping[str, Sequence[str]]
Name = Callable[[str], str]


def label(kind: FrameKind, values: Values, name: Name) -> str:
    """Return the label of an event; `name` gives the label of a thing by its IRI, or a literal as it is."""
    def first(slot: str) -> str:
        return name(values[slot][0]) if values.get(slot) else ""

    def several(slot: str, most: int = 2) -> str:
        names = [name(v) for v in values.get(slot, ())]
        return " and ".join(names[:most]) + (" and others" if len(names) > most else "")

    if kind is FrameKind.CASE:
        year = first("filedOn")[:4]
        sides = f"{several('plaintiff') or 'Unnamed plaintiff'} v. {several('defendant', 1) or 'unnamed defendant'}"
        return f"{sides} ({year})" if year else sides
    if kind is FrameKind.RULING:
        who = first("issuedBy") or first("court") or "Court"
        what = first("rulingType") or "ruling"
        about = first("target")
        return ", ".join(p for p in (f"{who}: {what}" + (f" on {about}" if about else ""), first("outcome"), first("decidedOn")) if p)
    if kind is FrameKind.STATEMENT:
        words = first("quote").split()
        more = "\u2026" if len(words) > 8 else ""
        return f"{first('speaker')}: \u201c{' '.join(words[:8])}{more}\u201d"
    if kind is FrameKind.TENURE:
        body = several("organization", 1)
        return f"{first('holder')}, {first('office')}" + (f", {body}" if body else "")
    if kind is FrameKind.GRANT:
        year = first("fiscalYear")
        return f"${first('amount')} to {first('recipient')}" + (f", {first('program')}" if values.get("program") else "") + (f", fiscal year {year}" if year else "")
    return ""


def key(kind: FrameKind, values: Values, local: Callable[[str], str], member: str) -> str:
    """Return the IRI key of an event from what identifies it; `member` (`stem#key`) steps in where that is too little.

    `local` gives the last segment of a thing's IRI. The key does not depend on which documents tell the event as long
    as they tell the same identifying values.
    """
    stem = slug(member.split("#", 1)[0])

    def part(slot: str, most: int = 1) -> str:
        return "-and-".join(local(v) for v in values.get(slot, ())[:most])

    if kind is FrameKind.CASE:
        when = part("filedOn")[:4] or stem
        return f"{part('plaintiff', 2) or 'unnamed'}-v-{part('defendant') or 'unnamed'}-{when}"
    if kind is FrameKind.RULING:
        who = part("issuedBy") or part("court") or "court"
        when = part("decidedOn")
        return "-".join(p for p in (who, when or stem, slug(part("rulingType") or part("outcome"))) if p)
    if kind is FrameKind.STATEMENT:
        words = " ".join(slug(values["quote"][0]).split("-"))
        return f"{part('speaker')}-{hashlib.sha256(words.encode()).hexdigest()[:10]}"
    if kind is FrameKind.TENURE:
        return "-".join(p for p in (part("holder"), slug(part("office")), part("organization")) if p)
    if kind is FrameKind.GRANT:
        return "-".join(p for p in (part("recipient"), part("program"), part("fiscalYear"), slug(part("amount"))) if p)
    return stem
