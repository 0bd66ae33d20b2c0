"""People, bodies, courts, places and measures across documents: by the tables, by full name, or not at all."""

from __future__ import annotations

import pytest
from linked_sample import BASE, TABLES, body, court, document, event, measure, person, thing, told, where

from graph.model import Entity, FrameKind, Judgement, Link, MentionKind, Referent, Resource
from graph.pipeline import read_one
from graph.resolve import resolve
from graph.resolve.authority import Authority, term_start
from graph.resolve.labels import stem_key
from graph.tables import Tables

K = MentionKind


def place(*referents: Referent) -> list[str]:
    """Return the local IRI of each referent, the first told by document "a", the second by "b", and so on."""
    documents = [told("abcdefgh"[n], "2031-05-06", things=(r,)) for n, r in enumerate(referents)]
    found = where(resolve(documents, TABLES, BASE))
    return [found["abcdefgh"[n], r.key] for n, r in enumerate(referents)]


def entity_of(*referents: Referent) -> Entity:
    """Return the one entity that all the referents are."""
    documents = [told("abcdefgh"[n], None, things=(r,)) for n, r in enumerate(referents)]
    (entity,) = resolve(documents, TABLES, BASE).entities
    return entity


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Mara Stone", "Mara Stone"], ["mara-stone"] * 2),
        (["Mara Stone", "Mara J. Stone"], ["mara-stone"] * 2),
        (["Mara J. Stone", "Mara Jo Stone"], ["mara-stone"] * 2),
        (["Mara Stone", "Mara Jo Stone", "Mara J Stone"], ["mara-stone"] * 3),
        (["Mara J. Stone", "Mara K. Stone"], ["mara-j-stone", "mara-k-stone"]),
        (["Mara Jo Stone", "Mara Jane Stone"], ["mara-jo-stone", "mara-jane-stone"]),
        (["Mara J. Stone", "Mara K. Stone", "Mara Stone"], ["mara-j-stone", "mara-k-stone", "mara-stone"]),
        (["Mara Jo Stone", "Mara Jane Stone", "Mara J. Stone"], ["mara-jo-stone", "mara-jane-stone", "mara-j-stone"]),
        (["Ned Vale", "Ned Vale Jr."], ["ned-vale"] * 2),
        (["Ned Vale Sr.", "Ned Vale"], ["ned-vale"] * 2),
        (["Ned Vale III", "Ned Vale Jr."], ["ned-vale-iii", "ned-vale-jr"]),
        (["Ned Vale", "Ted Vale"], ["ned-vale", "ted-vale"]),
        (["Ida Cruz", "Ida Lopez-Cruz"], ["ida-cruz", "ida-lopez-cruz"]),
        (["J.P. Marsh", "J. P. Marsh"], ["j-marsh"] * 2),
        (["Zoë Núñez", "Zoe Nunez"], ["zoe-nunez"] * 2),
        (["Stone", "Mara Stone"], ["stone-in-a", "mara-stone"]),
        (["Stone", "Stone"], ["stone-in-a", "stone-in-b"]),
    ],
    ids=lambda value: " | ".join(value),
)
def test_people_by_full_name(names: list[str], expected: list[str]) -> None:
    assert place(*map(person, names)) == [f"person/{key}" for key in expected]


def test_names_that_conflict_leave_a_decision_with_its_reason() -> None:
    documents = [told("a", None, things=(person("Mara J. Stone"),)), told("b", None, things=(person("Mara K. Stone"),))]
    (decision,) = resolve(documents, TABLES, BASE).decisions
    assert (decision.left, decision.right) == ("a#person:Mara J. Stone", "b#person:Mara K. Stone")
    assert decision.judgement is Judgement.DIFFERENT and "middle names differ" in decision.features[-1].reason


