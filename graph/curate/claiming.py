"""Entries about claims and names -> the claims and entities as curators have them, and reports on the rest.

Takes claims and entities after all judgements of identity. `reject` takes claims away, or what one document adds to
them; `confirm` gives a claim full confidence; `add` makes a claim of words that stand in a document; `rename` gives a
thing a label, under which the old one stays as a further name. What is both rejected and confirmed stays as it was.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.claims import mentioned
from graph.curate.entries import Action, Entry
from graph.curate.fitting import find_words, resource_fault, says, stem_of, subject_fault, value
from graph.curate.identity import problem, standing
from graph.curate.references import Places
from graph.model import Claim, Document, Entity, Literal, Modality, Name, Problem, Resource

RULE = "curation"


@dataclass(frozen=True, slots=True)
class Applied:
    """An entry that was applied, the things that it is about, and its claims: those it confirmed, added or cut."""

    entry: Entry
    things: tuple[str, ...]
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """Claims and entities after all entries about them, what was applied, and what was not."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    applied: tuple[Applied, ...]
    problems: tuple[Problem, ...]


def change(
    entries: Sequence[Entry], claims: Sequence[Claim], places: Places, documents: Mapping[str, Document]
) -> Changed:
    """Apply the entries that are about claims and names."""
    judged = [e for e in entries if e.action in (Action.REJECT, Action.CONFIRM)]
    kept, done, faults = _judge(judged, claims, places, documents)
    added, made, more = _add([e for e in entries if e.action is Action.ADD], places, documents)
    found = (*kept, *added)
    told = {entity.iri for entity in mentioned(places.after.entities.values(), found)}
    entities, renamed, further = _rename([e for e in entries if e.action is Action.RENAME], places, told)
    return Changed(found, entities, (*done, *made, *renamed), (*faults, *more, *further))


def matches(entry: Entry, claim: Claim, places: Places) -> bool:
    """Tell whether an entry is about a claim, whatever its documents."""
    if claim.predicate != entry.predicate or claim.subject not in places.iris(entry.subject):
        return False
    return not entry.object or says(claim, entry.predicate, places.iris(entry.object), entry.object)


def _judge(
    entries: Sequence[Entry], claims: Sequence[Claim], places: Places, documents: Mapping[str, Document]
) -> tuple[list[Claim], list[Applied], list[Problem]]:
    """Take claims away and confirm others; the rest stays, in its order."""
    stems = [stem_of(entry.source, documents) for entry in entries]
    faults = [_source_fault(entry, stem) for entry, stem in zip(entries, stems, strict=True)]
    slots: dict[tuple[str, str], list[int]] = {}
    for n, each in enumerate(claims):
        slots.setdefault((each.subject, each.predicate), []).append(n)
    hits = [
        ()
        if fault
        else tuple(
            n
            for iri in places.iris(entry.subject)
            for n in slots.get((iri, entry.predicate), ())
            if _in(claims[n], stem) and matches(entry, claims[n], places)
        )
        for entry, stem, fault in zip(entries, stems, faults, strict=True)
    ]
    about: dict[int, list[Entry]] = {}
    for entry, found in zip(entries, hits, strict=True):
        for n in found:
            about.setdefault(n, []).append(entry)
    after = {n: _judged(claims[n], given, documents) for n, given in about.items()}
    torn = {n for n in after if after[n] is None and any(e.action is Action.CONFIRM for e in about[n])}
    after |= {n: claims[n] for n in torn}
    applied, problems = [], []
    for entry, found, fault in zip(entries, hits, faults, strict=True):
        against = {e for n in found if n in torn for e in about[n] if e.action is not entry.action}
        firm = [n for n in found if n not in torn]
        if not found:
            problems.append(problem(entry, fault or _no_claim(entry, places)))
        if against:
            said = f"Not applied to a claim that {standing(against, entry)} judges otherwise; drop one of them."
            problems.append(problem(entry, said))
        if firm:
            left = tuple(claim for n in firm if (claim := after[n]) is not None)
            applied.append(Applied(entry, tuple(sorted({claims[n].subject for n in firm})), left))
    kept = (after.get(n, claim) for n, claim in enumerate(claims))
    return [claim for claim in kept if claim is not None], applied, problems


def _in(claim: Claim, stem: str) -> bool:
    return not stem or any(piece.document == stem for piece in claim.evidence)


