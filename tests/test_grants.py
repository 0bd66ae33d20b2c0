"""Grants: sums of public money by recipient, in prose and in tables."""

from __future__ import annotations

import pytest
from telling import GRANT, facts, of, pairs

from graph.frames.grants import amount, recipient, table_grants
from graph.model import Annotated, Cell, Document, Span, Table
from graph.tables import load_tables, read_yaml

CUES = read_yaml("grants.yaml")


def test_example_yields_a_grant_and_counter_example_none() -> None:
    assert isinstance(CUES, dict)
    (found,) = facts(CUES["example"], GRANT)
    assert {name for name, _ in found} == {"recipient", "amount", "currency"}
    assert facts(CUES["counter"], GRANT) == []


@pytest.mark.parametrize(
    ("text", "who", "sum_", "program"),
    [
        ("The department awarded $2 million in grants to Harlan County.", "Harlan County", "2000000", None),
        ("The department gave $1.5 million in federal aid to Dayton.", "Dayton", "1500000", None),
        ("The state paid $400,000 in grant money to Harlan County last year.", "Harlan County", "400000", None),
        ("The department awarded $400,000 in Byrne JAG grants to Dayton.", "Dayton", "400000", "Byrne JAG"),
    ],
)
def test_prose(text: str, who: str, sum_: str, program: str | None) -> None:
    (found,) = facts(text, GRANT)
    assert (of(found, "recipient"), of(found, "amount"), of(found, "currency")) == ({who}, {sum_}, {"USD"})
    assert of(found, "program") == ({program} if program else set())


@pytest.mark.parametrize(
    "text",
    [
        "The company paid $2 million to settle with Harlan County.",
        "The court awarded $2 million in damages to Harlan County.",
        "The union paid $2 million in fines to Harlan County.",
        "The department weighed $2 million in grants to Harlan County.",
        "The department sold trucks for $2 million to Harlan County.",
        "The department awarded grants to Harlan County.",
        'The mayor said, "We gave $2 million in grants to Harlan County and it is gone."',
        "The department awarded $2 million in grants. It wrote to Harlan County.",
    ],
)
def test_prose_without_a_grant(text: str) -> None:
    assert facts(text, GRANT) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$2 million", "2000000"),
        ("$1.25 million", "1250000"),
        ("$2,500", "2500"),
        ("$ 2,500.50", "2500.5"),
        ("$3bn", "3000000000"),
        ("$40K", "40000"),
        ("$7\u00a0500\u00a0000", "7500000"),
        ("$100", "100"),
        ("2 million", ""),
        ("none", ""),
    ],
)
def test_amounts(text: str, expected: str) -> None:
    assert amount(text) == expected


@pytest.mark.parametrize(
    ("printed", "name", "kind_class", "key"),
    [
        ("Dayton (Ohio)", "Dayton", "City", "dayton-oh"),
        ("Dayton", "Dayton", "City", "dayton-oh"),
        ("Ohio", "Ohio", "State", "ohio"),
        ("Dunmore Cty. (Ohio)", "Dunmore County", "County", "dunmore-county-oh"),
        ("Dunmore (Ohio)", "Dunmore", "City", "dunmore-oh"),
        ("Harbor Relief Trust", "Harbor Relief Trust", "Organization", ""),
    ],
)
def test_recipients(printed: str, name: str, kind_class: str, key: str) -> None:
    found = recipient(Cell(Span(0, len(printed)), printed), load_tables())
    assert (found.name, found.kind_class, found.key) == (name, kind_class, key)


def grants_of(caption: str, header: tuple[str, ...], *body: tuple[str, ...]) -> list[set[tuple[str, str]]]:
    """Return the grants of a table that is a document of its own."""
    words = [caption, *header, *(cell for row in body for cell in row)]
    text = "\n".join(words)
    cells, start = [], 0
    for word in words:
        cells.append(Cell(Span(start, start + len(word)), word))
        start += len(word) + 1
    width = len(header)
    rest = cells[1 + width :]
    table = Table(
        Span(0, len(text)),
        tuple(cells[1 : 1 + width]),
        tuple(tuple(rest[i : i + width]) for i in range(0, len(rest), width)),
        (cells[0],),
    )
    document = Document("told", text, "", tables=(table,))
    made = list(table_grants(Annotated(document, (), (), ()), load_tables()))
    assert all(slot.evidence.end <= len(text) for frame in made for slot in frame.slots)
    return [pairs(frame) for frame in made]


def test_a_table_of_grants() -> None:
    body = (("Dayton (Ohio)", "$1,200"), ("Ohio", "$3 million"))
    found = grants_of("Harbor Relief Grants, FY 2016", ("City", "Sum"), *body)
    assert [(of(f, "recipient"), of(f, "amount")) for f in found] == [({"Dayton"}, {"1200"}), ({"Ohio"}, {"3000000"})]
    assert all(of(f, "program") == {"Harbor Relief Grants"} and of(f, "fiscalYear") == {"2016"} for f in found)


def test_years_of_two_digits() -> None:
    (found,) = grants_of("Grants in fiscal year '16", ("City", "Sum"), ("Dayton", "$1,200"))
    assert of(found, "fiscalYear") == {"2016"}


@pytest.mark.parametrize(
    ("caption", "row"),
    [
        ("Prices of boats", ("Dayton", "$1,200")),  # no word of giving
        ("Harbor Relief Grants", ("Dayton", "none")),  # no sum
        ("Harbor Relief Grants", ("12", "$1,200")),  # no name
        ("Harbor Relief Grants", ("$1,200", "$1,300")),  # two sums
    ],
)
def test_rows_without_a_grant(caption: str, row: tuple[str, str]) -> None:
    assert grants_of(caption, ("City", "Sum"), row) == []
