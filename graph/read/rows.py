"""Text -> the tables that stand in it, as cells with spans.

Four shapes: the bracketed table shortcode with "Name,$37 509" rows, pipe tables (Markdown; pages are extracted to
these), and blocks of three or more tab-separated lines of equal width. What merely looks aligned by blanks stays prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.model import Cell, Span, Table

MOST_GROUPS = 8  # commas, from the row's end, that may stand before or inside its amount
LONGEST_ROW = 2000  # code points; a longer line is prose
OPENING = re.compile(r"\[(?P<name>[a-z0-9_-]{0,30}table[a-z0-9_-]{0,30})(?P<attributes>(?: [^\]\n]{0,400})?)\]")
TITLE = re.compile(r"\btitle\s?=\s?[\"'“”‘’](?P<title>[^\"'“”‘’\]\n]{1,200})[\"'“”‘’]")
AMOUNT = re.compile(
    r"[-+(]?(?:US)?[$€£]?[ \u00a0]?\d{1,3}(?:(?:[ ,.\u00a0\u2009\u202f]\d{3})+|\d*)(?:\.\d{1,2})?"
    r"(?:[ \u00a0]?(?:%|[KMBkmb]|bn|mn|million|billion|thousand|percent))?\)?\*?"
)
DELIMITER = re.compile(r"\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?)?[ \t]*\|?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: its offset, and its text without the line end."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Return the offset behind the last code point."""
        return self.start + len(self.text)


def tables(text: str) -> tuple[Table, ...]:
    """Return the tables of `text`, in order; they do not overlap."""
    found = list(_coded(text))
    lines = outside(split_lines(text), [table.span for table in found])
    found.extend(_blocks(lines, _pipe_cells, _pipe_table))
    found.sort(key=lambda table: table.span)
    lines = outside(lines, [table.span for table in found])
    found.extend(_blocks(lines, _tab_cells, _tab_table))
    return tuple(sorted(found, key=lambda table: table.span))


def outside(lines: list[Line], spans: list[Span]) -> list[Line]:
    """Return the lines that touch none of `spans`; both are sorted."""
    kept = []
    position = 0
    for line in lines:
        while position < len(spans) and spans[position].end <= line.start:
            position += 1
        if position == len(spans) or spans[position].start >= max(line.end, line.start + 1):
            kept.append(line)
    return kept


