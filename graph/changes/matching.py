"""Which thing of one graph is which of another: by IRI, and where that changed, by the words that speak of it.

The IRI of an event is made of what is told of it, so that one more source may give it another. A thing whose IRI is in
one graph only is taken for a thing of the other graph that has a class in common with it, where at least half of the
passages that tell of the lesser one tell the same properties of both; agents, places and other things that are spoken
of rather than told need a name in common as well. Each is taken once, the best pairs first. What is then left over may
have been joined to another thing, or parted from one: the one that now has half of its passages.

Documents are one by their IRI, else by the hash of their text. Passages are compared by document and words, not by
offsets, so that a corrected word elsewhere in a text does not move them all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.built import Built, Said
from graph.vocabulary import RDFS, SKOS

EVENTS = frozenset({"Case", "Ruling", "Measure", "Grant", "Statement", "Tenure"})

Key = tuple[str, str, str, str]  # as what it stands ("of" or "as"), the property, the document's stem, the words


@dataclass(frozen=True, slots=True)
class Matching:
    """What is one in both graphs, from old to new; what was joined (old to new), and parted (new to old)."""

    documents: Mapping[str, str]
    things: Mapping[str, str]
    joined: Mapping[str, str]
    parted: Mapping[str, str]


def match(old: Built, new: Built) -> Matching:
    """Return which documents and things of two graphs are one."""
    documents = _documents(old, new)
    stems = {old.sources[one].stem: new.sources[other].stem for one, other in documents.items()}
    gone, came = old.things.keys() - new.things.keys(), new.things.keys() - old.things.keys()
    things = {iri: iri for iri in old.things if iri in new.things}
    told, tells = _keys(old, gone, stems), _keys(new, came, {})
    for one, other in _pairs(old, new, told, tells):
        if one not in things and other in came:
            things[one] = other
            came = came - {other}
    lost = {iri: told[iri] for iri in sorted(gone - things.keys()) if iri in told}
    found = {iri: tells[iri] for iri in sorted(came) if iri in tells}
    return Matching(documents, things, _elsewhere(lost, old, new, {}), _elsewhere(found, new, old, stems))


def _documents(old: Built, new: Built) -> Mapping[str, str]:
    same = {iri: iri for iri in old.sources if iri in new.sources}
    by_hash = {one.sha256: iri for iri, one in new.sources.items() if iri not in same and one.sha256}
    for iri, one in old.sources.items():
        if iri not in same and one.sha256 in by_hash:
            same[iri] = by_hash.pop(one.sha256)
    return same


def _keys(built: Built, wanted: frozenset[str] | set[str], stems: Mapping[str, str]) -> dict[str, set[Key]]:
    """Return the passages that tell of each wanted thing, or speak of it, with the property that they tell."""
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for claim in built.claims.values() if wanted else ():
        for thing, role in _roles(claim):
            if thing in wanted:
                found[thing].update(_told(built, claim, role, stems))
    return dict(found)


def _roles(claim: Said) -> Iterator[tuple[str, str]]:
    yield claim.subject, "of"
    if claim.named:
        yield claim.value, "as"


def _told(built: Built, claim: Said, role: str, stems: Mapping[str, str]) -> Iterator[Key]:
    for evidence in claim.evidence:
        passage = built.passage(evidence)
        yield role, claim.predicate, stems.get(passage.document, passage.document), passage.words


def _pairs(old: Built, new: Built, told: dict[str, set[Key]], tells: dict[str, set[Key]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that may be one, best first."""
    holders: defaultdict[Key, list[str]] = defaultdict(list)
    for iri in sorted(tells):
        for key in tells[iri]:
            holders[key].append(iri)
    scored = []
    for one in sorted(told):
        shared = Counter(other for key in told[one] for other in holders.get(key, ()))
        for other, count in shared.items():
            alike = len(_names(old, one) & _names(new, other))
            kinds = set(old.things[one]) & set(new.things[other])
            half = 2 * count >= min(len(told[one]), len(tells[other]))
            if kinds and half and (alike or kinds & EVENTS):
                scored.append((-count - bool(alike), -alike, one, other))
    yield from ((one, other) for _, _, one, other in sorted(scored))


def _names(built: Built, iri: str) -> set[str]:
    names = (*built.values(iri, RDFS + "label"), *built.values(iri, SKOS + "altLabel"))
    return {name.casefold() for name in names}


def _elsewhere(lost: Mapping[str, set[Key]], here: Built, there: Built, stems: Mapping[str, str]) -> dict[str, str]:
    """Return for each thing that has no counterpart the thing of the other graph that has half of its passages."""
    wanted = frozenset(key for keys in lost.values() for key in keys)
    holders: defaultdict[Key, set[str]] = defaultdict(set)
    for claim in there.claims.values() if wanted else ():
        for thing, role in _roles(claim):
            for key in _told(there, claim, role, stems):
                if key in wanted:
                    holders[key].add(thing)
    found = {}
    for iri, keys in lost.items():
        kinds = set(here.things[iri])
        shared = Counter(thing for key in keys for thing in holders[key] if kinds & set(there.things.get(thing, ())))
        best = min(shared, key=lambda thing: (-shared[thing], thing), default="")
        if best and 2 * shared[best] >= len(keys):
            found[iri] = best
    return found
