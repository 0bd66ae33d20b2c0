"""The name that a language model gives -> a mention of the text.

Takes an offered value and the place of its quote, gives the mention that it means: one in the quote, else one that the
document knows elsewhere, else the words of the quote themselves. A name that merely shares a word is not taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.frames.quoted import Folded
from graph.frames.words import ARTICLES
from graph.model import Annotated, Mention, MentionKind, OfferedSlot, Span

K = MentionKind
WORD = re.compile(r"\w+(?:[.'\u2019-]\w+)*\.?")
LIGHT = frozenset("a an the of and for s us u.s united states".split())
GOVERNMENT = frozenset("city town county state village borough parish government township district".split())
SORTS = {
    "person": K.PERSON,
    "organization": K.BODY,
    "place": K.PLACE,
    "group": K.GROUP,
    "court": K.COURT,
    "measure": K.MEASURE,
}


def find_value(
    annotated: Annotated, folded: Folded, slot: OfferedSlot, quote: Span, fits: frozenset[MentionKind]
) -> Mention | str:
    """Return the mention that the value of a slot means, or why there is none."""
    words = _words(slot.value)
    if not words - ARTICLES:
        return "the value is empty"
    inside = [m for m in annotated.mentions if quote.contains(m.span)]
    here = _best(slot.value, (m for m in inside if m.kind in fits))
    if here is not None:
        return here
    rival = next((m for m in inside if m.kind in fits and _conflicts(words, m)), None)
    if rival is not None:
        return f"the quote speaks of {rival.name}"
    known = _best(slot.value, (m for m in annotated.mentions if m.kind in fits))
    if known is not None:
        return known
    other = _best(slot.value, inside)
    if other is not None:
        return f"{other.name} is a {other.kind.value}, which cannot be the {slot.name}"
    return _made(annotated, folded, slot, quote, fits)


def head(value: str) -> str:
    """Return the head of a name: its last word with a capital, articles apart, or its last word.

    >>> head("City of Port Merrow"), head("the dockers' union")
    ('Merrow', 'union')
    """
    words = [w for w in WORD.findall(value) if w.casefold() not in ARTICLES]
    return next((w for w in reversed(words) if w[:1].isupper()), words[-1] if words else "")


def _words(name: str) -> frozenset[str]:
    found = (re.sub(r"['\u2019]s?$", "", w.casefold()).rstrip(".") for w in WORD.findall(name))
    return frozenset(found) - LIGHT or frozenset(w.casefold() for w in WORD.findall(name))


def _best(value: str, mentions: Iterable[Mention]) -> Mention | None:
    """Return the mention that has the name best: the same words, else the longer of the two holds the other."""
    scored = [(fit, -m.span.start, m) for m in mentions if (fit := _fit(value, m))]
    return max(scored, key=lambda s: s[:2])[2] if scored else None


def _fit(value: str, mention: Mention) -> int:
    """Tell how well a mention fits a name: 3 the same, 2 the mention says more, 1 it says less, 0 not at all."""
    wanted, own = _words(value), _words(mention.name)
    if wanted == own:
        return 3
    if wanted < own and head(mention.name).casefold() in wanted:
        return 2
    if own < wanted and head(value).casefold() in own:
        return 1 if mention.kind is not K.PLACE or wanted - own <= GOVERNMENT else 0
    return 0


def _conflicts(words: frozenset[str], mention: Mention) -> bool:
    """Tell whether a mention in the quote has the head of the name, but is another: "John Roe" for "Jane Roe"."""
    own = _words(mention.name)
    return mention.kind is K.PERSON and head(mention.name).casefold() in words and not (own <= words or words <= own)


def _made(
    annotated: Annotated, folded: Folded, slot: OfferedSlot, quote: Span, fits: frozenset[MentionKind]
) -> Mention | str:
    """Return a mention made of the words of the quote: the whole value, or its end from some word on."""
    kind = SORTS.get(slot.sort)
    if kind is None or kind not in fits:
        return f"{slot.sort or 'nothing'!r} is no sort of thing that can be the {slot.name}"
    words = [m for m in WORD.finditer(slot.value) if m.group().casefold() not in ARTICLES]
    last = max(i for i, m in enumerate(words) if m.group() == head(slot.value))
    for word in words[: last + 1]:
        span = folded.find(slot.value[word.start() :], quote)
        if span is not None:
            return Mention(span, kind, " ".join(span.of(annotated.document.text).split()))
    return "neither the quote nor another mention of the document has this name"
