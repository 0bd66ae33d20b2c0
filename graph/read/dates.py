"""The document's date: as the metadata give it, or as the text's own opening tells it.

Takes metadata dates and the opening lines, gives ISO prefixes (YYYY, YYYY-MM, YYYY-MM-DD) and the dateline's
span. Never looks at a clock or at file times: an undated text stays undated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from graph.model import Span
from graph.read.patterns import datelines

PREFIX = re.compile(r"date (\d{4}-\d{2}-\d{2})\b[ \t]*")
ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ][0-9:.,Z+ -]{2,40})?)?)?")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LONGEST = 160  # code points of a line's opening that may hold a dateline


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its span, the place as printed ("" if none) and the full date that it tells ("" if none)."""

    span: Span
    place: str
    published: str


def iso_date(text: str) -> str:
    """Return the ISO prefix that `text` is or begins with, or "" where it is no such date."""
    found = ISO.fullmatch(text.strip())
    if not found:
        return ""
    year, month, day = (int(part) if part else 0 for part in found.groups())
    return _checked(year, month, day)


def find_dateline(line: str, start: int) -> Dateline | None:
    """Return the dateline that `line` opens with, in offsets counted from `start`, or None."""
    lead = len(line) - len(line.lstrip())
    prefix = PREFIX.match(line, lead)
    published = iso_date(prefix.group(1)) if prefix else ""
    position = prefix.end() if prefix and published else lead
    window = line[position : position + LONGEST]
    for pattern in datelines():
        found = pattern.match(window)
        if found:
            groups = found.groupdict()
            span = Span(start + lead, start + position + len(found.group().rstrip()))
            return Dateline(span, groups.get("place") or "", published or printed_date(groups.get("date") or ""))
    if published:
        return Dateline(Span(start + lead, start + lead + len(line[lead:position].rstrip())), "", published)
    return None


def printed_date(words: str) -> str:
    """Return the full date that `words` print ("March 7, 2018", "7 March 2018") as ISO, or ""."""
    parts = _date_words().search(words)
    if not parts:
        return ""
    month = parts.group("m1") or parts.group("m2")
    day = parts.group("d1") or parts.group("d2")
    year = parts.group("y1") or parts.group("y2")
    return _checked(int(year), MONTHS.index(month[:3].lower()) + 1, int(day))


@lru_cache(maxsize=1)
def _date_words() -> re.Pattern[str]:
    month = "|".join(MONTHS)
    return re.compile(
        rf"(?i)\b(?P<m1>{month})[a-z]{{0,6}}\.? (?P<d1>\d{{1,2}}),? (?P<y1>\d{{4}})"
        rf"|\b(?P<d2>\d{{1,2}}) (?P<m2>{month})[a-z]{{0,6}}\.?,? (?P<y2>\d{{4}})"
    )


def _checked(year: int, month: int, day: int) -> str:
    if not 1000 <= year <= 9999:
        return ""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return ""
    if day:
        return f"{year:04}-{month:02}-{day:02}"
    return f"{year:04}-{month:02}" if month else f"{year:04}"
