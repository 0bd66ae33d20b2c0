"""Write a report out of a built graph: `casegraph report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.commands.ask import DEFAULT_GRAPH, GraphOption
from graph.commands.exits import reported
from graph.console import say, shown
from graph.errors import OutputError, QueryError

PAGES, TEXTS = (".html", ".htm"), (".md", ".markdown")


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

        if show_list:
            typer.echo("\n".join(f"{one.name:<10}{one.says}" for one in reports.KINDS.values()))
            return
        if kind is None:
            raise QueryError("name a report; `casegraph report --list` shows them")
        if output is not None and output.suffix.lower() not in (*PAGES, *TEXTS):
            raise OutputError(f"{output}: a report is written as .html or .md")
        typed = {"case": case, "judge": judge, "speaker": speaker, "about": about, "thing": thing}
        typed |= {"document": document, "recipient": recipient}
        made = reports.make(load(graph), kind, typed, year)
        if output is None:
            typer.echo(shown(reports.in_markdown(made)), nl=False)
            return
        stem = output.stem
        files = {output.name: reports.in_html(made)}
        if output.suffix.lower() in TEXTS:
            files = {output.name: reports.in_markdown(made, stem).encode("utf-8", "replace")}
            files |= {name: svg.encode("utf-8", "replace") for name, svg in reports.pictures(made, stem).items()}
        _put(files, output.parent)
    say(f"wrote {', '.join(str(output.parent / name) for name in files)}")


def _put(files: dict[str, bytes], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise OutputError(f"{error.filename or folder}: cannot be written: {error.strerror or error}") from error
