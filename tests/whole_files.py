"""Quads written as the program writes them, for tests: each thing and each graph a part."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from graph.across import across as across_groups
from graph.across import conflicts, reprint_groups
from graph.emit import Record
from graph.kept import NOTHING, Before, Stood
from graph.model import Document, Entity
from graph.rows import Carried, Part, Row, mark_of, row_of
from graph.serialize import FILES, Writer
from graph.serialize.blocks import by_subject
from graph.settings import DEFAULT_BASE
from graph.vocabulary import CG, RDF, RDF_TYPE, Quad

PLAIN = ("Asserted", "Ordered")


def parts_of(quads: Iterable[Quad]) -> tuple[list[Part], Mapping[str, tuple[str, ...]]]:
    """Return the parts of a graph, and the classes of its things."""
    rows = sorted(set(map(row_of, quads)))
    by = by_subject(rows)
    kinds = {iri: tuple(sorted({r[2] for r in found if r[1] == RDF_TYPE})) for iri, found in by.items()}
    carried: dict[str, list[Carried]] = {}
    for claim, found in by.items():
        said = {row[1]: row[2] for row in found}
        modality = said.get(CG + "modality", "").removeprefix(CG)
        if RDF + "subject" in said and modality in PLAIN:
            one = (said[RDF + "predicate"], said[RDF + "object"], claim, modality)
            carried.setdefault(said[RDF + "subject"], []).append(one)
    parts = []
    for iri, found in by.items():
        mine = tuple(sorted(carried.get(iri, ())))
        beside = tuple(kinds.get(row[2], ()) for row in found)
        parts.append(Part(iri, mark_of((iri, tuple(found), mine, beside)), partial(iter, found), carried=mine))
    in_graph: dict[str, list[Row]] = {}
    for row in rows:
        in_graph.setdefault(row[5], []).append(row)
    for graph, found in in_graph.items():
        parts.append(Part(graph, mark_of(("graph", graph, tuple(found))), partial(iter, found), whole=True))
    return parts, kinds


def across(
    documents: Sequence[Document], entities: Sequence[Entity], known: Sequence[Record], base: str
) -> tuple[Quad, ...]:
    """Return what several documents say together."""
    stems = {record.iri: tuple(record.documents) for record in known}
    return across_groups(documents, stems, reprint_groups(documents), conflicts(known, entities), base)


def write(
    quads: Iterable[Quad], folder: Path, base: str = DEFAULT_BASE, before: Before = NOTHING
) -> tuple[tuple[Path, ...], Mapping[str, Stood]]:
    """Write the files of the quads, with what was written before; return their paths, and where the parts stand."""
    parts, kinds = parts_of(quads)
    with Writer(base, kinds, before) as writer:
        for part in parts:
            writer.take(part)
        return writer.write(folder)


def files(quads: Iterable[Quad], base: str = DEFAULT_BASE) -> dict[str, bytes]:
    """Return the files of the quads."""
    with tempfile.TemporaryDirectory() as folder:
        write(quads, Path(folder), base)
        return {name: (Path(folder) / name).read_bytes() for name in FILES}


def turtle(quads: Iterable[Quad], base: str = DEFAULT_BASE) -> bytes:
    return files(quads, base)["graph.ttl"]


def trig(quads: Iterable[Quad], base: str = DEFAULT_BASE) -> bytes:
    return files(quads, base)["graph.trig"]


def nquads(quads: Iterable[Quad]) -> bytes:
    return files(quads)["graph.nq"]


def jsonld(quads: Iterable[Quad], base: str = DEFAULT_BASE) -> bytes:
    return files(quads, base)["graph.jsonld"]


def graphml(quads: Iterable[Quad]) -> bytes:
    return files(quads)["graph.graphml"]
