"""The graph of now beside the graph of the last build: which of its parts have to be made anew, and these parts.

`Whole` is all that the graph is made of, as plain values: claims as rows, things, documents, what these name, counts of
sources, conflicts. `affected` compares two of them and gives the things and the graphs that may differ; all others are
as they were, to the byte. `renewed` makes the parts of these, of the claims and things that they need. A build from
nothing is one that has nothing to compare with.

Leaves out where the values come from (`pipeline`) and the writing (`serialize`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from graph.across import Conflict, across, conflict_iri, mentions
from graph.emit import Around, Parts, Told, records_of, rules_of
from graph.emit.told import MODALITY, NUMBER, SPEAKER, STEM, SUBJECT, VALUE
from graph.model import Document, Entity
from graph.rows import Row, quad_of, value_of
from graph.vocabulary import Quad, expand, mint, ontology, term

Shown = tuple[bool, tuple[str, ...], str, tuple[tuple[str, tuple[str, ...]], ...], tuple[object, ...], tuple[str, ...]]
CLAIMED: Final = 0  # of what is shown of a thing
CLASSES: Final = 1
LABEL: Final = 2
NAMES: Final = 3
DOCUMENTS: Final = 5


@dataclass(frozen=True, slots=True)
class Whole:
    """What a graph is made of, by IRI of the claim or thing or by stem of the document.

    `documents` holds what is said of each, and the text that it shares with others or ""; `named` the things that it
    mentions; `counts` the independent sources of claims that have more than one; `more` further rows by subject; `used`
    the concepts and rules.
    """

    told: Told = field(default_factory=dict)
    things: Mapping[str, Shown] = field(default_factory=dict)
    documents: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    conflicts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    more: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    used: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Affected:
    """The things, claims among them, and the graphs that may not be what they were."""

    things: frozenset[str]
    graphs: frozenset[str]


def shown(entity: Entity, *, claimed: bool) -> Shown:
    """Return what the graph shows of a thing; `claimed` tells whether a claim mentions it."""
    names = tuple((name.text, name.documents) for name in entity.names)
    links = tuple((link.predicate, value_of(link.object)) for link in entity.links)
    return claimed, entity.classes, entity.label, names, links, entity.documents


def mentioned(known: Told) -> set[str]:
    """Return all that claims mention: things, and values that are concepts."""
    found = {row[SUBJECT] for rows in known.values() for row in rows[:1]}
    found.update(row[VALUE][0] for rows in known.values() for row in rows[:1])
    found.update(row[SPEAKER] for rows in known.values() for row in rows[:1])
    return found - {""}


def concepts_and_rules(known: Told, base: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the IRIs that stand as values or modalities and are concepts, and the names of the rules."""
    values = {row[VALUE][0] for rows in known.values() for row in rows[:1]}
    values |= {term(modality) for modality in {row[MODALITY] for rows in known.values() for row in rows[:1]}}
    rules = frozenset(rule for rules in {rules_of(rows) for rows in known.values()} for rule in rules)
    return frozenset(values & ontology().concept_of.keys()), rules


def _differing(one: Mapping[str, object], other: Mapping[str, object]) -> set[str]:
    """Return the keys whose values are not the same in both."""
    found = {key for key, value in one.items() if other.get(key) != value}
    return found | (other.keys() - one.keys())


def affected(old: Whole, new: Whole, base: str) -> Affected:
    """Return what may differ between two graphs."""
    documents = _differing(old.documents, new.documents)
    regrouped = _differing(old.counts, new.counts)
    claims = _differing(old.told, new.told) | regrouped
    entities = _differing(old.things, new.things)
    conflicts = {
        Conflict(*pair, reason)
        for one, other in ((old.conflicts, new.conflicts), (new.conflicts, old.conflicts))
        for pair, reason in one.items()
        if other.get(pair) != reason
    }
    stems = {*documents, *_differing(old.named, new.named)}
    things = {*entities, *_differing(old.more, new.more), *old.used, *new.used}
    things |= {conflict_iri(one, base) for one in conflicts}
    claims |= {claim for one in conflicts for claim in (one.left, one.right)}
    for whole in (old, new):
        things |= {str(whole.documents[stem][-1]) for stem in documents if stem in whole.documents}
        things |= {iri for stem in stems for iri in whole.named.get(stem, ())}
        stems |= {stem for iri in entities if iri in whole.things for stem in _renamed(iri, old, new, whole)}
    seen_otherwise = {iri for iri in entities if _look(old, iri) != _look(new, iri)}
    if old.told:
        claims |= {
            iri
            for iri, rows in new.told.items()
            if not seen_otherwise.isdisjoint((rows[0][SUBJECT], rows[0][VALUE][0], rows[0][SPEAKER]))
        }
        stems |= {stem for stem, found in new.named.items() if not seen_otherwise.isdisjoint(found)}
    for whole in (old, new):
        for rows in (whole.told[iri] for iri in claims if iri in whole.told):
            stems.update(row[STEM] for row in rows)
            things.update((rows[0][SUBJECT], rows[0][VALUE][0], rows[0][SPEAKER]))
    graphs = {mint(base, "doc", stem) for stem in stems}
    special = {mint(base, "graph", name) for name in ("authority", "conflicts", "curation", "sources")}
    return Affected(frozenset(things | claims | graphs) - {""}, frozenset(graphs | special))


