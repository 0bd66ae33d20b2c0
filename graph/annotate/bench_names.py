"""Judges who are named by their surname alone, known by the court or the town that the document ties to a judge.

Takes a surname, the text of the document and its date; gives the key of the one judge of the tables who bears the name,
served then, and sits where the text says that a judge or a court sits ("a federal judge in Chicago"), or "". Also tells
whether a text calls anybody of a surname a judge: judges share their names with other people. Whether a word stands for
a person at all is decided in `people`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.annotate.person_index import PersonIndex, last_name, normal
from graph.model import Document
from graph.tables import JudgeRow, Tables

JUDGE_BEFORE = re.compile(r"\b(?:judge|justice|magistrate)s?\s(?:(?:Dr|Mr|Mrs|Ms)\.?\s)?$", re.IGNORECASE)
PRESIDENT_BEFORE = re.compile(r"(?<!Vice )\bPresident\s$")  # a title that is kept: "President Roe" years after
TITLE = 30  # code points before a surname in which its title stands
_BENCH = r"\b(?:judge|judges|court|courts|courthouse|courtroom)\b"
NEAR = 40  # code points between the court and the town that it sits in
_JUSTICE = r"(?<!Department of )(?<!Dept\. of )justice(?! Dep)"
BEFORE, AFTER = 60, 80  # code points between a name and the word that makes it a judge's
YEARS_AFTER = 1  # for which news still tells of one who has left the court


@dataclass(frozen=True, slots=True)
class Bench:
    """A judge and the names by which a text may say where the judge sits: of the court, its town and its state."""

    row: JudgeRow
    seats: tuple[str, ...]


@lru_cache(maxsize=4)
def judges_alone(tables: Tables) -> frozenset[str]:
    """Return the keys of those whom the tables know as judges and in no other office."""
    return frozenset(row.key for row in tables.judges) - frozenset(row.key for row in tables.holders)


@lru_cache(maxsize=2048)
def called_judge(surname: str, text: str) -> bool:
    """Tell whether a text calls somebody of that surname a judge, or tells of a ruling right after the name."""
    name = re.escape(surname)
    before = rf"\b(?:judges?|{_JUSTICE}s?|magistrates?|jurists?)\b[^\n]{{0,{BEFORE}}}?\b{name}\b"
    after = rf"\b{name}\b[^\n]{{0,{AFTER}}}?\b(?:judge|{_JUSTICE}|jurist|magistrate|ruled|ruling|opinion|dissent|bench)"
    return re.search(rf"{before}|{after}", text, re.IGNORECASE) is not None


@lru_cache(maxsize=4)
def benches(tables: Tables) -> Mapping[str, tuple[Bench, ...]]:
    """Return the judges by surname in small letters."""
    states = {row.state: row.name for row in tables.places if row.kind_class == "State"}
    courts = {row.key: row for row in tables.courts}
    found: dict[str, list[Bench]] = {}
    for judge in tables.judges:
        court = courts.get(judge.court)
        if court is not None:
            seats = (court.city, states.get(court.state, ""), court.name, *court.aliases)
            found.setdefault(last_name(judge.name), []).append(
                Bench(judge, tuple(dict.fromkeys(s for s in seats if s)))
            )
    return {last: tuple(rows) for last, rows in found.items()}


def row_key(name: str, surname: str, text: str, index: PersonIndex, tables: Tables) -> str:
    """Return the key of the one person of the tables with a full name; of a judge only where the text tells of one."""
    key = index.key(name)
    return "" if key in judges_alone(tables) and not called_judge(surname, text) else key


def surname_key(surname: str, document: Document, start: int, index: PersonIndex, tables: Tables) -> str:
    """Return the key of the person of the tables whom a lone surname at `start` of a document means, or ""."""
    title = document.text[max(start - TITLE, 0) : start]
    if JUDGE_BEFORE.search(title):
        return judge_key(surname, document.text, document.published, tables)
    key = index.surname(surname, None if PRESIDENT_BEFORE.search(title) else document.published)
    return key or judge_key(surname, document.text, document.published, tables)


def judge_key(surname: str, text: str, published: str | None, tables: Tables) -> str:
    """Return the key of the one judge of that surname who sits where the text places a judge or a court, or ""."""
    fits = [
        bench.row.key
        for bench in benches(tables).get(normal(surname), ())
        if _served(bench.row, published) and any(_seated(seat, text) for seat in bench.seats if seat in text)
    ]
    return fits[0] if len(fits) == 1 else ""


def _served(row: JudgeRow, published: str | None) -> bool:
    """Tell whether a judge was on the court about a date, as far as both are known."""
    if not published:
        return True
    year = int(published[:4])
    return (not row.start or int(row.start[:4]) <= year) and (not row.end or year <= int(row.end[:4]) + YEARS_AFTER)


def _seated(seat: str, text: str) -> bool:
    """Tell whether the text names the seat beside a judge or a court, or the seat is a court's own name."""
    if re.search(r"\b(?:Court|Circuit|District)\b", seat):
        return True
    name = re.escape(seat)
    beside = rf"{_BENCH}[^.\n]{{0,{NEAR}}}\b{name}\b|\b{name}(?:-based|['\u2019]s)?\s(?:[\w.]+\s){{0,3}}?{_BENCH}"
    return re.search(beside, text, re.IGNORECASE) is not None
