"""Claims: one for each thing said, how and by whom; its evidence; its confidence; and what no graph can hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from linked_sample import BASE, TABLES, TEXT, body, document, event, person, told

from graph import claims as module
from graph.claims import LEAST, PRIOR, claims, confidence, sound
from graph.emit import quads
from graph.errors import TableError
from graph.model import Claim, Event, Fact, FrameKind, Linked, Literal, Modality, Resource, Severity, Span
from graph.resolve import resolve
from graph.vocabulary import CG, OA

QUILL, OKAFOR, AGENCY = person("Ada Quill", "ada-f-quill"), person("Lew Okafor", "lew-okafor"), body("TWA", "tidewater")
RULING, STATEMENT, GRANT = FrameKind.RULING, FrameKind.STATEMENT, FrameKind.GRANT


def claimed(*documents: Linked) -> tuple[Claim, ...]:
    return claims(documents, resolve(documents, TABLES, BASE))


@pytest.fixture
def precision(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Let the table of rule precision hold what a test puts in."""
    rows: dict[str, str] = {}
    monkeypatch.setattr(module, "read_csv_rows", lambda name: [{"rule": r, "precision": p} for r, p in rows.items()])
    module._precision.cache_clear()
    yield rows
    module._precision.cache_clear()


def test_two_documents_that_say_the_same_make_one_claim_with_both_as_evidence() -> None:
    same = [event(RULING, issuedBy=QUILL, decidedOn="2031-05-05", outcome="blocked") for _ in range(2)]
    found = claimed(told("beta", "2031-05-06", same[0]), told("alpha", "2031-05-05", same[1]))
    assert [(c.predicate, [e.document for e in c.evidence]) for c in found] == [
        ("decidedOn", ["alpha", "beta"]),
        ("issuedBy", ["alpha", "beta"]),
        ("outcome", ["alpha", "beta"]),
    ]
    assert all(e.quote == TEXT[e.span.start : e.span.end] for c in found for e in c.evidence)


def test_reprints_are_both_evidence_and_share_a_fingerprint() -> None:
    """Sources are counted by `cg:sha256`: a text that two papers print counts once."""
    paper, reprint, other = (
        told(stem, "2031-05-06", event(RULING, issuedBy=QUILL, decidedOn="2031-05-05"), text=text)
        for stem, text in (("paper", TEXT), ("reprint", TEXT), ("other", TEXT + " Told anew."))
    )
    documents = [paper, reprint, other]
    resolution = resolve(documents, TABLES, BASE)
    found = claims(documents, resolution)
    assert all(len(c.evidence) == 3 for c in found)
    rows = quads([d.document for d in documents], resolution.entities, found, BASE)
    prints = {q.subject: q.object for q in rows if q.predicate == CG + "sha256"}
    sources = {
        q.subject: q.object.iri for q in rows if q.predicate == OA + "hasSource" and isinstance(q.object, Resource)
    }
    claim = next(q.subject for q in rows if q.predicate == CG + "evidence")
    carried = {q.object.iri for q in rows if (q.subject, q.predicate) == (claim, CG + "evidence")}  # type: ignore[union-attr]
    assert len(carried) == 3 and len({prints[sources[e]] for e in carried}) == 2


@pytest.mark.parametrize(
    ("other", "number"),
    [
        ({}, 1),
        ({"outcome": "unlawful"}, 2),
        ({"modality": Modality.ALLEGED}, 2),
        ({"modality": Modality.DENIED}, 2),
        ({"source": OKAFOR}, 2),
    ],
    ids=["the same", "another value", "another modality", "a denial", "another speaker"],
)
def test_one_claim_for_each_value_modality_and_source(other: dict[str, object], number: int) -> None:
    first, referents = event(RULING, issuedBy=QUILL, outcome="blocked")
    second, more = event(RULING, **{"outcome": "blocked", **other})  # type: ignore[arg-type]
    one = Event("ruling:0", RULING, (*first.facts, *second.facts))
    found = [c for c in claimed(told("alpha", "2031", (one, (*referents, *more)))) if c.predicate == "outcome"]
    assert len(found) == number
    assert len({(c.subject, c.object, c.modality, c.attributed_to) for c in found}) == number


def test_the_source_is_named() -> None:
    made = event(RULING, modality=Modality.ARGUED, source=AGENCY, issuedBy=QUILL)
    assert {c.attributed_to for c in claimed(told("alpha", "2031", made))} == {BASE + "body/tidewater"}


@pytest.mark.parametrize("modality", list(Modality))
def test_only_what_is_asserted_or_ordered_is_a_plain_triple(modality: Modality) -> None:
    one = told("alpha", "2031", event(RULING, modality=modality, issuedBy=QUILL, outcome="blocked"))
    resolution = resolve([one], TABLES, BASE)
    found = claims([one], resolution)
    rows = quads([one.document], resolution.entities, found, BASE)
    plain = {q.predicate for q in rows if q.subject == found[0].subject and q.predicate.startswith(CG)}
    expected = {CG + "issuedBy", CG + "outcome"} if modality in (Modality.ASSERTED, Modality.ORDERED) else set()
    assert len(found) == 2 and plain == expected


