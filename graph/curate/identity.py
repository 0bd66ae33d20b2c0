"""Entries about identity -> decisions that resolution obeys, and reports on the entries that cannot be obeyed.

Takes the entries with the resolution as it is without them; gives a decision of local ids for each. A thing of several
ids is represented by the smallest that no `different` takes out of it. What a curator says of two things that can never
be one (a person and a court), or says both ways, is reported and leaves the automatic decision in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.curate.entries import Action, Entry
from graph.curate.fitting import classes_above
from graph.curate.references import Things
from graph.model import Decision, Feature, Judgement, Problem
from graph.vocabulary import ontology

ABOVE_ALL = 1000.0  # weight of a judgement among features
FEATURE = "curated"
JUDGEMENTS = {Action.SAME: Judgement.SAME, Action.DIFFERENT: Judgement.DIFFERENT}


@dataclass(frozen=True, slots=True)
class Ruled:
    """An entry with the decision made of it."""

    entry: Entry
    decision: Decision


def problem(entry: Entry, message: str) -> Problem:
    """Return a report on an entry, with its place."""
    return Problem(entry.file, message, place=f"line {entry.line}")


def rule(entries: Sequence[Entry], before: Things, after: Things | None = None) -> tuple[list[Ruled], list[Problem]]:
    """Return a decision for each entry that names two things, and a problem for each that does not.

    `after` is what further IRIs mean: those of a graph in which the other entries have been obeyed.
    """
    gone = {one for e in entries if e.action is Action.DIFFERENT for one in [before.local(e.object)] if one}
    gone |= {one for e in entries if e.action is Action.DIFFERENT for one in [before.local(e.subject)] if one}
    found: list[Ruled] = []
    problems: list[Problem] = []
    for entry in entries:
        sides = [before.ids(name) or (after.ids(name) if after else ()) for name in (entry.subject, entry.object)]
        unknown = [name for name, ids in zip((entry.subject, entry.object), sides, strict=True) if not ids]
        if unknown:
            problems.append(problem(entry, _absent(unknown, before)))
            continue
        left, right = _representatives(entry, sides, before, gone)
        fault = _fault(entry, left, right, before)
        if fault:
            problems.append(problem(entry, fault))
            continue
        reason = f"{entry.author} on {entry.date}" + (f": {entry.note}" if entry.note else "")
        judgement = JUDGEMENTS[entry.action]
        weight = ABOVE_ALL if judgement is Judgement.SAME else -ABOVE_ALL
        found.append(Ruled(entry, Decision(left, right, judgement, (Feature(FEATURE, weight, reason),))))
    kept, more = _agreeing(found)
    return kept, [*problems, *more]


def standing(entries: Iterable[Entry], here: Entry) -> str:
    """Return where entries stand, as seen from the place of another."""
    places = sorted({(e.file, e.line) for e in entries})
    return ", ".join(f"line {line}" if file == here.file else f"{file}, line {line}" for file, line in places)


def unknown_names(entry: Entry, things: Things) -> bool:
    """Tell whether one of the two names of an entry stands for nothing."""
    return not (things.ids(entry.subject) and things.ids(entry.object))


def _absent(names: Sequence[str], things: Things) -> str:
    """Return why the names stand for nothing, with the way out once."""
    told = [things.absent(name).partition("; ") for name in names]
    return f"Not applied: {' and '.join(why for why, _, _ in told)}; {told[0][2]}."


def _representatives(entry: Entry, sides: Sequence[tuple[str, ...]], before: Things, gone: set[str]) -> tuple[str, str]:
    """Return an id for each side; of a thing and one telling of it, the telling comes last: it is what leaves."""
    left, right = sides
    if entry.action is Action.DIFFERENT and before.local(entry.subject) and not before.local(entry.object):
        left, right = right, left
    one, other = (min(set(ids) - gone, default=min(ids)) if len(ids) > 1 else ids[0] for ids in (left, right))
    if one == other and len(left) > 1:
        one = min(set(left) - {other})
    return one, other


def _fault(entry: Entry, left: str, right: str, before: Things) -> str:
    """Return why an entry about two ids cannot be obeyed, or ""."""
    if left == right:
        return f"Not applied: both sides are one and the same telling ({left}); name two."
    if entry.action is Action.SAME:
        kinds = [_cores(before, one) for one in (left, right)]
        if not kinds[0] & kinds[1]:
            one, other = (" and ".join(sorted(kind)) for kind in kinds)
            return f"Not applied: one is a {one}, the other a {other}, which are never one thing."
    return ""


def _cores(things: Things, one: str) -> frozenset[str]:
    """Return the core classes of the thing that an id belongs to."""
    return classes_above(things.entities[things.iri_of[one]].classes) & ontology().core


def _agreeing(found: Sequence[Ruled]) -> tuple[list[Ruled], list[Problem]]:
    """Leave out what is said both ways of one pair, and a `different` for what others make one; report these."""
    said: dict[frozenset[str], list[Ruled]] = {}
    for one in found:
        said.setdefault(frozenset({one.decision.left, one.decision.right}), []).append(one)
    split = [group for group in said.values() if len({one.entry.action for one in group}) > 1]
    problems = [problem(one.entry, _contrary(group, one)) for group in split for one in group]
    kept = [one for one in found if not any(one in group for group in split)]
    tied = _components([one.decision for one in kept if one.entry.action is Action.SAME])
    agreeing = []
    for one in kept:
        if one.entry.action is Action.DIFFERENT and one.decision.right in tied.get(one.decision.left, frozenset()):
            said_so = "Not applied: other entries make these two one, through a third; drop one of them."
            problems.append(problem(one.entry, said_so))
        else:
            agreeing.append(one)
    return agreeing, problems


def _contrary(group: Sequence[Ruled], one: Ruled) -> str:
    against = standing([other.entry for other in group if other.entry.action is not one.entry.action], one.entry)
    return f"Not applied: {against} says the contrary of the same pair; drop one of them."


def _components(same: Sequence[Decision]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one in same:
        whole = found.get(one.left, frozenset({one.left})) | found.get(one.right, frozenset({one.right}))
        found.update(dict.fromkeys(whole, whole))
    return found
