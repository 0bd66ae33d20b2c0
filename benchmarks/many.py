"""A graph of many triples, made from a built one: `python -m benchmarks.many GRAPH OUT.nt [--triples 1000000]`.

Takes the Turtle file of a build, or its folder, and writes N-Triples: the graph, and then the same again under new
names until as many triples are there as asked for, or a few more. The same input gives the same bytes; copies are
written one after the other, so memory does not grow with them.

What the texts tell of is new in each copy, with a suffix to its IRI and its label: documents, evidence, cases, rulings,
statements, grants, and the people, bodies, places and measures that no authority knows. What the authority tables know,
or what is tied to another data set, is one thing in all copies, so that it grows into a hub, as a state or a department
does in a large collection. A claim, an office held or a contradiction is new in a copy unless all that it speaks of is
shared: then it is one, with the evidence of every copy.

Like a real graph: the shapes (each claim with its evidence, each evidence with its document and two selectors), the
share of each class and property, hubs with thousands of claims, facts that many documents tell. Unlike: the same few
days, words and structures come over and over; names that only the texts know never meet again in another copy, where
real ones would now and then; nothing contradicts across copies; the confidence of a claim that many copies tell stays
what it was; and the number of known people and places does not grow.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import pyoxigraph as ox

from graph import query
from graph.tables import load_tables
from graph.vocabulary import CG, DCTERMS, PREFIXES, RDFS, SKOS

BASE = "https://w3id.org/casegraph/id/"
OF_TEXTS = frozenset("case doc grant group original ruling statement".split())
SPEAKING = frozenset("claim conflict tenure".split())  # new in a copy where what they speak of is
OF_TABLES = frozenset("body court measure person place programme office".split())
LINKS = (PREFIXES["owl"] + "sameAs", SKOS + "exactMatch")
LABELS = (RDFS + "label", SKOS + "altLabel", DCTERMS + "identifier")
EVIDENCE, SOURCES = CG + "evidence", CG + "independentSources"


@dataclass(frozen=True, slots=True)
class Parted:
    """The triples of a graph: those of all copies, those that each copy has anew, and the IRIs that are new in each."""

    shared: tuple[ox.Triple, ...]
    repeated: tuple[ox.Triple, ...]
    local: frozenset[str]

    def copies(self, triples: int) -> int:
        """Return how many copies it takes to have that many triples: one at least."""
        return max(1, ceil((triples - len(self.shared)) / max(1, len(self.repeated))))


def kind(iri: str) -> str:
    """Return the kind of a minted IRI ("person"), or "" for any other."""
    return iri.removeprefix(BASE).partition("/")[0] if iri.startswith(BASE) else ""


def named(term: object) -> str:
    """Return the IRI of a term, or "" for a literal."""
    return term.value if isinstance(term, ox.NamedNode) else ""


def known() -> frozenset[str]:
    """Return the IRIs of what the authority tables know."""
    tables = load_tables()
    rows = {
        "person": [*tables.judges, *tables.holders],
        "court": tables.courts,
        "body": tables.bodies,
        "place": tables.places,
        "measure": tables.measures,
    }
    return frozenset(f"{BASE}{of}/{row.key}" for of, found in rows.items() for row in found)


def local(triples: Sequence[ox.Triple]) -> frozenset[str]:
    """Return the IRIs that are new in each copy."""
    linked = known() | {one.subject.value for one in triples if one.predicate.value in LINKS}
    terms = {iri for one in triples for iri in (one.subject.value, named(one.object))}
    found = {iri for iri in terms if kind(iri) in OF_TEXTS or (kind(iri) in OF_TABLES and iri not in linked)}
    spoken: dict[str, set[str]] = {}
    for one in triples:
        if kind(one.subject.value) in SPEAKING and one.predicate.value != EVIDENCE:
            spoken.setdefault(one.subject.value, set()).add(named(one.object))
    more = True
    while more:
        new = {iri for iri, objects in spoken.items() if iri not in found and objects & found}
        found |= new
        more = bool(new)
    return frozenset(found)


def parted(file: Path) -> Parted:
    """Read a graph and tell what its copies share."""
    triples = [quad.triple for quad in query.load(file).quads_for_pattern(None, None, None)]
    triples.sort(key=str)
    own = local(triples)
    new = [one.subject.value in own or named(one.object) in own for one in triples]
    return Parted(
        tuple(one for one, is_new in zip(triples, new, strict=True) if not is_new),
        tuple(one for one, is_new in zip(triples, new, strict=True) if is_new),
        own,
    )


def renamed(iri: str, copy: int) -> str:
    """Return the IRI of the thing in a copy: the suffix stands before what follows a "#".

    >>> renamed(BASE + "doc/7#char=1,2/quote", 3).removeprefix(BASE)
    'doc/7-copy3#char=1,2/quote'
    """
    name, mark, rest = iri.partition("#")
    return f"{name}-copy{copy}{mark}{rest}"


def copied(graph: Parted, copy: int) -> Iterator[ox.Triple]:
    """Yield what is new in a copy; copy 0 is the graph itself."""
    if not copy:
        yield from graph.repeated
        return
    names: Mapping[str, ox.NamedNode] = {iri: ox.NamedNode(renamed(iri, copy)) for iri in graph.local}
    for one in graph.repeated:
        value = names.get(named(one.object), one.object)
        if one.predicate.value in LABELS and one.subject.value in names:
            value = ox.Literal(f"{one.object.value} ({copy})")
        yield ox.Triple(names.get(one.subject.value, one.subject), one.predicate, value)


def shared(graph: Parted, copies: int) -> Iterator[ox.Triple]:
    """Yield what all copies have; a claim of theirs has as many sources as all of them together."""
    for one in graph.shared:
        if one.predicate.value == SOURCES:
            value = ox.Literal(str(int(one.object.value) * copies), datatype=one.object.datatype)
            yield ox.Triple(one.subject, one.predicate, value)
        else:
            yield one


def written(graph: Parted, copies: int, file: Path) -> int:
    """Write so many copies as N-Triples; return the number of triples."""
    count = 0
    with file.open("w", encoding="utf-8", newline="\n") as out:
        for triples in (shared(graph, copies), *(copied(graph, copy) for copy in range(copies))):
            for one in triples:
                out.write(f"{one} .\n")
                count += 1
    return count


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("graph", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--triples", type=int, default=1_000_000)
    asked = parser.parse_args()
    graph = parted(asked.graph)
    copies = graph.copies(asked.triples)
    count = written(graph, copies, asked.out)
    print(f"{asked.out}: {count:,} triples, {copies} copies with {len(graph.shared):,} triples in common")
    return 0


if __name__ == "__main__":
    sys.exit(main())
