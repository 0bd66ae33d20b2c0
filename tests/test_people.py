from __future__ import annotations

import re

import pytest

from graph.annotate.people import people
from graph.model import Document, Mention, MentionKind, Region, RegionKind, Sentence, Span, Tokens
from graph.tables import HolderRow, JudgeRow, OfficeRow, Tables

TABLES = Tables(
    courts=(),
    judges=(
        JudgeRow("ola-t-brandt", "Ola T. Brandt", ("Ola Brandt",), "ohnd", "2012", "", "", "x"),
        JudgeRow("rex-toll", "Rex Toll", (), "ohnd", "2012", "", "", "x"),
        JudgeRow("rex-toll-2", "Rex Toll", (), "ohsd", "1980", "", "", "x"),
    ),
    offices=(OfficeRow("president", "President", (), "United States", "", "x"),),
    holders=(
        HolderRow("vera-holloway", "Vera Holloway", (), "president", "us", "2019-01-20", "", "", "x"),
        HolderRow("ina-poll", "Ina Poll", (), "mayor", "dunmore", "2019", "", "", "x"),
    ),
    bodies=(),
    places=(),
)
PLACE, BODY = MentionKind.PLACE, MentionKind.BODY


def parts(text: str) -> tuple[Sentence, ...]:
    """Cut at stops before two blanks and at line ends; neither finder needs tokens."""
    found = re.finditer(r"\S(?:.*?[.](?=\s\s|$)|.*)", text, re.MULTILINE)
    return tuple(Sentence(i, Span(*m.span()), i, Tokens()) for i, m in enumerate(found))


def find(
    text: str,
    *named: tuple[MentionKind, str, str],
    published: str | None = "2021-05-01",
    regions: tuple[Region, ...] = (),
) -> tuple[Mention, ...]:
    document = Document("t", text, "0" * 64, published=published, regions=regions)
    taken = []
    for kind, words, kind_class in named:
        start = text.index(words)
        taken.append(Mention(Span(start, start + len(words)), kind, words, kind_class=kind_class))
    return people(document, parts(text), taken, TABLES)


def names(text: str, *named: tuple[MentionKind, str, str]) -> list[str]:
    found = find(text, *named)
    assert [m.name for m in found] == [text[m.span.start : m.span.end] for m in found]
    return [m.name for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The brief by Sarah Quist was short.", ["Sarah Quist"]),
        ("The brief by Quorra H. Venn was short.", ["Quorra H. Venn"]),
        ("The brief by J.B. Venn was short.", ["J.B. Venn"]),
        ("Mayor Quorra Venn agreed.", ["Quorra Venn"]),
        ("Mr. Venn agreed.", ["Venn"]),
        ("Judge Venn's order stands.", ["Venn"]),
        ("Quorra Venn, 34, agreed.", ["Quorra Venn"]),
        ("Quorra Venn, who owns the mill, agreed.", ["Quorra Venn"]),
        ("Quorra Venn, a retired nurse, agreed.", ["Quorra Venn"]),
        ("Quorra Venn, director of housing policy, agreed.", ["Quorra Venn"]),
        ("The mayor, Quorra Venn, agreed.", ["Quorra Venn"]),
        ('"No," said Quorra Venn.', ["Quorra Venn"]),
        ("Quorra Venn told reporters so.", ["Quorra Venn"]),
        ("Maria de la Venn met Hans von Quist.", ["Maria de la Venn", "Hans von Quist"]),
        (
            "Sean O\u2019Quist-Venn met Jos\u00e9 \u00c1lvarez and Mary McVenn.",
            ["Sean O\u2019Quist-Venn", "Jos\u00e9 \u00c1lvarez", "Mary McVenn"],
        ),
        ("Paul Venn Jr. met Paul Quist III.", ["Paul Venn Jr.", "Paul Quist III"]),
        ("Justice Olive Law wrote it.", ["Olive Law"]),
        ("Olive White met Karl North.", ["Olive White", "Karl North"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court met on Monday in July.",
        "Democratic Senators and Republican Governors agreed.",
        "Dunmore Works said little of it.",
        "The Sarah Quist Foundation paid.",
        "Quist & Venn filed the brief.",
        "They walked down Karl Street to City Hall.",
        "Venn was quiet.",
        "Yesterday Critics met at Harbor Point.",
        "The Affordable Care Act stands.",
    ],
)
def test_no_names(text: str) -> None:
    assert names(text) == []


def test_surname_after_full_name() -> None:
    text = "Sarah Quist sued.  Quist\u2019s brief was short.  Then Quist won, and the Quist Building closed."
    assert names(text) == ["Sarah Quist", "Quist", "Quist"]


def test_surname_after_title() -> None:
    assert names("Judge Venn agreed.  Later Venn wrote more.") == ["Venn", "Venn"]


def test_cuts_what_stands_before_a_known_name() -> None:
    assert names("Sarah Quist sued.  Watching Sarah Quist was hard.") == ["Sarah Quist", "Sarah Quist"]


def test_glued_headline_is_cut_off() -> None:
    assert names("President Holloway Vera Ann HollowayPolls tighten spoke.") == ["Holloway"]


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("Marsha Houston sued.", (PLACE, "Houston", "City"), ["Marsha Houston"]),
        ("Mayor Houston sued.", (PLACE, "Houston", "City"), ["Houston"]),
        ("Austin Venn sued, said Austin Venn.", (PLACE, "Austin", "City"), ["Austin Venn", "Austin Venn"]),
        ("A man in Houston sued.", (PLACE, "Houston", "City"), []),
        ("The mayor of Houston sued.", (PLACE, "Houston", "City"), []),
        ("The Holloway administration sued.", (BODY, "Holloway administration", "Administration"), []),
    ],
)
def test_places_and_bodies(text: str, mention: tuple[MentionKind, str, str], expected: list[str]) -> None:
    assert names(text, mention) == expected


def test_headline_makes_no_new_names() -> None:
    text = "Sarah Quist Wins Suit\nThe court ruled for the tenants."
    region = Region(Span(0, 21), RegionKind.HEADLINE)
    assert find(text, regions=(region,)) == ()
    longer = text.replace("the tenants", "Sarah Quist")
    assert [m.span.start for m in find(longer, regions=(region,))] == [0, longer.rindex("Sarah")]


@pytest.mark.parametrize(
    ("text", "published", "keys"),
    [
        ("Judge Ola Brandt agreed.", "2021", ["ola-t-brandt"]),
        ("Judge Ola Brandt agreed.  Brandt wrote more.", "2021", ["ola-t-brandt", "ola-t-brandt"]),
        ("Judge Rex Toll agreed.", "2021", [""]),
        ("Holloway\u2019s order stands.", "2021-02-03", ["vera-holloway"]),
        ("Holloway\u2019s order stands.", "2001-02-03", []),
        ("Poll\u2019s order stands.", "2021-02-03", []),
        ("A man in Holloway agreed.", "2021-02-03", []),
    ],
)
def test_keys(text: str, published: str, keys: list[str]) -> None:
    assert [m.key for m in find(text, published=published)] == keys
