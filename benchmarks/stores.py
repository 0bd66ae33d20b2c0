"""How long an Oxigraph server takes for each saved question: `python -m benchmarks.stores GRAPH [--rdflib]`.

Takes Turtle or N-Triples (`benchmarks/many.py` makes a large one), loads it into a store on disk with the `oxigraph`
of `pip install oxigraph`, and serves it on this machine alone, read only. Each question is asked with the busiest
thing for every parameter that it needs, and once more for each parameter that it need not have but that names a thing,
with the busiest again. A time is the median of several rounds, from the request to the last byte of the answer; the
first round, which finds the files cold, is not counted. Beside it stand the processor seconds of the server, which say
more where the machine does other things too.

With `--rdflib`, the same file is loaded into rdflib and each question asked there once, in a process of its own that
is ended at the limit.
"""

from __future__ import annotations

import argparse
import http.client
import json
import multiprocessing
import os
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
from graph.errors import ServeError
from graph.serve.worker import program

SECONDS = 30  # for the server to start, and for one answer
BUDGET = 1.0
CHOICE = 1  # so many of the things with most claims about them are tried, and of those that most claims hold


@dataclass(frozen=True, slots=True)
class Server:
    """A connection to a server, and the number of its process."""

    connection: http.client.HTTPConnection
    process: int

    def processor(self) -> float:
        """Return the processor seconds that the server has used so far."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer took: seconds on the clock and of the server's processor, and its rows."""

    clock: float
    processor: float
    rows: int


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
        parameters = [one for one in query.find(name).parameters if one.is_thing]
        needed = [(one.name, iri) for one in parameters if one.default is None for iri in things(one.takes)]
        yield [Asked(name, values), *(Asked(name, {**values, parameter: iri}) for parameter, iri in needed)]
        for one in parameters:
            if one.default is not None:
                yield [Asked(name, {**values, one.name: iri}, one.name) for iri in things(one.takes)]


def free_port() -> int:
    """Return a port of this machine that is free."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


@contextmanager
def served(file: Path) -> Iterator[Server]:
    """Load the file into a new store on disk, and serve it."""
    try:
        binary = program()
    except ServeError as error:
        raise SystemExit(str(error)) from None
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
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
                yield Server(_connected(port), server.pid)
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


def answered(server: Server, text: str) -> Taken:
    """Ask the server; a question that it does not answer in time has no rows."""
    headers = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
    before, begun = server.processor(), time.perf_counter()
    try:
        server.connection.request("POST", "/query", text.encode(), headers)
        body = server.connection.getresponse().read()
        ended = time.perf_counter()
        rows = len(json.loads(body)["results"]["bindings"])
    except (OSError, ValueError, http.client.HTTPException):
        server.connection.close()
        return Taken(float(SECONDS), server.processor() - before, 0)
    return Taken(ended - begun, server.processor() - before, rows)


def timed(server: Server, asked: Asked, rounds: int) -> Taken:
    """Return the median of several rounds, after one that is not counted."""
    text = asked.text()
    first = answered(server, text)
    if first.clock >= SECONDS:
        return first
    found = [answered(server, text) for _ in range(rounds)]
    return Taken(median(one.clock for one in found), median(one.processor for one in found), first.rows)


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


def told(asked: Asked, ours: Taken, theirs: str) -> str:
    """Return the figures of a question as a row of a table."""
    name = f"{asked.name} --{asked.given}" if asked.given else asked.name
    over = " **over**" if ours.clock >= BUDGET else ""
    return f"| {name} | {ours.rows:,} | {ours.clock:.2f}{over} | {ours.processor:.2f} | {theirs} |"


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
    print("| question | rows | server, s | its processor, s | rdflib, s |\n|---|---|---|---|---|")
    graph = plain(store) if given.rdflib else None
    del store
    slow = 0
    with served(given.graph) as server:
        for choice in asked:
            one = max(choice, key=lambda each: answered(server, each.text()).rows) if len(choice) > 1 else choice[0]
            ours, theirs = timed(server, one, given.rounds), ""
            if graph is not None:
                seconds = in_rdflib(graph, one, given.limit)
                taken = given.limit if seconds is None else seconds
                theirs = f"{'> ' if seconds is None else ''}{taken:.1f} ({taken / max(ours.clock, 0.001):,.0f} x)"
            slow += ours.clock >= BUDGET
            print(told(one, ours, theirs), flush=True)
    print(f"\n{len(asked) - slow} of {len(asked)} in less than {BUDGET:g} s")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
