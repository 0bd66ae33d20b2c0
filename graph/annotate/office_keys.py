"""Which row of the offices table a title is: "Attorney General" of the country, or of a state.

Takes a title's name and what stands beside it; gives the key of the one row that fits, or "". Titles that the country
and its states share count as the country's only where a document never gives them to a state.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from graph.model import Mention, MentionKind
from graph.tables import OfficeRow, Tables

COUNTRY, FOREIGN, BODY = "United States", "country", "body"
_LEFT = re.compile(r"(?:['\u2019]s?)?\s(?:[a-z-]+\s){0,2}")
_RIGHT = re.compile(r"\s(?:of|at|for|in)\s(?:the\s)?")
_OWNED = re.compile(r"\bthe\s(state|city|county)['\u2019]s\s(?:[a-z-]+\s){0,2}$")
_LAST_WORD = re.compile(r"([A-Z][a-z]+)\s$")


class _Rows(NamedTuple):
    """The keys of the rows with one title, in table order: the first for what is served, of all, and of neither level.

    The levels are the country and its states; `neutral` is "" where every row serves one of them.
    """

    serving: Mapping[str, str]
    first: str
    neutral: str


@dataclass(frozen=True, slots=True)
class OfficeKeys:
    """The rows of the offices table by each of their titles, in lower case."""

    rows: Mapping[str, _Rows]

    def key(self, names: Sequence[str], served: str) -> str:
        """Return the key for the first of the titles in the table that fits what is served, or ""."""
        for name in names:
            rows = self.rows.get(name.casefold())
            if rows is not None:
                return _pick(rows, served)
        return ""

    def is_shared(self, name: str) -> bool:
        """Tell whether a title is one of the country and of its states as well."""
        rows = self.rows.get(name.casefold())
        return rows is not None and COUNTRY in rows.serving and "state" in rows.serving


@lru_cache(maxsize=4)
def office_keys(tables: Tables) -> OfficeKeys:
    """Index the offices of the tables by title."""
    rows: dict[str, list[OfficeRow]] = {}
    for row in tables.offices:
        for name in sorted({row.title.casefold(), *(v.casefold() for v in row.variants)}):
            rows.setdefault(name, []).append(row)
    return OfficeKeys({name: _rows(found) for name, found in rows.items()})


def _rows(found: Sequence[OfficeRow]) -> _Rows:
    serving: dict[str, str] = {}
    for row in found:
        serving.setdefault(row.serves, row.key)
    neutral = next((row.key for row in found if row.serves not in (COUNTRY, "state")), "")
    return _Rows(serving, found[0].key, neutral)


def _pick(rows: _Rows, served: str) -> str:
    """Choose the row that serves what is served; where nothing is said, the country's or else the first."""
    if not served:
        return rows.serving.get(COUNTRY, rows.first)
    fallback = "" if served in (COUNTRY, FOREIGN) else rows.neutral
    return rows.serving.get(served, fallback)


def served_beside(text: str, start: int, end: int, beside: tuple[Mention | None, Mention | None]) -> str:
    """Tell what a title at `[start, end)` of a document serves: a value of `OfficeRow.serves`, "country", or "".

    `beside` are the nearest bodies, courts or places before and after the title.
    """
    left, right = beside
    if left is not None and _LEFT.fullmatch(text[left.span.end : start]):
        return _served(left)
    owned = _OWNED.search(text[max(0, start - 60) : start])
    if owned is not None:
        return owned.group(1)
    if text[start : start + 6].lower() == "state ":
        return "state"
    opener = _RIGHT.match(text, end)
    if opener is None:
        return ""
    if right is not None and right.span.start == opener.end():
        return _served(right)
    return BODY if text[opener.start() + 1 : opener.start() + 4] in ("of ", "at ") else ""


def word_before(text: str, start: int) -> str:
    """Return the capitalised word right before a title ("French" of "French President"), or ""."""
    found = _LAST_WORD.search(text[max(0, start - 40) : start])
    return found.group(1) if found else ""


def _served(mention: Mention) -> str:
    if mention.kind is MentionKind.COURT:
        return "court"
    if mention.kind is MentionKind.BODY:
        return BODY
    if mention.kind_class == "Country":
        return COUNTRY if mention.key == "united-states" or not mention.key else FOREIGN
    return mention.kind_class.lower()
