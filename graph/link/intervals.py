"""The day of an event that is told by its distance from another: "the verdict came two days after the town sued".

Takes the events of a document with their tellings and its text; gives the events, an undated one with the day that
follows where the other has one. Only days count, as weeks and months are seldom meant to the day. The two events are
those told right before and right behind the words, or the one suit or ruling that the text has told so far ("the suit
came ..."); a day beside the words ("on May 3, a day after") needs no event. After "two days later" at the head of a
sentence it is the event that the sentence before dates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.link.clusters import Told
from graph.model import Annotated, Event, Fact, FrameKind, Literal, Mention, MentionKind, Modality, Span

DATES = {FrameKind.CASE: "filedOn", FrameKind.RULING: "decidedOn", FrameKind.MEASURE: "issuedOn"}
NUMBERS = {"the": 1, "a": 1, "an": 1} | {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)
}
DISTANCE = re.compile(
    r"(the|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+days?\s+(after|before|later)", re.I
)
NEXT = re.compile(r"the\s+(?:very\s+)?(?:next|following)\s+day", re.IGNORECASE)
VAGUE = re.compile(r"\b(?:half|than|nearly|almost|about|over|around|roughly|some|every|each)\s+$", re.IGNORECASE)
CAME = re.compile(
    r"\s*(?:The|This|That|His|Her|Its|Their)\s+(?:\w+\s+){0,2}?(?:(?P<suit>lawsuit|suit|complaint|challenge|filing)"
    r"|(?P<ruling>ruling|decision|injunction|order|verdict))\s+"
    r"(?:came|comes|followed|arrived|landed|(?:was|is)(?:\s+(?:filed|issued|brought|announced|handed\s+down))?)"
    r"\s+(?:(?:just|only|barely|some)\s+)*"
)
BESIDE = re.compile(r"\)?,?\s(?:(?:just|only|barely)\s)?", re.IGNORECASE)
OPENING = re.compile(r"\s*(?:But|And|Then|On|Just|Only|Barely)?\s*(?:on\s+)?", re.IGNORECASE)
VERB = re.compile(  # a verb or a link of another clause between the words and the verb of the event
    r"\b(?:who|that|which|over|against|about|said|says|told|is|are|has|took|won|lost|made|began|gave|held|wrote"
    r"|went|met|[a-z]{3,}(?:ed|ing))\b|[;:\u201c\u201d\"]"
)
FAR = 160  # code points between the words and the verb of the event that they count from


@dataclass(frozen=True, slots=True)
class _Known:
    """The events by key and, for each asserted telling in the order of the text, its key."""

    events: Mapping[str, Event]
    told: Sequence[tuple[Told, str]]

    def day(self, key: str) -> date | None:
        """Return the one day of an event, or None; the key of no event is ""."""
        days = {value for value in self.dates(key) if len(value) == 10} if key else set[str]()
        return date.fromisoformat(min(days)) if len(days) == 1 else None

    def dates(self, key: str) -> list[str]:
        """Return the dates of an event."""
        event = self.events[key]
        name = DATES[event.kind]
        return [f.value.text for f in event.facts if f.name == name and isinstance(f.value, Literal)]


def with_intervals(found: Sequence[Event], told: Sequence[Told], annotated: Annotated) -> tuple[Event, ...]:
    """Return the events of a document with the days that follow from those of others."""
    anchors = [m for m in annotated.mentions if m.kind is MentionKind.DATE and not m.value and _days(m, annotated)]
    if not anchors:
        return tuple(found)
    known = _Known({event.key: event for event in found}, _tellings(found, told))
    for anchor in anchors:
        pair = _pair(anchor, known, annotated)
        if pair is None or pair[0] == pair[1]:
            continue
        (later, earlier), days = pair, _days(anchor, annotated)
        own = _day_beside(anchor, annotated)
        known_days = ((own or known.day(later), earlier, -days), (known.day(earlier), later, days))
        for day, bare, step in known_days:
            if day is not None and bare and not known.dates(bare):
                fact = _fact(known, bare, day + timedelta(step), anchor, annotated)
                if fact is not None:
                    event = known.events[bare]
                    known = replace(known, events={**known.events, bare: replace(event, facts=(*event.facts, fact))})
    return tuple(known.events[event.key] for event in found)


def _tellings(found: Sequence[Event], told: Sequence[Told]) -> tuple[tuple[Told, str], ...]:
    """Return the asserted tellings of what has a date, with the keys of their events, in the order of the text."""
    owners = {(e.kind, fact): e.key for e in found if e.kind in DATES for fact in e.facts}
    pairs = [
        (one, next((key for f in one.facts if (key := owners.get((one.frame.kind, f))) is not None), ""))
        for one in told
        if one.frame.kind in DATES and one.frame.modality is Modality.ASSERTED
    ]
    return tuple(sorted([p for p in pairs if p[1]], key=lambda p: (p[0].frame.sentence, p[0].frame.trigger, p[1])))


def _days(mention: Mention, annotated: Annotated) -> int:
    """Return the number of days that the words count, negative for "before"; 0 where they count none."""
    text = annotated.document.text
    words = mention.span.of(text)
    if VAGUE.search(text[max(mention.span.start - 12, 0) : mention.span.start]):
        return 0
    if NEXT.fullmatch(words):
        return 1
    match = DISTANCE.fullmatch(words)
    if match is None:
        return 0
    count = match[1].lower()
    number = int(count) if count.isdigit() else NUMBERS[count]
    return -number if match[2].lower() == "before" else number


def _pair(anchor: Mention, known: _Known, annotated: Annotated) -> tuple[str, str] | None:
    """Return the keys of the event that is dated by the words ("": none is) and of that from which they count."""
    text, at = annotated.document.text, anchor.span
    sentence = next((s for s in annotated.sentences if s.span.contains(at)), None)
    if sentence is None:
        return None
    here = [(one.frame.trigger, key) for one, key in known.told if one.frame.sentence == sentence.index]
    behind = [pair for pair in here if pair[0].start >= at.end]
    opens = OPENING.fullmatch(text, sentence.span.start, at.start) is not None
    if not re.search(r"(?:after|before)$", at.of(text), re.IGNORECASE):
        earlier = _told_before(known, sentence.index, sentence.index - 1) if opens else None
        return (behind[0][1], earlier) if behind and earlier is not None else None
    if not behind or not _follows(text, at.end, behind[0][0].start):
        return None
    if opens:
        main = next((k for t, k in behind[1:] if "," in text[behind[0][0].end : t.start]), None)
        return (main, behind[0][1]) if main is not None else None
    before = [key for trigger, key in here if trigger.end <= at.start]
    if before:
        return before[-1], behind[0][1]
    came = CAME.fullmatch(text, sentence.span.start, at.start)
    if came is None:
        return "", behind[0][1]
    kind = FrameKind.CASE if came["suit"] else FrameKind.RULING
    return _told_before(known, sentence.index, 0, kind) or "", behind[0][1]


def _day_beside(anchor: Mention, annotated: Annotated) -> date | None:
    """Return the day that stands right before the words: "on May 3, a day after"."""
    near = (m for m in annotated.mentions if m.kind is MentionKind.DATE and len(m.value) == 10)
    text, start = annotated.document.text, anchor.span.start
    days = [m.value for m in near if m.span.end <= start and BESIDE.fullmatch(text, m.span.end, start)]
    return date.fromisoformat(days[-1]) if days else None


def _follows(text: str, start: int, end: int) -> bool:
    """Tell whether the verb at `end` is the first behind the words that end at `start`."""
    return end - start <= FAR and VERB.search(text, start, end) is None


def _told_before(known: _Known, sentence: int, first: int, kind: FrameKind | None = None) -> str | None:
    """Return the key of the only event of a kind that the sentences from `first` to before `sentence` tell, or None."""
    keys = {
        key
        for one, key in known.told
        if first <= one.frame.sentence < sentence and (one.frame.kind is kind or kind is None and known.day(key))
    }
    return min(keys) if len(keys) == 1 else None


def _fact(known: _Known, key: str, day: date, anchor: Mention, annotated: Annotated) -> Fact | None:
    """Return the date of an event as a fact, unless the day is yet to come for the document."""
    kind, published = known.events[key].kind, annotated.document.published or ""
    if published and day.isoformat() > published[:10].ljust(10, "9"):
        return None
    sentence = next(s.index for s in annotated.sentences if s.span.contains(anchor.span))
    spans = [o.frame.trigger for o, k in known.told if k == key and o.frame.sentence == sentence] or [anchor.span]
    near = min(spans, key=lambda span: abs(span.start - anchor.span.start))
    where = Span(min(anchor.span.start, near.start), max(anchor.span.end, near.end))
    return Fact(DATES[kind], Literal.dated(day.isoformat()), where, f"{kind.value.lower()}/interval")
