"""Who is meant: surnames, pronouns, "the judge", "the court", "the administration", offices without a name."""

from __future__ import annotations

import pytest
from telling import CASE, RULING, linked, of, told

from graph.link.people import slug


def judges(text: str) -> list[set[str]]:
    """Return the judges of each ruling that a text tells."""
    return [of(event, "issuedBy") for event in told(text, RULING)]


@pytest.mark.parametrize(
    "again",
    [
        "The judge also struck down the gun law.",
        "Roe also struck down the gun law.",
        "She also struck down the gun law.",
        "Judge Roe also struck down the gun law.",
        "The judge said in her ruling that the gun law is unconstitutional.",
        "The federal judge also struck down the gun law.",
    ],
)
def test_a_judge_told_again(again: str) -> None:
    found = judges(f"U.S. District Judge Jane Roe met lawyers on Monday. {again}")
    assert found == [{"Jane Roe"}]


@pytest.mark.parametrize(
    "text",
    [
        # an unnamed judge came in since
        "Judge Jane Roe met lawyers. A federal judge in Dayton had his say, too. The judge struck down the gun law.",
        # nobody was named
        "A federal judge struck down the gun law. The judge struck down the ordinance, too.",
        # another judge
        "Judge Jane Roe met lawyers on Monday. Another judge struck down the gun law.",
        "Judge Jane Roe met lawyers on Monday. A judge in Dayton struck down the gun law.",
        # a justice is not "the judge"
        "Justice Jane Roe of the Supreme Court spoke on Monday. The judge struck down the gun law.",
        # the mayor is no judge
        "Mayor Jane Roe met lawyers on Monday. The judge struck down the gun law.",
    ],
)
def test_nobody_can_tell_which_judge(text: str) -> None:
    assert not any("Roe" in name for found in judges(text) for name in found)


def test_the_nearest_judge_is_meant() -> None:
    text = "Judge Jane Roe blocked the travel ban. Judge John Doe met lawyers. The judge struck down the gun law."
    assert judges(text) == [{"Jane Roe"}, {"John Doe"}]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jane Roe sued Harlan County. Harlan County was also sued by Roe.", {"Jane Roe"}),
        ("Jane Roe sued Harlan County. John Roe sued Ohio.", {"Jane Roe", "John Roe"}),
        ("John Roe Jr. sued Harlan County. Mr. Roe spoke on Monday.", {"John Roe Jr."}),
        ("John Roe Jr. sued Harlan County. His father, John Roe Sr., sued Ohio.", {"John Roe Jr.", "John Roe Sr."}),
        ("Jane A. Roe sued Harlan County. Harlan County was also sued by Jane Roe.", {"Jane A. Roe"}),
        ("Jane Roe sued Harlan County. Mary Quill sued Ohio.", {"Jane Roe", "Mary Quill"}),
    ],
)
def test_people(text: str, people: set[str]) -> None:
    assert {value for event in told(text, CASE) for value in of(event, "plaintiff")} == people


@pytest.mark.parametrize(
    ("text", "court"),
    [
        (
            "The 2nd Circuit heard Ohio. The court struck down the gun law.",
            "U.S. Court of Appeals for the Second Circuit",
        ),
        (
            "The 2nd Circuit heard Ohio. The appeals court struck down the gun law.",
            "U.S. Court of Appeals for the Second Circuit",
        ),
        ("The Supreme Court heard Ohio. The justices struck down the gun law.", "U.S. Supreme Court"),
        ("The Supreme Court heard Ohio. The high court struck down the gun law.", "U.S. Supreme Court"),
        ("The Supreme Court heard Ohio. The court struck down the gun law.", "U.S. Supreme Court"),
    ],
)
def test_the_court(text: str, court: str) -> None:
    assert [of(event, "court") for event in told(text, RULING)] == [{court}]


@pytest.mark.parametrize(
    "text",
    [
        "The court struck down the gun law.",  # none was named
        "The Supreme Court heard Ohio. A lower court struck down the gun law.",
        "The Supreme Court heard Ohio. The lower court struck down the gun law.",
        "The Supreme Court heard Ohio. The appeals court struck down the gun law.",
    ],
)
def test_not_that_court(text: str) -> None:
    assert not any("Supreme" in court for event in told(text, RULING) for court in of(event, "court"))


@pytest.mark.parametrize(
    ("text", "defendant"),
    [
        ("The Trump administration spoke on Monday. Ohio sued the administration.", "Trump administration"),
        ("The Treasury Department spoke on Monday. Ohio sued the department.", "Department of the Treasury"),
    ],
)
def test_the_administration_and_the_department(text: str, defendant: str) -> None:
    assert [of(event, "defendant") for event in told(text, CASE)] == [{defendant}]


@pytest.mark.parametrize(
    "text", ["Ohio sued the administration.", "Harlan County spoke on Monday. Ohio sued the department."]
)
def test_no_administration_no_defendant(text: str) -> None:
    assert not any(of(event, "defendant") for event in told(text, CASE))


def test_referents_carry_all_names() -> None:
    text = "U.S. District Judge Jane Roe blocked the travel ban. Roe struck down the gun law."
    (roe,) = [r for r in linked(text).referents if r.key.startswith("person:")]
    assert (roe.name, roe.names, roe.classes) == ("Jane Roe", ("Roe",), ("Person",))


def test_keys_of_referents_are_unique_and_sorted() -> None:
    text = "Ohio, Utah and Maine sued the Treasury Department. Judge Jane Roe blocked the travel ban."
    keys = [r.key for r in linked(text).referents]
    assert keys == sorted(set(keys)) and "person:jane-roe" in keys


def test_slug() -> None:
    assert (slug("U.S. v. Roe & Co."), slug("--")) == ("u-s-v-roe-co", "")


def test_it_is_kept_where_the_referents_are_named() -> None:
    text = "U.S. District Judge Jane Roe met lawyers on Monday. The judge struck down the gun law. Roe left."
    one = linked(text)
    found = {naming.span.of(text) for naming in one.namings if naming.key == "person:jane-roe"}
    assert {"Jane Roe", "Roe"} <= found
    assert list(one.namings) == sorted(one.namings)
    assert {naming.key for naming in one.namings} == {referent.key for referent in one.referents}
