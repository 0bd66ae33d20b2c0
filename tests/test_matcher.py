"""Constructions x sentences: which case or ruling a sentence tells, and which sentences tell none."""

from __future__ import annotations

import pytest
from telling import CASE, MEASURE, RULING, SD_OHIO, asserted, differs, facts, of, told

from graph.model import FrameKind

CASES = [
    # active
    (
        "Harlan County sued the Treasury Department on Monday over the gun law.",
        "plaintiff: Harlan County; defendant: Department of the Treasury; challenges: gun law; filedOn: 2020-06-15",
    ),
    (
        "Ohio countersued the Dunmore Teachers Union in May.",
        "plaintiff: Ohio; defendant: Dunmore Teachers Union; filedOn: 2020-05",
    ),
    (
        "The union's landlord was quiet, but Ohio has sued the Treasury Department.",
        "plaintiff: Ohio; defendant: Department of the Treasury",
    ),
    (
        "Ohio took the Treasury Department to court over the gun law.",
        "plaintiff: Ohio; defendant: Department of the Treasury; challenges: gun law",
    ),
    # passive
    (
        "The Treasury Department was sued by Ohio on Monday.",
        "plaintiff: Ohio; defendant: Department of the Treasury; filedOn: 2020-06-15",
    ),
    # reduced
    (
        "A lawsuit filed by the Dunmore Teachers Union against the Treasury Department is pending.",
        "plaintiff: Dunmore Teachers Union; defendant: Department of the Treasury",
    ),
    (
        "The case brought by Ohio against the Treasury Department is pending.",
        "plaintiff: Ohio; defendant: Department of the Treasury",
    ),
    # participial, with the subject after the comma
    # noun with a support verb
    (
        "Ohio brought a lawsuit against the Treasury Department in federal court in Dunmore on June 3.",
        "plaintiff: Ohio; defendant: Department of the Treasury; filedIn: federal court in Dunmore; "
        "filedOn: 2020-06-03",
    ),
    (
        "The Dunmore Teachers Union filed a class-action lawsuit against Harlan County on Monday.",
        "plaintiff: Dunmore Teachers Union; defendant: Harlan County; filedOn: 2020-06-15",
    ),
    (
        "Utah joined the lawsuit against the Treasury Department last week.",
        "plaintiff: Utah; defendant: Department of the Treasury",
    ),
    # possessive
    (
        "Ohio's lawsuit against the Treasury Department is pending.",
        "plaintiff: Ohio; defendant: Department of the Treasury",
    ),
    # purpose
    (
        "Ohio sued the Treasury Department to block the travel ban.",
        "plaintiff: Ohio; defendant: Department of the Treasury; challenges: travel ban",
    ),
    (
        "The Dunmore Teachers Union filed a lawsuit challenging the gun law.",
        "plaintiff: Dunmore Teachers Union; challenges: gun law",
    ),
    # relative clause
    (
        "Ohio, which sued the Treasury Department in May, is waiting for an answer.",
        "plaintiff: Ohio; defendant: Department of the Treasury; filedOn: 2020-05",
    ),
    (
        "Jane Roe, who sued Harlan County in May, spoke on Monday.",
        "plaintiff: Jane Roe; defendant: Harlan County; filedOn: 2020-05",
    ),
    # apposition
    (
        "The Dunmore Teachers Union, a group of 900 teachers, sued Harlan County.",
        "plaintiff: Dunmore Teachers Union; defendant: Harlan County",
    ),
    # criminal
    (
        "The Justice Department indicted Jane Roe in March.",
        "plaintiff: Department of Justice; defendant: Jane Roe; filedOn: 2020-03",
    ),
    ("Jane Roe was indicted in March.", "defendant: Jane Roe; filedOn: 2020-03"),
    # two actors near the verb
    ("Utah watched Ohio sue the Treasury Department.", "plaintiff: Ohio; defendant: Department of the Treasury"),
    ("Ohio is being sued by the Treasury Department.", "plaintiff: Department of the Treasury; defendant: Ohio"),
    ("Ohio got sued by the Treasury Department.", "plaintiff: Department of the Treasury; defendant: Ohio"),
    (
        "Ohio has been sued over the gun law by the Dunmore Teachers Union.",
        "plaintiff: Dunmore Teachers Union; defendant: Ohio; challenges: gun law",
    ),
    ("Jane Roe, who is not related to John Doe, sued Harlan County.", "plaintiff: Jane Roe; defendant: Harlan County"),
    ("Mary Quill, whose sister Jane Roe sued Harlan County, slept.", "plaintiff: Jane Roe; defendant: Harlan County"),
    (
        "On behalf of Jane Roe, the Dunmore Teachers Union sued Harlan County.",
        "plaintiff: Dunmore Teachers Union; defendant: Harlan County",
    ),
    (
        "Governor John Stern, who lost when Judge Jane Roe blocked the travel ban, sued Harlan County.",
        "plaintiff: John Stern; defendant: Harlan County",
    ),
    # several events of one suit
    (
        "Ohio sued the Treasury Department on Monday, and the suit seeks to block the travel ban.",
        "plaintiff: Ohio; defendant: Department of the Treasury; filedOn: 2020-06-15",
    ),
]


