"""Frames from a dependency parse: what the rules miss in a sentence, and the slots that they leave empty."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parses import (
    AGAINST,
    AGAINST_CLEAR,
    AGAINST_UD,
    DINNER,
    DINNER_CLEAR,
    DINNER_UD,
    IT_WAS,
    IT_WAS_CLEAR,
    IT_WAS_UD,
    MIGHT,
    MIGHT_CLEAR,
    SURPRISE,
    SURPRISE_CLEAR,
    SURPRISE_UD,
    arcs,
)
from telling import CASE, RULING, annotated, frames, pairs

from graph.frames import advise
from graph.model import Frame, Modality, Parse, Reading
from graph.tables import load_tables


def by_rules(text: str, without: str = "") -> tuple[Frame, ...]:
    """Return the frames of the rules less one slot, or less all suits and rulings where no slot is named.

    So these tests hold whatever the rules learn to read.
    """
    if not without:
        return tuple(f for f in frames(text) if f.kind not in (CASE, RULING))
    found = [replace(f, slots=tuple(s for s in f.slots if s.name != without)) for f in frames(text)]
    return tuple(f for f in found if f.slots)


def told(text: str, written: str, known: tuple[Frame, ...] | None = None) -> list[Frame]:
    """Return the frames of suits and rulings that the known ones and a parse give together."""
    found = annotated(text)
    (sentence,) = found.sentences
    words, links = arcs(written)
    assert words == [t.text for t in sentence.tokens]
    reading = Reading("spacy", parses=(Parse(0, tuple(links)),))
    more, refused = advise(found, load_tables(), by_rules(text) if known is None else known, reading)
    assert refused == ()
    return [f for f in more if f.kind in (CASE, RULING)]


@pytest.mark.parametrize("written", [SURPRISE_CLEAR, SURPRISE_UD], ids=["clear", "ud"])
def test_a_sentence_that_the_rules_cannot_read(written: str) -> None:
    (frame,) = told(SURPRISE, written)
    assert frame.kind is RULING and frame.modality is Modality.ASSERTED and frame.rule == "spacy-block"
    assert pairs(frame) == {
        ("issuedBy", "Jane Roe"),
        ("target", "travel ban"),
        ("outcome", "blocked"),
        ("decidedOn", "2020-06-15"),
    }
    assert {s.rule for s in frame.slots} == {"spacy-block/active", "spacy-block/date"}
    assert {s.evidence.of(SURPRISE) for s in frame.slots} == {SURPRISE}


@pytest.mark.parametrize("written", [AGAINST_CLEAR, AGAINST_UD], ids=["clear", "ud"])
def test_a_noun_with_its_verb(written: str) -> None:
    (frame,) = told(AGAINST, written)
    assert pairs(frame) == {
        ("plaintiff", "Ohio"),
        ("defendant", "Department of the Treasury"),
        ("filedOn", "2020-06-15"),
    }
    assert frame.rule == "spacy-lawsuit"


@pytest.mark.parametrize(
    ("text", "written", "slot", "value"),
    [
        (DINNER, DINNER_CLEAR, "defendant", "Department of the Treasury"),
        (DINNER, DINNER_UD, "defendant", "Department of the Treasury"),
        (IT_WAS, IT_WAS_CLEAR, "plaintiff", "Ohio"),
        (IT_WAS, IT_WAS_UD, "plaintiff", "Ohio"),
    ],
)
def test_a_slot_that_the_rules_leave_empty(text: str, written: str, slot: str, value: str) -> None:
    known = by_rules(text, without=slot)
    (before,) = known
    (frame,) = told(text, written, known)
    assert pairs(frame) == pairs(before) | {(slot, value)}
    assert (frame.rule, frame.trigger) == (before.rule, before.trigger)
    assert {s.rule.startswith("spacy-") for s in frame.slots if s.name == slot} == {True}
    assert {s.rule.startswith("spacy-") for s in frame.slots if s.name != slot} == {False}


def test_what_only_may_be_stays_so() -> None:
    (frame,) = told(MIGHT, MIGHT_CLEAR)
    assert frame.modality is Modality.PREDICTED
    assert {s.modality for s in frame.slots} == {Modality.PREDICTED}


@pytest.mark.parametrize(
    ("text", "written", "note"),
    [
        (
            "If Ohio sued, the mayor would resign.",
            "If>3:mark Ohio>3:nsubj sued>8:advcl ,>8:punct the>6:det mayor>8:nsubj would>8:aux resign>0:ROOT .>8:punct",
            "a condition",
        ),
        (
            "The mayor blocked, to the surprise of many, the travel ban.",
            "The>2:det mayor>3:nsubj blocked>0:ROOT ,>3:punct to>3:prep the>7:det surprise>5:pobj of>7:prep "
            "many>8:pobj ,>3:punct the>13:det travel>13:compound ban>3:dobj .>3:punct",
            "no court",
        ),
        (
            "Had Judge Jane Roe, to the surprise of many, blocked the travel ban?",
            "Had>12:aux Judge>4:compound Jane>4:compound Roe>12:nsubj ,>12:punct to>12:prep the>8:det surprise>6:pobj "
            "of>8:prep many>9:pobj ,>12:punct blocked>0:ROOT the>15:det travel>15:compound ban>12:dobj ?>12:punct",
            "a question",
        ),
        (
            "Judge Jane Roe, in a dissent, would see it so and, to the surprise of many, block the travel ban.",
            "Judge>3:compound Jane>3:compound Roe>9:nsubj ,>9:punct in>9:prep a>7:det dissent>5:pobj ,>9:punct "
            "would>10:aux see>0:ROOT it>10:dobj so>10:advmod and>10:cc ,>10:punct to>20:prep the>17:det "
            "surprise>15:pobj of>17:prep many>18:pobj ,>10:punct block>10:conj "
            "the>24:det travel>24:compound ban>21:dobj .>10:punct",
            "a dissent",
        ),
    ],
)
def test_no_frame(text: str, written: str, note: str) -> None:
    assert told(text, written) == [], note


def test_a_wrong_parse_does_not_undo_what_the_rules_found() -> None:
    """The rules have plaintiff and defendant; a parse that turns them round changes nothing."""
    text = "Ohio sued Utah on Monday."
    written = "Ohio>2:dobj sued>0:ROOT Utah>2:nsubj on>2:prep Monday>4:pobj .>2:punct"
    known = frames(text)
    assert told(text, written, known) == list(known)
    assert {("plaintiff", "Ohio"), ("defendant", "Utah")} <= pairs(known[0])