def split_lines(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank."""
    lines = []
    start = 0
    for piece in text.split("\n"):
        if piece and not piece.isspace():
            lines.append(Line(start, piece))
        start += len(piece) + 1
    return lines


def cell(text: str, start: int, end: int) -> Cell | None:
    """Return the cell that `text[start:end]` holds, edge blanks (no-break ones too) trimmed, or None if it is blank."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(Span(start, end), text[start:end]) if start < end else None


# --- bracketed tables


def _coded(text: str) -> Iterator[Table]:
    position = 0
    missing: set[str] = set()
    while found := OPENING.search(text, position):
        closing = f"[/{found['name']}]"
        body_end = -1 if closing in missing else text.find(closing, found.end())
        end = body_end + len(closing)
        if body_end < 0:
            missing.add(closing)
            if not _stands_alone(text, found):
                position = found.end()
                continue
            blank = text.find("\n\n", found.end())
            body_end = end = blank if blank >= 0 else len(text)
        yield _coded_table(text, found, body_end, end)
        position = max(end, found.end())


def _stands_alone(text: str, opening: re.Match[str]) -> bool:
    """Tell whether an opening without a closing one is a shortcode all the same: at a line's start, no plain word."""
    at_start = opening.start() == 0 or text[opening.start() - 1] == "\n"
    return at_start and ("=" in opening["attributes"] or "_" in opening["name"])


def _coded_table(text: str, opening: re.Match[str], body_end: int, end: int) -> Table:
    header: tuple[Cell, ...] = ()
    rows: list[tuple[Cell, ...]] = []
    captions: list[Cell] = []
    title = TITLE.search(opening["attributes"])
    if title:
        base = opening.start("attributes")
        captions.extend(c for c in [cell(text, base + title.start("title"), base + title.end("title"))] if c)
    for line in split_lines(text[opening.end() : body_end]):
        start, stop = opening.end() + line.start, opening.end() + line.end
        barred = line.text.strip().startswith("|")
        bare = cell(text, start + (line.text.index("|") + 1 if barred else 0), stop)
        if not bare:
            continue
        plain = bare.text.startswith("*") or len(bare.text) > LONGEST_ROW
        cells = () if plain else comma_cells(text, bare.span, len(header))
        if len(cells) < 2:
            captions.append(bare)
        elif not header and not rows and (barred or not AMOUNT.fullmatch(cells[-1].text)):
            header = cells
        else:
            rows.append(cells)
    return Table(Span(opening.start(), max(end, opening.end())), header, tuple(rows), tuple(captions))


def comma_cells(text: str, span: Span, width: int = 0) -> tuple[Cell, ...]:
    """Split a row at commas: before its amount, or at each comma where that gives `width` cells."""
    line = span.of(text)
    commas = [m.start() for m in re.finditer(",", line)]
    if width > 2 and len(commas) == width - 1:
        cuts = commas
    else:
        before_amount = [c for c in commas[-MOST_GROUPS:] if AMOUNT.fullmatch(line[c + 1 :].strip())]
        cuts = before_amount[:1] or commas
    edges = [-1, *cuts, len(line)]
    cells = [cell(text, span.start + a + 1, span.start + b) for a, b in zip(edges, edges[1:], strict=False)]
    return tuple(c for c in cells if c)


# --- blocks of lines

Splitter = Callable[[Line], tuple[Cell, ...]]
Maker = Callable[[list[tuple[Line, tuple[Cell, ...]]]], Table | None]


def _blocks(lines: list[Line], split: Splitter, make: Maker) -> Iterator[Table]:
    block: list[tuple[Line, tuple[Cell, ...]]] = []
    for line in lines:
        cells = split(line) if len(line.text) <= LONGEST_ROW else ()
        following = not block or line.start == block[-1][0].end + 1
        if cells and following:
            block.append((line, cells))
            continue
        table = make(block)
        if table:
            yield table
        block = [(line, cells)] if cells else []
    table = make(block)
    if table:
        yield table


def _split_at(line: Line, mark: str, first: int, last: int) -> tuple[Cell, ...]:
    """Split `line[first:last]` at `mark`; an empty cell spans the mark that closes it and has no text."""
    cells = []
    position = first
    while position <= last:
        stop = line.text.find(mark, position, last)
        stop = last if stop < 0 else stop
        found = cell(line.text, position, stop)
        if found:
            cells.append(Cell(Span(line.start + found.span.start, line.start + found.span.end), found.text))
        elif stop < len(line.text):
            cells.append(Cell(Span(line.start + stop, line.start + stop + 1), ""))
        position = stop + 1
    return tuple(cells)


def _pipe_cells(line: Line) -> tuple[Cell, ...]:
    stripped = line.text.rstrip()
    first = len(line.text) - len(line.text.lstrip())
    if "|" not in stripped:
        return ()
    last = len(stripped) - 1 if stripped.endswith("|") and len(stripped) > first + 1 else len(stripped)
    cells = _split_at(line, "|", first + (line.text[first] == "|"), last)
    return cells if len(cells) > 1 else ()


def _pipe_table(block: list[tuple[Line, tuple[Cell, ...]]]) -> Table | None:
    """Make a table of lines with pipes: with a delimiter row, or three or more rows of one width."""
    rules = [i for i, (line, _) in enumerate(block) if DELIMITER.fullmatch(line.text.strip())]
    if rules:
        first = max(rules[0] - 1, 0)
        header = block[first][1] if rules[0] else ()
        body = [cells for i, (_, cells) in enumerate(block) if i > rules[0] and i not in rules]
        return _table(block[first:], header, body)
    if len(block) < 3 or len({len(cells) for _, cells in block}) != 1:
        return None
    return _with_header(block)


def _tab_cells(line: Line) -> tuple[Cell, ...]:
    if "\t" not in line.text.strip():
        return ()
    first = len(line.text) - len(line.text.lstrip(" "))
    cells = _split_at(line, "\t", first, len(line.text.rstrip(" ")))
    return cells if len(cells) > 1 and any(c.text for c in cells) else ()


def _tab_table(block: list[tuple[Line, tuple[Cell, ...]]]) -> Table | None:
    if len(block) < 3 or len({len(cells) for _, cells in block}) != 1:
        return None
    return _with_header(block)


def _with_header(block: list[tuple[Line, tuple[Cell, ...]]]) -> Table:
    """Take the first row for a header where it holds no amount and a later row does."""
    first, *rest = (cells for _, cells in block)
    if not _has_amount(first) and any(_has_amount(cells) for cells in rest):
        return _table(block, first, rest)
    return _table(block, (), [first, *rest])


def _has_amount(cells: tuple[Cell, ...]) -> bool:
    return any(AMOUNT.fullmatch(c.text) for c in cells)


def _table(block: list[tuple[Line, tuple[Cell, ...]]], header: tuple[Cell, ...], rows: list[tuple[Cell, ...]]) -> Table:
    return Table(Span(block[0][0].start, block[-1][0].start + len(block[-1][0].text.rstrip())), header, tuple(rows))