@pytest.mark.parametrize(("text", "row"), CASES)
def test_sentences_that_tell_a_suit(text: str, row: str) -> None:
    assert differs(text, CASE, row) == []


@pytest.mark.parametrize(
    "text",
    [
        "Harlan County visited the Treasury Department on Monday.",
        "The hotel suite was booked by Ohio.",
        "She wore a suit to the Treasury Department on Monday.",
        "In any case, Ohio is waiting for the Treasury Department.",
        "The plaintiffs spoke on Monday.",
        "Ohio filed its taxes with the Treasury Department on Monday.",
        "The union brought flowers to the court on Monday.",
        "The complaint was heard by nobody.",
        "A court visit by the Treasury Department is planned.",
        "Ohio took the Treasury Department to task over the gun law.",
    ],
)
def test_sentences_that_tell_no_suit(text: str) -> None:
    assert told(text, CASE) == []


RULINGS = [
    # active
    (
        "Judge Jane Roe blocked the travel ban on Tuesday.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked; decidedOn: 2020-06-16",
    ),
    ("The Supreme Court struck down the gun law.", "court: U.S. Supreme Court; target: gun law; outcome: unlawful"),
    (
        "The Supreme Court allowed the travel ban to take effect.",
        "court: U.S. Supreme Court; target: travel ban; outcome: allowed",
    ),
    (
        "A federal judge in Dayton threw out the gun law on Tuesday.",
        "court: federal court in Dayton; target: gun law; outcome: unlawful; decidedOn: 2020-06-16",
    ),
    ("Judge Jane Roe put the travel ban on hold.", "issuedBy: Jane Roe; target: travel ban; outcome: blocked"),
    ("Judge Jane Roe put on hold the travel ban.", "issuedBy: Jane Roe; target: travel ban; outcome: blocked"),
    (
        "The 2nd Circuit upheld the gun law.",
        "court: U.S. Court of Appeals for the Second Circuit; target: gun law; outcome: allowed",
    ),
    (
        "Judge Jane Roe blocked part of the travel ban.",
        "issuedBy: Jane Roe; target: travel ban; outcome: partly blocked",
    ),
    # passive
    (
        "The travel ban was blocked on Tuesday by Judge Jane Roe.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked; decidedOn: 2020-06-16",
    ),
    (
        "The gun law was struck down by the Supreme Court in May.",
        "court: U.S. Supreme Court; target: gun law; outcome: unlawful; decidedOn: 2020-05",
    ),
    # a court is near, no agent
    ("The travel ban was blocked by a federal judge.", "target: travel ban; outcome: blocked"),
    # noun with a support verb
    (
        "Judge Jane Roe issued a preliminary injunction against the travel ban on Friday.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked; rulingType: preliminary injunction; "
        "decidedOn: 2020-06-12",
    ),
    (
        "Judge Jane Roe granted a nationwide injunction against the travel ban.",
        "issuedBy: Jane Roe; target: travel ban; rulingType: injunction; scope: nationwide",
    ),
    (
        "Judge Jane Roe issued a temporary restraining order on Friday.",
        "issuedBy: Jane Roe; rulingType: temporary restraining order; decidedOn: 2020-06-12",
    ),
    # participial
    (
        "Judge Jane Roe issued a ruling blocking the travel ban.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked",
    ),
    # possessive
    (
        "Judge Jane Roe's ruling against the Treasury Department came on Tuesday.",
        "issuedBy: Jane Roe; against: Department of the Treasury",
    ),
    ("Judge Jane Roe's ruling blocked the travel ban.", "issuedBy: Jane Roe; target: travel ban; outcome: blocked"),
    # apposition
    (
        "Jane Roe, a federal judge in Dayton, blocked the travel ban.",
        "issuedBy: Jane Roe; court: federal court in Dayton; target: travel ban; outcome: blocked",
    ),
    (
        "A federal judge in Dayton, Jane Roe, struck down the ordinance.",
        "issuedBy: Jane Roe; court: federal court in Dayton; target: ordinance; outcome: unlawful",
    ),
    # attribution at the end
    (
        "The travel ban is unconstitutional, a federal judge in Dayton ruled on Tuesday.",
        "court: federal court in Dayton; target: travel ban; outcome: unlawful; decidedOn: 2020-06-16",
    ),
    (
        "The gun law violates the Second Amendment, Judge Jane Roe ruled Tuesday.",
        "issuedBy: Jane Roe; target: gun law; outcome: unlawful; decidedOn: 2020-06-16; "
        "findsViolationOf: Second Amendment",
    ),
    # complement
    (
        "Judge Jane Roe ruled on Tuesday that the travel ban is unconstitutional.",
        "issuedBy: Jane Roe; target: travel ban; outcome: unlawful; decidedOn: 2020-06-16",
    ),
    ("Judge Jane Roe found the gun law unconstitutional.", "issuedBy: Jane Roe; target: gun law; outcome: unlawful"),
    (
        "Judge Jane Roe ruled that the Treasury Department exceeded its power.",
        "issuedBy: Jane Roe; against: Department of the Treasury; outcome: unlawful",
    ),
    # relative clause
    (
        "Judge Jane Roe, who blocked the travel ban in May, is 61.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked; decidedOn: 2020-05",
    ),
    # parties
    (
        "The 2nd Circuit sided with Ohio on Tuesday.",
        "court: U.S. Court of Appeals for the Second Circuit; inFavorOf: Ohio; decidedOn: 2020-06-16",
    ),
    (
        "Judge Jane Roe ruled against the Treasury Department.",
        "issuedBy: Jane Roe; against: Department of the Treasury",
    ),
    (
        "Judge Jane Roe ordered the Treasury Department to stop the payments.",
        "issuedBy: Jane Roe; target: Department of the Treasury; outcome: blocked",
    ),
    (
        "Judge Jane Roe ordered the Treasury Department to release the funds.",
        "issuedBy: Jane Roe; target: Department of the Treasury",
    ),
    # requests and cases
    (
        "Judge Jane Roe denied Ohio's request for a preliminary injunction.",
        "issuedBy: Jane Roe; outcome: denied; rulingType: preliminary injunction",
    ),
    (
        "Judge Jane Roe granted the motion for summary judgment on Friday.",
        "issuedBy: Jane Roe; outcome: granted; rulingType: summary judgment; decidedOn: 2020-06-12",
    ),
    (
        "Judge Jane Roe dismissed the lawsuit on Friday.",
        "issuedBy: Jane Roe; outcome: dismissed; rulingType: dismissal; decidedOn: 2020-06-12",
    ),
    ("Judge Jane Roe tossed out the lawsuit.", "issuedBy: Jane Roe; outcome: dismissed; rulingType: dismissal"),
    # another court's ruling
    (
        "The 2nd Circuit reversed the decision on Friday.",
        "court: U.S. Court of Appeals for the Second Circuit; outcome: reversed; decidedOn: 2020-06-12",
    ),
    # the measure before its relative clause
    (
        "The travel ban, which Judge Jane Roe blocked in May, is back.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked; decidedOn: 2020-05",
    ),
    (
        "The travel ban that Judge Jane Roe blocked in May is back.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked; decidedOn: 2020-05",
    ),
    # somebody else near the verb
    (
        "Unlike Judge John Doe, Judge Jane Roe blocked the travel ban.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked",
    ),
    (
        "Judge Jane Roe, who was appointed by President Jimmy Carter in 1979, blocked the travel ban on Tuesday.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked; decidedOn: 2020-06-16",
    ),
    (
        "Judge Jane Roe blocked the travel ban, which Governor John Stern signed in May.",
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked",
    ),
    # the seat of the judge
    (
        "In Dayton, Judge Jane Roe blocked the travel ban.",
        "issuedBy: Jane Roe; court: court in Dayton; target: travel ban; outcome: blocked",
    ),
    (
        "U.S. District Judge Jane Roe of the Southern District of Ohio blocked the travel ban.",
        f"issuedBy: Jane Roe; court: {SD_OHIO}; outcome: blocked",
    ),
]


