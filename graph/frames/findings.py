"""What is no plain finding: what a judge only finds likely, and what courts say of themselves.

Takes words or items of a complement, gives a yes or no.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.frames.phrases import Item

HEDGED = re.compile(
    r"\b(?:likely|likelihood|probably|possibly|arguably|perhaps|plausibl[ey]|suggest(?:s|ed)?|appear(?:s|ed)?|seem(?:s|ed)?"
    r"|serious questions?|doubts?|concerns?)\b"
)
SUCCEEDING = re.compile(r"\b(?:likely to (?:\w+ )?(?:succeed|prevail|win)|(?:likelihood|chance) of (?:\w+ )?success)\b")
HEDGE_REACH = 8  # words before the cue
COURTS = frozenset("courts court judges judge justices".split())
COURT_ACTS = frozenset("hear consider decide rule review grant intervene second-guess order issue take".split())


def hedged(before: Sequence[str]) -> bool:
    """Tell whether the words before a cue make it no finding: "likely unlawful", "likely to prevail in arguing"."""
    return HEDGED.search(" ".join(before[-HEDGE_REACH:])) is not None or SUCCEEDING.search(" ".join(before)) is not None


def of_court(part: Sequence[Item], said: int) -> bool:
    """Tell whether a cue is said of courts or of a judge: "courts cannot hear ...", "she could not grant"."""
    before = part[max(said - 3, 0) : said]
    courts = any(i.lower in COURTS for i in before) and bool(COURT_ACTS & {i.lower for i in part[said : said + 4]})
    own = any(i.lower in ("he", "she") for i in before) and "grant" in {i.lower for i in part[said : said + 2]}
    return courts or own
