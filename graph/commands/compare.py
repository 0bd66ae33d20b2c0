"""Set claims against each other: `casegraph conflicts`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from graph.commands.ask import DEFAULT_GRAPH, GraphOption
from graph.commands.exits import reported
from graph.console import Format, print_rows, say, shown


def conflicts(
    graph: GraphOption = DEFAULT_GRAPH,
    format: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.TABLE,
) -> None:
    """Print what the sources contradict each other in, side by side, with the sentences."""
    with reported():
        from graph import contested
        from graph.built import read_built

        found = contested.contradictions(read_built(graph))
    if format is Format.JSON:
        typer.echo(json.dumps(contested.as_objects(found), ensure_ascii=False, indent=2))
    elif format is Format.CSV:
        print_rows("Contradictions", contested.as_rows(found), format)
    else:
        for line in contested.in_lines(found):
            typer.echo(shown(line))
        say(f"{len(found)} contradiction{'' if len(found) == 1 else 's'}")
