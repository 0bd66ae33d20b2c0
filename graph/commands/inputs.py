"""The inputs of a command that is given none."""

from __future__ import annotations

from pathlib import Path

from graph.errors import InputError


def sample_corpus() -> Path:
    """Return the sample corpus of the checkout; raise InputError where the package was installed without it."""
    root = Path(__file__).resolve().parents[2]
    if (root / "build_graph.py").is_file() and (root / "corpus").is_dir():
        return root / "corpus"
    raise InputError("no INPUT given, and the sample corpus is not installed; name a file or folder of articles")
