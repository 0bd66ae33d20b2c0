"""Texts of one token over and over come to an end, and what is found in them is sound.

The limit is a guard against hanging, far above what any of these takes; how long they take is measured by
`benchmarks/long_texts.py` and `benchmarks/extraction.py`.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from graph.annotate.sentences import MOST_TOKENS, sentences
from graph.model import Document
from graph.pipeline import read_one
from graph.read.assemble import make_document
from graph.read.draft import Draft, Origin
from graph.tables import Tables

SIZE = 12_000
GUARD = 60  # seconds
UNITS = (
    'Roe, ~" ~\u201c ~\u201d ~\u201cshe said ~"We won" said Roe ~( ~(a) ~[table ~| a ~| a | 5 |\n~a\tb\n~Roe\n~'
    "X v. Y ~v. ~In re Roe ~Harlan ~ROE ~A. ~J.R.~Roe\u2019s ~McRoe ~Roe Jr. ~de la ~Mr. ~senior deputy ~"
    "Attorney General of ~director of ~County ~Office of ~Ohio and ~20 states, ~dozens of ~court in ~federal district ~"
    "order ~the order ~ban on ~the judge ~and ~of ~to ~- ~a-~\u2014 ~...~; ~? ~\u00a0a~1~1,000 ~2017 ~17-cv-00001 ~"
    "May 3, 2017 ~last Monday ~early in ~$5 million ~First, Second and ~Clean Air ~Section 5 of ~8 U.S.C. 1373 ~"
    "said ~he said that ~Ohio sued ~The judge ruled that ~declined to block ~suit filed by ~a grant of $5 to Roe ~"
    "Roe, who ~Roe Trust (RT) ~according to Roe ~\u0130~e\u0301"
).split("~")


@pytest.fixture
def guard() -> Iterator[None]:
    """End a test that hangs; where the system has no such signal, let it run."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"still running after {GUARD} s")

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(GUARD)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("guard")
@pytest.mark.parametrize("unit", UNITS)
def test_repeated_tokens_come_to_an_end(unit: str, tables: Tables) -> None:
    text = unit * (SIZE // len(unit))
    document, _ = make_document(Draft("odd", text, Origin("odd", "odd")))
    linked = read_one(document, tables)
    for event in linked.events:
        for fact in event.facts:
            assert 0 <= fact.evidence.start < fact.evidence.end <= len(text)


def test_a_run_without_stops_is_cut() -> None:
    """No sentence is longer than the limit, and none of the tokens is lost."""
    found = sentences(Document("d", "roe " * (2 * MOST_TOKENS + 3), "0"))
    assert [len(s.tokens) for s in found] == [MOST_TOKENS, MOST_TOKENS, 3]
