"""Judges who speak for themselves: what one who dissents or concurs writes is no ruling.

Takes the items of the sentences of a document, gives the last names of those who dissent or concur in it; takes frames
and these names, gives the frames without the rulings that only such a judge's own words tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.frames.lexicon import load_lexicon
from graph.frames.phrases import Item
from graph.frames.words import BREAKS
from graph.model import Frame, FrameKind, Mention, MentionKind

OWN_WORDS = frozenset({"say-that", "rule-that", "ruling"})
JOINED = frozenset([",", "and", "joined", "by"])
REACH = 7


def dissenters(rows: Iterable[Sequence[Item]]) -> frozenset[str]:
    """Return the last names of the judges whom a dissent or a concurrence is said to be of."""
    cues = load_lexicon().dissents
    found: set[str] = set()
    for items in rows:
        for k, item in enumerate(items):
            if item.mention is None and item.lower in cues:
                found.update(_several(items) if _plural(items, k) else _beside(items, k))
    return frozenset(found)


def _plural(items: Sequence[Item], k: int) -> bool:
    """Tell whether several opinions are told of: "two concurring opinions, one by Justice Roe and one by ..."."""
    return k + 1 < len(items) and items[k + 1].lower in ("opinions", "justices")


def _several(items: Sequence[Item]) -> Iterator[str]:
    return (_last(item) for item in items if item.of(MentionKind.PERSON))


def _beside(items: Sequence[Item], k: int) -> list[str]:
    """Return the judges right before the word at `k`, with those listed with them, else the one right behind it."""
    names: list[str] = []
    for i in range(k - 1, max(k - REACH, -1), -1):
        if items[i].lower in BREAKS:
            break
        if items[i].of(MentionKind.PERSON):
            j = i
            while j >= 0 and (items[j].of(MentionKind.PERSON) or items[j].lower in JOINED):
                names.extend([_last(items[j])] if items[j].of(MentionKind.PERSON) else [])
                j -= 1
            return names
    after = items[k + 1 : k + 5]
    return [_last(item) for item in after if item.of(MentionKind.PERSON)][:1]


def _last(item: Item) -> str:
    return item.mention.name.split()[-1] if item.mention is not None else ""


def without_dissents(frames: Iterable[Frame], names: frozenset[str]) -> Iterator[Frame]:
    """Yield the frames but for rulings told by the words of one who dissents, and of nobody else."""
    for frame in frames:
        if not (names and frame.kind is FrameKind.RULING and frame.rule in OWN_WORDS and _own(frame, names)):
            yield frame


def _own(frame: Frame, names: frozenset[str]) -> bool:
    judges = [s.value for s in frame.slots if s.name == "issuedBy"]
    courts = any(s.name in ("court", "decidedOn") for s in frame.slots)
    alone = bool(judges) and all(isinstance(m, Mention) and m.name.split()[-1] in names for m in judges)
    return alone and not courts and not any(s.rule.startswith("ruling/support") for s in frame.slots)
