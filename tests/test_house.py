"""The rules of the house: sizes, docstrings, frozen types, one tree of errors, a test file for each module."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import re
import shutil
import socket
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

import graph
import graph.errors
import graph.model
from graph.model import Span

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "graph"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
MOST_LINES, FEW_LINES, MOST_FUNCTION_LINES = 300, 80, 60
LONGER: dict[str, int] = {}
TESTED_BY = {"errors": "test_house", "model": "test_house", "refused": "test_readers"}
TESTED_BY |= {"folder": "test_incremental", "renewed": "test_incremental", "retold": "test_incremental"}
TESTED_BY |= dict.fromkeys(("settings", "console", "commands", "__main__"), "test_cli")
MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:work|tmp|opt|root|home|farm|Users)/")
LEFTOVER = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """Return the text files that belong to the project, as git sees them."""
    if not (shutil.which("git") and (ROOT / ".git").exists()):
        pytest.skip("no git checkout: which files belong to the project is not known")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return [ROOT / name for name in sorted(listed) if (ROOT / name).is_file() and not name.endswith((".png", ".gz"))]


def functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_keeps_the_measure(path: Path, record_property: Callable[[str, object], None]) -> None:
    """A docstring, few enough lines, functions short enough to read at a glance; small modules are only noted."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    if source.strip():
        assert ast.get_docstring(tree), "no module docstring"
    lines = len(source.splitlines())
    if 0 < lines < FEW_LINES:
        record_property("small module", f"{name_of(path)}: {lines} lines")
    assert lines <= LONGER.get(name_of(path), MOST_LINES)
    long = [f.name for f in functions(tree) if (f.end_lineno or f.lineno) - f.lineno + 1 > MOST_FUNCTION_LINES]
    assert long == []


def model_dataclasses() -> list[type]:
    return [
        value
        for _, value in sorted(vars(graph.model).items())
        if isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__.startswith("graph.model")
    ]


@pytest.mark.parametrize("kind", model_dataclasses(), ids=lambda kind: kind.__name__)
def test_model_types_are_frozen_and_slotted(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(kind)
    assert kind.__doc__ and not kind.__doc__.startswith(f"{kind.__name__}(")


@pytest.mark.parametrize("kind", model_dataclasses(), ids=lambda kind: kind.__name__)
def test_model_types_hold_values_only(kind: type) -> None:
    """No list, dict or set passes between stages."""
    for field in dataclasses.fields(kind):
        assert not re.search(r"\b(?:list|dict|set|Any)\b", str(field.type)), f"{field.name}: {field.type}"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (5, 4), (-1, 3)])
def test_span_refuses(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="start"):
        Span(start, end)


def test_span_counts_code_points() -> None:
    text = "Señora 🏛 Ruiz"
    assert Span(7, 8).of(text) == "🏛"
    assert Span(9, 13).of(text) == "Ruiz"
    assert Span(0, 6).to(Span(9, 13)) == Span(0, 13)
    assert Span(0, 13).contains(Span(9, 13)) and not Span(9, 13).contains(Span(0, 13))
    assert Span(0, 7).overlaps(Span(6, 8)) and not Span(0, 7).overlaps(Span(7, 8))


def test_public_names_are_listed() -> None:
    """`graph.__all__` is sorted, true, and holds every public name that the package gathers."""
    listed = list(graph.__all__)
    assert listed == sorted(set(listed))
    assert [name for name in listed if not hasattr(graph, name)] == []
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    gathered = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "graph"
        for alias in node.names
    }
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assert {name for name in gathered | defined if not name.startswith("_")} <= set(listed)


def test_errors_make_one_tree() -> None:
    """Every error that the package defines derives from GraphError, and the drawn tree is the real one."""
    drawn = dict(re.findall(r"[├└]── (\w+)\s+(\S.*)", graph.errors.__doc__ or ""))
    real = {cls.__name__: cls for cls in graph.errors.GraphError.__subclasses__()}
    assert set(drawn) == set(real)
    for cls in real.values():
        assert cls.__bases__ == (graph.errors.GraphError,) and cls.__doc__
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            bases = [base.id for base in getattr(node, "bases", []) if isinstance(base, ast.Name)]
            if isinstance(node, ast.ClassDef) and any(base.endswith(("Error", "Exception")) for base in bases):
                module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
                assert issubclass(getattr(module, node.name), graph.errors.GraphError), f"{name_of(path)}: {node.name}"


def has_test(path: Path) -> bool:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    names = {f"test_{parts[-1]}", f"test_{'_'.join(parts)}", f"test_{parts[0]}"}
    names |= {TESTED_BY.get(parts[-1], "test_"), TESTED_BY.get(parts[0], "test_")}
    return any((ROOT / "tests" / f"{name}.py").is_file() for name in names)


@pytest.mark.parametrize("path", [p for p in MODULES if p.name != "__init__.py"], ids=name_of)
def test_module_has_its_test(path: Path) -> None:
    """`graph/read/rows.py` is tested by test_rows, test_read_rows or test_read."""
    assert has_test(path), "no test file mirrors this module"


def test_nothing_of_one_machine_in_the_project() -> None:
    """No path of one machine and no note to self stands in a file of the project."""
    found = []
    for path in tracked():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [
            f"{name_of(path)}:{number}: {line.strip()[:80]}"
            for number, line in enumerate(lines, start=1)
            if MACHINE_PATH.search(line) or LEFTOVER.search(line)
        ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("open('/" + "tmp/x')", True),
        ("cd /" + "home/jo/casegraph", True),
        ("https://example.org/" + "work/12", False),
        ("#!/usr/bin/env bash", False),
        ("docs/" + "home/page", False),
    ],
)
def test_machine_paths_are_told_from_addresses(line: str, wrong: bool) -> None:
    assert bool(MACHINE_PATH.search(line)) is wrong


def test_the_network_is_shut() -> None:
    with pytest.raises(AssertionError, match="network"), socket.socket() as line:
        line.connect(("192.0.2.1", 80))
    with pytest.raises(AssertionError, match="network"):
        socket.getaddrinfo("example.org", 80)


def test_warnings_are_errors() -> None:
    with pytest.raises(UserWarning):
        warnings.warn("a warning must not pass unseen", stacklevel=1)