@pytest.mark.parametrize(("text", "row"), RULINGS)
def test_sentences_that_tell_a_ruling(text: str, row: str) -> None:
    assert differs(text, RULING, row) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Jane Roe blocked the road on Tuesday.",
        "Governor Jane Roe blocked the travel ban on Tuesday.",
        "The Senate struck down the gun law.",
        "The legislature upheld the gun law.",
        "The mayor affirmed the ruling.",
        "The governor sided with Ohio.",
        "The mayor ruled that the road is closed.",
        "The mayor said the travel ban is unconstitutional.",
        "Jane Roe, a professor in Dayton, found the gun law unconstitutional.",
        "The travel ban is unconstitutional, a professor in Dayton said on Tuesday.",
        "The travel ban, blocked roads and a storm kept Judge Jane Roe at home.",
        "Judge Jane Roe visited the court in Dayton on Tuesday.",
        "The court order was printed in the paper.",
        "Ohio blocked the Treasury Department's truck at the border.",
        "The decision by the mayor keeps the road closed.",
        "The storm put the trip on hold.",
    ],
)
def test_sentences_that_tell_no_ruling(text: str) -> None:
    assert told(text, RULING) == []


@pytest.mark.parametrize(
    ("text", "kind", "first", "second"),
    [
        (
            "Ohio sued the Treasury Department after Utah sued Harlan County.",
            CASE,
            "plaintiff: Ohio; defendant: Department of the Treasury",
            "plaintiff: Utah; defendant: Harlan County",
        ),
        (
            "Ohio sued the Treasury Department, while Utah sued Harlan County.",
            CASE,
            "plaintiff: Ohio; defendant: Department of the Treasury",
            "plaintiff: Utah; defendant: Harlan County",
        ),
        (
            "Ohio, which was sued by Utah, sued the Treasury Department.",
            CASE,
            "plaintiff: Utah; defendant: Ohio",
            "plaintiff: Ohio; defendant: Department of the Treasury",
        ),
        (
            "A day after Judge Jane Roe blocked the travel ban, Judge John Doe struck down the gun law.",
            RULING,
            "issuedBy: Jane Roe; target: travel ban; outcome: blocked",
            "issuedBy: John Doe; target: gun law; outcome: unlawful",
        ),
    ],
)
def test_two_events_in_one_sentence(text: str, kind: FrameKind, first: str, second: str) -> None:
    assert differs(text, kind, first, second) == []


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Governor Jane Roe signed the ordinance in May.", "Jane Roe"),
        ("The Treasury Department issued a memo on Monday.", "Department of the Treasury"),
        ("The ordinance was signed by Governor Jane Roe in May.", "Jane Roe"),
    ],
)
def test_sentences_that_tell_a_measure(text: str, issuer: str) -> None:
    assert [dict(f).get("issuer") for f in facts(text, MEASURE)] == [issuer]


