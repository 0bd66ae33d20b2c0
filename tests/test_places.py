"""Jurisdictions: which words are places, which place they mean, and where their spans end."""

from __future__ import annotations

import pytest
from finding import mentions, names, of_kind

from graph.annotate.place_words import world
from graph.model import MentionKind
from graph.tables import load_tables

PLACE = MentionKind.PLACE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A crowd gathered in Portland, Oregon, at dawn.", [("Portland, Oregon", "portland-or")]),
        ("The mill in Dunmore, Ohio, burned.", [("Dunmore, Ohio", "dunmore-oh")]),
        ("The mill in Dunmore burned.", []),
        ("The city of Dunmore went to court.", [("city of Dunmore", "")]),
        ("The City and County of San Francisco sued.", [("City and County of San Francisco", "san-francisco-ca")]),
        (
            "The county of Santa Clara, California, sued.",
            [("county of Santa Clara, California", "santa-clara-county-ca")],
        ),
        ("The state of Texas sued.", [("state of Texas", "texas")]),
        ("The state of Panic reigns.", []),
        ("King County sued.", [("King County", "king-county-wa")]),
        ("King County, Texas, sued.", [("King County, Texas", "king-county-tx")]),
        ("The county of Plumas sued.", [("county of Plumas", "plumas-county-ca")]),
        ("The County of San Francisco sued.", [("County of San Francisco", "san-francisco-ca")]),
        ("Denver County sued.", [("Denver County", "denver-co")]),
        ("Lac qui Parle County sued.", [("Lac qui Parle County", "lac-qui-parle-county-mn")]),
        ("Plaquemines Parish sued.", [("Plaquemines Parish", "plaquemines-parish-la")]),
        ("A ferry left Kodiak Island Borough.", [("Kodiak Island Borough", "kodiak-island-borough-ak")]),
        ("They walked through Salem, Va., at noon.", [("Salem, Va.", "salem-va")]),
        ("They want a Sanctuary County here.", []),
        ("It ran in Multnomah Cty. for years.", [("Multnomah Cty.", "multnomah-county-or")]),
        (
            "He moved from Poughkeepsie, N.Y., to Toledo.",
            [("Poughkeepsie, N.Y.", "poughkeepsie-ny"), ("Toledo", "toledo-oh")],
        ),
    ],
)
def test_names_and_spans(text: str, expected: list[tuple[str, str]]) -> None:
    assert of_kind(text, PLACE) == expected


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Oregon, Washington and Nevada sued.", ["oregon", "washington", "nevada"]),
        ("Washington's attorney general sued.", ["washington"]),
        ("Lawmakers in Washington voted.", ["district-of-columbia"]),
        ("A storm hit Seattle, and ferries in Washington stopped.", ["seattle-wa", "washington"]),
        ("Washington state sued.", ["washington"]),
        ("The march reached Washington, D.C., at noon.", ["district-of-columbia"]),
        ("New York Attorney General Ann Roe sued.", ["new-york"]),
        ("She lives in New York.", ["new-york-city-ny"]),
        ("Mayors of Chicago, Los Angeles and New York met.", ["chicago-il", "los-angeles-ca", "new-york-city-ny"]),
        ("Officials from New York, California and Ohio met.", ["new-york", "california", "ohio"]),
        ("New York City sued.", ["new-york-city-ny"]),
        ("Georgia sued over the map.", ["georgia"]),
        ("Voters in Georgia waited.", ["georgia"]),
        ("Maine shuttered the pier, and sailors in Portland waited.", ["maine", "portland-me"]),
        ("The pier in Portland closed.", ["portland-or"]),
    ],
)
def test_which_of_the_namesakes(text: str, keys: list[str]) -> None:
    assert [key for _, key in of_kind(text, PLACE)] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Washington County sued.", [""]),
        ("Washington County, Utah, sued.", ["washington-county-ut"]),
        ("Washington County, Utah, sued. Washington County won.", ["washington-county-ut"] * 2),
        ("King County, Texas, sued. King County won.", ["king-county-tx"] * 2),
        ("Clerks of Texas met, and King County sued.", ["texas", "king-county-wa"]),
        ("Clerks of Oregon met, and Washington County sued.", ["oregon", "washington-county-or"]),
        ("Prince George's County sued.", ["prince-georges-county-md"]),
        ("Queen Anne's County sued.", ["queen-annes-county-md"]),
        ("St. Mary's County sued.", ["st-marys-county-md"]),
    ],
)
def test_county_of_a_shared_name_needs_its_state(text: str, keys: list[str]) -> None:
    assert [key for _, key in of_kind(text, PLACE)] == keys


@pytest.mark.parametrize(
    "text",
    [
        "Jackson said the plan would go on.",
        "Harlan said the plan would go on.",
        "The judge, Brooks King, asked Orange growers and Lake dwellers.",
        "A plantation and a sunrise were painted; Buckeye fans cheered.",
        "Davis is now a candidate.",
        "She toured New England by train.",
        "The road leads through South America.",
        "American troops and Iranian boats met.",
        "A turkey crossed the road.",
    ],
)
def test_no_place(text: str) -> None:
    assert of_kind(text, PLACE) == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The flood reached Jackson, Mississippi, first.", ["jackson-ms"]),
        ("They live in Madison with a dog.", ["madison-wi"]),
        ("Visitors from Iran, Chad and Yemen waited.", ["iran", "chad", "yemen"]),
    ],
)
def test_names_of_people_are_places_with_a_sign(text: str, keys: list[str]) -> None:
    assert [key for _, key in of_kind(text, PLACE)] == keys


def test_capital_is_named_in_full() -> None:
    assert names("Lawmakers in Washington voted.", PLACE) == ["Washington, D.C."]


def test_classes() -> None:
    text = "King County, the city of Dunmore, Ohio, and France met."
    assert [m.kind_class for m in mentions(text) if m.kind is PLACE] == ["County", "City", "Country"]


def test_small_towns_that_share_a_surname_are_cautious() -> None:
    cautious = world(load_tables()).cautious
    assert "Davis" in cautious and "Chicago" not in cautious
