"""A document's events as a whole: types of measures, rulings in their case, what a case learns from its rulings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import CASE, MEASURE, RULING, annotated, frames, linked, of, told

from graph.link import link
from graph.link.events import text as text_of
from graph.model import FrameKind, Modality
from graph.tables import load_tables

STORY = (
    "Ohio sued the Treasury Department on Monday over the travel ban. The lawsuit was filed in federal court in "
    "Dayton. A federal judge in Dayton blocked the travel ban on Tuesday. U.S. District Judge Jane Roe issued a "
    "preliminary injunction against the travel ban."
)


def test_a_ruling_stands_in_the_only_case_that_it_fits() -> None:
    (event,) = [e for e in linked(STORY).events if e.kind is RULING]
    (case,) = [e for e in linked(STORY).events if e.kind is CASE]
    assert [f.value for f in event.facts if f.name == "inCase"] == [case.key]


@pytest.mark.parametrize(
    "text",
    [
        # two cases could be meant
        "Ohio sued the Treasury Department over the travel ban. Harlan County sued the Dunmore Teachers Union over the "
        "travel ban. Judge Jane Roe blocked the travel ban.",
        # no measure that a case could be about
        "Judge Jane Roe ruled against the Treasury Department.",
    ],
)
def test_a_ruling_that_no_case_claims(text: str) -> None:
    assert [f for e in linked(text).events if e.kind is RULING for f in e.facts if f.name == "inCase"] == []


def test_a_ruling_on_a_measure_tells_of_a_case() -> None:
    (case,) = told("U.S. District Judge Jane Roe blocked the travel ban.", CASE)
    assert (of(case, "challenges"), of(case, "assignedJudge")) == ({"travel ban"}, {"Jane Roe"})


def test_a_case_told_takes_no_ruling_on_another_measure() -> None:
    suit, ruling = "Ohio sued the Treasury Department over the travel ban.", "Judge Jane Roe struck down the gun law."
    cases = told(f"{suit} {ruling}", CASE)
    assert [(of(c, "plaintiff"), of(c, "challenges")) for c in cases] == [({"Ohio"}, {"travel ban"})]


def test_a_practice_tells_of_a_case_only_before_a_trial_judge() -> None:
    (case,) = told("U.S. District Judge Jane Roe blocked the closing of the port.", CASE)
    assert of(case, "challenges") == {"closing of the port"}
    assert told("The Supreme Court blocked the closing of the port.", CASE) == []


def test_a_case_learns_its_court_from_the_trial_courts_ruling() -> None:
    suit = "Ohio sued the Treasury Department over the travel ban."
    (case,) = told(f"{suit} A federal judge in Dayton blocked the travel ban.", CASE)
    assert of(case, "filedIn") == {"federal court in Dayton"}
    (case,) = told(f"{suit} The 2nd Circuit blocked the travel ban.", CASE)
    assert of(case, "filedIn") == set()
    (case,) = told(
        f"{suit} A federal judge in Dayton blocked the travel ban. A federal judge in Akron upheld the travel ban.",
        CASE,
    )
    assert of(case, "filedIn") == set()


def test_of_two_trial_judges_neither_is_assigned() -> None:
    suit = "Ohio sued the Treasury Department over the travel ban."
    ruled = "U.S. District Judge Jane Roe blocked the travel ban. U.S. District Judge John Doe upheld the travel ban."
    (case,) = told(f"{suit} {ruled}", CASE)
    assert of(case, "assignedJudge") == set()


@pytest.mark.parametrize(
    "text",
    [
        # the court tells whose the case is
        "Ohio sued the Treasury Department over the travel ban in the Southern District of Ohio. Judge Jane Roe of the "
        "Southern District of Ohio blocked the travel ban. In May, District Judge John Doe blocked the travel ban.",
        # the first to rule hears the suit of which no measure is told
        "U.S. District Judge Jane Roe blocked the travel ban. Ohio sued the Treasury Department. "
        "In May, U.S. District Judge John Doe blocked the travel ban.",
    ],
)
def test_the_ruling_of_another_trial_judge_is_in_another_case(text: str) -> None:
    rulings = [e for e in linked(text).events if e.kind is RULING]
    judges = {str(f.value) for e in rulings if any(f.name == "inCase" for f in e.facts) for f in e.facts}
    assert "person:jane-roe" in judges
    assert "person:john-doe" not in judges


def test_two_trial_judges_on_one_measure_have_two_cases() -> None:
    text = "U.S. District Judge Jane Roe blocked the travel ban. U.S. District Judge John Doe upheld the travel ban."
    assert [of(c, "assignedJudge") for c in told(text, CASE)] == [{"Jane Roe"}, {"John Doe"}]


@pytest.mark.parametrize(
    ("text", "plaintiffs"),
    [
        ("The Supreme Court allowed the gun law, rejecting an appeal by the Dunmore Teachers Union.", {1}),
        ("The Supreme Court struck down the gun law, rejecting an appeal by the Dunmore Teachers Union.", set()),
        ("Ohio filed a lawsuit over the gun law. The Supreme Court allowed the gun law, rejecting Utah's appeal.", {1}),
    ],
)
def test_a_case_learns_who_challenges_from_its_ruling(text: str, plaintiffs: set[int]) -> None:
    found = [of(event, "plaintiff") for event in told(text, CASE)]
    assert {len(names) for names in found if names} == plaintiffs


def test_a_case_learns_the_measure_from_its_ruling() -> None:
    ruled = "Judge Jane Roe sided with Ohio. Judge Jane Roe struck down the gun law."
    (case,) = told(f"Ohio sued the Treasury Department. {ruled}", CASE)
    assert (of(case, "plaintiff"), of(case, "challenges")) == ({"Ohio"}, {"gun law"})
    (other,) = told("Ohio sued the Treasury Department. Judge Jane Roe sided with Utah.", CASE)
    assert of(other, "challenges") == set()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The 2nd Circuit upheld the gun law.", {"appellate decision"}),
        ("Judge Jane Roe upheld the gun law.", set()),
        ("The 2nd Circuit granted a preliminary injunction against the gun law.", {"preliminary injunction"}),
    ],
)
def test_the_type_of_a_ruling_from_its_court(text: str, kinds: set[str]) -> None:
    (event,) = told(text, RULING)
    assert of(event, "rulingType") == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Utah sued over Ohio's gun law.", {"statute"}),
        ("Utah sued over Ohio's gun ban.", {"statute"}),
        ("Utah sued over the Treasury Department's gun ban.", {"policy"}),
        ("Governor Jane Roe signed an executive order in May. Utah sued over the order.", {"executive order"}),
    ],
)
def test_the_type_of_a_measure(text: str, kind: set[str]) -> None:
    (event,) = told(text, MEASURE)
    assert of(event, "measureType") == kind


def test_every_value_is_a_referent_an_event_or_a_literal() -> None:
    found = linked(STORY)
    keys = {r.key for r in found.referents} | {e.key for e in found.events}
    assert [f.value for e in found.events for f in e.facts if isinstance(f.value, str) and f.value not in keys] == []
    assert len({e.key for e in found.events}) == len(found.events)


def test_no_referent_is_left_over() -> None:
    found = linked(STORY)
    used = {v for e in found.events for f in e.facts for v in (text_of(f), f.source)} | {e.key for e in found.events}
    assert all(r.key in used or r.authority for r in found.referents)
    assert {n.key for n in found.namings} == {r.key for r in found.referents}


def test_only_people_issue_rulings() -> None:
    (event,) = told("A federal judge in Dayton blocked the travel ban.", RULING)
    assert of(event, "issuedBy") == set() and of(event, "court") == {"federal court in Dayton"}


def test_what_is_not_asserted_stays_apart() -> None:
    found = linked("Ohio sued the Treasury Department. Utah could sue the Treasury Department.")
    said = {e.key.split(":")[0]: {f.modality for f in e.facts} for e in found.events if e.kind is CASE}
    assert said == {"case": {Modality.ASSERTED}, "case-said": {Modality.PREDICTED}}


def test_an_empty_document_tells_nothing() -> None:
    assert link(annotated(" "), (), load_tables()).events == ()


SENTENCES = st.sampled_from(
    [
        "Ohio sued the Treasury Department on Monday.",
        "Judge Jane Roe blocked the travel ban on Tuesday.",
        "The judge also struck down the gun law.",
        "The 2nd Circuit reversed the decision.",
        "Utah could sue the Treasury Department.",
        "The administration appealed.",
        '"We go on and on," Roe said.',
        "She became a judge in 2010.",
        "The lawsuit challenges the order.",
        "A coalition of states joined the suit.",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(SENTENCES, max_size=6))
def test_any_story_links_to_whole_events(sentences: list[str]) -> None:
    text = " ".join(sentences)
    found = link(annotated(text), frames(text), load_tables())
    assert found == link(annotated(text), frames(text), load_tables())
    keys = {r.key for r in found.referents} | {e.key for e in found.events}
    for event in found.events:
        assert event.facts
        for fact in event.facts:
            assert fact.evidence.end <= len(text) and fact.evidence.of(text).strip()
            assert not isinstance(fact.value, str) or fact.value in keys
        if event.kind is FrameKind.RULING and Modality.ASSERTED in {f.modality for f in event.facts}:
            assert {"issuedBy", "court", "outcome", "rulingType"} & {f.name for f in event.facts}


def test_a_ruling_has_the_court_of_its_judge() -> None:
    seat = "Judge Jane Roe of the U.S. District Court in Dunmore held a hearing."
    (event,) = told(f"{seat} Roe blocked the travel ban on Monday.", RULING)
    assert of(event, "court") == {"U.S. District Court in Dunmore"}


def test_a_collective_and_its_members_have_one_case() -> None:
    text = (
        "A coalition of cities and counties on Friday filed a lawsuit challenging the travel ban. Cities and counties "
        "led by Cleveland and Harlan County said in a lawsuit in federal court that the ban was unlawful. It came "
        "after the Treasury Department sued Ohio. Friday's lawsuit also challenged the gun law."
    )
    first, second = told(text, CASE)
    assert (of(first, "plaintiff"), of(first, "challenges")) == (
        {"Cleveland", "Harlan County"},
        {"travel ban", "gun law"},
    )
    assert of(second, "defendant") == {"Ohio"}


def test_the_only_trial_judge_rules_in_the_only_case() -> None:
    suit = "Ohio sued the Treasury Department in May."
    (case,) = told(f"{suit} U.S. District Judge Jane Roe ruled against the Treasury Department on Monday.", CASE)
    assert of(case, "assignedJudge") == {"Jane Roe"}
    gun_law = "U.S. District Judge Jane Roe struck down the gun law."
    cases = told(f"Ohio sued the Treasury Department over the travel ban. {gun_law}", CASE)
    assert [of(c, "assignedJudge") for c in cases] == [set()]
    (case,) = told(f"{suit} Circuit Judge Jane Roe ruled against the Treasury Department on Monday.", CASE)
    assert of(case, "assignedJudge") == set()


def test_some_people_who_sue_are_no_case() -> None:
    assert told("The law is a shield to journalists who are sued for what they print.", CASE) == []
    assert len(told("Three journalists sued Ohio on Monday.", CASE)) == 1


def test_a_circuit_court_of_a_state_is_a_trial_court() -> None:
    (event,) = told("Harlan County Circuit Court Judge Jane Roe blocked the travel ban.", RULING)
    assert of(event, "rulingType") == set()
    (event,) = told("The 9th Circuit blocked the travel ban.", RULING)
    assert of(event, "rulingType") == {"appellate decision"}


def test_nobody_challenges_a_measure_of_his_own() -> None:
    text = "Judge Jane Roe blocked Ohio's boat waiver on Monday. Ohio filed a lawsuit in May."
    assert {name for event in told(text, CASE) for name, _ in event} == {"plaintiff", "filedOn"}
