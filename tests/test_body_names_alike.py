"""Names of bodies that are spelled in two ways."""

from __future__ import annotations

import pytest
from linked_sample import BASE, TABLES, body, told, where

from graph.model import Judgement
from graph.resolve import resolve
from graph.resolve.bodies import compare_names, settle_bodies


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Institute for Law & Weirs", "Institute for Law and Weirs", True),
        ("Weir Organisation", "Weir Organization", True),
        ("University of Elmford at Merrow", "University of Elmford, Merrow", True),
        ("Center for Harbour Studies", "Centre for Harbor Studies", True),
        ("Weirman Companies", "Weirman Company", True),
        ("University of Akrun", "University of Arizuna", False),
        ("Harlan Bar Association", "Harlan Bay Association", False),
        ("Local 12 Dockers", "Local 13 Dockers", False),
        ("Weir Trust", "Weir Trust Fund", False),
        ("Northern Harbor Trust", "Southern Harbor Trust", False),
    ],
)
def test_two_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    stands, _ = settle_bodies({"a#1": one, "b#1": other})
    assert (stands[one] == stands[other]) is same
    assert settle_bodies({"b#1": one, "a#1": other})[0] == stands
    documents = [told(stem, None, things=(body(name),)) for stem, name in (("a", one), ("b", other))]
    found = where(resolve(documents, TABLES, BASE))
    assert (len(set(found.values())) == 1) is same


def test_a_decision_gives_its_reason_and_numbers_forbid() -> None:
    _, (decision,) = settle_bodies({"a#1": "Weir Organisation", "b#1": "Weir Organization"})
    assert decision.judgement is Judgement.SAME and "spelled" in decision.features[0].reason
    assert compare_names("Weir Trust", "Pier Trust") == ()
