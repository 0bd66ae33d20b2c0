"""Offices without a name -> who held them at the document's date, where the tables know one.

Takes a title as a mention, the mentions beside it, the document and the tables; gives the key of the holder's referent,
or None. A national office needs no more than its title; any other, the place or body right beside it that it serves.
Nothing is told of documents without a date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.model import Document, Mention, MentionKind
from graph.tables import Tables

OWNS = re.compile(r"['\u2019]s?\s(?:(?:state|city|county|new|current)\s)?")
SERVED = re.compile(r"\s(?:of|for)\s(?:the\s)?(?:(?:city|state|county)\sof\s)?")


def holder(mention: Mention, beside: Sequence[Mention], document: Document, tables: Tables) -> str | None:
    """Return the key of the one person who held the office on the day of the document, or None."""
    date = document.published
    office = next((o for o in tables.offices if o.key == mention.key), None)
    if not date or office is None:
        return None
    if office.serves == "United States":
        held = [h for h in tables.holders if h.office == office.key and h.held_on(date)] if mention.definite else []
    elif served := _served(mention, beside, document.text):
        rows = (h for h in tables.holders if h.office == office.key and h.organization == served)
        held = [h for h in rows if h.held_on(date)]
    else:
        return None
    return f"person:{held[0].key}" if len(held) == 1 else None


def _served(mention: Mention, beside: Sequence[Mention], text: str) -> str:
    """Return the key of the place or body right beside a title: "Dunmore's mayor", "the mayor of Dunmore"."""
    for other in beside:
        if other.kind not in (MentionKind.PLACE, MentionKind.BODY) or not other.key:
            continue
        if other.span.end <= mention.span.start and OWNS.fullmatch(text, other.span.end, mention.span.start):
            return other.key
        if other.span.start >= mention.span.end and SERVED.fullmatch(text, mention.span.end, other.span.start):
            return other.key
    return ""