def _look(whole: Whole, iri: str) -> tuple[object, ...]:
    """Return of a thing what is repeated wherever it is spoken of."""
    found = whole.things.get(iri)
    return () if found is None else (found[CLAIMED], found[CLASSES], found[LABEL])


def _renamed(iri: str, old: Whole, new: Whole, whole: Whole) -> Iterable[str]:
    """Return the documents of a thing whose graphs may show it otherwise."""
    if _look(old, iri) != _look(new, iri):
        return whole.things[iri][DOCUMENTS]
    other = old if whole is new else new
    known = {(text, stem) for text, stems in other.things[iri][NAMES] for stem in stems}
    return {stem for text, stems in whole.things[iri][NAMES] for stem in stems if (text, stem) not in known}


def renewed(
    whole: Whole,
    wanted: Affected,
    documents: Sequence[Document],
    entities: Mapping[str, Entity],
    groups: Sequence[Sequence[str]],
    base: str,
) -> Parts:
    """Return the graph as far as the wanted things and graphs need it; `entities` are all, by IRI."""
    things, graph_of = wanted.things, {document.stem: mint(base, "doc", document.stem) for document in documents}
    stems = {stem for stem, graph in graph_of.items() if graph in wanted.graphs}
    beside = frozenset(chain.from_iterable(whole.conflicts))  # each is spoken of by the other
    needed = {
        iri: rows
        for iri, rows in whole.told.items()
        if iri in things or iri in beside or rows[0][SUBJECT] in things or any(row[STEM] in stems for row in rows)
    }
    texts = {document.stem: document.text for document in documents}
    known = records_of(needed, texts, base)
    about = mentioned(needed) | things
    claimed = [entities[iri] for iri in sorted(about & whole.things.keys()) if whole.things[iri][CLAIMED]]
    concepts, rules = concepts_and_rules(whole.told, base)
    frame = Around(_stems(whole.told, {entity.iri for entity in claimed}), concepts, rules)
    sources = {*needed, *whole.counts}
    of_claims = {iri: tuple(dict.fromkeys(row[STEM] for row in whole.told[iri])) for iri in sorted(sources)}
    found = [Conflict(*pair, reason) for pair, reason in whole.conflicts.items()]
    stems.update(stem for record in known for stem in record.documents)
    more = chain(
        across(documents, of_claims, groups, found, base),
        mentions(_named(whole, wanted, graph_of, entities), base),
        _links(whole, entities, base),
        (quad_of(row) for rows in whole.more.values() for row in rows),
    )
    return Parts([d for d in documents if d.stem in stems], claimed, known, base, more, frame)


def _stems(known: Told, things: Set[str]) -> Mapping[str, Collection[str]]:
    """Return the documents whose claims mention each of the things."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for rows in known.values():
        for iri in (rows[0][SUBJECT], rows[0][VALUE][0], rows[0][SPEAKER]):
            if iri in things:
                found[iri].update(row[STEM] for row in rows)
    return found


def _named(
    whole: Whole, wanted: Affected, graph_of: Mapping[str, str], entities: Mapping[str, Entity]
) -> Iterator[tuple[str, Entity]]:
    """Yield what documents mention, as far as the document or the thing is wanted."""
    for stem, found in whole.named.items():
        every = graph_of[stem] in wanted.graphs
        yield from ((stem, entities[iri]) for iri in found if every or iri in wanted.things)


def _links(whole: Whole, entities: Mapping[str, Entity], base: str) -> Iterator[Quad]:
    """Yield what the tables add to all things of the graph."""
    authority = mint(base, "graph", "authority")
    for iri in whole.things:
        for link in entities[iri].links:
            yield Quad(iri, expand(link.predicate), link.object, authority)


def count(known: Told) -> int:
    """Return how many claims the rows are of."""
    return sum(len({(row[VALUE], row[NUMBER]) for row in rows}) if len(rows) > 1 else 1 for rows in known.values())
