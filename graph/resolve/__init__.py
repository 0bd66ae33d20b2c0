"""Across documents: referents and events -> entities, with the decisions that made them.

Referents get a global identity first (`referents`, by authority and by name). Events are then compared pair by pair
within blocks (`compare`), decided and clustered (`cluster`): rulings, with the parties of their cases; measures, with
the rulings that are known to be on them; rulings again, with the measures known; and then cases, with the rulings made
in them. The rest of the events are one where their identifying values are one (`entities`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from graph.model import Assignment, Concept, Decision, Event, FrameKind, Linked, Literal, MentionKind, Resolution
from graph.resolve.cluster import clusters, decide
from graph.resolve.context import named_matter, surroundings, with_more, with_parties, with_rulings, with_rulings_on
from graph.resolve.entities import Told, is_said, make_events, make_things
from graph.resolve.eras import Era, era
from graph.resolve.judged import regrouped
from graph.resolve.kin import kin
from graph.resolve.measures import TABLES, only_named, tabled, telling_of
from graph.resolve.referents import place_referents
from graph.resolve.seen import Seen
from graph.tables import Tables
from graph.vocabulary import mint

__all__ = ["resolve"]

CASE, RULING, MEASURE = FrameKind.CASE, FrameKind.RULING, FrameKind.MEASURE
CASES = frozenset({CASE, RULING})
Where = dict[tuple[str, str], str]


def resolve(linked: Sequence[Linked], tables: Tables, base: str, judged: Sequence[Decision] = ()) -> Resolution:
    """Return the entities of all documents, the assignments of local things to them, and the decisions.

    `judged` are decisions of people about local ids (`stem#key`), which stand above all rules: see `judged`. Their
    sides are in no order: of two ids judged DIFFERENT the right one leaves.
    """
    ordered = sorted(linked, key=lambda one: one.document.stem)
    placed, about_people = place_referents(ordered, tables)
    where: Where = {(p.document, p.referent.key): mint(base, p.kind, p.key) for p in placed}
    one = _judge(where, judged)
    related, around = kin(tables), surroundings(ordered, tables)
    eras = {doc.document.stem: era(doc, tables) for doc in ordered if not doc.document.published}

    def rulings() -> tuple[list[Seen], tuple[Decision, ...], tuple[tuple[str, ...], ...]]:
        """Return the asserted events as they are known now, with the decisions on the rulings and their clusters."""
        events = with_more(_seen(ordered, where, eras, lambda e: e.kind in CASES and not is_said(e)), around)
        about = decide(with_parties([s for s in events if s.kind is RULING], events, ordered), related)
        return events, about, clusters([s.id for s in events if s.kind is RULING], (*about, *judged))

    in_tables = list(tabled(ordered, tables, lambda kind, key: mint(base, kind, key)))
    measures = _seen(ordered, where, eras, lambda e: e.kind is MEASURE)
    measures += [*only_named(ordered), *(s for s, _ in in_tables)]
    words = {**around, **{s.id: named_matter(row, tables) for s, row in in_tables}}
    known = with_rulings_on(with_more(measures, words), rulings()[2], ordered, telling_of(ordered))
    about_measures = decide(known, related)
    of_measures = clusters([s.id for s in measures], (*about_measures, *judged))
    rows = {(s.document, s.key): mint(base, "measure", s.key) for s, _ in in_tables}
    _join_measures(of_measures, {s.id: s for s in measures}, where, rows)
    one |= _judge(where, judged)
    seen = _seen(ordered, where, eras, lambda e: e.kind is not MEASURE)
    asserted, about_rulings, of_rulings = rulings()
    about_cases = decide(with_rulings([s for s in asserted if s.kind is CASE], of_rulings, ordered), related)
    about_events = (*about_rulings, *about_cases)
    things = make_things(placed, where, one)
    of_events = clusters([s.id for s in seen], (*about_events, *judged))
    told = Told({s.id: s for s in seen}, of_events, {e.iri: e.label for e in things})
    events, assigned = make_events(told, tables, base, judged)
    assignments = [Assignment(stem, key, iri) for (stem, key), iri in where.items()] + assigned
    above = {(min(d.left, d.right), max(d.left, d.right)): d for d in judged}
    told_of = [d for d in about_measures if not d.left.startswith(f"{TABLES}#")]  # what the tables know is no telling
    decisions = [d for d in (*about_people, *told_of, *about_events) if (d.left, d.right) not in above]
    decisions += [replace(d, left=left, right=right) for (left, right), d in above.items()]
    return Resolution(
        tuple(sorted((*things, *events), key=lambda entity: entity.iri)),
        tuple(sorted(set(assignments), key=attrgetter("document", "key", "iri"))),
        tuple(sorted(decisions, key=attrgetter("left", "right"))),
    )


def _judge(where: Where, judged: Sequence[Decision]) -> frozenset[str]:
    """Join and part the things in `where` as judged; return the IRIs of things that a judgement made one."""
    if not judged:
        return frozenset()
    ids = {f"{stem}#{key}": (stem, key) for stem, key in where}
    groups: dict[str, list[str]] = {}
    for one, place in ids.items():
        groups.setdefault(where[place], []).append(one)
    found = regrouped(groups, judged)
    joined = frozenset(iri for iri, members in found.items() if len({where[ids[one]] for one in members}) > 1)
    where.update({ids[one]: iri for iri, members in found.items() for one in members})
    return joined


def _seen(
    linked: Sequence[Linked], where: Where, eras: Mapping[str, Era | None], wanted: Callable[[Event], bool]
) -> list[Seen]:
    """Return the wanted events of all documents, with global values."""
    return [
        Seen(
            one.document.stem,
            event.key,
            event.kind,
            _values(one, event, where),
            one.document.published,
            eras.get(one.document.stem),
        )
        for one in linked
        for event in one.events
        if wanted(event)
    ]


def _values(one: Linked, event: Event, where: Mapping[tuple[str, str], str]) -> tuple[tuple[str, str], ...]:
    values = []
    for fact in event.facts:
        if isinstance(fact.value, Literal):
            values.append((fact.name, fact.value.text))
        elif isinstance(fact.value, Concept):
            values.append((fact.name, fact.value.label))
        elif (one.document.stem, fact.value) in where:  # the others are events of the document, such as its case
            values.append((fact.name, where[one.document.stem, fact.value]))
    values.extend(
        ("number", referent.authority)
        for referent in one.referents
        if referent.key == event.key and referent.kind is MentionKind.MEASURE and referent.authority
    )
    return tuple(values)


def _join_measures(groups: Sequence[Sequence[str]], by_id: Mapping[str, Seen], where: Where, rows: Where) -> None:
    """Give the measures of a cluster one IRI in `where`: that of the numbered one, else the smallest of theirs.

    `rows` are the IRIs of the measures of the tables.
    """
    for group in groups:
        members = [(m.document, m.key) for m in map(by_id.__getitem__, group) if (m.document, m.key) in where]
        tabled = {rows[m.document, m.key] for m in map(by_id.__getitem__, group) if (m.document, m.key) in rows}
        numbered = {where[m] for m in members if by_id["#".join(m)].of("number")} | tabled
        if len(members) + len(tabled) > 1 and len(numbered) < 2:
            iri = min(numbered or {where[m] for m in members})
            where.update(dict.fromkeys(members, iri))
