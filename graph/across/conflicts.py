"""Claims -> pairs that cannot be true together, each with the reason in words.

Compared are asserted claims, and denied ones with asserted ones. Both stay as they are; nothing here decides who is
right. The kinds: two values of a single-valued property, such as two days of one ruling; two amounts of one grant;
outcomes, sorts or reaches of one ruling that exclude one another; two courts of one ruling or case; two holders of one
office at one time; and what one document denies and another asserts. What a document tells side by side it means so:
outcomes, courts and amounts that one document gives together are no conflict, nor is one event that it denies and
another that it asserts.

Leaves out the quads (`graph.across`) and what the words of a reason do not need.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import combinations

from graph.across.listings import LISTED, TOLD
from graph.emit import Record, Telling, Told
from graph.model import Entity, Literal, Modality, Resource
from graph.tables import read_mapping
from graph.vocabulary import concept, label, ontology

ROUNDING = Decimal("0.05")  # share of a round amount by which a finer one may differ
MAIN = ("outcome", "rulingType", "plaintiff", "defendant")  # what a denial is about, first where it is there


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """Two claims, by IRI in order, that cannot be true together, and why."""

    left: str
    right: str
    reason: str


class _Said:
    """The claims, by subject and by property, and what they name."""

    def __init__(self, records: Sequence[Record], entities: Sequence[Entity]) -> None:
        self.names = {entity.iri: entity.label for entity in entities}
        self.known = {entity.iri for entity in entities if entity.links}
        self.denied = [r for r in records if r.claim.modality is Modality.DENIED]
        self.asserted = [r for r in records if r.claim.modality is Modality.ASSERTED]
        self.slots: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in self.asserted:
            self.slots[record.claim.subject, record.claim.predicate].append(record)

    def of(self, subject: str, predicate: str) -> list[Record]:
        """Return the asserted claims that fill a slot."""
        return self.slots.get((subject, predicate), [])

    def subjects(self, predicate: str) -> list[str]:
        """Return the things that have the property, sorted."""
        return sorted(subject for subject, name in self.slots if name == predicate)

    def shown(self, value: Resource | Literal) -> str:
        """Return a value in words."""
        if isinstance(value, Literal):
            return value.text
        known = ontology().concept_of.get(value.iri)
        return known.label if known else self.names.get(value.iri, value.iri)


def at_issue(known: Told) -> dict[str, tuple[Telling, ...]]:
    """Return the claims that a conflict may be between, or that tell whether there is one."""
    looked_at = read_mapping("conflicts.yaml")
    predicates = {*ontology().single_valued, *looked_at["opposed"], *looked_at["one_court"], "recipient", "program"}
    tenures, denied, values = set(), set(), set()
    for (_, subject, predicate, value, modality, *_), *_ in known.values():
        if modality == Modality.DENIED:
            denied.add(subject)
            values.add((predicate, value[0]))  # of texts, which may be written in two ways, any
        elif predicate == "from":
            tenures.add(subject)
    subjects = denied | tenures
    return {
        iri: rows
        for iri, rows in known.items()
        if rows[0][2] in predicates or rows[0][1] in subjects or (rows[0][2], rows[0][3][0]) in values
    }


def conflicts(records: Sequence[Record], entities: Sequence[Entity]) -> tuple[Conflict, ...]:
    """Return the conflicts between claims, sorted, one for each pair."""
    said = _Said(records, entities)
    found: dict[tuple[str, str], Conflict] = {}
    for kind in KINDS:
        for one, other, reason in kind(said):
            left, right = sorted((one.iri, other.iri))
            found.setdefault((left, right), Conflict(left, right, reason))
    return tuple(sorted(found.values()))


Pairs = Iterator[tuple[Record, Record, str]]


def _single(said: _Said) -> Pairs:
    """Yield two literals of one single-valued property that do not fit; a year fits the days in it."""
    single = ontology().single_valued
    for (_, predicate), group in sorted(said.slots.items()):
        if predicate in single:
            for left, right in combinations([r for r in group if isinstance(r.object, Literal)], 2):
                one, other = said.shown(left.object), said.shown(right.object)
                if one != other and not one.startswith(f"{other}-") and not other.startswith(f"{one}-"):
                    yield left, right, _two_values(predicate, left, right)


def _two_values(predicate: str, left: Record, right: Record) -> str:
    values = {" ".join(r.rules): r.object.text for r in (left, right) if isinstance(r.object, Literal)}
    if values.keys() == {TOLD, LISTED}:
        return f"{label(predicate)}: {values[TOLD]} are announced and {values[LISTED]} listed"
    one, other = sorted(r.object.text for r in (left, right) if isinstance(r.object, Literal))
    return f"{label(predicate)}: {one} and {other} are given, and only one can be true"


def _amounts(said: _Said) -> Pairs:
    """Yield two amounts of what one recipient got from one programme in one year; a round sum fits a finer one."""
    grants: defaultdict[tuple[str, ...], list[Record]] = defaultdict(list)
    for subject in said.subjects("amount"):
        key = [said.of(subject, part) for part in ("recipient", "program", "fiscalYear")]
        if all(len(values) == 1 for values in key):
            grants[tuple(said.shown(values[0].object) for values in key)].extend(said.of(subject, "amount"))
    for (recipient, program, year), group in sorted(grants.items()):
        for left, right in combinations(group, 2):
            one, other = sorted((said.shown(left.object), said.shown(right.object)), key=lambda text: (len(text), text))
            if left.claim.subject != right.claim.subject and _apart(left, right) and not _rounds(one, other):
                yield left, right, f"amount: {one} and {other} went to {recipient} from {program} in {year}"


def _rounds(one: str, other: str) -> bool:
    """Tell whether one of two amounts may be the other in round figures."""
    try:
        pair = Decimal(one), Decimal(other)
    except InvalidOperation:
        return one == other
    for rough in pair:
        digits = f"{rough:f}".partition(".")[0]
        step = Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
        if abs(pair[0] - pair[1]) <= min(step / 2 if step > 1 else Decimal(0), rough * ROUNDING):
            return True
    return False


def _opposed(said: _Said) -> Pairs:
    """Yield two concepts of one scheme that exclude one another, where no document gives both."""
    for scheme, pairs in sorted(read_mapping("conflicts.yaml")["opposed"].items()):
        excluded = [(concept(scheme, one), concept(scheme, other)) for one, other in pairs]
        for subject in said.subjects(scheme):
            values = {r.object.iri: r for r in said.of(subject, scheme) if isinstance(r.object, Resource)}
            for one, other in excluded:
                if one in values and other in values and _apart(values[one], values[other]):
                    words = [said.shown(values[iri].object) for iri in (one, other)]
                    yield values[one], values[other], f"{label(scheme)}: {words[0]} and {words[1]} exclude one another"


def _courts(said: _Said) -> Pairs:
    """Yield two courts that the tables know, where there is one court only and no document gives both."""
    for predicate in sorted(read_mapping("conflicts.yaml")["one_court"]):
        for subject in said.subjects(predicate):
            for left, right in combinations(said.of(subject, predicate), 2):
                courts = [r.object.iri for r in (left, right) if isinstance(r.object, Resource)]
                if len(set(courts) & said.known) == 2 and _apart(left, right):
                    one, other = sorted(said.names[iri] for iri in courts)
                    yield left, right, f"{label(predicate)}: {one} and {other} are two courts, and it can be one only"


def _holders(said: _Said) -> Pairs:
    """Yield two people who hold a sole office of one body over times that are told and overlap."""
    sole = frozenset(read_mapping("conflicts.yaml")["sole_offices"])
    held: defaultdict[tuple[str, str], list[tuple[str, str, Record]]] = defaultdict(list)
    for subject in said.subjects("from"):
        parts = {name: said.of(subject, name) for name in ("holder", "office", "organization", "from", "until")}
        if all(len(parts[name]) == 1 for name in ("holder", "office", "organization", "from")):
            office = said.shown(parts["office"][0].object).casefold()
            until = max((said.shown(r.object) for r in parts["until"]), default="")
            if office in sole:
                body = said.shown(parts["organization"][0].object)
                held[office, body].append((said.shown(parts["from"][0].object), until, parts["holder"][0]))
    for (office, body), tenures in sorted(held.items()):
        for (_, ended, left), (began, _, right) in combinations(sorted(tenures, key=lambda t: t[:2]), 2):
            # Where the end of the earlier is not told, the later may have followed on it.
            if left.object != right.object and ended and began < ended[: len(began)]:
                people = f"{said.shown(left.object)} and {said.shown(right.object)}"
                yield left, right, f"holder: {people} are both {office} of {body} in {began}"


def _denied(said: _Said) -> Pairs:
    """Yield what one denies and another asserts of one thing."""
    for record in said.denied:
        for rival in said.of(record.claim.subject, record.claim.predicate):
            if rival.object == record.object:
                yield record, rival, _denial(record)


def _denied_events(said: _Said) -> Pairs:
    """Yield what is denied of an event of which nothing else is told, and asserted of one that is all that it is."""
    events: defaultdict[str, list[Record]] = defaultdict(list)
    for record in said.denied:
        events[record.claim.subject].append(record)
    saying: defaultdict[tuple[str, Resource | Literal], dict[str, Record]] = defaultdict(dict)
    for record in said.asserted if events else ():
        saying[record.claim.predicate, record.object][record.claim.subject] = record
    identifying = frozenset(read_mapping("conflicts.yaml")["identifying"])
    for _, records in sorted(events.items()):
        known = identifying & {r.claim.predicate for r in records}
        told = [r for r in records if r.claim.predicate not in identifying]
        if known and told:
            each = [saying[r.claim.predicate, r.object].keys() for r in records]
            main = min(told, key=lambda r: MAIN.index(r.claim.predicate) if r.claim.predicate in MAIN else len(MAIN))
            for subject in sorted(frozenset(each[0]).intersection(*each[1:])):
                rival = saying[main.claim.predicate, main.object][subject]
                if _apart(main, rival):
                    yield main, rival, _denial(main)


def _denial(record: Record) -> str:
    return f"{label(record.claim.predicate)}: one denies what the other asserts"


def _apart(left: Record, right: Record) -> bool:
    """Tell whether no document stands behind both."""
    return not left.documents.keys() & right.documents.keys()


KINDS: tuple[Callable[[_Said], Pairs], ...] = (
    _single,
    _amounts,
    _opposed,
    _courts,
    _holders,
    _denied,
    _denied_events,
)
