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
        ("Lawyers in May helped Ohio, which sued the port.", None),
        ("Over the summer Ohio sued the port.", "2020"),
        ("Ohio over the summer sued the port.", "2020"),
        ("Ohio sued the port, a busy place, on Monday.", "2020-06-15"),
        ("On Monday Ohio sued over the review of a ruling in May.", "2020-06-15"),
        ("Ohio sued the port, a place that burned, on Monday.", None),
        ("Weeks after the port closed on Monday, Ohio sued the port.", None),
        ("On Monday, a farmer and a singer with two boats and one lamp in Dayton sued the port.", "2020-06-15"),
        ("Ohio on Monday sued the port, which opened on Tuesday.", "2020-06-15"),
        ("Ohio on Monday sued the port for what it did on Tuesday.", "2020-06-15"),
        ("Ohio sued the port over a 2011 lease.", None),
        ("Ohio sued the port over a lease from last year.", None),
        ("Ohio sued over a rule announced in May.", None),
        ("Ohio sued over the decision last year to close the port.", None),
        ("Ohio sued over the sad 2012 fire.", None),
        ("Ohio sued the port, idle since 2012.", None),
        ("Ohio sued the port by Monday.", None),
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


def test_date_of_a_dependent_verb() -> None:
    found = items("The court on Monday surprised the port by blocking the lease.")
    verb = at(found, "blocking")
    assert date_near(found, verb, verb + 1, frozenset()) is None
    i = date_near(found, verb, verb + 1, frozenset(), dependent=True)
    assert i is not None and found[i].text == "Monday"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The 1973 Supreme Court ruling was long.", "1973"),
        ("The ruling, which came on Monday, was long.", "2020-06-15"),
        ("The ruling, issued Monday, was long.", "2020-06-15"),
        ("The ruling on Monday was long.", "2020-06-15"),
        ("Monday's ruling was long.", "2020-06-15"),
        ("The ruling, which was long, came on Monday.", None),
        ("Ohio on Monday praised a long ruling.", None),
        ("The ruling was long.", None),
    ],
)
def test_date_of_a_noun(text: str, day: str | None) -> None:
    found = items(text)
    noun = at(found, "ruling")
    i = date_beside(found, noun, noun + 1)
    mention = found[i].mention if i is not None else None
    assert (mention.value if mention else None) == day
