"""What the dates of two tellings say for and against their being of one event.

Takes two `Seen` events, gives features: dates that agree or differ, and, where one gives none, when each was told. The
date of an article, or the years in which it was written, stand in for that of the event.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph.model import Feature, FrameKind
from graph.resolve.seen import DATES, Seen
from graph.resolve.weights import CONFLICT

FRESH = 60  # days within which news of an event need not give its year
CLOSE = 14  # days within which two articles on one judge or party mostly tell of one thing
LASTS = 4  # years after its filing in which news tells of a suit as one that everybody knows
SPOKEN_OF = 2  # years after which talk of a measure without a year may be of a later one
LONGEST_ERA = 4  # years: two tellings without a date may be of one event only where both are known to lie so near
AGREEMENT = {4: 0.25, 7: 1.0, 10: 1.5}  # weight of dates that agree, by how far they are known
NEWS = Feature("time", 0.5, "told within two weeks")


def date_features(left: Seen, right: Seen) -> Sequence[Feature]:
    """Return what the dates of two tellings say."""
    slot = DATES[left.kind]
    a, b = left.of(slot), right.of(slot)
    if a and b:
        shared = [min(x, y, key=len) for x in sorted(a) for y in sorted(b) if x.startswith(y) or y.startswith(x)]
        if not shared:
            return [Feature(slot, CONFLICT, f"{slot} differs: {min(a)} and {min(b)}")]
        finest = max(shared, key=len)
        return [Feature(slot, AGREEMENT.get(len(finest), 0.25), f"both have {slot} {finest}")]
    spans = [_span(dates, seen) for dates, seen in ((a, left), (b, right))]
    if not all(spans):
        return [Feature("undated", -1.0, "nothing tells when one of the two was, or was told")]
    one, other = sorted(span for span in spans if span)
    shown = [" to ".join(dict.fromkeys(span)) for span in (one, other)]
    if features := _gap(one[1], other[0], shown, left.kind):
        return features
    for dated, span in ((a, spans[1]), (b, spans[0])):
        if dated and span and _day(min(dated), last=False) > _day(span[1], last=True):
            return [
                Feature("foresight", CONFLICT, f"one was on {min(dated)}, the other was told of already in {span[1]}")
            ]
    if min(one[1], other[1])[:4] > _plus(max(one[0], other[0])[:4], LONGEST_ERA):
        return [Feature("undated", -1.0, f"one may be years from the other: {shown[0]}, {shown[1]}")]
    points = one[0] == one[1] and other[0] == other[1]
    one_matter = left.kind is not FrameKind.MEASURE or left.of("about") & right.of("about")  # many orders a week
    return [NEWS] if one_matter and points and days_apart(one[0], other[0]) <= CLOSE else []


def _gap(earlier: str, later: str, shown: Sequence[str], kind: FrameKind) -> list[Feature]:
    """Return what speaks against one event where an ending and a later beginning lie years apart.

    News of a ruling gives the year where it is long past; a suit lasts for years, and so does talk of a law.
    """
    years = int(later[:4]) - int(earlier[:4])
    if kind is FrameKind.CASE and years <= LASTS:
        return []
    if kind is FrameKind.MEASURE:
        return [Feature("year", -1.0, f"years lie between {shown[0]} and {shown[1]}")] if years > SPOKEN_OF else []
    if earlier[:4] < later[:4] and days_apart(earlier, later) > FRESH:
        return [Feature("year", CONFLICT, f"one is of, or told in, {shown[0]}, the other {shown[1]}")]
    return []


def _span(dates: frozenset[str], seen: Seen) -> tuple[str, str] | None:
    """Return the first and last day on which an event may have been, or been told, or None."""
    if dates:
        return min(dates), min(dates)
    if seen.published:
        return seen.published, seen.published
    return (seen.era[0], seen.era[1] or "9999") if seen.era else None


def _plus(year: str, years: int) -> str:
    return str(int(year) + years)


def days_apart(one: str, other: str) -> int:
    """Return the least number of days that can lie between two dates, each an ISO prefix."""
    earlier, later = sorted((one, other))
    return (_day(later, last=False) - _day(earlier, last=True)).days


def _day(prefix: str, *, last: bool) -> date:
    """Return the first or last day of an ISO prefix; a month ends on its 28th, which is near enough."""
    try:
        return date.fromisoformat((prefix + ("-12-28" if last else "-01-01")[len(prefix) - 4 :])[:10])
    except ValueError:
        return date.max if last else date.min
