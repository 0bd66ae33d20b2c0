"""Annotated document -> one STATEMENT frame for each quotation whose speaker the text names.

Takes an `Annotated`; gives `Frame`s of kind STATEMENT with the slots `quote` (the words between the marks) and
`speaker`, and `saidOn` where a date stands with the verb. Left out: scare quotes, titles of works, and every
quotation for which no rule finds a named speaker. Rules, in the order in which they are tried: said-after (direct),
said-before, colon, said-after (at a distance), according-to, lead, continued, continued-paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from graph.frames.referring import COMMAS, Place, Row, Scene, scene, within
from graph.frames.speakers import after_verb, before_verb, by_phrase, verb_at
from graph.frames.speech import ItemKind
from graph.frames.subjects import main_subject
from graph.model import Annotated, Frame, FrameKind, Literal, Mention, MentionKind, Quote, Slot, Span

_DATE_REACH = 9  # items round the verb in which a date belongs to it
_SENTENCE = 150  # most items on either side of a quotation that are looked at
_LEADING = COMMAS | {":", "that"}  # "fired back" alone may be meant as it stands
_OPEN_ENDS = (",", "?", "!", "\u2014", "-", "\u2026")


class Voice(NamedTuple):
    """Who speaks, by which rule, and the span of the attribution; `verb` is the trigger's place or None."""

    speaker: Mention
    rule: str
    span: Span
    verb: Place | None = None


class Turn(NamedTuple):
    """A quotation whose speaker is known: where it stood and whether its closing mark was missing."""

    place: Place
    voice: Voice
    open: bool


def statements(annotated: Annotated) -> tuple[Frame, ...]:
    """Return the statements of a document, in the order of their quotations."""
    if all(quote.scare for quote in annotated.quotes):
        return ()
    world = scene(annotated)
    text = annotated.document.text
    frames: list[Frame] = []
    last: Turn | None = None
    for place, quote in _quotations(world):
        voice = _voice(world, place) or _continued(world, place, last)
        if voice is None:
            last = None
            continue
        last = Turn(place, voice, quote.span.of(text)[-1] not in '"\u201d')
        if not is_title(quote.inner.of(text)):
            frames.append(_frame(world, text, place, quote, voice))
    return tuple(frames)


def is_title(words: str) -> bool:
    """Tell whether a quotation is the title of a work or law: every long word capital, no stop at its end."""
    long = [w for w in words.split() if len(w) > 3]
    return words[-1:] not in ".!?," and bool(long) and all(w[0].isupper() for w in long) and not words.isupper()


def _quotations(world: Scene) -> Iterator[tuple[Place, Quote]]:
    for r, row in enumerate(world.rows):
        for i, item in enumerate(row):
            if item.quote is not None:
                yield Place(r, i), item.quote


def _voice(world: Scene, place: Place) -> Voice | None:
    """Return the speaker whom the sentence of the quotation names."""
    row = world.rows[place.row]
    lo, hi = _bounds(world, place.row, place.index)
    direct = _is_direct(row, place.index)
    after = _after(world, place, hi)
    if after is not None and (direct and after[1]):
        return after[0]
    return (
        _before(world, place, lo)
        or _colon(world, place, lo)
        or (after[0] if after is not None else None)
        or _according(world, place, lo, hi)
        or _asked(world, place)
    )


def _bounds(world: Scene, r: int, i: int) -> tuple[int, int]:
    """Return the first item and the end of the sentence round item `i` of row `r`; a very long one is cut."""
    stops = world.stops[r]
    before, after = bisect_left(stops, i), bisect_right(stops, i)
    lo = max(stops[before - 1] + 1 if before else 0, i - _SENTENCE)
    hi = min(stops[after] if after < len(stops) else len(world.rows[r]), i + _SENTENCE)
    return lo, hi


def _is_direct(row: Row, i: int) -> bool:
    """Tell whether the quotation ends as before its own attribution: with a comma, in or after the marks."""
    quote = row[i].quote
    if quote is None:
        return False
    tail = row[i].text.rstrip("\"\u201d'\u2019 ")
    return tail.endswith(_OPEN_ENDS) or (i + 1 < len(row) and row[i + 1].low in COMMAS)


