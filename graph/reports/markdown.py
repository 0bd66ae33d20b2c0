"""A report as Markdown: what comes from the sources is text in it and nothing else, pictures are files beside it.

Takes a report and the stem of its file; gives the text, and the pictures by file name. Characters that Markdown or HTML
would read as marks are escaped; an address is a link only where `graph.reports.wording` made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph.reports.model import Cell, Fact, Facts, Part, Picture, Quote, Report, Table, behind

MARKS = re.compile(r"([\\`*_\[\]{}<>#|~!&$])")
STARTS = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+=:])")
LINK_ENDS = {"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E"}


def in_markdown(report: Report, stem: str = "") -> str:
    """Return the report as Markdown; its pictures are linked by `stem`, and left out where that is ""."""
    lines = [f"# {text(report.kind)}: {text(report.title)}", ""]
    lines += [part for line in report.opening for part in (text(line), "")]
    numbers = {id(part): n for n, part in enumerate(_pictured(report), start=1)}
    for part in report.parts:
        asked = behind(part.asked)
        lines += [f"## {text(part.heading)}{f' ({asked})' if asked else ''}", ""]
        lines += [*_part(part, f"{stem}-{numbers.get(id(part), 0)}.svg" if stem else ""), ""]
    lines += ["## Appendix: the queries behind this report", ""]
    for one in report.asked:
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", one.text)), default=0))
        rows = f"{one.rows} row{'' if one.rows == 1 else 's'}"
        lines += [f"**Query {one.number}.** {text(one.title)} ({rows})", "", f"{fence}sparql", one.text, fence, ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def pictures(report: Report, stem: str) -> Mapping[str, str]:
    """Return the pictures of the report by the names under which the Markdown links them."""
    return {f"{stem}-{n}.svg": part.svg + "\n" for n, part in enumerate(_pictured(report), start=1)}


def _pictured(report: Report) -> list[Picture]:
    return [part for part in report.parts if isinstance(part, Picture) and part.svg]


def _part(part: Part, file: str) -> Iterator[str]:
    if isinstance(part, Picture):
        linked = f"![{text(part.shows)}]({_address(file)})" if file else text(part.shows)
        yield linked if part.svg else text(part.missing)
        return
    if isinstance(part, Table) and part.rows:
        yield from _table(part)
    elif isinstance(part, Facts) and part.facts:
        for fact in part.facts:
            yield from _fact(fact, part.boxes)
    else:
        yield text(part.empty)
    if part.note:
        yield from ("", f"*{text(part.note)}*")


def _table(part: Table) -> Iterator[str]:
    yield _row([text(column) for column in part.columns])
    yield _row(["---:" if cell.number else "---" for cell in part.rows[0]])
    for row in part.rows:
        yield _row([_cell(cell) for cell in row])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return f"[{text(cell.text)}]({_address(cell.address)})" if cell.address else text(cell.text)


def _fact(fact: Fact, boxes: bool) -> Iterator[str]:
    """Yield a numbered line with its words indented below it, and a blank line."""
    box = "☐ " if boxes else ""
    about = f"{text(fact.about)} " if fact.about else ""
    status = f" ({text(fact.status)})" if fact.status and fact.status != "asserted" else ""
    indent = " " * len(f"{fact.number}. ")
    yield f"{fact.number}. {box}{about}**{text(fact.text)}**{status}"
    if fact.detail:
        yield from ("", f"{indent}{text(fact.detail)}")
    for quote in fact.quotes:
        yield from ("", *(f"{indent}> {line}".rstrip() for line in _quote(quote)))
    yield ""


def _quote(quote: Quote) -> Iterator[str]:
    if quote.before or quote.after:
        yield f"…{text(quote.before, inside=True)}**{text(quote.words)}**{text(quote.after, inside=True)}…"
    else:
        yield f"“{text(quote.words)}”"
    yield ""
    link = f" · [these words at the source]({_address(quote.address)})" if quote.address else ""
    yield f"{text(quote.source)}{link}"


def text(words: str, *, inside: bool = False) -> str:
    """Return words as Markdown that shows just them, on one line; `inside` a line the blanks at the ends stay.

    >>> text("*A*|B <b>"), text("1. x"), text("- y")
    ('\\\\*A\\\\*\\\\|B \\\\<b\\\\>', '1\\\\. x', '\\\\- y')
    """
    line = " ".join(words.split())
    if inside:
        line = (" " if words[:1].isspace() else "") + line + (" " if line and words[-1:].isspace() else "")
    escaped = MARKS.sub(r"\\\1", line)
    return escaped if inside else STARTS.sub(_unmarked, escaped)


def _unmarked(match: re.Match[str]) -> str:
    if match[2]:
        return f"{match[1]}{match[2]}\\{match[3]}"
    return f"{match[4]}\\{match[5]}"


def _address(address: str) -> str:
    return "".join(LINK_ENDS.get(character, character) for character in address)