@pytest.mark.parametrize(
    "text",
    [
        "Judge Jane Roe issued an executive order.",  # no court makes a measure
        "Governor Jane Roe vowed to sign the ordinance.",
        "Governor Jane Roe signed a book in May.",
        "Governor Jane Roe refused to sign the ordinance.",
    ],
)
def test_sentences_that_tell_no_measure(text: str) -> None:
    assert [f for f in asserted(text, MEASURE) if ("issuer", "Jane Roe") in facts(text, MEASURE)[0]] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ohio sued the Treasury Department over the gun law.",
        "Judge Jane Roe ruled that the travel ban is unconstitutional.",
        "The travel ban is unconstitutional, a federal judge in Dayton ruled on Tuesday.",
    ],
)
def test_every_slot_cites_the_sentence(text: str) -> None:
    around = f"It rained all day. {text} Then the sun came out."
    for frame in asserted(around):
        assert {slot.evidence.of(around) for slot in frame.slots} == {text}
        assert frame.trigger.of(around) in text
    assert asserted(around)


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers can file a lawsuit against the Treasury Department.",
        "The memo was the first complaint against Jane Roe in Harlan County.",
        "The petition came from the Dunmore Teachers Union.",
        "A while later, the Treasury Department filed a motion to dismiss the case.",
        "Ohio followed suit, by allying with the Dunmore Teachers Union.",
        "Ohio made the case against the Treasury Department on the evening news.",
        "The union attacked the city's ordinance.",
    ],
)
def test_sentences_that_sound_like_a_suit(text: str) -> None:
    assert told(text, CASE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Harlan County's decision to stop collecting the tax drew critics.",
        "He is suspending his campaign.",
        "Mayor John Doe spoke on Monday. He halted the program.",
        "Justice Jane Roe said the better course would have been to declare the ban unconstitutional.",
    ],
)
def test_sentences_that_sound_like_a_ruling(text: str) -> None:
    assert told(text, RULING) == []


