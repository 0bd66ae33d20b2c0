"""The errors that casegraph raises.

The tree::

    GraphError
    ├── InputError        a path, file or manifest that cannot be used
    ├── TableError        a table, the package's or a user's own, that breaks its rules
    ├── VocabularyError   a term that `ontology.ttl` does not define
    ├── QueryError        a query that is not there, does not parse, or lacks a parameter
    ├── ReaderError       an optional reader that is not installed, cannot be reached or does not answer
    ├── StoreError        a triple store that cannot be reached, or does not take what it is given
    ├── ServeError        a server that cannot be started
    └── OutputError       a file that cannot be written, or output that breaks its shapes

A message says what was found, where, what is allowed, and what to do. Input that is merely bad is not an
exception: it becomes a `graph.model.Problem`, is reported, and the other documents are built all the same.
`suggestion` ends the message about a name that is not known with those that come near.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class GraphError(Exception):
    """Root of all errors that casegraph raises on purpose."""


class InputError(GraphError):
    """A path, file or manifest that cannot be used."""


class TableError(GraphError):
    """A data table, the package's or a user's own, that breaks its rules."""


class VocabularyError(GraphError):
    """A term that the ontology does not define."""


class QueryError(GraphError):
    """A query that is missing, malformed or short of a parameter."""


class ReaderError(GraphError):
    """An optional reader that is not installed, cannot be reached or does not answer."""


class StoreError(GraphError):
    """A triple store that cannot be reached, or does not take what it is given."""


class OutputError(GraphError):
    """Output that cannot be written or that breaks its shapes."""


class ServeError(GraphError):
    """A server that cannot be started."""


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return a question for the known names that come near one that is none, as the end of a message, or "".

    >>> suggestion("cse", ["case", "judge"]), suggestion("Rulings of judge", ["rulings-of-judge"]), suggestion("x", [])
    ('; did you mean case?', '; did you mean rulings-of-judge?', '')
    """
    wanted, names = "-".join(name.casefold().replace("_", "-").split()), list(known)
    near = [other for other in names if wanted and wanted in other] or get_close_matches(wanted, names, cutoff=0.5)
    return f"; did you mean {' or '.join(near[:5])}?" if near else ""