def test_a_person_of_the_tables_is_one_whatever_the_name() -> None:
    found = entity_of(person("Quill", "ada-f-quill"), person("Ada F. Quill", "ada-f-quill"))
    assert (found.iri, found.label, found.classes) == (BASE + "person/ada-f-quill", "Ada F. Quill", ("Person",))
    assert [(n.text, n.documents) for n in found.names] == [("Quill", ("a",))]
    assert found.links == (Link("skos:exactMatch", Resource("https://www.fjc.gov/node/77")),)


def test_a_name_alone_makes_nobody_a_person_of_the_tables() -> None:
    """The key is set where the text around a name was weighed; here "Ada Quill" might be anybody."""
    assert place(person("Ada Quill"), person("Ada Quill", "ada-f-quill")) == ["person/ada-quill", "person/ada-f-quill"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tidewater Agency", "tidewater"),
        ("the Tidewater Agency", "tidewater"),
        ("Agency for Tides", "tidewater"),
        ("agency  for tides", "tidewater"),
        ("Harbor Union", "bell-union"),
        ("TWA", "twa"),
        ("Bell", "bell"),
        ("Agency", "agency"),
        ("Tidewater Agency Staff", "tidewater-agency-staff"),
    ],
)
def test_bodies_without_a_key_are_looked_up_by_their_whole_name(name: str, expected: str) -> None:
    """An acronym that is an alias, or a name of two bodies, is no proof."""
    assert place(body(name)) == [f"body/{expected}"]


def test_all_names_of_a_body_are_one_node() -> None:
    found = entity_of(body("TWA", "tidewater"), body("Agency for Tides"), body("Tidewater Agency", "tidewater"))
    assert (found.label, [n.text for n in found.names]) == ("Tidewater Agency", ["Agency for Tides", "TWA"])
    assert found.classes == ("Agency",) and found.links == (
        Link("owl:sameAs", Resource("http://www.wikidata.org/entity/Q2")),
    )


