"""Dates of documents: ISO prefixes, and what a text's opening tells."""

from __future__ import annotations

import pytest

from graph.read.dates import find_dateline, iso_date, printed_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016-05-03", "2016-05-03"),
        (" 2016-05 ", "2016-05"),
        ("2016", "2016"),
        ("2016-05-03T10:00:00Z", "2016-05-03"),
        ("2016-05-03 10:00:00+02:00", "2016-05-03"),
        ("2016-02-30", ""),
        ("2016-13", ""),
        ("0000", ""),
        ("3 May 2016", ""),
        ("2016-5-3", ""),
        ("", ""),
    ],
)
def test_iso_date(text: str, expected: str) -> None:
    assert iso_date(text) == expected


@pytest.mark.parametrize(
    ("line", "covered", "place", "published"),
    [
        (" date 2016-05-03 PORT ANN: A mill closed.", "date 2016-05-03 PORT ANN:", "PORT ANN", "2016-05-03"),
        ("date 2016-05-03 A mill closed (May 2).", "date 2016-05-03", "", "2016-05-03"),
        (
            "HARTWELL, May 3, 2016 (Reuters) - A mill closed.",
            "HARTWELL, May 3, 2016 (Reuters) -",
            "HARTWELL",
            "2016-05-03",
        ),
        ("HARTWELL, May 3 (Reuters) - A mill closed.", "HARTWELL, May 3 (Reuters) -", "HARTWELL", ""),
        ("NEW HARTWELL (AP) — A mill closed.", "NEW HARTWELL (AP) —", "NEW HARTWELL", ""),
        ("HARTWELL, Pa.—One mill closed.", "HARTWELL, Pa.—", "HARTWELL, Pa.", ""),
        ("HARTWELL – “A mill closed.”", "HARTWELL –", "HARTWELL", ""),
        ("Hartwell (CNN) A mill closed.", "Hartwell (CNN)", "Hartwell", ""),
        ("(Reuters) - A mill closed.", "(Reuters) -", "", ""),
    ],
)
def test_dateline(line: str, covered: str, place: str, published: str) -> None:
    found = find_dateline(line, 0)
    assert found is not None
    assert (found.span.of(line), found.place, found.published) == (covered, place, published)


@pytest.mark.parametrize(
    "line",
    [
        "A mill closed on Friday.",
        "UPDATE: A mill closed.",
        "BREAKING — A mill closed.",
        "WHY IT MATTERS: A mill closed.",
        "Date 2016-05-03 was a Tuesday.",
        "date 2016-02-30 is no day.",
        "NASA is at odds - it says - with towns.",
        "Hartwell (the town) sued.",
    ],
)
def test_no_dateline(line: str) -> None:
    assert find_dateline(line, 0) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [("May 3, 2016", "2016-05-03"), ("3 Sept. 2016", "2016-09-03"), ("May 3", ""), ("May 33, 2016", "")],
)
def test_printed_date(words: str, expected: str) -> None:
    assert printed_date(words) == expected
