"""Write a report out of a built graph: `casegraph report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.api import put
from graph.commands.ask import DEFAULT_GRAPH, GraphOption
from graph.commands.exits import reported
from graph.console import say, shown
from graph.errors import QueryError


def report(  # noqa: PLR0913  an option is a parameter
    kind: Annotated[str | None, typer.Argument(metavar="KIND", help="The report; see --list.")] = None,
    case: Annotated[str, typer.Option(metavar="NAME", help="A lawsuit.", show_default=False)] = "",
    judge: Annotated[str, typer.Option(metavar="NAME", help="A judge.", show_default=False)] = "",
    speaker: Annotated[str, typer.Option(metavar="NAME", help="Who speaks.", show_default=False)] = "",
    about: Annotated[str, typer.Option(metavar="NAME", help="What is spoken of.", show_default=False)] = "",
    thing: Annotated[str, typer.Option(metavar="NAME", help="Anything in the graph.", show_default=False)] = "",
    document: Annotated[str, typer.Option(metavar="NAME", help="A document.", show_default=False)] = "",
    recipient: Annotated[str, typer.Option(metavar="NAME", help="Who received.", show_default=False)] = "",
    year: Annotated[str, typer.Option(metavar="YYYY", help="A fiscal year.", show_default=False)] = "",
    graph: GraphOption = DEFAULT_GRAPH,
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where to write: .html or .md.", show_default="Markdown to standard output"),
    ] = None,
    show_list: Annotated[bool, typer.Option("--list", help="List the kinds of reports.")] = False,
) -> None:
    """Write a report as one HTML page or as Markdown: case, judge, quotes, facts, gaps, money or timeline."""
    with reported():
        from graph import reports
        from graph.query import load
        from graph.serialize import check_folder

        if show_list:
            typer.echo("\n".join(f"{one.name:<10}{one.says}" for one in reports.KINDS.values()))
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
