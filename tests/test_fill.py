"""Which partner fills which slot: the kind of thing must fit the role."""

from __future__ import annotations

import pytest
from telling import CASE, RULING, clause, facts, of, told

from graph.frames.fill import date_slots, fill
from graph.model import Literal


@pytest.mark.parametrize(
    ("value", "datatype"), [("2020", "xsd:gYear"), ("2020-06", "xsd:gYearMonth"), ("2020-06-17", "xsd:date")]
)
def test_dates_are_typed_by_their_precision(value: str, datatype: str) -> None:
    made = Literal.dated(value)
    assert (made.text, made.datatype) == (value, datatype)


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        ("plaintiff", {("plaintiff", "Ohio"), ("plaintiff", "Department of the Treasury")}),
        ("defendant", {("defendant", "Ohio"), ("defendant", "Department of the Treasury")}),
        ("judge", {("issuedBy", "Jane Roe"), ("court", "U.S. Supreme Court")}),
        ("filedIn", {("filedIn", "U.S. Supreme Court")}),
        ("challenges", {("challenges", "travel ban")}),
        ("matter", {("target", "travel ban")}),
        ("self", {("self", "travel ban")}),
        ("bound", {("target", "Ohio"), ("target", "Department of the Treasury"), ("target", "Jane Roe")}),
        ("unheard-of", set()),
    ],
)
def test_kinds_fit_roles(slot: str, expected: set[tuple[str, str]]) -> None:
    found = clause("Judge Jane Roe, the Supreme Court, Ohio, the Treasury Department, the travel ban and Monday met.")
    made = fill(found, slot, range(len(found.items)), "rule")
    assert {(s.name, getattr(s.value, "name", "")) for s in made} == expected


@pytest.mark.parametrize(
    ("kind", "slot"), [("Case", "filedOn"), ("Ruling", "decidedOn"), ("Measure", "issuedOn"), ("Tenure", None)]
)
def test_dates_by_kind(kind: str, slot: str | None) -> None:
    found = clause("It rained on Monday.")
    monday = next(i for i, item in enumerate(found.items) if item.mention is not None)
    assert [s.name for s in date_slots(found, monday, kind, "rule")] == ([slot] if slot else [])
    assert list(date_slots(found, None, kind, "rule")) == list(date_slots(found, 0, kind, "rule")) == []


@pytest.mark.parametrize(
    ("text", "outcome", "kind"),
    [
        ("The Supreme Court struck down the gun law.", {"unlawful"}, set()),
        ("The Supreme Court overturned the ruling.", {"reversed"}, {"appellate decision"}),
        ("Judge Jane Roe threw out the lawsuit.", {"dismissed"}, {"dismissal"}),
        ("Judge Jane Roe rejected the motion for summary judgment.", {"denied"}, {"summary judgment"}),
        ("Judge Jane Roe halted the forced removals.", {"blocked"}, set()),
        ("Judge Jane Roe barred the Treasury Department from closing ports.", {"blocked"}, set()),
        ("Judge Jane Roe blocked parts of the gun law.", {"partly blocked"}, set()),
        ("Judge Jane Roe ordered the Treasury Department not to close ports.", {"blocked"}, set()),
        ("Judge Jane Roe ordered the Treasury Department to open ports.", set(), set()),
    ],
)
def test_what_the_object_tells(text: str, outcome: set[str], kind: set[str]) -> None:
    (event,) = told(text, RULING)
    assert of(event, "outcome") == outcome
    assert of(event, "rulingType") - {"appellate decision"} == kind - {"appellate decision"}


def test_a_party_may_be_barred() -> None:
    (event,) = told("Judge Jane Roe barred the Treasury Department from closing ports.", RULING)
    assert of(event, "against") | of(event, "target") >= {"Department of the Treasury"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Jane Roe was indicted in May.", {"2020-05"}),
        ("Jane Roe pleaded guilty in May.", set()),
        ("Jane Roe was convicted in May.", set()),
    ],
)
def test_a_case_is_dated_by_the_charge_alone(text: str, day: set[str]) -> None:
    (found,) = facts(text, CASE)
    assert of(found, "filedOn") == day


def test_who_owns_an_indictment_of_another_is_no_defendant() -> None:
    assert facts("They read Jane Roe's indictment of 12 officers.", CASE) == []
    assert facts("They read Jane Roe's indictment.", CASE) == [{("defendant", "Jane Roe")}]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Judge Jane Roe issued a preliminary injunction in favor of Ohio and Utah.", {"Ohio", "Utah"}),
        ("Judge Jane Roe called the ruling a triumph for marriage in Ohio.", set()),
    ],
)
def test_whom_a_ruling_favors(text: str, who: set[str]) -> None:
    assert {value for f in facts(text, RULING) for value in of(f, "inFavorOf")} == who
