"""Pieces of law, captions and docket numbers: names, keys, spans, and what only looks like them."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.annotate.law import law, slug
from graph.annotate.sentences import sentences
from graph.model import Document, Mention, MentionKind, Sentence, Span, Tokens
from graph.tables import read_yaml

DATA = cast(dict[str, list[dict[str, object]]], read_yaml("provisions.yaml"))


def mentions(text: str) -> tuple[Mention, ...]:
    document = Document("d", text, "0")
    result = law(document, sentences(document))
    assert all(a.span.end <= b.span.start for a, b in zip(result, result[1:], strict=False))
    return result


def one_sentence(text: str) -> tuple[Mention, ...]:
    return law(Document("d", text, "0"), [Sentence(0, Span(0, len(text)), 0, Tokens())])


def found(text: str) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.name) for m in mentions(text)]


@pytest.mark.parametrize("row", DATA["rules"], ids=lambda row: str(row["rule"]))
def test_rules_find_their_example_and_not_their_counter(row: dict[str, object]) -> None:
    text = str(row["example"])
    assert [[m.kind.value, m.span.of(text), m.name] for m in mentions(text)] == row["finds"]
    assert found(str(row["counter"])) == []


@pytest.mark.parametrize("row", DATA["provisions"], ids=lambda row: str(row["name"]))
def test_every_wording_gives_its_canonical_name(row: dict[str, object]) -> None:
    for wording in (str(row["name"]), *cast(list[str], row["aliases"])):
        (mention,) = one_sentence(f"The brief leans on {wording} alone.")
        assert (mention.name, mention.key, mention.kind_class) == (row["name"], slug(str(row["name"])), row["class"])


def test_canonical_names_have_keys_of_their_own() -> None:
    keys = [slug(str(row["name"])) for row in DATA["provisions"]]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 10th Amendment binds them.", [("10th Amendment", "Tenth Amendment")]),
        (
            "It broke the First and Fourteenth amendments.",
            [("First", "First Amendment"), ("Fourteenth amendments", "Fourteenth Amendment")],
        ),
        (
            "It broke the 1st, 5th and 21st Amendments.",
            [("1st", "First Amendment"), ("5th", "Fifth Amendment"), ("21st Amendments", "Twenty-First Amendment")],
        ),
        ("The Fourth Amendment's words are short.", [("Fourth Amendment", "Fourth Amendment")]),
        ("The Constitution is silent.", [("Constitution", "U.S. Constitution")]),
        ("It violates the U.S. Constitution.", [("U.S. Constitution", "U.S. Constitution")]),
        ("California's Ferry Fairness Act stands.", [("Ferry Fairness Act", "Ferry Fairness Act")]),
        ("He cited the Clean Harbors Act and Fair Ferry Act.", [("Clean Harbors Act",) * 2, ("Fair Ferry Act",) * 2]),
        (
            "Whole Woman's Ferry v. Dunn followed 1973's Dane v. Ives.",
            [("Whole Woman's Ferry v. Dunn",) * 2, ("Dane v. Ives",) * 2],
        ),
        ("The Voting Rights Act of 1965 applies.", [("Voting Rights Act", "Voting Rights Act")]),
        ("The Tidal Power Act (TPA) is old. The TPA is dead.", [("Tidal Power Act",) * 2, ("TPA", "Tidal Power Act")]),
        ("It falls under Title VII of the Civil Rights Act.", [("Title VII of the Civil Rights Act", "Title VII")]),
        ("He won Dane v. Town of Ives's point.", [("Dane v. Town of Ives", "Dane v. Town of Ives")]),
        ("The court cited Marlow vs. Dunn.", [("Marlow vs. Dunn", "Marlow v. Dunn")]),
        ("Under U.S. v. Texas Ports Co., it failed.", [("U.S. v. Texas Ports Co.", "U.S. v. Texas Ports Co.")]),
        ("They met in State of Ohio v. Department of Roads again.", [("State of Ohio v. Department of Roads",) * 2]),
        ("Nos. 17-2991 and 18-100 were joined.", [("17-2991", "17-2991"), ("18-100", "18-100")]),
    ],
)
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The second amendment to the bill failed.",
        "The Act was amended.",
        "It was Marlow vs. Dunn in the final.",
        "She read the iraqi constitution.",
        "The Constitution Pipeline was built.",
        "Call 415-555-1234 on 12-20-2017.",
        "The No. 1 ferry ran.",
        "Version v. 2 of the form.",
    ],
)
def test_not_found(text: str) -> None:
    assert found(text) == []


def test_docket_values_are_canonical() -> None:
    values = [(m.name, m.value) for m in mentions("Cases 3:25-cv-01350, 17-cv-485-WHO and No. 17-17478 go on.")]
    assert values == [("3:25-cv-01350", "25-cv-01350"), ("17-cv-485-WHO", "17-cv-00485"), ("17-17478", "17-17478")]


def test_kinds_and_classes() -> None:
    a, b, c = one_sentence("Dane v. Ives rests on the Supremacy Clause and on 8 U.S.C. 1373.")
    assert (a.kind, b.kind, c.kind) == (MentionKind.CASE, MentionKind.PROVISION, MentionKind.PROVISION)
    assert (b.kind_class, b.key) == ("ConstitutionalProvision", "supremacy-clause")
    assert (c.kind_class, c.key) == ("Statute", "8-u-s-c-1373")


@given(st.text(alphabet="ABv. ctofhe&,'’-s()Act1§", max_size=300))
def test_any_text_is_read(text: str) -> None:
    mentions(text)
