"""What the command line prints: messages, problems, tables of rows, and progress.

Results go to standard output, everything else to standard error. Text from articles passes through `shown`, so that
no control character of it reaches a terminal. rich is imported where it is used, so that `--help` answers at once.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from graph.cells import guarded
from graph.model import Problem

if TYPE_CHECKING:
    from rich.console import Console

    from graph.pipeline import BuildReport
    from graph.query import Rows
    from graph.validate import Violation

# Characters that steer a terminal or turn the reading direction; line feed and tab stay.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Format(StrEnum):
    """How the rows of a query are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def say(text: str) -> None:
    """Print a line to standard error."""
    typer.echo(shown(text), err=True)


def shown(text: str) -> str:
    """Return the text with control characters made visible, so that no article can steer the reader's terminal."""
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def problem_line(problem: Problem) -> str:
    """Return a problem of the input as one line."""
    place = f":{problem.place}" if problem.place else ""
    return f"{problem.severity}: {problem.source}{place}: {problem.message}"


def violation_line(violation: Violation) -> str:
    """Return a violated shape as one line."""
    place = f" {violation.path}" if violation.path else ""
    value = f" (found {violation.value})" if violation.value else ""
    return f"violation: {violation.focus}{place}: {violation.message}{value}"


def counted(report: BuildReport) -> list[str]:
    """Return what a build made, in lines: counts, how much was kept from the build before, and the files."""
    counts = {"documents": report.documents, "entities": report.entities, "claims": report.claims}
    lines = [", ".join(f"{count} {name}" for name, count in {**counts, "triples": report.triples}.items())]
    if kept := report.documents - report.fresh:
        lines.append(f"  {report.fresh:,} of {report.documents:,} articles extracted, {kept:,} from the cache")
    return [*lines, *(f"  {path}" for path in report.files)]


@contextmanager
def watched(quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """Give a function that shows how far a stage is, or None where standard error is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, TaskID

    tasks: dict[str, TaskID] = {}
    with Progress(console=Console(stderr=True), transient=True) as bars:

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                for earlier in tasks.values():  # a stage that has begun ends the ones before it
                    bars.update(earlier, completed=1, total=1)
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show


def print_rows(title: str, rows: Rows, form: Format) -> None:
    """Print the rows of a query to standard output, and for a table their number to standard error."""
    if form is Format.JSON:
        objects = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
        typer.echo(json.dumps(objects, ensure_ascii=False, indent=2))
    elif form is Format.CSV:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(rows.columns)
        writer.writerows([guarded(cell) for cell in row] for row in rows.rows)
        typer.echo(text.getvalue(), nl=False)
    else:
        _print_table(title, rows)


def _console() -> Console:
    """Return a console for standard output: as wide as the terminal, or wide enough for anything in a pipe."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 240, highlight=False, emoji=False, markup=False)


def _print_table(title: str, rows: Rows) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), title_justify="left", box=box.SIMPLE_HEAD)
    for column in rows.columns:
        table.add_column(Text(column.replace("_", " ")), overflow="fold")
    for row in rows.rows:
        table.add_row(*(Text(shown(cell)) for cell in row))
    _console().print(table)
    typer.echo(f"{len(rows.rows)} row{'' if len(rows.rows) == 1 else 's'}", err=True)
