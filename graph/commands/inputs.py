"""The inputs of a command that is given none, and the options that speak of inputs and of tables beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.errors import InputError

CurationOption = Annotated[
    str,
    typer.Option(
        "--curation", metavar="FILE", help="The file of judgements.", show_default="each curation.csv beside the input"
    ),
]

AuthorityOption = Annotated[
    str,
    typer.Option(
        "--authority",
        metavar="DIR",
        help="Put tables of your own over those of the package: DIR holds any of bodies.csv, courts.csv, holders.csv, "
        "judges.csv, measures.csv, offices.csv, places.csv, with the columns of graph/data/authority/. A row with a "
        "known key takes the place of the package's, a new key adds a row.",
    ),
]


def sample_corpus() -> Path:
    """Return the sample corpus of the checkout; raise InputError where the package was installed without it."""
    root = Path(__file__).resolve().parents[2]
    if (root / "build_graph.py").is_file() and (root / "corpus").is_dir():
        return root / "corpus"
    raise InputError("no INPUT given, and the sample corpus is not installed; name a file or folder of articles")
