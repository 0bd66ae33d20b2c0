"""Tellings and clusters: the values of slots, and when two sets of values contradict each other."""

from __future__ import annotations

import pytest

from graph.link.clusters import Cluster, Told, clash, compatible
from graph.model import Concept, Fact, Frame, FrameKind, Literal, Span

HERE = Span(0, 1)
FRAME = Frame(FrameKind.CASE, HERE, 0, (), "lawsuit")


def telling(*facts: tuple[str, str | Literal | Concept]) -> Told:
    return Told(FRAME, tuple(Fact(name, value, HERE, "lawsuit/by") for name, value in facts))


def test_a_cluster_gathers_the_values_of_its_tellings() -> None:
    cluster = Cluster([telling(("plaintiff", "place:ohio"), ("filedOn", Literal.dated("2020-05")))])
    cluster.add(telling(("plaintiff", "place:utah"), ("outcome", Concept("outcome", "blocked"))))
    assert cluster.values("plaintiff") == {"place:ohio", "place:utah"}
    assert cluster.values("filedOn") == {"2020-05"} and cluster.values("outcome") == {"blocked"}
    assert cluster.values("defendant") == set()


@pytest.mark.parametrize(
    ("left", "right", "clashes"),
    [({"a"}, {"b"}, True), ({"a", "b"}, {"b"}, False), (set(), {"b"}, False), ({"a"}, set(), False)],
)
def test_clash(left: set[str], right: set[str], clashes: bool) -> None:
    assert clash(left, right) is clashes


@pytest.mark.parametrize(("left", "right", "fits"), [("2020", "2020-05", True), ("2020-05-01", "2020-06", False)])
def test_dates_that_can_be_one(left: str, right: str, fits: bool) -> None:
    assert compatible(left, right) is fits and compatible(right, left) is fits
