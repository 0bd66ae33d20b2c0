"""Suits in general, contests, suits only supposed, and values that are no party or no act of government."""

from __future__ import annotations

import pytest
from telling import CASE, frames, of, told

from graph.model import Modality


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The resolution authorizes a lawsuit against the Treasury Department.", 0),
        ("If the resolution passes on Tuesday, it will authorize a lawsuit against the Treasury Department.", 0),
        ("The law enables lawsuits against Dunmore and Harlan County.", 0),
        ("The law shields Harlan Bank from lawsuits by Ohio.", 0),
        ("The law lets patients file lawsuits against Harlan Bank.", 0),
        ("Jane Roe always filed lawsuits against Harlan Bank.", 0),
        ("Jane Roe's lawsuit threat is old.", 0),
        ("The woman named in the suit is Jane Roe.", 0),
        ("They want the suits, masks and gloves brought by Harlan Bank.", 0),
        ("What Jane Roe did always, he said, was one thing: she sued Harlan Bank.", 0),
        ("They have several cases against the Treasury Department.", 0),
        ("Congress impeached Jane Roe in May. Jane Roe's trial begins on Friday.", 0),
        ("Senators speak of an impeachment of Jane Roe. Jane Roe's trial begins on Friday.", 0),
        ("The book is an indictment of Jane Roe as a liar.", 0),
        ("The resolution preceded a lawsuit against the Treasury Department.", 1),
        ("Judge Jane Roe allowed a lawsuit against Harlan Bank by Ohio to proceed.", 1),
        ("Harlan Bank lost the lawsuit by Ohio.", 1),
        ("Ohio filed several lawsuits against Harlan Bank.", 1),
        ("Congress impeached John Doe. Jane Roe's trial begins on Friday.", 1),
        ("The grand jury returned an indictment of Jane Roe.", 1),
    ],
)
def test_suits_in_general_are_no_case(text: str, number: int) -> None:
    assert len(told(text, CASE)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Jane Roe mounted a primary challenge against Rep. John Doe.", 0),
        ("Jane Roe mounted a challenge against Rep. John Doe.", 0),
        ("Iowa upheld the gun law, while challenges are pending to the boat law in court.", 0),
        ("Ohio Republicans challenge the president's health policy.", 0),
        ("The department has long faced challenges with its gun law.", 0),
        ("Jane Roe mounted a court challenge against Rep. John Doe.", 1),
        ("Jane Roe brought a challenge to the gun law in federal court.", 1),
    ],
)
def test_a_contest_is_no_case(text: str, number: int) -> None:
    assert len(told(text, CASE)) == number


@pytest.mark.parametrize(
    ("text", "real"),
    [
        ("One would see Ohio suing the Treasury Department over the rule.", False),
        ("It would end with Ohio suing the Treasury Department should the president end the program.", False),
        ("It leaves the possibility of farmers challenging the gun law.", False),
        ("Jane Roe could not win a lawsuit against Harlan Bank.", False),
        ("Ohio is suing the Treasury Department, which should end the program.", True),
        ("The dispute ended with Ohio suing the Treasury Department.", True),
    ],
)
def test_what_is_supposed(text: str, real: bool) -> None:
    (frame,) = (f for f in frames(text) if f.kind is CASE)
    assert (frame.modality is Modality.ASSERTED) is real


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("Jane Roe sued Harlan Bank over allegations of fraud.", "challenges", set()),
        (
            "Jane Roe sued Dunmore over the county's cancellation of permits.",
            "challenges",
            {"county's cancellation of permits"},
        ),
        ("Jane Roe sued Dunmore over the traffic jams in town.", "challenges", set()),
        ("Jane Roe sued Ohio over the new districts.", "challenges", {"new districts"}),
        ("Jane Roe is suing the House chaplain and speaker.", "defendant", set()),
        ("Jane Roe is suing the House over the rule.", "defendant", {"U.S. House of Representatives"}),
        ("Jane Roe and a farm sued. A third plaintiff is a Texas nature reserve.", "plaintiff", {"Jane Roe"}),
        ("The arrest of Jane Roe led to John Doe being convicted of perjury.", "defendant", {"John Doe"}),
        ("Jane Roe, the lawyer for Harlan Bank, said in the suit that Ohio is wrong.", "plaintiff", {"Harlan Bank"}),
        ("The Harlan Bank filed the lawsuit on behalf of Ohio child-care firms.", "plaintiff", {"Harlan Bank"}),
        ("The dean will hear of Greece, N.Y. v. Roe.", "plaintiff", set()),
        ("Moe told of the two states suing the bank, Utah and Iowa, and went on.", "plaintiff", {"Utah", "Iowa"}),
        ("Nineteen states, Dunmore College and others had sued.", "plaintiff", {"Nineteen states", "Dunmore College"}),
        ("A Utah boat company sued Harlan Bank. Jane Roe sued Ohio.", "plaintiff", {"Jane Roe"}),
        ("The rule was made by Ohio, and the suit challenges the rule. Utah sued.", "plaintiff", {"Utah"}),
        ("The Dunmore private school filed a lawsuit against Ohio. Jane Roe sued Utah.", "plaintiff", {"Jane Roe"}),
        ("Utah sued Harlan Bank alongside Ohio.", "defendant", {"Harlan Bank"}),
        ("The case was brought by Harlan Bank, run by Jane Roe, in court.", "plaintiff", {"Harlan Bank"}),
        ("The lawsuit is expected to allege that Harlan Bank broke the law. Utah sued Ohio.", "defendant", {"Ohio"}),
        ("Harlan Bank filed one of the best-known suits against Ohio.", "plaintiff", {"Harlan Bank"}),
        ("Jane Roe, a teacher, said in the suit that Ohio is wrong.", "plaintiff", {"Jane Roe"}),
        ("Utah sued over the loss of money under the gun law.", "challenges", set()),
    ],
)
def test_what_a_value_is_not(text: str, name: str, values: set[str]) -> None:
    assert {value for event in told(text, CASE) for value in of(event, name)} == values


def test_the_latter_of_two_is_one() -> None:
    (case,) = told("He met Jane Roe and John Doe, the latter of whom pleaded guilty to fraud.", CASE)
    assert of(case, "defendant") == {"John Doe"}
    (case,) = told("He met Jane Roe and John Doe, who pleaded guilty to fraud.", CASE)
    assert "John Doe" in of(case, "defendant")


@pytest.mark.parametrize("people", ["Sheriffs", "A group of sheriffs", "Weavers"])
def test_places_where_people_live_sue_nobody(people: str) -> None:
    (case,) = told(f"{people} in Ohio and Utah sued the Treasury Department over the gun law.", CASE)
    assert not of(case, "plaintiff") & {"Ohio", "Utah"}
    (case,) = told("Ohio and Utah sued the Treasury Department over the gun law.", CASE)
    assert of(case, "plaintiff") == {"Ohio", "Utah"}
