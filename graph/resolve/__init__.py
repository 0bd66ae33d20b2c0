"""Across documents: referents and events -> entities, with the decisions that made them.

Referents get a global identity first (`referents`, by authority and by name); then events of cases, rulings and
measures are compared pair by pair within blocks (`compare`), decided, and clustered (`cluster`). The rest of the events
are one where their identifying values are one. An IRI is minted from those values, so that it does not depend on the
order, or on other documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from graph.model import (
    Assignment, Decision, Entity, Event, FrameKind, Link, Linked, Literal, Name, Resolution,
)
from graph.resolve import labels
from graph.resolve.authority import tenure_links
from graph.resolve.cluster import clusters, decide
from graph.resolve.compare import Seen
from graph.resolve.referents import Placed, place_referents
from graph.tables import Tables
from graph.vocabulary import mint

__all__ = ["resolve"]

JOINED = frozenset({FrameKind.CASE, FrameKind.RULING, FrameKind.MEASURE})


def resolve(linked: Sequence[Linked], tables: Tables, base: str) -> Resolution:
    """Return the entities of all documents, the assignments of local things to them, and the decisions."""
    ordered = sorted(linked, key=lambda one: one.document.stem)
    placed, decisions = place_referents(ordered, tables)
    where = {(p.document, p.referent.key): mint(base, p.kind, p.key) for p in placed}
    seen = [_seen(one, event, where) for one in ordered for event in one.events]
    by_id = {s.id: s for s in seen}
    made = decide([s for s in seen if _comparable(s)])
    groups = clusters(sorted(by_id), made)
    measures = _measure_iris(groups, by_id, where)
    where.update(measures)
    things = _things(placed, where)
    named = {e.iri: e.label for e in things}
    events, assigned = _events(groups, by_id, where, named, base, tables)
    assignments = [Assignment(doc, key, iri) for (doc, key), iri in where.items()] + assigned
    return Resolution(
        tuple(sorted((*things, *events), key=lambda e: e.iri)),
        tuple(sorted(set(assignments))),
        tuple(sorted((*decisions, *made), key=lambda d: (d.left, d.right))),
    )


def _seen(one: Linked, event: Event, where: Mapping[tuple[str, str], str]) -> Seen:
    values = []
    for fact in event.facts:
        if isinstance(fact.value, str):
            iri = where.get((one.document.stem, fact.value))
            values.append((fact.name, iri if iri is not None else f"local:{fact.value}"))
        else:
            values.append((fact.name, fact.value.text if isinstance(fact.value, Literal) else fact.value.label))
    return Seen(one.document.stem, event.key, event.kind, tuple(values), one.document.published)


def _comparable(seen: Seen) -> bool:
    return seen.kind in JOINED and "-said:" not in seen.key


def _measure_iris(
    groups: Sequence[Sequence[str]], by_id: Mapping[str, Seen], where: Mapping[tuple[str, str], str]
) -> dict[tuple[str, str], str]:
    """Give the measures of a cluster one IRI: the smallest of theirs, a numbered one first."""
    found: dict[tuple[str, str], str] = {}
    for group in groups:
        members = [by_id[i] for i in group if by_id[i].kind is FrameKind.MEASURE]
        iris = sorted({where[m.document, m.key] for m in members if (m.document, m.key) in where}, key=lambda i: ("-in-" in i, i))
        if len(iris) > 1:
            found.update({(m.document, m.key): iris[0] for m in members})
    return found


def _things(placed: Sequence[Placed], where: Mapping[tuple[str, str], str]) -> tuple[Entity, ...]:
    """Make an entity of all referents with one IRI."""
    groups: dict[str, list[Placed]] = {}
    for one in placed:
        groups.setdefault(where[one.document, one.referent.key], []).append(one)
    return tuple(_thing(iri, groups[iri]) for iri in sorted(groups))


def _thing(iri: str, members: Sequence[Placed]) -> Entity:
    row = next((m.row for m in members if m.row is not None), None)
    counts = Counter(m.referent.name for m in members)
    label = row.name if row is not None else max(counts, key=lambda n: (len(n.split()) if iri.count("/person/") else 0, counts[n], n))
    names: dict[str, set[str]] = {}
    for member in members:
        for name in (member.referent.name, *member.referent.names):
            names.setdefault(name, set()).add(member.document)
    classes = row.classes if row is not None else max((m.referent.classes for m in members), key=lambda c: (len(c), c))
    return Entity(iri, classes, label, _names(names, label), row.links if row is not None else (), tuple(sorted({m.document for m in members})))


def _names(names: Mapping[str, Iterable[str]], label: str) -> tuple[Name, ...]:
    return tuple(Name(text, tuple(sorted(names[text]))) for text in sorted(names) if text != label)


def _events(
    groups: Sequence[Sequence[str]], by_id: Mapping[str, Seen], where: Mapping[tuple[str, str], str], named: Mapping[str, str], base: str, tables: Tables
) -> tuple[list[Entity], list[Assignment]]:
    """Make entities of the clusters of events; measures are entities already."""
    taken: dict[str, list[Seen]] = {}
    for group in groups:
        members = [by_id[i] for i in group]
        kind = members[0].kind
        if kind is FrameKind.MEASURE:
            continue
        values = _joined(members)
        iri = mint(base, kind.value.lower(), labels.key(kind, values, _local, members[0].id))
        if kind in JOINED and iri in taken:
            iri = mint(base, kind.value.lower(), f"{labels.key(kind, values, _local, members[0].id)}-{_mark(members)}")
        taken.setdefault(iri, []).extend(members)
    entities, assignments = [], []
    for iri in sorted(taken):
        members = taken[iri]
        values = _joined(members)
        label = labels.label(members[0].kind, values, lambda v: named.get(v, v.removeprefix("local:")))
        docs = tuple(sorted({m.document for m in members}))
        entities.append(Entity(iri, (members[0].kind.value,), label, (), _links(members, tables), docs))
        assignments.extend(Assignment(m.document, m.key, iri) for m in members)
    return entities, assignments


def _mark(members: Sequence[Seen]) -> str:
    return f"{members[0].document}-{members[0].key.rsplit(':', 1)[-1]}"


def _local(value: str) -> str:
    return value.rsplit("/", 1)[-1] if "/" in value else value


def _joined(members: Sequence[Seen]) -> dict[str, list[str]]:
    """Join the values of the members: in order of telling, the finest date first."""
    values: dict[str, list[str]] = {}
    for member in members:
        for slot, value in member.values:
            if value not in values.setdefault(slot, []):
                values[slot].append(value)
    for slot in ("decidedOn", "filedOn", "issuedOn"):
        if slot in values:
            values[slot].sort(key=lambda v: (-len(v), v))
    return values


def _links(members: Sequence[Seen], tables: Tables) -> tuple[Link, ...]:
    """Return the dates of a tenure that the tables know, where all documents speak of one term."""
    if members[0].kind is not FrameKind.TENURE:
        return ()
    holder = _local(min(members[0].of("holder"), default=""))
    office = min(members[0].of("office"), default="")
    found = {tenure_links(holder, office, m.published, tables) for m in members}
    return next(iter(found)) if len(found) == 1 else ()


def decisions_of(resolution: Resolution, identity: str) -> tuple[Decision, ...]:
    """Return the decisions that concern one local thing (`stem#key`)."""
    return tuple(d for d in resolution.decisions if identity in (d.left, d.right))
