"""The queries of the reports, and the record of those that a report has asked.

The queries lie in `graph/data/report/` in the form of the saved questions (`graph.query`). The IRI of a thing stands in
them where `<urn:param:NAME>` did, so that a store looks there first, however large the graph. `Asking` answers the
queries over a graph, numbers them, and keeps their text with the values in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from graph import query as saved
from graph.errors import QueryError
from graph.query import Query, Rows
from graph.reports.model import Asked

if TYPE_CHECKING:
    from pyoxigraph import Store

PLACE = "urn:param:"
PLACED = re.compile(f"<{PLACE}([a-z_]+)>")


@lru_cache(maxsize=1)
def queries() -> Mapping[str, Query]:
    """Return the queries of the reports by name."""
    found = sorted((files("graph") / "data" / "report").iterdir(), key=lambda item: item.name)
    names = [(item.name.removesuffix(".rq"), item) for item in found if item.name.endswith(".rq")]
    return {name: saved.parse(name, item.read_text(encoding="utf-8")) for name, item in names}


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of queries as mappings from column to text, and the numbers under which the report prints these."""

    numbers: tuple[int, ...]
    rows: tuple[Mapping[str, str], ...]

    def __iter__(self) -> Iterator[Mapping[str, str]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


class Asking:
    """Answers queries over one graph and remembers them; a query asked twice with the same values is one."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._answers: dict[str, Answer] = {}
        self._asked: list[Asked] = []

    def ask(self, name: str, **values: str) -> Answer:
        """Answer a query of the reports, or a saved question of that name where the reports have none."""
        query = queries().get(name) or saved.find(name)
        things = {name: iri for name, iri in values.items() if f"<{PLACE}{name}>" in query.text}
        text = PLACED.sub(lambda match: _named(things.get(match[1], "")), query.text)
        return self.answer(replace(query, text=text), {k: v for k, v in values.items() if k not in things})

    def facts(self, thing: str) -> Answer:
        """Return the facts about a thing, those whose value it is, and those of the rulings in it."""
        found = (self.ask("facts-about", thing=thing), self.ask("facts-naming", thing=thing))
        return joined(*found, self.ask("facts-in-case", case=thing))

    def answer(self, query: Query, values: Mapping[str, str]) -> Answer:
        """Answer any query; raises QueryError where it does not parse or a value is missing."""
        text = saved.filled(query, values)
        if text not in self._answers:
            found = saved.run(query, self.store, values)
            number = len(self._asked) + 1
            self._asked.append(Asked(number, query.title, text.strip(), len(found.rows)))
            self._answers[text] = Answer((number,), _mapped(found))
        return self._answers[text]

    def asked(self) -> tuple[Asked, ...]:
        """Return the queries so far, in the order of their numbers."""
        return tuple(self._asked)


def joined(*answers: Answer) -> Answer:
    """Return the rows of several answers, each once, in order."""
    rows = {tuple(row.items()): row for answer in answers for row in answer}
    return Answer(tuple(number for answer in answers for number in answer.numbers), tuple(rows.values()))


def _named(iri: str) -> str:
    """Return an IRI as SPARQL writes it; raises QueryError where it is none."""
    from pyoxigraph import NamedNode

    try:
        return str(NamedNode(iri))
    except ValueError as error:
        raise QueryError(f"{iri!r} is no IRI of a thing: {error}") from error


def _mapped(found: Rows) -> tuple[Mapping[str, str], ...]:
    if len(set(found.columns)) != len(found.columns):
        raise QueryError(f"a query names a column twice: {', '.join(found.columns)}")
    return tuple(dict(zip(found.columns, row, strict=True)) for row in found.rows)
