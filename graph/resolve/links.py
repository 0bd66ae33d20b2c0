"""Identifiers of the authority tables -> links of a thing to the same thing elsewhere.

`owl:sameAs` ties to an IRI that stands for the thing itself, as those of Wikidata and GeoNames do. `skos:exactMatch`
ties to the one entry for it in a catalogue (FJC's directory, CourtListener's courts, the Federal Register's documents,
the public laws at govinfo), whose IRI is that of a page: what is said of the page must not be inferred of the thing.
Numbers that have no IRI of their own stand as literals. Dates and other facts of the tables become no links, and no
property of the project's own ontology is used here: those say what a sentence told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Link, Literal, Resource
from graph.tables import CourtRow, HolderRow, JudgeRow, MeasureRow, PlaceRow

WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
FJC = "https://www.fjc.gov/node/"
COURTLISTENER = "https://www.courtlistener.com/court/"
FEDERAL_REGISTER = "https://www.federalregister.gov/d/"
PUBLIC_LAW = "https://www.govinfo.gov/app/details/PLAW-"
PUBLIC_LAW_NUMBER = re.compile(r"(?P<congress>\d+)-(?P<law>\d+)")
FIRST_CONGRESS = 104  # govinfo holds the public laws since this Congress, each as a package


def same(wikidata: str) -> tuple[Link, ...]:
    """Return the link to the Wikidata entity, if it is known."""
    return (Link("owl:sameAs", Resource(WIKIDATA + wikidata)),) if wikidata else ()


def court_links(row: CourtRow) -> tuple[Link, ...]:
    """Return the links of a court."""
    return (*same(row.wikidata), *_entry(row.courtlistener, f"{COURTLISTENER}{{}}/"))


def person_links(judge: JudgeRow | None, holder: HolderRow | None) -> tuple[Link, ...]:
    """Return the links of a person who is a judge, has held an office, or both."""
    known = same(holder.wikidata) if holder is not None else ()
    return (*known, *_entry(judge.fjc, f"{FJC}{{}}")) if judge is not None else known


def place_links(row: PlaceRow) -> tuple[Link, ...]:
    """Return the links of a place; the Census Bureau's codes have no IRIs."""
    geonames = (Link("owl:sameAs", Resource(f"{GEONAMES}{row.geonames}/")),) if row.geonames else ()
    code = (Link("dcterms:identifier", Literal(f"FIPS {row.fips}")),) if row.fips else ()
    return (*same(row.wikidata), *geonames, *code)


def measure_links(row: MeasureRow) -> tuple[Link, ...]:
    """Return the links of an executive order, a statute or another measure."""
    cited = (Link("dcterms:bibliographicCitation", Literal(row.citation)),) if row.citation else ()
    printed = _entry(row.document, f"{FEDERAL_REGISTER}{{}}")
    return (*same(row.wikidata), *printed, *cited, *_public_law(row))


def _entry(key: str, iri: str) -> tuple[Link, ...]:
    """Return the link to the entry of a catalogue that has the key, if it is known."""
    return (Link("skos:exactMatch", Resource(iri.format(key))),) if key else ()


def _public_law(row: MeasureRow) -> Iterator[Link]:
    """Yield the number of a public law, and the link to its text where govinfo has it."""
    number = PUBLIC_LAW_NUMBER.fullmatch(row.number) if row.kind_class == "Statute" else None
    if number is None:
        return
    yield Link("schema:legislationIdentifier", Literal(f"Pub. L. {row.number}"))
    if int(number["congress"]) >= FIRST_CONGRESS:
        yield Link("skos:exactMatch", Resource(f"{PUBLIC_LAW}{number['congress']}publ{number['law']}"))
