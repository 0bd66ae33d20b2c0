"""Which date of a sentence dates a verb or a noun."""

from __future__ import annotations

import pytest
from telling import at, items

from graph.frames.clause_dates import date_beside, date_near


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ohio sued the port on Monday.", "2020-06-15"),
        ("Ohio sued on Monday the port of Dayton.", "2020-06-15"),
        ("On Monday Ohio sued the port.", "2020-06-15"),
        ("Ohio on Monday sued the port.", "2020-06-15"),
        ("Ohio sued in 2012 and waited.", "2012"),
        ("Ohio sued the port.", None),
        ("Ohio sued the port after it rained on Monday.", None),
        ("Ohio sued the port that opened on Monday.", None),
        ("Ohio sued the port. It rained on Monday.", None),
        ("It rained on Monday; Ohio sued the port.", None),
    ],
)
def test_date_of_a_verb(text: str, day: str | None) -> None:
    found = items(text)
    verb = at(found, "sued")
    i = date_near(found, verb, verb + 1, frozenset())
    mention = found[i].mention if i is not None else None
    assert (mention.value if mention else None) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ruling on Monday was long.", "2020-06-15"),
        ("Monday's ruling was long.", "2020-06-15"),
        ("The ruling, which was long, came on Monday.", None),
        ("The ruling was long.", None),
    ],
)
def test_date_of_a_noun(text: str, day: str | None) -> None:
    found = items(text)
    noun = at(found, "ruling")
    i = date_beside(found, noun, noun + 1)
    mention = found[i].mention if i is not None else None
    assert (mention.value if mention else None) == day
