"""A small stand-in for the annotators: invented texts about Dana Roe and the Harbor League, with their mentions."""

from __future__ import annotations

import re

from graph.annotate.quotes import quotes
from graph.annotate.sentences import sentences
from graph.frames.statements import statements
from graph.model import Annotated, Document, Frame, Literal, Mention, MentionKind, Slot, Span

PEOPLE = r"Dana Roe|Lee Park|Mary Quill|John Stern|Roe|Park|Quill|Stern"
BODIES = {
    "Agency": r"(?:the )?Harbor (?:Department|Agency|Commission)",
    "AdvocacyGroup": r"Harbor (?:League|Union|Association|Campaign)",
    "Company": r"Harbor Company",
    "Administration": r"Harbor Administration",
}
COURTS = r"Harbor Court|the court"
CITIES, COUNTIES = r"Harborton", r"Harbor County"
OFFICES = r"press secretary|attorney general|City Attorney|Mayor|Judge|spokes(?:wo)?man|lawyers?|the governor"
DATES = {"Tuesday": "2031-05-06", "on Friday": "2031-05-09", "some day": ""}


def annotated(text: str) -> Annotated:
    """Return an annotated text; offices are mentions without a key, "the court" points back."""
    document = Document("d", text, "")
    found: list[Mention] = []

    def take(pattern: str, kind: MentionKind, kind_class: str = "", value: str = "") -> None:
        for match in re.finditer(rf"\b(?:{pattern})\b", text):
            span = Span(*match.span())
            if not any(m.span.overlaps(span) for m in found):
                definite = match.group().startswith("the ") and kind is not MentionKind.BODY
                name = match.group().removeprefix("the ")
                found.append(Mention(span, kind, name, "", kind_class, value, definite))

    for kind_class, pattern in BODIES.items():
        take(pattern, MentionKind.BODY, kind_class)
    take(COURTS, MentionKind.COURT, "Court")
    take(COUNTIES, MentionKind.PLACE, "County")
    take(CITIES, MentionKind.PLACE, "City")
    take(PEOPLE, MentionKind.PERSON)
    take(OFFICES, MentionKind.OFFICE)
    for date, value in DATES.items():
        take(date, MentionKind.DATE, "", value)
    parts = sentences(document)
    return Annotated(document, parts, quotes(document, parts), tuple(sorted(found, key=lambda m: m.span)))


def slot(frame: Frame, name: str) -> Slot | None:
    """Return a frame's slot of that name."""
    return next((s for s in frame.slots if s.name == name), None)


def spoken(text: str) -> list[tuple[str, str]]:
    """Return (speaker, words) of each statement in a text."""
    found = []
    for frame in statements(annotated(text)):
        speaker, words = slot(frame, "speaker"), slot(frame, "quote")
        assert speaker is not None and words is not None
        assert isinstance(speaker.value, Mention) and isinstance(words.value, Literal)
        found.append((speaker.value.name, words.value.text))
    return found


def speakers(text: str) -> list[str]:
    """Return the speaker of each statement in a text."""
    return [speaker for speaker, _ in spoken(text)]
