"""Compare the saved questions in pyoxigraph and rdflib: `python -m benchmarks.questions GRAPH [GRAPH...]`.

Each question that needs a value is asked about the thing of that kind with most claims. Prints, for each, the number of
rows, the processor seconds of both engines with their ratio, and whether the rows are the same.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from graph import query
from graph.asking.names import things
from graph.vocabulary import CG, RDF

Table = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """One question in both engines."""

    name: str
    rows: int
    ours: float
    rdflib: float
    same: bool


def busiest(store: ox.Store, kind: str, ends: Sequence[str] = ("subject", "object")) -> list[str]:
    """Return the IRIs of the things of a kind, those with most claims about them or with them as the value first."""
    nodes = [ox.NamedNode(RDF + end) for end in ends]

    def claims(iri: str) -> int:
        return sum(1 for end in nodes for _ in store.quads_for_pattern(None, end, ox.NamedNode(iri)))

    found = sorted(((claims(one.iri), one.iri) for one in things(store, kind)), reverse=True)
    return [iri for _, iri in found] or ["urn:none"]


def values_of(store: ox.Store) -> Mapping[str, Mapping[str, str]]:
    """Return for each question a value for each parameter that it needs."""
    kinds = {one.takes for asked in query.queries() for one in asked.parameters if one.default is None}
    found = {kind: busiest(store, kind)[0] for kind in sorted(kinds) if kind != "Thing"}
    found["Thing"] = found["Person"]
    asked = {
        one.name: {each.name: found[each.takes] for each in one.parameters if each.default is None}
        for one in query.queries()
    }
    judges = [quad.object.value for quad in store.quads_for_pattern(None, ox.NamedNode(CG + "issuedBy"), None)]
    asked["judge-dossier"]["judge"] = max(sorted(set(judges)), key=judges.count, default="urn:none")
    asked["common-parties"]["other"] = min((one.iri for one in things(store, "Case")), default="urn:none")
    return asked


def compared(file: Path) -> Iterator[Compared]:
    """Ask every question of the graph in both engines."""
    store, plain = query.load(file), rdflib.Graph()
    for quad in store.quads_for_pattern(None, None, None):
        plain.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    for name, values in values_of(store).items():
        asked = query.find(name)
        begun = time.process_time()
        ours = query.run(asked, store, values).rows
        between = time.process_time()
        theirs = sorted_cells(plain.query(query.filled(asked, values)))
        ended = time.process_time()
        yield Compared(name, len(ours), between - begun, ended - between, sorted_cells(ours) == theirs)


def sorted_cells(rows: Any) -> Table:
    """Return rows of either engine as text: empty where unbound, the parts of a joined cell in order."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return [tuple(" | ".join(sorted(cell.split(" | "))) for cell in row) for row in cells]


def term(part: Any) -> Any:
    """Return a term of pyoxigraph as one of rdflib."""
    if not isinstance(part, ox.Literal):
        return rdflib.URIRef(part.value)
    if part.language:
        return rdflib.Literal(part.value, lang=part.language)
    kind = None if part.datatype.value.endswith("#string") else rdflib.URIRef(part.datatype.value)
    return rdflib.Literal(part.value, datatype=kind, normalize=False)


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit("usage: python -m benchmarks.questions GRAPH...")
    for path in map(Path, sys.argv[1:]):
        print(f"{path}: {len(query.load(path)):,} triples")
        for one in compared(path):
            ratio = one.rdflib / max(one.ours, 0.0001)
            same = "same" if one.same else "NOT THE SAME"
            print(
                f"  {one.name:24} {one.rows:6} rows {one.ours:8.3f} s {one.rdflib:8.3f} s {ratio:7.0f} x {same}",
                flush=True,
            )
