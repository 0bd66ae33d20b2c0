"""Frames of one sentence that tell one event are one; two events of one sentence stay two."""

from __future__ import annotations

import pytest
from telling import CASE, RULING, asserted, differs, facts, of, pairs

from graph.frames.combine import combine, joinable, merge, value_key
from graph.model import Concept, Frame, FrameKind, Literal, Mention, MentionKind, Modality, Slot, Span

HERE = Span(0, 9)


def slot(name: str, value: str) -> Slot:
    """Return a slot whose value is a concept, a date or a mention, by its name."""
    if name in ("outcome", "rulingType", "scope"):
        return Slot(name, Concept(name, value), HERE, "rule")
    if name.endswith("On"):
        return Slot(name, Literal(value, "xsd:date"), HERE, "rule")
    return Slot(name, Mention(HERE, MentionKind.BODY, value), HERE, "rule")


def frame(kind: FrameKind = RULING, modality: Modality = Modality.ASSERTED, **slots: str) -> Frame:
    return Frame(kind, HERE, 0, tuple(slot(n, v) for n, v in slots.items()), "rule", modality)


ONE = [
    (
        "Judge Jane Roe issued a ruling blocking the travel ban.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked",
    ),
    (
        "In a ruling on Tuesday, Judge Jane Roe blocked the travel ban.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked; decidedOn: 2020-06-16",
    ),
]


@pytest.mark.parametrize(("text", "row"), ONE)
def test_one_ruling_in_several_words(text: str, row: str) -> None:
    assert differs(text, RULING, row) == []


TWO = [
    ("Judge Jane Roe upheld the travel ban, but Judge John Doe struck it down.", {"Jane Roe", "John Doe"}),
    ("Judge Jane Roe upheld the travel ban and Judge John Doe blocked the travel ban.", {"Jane Roe", "John Doe"}),
]


@pytest.mark.parametrize(("text", "judges"), TWO)
def test_two_rulings_in_one_sentence(text: str, judges: set[str]) -> None:
    found = facts(text, RULING)
    assert len(found) == 2
    assert all(sum(name == "issuedBy" for name, _ in one) <= 1 for one in found)
    assert {value for one in found for name, value in one if name == "issuedBy"} == judges


def test_each_judge_keeps_her_outcome() -> None:
    text = "Judge Jane Roe upheld the travel ban and Judge John Doe blocked the travel ban."
    assert (
        differs(
            text,
            RULING,
            "issuedBy: Jane Roe; outcome: allowed; target: travel ban",
            "issuedBy: John Doe; outcome: blocked; target: travel ban",
        )
        == []
    )


@pytest.mark.parametrize(
    ("left", "right", "joins"),
    [
        (frame(issuedBy="Roe", outcome="blocked"), frame(target="the ban"), True),
        (frame(issuedBy="Roe"), frame(issuedBy="Roe", target="the ban"), True),
        (frame(issuedBy="Roe"), frame(issuedBy="Doe"), False),
        (frame(court="A"), frame(court="B"), False),
        (frame(outcome="granted"), frame(outcome="denied"), False),
        (frame(outcome="affirmed"), frame(outcome="reversed"), False),
        (frame(outcome="blocked"), frame(outcome="allowed"), False),
        (frame(outcome="blocked"), frame(outcome="unlawful"), True),
        (frame(decidedOn="2020-05-01"), frame(decidedOn="2020-05-02"), False),
        (frame(decidedOn="2020-05-01"), frame(decidedOn="2020-05-01"), True),
        (frame(rulingType="injunction"), frame(rulingType="preliminary injunction"), True),
        (frame(rulingType="verdict"), frame(rulingType="dismissal"), False),
        (frame(), frame(modality=Modality.PREDICTED), False),
        (frame(CASE, plaintiff="Ohio"), frame(CASE, defendant="Utah"), True),
        (frame(CASE, plaintiff="Ohio"), frame(CASE, plaintiff="Utah"), False),
        (frame(CASE, filedIn="A"), frame(CASE, filedIn="B"), False),
        (frame(FrameKind.MEASURE, self="the rule"), frame(FrameKind.MEASURE, self="the rule", issuer="Ohio"), True),
        (frame(FrameKind.MEASURE, self="the rule"), frame(FrameKind.MEASURE, self="the ban"), False),
        (frame(FrameKind.MEASURE, self="the rule"), frame(FrameKind.MEASURE, issuer="Ohio"), False),
    ],
)
def test_what_may_join(left: Frame, right: Frame, joins: bool) -> None:
    assert joinable(left, right) is joins
    assert len(combine((left, right))) == 2 - joins


def test_kinds_never_join() -> None:
    assert len(combine((frame(CASE), frame(RULING), frame(FrameKind.MEASURE, self="x")))) == 3
    assert combine(()) == ()


def test_merge_takes_each_value_once_and_the_special_type() -> None:
    made = merge(
        frame(issuedBy="Roe", rulingType="injunction"),
        frame(issuedBy="ROE", rulingType="preliminary injunction", outcome="blocked"),
    )
    assert [(s.name, value_key(s)) for s in made.slots] == [
        ("issuedBy", "roe"),
        ("rulingType", "preliminary injunction"),
        ("outcome", "blocked"),
    ]


def test_a_prosecution_is_no_suit() -> None:
    text = "John Doe, who was convicted in May, asked to end the lawsuit brought by Jane Roe."
    found = [{name for name, _ in pairs(f)} for f in asserted(text, CASE)]
    assert found == [{"defendant"}, {"plaintiff"}]


def test_what_a_reviewed_decision_did_is_not_done_again() -> None:
    (found,) = facts("The Supreme Court affirmed a decision that blocked the travel ban.", RULING)
    assert (of(found, "outcome"), of(found, "target")) == ({"affirmed"}, {"travel ban"})
