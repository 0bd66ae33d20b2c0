"""Linked documents for the tests of resolution and claims: invented ones built by hand, and those of the corpus."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from graph.model import (
    Concept,
    Document,
    Event,
    Fact,
    FrameKind,
    Linked,
    Literal,
    MentionKind,
    Modality,
    Referent,
    Resolution,
    Span,
)
from graph.tables import BodyRow, CourtRow, HolderRow, JudgeRow, OfficeRow, PlaceRow, Tables

BASE = "https://x.example/id/"
ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
TEXT = "Words that carry a fact, and more of them."
CORE = {
    MentionKind.PERSON: "Person",
    MentionKind.BODY: "Organization",
    MentionKind.COURT: "Court",
    MentionKind.PLACE: "Jurisdiction",
    MentionKind.GROUP: "Organization",
    MentionKind.MEASURE: "Measure",
    MentionKind.PROVISION: "LegalProvision",
}
SCHEMES = {"outcome", "rulingType", "measureType", "scope"}
DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}

TABLES = Tables(
    courts=(
        CourtRow("bayd", "Bay District Court", ("Bay Court",), "district", "ZZ", "Port Merrow", "ca0", "", "", "own"),
        CourtRow("ca0", "Tide Circuit", ("0th Circuit",), "appeals", "", "Ostrava", "", "", "Q10", "own"),
        CourtRow("hilld", "Hill District Court", (), "district", "ZZ", "Elmford", "ca0", "", "", "own"),
        CourtRow("isled", "Isle District Court", (), "district", "YY", "Elmford", "ca0", "", "", "own"),
    ),
    judges=(JudgeRow("ada-f-quill", "Ada F. Quill", ("Ada Quill",), "bayd", "2010", "", "77", "own"),),
    offices=(OfficeRow("harbormaster", "Harbormaster", ("harbor master",), "body", "tidewater", "own"),),
    holders=(
        HolderRow("lew-okafor", "Lew Okafor", (), "harbormaster", "tidewater", "2030-02-01", "2033-02-01", "Q1", "own"),
        HolderRow("lew-okafor", "Lew Okafor", (), "harbormaster", "tidewater", "2038", "", "Q1", "own"),
    ),
    bodies=(
        BodyRow("bell-co", "Bell & Co.", ("Bell",), "Company", "", "", "own"),
        BodyRow("bell-union", "Bell Union", ("Bell", "the Harbor Union"), "AdvocacyGroup", "", "", "own"),
        BodyRow("tidewater", "Tidewater Agency", ("Agency for Tides", "TWA"), "Agency", "", "Q2", "own"),
    ),
    places=(
        PlaceRow("port-merrow-zz", "Port Merrow", (), "City", "ZZ", 90000, "5", "", "Q3", "own"),
        PlaceRow("isles", "The Isles", ("Isles",), "State", "YY", 900000, "", "", "", "own"),
        PlaceRow("zetland", "Zetland", (), "State", "ZZ", 900000, "", "", "", "own"),
    ),
)


def thing(kind: MentionKind, name: str, authority: str = "", *names: str, classes: tuple[str, ...] = ()) -> Referent:
    """Return a referent; its key is its kind and name, its class the core class of its kind."""
    return Referent(f"{kind}:{authority or name}", kind, name, names, classes or (CORE[kind],), authority)


def person(name: str, authority: str = "") -> Referent:
    return thing(MentionKind.PERSON, name, authority)


def body(name: str, authority: str = "") -> Referent:
    return thing(MentionKind.BODY, name, authority)


def court(name: str, authority: str = "") -> Referent:
    return thing(MentionKind.COURT, name, authority)


def measure(name: str, number: str = "") -> Referent:
    return thing(MentionKind.MEASURE, name, number)


Value = Referent | str
Told = tuple[Event, tuple[Referent, ...]]


def event(
    kind: FrameKind,
    key: str = "",
    modality: Modality = Modality.ASSERTED,
    source: Referent | None = None,
    **slots: object,
) -> Told:
    """Return an event with one fact a value, and the referents in it; a slot holds one value or a list of them."""
    facts: list[Fact] = []
    referents: list[Referent] = [source] if source else []
    for name, given in slots.items():
        for value in given if isinstance(given, list) else [given]:
            if isinstance(value, Referent):
                referents.append(value)
            facts.append(
                Fact(
                    name,
                    _value(name, value),
                    Span(0, 5),
                    f"{kind.value.lower()}/{name}",
                    modality,
                    source and source.key,
                )
            )
    return Event(key or f"{kind.value.lower()}:0", kind, tuple(facts)), tuple(referents)


def _value(name: str, value: object) -> str | Literal | Concept:
    if isinstance(value, Referent):
        return value.key
    if isinstance(value, Literal):
        return value
    text = str(value)
    if name in SCHEMES:
        return Concept(name, text)
    if name.endswith("On") or name in ("from", "until", "fiscalYear"):
        return Literal(text, DATES.get(len(text), ""))
    return Literal(text)


def document(stem: str, published: str | None = None, text: str = TEXT) -> Document:
    return Document(stem, text, hashlib.sha256(text.encode()).hexdigest(), published=published, source=f"{stem}.txt")


def told(
    stem: str, published: str | None, *events: Told, things: tuple[Referent, ...] = (), text: str = TEXT
) -> Linked:
    """Return a linked document with these events and the referents in them, and further `things`."""
    found = {r.key: r for _, referents in events for r in referents} | {r.key: r for r in things}
    return Linked(
        document(stem, published, text), tuple(found[key] for key in sorted(found)), tuple(e for e, _ in events)
    )


def where(resolution: Resolution) -> dict[tuple[str, str], str]:
    """Return the local part of the IRI of each thing, by document and key."""
    return {(a.document, a.key): a.iri.removeprefix(BASE) for a in resolution.assignments}


@lru_cache(maxsize=1)
def corpus() -> tuple[Linked, ...]:
    """Return the documents of the sample corpus, read, annotated and linked once for all tests."""
    from graph import pipeline
    from graph.claims import sound
    from graph.read import read_inputs
    from graph.settings import Settings
    from graph.tables import load_tables

    reading = read_inputs([CORPUS], Settings())
    return tuple(sound(pipeline.read_one(document, load_tables()))[0] for document in reading.documents)
