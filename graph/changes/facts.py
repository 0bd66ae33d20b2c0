"""Two graphs whose things are matched -> the differences, by document, by thing and by conflict.

A fact is a claim: a thing, a property, a value, how it is said and by whom. It changed, rather than disappeared and
another appeared, where a thing has another value of a property that has one value, or where the same passage now gives
another value, or the same value is now said otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.built import Built, Said, Source, Words
from graph.changes.matching import Matching, match
from graph.vocabulary import RDFS, SKOS, label, ontology

Fact_ = tuple[str, str, str, str, str]  # subject, property, value, modality, speaker, things by their new IRIs


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim in words, with the passages behind it; `speaker` is "" where the document speaks itself."""

    property: str
    value: str
    modality: str
    speaker: str
    sources: int
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that appeared (no `before`), disappeared (no `after`), has another value, or other passages or sources."""

    before: Fact | None
    after: Fact | None
    gained: tuple[Words, ...] = ()
    lost: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class ThingChange:
    """A thing that appeared (`before` is ""), disappeared (`after` is ""), or has changed; both are labels.

    `kin` is the label of the thing that it was joined to or parted from, or "".
    """

    kind: str
    iri: str
    before: str
    after: str
    moved: bool
    kin: str
    classes: tuple[str, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    facts: tuple[FactChange, ...]


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document that was added (no `before`), withdrawn (no `after`), or has another text, name, title or date."""

    before: Source | None
    after: Source | None


