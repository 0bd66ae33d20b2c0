"""Events that a language model offers -> frames, as far as the text bears them out; the rest is refused with a reason.

Takes the clauses of a document and offers, gives frames and refusals. Nothing of a model's own wording enters a frame:
its quotes are found in the text, its names become mentions of the text, its dates must be those that the quoted words
give, its concepts must be said by words of the quote. How a thing is said is decided by the cue lists of the rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.frames.clause import JUDGE, Clause
from graph.frames.hits import hits
from graph.frames.quoted import WEIGHT, Folded, status
from graph.frames.values import find_value
from graph.model import (
    Annotated,
    Concept,
    Frame,
    FrameKind,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Offer,
    OfferedSlot,
    Refusal,
    Slot,
    Span,
)

K = MentionKind
PARTY = frozenset({K.PERSON, K.BODY, K.PLACE, K.GROUP})
FITS = {
    FrameKind.CASE: {
        "plaintiff": PARTY,
        "defendant": PARTY,
        "filedIn": frozenset({K.COURT}),
        "filedOn": frozenset({K.DATE}),
        "challenges": frozenset({K.MEASURE}),
    },
    FrameKind.RULING: {
        "issuedBy": frozenset({K.PERSON, K.OFFICE}),
        "court": frozenset({K.COURT}),
        "decidedOn": frozenset({K.DATE}),
        "target": frozenset({K.MEASURE}),
        "inFavorOf": PARTY,
        "against": PARTY,
        "outcome": frozenset(),
        "rulingType": frozenset(),
    },
}
FEWEST_WORDS, MOST_CHARACTERS = 3, 600  # a quote of a word shows nothing, and one of a page shows everything


@dataclass(frozen=True, slots=True)
class Bearings:
    """A document as offers are held against it."""

    annotated: Annotated
    clauses: tuple[Clause, ...]
    folded: Folded

    def place(self, quote: str) -> Span | str:
        """Return where a quote stands in the running prose, or why it does not count."""
        if len(quote.split()) < FEWEST_WORDS:
            return f"the quote has fewer than {FEWEST_WORDS} words"
        if len(quote) > MOST_CHARACTERS:
            return f"the quote is longer than {MOST_CHARACTERS} characters"
        span = self.folded.find(quote)
        if span is None:
            return "the text does not have this quote"
        return span if self.touched(span) else "the quote stands outside the running prose"

    def touched(self, span: Span) -> list[Clause]:
        """Return the clauses that a span touches."""
        return [c for c in self.clauses if c.sentence.span.overlaps(span)]


def offered(
    annotated: Annotated, clauses: tuple[Clause, ...], offers: Iterable[Offer], reader: str
) -> tuple[tuple[Frame, ...], tuple[Refusal, ...]]:
    """Return the frames of the offers that stand, and what does not stand."""
    bearings = Bearings(annotated, clauses, Folded(annotated.document.text))
    frames: list[Frame] = []
    refused: list[Refusal] = []
    for offer in offers:
        place = bearings.place(offer.quote)
        if isinstance(place, str):
            refused.append(refusal(annotated, offer, None, place))
            continue
        said = status(clauses, place, offer.kind)
        slots: list[Slot] = []
        for slot in offer.slots:
            made = _slot(bearings, offer, slot, said, reader)
            if isinstance(made, Slot):
                slots.append(made)
            else:
                refused.append(refusal(annotated, offer, slot, made))
        if slots:
            first = bearings.touched(place)[0].sentence.index
            rule = f"{reader}-{offer.kind.value.lower()}"
            frames.append(Frame(offer.kind, place, first, tuple(dict.fromkeys(slots)), rule, said))
        else:
            refused.append(refusal(annotated, offer, None, "no slot of the event stands"))
    return tuple(frames), tuple(refused)


def refusal(annotated: Annotated, offer: Offer, slot: OfferedSlot | None, reason: str) -> Refusal:
    """Return the note that an event, or one slot of it, does not stand."""
    stem, kind = annotated.document.stem, offer.kind.value
    if slot is None:
        return Refusal(stem, kind, "", "", offer.quote, reason)
    return Refusal(stem, kind, slot.name, slot.value, slot.quote, reason)


def _slot(bearings: Bearings, offer: Offer, slot: OfferedSlot, event: Modality, reader: str) -> Slot | str:
    """Return a slot of the frame, or why the offered one does not stand; it is said no surer than its event."""
    if slot.name not in FITS[offer.kind]:
        return f"a {offer.kind.value} has no such slot"
    span = bearings.place(slot.quote)
    if isinstance(span, str):
        return span
    said = max((event, status(bearings.clauses, span, offer.kind)), key=WEIGHT.index)
    value = _value(bearings, offer.kind, slot, span)
    if isinstance(value, str):
        return value
    if slot.name in ("filedOn", "decidedOn") and said is not Modality.ASSERTED:
        return "the date is that of what is alleged, asked for or expected"
    return Slot(slot.name, value, span, f"{reader}-{offer.kind.value.lower()}/{slot.name}", said)


def _value(bearings: Bearings, kind: FrameKind, slot: OfferedSlot, quote: Span) -> Mention | Literal | Concept | str:
    fits = FITS[kind][slot.name]
    if not fits:
        return _concept(bearings, slot, quote)
    if K.DATE in fits:
        return _date(bearings, slot, quote)
    mention = find_value(bearings.annotated, bearings.folded, slot, quote, fits)
    if isinstance(mention, str):
        return mention
    judges = frozenset().union(*(c.judges for c in bearings.clauses))
    judge = mention.kind is K.PERSON and bool({mention.name, mention.name.split()[-1]} & judges)
    if mention.kind is K.OFFICE or slot.name == "issuedBy" and not judge:
        words = mention.name if mention.kind is K.OFFICE else quote.of(bearings.annotated.document.text)
        return mention if JUDGE.search(words) else "nothing says that this is a judge"
    return "a judge of the document is no party" if fits is PARTY and judge else mention


def _date(bearings: Bearings, slot: OfferedSlot, quote: Span) -> Literal | str:
    """Return the date as the quoted words give it; one that the model worked out otherwise does not stand."""
    dates = [m.value for m in bearings.annotated.mentions if m.kind is K.DATE and m.value and quote.contains(m.span)]
    if not dates:
        return "the quote has no date that can be worked out"
    value = next((d for d in dates if slot.value.startswith(d) or d.startswith(slot.value)), "")
    return Literal.dated(value) if value and slot.value else f"the quote gives {dates[0]}"


def _concept(bearings: Bearings, slot: OfferedSlot, quote: Span) -> Concept | str:
    """Return the concept where a word of the quote says it: its label, or a trigger or cue that has this meaning."""
    label = slot.value
    for clause in bearings.touched(quote):
        if label and label in _meanings(clause, slot.name, quote):
            return Concept(slot.name, label)
    return "no word of the quote says so"


def _meanings(clause: Clause, scheme: str, quote: Span) -> set[str]:
    """Return the labels of a scheme that the words of a quote can stand for."""
    inside = [i for i, item in enumerate(clause.items) if item.span.overlaps(quote)]
    words = f" {' '.join(clause.items[i].lower for i in inside)} "
    found: set[str] = set()
    for hit in hits(clause.items, clause.lexicon):
        if hit.start in inside:
            t = hit.trigger
            outcomes = (t.outcome, t.of_ruling, t.of_case, t.partial)
            found |= set(outcomes) if scheme == "outcome" else {t.type, t.type_of_ruling}
    if scheme == "outcome":
        found |= {label for label, cues in clause.lexicon.complements if any(f" {cue} " in words for cue in cues)}
    else:
        found |= {label for label, cues in clause.lexicon.request_types if any(f" {cue} " in words for cue in cues)}
    return found - {"", "none"}