def test_every_long_name_of_the_justice_department_is_one_node(tables: Tables) -> None:
    row = next(row for row in tables.bodies if row.key == "doj")
    names = [name for name in (row.name, *row.aliases) if " " in name]
    documents = [told(f"d{n}", None, things=(body(name),)) for n, name in enumerate(names)]
    assert [e.iri for e in resolve(documents, tables, BASE).entities] == [BASE + "body/doj"]
    assert {"Department of Justice", "Justice Department", "U.S. Department of Justice"} <= set(names)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bay District Court", "bayd"),
        ("Bay Court", "bayd"),
        ("federal court in Port Merrow", "bayd"),
        ("a US district court in Port Merrow", "bayd"),
        ("federal court for the Bay Court", "bayd"),
        ("federal court in The Isles", "isled"),
        ("federal court in the Isles", "isled"),
        ("federal court in Zetland", "federal-court-in-zetland-in-a"),
        ("federal court in Elmford", "federal-court-in-elmford-in-a"),
        ("federal court in Nowhere", "federal-court-in-nowhere-in-a"),
        ("Federal court in Nowhere", "federal-court-in-nowhere-in-a"),
        ("court in Port Merrow", "court-in-port-merrow-in-a"),
        ("state court in Port Merrow", "state-court-in-port-merrow-in-a"),
        ("Port Merrow Night Court", "port-merrow-night-court"),
    ],
)
def test_courts_are_known_where_only_one_can_be_meant(name: str, expected: str) -> None:
    """Two courts sit in Elmford and in Zetland; a court that is only described is another in each document."""
    assert place(court(name)) == [f"court/{expected}"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("federal court in Sacramento", "caed"),
        ("federal court in Seattle", "wawd"),
        ("federal court in Hawaii", "hid"),
        ("federal court for Northern District of California", "cand"),
        ("federal court in California", None),
        ("federal court in Portland", None),
        ("state court in Sacramento", None),
    ],
)
def test_described_courts_in_the_shipped_tables(tables: Tables, name: str, key: str | None) -> None:
    found = Authority(tables).court(court(name))
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("referent", "expected"),
    [
        (thing(K.PLACE, "Port Merrow", "port-merrow-zz"), "place/port-merrow-zz"),
        (thing(K.PLACE, "Elm"), "place/elm-in-a"),
        (thing(K.PLACE, "Elm", "not-in-the-table"), "place/not-in-the-table"),
        (thing(K.PROVISION, "Charter, Art. 9"), "provision/charter-art-9"),
        (thing(K.PROVISION, "Article Nine", "charter-9"), "provision/charter-9"),
        (thing(K.GROUP, "three boatmen"), "group/three-boatmen-in-a"),
        (measure("the harbor order"), "measure/the-harbor-order-in-a"),
        (measure("Order 12", "order-12"), "measure/order-12"),
        (thing(K.MEASURE, "Pier Fund", classes=("Programme",)), "programme/pier-fund"),
        (court("Tide Circuit", "no-such-court"), "court/tide-circuit"),
        (person("Ann Other", "no-such-person"), "person/ann-other"),
        (body("Dock Guild", "no-such-body"), "body/no-such-body"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_what_no_table_knows(referent: Referent, expected: str) -> None:
    assert place(referent) == [expected]


def test_collectives_of_two_documents_are_two() -> None:
    boatmen = thing(K.GROUP, "three boatmen")
    assert len(set(place(boatmen, boatmen))) == 2


def test_names_in_other_scripts_stay_apart() -> None:
    first, second = place(body("Лодка"), body("Мост"))
    assert first != second and first.isascii() and second.isascii()


@pytest.mark.parametrize(("one", "other"), [("a-b", "a_b"), ("a.b", "a-b"), ("Suit", "suit"), ("é", "e")])
def test_stems_that_look_alike_share_no_surname(one: str, other: str) -> None:
    documents = [told(stem, None, things=(person("Stone"),)) for stem in (one, other)]
    assert len(resolve(documents, TABLES, BASE).entities) == 2 and stem_key(one) != stem_key(other)


@pytest.mark.parametrize(
    ("office", "date", "expected"),
    [
        ("Harbormaster", "2031-05-06", ("2030-02-01", "2033-02-01")),
        ("harbor master", "2030-02-01", ("2030-02-01", "2033-02-01")),
        ("harbormaster", "2040", ("2038",)),
        ("harbormaster", "2036-01-01", ()),
        ("harbormaster", "2029-12-31", ()),
        ("harbormaster", None, ()),
        ("pilot", "2031-05-06", ()),
    ],
)
def test_the_start_of_a_term_that_the_tables_know(office: str, date: str | None, expected: tuple[str, ...]) -> None:
    assert term_start("lew-okafor", office, date, TABLES) == (expected or ("",))[0]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2017-05-02", "person/jeff-sessions"),
        ("2025-05-06", "person/pam-bondi"),
        (None, None),
        ("1500-05-06", None),
    ],
)
def test_an_office_without_a_name_is_who_held_it_on_the_day(
    tables: Tables, published: str | None, expected: str | None
) -> None:
    text = "\u201cWe will not wait for the council to make up its mind,\u201d the attorney general said.\n"
    one = read_one(document("a", published, text), tables)
    found = resolve([one], tables, BASE)
    speakers = [f.value for e in one.events for f in e.facts if f.name == "speaker"]
    assert [where(found)["a", str(key)] for key in speakers] == ([expected] if expected else [])
    assert [e.names for e in found.entities if "/person/" in e.iri] == ([()] if expected else [])


def test_two_terms_of_one_office_are_two_tenures() -> None:
    holder = person("Lew Okafor", "lew-okafor")
    docs = [
        told(stem, date, event(FrameKind.TENURE, "tenure:0", holder=holder, office="harbormaster"))
        for stem, date in (("a", "2031"), ("b", "2032"), ("c", "2039"))
    ]
    found = [e for e in resolve(docs, TABLES, BASE).entities if "/tenure/" in e.iri]
    assert [e.documents for e in found] == [("a", "b"), ("c",)]
    assert not any(e.links for e in found)  # what only a table says is no fact of the graph
