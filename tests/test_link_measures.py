"""Which mentions of a document speak of one measure."""

from __future__ import annotations

import pytest
from telling import CASE, MEASURE, RULING, annotated, frames, of, told

from graph.link.measures import cluster_measures, measure_type
from graph.link.references import Coreference
from graph.model import Mention, MentionKind, Span
from graph.tables import load_tables


def keys(*names: str) -> list[str]:
    """Return the keys of measures in order; "the ..." points back, "key=..." has a row in the tables."""
    made = []
    for n, printed in enumerate(names):
        key, _, name = printed.rpartition("=")
        definite, kind = name.startswith("the "), "Measure" if key == "decision" else ""
        key, name = key.removeprefix("decision"), name.removeprefix("the ")
        made.append(Mention(Span(n, n + 1), MentionKind.MEASURE, name, key, kind, definite=definite))
    return list(cluster_measures(made))


@pytest.mark.parametrize(
    "names",
    [
        ("executive order", "the order"),
        ("executive order", "executive orders"),
        ("sanctuary executive order", "the executive order", "the order"),
        ("travel ban", "the ban"),
        ("travel ban", "revised travel ban"),
        ("travel ban", "the policy"),
        ("gun law", "the law"),
        ("gun law", "gun laws"),
        ("gun bill", "the law"),
        ("gun ordinance", "the law"),
        ("memo", "memorandum", "the memo"),
        ("Senate Bill 4", "Senate Bill 4"),
        ("Executive Order 13768", "the order"),
        ("eo-13768=Executive Order 13768", "eo-13768=sanctuary order"),
        ("federal rule", "new rule", "the regulation"),
        ("executive order", "travel ban"),
        ("travel ban", "the order"),
        ("ban of guns", "the ban"),
        ("Obama-era program", "program"),
        (
            "decision=decision to end the program",
            "decision=decision to cancel it",
            "decision=cancellation of the program",
        ),
    ],
)
def test_one_measure(names: tuple[str, ...]) -> None:
    assert len(set(keys(*names))) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("travel ban", "gun ban"),
        ("gun law", "abortion law"),
        ("travel ban", "the letter"),
        ("gun ban", "the order"),
        ("first gun ban", "gun ban"),
        ("gun law", "similar law"),
        ("marlow-act=Marlow Act", "existing laws"),
        ("decision=decision to end the program", "decision=decision to add the question"),
        ("Senate Bill 4", "Senate Bill 5"),
        ("Executive Order 13768", "Executive Order 13769"),
        ("eo-13768=executive order", "eo-13769=executive order"),
        ("gun law", "memo"),
        ("Proposition 8", "Proposition 187"),
    ],
)
def test_two_measures(names: tuple[str, ...]) -> None:
    assert len(set(keys(*names))) == 2


def test_a_bare_definite_head_is_the_latest() -> None:
    first, second, third = keys("travel ban", "gun ban", "the ban")
    assert third == second != first


def test_keys() -> None:
    assert keys() == []
    assert keys("Gun Ban", "eo-1=Executive Order 1") == ["measure:gun-ban", "measure:eo-1"]


def test_two_measures_of_one_name_have_two_keys() -> None:
    found = keys("Title 5 rule", "Title 6 rule", "Title 5 rule")
    assert len(set(found)) == 2 and found[0] == found[2]


@pytest.mark.parametrize(
    ("marks", "number"),
    [
        (("place:ohio", "place:utah"), 2),
        (("place:ohio", "year:2011"), 1),
        (("year:2011", "year:2012"), 2),
        (("", ""), 1),
    ],
)
def test_measures_of_two_places_or_years_are_two(marks: tuple[str, str], number: int) -> None:
    made = [Mention(Span(n, n + 1), MentionKind.MEASURE, "gun law") for n in range(2)]
    said = {mention: frozenset({mark} - {""}) for mention, mark in zip(made, marks, strict=True)}
    assert len(set(cluster_measures(made, said))) == number


def test_who_is_named_counts_more_than_the_state() -> None:
    text = "Utah sued over the state gun law. Boston is in Massachusetts. Ohio passed the gun law in May."
    (event,) = told(text, MEASURE)
    assert of(event, "issuer") == {"Ohio"}


@pytest.mark.parametrize(
    ("names", "issuers", "expected"),
    [
        ((("gun ban", "policy"),), ("place:ohio",), "statute"),
        ((("gun ban", "policy"),), ("person:jane-roe",), "policy"),
        ((("gun policy", "policy"),), ("place:ohio",), "policy"),
        ((("gun ban", "policy"), ("order", "executive order")), (), "executive order"),
        ((("decision", ""),), ("place:ohio",), ""),
    ],
)
def test_measure_type(names: tuple[tuple[str, str], ...], issuers: tuple[str, ...], expected: str) -> None:
    made = [Mention(Span(0, 1), MentionKind.MEASURE, name, value=value) for name, value in names]
    assert measure_type(made, issuers) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ohio passed a gun law in 2011. Ohio is old.", 0),
        ("Ohio passed a gun law in 2011. Utah sued Ohio on Monday.", 1),
        ("Ohio sued the Treasury Department. She broke state law.", 0),
        ("Ohio is old. Jane Roe sued over the state law.", 1),
        ("Utah sued over the Treasury Department's decision to end the program.", 1),
        ("Ohio passed a gun law in 2011. Utah sued Ohio on Monday." + 30 * " It rained.", 0),
        ("Ohio passed a gun law in 2011. Utah sued over the gun law." + 30 * " It rained.", 1),
        ("Utah sued over the gun law. The Treasury Department's decision to end the program is old.", 0),
    ],
)
def test_only_what_is_fought_over_is_a_measure(text: str, number: int) -> None:
    assert len(told(text, MEASURE)) == number
    assert bool(told(text, CASE)) is ("sued" in text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Utah sued over the gun policy, called Remain in Mexico. Remain in Mexico is old.", 1),
        ("Utah sued over the gun policy and over Remain in Mexico.", 2),
    ],
)
def test_a_name_right_after_what_it_names_is_its_name(text: str, number: int) -> None:
    found = [m for m in annotated(text).mentions if m.kind is MentionKind.MEASURE]
    reference = Coreference(annotated(text), frames(text), load_tables())
    assert len({reference.of(m) for m in found}) == number


def test_the_state_that_may_be_two_is_not_guessed() -> None:
    text = "In Ohio, Jane Roe sued over the state law. In Utah, Judge John Moe upheld the state law."
    assert [of(event, "issuer") for event in told(text, MEASURE)] in ([set()], [])


def test_bills_of_two_signers_are_two() -> None:
    text = "President Jane Roe signed a law in May. John Moe signed a bill in 2011. Ohio sued Utah over the bill."
    assert [of(event, "issuer") for event in told(text, MEASURE)] == [{"Jane Roe"}, {"John Moe"}]


def test_the_measure_is_the_latest_one() -> None:
    text = "Judge Jane Roe blocked the travel ban on Monday. The 2nd Circuit upheld the controversial measure."
    assert [of(event, "target") for event in told(text, RULING)] == [{"travel ban"}, {"travel ban"}]
