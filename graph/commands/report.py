"""Write a report out of a built graph: `casegraph report`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.api import put
from graph.commands.ask import DEFAULT_GRAPH, GraphOption
from graph.commands.exits import reported
from graph.console import say, shown
from graph.errors import QueryError

if TYPE_CHECKING:
    from graph.reports import Kind


def report(  # noqa: PLR0913  an option is a parameter
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND", help="case, judge, quotes, facts, gaps, money or timeline; --list tells what each is."
        ),
    ] = None,
    case: Annotated[str, typer.Option(metavar="NAME", help="A lawsuit (for case, facts).", show_default=False)] = "",
    judge: Annotated[str, typer.Option(metavar="NAME", help="A judge (for judge, facts).", show_default=False)] = "",
    speaker: Annotated[str, typer.Option(metavar="NAME", help="Who speaks (for quotes).", show_default=False)] = "",
    about: Annotated[
        str, typer.Option(metavar="NAME", help="What is spoken of (for quotes).", show_default=False)
    ] = "",
    thing: Annotated[
        str, typer.Option(metavar="NAME", help="Anything in the graph (for facts).", show_default=False)
    ] = "",
    document: Annotated[
        str, typer.Option(metavar="NAME", help="A document (for quotes, facts).", show_default=False)
    ] = "",
    recipient: Annotated[str, typer.Option(metavar="NAME", help="Who received (for money).", show_default=False)] = "",
    year: Annotated[str, typer.Option(metavar="YYYY", help="A fiscal year (for money).", show_default=False)] = "",
    graph: GraphOption = DEFAULT_GRAPH,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The file to write, .html or .md.", show_default="Markdown to standard output"
        ),
    ] = None,
    show_list: Annotated[bool, typer.Option("--list", help="List the kinds of reports and what they take.")] = False,
) -> None:
    """Write a report as one HTML page or as Markdown.

    Names are taken as `ask` takes them; of several things that fit, all are listed, with exit code 3.
    """
    with reported():
        from graph import reports
        from graph.query import load
        from graph.serialize import check_folder

        if show_list:
            typer.echo("\n".join(line for one in reports.KINDS.values() for line in _described(one)))
            return
        if kind is None:
            raise QueryError("name a report; `casegraph report --list` shows them")
        if output is not None:
            reports.check_name(output.name)
            check_folder(output.parent)
        typed = {"case": case, "judge": judge, "speaker": speaker, "about": about, "thing": thing}
        typed |= {"document": document, "recipient": recipient}
        made = reports.make(load(graph), kind, typed, year)
        if output is None:
            typer.echo(shown(reports.in_markdown(made)), nl=False)
            return
        written = put(reports.in_files(made, output.name), output.parent)
    say(f"wrote {', '.join(map(str, written))}")


def _described(kind: Kind) -> list[str]:
    """Return a kind of report as lines: what it is, and the options that it takes."""
    needs = [" or ".join(f"--{name} NAME" for name in kind.needs)] if kind.needs else []
    takes = [f"[--{name} NAME]" for name in kind.takes] + (["[--year YYYY]"] if kind.year else [])
    return [f"{kind.name:<10}{kind.says}", *([f"{'':<10}{' '.join((*needs, *takes))}"] if needs or takes else [])]