def _source_fault(entry: Entry, stem: str) -> str:
    if not entry.source or stem == entry.source:
        return ""
    if stem:
        return f"Not applied: {entry.action.value!r} takes a whole document as its source; give {stem!r}."
    return f"Not applied: no document of this build is called {entry.source!r}."


def _no_claim(entry: Entry, places: Places) -> str:
    if not places.iris(entry.subject):
        return f"Not applied: {places.absent(entry.subject)}."
    given = f" {entry.object!r}" if entry.object else ""
    source = f" in {entry.source!r}" if entry.source else ""
    said = f"no claim says {entry.predicate}{given} of {entry.subject!r}{source}"
    return f"Not applied: {said}; mend the line, or drop it if there is nothing left to correct."


def _judged(claim: Claim, entries: Sequence[Entry], documents: Mapping[str, Document]) -> Claim | None:
    """Return the claim as the entries leave it, or None."""
    for entry in entries:
        if entry.action is Action.REJECT:
            stem = stem_of(entry.source, documents)
            rest = tuple(piece for piece in claim.evidence if stem and piece.document != stem)
            if not rest:
                return None
            claim = replace(claim, evidence=rest)
    if any(entry.action is Action.CONFIRM for entry in entries):
        return replace(claim, confidence=1.0)
    return claim


def _add(
    entries: Sequence[Entry], places: Places, documents: Mapping[str, Document]
) -> tuple[list[Claim], list[Applied], list[Problem]]:
    claims, applied, problems = [], [], []
    for entry in entries:
        claim = _made(entry, places, documents)
        if isinstance(claim, str):
            problems.append(problem(entry, f"Not applied: {claim}."))
        else:
            claims.append(claim)
            applied.append(Applied(entry, (claim.subject,), (claim,)))
    return claims, applied, problems


def _made(entry: Entry, places: Places, documents: Mapping[str, Document]) -> Claim | str:
    """Return the claim that an entry adds, or what is wrong with it."""
    subject = _one(entry.subject, places)
    if isinstance(subject, str):
        return subject
    fault = subject_fault(subject, entry.predicate)
    found: Resource | Literal | None
    if places.iris(entry.object):
        thing = _one(entry.object, places)
        if isinstance(thing, str):
            return thing
        found, wrong = Resource(thing.iri), resource_fault(thing, entry.predicate)
    else:
        found, wrong = value(entry.predicate, entry.object)
    evidence, lost = find_words(entry.source, documents)
    if fault or wrong or found is None or evidence is None:
        return fault or wrong or lost
    return Claim(subject.iri, entry.predicate, found, Modality.ASSERTED, 1.0, RULE, (evidence,))


def _one(name: str, places: Places) -> Entity | str:
    """Return the one thing that a name stands for, or what is wrong."""
    iris = places.iris(name)
    if not iris:
        return places.absent(name)
    if len(iris) > 1:
        return f"{name!r} has become {len(iris)} things; name one of them: {', '.join(iris)}"
    return places.after.entities[iris[0]]


def _rename(
    entries: Sequence[Entry], places: Places, told: Collection[str]
) -> tuple[tuple[Entity, ...], list[Applied], list[Problem]]:
    """Give things their labels; `told` are the IRIs of those that stand in a claim."""
    named: dict[str, list[Entry]] = {}
    problems: list[Problem] = []
    for entry in entries:
        thing = _one(entry.subject, places)
        if isinstance(thing, str):
            problems.append(problem(entry, f"Not applied: {thing}."))
        elif thing.iri not in told:
            problems.append(problem(entry, f"Not applied: no claim of the graph speaks of {entry.subject!r}."))
        else:
            named.setdefault(thing.iri, []).append(entry)
    entities = dict(places.after.entities)
    applied: list[Applied] = []
    for iri, given in named.items():
        if len({entry.object for entry in given}) == 1:
            entities[iri] = _renamed(entities[iri], given[0].object)
            applied.extend(Applied(entry, (iri,)) for entry in given)
            continue
        for entry in given:
            others = standing([e for e in given if e.object != entry.object], entry)
            problems.append(problem(entry, f"Not applied: {others} gives the same thing another label; keep one."))
    return tuple(entities[iri] for iri in sorted(entities)), applied, problems


def _renamed(entity: Entity, label: str) -> Entity:
    """Return the entity with the label; the old one becomes a further name, and the new one no longer is one."""
    old = () if entity.label == label else (Name(entity.label, entity.documents),)
    names = {name.text: name for name in (*old, *entity.names) if name.text != label}
    return replace(entity, label=label, names=tuple(names[text] for text in sorted(names)))
