"""A built graph as it is served: a store on disk that workers and lookups share, until the graph is built anew.

Takes a built folder; loads `graph.ttl` as the default graph, each triple once, and the named graphs of `graph.nq`, one
a document, beside it; gives `Snapshot`, which answers requests and lookups. `Current` holds the snapshot of the folder
as it is now: it looks every second whether a build has written another graph, and then changes over; a query
that runs is answered by the graph that it was asked of.
"""

from __future__ import annotations

import logging
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, cast

from graph.asking import Looked, questions
from graph.errors import GraphError, InputError, QueryError, ServeError
from graph.query import check_ours, graph_file
from graph.serve.limits import Limits, Refusal
from graph.serve.pool import Pool
from graph.serve.worker import Reply, Request
from graph.vocabulary import CG, RDF_TYPE

if TYPE_CHECKING:
    import pyoxigraph as ox

SAMPLE = 100_000  # triples in which the terms of a graph are looked for
RENEWED = 1.0  # seconds between two looks at the folder
OFFERED = 2_000  # names of things that a form offers
RESULTS = "application/sparql-results+json"
DOCUMENT = CG + "Document"
State = tuple[tuple[int, int], ...]
log = logging.getLogger(__name__)


class Snapshot:
    """One state of a built graph, loaded; raises InputError where its files cannot be read."""

    def __init__(self, graph: Path, limits: Limits) -> None:
        import pyoxigraph as ox

        self.limits = limits
        self._folder = _folder()
        self._terms: dict[str, tuple[str, ...]] = {}
        self._users, self._left, self._lock = 0, False, threading.Lock()
        place = Path(self._folder.name) / "store"
        self.pool = Pool(place, limits)
        try:
            self.triples = _loaded(graph, place)
            self.store = ox.Store.read_only(str(place))
            self.looked = Looked(cast("ox.Store", _Limited(self, inf)))
            self.documents = _documents(self.store)
            self.pool.start()
        except BaseException:
            self.pool.stop()
            self._folder.cleanup()
            raise

    def ask(self, request: Request) -> Reply | Refusal:
        """Pass a request to a worker."""
        return self.pool.ask(request)

    def limited(self) -> ox.Store:
        """Return the store as `graph.asking` uses it: queries go to a worker, and lookups end at the limit too."""
        return cast("ox.Store", _Limited(self, self.limits.seconds))

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the labels of the things of a kind, in order, where they are few enough to choose from; else none."""
        found = {one.label for one in self.looked.things(kind)}
        return tuple(sorted(found)) if len(found) <= OFFERED else ()

    def warm(self) -> None:
        """Look up what the questions need of the whole graph, before anybody waits for it."""
        parameters = [one for question in questions() for one in question.parameters]
        for takes in sorted({one.takes for one in parameters if one.is_thing}):
            self.looked.things(takes)
        self.looked.facts()

    def used_terms(self, kind: str) -> tuple[str, ...]:
        """Return the IRIs of the classes ("class") or properties ("property") that the graph uses, in order."""
        if kind not in self._terms:
            pattern = "?s a ?term" if kind == "class" else "?s ?term ?o"
            some = f"{{ SELECT ?term {{ {pattern} }} LIMIT {SAMPLE} }}"  # so many have seen every kind of thing
            found = self.limited().query(f"SELECT DISTINCT ?term {{ {some} }} ORDER BY ?term")
            self._terms[kind] = tuple(row["term"].value for row in cast("ox.QuerySolutions", found))
        return self._terms[kind]

    def enter(self) -> None:
        """Keep the snapshot open until `exit`."""
        with self._lock:
            self._users += 1

    def exit(self) -> None:
        """End what `enter` began."""
        with self._lock:
            self._users -= 1
        self._close_if_left()

    def leave(self) -> None:
        """Close the snapshot once nobody uses it."""
        with self._lock:
            self._left = True
        self._close_if_left()

    def _close_if_left(self) -> None:
        with self._lock:
            if not self._left or self._users:
                return
        self.pool.stop()
        self._folder.cleanup()


class Stopped(QueryError):  # noqa: N818  told by its name
    """A question that reached a limit; `refusal` says which."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.text)
        self.refusal = refusal


