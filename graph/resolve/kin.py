"""Who stands for whom in court: offices that pass from holder to holder, and the federal government's many names.

Takes the authority tables and a day, gives for the IRI of a person, body or place what it stands for: a suit against
one attorney general goes on against the next, and the Justice Department, the administration and the United States
bring one suit. Leaves out deciding (`compare`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.tables import HolderRow, Tables

FEDERAL = "the federal government"
COUNTRY = "United States"
NATION = frozenset({"united-states", "federal-government"})
SUITS_LAST = 4  # years after leaving office for which a suit against a holder may still bear the name


@dataclass(frozen=True, slots=True)
class Kin:
    """What persons and bodies stand for, by the last part of their IRIs, and the courts where trials are held.

    `terms` are the tenures of each person of the tables, `titles` the names of each office in small letters.
    """

    bodies: frozenset[str]
    terms: Mapping[str, tuple[HolderRow, ...]]
    titles: Mapping[str, frozenset[str]]
    national: frozenset[str]
    trial: frozenset[str]

    def stands_for(self, iri: str, day: str) -> frozenset[str]:
        """Return `FEDERAL` and "office of body" for each office held about `day` (an ISO prefix, or "" for any)."""
        key = iri.rsplit("/", 1)[-1]
        if key in self.bodies:
            return frozenset({FEDERAL})
        found = set()
        for term in self.terms.get(key, ()):
            if _about(term, day):
                found.add(f"{term.office} of {term.organization}")
                if term.office in self.national and term.organization in self.bodies | NATION:
                    found.add(FEDERAL)
        return frozenset(found)

    def trial_court(self, iri: str) -> bool:
        """Tell whether an IRI is that of a federal trial court of the tables."""
        return iri.rsplit("/", 1)[-1] in self.trial


def _about(term: HolderRow, day: str) -> bool:
    """Tell whether a term covers a day, or ended no more than `SUITS_LAST` years before it."""
    if not day:
        return True
    starts, ends = term.start[:4] or day[:4], term.end[:4] or day[:4]
    return starts <= day[:4] and int(day[:4]) <= int(ends) + SUITS_LAST


@lru_cache(maxsize=4)
def kin(tables: Tables) -> Kin:
    """Return who stands for whom by the authority tables."""
    agencies = {row.key: row.parent for row in tables.bodies if row.kind_class == "Agency"}
    headed = {row.named_body for row in tables.offices if row.serves == COUNTRY} & agencies.keys()
    federal = {*NATION, *headed, *(row.key for row in tables.bodies if row.kind_class == "Administration")}
    for key in agencies:
        above, below = key, set[str]()
        while above and above not in federal and above not in below:
            below.add(above)
            above = agencies.get(above, "")
        if above in federal:
            federal |= below
    terms: dict[str, list[HolderRow]] = {}
    for row in tables.holders:
        terms.setdefault(row.key, []).append(row)
    return Kin(
        frozenset(federal),
        {key: tuple(rows) for key, rows in terms.items()},
        {row.key: frozenset(name.casefold() for name in (row.title, *row.variants)) for row in tables.offices},
        frozenset(row.key for row in tables.offices if row.serves == COUNTRY or row.named_body in federal),
        frozenset(row.key for row in tables.courts if row.level == "district"),
    )
