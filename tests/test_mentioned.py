"""How a measure is mentioned, and what that says of which one it is."""

from __future__ import annotations

import pytest
from telling import RULING, annotated, frames, of, told

from graph.link.mentioned import stems, ways
from graph.link.references import Coreference
from graph.model import MentionKind
from graph.tables import load_tables


def measures(text: str) -> list[str | None]:
    """Return the key of each measure of a text, in order."""
    reference = Coreference(annotated(text), frames(text), load_tables())
    return [reference.of(m) for m in annotated(text).mentions if m.kind is MentionKind.MEASURE]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Utah passed a gun law. It is for Congress to pass laws. Judge Jane Roe blocked the gun law.", 1),
        ("Ohio passed a gun law. Utah has a similar law. The court blocked the law in May.", 2),
        ("Ohio passed a gun law. Harlan County is glad of the gun law. The law is old.", 1),
        ("Judge Jane Roe upheld the gun ban. In May she struck down the law banning motor boats on lakes.", 2),
        ("Judge Jane Roe upheld the boat ban. In May she struck down the law banning boats on lakes.", 1),
        ("Ohio passed a gun law. Moe said: “A boat rule is a shame for us all.” Judge Jane Roe upheld the rule.", 3),
        ("Ohio has a boat law. Congress must pass a strong law. Judge Jane Roe upheld the law.", 2),
        ("Ohio passed a boat law. Moe hates this harmful law.", 1),
        ("Proposition 8, the state amendment that ended boat races, is old.", 1),
    ],
)
def test_which_measure_is_meant(text: str, number: int) -> None:
    assert len({key for key in measures(text) if key != "measure:laws"}) == number


def test_a_place_of_the_sentence_tells_which_law() -> None:
    text = "Ohio passed a gun law. Utah passed a boat law. In Ohio, Judge Jane Roe blocked the law on Monday."
    assert [of(event, "target") for event in told(text, RULING)] == [{"gun law"}]


def test_ways() -> None:
    found = annotated("Ohio has an old boat ban. Other states passed laws.")
    made = ways(found, [m for m in found.mentions if m.kind is MentionKind.MEASURE], {})
    assert [way.general for way in made.values()] == [False, True]
    assert stems(["motor", "boats", "on", "that"]) == {"motor", "boat"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ohio has a law that bans boats on lakes. Judge Jane Roe struck down Ohio's boat ban.", 1),
        ("Ohio has a law that bans boats on lakes. Judge Jane Roe struck down Utah's boat ban.", 2),
        ("Ohio has a law that bans boats on lakes. Judge Jane Roe struck down Ohio's gun ban.", 2),
        ("Ohio passed a gun law. Jane Roe sued Dunmore, Utah, over a gun law.", 2),
    ],
)
def test_one_place_and_one_thing_is_one_law(text: str, number: int) -> None:
    assert len(set(measures(text))) == number


def test_the_law_of_a_place_is_no_statute_of_the_nation() -> None:
    text = "The Supreme Court upheld the Affordable Care Act. Judge Jane Roe struck down Ohio's law."
    assert [of(event, "target") for event in told(text, RULING)] == [{"Affordable Care Act"}, {"law"}]


def test_a_place_beside_a_statute_does_not_make_it_its_law() -> None:
    text = (
        "Moe said in Ohio that the Affordable Care Act is old, and Ohio's law is new. Judge Jane Roe upheld Ohio's law."
    )
    assert [of(event, "target") for event in told(text, RULING)] == [{"law"}]
