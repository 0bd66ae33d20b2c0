"""What each document was found to tell, in the form that gold has.

Takes the facts of all documents as sightings, which claims are made of. Only what a document asserts counts. A value
has all names of the thing that it is, whichever document uses them, and every rule that found it in this one. Values
and happenings stand in the order of the claims in the graph's Turtle, so that of two pairings with gold that share as
much, the one is taken that a scorer of the file would meet first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.emit import claim_iri
from graph.evaluate.gold import SLOTS
from graph.model import Claim, Entity, Evidence, Literal, Modality, Resource, Sighting
from graph.settings import DEFAULT_BASE
from graph.vocabulary import core_classes, ontology, typed

Place = tuple[str, str]  # stem of a document, kind of template


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot: its key (IRI or literal), its names, its rules, and its words in the document."""

    slot: str
    key: str
    names: tuple[str, ...]
    rules: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """What was found in one document of one case, ruling or other thing."""

    iri: str
    values: tuple[Value, ...]


def happenings(sightings: Iterable[Sighting], entities: Iterable[Entity]) -> Mapping[Place, tuple[Happening, ...]]:
    """Return what was found by document and kind."""
    by_iri = {entity.iri: entity for entity in entities}
    kinds = {iri: _kinds(entity) for iri, entity in by_iri.items()}
    grouped: dict[tuple[str, str, str], dict[tuple[str, str], list[Sighting]]] = {}
    for one in sorted((one for one in sightings if one.modality is Modality.ASSERTED), key=_claim):
        for kind in kinds.get(one.subject, ()):
            if one.predicate in SLOTS[kind]:
                value = typed(one.predicate, one.object)
                slot = one.predicate, value.iri if isinstance(value, Resource) else value.text
                grouped.setdefault((one.evidence.document, kind, one.subject), {}).setdefault(slot, []).append(one)
    found: dict[Place, list[Happening]] = {}
    for (stem, kind, subject), slots in grouped.items():
        values = tuple(_value(slot, key, seen, by_iri) for (slot, key), seen in slots.items())
        found.setdefault((stem, kind), []).append(Happening(subject, values))
    return {place: tuple(each) for place, each in found.items()}


def _claim(one: Sighting) -> str:
    """Return the IRI of the claim that the sighting goes into."""
    claim = Claim(one.subject, one.predicate, one.object, one.modality, 1.0, one.rule, (), one.attributed_to)
    return claim_iri(claim, DEFAULT_BASE)


def _kinds(entity: Entity) -> tuple[str, ...]:
    """Return the templates that an entity is one of: a statute may be a measure, a city is none."""
    return tuple(sorted({name for given in entity.classes for name in core_classes(given)} & SLOTS.keys()))


def _value(slot: str, key: str, sightings: Sequence[Sighting], entities: Mapping[str, Entity]) -> Value:
    rules = tuple(sorted({one.rule for one in sightings}))
    evidence = tuple(sorted({one.evidence for one in sightings}))
    names = (key,) if isinstance(sightings[0].object, Literal) else _names(key, entities.get(key))
    return Value(slot, key, names, rules, evidence)


def _names(iri: str, entity: Entity | None) -> tuple[str, ...]:
    """Return the names of an entity, label first, or of a concept, or the end of an IRI that nothing names."""
    if entity is not None:
        return (entity.label, *(name.text for name in entity.names))
    concept = ontology().concept_of.get(iri)
    return (concept.label,) if concept else (re.split(r"[/#]", iri)[-1].replace("-", " "),)