@dataclass(frozen=True, slots=True)
class ConflictChange:
    """A conflict that is new, or solved: the thing, the reason, and both sides."""

    new: bool
    thing: str
    reason: str
    sides: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two graphs."""

    documents: tuple[DocumentChange, ...]
    things: tuple[ThingChange, ...]
    conflicts: tuple[ConflictChange, ...]

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.documents or self.things or self.conflicts)


def changes(old: Built, new: Built) -> Changes:
    """Return what differs, documents by stem, things by label, conflicts by thing."""
    matching = match(old, new)
    found = _Comparison(old, new, matching)
    return Changes(tuple(_documents(old, new, matching)), tuple(found.things()), tuple(found.conflicts()))


def _documents(old: Built, new: Built, matching: Matching) -> Iterator[DocumentChange]:
    pairs: list[tuple[Source | None, Source | None]] = [
        (one, new.sources[matching.documents[iri]] if iri in matching.documents else None)
        for iri, one in old.sources.items()
    ]
    known = set(matching.documents.values())
    pairs += [(None, one) for iri, one in new.sources.items() if iri not in known]
    for before, after in sorted(pairs, key=lambda pair: (pair[1] or pair[0] or Source("", "", "", "")).stem):
        if before != after:
            yield DocumentChange(before, after)


class _Comparison:
    def __init__(self, old: Built, new: Built, matching: Matching) -> None:
        self.old, self.new, self.matching = old, new, matching
        self.stems = {old.sources[a].stem: new.sources[b].stem for a, b in matching.documents.items()}
        same = {iri for iri, other in matching.documents.items() if iri == other}
        self.steady = {iri for iri in same if old.sources[iri].sha256 == new.sources[iri].sha256}
        self.before = {self._key(claim, matching.things): claim for claim in old.claims.values()}
        self.after = {self._key(claim, {}): claim for claim in new.claims.values()}

    def _key(self, claim: Said, renamed: Mapping[str, str]) -> Fact_:
        value = f"<{renamed.get(claim.value, claim.value)}>" if claim.named else claim.value
        speaker = renamed.get(claim.speaker, claim.speaker)
        return renamed.get(claim.subject, claim.subject), claim.predicate, value, claim.modality, speaker

    # --- things

    def things(self) -> Iterator[ThingChange]:
        """Yield the things that differ: those that appeared, those that disappeared, those that changed."""
        gone: defaultdict[str, list[Said]] = defaultdict(list)
        came: defaultdict[str, list[Said]] = defaultdict(list)
        kept: defaultdict[str, list[FactChange]] = defaultdict(list)
        for key, claim in self.before.items():
            if key not in self.after:
                gone[key[0]].append(claim)
            elif (change := self._evidence(claim, self.after[key])) is not None:
                kept[key[0]].append(change)
        for key, claim in self.after.items():
            if key not in self.before:
                came[key[0]].append(claim)
        facts = {
            iri: tuple(sorted((*self._paired(gone.get(iri, []), came.get(iri, [])), *kept.get(iri, [])), key=_by_words))
            for iri in {*gone, *came, *kept}
        }
        old_of = {new: old for old, new in self.matching.things.items()}
        yield from _in_order(self._new(iri, facts) for iri in self.new.things if iri not in old_of)
        yield from _in_order(self._lost(iri, facts) for iri in self.old.things if iri not in self.matching.things)
        yield from _in_order(self._kept(old_of[iri], iri, facts) for iri in self.new.things if iri in old_of)

    def _new(self, iri: str, facts: Mapping[str, tuple[FactChange, ...]]) -> ThingChange:
        kin = self.matching.parted.get(iri, "")
        label_, kinds = self.new.label(iri), self.new.things[iri]
        shown = self.old.label(kin) if kin else ""
        return ThingChange("appeared", iri, "", label_, False, shown, kinds, (), (), facts.get(iri, ()))

    def _lost(self, iri: str, facts: Mapping[str, tuple[FactChange, ...]]) -> ThingChange:
        kin = self.matching.joined.get(iri, "")
        label_, kinds = self.old.label(iri), self.old.things[iri]
        shown = self.new.label(kin) if kin else ""
        return ThingChange("disappeared", iri, label_, "", False, shown, kinds, (), (), facts.get(iri, ()))

    def _kept(self, one: str, iri: str, facts: Mapping[str, tuple[FactChange, ...]]) -> ThingChange | None:
        before, after = self.old.label(one), self.new.label(iri)
        was, now = (set(_said_of(built, name)) for built, name in ((self.old, one), (self.new, iri)))
        told = facts.get(iri, ())
        if not told and before == after and was == now and one == iri:
            return None
        gained, lost = tuple(sorted(now - was)), tuple(sorted(was - now))
        return ThingChange("changed", iri, before, after, one != iri, "", self.new.things[iri], gained, lost, told)

    # --- facts

    def _fact(self, built: Built, claim: Said) -> Fact:
        speaker = built.label(claim.speaker) if claim.speaker else ""
        shown = label(claim.predicate) if claim.predicate in ontology().properties else claim.predicate
        return Fact(shown, built.shown(claim), claim.modality.lower(), speaker, claim.sources, built.words(claim))

    def _paired(self, gone: Sequence[Said], came: Sequence[Said]) -> Iterator[FactChange]:
        """Yield the facts of one thing that changed, appeared or disappeared, by property."""
        left, right = list(gone), list(came)
        for fits in (self._resaid, self._same_words, self._same_slot):
            for claim in list(left):
                rival = next(
                    (other for other in right if claim.predicate == other.predicate and fits(claim, other)), None
                )
                if rival is not None:
                    left.remove(claim)
                    right.remove(rival)
                    yield FactChange(self._fact(self.old, claim), self._fact(self.new, rival))
        yield from (FactChange(self._fact(self.old, claim), None) for claim in left)
        yield from (FactChange(None, self._fact(self.new, claim)) for claim in right)

    def _resaid(self, claim: Said, other: Said) -> bool:
        return self._key(claim, self.matching.things)[2] == self._key(other, {})[2]

    def _same_words(self, claim: Said, other: Said) -> bool:
        return bool(self._places(self.old, claim).keys() & self._places(self.new, other).keys())

    def _same_slot(self, claim: Said, other: Said) -> bool:
        return claim.predicate in ontology().single_valued and claim.modality == other.modality

    def _evidence(self, claim: Said, other: Said) -> FactChange | None:
        """Return how the passages and sources of a fact that stands in both graphs differ, or None."""
        if claim.evidence == other.evidence and claim.sources == other.sources and self._is_steady(claim):
            return None
        was, now = self._places(self.old, claim), self._places(self.new, other)
        gained = tuple(now[key] for key in now if key not in was)
        lost = tuple(was[key] for key in was if key not in now)
        if not gained and not lost and claim.sources == other.sources:
            return None
        return FactChange(self._fact(self.old, claim), self._fact(self.new, other), gained, lost)

    def _is_steady(self, claim: Said) -> bool:
        """Tell whether all documents of a claim are the same in both graphs, so that equal places have equal words."""
        return all(evidence.partition("#")[0] in self.steady for evidence in claim.evidence)

    def _places(self, built: Built, claim: Said) -> dict[tuple[str, str], Words]:
        stems = self.stems if built is self.old else {}
        found = {}
        for words in built.words(claim):
            stem = words.passage.document
            found[stems.get(stem, stem), words.passage.words] = words
        return found

    # --- conflicts

    def conflicts(self) -> Iterator[ConflictChange]:
        """Yield the conflicts that one of the graphs has alone, new ones first."""
        was, now = self._pairs(self.old, self.matching.things), self._pairs(self.new, {})
        new = [self._conflict(self.new, now[key], True) for key in now if key not in was]
        solved = [self._conflict(self.old, was[key], False) for key in was if key not in now]
        for found in (new, solved):
            yield from sorted(found, key=lambda one: (one.thing, one.reason, [side.value for side in one.sides]))

    def _pairs(self, built: Built, renamed: Mapping[str, str]) -> dict[frozenset[Fact_], tuple[Said, Said, str]]:
        found = {}
        for left, right, reason in built.conflicts:
            if left in built.claims and right in built.claims:
                one, other = built.claims[left], built.claims[right]
                found[frozenset((self._key(one, renamed), self._key(other, renamed)))] = (one, other, reason)
        return found

    def _conflict(self, built: Built, found: tuple[Said, Said, str], new: bool) -> ConflictChange:
        sides = sorted((self._fact(built, claim) for claim in found[:2]), key=lambda fact: (fact.value, fact.modality))
        return ConflictChange(new, min(built.label(claim.subject) for claim in found[:2]), found[2], tuple(sides))


def _in_order(found: Iterable[ThingChange | None]) -> list[ThingChange]:
    key: Callable[[ThingChange], tuple[str, str]] = lambda one: (one.after or one.before, one.iri)  # noqa: E731
    return sorted((one for one in found if one is not None), key=key)


def _by_words(change: FactChange) -> tuple[str, ...]:
    """Return what a change is sorted by: the property, then the values."""
    either = [fact for fact in (change.after, change.before) if fact is not None]
    return (either[0].property, *(text for fact in either for text in (fact.value, fact.modality, fact.speaker)))


def _said_of(built: Built, iri: str) -> Iterator[str]:
    """Yield what the graph says of a thing besides claims: its further names and its classes."""
    yield from (f"name {name}" for name in built.values(iri, SKOS + "altLabel"))
    yield from (f"class {kind}" for kind in built.things[iri])
    yield from (f"label {name}" for name in built.values(iri, RDFS + "label")[1:])
