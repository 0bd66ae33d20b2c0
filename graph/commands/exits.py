"""How a command ends: the exit codes, and errors as one line.

0: all is well. 1: it ran, but documents were left out or missing, shapes are violated, or two graphs differ. 2: an
error: wrong usage, a missing file, or nothing to build from. 3: a name fits several things, and one must be chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import typer

from graph.console import problem_line, say
from graph.errors import GraphError
from graph.model import Problem, Severity

OK, REPORTED, ERROR, CHOICE = 0, 1, 2, 3


@contextmanager
def reported() -> Iterator[None]:
    """Turn an error that casegraph raises on purpose into one message and exit code 2; into 3 where it asks back."""
    try:
        yield
    except GraphError as error:
        raise typer.Exit(_said(error)) from None


def _said(error: GraphError) -> int:
    """Print an error, with the things that a name may mean below it; return the exit code."""
    from graph.asking import NotOne

    if not isinstance(error, NotOne):
        say(f"error: {error}")
        return ERROR
    say(f"error: {error}" + (", but there is:" if error.candidates and not error.several else ""))
    for one in error.candidates:
        say(f"  {one.told()}")
    return CHOICE if error.several else ERROR


def told(problems: Sequence[Problem]) -> bool:
    """Print the problems of the input to standard error; tell whether one of them is an error."""
    for problem in problems:
        say(problem_line(problem))
    return any(problem.severity is Severity.ERROR for problem in problems)
