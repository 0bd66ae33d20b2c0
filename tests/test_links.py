"""What the identifiers of the tables become in the graph: which property, which IRI, and nothing besides."""

from __future__ import annotations

import pytest
from telling import annotated, frames

from graph.link import link
from graph.model import FrameKind, Link, Linked, Literal, MentionKind, Resource
from graph.resolve import resolve
from graph.resolve.links import court_links, measure_links, person_links, place_links, same
from graph.tables import CourtRow, HolderRow, JudgeRow, MeasureRow, PlaceRow, Tables, load_tables

SAME, MATCH = "owl:sameAs", "skos:exactMatch"
WIKIDATA = "http://www.wikidata.org/entity/"
JUDGE = JudgeRow("ola-brandt", "Ola Brandt", (), "ohnd", "2012-04-01", "", "77", "x")
HOLDER = HolderRow("ola-brandt", "Ola Brandt", (), "mayor", "dunmore", "2009", "2011", "Q7", "x")


def iris(links: tuple[Link, ...], predicate: str) -> list[str]:
    return [x.object.iri for x in links if x.predicate == predicate and isinstance(x.object, Resource)]


def words(links: tuple[Link, ...]) -> dict[str, str]:
    return {x.predicate: x.object.text for x in links if isinstance(x.object, Literal)}


def measure(kind_class: str, number: str, citation: str = "", document: str = "", wikidata: str = "") -> MeasureRow:
    facts = ("A title", "2031-02-03", "congress", citation, document, wikidata)
    return MeasureRow("marlow-act", "Marlow Act", (), "", kind_class, "statute", number, *facts, "x")


def test_court() -> None:
    row = CourtRow("tided", "District of Tides", (), "district", "ZZ", "Port Merrow", "", "tided", "Q5", "x")
    assert iris(court_links(row), SAME) == [f"{WIKIDATA}Q5"]
    assert iris(court_links(row), MATCH) == ["https://www.courtlistener.com/court/tided/"]
    assert len(court_links(row)) == 2


@pytest.mark.parametrize(
    ("judge", "holder", "same_as", "match"),
    [
        (JUDGE, None, [], ["https://www.fjc.gov/node/77"]),
        (None, HOLDER, [f"{WIKIDATA}Q7"], []),
        (JUDGE, HOLDER, [f"{WIKIDATA}Q7"], ["https://www.fjc.gov/node/77"]),
    ],
)
def test_person(judge: JudgeRow | None, holder: HolderRow | None, same_as: list[str], match: list[str]) -> None:
    found = person_links(judge, holder)
    assert (iris(found, SAME), iris(found, MATCH)) == (same_as, match)
    assert words(found) == {}


def test_place() -> None:
    row = PlaceRow("marlow-county-zz", "Marlow County", (), "County", "ZZ", 900, "12", "99001", "Q8", "x")
    assert iris(place_links(row), SAME) == [f"{WIKIDATA}Q8", "https://sws.geonames.org/12/"]
    assert words(place_links(row)) == {"dcterms:identifier": "FIPS 99001"}
    assert place_links(PlaceRow("dunmore-zz", "Dunmore", (), "City", "ZZ", 900, "", "", "", "x")) == ()


def test_order_is_tied_to_the_federal_register() -> None:
    found = measure_links(measure("ExecutiveOrder", "99", "12 Fed. Reg. 34", "2031-0077", "Q9"))
    assert iris(found, SAME) == [f"{WIKIDATA}Q9"]
    assert iris(found, MATCH) == ["https://www.federalregister.gov/d/2031-0077"]
    assert words(found) == {"dcterms:bibliographicCitation": "12 Fed. Reg. 34"}


@pytest.mark.parametrize(
    ("number", "match", "identifier"),
    [
        ("104-7", ["https://www.govinfo.gov/app/details/PLAW-104publ7"], ["Pub. L. 104-7"]),
        ("103-7", [], ["Pub. L. 103-7"]),
        ("", [], []),
    ],
)
def test_statute_is_tied_to_its_public_law(number: str, match: list[str], identifier: list[str]) -> None:
    found = measure_links(measure("Statute", number))
    assert (iris(found, MATCH), list(words(found).values())) == (match, identifier)


def test_no_identifier_no_link() -> None:
    assert same("") == ()
    assert measure_links(measure("Policy", "")) == ()


def told(text: str) -> Linked:
    return link(annotated(text), frames(text), load_tables())


def test_measure_node_has_the_links_and_no_fact_of_the_table() -> None:
    """The day of signing and the issuer stand in the table; the graph has what the text tells."""
    one = told("The judge blocked Executive Order 13768 on Monday.")
    found = {e.label: e for e in resolve([one], load_tables(), "https://example.org/id/").entities}
    links = found["Executive Order 13768"].links
    assert iris(links, MATCH) == ["https://www.federalregister.gov/d/2017-02102"]
    facts = [f for e in one.events if e.kind is FrameKind.MEASURE for f in e.facts]
    assert not any(f.name in ("issuedOn", "issuer") for f in facts)


def test_statute_applied_as_law_has_the_links_too() -> None:
    one = told("The judge ruled that the plan violates the Voting Rights Act.")
    found = {e.label: e for e in resolve([one], load_tables(), "https://example.org/id/").entities}
    assert any(r.kind is MentionKind.PROVISION for r in one.referents)
    assert words(found["Voting Rights Act"].links)["schema:legislationIdentifier"] == "Pub. L. 89-110"


def test_measures_of_the_tables_refer_to_known_things(tables: Tables) -> None:
    """Orders whose number two sources tie to a document, as the news of the seeds needs them."""
    rows = {row.number: row for row in tables.measures if row.kind_class == "ExecutiveOrder"}
    wanted = {"13768": "2017-02102", "13769": "2017-02281", "13780": "2017-04837", "14159": "2025-02006"}
    wanted |= {"14160": "2025-02007", "14218": "2025-03137", "14287": "2025-07789"}
    assert {number: rows[number].document for number in wanted} == wanted
    for row in rows.values():
        assert row.issuer and row.signed and row.source, row
        assert not row.document or row.document.startswith(row.signed[:4]), row