class _Limited:
    """What the questions use of a store, within the limits; raises QueryError where they are reached."""

    def __init__(self, snapshot: Snapshot, seconds: float) -> None:
        self._snapshot = snapshot
        self._end = time.monotonic() + seconds

    def query(self, text: str) -> object:
        """Answer a SELECT query by a worker."""
        import pyoxigraph as ox

        headers = {"accept": RESULTS, "content-type": "application/sparql-query"}
        found = self._snapshot.ask(Request("POST", "", headers, text.encode()))
        if isinstance(found, Refusal):
            raise Stopped(found)
        if found.status != 200:
            raise QueryError(found.body.decode("utf-8", "replace"))
        return ox.parse_query_results(found.body, format=ox.QueryResultsFormat.JSON)

    def quads_for_pattern(
        self, subject: ox.NamedNode | None, predicate: ox.NamedNode | None, object: ox.NamedNode | ox.Literal | None
    ) -> Iterator[ox.Quad]:
        """Look triples up in the default graph."""
        import pyoxigraph as ox

        if time.monotonic() > self._end:
            raise Stopped(Refusal(504, f"the question was stopped after {self._snapshot.limits.seconds:g} s"))
        return self._snapshot.store.quads_for_pattern(subject, predicate, object, ox.DefaultGraph())


def _folder() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="casegraph-", ignore_cleanup_errors=True)
    except OSError as error:
        raise ServeError(f"no folder for the store can be made: {error}; name another by TMPDIR") from error


def _documents(store: ox.Store) -> int:
    """Return how many documents the graph tells of."""
    import pyoxigraph as ox

    typed, graph = ox.NamedNode(RDF_TYPE), ox.DefaultGraph()
    return sum(1 for _ in store.quads_for_pattern(None, typed, ox.NamedNode(DOCUMENT), graph))


def _loaded(graph: Path, place: Path) -> int:
    """Load a built graph into a new store; return how many triples its default graph has."""
    import pyoxigraph as ox

    named, file, typed = graph.with_suffix(".nq"), graph, ox.NamedNode(RDF_TYPE)
    try:
        store = ox.Store(str(place))
        store.bulk_load(path=str(graph), format=ox.RdfFormat.TURTLE)
        triples = len(store)
        check_ours(graph, (str(getattr(q.object, "value", "")) for q in store.quads_for_pattern(None, typed, None)))
        if named.is_file():
            file = named
            store.bulk_load(path=str(named), format=ox.RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
    except (SyntaxError, ValueError, OSError) as error:
        raise InputError(f"{file}: cannot be served: {error}; build the graph again, or make room") from error
    return triples


def state(graph: Path) -> State:
    """Return what tells one state of the files from another: their times of writing and their sizes."""
    found = []
    for file in (graph, graph.with_suffix(".nq")):
        try:
            of = file.stat()
        except OSError:
            continue
        found.append((of.st_mtime_ns, of.st_size))
    return tuple(found)


def _warmed(fresh: Snapshot) -> Snapshot:
    try:
        fresh.warm()
    except BaseException:
        fresh.leave()
        raise
    return fresh


class Current:
    """The graph of a folder as it is now; `begin` loads it, `used` lends it, `end` closes it."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.graph = graph_file(folder)
        if self.graph.suffix in (".nq", ".trig"):
            raise InputError(f"{self.graph}: name the folder of the build, or its graph.ttl")
        self._limits = limits
        self._state: State = state(self.graph)
        self._snapshot = Snapshot(self.graph, limits)
        self._lock, self._over = threading.Lock(), threading.Event()
        self._watch = threading.Thread(target=self._renew, name="casegraph-renew", daemon=True)

    def begin(self) -> None:
        """Begin to look for later builds."""
        self._watch.start()

    @contextmanager
    def used(self) -> Iterator[Snapshot]:
        """Lend the snapshot for a request."""
        with self._lock:
            snapshot = self._snapshot
            snapshot.enter()
        try:
            yield snapshot
        finally:
            snapshot.exit()

    def end(self) -> None:
        """Close everything."""
        self._over.set()
        if self._watch.is_alive():
            self._watch.join()
        self._snapshot.leave()

    def _renew(self) -> None:
        self._snapshot.warm()
        seen = self._state
        while not self._over.wait(RENEWED):
            now = state(self.graph)
            if now != self._state and now == seen and now:  # a build writes its files one after the other
                self._change(now)
            seen = now

    def _change(self, now: State) -> None:
        self._state = now
        try:
            fresh = _warmed(Snapshot(self.graph, self._limits))
        except (GraphError, OSError, ValueError) as error:
            log.warning("the graph that was built is not served, the earlier one still is: %s", error)
            return
        with self._lock:
            old, self._snapshot = self._snapshot, fresh
        old.leave()
        log.warning("the graph was built anew and is served: %s triples", f"{fresh.triples:,}")
