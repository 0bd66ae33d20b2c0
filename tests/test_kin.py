"""Who stands for whom in court, and what stands around an event in its document."""

from __future__ import annotations

import pytest
from linked_sample import BASE, TABLES, body, event, measure, person, told, where

from graph.model import FrameKind, Judgement
from graph.resolve import resolve
from graph.resolve.cluster import decide
from graph.resolve.compare import compare, judge
from graph.resolve.kin import FEDERAL, Kin, kin
from graph.resolve.seen import Seen
from graph.tables import Tables

CASE, RULING, MEASURE = FrameKind.CASE, FrameKind.RULING, FrameKind.MEASURE
SAME, DIFFERENT, UNSURE = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE


def of(tables: Tables, key: str, day: str = "") -> frozenset[str]:
    return kin(tables).stands_for(f"{BASE}person/{key}", day)


@pytest.mark.parametrize(
    ("key", "day", "federal"),
    [
        ("doj", "", True),
        ("ice", "", True),
        ("trump-administration", "", True),
        ("united-states", "", True),
        ("jeff-sessions", "2017-09", True),
        ("pam-bondi", "2025-03", True),
        ("pam-bondi", "2014-03", False),
        ("congress", "", False),
        ("aclu", "", False),
        ("california", "", False),
        ("nobody-known", "2017", False),
    ],
)
def test_who_stands_for_the_federal_government(tables: Tables, key: str, day: str, federal: bool) -> None:
    assert (FEDERAL in of(tables, key, day)) is federal


def test_an_office_passes_from_holder_to_holder(tables: Tables) -> None:
    offices = [of(tables, key, "2019-03") - {FEDERAL} for key in ("jeff-sessions", "william-barr")]
    assert offices[0] & offices[1] and not offices[0] & of(tables, "betsy-devos", "2019-03")


def case(stem: str, published: str | None = "2019-03-01", **values: str) -> Seen:
    pairs = tuple(
        (slot, value if " " in value or slot == "docketNumber" else BASE + "x/" + value)
        for slot, value in values.items()
    )
    return Seen(stem, "case:0", CASE, pairs, published)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            {"plaintiff": "chicago-il", "defendant": "jeff-sessions"},
            {"plaintiff": "chicago-il", "defendant": "william-barr"},
            SAME,
        ),
        (
            {"plaintiff": "chicago-il", "defendant": "jeff-sessions"},
            {"plaintiff": "denver-co", "defendant": "william-barr"},
            DIFFERENT,
        ),
        (
            {"plaintiff": "chicago-il", "defendant": "jeff-sessions"},
            {"plaintiff": "chicago-il", "defendant": "illinois"},
            UNSURE,
        ),
        ({"plaintiff": "doj", "defendant": "illinois"}, {"plaintiff": "united-states", "defendant": "illinois"}, SAME),
        (
            {"plaintiff": "doj", "defendant": "illinois"},
            {"plaintiff": "united-states", "defendant": "california"},
            UNSURE,
        ),
        ({"plaintiff": "chicago-il", "filedIn": "cand"}, {"plaintiff": "chicago-il", "filedIn": "ilnd"}, DIFFERENT),
        ({"plaintiff": "chicago-il", "filedIn": "cand"}, {"plaintiff": "chicago-il", "filedIn": "ca7"}, UNSURE),
        ({"docketNumber": "17-cv-1", "plaintiff": "a"}, {"docketNumber": "17-cv-1", "plaintiff": "b"}, SAME),
        (
            {"docketNumber": "17-cv-1", "plaintiff": "a", "filedIn": "cand"},
            {"docketNumber": "17-cv-1", "plaintiff": "b", "filedIn": "ilnd"},
            DIFFERENT,
        ),
    ],
)
def test_captions_that_change(tables: Tables, left: dict[str, str], right: dict[str, str], expected: str) -> None:
    one, other = case("a", **left), case("b", **right)
    for features in (compare(one, other, kin(tables)), compare(other, one, kin(tables))):
        assert judge(features) is expected, features


def test_suits_of_the_government_meet_in_a_block_under_any_of_its_names(tables: Tables) -> None:
    one, other = (
        case("a", plaintiff="doj", defendant="illinois"),
        case("b", plaintiff="united-states", defendant="illinois"),
    )
    assert [d.judgement for d in decide([one, other], kin(tables))] == [SAME]
    assert decide([one, other], Kin(frozenset(), {}, {}, frozenset(), frozenset())) == ()


