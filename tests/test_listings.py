"""Numbers that a text announces and numbers that its tables and lists have: what is compared, and what is not."""

from pathlib import Path

import pytest

from graph import pipeline
from graph.across.conflicts import conflicts
from graph.across.listings import listings
from graph.built import read_built
from graph.emit import records
from graph.model import Claim, Document, Entity, Span
from graph.read import read_inputs
from graph.settings import Settings

BASE = "https://example.org/id/"
NAMES = "Oakvale Mirfield Dunmore Harlan Marlow Quayside Elmton Brackwater Norfield Tanner Ostwick Penhale".split()


def table(count: int, caption: str = "Counties that got a letter", header: str = "County", last: str = "") -> str:
    rows = [f"{name},$4{n} 000" for n, name in enumerate(NAMES[:count])]
    return "\n".join(
        [f'[news_table title="{caption}"]', f"|{header},Amount", *rows, *([last] if last else []), "[/news_table]"]
    )


def bullets(count: int, mark: str = "-") -> str:
    return "\n".join(f"{mark} {name}" for name in NAMES[:count])


def counted(text: str, tmp_path: Path) -> list[tuple[str, str]]:
    """Return the rules and numbers that a text with its sentences, one a line here, gives."""
    return sorted((c.rule, c.object.text) for c in made(text, tmp_path)[1])  # type: ignore[union-attr]


def made(text: str, tmp_path: Path) -> tuple[tuple[Entity, ...], tuple[Claim, ...]]:
    (tmp_path / "paper.txt").write_text(text, encoding="utf-8")
    (document,) = read_inputs([tmp_path / "paper.txt"], Settings()).documents
    return listings([document], [lines(document)], BASE)


def lines(document: Document) -> list[Span]:
    spans, start = [], 0
    for line in document.text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


LISTED = ("count/listed", "11")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The agency wrote to 12 counties on Friday.", "12"),
        ("The agency wrote to twelve counties.", "12"),
        ("Letters went out to 12 more rural counties.", "12"),
        ("Letters went to 11 counties.", "11"),
        ("Two of the 12 counties had answered by noon.", "12"),
        ("Twenty-one counties got a letter.", ""),
        ("About 12 counties got a letter.", ""),
        ("More than 12 counties got a letter.", ""),
        ("Between 10 to 12 counties got a letter.", ""),
        ("The agency would write to 12 counties.", ""),
        ("The agency wrote to 12 cities.", ""),
        ("The agency spent 12 percent of what counties asked for.", ""),
        ("Three counties sued, and 40 counties did not.", ""),
        ("The mayor said: “They wrote to 12 counties.”", ""),
        ("The agency gave $12 counties would have liked to see doubled.", ""),
    ],
)
def test_number_in_a_sentence(sentence: str, told: str, tmp_path: Path) -> None:
    found = counted(f"{sentence}\n\n{table(11)}\n", tmp_path)
    assert found == ([LISTED, ("count/told", told)] if told else [])


@pytest.mark.parametrize(
    ("shown", "found", "note"),
    [
        (
            table(11, "The 14 counties that got a letter"),
            [LISTED, ("count/told", "12"), ("count/told", "14")],
            "its own caption tells",
        ),
        (table(11, "Who got a letter", "Recipient"), [], "nothing names the members"),
        (table(11, "Who got a letter", "County"), [LISTED, ("count/told", "12")], "the header names them"),
        (table(11, last="Total,$99 000"), [LISTED, ("count/told", "12")], "a sum is no member"),
        (table(4), [], "too short a list"),
        ("The counties are:\n\n" + bullets(11), [LISTED, ("count/told", "12")], "a bulleted list"),
        ("The counties are:\n\n" + bullets(11, "1."), [LISTED, ("count/told", "12")], "a numbered list"),
        ("The letters say:\n\n" + bullets(11), [], "a list of nobody knows what"),
        (
            "These 7 counties got a letter:\n" + bullets(11),
            [LISTED, ("count/told", "12"), ("count/told", "7")],
            "introduced",
        ),
    ],
)
def test_lists(shown: str, found: list[tuple[str, str]], note: str, tmp_path: Path) -> None:
    assert counted(f"The agency wrote to 12 counties.\n\n{shown}\n\nThey had until May.\n", tmp_path) == found, note


def test_evidence_is_the_sentence_and_the_list(tmp_path: Path) -> None:
    (entity,), claims = made(f"The agency wrote to 12 counties.\n\n{table(11)}\n", tmp_path)
    assert (entity.classes, entity.label) == (("Group",), "counties listed in paper")
    quotes = {claim.rule: claim.evidence[0].quote for claim in claims}
    assert quotes["count/told"] == "The agency wrote to 12 counties."
    assert quotes["count/listed"].startswith("[news_table") and "Tanner" not in quotes["count/listed"][:30]
    assert {claim.subject for claim in claims} == {entity.iri}


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        ("They wrote to 12 counties.", ["number of members: 12 are announced and 11 listed"]),
        ("They wrote to 11 counties.", []),
        (
            "They wrote to 11 counties.\nOthers say 12 counties.",
            ["number of members: 11 and 12 are given, and only one can be true"],
        ),
    ],
)
def test_reasons(sentence: str, reasons: list[str], tmp_path: Path) -> None:
    entities, claims = made(f"{sentence}\n\n{table(11)}\n", tmp_path)
    assert [one.reason for one in conflicts(records(claims, BASE), entities)] == reasons


def test_stems_that_look_alike_make_two_groups() -> None:
    text = f"The agency wrote to 12 counties:\n{bullets(11)}\n"
    both = [Document(stem, text, "0" * 64) for stem in ("Suit_1", "suit-1")]
    groups, _ = listings(both, [lines(each) for each in both], BASE)
    assert len({group.iri for group in groups}) == 2


def test_a_build_puts_both_numbers_side_by_side(tmp_path: Path) -> None:
    text = (
        f"On Friday the Tidewater Agency wrote to 12 counties.\n\n{table(11)}\n\nNobody in the counties had answered.\n"
    )
    (tmp_path / "paper.txt").write_text(text, encoding="utf-8")
    pipeline.build([tmp_path / "paper.txt"], tmp_path / "out", Settings())
    built = read_built(tmp_path / "out")
    assert [reason for _, _, reason in built.conflicts] == ["number of members: 12 are announced and 11 listed"]
