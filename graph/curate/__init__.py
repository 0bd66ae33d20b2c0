"""Judgements of people over the graph: `curation.csv` beside the input, applied after extraction on every build.

Takes what the stages gathered and the entries of the files; gives the same with every entry applied, the record of
each, and a problem for each that fits nothing or contradicts another. Resolution is asked again, with the judgements of
identity, by a function that the pipeline hands in. Leaves out the proposing of decisions (`proposals`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from graph.claims import claims, mentioned
from graph.curate.claiming import Applied, change
from graph.curate.entries import Action, Entry
from graph.curate.files import find, read
from graph.curate.identity import JUDGEMENTS, Ruled, problem, rule, unknown_names
from graph.curate.records import records
from graph.curate.references import Places, Things
from graph.model import Decision, Gathered, Judgement, Problem, Resolution

__all__ = ["Action", "Curated", "Entry", "curate", "find", "read", "records"]

Again = Callable[[Sequence[Decision]], Resolution]


@dataclass(frozen=True, slots=True)
class Curated:
    """What was gathered, after all judgements; what was applied; and what names mean before and after."""

    gathered: Gathered
    applied: tuple[Applied, ...] = ()
    places: Places | None = None


def curate(gathered: Gathered, entries: Sequence[Entry], again: Again, base: str) -> Curated:
    """Apply the entries; `again` resolves the same documents with judgements of identity.

    Entities and claims of `gathered` that are beyond its resolution (of lists that were counted) stay apart from it.
    """
    texts, resolved = gathered.documents, {entity.iri for entity in gathered.resolution.entities}
    beyond = [entity for entity in gathered.entities if entity.iri not in resolved]
    before = Things(gathered.resolution, base, texts, beyond)
    ruled, problems, resolution = _identity(
        [entry for entry in entries if entry.action in JUDGEMENTS], gathered.resolution, before, again, base
    )
    after = Things(resolution, base, texts, beyond)
    places = Places(before, after)
    found = gathered.claims
    if ruled:
        apart = {entity.iri for entity in beyond}
        found = (*claims(gathered.linked, resolution), *(claim for claim in gathered.claims if claim.subject in apart))
    documents = {document.stem: document for document in texts}
    changed = change([entry for entry in entries if entry.action not in JUDGEMENTS], found, places, documents)
    applied = tuple(_seen(one, after) for one in ruled) + changed.applied
    faults = sorted((*problems, *changed.problems), key=lambda p: (p.source, int(p.place.split()[-1]), p.message))
    done = replace(
        gathered,
        resolution=replace(resolution, entities=changed.entities),
        entities=mentioned(changed.entities, changed.claims),
        claims=changed.claims,
        problems=(*gathered.problems, *faults),
    )
    return Curated(done, applied, places)


def _identity(
    entries: Sequence[Entry], resolution: Resolution, before: Things, again: Again, base: str
) -> tuple[list[Ruled], list[Problem], Resolution]:
    """Resolve with the entries about identity; those that name an IRI of the curated graph join in a second turn."""
    late = [entry for entry in entries if unknown_names(entry, before)]
    ruled, problems = rule([entry for entry in entries if entry not in late], before)
    if ruled:
        resolution = again([one.decision for one in ruled])
    if late:
        ruled, problems = rule(entries, before, Things(resolution, base))
        resolution = again([one.decision for one in ruled]) if ruled else resolution
    after = Things(resolution, base).iri_of
    held = [one for one in ruled if _holds(one.decision, after[one.decision.left], after[one.decision.right])]
    problems += [
        problem(one.entry, "Not applied: other judgements and rules together do not allow it.")
        for one in ruled
        if one not in held
    ]
    return held, problems, resolution


def _holds(decision: Decision, left: str, right: str) -> bool:
    return (left == right) is (decision.judgement is Judgement.SAME)


def _seen(one: Ruled, after: Things) -> Applied:
    iris = {after.iri_of[one.decision.left], after.iri_of[one.decision.right]}
    return Applied(one.entry, tuple(sorted(iris)))
