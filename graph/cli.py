"""The command line: `casegraph build`, `query`, `validate`, `explain` and `evaluate`.

This module only reads the arguments, calls the others and hands what they give to `graph.console`. Exit codes: 0 all
is well; 1 it ran, but documents were left out or missing, or shapes are violated; 2 an error: wrong usage, a missing
file, or nothing to build from. Slow libraries are imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import gc
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.console import Format, print_rows, problem_line, say, shown, violation_line, watched
from graph.errors import GraphError, InputError, QueryError
from graph.model import Severity
from graph.settings import DEFAULT_BASE, LanguageModel, Settings

if TYPE_CHECKING:
    from graph.query import Query

DEFAULT_GRAPH = Path("output/graph.ttl")
OK, REPORTED, ERROR = 0, 1, 2
KEY = "CASEGRAPH_LLM_KEY"  # the variable of the environment that holds the key of a language model

app = typer.Typer(
    name="casegraph",
    help="Read news and court texts and build a graph of actors and court cases in which each fact cites its sentence.",
    epilog="Exit codes: 0 all is well, 1 documents were left out or shapes are violated, 2 error.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
GraphOption = Annotated[Path, typer.Option("--graph", metavar="FILE", help="The built graph, in Turtle.")]


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    gc.set_threshold(100_000, 50, 50)  # a build makes many small values that live on: looking at them often is waste
    app()


@contextmanager
def _reported() -> Iterator[None]:
    """Turn an error that casegraph raises on purpose into one message and exit code 2."""
    try:
        yield
    except GraphError as error:
        say(f"error: {error}")
        raise typer.Exit(ERROR) from None


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"casegraph {version('casegraph')}")
        except PackageNotFoundError:
            typer.echo("casegraph (not installed)")
        raise typer.Exit(OK)


@app.callback()
def _root(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


@app.command()
def build(  # noqa: PLR0913  an option is a parameter
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT", help="Files or folders of articles, or - for standard input.", show_default="corpus/"
        ),
    ] = None,
    output: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write into.")] = Path("output"),
    base: Annotated[
        str, typer.Option(metavar="IRI", help="What the IRIs of the things begin with; ends in /.")
    ] = DEFAULT_BASE,
    max_characters: Annotated[
        int, typer.Option(metavar="N", min=1, help="Leave out documents longer than this.")
    ] = Settings().max_characters,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but problems.")] = False,
    spacy: Annotated[
        str, typer.Option(metavar="NAME", help="Let a trained spaCy pipeline (name or folder) add to the rules.")
    ] = "",
    llm: Annotated[
        str,
        typer.Option(
            metavar="URL", help=f"Let a language model add to the rules. Sends the texts to URL; key in ${KEY}."
        ),
    ] = "",
    model: Annotated[str, typer.Option(metavar="NAME", help="The model that --llm asks.")] = "",
    llm_cache: Annotated[
        str,
        typer.Option(
            metavar="DIR", help="Where its answers are kept.", show_default=".casegraph/llm beside the output"
        ),
    ] = "",
    llm_timeout: Annotated[float, typer.Option(metavar="SECONDS", min=1, help="How long to wait for it.")] = 300,
) -> None:
    """Build the graph from articles; without INPUT, from the project's own corpus."""
    with _reported():
        if model and not llm:
            raise InputError("--model names a model of --llm URL, which is not given")
        key = os.environ.get(KEY, "")  # noqa: TID251  a secret has no place in a command line
        asked = LanguageModel(llm, model, key, llm_cache, llm_timeout) if llm else None
        settings = Settings(base=base, max_characters=max_characters, spacy=spacy, llm=asked)
        paths = list(inputs) if inputs else [str(_corpus())]
        from graph import pipeline

        with watched(quiet) as progress:
            report = pipeline.build(paths, output, settings, progress, sys.stdin.buffer if "-" in paths else None)
    for problem in report.problems:
        say(problem_line(problem))
    for violation in report.violations:
        say(violation_line(violation))
    if not report.documents:
        say("error: nothing was built: no document could be read")
        raise typer.Exit(ERROR)
    if not quiet:
        counts = (report.documents, report.entities, report.claims, report.triples)
        names = ("documents", "entities", "claims", "triples")
        typer.echo(", ".join(f"{count} {name}" for count, name in zip(counts, names, strict=True)))
        for path in report.files:
            typer.echo(f"  {path}")
    failed = report.violations or any(problem.severity is Severity.ERROR for problem in report.problems)
    raise typer.Exit(REPORTED if failed else OK)


def _corpus() -> Path:
    """Return the sample corpus of the checkout; raise InputError where the package was installed without it."""
    root = Path(__file__).resolve().parent.parent
    if (root / "build_graph.py").is_file() and (root / "corpus").is_dir():
        return root / "corpus"
    raise InputError("no INPUT given, and the sample corpus is not installed; name a file or folder of articles")


@app.command()
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
    with _reported():
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


@app.command()
def validate(
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help="The graph to check, in Turtle.")] = DEFAULT_GRAPH,
) -> None:
    """Check a built graph against the shapes that every graph must keep."""
    with _reported():
        if not file.is_file():
            raise InputError(f"{file}: no such file; build the graph first, or name one")
        from graph.validate import validate as check

        report = check(file)
    for violation in report.violations:
        say(violation_line(violation))
    typer.echo(f"{file}: conforms" if report.conforms else f"{file}: {len(report.violations)} violations")
    raise typer.Exit(OK if report.conforms else REPORTED)


@app.command()
def explain(
    iri: Annotated[str, typer.Argument(metavar="IRI", help="An IRI, its end (person/jane-doe), or a whole label.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Print a thing, its claims and the sentences behind them."""
    with _reported():
        from graph.explain import explain as look_up
        from graph.explain import in_lines
        from graph.query import load

        found = look_up(load(graph), iri)
    typer.echo(shown("\n".join(in_lines(found))))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The gold: a JSON object a line and document.")],
    texts: Annotated[list[str], typer.Argument(metavar="TEXTS", help="The files or folders that the gold is about.")],
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="DOC", help="Score this document only; may be repeated.")
    ] = None,
    docs: Annotated[
        Path | None,
        typer.Option("--docs", metavar="FILE", help="Score the documents listed in this file."),
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List each value that was missed or wrong.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")] = False,
) -> None:
    """Read the texts and score what was found against gold, by template, by rule and by kind of miss.

    All TEXTS are read together, as in a build, whatever documents are scored: things are told apart across documents.
    """
    with _reported():
        from graph import evaluate as measure
        from graph import pipeline

        rows = measure.chosen(measure.read_gold(gold), [*(only or ()), *measure.listed(docs)])
        with watched(False) as progress:
            gathered = pipeline.gather(texts, Settings(), progress)
        found = measure.evaluate(rows, gathered)
    for problem in gathered.problems:
        say(problem_line(problem))
    for stem in found.absent:
        say(f"error: {gold}: document {stem!r} is not among TEXTS, so that all of its values count as missed")
    report = json.dumps(measure.as_object(found, misses), ensure_ascii=False, indent=2)
    typer.echo(report if as_json else shown("\n".join(measure.in_lines(found, misses))))
    failed = found.absent or any(problem.severity is Severity.ERROR for problem in gathered.problems)
    raise typer.Exit(REPORTED if failed else OK)
