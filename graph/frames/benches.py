"""Which judge a case is before -> Case frames: what happens in a courtroom tells who presides there.

Takes a clause, gives a frame with the assigned judge: a case that is heard, argued or pending before a judge, and a
judge of a trial court who deals with lawyers, arguments or a hearing. Panels and justices preside over no one case,
and a judge who decides is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.frames.clause import Clause
from graph.frames.words import BREAKS
from graph.model import Frame, FrameKind, Mention, MentionKind, Slot

K = MentionKind
TRIAL = re.compile(r"\b(?:district|superior|county|federal|magistrate)\b.*\bjudge$", re.IGNORECASE)
ANY = re.compile(r"\bjudge$", re.IGNORECASE)
HIGHER = re.compile(
    r"\b(?:circuit|appeals?|appellate|immigration|administrative|former|retired|chief|presiding|senior)\b",
    re.IGNORECASE,
)
HEARD = frozenset("heard argued pending considered handled tried litigated overseen is was assigned".split())
COURTROOM = frozenset(
    "lawyers lawyer attorneys attorney hearing hearings courtroom trial arguments testimony prosecutors plaintiffs "
    "jurors lawsuit suit".split()
)
ELSEWHERE = frozenset(
    "nominated nominee nomination confirmed confirmation senate former retired another separate similar separately "
    "killed other unrelated previously".split()
)
REACH = 9


def benches(clause: Clause) -> Iterator[Frame]:
    """Yield the frame of the case that the only judge of the sentence hears."""
    if K.PERSON not in clause.kinds or not clause.plain.isdisjoint(ELSEWHERE) or clause.items[-1].lower == "?":
        return
    judges = [i for i, item in enumerate(clause.items) if clause.judicial(item)]
    if len(judges) != 1:
        return
    i = judges[0]
    judge, title = clause.mention(i), clause.items[i].title
    name = title.name if title is not None else ""
    if judge is None or judge.kind is not K.PERSON or clause.items[i].quoted or HIGHER.search(name):
        return
    rule = "bench-before" if _before(clause, i) else "bench-acts"
    if rule == "bench-before" and ANY.search(name) or TRIAL.search(name) and _acts(clause, i):
        yield _frame(clause, i, judge, rule)


def _before(clause: Clause, i: int) -> bool:
    """Tell whether a case is before the judge at `i`: "the suit is pending before", "a case argued in front of"."""
    front = clause.lowers(i - 3, i) == ["in", "front", "of"]
    if not front and clause.word(i - 1) not in ("before", "by", "to"):
        return False
    near = clause.lowers(i - REACH, i)
    return (
        bool(HEARD & set(near)) and bool({*clause.lexicon.case_words, "trial"} & set(near)) and not BREAKS & set(near)
    )


def _acts(clause: Clause, i: int) -> bool:
    """Tell whether the judge at `i` deals with those in a courtroom."""
    near = {w for k, w in enumerate(clause.lowers(i + 1, i + 26), i + 1) if not clause.items[k].quoted}
    return bool(COURTROOM & near)


def _frame(clause: Clause, i: int, judge: Mention, rule: str) -> Frame:
    slot = Slot("assignedJudge", judge, clause.sentence.span, f"{rule}/judge")
    return Frame(FrameKind.CASE, clause.items[i].span, clause.sentence.index, (slot,), rule, definite=True)
