"""Frames of a reader beside those of the rules."""

from __future__ import annotations

import pytest

from graph.frames.supplement import supplement
from graph.model import Frame, FrameKind, Literal, Modality, Slot, Span

CASE, RULING, TENURE = FrameKind.CASE, FrameKind.RULING, FrameKind.TENURE


def frame(
    kind: FrameKind, sentence: int, rule: str, at: int = 0, said: Modality = Modality.ASSERTED, **slots: str
) -> Frame:
    span = Span(at, at + 5)
    filled = tuple(Slot(name, Literal(value), span, rule, said) for name, value in slots.items())
    return Frame(kind, span, sentence, filled, rule, said)


RULE = frame(CASE, 1, "sue", plaintiff="a")


def test_a_sentence_without_a_frame_gets_one() -> None:
    new = frame(CASE, 0, "spacy-sue", plaintiff="b")
    assert supplement([RULE], [new]) == ((new, RULE), ())
    assert supplement([], [new]) == ((new,), ())


def test_frames_of_other_kinds_stay_in_front_and_do_not_count() -> None:
    tenure = frame(TENURE, 5, "tenure", holder="a")
    new = frame(RULING, 1, "llm-ruling", court="c")
    assert supplement([RULE, tenure], [new]) == ((tenure, RULE, new), ())


def test_an_empty_slot_is_filled_and_a_full_one_kept() -> None:
    told, dropped = supplement([RULE], [frame(CASE, 1, "spacy-sue", plaintiff="a", defendant="b")])
    assert dropped == () and [(s.name, s.rule) for s in told[0].slots] == [
        ("plaintiff", "sue"),
        ("defendant", "spacy-sue"),
    ]
    assert told[0].rule == "sue"


@pytest.mark.parametrize(
    ("other", "note"),
    [
        (frame(CASE, 1, "spacy-sue", plaintiff="a"), "nothing new"),
        (frame(CASE, 1, "spacy-sue", plaintiff="b", defendant="c"), "another plaintiff"),
        (frame(CASE, 1, "spacy-sue", at=50, defendant="c"), "another trigger"),
        (frame(CASE, 1, "spacy-sue", said=Modality.PREDICTED, defendant="c"), "another status"),
    ],
)
def test_the_rules_are_not_overruled(other: Frame, note: str) -> None:
    assert supplement([RULE], [other]) == ((RULE,), (other,)), note


def test_frames_of_one_event_in_a_sentence_are_joined() -> None:
    told, _ = supplement([], [frame(CASE, 2, "llm-case", plaintiff="a"), frame(CASE, 2, "llm-case", defendant="b")])
    assert [{s.name for s in f.slots} for f in told] == [{"plaintiff", "defendant"}]


def test_without_a_reader_nothing_changes() -> None:
    frames = (frame(RULING, 9, "block", court="c"), RULE)
    assert supplement(frames, ()) == (frames, ())
