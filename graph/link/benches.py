"""The court of a ruling from the judge who made it: where the document says on which court the judge sits.

Takes the rulings of a document, what it tells of the posts of its judges, and the tables; gives the rulings with a
court. A judge's court is what the document says of the judge, else the court of the tables where the document names
that court too. A judge of two courts in one document tells none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from graph.link.people import slug
from graph.link.references import Coreference
from graph.model import Event, Fact, Frame, FrameKind, Mention, MentionKind
from graph.tables import Tables

Posts = Mapping[str, tuple[str, Frame]]


def with_courts(found: Sequence[Event], posts: Posts) -> tuple[Event, ...]:
    """Return the events; a ruling of one judge without a court has the court of that judge."""
    return tuple(_with_court(event, posts) if event.key.startswith("ruling:") else event for event in found)


def _with_court(ruling: Event, posts: Posts) -> Event:
    judges = {str(f.value) for f in ruling.facts if f.name == "issuedBy"}
    if any(f.name == "court" for f in ruling.facts):
        return ruling
    benches = {posts[judge][0]: posts[judge][1] for judge in sorted(judges) if judge in posts}
    if len(benches) != 1:
        return ruling
    ((court, frame),) = benches.items()
    evidence = frame.slots[0].evidence
    return replace(ruling, facts=(*ruling.facts, Fact("court", court, evidence, "ruling/court-of-judge")))


def posts_of_judges(
    frames: Iterable[Frame], mentions: Iterable[Mention], coreference: Coreference, tables: Tables
) -> Posts:
    """Return the court of each person whom a tenure of the document seats on one court, with that tenure."""
    seated: dict[str, dict[str, Frame]] = {}
    known = _known(tables)
    told = {key for m in mentions if m.kind is MentionKind.COURT and (key := coreference.of(m))}
    for frame in frames:
        if frame.kind is not FrameKind.TENURE:
            continue
        values = {s.name: s.value for s in frame.slots}
        holder, body = values.get("holder"), values.get("organization")
        person = coreference.of(holder) if isinstance(holder, Mention) else None
        if person is None:
            continue
        court = coreference.of(body) if isinstance(body, Mention) and body.kind is MentionKind.COURT else None
        if court is None and known.get(person) in told:
            court = known[person]
        if court is not None:
            seated.setdefault(person, {}).setdefault(court, frame)
    return {person: next(iter(courts.items())) for person, courts in seated.items() if len(courts) == 1}


@lru_cache(maxsize=4)
def _known(tables: Tables) -> Mapping[str, str]:
    """Return the court of each judge of the tables."""
    return {f"person:{row.key}": f"court:{row.court}" for row in tables.judges if row.court}


@lru_cache(maxsize=4)
def _seats(tables: Tables) -> Mapping[str, frozenset[str]]:
    """Return the keys of the court of each judge of the tables, by its name and by its town."""
    towns = {row.key: row.city for row in tables.courts if row.level == "district" and row.city}
    found = {}
    for row in tables.judges:
        described = {f"court:federal-court-in-{slug(towns[row.court])}"} if row.court in towns else set()
        found[f"person:{row.key}"] = frozenset({f"court:{row.court}", *described})
    return found


def seats_of(tables: Tables) -> Callable[[str], frozenset[str]]:
    """Return the function that gives the keys of the courts on which a judge of the tables sits."""
    known = _seats(tables)
    return lambda judge: known.get(judge, frozenset())
