"""Ask a built graph: `casegraph query`, `explain` and `validate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.commands.exits import OK, REPORTED, reported
from graph.console import Format, print_rows, say, shown, violation_line
from graph.errors import QueryError

if TYPE_CHECKING:
    from graph.query import Query

DEFAULT_GRAPH = Path("output/graph.ttl")
GraphOption = Annotated[Path, typer.Option("--graph", metavar="FILE", help="The built graph, in Turtle.")]


def query(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The query; see --list.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", metavar="KEY=VALUE", help="A parameter; may be repeated.")
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    format: Annotated[Format, typer.Option("--format", help="How to print the rows.")] = Format.TABLE,
    show_list: Annotated[bool, typer.Option("--list", help="List the queries with their parameters.")] = False,
) -> None:
    """Ask the built graph one of the saved questions."""
    with reported():
        from graph import query as saved

        if show_list:
            typer.echo("\n".join(_described(each) for each in saved.queries()))
            return
        if name is None:
            raise QueryError("name a query; `casegraph query --list` shows them")
        asked = saved.find(name)
        values = dict(_pair(text) for text in param or ())
        saved.bind(asked, values)  # a wrong parameter is told before a large graph is read
        rows = saved.run(asked, saved.load(graph), values)
        print_rows(asked.title, rows, format)


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise QueryError(f"--param takes KEY=VALUE, not {text!r}")
    return key, value


def _described(each: Query) -> str:
    lines = [each.name, f"    {each.question}"]
    for parameter in each.parameters:
        needed = " (required)" if parameter.default is None else ""
        lines.append(f"    --param {parameter.name}=…{needed}  {parameter.text}")
    return "\n".join(lines)


def explain(
    iri: Annotated[str, typer.Argument(metavar="IRI", help="An IRI, its end (person/jane-doe), or a whole label.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Print a thing, its claims and the sentences behind them."""
    with reported():
        from graph.explain import explain as look_up
        from graph.explain import in_lines
        from graph.query import load

        found = look_up(load(graph), iri)
    typer.echo(shown("\n".join(in_lines(found))))


def validate(
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help="The graph to check, in Turtle.")] = DEFAULT_GRAPH,
) -> None:
    """Check a built graph against the shapes that every graph must keep."""
    with reported():
        from graph.query import graph_file

        file = graph_file(file)
        from graph.validate import validate as check

        report = check(file)
    for violation in report.violations:
        say(violation_line(violation))
    typer.echo(f"{file}: conforms" if report.conforms else f"{file}: {len(report.violations)} violations")
    raise typer.Exit(OK if report.conforms else REPORTED)
