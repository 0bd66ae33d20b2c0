"""What the finder of places knows: the names of the tables by wording, and the words of `data/places.yaml`.

Takes the authority tables, gives a `World`: a gazetteer of all names of jurisdictions, the states by name and
abbreviation, the rows by name, and the names that are as often a person's. It reads no text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.annotate.gazetteer import Gazetteer
from graph.tables import PlaceRow, Tables, read_lines, read_mapping

WORD_LISTS = (
    "cautious", "not_in_county_names", "lists", "state_words", "city_words", "place_signs", "name_starts", "directions",
)  # fmt: skip
LARGE = 300_000  # towns of this size are known by their bare name, whoever else bears it


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The word lists of `places.yaml`; `capital` gives a place's key by a name it shares with a state."""

    capital: Mapping[str, str]
    capital_name: Mapping[str, str]
    cautious: frozenset[str]
    not_in_county_names: frozenset[str]
    lists: frozenset[str]
    state_words: frozenset[str]
    city_words: frozenset[str]
    place_signs: frozenset[str]
    name_starts: frozenset[str]
    directions: frozenset[str]


@dataclass(frozen=True, slots=True)
class World:
    """The jurisdictions of the tables: to be found in text, by state, by name and by key."""

    gazetteer: Gazetteer[PlaceRow]
    states: Mapping[str, PlaceRow]
    state_words: frozenset[str]  # with which a state may begin, with and without a last stop
    named: Mapping[str, tuple[PlaceRow, ...]]
    by_key: Mapping[str, PlaceRow]
    cautious: frozenset[str]


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """Return the words of `places.yaml`."""
    data = read_mapping("places.yaml")
    lists = (frozenset[str](data[name]) for name in WORD_LISTS)
    return PlaceWords(data["capital"], data["capital_name"], *lists)


@lru_cache(maxsize=4)
def world(tables: Tables) -> World:
    """Return the index of the tables' jurisdictions."""
    named: dict[str, list[PlaceRow]] = {}
    states: dict[str, PlaceRow] = {}
    for row in tables.places:
        for name in (row.name, *row.aliases):
            named.setdefault(name, []).append(row)
            if row.kind_class == "State":
                states[name] = row
    for row in tables.places:
        if row.kind_class == "State":
            states.setdefault(row.state, row)
    return World(
        Gazetteer((name, row) for row in tables.places for name in (row.name, *row.aliases)),
        states,
        frozenset(first for name in states for first in (name.split(" ")[0], name.split(" ")[0].removesuffix("."))),
        {name: tuple(rows) for name, rows in named.items()},
        {row.key: row for row in tables.places},
        place_words().cautious | _of_people(tables, named),
    )


def _of_people(tables: Tables, named: Mapping[str, Sequence[PlaceRow]]) -> frozenset[str]:
    """Return the names of smaller towns that are surnames in the tables, or given names."""
    people = {j.name.split(",")[0].split()[-1] for j in tables.judges} | {h.name.split()[-1] for h in tables.holders}
    people |= set(read_lines("given_names.txt"))
    return frozenset(
        name
        for name, rows in named.items()
        if name in people and all(r.kind_class == "City" and r.population < LARGE for r in rows)
    )