def test_a_pronoun_leads_back_to_the_judge() -> None:
    events = told("U.S. District Judge John Roe spoke on Monday. He blocked the travel ban.", RULING)
    assert [of(e, "issuedBy") for e in events] == [{"John Roe"}]


def test_time_is_not_what_a_suit_is_about() -> None:
    (case,) = told("Ohio sued the Treasury Department over the course of two decades.", CASE)
    assert of(case, "challenges") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Justice Jane Roe said the court would have gone further and upheld the ban.",
        "The 2nd Circuit could have reversed the decision and reinstated the ban.",
        "Ohio is asking that a federal judge issue an injunction against the ban.",
        "The union filed a temporary restraining order to stop the ban.",
    ],
)
def test_second_verbs_and_wishes_are_no_rulings(text: str) -> None:
    assert told(text, RULING) == []


def test_a_second_gerund_is_said_like_the_first() -> None:
    text = "The mayor accused Harlan County of breaking the law and suing the Treasury Department."
    assert told(text, CASE) == []


def test_an_open_phrase_ends_before_the_verb() -> None:
    (event,) = told("The 2nd Circuit ruling striking down the hiring of teachers appeared on Monday.", RULING)
    assert of(event, "target") == {"hiring of teachers"}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Another judge blocked the travel ban.", True),
        ("In another lawsuit, a judge blocked the travel ban.", True),
        ("The judge, after another woman spoke, blocked the travel ban.", False),
    ],
)
def test_another_person_makes_no_other_ruling(text: str, other: bool) -> None:
    assert [f.other for f in asserted(text, RULING)] == [other]


def test_a_name_is_no_verb() -> None:
    assert told("Nita Sue Harlan Street House Dems spoke to Ohio.", CASE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Judge Jane Roe has mostly stayed out of the spotlight in the trial.",
        "The 2nd Circuit struck down a broader Treasury Department effort.",
    ],
)
def test_no_target_is_made_of_a_part(text: str) -> None:
    assert [of(event, "target") for event in told(text, RULING) if of(event, "target")] == []


def test_link_texts_pasted_into_a_sentence_tell_nothing() -> None:
    pasted = "Sen. Jane Roe Jane Ann RoeHouse sues over suit against Mark Doe MORE (D-Ohio) sued Utah."
    assert [of(case, "defendant") for case in told(pasted, CASE)] in ([], [{"Utah"}])
    assert [of(case, "plaintiff") & {"Ohio"} for case in told("Sen. Jane Roe (D-Ohio) sued Utah.", CASE)] == [set()]


