"""The shortest ways from one thing to another, each step a claim: computed, for SPARQL cannot ask for them portably.

Walks the claims of a graph in both directions, from subject to object and back, breadth first. Only what is plainly
said (asserted or ordered) counts, and only values that are things: two rulings with one outcome are not tied by it, nor
are two documents that name one person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.asking.sentences import about, sentences, shown, values
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
Step = tuple[str, str, str, str]  # a thing, "->" or "<-", a property, the next thing


def shortest(store: Store, one: str, other: str) -> tuple[Rows, tuple[frozenset[str], ...]]:
    """Return the shortest ways between two things, a row for each step, and with each row its claims."""
    rows, carriers = [], []
    for number, way in enumerate(_ways(store, one, other), start=1):
        for place, step in enumerate(way, start=1):
            claims = _claims(store, step)
            stems = sorted({sentence.document for sentence in sentences(store, claims, ())})
            arrow = "<- " if step[1] == "<-" else ""
            name = arrow + step[2].removeprefix(CG)
            ends = shown(store, step[0]), shown(store, step[3])
            rows.append((str(number), str(place), ends[0], name, ends[1], SEPARATOR.join(stems)))
            carriers.append(frozenset(claims))
    return Rows(tuple(name for name, _ in PATH.columns), tuple(rows)), tuple(carriers)


def _ways(store: Store, one: str, other: str) -> list[list[Step]]:
    """Return the shortest ways in a fixed order, none where there is none or the two are the same."""
    reached, edge = {one}, [one]
    before: defaultdict[str, list[Step]] = defaultdict(list)
    while edge and other not in reached and one != other:
        found: set[str] = set()
        for thing in edge:
            for step in _steps(store, thing):
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


def _steps(store: Store, thing: str) -> Iterator[Step]:
    """Yield the steps that lead away from a thing."""
    for end, far, arrow in (("subject", "object", "->"), ("object", "subject", "<-")):
        for claim in about(store, end, thing):
            if not PLAIN & set(values(store, claim, CG + "modality")):
                continue
            predicate = next(iter(values(store, claim, RDF + "predicate")), "")
            for value in values(store, claim, RDF + far):
                if "://" in value and not value.startswith(CG) and values(store, value, RDFS + "label"):
                    yield thing, arrow, predicate, value


def _claims(store: Store, step: Step) -> list[str]:
    subject, target = (step[0], step[3]) if step[1] == "->" else (step[3], step[0])
    return [
        claim
        for claim in about(store, "subject", subject)
        if target in values(store, claim, RDF + "object")
        and step[2] in values(store, claim, RDF + "predicate")
        and PLAIN & set(values(store, claim, CG + "modality"))
    ]
