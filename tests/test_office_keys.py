from __future__ import annotations

import pytest

from graph.annotate.office_keys import office_keys, served_beside, word_before
from graph.annotate.offices import offices
from graph.model import Document, Mention, MentionKind, Sentence, Span, Tokens
from graph.tables import OfficeRow, Tables

TABLES = Tables(
    courts=(),
    judges=(),
    offices=(
        OfficeRow("attorney-general", "Attorney General", ("U.S. Attorney General",), "United States", "", "x"),
        OfficeRow("body-president", "president of an organization", (), "body", "", "x"),
        OfficeRow("judge", "Judge", (), "court", "", "x"),
        OfficeRow("mayor", "Mayor", (), "city", "", "x"),
        OfficeRow("president", "President", (), "United States", "", "x"),
        OfficeRow("president-of-country", "President of a country", ("Freedonian President",), "", "", "x"),
        OfficeRow("state-attorney-general", "Attorney General", (), "state", "", "x"),
    ),
    holders=(),
    bodies=(),
    places=(),
)
PLACES = {"Ohio": "State", "U.S.": "Country", "Dunmore": "City"}


def keys(text: str) -> list[str]:
    taken = [
        Mention(Span(text.index(w), text.index(w) + len(w)), MentionKind.PLACE, w, kind_class=kind)
        for w, kind in PLACES.items()
        if w in text
    ]
    if "Rent League" in text:
        start = text.index("Rent League")
        taken.append(Mention(Span(start, start + 11), MentionKind.BODY, "Rent League"))
    sentence = Sentence(0, Span(0, len(text)), 0, Tokens())
    return [m.key for m in offices(Document("t", text, "0" * 64), (sentence,), taken, TABLES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Attorney General Lew Art sued", ["attorney-general"]),
        ("Ohio Attorney General Lew Art sued", ["state-attorney-general"]),
        ("U.S. Attorney General Lew Art sued", ["attorney-general"]),
        ("The attorney general of Ohio sued", ["state-attorney-general"]),
        ("Ohio's attorney general met Attorney General Lew Art", ["state-attorney-general", ""]),
        ("President Lew Art spoke", ["president"]),
        ("Freedonian President Lew Art spoke", ["president-of-country"]),
        ("Lew Art, president of the Rent League, spoke", [""]),
        ("Lew Art, president of a club, spoke", [""]),
        ("Lew Art, the Rent League president, spoke", [""]),
        ("The federal judge spoke", ["judge"]),
        ("The deputy mayor spoke", [""]),
        ("The acting mayor of Dunmore spoke", ["mayor"]),
        ("The clinic director spoke", [""]),
    ],
)
def test_key(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_shared_titles() -> None:
    index = office_keys(TABLES)
    assert index.is_shared("attorney general")
    assert not index.is_shared("mayor")


def test_served_beside_needs_a_neighbour() -> None:
    text = "the mayor left"
    assert served_beside(text, 4, 9, (None, None)) == ""
    assert word_before("a Freedonian President", 13) == "Freedonian"
    assert word_before("a good President", 7) == ""
