"""The stages, a line each: the only module that names them all.

    files -> documents -> annotated -> frames -> linked -> resolved -> claims -> quads -> validated -> files and page
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.annotate import annotate
from graph.claims import claims
from graph.emit import quads
from graph.errors import InputError, OutputError
from graph.frames import extract
from graph.link import link
from graph.model import Document, Linked, Problem, Severity
from graph.read import read_inputs
from graph.resolve import resolve
from graph.serialize import turtle, write
from graph.settings import Settings
from graph.tables import Tables, load_tables
from graph.validate import Violation, check_quotes, validate

__all__ = ["BuildReport", "build", "read_one"]

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: counts, the problems of its input, its files, and the violations of its output."""

    documents: int
    entities: int
    claims: int
    triples: int
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    violations: tuple[Violation, ...]


def read_one(document: Document, tables: Tables) -> Linked:
    """Take one document through annotation, extraction and linking."""
    annotated = annotate(document, tables)
    return link(annotated, extract(annotated, tables), tables)


def build(inputs: Sequence[str | Path], output: Path, settings: Settings, progress: Progress | None = None) -> BuildReport:
    """Build the graph of the inputs into a folder.

    Raises InputError where no document could be read, and OutputError where the graph breaks its own shapes or cannot
    be written: the files of an earlier build then stand as they were.
    """
    tell = progress or _silent
    tell("reading", 0, 1)
    reading = read_inputs(inputs, settings)
    if not reading.documents:
        raise InputError("no document could be read" + "".join(f"\n  {p.source}: {p.message}" for p in reading.problems if p.severity is Severity.ERROR))
    tables = load_tables()
    linked = []
    for n, document in enumerate(reading.documents):
        tell("extracting", n, len(reading.documents))
        linked.append(read_one(document, tables))
    tell("resolving", 0, 1)
    resolution = resolve(linked, tables, settings.base)
    found = claims(linked, resolution)
    used = {c.subject for c in found} | {c.object.iri for c in found if hasattr(c.object, "iri")} | {c.attributed_to for c in found}
    entities = tuple(e for e in resolution.entities if e.iri in used)
    graph = quads(reading.documents, entities, found, settings.base)
    tell("checking", 0, 1)
    report = validate(turtle(graph, settings.base))
    violations = (*check_quotes(found, reading.documents), *report.violations)
    if violations:
        raise OutputError("the graph breaks its own shapes and was not written:" + "".join(f"\n  {v}" for v in violations[:10]))
    tell("writing", 0, 1)
    files = write(graph, output, settings.base)
    files = (*files, _page(graph, output, settings))
    tell("done", 1, 1)
    triples = len({(q.subject, q.predicate, q.object) for q in graph})
    return BuildReport(len(reading.documents), len(entities), len(found), triples, reading.problems, files, violations)


def _page(graph: object, output: Path, settings: Settings) -> Path:
    from graph.serialize import replace
    from graph.view import page

    path = output / "graph.html"
    replace(path, page(graph, settings))  # type: ignore[arg-type]
    return path


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
