"""What it costs to add an article to a graph, and to withdraw it again, beside a build from nothing.

    python benchmarks/incremental.py [FILE_OR_FOLDER...] [--articles N]

Four builds, each a process of its own: all articles but the last from nothing; the last one added; all from nothing,
without a cache; the last one withdrawn. Figures are processor seconds with loading (a machine that does other things
changes them little) and peak resident memory. The files after adding must be those of the build from nothing, to the
byte, and after withdrawing those of the first build; otherwise it says so and leaves with 1.

Without inputs, the articles are made from the paragraphs of the sample corpus, each with names of its own in place of
some cities. They share their judges and governments, as news does, but have few different sentences; real news tells
more. With inputs, the first N articles of them are taken.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph.model import Document
from graph.read import read_inputs
from graph.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
RENAMED = ("San Francisco", "Santa Clara", "Chicago", "Philadelphia", "Richmond")
FIRST = "Alder Birch Cedar Dover Elm Fern Grove Hazel Iris Juniper Kestrel Linden Maple North Oak Pine".split()
SECOND = "Bay City Creek Falls Harbor Hill Island Lake Mills Park Point Port Ridge Rock Springs Valley".split()


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds and peak memory in MB of one build."""

    seconds: float
    megabytes: float


def varied(documents: Sequence[Document], count: int) -> Iterator[Document]:
    """Yield articles made from the paragraphs of the documents, the cities renamed from one round to the next."""
    for number in range(count):
        one = documents[number % len(documents)]
        turn, text = number // len(documents), one.text
        if turn:
            for place, city in enumerate(RENAMED):
                at = turn * len(RENAMED) + place
                text = text.replace(city, f"{FIRST[at % 16]} {SECOND[at // 16 % 16]}" + " Town" * (at // 256 % 2))
        yield Document(f"{one.stem}-{turn:04}", text, "", one.title, one.publisher, one.source, one.published)


def lines(documents: Sequence[Document]) -> str:
    """Return the articles as JSON lines."""
    rows = (
        {"id": d.stem, "text": d.text, "title": d.title, "publisher": d.publisher, "url": d.source}
        | {"published": d.published}
        for d in documents
    )
    return "".join(json.dumps(row) + "\n" for row in rows)


def build(source: Path, output: Path, *options: str) -> Cost:
    """Build in a process of its own."""
    command = [sys.executable, "-m", "graph", "build", str(source), "--output", str(output), "--quiet", *options]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        raise SystemExit(f"the build failed: {' '.join(command)}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def digests(folder: Path) -> dict[str, str]:
    """Return the hash of each file of a build."""
    found = {}
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            found[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("inputs", nargs="*")
    parser.add_argument("--articles", type=int, default=500)
    asked = parser.parse_args()
    documents = read_inputs(asked.inputs or [ROOT / "corpus"], Settings()).documents
    taken = list(islice(documents, asked.articles) if asked.inputs else varied(documents, asked.articles))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole, fewer = folder / "whole.jsonl", folder / "fewer.jsonl"
        whole.write_text(lines(taken), encoding="utf-8")
        fewer.write_text(lines(taken[:-1]), encoding="utf-8")
        build(fewer, folder / "out")
        before = digests(folder / "out")
        added = build(whole, folder / "out")
        after = digests(folder / "out")
        nothing = build(whole, folder / "anew", "--no-cache")
        expected = digests(folder / "anew")
        withdrawn = build(fewer, folder / "out")
        same = after == expected and digests(folder / "out") == before
    print(f"{len(taken)} articles")
    for title, cost in (("from nothing", nothing), ("one added", added), ("one withdrawn", withdrawn)):
        share = 100 * cost.seconds / nothing.seconds
        print(f"{title:<14} {cost.seconds:8.1f} s {share:6.1f} % {cost.megabytes:7.0f} MB")
    print("the files are the same, to the byte" if same else "THE FILES DIFFER")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
