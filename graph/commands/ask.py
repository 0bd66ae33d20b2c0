"""Ask a built graph: `casegraph query`, `explain` and `validate`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from graph.commands.exits import OK, REPORTED, reported
from graph.console import Format, print_rows, say, shown, violation_line
from graph.errors import QueryError, suggestion

if TYPE_CHECKING:
    from graph.query import Query

LOOSE: Mapping[str, object] = {"allow_extra_args": True, "ignore_unknown_options": True}
DEFAULT_GRAPH = Path("output/graph.ttl")
OPTIONS = ("--param", "--graph", "--format", "--list", "--help")  # of `query`
GraphOption = Annotated[
    Path, typer.Option("--graph", metavar="FILE", help="The built graph: a graph.ttl, or its folder.")
]


def query(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The question, as --list shows them.")] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", metavar="KEY=VALUE", help="A value for a parameter, such as judge=Orrick; may be repeated."
        ),
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    format: Annotated[Format, typer.Option("--format", help="How to print the rows.")] = Format.TABLE,
    show_list: Annotated[bool, typer.Option("--list", help="List the queries with their parameters.")] = False,
) -> None:
    """Ask the built graph one of the saved questions.

    A value goes into the query as it is typed: an IRI, or a part of a name. `ask` takes names as people type them.
    """
    with reported():
        from graph import query as saved
        from graph.asking.paths import PATH

        _none_to_spare([name or "", *context.args])
        if show_list:
            typer.echo("\n".join(_described(each) for each in saved.queries()))
            return
        if name is None:
            raise QueryError("name a query; `casegraph query --list` shows them")
        if name == PATH.name:
            raise QueryError(f"{name!r} is computed, and no saved query: casegraph ask {name}")
        asked = saved.find(name)
        values = dict(_pair(text) for text in param or ())
        saved.bind(asked, values)  # a wrong parameter is told before a large graph is read
        rows = saved.run(asked, saved.load(graph), values)
        print_rows(asked.title, rows, format)


def _none_to_spare(words: Sequence[str]) -> None:
    """Refuse what is neither the name of a query nor one of its options; an option may be meant for --param."""
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        key, _, value = word.removeprefix("--").partition("=")
        parameter = key.replace("-", "_")
        if word.startswith("--") and parameter in _parameters():
            value = quote(value or (following if following[:1] not in ("", "-") else "VALUE"))
            names = f"`casegraph ask` takes --{parameter} {value}, with names as people type them"
            raise QueryError(f"query has no option --{parameter}; write --param {parameter}={value}; {names}")
        if word.startswith("-"):
            near = suggestion(key, OPTIONS) or "; `casegraph query --help` lists the options"
            raise QueryError(f"query has no option {word}{near}")
    if len(words) > 1:
        raise QueryError(f"{words[1]!r} is one word too many; a value is given with --param KEY=VALUE")


def _parameters() -> frozenset[str]:
    """Return the names of all parameters of the saved queries."""
    from graph.query import queries

    return frozenset(parameter.name for one in queries() for parameter in one.parameters)


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
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name, an IRI, or the end of one, such as person/jane-doe.")
    ],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Print a thing, its claims and the sentences behind them.

    Names are taken as `ask` takes them; of several things that fit, all are listed, with exit code 3.
    """
    with reported():
        from graph.explain import explain as look_up
        from graph.explain import in_lines
        from graph.query import load

        found = look_up(load(graph), name)
    typer.echo(shown("\n".join(in_lines(found))))


def validate(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The graph to check: a graph.ttl, or its folder.")
    ] = DEFAULT_GRAPH,
) -> None:
    """Check a built graph against the shapes that all must keep.

    Exit code 1 where it breaks one; each violation is told.
    """
    with reported():
        from graph.query import check_ours, graph_file

        file = graph_file(file)
        from graph.validate import validate as check

        report = check(file)
        check_ours(file, _objects(file))
    for violation in report.violations:
        say(violation_line(violation))
    typer.echo(f"{file}: conforms" if report.conforms else f"{file}: {len(report.violations)} violations")
    raise typer.Exit(OK if report.conforms else REPORTED)


def _objects(file: Path) -> Iterator[str]:
    """Yield the objects of a graph in Turtle as texts."""
    from pyoxigraph import RdfFormat, parse

    yield from (str(getattr(quad.object, "value", "")) for quad in parse(path=str(file), format=RdfFormat.TURTLE))
