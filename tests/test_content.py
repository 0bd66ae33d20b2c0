"""What a decision is about: outcomes read off complements, targets, purposes of suits, types of requests, scope."""

from __future__ import annotations

import pytest
from telling import RULING, at, clause, differs, facts, of, told

from graph.frames import content, purposes


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("the gun law is unconstitutional", "unlawful"),
        ("the gun law is unconstitutional because it is vague", "unlawful"),
        ("the gun law is unlawful", "unlawful"),
        ("the gun law violates the Second Amendment", "unlawful"),
        ("the gun law is arbitrary and capricious", "unlawful"),
        ("the gun law discriminates and is invalid", "unlawful"),
        ("the gun law cannot be enforced", "blocked"),
        ("the gun law must not take effect", "blocked"),
        ("the gun law may not take effect", "blocked"),
        ("the gun law can no longer be enforced", "blocked"),
        ("the gun law is constitutional", "allowed"),
        ("the gun law is legal", "allowed"),
        ("the gun law may proceed", "allowed"),
        ("the gun law can take effect", "allowed"),
    ],
)
def test_outcome_of_a_complement(words: str, outcome: str) -> None:
    (event,) = told(f"Judge Jane Roe ruled that {words}.", RULING)
    assert (of(event, "outcome"), of(event, "target")) == ({outcome}, {"gun law"})


@pytest.mark.parametrize(
    "words",
    [
        "the gun law covers illegal drug users",
        "the gun law is about unlawful assembly",
        "the gun law has a legal history",
        "the gun law was written in 1990",
        "the gun law names constitutional officers",
        "the gun law is old",
    ],
)
def test_a_complement_without_an_outcome(words: str) -> None:
    assert [of(event, "outcome") for event in told(f"Judge Jane Roe ruled that {words}.", RULING)] in ([], [set()])


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Judge Jane Roe ruled that a lawsuit alleging the gun law is illegal can proceed.",
            "issuedBy: Jane Roe; outcome: allowed",
        ),
        (
            "Judge Jane Roe ruled that a lawsuit accusing the Treasury Department of unlawful searches may proceed.",
            "issuedBy: Jane Roe; outcome: allowed",
        ),
        (
            "Judge Jane Roe ruled that the Treasury Department cannot withhold the money.",
            "issuedBy: Jane Roe; outcome: blocked; against: Department of the Treasury",
        ),
        (
            "Judge Jane Roe ruled that Harlan County overstepped its powers.",
            "issuedBy: Jane Roe; outcome: unlawful; against: Harlan County",
        ),
        (
            "Judge Jane Roe ruled that the bulk collection of phone records is illegal.",
            "issuedBy: Jane Roe; outcome: unlawful; target: bulk collection of phone records",
        ),
        (
            "Judge Jane Roe wrote in her opinion that the gun law is unconstitutional.",
            "issuedBy: Jane Roe; outcome: unlawful; target: gun law",
        ),
        (
            "The gun law is unconstitutional, the Supreme Court ruled.",
            "court: U.S. Supreme Court; outcome: unlawful; target: gun law",
        ),
        (
            "Judge Jane Roe found that the gun law violates the Second Amendment.",
            "issuedBy: Jane Roe; outcome: unlawful; findsViolationOf: Second Amendment",
        ),
        ("The gun law can proceed, Judge Jane Roe ruled.", "issuedBy: Jane Roe; outcome: allowed; target: gun law"),
    ],
)
def test_content_of_rulings(text: str, row: str) -> None:
    assert differs(text, RULING, row) == []


@pytest.mark.parametrize(
    "text",
    [
        "Judge Jane Roe said in an interview that the gun law is unconstitutional.",
        "Judge Jane Roe wrote in a letter that the gun law is illegal.",
        "Judge Jane Roe said the hearing can proceed on Friday.",
        "Judge Jane Roe said the lawyers must be on time.",
        "She said the gun law is unconstitutional.",
    ],
)
def test_words_of_a_judge_that_decide_nothing(text: str) -> None:
    assert told(text, RULING) == []


@pytest.mark.parametrize(
    ("text", "first", "practice"),
    [
        ("They fight over the bulk collection of phone records.", "over", "bulk collection of phone records"),
        ("They fight over the bulk collection of records from abroad.", "over", "bulk collection of records"),
        ("They fight over the deportations.", "over", "deportations"),
        ("They fight over it.", "over", None),
        ("They fight over the.", "over", None),
        ('They fight over "the bulk collection of all the phone records" now.', "over", None),
    ],
)
def test_open_noun_phrases(text: str, first: str, practice: str | None) -> None:
    found = clause(text)
    made = content.described(found, at(found.items, first) + 1)
    assert (made.name if made else None) == practice
    assert made is None or made.span.of(text) == practice


@pytest.mark.parametrize(
    ("text", "challenged"),
    [
        ("The suit was filed to block the travel ban.", {"travel ban"}),
        ("The suit was filed challenging the gun law.", {"gun law"}),
        ("The suit was filed over the gun law.", {"gun law"}),
        ("The suit was filed to halt the forced removals.", {"forced removals"}),
        ("The suit was filed by a man alleging the gun law is old.", set()),
        ("The suit was filed after a fight over the gun law.", set()),
        ("The suit was filed on Monday. It is over the gun law.", set()),
    ],
)
def test_what_a_suit_is_against(text: str, challenged: set[str]) -> None:
    found = clause(text)
    slots = purposes.attacked(found, at(found.items, "filed") + 1, "rule")
    assert {getattr(slot.value, "name", "") for slot in slots} == challenged


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("He denied the motion for a preliminary injunction.", "motion", "preliminary injunction"),
        ("He denied the request for a temporary restraining order.", "request", "temporary restraining order"),
        ("He denied the request to stay the ruling.", "request", "stay"),
        ("He denied the request to put the ruling on hold.", "request", "stay"),
        ("He denied the motion to reconsider the ruling.", "motion", "reconsideration"),
        ("He denied the motion for summary judgment.", "motion", "summary judgment"),
        ("He denied the request for more time.", "request", ""),
    ],
)
def test_type_of_a_request(text: str, word: str, kind: str) -> None:
    found = clause(text)
    assert content.request_type(found, at(found.items, word)) == kind


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Judge Jane Roe blocked the travel ban nationwide.", {"nationwide"}),
        ("Judge Jane Roe issued a nationwide injunction.", {"nationwide"}),
        ("Judge Jane Roe blocked the gun law statewide.", {"statewide"}),
        ("Judge Jane Roe blocked the gun law across the country.", {"nationwide"}),
        ("Judge Jane Roe blocked the gun law.", set()),
        ("Judge Jane Roe upheld the nationwide gun law.", set()),
    ],
)
def test_scope(text: str, scope: set[str]) -> None:
    (event,) = told(text, RULING)
    assert of(event, "scope") == scope


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The 2nd Circuit reversed that finding in May.", False),
        ("The 2nd Circuit reversed that recount in May.", True),
        ("Judge Jane Roe ruled that a ballot cannot be declared invalid.", False),
        ("Judge Jane Roe ruled that a ballot is invalid.", True),
    ],
)
def test_findings_and_what_nobody_may_declare_are_not_ruled_on(text: str, told: bool) -> None:
    assert any(of(f, "outcome") for f in facts(text, RULING)) is told
