from __future__ import annotations

import pytest

from graph.frames.tenure_merge import Holding, merged
from graph.model import Mention, MentionKind, Span


def person(name: str, at: int) -> Mention:
    return Mention(Span(at, at + len(name)), MentionKind.PERSON, name)


def body(name: str, at: int, kind: MentionKind = MentionKind.BODY, kind_class: str = "Agency") -> Mention:
    return Mention(Span(at, at + len(name)), kind, name, kind_class=kind_class)


def holding(name: str, office: str, at: int, served: Mention | None = None) -> Holding:
    title = Mention(Span(at, at + len(office)), MentionKind.OFFICE, office)
    return Holding(person(name, at + 40), office, title, served, 0, "tenure/title-before")


def put_together(*holdings: Holding) -> list[tuple[str, str, str]]:
    found = merged(holdings, [h.holder for h in holdings])
    return [(h.holder.name, h.office, h.body.name if h.body else "") for h in found]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (("Ada Nunn", "President"), ("Nunn", "President"), 1),
        (("Ada Nunn", "President"), ("Nunn", "former president"), 1),
        (("Ada Nunn", "U.S. District Judge"), ("Nunn", "Judge"), 1),
        (("Ada Nunn", "deputy director"), ("Ada Nunn", "director"), 1),
        (("Ada Nunn", "governor"), ("Ada Nunn", "Gov."), 1),
        (("Ada Nunn Jr.", "mayor"), ("Nunn", "mayor"), 1),
        (("Ada Nunn", "mayor"), ("Ada Nunn Jr.", "mayor"), 2),
        (("Ada Nunn", "mayor"), ("Ida Nunn", "mayor"), 2),
        (("Ada Nunn", "mayor"), ("Ada Nunn", "attorney general"), 2),
    ],
)
def test_count(one: tuple[str, str], other: tuple[str, str], count: int) -> None:
    assert len(put_together(holding(*one, 0), holding(*other, 200))) == count


def test_surname_of_two_people_is_neither() -> None:
    two = (holding("Ada Nunn", "mayor", 0), holding("Ida Nunn", "judge", 200))
    assert len(put_together(*two, holding("Nunn", "mayor", 400))) == 3


def test_fullest_title_and_most_telling_body_win() -> None:
    country = body("U.S.", 100, MentionKind.PLACE, "Country")
    court = body("Northern District", 300, MentionKind.COURT, "Court")
    found = put_together(holding("Nunn", "Judge", 0, court), holding("Ada Nunn", "U.S. District Judge", 400, country))
    assert found == [("Ada Nunn", "U.S. District Judge", "Northern District")]


def test_body_from_another_phrase_keeps_its_words() -> None:
    court = body("Northern District", 100, MentionKind.COURT, "Court")
    holdings = (holding("Nunn", "Judge", 0, court), holding("Ada Nunn", "U.S. District Judge", 400))
    (found,) = merged(holdings, [h.holder for h in holdings])
    assert found.body_words == Span(0, 117)


def test_two_bodies_are_two_posts() -> None:
    found = put_together(
        holding("Ada Nunn", "fellow", 0, body("Kent College", 100)),
        holding("Ada Nunn", "fellow", 300, body("Quist Hall", 400)),
    )
    assert [name for _, _, name in found] == ["Kent College", "Quist Hall"]
