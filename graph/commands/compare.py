"""Set claims, and graphs, against each other: `casegraph conflicts` and `diff`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.commands.ask import DEFAULT_GRAPH, GraphOption
from graph.commands.exits import OK, REPORTED, reported
from graph.console import Format, print_rows, say, shown


def conflicts(
    graph: GraphOption = DEFAULT_GRAPH,
    format: Annotated[Format, typer.Option("--format", help="How to print the contradictions.")] = Format.TABLE,
) -> None:
    """Print what the sources contradict each other in.

    The sides stand one below the other, each with its value, who says so, the documents and the sentences.
    """
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
        for line in contested.in_words(len(found)):
            say(line)


class DiffFormat(StrEnum):
    """How differences are printed."""

    TEXT = "text"
    JSON = "json"


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The older graph: a graph.ttl, or its folder.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The newer graph: a graph.ttl, or its folder.")],
    format: Annotated[DiffFormat, typer.Option("--format", help="How to print the differences.")] = DiffFormat.TEXT,
) -> None:
    """Tell what appeared, disappeared or changed between two graphs.

    Exit code 1 where something did.
    """
    with reported():
        from graph import changes
        from graph.built import read_built

        found = changes.changes(read_built(old), read_built(new))
    if format is DiffFormat.JSON:
        typer.echo(json.dumps(changes.as_object(found), ensure_ascii=False, indent=2))
    else:
        for line in changes.in_lines(found):
            typer.echo(shown(line))
    raise typer.Exit(REPORTED if found else OK)
