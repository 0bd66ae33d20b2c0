"""When a document without a date was written, and judges known by surname and seat."""

from __future__ import annotations

import io
import json

import pytest
from linked_sample import BASE, TABLES, body, event, person, told, where

from graph.annotate.bench_names import judge_key
from graph.model import Event, Fact, FrameKind, Judgement, Linked, Literal, Span
from graph.pipeline import read_one
from graph.read import read_inputs
from graph.resolve import resolve
from graph.resolve.compare import compare, judge
from graph.resolve.eras import era
from graph.resolve.seen import Seen
from graph.settings import Settings
from graph.tables import Tables

TENURE, RULING = FrameKind.TENURE, FrameKind.RULING
LEW = person("Lew Okafor", "lew-okafor")


def office(text: str, title: str) -> Linked:
    """Return a document of one sentence that gives Lew Okafor a title."""
    facts = (Fact("holder", LEW.key, Span(0, len(text)), "t"), Fact("office", Literal(title), Span(0, len(text)), "t"))
    made = told("a", None, (Event("tenure:0", TENURE, facts), (LEW,)))
    document = made.document.__class__("a", text, "")
    return Linked(document, made.referents, made.events)


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Harbormaster Lew Okafor spoke.", "Harbormaster", ("2030-02-01", "")),
        ("Former harbormaster Lew Okafor spoke.", "harbormaster", None),
        ("Then-harbormaster Lew Okafor spoke.", "harbormaster", None),
        ("Pilot Lew Okafor spoke.", "pilot", None),
    ],
)
def test_an_office_tells_when_a_document_was_written(text: str, title: str, expected: tuple[str, str] | None) -> None:
    """Okafor held the post twice, the second time to this day, so that only the start is known."""
    assert era(office(text, title), TABLES) == expected


def test_offices_of_two_times_tell_nothing(tables: Tables) -> None:
    def written(*people: tuple[str, str]) -> tuple[str, str] | None:
        made = [event(TENURE, f"t:{n}", holder=person(key, key), office=title) for n, (key, title) in enumerate(people)]
        return era(told("a", None, *made), tables)

    assert written(("jeff-sessions", "Attorney General")) == ("2017-02-09", "2018-11-07")
    assert written(("jeff-sessions", "Attorney General"), ("rahm-emanuel", "mayor")) == ("2017-02-09", "2018-11-07")
    assert written(("jeff-sessions", "Attorney General"), ("alejandro-mayorkas", "Homeland Security Secretary")) is None
    assert written(("donald-trump", "President")) is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("2017-02", "2018-11"), ("2011", "2019"), Judgement.SAME),
        (("2017-02", "2018-11"), ("2025-02", ""), Judgement.DIFFERENT),
        (("2002", "2021"), ("2011", "2019"), Judgement.UNSURE),
        (("2017-02", ""), ("2011", ""), Judgement.UNSURE),
        (None, ("2017-02", "2018-11"), Judgement.UNSURE),
    ],
)
def test_two_tellings_without_a_date(
    left: tuple[str, str] | None, right: tuple[str, str] | None, expected: Judgement
) -> None:
    values = (("issuedBy", "q"), ("outcome", "blocked"), ("rulingType", "injunction"))
    one, other = Seen("a", "r", RULING, values, None, left), Seen("b", "r", RULING, values, None, right)
    assert judge(compare(one, other)) is judge(compare(other, one)) is expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2017-09-15", Judgement.SAME),
        ("2025-04-24", Judgement.DIFFERENT),
        ("2012-04", Judgement.DIFFERENT),
    ],
)
def test_a_dated_telling_and_one_of_known_years(date: str, expected: Judgement) -> None:
    values = (("issuedBy", "q"), ("outcome", "blocked"), ("rulingType", "injunction"))
    dated = Seen("a", "r", RULING, (*values, ("decidedOn", date)), None)
    other = Seen("b", "r", RULING, values, None, ("2017-02-09", "2018-11-07"))
    assert judge(compare(dated, other)) is judge(compare(other, dated)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A federal judge in Port Merrow blocked it, Quill wrote.", "ada-f-quill"),
        ("A Port Merrow judge blocked it. Quill wrote.", "ada-f-quill"),
        ("The Bay District Court ruled. Quill wrote.", "ada-f-quill"),
        ("A federal judge in Elmford blocked it. Quill wrote of Port Merrow.", ""),
        ("Quill wrote.", ""),
    ],
)
def test_a_judge_by_surname_and_seat(text: str, expected: str) -> None:
    assert judge_key("Quill", text, "2031-05-06", TABLES) == expected
    assert judge_key("Quill", text, "1999-05-06", TABLES) == judge_key("Quall", text, None, TABLES) == ""


def test_a_surname_that_speaks_is_the_judge_of_the_court_that_the_article_names(
    tables: Tables, tmp_path: object
) -> None:
    """The named judge and "a federal judge in Chicago" made one ruling; a speaker of no known court stays unknown."""
    row = next(j for j in tables.judges if j.key == "harry-d-leinenweber")
    surname = row.name.split()[-1]
    text = (
        f"\u201cThe terms do harm that no payment can mend,\u201d {surname} wrote.\n\n"
        "The judge's order blocks what the Harlan Agency had in mind.\n\n"
        "A federal judge in Chicago blocked the terms of the Harlan Agency on Friday.\n"
    )
    line = json.dumps({"id": "a", "text": text}).encode()
    (document,) = read_inputs(["-"], Settings(), io.BytesIO(line)).documents
    rulings = [e for e in read_one(document, tables).events if e.kind is RULING]
    assert [{f.value for f in e.facts if f.name == "issuedBy"} for e in rulings] == [{f"person:{row.key}"}]
    (other,) = read_inputs(["-"], Settings(), io.BytesIO(line.replace(b"Chicago", b"Denver"))).documents
    judges = {
        f.value for e in read_one(other, tables).events if e.kind is RULING for f in e.facts if f.name == "issuedBy"
    }
    assert f"person:{row.key}" not in judges


def test_one_ruling_in_two_undated_documents() -> None:
    quill, agency = person("Ada Quill", "ada-f-quill"), body("TWA", "tidewater")
    docs = [
        told(
            stem,
            None,
            event(RULING, issuedBy=quill, outcome="blocked", against=agency),
            event(TENURE, "t", holder=LEW, office="Harbormaster"),
        )  # fmt: skip
        for stem in ("a", "b")
    ]
    found = where(resolve(docs, TABLES, BASE))
    assert found["a", "ruling:0"] != found["b", "ruling:0"]  # Okafor's second term has no end: years may lie between
