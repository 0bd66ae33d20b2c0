"""Names that no table knows, in the place of a party; words with capitals that are none."""

from __future__ import annotations

import pytest
from telling import CASE, frames, items, of, told

from graph.frames.lexicon import load_lexicon
from graph.frames.strangers import with_strangers
from graph.model import MentionKind


@pytest.mark.parametrize(
    ("text", "side", "name"),
    [
        ("A lawsuit filed by Quillon Vost on Monday challenges the ordinance.", "plaintiff", "Quillon Vost"),
        (
            "In a case that PolyVost brought against Harlan County, the court agreed.",
            "plaintiff",
            "PolyVost",
        ),
        ("On Monday, Quillon Vost sued Harlan County over the ordinance.", "plaintiff", "Quillon Vost"),
        ("Harlan County is suing Quillon Vost over the ordinance.", "defendant", "Quillon Vost"),
        ("Harlan County filed a lawsuit against Quillon Vost on Monday.", "defendant", "Quillon Vost"),
    ],
)
def test_a_name_in_the_place_of_a_party(text: str, side: str, name: str) -> None:
    assert name in {n for case in told(text, CASE) for n in of(case, side)}


@pytest.mark.parametrize(
    "text",
    [
        "Harlan County sued a Quillon restaurant on Monday.",
        "The lawsuit was backed by Quillon Vost.",
        "Quillon Vost praised the lawsuit.",
        "Quillon Vost spoke on Monday.",
        "Plaintiffs sued on Monday.",
        "A Lawsuit Against Quillon Vost Fails",
    ],
)
def test_words_with_capitals_that_are_no_party(text: str) -> None:
    assert with_strangers(items(text), load_lexicon(), text) == items(text)


def test_a_calling_or_an_age_makes_a_person() -> None:
    text = "Harlan County sued bakery owner Quillon Vost on Monday."
    (name,) = [i for i in with_strangers(items(text), load_lexicon(), text) if i.text == "Quillon Vost"]
    assert name.mention is not None
    assert name.mention.kind is MentionKind.PERSON


def test_a_campaign_is_not_the_candidate() -> None:
    (found,) = told("Mayor Jane Roe's re-election campaign sued Harlan Bank.", CASE)
    assert of(found, "plaintiff") == {"Roe campaign"}
    (found,) = told("Mayor Jane Roe's smear campaign ended when Ohio sued Harlan Bank.", CASE)
    assert of(found, "plaintiff") == {"Ohio"}


def test_a_suit_that_somebody_is_to_lead_is_real() -> None:
    text = "Jane Roe has been hired by the union to lead the lawsuit against the Treasury Department."
    (frame,) = [f for f in frames(text) if f.kind is CASE]
    assert (frame.modality.value, [s.name for s in frame.slots]) == ("Asserted", ["defendant"])
    (frame,) = [f for f in frames("Jane Roe plans to lead a lawsuit against Ohio.") if f.kind is CASE]
    assert frame.modality.value == "Predicted"


def test_the_plaintiff_past_an_apposition() -> None:
    text = "Ohio sued in May. Pastor John Doe, described as a preacher, is the named plaintiff in the case."
    assert "John Doe" in {n for case in told(text, CASE) for n in of(case, "plaintiff")}
