"""What the authority tables say of a thing: its canonical name, its classes, its identifiers elsewhere.

Takes referents and the tables, gives `Known` rows. A described court ("federal court in Sacramento") is the district
court that sits there where the tables leave no doubt: the only one with that seat, or the only one of the state.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Link, Literal, MentionKind, Referent, Resource
from graph.tables import BodyRow, CourtRow, PlaceRow, Tables

WIKIDATA = "http://www.wikidata.org/entity/"
FJC = "https://www.fjc.gov/node/"
GEONAMES = "https://sws.geonames.org/"
DESCRIBED = re.compile(r"^(?:(?:a|the) )?(?:federal|U\.S\.|US|United States)(?: district)? court,? (?:in|for|of) (?P<seat>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """An authority row as an entity: IRI kind and key, name, classes (special first) and links."""

    kind: str
    key: str
    name: str
    classes: tuple[str, ...]
    links: tuple[Link, ...] = ()


def known(referent: Referent, tables: Tables) -> Known | None:
    """Return the authority row of a referent, or None."""
    if referent.kind is MentionKind.COURT:
        row = _court(referent, tables)
        return None if row is None else Known("court", row.key, row.name, ("Court",), _same(row.wikidata))
    if not referent.authority:
        return None
    if referent.kind is MentionKind.PERSON:
        return _person(referent.authority, tables)
    if referent.kind is MentionKind.PLACE:
        place: PlaceRow | None = next((r for r in tables.places if r.key == referent.authority), None)
        if place is None:
            return None
        return Known("place", place.key, place.name, (place.kind_class, "Jurisdiction"), (*_same(place.wikidata), *_geonames(place.geonames)))
    if referent.kind is MentionKind.BODY:
        body: BodyRow | None = next((r for r in tables.bodies if r.key == referent.authority), None)
        return None if body is None else Known("body", body.key, body.name, (body.kind_class,), _same(body.wikidata))
    return None


def _person(key: str, tables: Tables) -> Known | None:
    judge = next((r for r in tables.judges if r.key == key), None)
    holder = next((r for r in tables.holders if r.key == key), None)
    if judge is None and holder is None:
        return None
    name = judge.name if judge is not None else holder.name  # type: ignore[union-attr]
    links = [*_same(holder.wikidata if holder is not None else "")]
    if judge is not None and judge.fjc:
        links.append(Link("skos:exactMatch", Resource(FJC + judge.fjc)))
    return Known("person", key, name, ("Person",), tuple(links))


def _court(referent: Referent, tables: Tables) -> CourtRow | None:
    if referent.authority:
        return next((r for r in tables.courts if r.key == referent.authority), None)
    described = DESCRIBED.match(referent.name)
    if described is None:
        return None
    seat = described["seat"].removeprefix("the ").strip()
    districts = [r for r in tables.courts if r.level == "district"]
    state = next((p.state for p in tables.places if p.kind_class == "State" and seat in (p.name, *p.aliases)), "")
    fits = [r for r in districts if r.state == state] if state else [r for r in districts if r.city == seat]
    return fits[0] if len(fits) == 1 else None


def _same(wikidata: str) -> tuple[Link, ...]:
    return (Link("owl:sameAs", Resource(WIKIDATA + wikidata)),) if wikidata else ()


def _geonames(number: str) -> tuple[Link, ...]:
    return (Link("owl:sameAs", Resource(f"{GEONAMES}{number}/")),) if number else ()


def tenure_links(holder: str, office: str, date: str | None, tables: Tables) -> tuple[Link, ...]:
    """Return the dates of the tenure that the tables know for a holder's office at a date, as links."""
    title = office.casefold()
    for row in tables.holders:
        if row.key != holder or not date or not row.start or row.start > date or (row.end and row.end < date):
            continue
        names = next(((o.title, *o.variants) for o in tables.offices if o.key == row.office), ())
        if title in {n.casefold() for n in names}:
            return (Link("cg:from", _date(row.start)), *((Link("cg:until", _date(row.end)),) if row.end else ()))
    return ()


def _date(text: str) -> Literal:
    return Literal(text, {4: "xsd:gYear", 7: "xsd:gYearMonth"}.get(len(text), "xsd:date"))
