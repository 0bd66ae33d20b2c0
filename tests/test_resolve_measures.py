"""Measures across documents: those only named, those that the tables know, and parts of them."""

from __future__ import annotations

from dataclasses import replace

from linked_sample import BASE, TABLES, body, event, measure, person, told, where

from graph.model import FrameKind, Linked, Referent
from graph.resolve import resolve
from graph.resolve.measures import TABLES as OF_TABLES
from graph.resolve.measures import only_named, tabled, telling_of
from graph.tables import MeasureRow

RULING, MEASURE = FrameKind.RULING, FrameKind.MEASURE
AGENCY, QUILL = body("TWA", "tidewater"), person("Ada Quill", "ada-f-quill")


def row(key: str, signed: str, kind: str = "directive", issuer: str = "tidewater") -> MeasureRow:
    name = key.replace("-", " ").title()
    return MeasureRow(key, name, (), "", "Directive", kind, "", "", signed, issuer, "", "", "", "own")


KNOWN = replace(TABLES, measures=(row("eel-memo", "2031-05-05"), row("gull-memo", "2031-05-20"), row("oar-memo", "")))


def struck(stem: str, target: Referent, **slots: object) -> Linked:
    """Return a document that tells of Quill's ruling of June 2031 on a measure, and of the measure what `slots` say."""
    events = [event(RULING, issuedBy=QUILL, target=target, decidedOn="2031-06-01", outcome="blocked")]
    events += [event(MEASURE, target.key, **slots)] if slots else []  # type: ignore[arg-type]
    return told(stem, "2031-06-02", *events, things=(target,))


def place(documents: list[Linked], stem: str, target: Referent) -> str:
    return where(resolve(documents, KNOWN, BASE))[stem, target.key]


def test_a_measure_that_is_only_named_is_one_with_what_the_same_ruling_is_on() -> None:
    named, described = measure("Eel Memo", "eel-memo"), measure("net limits")
    documents = [struck("a", named), struck("b", described, issuer=AGENCY, measureType="directive")]
    assert place(documents, "b", described) == "measure/eel-memo"
    assert place(documents[1:], "b", described) == "measure/net-limits-in-b"


def test_what_is_told_of_one_of_two_targets_decides() -> None:
    named, described, other = measure("Eel Memo", "eel-memo"), measure("net limits"), measure("sail rules")
    ruling = event(RULING, issuedBy=QUILL, target=[described, other], decidedOn="2031-06-01", outcome="blocked")
    made = event(MEASURE, described.key, issuer=AGENCY, measureType="directive")
    documents = [struck("a", named), told("b", "2031-06-02", ruling, made, things=(described, other))]
    assert place(documents, "b", described) == "measure/eel-memo"
    assert place(documents, "b", other) == "measure/sail-rules-in-b"


def test_the_day_and_maker_of_the_tables_tell_a_description() -> None:
    named, described = measure("Eel Memo", "eel-memo"), measure("eel limits")
    made = event(MEASURE, described.key, issuer=AGENCY, issuedOn="2031-05-05")
    documents = [told("a", "2031-06-02", things=(named,)), told("b", "2031-06-02", made, things=(described,))]
    assert place(documents, "b", described) == "measure/eel-memo"
    assert not [d for d in resolve(documents, KNOWN, BASE).decisions if d.left.startswith(f"{OF_TABLES}#")]


def test_what_fits_two_of_the_tables_is_neither() -> None:
    eels, gulls, described = measure("Eel Memo", "eel-memo"), measure("Gull Memo", "gull-memo"), measure("eel and gull")
    made = event(MEASURE, described.key, issuer=AGENCY, measureType="directive", issuedOn="2031-05")
    documents = [told("a", "2031-06-02", things=(eels, gulls)), told("b", "2031-06-02", made, things=(described,))]
    assert place(documents, "b", described) == "measure/eel-and-gull-in-b"


def test_a_part_is_not_the_whole() -> None:
    whole, part = measure("net law"), measure("net requirement")
    documents = [struck("a", whole), struck("b", part)]
    assert place(documents, "a", whole) != place(documents, "b", part)
    again = measure("new net law")
    assert place([documents[0], struck("b", again)], "b", again) == place(documents, "a", whole)


def test_what_is_told_and_what_is_only_named() -> None:
    named, described, made = measure("Eel Memo", "eel-memo"), measure("sail rules"), measure("net limits")
    document = told("a", None, event(MEASURE, made.key, issuer=AGENCY), things=(named, described, made))
    assert [one.key for one in only_named([document])] == [described.key]
    assert telling_of([document]) == {
        ("a", named.key): "#eel-memo",
        ("a", described.key): f"a#{described.key}",
        ("a", made.key): f"a#{made.key}",
    }
    ((known, of_row),) = tabled([document], KNOWN, lambda kind, key: f"{kind}/{key}")
    assert of_row.key == known.key == "eel-memo"
    assert dict(known.values) == {
        "number": "eel-memo",
        "measureType": "directive",
        "issuedOn": "2031-05-05",
        "issuer": "body/tidewater",
    }


def test_a_statute_of_the_tables_tells_no_maker() -> None:
    law = measure("Tide Act", "tide-act")
    known = replace(TABLES, measures=(row("tide-act", "2031", "statute"),))
    ((found, _),) = tabled([told("a", None, things=(law,))], known, lambda kind, key: f"{kind}/{key}")
    assert not found.of("issuer")
