"""Courts that are described and not named -> the courts of the tables, where there can be only one.

Takes a court's description, or a document with what it tells of judges; gives the key of a court, or "". A description
is of a seat ("federal court in Sacramento", "federal appeals court in Cincinnati", "Hawaii district court"), and counts
where only one court of its level has that seat, or only one is in that state. Otherwise the judge tells: a court that a
document only describes is that of the one judge of the tables who sits or rules there, if level and seat fit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.model import FrameKind, Linked, MentionKind
from graph.tables import Tables, read_csv_rows

FEDERAL = r"(?:federal|U\.?S\.?|United States)"
TRIAL = rf"{FEDERAL}(?: district)? court"
REVIEW = rf"{FEDERAL} (?:(?:circuit )?court of appeals|(?:circuit )?appeals court|appellate court)"
SEATED = re.compile(
    rf"(?:(?:an?|the) )?(?:(?P<review>{REVIEW})|{TRIAL}),? (?:in|for|of|based in) (?:the )?(?P<seat>.+)", re.I
)
BEFORE = re.compile(
    r"(?:the )?(?P<seat>[A-Z].+?)(?:['\u2019]s)? (?:(?P<review>federal appeals court)|federal(?: district)? court)"
)
STATE_COURT = re.compile(r"(?:the )?(?P<seat>[A-Z].+?)(?:['\u2019]s)? (?:U\.S\. )?[Dd]istrict [Cc]ourt")
UNSEATED = re.compile(rf"(?:(?:an?|the) )?(?:(?P<review>{REVIEW})|{TRIAL}|district court)", re.IGNORECASE)
# Where a judge and a court meet in one event.
SITS = {
    FrameKind.RULING: ("issuedBy", "court"),
    FrameKind.TENURE: ("holder", "organization"),
    FrameKind.CASE: ("assignedJudge", "filedIn"),
}
# States whose own trial courts are called district courts: there the words do not tell a federal court.
OWN_DISTRICT_COURTS = frozenset("CO IA ID KS KY LA MN MT ND NE NM NV OK TX UT WY".split())


@dataclass(frozen=True, slots=True)
class Description:
    """What a description tells of a court: its seat, a town or state, or "", and whether it hears appeals."""

    seat: str
    review: bool


def described(name: str) -> Description | None:
    """Return what a description of a federal court tells, or None where the words name or describe another court."""
    for pattern in (SEATED, BEFORE):
        if found := pattern.fullmatch(name):
            return Description(found["seat"].strip(), bool(found["review"]))
    if found := UNSEATED.fullmatch(name):
        return Description("", bool(found["review"]))
    found = STATE_COURT.fullmatch(name)
    return Description(found["seat"].strip(), False) if found else None


PART = re.compile(r"(northern|southern|eastern|western|middle|central) (.+)", re.IGNORECASE)


class Seats:
    """The federal courts of the tables by the towns and the states in which they sit."""

    def __init__(self, tables: Tables) -> None:
        """Index the district and appeals courts by seat."""
        self.courts = {row.key: row for row in tables.courts}
        self._states = {n: p.state for p in tables.places if p.kind_class == "State" for n in (p.name, *p.aliases)}
        self._towns: dict[str, set[str]] = {}
        for row in tables.courts:
            if row.level in ("district", "appeals") and row.city:
                self._towns.setdefault(row.city.casefold(), set()).add(row.key)
        for cells in read_csv_rows("court_seats.csv"):
            if cells["court"] in self.courts:
                self._towns.setdefault(cells["city"].casefold(), set()).add(cells["court"])

    def fitting(self, told: Description) -> frozenset[str]:
        """Return the courts that a description fits; all of the level where it tells no seat."""
        level = "appeals" if told.review else "district"
        rows = [row for row in self.courts.values() if row.level == level]
        if not told.seat:
            return frozenset(row.key for row in rows)
        if named := [row.key for row in rows if told.seat in (row.name, *row.aliases)]:
            return frozenset(named)
        if part := PART.fullmatch(told.seat):
            whole, name = self.fitting(Description(part[2], told.review)), f"{part[1].capitalize()} District of "
            return frozenset(key for key in whole if name in self.courts[key].name) or whole
        town, _, rest = told.seat.partition(",")
        state = self._states.get(told.seat) or self._states.get(rest.strip().rstrip("."))
        found = self._towns.get(town.strip().casefold(), set()) & {row.key for row in rows}
        if not found and self._states.get(told.seat):
            return frozenset(row.key for row in rows if row.state == state)
        if rest and state:
            return frozenset(key for key in found if self.courts[key].state == state)
        if self._states.get(told.seat):  # a town and a state of one name: nobody can tell
            found = found | {row.key for row in rows if row.state == state}
        return frozenset(found)


@lru_cache(maxsize=4)
def seats(tables: Tables) -> Seats:
    """Return the seats of the courts of `tables`."""
    return Seats(tables)


def by_seat(name: str, tables: Tables) -> str:
    """Return the key of the only court that a description fits, or ""."""
    told = described(name)
    if told is None or not told.seat:
        return ""
    fits = seats(tables).fitting(told)
    if not re.search(rf"\b{FEDERAL}", name, re.IGNORECASE):
        fits = frozenset(k for k in fits if seats(tables).courts[k].state not in OWN_DISTRICT_COURTS)
    return min(fits) if len(fits) == 1 else ""


def by_judge(one: Linked, tables: Tables) -> Mapping[str, str]:
    """Return, for each court that a document only describes, the court of the one judge who sits or rules there."""
    names = {r.key: r.name for r in one.referents if r.kind is MentionKind.COURT and not r.authority}
    judges = {r.key: r.authority for r in one.referents if r.kind is MentionKind.PERSON and r.authority}
    found: dict[str, set[str]] = {}
    unsaid: set[str] = set()  # courts in which another judge rules, who is not known
    for event in one.events if names and judges else ():
        who, where = SITS.get(event.kind, ("", ""))
        courts = {str(f.value) for f in event.facts if f.name == where} & names.keys()
        benches = {
            court
            for f in event.facts
            if f.name == who
            for court in _benches(tables).get(judges.get(str(f.value), ""), ())
        }
        for court in courts:
            found.setdefault(court, set()).update(benches)
            unsaid |= {court} if event.kind is FrameKind.RULING and not benches else set()
    fits = {}
    for court, candidates in found.items():
        told = described(names[court])
        both = candidates & seats(tables).fitting(told) if told is not None else set[str]()
        if len(both) == 1 and court not in unsaid:
            fits[court] = min(both)
    return fits


@lru_cache(maxsize=4)
def _benches(tables: Tables) -> Mapping[str, frozenset[str]]:
    """Return the courts on which each judge of the tables sits or sat."""
    courts = {row.key: row for row in tables.courts}
    found: dict[str, set[str]] = {}
    for judge in tables.judges:
        found.setdefault(judge.key, set()).add(judge.court)
    for holder in tables.holders:
        if holder.organization in courts:
            found.setdefault(holder.key, set()).add(holder.organization)
    return {key: frozenset(rows) for key, rows in found.items()}


def is_described(name: str) -> bool:
    """Tell whether the words only describe a court: in two documents they may mean two."""
    return name[:1].islower() or described(name) is not None or "federal court" in name.lower()
