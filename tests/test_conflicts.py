"""Which claims cannot be true together, why, and where the graph says so; what only looks like a contradiction."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from whole_files import across

from graph import pipeline
from graph.across.conflicts import Conflict, conflicts
from graph.built import read_built
from graph.emit import claim_iri, records
from graph.model import Claim, Document, Entity, Evidence, Link, Literal, Modality, Resource, Span
from graph.settings import Settings
from graph.validate import validate
from graph.vocabulary import CG, RDFS, concept

BASE = "https://example.org/id/"
RULING, OTHER = BASE + "ruling/one", BASE + "ruling/two"
NORTH, SOUTH, HALL = BASE + "court/north", BASE + "court/south", BASE + "court/hall"
TOWN, FUND = BASE + "place/oakvale", BASE + "programme/pier-fund"
ADA, LEW = BASE + "person/ada-quill", BASE + "person/lew-okafor"
ENTITIES = (
    Entity(NORTH, ("Court",), "Northern Court", links=(Link("cg:courtListenerId", Literal("n")),)),
    Entity(SOUTH, ("Court",), "Southern Court", links=(Link("cg:courtListenerId", Literal("s")),)),
    Entity(HALL, ("Court",), "a court in the hall"),
    Entity(TOWN, ("City",), "Oakvale"),
    Entity(FUND, ("Programme",), "Pier Fund"),
    Entity(ADA, ("Person",), "Ada Quill"),
    Entity(LEW, ("Person",), "Lew Okafor"),
)


def claim(
    predicate: str,
    value: str,
    stems: str = "a",
    subject: str = RULING,
    modality: Modality = Modality.ASSERTED,
    rule: str = "r",
) -> Claim:
    """Return a claim of the documents named by the letters of `stems`; a value with a colon is an IRI."""
    pieces = tuple(Evidence(stem, Span(0, 3), "abc") for stem in stems)
    shown = Resource(value) if ":" in value else Literal(value)
    return Claim(subject, predicate, shown, modality, 0.9, rule, pieces)


def found(*claims: Claim) -> tuple[Conflict, ...]:
    return conflicts(records(claims, BASE), ENTITIES)


def reasons(*claims: Claim) -> list[str]:
    return [one.reason for one in found(*claims)]


# --- two values of a single-valued property


@pytest.mark.parametrize(
    ("predicate", "left", "right", "clash"),
    [
        ("decidedOn", "2017", "2017-09-15", False),
        ("decidedOn", "2017-09", "2017-09-15", False),
        ("decidedOn", "2017-08", "2017-09-15", True),
        ("decidedOn", "2017-09-15", "2017-09-16", True),
        ("decidedOn", "2017", "2018", True),
        ("amount", "100", "100.00", False),
        ("amount", "100", "1000", True),
        ("docketNumber", "1", "2", False),
        ("number", "1", "2", False),
    ],
)
def test_values_that_do_not_fit(predicate: str, left: str, right: str, clash: bool) -> None:
    one, two = claim(predicate, left), claim(predicate, right)
    pairs = [(c.left, c.right) for c in found(one, two)]
    assert pairs == ([tuple(sorted((claim_iri(one, BASE), claim_iri(two, BASE))))] if clash else [])


def test_reason_of_two_days() -> None:
    told = reasons(claim("decidedOn", "2031-05-06"), claim("decidedOn", "2031-05-05"))
    assert told == ["decided on: 2031-05-05 and 2031-05-06 are given, and only one can be true"]


def test_no_conflict_with_what_is_only_alleged_or_of_another_thing() -> None:
    alleged = claim("decidedOn", "2018", modality=Modality.ALLEGED)
    assert found(claim("decidedOn", "2017"), alleged, claim("decidedOn", "2019", subject=OTHER)) == ()


def test_three_days_are_three_conflicts() -> None:
    assert len(found(*(claim("decidedOn", f"2031-05-0{n}") for n in (1, 2, 3)))) == 3


# --- amounts of one grant


def grant(name: str, amount: str, stems: str = "a", year: str = "2031", fund: str = FUND) -> Sequence[Claim]:
    iri = f"{BASE}grant/{name}"
    parts = {"recipient": TOWN, "program": fund, "fiscalYear": year, "amount": amount}
    return [claim(predicate, value, stems, iri) for predicate, value in parts.items() if value]


@pytest.mark.parametrize(
    ("other", "clash", "note"),
    [
        (grant("y", "41500", "b"), True, "another sum"),
        (grant("y", "40500", "b"), False, "the same sum"),
        (grant("y", "41000", "b"), False, "the sum in round figures"),
        (grant("y", "45000", "b"), True, "a round sum, and too far"),
        (grant("y", "41500", "ab"), False, "one document tells of both: two grants"),
        (grant("y", "41500", "b", year="2032"), False, "another year"),
        (grant("y", "41500", "b", year=""), False, "no year"),
        (grant("y", "41500", "b", fund=BASE + "programme/quay-fund"), False, "another programme"),
    ],
)
def test_amounts_of_one_grant(other: Sequence[Claim], clash: bool, note: str) -> None:
    told = reasons(*grant("x", "40500"), *other)
    assert bool(told) is clash, note
    if note == "another sum":
        assert told == ["amount: 40500 and 41500 went to Oakvale from Pier Fund in 2031"]


# --- concepts that exclude one another, courts, holders


def outcome(name: str, stems: str) -> Claim:
    return claim("outcome", concept("outcome", name), stems)


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ([outcome("granted", "a"), outcome("denied", "b")], ["outcome: granted and denied exclude one another"]),
        ([outcome("granted", "ab"), outcome("denied", "b")], []),
        ([outcome("blocked", "a"), outcome("unlawful", "b")], []),
        (
            [claim("scope", concept("scope", "nationwide"), "a"), claim("scope", concept("scope", "parties"), "b")],
            ["scope: nationwide and parties exclude one another"],
        ),
        (
            [claim("court", NORTH, "a"), claim("court", SOUTH, "b")],
            ["court: Northern Court and Southern Court are two courts, and it can be one only"],
        ),
        ([claim("court", NORTH, "a"), claim("court", SOUTH, "ab")], []),
        ([claim("court", NORTH, "a"), claim("court", HALL, "b")], []),
        ([claim("issuedBy", ADA, "a"), claim("issuedBy", LEW, "b")], []),
    ],
)
def test_values_that_exclude_one_another(claims: list[Claim], told: list[str]) -> None:
    assert reasons(*claims) == told


def tenure(holder: str, begun: str, ended: str, office: str = "Mayor") -> list[Claim]:
    iri = f"{BASE}tenure/{holder.rsplit('/', 1)[-1]}-{begun}"
    parts = {"holder": holder, "office": office, "organization": TOWN, "from": begun, "until": ended}
    return [claim(predicate, value, "a", iri) for predicate, value in parts.items() if value]


@pytest.mark.parametrize(
    ("one", "other", "clash", "note"),
    [
        (tenure(ADA, "2020", "2024"), tenure(LEW, "2022-05", ""), True, "the later begins before the earlier ends"),
        (tenure(ADA, "2020", "2024"), tenure(LEW, "2024", "2028"), False, "one follows on the other"),
        (tenure(ADA, "2020", ""), tenure(LEW, "2022", ""), False, "when the first ended is not told"),
        (tenure(ADA, "", "2024"), tenure(LEW, "2022", ""), False, "when the first began is not told"),
        (tenure(ADA, "2020", "2024", "senator"), tenure(LEW, "2022", "", "senator"), False, "several hold the office"),
        (tenure(ADA, "2020", "2024"), tenure(ADA, "2022", ""), False, "the same person"),
    ],
)
def test_holders_of_one_office_at_one_time(one: list[Claim], other: list[Claim], clash: bool, note: str) -> None:
    told = reasons(*one, *other)
    assert told == (["holder: Ada Quill and Lew Okafor are both mayor of Oakvale in 2022-05"] if clash else []), note


# --- denials


def test_what_one_denies_and_another_asserts() -> None:
    denied = claim("issuedBy", ADA, "b", modality=Modality.DENIED)
    assert reasons(claim("issuedBy", ADA), denied) == ["issued by: one denies what the other asserts"]
    assert reasons(claim("issuedBy", LEW), denied) == reasons(denied) == []
    assert reasons(claim("issuedBy", ADA, modality=Modality.ALLEGED), denied) == []


def said(stem: str, subject: str, modality: Modality, **values: str) -> list[Claim]:
    return [claim(predicate, value, stem, subject, modality) for predicate, value in values.items()]


@pytest.mark.parametrize(
    ("denied", "clash", "note"),
    [
        ({"issuedBy": ADA, "outcome": "blocked", "target": TOWN}, True, "the same judge, outcome and target"),
        ({"issuedBy": ADA, "outcome": "blocked"}, False, "nothing tells which ruling is meant"),
        ({"issuedBy": LEW, "outcome": "blocked", "target": TOWN}, False, "another judge"),
        ({"target": TOWN}, False, "nothing is denied but that there was something"),
    ],
)
def test_an_event_that_another_document_denies(denied: dict[str, str], clash: bool, note: str) -> None:
    asserted = {"issuedBy": ADA, "outcome": "blocked", "target": TOWN, "decidedOn": "2031-05-05"}
    known = said("a", RULING, Modality.ASSERTED, **asserted)
    told = reasons(*known, *said("b", OTHER, Modality.DENIED, **denied))
    assert told == (["outcome: one denies what the other asserts"] if clash else []), note
    assert reasons(*known, *said("a", OTHER, Modality.DENIED, **denied)) == []


# --- in the graph


def rows(stem: str) -> list[tuple[str, str, str, str]]:
    claims = [claim("decidedOn", "2017"), claim("decidedOn", "2018", stem)]
    documents = [Document(name, "abc", name * 64) for name in ("a", stem)]
    made = [
        q for q in across(documents, ENTITIES, records(claims, BASE), BASE) if "independentSources" not in q.predicate
    ]
    return [(q.subject, q.predicate, getattr(q.object, "iri", ""), q.graph.removeprefix(BASE)) for q in made]


@pytest.mark.parametrize(("stem", "graph"), [("a", "doc/a"), ("b", "graph/conflicts")])
def test_conflict_stands_where_withdrawing_a_source_leaves_no_loose_end(stem: str, graph: str) -> None:
    made = [row for row in rows(stem) if "reprintOf" not in row[1] and "original" not in row[0]]
    assert {row[3] for row in made} == {graph}
    one, two = sorted({row[0] for row in made if row[1] == CG + "conflictsWith"})
    assert {(row[0], row[2]) for row in made if row[1] == CG + "conflictsWith"} == {(one, two), (two, one)}
    (name,) = {row[0] for row in made if row[1] == CG + "between"}
    assert {row[2] for row in made if row[1] == CG + "between"} == {one, two}
    assert (name, RDFS + "label", "", graph) in made


def test_papers_that_disagree_on_a_grant(tmp_path: Path) -> None:
    rows = "Chicago,{}\nDenver,$71 300\nSeattle,$20 115\n"
    for stem, amount in {"one": "$40 512", "two": "$51 240"}.items():
        table = f'[pay_table title="Pier Fund, fiscal year 2031"]\n|City,Grant\n{rows.format(amount)}[/pay_table]\n'
        (tmp_path / f"{stem}.txt").write_text(f"The agency listed its {stem} grants.\n\n{table}", encoding="utf-8")
    pipeline.build([tmp_path], tmp_path / "out", Settings())
    assert validate(tmp_path / "out" / "graph.ttl").conforms
    (conflict,) = read_built(tmp_path / "out").conflicts
    assert conflict[2] == "amount: 40512 and 51240 went to Chicago from Pier Fund in 2031"
