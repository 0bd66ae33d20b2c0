"""Clusters -> entities: one for all tellings of one thing, with its IRI, label, names and links.

Takes placed referents and clusters of events, gives entities and assignments. The IRI of an event is made of what its
fullest telling says of its identity, and of nothing else: a further document changes it only by telling more. Leaves
out all deciding (`cluster`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Assignment, Decision, Entity, Event, FrameKind, Name
from graph.resolve import labels
from graph.resolve.authority import term_start
from graph.resolve.judged import regrouped
from graph.resolve.referents import Placed
from graph.resolve.seen import DATES, Seen
from graph.tables import Tables
from graph.vocabulary import mint

JOINED = frozenset({FrameKind.CASE, FrameKind.RULING, FrameKind.MEASURE})
SAID = "-said:"  # in the key of an event that the document only reports as alleged, argued, denied or predicted


@dataclass(frozen=True, slots=True)
class Told:
    """The events of all documents but measures, their clusters, and the labels of things by IRI."""

    by_id: Mapping[str, Seen]
    groups: Sequence[Sequence[str]]
    named: Mapping[str, str]


def is_said(seen: Seen | Event) -> bool:
    """Tell whether an event is one that the document does not itself assert."""
    return SAID in seen.key


def make_things(
    placed: Sequence[Placed], where: Mapping[tuple[str, str], str], judged: frozenset[str] = frozenset()
) -> tuple[Entity, ...]:
    """Make an entity of all referents with one IRI, sorted by IRI; those `judged` to be one have the classes of all."""
    groups: dict[str, list[Placed]] = {}
    for one in placed:
        groups.setdefault(where[one.document, one.referent.key], []).append(one)
    return tuple(_thing(iri, groups[iri], iri in judged) for iri in sorted(groups))


def _thing(iri: str, members: Sequence[Placed], judged: bool) -> Entity:
    row = next((m.row for m in members if m.row is not None), None)
    person = any(m.kind == "person" for m in members)
    known = [m for m in members if m.referent.authority] or members  # "Executive Order 12" before "the order"
    counts = Counter(m.referent.name for m in known)
    fullest = max(counts, key=lambda name: (len(name.split()) if person else 0, counts[name], name))
    label = row.name if row is not None else fullest
    names: dict[str, set[str]] = {}
    for member in members:
        for name in (member.referent.name, *member.referent.names):
            if not (person and name.islower()):  # "the attorney general" is who it is, and no name
                names.setdefault(name, set()).add(member.document)
    classes = row.classes if row is not None else max((m.referent.classes for m in members), key=lambda c: (len(c), c))
    if judged:
        each = sorted({m.row.classes if m.row is not None else m.referent.classes for m in members})
        classes = tuple(dict.fromkeys((*classes, *(name for names in each for name in names))))
    others = tuple(Name(text, tuple(sorted(names[text]))) for text in sorted(names) if text != label)
    links = row.links if row is not None else ()
    return Entity(iri, classes, label, others, links, tuple(sorted({m.document for m in members})))


def make_events(
    told: Told, tables: Tables, base: str, judged: Sequence[Decision] = ()
) -> tuple[list[Entity], list[Assignment]]:
    """Make entities of the clusters as the judgements have them, with the assignments of their members."""
    keys = _own_keys(told.by_id.values(), base, tables)
    taken: dict[str, list[Seen]] = {}
    for group in told.groups:
        members = [told.by_id[i] for i in group]
        kind = members[0].kind
        for key in _candidates(members, keys):
            free = mint(base, kind.value.lower(), key)
            if kind not in JOINED or free not in taken:
                break
        taken.setdefault(free, []).extend(members)
    if judged:
        grouped = regrouped({iri: [m.id for m in members] for iri, members in taken.items()}, judged)
        taken = {iri: [told.by_id[one] for one in members] for iri, members in grouped.items()}
    entities: list[Entity] = []
    assignments: list[Assignment] = []

    def name(value: str) -> str:
        return told.named.get(value, value)

    for iri in sorted(taken):
        members = taken[iri]
        label = labels.label(members[0].kind, _joined(members), name)
        if is_said(members[0]):
            label = f"Not asserted: {label}"
        stems = tuple(sorted({m.document for m in members}))
        entities.append(Entity(iri, (members[0].kind.value,), label, (), (), stems))
        assignments.extend(Assignment(m.document, m.key, iri) for m in members)
    return entities, assignments


def _own_keys(seen: Iterable[Seen], base: str, tables: Tables) -> Mapping[str, tuple[int, str]]:
    """Return for each event how much of its identity it tells and its key, unique within its document."""

    def local(value: str) -> str:
        return _last(value) if value.startswith(base) else value

    keys: dict[str, tuple[int, str]] = {}
    counts: Counter[tuple[str, FrameKind, str]] = Counter()
    for one in seen:
        place = labels.stem_key(one.document)
        values = _joined([one])
        if is_said(one):  # it must not take the key of an event that another document asserts
            values.pop(DATES.get(one.kind, ""), None)
            place = f"said-in-{place}"
        told, key = labels.key(one.kind, values, local, place)
        key = "-".join(p for p in (key, _term(one, tables)) if p)
        counts[one.document, one.kind, key] += 1
        number = counts[one.document, one.kind, key]
        keys[one.id] = (told, f"{key}-{number}" if number > 1 and one.kind in JOINED else key)
    return keys


def _candidates(members: Sequence[Seen], keys: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    """Yield the keys that a cluster may take, best first: its members' own, and then with a document's name."""
    own = sorted((keys[m.id] for m in members), key=lambda k: (-k[0], k[1]))
    yield from (key for _, key in own)
    for member in members:
        number = member.key.rsplit(":", 1)[-1]
        yield f"{own[0][1]}-in-{labels.stem_key(member.document)}-{number}"


def _last(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _joined(members: Sequence[Seen]) -> dict[str, list[str]]:
    """Join the values of the members: in order of telling, the finest date first."""
    values: dict[str, list[str]] = {}
    for member in members:
        for slot, value in member.values:
            found = values.setdefault(slot, [])
            if value not in found:
                found.append(value)
    for slot in DATES.values():
        if slot in values:
            values[slot].sort(key=lambda value: (-len(value), value))
    return values


def _term(one: Seen, tables: Tables) -> str:
    """Return the year in which the term of a tenure began, where the tables know it at the article's date."""
    if one.kind is not FrameKind.TENURE:
        return ""
    holder = _last(min(one.of("holder"), default=""))
    return term_start(holder, min(one.of("office"), default=""), one.published, tables)[:4]