def test_cases_in_which_one_ruling_was_made_are_one() -> None:
    """The second document names no party: its case is known by the ruling alone."""
    quill, stone = person("Ada Quill", "ada-f-quill"), person("Mara Stone")
    ruling = {"issuedBy": quill, "rulingType": "injunction", "outcome": "blocked", "decidedOn": "2031-05-05"}
    docs = []
    for stem, parties in (("a", {"plaintiff": stone}), ("b", {"assignedJudge": quill})):
        made = event(RULING, "ruling:0", **ruling)  # type: ignore[arg-type]
        facts = (
            *made[0].facts,
            made[0].facts[0].__class__("inCase", "case:0", made[0].facts[0].evidence, "ruling/case"),
        )
        docs.append(
            told(
                stem,
                "2031-05-06",
                (made[0].__class__("ruling:0", RULING, facts), made[1]),
                event(CASE, "case:0", **parties),
            )
        )  # type: ignore[arg-type]
    found = where(resolve(docs, TABLES, BASE))
    assert found["a", "case:0"] == found["b", "case:0"] and found["a", "ruling:0"] == found["b", "ruling:0"]


def test_orders_of_one_fortnight_are_one_only_where_they_are_about_one_thing() -> None:
    agency = body("TWA", "tidewater")
    docs = []
    for stem, name in (("a", "pier order"), ("b", "pier order"), ("c", "order"), ("d", "weir order")):
        order = measure(name)
        docs.append(
            told(
                stem,
                "2031-05-06",
                event(MEASURE, order.key, issuer=agency, measureType="executive order"),
                things=(order,),
            )
        )
    found = where(resolve(docs, TABLES, BASE))
    iris = [
        next(iri for (stem, _), iri in sorted(found.items()) if stem == s and iri.startswith("measure/"))
        for s in "abcd"
    ]
    assert iris[0] == iris[1] and len(set(iris)) == 3


def test_a_stay_of_an_order_is_not_the_order() -> None:
    values = (("issuedBy", "q"), ("decidedOn", "2031-05-05"), ("outcome", "blocked"))
    stay = Seen("a", "ruling:0", RULING, (*values, ("rulingType", "stay")), "2031-05-06")
    order = Seen("b", "ruling:0", RULING, (*values, ("rulingType", "preliminary injunction")), "2031-05-06")
    plain = Seen("b", "ruling:0", RULING, (*values, ("rulingType", "injunction")), "2031-05-06")
    assert judge(compare(stay, order)) is DIFFERENT and judge(compare(order, plain)) is SAME


def test_measures_that_one_ruling_struck_are_one() -> None:
    """Each article calls the measure otherwise; the ruling of that day, by that judge, is one."""
    quill, agency = person("Ada Quill", "ada-f-quill"), body("TWA", "tidewater")
    docs = []
    for stem, name in (("a", "pier fee"), ("b", "charge on boats")):
        fee = measure(name)
        ruling = event(RULING, issuedBy=quill, target=fee, decidedOn="2031-05-05", outcome="blocked")
        docs.append(told(stem, "2031-05-06", ruling, event(MEASURE, fee.key, issuer=agency), things=(fee,)))
    found = where(resolve(docs, TABLES, BASE))
    assert len({iri for iri in found.values() if iri.startswith("measure/")}) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("first pier ban", "revised pier ban", False),
        ("revised pier ban", "second pier ban", True),
        ("pier ban", "pier bans", False),
        ("pier ban", "pier ban", True),
    ],
)
def test_numbered_measures_and_measures_in_general(one: str, other: str, same: bool) -> None:
    docs = []
    for stem, name in (("a", one), ("b", other)):
        ban = measure(name)
        made = event(MEASURE, ban.key, issuer=body("TWA", "tidewater"), measureType="policy")
        docs.append(told(stem, "2031-05-06", made, things=(ban,)))
    found = where(resolve(docs, TABLES, BASE))
    assert (len({iri for iri in found.values() if iri.startswith("measure/")}) == 1) is same


@pytest.mark.parametrize(("years", "same"), [(3, True), (6, False)])
def test_a_suit_is_told_of_for_years(years: int, same: bool) -> None:
    stone, agency = person("Mara Stone"), body("TWA", "tidewater")
    filed = told("a", "2031-05-06", event(CASE, plaintiff=stone, defendant=agency, filedOn="2031-05-01"))
    later = told("b", f"{2031 + years}-05-06", event(CASE, plaintiff=stone, defendant=agency))
    found = where(resolve([filed, later], TABLES, BASE))
    assert (found["a", "case:0"] == found["b", "case:0"]) is same
