"""The command line: `casegraph build` here, the other commands in `graph.commands`.

This module only reads the arguments, calls the others and hands what they give to `graph.console`. The exit codes
stand in `graph.commands.exits`. Slow libraries are imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from graph.commands import COMMANDS, LOOSE_OPTIONS
from graph.commands.exits import CHOICE, ERROR, OK, REPORTED, reported, told
from graph.commands.inputs import AuthorityOption, CurationOption, sample_corpus
from graph.console import counted, say, violation_line, watched
from graph.errors import InputError
from graph.settings import DEFAULT_BASE, LanguageModel, Settings

__all__ = ["CHOICE", "ERROR", "OK", "REPORTED", "app", "main"]

KEY = "CASEGRAPH_LLM_KEY"  # the variable of the environment that holds the key of a language model

PlacesOption = Annotated[
    bool, typer.Option("--keep-places", help="Leave things on the page where the last build put them.")
]
SiteOption = Annotated[
    bool,
    typer.Option(
        "--site", help="Write static pages of all things and documents too, into site/; later builds keep it up."
    ),
]
CacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Read every article anew, and keep nothing in .casegraph beside the output.")
]
ModelOption = Annotated[
    str,
    typer.Option(metavar="URL", help=f"Let a language model add to the rules. Sends the texts to URL; key in ${KEY}."),
]
app = typer.Typer(
    name="casegraph",
    help="Read news and court texts and build a graph of actors and court cases in which each fact cites its sentence.",
    epilog="Exit codes: 0 all is well, 1 documents were left out, shapes are violated or graphs differ, 2 error, "
    "3 a name fits several things.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    gc.disable()  # a build makes many small values that live on, and few that only a collector finds: see `folder`
    try:
        app()
    except OSError as error:  # files are seen to where they are read and written; what is left is where results go
        say(f"error: {error.filename or 'standard output: cannot be written'}: {error.strerror or error}")
        os._exit(ERROR)  # what could not be written is not tried again at the end


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
            metavar="INPUT",
            help="Files or folders (.txt, .md, .html, .jsonl), or - for standard input.",
            show_default="corpus/",
        ),
    ] = None,
    output: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write into.")] = Path("output"),
    base: Annotated[
        str, typer.Option(metavar="IRI", help="What the IRIs of the things begin with; ends in /.")
    ] = DEFAULT_BASE,
    max_characters: Annotated[
        int, typer.Option(metavar="N", min=1, help="Leave out documents longer than this.")
    ] = Settings().max_characters,
    authority: AuthorityOption = "",
    curation: CurationOption = "",
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but problems.")] = False,
    no_cache: CacheOption = False,
    keep_places: PlacesOption = False,
    site: SiteOption = False,
    spacy: Annotated[
        str, typer.Option(metavar="NAME", help="Let a trained spaCy pipeline (name or folder) add to the rules.")
    ] = "",
    llm: ModelOption = "",
    model: Annotated[str, typer.Option(metavar="NAME", help="The model that --llm asks.")] = "",
    llm_cache: Annotated[
        str,
        typer.Option(
            metavar="DIR", help="Where answers of --llm are kept.", show_default=".casegraph/llm beside the output"
        ),
    ] = "",
    llm_timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=1, help="How long to wait for an answer of --llm.")
    ] = 300,
) -> None:
    """Build the graph from articles.

    Without INPUT, the sample corpus of the checkout is read. Documents that cannot be read are told and left out, with
    exit code 1.
    """
    with reported():
        asked = _language_model(llm, model, llm_cache, llm_timeout)
        settings = Settings(base, max_characters, keep_places=keep_places, spacy=spacy, llm=asked, curation=curation)
        settings = replace(settings, authority=authority, cache=not no_cache, site=site)
        paths = list(inputs) if inputs else [str(sample_corpus())]
        from graph import pipeline

        with watched(quiet) as progress:
            report = pipeline.build(paths, output, settings, progress, sys.stdin.buffer if "-" in paths else None)
    lost = told(report.problems)
    for violation in report.violations:
        say(violation_line(violation))
    if not report.documents:
        say("error: nothing was built: no document could be read")
        raise typer.Exit(ERROR)
    if not quiet:
        typer.echo("\n".join(counted(report)))
    raise typer.Exit(REPORTED if report.violations or lost else OK)


def _language_model(url: str, model: str, cache: str, timeout: float) -> LanguageModel | None:
    """Return the language model that the options name, or None; raise InputError for half of one."""
    if model and not url:
        raise InputError("--model names a model of --llm URL, which is not given")
    key = os.environ.get(KEY, "")  # noqa: TID251  a secret has no place in a command line
    return LanguageModel(url, model, key, cache, timeout) if url else None


for _command in COMMANDS:
    app.command(context_settings=LOOSE_OPTIONS.get(_command))(_command)
