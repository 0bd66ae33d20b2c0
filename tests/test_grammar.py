"""Partners of a verb: subjects, objects, prepositional phrases, lists, the date of the clause."""

from __future__ import annotations

import pytest
from telling import CASE, at, clause, facts, of

from graph.frames import grammar


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Ohio sued the port.", "sued", "Ohio"),
        ("Ohio has not yet sued the port.", "sued", "Ohio"),
        ("Ohio, a state of lakes, sued the port.", "sued", "Ohio"),
        ("Ohio, which borders Indiana, sued the port.", "sued", "Ohio"),
        ("The mayor of Dayton sued the port.", "sued", "mayor"),
        ("Harlan County on Monday sued the port.", "sued", "Harlan County"),
        ("In Utah, Ohio sued the port.", "sued", "Ohio"),
        ("Grass sued the port.", "sued", None),
    ],
)
def test_subject(text: str, verb: str, subject: str | None) -> None:
    found = clause(text)
    i = grammar.subject(found.items, at(found.items, verb), found.subject, frozenset())
    assert (found.items[i].text if i is not None else None) == subject


@pytest.mark.parametrize(
    ("text", "verb", "parties"),
    [
        ("They sued Ohio.", "sued", ["Ohio"]),
        ("They sued Ohio and Utah.", "sued", ["Ohio", "Utah"]),
        ("They sued Ohio, Utah and Maine on Monday.", "sued", ["Ohio", "Utah", "Maine"]),
        ("They sued the city of Dayton.", "sued", ["Dayton"]),
        ("They sued because Ohio slept.", "sued", []),
        ("They sued after Ohio slept.", "sued", []),
        ("They sued. Ohio slept.", "sued", []),
        ("They sued Ohio, and Utah was glad.", "sued", ["Ohio"]),
        ("They sued Ohio and Utah said so.", "sued", ["Ohio"]),
    ],
)
def test_objects(text: str, verb: str, parties: list[str]) -> None:
    found = clause(text)
    indices = grammar.objects(found.items, at(found.items, verb) + 1, found.party)
    assert [found.items[i].mention.name for i in indices if found.items[i].mention] == parties  # type: ignore[union-attr]


def test_an_infinitive_ends_the_search_for_an_object() -> None:
    found = clause("They asked to sue Ohio.")
    start = at(found.items, "asked") + 1
    assert grammar.objects(found.items, start, found.party, infinitive=False) == []
    assert grammar.objects(found.items, start, found.party) == [at(found.items, "Ohio")]


@pytest.mark.parametrize(
    ("text", "prepositions"),
    [
        ("They sued in Dayton over the gun law.", ["in", "over"]),
        ("They sued in Dayton, which lies in Ohio.", ["in"]),
        ("They sued. In Dayton it rained.", []),
        ("They sued because in Dayton it rained.", []),
    ],
)
def test_prepositional_phrases(text: str, prepositions: list[str]) -> None:
    found = clause(text)
    made = grammar.phrases(found.items, at(found.items, "sued") + 1, ("in", "over"), frozenset())
    assert [p for p, _ in made] == prepositions


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("A group of cities led by Dayton and Akron slept.", ["Dayton", "Akron"]),
        ("Several states, including Ohio and Utah, slept.", ["Ohio", "Utah"]),
        ("Several states, such as Ohio and Utah, slept.", ["Ohio", "Utah"]),
        ("Several states slept, and Ohio woke.", []),
        ("Ohio, including Dayton, slept.", []),
    ],
)
def test_members_of_a_collective(text: str, members: list[str]) -> None:
    found = clause(text)
    first = next(i for i, item in enumerate(found.items) if item.mention is not None)
    indices = grammar.members(found.items, first, found.party)
    assert [found.items[i].mention.name for i in indices if found.items[i].mention] == members  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "plaintiff"),
    [
        ("Ohio has met with Harlan County since suing the Treasury Department.", {"Ohio"}),
        ("Ohio met Harlan County, which is suing the Treasury Department.", {"Harlan County"}),
    ],
)
def test_a_participle_that_dates_has_the_subject_of_its_sentence(text: str, plaintiff: set[str]) -> None:
    (found,) = facts(text, CASE)
    assert of(found, "plaintiff") == plaintiff
