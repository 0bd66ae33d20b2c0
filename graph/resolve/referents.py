"""Referents of all documents -> which of them are one thing.

Takes linked documents, gives for each referent a global key: kind and identity. A row of the authority tables is one
thing; otherwise full names decide, of people together with what is told of them (`people`). A collective, a court that
is only described, and a measure without a number stay within their document. An office that a document names without
its holder is whoever the documents of that time say held it, where they agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.model import Decision, FrameKind, Linked, Literal, MentionKind, Referent
from graph.resolve.authority import Authority, Known
from graph.resolve.bodies import settle_bodies
from graph.resolve.courts import by_judge, is_described
from graph.resolve.labels import stem_key
from graph.resolve.names import person_name
from graph.resolve.people import Person, merged, settle_people
from graph.tables import Tables
from graph.vocabulary import slug

K = MentionKind

# Bodies that every town and state has: the name alone does not say which one is meant.
_slug = lru_cache(maxsize=10_000)(slug)
GENERIC_BODY = re.compile(
    r"(?:City|County|Town|Village|State|School|Police|Fire|Health|Election|District|House|Senate)"
    r"(?: (?:of|and|City|County|School|Police|Public))*"
    r" (?:Council|Board|Commission|Department|Committee|Legislature|Assembly|Senate|House|Authority"
    r"|Supervisors|Elections)"
)
BASED = re.compile(r"^(?:[\w.]+ ){0,2}[\w.]+-based (?=[A-Z])")  # where a body sits is no part of its name
FIRM = re.compile(r",? (?:Inc|LLC|L\.L\.C|Ltd|Co|Corp|PLC|LLP|L\.P|LP)\.?$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A referent with its document and its global identity: IRI kind and key, and the authority row if any."""

    document: str
    referent: Referent
    kind: str
    key: str
    row: Known | None


def place_referents(linked: Sequence[Linked], tables: Tables) -> tuple[tuple[Placed, ...], tuple[Decision, ...]]:
    """Return every referent with its identity, and the decisions about people's names."""
    authority = Authority(tables)
    placed: list[Placed] = []
    people: list[Person] = []
    referents: dict[str, tuple[str, Referent]] = {}
    for doc in linked:
        stem = doc.document.stem
        own: dict[str, Placed] = {}
        courts, by_key = by_judge(doc, tables), {referent.key: referent for referent in doc.referents}
        rows = {r.key: authority.known(r) or authority.named_court(courts.get(r.key, "")) for r in doc.referents}
        for referent in doc.referents:
            row = rows[referent.key]
            if referent.kind is not K.PERSON:
                kind, key = (row.kind, row.key) if row is not None else _local(stem, referent)
                own[referent.key] = Placed(stem, referent, kind, key, row)
        placed.extend(own.values())
        for person in _people(doc, own, rows, authority):
            people.append(person)
            referents[person.id] = (stem, by_key[person.id.removeprefix(f"{stem}#")])
    by_id = {person.id: person for person in people}
    spelled, about_bodies = settle_bodies(
        {f"{p.document}#{p.referent.key}": p.key for p in placed if _is_named_body(p)}
    )
    placed = [replace(p, key=spelled[p.key]) if _is_named_body(p) else p for p in placed]
    groups, decisions = settle_people(people, _posts(tables))
    for key, group in _person_keys(groups, by_id, frozenset(_posts(tables))):
        placed.extend(Placed(*referents[i], "person", key, by_id[i].row) for i in group)
    return tuple(sorted(placed, key=lambda p: (p.document, p.referent.key))), (*about_bodies, *decisions)


def _is_named_body(placed: Placed) -> bool:
    """Tell whether a body that no table knows goes by its name alone."""
    return placed.kind == "body" and placed.row is None and not placed.referent.authority


