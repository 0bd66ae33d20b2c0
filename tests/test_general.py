"""What tells of no one ruling: decisions in general, orders between two people, suppositions, other people's acts."""

from __future__ import annotations

import pytest
from telling import RULING, facts, frames, of, told


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe obtained a two-year restraining order against John Doe.",
        "A judge issued a lifetime restraining order in May.",
        "Justice Jane Roe spoke of judges issuing injunctions that reach too far.",
        "He is a law-and-order conservative in the mold of Justice Jane Roe.",
        "If Congress passed a ban and courts upheld the gun law, or a court upheld the ban, clinics would close.",
        "If they went on, the Supreme Court upheld the gun law.",
        "Courts rarely allow the gun law.",
        "Courts uphold the gun law.",
        "Justice Jane Roe wrote in a note that she would have upheld the gun law.",
        "Judge Jane Roe threw out one of those counts.",
        "A ruling upholding the gun law is expected in June.",
        "A Supreme Court decision upholding the gun law would be a victory for Ohio.",
        "Courts kept to a line of decisions barring the sale of guns.",
        "The court ruling did not cover the benefits denied by the gun law.",
    ],
)
def test_tells_of_no_ruling(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("Judge Jane Roe issued a restraining order against the Treasury Department.", "issuedBy", "Jane Roe"),
        ("If it takes effect, the gun law that Judge Jane Roe blocked in May will hurt.", "issuedBy", "Jane Roe"),
        ("The courts upheld the gun law.", "outcome", "allowed"),
        ("A federal court issued a ruling upholding the gun law, which could help Ohio.", "outcome", "allowed"),
        ("A 2016 ruling upholding the gun law could be read so.", "outcome", "allowed"),
        ("A ruling that upheld the gun law came on Monday.", "outcome", "allowed"),
        ("Judge Jane Roe issued injunctions against the gun law.", "issuedBy", "Jane Roe"),
    ],
)
def test_tells_of_a_ruling(text: str, slot: str, value: str) -> None:
    assert any(value in of(f, slot) for f in facts(text, RULING))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The 9th Circuit reversed the 2nd Circuit's ruling Thursday.", [{"2020-06-11"}, set()]),
        ("Harlan Bank gave up the deal on Tuesday after Judge Jane Roe's decision to block the merger.", [set()]),
        ("Judge Jane Roe's order on Monday to block the gun law was short.", [{"2020-06-15"}]),
        ("The order of Judge Jane Roe requires Ohio to answer by 10 a.m. Friday.", [set()]),
    ],
)
def test_day_of_a_decision(text: str, days: list[set[str]]) -> None:
    assert [of(f, "decidedOn") for f in facts(text, RULING)] == days


def test_an_order_between_two_people_is_no_temporary_one() -> None:
    (ruling,) = told("Judge Jane Roe granted a restraining order against her husband.")
    assert of(ruling, "rulingType") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court has already upheld the gun law. The Supreme Court on Tuesday turned down the travel ban.",
        "The win for Ohio was the first since a Supreme Court decision last year narrowed the gun law.",
        "The 1st Circuit agreed with a lower court judge who ruled in 2010 that the gun law is unlawful.",
        "The 2nd Circuit's ruling came a week after Judge Jane Roe's ruling on the gun law.",
        "Judge Jane Roe's ruling drew little notice, and the 2nd Circuit upheld the gun law.",
    ],
)
def test_two_rulings_are_kept_apart(text: str) -> None:
    assert len([f for f in frames(text) if f.kind is RULING]) == 2


def test_one_court_called_so_and_so() -> None:
    (ruling,) = facts(
        "The court, the first panel to find the gun law unconstitutional, struck down the gun law.", RULING
    )
    assert of(ruling, "target") == {"gun law"}


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("A state court ruled in 2013 that the gun law is valid. The Supreme Court will hear it.", "state court"),
        ("A federal court ruled in 2013 that the gun law is valid. The Supreme Court will hear it.", "federal court"),
    ],
)
def test_a_court_brought_in_is_not_the_one_named_next(text: str, court: str) -> None:
    (ruling,) = told(text)
    assert of(ruling, "court") == {court}


def test_a_decision_is_not_later_than_the_article() -> None:
    (ruling,) = told("Judge Jane Roe blocked the gun law in time for next month's vote.", day="2020-06-17")
    assert of(ruling, "decidedOn") == set()


def test_a_last_name_that_two_people_share_makes_no_judge() -> None:
    text = "Judge Ann Stern heard the case. John Stern left the council. {} restored the gun law."
    assert told(text.format("Stern")) == []
    assert told(text.format("Judge Stern")) != []


def test_those_let_act_are_no_measure() -> None:
    (ruling,) = facts("Judge Jane Roe ruled for Ohio, allowing the network's star reporter John Doe to return.", RULING)
    assert of(ruling, "target") == set()


def test_a_namesake_of_a_judge_decides_nothing() -> None:
    assert told("Judge Ann Stern spoke. John Stern left the council, and he restored the gun law.") == []


def test_kin_of_a_party_is_no_party() -> None:
    (ruling,) = [*told("Judge Jane Roe awarded Ann and John Doe's granddaughter $2 million."), set()][:1]
    assert of(ruling, "inFavorOf") == set()


@pytest.mark.parametrize(
    "text",
    [
        "There was a panel on it last summer, where the panel agreed that the gun law is unlawful.",
        "It would be the first time that the Supreme Court struck down the gun law.",
    ],
)
def test_speakers_and_what_would_be_new_rule_nothing(text: str) -> None:
    assert told(text) == []


def test_a_panel_of_judges_rules() -> None:
    assert told("A three-judge panel agreed on Monday that the gun law is unlawful.") != []


def test_the_court_far_from_an_old_ruling_speaks_of_another() -> None:
    old = "The Supreme Court struck down the travel ban in 1977."
    between = "It rained. The mayor spoke. A bill passed. The vote was close. Nobody knew."
    first, second = told(f"{old} {between} The court ruled against Harlan County.")
    assert (of(first, "decidedOn"), of(second, "decidedOn")) == ({"1977"}, set())


@pytest.mark.parametrize(
    ("text", "court", "outcome"),
    [
        ("A federal judge in Dayton blocked enforcement.", "federal court in Dayton", "blocked"),
        ("A federal judge in Dayton blocked implementation hours before noon.", "federal court in Dayton", "blocked"),
        ("The Supreme Court reversed the Richmond-based 4th Circuit.", "U.S. Supreme Court", "reversed"),
        (
            "A panel of 2nd Circuit judges upheld the gun law.",
            "U.S. Court of Appeals for the Second Circuit",
            "allowed",
        ),
    ],
)
def test_court_and_outcome_told_in_passing(text: str, court: str, outcome: str) -> None:
    (ruling,) = facts(text, RULING)
    assert (of(ruling, "court"), of(ruling, "outcome")) == ({court}, {outcome})


def test_an_earlier_ruling_is_another_judge_s() -> None:
    text = "The 9th Circuit did not grant Ohio's request to issue a stay on a previous ruling by Judge Jane Roe."
    (ruling,) = facts(text, RULING)
    assert of(ruling, "issuedBy") == set()


def test_a_decision_named_by_its_year_is_not_the_one_of_today() -> None:
    text = (
        "Justice Jane Roe wrote the Supreme Court's decision against Harlan County. It rained. "
        "Among her opinions was the court's 2015 decision on weddings."
    )
    assert not any({"Jane Roe"} <= of(r, "issuedBy") and "2015" in of(r, "decidedOn") for r in told(text))
    assert any("2015" in of(r, "decidedOn") for r in told(text))
