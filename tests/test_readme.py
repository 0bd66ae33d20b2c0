"""The README is true: its commands are those of `.ci/run`, its tables those of the code, its links lead somewhere."""

from __future__ import annotations

import re
import stat
import tomllib
from pathlib import Path

from conftest import Built

import graph

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = ROOT / ".ci" / "run"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FRAME = re.compile(r"set -|cd |if |fi$")  # what a shell script needs around its commands


def section(title: str) -> str:
    """Return the text below a second-level heading, up to the next one."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE)
    assert found, f"the README has no section {title!r}"
    return found[1]


def commands(text: str) -> list[str]:
    """Return the lines of all bash fences."""
    fences = re.findall(r"^```bash\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return [line for fence in fences for line in fence.splitlines() if line.strip()]


def ci_commands(script: str) -> list[str]:
    """Return what the script runs, without its frame and without the exits on failure."""
    lines = [line.strip().removesuffix(" || exit 1") for line in script.splitlines()]
    return [line for line in lines if line and not line.startswith("#") and not FRAME.match(line)]


def rows(text: str) -> list[list[str]]:
    """Return the body rows of the first Markdown table in the text."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_ci_runs_what_the_readme_says_and_nothing_else() -> None:
    assert sorted(ci_commands(CI.read_text(encoding="utf-8"))) == sorted(commands(README))
    assert CI.stat().st_mode & stat.S_IXUSR


def test_two_commands_are_enough() -> None:
    assert len(commands(section("Set up and build"))) == 1
    assert commands(section("Test"))[0] == ".venv/bin/python -m tests"


def test_comparison_sees_a_command_that_the_readme_lacks() -> None:
    script = "#!/usr/bin/env bash\nset -eu\ncd x\nif true; then\n    make a || exit 1\nfi\n# note\nmake b\n"
    assert ci_commands(script) == ["make a", "make b"]
    assert commands("```bash\nmake a\n```\n```console\nmake c\n```\n") == ["make a"]


def test_dependency_table_is_that_of_the_project() -> None:
    said = {name: spec for name, spec, *_ in rows(section("Dependencies"))}
    real = dict(re.fullmatch(r"([\w-]+)(.*)", line).groups() for line in PROJECT["dependencies"])  # type: ignore[union-attr]
    assert said == real
    assert all(all(row) for row in rows(section("Dependencies")))


def test_every_dependency_is_bounded() -> None:
    extras = [line for lines in PROJECT["optional-dependencies"].values() for line in lines]
    ours = f"{PROJECT['name']}["  # an extra that takes in others of ours
    for line in [line for line in PROJECT["dependencies"] + extras if not line.startswith(ours)]:
        assert "==" in line or (">=" in line and "<" in line), line


def test_exit_codes_are_those_of_the_command_line() -> None:
    from graph import cli

    said = [int(code) for code, _ in rows(section("Questions"))]
    assert said == [cli.OK, cli.REPORTED, cli.ERROR, cli.CHOICE]


def test_named_files_exist() -> None:
    linked = [name for name in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in name]
    named = re.findall(r"`((?:graph|tests|queries|corpus|docs)/[\w./-]*|[\w-]+\.(?:py|toml))`", section("How it works"))
    for name in linked + named:
        place = ROOT / name if (ROOT / name).exists() else ROOT / "graph" / name
        assert place.exists(), f"the README names {name}, which is not there"


def test_named_queries_exist() -> None:
    asked = re.findall(r"casegraph query ([a-z][\w-]*)", README)
    assert asked
    assert [name for name in asked if not (ROOT / "queries" / f"{name}.rq").is_file()] == []


def test_version_heads_the_changelog() -> None:
    versions = re.findall(r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [version for version in versions if version != "Unreleased"][0] == graph.__version__


def test_the_claim_that_is_shown_is_in_the_graph(built: Built) -> None:
    (shown,) = re.findall(r"^```turtle\n(.*?)^```", section("What a claim looks like"), re.DOTALL | re.MULTILINE)
    written = (built.folder / "graph.ttl").read_text(encoding="utf-8")
    (name,) = re.findall(r"^(claim:\w+) a", shown, re.MULTILINE)
    block = written[written.index(f"\n{name} a ") :].split("\n\n")[0]
    words = [word for line in shown[shown.index(name) :].splitlines() for word in line.strip(" ,;.").split()]
    assert [word for word in words if word.strip(",") not in block] == []
