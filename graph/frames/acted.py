"""Decisions that another decision acts on: "lifted parts of an injunction", "reversed Roe's ruling".

Takes the hits of a clause and the frame of a ruling noun, gives what of it tells whose ruling it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.frames.clause import Clause
from graph.frames.hits import Hit
from graph.frames.words import BREAKS
from graph.model import Frame, Literal, MentionKind

PRIOR = frozenset("previous prior earlier initial original".split())


def since_then(clause: Clause, start: int) -> bool:
    """Tell whether a decision only dates what is told before it: "the first trial since a court decision last year"."""
    near = clause.lowers(start - 7, start)
    return "since" in near and not {",", *BREAKS} & set(near[near.index("since") :])


def is_acted_on(clause: Clause, hit: Hit, found: Sequence[Hit]) -> bool:
    """Tell whether a ruling noun is what another ruling acts on: "lifted parts of an injunction"."""
    if hit.trigger.kind != "Ruling":
        return False
    if clause.word(hit.start - 1) in PRIOR and any(o.form and o.trigger.judicial and o.end < hit.start for o in found):
        return True  # "denied a stay of an earlier ruling by Judge Roe"
    return any(
        (other.trigger.judicial and other.trigger.object == "matter" or hit.trigger.type and other.trigger.id == "deny")
        and 0 < hit.start - other.end < 7
        and not any(w in BREAKS or w in (",", "in", "by", "after", "with") for w in clause.lowers(other.end, hit.start))
        for other in found
        if other.form
    )


def acted(frame: Frame, clause: Clause, hit: Hit) -> Frame | None:
    """Keep of a ruling that is acted on what tells whose it is; it is another ruling than the one acting.

    A date behind it is that of the act: "reversed Roe's ruling on Thursday".
    """
    if not any(s.name in ("issuedBy", "court") for s in frame.slots):
        return None
    kept = frame.slots
    if (day := clause.mention(hit.end)) is not None and day.kind is MentionKind.DATE:
        kept = tuple(s for s in kept if s.name != "decidedOn" or s.value != Literal.dated(day.value))
    return replace(frame, slots=kept, definite=True, other=True)
