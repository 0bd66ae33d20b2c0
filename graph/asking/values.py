"""Values of parameters as people type them: days, years, numbers and choices.

Gives the text that a saved question takes, or raises QueryError that says what is expected. What names a thing is not
read here but in `graph.asking.names`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from graph.errors import QueryError
from graph.vocabulary import is_date

MONTHS = "january february march april may june july august september october november december".split()
_NAMED = re.compile(r"(?:(?P<day>\d{1,2})\.? )?(?P<month>[a-z]{3,9})\.?(?: (?P<late>\d{1,2}))?,? (?P<year>\d{4})")
_SLASHED = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")


def value(takes: str, text: str) -> str:
    """Return the text as the question takes it; raise QueryError where it is no such value.

    >>> value("day", "May 6, 2031"), value("day", "6 May 2031"), value("day", "5/6/2031"), value("day", "Sept. 2031")
    ('2031-05-06', '2031-05-06', '2031-05-06', '2031-09')
    >>> value("plaintiff|defendant", "Def"), value("number", "3"), value("text", " mayor ")
    ('defendant', '3', 'mayor')
    """
    clean = " ".join(text.split())
    if not clean:
        return ""
    if takes == "day":
        return _day(clean)
    if takes == "year":
        if re.fullmatch(r"\d{4}", clean, re.ASCII):
            return clean
        raise QueryError(f"{text!r} is no year such as 2031")
    if takes == "number":
        return _number(clean)
    if "|" in takes:
        return _choice(clean, takes.split("|"))
    return clean


def _day(text: str) -> str:
    if is_date(text):
        return text
    found = _SLASHED.fullmatch(text)
    if found:
        built = f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
    else:
        named = _NAMED.fullmatch(text.casefold())
        months = [n for n, month in enumerate(MONTHS, start=1) if named and month.startswith(named["month"][:4])]
        if named is None or len(months) != 1 or (named["day"] and named["late"]):
            raise QueryError(f"{text!r} is no day, month or year such as 2031-05-06, 2031-05, 2031 or May 6, 2031")
        day = named["day"] or named["late"]
        built = f"{named['year']}-{months[0]:02}" + (f"-{int(day):02}" if day else "")
    if not is_date(built):
        raise QueryError(f"{text!r} is no day of the calendar")
    return built


def _number(text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not re.fullmatch(r"[0-9.]+", text):
        raise QueryError(f"{text!r} is no number such as 2 or 0.7")
    return text


def _choice(text: str, choices: Sequence[str]) -> str:
    fitting = [choice for choice in choices if choice.casefold().startswith(text.casefold())]
    if len(fitting) == 1:
        return fitting[0]
    raise QueryError(f"{text!r} is none of {', '.join(choices)}")