def _after(world: Scene, place: Place, hi: int) -> tuple[Voice, bool] | None:
    """Return the speaker named after the quotation, and whether the attribution follows at once."""
    row, start = world.rows[place.row], place.index + 1
    while start < hi and (row[start].low in COMMAS or row[start].low in (".", "as")):
        start += 1
    end = next((k for k in range(start, hi) if row[k].kind is ItemKind.QUOTE), hi)
    for v in within(world.verbs[place.row], start, end):
        verb = verb_at(world, row, v)
        if verb is None:
            continue
        at = Place(place.row, v)
        if v == start and verb.kind == "say" and not row[v].low.endswith("ing"):
            speaker = after_verb(world, at)
            if speaker is not None:
                return _spoken(world, "said-after", place, at, speaker), True
            return None
        found = before_verb(world, at, start)
        if found.mention is not None and not row[v].low.endswith("ing"):
            if _is_direct(row, place.index) or any(row[k].low in COMMAS for k in range(start, v)):
                return _spoken(world, "said-after", place, at, found.mention), _at_once(world, row, start)
            return None
        if found.verbal:
            return None
    return None


def _at_once(world: Scene, row: Row, start: int) -> bool:
    """Tell whether the words after the quotation begin with the subject, not with a link to something else."""
    low = row[start].low
    return not (low in world.lex.subordinators or low in world.lex.prepositions or low.endswith("ing"))


def _before(world: Scene, place: Place, lo: int) -> Voice | None:
    """Return the subject of the nearest verb of speech before the quotation in its sentence."""
    row = world.rows[place.row]
    for v in reversed(within(world.verbs[place.row], lo, place.index)):
        if verb_at(world, row, v) is None or " " in row[v].low and row[place.index - 1].low not in _LEADING:
            continue
        at = Place(place.row, v)
        inverted = v > lo and row[v - 1].kind is ItemKind.QUOTE
        if inverted:
            speaker = after_verb(world, at)
            if speaker is not None:
                return _spoken(world, "said-before", place, at, speaker)
        found = before_verb(world, at, lo)
        if found.mention is not None:
            return _spoken(world, "said-before", place, at, found.mention)
        if found.verbal:
            return None
    return None


def _colon(world: Scene, place: Place, lo: int) -> Voice | None:
    """Return the subject of a clause that ends in a colon right before the quotation."""
    row, i = world.rows[place.row], place.index
    if i <= lo or row[i - 1].low != ":":
        return None
    speaker = main_subject(world, place.row, lo, i - 1)
    if speaker is None or any(row[k].low in world.lex.negations for k in range(lo, i)):
        return None
    return Voice(speaker, "statement/colon", row[lo].span.to(row[i].span))


def _according(world: Scene, place: Place, lo: int, hi: int) -> Voice | None:
    row = world.rows[place.row]
    for k in range(lo, hi - 1):
        if row[k].low == "according" and row[k + 1].low == "to":
            speaker = by_phrase(world, place.row, k + 2, hi)
            if speaker is not None:
                return _spoken(world, "according-to", place, Place(place.row, k), speaker)
    return None


def _asked(world: Scene, place: Place) -> Voice | None:
    """Return the speaker of the short sentence after a quotation that ends in "?" or "!"."""
    row, i = world.rows[place.row], place.index
    if not row[i].text.rstrip("\"\u201d'\u2019 ").endswith(("?", "!")):
        return None
    if i + 2 >= len(row) or row[i + 1].kind is not ItemKind.STOP:
        return None
    _, hi = _bounds(world, place.row, i + 2)
    for v in within(world.verbs[place.row], i + 2, min(hi, i + 8)):
        found = before_verb(world, Place(place.row, v), i + 2)
        closes = v + 1 >= hi or row[v + 1].low in (".", ",") or row[v + 1].low in world.lex.prepositions
        if found.mention is not None and closes:
            return _spoken(world, "said-after", place, Place(place.row, v), found.mention)
    return None


