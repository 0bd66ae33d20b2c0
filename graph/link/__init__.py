"""Within one document: frames -> referents and events.

Mentions are resolved first (`references`), then frames that tell one event are joined (`events`), then measures get
their type, rulings their case, and appellate decisions their type from the court.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from graph.link.benches import posts_of_judges, seats_of, with_courts
from graph.link.cases import with_cases
from graph.link.clusters import Told
from graph.link.derived import derived
from graph.link.events import events
from graph.link.intervals import with_intervals
from graph.link.measures import fought_over, in_passing, measure_type
from graph.link.references import Coreference
from graph.model import Annotated, Concept, Event, Fact, Frame, FrameKind, Linked, Literal, Mention, MentionKind, Slot
from graph.tables import Tables

__all__ = ["link"]

TRIAL_JUDGE = re.compile(
    r"\b(?:district (?:court )?|federal |superior court |magistrate |trial )judge\b", re.IGNORECASE
)
APPEALS = re.compile(r"appeals|appellate|(?:^|[-:])ca(?:\d+|dc|fc)$|(?:\d(?:st|nd|rd|th)|federal|d-c)-(?:u-s-)?circuit")


def link(annotated: Annotated, frames: Sequence[Frame], tables: Tables) -> Linked:
    """Return the referents and events of one document."""
    coreference = Coreference(annotated, frames, tables)
    levels = dict(_levels(tables))
    told, day = [], annotated.document.published or ""
    for frame in frames:
        facts = tuple(f for f in (_fact(slot, coreference) for slot in frame.slots) if f and not _to_come(f, day))
        if (
            facts
            and (frame.kind is not FrameKind.MEASURE or any(f.name == "self" for f in facts))
            and _whole(frame, facts)
        ):
            told.append(Told(frame, facts, "district" if _lower(frame) else ""))
    levels.update(_trial_judges(frames, coreference, levels))

    def level(key: str) -> str:
        return levels.get(key) or _level(key)

    found = with_intervals(events(told, level, seats_of(tables)), told, annotated)
    acts: dict[str | None, list[Mention]] = {}
    for mention in annotated.mentions:
        if mention.kind is MentionKind.MEASURE:
            acts.setdefault(coreference.of(mention), []).append(mention)
    finished = tuple(_finish(event, levels, acts.get(event.key, []), coreference) for event in found)
    finished = with_courts(finished, posts_of_judges(frames, annotated.mentions, coreference, tables))
    passing = in_passing(annotated, frames)
    finished = fought_over(finished, annotated.mentions, coreference.of, passing)
    named = frozenset(
        key for m in annotated.mentions if m.kind is MentionKind.MEASURE and (key := coreference.of(m)) is not None
    )
    finished = with_cases(finished, level, named)
    used = {v for e in finished for f in e.facts for v in (f.value, f.source) if isinstance(v, str)} | {
        e.key for e in finished if e.kind is FrameKind.MEASURE
    }
    used |= coreference.known()
    return Linked(annotated.document, coreference.referents(used), finished, coreference.namings(used))


def _lower(frame: Frame) -> bool:
    """Tell whether a court that the frame does not name is a trial court: "a lower court"."""
    courts = [s.value.name.lower() for s in frame.slots if s.name == "court" and isinstance(s.value, Mention)]
    judges = [s.value for s in frame.slots if s.name == "issuedBy" and isinstance(s.value, Mention)]
    trial = any(m.kind is MentionKind.OFFICE and TRIAL_JUDGE.search(m.name) for m in judges)
    return trial or any(name.startswith(("lower", "trial", "district court")) for name in courts)


def _trial_judges(frames: Sequence[Frame], coreference: Coreference, levels: dict[str, str]) -> dict[str, str]:
    """Return the level of those whom the document calls a district judge or a judge of a court of that level."""
    found = {}
    for frame in frames:
        if frame.kind is FrameKind.TENURE:
            slots = {s.name: s.value for s in frame.slots}
            office, holder, body = slots.get("office"), slots.get("holder"), slots.get("organization")
            if isinstance(office, Literal) and isinstance(holder, Mention) and TRIAL_JUDGE.search(office.text):
                key, court = coreference.of(holder), coreference.of(body) if isinstance(body, Mention) else None
                if key and not levels.get(key) and (court is None or (levels.get(court) or _level(court)) != "appeals"):
                    found[key] = "district"
    return found


@lru_cache(maxsize=4)
def _levels(tables: Tables) -> dict[str, str]:
    """Return the level of each court of the tables, and of each judge's court, by the key of the referent."""
    levels = {f"court:{row.key}": row.level for row in tables.courts}
    return levels | {f"person:{row.key}": levels.get(f"court:{row.court}", "") for row in tables.judges}


def _level(key: str) -> str:
    if APPEALS.search(key):
        return "appeals"
    if "supreme" in key:
        return "state supreme"
    return "district" if key.startswith("court:") else ""


def _to_come(fact: Fact, published: str) -> bool:
    """Tell whether the day of a decision is later than the document: it is that of something else."""
    if fact.name not in ("decidedOn", "filedOn", "issuedOn") or not published or not isinstance(fact.value, Literal):
        return False
    return fact.value.text > published[: len(fact.value.text)]


def _whole(frame: Frame, facts: Sequence[Fact]) -> bool:
    """Tell whether the slots that the kind cannot do without were resolved."""
    needed = {
        FrameKind.STATEMENT: {"speaker", "quote"},
        FrameKind.TENURE: {"holder", "office"},
        FrameKind.GRANT: {"recipient", "amount"},
    }
    return needed.get(frame.kind, set()) <= {f.name for f in facts}


def _fact(slot: Slot, coreference: Coreference) -> Fact | None:
    source = coreference.of(slot.source) if slot.source is not None else None
    if isinstance(slot.value, Mention) and slot.value.kind is MentionKind.DATE:
        return (
            Fact(slot.name, Literal.dated(slot.value.value), slot.evidence, slot.rule, slot.modality, source)
            if slot.value.value
            else None
        )
    if isinstance(slot.value, Mention):
        key = coreference.of(slot.value)
        if key is None:
            return None
        if slot.name == "issuedBy" and not key.startswith("person:"):
            return None
        return Fact(slot.name, key, slot.evidence, slot.rule, slot.modality, source)
    return Fact(slot.name, slot.value, slot.evidence, slot.rule, slot.modality, source)


def _finish(event: Event, levels: dict[str, str], mine: Sequence[Mention], coreference: Coreference) -> Event:
    if event.kind is FrameKind.MEASURE:
        concept = measure_type(mine, [str(f.value) for f in event.facts if f.name == "issuer"])
        if concept:
            first = event.facts[0]
            return replace(
                event,
                facts=(
                    *event.facts,
                    Fact("measureType", Concept("measureType", concept), first.evidence, "measure/type"),
                ),
            )
    if event.kind is FrameKind.RULING and not any(f.name == "rulingType" for f in event.facts):
        court = next(
            (
                f
                for f in event.facts
                if f.name == "court" and (levels.get(str(f.value)) or _level(str(f.value))) == "appeals"
            ),
            None,
        )
        outcome = next((f for f in event.facts if f.name == "outcome"), None)
        if court is not None and outcome is not None and event.key.startswith("ruling:"):
            return replace(
                event,
                facts=(
                    *event.facts,
                    Fact(
                        "rulingType",
                        Concept("rulingType", "appellate decision"),
                        court.evidence,
                        derived("ruling/appellate", court),
                        court.modality,
                    ),
                ),
            )
    return event
