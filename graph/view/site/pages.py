"""What each static page says: the facts of a thing by relation, the claims of a document in the order of its text.

Takes a scene; gives frozen records that name other pages by their files. A claim stands on the page of the thing that
it is about, on that of the thing that is its value, and on that of each document that carries it. What is left out:
how a page looks (`html`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from graph.view.cards import CARDS, Card
from graph.view.scene import STATUSES, Claim, Edge, Scene
from graph.view.site.addresses import address_of, at_words, secure
from graph.view.site.records import Fact, Link, Page, Passage, Quote
from graph.view.told import Sentence, in_words

SAID = {"Statement": "Statements", "Tenure": "Offices held", "Grant": "Grants"}
TEXT_OF = {"Statement": "quote", "Tenure": "office", "Grant": "amount"}  # the property that is the text of a card
UNSAID = ("currency", "fiscalYear")  # what the text of a card says already
OTHERS = "others: "  # what has the thing as its value
FIRST = (
    "plaintiff",
    "defendant",
    "filed in",
    "filed on",
    "docket number",
    "assigned judge",
    "challenges",
    "in case",
    "issued by",
    "court",
    "decided on",
    "ruling type",
    "outcome",
    "target",
    "scope",
    "measure type",
    "issuer",
    "issued on",
    "Offices held",
    "Grants",
    "Statements",
)


class Files:
    """The file of each thing and document: the end of its IRI, told apart also where letters of any size are one."""

    def __init__(self, shown: Scene, base: str) -> None:
        """Give each a file, in the order of the scene."""
        taken: set[str] = set()
        self.things = [_free(node.iri, base, taken) for node in shown.nodes]
        self.documents = [_free(source.iri, base, taken) for source in shown.sources]


def _free(iri: str, base: str, taken: set[str]) -> str:
    stem = iri.removeprefix(base) if iri.startswith(base) else f"other/{quote(iri, safe='')}"
    name = next(n for n in _names(stem) if n.casefold() not in taken)
    taken.add(name.casefold())
    return f"{name}.html"


def _names(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}_{number}"
        number += 1


def pages(shown: Scene, base: str) -> Iterator[Page]:
    """Yield a page for each thing, then for each document; `base` is what the IRIs begin with."""
    files = Files(shown, base)
    teller = _Teller(shown, files)
    yield from (teller.thing(number, base) for number in range(len(shown.nodes)))
    yield from (teller.document(number, base) for number in range(len(shown.sources)))


class _Teller:
    """A scene by what its pages need."""

    def __init__(self, shown: Scene, files: Files) -> None:
        self.shown, self.files = shown, files
        self.number = {node.iri: number for number, node in enumerate(shown.nodes)}
        self.leaving: dict[int, list[Edge]] = defaultdict(list)
        self.arriving: dict[int, list[Edge]] = defaultdict(list)
        for edge in shown.edges:
            if edge.card < 0:
                self.leaving[edge.source].append(edge)
                self.arriving[edge.target].append(edge)
        self.cards: dict[int, list[Card]] = defaultdict(list)
        for card in shown.cards:
            for end in {card.owner, *(end for tie in card.ties for end in (tie.source, tie.target))}:
                self.cards[end].append(card)
        self.carried: dict[int, set[int]] = defaultdict(set)  # the claims of a document
        for place, claim in enumerate(shown.claims):
            for piece in claim.evidence:
                self.carried[shown.sentences[piece].document].add(place)

    def thing(self, number: int, base: str) -> Page:
        """Return the page of a thing."""
        node, groups = self.shown.nodes[number], defaultdict[str, list[Fact]](list)
        for place in node.claims:
            claim = self.shown.claims[place]
            groups[in_words(claim.predicate)].append(self._fact(claim, number))
        for edge in self.leaving[number]:
            groups[in_words(edge.relation)].extend(self._facts(edge.claims, number, self._date(edge.target)))
        for edge in self.arriving[number]:
            heading = OTHERS + in_words(edge.relation)
            groups[heading].extend(self._facts(edge.claims, number, self._date(edge.source)))
        for card in self.cards[number]:
            groups[SAID[card.kind]].append(self._card(card, number))
        mentioned = tuple(self._document(place) for place in node.mentions)
        return Page(
            self.files.things[number],
            node.label,
            node.kind,
            node.group,
            " to ".join(dict.fromkeys(day for day in (node.first, node.last) if day)),
            node.names,
            tuple(map(secure, node.links)),
            f"n={_key(node.iri, base)}",
            node.iri,
            tuple((heading, tuple(_by_date(groups[heading]))) for heading in sorted(groups, key=_rank)),
            mentioned,
        )

    def document(self, number: int, base: str) -> Page:
        """Return the page of a document: its sentences in the order of the text, with the claims that each carries."""
        source = self.shown.sources[number]
        claims = [self.shown.claims[place] for place in sorted(self.carried[number])]
        named = {end for claim in claims for end in (self.number.get(claim.subject, -1), claim.target)} - {-1}
        return Page(
            self.files.documents[number],
            source.title,
            "document",
            "Document",
            source.date,
            (),
            (),
            f"d={quote(source.stem, safe='')}",
            source.iri,
            (),
            tuple(sorted((self._thing(end) for end in named), key=lambda link: (link.text.casefold(), link.file))),
            tuple(self._passages(number, claims)),
            address_of(source),
            source.publisher,
        )

    def _passages(self, number: int, claims: Sequence[Claim]) -> Iterator[Passage]:
        """Yield the sentences of a document that carry claims; pieces of one sentence are one passage."""
        told: dict[tuple[int, str], dict[str, Claim]] = {}
        address = address_of(self.shown.sources[number])
        for claim in claims:
            for one in (self.shown.sentences[place] for place in claim.evidence):
                if one.document == number:
                    sentence = one.start - len(one.before), one.before + one.words + one.after
                    told.setdefault(sentence, {})[claim.iri] = claim
        for (_, text), carried in sorted(told.items(), key=lambda item: item[0]):
            where = at_words(address, text)
            yield Passage(
                text,
                where,
                tuple(self._fact(claim, -1, quoted=False) for claim in sorted(carried.values(), key=_subject)),
            )

    def _facts(self, places: Iterable[int], page: int, date: str) -> Iterator[Fact]:
        return (self._fact(self.shown.claims[place], page, date) for place in places)

    def _fact(self, claim: Claim, page: int, date: str = "", *, quoted: bool = True) -> Fact:
        """Return a claim as it stands on the page of a thing, or of a document (-1), where it need not be quoted."""
        subject = self.number.get(claim.subject, -1)
        here = page >= 0 and subject == page
        value = self._value(claim)
        of = Link("", "") if here else self._thing(subject) if subject >= 0 else Link(claim.name, "")
        value = Link("", "") if page >= 0 and claim.target == page and not here else value
        pieces = [self.shown.sentences[place] for place in claim.evidence if quoted]
        return Fact(
            in_words(claim.predicate),
            of,
            value,
            date,
            claim.status,
            tuple(self._name(iri) for iri in claim.speakers),
            claim.confidence,
            claim.sources,
            claim.rules,
            tuple(self._quote(one) for one in pieces),
            tuple(f"{self._said(other)}{f' ({reason})' if reason else ''}" for other, reason in claim.conflicts),
        )

    def _card(self, card: Card, page: int) -> Fact:
        """Return a card as one fact, as weak as the weakest of its claims."""
        claims = [self.shown.claims[place] for place in card.claims]
        facts = [self._fact(claim, page) for claim in claims]
        near, _, relation = CARDS[card.kind]
        said = {near, TEXT_OF[card.kind], *UNSAID}
        told = ((in_words(claim.predicate), self._value(claim)) for claim in claims if claim.predicate not in said)
        more = {(name, value) for name, value in told if value.file != self.files.things[page]}
        return Fact(
            in_words(relation),
            Link("", "") if card.owner == page else self._thing(card.owner),
            Link(f"“{card.text}”" if card.kind == "Statement" else card.text, ""),
            card.first,
            max((claim.status for claim in claims), key=STATUSES.index),
            tuple(sorted({name for fact in facts for name in fact.speakers})),
            min(claim.confidence for claim in claims),
            min(claim.sources for claim in claims),
            tuple(sorted({rule for claim in claims for rule in claim.rules})),
            tuple(dict.fromkeys(quote for fact in facts for quote in fact.quotes)),
            tuple(dict.fromkeys(other for fact in facts for other in fact.against)),
            tuple(sorted(more, key=lambda pair: (pair[0], pair[1].text))),
        )

    def _value(self, claim: Claim) -> Link:
        return self._thing(claim.target) if claim.target >= 0 else Link(claim.value, "")

    def _said(self, place: int) -> str:
        """Return a claim in words."""
        claim = self.shown.claims[place]
        return f"{claim.name}: {in_words(claim.predicate)} {claim.value}, {claim.status.lower()}"

    def _name(self, iri: str) -> str:
        number = self.number.get(iri, -1)
        return self.shown.nodes[number].label if number >= 0 else iri.rsplit("/", 1)[-1]

    def _date(self, number: int) -> str:
        return self.shown.nodes[number].first

    def _thing(self, number: int) -> Link:
        return Link(self.shown.nodes[number].label, self.files.things[number])

    def _document(self, number: int) -> Link:
        return Link(self.shown.sources[number].title, self.files.documents[number])

    def _quote(self, one: Sentence) -> Quote:
        source, address = self.shown.sources[one.document], address_of(self.shown.sources[one.document])
        where = at_words(address, one.words)
        return Quote(
            one.before, one.words, one.after, self._document(one.document), source.publisher, source.date, where
        )


def _subject(claim: Claim) -> tuple[str, tuple[int, str], str]:
    """Order the claims of a sentence by what they are about."""
    return claim.subject, _rank(in_words(claim.predicate)), claim.iri


def _rank(heading: str) -> tuple[int, str]:
    """Order the headings of a page: as in `FIRST`, then by name, what others say last."""
    last = heading.startswith(OTHERS)
    known = FIRST.index(heading) if heading in FIRST else len(FIRST)
    return known + last * len(FIRST), heading


def _by_date(facts: Sequence[Fact]) -> list[Fact]:
    """Return facts by date, those without one last; else in their order."""
    return sorted(facts, key=lambda fact: fact.date or "9999-99")


def _key(iri: str, base: str) -> str:
    return quote(iri.removeprefix(base), safe="/")


def counted(made: Iterable[Page]) -> Mapping[str, int]:
    """Return how many pages there are of each group."""
    found: dict[str, int] = defaultdict(int)
    for page in made:
        found[page.group] += 1
    return found