def test_a_fact_about_a_thing_that_was_not_resolved_makes_no_claim() -> None:
    made, _ = event(RULING, issuedBy=QUILL, outcome="blocked")
    found = claimed(told("alpha", "2031", (made, ())))
    assert [c.predicate for c in found] == ["outcome"]


def test_the_order_of_the_documents_does_not_matter() -> None:
    documents = [
        told(f"d{n}", f"2031-05-0{n}", event(RULING, issuedBy=QUILL, outcome="blocked", decidedOn="2031-05-01"))
        for n in range(1, 5)
    ]
    assert claimed(*documents) == claimed(*reversed(documents))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("ruling/blocked", 0.91),
        ("ruling/rare", 0.8),
        ("ruling", 0.8),
        ("grant/table", PRIOR),
        ("rulings", PRIOR),
        ("tenure/wrong", LEAST),
    ],
    ids=["its own", "of its family", "the family", "the prior", "no family", "never right"],
)
def test_confidence(precision: dict[str, str], rule: str, expected: float) -> None:
    precision |= {"ruling/blocked": "0.91", "ruling": "0.8", "tenure/wrong": "0.0"}
    assert confidence(rule) == expected


@pytest.mark.parametrize("wrong", ["1.2", "-0.1", "much", "nan", ""])
def test_a_precision_that_is_none_is_named(precision: dict[str, str], wrong: str) -> None:
    precision["ruling/x"] = wrong
    with pytest.raises(TableError, match=r"rule_precision\.csv: ruling/x: precision"):
        confidence("ruling/x")


def test_the_best_of_several_rules_counts(precision: dict[str, str]) -> None:
    precision |= {"good": "0.95", "poor": "0.4"}
    facts = [Fact("outcome", Literal("x"), Span(0, 5), rule) for rule in ("poor", "good", "poor")]
    event_, referents = event(RULING, issuedBy=QUILL)
    found = claimed(told("alpha", "2031", (Event("ruling:0", RULING, (*event_.facts, *facts)), referents)))
    assert [(c.rule, c.confidence) for c in found if c.predicate == "outcome"] == [("good", 0.95)]


def test_the_shipped_table_is_read() -> None:
    assert 0 < confidence("no such rule") <= 1


@pytest.mark.parametrize(
    ("name", "text", "datatype", "stays"),
    [
        ("decidedOn", "2017-02-28", "xsd:date", True),
        ("decidedOn", "2016-02-29", "xsd:date", True),
        ("decidedOn", "2017-02", "xsd:gYearMonth", True),
        ("decidedOn", "2017", "xsd:gYear", True),
        ("decidedOn", "2017-02-30", "xsd:date", False),
        ("decidedOn", "2017-02-29", "xsd:date", False),
        ("decidedOn", "2017-13", "xsd:gYearMonth", False),
        ("decidedOn", "0000", "xsd:gYear", False),
        ("decidedOn", "soon", "", False),
        ("saidOn", "2017-06-31", "xsd:date", False),
        ("fiscalYear", "2016", "xsd:gYear", True),
        ("fiscalYear", "2016-05", "xsd:gYear", False),
        ("fiscalYear", "0000", "xsd:gYear", False),
        ("amount", "40500", "xsd:decimal", True),
        ("amount", "40500.50", "xsd:decimal", True),
        ("amount", "1e3", "xsd:decimal", True),
        ("amount", "-5", "xsd:decimal", False),
        ("amount", "NaN", "xsd:decimal", False),
        ("amount", "a lot", "xsd:decimal", False),
        ("office", "2017-02-30", "", True),
        ("quote", "", "", True),
    ],
)
def test_a_value_that_cannot_be_is_left_out_with_a_note(name: str, text: str, datatype: str, stays: bool) -> None:
    fact = Fact(name, Literal(text, datatype), Span(0, 5), "a/rule")
    other = Fact("outcome", Literal("x"), Span(6, 10), "a/rule")
    one, notes = sound(Linked(document("alpha"), (), (Event("ruling:0", RULING, (fact, other)),)))
    assert [e.facts for e in one.events] == [(fact, other) if stays else (other,)]
    if stays:
        assert notes == ()
    else:
        (note,) = notes
        assert (note.source, note.place, note.severity) == ("alpha", "characters 0 to 5", Severity.NOTE)
        assert repr(text) in note.message and "'Words'" in note.message and name in note.message


def test_an_event_of_nothing_but_such_values_goes() -> None:
    made, referents = event(GRANT, "grant:a", amount="much")
    one, notes = sound(told("alpha", None, (made, referents), event(STATEMENT, "statement:0", quote="Yes indeed.")))
    assert [e.key for e in one.events] == ["statement:0"] and len(notes) == 1
