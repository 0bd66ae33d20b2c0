"""One of several measures: its day and maker ("including one on May 3 from Mayor Jane Roe"), and who fights over it.

Takes the items of a sentence and the place of the measure, gives slots; or frames, with the one beside the several.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.frames.clause import Clause
from graph.frames.measure_owners import issues
from graph.model import Frame, Literal, Mention, MentionKind, Slot

K = MentionKind
MADE = frozenset("issued signed sent released published dated announced".split())
ABOUT = frozenset({"challenges", "target"})
REACH = 7  # items behind "from" in which its maker is named


def one_of_several(clause: Clause, i: int, measure: Mention) -> Iterator[Slot]:
    """Yield the day and the maker of the measure at `i` if the text has it as "one"."""
    items, sentence = clause.items, clause.sentence
    if items[i].text.lower() != "one":
        return
    k = i + 1 + (clause.word(i + 1) in MADE)
    k += clause.word(k) == "on"
    date = clause.mention(k)
    if date is not None and date.kind is K.DATE:
        if date.value:
            yield Slot("issuedOn", Literal.dated(date.value), sentence.span, "measure/one-of")
        k += 1
        k += clause.word(k) in MADE
    if clause.word(k) not in ("from", "by"):
        return
    maker = _maker(clause, k + 1)
    if maker is not None and issues(items[maker], measure) and not clause.judicial(items[maker]):
        by = items[maker].mention
        if by is not None:
            yield Slot("issuer", by, sentence.span, "measure/one-of")


def _maker(clause: Clause, k: int) -> int | None:
    """Return the person named in the phrase at `k`, else the body or place that it opens with, or None."""
    body: int | None = None
    for j in range(k, min(k + REACH, len(clause.items))):
        mention, word = clause.mention(j), clause.word(j)
        if mention is not None and mention.kind is K.PERSON:
            return j
        if mention is not None and mention.kind in (K.BODY, K.PLACE):
            body = j if body is None else body
        elif (
            mention is not None and mention.kind is not K.OFFICE or not word.replace("-", "").isalpha() and word != "'s"
        ):
            break
    return body


def with_ones(clause: Clause, found: Iterable[Frame]) -> Iterator[Frame]:
    """Yield the frames; what is about several measures is about the one that is told of as one of them."""
    acts = [i.mention for i in clause.items if i.mention is not None and i.mention.kind is K.MEASURE]
    pairs = {
        several: one for several, one in zip(acts, acts[1:], strict=False) if one.span.of(clause.text).lower() == "one"
    }
    for frame in found:
        more = [
            replace(slot, value=pairs[slot.value], evidence=slot.evidence.to(pairs[slot.value].span))
            for slot in frame.slots
            if slot.name in ABOUT and isinstance(slot.value, Mention) and slot.value in pairs
        ]
        told = {(slot.name, slot.value) for slot in frame.slots}
        yield replace(frame, slots=(*frame.slots, *(s for s in more if (s.name, s.value) not in told)))
