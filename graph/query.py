"""Run the saved questions of `queries/*.rq` against a built Turtle file.

Takes the name of a query, values for its parameters and the path of a graph; gives a table of strings. Each
`.rq` file opens with comment lines that say what it asks::

    # title: Rulings of a judge
    # question: Which rulings has a judge made, when, and with what outcome?
    # param judge: a name or the IRI of the judge, or a part of the name; default ""
    # param document: the identifier of the document; required
    # takes judge: Person
    # column date: the day, month or year of the ruling
    # evidence event: the ruling

A parameter `judge` is bound in the query by one line, `VALUES ?param_judge { "" }`, that holds the default: so the
file runs as it is in any SPARQL 1.1 store, and says where to put a value. Running it here puts the value in that
place as one escaped literal, so no value can change what the query does.

`takes` says what a parameter is of: a class of things ("Person"), a choice ("plaintiff|defendant"), or one of "day",
"year", "number" and "text"; `graph.asking` reads what people type by it. Each column has a line, in the order of the
query. `evidence` names a variable inside the query whose claims carry a row.

A cell of several values holds them sorted, with `" | "` between. What is left out: updates, and any result but a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError, QueryError, suggestion

if TYPE_CHECKING:
    from pyoxigraph import Store

SEPARATOR = " | "
_SUFFIX = ".rq"
_HEADER = re.compile(
    r"#\s*(?P<key>title|question|param|takes|column|evidence)\b\s*(?P<name>[a-z_]*)\s*:\s*(?P<text>.*\S)\s*"
)
_PARAMETER = re.compile(r"(?P<text>.*?)\s*;\s*(?:(?P<required>required)|default \"(?P<default>[^\"]*)\")")
_SELECTED = re.compile(r"^SELECT\b(?: DISTINCT)?(?P<columns>.*?)^WHERE\b", re.DOTALL | re.MULTILINE)
_COLUMN = re.compile(r"\(.*? AS \?(\w+)\)|\?(\w+)", re.DOTALL)
_JOINED = re.compile(r"GROUP_CONCAT\([^)]*\) AS \?(\w+)\)")
_BOUND = re.compile(r"VALUES \?param_(?P<name>[a-z_]+) \{ \"(?P<default>[^\"\\]*)\" \}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query may be told: `default` is None where a value must be given; `takes` says what the value is of."""

    name: str
    text: str
    default: str | None
    takes: str = "text"

    @property
    def is_thing(self) -> bool:
        """Tell whether a value names a thing of a class ("Person"), and is no choice, day, number or text."""
        return self.takes[:1].isupper() and "|" not in self.takes


