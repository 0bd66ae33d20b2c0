"""An office without a name is who held it on the day, where the tables know one."""

from __future__ import annotations

import pytest
from linked_sample import document

from graph.model import FrameKind
from graph.pipeline import read_one
from graph.tables import Tables

SAID = "\u201cWe will not bend to anybody on this, now or later,\u201d {} said on Monday.\n"


@pytest.mark.parametrize(
    ("who", "published", "expected"),
    [
        ("the attorney general of Texas", "2017-05-02", "person:ken-paxton"),
        ("the mayor of Chicago", "2017-05-02", "person:rahm-emanuel"),
        ("the mayor of Chicago", None, None),
        ("the mayor of Elmford Falls", "2017-05-02", None),
        ("the mayor", "2017-05-02", None),
        ("the attorney general", "2018-12-02", "person:matthew-whitaker"),
        ("a mayor of Chicago suburbs", "2017-05-02", None),
    ],
)
def test_who_held_the_office(tables: Tables, who: str, published: str | None, expected: str | None) -> None:
    found = read_one(document("a", published, SAID.format(who)), tables)
    speakers = {f.value for e in found.events if e.kind is FrameKind.STATEMENT for f in e.facts if f.name == "speaker"}
    assert speakers == ({expected} if expected else set())


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2017-05-02", {"person:rahm-emanuel"}), ("2019-06-02", {"person:lori-lightfoot"}), (None, set())],
)
def test_who_sues_for_the_town(tables: Tables, published: str | None, expected: set[str]) -> None:
    found = read_one(document("a", published, "Chicago\u2019s mayor sued the Justice Department on Monday.\n"), tables)
    assert {f.value for e in found.events for f in e.facts if f.name == "plaintiff"} == expected
