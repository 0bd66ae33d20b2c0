"""How fast texts become tellings, on one core: articles of 500 words a second, peak memory, and growth with length.

    python benchmarks/extraction.py [FILE_OR_FOLDER...] [--articles 400] [--repeat 3]

Extraction is a JSON line in and events out: reading, annotation, frames and linking, without identity across documents
and without output. The floor in the same run is spaCy's blank English pipeline with an EntityRuler that holds the names
of the authority tables. Articles of 500 words are put together from the paragraphs of the inputs, in order, and round
again where the inputs are short; the one text of 1 MB is made in the same way and read whole, and cut into 100 parts at
the ends of paragraphs. Each row is a process of its own, held to one core where the system allows it; its figures are
processor seconds without loading. The default input, the sample corpus, has few different sentences, so that whatever
is kept by word would flatter: folders and `.jsonl.gz` files of real news tell more. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import spacy

from graph.pipeline import read_one
from graph.read import read_inputs
from graph.settings import Settings
from graph.tables import Tables, load_tables

ROOT = Path(__file__).resolve().parent.parent
WORDS = 500
LONG = 1_000_000  # code points of the long text
PARTS = 100
WARM = "Ohio sued the department over the rule on Tuesday."
Work = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Run:
    """One process: processor seconds for loading (modules and tables) and for the texts, code points,
    events, peak resident memory in MB."""

    loading: float
    seconds: float
    length: int
    found: int
    megabytes: float


def extraction() -> Work:
    """Return the work of the project on one text: a JSON line in, the events of its document out."""
    tables = load_tables()
    settings = Settings(max_characters=4 * LONG)

    def work(text: str) -> object:
        line = json.dumps({"id": "text", "published": "2025-03-04", "text": text}) + "\n"
        reading = read_inputs(["-"], settings, io.BytesIO(line.encode("utf-8")))
        return [event for document in reading.documents for event in read_one(document, tables).events]

    return work


def floor() -> Work:
    """Return the floor: tokens of the blank pipeline, and the names of the tables found by an EntityRuler."""
    nlp = spacy.blank("en")
    nlp.max_length = 4 * LONG
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for label, name in names(load_tables())])  # type: ignore[attr-defined]
    return lambda text: nlp(text).ents


def names(tables: Tables) -> list[tuple[str, str]]:
    """Return kind and form of every name that the annotators look up in tables."""
    found = {("MEASURE", name) for row in tables.measures for name in (row.name, *row.aliases)}
    for label in ("courts", "judges", "holders", "bodies", "places"):
        found |= {(label, name) for row in getattr(tables, label) for name in (row.name, *row.aliases)}
    found |= {("offices", name) for row in tables.offices for name in (row.title, *row.variants)}
    return sorted(pair for pair in found if pair[1])


WORKERS: dict[str, Callable[[], Work]] = {"extraction": extraction, "floor": floor}


def paragraphs(inputs: Sequence[str]) -> list[str]:
    """Return the paragraphs of all documents that can be read."""
    documents = read_inputs(inputs, Settings(max_characters=4 * LONG)).documents
    return [line.strip() for document in documents for line in document.text.split("\n") if line.strip()]


def articles(source: Sequence[str], count: int) -> Iterator[str]:
    """Yield articles of 500 words, each from where the one before ended; a last paragraph that runs over is cut."""
    lines = cycle(source)
    for _ in range(count):
        taken: list[str] = []
        words = 0
        while words < WORDS:
            last = next(lines).split()
            taken.append(" ".join(last[: WORDS - words]))
            words += len(last)
        yield "\n\n".join(taken)


def long_text(source: Sequence[str]) -> list[str]:
    """Return 100 parts that together have some 1,000,000 code points, each of whole paragraphs."""
    lines: list[str] = []
    size = 0
    for line in cycle(source):
        lines.append(line)
        size += len(line) + 2
        if size >= LONG:
            break
    parts: list[list[str]] = [[] for _ in range(PARTS)]
    at = 0
    for line in lines:
        parts[min(PARTS - 1, at * PARTS // size)].append(line)
        at += len(line) + 2
    return ["\n\n".join(part) for part in parts if part]


def child(kind: str, path: str) -> None:
    """Do one kind of work on the texts of a file, and print its run as JSON."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    work = WORKERS[kind]()
    work(WARM)
    ready = time.process_time()
    found = sum(len(work(text)) for text in texts)  # type: ignore[arg-type]
    print(json.dumps([ready, time.process_time() - ready, sum(map(len, texts)), found]))


def measure(kind: str, path: Path) -> Run:
    """Run one kind of work in a process of its own; end the benchmark where it fails."""
    command = [sys.executable, str(Path(__file__).resolve()), "--child", kind, str(path)]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed: {' '.join(command)}")
    per_megabyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(*json.loads(told), usage.ru_maxrss / per_megabyte)


def write(path: Path, texts: Sequence[str]) -> Path:
    path.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
    return path


def table(runs: dict[tuple[str, str], list[Run]], count: int) -> str:
    """Return the middle of each row's runs, and how many times as long as the floor on the same texts it takes."""
    middle = {key: statistics.median(run.seconds for run in found) for key, found in runs.items()}
    lines = [
        f"{'':32} {'seconds':>8} {'range':>13} {'per s':>7} {'MB/s':>6} {'peak MB':>8} {'loading':>8} {'x floor':>8}"
    ]
    for (what, kind), found in runs.items():
        seconds = sorted(run.seconds for run in found)
        spread = f"{seconds[0]:.2f}-{seconds[-1]:.2f}"
        rate = f"{count / middle[what, kind]:.0f}" if what == "articles" else ""
        peak, loading = max(run.megabytes for run in found), statistics.median(run.loading for run in found)
        speed, times = found[0].length / 1e6 / middle[what, kind], middle[what, kind] / middle[what, "floor"]
        row = f"{what + ': ' + kind:32} {middle[what, kind]:8.2f} {spread:>13} {rate:>7} {speed:6.2f} {peak:8.0f}"
        lines.append(f"{row} {loading:8.2f} {times:8.1f}")
    for kind in WORKERS:
        lines.append(
            f"1 MB whole against 100 parts, {kind}: {middle['1 MB whole', kind] / middle['1 MB parts', kind]:.2f}"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=[str(ROOT / "corpus")], help="files or folders (default: corpus/)")
    parser.add_argument("--articles", type=int, default=400, metavar="N", help="articles of 500 words (default: 400)")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="runs of each row (default: 3)")
    parser.add_argument("--child", nargs=2, metavar=("KIND", "FILE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(*arguments.child)
        return
    if min(arguments.repeat, arguments.articles) < 1:
        parser.error("--articles and --repeat must be at least 1")
    source = paragraphs(arguments.inputs)
    if not source:
        parser.error("the inputs hold no text")
    with tempfile.TemporaryDirectory() as folder:
        parts = long_text(source)
        texts = {
            "articles": write(Path(folder, "articles"), [*articles(source, arguments.articles)]),
            "1 MB parts": write(Path(folder, "parts"), parts),
            "1 MB whole": write(Path(folder, "whole"), ["\n\n".join(parts)]),
        }
        runs: dict[tuple[str, str], list[Run]] = {(what, kind): [] for what in texts for kind in WORKERS}
        for _ in range(arguments.repeat):
            for what, kind in runs:
                runs[what, kind].append(measure(kind, texts[what]))
    version, load = sys.version.split()[0], os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f}, Python {version}, {arguments.repeat} runs of each row")
    print(table(runs, arguments.articles))


if __name__ == "__main__":
    main()
