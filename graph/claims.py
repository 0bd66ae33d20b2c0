"""Events and their entities -> claims with evidence.

Takes linked documents and their resolution, gives claims: one for each subject, predicate, object, modality and
source, with all its evidence from all documents. Confidence is the measured precision of the rule that found it
(`data/rule_precision.csv`) or the constant of the optional reader (`data/readers.yaml`); where several rules found it,
the best. `sound` leaves out, before that, what no graph can hold: dates that no calendar has, and amounts that are no
numbers. Leaves out RDF (`emit`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from graph.errors import TableError
from graph.model import (
    Claim,
    Concept,
    Entity,
    Evidence,
    Fact,
    Linked,
    Literal,
    Modality,
    Problem,
    Resolution,
    Resource,
    Severity,
    Sighting,
)
from graph.tables import read_csv_rows, read_mapping
from graph.vocabulary import XSD, concept, decimal, is_date, ontology

PRIOR = 0.7  # precision of a rule that the development texts did not exercise
LEAST = 0.01  # confidence of a rule that was never right: a claim needs some
AMOUNT = re.compile(r"\d+(\.\d+)?", re.ASCII)


def sound(one: Linked) -> tuple[Linked, tuple[Problem, ...]]:
    """Return the document without the facts whose value cannot be, and a note for each of these."""
    kept, notes = [], []
    for event in one.events:
        faults = {fact: _fault(fact) for fact in event.facts}
        facts = tuple(fact for fact in event.facts if not faults[fact])
        if facts:
            kept.append(replace(event, facts=facts))
        for fact, fault in faults.items():
            if fault:
                words = fact.evidence.of(one.document.text)
                place = f"characters {fact.evidence.start} to {fact.evidence.end}"
                said = f"{fault}, as {fact.name} in {words[:80]!r}: the fact was left out."
                notes.append(Problem(one.document.stem, said, Severity.NOTE, place))
    return replace(one, events=tuple(kept)), tuple(notes)


def _fault(fact: Fact) -> str:
    """Return what is wrong with a literal by the range of its property, or ""."""
    ranges = ontology().ranges.get(fact.name, frozenset())
    if not isinstance(fact.value, Literal):
        return ""
    text = fact.value.text
    if XSD + "gYear" in ranges and not (is_date(text) and (len(text) == 4 or XSD + "date" in ranges)):
        return f"{text!r} is no date that the calendar has"
    if XSD + "decimal" in ranges and not AMOUNT.fullmatch(decimal(text)):
        return f"{text!r} is no amount"
    return ""


@dataclass
class _Told:
    rules: set[str] = field(default_factory=set)
    evidence: set[Evidence] = field(default_factory=set)


Key = tuple[str, str, Resource | Literal, Modality, str | None]


def sightings(linked: Sequence[Linked], resolution: Resolution) -> Iterator[Sighting]:
    """Yield each fact of each document with the things of all documents in it, in the order of the documents."""
    where = {(a.document, a.key): a.iri for a in resolution.assignments}
    for one in linked:
        stem, text = one.document.stem, one.document.text
        for subject, fact in _facts(one, where):
            value = _value(one, fact, where)
            if value is not None:
                source = where.get((stem, fact.source)) if fact.source else None
                evidence = Evidence(stem, fact.evidence, fact.evidence.of(text))
                yield Sighting(subject, fact.name, value, fact.modality, fact.rule, evidence, source)


def claims(linked: Sequence[Linked], resolution: Resolution) -> tuple[Claim, ...]:
    """Return the claims of all documents, sorted by subject, predicate and object."""
    told: dict[Key, _Told] = {}
    for one in sightings(linked, resolution):
        key = (one.subject, one.predicate, one.object, one.modality, one.attributed_to)
        entry = told.setdefault(key, _Told())
        entry.rules.add(one.rule)
        entry.evidence.add(one.evidence)
    return tuple(_claim(key, told[key]) for key in sorted(told, key=_order))


def mentioned(entities: Iterable[Entity], found: Sequence[Claim]) -> tuple[Entity, ...]:
    """Return the entities that a claim mentions: the others have nothing to show for themselves."""
    used = {claim.subject for claim in found} | {claim.attributed_to for claim in found}
    used |= {claim.object.iri for claim in found if isinstance(claim.object, Resource)}
    return tuple(entity for entity in entities if entity.iri in used)


def _facts(one: Linked, where: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, Fact]]:
    for event in one.events:
        subject = where.get((one.document.stem, event.key))
        if subject is not None:
            yield from ((subject, fact) for fact in event.facts)


def _value(one: Linked, fact: Fact, where: Mapping[tuple[str, str], str]) -> Resource | Literal | None:
    if isinstance(fact.value, Literal):
        return fact.value
    if isinstance(fact.value, Concept):
        return Resource(concept(fact.value.scheme, fact.value.label))
    iri = where.get((one.document.stem, fact.value))
    return Resource(iri) if iri is not None else None


def _order(key: Key) -> tuple[str, str, str, str, str, str]:
    subject, predicate, value, modality, source = key
    text, kind = (value.iri, "") if isinstance(value, Resource) else (value.text, f"literal {value.datatype}")
    return subject, predicate, text, kind, modality.value, source or ""


def _claim(key: Key, entry: _Told) -> Claim:
    subject, predicate, value, modality, source = key
    rule = max(entry.rules, key=lambda r: (confidence(r), r))
    return Claim(subject, predicate, value, modality, confidence(rule), rule, tuple(sorted(entry.evidence)), source)


@lru_cache(maxsize=1)
def _precision() -> Mapping[str, float]:
    return {row["rule"]: _share(row) for row in read_csv_rows("rule_precision.csv")}


def _share(row: Mapping[str, str]) -> float:
    try:
        share = float(row["precision"])
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise TableError(f"rule_precision.csv: {row['rule']}: precision {row['precision']!r} is no number from 0 to 1")
    return max(share, LEAST)


def measured_as(rule: str) -> str:
    """Return whose measured precision a rule has: its own name, that of its family where it was too rare, or ""."""
    return next((name for name in (rule, rule.split("/", 1)[0]) if name in _precision()), "")


def confidence(rule: str) -> float:
    """Return the measured precision of a rule, that of its family where the rule itself was too rare, or the prior.

    The rules of an optional reader begin with its name and, until they are measured, have the constant of the reader.
    """
    basis = measured_as(rule)
    return _precision()[basis] if basis else _readers().get(rule.split("/", 1)[0].split("-", 1)[0], PRIOR)


@lru_cache(maxsize=1)
def _readers() -> Mapping[str, float]:
    return {str(name): float(value) for name, value in read_mapping("readers.yaml")["confidence"].items()}
