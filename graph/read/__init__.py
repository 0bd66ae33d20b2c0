"""Files -> documents: decoded, dated, with tables and non-text marked; what cannot be read becomes a problem.

Takes paths (files and folders of .txt, .md, .html, .htm, .jsonl, .jsonl.gz) and "-" for standard input; gives a
`Reading`. One module a format; `assemble` makes the documents. The order of the inputs changes nothing.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graph.model import Document, Problem
from graph.read.assemble import Made, assemble, make_document, too_long
from graph.read.draft import Draft, Metadata, Origin, error
from graph.read.files import read_paths, read_text
from graph.read.jsonlines import is_json_lines, read_json_lines
from graph.settings import Settings

__all__ = ["Draft", "Made", "Reading", "make_document", "read_inputs"]

STANDARD_INPUT = "-"
STDIN = Origin("standard input", "stdin")


@dataclass(frozen=True, slots=True)
class Reading:
    """The documents, sorted by stem, and the problems, sorted by source, line and message."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read_inputs(
    inputs: Sequence[Path | str],
    settings: Settings,
    stdin: BinaryIO | None = None,
    make: Callable[[Draft], Made] = make_document,
) -> Reading:
    """Read files, folders and, for "-", standard input; `make` makes the document of each text that can be one.

    Returns every document that can be read and a problem for everything that cannot; raises only where the data
    files of the package itself are broken (TableError).
    """
    names = sorted({str(item) for item in inputs})
    drafts, problems = read_paths([Path(name) for name in names if name != STANDARD_INPUT], settings)
    if STANDARD_INPUT in names:
        made, met = _read_stdin(stdin, settings)
        drafts.extend(made)
        problems.extend(met)
    documents, found = assemble(drafts, settings, make)
    return Reading(documents, tuple(sorted({*problems, *found}, key=_order)))


def _read_stdin(stdin: BinaryIO | None, settings: Settings) -> tuple[list[Draft], list[Problem]]:
    """Read JSON lines where the first line is such an object, else one plain text under the stem "stdin"."""
    if stdin is None:
        return [], [error(STDIN, "Nothing is connected to standard input; give a file or a folder.")]
    try:
        data = stdin.read()
    except OSError as failure:
        return [], [error(STDIN, f"It cannot be read ({failure.strerror or failure}).")]
    if is_json_lines(data):
        return read_json_lines(io.BytesIO(data), STDIN, settings)
    if len(data) > 4 * settings.max_characters + 4:
        return [], [error(STDIN, too_long(f"{len(data):,} bytes", settings))]
    return read_text(data, STDIN, Metadata(), page=False)


def _order(problem: Problem) -> tuple[str, int, str, str]:
    number = problem.place.removeprefix("line ")
    return problem.source, int(number) if number.isdigit() else 0, problem.message, problem.severity
