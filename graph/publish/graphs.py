"""A file of N-Quads or TriG -> its named graphs, one at a time, each as sorted lines of N-Triples with their hash.

N-Quads are sorted by subject, so that the lines of a graph lie scattered. They are copied once into a temporary file,
and of each graph only the places of its lines are kept in memory: a graph of a million triples needs little of it. The
hash of a graph depends on nothing but its triples, so that TriG and N-Quads of one build have the same.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from array import array
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from graph.errors import InputError, OutputError
from graph.publish.record import NTRIPLES, TURTLE, record_iri
from graph.query import graph_file
from graph.vocabulary import mint

SUFFIXES = (".trig", ".nq")  # of the files that keep graphs apart
MINTED = re.compile(r"(?P<base>.+/)(?:doc|graph)/[A-Za-z0-9_-]+")


def quads_file(path: Path) -> Path:
    """Return the TriG or N-Quads that a path names, or that lies in the folder or beside the file that it names.

    Raises InputError where there is none.
    """
    if path.suffix not in SUFFIXES:
        path = graph_file(path)
    for file in (path, *(path.with_suffix(suffix) for suffix in SUFFIXES)):
        if file.suffix in SUFFIXES and file.is_file():
            return file
    wanted = path if path.suffix in SUFFIXES else path.with_suffix(".nq")
    raise InputError(f"{wanted}: no such file; build the graph first, or name its graph.nq or graph.trig")


class Graphs(AbstractContextManager["Graphs"]):
    """The named graphs of a file: `digests` is the SHA-256 of each by its IRI, sorted, `base` what they begin with.

    With `merged`, one more holds each triple of all of them once: the Turtle of the build, as it stands in its file.
    """

    def __init__(self, file: Path, *, merged: bool = False) -> None:
        """Read the file; raises InputError where it is no RDF, or holds no graph of a build, or those of two."""
        self._file = file
        self._turtle = graph_file(file.with_suffix(".ttl")) if merged else None
        self._spool = tempfile.TemporaryFile()  # noqa: SIM115  it lives as long as the graphs
        self._runs: dict[str, array[int]] = {}  # place and size of each run of lines, by graph
        try:
            self._read()
            self.base = self._found_base()
            self._merged = mint(self.base, "graph", "merged")
            for made in (record_iri(self.base), self._merged):  # where the file was taken from a store
                self._runs.pop(made, None)
            names = sorted([*self._runs, *([self._merged] if merged else [])])
            self.digests: Mapping[str, str] = {name: _digest(self.content(name)[0]) for name in names}
        except BaseException:
            self._spool.close()
            raise

    def __exit__(self, *_raised: object) -> None:
        """Close what is open."""
        self._spool.close()

    def content(self, name: str) -> tuple[bytes, str]:
        """Return a graph and its media type; raises InputError where its file cannot be read."""
        if name != self._merged or self._turtle is None:
            return self.lines(name), NTRIPLES
        try:
            return self._turtle.read_bytes(), TURTLE
        except OSError as error:
            raise InputError(f"{self._turtle}: cannot be read: {error.strerror or error}") from error

    def lines(self, name: str) -> bytes:
        """Return a graph as N-Triples: each triple once, sorted."""
        runs = self._runs[name]
        found: set[bytes] = set()
        for place, size in zip(runs[::2], runs[1::2], strict=True):
            self._spool.seek(place)
            found.update(self._spool.read(size).splitlines(keepends=True))
        return b"".join(sorted(found))

    def _read(self) -> None:
        """Copy all lines, and note where those of each graph stand."""
        place, begins, here = 0, 0, ""
        try:
            for name, line in self._lines():
                if name != here:
                    self._note(here, begins, place)
                    here, begins = name, place
                self._spool.write(line)
                place += len(line)
        except (SyntaxError, ValueError) as error:
            raise InputError(f"{self._file}: not readable as RDF: {error}") from error
        except OSError as error:
            where = self._file if error.filename else tempfile.gettempdir()
            raise OutputError(f"{where}: {error.strerror or error}") from error
        self._note(here, begins, place)

    def _lines(self) -> Iterator[tuple[str, bytes]]:
        """Yield each triple of a named graph as a line, with the name."""
        from pyoxigraph import NamedNode, RdfFormat, parse

        form = RdfFormat.from_extension(self._file.suffix.removeprefix("."))
        for quad in parse(path=str(self._file), format=form):
            graph = quad.graph_name
            if isinstance(graph, NamedNode):
                yield graph.value, f"{quad.subject} {quad.predicate} {quad.object} .\n".encode()

    def _note(self, name: str, begins: int, ends: int) -> None:
        if name:
            self._runs.setdefault(name, array("q")).extend((begins, ends - begins))

    def _found_base(self) -> str:
        """Return the base of the build, which the names of all its graphs share."""
        bases = set()
        for name in self._runs:
            match = MINTED.fullmatch(name)
            if match is None:
                raise InputError(
                    f"{self._file}: the graph <{name}> is not of a build; publish takes those of one build"
                )
            bases.add(match["base"])
        if not bases:
            raise InputError(f"{self._file}: holds no named graph; name the graph.nq or graph.trig of a build")
        if len(bases) > 1:
            raise InputError(f"{self._file}: holds graphs of several builds ({', '.join(sorted(bases))}); name one")
        return bases.pop()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
