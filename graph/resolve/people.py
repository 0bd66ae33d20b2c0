"""People of all documents -> which of them are one person, with the reasons.

Takes the people that documents tell of, with their offices and courts; gives clusters and decisions. People of one
name, or of one row of the tables, are one figure to begin with; figures of one surname are compared by name, office,
court, state, and by whether one document tells them apart. A lone surname joins a fuller name only by what it shares
with it, and a figure that fits two others which are not one person joins neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from graph.model import Decision, Feature
from graph.resolve.authority import Known
from graph.resolve.cluster import clusters, unambiguous
from graph.resolve.compare import judge
from graph.resolve.names import CONFLICT, PersonName, name_features, person_name

ROWS = Feature("authority", CONFLICT, "two people of the authority tables")
ALONE = Feature("authority", -1.0, "the name alone does not make it the person of the authority tables")
APART = Feature("document", -1.5, "one document tells them apart")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one document tells of them. `id` is `stem#key`.

    `roles` are "office@body" by key, `bodies` and `courts` keys of those served, `states` postal codes of where.
    """

    id: str
    document: str
    name: PersonName
    row: Known | None
    roles: frozenset[str] = frozenset()
    courts: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Figure:
    """People of one name or row, taken together: `id` is the smallest of theirs."""

    id: str
    members: tuple[str, ...]
    names: frozenset[PersonName]
    row: Known | None
    roles: frozenset[str]
    courts: frozenset[str]
    bodies: frozenset[str]
    states: frozenset[str]
    documents: frozenset[str]

    @property
    def lone(self) -> bool:
        """Tell whether no more than a surname is known."""
        return self.row is None and not any(name.first for name in self.names)


def settle_people(
    people: Sequence[Person], known: Mapping[str, Person]
) -> tuple[tuple[tuple[str, ...], ...], tuple[Decision, ...]]:
    """Return the clusters of ids, each sorted, and the decisions; `known` tells what the tables say of a row's key."""
    figures = _figures(people, known)
    blocks: dict[str, list[_Figure]] = {}
    for figure in figures:
        for last in sorted({name.last for name in figure.names}):
            blocks.setdefault(last, []).append(figure)
    decisions: dict[tuple[str, str], Decision] = {}
    for last in sorted(blocks):
        for left, right in combinations(blocks[last], 2):
            if (left.id, right.id) not in decisions and (features := compare_figures(left, right)):
                decisions[left.id, right.id] = Decision(left.id, right.id, judge(features), features)
    made = unambiguous([decisions[pair] for pair in sorted(decisions)])
    members = {figure.id: figure.members for figure in figures}
    joined = clusters([figure.id for figure in figures], made, within_documents=True)
    return tuple(tuple(sorted(i for head in group for i in members[head])) for group in joined), made


def compare_figures(left: _Figure, right: _Figure) -> tuple[Feature, ...]:
    """Return the features of two figures, by the pair of their names that fits best; none where no surname is one."""
    found = [name_features(a, b) for a in sorted(left.names) for b in sorted(right.names) if a.last == b.last]
    if not found:
        return ()
    features = list(max(found, key=lambda each: sum(f.weight for f in each)))
    if left.row and right.row:
        return (*features, ROWS)
    shared = _shared(left, right)
    features.extend(shared)
    if (left.row or right.row) and not shared:
        features.append(ALONE)
    if left.documents & right.documents:
        features.append(APART)
    if left.states and right.states and not left.states & right.states and not shared:
        reason = f"one serves in {', '.join(sorted(left.states))}, the other in {', '.join(sorted(right.states))}"
        features.append(Feature("state", CONFLICT, reason))
    return tuple(features)


def _shared(left: _Figure, right: _Figure) -> list[Feature]:
    """Return what two figures have in common beside their names: the strongest only."""
    if roles := left.roles & right.roles:
        return [Feature("office", 2.0, f"both are {min(roles).replace('@', ' of ')}")]
    if courts := left.courts & right.courts:
        return [Feature("court", 2.0, f"both sit at {min(courts)}")]
    if bodies := left.bodies & right.bodies:
        return [Feature("body", 1.0, f"both serve {min(bodies)}")]
    return []


def _figures(people: Sequence[Person], known: Mapping[str, Person]) -> list[_Figure]:
    """Return the figures, sorted by id: people of one row, of one full name, or of a lone surname in one document."""
    groups: dict[tuple[str, ...], list[Person]] = {}
    for person in sorted(people, key=lambda p: p.id):
        if person.row is not None:
            groups.setdefault(("row", person.row.key), []).append(person)
        elif person.name.first:
            groups.setdefault(("name", person.name.key), []).append(person)
        else:
            groups.setdefault(("lone", person.id), []).append(person)
    found: list[_Figure] = []
    for key in sorted(groups):
        if key[0] == "name":
            found.extend(_figure(part) for part in _by_state(groups[key]))
        else:
            found.append(_figure(groups[key], known.get(key[1]) if key[0] == "row" else None))
    return sorted(found, key=lambda figure: figure.id)


def _figure(members: Sequence[Person], told: Person | None = None) -> _Figure:
    """Make a figure of people, with what the tables tell of it."""
    row = members[0].row
    everybody = [*members, *([told] if told else [])]
    names = {m.name for m in everybody if m.name.first or row is None}
    if row is not None:
        names.add(person_name(row.name))
    return _Figure(
        min(m.id for m in members),
        tuple(sorted(m.id for m in members)),
        frozenset(names),
        row,
        frozenset(role for m in everybody for role in m.roles),
        frozenset(court for m in everybody for court in m.courts),
        frozenset(body for m in everybody for body in m.bodies),
        frozenset(s for m in members for s in m.states) if row is None else frozenset(),
        frozenset(m.document for m in members),
    )


def _by_state(namesakes: Sequence[Person]) -> list[list[Person]]:
    """Part people of one name who serve in different states; those of whom no state is told stay together."""
    parts: list[tuple[set[str], list[Person]]] = []
    stateless: list[Person] = []
    for person in namesakes:
        if not person.states:
            stateless.append(person)
            continue
        mine = [part for part in parts if part[0] & person.states]
        joined = (
            set(person.states).union(*(p[0] for p in mine)),
            [m for p in mine for m in p[1]] + [person],
        )
        parts = [part for part in parts if part not in mine] + [joined]
    if not parts:
        return [stateless]
    if len(parts) == 1:
        return [sorted([*parts[0][1], *stateless], key=lambda p: p.id)]
    return [members for _, members in parts] + ([stateless] if stateless else [])


def merged(one: Person, other: Person) -> Person:
    """Return a person with what two tellings say of them; name and row are those of the first."""
    return replace(
        one,
        roles=one.roles | other.roles,
        courts=one.courts | other.courts,
        bodies=one.bodies | other.bodies,
        states=one.states | other.states,
    )
