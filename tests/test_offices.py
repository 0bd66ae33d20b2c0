from __future__ import annotations

import re

import pytest

from graph.annotate.offices import offices
from graph.model import Document, Mention, MentionKind, Sentence, Span, Tokens
from graph.tables import OfficeRow, Tables

TABLES = Tables(
    courts=(),
    judges=(),
    offices=(
        OfficeRow("attorney-general", "Attorney General", ("U.S. Attorney General",), "United States", "", "x"),
        OfficeRow("governor", "Governor", ("Gov.",), "state", "", "x"),
        OfficeRow("president", "President", (), "United States", "", "x"),
    ),
    holders=(),
    bodies=(),
    places=(),
)


def make(text: str) -> Document:
    return Document("t", text, "0" * 64)


def parts(text: str) -> tuple[Sentence, ...]:
    """Cut at stops before two blanks and at line ends; neither finder needs tokens."""
    found = re.finditer(r"\S(?:.*?[.](?=\s\s|$)|.*)", text, re.MULTILINE)
    return tuple(Sentence(i, Span(*m.span()), i, Tokens()) for i, m in enumerate(found))


def taken(text: str, *named: tuple[MentionKind, str]) -> tuple[Mention, ...]:
    found = []
    for kind, words in named:
        start = text.index(words)
        found.append(Mention(Span(start, start + len(words)), kind, words))
    return tuple(found)


def find(text: str, *named: tuple[MentionKind, str]) -> tuple[Mention, ...]:
    document = make(text)
    return offices(document, parts(text), taken(text, *named), TABLES)


BODY, PLACE, COURT = MentionKind.BODY, MentionKind.PLACE, MentionKind.COURT


@pytest.mark.parametrize(
    ("text", "printed", "name", "key"),
    [
        ("The suit names Mayor Ada Nunn of Dunmore.", "Mayor", "Mayor", ""),
        ("On Friday U.S. District Judge Olive Marsh froze it.", "U.S. District Judge", "U.S. District Judge", ""),
        ("Wrote the federal judge Olive Marsh.", "federal judge", "federal judge", ""),
        ("Gov. Lew Art signed it.", "Gov.", "Gov.", "governor"),
        ("They met former President Lew Art.", "President", "President", "president"),
        ("They met the former president Lew Art.", "president", "president", "president"),
        ("Then Attorney General Lew Art objected.", "Attorney General", "Attorney General", "attorney-general"),
        ("So said Lew Art, deputy chief of staff.", "deputy chief of staff", "deputy chief of staff", ""),
        ("So said Lew Art, a senior staff attorney at Aid Now.", "senior staff attorney", "senior staff attorney", ""),
        (
            "So said Lew Art, director of housing policy at Shelter Now.",
            "director of housing policy",
            "director of housing policy",
            "",
        ),
        (
            "So said Lew Art, vice president for research at Quillex.",
            "vice president for research",
            "vice president for research",
            "",
        ),
        ("So said Lew Art, clinic director at Shelter Now.", "clinic director", "clinic director", ""),
        ("So said Lew Art, a law professor at Kent College.", "law professor", "law professor", ""),
        ("So said Lew Art, a longtime aide to the mayor.", "aide", "aide", ""),
        ("Education Secretary Lew Art left.", "Education Secretary", "Education Secretary", ""),
        ("Secretary of State Lew Art left.", "Secretary of State", "Secretary of State", ""),
        ("The acting budget director, Lew Art, left.", "acting budget director", "acting budget director", ""),
        ("Democratic state Rep. Lew Art left.", "state Rep.", "state Rep.", ""),
        ("It was Justice Lew Art who dissented.", "Justice", "Justice", ""),
        ("Police Chief Lew Art agreed.", "Police Chief", "Police Chief", ""),
    ],
)
def test_title(text: str, printed: str, name: str, key: str) -> None:
    found = find(text)
    assert [(text[m.span.start : m.span.end], m.name, m.key) for m in found][:1] == [(printed, name, key)]


@pytest.mark.parametrize(
    "text",
    [
        "Courts judge such claims with care.",
        "They came to demand justice and equal treatment.",
        "Two judges agreed, and three mayors did not.",
        "The chief reason was money.",
        "Her fellow students cheered.",
        "The firm has many directors and a head office.",
        "In general, the rule holds.",
        "The Attorney General's Office declined.",
        "She sat on a chair by the window.",
        "The state legislature passed a general law.",
    ],
)
def test_no_title(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("The judge agreed.", True),
        ("On Monday that judge agreed.", True),
        ("A federal judge agreed.", False),
        ("The mayor Ada Nunn agreed.", False),
    ],
)
def test_definite(text: str, definite: bool) -> None:
    assert [m.definite for m in find(text)] == [definite]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sens. Lew Art and Oda Quist of Ohio agreed.", ["Sen."]),
        ("Attorneys General Lew Art of Ohio and Oda Quist of Iowa sued.", ["Attorney General"]),
        ("Judges Lew Art and Oda Quist agreed.", ["Judge"]),
        ("The attorneys general of two states sued.", []),
    ],
)
def test_plural_only_before_names(text: str, names: list[str]) -> None:
    assert [m.name for m in find(text)] == names


@pytest.mark.parametrize(
    ("text", "named", "names"),
    [
        ("Dunmore City Attorney Lew Art sued.", (PLACE, "Dunmore"), ["City Attorney"]),
        ("Harbor Aid spokeswoman Oda Quist agreed.", (BODY, "Harbor Aid"), ["spokeswoman"]),
        ("The Harbor Aid counsel agreed.", (BODY, "Harbor Aid"), ["counsel"]),
        ("Homeland Security Secretary Oda Quist agreed.", (BODY, "Homeland Security"), ["Homeland Security Secretary"]),
        ("12th Circuit Judge Oda Quist agreed.", (COURT, "12th Circuit"), ["Judge"]),
        ("U.S. District Judge Oda Quist agreed.", (PLACE, "U.S."), ["U.S. District Judge"]),
        ("U.S. Attorney General Oda Quist agreed.", (PLACE, "U.S."), ["Attorney General"]),
        ("The Justice Department agreed.", (BODY, "Justice Department"), []),
    ],
)
def test_beside_other_mentions(text: str, named: tuple[MentionKind, str], names: list[str]) -> None:
    assert [m.name for m in find(text, named)] == names


def test_name_is_no_title() -> None:
    assert find("So said Dean Walcott on Friday.") == ()
    assert [m.name for m in find("So said Kent College Dean Oda Quist.", (BODY, "Kent College"))] == ["Dean"]
