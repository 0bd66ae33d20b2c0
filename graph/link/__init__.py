"""Within one document: frames -> referents and events.

Mentions are resolved first (`references`), then frames that tell one event are joined (`events`), then measures get
their type, rulings their case, and appellate decisions their type from the court.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.link.derived import derived
from graph.link.events import Told, events, text
from graph.link.references import Coreference
from graph.model import Annotated, Concept, Event, Fact, Frame, FrameKind, Linked, Literal, Mention, MentionKind, Slot
from graph.tables import Tables

__all__ = ["link"]

APPEALS = re.compile(r"appeals|appellate|(?:^|-)ca\d+$|(?:^|[-:])cadc|circuit")


def link(annotated: Annotated, frames: Sequence[Frame], tables: Tables) -> Linked:
    """Return the referents and events of one document."""
    coreference = Coreference(annotated, frames, tables)
    levels = {f"court:{row.key}": row.level for row in tables.courts}
    levels.update({f"person:{row.key}": levels.get(f"court:{row.court}", "") for row in tables.judges})
    told = []
    for frame in frames:
        facts = tuple(f for f in (_fact(slot, coreference) for slot in frame.slots) if f is not None)
        if (
            facts
            and (frame.kind is not FrameKind.MEASURE or any(f.name == "self" for f in facts))
            and _whole(frame, facts)
        ):
            told.append(Told(frame, facts))
    found = events(told, lambda key: levels.get(key) or _level(key))
    finished = tuple(_finish(event, levels, annotated, coreference) for event in found)
    finished = _from_rulings(_in_cases(finished), levels)
    used = {v for e in finished for f in e.facts for v in (f.value, f.source) if isinstance(v, str)} | {
        e.key for e in finished if e.kind is FrameKind.MEASURE
    }
    return Linked(annotated.document, coreference.referents(used), finished)


def _level(key: str) -> str:
    if APPEALS.search(key):
        return "appeals"
    if "supreme" in key:
        return "state supreme"
    return "district" if key.startswith("court:") else ""


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


def _finish(event: Event, levels: dict[str, str], annotated: Annotated, coreference: Coreference) -> Event:
    if event.kind is FrameKind.MEASURE:
        concept = next(
            (
                m.value
                for m in annotated.mentions
                if m.kind is MentionKind.MEASURE and m.value and coreference.of(m) == event.key
            ),
            "",
        )
        if concept:
            first = event.facts[0]
            return replace(
                event,
                facts=(
                    *event.facts,
                    Fact(
                        "measureType", Concept("measureType", concept), first.evidence, derived("measure/type", first)
                    ),
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


def _in_cases(found: Sequence[Event]) -> tuple[Event, ...]:
    """Tie each ruling to the case of the document that it can only belong to."""
    cases = [e for e in found if e.kind is FrameKind.CASE and e.key.startswith("case:")]
    tied = []
    for event in found:
        if event.kind is FrameKind.RULING and event.key.startswith("ruling:"):
            fits = [c for c in cases if _belongs(event, c)]
            if len(fits) == 1:
                first = event.facts[0]
                event = replace(
                    event,
                    facts=(
                        *event.facts,
                        Fact("inCase", fits[0].key, first.evidence, derived("ruling/in-case", first)),
                    ),
                )
        tied.append(event)
    return tuple(tied)


def _from_rulings(found: Sequence[Event], levels: dict[str, str]) -> tuple[Event, ...]:
    """Give a case what its rulings tell of it: the measure ruled on, and the trial judge who ruled."""
    told: list[Event] = []
    for event in found:
        more: list[Fact] = []
        if event.kind is FrameKind.CASE and event.key.startswith("case:"):
            rulings = [e for e in found if any(f.name == "inCase" and f.value == event.key for f in e.facts)]
            have = {f.name for f in event.facts}
            for fact in (f for ruling in rulings for f in ruling.facts):
                if fact.name == "target" and "challenges" not in have and str(fact.value).startswith("measure:"):
                    more.append(replace(fact, name="challenges", rule=derived("case/challenges-from-ruling", fact)))
                elif fact.name == "issuedBy" and levels.get(str(fact.value)) == "district":
                    more.append(replace(fact, name="assignedJudge", rule=derived("case/judge-from-ruling", fact)))
        told.append(replace(event, facts=(*event.facts, *more)) if more else event)
    return tuple(told)


def _belongs(ruling: Event, case: Event) -> bool:
    """Tell whether ruling and case share the measure fought over, a court, or a party."""

    def values(event: Event, *names: str) -> set[str]:
        return {text(f) for f in event.facts if f.name in names}

    decided, filed = max(values(ruling, "decidedOn"), default=""), min(values(case, "filedOn"), default="")
    if decided and filed and decided[: len(filed)] < filed[: len(decided)]:
        return False
    return bool(
        values(ruling, "target") & values(case, "challenges")
        or values(ruling, "court") & values(case, "filedIn")
        or values(ruling, "inFavorOf", "against") & values(case, "plaintiff")
    )
