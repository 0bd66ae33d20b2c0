"""The label and the IRI key of an event: a short sentence, and stable words of its identity.

Takes the values of an event with the labels of the things in them, gives text. Leaves out all deciding.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from graph.model import FrameKind
from graph.vocabulary import slug

Values = Mapping[str, Sequence[str]]
Name = Callable[[str], str]
QUOTED_WORDS = 8  # words of a statement that its label repeats


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
        who, what, about = first("issuedBy") or first("court") or "Court", first("rulingType"), first("target")
        told = f"{who}: {what or 'ruling'}" + (f" on {about}" if about else "")
        return ", ".join(part for part in (told, first("outcome"), first("decidedOn")) if part)
    if kind is FrameKind.STATEMENT:
        words = first("quote").split()
        more = "\u2026" if len(words) > QUOTED_WORDS else ""
        return f"{first('speaker')}: \u201c{' '.join(words[:QUOTED_WORDS])}{more}\u201d"
    if kind is FrameKind.TENURE:
        return ", ".join(part for part in (first("holder"), first("office"), several("organization", 1)) if part)
    if kind is FrameKind.GRANT:
        year = f"fiscal year {first('fiscalYear')}" if values.get("fiscalYear") else ""
        told = f"{_dollars(first('amount'))} to {first('recipient')}"
        return ", ".join(part for part in (told, first("program"), year) if part)
    return ""


@lru_cache(maxsize=10_000)
def stem_key(stem: str) -> str:
    """Return a document's stem as part of a key; two stems never give one key, whatever their letters.

    >>> stem_key("2017-02-03-suit"), stem_key("Suit_1")
    ('2017-02-03-suit', 'suit-1-c6b0a9f4')
    """
    plain = slug(stem)
    return plain if plain == stem else f"{plain}-{_digest(stem, 8)}".strip("-")


def key(kind: FrameKind, values: Values, local: Callable[[str], str], place: str) -> tuple[int, str]:
    """Return how much of its identity one telling of an event gives (more is better), and the IRI key made of it.

    `local` gives the last segment of a thing's IRI; `place` (the document's key) stands in for a date that is not
    told. Nothing else of the document, and nothing of other documents, enters the key.
    """

    def part(slot: str, most: int = 1) -> str:
        return "-and-".join(local(v) for v in values.get(slot, ())[:most])

    if kind is FrameKind.CASE:
        one, other, year = part("plaintiff", 2), part("defendant"), part("filedOn")[:4]
        return 2 * bool(year) + bool(one) + bool(other), f"{one or 'unnamed'}-v-{other or 'unnamed'}-{year or place}"
    if kind is FrameKind.RULING:
        judge, court, when = part("issuedBy"), part("court"), part("decidedOn")
        what = slug(part("rulingType") or part("outcome"))
        told = len(when) + 2 * bool(judge) + bool(court) + bool(values.get("rulingType"))
        return told, "-".join(p for p in (judge or court or "court", when or place, what) if p)
    if kind is FrameKind.STATEMENT:
        words = " ".join(re.findall(r"\w+", values["quote"][0].casefold())) or values["quote"][0]
        return 0, f"{part('speaker')}-{_digest(words, 10)}"
    if kind is FrameKind.TENURE:
        return 0, "-".join(p for p in (part("holder"), slug(part("office")), part("organization")) if p)
    if kind is FrameKind.GRANT:
        parts = (part("recipient"), part("program"), part("fiscalYear"), slug(part("amount")))
        return 0, "-".join(p for p in parts if p)
    return 0, place


def _digest(text: str, digits: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:digits]


def _dollars(amount: str) -> str:
    """Return a plain decimal as a sum is printed: "1476400" as "$1,476,400"."""
    whole, _, cents = amount.partition(".")
    return f"${int(whole):,}" + (f".{cents:0<2}" if cents else "") if whole.isdigit() else f"${amount}"