def _people(
    doc: Linked, own: Mapping[str, Placed], rows: Mapping[str, Known | None], authority: Authority
) -> Iterator[Person]:
    """Yield the people of a document with the offices and courts that it gives them."""
    stem = doc.document.stem
    found = {
        r.key: Person(f"{stem}#{r.key}", stem, person_name(r.name), rows[r.key])
        for r in doc.referents
        if r.kind is K.PERSON
    }
    for event in doc.events:
        slots: dict[str, list[str]] = {}
        for fact in event.facts:
            value = fact.value.text if isinstance(fact.value, Literal) else fact.value
            slots.setdefault(fact.name, []).append(value if isinstance(value, str) else "")
        if event.kind is FrameKind.TENURE:
            holders, served = slots.get("holder", []), [own[k] for k in slots.get("organization", ()) if k in own]
            titles = [_slug(title) for title in slots.get("office", ())]
        elif event.kind is FrameKind.RULING:
            holders, served = slots.get("issuedBy", []), [own[k] for k in slots.get("court", ()) if k in own]
            titles = []
        else:
            continue
        courts = frozenset(p.key for p in served if p.kind == "court")
        bodies = frozenset(p.key for p in served if p.kind != "court")
        roles = frozenset(f"{title}@{p.key}" for title in titles for p in served)
        states = frozenset(state for p in served if (state := authority.state(p.kind, p.key)))
        for key in holders:
            if key in found:
                told = Person(stem, stem, found[key].name, None, roles, courts, bodies, states)
                found[key] = merged(found[key], told)
    yield from found.values()


@lru_cache(maxsize=4)
def _posts(tables: Tables) -> Mapping[str, Person]:
    """Return what the tables say of the people of their rows: offices and courts."""
    titles = {row.key: (row.title, *row.variants) for row in tables.offices}
    found: dict[str, Person] = {}

    def add(key: str, name: str, roles: frozenset[str], courts: frozenset[str], bodies: frozenset[str]) -> None:
        told = Person("", "", person_name(name), None, roles, courts, bodies)
        found[key] = merged(found[key], told) if key in found else told

    for holder in tables.holders:
        roles = frozenset(f"{slug(title)}@{holder.organization}" for title in titles.get(holder.office, ()))
        add(holder.key, holder.name, roles, frozenset(), frozenset({holder.organization}))
    for judge in tables.judges:
        add(judge.key, judge.name, frozenset(), frozenset({judge.court}), frozenset())
    return found


def _person_keys(
    groups: Sequence[Sequence[str]], people: Mapping[str, Person], rows: frozenset[str]
) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield an IRI key for each cluster: the row's, first and last name, and as much more as tells namesakes apart.

    The keys of `rows` are those of the people of the tables: nobody else takes one.
    """
    takers: dict[str, list[tuple[tuple[str, ...], Sequence[str]]]] = {}
    for group in groups:
        row = next((row for i in group if (row := people[i].row)), None)
        if row is not None:
            yield row.key, group
            continue
        fullest = max((people[i].name for i in group), key=lambda n: (len(n.first), len(n.key), n.key))
        first = min(group)
        if not fullest.first:
            yield f"{fullest.last}-in-{stem_key(people[first].document)}", group
            continue
        states = sorted({s.lower() for i in group for s in people[i].states})
        full = f"{fullest.key}-{states[0]}" if states else f"{fullest.key}-in-{stem_key(people[first].document)}"
        takers.setdefault(f"{fullest.first}-{fullest.last}", []).append(((fullest.key, full, f"{full}-2"), group))
    for short in sorted(takers):
        rivals = takers[short]
        if len(rivals) == 1 and short not in rows:
            yield short, rivals[0][1]
            continue
        taken = set(rows)
        for keys, group in sorted(rivals, key=lambda r: (r[0], r[1])):
            alike = sum(keys[0] == other[0] for other, _ in rivals) > 1
            key = next(k for k in keys[alike:] if k not in taken)
            taken.add(key)
            yield key, group


def _local(stem: str, referent: Referent) -> tuple[str, str]:
    """Return the IRI kind and key of a referent that no table knows."""
    name = referent.name  # minting makes words of it, and tells apart what letters alone do not
    here = f"{name}-in-{stem_key(stem)}"
    if referent.kind is K.PLACE:
        return "place", referent.authority or here
    if referent.kind is K.BODY:
        return "body", referent.authority or (
            here if GENERIC_BODY.fullmatch(name) else FIRM.sub("", BASED.sub("", name))
        )
    if referent.kind is K.COURT:
        return "court", here if is_described(name) else name
    if referent.kind is K.PROVISION:
        return "provision", referent.authority or name
    if referent.kind is K.MEASURE and "Programme" in referent.classes:
        return "programme", name
    if referent.kind is K.MEASURE:
        own = referent.key.removeprefix("measure:").replace("~", "-")
        return "measure", referent.authority or f"{own}-in-{stem_key(stem)}"
    return "group", here
