"""Which of two overlapping mentions to keep.

The longer wins; of equals, the kind that is told by stricter rules (`ORDER`). The result is sorted and disjoint.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from graph.model import Mention, MentionKind

ORDER = (
    MentionKind.DOCKET,
    MentionKind.CASE,
    MentionKind.DATE,
    MentionKind.MONEY,
    MentionKind.COURT,
    MentionKind.PROVISION,
    MentionKind.BODY,
    MentionKind.PLACE,
    MentionKind.PERSON,
    MentionKind.OFFICE,
    MentionKind.MEASURE,
    MentionKind.GROUP,
)
RANK = {kind: rank for rank, kind in enumerate(ORDER)}
_SPAN = attrgetter("span")
TAKEN = b"\x01"
NAMED_MEASURE = RANK[MentionKind.COURT]  # a measure known by name or number is told by the strictest rule of all


def select(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that win, sorted by span; none overlaps another."""
    kept: list[Mention] = []
    together: list[Mention] = []  # mentions each of which overlaps another one of them
    end = 0
    for mention in sorted(mentions, key=_SPAN):
        start, stop = mention.span
        if start >= end and together:
            kept += _winners(together) if together[1:] else together
            together = []
        together.append(mention)
        if stop > end:
            end = stop
    return (*kept, *_winners(together))


def _winners(rivals: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that win over all that they overlap, sorted by span."""
    ranked = sorted(rivals, key=lambda m: (m.span.start - m.span.end, _rank(m), m.span.start, m.name))
    kept: list[Mention] = []
    occupied = bytearray(max((m.span.end for m in ranked), default=0))  # one sign for each code point
    for mention in ranked:
        start, end = mention.span
        if occupied.find(TAKEN, start, end) < 0:
            occupied[start:end] = TAKEN * (end - start)
            kept.append(mention)
    return sorted(kept, key=_SPAN)


def _rank(mention: Mention) -> int:
    return NAMED_MEASURE if mention.kind is MentionKind.MEASURE and mention.key else RANK[mention.kind]
