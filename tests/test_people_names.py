"""Names of people and what is told of them: when two are one person, when they are not, and when nobody can tell."""

from __future__ import annotations

import pytest
from linked_sample import BASE, TABLES, body, court, event, person, thing, told, where

from graph.model import FrameKind, Judgement, Linked, MentionKind, Referent
from graph.resolve import resolve
from graph.resolve.names import PersonName, name_features, person_name, short_of
from graph.tables import read_csv_rows

TENURE, RULING = FrameKind.TENURE, FrameKind.RULING
MERROW = thing(MentionKind.PLACE, "Port Merrow", "port-merrow-zz")
ISLES = thing(MentionKind.PLACE, "The Isles", "isles")
GUILD, BAYD = body("Dock Guild"), court("Bay Court", "bayd")


def holds(stem: str, who: Referent, office: str, served: Referent) -> Linked:
    return told(stem, "2031-05-06", event(TENURE, "tenure:0", holder=who, office=office, organization=served))


def iris(*documents: Linked) -> list[str]:
    """Return the local IRI of the person that each document tells of."""
    found = where(resolve(documents, TABLES, BASE))
    return [found[d.document.stem, r.key] for d in documents for r in d.referents if r.kind is MentionKind.PERSON]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada F. Quill, Jr.", PersonName("ada", ("f",), "quill", "jr")),
        ("J.P. Marsh III", PersonName("j", ("p",), "marsh", "iii")),
        ("Núñez", PersonName("", (), "nunez", "")),
        ("Reed O\u2019Dell", PersonName("reed", (), "odell", "")),
        ("Ida Lopez-Cruz", PersonName("ida", (), "lopez-cruz", "")),
        ("Jr.", PersonName("", (), "jr", "")),
    ],
)
def test_the_parts_of_a_name(text: str, expected: PersonName) -> None:
    assert person_name(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Bill Hart", "William Hart", True),
        ("Bill Hart", "Will Hart", True),
        ("Jeff Hart", "Jefferson Hart", True),
        ("Jefferson Hart", "Jeffrey Hart", False),
        ("Ada Hart", "Ida Hart", False),
    ],
)
def test_short_forms_of_given_names(one: str, other: str, expected: bool) -> None:
    first, second = person_name(one).first, person_name(other).first
    assert short_of(first, second) is short_of(second, first) is expected


def test_every_short_form_is_another_word_than_its_name() -> None:
    rows = read_csv_rows("nicknames.csv")
    assert len(rows) > 150 and [row["name"] for row in rows] == sorted({row["name"] for row in rows})
    assert all(row["short"] and row["name"] not in row["short"].split("|") for row in rows)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Mara Stone", "Mara Stone", 3, 3),
        ("Mara J. Stone", "Mara Jo Stone", 3.25, 3.25),
        ("Bill Stone", "William Stone", 2.5, 2.5),
        ("M. Stone", "Mara Stone", 2, 2),
        ("M. Rose Stone", "Rose Stone", 2.75, 2.75),
        ("Stone", "Mara Stone", 1, 1),
        ("Ned Stone", "Mara Stone", -200, -90),
        ("Mara J. Stone", "Mara K. Stone", -200, -90),
        ("Ned Stone Jr.", "Ned Stone III", -200, -90),
        ("N. Stone", "Mara Stone", -200, -90),
    ],
)
def test_what_two_names_weigh(one: str, other: str, least: float, most: float) -> None:
    for left, right in ((one, other), (other, one)):
        features = name_features(person_name(left), person_name(right))
        assert least <= sum(f.weight for f in features) <= most and all(f.reason for f in features)
    assert name_features(person_name(one), person_name("Mara Vale")) == ()


def test_a_short_form_needs_an_office_that_both_hold() -> None:
    bill, william = person("Bill Hart"), person("William Hart")
    assert iris(holds("a", bill, "warden", GUILD), holds("b", william, "warden", GUILD)) == ["person/william-hart"] * 2
    assert iris(holds("a", bill, "warden", GUILD), holds("b", william, "clerk", MERROW)) == [
        "person/bill-hart",
        "person/william-hart",
    ]


def test_a_lone_surname_joins_the_only_fuller_name_of_its_office_or_court() -> None:
    full, lone = holds("a", person("Mara Stone"), "warden", GUILD), holds("b", person("Stone"), "warden", GUILD)
    assert iris(full, lone) == ["person/mara-stone"] * 2
    assert iris(full, holds("b", person("Stone"), "clerk", MERROW))[1] == "person/stone-in-b"
    ruled = [
        told(s, "2031-05-06", event(RULING, issuedBy=p, court=BAYD))
        for s, p in (("a", "Mara Stone"), ("b", "Stone"))
        for p in [person(p)]
    ]
    assert iris(*ruled) == ["person/mara-stone"] * 2


def test_a_lone_surname_that_fits_two_people_joins_neither() -> None:
    documents = [
        holds(s, person(n), "warden", GUILD) for s, n in (("a", "Mara Stone"), ("b", "Ned Stone"), ("c", "Stone"))
    ]
    assert iris(*documents) == ["person/mara-stone", "person/ned-stone", "person/stone-in-c"]
    decisions = {(d.left[0], d.right[0]): d for d in resolve(documents, TABLES, BASE).decisions}
    assert decisions["a", "c"].judgement is decisions["b", "c"].judgement is Judgement.UNSURE
    assert "fits as well" in decisions["a", "c"].features[-1].reason


def test_namesakes_in_offices_of_two_states_are_two() -> None:
    one, other = holds("a", person("Mara Stone"), "mayor", MERROW), holds("b", person("Mara Stone"), "mayor", ISLES)
    assert iris(one, other) == ["person/mara-stone-zz", "person/mara-stone-yy"]
    silent = told("c", "2031-05-07", things=(person("Mara Stone"),))
    assert iris(one, silent) == ["person/mara-stone"] * 2
    assert iris(one, other, silent)[2] == "person/mara-stone-in-c"


def test_a_name_alone_and_an_office_of_the_tables() -> None:
    known = told("a", None, things=(person("Lew Okafor", "lew-okafor"),))
    harbor = body("Tidewater Agency", "tidewater")
    assert iris(known, holds("b", person("Lewis Okafor"), "harbormaster", harbor)) == ["person/lew-okafor"] * 2
    assert iris(known, holds("b", person("Lewis Okafor"), "clerk", GUILD))[1] == "person/lewis-okafor"
    assert iris(known, holds("b", person("Lew Okafor"), "clerk", GUILD))[1] == "person/lew-okafor-in-b"


def test_the_order_of_documents_changes_nothing() -> None:
    names = ["Mara Stone", "Mara J. Stone", "Bill Hart", "William Hart", "Stone", "Mara K. Stone", "Ned Vale Jr."]
    documents = [holds(f"d{n}", person(name), "warden", GUILD) for n, name in enumerate(names)]
    assert resolve(documents, TABLES, BASE) == resolve(documents[::-1], TABLES, BASE)
