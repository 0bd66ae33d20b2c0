"""Count the sentences about litigation that yield a frame of a case, a ruling or a measure; no gold is needed.

    python -m benchmarks.coverage ../shared/data/litigation_unlabelled.jsonl.gz [--words] [--open N]

`--words` breaks the figures down by the word that makes a sentence count, `--open` prints every so many of the
sentences that yield nothing, N in all, spread evenly over the texts.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.evaluate import Coverage, coverage
from graph.model import Annotated, Frame
from graph.pipeline import told
from graph.read import read_inputs
from graph.settings import Settings
from graph.tables import load_tables


def read(paths: Sequence[Path]) -> Iterator[tuple[Annotated, tuple[Frame, ...]]]:
    """Give each document annotated, with its frames."""
    reading = read_inputs(paths, Settings())
    for problem in reading.problems:
        print(f"{problem.severity}: {problem.source}: {problem.message}", file=sys.stderr)
    tables = load_tables()
    for document in reading.documents:
        yield told(document, tables)


def in_line(found: Coverage) -> str:
    """Return the figures as one line."""
    return (
        f"coverage {found.share:.3f} ({found.covered} of {found.sentences} sentences, {found.documents} documents); "
        f"by an asserted frame {found.asserted_share:.3f} ({found.asserted})"
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path, help="files or folders of articles")
    parser.add_argument("--words", action="store_true", help="break the figures down by word")
    parser.add_argument("--open", type=int, default=0, metavar="N", help="print N sentences that yield nothing")
    args = parser.parse_args()
    found = coverage(read(args.texts))
    if args.words:
        print(f"{'word':<18}{'sentences':>10}{'covered':>9}{'share':>7}{'asserted':>10}")
        for word, (sentences, covered, asserted) in found.words:
            print(f"{word:<18}{sentences:10}{covered:9}{covered / sentences:7.2f}{asserted:10}")
    if args.open > 0:
        step = max(1, len(found.open) // args.open)
        for stem, sentence in found.open[::step][: args.open]:
            print(f"{stem}\t{sentence}")
    print(in_line(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
