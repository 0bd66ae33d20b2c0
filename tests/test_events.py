"""Tellings of one event are one, tellings of two stay two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from telling import CASE, GRANT, RULING, asserted, differs, linked, of, told

from graph.link.clusters import Told, compatible, text
from graph.link.events import events
from graph.link.ruling_fit import kinds_apart
from graph.model import Concept, Fact, Frame, FrameKind, Literal, Modality, Span

ONE_RULING = [
    # generic, then named
    (
        "A federal judge in Dayton blocked the travel ban on Tuesday. U.S. District Judge Jane Roe issued a "
        "preliminary injunction against the travel ban.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked; rulingType: preliminary injunction; "
        "decidedOn: 2020-06-16",
    ),
    # named, then "the judge", "the ruling"
    (
        "Judge Jane Roe blocked the travel ban on Tuesday. The judge said in her ruling that the travel ban is "
        "unconstitutional.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked, unlawful; decidedOn: 2020-06-16",
    ),
    # dated by "Tuesday's ruling"
    (
        "Judge Jane Roe blocked the travel ban. Ohio may appeal Tuesday's ruling.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked; decidedOn: 2020-06-16",
    ),
    (
        "Judge Jane Roe blocked the travel ban. The decision, which came on Tuesday, pleased Ohio.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked; decidedOn: 2020-06-16",
    ),
    # the judge who writes for the court
    (
        "An appeals court blocked the travel ban on Tuesday. In her opinion, Judge Jane Roe wrote that it rained.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked; decidedOn: 2020-06-16",
    ),
    # who told nobody is told further on
    (
        "The order blocked the gun law. It rained. It rained. It rained. Judge Jane Roe issued a preliminary "
        "injunction against the gun law.",
        "issuedBy: Jane Roe; target: gun law; outcome: blocked; rulingType: preliminary injunction",
    ),
    # somebody without a name decided
    ("The Dunmore Teachers Union was held in contempt by a federal judge on Tuesday.", "decidedOn: 2020-06-16"),
    # a ruling for somebody is a noun, not a verb
    (
        "Judge Jane Roe on Tuesday issued a landmark ruling for free speech.",
        "issuedBy: Jane Roe; decidedOn: 2020-06-16",
    ),
    # the day of the vote
    (
        "On Tuesday the Supreme Court voted to block the travel ban.",
        "court: ?; target: travel ban; outcome: blocked; decidedOn: 2020-06-16",
    ),
    # who and when are enough
    ("Judge Jane Roe issued the final ruling on Tuesday.", "issuedBy: Jane Roe; decidedOn: 2020-06-16"),
    # a finer date wins
    (
        "Judge Jane Roe blocked the travel ban in June. Judge Jane Roe blocked the travel ban on Tuesday.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked; decidedOn: 2020-06-16",
    ),
    # a special type wins
    (
        "Judge Jane Roe issued an injunction against the travel ban. Roe issued the preliminary injunction on Friday.",
        "issuedBy: Jane Roe; rulingType: preliminary injunction; target: travel ban; outcome: blocked",
    ),
    (
        "Judge Jane Roe blocked the travel ban. The ruling by Judge Jane Roe blocked the travel ban.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked",
    ),
]


@pytest.mark.parametrize(("words", "row"), ONE_RULING)
def test_one_ruling(words: str, row: str) -> None:
    assert differs(words, RULING, row) == []


TWO_RULINGS = [
    # another judge
    (
        "Judge Jane Roe blocked the travel ban. In another ruling, Judge John Doe blocked the travel ban in May.",
        "Jane Roe",
        "John Doe",
    ),
    ("Judge Jane Roe blocked the travel ban. Judge John Doe blocked the travel ban.", "Jane Roe", "John Doe"),
    # other dates
    (
        "Judge Jane Roe blocked the travel ban on June 3. Judge Jane Roe blocked the travel ban on May 4.",
        "Jane Roe",
        "Jane Roe",
    ),
    # opposite outcomes
    ("Judge Jane Roe blocked the travel ban. Judge Jane Roe upheld the travel ban.", "Jane Roe", "Jane Roe"),
    ("Judge Jane Roe denied the motion. Judge Jane Roe granted the motion.", "Jane Roe", "Jane Roe"),
    # one judge on two measures, which come out otherwise
    (
        "Judge Jane Roe struck down the gun law. Judge Jane Roe vacated the travel ban.",
        "Jane Roe",
        "Jane Roe",
    ),
    # recalled from years before
    (
        "In an earlier ruling, Judge Jane Roe blocked the gun law. Judge Jane Roe struck down the travel ban.",
        "Jane Roe",
        "Jane Roe",
    ),
    (
        "Judge Jane Roe blocked the travel ban on Tuesday. In 2012, Judge Jane Roe blocked the gun law.",
        "Jane Roe",
        "Jane Roe",
    ),
]


@pytest.mark.parametrize(("words", "first", "second"), TWO_RULINGS)
def test_two_rulings(words: str, first: str, second: str) -> None:
    found = [of(event, "issuedBy") for event in told(words, RULING)]
    assert found == [{first}, {second}]


@pytest.mark.parametrize(
    "words",
    [
        # trial court and appeals court
        "Judge Jane Roe blocked the travel ban. The 2nd Circuit reversed the decision.",
        "The 2nd Circuit blocked the travel ban. The Supreme Court blocked the travel ban.",
        "Judge Jane Roe issued an injunction against the travel ban. The 2nd Circuit stayed the injunction.",
        "The Supreme Court struck down the gun law. The Supreme Court issued a stay.",
        "Judge Jane Roe struck down the gun law. The Supreme Court denied the request for a stay.",
        # one court on two measures
        "The Supreme Court struck down the gun law in May. It rained. The Supreme Court blocked the travel ban.",
        # one high court on a practice and on a measure
        "The Supreme Court upheld the gun law. It rained. The Supreme Court ruled that lotteries are unlawful.",
        # an injunction of trial courts
        "The Supreme Court blocked the travel ban. A preliminary injunction had blocked the travel ban.",
        # a measure of another kind
        "A federal judge in Dayton blocked the travel ban. A federal judge in Akron struck down the gun law.",
    ],
)
def test_courts_apart(words: str) -> None:
    found = told(words, RULING)
    assert len(found) == 2
    assert all(len(of(event, "court")) <= 1 for event in found)


ONE_CASE = [
    # told three times
    (
        "Ohio sued the Treasury Department on Monday. The lawsuit filed by Ohio challenges the gun law. Ohio's suit "
        "against the Treasury Department is pending.",
        "plaintiff: Ohio; defendant: Department of the Treasury; challenges: gun law; filedOn: 2020-06-15",
    ),
    # dated by a noun
    (
        "Ohio sued the Treasury Department. Monday's lawsuit surprised the mayor.",
        "plaintiff: Ohio; defendant: Department of the Treasury; filedOn: 2020-06-15",
    ),
    # the collective gives way
    # a finer date wins
    (
        "Ohio sued the Treasury Department in June. Ohio sued the Treasury Department on June 15.",
        "plaintiff: Ohio; defendant: Department of the Treasury; filedOn: 2020-06-15",
    ),
]


@pytest.mark.parametrize(("words", "row"), ONE_CASE)
def test_one_case(words: str, row: str) -> None:
    assert differs(words, CASE, row) == []


@pytest.mark.parametrize(
    "words",
    [
        "Ohio sued the Treasury Department. Harlan County sued the Dunmore Teachers Union.",
        "Ohio sued the Treasury Department on June 3. Ohio sued the Treasury Department on May 4.",
        "Ohio sued the Treasury Department over the gun law. In a separate lawsuit, Utah sued the Treasury Department.",
        "Ohio filed a lawsuit in federal court in Dayton. Ohio filed a lawsuit in federal court in Akron.",
    ],
)
def test_two_cases(words: str) -> None:
    assert len(told(words, CASE)) == 2


@pytest.mark.parametrize(
    "words",
    [
        "Judge Jane Roe issued an order. It rained.",  # neither outcome nor target
        "The ruling came on Tuesday.",
        "Ohio praised Tuesday's ruling.",
        "A ruling by Judge Jane Roe is expected.",
    ],
)
def test_too_little_for_a_ruling(words: str) -> None:
    assert told(words, RULING) == []


def test_what_is_only_predicted_is_an_event_of_its_own() -> None:
    words = "Judge Jane Roe blocked the travel ban. Judge Jane Roe could block the gun law."
    assert len(told(words, RULING)) == 1
    said = [e for e in linked(words).events if e.key.startswith("ruling-said:")]
    assert [{f.modality for f in e.facts} for e in said] == [{Modality.PREDICTED}]


# --- the rules by themselves -----------------------------------------------------------------------------------


def fact(name: str, value: str) -> Fact:
    """Return a fact by the name of its slot."""
    here = Span(0, 9)
    if name in ("outcome", "rulingType"):
        return Fact(name, Concept(name, value), here, "rule")
    if name.endswith("On") or name in ("amount", "quote", "office", "fiscalYear"):
        return Fact(name, Literal(value), here, "rule")
    return Fact(name, value, here, "rule")


def telling(kind: FrameKind, modality: Modality = Modality.ASSERTED, **slots: str) -> Told:
    flags = {name: True for name in ("definite", "other", "new") if slots.pop(name, "")}
    return Told(Frame(kind, Span(0, 9), 0, (), "rule", modality, **flags), tuple(fact(n, v) for n, v in slots.items()))


def ruling(**slots: str) -> Told:
    return telling(RULING, **slots)


ROE, DOE = "person:roe", "person:doe"


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (ruling(issuedBy=ROE, outcome="blocked"), ruling(issuedBy=ROE, target="measure:ban"), 1),
        (ruling(issuedBy=ROE, outcome="blocked"), ruling(issuedBy=DOE, outcome="blocked"), 2),
        (ruling(issuedBy=ROE, outcome="blocked"), ruling(issuedBy=ROE, outcome="blocked", other="yes"), 2),
        (
            ruling(issuedBy=ROE, outcome="blocked", decidedOn="2020-05-03"),
            ruling(issuedBy=ROE, outcome="blocked", decidedOn="2020-05-04"),
            2,
        ),
        (
            ruling(issuedBy=ROE, outcome="blocked", decidedOn="2020-05-03"),
            ruling(issuedBy=ROE, outcome="blocked", decidedOn="2020-05"),
            1,
        ),
        (ruling(issuedBy=ROE, outcome="blocked"), ruling(issuedBy=ROE, outcome="allowed"), 2),
        (ruling(court="court:ca2", outcome="affirmed"), ruling(court="court:scotus", outcome="affirmed"), 2),
        (ruling(court="court:ca2", outcome="affirmed"), ruling(court="court:ca2", outcome="affirmed"), 1),
        (ruling(issuedBy=ROE, rulingType="stay", outcome="denied"), ruling(issuedBy=ROE, outcome="unlawful"), 2),
        (ruling(issuedBy=ROE, rulingType="verdict"), ruling(issuedBy=ROE, rulingType="dismissal"), 2),
    ],
)
def test_rulings_join_or_stay_apart(first: Told, second: Told, count: int) -> None:
    level = {"court:ca2": "appeals", "court:scotus": "supreme"}
    second = replace(second, frame=replace(second.frame, sentence=first.frame.sentence + 1))
    assert len(events((first, second), lambda key: level.get(key, ""))) == count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ({"plaintiff": "place:ohio"}, {"plaintiff": "place:ohio", "defendant": "body:treasury"}, 1),
        ({"plaintiff": "place:ohio"}, {"plaintiff": "place:utah"}, 2),
        ({"plaintiff": "place:ohio", "filedIn": "court:a"}, {"plaintiff": "place:ohio", "filedIn": "court:b"}, 2),
        ({"plaintiff": "place:ohio", "filedOn": "2020"}, {"plaintiff": "place:ohio", "filedOn": "2020-06"}, 1),
        ({"plaintiff": "place:ohio", "filedOn": "2019"}, {"plaintiff": "place:ohio", "filedOn": "2020-06"}, 2),
    ],
)
def test_cases_join_or_stay_apart(first: dict[str, str], second: dict[str, str], count: int) -> None:
    told_ = (telling(CASE, **first), telling(CASE, **second))
    assert len(events(told_, lambda _: "")) == count


def test_a_grant_told_twice_is_one() -> None:
    same = {"recipient": "place:harlan", "amount": "2000000"}
    twice = (telling(GRANT, **same), telling(GRANT, **same), telling(GRANT, recipient="place:harlan", amount="5"))
    assert len(events(twice, lambda _: "")) == 2


def test_a_statement_told_twice_is_one() -> None:
    kind = FrameKind.STATEMENT
    twice = (telling(kind, speaker=ROE, quote="We go on."), telling(kind, speaker=ROE, quote="we go  on."))
    assert len(events(twice, lambda _: "")) == 1
    apart = (telling(kind, speaker=ROE, quote="We go on."), telling(kind, speaker=DOE, quote="We go on."))
    assert len(events(apart, lambda _: "")) == 2


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2020", "2020-06", True),
        ("2020-06-03", "2020-06", True),
        ("2020-06-03", "2020-06-03", True),
        ("2020-06-03", "2020-06-04", False),
        ("2019", "2020-06", False),
    ],
)
def test_compatible_dates(left: str, right: str, expected: bool) -> None:
    assert compatible(left, right) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"stay"}, {"injunction"}, True),
        ({"reconsideration"}, set(), True),
        ({"stay"}, {"stay"}, False),
        ({"injunction"}, {"verdict"}, False),
        (set(), set(), False),
    ],
)
def test_kinds_apart(left: set[str], right: set[str], expected: bool) -> None:
    assert kinds_apart(left, right) is expected


def test_text_of_a_fact() -> None:
    assert [text(fact(*p)) for p in (("outcome", "blocked"), ("decidedOn", "2020"), ("court", "court:a"))] == [
        "blocked",
        "2020",
        "court:a",
    ]


def test_frames_come_before_events() -> None:
    words = "Ohio sued the Treasury Department. Ohio sued the Treasury Department."
    assert (len(asserted(words, CASE)), len(told(words, CASE))) == (2, 1)


FILLER = "The town is small. It has a mill. Nobody lives there now. The road is long. The bus is late. "


def test_the_highest_court_is_told_of_another_ruling_farther_on() -> None:
    text = f"The Supreme Court struck down the ordinance. {FILLER}The Supreme Court rejected the appeal in 2011."
    assert [of(r, "outcome") for r in told(text)] == [{"unlawful"}, {"denied"}]
    near = "The Supreme Court struck down the ordinance. The court rejected the argument of the town in 2011."
    assert len(told(near)) == 1


def test_a_cited_case_is_not_that_of_the_rulings() -> None:
    text = f"The Supreme Court struck down the ordinance. {FILLER}Jane Roe spoke of Moe v. Quill with the mayor."
    (case,) = told(text, CASE)
    assert of(case, "challenges") == set()
    (case,) = told("The Supreme Court struck down the ordinance in Moe v. Quill.", CASE)
    assert of(case, "challenges") == {"ordinance"}


def test_sides_are_never_exchanged_within_one_case() -> None:
    text = "The Treasury Department sued Ohio. Ohio sued the Treasury Department over the fee."
    assert [of(c, "plaintiff") for c in told(text, CASE)] == [{"Department of the Treasury"}, {"Ohio"}]


def test_a_verdict_is_no_ruling_of_a_higher_court() -> None:
    text = "The Supreme Court sided with Ohio. A jury convicted John Doe."
    assert [of(r, "rulingType") for r in told(text)] == [set(), {"verdict"}]


def test_the_actor_of_a_relative_clause_is_the_court_before_it() -> None:
    (ruling,) = told("Justice Jane Roe praised the decisions by the Supreme Court that left the ordinance in place.")
    assert of(ruling, "issuedBy") == set()
    assert of(ruling, "court") == {"U.S. Supreme Court"}


def test_a_party_is_no_judge() -> None:
    text = "Jesse Moe was indicted for fraud. The case is difficult. Judge Moe blocked the ordinance."
    assert [of(r, "issuedBy") for r in told(text)] == [set()]
