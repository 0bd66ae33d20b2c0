"""What the server costs beside others: `python -m benchmarks.serve GRAPH [--rounds 5]`.

Starts `casegraph serve`, the `oxigraph` program that stands behind it, and, where it is installed, `rdflib-endpoint`
(`pip install 'rdflib-endpoint[cli]'`), one after the other over one Turtle file, and asks each every saved question
that needs no value. Prints for each the seconds until it answers for the first time, the memory of its processes after
the questions, and, over the questions, the geometric mean and the longest of the medians, with ratios to the first.

A question that takes longer than the limit counts with the limit.
"""

from __future__ import annotations

import argparse
import http.client
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import geometric_mean, median
from urllib.parse import urlencode

from benchmarks.stores import SECONDS, free_port, served
from graph import query

LIMIT = 60.0
BEGUN = 600.0  # seconds for a server to load a graph
HERE = Path(sys.executable).parent
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}


def asked(port: int, path: str, text: str) -> float:
    """Ask a server; return the seconds from the request to the last byte."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=LIMIT)
    begun = time.perf_counter()
    try:
        line.request("POST", path, urlencode({"query": text}).encode(), FORM)
        answer = line.getresponse()
        answer.read()
    except TimeoutError:
        return LIMIT
    finally:
        line.close()
    return time.perf_counter() - begun if answer.status == 200 else LIMIT


@contextmanager
def process(command: Sequence[str], port: int, path: str) -> Iterator[tuple[float, int]]:
    """Run a server until it answers; give the seconds that this took, and the number of the process."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            while running.poll() is None and time.perf_counter() - begun < BEGUN:
                try:
                    asked(port, path, "ASK {}")
                except OSError:
                    time.sleep(0.05)
                else:
                    break
            yield time.perf_counter() - begun, running.pid
        finally:
            running.terminate()


def memory(process: int) -> float:
    """Return the megabytes of a process and of what it started."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
    return sum(rss for pid, parent, rss in rows if process in (pid, parent)) / 1000


def medians(port: int, path: str, texts: Mapping[str, str], rounds: int) -> Mapping[str, float]:
    """Return for each question the median of several rounds, after one that is not counted."""
    found = {}
    for name, text in texts.items():
        first = asked(port, path, text)
        found[name] = median(asked(port, path, text) for _ in range(rounds)) if first < SECONDS else first
    return found


def servers(graph: Path) -> Iterator[tuple[str, Sequence[str] | None, str]]:
    """Yield the name, the command and the path of each server; no command for what `benchmarks.stores` starts."""
    yield (
        "casegraph serve",
        [sys.executable, "-m", "graph", "serve", "--graph", str(graph), "--timeout", str(LIMIT)],
        "/sparql",
    )
    yield "oxigraph", None, "/query"
    if (HERE / "rdflib-endpoint").is_file() or shutil.which("rdflib-endpoint"):
        program = HERE / "rdflib-endpoint"
        command = [str(program) if program.is_file() else "rdflib-endpoint", "serve", "--host", "127.0.0.1"]
        yield "rdflib-endpoint", [*command, str(graph)], "/"


def measured(
    graph: Path, texts: Mapping[str, str], rounds: int
) -> Iterator[tuple[str, float, float, Mapping[str, float]]]:
    """Yield for each server its name, seconds to the first answer, megabytes, and the medians."""
    for name, command, path in servers(graph):
        if command is None:
            begun = time.perf_counter()
            with served(graph) as line:
                ready = time.perf_counter() - begun
                found = medians(int(line.connection.port), path, texts, rounds)
                yield name, ready, memory(line.process), found
            continue
        port = free_port()
        files, arguments = command[-1:], ["--port", str(port)]
        whole = [*command[:-1], *arguments, *files] if name == "rdflib-endpoint" else [*command, *arguments]
        with process(whole, port, path) as (ready, number):
            found = medians(port, path, texts, rounds)
            yield name, ready, memory(number), found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("graph", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args(arguments)
    texts = {one.name: one.text for one in query.queries() if all(p.default is not None for p in one.parameters)}
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph.ttl"
        shutil.copyfile(query.graph_file(given.graph), graph)
        print(f"{len(query.load(graph)):,} triples, {len(texts)} questions, medians of {given.rounds}\n")
        names = ("server", "first answer, s", "memory, MB", "mean, ms", "longest, ms", "mean as a ratio")
        print(f"| {' | '.join(names)} |\n|{'---|' * len(names)}")
        ours = 0.0
        for name, ready, megabytes, found in measured(graph, texts, given.rounds):
            mean, longest = geometric_mean(found.values()), max(found.values())
            ours = ours or mean
            held = f"{megabytes:,.0f}" if megabytes else "not measured"
            row = (name, f"{ready:.1f}", held, f"{mean * 1000:.1f}", f"{longest * 1000:.0f}", f"{mean / ours:.1f}")
            print(f"| {' | '.join(row)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
