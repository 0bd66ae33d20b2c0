"""Suits and rulings told by a noun: with a support verb, by an owner, or not at all when only wished for."""

from __future__ import annotations

import pytest
from telling import CASE, RULING, asserted, differs, facts, of

from graph.model import FrameKind

TOLD = [
    (
        "Ohio filed a lawsuit against the Treasury Department.",
        CASE,
        "plaintiff: Ohio; defendant: Department of the Treasury",
    ),
    (
        "The lawsuit, brought Monday by Ohio against the Treasury Department, is long.",
        CASE,
        "plaintiff: Ohio; defendant: Department of the Treasury; filedOn: 2020-06-15",
    ),
    (
        "Ohio's suit against the Treasury Department is long.",
        CASE,
        "plaintiff: Ohio; defendant: Department of the Treasury",
    ),
    (
        "Ohio said in a lawsuit against the Treasury Department that it rained.",
        CASE,
        "plaintiff: Ohio; defendant: Department of the Treasury",
    ),
    (
        "A suit by the Dunmore Teachers Union over the gun law is pending.",
        CASE,
        "plaintiff: Dunmore Teachers Union; challenges: gun law",
    ),
    (
        "Judge Jane Roe issued a permanent injunction against the travel ban.",
        RULING,
        "issuedBy: Jane Roe; rulingType: permanent injunction; target: travel ban; outcome: blocked",
    ),
    (
        "A preliminary injunction was issued by Judge Jane Roe.",
        RULING,
        "issuedBy: Jane Roe; rulingType: preliminary injunction",
    ),
    ("The 2nd Circuit issued a stay.", RULING, "court: U.S. Court of Appeals for the Second Circuit; rulingType: stay"),
    (
        "Judge Jane Roe signed a consent decree on Friday.",
        RULING,
        "issuedBy: Jane Roe; rulingType: consent decree; decidedOn: 2020-06-12",
    ),
]


@pytest.mark.parametrize(("text", "kind", "row"), TOLD)
def test_nouns_that_tell_an_event(text: str, kind: FrameKind, row: str) -> None:
    assert differs(text, kind, row) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ohio asked for a preliminary injunction.",
        "Ohio is seeking a restraining order against the travel ban.",
        "Ohio moved for summary judgment.",
        "Ohio awaits a verdict.",
        "Ohio asked the 2nd Circuit for a stay.",
        "Ohio wants a consent decree.",
        "Her stay in Dayton was long.",
        "The decision by the mayor keeps the road closed.",
        "Mayor Jane Roe issued an order.",
        "The governor's order is long.",
        "Ohio is at risk of a lawsuit.",
        "Without a lawsuit, Ohio is lost.",
        "Ohio and the lawsuit were news.",
    ],
)
def test_nouns_that_tell_none(text: str) -> None:
    assert [f for f in asserted(text) if len(f.slots) > 0] == []


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("The lawsuit filed by Ohio is long.", True),
        ("A lawsuit filed by Ohio is long.", False),
        ("Ohio's lawsuit against Harlan County is long.", True),
    ],
)
def test_definite_nouns_point_back(text: str, definite: bool) -> None:
    assert [f.definite for f in asserted(text, CASE)] == [definite]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("In a separate lawsuit, Ohio sued Harlan County.", True),
        ("Another lawsuit filed by Ohio is long.", True),
        ("A lawsuit filed by Ohio is long.", False),
    ],
)
def test_words_that_mean_another_event(text: str, other: bool) -> None:
    assert any(f.other for f in asserted(text, CASE)) is other


def test_a_scope_beside_the_noun() -> None:
    (found,) = facts("Judge Jane Roe issued a nationwide injunction.", RULING)
    assert of(found, "scope") == {"nationwide"}


@pytest.mark.parametrize(
    ("text", "plaintiffs"),
    [
        ("The lawsuit, filed in June, came from Ohio and Utah.", ["Ohio", "Utah"]),
        ("The lawsuit, filed in June, said the mayor took gifts from several hotels.", []),
        ("In court, several farmers have filed 20,000 complaints against Harlan County.", []),
        ("A judge issued an injunction. Ohio filed its complaint on Monday.", ["Ohio"]),
        ("Ohio filed its complaint on Monday.", []),
        ("In court, several farmers have filed complaints against Harlan County.", ["several farmers"]),
    ],
)
def test_what_a_suit_says_is_no_party(text: str, plaintiffs: list[str]) -> None:
    assert [v for f in facts(text, CASE) for v in sorted(of(f, "plaintiff"))] == plaintiffs
