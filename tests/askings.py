"""Values for the parameters of the saved questions, taken from a graph, so that each question is asked in several ways.

A parameter that must be given gets the busiest thing of its kind; one that may be given gets what stands in the rows of
the question without it: the IRI of a thing and a part of its name, a day and its month, one of the choices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from graph import query
from graph.asking.names import things
from graph.vocabulary import DCTERMS, RDF, RDFS

TRIED = 12  # how many things are tried until there are rows
DAY = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with the values of its parameters."""

    name: str
    values: Mapping[str, str]

    def __str__(self) -> str:
        """Return the question as the name of a test."""
        return " ".join((self.name, *(f"{name}={value}" for name, value in sorted(self.values.items()))))

    @property
    def text(self) -> str:
        """Return the SPARQL text with the values in their places."""
        return query.filled(query.find(self.name), self.values)


def askings(store: Store) -> list[Asking]:
    """Return each saved question as it must be asked, by parts of names, and with each further parameter."""
    found = []
    for asked in query.queries():
        values = _needed(store, asked)
        rows = query.run(asked, store, values)
        found.append(Asking(asked.name, values))
        if values:
            found.append(Asking(asked.name, {name: _part(store, iri) for name, iri in values.items()}))
        for parameter in asked.parameters:
            if parameter.default is not None:
                given = dict.fromkeys(_values(store, parameter, rows))
                found += [Asking(asked.name, {**values, parameter.name: value}) for value in given]
    return found


def _needed(store: Store, asked: query.Query) -> dict[str, str]:
    """Return a value for each parameter that must be given: the busiest things for which there are rows."""
    needed = [one for one in asked.parameters if one.default is None]
    tried = (
        [{}]
        if not needed
        else [
            dict(zip((one.name for one in needed), (choice, *others), strict=True))
            for choice in _busiest(store, needed[0].takes)[:TRIED]
            for others in (
                [()] if len(needed) == 1 else [(other,) for other in _busiest(store, needed[1].takes)[:TRIED]]
            )
        ]
    )
    return next((values for values in tried if query.run(asked, store, values).rows), tried[0])


def _busiest(store: Store, kind: str) -> list[str]:
    """Return the things of a kind, those of which most claims speak first."""
    ends = [NamedNode(RDF + end) for end in ("subject", "object")]
    claims = {
        one.iri: sum(1 for end in ends for _ in store.quads_for_pattern(None, end, NamedNode(one.iri)))
        for one in things(store, kind)
    }
    return sorted(claims, key=lambda iri: (-claims[iri], iri)) or ["urn:none"]


def _part(store: Store, iri: str) -> str:
    """Return a part of the label of a thing, or the identifier of a document."""
    kind = "identifier" if "/doc/" in iri else "label"
    predicate = NamedNode((DCTERMS if kind == "identifier" else RDFS) + kind)
    names = [quad.object.value for quad in store.quads_for_pattern(NamedNode(iri), predicate, None)]
    return names[0] if kind == "identifier" else _within(names[0]) if names else iri


def _within(name: str) -> str:
    """Return a name without its first and its last letter, in small letters."""
    return name[1:-1].lower()


def _word(text: str) -> str:
    return max(re.findall(r"\w+", text), key=len).lower()


def _cells(rows: query.Rows, column: str) -> list[str]:
    """Return the parts of all cells, those of the column with this name first."""
    table = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
    first = [row[column] for row in table if column in row]
    return [
        part for cell in (*first, *(cell for row in rows.rows for cell in row)) for part in cell.split(" | ") if part
    ]


def _values(store: Store, parameter: query.Parameter, rows: query.Rows) -> Iterator[str]:
    cells = _cells(rows, parameter.name)
    if "|" in parameter.takes:
        choices = parameter.takes.split("|")
        yield next((cell for cell in cells if cell in choices), choices[0])
    elif parameter.takes in ("day", "year"):
        days = sorted(cell for cell in cells if DAY.fullmatch(cell))
        if days:
            middle = days[len(days) // 2]
            yield from (middle, middle[:7]) if parameter.takes == "day" else (middle[:4],)
    elif parameter.takes == "number":
        yield {"least": "3", "most": "0.8"}.get(parameter.name, "1")
    elif parameter.takes == "text":
        if parameter.name == "document":
            yield _busiest(store, "Document")[0]
            return
        own = "property" if parameter.name == "predicate" else parameter.name
        if cells and own in rows.columns:
            cell = _cells(rows, own)[0]
            yield cell if parameter.name == "predicate" else _word(cell)
    else:
        known = {one.label: one.iri for one in things(store, parameter.takes)}
        for label in next(([cell] for cell in cells if cell in known), list(known)[:1]):
            yield known[label]
            yield _within(label)
