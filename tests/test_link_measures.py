"""Which mentions of a document speak of one measure."""

from __future__ import annotations

import pytest

from graph.link.measures import cluster_measures
from graph.model import Mention, MentionKind, Span


def keys(*names: str) -> list[str]:
    """Return the keys of measures in order; "the ..." points back, "key=..." has a row in the tables."""
    made = []
    for n, printed in enumerate(names):
        key, _, name = printed.rpartition("=")
        definite = name.startswith("the ")
        made.append(Mention(Span(n, n + 1), MentionKind.MEASURE, name.removeprefix("the "), key, definite=definite))
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
        ("travel ban", "the order"),
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
    assert keys("Travel Ban", "eo-1=Executive Order 1") == ["measure:travel-ban", "measure:eo-1"]


def test_two_measures_of_one_name_have_two_keys() -> None:
    found = keys("Title 5 rule", "Title 6 rule", "Title 5 rule")
    assert len(set(found)) == 2 and found[0] == found[2]
