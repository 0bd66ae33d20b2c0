"""Ask a built graph in the words of people: `casegraph ask`.

The options of a question are its parameters, so that they are read here and not by typer: `ask rulings-of-judge
--judge orrick`. A name that fits several things is asked back: they are listed, and the exit code is 3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.commands.ask import DEFAULT_GRAPH, GraphOption
from graph.commands.exits import OK, reported
from graph.console import Format, print_rows, say, shown
from graph.errors import QueryError

if TYPE_CHECKING:
    from graph.asking import Answer, Question

HELP = ("--help", "-h")


class AskFormat(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MD = "md"


def ask(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME --PARAMETER VALUE", help="The question and its parameters, as `ask` alone lists them."
        ),
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    format: Annotated[AskFormat, typer.Option("--format", help="How to print the answer.")] = AskFormat.TABLE,
    evidence: Annotated[bool, typer.Option("--evidence", help="Add the sentences behind each row.")] = False,
) -> None:
    """Ask the built graph a question, with names as people type them.

    Without NAME, the questions are listed with their parameters; `ask NAME --help` tells the columns of one, too. As in
    `ask rulings-of-judge --judge orrick`, a parameter is an option. Names are read without regard to case and accents,
    by last name, other names or in part. A name that fits several things is asked back, with exit code 3.
    """
    given = list(words or ())
    wants_help = any(word in HELP for word in given)
    with reported():
        from graph.asking import find, questions

        name, typed = _read([word for word in given if word not in HELP])
        if not name and wants_help:
            typer.echo(context.get_help())
        elif not name and typed:
            raise QueryError("name a question; `ask` alone lists them")
        elif not name and format is AskFormat.MD:
            from graph.asking.output import as_listing

            typer.echo(as_listing(questions()), nl=False)
        elif not name:
            typer.echo("\n".join(line for one in questions() for line in _described(one, False)))
        elif wants_help:
            typer.echo("\n".join(_described(find(name), True)))
        else:
            _ask(name, typed, context, evidence)
    raise typer.Exit(OK)


def _ask(name: str, typed: Mapping[str, str], context: typer.Context, evidence: bool) -> None:
    from graph.asking import answer, find
    from graph.asking.answer import checked
    from graph.query import load

    question = find(name)
    _no_option(typed)
    checked(question, typed)  # a wrong parameter is told before a large graph is read
    found = answer(load(context.params["graph"]), question, typed, evidence)
    for parameter, taken in found.taken:
        say(f"{parameter}: {taken}")
    _print(found, context.params["format"])


def _no_option(typed: Mapping[str, str]) -> None:
    """Refuse what no question takes and looks like an option of this command, misspelt."""
    from graph.asking import questions

    for name in typed.keys() - {parameter.name for one in questions() for parameter in one.parameters}:
        if near := get_close_matches(name, ("graph", "format", "evidence"), n=1, cutoff=0.75):
            raise QueryError(f"ask has no option --{name}; did you mean --{near[0]}?")


def _print(found: Answer, form: AskFormat) -> None:
    from graph.asking import output

    if form is AskFormat.CSV:
        typer.echo(output.as_csv(found), nl=False)
    elif form is AskFormat.JSON:
        typer.echo(output.as_json(found), nl=False)
    elif form is AskFormat.MD:
        typer.echo(shown(output.as_markdown(found)), nl=False)
    else:
        print_rows(found.question.title, found.rows, Format.TABLE)
        for line in output.in_lines(found):
            typer.echo(shown(line))


def _read(words: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Return the name of the question, or "", and what each option says; raise QueryError for what is neither."""
    names: list[str] = []
    typed: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("--"):
            names.append(word)
            continue
        name, sign, text = word.removeprefix("--").partition("=")
        if not sign:
            follows = next(rest, None)
            if follows is None:
                raise QueryError(f"--{name} needs a value")
            text = follows
        name = name.replace("-", "_")
        if name in typed:
            raise QueryError(f"--{name} is given twice")
        typed[name] = text
    if len(names) > 1:
        raise QueryError(f"{names[1]!r} is one word too many; put names of several words between quotation marks")
    return (names[0] if names else ""), typed


def _described(question: Question, long: bool) -> list[str]:
    lines = [question.name, f"    {question.question}"]
    for parameter in question.parameters:
        needed = " (required)" if parameter.default is None else ""
        lines.append(f"    --{parameter.name} {parameter.takes.upper()}{needed}  {parameter.text}")
    if long:
        lines += ["    columns:", *(f"      {name}: {text}" for name, text in question.columns)]
    return lines
