"""Events and their entities -> claims with evidence.

Takes linked documents and their resolution, gives claims: one for each subject, predicate, object, modality and
source, with all its evidence from all documents. Confidence is the measured precision of the rule that found it
(`data/rule_precision.csv`); where several rules found it, the best. Leaves out RDF (`emit`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from graph.model import Claim, Concept, Evidence, Fact, Linked, Literal, Modality, Resolution, Resource
from graph.tables import read_csv_rows
from graph.vocabulary import concept

PRIOR = 0.7  # precision of a rule that the development texts did not exercise


@dataclass
class _Gathered:
    rules: set[str] = field(default_factory=set)
    evidence: set[Evidence] = field(default_factory=set)


Key = tuple[str, str, Resource | Literal, Modality, str | None]


def claims(linked: Sequence[Linked], resolution: Resolution) -> tuple[Claim, ...]:
    """Return the claims of all documents, sorted by subject, predicate and object."""
    where = {(a.document, a.key): a.iri for a in resolution.assignments}
    gathered: dict[Key, _Gathered] = {}
    for one in linked:
        for subject, fact in _facts(one, where):
            value = _value(one, fact, where)
            if value is None:
                continue
            source = where.get((one.document.stem, fact.source)) if fact.source else None
            entry = gathered.setdefault((subject, fact.name, value, fact.modality, source), _Gathered())
            entry.rules.add(fact.rule)
            entry.evidence.add(Evidence(one.document.stem, fact.evidence, fact.evidence.of(one.document.text)))
    return tuple(_claim(key, gathered[key]) for key in sorted(gathered, key=_order))


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


def _claim(key: Key, entry: _Gathered) -> Claim:
    subject, predicate, value, modality, source = key
    rule = max(entry.rules, key=lambda r: (confidence(r), r))
    return Claim(subject, predicate, value, modality, confidence(rule), rule, tuple(sorted(entry.evidence)), source)


@lru_cache(maxsize=1)
def _precision() -> Mapping[str, float]:
    return {row["rule"]: float(row["precision"]) for row in read_csv_rows("rule_precision.csv")}


def confidence(rule: str) -> float:
    """Return the measured precision of a rule, that of its family where the rule itself was too rare, or the prior."""
    table = _precision()
    return table.get(rule, table.get(rule.split("/", 1)[0], PRIOR))
