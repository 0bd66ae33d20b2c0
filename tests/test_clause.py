"""Who can do what in a clause: decide cases, be a party, be the subject of a trigger."""

from __future__ import annotations

import pytest
from telling import at, clause

from graph.frames.clause import court, measure, place


@pytest.mark.parametrize(
    ("text", "word", "judicial", "party"),
    [
        ("Judge Jane Roe slept.", "Jane Roe", True, False),
        ("Justice Jane Roe slept.", "Jane Roe", True, False),
        ("Mayor Jane Roe slept.", "Jane Roe", False, True),
        ("Jane Roe slept.", "Jane Roe", False, True),
        ("The Supreme Court slept.", "U.S. Supreme Court", True, False),
        ("A federal judge slept.", "federal judge", True, False),
        ("The judges slept.", "judges", True, False),
        ("Ohio slept.", "Ohio", False, True),
        ("Harlan County slept.", "Harlan County", False, True),
        ("It slept on Monday.", "Monday", False, False),
        ("The lawsuit slept.", "lawsuit", False, False),
    ],
)
def test_judges_and_parties(text: str, word: str, judicial: bool, party: bool) -> None:
    found = clause(text)
    item = found.items[at(found.items, word)]
    assert (found.judicial(item), found.party(item)) == (judicial, party)


def test_judges_of_the_document_need_no_title() -> None:
    for name in ("Jane Roe", "Roe"):
        assert clause("Jane Roe slept.", name).judicial(clause("Jane Roe slept.").items[0]) is (name == "Jane Roe")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Ohio slept.", "Ohio", True),
        ("She slept.", "she", True),
        ("The lawsuit slept.", "lawsuit", True),
        ("The ruling slept.", "ruling", True),
        ("The travel ban slept.", "travel ban", True),
        ("The dog slept.", "dog", False),
        ('"Ohio slept on and on," she said.', "Ohio", False),
    ],
)
def test_subjects(text: str, word: str, expected: bool) -> None:
    found = clause(text)
    assert found.subject(found.items[at(found.items, word)]) is expected


def test_words_and_mentions_outside_the_sentence_are_empty() -> None:
    found = clause("Ohio slept.")
    assert [found.word(i) for i in (-1, 0, 1, 2, 3)] == ["", "", "slept", ".", ""]
    assert found.mention(-1) is None and found.mention(9) is None and found.mention(0) is not None
    assert found.lowers(-5, 99) == ["ohio", "slept", "."]


def test_what_can_fill_a_slot() -> None:
    found = clause("Judge Jane Roe of the Supreme Court blocked the travel ban in Ohio.")
    slots = ("matter", "filedIn", "judge", "plaintiff")
    fits = {slot: [i.text for i in found.items if found.test(slot)(i)] for slot in slots}
    assert fits == {
        "matter": ["travel ban"],
        "filedIn": ["Supreme Court"],
        "judge": ["Judge Jane Roe", "Supreme Court"],
        "plaintiff": ["Ohio"],
    }
    kinds = [i.text for i in found.items if measure(i) or court(i) or place(i)]
    assert kinds == ["Supreme Court", "travel ban", "Ohio"]
