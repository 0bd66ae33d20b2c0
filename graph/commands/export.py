"""Write a built graph for other programs: `casegraph export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.api import put
from graph.commands.ask import DEFAULT_GRAPH, GraphOption
from graph.commands.exits import reported
from graph.errors import QueryError


def export(
    format: Annotated[
        str | None,
        typer.Argument(
            metavar="FORMAT",
            help="One of csv, gexf, neo4j, jsonld, dataset and mapping, or all; --list tells what each is.",
        ),
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    output: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The folder to write into.", show_default="export/ beside the graph"),
    ] = None,
    show_list: Annotated[bool, typer.Option("--list", help="List the formats.")] = False,
) -> None:
    """Write the graph for spreadsheets, Gephi, Neo4j and others."""
    with reported():
        from graph import exchange
        from graph.query import graph_file
        from graph.serialize import check_folder

        if show_list:
            typer.echo("\n".join(f"{one.name:<9}{one.says}" for one in exchange.FORMATS.values()))
            return
        if format is None:
            raise QueryError("name a format; `casegraph export --list` shows them")
        exchange.chosen(format)  # a wrong name is told before a large graph is read
        file = graph_file(graph)
        folder = output or file.parent / "export"
        check_folder(folder)
        found = exchange.exported(exchange.content(file), format, file.parent)
        for path in put({name: text.encode("utf-8", "replace") for name, text in found}, folder):
            typer.echo(str(path))
