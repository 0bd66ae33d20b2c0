"""Text -> the regions that are no running prose: shortcodes, captions, teasers, bars, polls, headlines, datelines.

Regions are marked, never cut: the text stays as it is. What a region looks like is told by `graph/data/nontext.yaml`;
this module applies the patterns line by line and adds what only the neighbouring lines can tell. Precision comes
first: a line that might be prose is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.model import Region, RegionKind, Span, Table
from graph.read.dates import PREFIX, Dateline, find_dateline
from graph.read.headlines import closed, is_headline, is_headline_inside, is_title, normal, repeated, titles
from graph.read.patterns import parts_of_lines, whole_lines, words
from graph.read.rows import Line, outside, split_lines

OPENING_LINES = 6  # lines, from the first, that may hold the dateline
ENDING = 260  # code points before the line's end that an `end` pattern may see
SHARE_LONGEST = 160
LINES_KEPT = 1024  # lines whose marks are remembered, since furniture comes again
TEASER_HEAD = re.compile(r"[^\n]{2,40}(?:[:.…»›>]|\w)")


@dataclass(frozen=True, slots=True)
class Marked:
    """The regions of a text, its dateline, and its headline as printed ("" if none)."""

    regions: tuple[Region, ...]
    dateline: Dateline | None
    headline: str


def mark(text: str, tables: tuple[Table, ...] = (), *, title: str | None = None, publisher: str = "") -> Marked:
    """Return the regions of `text`, sorted and apart from each other, and the dateline; the tables are among them."""
    spans = [table.span for table in tables]
    lines = [_bare(line) for line in outside(split_lines(text), spans)]
    kinds: list[RegionKind | None] = [whole_line(line.text) for line in lines]
    _mark_neighbours(lines, kinds, publisher)
    known = titles(title)
    first = next((n for n, line in enumerate(lines) if line.text), 0)
    body = first + 1 if lines and PREFIX.match(lines[first].text) else 0  # a head "date 2031-09-26" is no headline
    rest = kinds[body:]
    headline = _mark_headlines(lines[body:], rest, known)
    kinds[body:] = rest
    dateline = _dateline(lines, kinds)
    regions = [Region(span, RegionKind.TABLE) for span in spans]
    for line, kind in zip(lines, kinds, strict=True):
        if kind is not None:
            regions.append(Region(Span(line.start, line.end), kind))
        elif dateline and line.start <= dateline.span.start < line.end:
            regions.append(Region(dateline.span, RegionKind.DATELINE))
            regions.extend(r for r in _parts(line) if r.span.start >= dateline.span.end)
        else:
            regions.extend(_parts(line))
    return Marked(tuple(sorted(regions, key=lambda region: region.span)), dateline, headline)


@lru_cache(maxsize=LINES_KEPT)
def whole_line(line: str) -> RegionKind | None:
    """Return why the whole of `line` (without edge blanks) is no prose, or None."""
    lowered, length = line.lower(), len(line)
    for pattern in whole_lines():
        if length > pattern.longest or not pattern.may_match(lowered):
            continue
        if pattern.scope == "line" and pattern.expression.fullmatch(line):
            return pattern.kind
        if pattern.scope == "start" and pattern.expression.match(line):
            return pattern.kind
    return RegionKind.SHARE_BAR if is_share_bar(line) else None


def is_share_bar(line: str) -> bool:
    """Tell whether the line consists of the words of a share bar alone."""
    if len(line) > SHARE_LONGEST:
        return False
    tokens = [token for token in re.split(r"[\s|/·•,]+", line.casefold()) if token and not token.isdigit()]
    cores = sum(1 for token in tokens if token in words("share_cores"))
    return cores >= 2 and all(token in words("share_words") for token in tokens)


def _bare(line: Line) -> Line:
    lead = len(line.text) - len(line.text.lstrip())
    return Line(line.start + lead, line.text.strip())


def _parts(line: Line) -> list[Region]:
    """Return the regions inside a line of prose, without overlap; of two that overlap the earlier one stays."""
    found = [Region(Span(line.start + start, line.start + end), kind) for start, end, kind in _noise_inside(line.text)]
    found.sort(key=lambda region: (region.span.start, -region.span.end))
    kept: list[Region] = []
    for region in found:
        if not kept or region.span.start >= kept[-1].span.end:
            kept.append(region)
    return kept


@lru_cache(maxsize=LINES_KEPT)
def _noise_inside(text: str) -> tuple[tuple[int, int, RegionKind], ...]:
    """Return start, end and kind of what the patterns mark inside a line, leading blanks left out."""
    base, lowered = max(0, len(text) - ENDING), text.lower()
    found: list[tuple[int, int, RegionKind]] = []
    for pattern in parts_of_lines():
        if not pattern.may_match(lowered):
            continue
        for match in pattern.expression.finditer(text, base if pattern.scope == "end" else 0):
            shown = match.group()
            found.append((match.start() + len(shown) - len(shown.lstrip()), match.end(), pattern.kind))
    return tuple(found)


def _mark_neighbours(lines: list[Line], kinds: list[RegionKind | None], publisher: str) -> None:
    """Mark what a neighbouring line gives away: a poll's question, a teaser's titles, a byline over the publisher."""
    name = normal(publisher)
    for index, line in enumerate(lines):
        after = kinds[index + 1] if index + 1 < len(lines) else None
        if kinds[index] is None and after is RegionKind.POLL and line.text.endswith("?") and len(line.text) < 200:
            kinds[index] = RegionKind.POLL
        if name and normal(line.text) == name:
            kinds[index] = RegionKind.BOILERPLATE
            if index == 1 and _is_name(lines[0].text):
                kinds[0] = RegionKind.BOILERPLATE
    for index in range(1, len(lines)):
        before = lines[index - 1].text
        headed = kinds[index - 1] is RegionKind.TEASER and (_is_head(before) or kinds[index - 2] is RegionKind.TEASER)
        if headed and kinds[index] is None and is_title(lines[index].text.lstrip("•*·- ")):
            kinds[index] = RegionKind.TEASER


def _is_head(line: str) -> bool:
    """Tell whether a teaser line only announces the lines below it ("Read more:")."""
    return len(line) <= 30 and TEASER_HEAD.fullmatch(line) is not None and len(line.split()) <= 4


def _is_name(line: str) -> bool:
    """Tell whether the line is two to four capitalised words and nothing else."""
    parts = line.split()
    return 2 <= len(parts) <= 4 and all(part[0].isupper() for part in parts) and not closed(line)


def _mark_headlines(lines: list[Line], kinds: list[RegionKind | None], known: frozenset[str]) -> str:
    """Mark headlines in `kinds`; return the first line where it is one, else ""."""
    headline = ""
    texts = [line.text for line in lines]
    again = repeated(texts, known)
    if len(lines) > 1:
        first = texts[0]
        free = kinds[0] is None or (kinds[0] is RegionKind.TEASER and first.isupper())
        echoed = any(normal(texts[index]) == normal(first) for index in again)
        shaped = is_headline(first, known) or is_headline_inside(first, texts[1:2])
        shaped = shaped and find_dateline(first, 0) is None and not _parts(lines[0])
        if normal(first) in known or (free and (echoed or shaped)):
            kinds[0] = RegionKind.HEADLINE
            headline = first.lstrip("#*• ").rstrip("#* ")
    for index in range(1, len(lines)):
        if kinds[index] is not None and kinds[index] is not RegionKind.TEASER:
            continue
        if index in again:
            kinds[index] = RegionKind.REPEATED_HEADLINE
        elif kinds[index] is None and is_headline_inside(texts[index], texts[index + 1 : index + 2]):
            kinds[index] = RegionKind.HEADLINE
    return headline


def _dateline(lines: list[Line], kinds: list[RegionKind | None]) -> Dateline | None:
    for line, kind in list(zip(lines, kinds, strict=True))[:OPENING_LINES]:
        if kind is None:
            found = find_dateline(line.text, line.start)
            if found and (found.span.end < line.end or PREFIX.fullmatch(line.text)):
                return found
    return None
