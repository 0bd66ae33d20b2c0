"""Courts that are described: by their seat, by their judge, or not at all."""

from __future__ import annotations

import pytest
from linked_sample import BASE, TABLES, Told, court, event, person, told, where

from graph.model import FrameKind
from graph.resolve import resolve
from graph.resolve.courts import by_seat, described, is_described
from graph.tables import Tables, read_csv_rows

RULING, TENURE, CASE = FrameKind.RULING, FrameKind.TENURE, FrameKind.CASE
QUILL = person("Ada Quill", "ada-f-quill")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("federal appeals court in Cincinnati", "ca6"),
        ("U.S. Court of Appeals in Richmond", "ca4"),
        ("federal court in Oakland", "cand"),
        ("federal court in Brownsville", "txsd"),
        ("federal district court in Washington, D.C.", "dcd"),
        ("federal court in Washington", ""),
        ("federal court in Springfield", ""),
        ("federal court in Springfield, Illinois", "ilcd"),
        ("federal court in Texas", ""),
        ("federal court in southern Texas", "txsd"),
        ("federal court in Eastern Washington", "waed"),
        ("federal court in northern Texas, Oklahoma", ""),
        ("federal court in southern Maine", "med"),
        ("federal court in southern New England", ""),
        ("federal district court for the District of Columbia", "dcd"),
        ("Sacramento federal court", "caed"),
        ("California federal court", ""),
        ("Hawaii District Court", "hid"),
        ("Kansas District Court", ""),
        ("Harlan County District Court", ""),
        ("U.S. District Court", ""),
        ("federal appeals court", ""),
        ("state court in Sacramento", ""),
        ("High Court", ""),
    ],
)
def test_a_seat_tells_the_court_where_only_one_sits_there(tables: Tables, name: str, key: str) -> None:
    assert by_seat(name, tables) == key


@pytest.mark.parametrize(
    "name", ["U.S. District Court", "federal appeals court", "federal court in Elmford", "a court"]
)
def test_a_description_names_no_court(name: str) -> None:
    assert is_described(name) and not is_described("Port Merrow Night Court")


def test_every_seat_is_of_a_court_of_the_tables_and_not_its_main_one(tables: Tables) -> None:
    rows = read_csv_rows("court_seats.csv")
    cities = {row.key: row.city for row in tables.courts}
    assert len(rows) > 150 and all(row["source"] and cities[row["court"]] != row["city"] for row in rows)
    assert [(r["court"], r["city"]) for r in rows] == sorted({(r["court"], r["city"]) for r in rows})


def courts(*events: Told) -> list[str]:
    found = where(resolve([told("a", "2031-05-06", *events)], TABLES, BASE))
    return sorted(iri for iri in found.values() if iri.startswith("court/"))


@pytest.mark.parametrize("name", ["federal court in Zetland", "U.S. District Court", "federal district court"])
def test_a_court_that_is_only_described_is_that_of_the_judge_who_rules_there(name: str) -> None:
    there = court(name)
    assert courts(event(RULING, issuedBy=QUILL, court=there)) == ["court/bayd"]
    assert courts(event(TENURE, "t", holder=QUILL, office="judge", organization=there)) == ["court/bayd"]
    assert courts(event(CASE, assignedJudge=QUILL, filedIn=there)) == ["court/bayd"]
    assert courts(event(RULING, issuedBy=person("Mara Stone"), court=there)) != ["court/bayd"]
    other = event(RULING, "ruling:1", court=there, outcome="denied")  # somebody who is not named rules there too
    assert courts(event(RULING, issuedBy=QUILL, court=there), other) != ["court/bayd"]


@pytest.mark.parametrize("name", ["federal court in The Isles", "federal appeals court", "Port Merrow Night Court"])
def test_a_judge_does_not_tell_a_court_of_another_seat_or_level(name: str) -> None:
    assert courts(event(RULING, issuedBy=QUILL, court=court(name))) != ["court/bayd"]


def test_what_a_description_tells() -> None:
    found = described("the federal appeals court in Tide Bay")
    assert found is not None and (found.seat, found.review) == ("Tide Bay", True)
    assert described("Bay of Tides Night Court") is None
