"""casegraph from Python: build a graph or load one, then ask, explain, report and export.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from graph import build, load
    >>> folder = TemporaryDirectory()
    >>> articles, output = Path(folder.name, "articles"), Path(folder.name, "output")
    >>> articles.mkdir()
    >>> _ = Path(articles, "suit.txt").write_text(
    ...     "CHICAGO, May 6, 2031 - Chicago sued the Justice Department on Monday in the Northern District of "
    ...     "Illinois. U.S. District Judge Lindsay C. Jenkins was assigned the case."
    ... )
    >>> graph = build(articles, output)
    >>> graph.ask("cases-of-jurisdiction", jurisdiction="chicago").rows[0]["case"]
    'Chicago v. Department of Justice (2031)'
    >>> load(output) == graph
    True
    >>> folder.cleanup()

Slow libraries are loaded by the first call that needs them, so that importing this costs nothing.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import QueryError
from graph.model import Problem
from graph.query import graph_file
from graph.settings import Settings

if TYPE_CHECKING:
    from pyoxigraph import Store

    from graph.asking.sentences import Sentence
    from graph.explain import Explanation
    from graph.query import Rows
    from graph.validate import Violation

TURTLE = "graph.ttl"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: the names of the columns, and a mapping from column to text for each row.

    `evidence` holds the sentences behind each row, where they were asked for.

    >>> answer = Answer(("judge", "rulings"), ({"judge": "Ada Quill", "rulings": "2"},))
    >>> [row["judge"] for row in answer], len(answer), answer.column("rulings")
    (['Ada Quill'], 1, ('2',))
    """

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    evidence: tuple[tuple[Sentence, ...], ...] = ()

    def __iter__(self) -> Iterator[Mapping[str, str]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> tuple[str, ...]:
        """Return the values of a column, in order; raises QueryError where there is no such column."""
        if name not in self.columns:
            raise QueryError(f"the answer has no column {name!r}; it has: {', '.join(self.columns)}")
        return tuple(row[name] for row in self.rows)

    def _repr_html_(self) -> str:
        """Return the answer as a table, for notebooks."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        rows = ("".join(f"<td>{html.escape(row[name])}</td>" for name in self.columns) for row in self.rows)
        return f"<table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


@dataclass(frozen=True)
class Graph:
    """A built graph on disk; it is read when something is asked of it, and never changed.

    `path` is the Turtle file; `problems` is what was wrong with the input of the build, where one made it just now.
    """

    path: Path
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @cached_property
    def store(self) -> Store:
        """Return the statements as a store of pyoxigraph; raises InputError where the file is no Turtle."""
        from graph.query import load as read

        return read(self.path)

    def __len__(self) -> int:
        """Return the number of statements."""
        return len(self.store)

    def __bool__(self) -> bool:
        """Tell that there is a graph, be it empty."""
        return True

    @staticmethod
    def questions() -> Mapping[str, str]:
        """Return the saved questions by name, each in words.

        >>> Graph.questions()["rulings-of-judge"].startswith("Which rulings")
        True
        """
        from graph.asking import questions

        return {query.name: query.question for query in questions()}

    def ask(self, question: str, *, evidence: bool = False, **values: str) -> Answer:
        """Answer a saved question by its name, with names as people type them, and the sentences behind if asked for.

        Raises QueryError for an unknown question or parameter, and for a name that fits several things or none.
        """
        from graph import asking

        with _in_one_message():
            found = asking.answer(self.store, asking.find(question), values, evidence)
        return _answer(found.rows, found.evidence)

    def sparql(self, text: str) -> Answer:
        """Answer a SELECT query of your own; raises QueryError where it is none or does not parse."""
        from graph import query

        return _answer(query.run(query.Query("your query", "", "", (), text), self.store, {}))

    def find(self, name: str, kind: str = "Thing") -> str:
        """Return the IRI of the thing that a name means; the kind is a class, such as "Case", or "Agent" or "Thing".

        Raises QueryError, with those that fit or come near, for a name that fits several things or none.
        """
        from graph.reports.naming import resolved

        with _in_one_message():
            return resolved(self.store, name, kind).iri

    def explain(self, name: str) -> Explanation:
        """Return what the graph knows of a thing, with the sentences: by IRI, the end of one, a label, or as typed.

        Raises QueryError, with those that fit or come near, for a name that fits several things or none.
        """
        from graph.explain import explain

        with _in_one_message():
            return explain(self.store, name)

    def report(self, kind: str, output: str | Path | None = None, *, year: str = "", **names: str) -> str:
        """Return a report as Markdown, and write it as HTML or Markdown where a file is named.

        The kinds and what they are told are those of `casegraph report --list`, such as report("case", case="chicago").
        """
        from graph import reports

        with _in_one_message():
            made = reports.make(self.store, kind, names, year)
        if output is not None:
            put(reports.in_files(made, Path(output).name), Path(output).parent)
        return reports.in_markdown(made)

    def export(self, form: str, output: str | Path | None = None) -> tuple[Path, ...]:
        """Write the graph for other programs, as `casegraph export`; return the files."""
        from graph import exchange

        folder = self.path.parent / "export" if output is None else Path(output)
        found = exchange.exported(exchange.content(self.path), form, self.path.parent)
        return put({name: text.encode("utf-8", "replace") for name, text in found}, folder)

    def violations(self) -> tuple[Violation, ...]:
        """Return how the graph breaks the shapes that every graph must keep; of a fresh build, nothing."""
        from graph.validate import validate

        return validate(self.path).violations


def build(
    inputs: str | Path | Sequence[str | Path], output: str | Path = "output", settings: Settings | None = None
) -> Graph:
    """Build the graph of files or folders of articles into a folder, and return it.

    Articles that cannot be read are left out, and told in `problems` of the graph. Raises GraphError where nothing can
    be built: InputError where no article could be read, OutputError where the folder cannot be written.
    """
    from graph import pipeline

    paths = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    report = pipeline.build(paths, Path(output), settings or Settings())
    return Graph(Path(output) / TURTLE, report.problems)


def load(path: str | Path) -> Graph:
    """Return a graph that was built before, by its Turtle file or folder; raises InputError where there is none."""
    return Graph(graph_file(Path(path)))


@contextmanager
def _in_one_message() -> Iterator[None]:
    """Put the things that a name may mean into the message of the error."""
    from graph.asking.names import NotOne, explained

    try:
        yield
    except NotOne as error:
        raise explained(error) from None


def _answer(found: Rows, evidence: tuple[tuple[Sentence, ...], ...] = ()) -> Answer:
    return Answer(found.columns, tuple(dict(zip(found.columns, row, strict=True)) for row in found.rows), evidence)


def put(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write files into a folder, all or none; raises OutputError where that cannot be done."""
    from graph.serialize import put as put_in_place
    from graph.serialize import whole_file

    makers = {folder / name: partial(whole_file, data) for name, data in files.items()}
    put_in_place(makers)
    return tuple(makers)
