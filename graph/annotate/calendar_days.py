"""Calendar arithmetic for dates that are told from a point of view: pure functions of a reference date.

Takes the document's date as far as it is known and gives days, months and years near it, as ISO prefixes where
the answer may be less than a day. Knows no words: which form of words asks for what is decided in `dates`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

# A day of the month that is named without its year is the coming one if it is no more days off than this, by tense.
HORIZON = {"future": 240, "": 90, "past": 31, "told": 3}
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Reference(NamedTuple):
    """A date as far as it is known; 0 stands for an unknown month or day."""

    year: int
    month: int
    day: int

    @property
    def full(self) -> date | None:
        """Return the day, or None where it is unknown."""
        return date(self.year, self.month, self.day) if self.day else None

    @property
    def iso(self) -> str:
        """Return the ISO prefix of what is known."""
        return "-".join(f"{part:0{size}d}" for part, size in zip(self, (4, 2, 2), strict=True) if part)


def reference(published: str | None) -> Reference | None:
    """Return the reference that an ISO prefix gives, or None where there is none or it is no date."""
    match = _ISO.fullmatch(published or "")
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    if year < 1 or month > 12 or (match[2] and not month) or (match[3] and not day_of(year, month, day)):
        return None
    return Reference(year, month, day)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(start: date, days: int) -> str:
    """Return the day that lies `days` after `start`, or "" beyond the calendar's ends."""
    try:
        return (start + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def stretch(start: date, first: int, last: int) -> str:
    """Return the month or year in which the days `first` to `last` after `start` all lie, or ""."""
    one, other = shift(start, first), shift(start, last)
    if one[:7] == other[:7]:
        return one[:7]
    return one[:4] if one[:4] == other[:4] else ""


def month_of(year: int, month: int) -> str:
    """Return the month `YYYY-MM`; months below 1 or above 12 run into the years beside."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}" if 0 < year < 10000 else ""


def near_year(seen: Reference, month: int, which: str, future: bool) -> int:
    """Return the year of a month that is named without one; `which` is "last", "this", "next" or ""."""
    if which == "this":
        return seen.year
    if which == "next":
        return seen.year + (month <= seen.month)
    if which == "last":
        return seen.year - (month >= seen.month)
    return seen.year + (month < seen.month) if future else seen.year - (month > seen.month)


def near_day(seen: date, month: int, day: int, tense: str, weekday: int | None) -> date | None:
    """Return the day of the month next to `seen`: by weekday (0 is Monday) if it fits a near year, else by tense."""
    years = range(max(seen.year - 8, 1), min(seen.year + 9, 10000))
    days = [d for d in (day_of(year, month, day) for year in years) if d]
    if weekday is not None:
        close = [d for d in days if abs(d.year - seen.year) <= 1 and d.weekday() == weekday]
        if close:
            return min(close, key=lambda d: (abs(d - seen), d))
    past = max((d for d in days if d <= seen), default=None)
    coming = min((d for d in days if d >= seen), default=None)
    if coming and coming - seen <= timedelta(days=HORIZON[tense]):
        return coming
    return past or coming


def weekday_near(seen: date, weekday: int, which: str, tense: str) -> str:
    """Return the weekday (0 is Monday) on or before `seen`, or the one that `which` or a future tense asks for.

    `which` is "last", "this", "next" or "".
    """
    back = (seen.weekday() - weekday) % 7
    if which == "last":
        return shift(seen, -(back or 7))
    if which == "next":
        return shift(seen, 7 - back)
    coming = tense == "future" or (which == "this" and not tense)
    return shift(seen, -back % 7 if coming else -back)


def week(seen: date, step: int, past: bool) -> str:
    """Return the month or year of the week (Monday to Sunday) `step` from this one; this one's past part if `past`."""
    monday = -seen.weekday()
    return stretch(seen, monday + 7 * step, 0 if past and step == 0 else monday + 7 * step + 6)


def weekend(seen: date, step: int, past: bool) -> str:
    """Return the month or year of the coming weekend, or of the last that has begun before the week's end if `past`."""
    saturday = 5 - seen.weekday() + 7 * (step > 0) - 7 * (past and seen.weekday() < 6)
    return stretch(seen, saturday, saturday + 1)


def season_year(seen: Reference, start: int, which: str, future: bool) -> int:
    """Return the year of a season that begins in month `start` and lasts three months."""
    year = near_year(seen, start, "" if which == "last" else which, future)
    return year - 1 if which == "last" and year == seen.year and seen.month <= start + 2 else year
