"""Dates: each form against reference dates, what is no date, and the calendar's corners."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.annotate.calendar_days import reference
from graph.annotate.dates import WEEKDAYS, dates, resolve
from graph.annotate.sentences import sentences
from graph.model import Document, MentionKind
from graph.tables import read_yaml

WEDNESDAY = "2018-03-07"  # a Wednesday

CASES = [
    # words, reference, value
    ("signed Nov. 20, 2017", None, "2017-11-20"),
    ("signed Nov 20 2017", None, "2017-11-20"),
    ("on November 20", "2018-03-07", "2017-11-20"),
    ("on 20 November 2017", None, "2017-11-20"),
    ("on the 20th of November, 2017", None, "2017-11-20"),
    ("on March 3rd, 2016", "2018", "2016-03-03"),
    ("on Friday (Feb 7)", "2025-02-08", "2025-02-07"),
    ("on Friday, Feb. 7,", "2025-02-08", "2025-02-07"),
    ("on Friday, Feb. 7, 2014", "2025-02-08", "2014-02-07"),
    ("filed July 9", "2014-05-20", "2013-07-09"),
    ("the July 9 primary", "2014-05-20", "2014-07-09"),
    ("must answer by December 8", "2017-11-20", "2017-12-08"),
    ("faces a Dec. 8 deadline", "2017-11-20", "2017-12-08"),
    ("the Jan. 3 order", "2018-12-30", "2019-01-03"),
    ("voided the levy in an order issued Jan. 3", "2018-12-30", "2018-01-03"),
    ("on Feb. 29", "2019-05-01", "2016-02-29"),
    ("on Feb. 29", "2020-02-29", "2020-02-29"),
    ("on Feb. 30, 2019", "2019-05-01", ""),
    ("on Feb. 29, 2019", "2019-05-01", ""),
    ("dated 2019-12-31", None, "2019-12-31"),
    ("dated 12/31/2019", None, "2019-12-31"),
    ("ruled Monday", WEDNESDAY, "2018-03-05"),
    ("ruled Wednesday", WEDNESDAY, WEDNESDAY),
    ("ruled late Tuesday", WEDNESDAY, "2018-03-06"),
    ("ruled Monday night", WEDNESDAY, "2018-03-05"),
    ("ruled Thursday", WEDNESDAY, "2018-03-01"),
    ("ruled Thursday", "2018-01-02", "2017-12-28"),
    ("ruled last Friday", WEDNESDAY, "2018-03-02"),
    ("ruled last Wednesday", WEDNESDAY, "2018-02-28"),
    ("on Monday of last week", WEDNESDAY, "2018-02-26"),
    ("will rule on Wednesday", WEDNESDAY, WEDNESDAY),
    ("will hear the appeal on Friday", WEDNESDAY, "2018-03-09"),
    ("is expected to speak Monday", WEDNESDAY, "2018-03-12"),
    ("a hearing scheduled for Tuesday", WEDNESDAY, "2018-03-13"),
    ("has until Friday", WEDNESDAY, "2018-03-09"),
    ("meets again next Tuesday", WEDNESDAY, "2018-03-13"),
    ("On Friday, the panel will meet", WEDNESDAY, "2018-03-09"),
    ("On Friday, the panel met and said it will go on", WEDNESDAY, "2018-03-02"),
    ("the toll takes effect on Friday", WEDNESDAY, "2018-03-09"),
    ("will study the ruling Monday", WEDNESDAY, "2018-03-05"),
    ("plans to fight the order signed Monday", WEDNESDAY, "2018-03-05"),
    ("Monday's order", WEDNESDAY, "2018-03-05"),
    ("yesterday", "2018-01-01", "2017-12-31"),
    ("today", WEDNESDAY, WEDNESDAY),
    ("tomorrow", "2016-02-28", "2016-02-29"),
    ("this morning", WEDNESDAY, WEDNESDAY),
    ("last week", "2025-04-24", "2025-04"),
    ("last week", WEDNESDAY, "2018"),
    ("last week", "2018-01-03", "2017-12"),
    ("last week", "2019-01-08", ""),
    ("earlier this week", WEDNESDAY, "2018-03"),
    ("earlier this week", "2019-01-02", ""),
    ("over the weekend", WEDNESDAY, "2018-03"),
    ("earlier this month", WEDNESDAY, "2018-03"),
    ("last month", "2018-01-15", "2017-12"),
    ("last month", "2018-01", "2017-12"),
    ("next month", "2018-12-15", "2019-01"),
    ("early last year", WEDNESDAY, "2017"),
    ("this year", "2018", "2018"),
    ("in July", WEDNESDAY, "2017-07"),
    ("in July", "2018-07-30", "2018-07"),
    ("last July", "2018-07-30", "2017-07"),
    ("will begin in July", WEDNESDAY, "2018-07"),
    ("in July 2017", None, "2017-07"),
    ("in late July of last year", WEDNESDAY, "2017-07"),
    ("in May", WEDNESDAY, "2017-05"),
    ("may appeal Monday's ruling.", WEDNESDAY, "2018-03-05"),
    ("may attend Monday's lunch.", WEDNESDAY, "2018-03-12"),
    ("a March ruling", "2018-02-07", "2017-03"),
    ("in 2014", None, "2014"),
    ("a 2014 appointee", None, "2014"),
    ("the Act of 1996", None, "1996"),
    ("in the fall of 2016", None, "2016"),
    ("this summer", WEDNESDAY, "2018"),
    ("last fall", WEDNESDAY, "2017"),
    ("over the summer", WEDNESDAY, "2017"),
    ("this past summer", "2015-02-17", "2014"),
    ("two years ago", WEDNESDAY, "2016"),
    ("a year ago", "2018", "2017"),
    ("two days ago", "2016-03-01", "2016-02-28"),
    ("three weeks ago", "2018-04-08", "2018-03"),
    ("three weeks ago", "2018-03-24", "2018"),
    ("nearly two years ago", WEDNESDAY, ""),
    ("in fiscal year 2016", None, "2016"),
    ("in FY 2016", None, "2016"),
    ("in FY16", None, "2016"),
    ("from 2017-2019", None, "2017"),
]

OPEN = ["November 20", "Monday", "last week", "yesterday", "last year", "this summer", "in July", "December 8", "today"]

NOT_DATES = [
    "at 5:15 p.m. ET",
    "in the 1990s",
    "in the 1990's",
    "under Section 2000",
    "more than 2000 people",
    "it paid $2016",
    "it seized 1,996 boxes",
    "No. 2017 on the list",
    "docket 2017-cv-1234",
    "they may appeal",
    "a march downtown",
    "May it please the court",
    "the March for Clean Ferries",
    "April Dunn spoke for the town",
    "on Mondays",
    "every Friday",
    "Sunday school",
    "over the last year",
    "the past month",
    "the fall of the old wall",
    "for two weeks",
    "a 60-day review",
    "on Mar-a-Lago soil",
]


def found(text: str, published: str | None) -> list[tuple[str, str]]:
    document = Document("d", text, hashlib.sha256(text.encode()).hexdigest(), published=published)
    mentions = dates(document, sentences(document))
    assert all(m.kind is MentionKind.DATE and m.span.of(text) == m.name for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in zip(mentions, mentions[1:], strict=False))
    return [(m.name, m.value) for m in mentions]


@pytest.mark.parametrize(("words", "seen", "value"), CASES)
def test_resolve(words: str, seen: str | None, value: str) -> None:
    assert resolve(words, seen) == value


@pytest.mark.parametrize("words", OPEN)
def test_no_reference_leaves_the_words_open(words: str) -> None:
    assert [value for _, value in found(f"The judge ruled on the ferry {words} .", None)] == [""]


@pytest.mark.parametrize("words", NOT_DATES)
def test_not_a_date(words: str) -> None:
    assert found(words, WEDNESDAY) == []


@pytest.mark.parametrize("words", ["a day after", "the same day", "days before", "two weeks later", "later that day"])
def test_anchors_are_dates_without_value(words: str) -> None:
    assert found(f"It came {words} the town had voted.", WEDNESDAY)[0] == (words, "")


def test_spans_leave_prepositions_out() -> None:
    text = "The toll was voided on Friday (Feb 7), in late July 2019, and by the mayor in fiscal year 2020."
    assert [name for name, _ in found(text, "2025-02-08")] == ["Friday (Feb 7)", "late July 2019", "fiscal year 2020"]


def test_a_range_gives_both_years() -> None:
    assert found("It ran from 2017-2019.", None) == [("2017", "2017"), ("2019", "2019")]


def test_that_year_is_the_one_named_last() -> None:
    text = "The toll began on July 1, 2017, but stopped in June of that year. It was voided later that year."
    assert [value for _, value in found(text, "2020-01-01")] == ["2017-07-01", "2017-06", "2017"]


def test_today_in_a_quotation_stays_open() -> None:
    text = "“The court went too far today,” he said. The town will appeal today."
    assert [value for _, value in found(text, WEDNESDAY)] == ["", WEDNESDAY]


def test_forms_find_their_example_and_not_their_counter() -> None:
    for row in cast(dict[str, list[dict[str, object]]], read_yaml("dates.yaml"))["forms"]:
        words, seen, value = cast(list[str], row["example"])
        assert found(words, seen or None)[0][1] == value, row["form"]
        assert found(cast(str, row["counter"]), WEDNESDAY) == [], row["form"]


@pytest.mark.parametrize("text", ["", "2018-13", "2018-02-30", "March", "2018-3-7", "0000"])
def test_a_reference_that_is_no_date_is_none(text: str) -> None:
    assert reference(text) is None


@given(st.dates(min_value=date(1800, 1, 8)), st.sampled_from(WEEKDAYS))
def test_a_weekday_lies_within_the_week_up_to_the_reference(seen: date, weekday: str) -> None:
    value = date.fromisoformat(resolve(f"ruled {weekday}", seen.isoformat()))
    assert timedelta(0) <= seen - value <= timedelta(days=6)
    assert WEEKDAYS[value.weekday()] == weekday


@given(st.dates(), st.sampled_from(["last week", "next week", "Feb. 29", "will meet Monday", "two weeks ago"]))
def test_every_reference_gives_a_prefix_of_a_date(seen: date, words: str) -> None:
    value = resolve(words, seen.isoformat())
    assert value == "" or date.fromisoformat((value + "-01-01")[:10])


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found(text, WEDNESDAY)
