from __future__ import annotations

from typing import cast

import pytest

from graph.annotate.offices import offices
from graph.annotate.titles import titles
from graph.model import Document, Sentence, Span, Tokens
from graph.tables import Tables, read_yaml

GROUPS = cast("list[dict[str, object]]", cast("dict[str, object]", read_yaml("titles.yaml"))["heads"])
USES = ("free", "modified", "named")


def found(text: str) -> list[str]:
    document = Document("t", text, "0" * 64)
    sentence = Sentence(0, Span(0, len(text)), 0, Tokens())
    return [m.name.lower() for m in offices(document, (sentence,), (), Tables((), (), (), (), (), ()))]


@pytest.mark.parametrize("group", GROUPS, ids=lambda g: str(g["words"][0]))
def test_group_proves_itself(group: dict[str, object]) -> None:
    """The example of a group holds one of its words as a title, the counter-example holds none."""
    words = cast("list[str]", group["words"])
    assert any(name.endswith(word) or word in name for name in found(str(group["example"])) for word in words)
    assert found(str(group["counter"])) == []


def test_uses_are_the_three_known() -> None:
    assert {str(group["use"]) for group in GROUPS} <= set(USES)
    assert {head.use for head in titles().heads.values()} <= set(USES)


@pytest.mark.parametrize(
    ("text", "mods", "head"),
    [
        ("acting deputy director", "acting deputy ", "director"),
        ("U.S. District Judge", "U.S. District ", "Judge"),
        ("senior vice president", "senior ", "vice president"),
        ("Labor Secretary", "", "Labor Secretary"),
        ("Secretary of the Treasury", "", "Secretary of the Treasury"),
        ("then-Press Secretary", "Press ", "Secretary"),
    ],
)
def test_pattern(text: str, mods: str, head: str) -> None:
    match = titles().pattern.search(text)
    assert match is not None
    assert {"mods": match.group("mods") + match.group("head"), "head": match.group("head")} in (
        {"mods": mods + head, "head": head},
        {"mods": mods + head, "head": (mods + head).split(" ", 1)[-1]},
    )


@pytest.mark.parametrize("text", ["judgement", "misgovernor", "e-mayors", "prejudge", "state's attorney general x"])
def test_pattern_wants_whole_words(text: str) -> None:
    match = titles().pattern.search(text)
    assert match is None or match.group("head") == "attorney general"


@pytest.mark.parametrize(
    "text",
    [
        "Roe, the Army secretary, met the Secretary of the Navy and the treasury secretary",
        "an in-house counsel, a co-chair and the U.S. attorney",
        "THE TREASURY SECRETARY AND THE JUDGE",
        "Doe spoke to the president",
    ],
)
def test_likely_words_are_all_that_the_pattern_needs(text: str) -> None:
    """`find` tries the pattern at likely words alone, and finds what a search from left to right finds."""
    found = [match.span() for match in titles().find(text)]
    assert found and found == [match.span() for match in titles().pattern.finditer(text)]
