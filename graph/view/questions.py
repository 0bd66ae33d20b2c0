"""The answers of the saved questions over the whole graph, worked out from the scene when the page is made.

Takes a scene; gives for each question of `queries/*.rq` that needs no parameter its title, its columns and its rows,
the same rows that `casegraph query` gives, and for each row the things that it lights up. No store is filled for this,
so that a large graph costs little. The questions of one document and of one relation are left out: the page's filter
and its panel answer these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from graph.query import SEPARATOR, queries
from graph.view.cards import PLAIN
from graph.view.scene import Claim, Scene

Row = tuple[tuple[str, ...], tuple[int, ...]]  # the cells, and the things that they name
Cell = tuple[str, int]  # a text, and the thing that it names or -1
NONE: Cell = ("", -1)


class Answer(NamedTuple):
    """One question with its answer; `rows` are sorted."""

    name: str
    title: str
    question: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def answers(shown: Scene) -> tuple[Answer, ...]:
    """Return the questions that have an answer, by title."""
    plain = _Plain(shown)
    found = []
    for query in queries():
        if query.name in ASKED:
            columns, ask = ASKED[query.name]
            rows = tuple(sorted(set(ask(plain))))
            if rows:
                found.append(Answer(query.name, query.title, query.question, columns, rows))
    return tuple(sorted(found, key=lambda answer: answer.title))


class _Plain:
    """The claims of a scene, and what is plainly said, by subject and property."""

    def __init__(self, shown: Scene) -> None:
        self.shown = shown
        self.number = {node.iri: place for place, node in enumerate(shown.nodes)}
        self.said: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in shown.claims:
            if claim.status in PLAIN:
                self.said[claim.subject][claim.predicate].append(claim)

    def about(self, segment: str, predicate: str) -> Iterator[tuple[Cell, Mapping[str, list[Claim]]]]:
        """Yield the subjects of a group or of a kind of card that have the property, with what is said of each."""
        chosen = [(node.iri, node.label) for node in self.shown.nodes if node.group == segment]
        chosen += [(card.iri, "") for card in self.shown.cards if card.kind == segment]
        for iri, label in chosen:
            said = self.said.get(iri, {})
            if not predicate or predicate in said:
                yield (label, self.number.get(iri, -1)), said

    def cells(self, said: Mapping[str, list[Claim]], predicate: str) -> list[Cell]:
        """Return the values of a property, or one empty one."""
        return sorted({(claim.value, claim.target) for claim in said.get(predicate, ())}) or [NONE]

    def stems(self, claims: Iterable[Claim]) -> list[str]:
        """Return the documents of claims."""
        shown = self.shown
        return sorted(
            {shown.sources[shown.sentences[place].document].stem for claim in claims for place in claim.evidence}
        )

    def end(self, claim: Claim) -> Cell:
        """Return the subject of a claim."""
        return claim.name, self.number.get(claim.subject, -1)


def _joined(cells: Iterable[Cell]) -> Cell:
    """Return several cells as one."""
    return SEPARATOR.join(sorted({text for text, _ in cells})), -1


def _row(*cells: Cell, also: Iterable[Cell] = ()) -> Row:
    things = {number for _, number in (*cells, *also) if number >= 0}
    return tuple(text for text, _ in cells), tuple(sorted(things))


def _rulings(plain: _Plain) -> Iterator[Row]:
    for ruling, said in plain.about("Ruling", "issuedBy"):
        dates, kinds, results, cases, courts = (
            plain.cells(said, name) for name in ("decidedOn", "rulingType", "outcome", "inCase", "court")
        )
        for judge in plain.cells(said, "issuedBy"):
            row = (_joined(dates), judge, ruling, *map(_joined, (kinds, results, cases, courts)))
            yield _row(*row, also=(*cases, *courts))


def _cases(plain: _Plain) -> Iterator[Row]:
    groups = [node.group for node in plain.shown.nodes]
    for case, said in plain.about("Case", ""):
        more = [plain.cells(said, name) for name in ("filedOn", "filedIn", "docketNumber")]
        for side in ("plaintiff", "defendant"):
            for party in plain.cells(said, side):
                if party[1] >= 0 and groups[party[1]] == "Jurisdiction":
                    for filed, court, docket in product(*more):
                        yield _row((filed[0][:4], -1), filed, party, (side, -1), case, court, docket)


def _measures(plain: _Plain) -> Iterator[Row]:
    rulings: dict[str, dict[str, Mapping[str, list[Claim]]]] = defaultdict(dict)
    for claims in plain.said.values():
        for claim in claims.get("target", ()):
            rulings[claim.raw[0]][claim.subject] = plain.said[claim.subject]
    for measure, said in plain.about("Measure", ""):
        kinds, makers, days = (plain.cells(said, name) for name in ("measureType", "issuer", "issuedOn"))
        head = (measure, *map(_joined, (kinds, makers, days)))
        found = rulings.get(plain.shown.nodes[measure[1]].iri, {})
        for told in found.values():
            event = plain.end(next(iter(next(iter(told.values())))))
            dates, results, cases = (plain.cells(told, name) for name in ("decidedOn", "outcome", "inCase"))
            yield _row(*head, _joined(dates), event, _joined(results), _joined(cases), also=(*makers, *cases))
        if not found:
            yield _row(*head, NONE, NONE, NONE, NONE, also=makers)


def _offices(plain: _Plain) -> Iterator[Row]:
    dates = {source.stem: source.date for source in plain.shown.sources}
    reported: dict[tuple[Cell, ...], set[str]] = defaultdict(set)  # tenures told in the same words are one row
    for _, said in plain.about("Tenure", "holder"):
        if "office" in said:
            names = ("holder", "office", "organization", "from", "until")
            for cells in product(*(plain.cells(said, name) for name in names)):
                reported[cells] |= {dates[stem] for stem in plain.stems(said["office"])}
    for cells, days in reported.items():
        yield _row(*cells, (SEPARATOR.join(sorted(days)), -1))


def _grants(plain: _Plain) -> Iterator[Row]:
    for _, said in plain.about("Grant", "recipient"):
        names = ("recipient", "program", "fiscalYear", "amount", "currency")
        for cells in product(*(plain.cells(said, name) for name in names)):
            yield _row(*cells)


def _statements(plain: _Plain) -> Iterator[Row]:
    for _, said in plain.about("Statement", "quote"):
        topics = plain.cells(said, "about")
        if "speaker" in said:
            more = [plain.cells(said, name) for name in ("speaker", "saidOn", "quote")]
            for (speaker, day, quote), stem in product(product(*more), plain.stems(said["quote"])):
                yield _row(speaker, day, quote, _joined(topics), (stem, -1), also=topics)


def _conflicts(plain: _Plain) -> Iterator[Row]:
    claims = plain.shown.claims
    for claim in claims:
        for number, reason in claim.conflicts:
            other = claims[number]
            if claim.iri < other.iri:
                ends = ((claim.value, claim.target), (other.value, other.target))
                for stem, rival in product(plain.stems([claim]), plain.stems([other])):
                    head = (plain.end(claim), (claim.predicate, -1), ends[0], (stem, -1), ends[1])
                    yield _row(*head, (rival, -1), (reason, -1))


def _sources(plain: _Plain) -> Iterator[Row]:
    for claim in plain.shown.claims:
        if claim.sources > 1:
            stems = SEPARATOR.join(plain.stems([claim]))
            said = ((claim.predicate, -1), (claim.value, claim.target), (claim.status, -1), (str(claim.sources), -1))
            yield _row(plain.end(claim), *said, (stems, -1))


def _alleged(plain: _Plain) -> Iterator[Row]:
    known = {(claim.subject, claim.predicate, claim.raw) for claim in plain.shown.claims if claim.status in PLAIN}
    names = {node.iri: node.label for node in plain.shown.nodes}
    for claim in plain.shown.claims:
        if claim.status in PLAIN or (claim.subject, claim.predicate, claim.raw) in known:
            continue
        speakers = [(names.get(iri, ""), plain.number.get(iri, -1)) for iri in claim.speakers] or [NONE]
        said = (plain.end(claim), (claim.predicate, -1), (claim.value, claim.target))
        for speaker, place in product(speakers, claim.evidence):
            sentence = plain.shown.sentences[place]
            stem = plain.shown.sources[sentence.document].stem
            yield _row((claim.status, -1), speaker, *said, (stem, -1), (sentence.words, -1))


ASKED: Mapping[str, tuple[tuple[str, ...], Callable[[_Plain], Iterator[Row]]]] = {
    "rulings-of-judge": (("date", "judge", "ruling", "type", "outcome", "case", "court"), _rulings),
    "cases-of-jurisdiction": (("year", "filed", "jurisdiction", "side", "case", "court", "docket"), _cases),
    "measures": (("measure", "type", "issuer", "issued", "decided", "ruling", "outcome", "case"), _measures),
    "office-holders": (("holder", "office", "body", "from", "until", "reported"), _offices),
    "grants-by-recipient": (("recipient", "program", "year", "amount", "currency"), _grants),
    "statements-by-speaker": (("speaker", "said", "quote", "about", "document"), _statements),
    "conflicts": (
        ("subject", "property", "object", "document", "other_object", "other_document", "reason"),
        _conflicts,
    ),
    "sources": (("subject", "property", "object", "modality", "sources", "documents"), _sources),
    "alleged-not-found": (("modality", "source", "subject", "property", "object", "document", "words"), _alleged),
}
