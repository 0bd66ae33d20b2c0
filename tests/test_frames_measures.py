"""Measures told by the words around them: owners, issuers after the noun, years before it."""

from __future__ import annotations

import pytest
from telling import MEASURE, facts, of, told


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Ohio's gun law is old.", "Ohio"),
        ("Harlan County's new sanctuary policy is old.", "Harlan County"),
        ("The Treasury Department's memo is old.", "Department of the Treasury"),
        ("Memos from the Treasury Department are old.", "Department of the Treasury"),
        ("The Ohio gun law is old.", "Ohio"),
    ],
)
def test_issuers(text: str, issuer: str) -> None:
    (found,) = facts(text, MEASURE)
    assert of(found, "issuer") == {issuer} and of(found, "self")


@pytest.mark.parametrize(
    "text",
    [
        "The gun law is old.",
        "The travel ban worries Ohio.",
        "Ohio, the gun law and rain are news.",
        'They call it "the gun law of Harlan County that nobody likes" there.',
        "Memos from the attic are old.",
    ],
)
def test_no_issuer(text: str) -> None:
    assert not any(of(found, "issuer") for found in facts(text, MEASURE))


def test_year_before_the_noun() -> None:
    found = facts("Ohio fought over the 2011 gun law.", MEASURE)
    assert [of(f, "issuedOn") for f in found] == [{"2011"}]
    assert not any(of(f, "issuedOn") for f in facts("Ohio fought in 2011 and over the gun law.", MEASURE))


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Utah fought the order. Voters approved a gun law in 2011.", {"issuedOn": {"2011"}}),
        ("Ohio voters approved a gun law in 2011.", {"issuer": {"Ohio"}, "issuedOn": {"2011"}}),
        ("The gun law was passed last year by Ohio lawmakers.", {"issuer": {"Ohio"}, "issuedOn": {"2019"}}),
        ("They fought over a letter sent in 2011 by the Treasury Department.", {"issuedOn": {"2011"}}),
        ("They fought over the tariffs imposed May 3.", {"issuedOn": {"2020-05-03"}}),
        (
            "They fought over a gun rule rolled out by the Treasury Department.",
            {"issuer": {"Department of the Treasury"}},
        ),
        ("Governor Jane Roe signed into law the Marlow Act.", {"issuer": {"Jane Roe"}}),
        ("Governor Jane Roe put the gun policy in place in May.", {"issuedOn": {"2020-05"}}),
        ("The gun ban, announced in May, is old.", {"issuedOn": {"2020-05"}}),
        ("The gun ban that Ohio passed in 2011 is old.", {"issuer": {"Ohio"}, "issuedOn": {"2011"}}),
        ("The gun ban on boats from six lakes that Ohio passed in 2011 is old.", {"issuer": {"Ohio"}}),
        ("Ohio passed a number of laws limiting boats in 2011.", {"issuer": {"Ohio"}, "issuedOn": {"2011"}}),
        ("The Treasury Department issued in May a gun rule.", {"issuer": {"Department of the Treasury"}}),
        ("An executive order issued during the Clinton administration is old.", {"issuer": {"Clinton administration"}}),
        ("President Jane Roe said that her gun policy is old.", {"issuer": {"Jane Roe"}}),
        ("Governor Jane Roe signed that gun law in May.", {"issuer": {"Jane Roe"}, "issuedOn": {"2020-05"}}),
        ("They read an order by Ohio Gov. Jane Roe.", {"issuer": {"Jane Roe"}}),
        ("They read President Jane Roe's May 3, 2011, order.", {"issuer": {"Jane Roe"}, "issuedOn": {"2011-05-03"}}),
        ("They read the Treasury Department's memo dated May 3.", {"issuedOn": {"2020-05-03"}}),
        ("They read the Treasury Department's letter to Harlan County.", {"addressee": {"Harlan County"}}),
        ("The Treasury Department sent the memo to Harlan County.", {"addressee": {"Harlan County"}}),
    ],
)
def test_makers_dates_and_addressees(text: str, slots: dict[str, set[str]]) -> None:
    (found,) = facts(text, MEASURE)
    assert {name: of(found, name) for name in slots} == slots


@pytest.mark.parametrize(
    "text",
    [
        "Voters approved the plan on schools.",
        "Harlan Holdings Inc.'s policy is old.",
        "Judge Jane Roe read his gun policy.",
        "The Supreme Court's requirement is old.",
        "Judge Jane Roe blocked the company's use of old boats.",
        "They hope that voters will approve the gun law in May.",
        "The gun law was not passed by lawmakers.",
    ],
)
def test_no_makers(text: str) -> None:
    assert not any(of(found, "issuer") for found in facts(text, MEASURE))


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("The court struck down a gun law in Ohio.", {"Ohio"}),
        ("The court struck down a gun law in May.", set()),
        ("The court struck down a ruling in Ohio.", set()),
    ],
)
def test_the_place_behind_a_law_made_it(text: str, issuers: set[str]) -> None:
    assert {value for f in facts(text, MEASURE) for value in of(f, "issuer")} == issuers


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("The Supreme Court allowed Ohio to enforce its gun law.", {"Ohio"}),
        ("Judge Jane Roe barred Utah from enforcing a gun law.", {"Utah"}),
        ("A judge in Utah upheld a gun law.", set()),
        ("Ohio sued Utah. Moe told of policies adopted by the legislature.", set()),
        ("Ohio sued Utah. The Treasury Department bill is old.", set()),
        ("Ohio sued Utah. Senator Jane Roe announced a bill on Monday.", set()),
        ("Ohio sued Utah. Governor Jane Roe signed a bill on Monday.", {"Jane Roe"}),
        ("Ohio sued Utah. Under Utah law, the state pays.", set()),
        ("Ohio sued Utah. Any Utah state laws were broken.", set()),
        ("Judge Jane Roe blocked a gun ban in Ohio, Utah and Iowa.", set()),
        ("Judge Jane Roe upheld the gun law. There were blows to the gun law by the Treasury Department.", set()),
        ("Ohio sued Utah. It said that Utah statutes are old.", set()),
        ("Ohio sued Utah over the Senate's parliamentary rules.", set()),
        ("Ohio sued Utah. Lawyers of the Senate and the House of Representatives negotiate legislation.", set()),
        ("Jane Roe sued Utah. She is at her law office.", set()),
    ],
)
def test_whose_a_measure_is(text: str, issuers: set[str]) -> None:
    assert {value for event in told(text, MEASURE) for value in of(event, "issuer")} == issuers


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The stay of the Ohio law issued on Monday by the Supreme Court is short. Utah sued.", set()),
        ("In the decision issued on Monday, the Supreme Court upheld the Ohio law. Utah sued.", set()),
        ("Judge Jane Roe struck down Ohio's 2020 maps.", set()),
        ("The Treasury Department's gun rule issued on Monday is short. Utah sued.", {"2020-06-15"}),
    ],
)
def test_the_day_of_a_ruling_is_not_that_of_its_measure(text: str, dates: set[str]) -> None:
    assert {value for event in told(text, MEASURE) for value in of(event, "issuedOn")} == dates
