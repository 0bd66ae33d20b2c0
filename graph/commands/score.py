"""Score what is found in texts against gold: `casegraph evaluate` and `identity`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from graph.commands.exits import OK, REPORTED, reported, told
from graph.commands.inputs import AuthorityOption
from graph.console import say, shown, watched
from graph.settings import Settings


def evaluate(  # noqa: PLR0913  an option is a parameter
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="The gold: a file with a JSON object a line, one for each document.")
    ],
    texts: Annotated[list[str], typer.Argument(metavar="TEXTS", help="The files or folders that the gold is about.")],
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only", metavar="DOC", help="Score this document only, by its file name without ending; may be repeated."
        ),
    ] = None,
    docs: Annotated[
        Path | None,
        typer.Option("--docs", metavar="FILE", help="Score the documents that this file lists, one a line."),
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List each value that was missed or wrong.")] = False,
    authority: AuthorityOption = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")] = False,
) -> None:
    """Score what is found in texts against gold.

    The score is told by template and slot, by rule and by kind of miss. All TEXTS are read together, as in a build,
    whatever documents are scored: things are told apart across documents.
    """
    with reported():
        from graph import evaluate as measure
        from graph import pipeline

        measure.check_order(gold, "GOLD, a file of JSON lines,", "evaluate GOLD TEXTS...")
        rows = measure.chosen(measure.read_gold(gold), [*(only or ()), *measure.listed(docs)])
        with watched(False) as progress:
            gathered = pipeline.gather(texts, Settings(authority=authority), progress)
        found = measure.evaluate(rows, gathered)
    lost = told(gathered.problems)
    for stem in found.absent:
        say(f"error: {gold}: document {stem!r} is not among TEXTS, so that all of its values count as missed")
    report = json.dumps(measure.as_object(found, misses), ensure_ascii=False, indent=2)
    typer.echo(report if as_json else shown("\n".join(measure.in_lines(found, misses))))
    raise typer.Exit(REPORTED if found.absent or lost else OK)


def identity(
    pairs: Annotated[
        Path,
        typer.Argument(metavar="PAIRS", help="A CSV file of pairs of names, such as tests/gold/identity_pairs.csv."),
    ],
    texts: Annotated[list[str], typer.Argument(metavar="TEXTS", help="The files or folders that the pairs are of.")],
    authority: AuthorityOption = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")] = False,
) -> None:
    """Score which names in texts were taken for one thing.

    The texts are read together, as in a build. Each pair that is merged wrongly, missed or not found is listed below
    the figures. Pairs of documents that are not among TEXTS are left out.
    """
    with reported():
        from graph import evaluate as measure
        from graph import pipeline

        measure.check_order(pairs, "PAIRS, a CSV file,", "identity PAIRS TEXTS...")
        rows = measure.read_pairs(pairs)
        with watched(False) as progress:
            gathered = pipeline.gather(texts, Settings(authority=authority), progress)
        judged = measure.judge_pairs(rows, gathered)
    lost = told(gathered.problems)
    report = json.dumps(measure.pairs_as_object(judged), ensure_ascii=False, indent=2)
    typer.echo(report if as_json else shown("\n".join(measure.pairs_in_lines(judged))))
    raise typer.Exit(REPORTED if lost else OK)
