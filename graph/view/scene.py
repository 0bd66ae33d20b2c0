"""What the page shows: things, the relations between them, and the claims and sentences behind both.

Takes the outline of a graph; gives a `Scene` of sorted tuples that refer to each other by index. Things are persons,
bodies, courts, jurisdictions, cases, rulings, measures, law and programmes. Statements, tenures and grants are folded
into cards: a card hangs on the speaker, the holder or the recipient, and lies under each relation that comes of it
(speaks of; the office; the sum). A grant that other things speak of stays a thing. Each claim stands under one
relation, one thing or one card. What is left out: where things stand (`layout`, `lanes`), and how they look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.rows import Outline, Saying, Value
from graph.view.cards import CARDS, PLAIN, Card, Drawn, card_of
from graph.view.told import Sentence, Source, Told, in_words
from graph.vocabulary import CG, SKOS

# The first of a thing's classes in this order is its group: a court is drawn as a court, not as an organization.
GROUPS = (
    "Person",
    "Court",
    "Jurisdiction",
    "Organization",
    "Case",
    "Ruling",
    "Measure",
    "LegalProvision",
    "Grant",
    "Programme",
)
STATUSES = ("Asserted", "Ordered", "Alleged", "Argued", "Denied", "Predicted")
DATES = ("filedOn", "decidedOn", "issuedOn", "fiscalYear")  # the dates of a thing that happens


class Claim(NamedTuple):
    """Who says what and where: `value` is the text shown; `target` the thing that it is, or -1; `raw` as in the graph.

    `subject` is an IRI and `name` its label. `evidence` are sentences and `conflicts` claims by index, the latter with
    the reason; `sources` are independent ones.
    """

    iri: str
    subject: str
    name: str
    predicate: str
    value: str
    target: int
    raw: Value
    status: str
    speakers: tuple[str, ...]
    confidence: float
    sources: int
    rules: tuple[str, ...]
    evidence: tuple[int, ...]
    conflicts: tuple[tuple[int, str], ...] = ()


class Node(NamedTuple):
    """A thing: `group` is one of `GROUPS`, `kind` its most special class in words, `first` and `last` its dates."""

    iri: str
    label: str
    group: str
    kind: str
    names: tuple[str, ...]
    links: tuple[str, ...]
    first: str
    last: str
    mentions: tuple[int, ...]
    claims: tuple[int, ...]


class Edge(NamedTuple):
    """A relation between two things, by their indices; `card` is the index of the card under it, or -1.

    `text` is what the line says where the relation alone would say too little: an office, a sum.
    """

    source: int
    target: int
    relation: str
    text: str
    status: str
    first: str
    last: str
    card: int
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that the page holds; nodes are sorted by IRI."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    cards: tuple[Card, ...]
    claims: tuple[Claim, ...]
    sentences: tuple[Sentence, ...]
    sources: tuple[Source, ...]


def scene(outline: Outline) -> Scene:
    """Return what an outline shows; the order in it does not matter."""
    return _Builder(outline).scene()


class _Builder:
    """The claims by subject, and the things that are drawn."""

    def __init__(self, outline: Outline) -> None:
        self.told = Told(outline)
        self.sayings = sorted(outline.sayings)
        self.place = {saying.claim: number for number, saying in enumerate(self.sayings)}
        self.of: dict[str, list[int]] = defaultdict(list)  # the claims about a thing
        for number, saying in enumerate(self.sayings):
            self.of[saying.subject].append(number)
        self.folded = self._folded()
        ends = {end for saying in self.sayings for end in (saying.subject, saying.value[0])}  # others: only mentioned
        drawn = [iri for iri in self.told.table if iri in ends and self._group(iri) and iri not in self.folded]
        self.index = {iri: number for number, iri in enumerate(drawn)}

    def scene(self) -> Scene:
        """Put everything together."""
        reasons = self.told.reasons()
        claims = tuple(self._claim(saying, reasons) for saying in self.sayings)
        own: dict[int, list[int]] = defaultdict(list)  # claims that give a thing a value
        edges: dict[tuple[int, int, str, str], list[int]] = defaultdict(list)
        for iri, number in self.index.items():
            for place in self.of.get(iri, ()):
                claim = claims[place]
                if claim.target < 0:
                    own[number].append(place)
                else:
                    edges[number, claim.target, claim.predicate, claim.status].append(place)
        dates = {number: _dates([claims[place] for place in places]) for number, places in own.items()}
        found = [
            Edge(source, target, relation, "", status, *dates.get(source, ("", "")), -1, tuple(places))
            for (source, target, relation, status), places in edges.items()
        ]
        cards = self._cards(claims)
        for number, card in enumerate(cards):
            found.extend(
                Edge(tie.source, tie.target, card.relation, card.text, tie.status, card.first, card.last, number, ())
                for tie in card.ties
            )
        nodes = tuple(
            self._node(iri, *dates.get(number, ("", "")), tuple(own[number])) for iri, number in self.index.items()
        )
        return Scene(nodes, tuple(sorted(found)), cards, claims, self.told.sentences, self.told.sources)

    def _folded(self) -> Mapping[str, str]:
        """Return the things that are no nodes but cards, with the kind of each."""
        named = {saying.value[0] for saying in self.sayings}
        found = {}
        for iri in self.of:
            kind = next((kind for kind in CARDS if kind in self.told.kinds.get(iri, ())), "")
            ends = {self.sayings[place].predicate.removeprefix(CG) for place in self.of[iri]}
            if kind and (kind != "Grant" or (iri not in named and ends & {"recipient", "program"})):
                found[iri] = kind
        return found

    def _cards(self, claims: Sequence[Claim]) -> tuple[Card, ...]:
        made = []
        for iri in sorted(self.folded):
            told: dict[str, list[Drawn]] = defaultdict(list)
            for place in self.of[iri]:
                claim = claims[place]
                told[claim.predicate].append(Drawn(claim.value, claim.target, claim.status))
            made.append(card_of(self.folded[iri], iri, told, tuple(self.of[iri])))
        return tuple(card for card in made if card.owner >= 0)

    def _claim(self, saying: Saying, reasons: Mapping[frozenset[str], str]) -> Claim:
        iri, text, _ = saying.value
        said = self.told.table.get(saying.claim, {})
        against = [other for other in said.get(CG + "conflictsWith", ()) if other in self.place]
        why = tuple((self.place[other], reasons.get(frozenset((saying.claim, other)), "")) for other in against)
        count = next(iter(said.get(CG + "independentSources", ())), "1")
        places = sorted(self.told.sentence_index[p] for p in saying.places if p in self.told.sentence_index)
        return Claim(
            saying.claim,
            saying.subject,
            self.told.label(saying.subject),
            saying.predicate.removeprefix(CG),
            self.told.label(iri) if iri else text,
            self.index.get(iri, -1),
            saying.value,
            saying.modality,
            saying.speakers,
            saying.confidence,
            int(count) if count.isdecimal() else 1,
            saying.rules,
            tuple(places),
            tuple(sorted(why)),
        )

    def _group(self, iri: str) -> str:
        """Return the group that the thing is drawn in, or ""."""
        return next((group for group in GROUPS if group in self.told.kinds[iri]), "")

    def _node(self, iri: str, start: str, end: str, claims: tuple[int, ...]) -> Node:
        told, group = self.told, self._group(iri)
        special = [kind for kind in told.kinds[iri] if kind not in GROUPS and kind != "GovernmentBody"]
        names = tuple(told.table[iri].get(SKOS + "altLabel", ()))
        kind, links, mentions = in_words((special or [group])[0]), told.links(iri), told.mentions.get(iri, ())
        return Node(iri, told.label(iri), group, kind, names, links, start, end, mentions, claims)


def _dates(claims: Iterable[Claim]) -> tuple[str, str]:
    """Return the first and the last date of a thing that happens; what is only alleged counts where nothing else is.

    A month or year is left out where a day in it is told.
    """
    found = [(claim.status in PLAIN, claim.value) for claim in claims if claim.predicate in DATES]
    told = sorted({value for asserted, value in found if asserted} or {value for _, value in found})
    exact = [day for day in told if not any(other.startswith(f"{day}-") for other in told)]
    return (exact[0], exact[-1]) if exact else ("", "")


def pairs(edges: Iterable[Edge]) -> set[tuple[int, int]]:
    """Return the pairs of things that are tied, each once."""
    return {(min(edge.source, edge.target), max(edge.source, edge.target)) for edge in edges}
