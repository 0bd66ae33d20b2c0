"""How long an Oxigraph server takes for each saved question: `python -m benchmarks.stores GRAPH [--rdflib]`.

Takes Turtle or N-Triples (`benchmarks/many.py` makes a large one), loads it into a store on disk with the `oxigraph`
of `pip install oxigraph`, and serves it on this machine alone, read only. Each question is asked with the busiest
thing for every parameter that it needs, and once more for each parameter that it need not have but that names a thing,
with the busiest again. A time is the median of several rounds, from the request to the last byte of the answer; the
first round, which finds the files cold, is not counted.

With `--rdflib`, the same file is loaded into rdflib and each question asked there once, in a process of its own that
is ended at the limit.
"""

from __future__ import annotations

import argparse
import http.client
import json
import multiprocessing
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

import pyoxigraph as ox
import rdflib

from benchmarks.questions import busiest, term, values_of
from graph import query

SECONDS = 30  # for the server to start, and for one answer
BUDGET = 1.0
CHOICE = 2  # so many of the things with most claims about them are tried, and of those that most claims hold


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its values, and the parameter that it need not have but was given."""

    name: str
    values: Mapping[str, str]
    given: str = ""

    def text(self) -> str:
        """Return the SPARQL text."""
        return query.filled(query.find(self.name), self.values)


def askings(store: ox.Store) -> Iterator[Sequence[Asked]]:
    """Yield every question, as several of which one is to be taken: each is about another of the busiest things."""

    @cache
    def things(kind: str) -> list[str]:
        found = [iri for end in ("subject", "object") for iri in busiest(store, kind, (end,))[:CHOICE]]
        return list(dict.fromkeys(found))

    for name, values in values_of(store).items():
        parameters = [one for one in query.find(name).parameters if one.takes[0].isupper() and "|" not in one.takes]
        needed = [(one.name, iri) for one in parameters if one.default is None for iri in things(one.takes)]
        yield [Asked(name, values), *(Asked(name, {**values, parameter: iri}) for parameter, iri in needed)]
        for one in parameters:
            if one.default is not None:
                yield [Asked(name, {**values, one.name: iri}, one.name) for iri in things(one.takes)]


@contextmanager
def served(file: Path) -> Iterator[http.client.HTTPConnection]:
    """Load the file into a new store on disk, serve it, and give a connection to the server."""
    beside = Path(sys.executable).parent / "oxigraph"
    binary = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if binary is None:
        raise SystemExit("no oxigraph here; pip install oxigraph")
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        for command in (["load", "--file", str(file)], ["optimize"]):
            subprocess.run([binary, *command, "--location", folder], check=True, capture_output=True)
        serving = [
            binary,
            "serve-read-only",
            "--location",
            folder,
            "--bind",
            f"127.0.0.1:{port}",
            "--timeout-s",
            str(SECONDS),
        ]
        with subprocess.Popen(serving, stderr=subprocess.DEVNULL) as server:
            try:
                yield _connected(port)
            finally:
                server.terminate()


def _connected(port: int) -> http.client.HTTPConnection:
    until = time.monotonic() + SECONDS
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        try:
            connection.connect()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return connection


def answered(server: http.client.HTTPConnection, text: str) -> tuple[float, int]:
    """Ask the server; return the seconds from request to last byte, and the number of rows."""
    headers = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
    begun = time.perf_counter()
    try:
        server.request("POST", "/query", text.encode(), headers)
        response = server.getresponse()
        body = response.read()
    except TimeoutError:
        server.close()
        return float(SECONDS), 0
    ended = time.perf_counter()
    if response.status != 200:
        raise SystemExit(f"the server says {response.status}: {body[:300]!r}")
    return ended - begun, len(json.loads(body)["results"]["bindings"])


def timed(server: http.client.HTTPConnection, asked: Asked, rounds: int) -> tuple[float, int]:
    """Return the median seconds of several rounds, after one that is not counted, and the number of rows."""
    text = asked.text()
    seconds, rows = answered(server, text)
    return median(answered(server, text)[0] for _ in range(rounds)) if seconds < SECONDS else seconds, rows


def in_rdflib(graph: rdflib.Graph, asked: Asked, limit: float) -> float | None:
    """Return the seconds that rdflib takes, or None where it is ended at the limit."""
    context = multiprocessing.get_context("fork")
    text = asked.text()
    child = context.Process(target=lambda: len(list(graph.query(text))))
    begun = time.perf_counter()
    child.start()
    child.join(limit)
    ended = time.perf_counter()
    if child.is_alive():
        child.kill()
        child.join()
        return None
    return ended - begun


def told(asked: Asked, ours: tuple[float, int], theirs: str) -> str:
    """Return the figures of a question as a row of a table."""
    name = f"{asked.name} --{asked.given}" if asked.given else asked.name
    over = " **over**" if ours[0] >= BUDGET else ""
    return f"| {name} | {ours[1]:,} | {ours[0]:.3f}{over} | {theirs} |"


def plain(store: ox.Store) -> rdflib.Graph:
    """Return the triples of the store in rdflib."""
    graph = rdflib.Graph()
    for quad in store.quads_for_pattern(None, None, None):
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("graph", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rdflib", action="store_true", help="ask rdflib too; it takes long to load")
    parser.add_argument("--limit", type=float, default=120, help="the seconds after which rdflib is ended")
    parser.add_argument("--only", nargs="*", default=(), help="names of questions")
    given = parser.parse_args(arguments)
    store = query.load(given.graph)
    asked = [choice for choice in askings(store) if not given.only or choice[0].name in given.only]
    print(f"{given.graph.name}: {len(store):,} triples\n")
    print("| question | rows | server, s | rdflib, s |\n|---|---|---|---|")
    graph = plain(store) if given.rdflib else None
    del store
    slow = 0
    with served(given.graph) as server:
        for choice in asked:
            one = max(choice, key=lambda each: answered(server, each.text())[1]) if len(choice) > 1 else choice[0]
            ours, theirs = timed(server, one, given.rounds), ""
            if graph is not None:
                seconds = in_rdflib(graph, one, given.limit)
                taken = given.limit if seconds is None else seconds
                theirs = f"{'> ' if seconds is None else ''}{taken:.1f} ({taken / ours[0]:,.0f} x)"
            slow += ours[0] >= BUDGET
            print(told(one, ours, theirs), flush=True)
    print(f"\n{len(asked) - slow} of {len(asked)} in less than {BUDGET:g} s")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