def _continued(world: Scene, place: Place, last: Turn | None) -> Voice | None:
    """Return the speaker who goes on in a sentence, or a paragraph, that is all quotation."""
    row = world.rows[place.row]
    lo, hi = _bounds(world, place.row, place.index)
    if not _bare(row, lo, hi):
        return None
    if lo > 0:
        before = _bounds(world, place.row, lo - 2 if row[lo - 1].kind is ItemKind.STOP else lo - 1)[0]
        if last is not None and last.place.row == place.row and last.place.index >= before:
            return _going_on(world, place, last, "statement/continued")
        return _lead(world, place, before, lo - 1)
    if last is None or last.place.row != place.row - 1 or not _bare(row, 0, len(row)):
        return None
    former = world.rows[last.place.row]
    closing = _bounds(world, last.place.row, len(former) - 2)[0] if len(former) > 1 else 0
    if last.open or last.place.index >= closing or _attributes(last, closing):
        return _going_on(world, place, last, "statement/continued-paragraph")
    return None


def _attributes(last: Turn, closing: int) -> bool:
    return last.voice.verb is not None and last.voice.verb.row == last.place.row and last.voice.verb.index >= closing


def _bare(row: Row, lo: int, hi: int) -> bool:
    """Tell whether items `lo`..`hi` are quotations and punctuation alone."""
    words = (item.low for item in row[lo:hi] if item.kind not in (ItemKind.QUOTE, ItemKind.STOP))
    return not any(char.isalnum() for word in words for char in word)


def _going_on(world: Scene, place: Place, last: Turn, rule: str) -> Voice:
    span = last.voice.span.to(world.rows[place.row][place.index].span)
    return Voice(last.voice.speaker, rule, span, last.voice.verb)


def _lead(world: Scene, place: Place, lo: int, hi: int) -> Voice | None:
    """Return the one whom the sentence before reports, where the quotation follows in the same paragraph."""
    row = world.rows[place.row]
    if any(row[k].kind is ItemKind.QUOTE for k in range(lo, hi)):
        return None
    for v in within(world.verbs[place.row], lo, hi):
        found = before_verb(world, Place(place.row, v), lo)
        if found.verbal:
            if found.mention is None:
                return None
            return _spoken(world, "lead", place, Place(place.row, v), found.mention)
    return None


def _spoken(world: Scene, rule: str, place: Place, at: Place, speaker: Mention) -> Voice:
    """Return a voice whose span runs from the quotation over the verb and, where it is near, the speaker."""
    row = world.rows[place.row]
    span = row[place.index].span.to(row[at.index].span)
    lo, hi = _bounds(world, at.row, at.index)
    if row[lo].span.start <= speaker.span.start and speaker.span.end <= row[min(hi, len(row) - 1)].span.end:
        span = span.to(speaker.span)
    else:
        span = span.to(row[max(lo, at.index - 1)].span)
    return Voice(speaker, f"statement/{rule}", span, at)


def _frame(world: Scene, text: str, place: Place, quote: Quote, voice: Voice) -> Frame:
    row = world.rows[place.row]
    words = Literal(quote.inner.of(text))
    slots = [
        Slot("quote", words, quote.span, voice.rule),
        Slot("speaker", voice.speaker, voice.span, voice.rule),
    ]
    date = _date(world, voice)
    if date is not None:
        slots.append(Slot("saidOn", date, voice.span.to(date.span), voice.rule))
    trigger = world.rows[voice.verb.row][voice.verb.index].span if voice.verb else row[place.index].span
    return Frame(FrameKind.STATEMENT, trigger, row[place.index].sentence, tuple(slots), voice.rule)


def _date(world: Scene, voice: Voice) -> Mention | None:
    """Return the date that stands with the verb: "said on Tuesday", "said in a statement Friday"."""
    if voice.verb is None:
        return None
    row, v = world.rows[voice.verb.row], voice.verb.index
    lo, hi = _bounds(world, voice.verb.row, v)
    for k in range(v + 1, min(hi, v + _DATE_REACH)):
        if row[k].kind is ItemKind.QUOTE or row[k].low in COMMAS or row[k].low in world.lex.subordinators:
            break
        if _is_date(row[k].mention):
            return row[k].mention
    before = [row[k].mention for k in range(max(lo, v - 3), v)]
    return next((mention for mention in reversed(before) if _is_date(mention)), None)


def _is_date(mention: Mention | None) -> bool:
    return mention is not None and mention.kind is MentionKind.DATE and bool(mention.value)