@dataclass(frozen=True, slots=True)
class Query:
    """One saved question: its name (the file's), title, the question in words, parameters and SPARQL text.

    `columns` are the names of the columns with what they hold; the claims of the variables `evidence` carry the rows.
    """

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str
    columns: tuple[tuple[str, str], ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer: the names of the columns, and the rows in the query's order; an unbound cell is ""."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Carried = tuple[Rows, tuple[frozenset[str], ...]]


def _folder() -> Traversable:
    """Return where the queries lie: inside the installed package, else at the top of the checkout."""
    packaged = files("graph") / "data" / "queries"
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parent.parent / "queries"
    if checkout.is_dir():
        return checkout
    raise QueryError(f"no queries found, neither in {packaged} nor in {checkout}; install casegraph again")


def parse(name: str, text: str) -> Query:
    """Read the header of the query text; raise QueryError for a header that is short or does not fit the query."""
    found: dict[str, str] = {}
    named: dict[str, dict[str, str]] = {key: {} for key in ("param", "takes", "column", "evidence")}
    for line in text.splitlines():
        match = _HEADER.fullmatch(line)
        if match and match["key"] in named:
            named[match["key"]][match["name"]] = match["text"]
        elif match:
            found[match["key"]] = match["text"]
    for key in ("title", "question"):
        if key not in found:
            raise QueryError(f"query {name}: no line '# {key}: …'")
    for of in named["takes"].keys() - named["param"].keys():
        raise QueryError(f"query {name}: '# takes {of}' speaks of no parameter")
    parameters = tuple(_parameter(name, of, words, named["takes"]) for of, words in named["param"].items())
    declared = [(parameter.name, parameter.default or "") for parameter in parameters]
    if sorted(declared) != sorted((match["name"], match["default"]) for match in _BOUND.finditer(text)):
        raise QueryError(f'query {name}: each "# param" needs one line VALUES ?param_NAME {{ "default" }}')
    columns = tuple(named["column"].items())
    if columns and tuple(of for of, _ in columns) != selected(text):
        raise QueryError(f"query {name}: the lines '# column …' are not those of SELECT: {', '.join(selected(text))}")
    return Query(name, found["title"], found["question"], parameters, text, columns, tuple(named["evidence"]))


def selected(text: str) -> tuple[str, ...]:
    """Return the names of the columns that a query selects, in order.

    >>> selected("SELECT ?judge (COUNT(?x) AS ?rulings)\\nWHERE { ?x ?p ?judge }")
    ('judge', 'rulings')
    """
    match = _SELECTED.search(text)
    return tuple(one or other for one, other in _COLUMN.findall(match["columns"])) if match else ()


def _parameter(query: str, name: str, text: str, takes: Mapping[str, str]) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if not name or match is None:
        raise QueryError(f"query {query}: '# param NAME: text' must end in '; required' or '; default \"…\"': {text!r}")
    default = None if match["required"] else match["default"]
    return Parameter(name, match["text"], default, takes.get(name, "text"))


@lru_cache(maxsize=1)
def queries() -> tuple[Query, ...]:
    """Return all saved queries, sorted by name."""
    found = sorted((item for item in _folder().iterdir() if item.name.endswith(_SUFFIX)), key=lambda item: item.name)
    return tuple(parse(item.name.removesuffix(_SUFFIX), item.read_text(encoding="utf-8")) for item in found)


def find(name: str) -> Query:
    """Return the query of that name; raise QueryError, with the names that come near, where there is none."""
    for query in queries():
        if query.name == name:
            return query
    near = suggestion(name, [query.name for query in queries()])
    raise QueryError(f"no query is called {name!r}{near or '; `casegraph query --list` shows them'}")


def graph_file(path: Path) -> Path:
    """Return the Turtle file that a path names, or that of a built folder; raise InputError where there is none."""
    file = path / "graph.ttl" if path.is_dir() else path
    if not file.is_file():
        raise InputError(f"{file}: no such file; build the graph first, or name one")
    return file


def load(path: Path) -> Store:
    """Read a Turtle file, or that of a built folder, into memory; raise InputError where it is no such graph."""
    import pyoxigraph

    from graph.vocabulary import RDF_TYPE

    store, path = pyoxigraph.Store(), graph_file(path)
    try:
        store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    except (SyntaxError, ValueError, OSError) as error:
        raise unreadable(path, "Turtle", error) from error
    kinds = store.quads_for_pattern(None, pyoxigraph.NamedNode(RDF_TYPE), None)
    check_ours(path, (str(getattr(quad.object, "value", "")) for quad in kinds))
    return store


def unreadable(path: Path, form: str, error: Exception) -> InputError:
    """Return the error for a file that does not parse: the file, the place in it, and the way out."""
    why = error.msg if isinstance(error, SyntaxError) else error
    return InputError(f"{path}: not readable as {form}: {why}; name the graph.ttl of a build, or its folder")


def check_ours(path: Path, terms: Iterable[str]) -> None:
    """Raise InputError for a graph of which none of these terms, its classes as a rule, is of casegraph's ontology."""
    from graph.vocabulary import CG

    if not any(term.startswith(CG) for term in terms):
        raise InputError(
            f"{path}: holds nothing that casegraph has written; name the graph.ttl of a build, or its folder"
        )


def bind(query: Query, values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return a value for each parameter; raise QueryError for an unknown name or a required one left out."""
    known = {parameter.name for parameter in query.parameters}
    unknown = sorted(set(values) - known)
    if unknown:
        allowed = ", ".join(parameter.name for parameter in query.parameters) or "none"
        raise QueryError(f"query {query.name} has no parameter {unknown[0]!r}; it has: {allowed}")
    bound = []
    for parameter in query.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is None:
            raise QueryError(f"query {query.name} needs --param {parameter.name}=…: {parameter.text}")
        bound.append((parameter.name, value))
    return tuple(bound)


def filled(query: Query, values: Mapping[str, str]) -> str:
    """Return the SPARQL text with each value in its place as one escaped literal; raise QueryError as `bind` does."""
    import pyoxigraph

    terms = {}
    for name, value in bind(query, values):
        try:
            terms[name] = str(pyoxigraph.Literal(value))
        except ValueError as error:
            raise QueryError(f"query {query.name}: --param {name} is no valid text: {value!r}") from error
    return _BOUND.sub(lambda match: f"VALUES ?param_{match['name']} {{ {terms[match['name']]} }}", query.text)


def run(query: Query, store: Store, values: Mapping[str, str]) -> Rows:
    """Answer the query over the store; raise QueryError for bad parameters or a query that is no SELECT."""
    return _answer(query, store, filled(query, values))


def run_with_carriers(query: Query, store: Store, values: Mapping[str, str]) -> Carried:
    """Answer the query; give with each row the IRIs of what carries it, claims and things, as `evidence` names them."""
    text = filled(query, values)
    grouped = re.search(r"^GROUP BY\b", text, re.MULTILINE)
    more = [
        f'(GROUP_CONCAT(DISTINCT COALESCE(STR(?{name}), ""); separator=" ") AS ?carried_{name})'
        if grouped
        else f"?{name}"
        for name in query.evidence
    ]
    shown = selected(text)
    wide = _SELECTED.sub(lambda match: match[0].replace("\nWHERE", " " + " ".join(more) + "\nWHERE"), text)
    found = _answer(query, store, wide)
    merged: dict[tuple[str, ...], set[str]] = {}
    for row in found.rows:
        merged.setdefault(row[: len(shown)], set()).update(iri for cell in row[len(shown) :] for iri in cell.split())
    return Rows(shown, tuple(merged)), tuple(frozenset(carriers) for carriers in merged.values())


def _answer(query: Query, store: Store, text: str) -> Rows:
    import pyoxigraph

    try:
        answer = store.query(text)
    except SyntaxError as error:
        raise QueryError(f"query {query.name} does not parse: {error}") from error
    if not isinstance(answer, pyoxigraph.QuerySolutions):
        raise QueryError(f"query {query.name} is no SELECT query")
    columns = tuple(variable.value for variable in answer.variables)
    joined = frozenset(_JOINED.findall(query.text))
    return Rows(columns, tuple(tuple(_cell(row[name], name in joined) for name in columns) for row in answer))


def _cell(term: object, joined: bool) -> str:
    """Return the term as text: the value of a literal or IRI; joined values in sorted order."""
    if term is None:
        return ""
    value = str(getattr(term, "value", term))
    return SEPARATOR.join(sorted(value.split(SEPARATOR))) if joined else value
