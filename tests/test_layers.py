"""The imports of `graph/` run one way: each module imports only from lower ranks, and no stage knows another."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "graph"

RANKS = {
    "errors": 0,
    "model": 0,
    "settings": 1,
    "tables": 1,
    "vocabulary": 1,
    "refused": 1,
    "rows": 2,
    "cells": 2,
    "kept": 2,
    "read": 2,
    "annotate": 3,
    "readers": 3,
    "frames": 4,
    "link": 5,
    "resolve": 6,
    "claims": 7,
    "emit": 7,
    "serialize": 7,
    "across": 8,
    "built": 8,
    "contested": 9,
    "changes": 10,
    "curate": 8,
    "evaluate": 8,
    "explain": 9,
    "query": 7,
    "asking": 8,
    "validate": 8,
    "view": 8,
    "reports": 9,
    "exchange": 9,
    "publish": 9,
    "serve": 9,
    "renewed": 9,
    "retold": 10,
    "folder": 11,
    "pipeline": 12,
    "console": 13,
    "api": 13,
    "commands": 14,
    "cli": 15,
    "": 16,  # graph/__init__.py gathers the public names; nothing below imports from it
    "__main__": 16,
}
STAGES = {"read", "annotate", "readers", "frames", "link", "resolve"}  # they meet only in graph.model
CONDUCTORS = {"pipeline", "cli", ""}  # the only parts that may name a stage
PURE = {"errors", "model", "settings", "annotate", "frames", "link", "resolve", "claims", "emit", "across", "cells"}
CALLS = {"input", "open", "print"}
EFFECTS = {"io", "os", "pathlib", "random", "secrets", "shutil", "socket", "subprocess", "tempfile", "time", "uuid"}


def part_of(module: str) -> str:
    """Return the top-level part of a dotted module name: "graph.read.rows" is of "read", "graph" of ""."""
    return module.removeprefix("graph").lstrip(".").split(".")[0]


def imports(source: str, module: str, is_package: bool = False) -> list[tuple[int, str]]:
    """Return line and dotted name of everything imported, inner and TYPE_CHECKING imports included."""
    here = module.split(".") if is_package else module.split(".")[:-1]
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level + 1] if node.level else []
            base = ".".join(above + ([node.module] if node.module else []))
            if base == "graph":  # the name may be a module, or one that the root gathers
                found += [(node.lineno, f"graph.{a.name}" if a.name in RANKS else "graph") for a in node.names]
            else:
                found.append((node.lineno, base))
    return sorted(found)


def violations(source: str, module: str, is_package: bool = False) -> list[str]:
    """Return a line for each import that runs upward, sideways or into a stage."""
    own = part_of(module)
    if own not in RANKS:
        return [f"{module}: {own!r} has no rank in {Path(__file__).name}; give it one"]
    wrong = []
    for line, target in imports(source, module, is_package):
        other = part_of(target)
        if target.split(".")[0] != "graph" or (other == own and own):
            continue
        if other not in RANKS:
            wrong.append(f"{module}:{line}: imports {target}, which has no rank")
        elif RANKS[other] >= RANKS[own] and own != "__main__":
            wrong.append(f"{module}:{line}: rank {RANKS[own]} imports {target} of rank {RANKS[other]}")
        elif other in STAGES and own not in CONDUCTORS:
            wrong.append(f"{module}:{line}: imports the stage {target}; only the pipeline names the stages")
    return wrong


def effects(source: str, module: str) -> list[str]:
    """Return a line for each way in which a pure part reaches for files, clock, environment or chance."""
    if part_of(module) not in PURE:
        return []
    reached = [(line, target) for line, target in imports(source, module) if target.split(".")[0] in EFFECTS]
    wrong = [f"{module}:{line}: imports {target}" for line, target in reached]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            wrong.append(f"{module}:{node.lineno}: calls {node.func.id}()")
    return wrong


def modules() -> list[tuple[str, Path]]:
    """Return dotted name and path of every module of the package, sorted."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found.append((".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return found


@pytest.mark.parametrize(("module", "path"), modules(), ids=[name for name, _ in modules()])
def test_imports_run_one_way(module: str, path: Path) -> None:
    assert violations(path.read_text(encoding="utf-8"), module, path.name == "__init__.py") == []


@pytest.mark.parametrize(("module", "path"), modules(), ids=[name for name, _ in modules()])
def test_pure_parts_have_no_effects(module: str, path: Path) -> None:
    assert effects(path.read_text(encoding="utf-8"), module) == []


@pytest.mark.parametrize(
    ("module", "source", "count", "note"),
    [
        ("graph.frames.match", "from graph.model import Frame", 0, "a stage takes the model"),
        ("graph.frames.match", "from graph.frames.status import cue", 0, "a sibling of the same package"),
        ("graph.frames.match", "from .status import cue", 0, "a sibling, relative"),
        ("graph.frames.match", "import spacy\nfrom rdflib.graph import Graph", 0, "other people's packages"),
        ("graph.frames.match", "from graph import model, tables", 0, "lower modules by way of the root"),
        ("graph.frames.match", "from graph.annotate.dates import resolve", 1, "a stage imports the one before"),
        ("graph.frames.match", "from ..annotate import dates", 1, "the same, relative"),
        ("graph.annotate.dates", "import graph.pipeline", 1, "upward"),
        ("graph.annotate.dates", "def f():\n    from graph.cli import main\n", 1, "upward, inside a function"),
        ("graph.tables", "if TYPE_CHECKING:\n    from graph.read import Draft\n", 1, "upward, for types only"),
        ("graph.claims", "from graph.emit import quads", 1, "sideways"),
        ("graph.emit", "from graph.resolve import cluster", 1, "a stage, from above, but not from the pipeline"),
        ("graph.query", "from graph import build", 1, "a name of the package root"),
        ("graph.query", "from graph import cli", 1, "upward by way of the root"),
        ("graph.pipeline", "from graph import read, link\nfrom graph.view.page import draw", 0, "it names all stages"),
        ("graph.odds", "import re", 1, "a part without a rank"),
    ],
)
def test_checker_of_imports(module: str, source: str, count: int, note: str) -> None:
    assert len(violations(source, module)) == count, note


def test_checker_reads_packages() -> None:
    assert imports("from .rows import parse", "graph.read", is_package=True) == [(1, "graph.read.rows")]
    assert violations("from .model import Span", "graph", is_package=True) == []


@pytest.mark.parametrize(
    ("module", "source", "count"),
    [
        ("graph.link.events", "import re", 0),
        ("graph.link.events", "import os", 1),
        ("graph.link.events", "from pathlib import Path", 1),
        ("graph.link.events", "def f():\n    return open('x')", 1),
        ("graph.link.events", "import time\nprint(time.time())", 2),
        ("graph.read.files", "from pathlib import Path", 0),
    ],
)
def test_checker_of_effects(module: str, source: str, count: int) -> None:
    assert len(effects(source, module)) == count
