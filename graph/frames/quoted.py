"""Where a quote stands in a text, and how the words there are said.

Takes a text and a quote that somebody cites from it, gives the span of the text that the quote repeats; blanks,
quotation marks and dashes may differ, letters may not. Takes clauses and a span, gives the modality of what is said
there, by the cue lists of the rules; where these see no verb that they know, any cue word before it counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.frames.clause import Clause
from graph.frames.hits import hits
from graph.frames.lexicon import Status
from graph.frames.nouns import support_form
from graph.frames.status import DISOWNED, saying
from graph.model import FrameKind, Modality, Span

SINGLE = "'`\u2018\u2019\u201a\u201b\u2032\u00b4"
DOUBLE = '"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb'
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
PIECES = re.compile(rf"\s+|[{DASHES}]+|''|``|[{SINGLE}{DOUBLE}]")
WEIGHT = (Modality.ASSERTED, Modality.ARGUED, Modality.ALLEGED, Modality.PREDICTED, Modality.DENIED)
# Words of the list `unreal` that mean a wish or plan only before "to".
OFTEN_REAL = frozenset(
    "able about allow appeal appealed attempt authority bid call called calls decide due effort efforts likely motion "
    "need needs order poised power prepare prepared promise ready request right scheduled set time".split()
)


class Folded:
    """A text as it is searched: blanks, quotation marks and dashes made plain, with the way back to its offsets."""

    def __init__(self, text: str) -> None:
        """Fold the text once, for many searches."""
        pieces: list[str] = []
        starts: list[int] = []
        done = 0
        for match in PIECES.finditer(text):
            pieces.append(text[done : match.start()])
            starts.extend(range(done, match.start()))
            pieces.append(_plain(match.group()))
            starts.append(match.start())
            done = match.end()
        pieces.append(text[done:])
        starts.extend(range(done, len(text) + 1))
        self.text = "".join(pieces)
        self._starts = starts

    def find(self, quote: str, within: Span | None = None) -> Span | None:
        """Return the first place of the quote, whole words only, or None.

        >>> Folded("The court\\u2019s  order \\u2014 a ban").find("court's order - a")
        Span(start=4, end=22)
        >>> Folded("a banner").find("a ban") is None
        True
        """
        wanted = Folded(quote.strip()).text
        if not wanted:
            return None
        pattern = rf"(?<!\w){re.escape(wanted)}" if wanted[0].isalnum() else re.escape(wanted)
        for match in re.finditer(pattern + (r"(?!\w)" if wanted[-1].isalnum() else ""), self.text):
            span = Span(self._starts[match.start()], self._starts[match.end()])
            if within is None or within.contains(span):
                return span
        return None


def _plain(piece: str) -> str:
    if piece.isspace():
        return " "
    if piece in ("''", "``") or piece in DOUBLE:
        return '"'
    return "-" if piece[0] in DASHES else "'"


def status(clauses: Sequence[Clause], span: Span, kind: FrameKind) -> Modality:
    """Return how the words of a span are said: the least certain of the clauses that it touches."""
    touched = [_status(c, span, kind) for c in clauses if c.sentence.span.overlaps(span)]
    return max(touched, key=WEIGHT.index, default=Modality.ASSERTED)


def _status(clause: Clause, span: Span, kind: FrameKind) -> Modality:
    """Decide for one clause: by the verbs that tell events of the kind inside the span, else by its cue words."""
    inside = [i for i, item in enumerate(clause.items) if item.span.overlaps(span)]
    if not inside or all(clause.items[i].quoted for i in inside if clause.items[i].lower.isalnum()):
        return Modality.ALLEGED  # the words of a speaker
    if clause.items[-1].lower == "?":
        return Modality.PREDICTED
    verbs = _verbs(clause, inside, kind)
    found = [_said(clause, i, form, kind) for i, form in verbs] or [_cued(clause, inside[-1] + 1)]
    found.append(_credited(clause, min((i for i, _ in verbs), default=inside[0])))
    return max(found, key=WEIGHT.index)


def _verbs(clause: Clause, inside: Sequence[int], kind: FrameKind) -> list[tuple[int, str]]:
    """Return index and form of the trigger verbs of a kind at these items, and of the support verbs of its nouns."""
    here = [h for h in hits(clause.items, clause.lexicon) if h.trigger.kind == kind.value and h.start in inside]
    found = [(h.start, h.form) for h in here if h.form]
    forms = frozenset().union(*(clause.lexicon.support.get(h.trigger.id, frozenset()) for h in here if not h.form))
    return found + [(i, support_form(clause.word(i))) for i in inside if clause.word(i) in forms]


def _said(clause: Clause, verb: int, form: str, kind: FrameKind) -> Modality:
    """Return how a verb is said; a condition is no fact, and what a court declined to do was not done."""
    said = saying(clause.items, verb, form, clause.lexicon.status, kind is not FrameKind.CASE)
    if said is None:
        return Modality.PREDICTED
    return Modality.DENIED if said.refused else said.modality


def _cued(clause: Clause, end: int) -> Modality:
    """Return the least certain status that a cue word before `end` gives."""
    cues = clause.lexicon.status
    words = [clause.word(i) for i in range(end)]
    found = [_cue(words, i, cues) for i in range(end)]
    return max(found, key=WEIGHT.index, default=Modality.ASSERTED)


def _cue(words: Sequence[str], i: int, cues: Status) -> Modality:
    word = words[i]
    if word in cues.negations or word in cues.refusals or word in DISOWNED:
        return Modality.DENIED
    planned = word in cues.unreal and (word not in OFTEN_REAL or "to" in words[i + 1 : i + 3])
    if planned or word in cues.modals or word in cues.conditions:
        return Modality.PREDICTED
    if word in cues.allegations or word == "according":
        return Modality.ALLEGED
    return Modality.ARGUED if word in cues.arguments else Modality.ASSERTED


def _credited(clause: Clause, start: int) -> Modality:
    """Find who is credited behind the words: "..., according to the union", "..., the union claimed."."""
    cues, items = clause.lexicon.status, clause.items
    for comma in (i for i in range(start, len(items)) if clause.word(i) == ","):
        if clause.word(comma + 1) == "according":
            return Modality.ALLEGED
        for j in range(comma + 1, min(comma + 6, len(items))):
            word, after = clause.word(j), clause.word(j + 1)
            if word in cues.allegations | cues.arguments and (after in (".", ",", "") or j == comma + 1):
                if word.endswith("ing"):
                    break  # "..., alleging that": what the suit says, not who says that there is one
                return Modality.ALLEGED if word in cues.allegations else Modality.ARGUED
    return Modality.ASSERTED
