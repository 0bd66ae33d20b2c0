from __future__ import annotations

import pytest

from graph.annotate.person_index import normal, person_index
from graph.tables import HolderRow, JudgeRow, OfficeRow, Tables

TABLES = Tables(
    courts=(),
    judges=(
        JudgeRow("rex-toll", "Rex Toll", (), "ohnd", "", "", "", "x"),
        JudgeRow("rex-toll-2", "Rex Toll", (), "ohsd", "", "", "", "x"),
        JudgeRow("ola-brandt", "Ola T. Brandt", ("Ola Brandt", "Brandt"), "ohnd", "", "", "", "x"),
    ),
    offices=(
        OfficeRow("mayor", "Mayor", (), "city", "", "x"),
        OfficeRow("president", "President", (), "United States", "", "x"),
    ),
    holders=(
        HolderRow("ina-poll", "Ina Poll", (), "mayor", "dunmore", "2019", "", "", "x"),
        HolderRow("karl-fenn", "Karl Fenn", (), "president", "us", "1980", "1984", "", "x"),
        HolderRow("orla-fenn", "Orla Fenn Jr.", (), "president", "us", "1990", "", "", "x"),
    ),
    bodies=(),
    places=(),
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ola Brandt", "ola-brandt"),
        ("OLA T BRANDT", "ola-brandt"),
        ("Brandt", ""),
        ("Rex Toll", ""),
        ("Orla Fenn, Jr", "orla-fenn"),
        ("Nobody Known", ""),
    ],
)
def test_key(name: str, key: str) -> None:
    assert person_index(TABLES).key(name) == key


@pytest.mark.parametrize(
    ("word", "published", "key"),
    [
        ("Fenn", "1986-01-01", "karl-fenn"),
        ("Fenn", "2020-01-01", "orla-fenn"),
        ("Fenn", "1992-01-01", ""),
        ("Fenn", "1960", ""),
        ("Fenn", None, ""),
        ("Poll", "2020", ""),
        ("Toll", "2020", ""),
    ],
)
def test_surname(word: str, published: str | None, key: str) -> None:
    assert person_index(TABLES).surname(word, published) == key


def test_index_is_kept() -> None:
    assert person_index(TABLES) is person_index(TABLES)


def test_normal() -> None:
    assert normal("Jos\u00e9  \u00c1. Quist, Jr.") == "jose a quist jr"
