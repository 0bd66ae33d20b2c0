"""Measure frames from the words around a measure, without a verb: "Trump's order", "the 2011 law", "Ohio law".

Takes the items of a sentence, gives frames of kind Measure whose `self` slot is the measure mentioned. Issuers come
from a possessor or from a body or place right before the noun; years from a number before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.frames.phrases import Item
from graph.model import Frame, FrameKind, Literal, Mention, MentionKind, Sentence, Slot

K = MentionKind
ISSUERS = frozenset({K.PERSON, K.BODY, K.PLACE})
YEAR = re.compile(r"^(?:19|20)\d\d$")
LOOSE = frozenset("policies laws rules actions regulations restrictions requirements programs".split())
FILL_WORDS = frozenset(
    "new controversial sweeping latest first second original revised so-called the own signature recent".split()
)


def measure_frames(sentence: Sentence, items: Sequence[Item]) -> Iterator[Frame]:
    """Yield a frame for each measure of the sentence that has an issuer or a year beside it."""
    for i, item in enumerate(items):
        if item.quoted or item.mention is None or item.mention.kind is not K.MEASURE or item.lower in LOOSE:
            continue
        slots = [*_owner(items, i, sentence), *_year(items, i, sentence), *_after(items, i, sentence)]
        if slots:
            slots.append(Slot("self", item.mention, sentence.span, "measure/beside"))
            yield Frame(FrameKind.MEASURE, item.span, sentence.index, tuple(slots), "measure/beside")


def _owner(items: Sequence[Item], i: int, sentence: Sentence) -> Iterator[Slot]:
    j = i - 1
    while j > 0 and i - j < 4 and (items[j].lower in FILL_WORDS or items[j].of(K.DATE)):
        j -= 1
    possessed = j > 0 and items[j].lower == "'s"
    if possessed:
        j -= 1
    if j < 0:
        return
    owner: Mention | None = items[j].mention
    if owner is None or owner.kind not in ISSUERS:
        return
    measure = items[i].mention
    if measure is not None and measure.kind_class == "Letter" and owner.kind is K.PERSON and items[j].title is None:
        return  # a private letter is no act of government
    if not possessed and not (j == i - 1 and owner.kind in (K.PLACE, K.BODY)):
        return
    if owner.kind is K.PLACE and owner.kind_class == "Country" and not possessed:
        return
    yield Slot("issuer", owner, sentence.span, "measure/possessor" if possessed else "measure/beside")


def _after(items: Sequence[Item], i: int, sentence: Sentence) -> Iterator[Slot]:
    """Read "memos from the department", "a rule by the agency" right after the measure."""
    if i + 1 < len(items) and items[i + 1].lower in ("from", "by"):
        for j in range(i + 2, min(i + 5, len(items))):
            owner = items[j].mention
            if owner is not None:
                if owner.kind in (K.PERSON, K.BODY):
                    yield Slot("issuer", owner, sentence.span, "measure/after")
                return


def _year(items: Sequence[Item], i: int, sentence: Sentence) -> Iterator[Slot]:
    before = items[i - 1] if i else None
    if before is None:
        return
    value = before.mention.value if before.of(K.DATE) and before.mention is not None else before.text
    if (YEAR.match(value) or before.of(K.DATE) and value) and before.span.end + 2 > items[i].span.start:
        yield Slot("issuedOn", Literal.dated(value), sentence.span, "measure/year-before")