def test_nobody_is_accused_across_paragraphs() -> None:
    assert told("Mark Doe and John Roe spoke.\n\nHe pleaded guilty in 2005 to fraud.", CASE) == []
    assert told("Jane Moe noted that Mark Doe was in office. He later pleaded guilty to fraud.", CASE) == []
    (case,) = told("Mark Doe was a mayor. He pleaded guilty in 2005 to fraud.", CASE)
    assert of(case, "defendant") == {"Mark Doe"}


def test_no_fact_is_lost_behind_link_texts() -> None:
    text = "A federal judge blocked the travel ban of Jane Roe Jane Ann RoeUtah sues Idaho MORE on Monday."
    (event,) = told(text, RULING)
    assert of(event, "target") == {"travel ban"}
    assert of(event, "decidedOn") != set()


@pytest.mark.parametrize(
    "text",
    [
        "Courts have struck down the ordinance.",
        "The court ruled against Ohio 13 times.",
        "The country's Supreme Court annulled the conviction.",
        "In a separate opinion, Judge Jane Roe agreed that the ordinance is unconstitutional.",
        "Judge Jane Roe declined to answer the question on Monday.",
        "The order bars the sale of the land.",
        "Governor Jane Roe extended the stay-at-home order, and the 2nd Circuit noted it.",
        "The Supreme Court affirmed that some firms are exempt.",
        "Supreme Court precedent permits certain restrictions.",
        "Protests swept Ohio demanding justice, and affirming the ordinance.",
        "An injunction could have a chaotic effect.",
        "And if there really was a ruling by the 2nd Circuit against Ohio, nobody read it.",
        "\u201cThe ordinance is unlawful,\u201d said Justice Jane Roe, who was part of the majority in 2013.",
        "In the book, Judge Jane Roe wrote \u201cThe Future of Unlawful Orders\u201d in 2006.",
        "The city lost in a ruling affirmed by the 2nd Circuit.",
        "In Tuesday's hearing, Judge Jane Roe said the ordinance is unconstitutional.",
        "It will not take a judge dismissing the case to see it.",
        "France's highest court upheld the ordinance.",
    ],
)
def test_what_tells_no_one_ruling(text: str) -> None:
    assert [f for f in facts(text, RULING) if of(f, "court") | of(f, "issuedBy")] == []


@pytest.mark.parametrize(
    ("text", "slot", "values"),
    [
        ("The courts struck down the ordinance.", "outcome", {"unlawful"}),
        ("The court order bars the sale of the land.", "outcome", {"blocked"}),
        ("The Supreme Court affirmed the ruling.", "outcome", {"affirmed"}),
        ("Judge Jane Roe rejected the lawsuit on Monday.", "outcome", {"dismissed"}),
        ("Judge Jane Roe ruled that the state cannot be ordered to pay.", "outcome", set()),
        ("A jury convicted Jane Roe, derailing the plans of the mayor.", "outcome", set()),
        ("Repealed in 1987, the ordinance was declared unconstitutional by the Supreme Court.", "decidedOn", set()),
        ("Judge Jane Roe upheld the travel ban, and Judge John Doe struck it down.", "target", {"travel ban"}),
    ],
)
def test_what_a_ruling_verb_tells(text: str, slot: str, values: set[str]) -> None:
    assert {v for f in facts(text, RULING) for v in of(f, slot)} == values


def test_a_charge_has_not_the_day_of_the_crime_nor_a_suit_the_law_that_was_broken() -> None:
    (case,) = told("Jane Roe was charged with killing John Doe last week.", CASE)
    assert of(case, "filedOn") == set()
    (case,) = told("Ohio sued Harlan Bank for violating the ordinance.", CASE)
    assert of(case, "challenges") == set()


def test_what_is_announced_of_a_measure_does_not_make_it() -> None:
    ruled = "The Supreme Court upheld the travel ban."
    assert told(f"The mayor announced that the travel ban would end in March. {ruled}", MEASURE) == []
    (measure,) = told(f"The mayor announced the travel ban in March. {ruled}", MEASURE)
    assert of(measure, "issuedOn") == {"2020-03"}


def test_a_deed_has_its_own_day() -> None:
    (ruling,) = told("The 2nd Circuit ruled that the mayor broke the law in granting a permit last year.")
    assert of(ruling, "decidedOn") == set()
