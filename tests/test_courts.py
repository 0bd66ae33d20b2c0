"""Courts by name and by description: words, keys, and which ones point back."""

from __future__ import annotations

import pytest
from finding import definite, mentions, names, of_kind

from graph.annotate.courts import court_words
from graph.model import MentionKind

COURT = MentionKind.COURT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 9th U.S. Circuit Court of Appeals agreed.", [("9th U.S. Circuit Court of Appeals", "ca9")]),
        ("The 9th U.S Circuit Court of Appeals agreed.", [("9th U.S Circuit Court of Appeals", "ca9")]),
        ("The U.S. Sixth Circuit Court of Appeals agreed.", [("U.S. Sixth Circuit Court of Appeals", "ca6")]),
        ("The Third U.S. Circuit Court of Appeals agreed.", [("Third U.S. Circuit Court of Appeals", "ca3")]),
        ("The Portland-based 9th Circuit agreed.", [("9th Circuit", "ca9")]),
        ("The D.C. Circuit Court of Appeals agreed.", [("D.C. Circuit Court of Appeals", "cadc")]),
        ("The Supreme Court in Washington agreed.", [("Supreme Court in Washington", "scotus")]),
        ("The U.S. Supreme Court agreed.", [("U.S. Supreme Court", "scotus")]),
        ("THE SUPREME COURT agreed.", [("SUPREME COURT", "scotus")]),
        ("They sued in federal court in Sacramento.", [("federal court in Sacramento", "")]),
        ("They sued in federal court in Brooklyn on Monday.", [("federal court in Brooklyn", "")]),
        ("They sued in Manhattan federal court.", [("Manhattan federal court", "")]),
        ("They sued in federal court in March.", [("federal court", "")]),
        ("Harlan County Superior Court agreed.", [("Harlan County Superior Court", "")]),
        ("A Cook County Superior Court agreed.", [("Cook County Superior Court", "")]),
        ("Ohio's Northern District Court agreed.", [("Ohio's Northern District Court", "ohnd")]),
        ("A federal appeals court in Cincinnati agreed.", [("federal appeals court in Cincinnati", "")]),
        ("A grand jury met, and the jury trial began.", []),
        ("The lower courts agreed.", []),
        ("A solar panel broke on the tennis court.", []),
    ],
)
def test_words_and_keys(text: str, expected: list[tuple[str, str]]) -> None:
    assert of_kind(text, COURT) == expected


@pytest.mark.parametrize(
    ("text", "points_back"),
    [
        ("A federal appeals court agreed.", [True]),
        ("The lower court agreed.", [True]),
        ("A district court agreed.", [True]),
        ("The court agreed.", [True]),
        ("A federal court in Sacramento agreed.", [False]),
        ("The 9th Circuit agreed.", [False]),
        ("Harlan County Superior Court agreed.", [False]),
    ],
)
def test_definite(text: str, points_back: list[bool]) -> None:
    assert definite(text, COURT) == points_back


def test_bare_supreme_court_of_another_country() -> None:
    text = "The UK Supreme Court heard the claim. The Supreme Court threw it out."
    assert len(set(names(text, COURT))) == 1 and "scotus" not in [m.key for m in mentions(text)]


def test_bare_supreme_court_where_both_are_named() -> None:
    text = "The UK Supreme Court and the U.S. Supreme Court differ. The Supreme Court has nine seats."
    assert [key for _, key in of_kind(text, COURT)][1:] == ["scotus", "scotus"]


def test_words_are_read_as_words() -> None:
    words = court_words()
    lists = (words.modifiers, words.heads, words.definite, words.not_before, words.not_after, words.no_seats)
    assert all(isinstance(word, str) for each in lists for word in each)


def test_a_court_of_a_state_without_a_name() -> None:
    assert names("It came days after a New York court spoke.", COURT) == ["New York court"]
    assert names("It is the New York court way.", COURT) == []
