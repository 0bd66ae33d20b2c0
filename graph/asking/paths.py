"""The shortest ways from one thing to another, each step a claim: computed, for SPARQL cannot ask for them portably.

Walks the claims of a graph in both directions, from subject to object and back, breadth first. Only what is plainly
said (asserted or ordered) counts, and only values that are things: two rulings with one outcome are not tied by it, nor
are two documents that name one person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graph.asking.sentences import sentences, shown
from graph.query import SEPARATOR, Parameter, Query, Rows
from graph.vocabulary import CG, RDF, RDFS

if TYPE_CHECKING:
    from pyoxigraph import Store

PLAIN = frozenset({CG + "Asserted", CG + "Ordered"})
MOST = 10  # ways that are told
PATH = Query(
    "path",
    "Shortest path between two things",
    "By which shortest chains of claims do two things hang together, and which documents carry each step?",
    (
        Parameter("one", "a name or the IRI of the one thing, or a part of the name", None, "Thing"),
        Parameter("other", "a name or the IRI of the other thing, or a part of the name", None, "Thing"),
    ),
    "",
    (
        ("path", "the number of the way; all are equally short"),
        ("step", "the number of the step"),
        ("thing", "where the step begins"),
        ("property", "the property of the claim; <- before it where the claim runs the other way"),
        ("other", "where the step ends"),
        ("documents", "the documents that carry the claim"),
    ),
    ("claim",),
)
Fact = tuple[str, str, str]  # subject, property, value
Step = tuple[str, str, str, str]  # a thing, "->" or "<-", a property, the next thing


def shortest(
    store: Store, claims_of: Mapping[Fact, Sequence[str]], one: str, other: str
) -> tuple[Rows, tuple[frozenset[str], ...]]:
    """Return the shortest ways between two things, a row for each step, and with each row its claims.

    claims_of: what `facts` gives for the store.
    """
    rows, carriers = [], []
    for number, way in enumerate(_ways(_steps(claims_of), one, other), start=1):
        for place, step in enumerate(way, start=1):
            claims = claims_of[_fact(step)]
            stems = sorted({sentence.document for sentence in sentences(store, claims, ())})
            arrow = "<- " if step[1] == "<-" else ""
            name = arrow + step[2].removeprefix(CG)
            ends = shown(store, step[0]), shown(store, step[3])
            rows.append((str(number), str(place), ends[0], name, ends[1], SEPARATOR.join(stems)))
            carriers.append(frozenset(claims))
    return Rows(tuple(name for name, _ in PATH.columns), tuple(rows)), tuple(carriers)


def _ways(steps: Mapping[str, Sequence[Step]], one: str, other: str) -> list[list[Step]]:
    """Return the shortest ways in a fixed order, none where there is none or the two are the same."""
    reached, edge = {one}, [one]
    before: defaultdict[str, list[Step]] = defaultdict(list)
    while edge and other not in reached and one != other:
        found: set[str] = set()
        for thing in edge:
            for step in steps.get(thing, ()):
                if step[3] not in reached:
                    before[step[3]].append(step)
                    found.add(step[3])
        reached |= found
        edge = sorted(found)
    ways: list[list[Step]] = []
    _walk_back(before, one, other, [], ways)
    return sorted(ways)


def _walk_back(
    before: defaultdict[str, list[Step]], one: str, thing: str, way: list[Step], ways: list[list[Step]]
) -> None:
    if thing == one and way:
        ways.append(way)
    for step in sorted(set(before.get(thing, ()))) if thing != one else ():
        if len(ways) < MOST:
            _walk_back(before, one, step[0], [step, *way], ways)


def facts(store: Store) -> Mapping[Fact, list[str]]:
    """Return what is plainly said of two things, with its claims: all are read at once, for a way may be long."""
    plain = {claim for claim, modality in _pairs(store, CG + "modality") if modality in PLAIN}
    named = {thing for thing, _ in _pairs(store, RDFS + "label")}
    subjects, predicates = dict(_pairs(store, RDF + "subject")), dict(_pairs(store, RDF + "predicate"))
    found: defaultdict[Fact, list[str]] = defaultdict(list)
    for claim, value in _pairs(store, RDF + "object"):
        if claim in plain and value in named and not value.startswith(CG):
            found[subjects.get(claim, ""), predicates.get(claim, ""), value].append(claim)
    return found


def _steps(said: Iterable[Fact]) -> Mapping[str, list[Step]]:
    """Return, for each thing, the steps that lead away from it."""
    found: defaultdict[str, list[Step]] = defaultdict(list)
    for subject, predicate, value in said:
        found[subject].append((subject, "->", predicate, value))
        found[value].append((value, "<-", predicate, subject))
    return found


def _fact(step: Step) -> Fact:
    one, arrow, predicate, other = step
    return (one, predicate, other) if arrow == "->" else (other, predicate, one)


def _pairs(store: Store, predicate: str) -> Iterator[tuple[str, str]]:
    """Yield the subjects of a property with their values, as texts."""
    import pyoxigraph as ox

    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None):
        yield str(getattr(quad.subject, "value", "")), str(getattr(quad.object, "value", ""))
