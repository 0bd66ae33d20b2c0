"""What the last build left, and what is told now: of documents that are what they were, nothing is worked out again.

A document is what it was where its text, all that was read in it, and the things that its names stand for are the same.
Takes linked documents with their resolution and `Last`, the plain values that the last build kept; gives `Now`, the
claims as rows and the things that documents mention, and `whole`, all that the graph is made of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from graph.across import at_issue, conflicts, counts, fingerprint, listings, named, original
from graph.claims import claims
from graph.emit import Parts, Telling, Told, records_of, told
from graph.model import Assignment, Claim, Document, Entity, Gathered, Resolution, Span
from graph.renewed import Affected, Whole, concepts_and_rules, mentioned, shown
from graph.rows import Outline, Row, Saying, Words
from graph.vocabulary import mint, term

COUNTED_ONCE = (term("independentSources"), "1")
Listed = tuple[tuple[str, str], ...]  # IRI and label of groups whose members a document lists


@dataclass(frozen=True, slots=True)
class Picture:
    """What the picture of the graph needs, by thing, by claim and by graph of a document.

    Most claims have one source, and nothing else is drawn of them; these are not in `drawn`.
    """

    drawn: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    sayings: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    words: Mapping[str, tuple[Words, ...]] = field(default_factory=dict)

    def outline(self, documents: Sequence[Document], sentences: Sequence[tuple[Span, ...]], base: str) -> Outline:
        """Return all of it, with the texts of the documents and the places of their sentences."""
        triples = chain(
            ((iri, *said) for iri, pairs in self.drawn.items() for said in pairs),
            ((iri, *COUNTED_ONCE) for iri in self.sayings.keys() - self.drawn.keys()),
        )
        words = (one for found in self.words.values() for one in found)
        texts = {mint(base, "doc", d.stem): (d.text, spans) for d, spans in zip(documents, sentences, strict=True)}
        return Outline(triples, map(Saying._make, self.sayings.values()), words, texts)


@dataclass(frozen=True, slots=True)
class Now:
    """What the documents tell: claims as rows, what they mention, and lists; `digests` say what each was told of.

    `fresh` are the claims of documents that are not what they were.
    """

    told: Told
    named: Mapping[str, tuple[str, ...]]
    listed: Mapping[str, Listed]
    digests: Mapping[str, bytes] = field(default_factory=dict)
    fresh: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Last:
    """The values of the last build; all are plain, so that they are kept as they are. `prints` are by SHA-256.

    `settled` tells that things on the page stand where they stood before, and not where their ties put them.
    """

    whole: Whole = field(default_factory=Whole)
    digests: Mapping[str, bytes] = field(default_factory=dict)
    listed: Mapping[str, Listed] = field(default_factory=dict)
    prints: Mapping[str, bytes] = field(default_factory=dict)
    picture: Picture = field(default_factory=Picture)
    settled: bool = False

    @classmethod
    def of(cls, values: Sequence[object]) -> Last:
        """Return what `values` gave; nothing where there are none."""
        if not values:
            return cls()
        whole, digests, listed, prints, picture, settled = values
        return cls(Whole(*whole), digests, listed, prints, Picture(*picture), settled)  # type: ignore[misc, arg-type]

    def values(self) -> tuple[object, ...]:
        """Return plain values that `of` takes."""
        w, p = self.whole, self.picture
        whole = (w.told, w.things, w.documents, w.named, w.counts, w.conflicts, w.more, w.used)
        return whole, self.digests, self.listed, self.prints, (p.drawn, p.sayings, p.words), self.settled


def tell(taken: Gathered, keys: Mapping[str, bytes], last: Last, base: str) -> Now:
    """Return what is told now; `keys` say by the stem what was read in each document."""
    assigned: dict[str, list[Assignment]] = {}
    for given in taken.resolution.assignments:
        assigned.setdefault(given.document, []).append(given)
    digests, mentions, listed = dict[str, bytes](), dict[str, tuple[str, ...]](), dict[str, Listed]()
    anew: list[tuple[str, tuple[Telling, ...]]] = []
    fresh: list[Claim] = []
    for one, spans in zip(taken.linked, taken.sentences, strict=True):
        stem = one.document.stem
        mine = assigned.get(stem, [])
        digests[stem] = _digest(keys.get(stem, b""), mine)
        if keys and last.digests.get(stem) == digests[stem]:
            mentions[stem] = last.whole.named[stem]
            listed.update({stem: last.listed[stem]} if stem in last.listed else {})
            continue
        groups, numbers = listings([one.document], [spans], base)
        found = (*claims([one], Resolution((), tuple(mine), ())), *numbers)
        mentions[stem] = named(one, {a.key: a.iri for a in mine})
        if groups:
            listed[stem] = tuple((group.iri, group.label) for group in groups)
        fresh.extend(found)
        anew.extend(told(found, base).items())
    same = {stem for stem in digests if keys and last.digests.get(stem) == digests[stem]}
    return Now(_joined(last.whole.told, same, anew), mentions, listed, digests, tuple(fresh))


def _digest(key: bytes, assigned: Iterable[Assignment]) -> bytes:
    text = "\n".join(f"{one.key}\t{one.iri}" for one in assigned)
    return hashlib.blake2b(key + text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _joined(before: Told, same: set[str], anew: Iterable[tuple[str, tuple[Telling, ...]]]) -> Told:
    """Return the rows of the documents that are the `same`, with those that were made anew."""
    found = {
        iri: rows
        for iri, old in before.items()
        if (rows := old if all(row[0] in same for row in old) else tuple(row for row in old if row[0] in same))
    }
    more: dict[str, list[Telling]] = {}
    for iri, rows in anew:
        more.setdefault(iri, []).extend(rows)
    found.update({iri: tuple(sorted((*found.get(iri, ()), *rows))) for iri, rows in more.items()})
    return found


def groups_of(listed: Mapping[str, Listed]) -> Iterable[Entity]:
    """Return the groups whose members are listed, as things."""
    return [Entity(iri, ("Group",), label, (), (), (stem,)) for stem in listed for iri, label in listed[stem]]


def whole(
    now: Now,
    documents: Sequence[Document],
    entities: Mapping[str, Entity],
    groups: Sequence[Sequence[str]],
    more: Iterable[Row],
    base: str,
) -> Whole:
    """Return all that the graph is made of; `entities` are all that there are, `more` further rows."""
    claimed = mentioned(now.told)
    seen = (claimed & entities.keys()).union(*now.named.values())
    several = {iri: {row[0] for row in rows} for iri, rows in now.told.items() if len(rows) > 1}
    texts, hashes = {d.stem: d.text for d in documents}, {d.stem: d.sha256 for d in documents}
    found = conflicts(records_of(at_issue(now.told), texts, base), tuple(entities.values()))
    shared = {stem: original(hashes[group[0]], base) for group in groups if len(group) > 1 for stem in group}
    by_subject: dict[str, list[Row]] = {}
    for row in more:
        by_subject.setdefault(row[0], []).append(row)
    concepts, rules = concepts_and_rules(now.told, base)
    return Whole(
        now.told,
        {iri: shown(entities[iri], claimed=iri in claimed) for iri in sorted(seen)},
        {
            d.stem: (d.title, d.publisher, d.source, d.published, d.language, d.sha256, shared.get(d.stem, ""))
            for d in documents
        },
        now.named,
        {iri: number for iri, number in counts(several, groups).items() if number > 1},
        {(one.left, one.right): one.reason for one in found},
        {iri: tuple(sorted(rows)) for iri, rows in by_subject.items()},
        concepts | {mint(base, "rule", rule) for rule in rules},
    )


def picture(last: Picture, wanted: Affected, parts: Parts) -> Picture:
    """Return what the picture needs, of the wanted parts as they are now, and of the others as they were."""
    drawn = {iri: said for iri, said in last.drawn.items() if iri not in wanted.things}
    sayings = {iri: said for iri, said in last.sayings.items() if iri not in wanted.things}
    words = {graph: said for graph, said in last.words.items() if graph not in wanted.graphs}
    for iri in parts.names() & wanted.things:
        pairs = parts.drawn(iri)
        if said := parts.saying(iri):
            sayings[iri] = tuple(said)
        if not said or pairs != (COUNTED_ONCE,):
            drawn[iri] = pairs
    words.update({graph: parts.words(graph) for graph in wanted.graphs if parts.words(graph)})
    return Picture(drawn, sayings, words)


def prints_of(documents: Iterable[Document], last: Last) -> dict[str, bytes]:
    """Return the fingerprints of the documents, by the hashes of their texts."""
    return {d.sha256: last.prints.get(d.sha256) or fingerprint(d.text) for d in documents}
