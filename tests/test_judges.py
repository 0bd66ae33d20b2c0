"""Who decided and where: judges, courts, the seat beside a judge."""

from __future__ import annotations

import pytest
from telling import RULING, SD_OHIO, clause, facts, frames, of

from graph.frames.judges import described_court, judge_slots
from graph.model import Mention, MentionKind
from graph.tables import load_tables

CA9 = next(row.name for row in load_tables().courts if row.key == "ca9")


@pytest.mark.parametrize(
    ("who", "judge", "court"),
    [
        ("Judge Jane Roe", "Jane Roe", None),
        ("U.S. District Judge Jane Roe", "Jane Roe", None),
        ("Federal Judge Jane Roe", "Jane Roe", None),
        ("Chief Justice Jane Roe", "Jane Roe", None),
        ("Magistrate Judge Jane Roe", "Jane Roe", None),
        ("The 2nd Circuit", None, "U.S. Court of Appeals for the Second Circuit"),
        ("The Supreme Court", None, "U.S. Supreme Court"),
        # after
        ("A federal judge in Dayton", "federal judge", "federal court in Dayton"),
        ("U.S. District Judge Jane Roe in Dayton", "Jane Roe", "federal court in Dayton"),
        ("U.S. District Judge Jane Roe, of Dayton,", "Jane Roe", "federal court in Dayton"),
        ("Judge Jane Roe of the Southern District of Ohio", "Jane Roe", SD_OHIO),
        ("A federal judge in northern Ohio", "federal judge", "federal court in northern Ohio"),
        ("A federal district court judge in Dayton", "judge", "federal court in Dayton"),
        (f"Judge Jane Roe of the {SD_OHIO}", "Jane Roe", SD_OHIO),
        # before
        ("An Ohio judge", "judge", "court in Ohio"),
        ("A federal court in Dayton", None, "federal court in Dayton"),
        # apposition
        ("Jane Roe, a federal judge in Dayton,", "Jane Roe", "federal court in Dayton"),
        ("A federal judge in Dayton, Jane Roe,", "Jane Roe", "federal court in Dayton"),
        # in front
        ("In Dayton, U.S. District Judge Jane Roe", "Jane Roe", "federal court in Dayton"),
        ("In Dayton, Judge Jane Roe", "Jane Roe", "court in Dayton"),
        # nowhere
        ("Judge Jane Roe, on Tuesday,", "Jane Roe", None),
        ("Judge Jane Roe, a friend of Dayton,", "Jane Roe", None),
    ],
)
def test_judge_and_seat(who: str, judge: str | None, court: str | None) -> None:
    (ruling,) = facts(f"{who} blocked the travel ban.", RULING)
    assert of(ruling, "court") == ({court} if court else set())
    assert (judge in of(ruling, "issuedBy")) if judge else of(ruling, "issuedBy") == set()


@pytest.mark.parametrize(
    "who",
    ["Mayor Jane Roe", "Attorney General Jane Roe", "Jane Roe", "The Treasury Department", "Ohio", "Lawyers", "It"],
)
def test_others_decide_no_cases(who: str) -> None:
    assert facts(f"{who} blocked the travel ban.", RULING) == []


def test_a_judge_of_the_document_needs_no_title_again() -> None:
    first, second = facts("Judge Jane Roe blocked the travel ban. Roe upheld the gun law.", RULING)
    assert of(first, "issuedBy") == {"Jane Roe"} and of(second, "issuedBy") == {"Roe"}


def test_a_pronoun_may_be_a_judge() -> None:
    found = clause("She blocked the travel ban.")
    (slot,) = judge_slots(found, 0, "rule")
    assert (slot.name, slot.evidence.of(found.text)) == ("issuedBy", "She")
    assert list(judge_slots(found, 1, "rule")) == []


def test_judges_of_two_places_rule_apart() -> None:
    text = "Judge Jane Roe of Ohio and Judge John Doe of Utah ruled on Monday that the gun law is unlawful."
    found = [(of(f, "issuedBy"), of(f, "court")) for f in facts(text, RULING)]
    assert found == [({"Jane Roe"}, {"court in Ohio"}), ({"John Doe"}, {"court in Utah"})]


def test_a_court_described_by_its_place() -> None:
    found = clause("It rained in Dayton.")
    place = next(i.mention for i in found.items if i.mention is not None)
    court = described_court(place)
    assert (court.kind, court.name) == (MentionKind.COURT, "federal court in Dayton")
    assert (court.key, court.span) == ("", place.span)


@pytest.mark.parametrize(
    ("text", "courts"),
    [
        ("A three-judge panel of the 9th Circuit upheld the gun law.", [CA9]),
        ("A panel of judges on the 9th Circuit upheld the gun law.", [CA9]),
        ("A state judge in Ohio blocked the gun law.", ["state court in Ohio"]),
        ("A federal judge in Ohio blocked the gun law.", ["federal court in Ohio"]),
        ("Judges in Ohio and Utah blocked the gun law.", ["court in Ohio", "court in Utah"]),
        ("Judges in Ohio have blocked the gun law.", []),
        (
            "Federal judges in Ohio, Utah and Iowa blocked the gun law.",
            ["federal court in Ohio", "federal court in Utah", "federal court in Iowa"],
        ),
        ("Another judge in Ohio blocked the gun law.", ["court in Ohio"]),
        ("A U.S. judge in Ohio blocked the gun law.", ["federal court in Ohio"]),
        ("A county judge in Ohio blocked the gun law.", ["state court in Ohio"]),
        ("A judge in Ohio blocked the gun law. A federal court will review it.", ["federal court in Ohio"]),
        ("A judge in Ohio blocked the gun law. A state judge did too.", ["court in Ohio"]),
        ("A Roe-appointed judge in Ohio blocked the gun law.", ["court in Ohio"]),
        ("The request was denied by the Ohio Superior Court clerk.", []),
        ("The judges ordered Harlan County to release the list.", ["panel"]),
        ("Judges, in Ohio and Utah, spoke.", []),
    ],
)
def test_court_of_panels_and_of_several_judges(text: str, courts: list[str]) -> None:
    found = [f for f in frames(text) if f.kind is RULING]
    told = [s.value.name for f in found for s in f.slots if s.name == "court" and isinstance(s.value, Mention)]
    assert told == courts
