"""How long a build takes, process start to finish, and how much memory, beside known work in the same run.

Each row is a process of its own, run several times in turn with the others; the middle time counts. The peers do less
than a build and give its scale: `rdflib` parses the Turtle that the build wrote and serialises it again, `spacy` loads
the blank English pipeline and tokenises the same texts (the floor under any build), `python` starts and ends. Times
hang on the machine and on what else runs there, so nothing is asserted; the ratios travel better than the seconds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RDFLIB = """
import sys, rdflib
graph = rdflib.Graph().parse(sys.argv[1], format="turtle")
graph.serialize(format="turtle", encoding="utf-8")
"""
SPACY = """
import sys, spacy
from graph.read import read_inputs
from graph.settings import Settings
nlp = spacy.blank("en")
print(sum(len(nlp.make_doc(one.text)) for one in read_inputs(sys.argv[1:], Settings()).documents))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds on the clock, seconds of processor, peak resident memory in MB."""

    seconds: float
    processor: float
    megabytes: float


def measure(command: list[str]) -> Run:
    """Run a command to its end and return what it took; end the benchmark where the command fails."""
    started = time.perf_counter()
    process = os.posix_spawn(
        command[0],
        command,
        {**os.environ, "PYTHONPATH": str(ROOT)},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) > 1:  # 1 is a build that left documents out
        sys.exit(f"failed: {' '.join(command)}")
    per_megabyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / per_megabyte)


def commands(inputs: list[str], output: Path) -> dict[str, list[str]]:
    python = sys.executable
    return {
        "build": [python, str(ROOT / "build_graph.py"), *inputs, "--output", str(output)],
        "rdflib: parse and serialise its Turtle": [python, "-c", RDFLIB, str(output / "graph.ttl")],
        "spacy: read and tokenise the texts": [python, "-c", SPACY, *inputs],
        "python: start and end": [python, "-c", "pass"],
    }


def table(runs: dict[str, list[Run]]) -> str:
    """Return the middle of each row's runs, and how many times as long the build takes."""
    build = statistics.median(run.seconds for run in runs["build"])
    lines = [f"{'':40} {'seconds':>8} {'range':>13} {'processor':>9} {'peak MB':>8} {'build/row':>9}"]
    for name, found in runs.items():
        seconds = sorted(run.seconds for run in found)
        middle = statistics.median(seconds)
        spread = f"{seconds[0]:.2f}-{seconds[-1]:.2f}"
        processor = statistics.median(run.processor for run in found)
        peak = max(run.megabytes for run in found)
        lines.append(f"{name:40} {middle:8.2f} {spread:>13} {processor:9.2f} {peak:8.0f} {build / middle:9.1f}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=[str(ROOT / "corpus")], help="files or folders (default: corpus/)")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="runs of each row (default: 5)")
    arguments = parser.parse_args()
    if arguments.repeat < 1:
        parser.error("--repeat must be at least 1")
    with tempfile.TemporaryDirectory() as folder:
        todo = commands(arguments.inputs, Path(folder))
        runs: dict[str, list[Run]] = {name: [] for name in todo}
        for _ in range(arguments.repeat):
            for name, command in todo.items():
                runs[name].append(measure(command))
    version, load = sys.version.split()[0], os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f}, Python {version}, {arguments.repeat} runs of each row")
    print(table(runs))


if __name__ == "__main__":
    main()
