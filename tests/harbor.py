"""Three short dispatches of invented people for the tests of curation, gathered once, and rows of `curation.csv`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from io import StringIO
from pathlib import Path

from graph import pipeline
from graph.curate.entries import COLUMNS, Entry, parsed
from graph.model import Gathered
from graph.settings import DEFAULT_BASE, Settings

BASE = DEFAULT_BASE
SUIT = """Oakland sues over the harbor rule

date 2025-05-08

Oakland sued the Environmental Protection Agency on May 6, 2025, in federal court in San Francisco. Mayor Lena Ortiz \
said, "The harbor belongs to all of us." U.S. District Judge Mara Quillfeather blocked the rule on May 7, 2025.
"""
RULING = """Judge stops the harbor rule

date 2025-05-09

U.S. District Judge Mara Quillfeather granted a preliminary injunction on May 7, 2025, and ruled for Oakland. \
Oakland sued the Environmental Protection Agency on May 6, 2025. L. Ortiz, the mayor of Oakland, said, "We are glad of \
the ruling."
"""
LATER = """Agency appeals in the harbor case

date 2025-06-02

The Environmental Protection Agency appealed on Monday. U.S. District Judge Mara Quillfeather granted a preliminary \
injunction on May 7, 2025, after Oakland sued the Environmental Protection Agency on May 6, 2025. Mayor Lena Ortiz \
said, "They will lose again." Senator Theo Brandwyn said, "I stand with the agency."
"""
TWO: Mapping[str, str] = {"harbor-ruling": RULING, "harbor-suit": SUIT}
THREE: Mapping[str, str] = {**TWO, "a-later-word": LATER}

CASE = "case/oakland-ca-v-epa-2025"
JUDGED = "ruling/mara-quillfeather-2025-05-07-preliminary-injunction"
JUDGE = "person/mara-quillfeather"
LENA, L_ORTIZ = "person/lena-ortiz", "person/l-ortiz"


def row(action: str, subject: str, *rest: str, **further: str) -> tuple[str, ...]:
    """Return a row of the file: subject, then object, or predicate and object for a claim; further columns by name."""
    claim = action.split()[0] in ("reject", "confirm", "add")
    predicate, value = (*rest, "", "")[:2] if claim else ("", *rest, "")[:2]
    cells = {"action": action, "subject": subject, "predicate": predicate, "object": value, **further}
    given = {"author": "Jo Marsh", "date": "2031-05-08", **cells}
    return tuple(given.get(column, "") for column in COLUMNS)


def table(*rows: tuple[str, ...]) -> bytes:
    """Return the rows as a file, under its header."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *rows])
    return text.getvalue().encode()


def entries(*rows: tuple[str, ...]) -> tuple[Entry, ...]:
    return parsed(table(*rows), "curation.csv")


def lay(folder: Path, texts: Mapping[str, str], *rows: tuple[str, ...]) -> Path:
    """Write the texts into a folder, and the rows beside them if there are any."""
    folder.mkdir(parents=True, exist_ok=True)
    for stem, text in texts.items():
        (folder / f"{stem}.txt").write_text(text, encoding="utf-8")
    if rows:
        (folder / "curation.csv").write_bytes(table(*rows))
    return folder


@lru_cache(maxsize=2)
def gathered(folder: Path) -> Gathered:
    """Return what a folder tells without any judgement."""
    return pipeline.gather([folder], Settings())
