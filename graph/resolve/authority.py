"""What the authority tables say of a thing: its canonical name, its classes, its identifiers elsewhere.

Takes referents and the tables, gives `Known` rows. A body or court without a key is looked up by its whole name, and
is known where the tables leave no doubt; of a described court ("federal court in Sacramento") that is for `courts` to
say. People are never looked up by name here: that
takes the text around the name, which `annotate` has weighed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model import Link, MentionKind, Referent
from graph.resolve.courts import by_seat
from graph.resolve.kin import kin
from graph.resolve.links import court_links, measure_links, person_links, place_links, same
from graph.tables import BodyRow, CourtRow, HolderRow, JudgeRow, PlaceRow, Tables

LEAD = re.compile(r"^(?:a|an|the) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """An authority row as an entity: IRI kind and key, name, classes (special first) and links."""

    kind: str
    key: str
    name: str
    classes: tuple[str, ...]
    links: tuple[Link, ...] = ()


class Authority:
    """The tables, indexed once; `known` looks a referent up."""

    def __init__(self, tables: Tables) -> None:
        """Index the rows by key, and bodies and courts by name as well."""
        self._tables = tables
        self._courts = {row.key: row for row in tables.courts}
        self._bodies = {row.key: row for row in tables.bodies}
        self._places = {row.key: row for row in tables.places}
        self._measures = {row.key: row for row in tables.measures}
        self._judges = {row.key: row for row in tables.judges}
        self._holders: dict[str, HolderRow] = {}
        for row in tables.holders:
            self._holders.setdefault(row.key, row)
        self._court_names = _names(tables.courts)
        self._body_names = _names(tables.bodies)
        self._found: dict[tuple[str, str, str, tuple[str, ...], tuple[str, ...]], Known | None] = {}

    def known(self, referent: Referent) -> Known | None:
        """Return the authority row of a referent, or None."""
        key = referent.kind.value, referent.authority, referent.name, referent.names, referent.classes
        if key not in self._found:
            self._found[key] = self._known(referent)
        return self._found[key]

    def _known(self, referent: Referent) -> Known | None:
        if referent.kind is MentionKind.COURT:
            court = self.court(referent)
            return None if court is None else self.named_court(court.key)
        if referent.kind is MentionKind.PERSON:
            return _person(self._judges.get(referent.authority), self._holders.get(referent.authority))
        if referent.kind is MentionKind.PLACE:
            return _place(self._places.get(referent.authority))
        if referent.kind is MentionKind.BODY:
            return _body(self._bodies.get(referent.authority or self._body_key(referent.name)))
        return self._law(referent)

    def named_court(self, key: str) -> Known | None:
        """Return the row of a court by its key, or None."""
        row = self._courts.get(key)
        return None if row is None else Known("court", row.key, row.name, ("Court",), court_links(row))

    def _law(self, referent: Referent) -> Known | None:
        """Return the row of a measure, or of a statute that is applied as law; the text tells the class."""
        row = self._measures.get(referent.authority)
        applied = referent.kind is MentionKind.PROVISION and "Statute" in referent.classes
        if row is None or not (referent.kind is MentionKind.MEASURE or applied):
            return None
        kind = "provision" if applied else "measure"
        return Known(kind, row.key, row.full_name, referent.classes, measure_links(row))

    def court(self, referent: Referent) -> CourtRow | None:
        """Return the court that a referent names or describes, where there can be only one."""
        if referent.authority:
            return self._courts.get(referent.authority)
        for name in (referent.name, *referent.names):
            named = self._court_names.get(_plain(name), frozenset())
            if key := min(named) if len(named) == 1 else by_seat(name, self._tables):
                return self._courts.get(key)
        return None

    def state(self, kind: str, key: str) -> str:
        """Return the postal code of the state of a city, county, state or state court, or ""."""
        if kind == "court":
            court = self._courts.get(key)
            return court.state if court is not None and court.level.startswith("state") else ""
        place = self._places.get(key)
        return place.state if place is not None else ""

    def _body_key(self, name: str) -> str:
        """Return the key of the only body of that name; a single word must be the name itself, not an alias."""
        keys = self._body_names.get(_plain(name), frozenset())
        if len(keys) != 1:
            return ""
        key = min(keys)
        return key if " " in name or _plain(self._bodies[key].name) == _plain(name) else ""


def _names(rows: Iterable[BodyRow] | Iterable[CourtRow]) -> Mapping[str, frozenset[str]]:
    """Return the keys of the rows by each of their names."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in (row.name, *row.aliases):
            found[_plain(name)].add(row.key)
    return {name: frozenset(keys) for name, keys in found.items()}


def _plain(name: str) -> str:
    """Return a name for looking up: without its article, in small letters."""
    return LEAD.sub("", " ".join(name.split())).casefold()


def _person(judge: JudgeRow | None, holder: HolderRow | None) -> Known | None:
    row = judge or holder
    if row is None:
        return None
    return Known("person", row.key, row.name, ("Person",), person_links(judge, holder))


def _body(row: BodyRow | None) -> Known | None:
    return None if row is None else Known("body", row.key, row.name, (row.kind_class,), same(row.wikidata))


def _place(row: PlaceRow | None) -> Known | None:
    return (
        None if row is None else Known("place", row.key, row.name, (row.kind_class, "Jurisdiction"), place_links(row))
    )


def term_start(holder: str, office: str, day: str | None, tables: Tables) -> str:
    """Return the first day (ISO prefix) of the term in which a person held an office on a day, or ""."""
    known, title = kin(tables), office.casefold()
    for row in known.terms.get(holder, ()):
        if day and row.held_on(day) and title in known.titles.get(row.office, frozenset()):
            return row.start
    return ""
