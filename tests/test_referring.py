"""Pronouns and descriptions: whom they take up, and when they take up nobody."""

from __future__ import annotations

import pytest
from voices import annotated, speakers

from graph.frames.referring import possessor, scene, surname_of, titular
from graph.model import Mention, MentionKind, Span

SAID = '"The gate is shut today," {} said.'


@pytest.mark.parametrize(
    ("before", "who", "expected"),
    [
        ("John Stern came.", "he", ["John Stern"]),
        ("Mary Quill came.", "she", ["Mary Quill"]),
        ("Mary Quill came. John Stern left.", "she", ["Mary Quill"]),
        ("Mary Quill came. John Stern left.", "he", ["John Stern"]),
        ("Mary Quill came.", "he", []),
        # a full name tells the sex of the surname
        ("Mary Quill came. Park left. Quill paid.", "she", ["Quill"]),
        ("Mr. Park came. Mary Quill paid.", "he", ["Park"]),
        # the subject counts before the object and the owner
        ("John Stern sued a friend of Park.", "he", ["John Stern"]),
        ("John Stern came. The lawyer of Park left.", "he", ["John Stern"]),
        ("The order came. Park's ruling was short.", "he", ["Park"]),
        # an unnamed judge stands nearer
        ("John Stern lost. In Harborton, a judge took the case.", "he", []),
        # a person in a quotation is nobody's antecedent
        ('"We like John Stern a lot," Mary Quill said.', "he", ["Mary Quill"]),
        ("", "he", []),
        # bodies
        ("The Harbor League came.", "it", ["Harbor League"]),
        ("The judgment named the Harbor League. The judgment was long.", "it", []),
        ("Dana Roe came.", "it", []),
    ],
)
def test_pronouns(before: str, who: str, expected: list[str]) -> None:
    assert speakers(f"{before}\n\n" + SAID.format(who)) == expected


@pytest.mark.parametrize(
    ("before", "who", "expected"),
    [
        ("Judge Dana Roe met Mayor Lee Park.", "the judge", ["Dana Roe"]),
        ("Judge Dana Roe met Mayor Lee Park.", "the mayor", ["Lee Park"]),
        ("Judge Dana Roe met Mayor Lee Park.", "the senator", []),
        ("Dana Roe, the mayor of Harborton, came.", "the mayor", ["Dana Roe"]),
        ("Dana Roe, named by a governor, came.", "the governor", []),
        ("Judge Dana Roe met Judge Lee Park.", "the judge", ["Lee Park"]),
        ("Mayor Park's lawyer Dana Roe came.", "the mayor", ["Park"]),
        ("The Harbor League met the Harbor Agency.", "the group", ["Harbor League"]),
        ("The Harbor League met the Harbor Agency.", "the company", []),
        ("Harborton sued in Harbor County.", "the city", ["Harborton"]),
    ],
)
def test_descriptions(before: str, who: str, expected: list[str]) -> None:
    assert [s.removeprefix("the ") for s in speakers(f"{before}\n\n" + SAID.format(who))] == expected


def test_no_antecedent_is_sought_without_end() -> None:
    far = "John Stern came.\n\n" + "It rained on and on. " * 40
    assert speakers(far + "\n\n" + SAID.format("he")) == []


@pytest.mark.parametrize(("name", "surname"), [("Dana Roe", "roe"), ("Dana Roe Jr.", "roe"), ("Roe", "roe")])
def test_surnames(name: str, surname: str) -> None:
    assert surname_of(Mention(Span(0, len(name)), MentionKind.PERSON, name)) == surname


def test_items() -> None:
    world = scene(annotated("Mayor Dana Roe's lawyer met Lee Park."))
    row = world.rows[0]
    roe = next(i for i, item in enumerate(row) if item.text == "Dana Roe")
    park = next(i for i, item in enumerate(row) if item.text == "Lee Park")
    assert possessor(row, roe) and not possessor(row, park)
    assert titular(row[roe - 1]) and not titular(row[park - 1])
    assert world.titles["roe"] == {"mayor"}
