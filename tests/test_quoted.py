"""Where a quote stands in a text, and how the words there are said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import CASE, RULING, annotated

from graph.frames.clause import Clause
from graph.frames.lexicon import load_lexicon
from graph.frames.phrases import rows
from graph.frames.quoted import Folded, status
from graph.model import FrameKind, Span


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("The court\u2019s order \u2014 a  ban\nof ships \u2014 stands.", "court's order - a ban of ships", True),
        ("She called it \u201ca ban\u201d in May.", 'it "a ban" in May', True),
        ("She called it ''a ban'' in May.", 'it "a ban" in May', True),
        ("A nine-day ban -- since May.", "nine\u2011day ban \u2014 since", True),
        ("Ohio\u00a0sued Utah.", "Ohio sued Utah.", True),
        ("Ohio sued Utah.", "  Ohio sued\n Utah ", True),
        ("Ohio sued Utah.", "ohio sued Utah", False),
        ("Ohio sued Utah.", "Ohio sued Utahns", False),
        ("Ohio sued Utah.", "hio sued Utah", False),
        ("Ohio sued Utah.", "Ohio ... Utah", False),
        ("Ohio sued Utah.", "   ", False),
        ("A (b) c", "(b)", True),
    ],
)
def test_find(text: str, quote: str, found: bool) -> None:
    assert (Folded(text).find(quote) is not None) is found


def test_find_within() -> None:
    folded = Folded("Roe ruled. Roe sued.")
    assert folded.find("Roe") == Span(0, 3)
    assert folded.find("Roe", Span(5, 20)) == Span(11, 14)
    assert folded.find("Roe", Span(0, 2)) is None


PIECES = st.lists(
    st.sampled_from(["a", "Roe", " ", "  ", "\n", "\u2019", "'", '"', "\u201c", "-", "\u2014", "--", "."])
)


@given(PIECES, PIECES, PIECES)
def test_every_part_of_a_text_is_found_and_says_the_same(before: list[str], quote: list[str], after: list[str]) -> None:
    wanted = f"x {''.join(quote)}".strip()
    text = f"{''.join(before)} {wanted} {''.join(after)}"
    span = Folded(text).find(wanted)
    assert span is not None and Folded(span.of(text)).text == Folded(wanted).text


def said(text: str, quote: str, kind: FrameKind) -> str:
    found = annotated(text)
    clauses = [Clause(s, items, load_lexicon(), frozenset(), text) for s, items in rows(found)]
    span = Folded(text).find(quote)
    assert span is not None
    return status(clauses, span, kind).value


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Ohio sued the Treasury Department.", CASE, "Asserted"),
        ("Ohio hauled the Treasury Department into court.", CASE, "Asserted"),
        ("Ohio filed a lawsuit on Monday, alleging that the gun law is void.", CASE, "Asserted"),
        ("Judge Jane Roe blocked the travel ban, which critics may miss.", RULING, "Asserted"),
        ("Ohio plans to file a lawsuit against the Treasury Department.", CASE, "Predicted"),
        ("Ohio could haul the Treasury Department into court.", CASE, "Predicted"),
        ("Ohio wants to haul the Treasury Department into court.", CASE, "Predicted"),
        ("Ohio will act if the department hauls it into court.", CASE, "Predicted"),
        ("Did Ohio sue the Treasury Department?", CASE, "Predicted"),
        ("Ohio never sued the Treasury Department.", CASE, "Denied"),
        ("Ohio has not hauled the Treasury Department into court.", CASE, "Denied"),
        ("Ohio refused to haul the Treasury Department into court.", CASE, "Denied"),
        ("The mayor denied that Ohio hauled the department into court.", CASE, "Denied"),
        ("Judge Jane Roe declined to block the travel ban.", RULING, "Denied"),
        ("Ohio claimed that Judge Jane Roe blocked the travel ban.", RULING, "Alleged"),
        ("Judge Jane Roe kept the travel ban from the ports, the union alleged.", RULING, "Alleged"),
        ("Judge Jane Roe kept the travel ban from the ports, according to the union.", RULING, "Alleged"),
        ("Critics argue that Judge Jane Roe blocked the travel ban.", RULING, "Argued"),
    ],
)
def test_how_a_sentence_is_said(text: str, kind: FrameKind, modality: str) -> None:
    assert said(text, text, kind) == modality


def test_a_short_quote_does_not_cut_off_what_governs_it() -> None:
    text = "Ohio threatened to sue the Treasury Department over the gun law."
    assert said(text, "sue the Treasury Department", CASE) == "Predicted"
    text = "Utah has not, in all these years, hauled the Treasury Department into court."
    assert said(text, "hauled the Treasury Department into court", CASE) == "Denied"


def test_words_of_a_speaker_are_no_fact_of_the_document() -> None:
    text = "\u201cOhio sued the Treasury Department on Monday,\u201d the mayor said."
    assert said(text, "Ohio sued the Treasury Department on Monday", CASE) == "Alleged"


def test_the_least_certain_sentence_counts() -> None:
    text = "Ohio sued Utah. It may sue Maine."
    assert said(text, "Ohio sued Utah. It may sue Maine.", CASE) == "Predicted"
