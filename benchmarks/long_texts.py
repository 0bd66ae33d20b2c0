"""How the time of annotation, extraction and linking grows with the length of a text, for prose and for odd texts.

    python benchmarks/long_texts.py [--size 50000]

Prints CPU seconds at one, two and four times the size, and the growth from the first to the last: 4 is linear. As a
floor, the tokens of spaCy's blank pipeline on the same text stand beside it. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

import spacy

from graph.model import Document
from graph.pipeline import read_one
from graph.tables import load_tables

UNITS = {
    "prose": "U.S. District Judge Jane Roe blocked the travel ban on Tuesday. Ohio sued the department over the rule. ",
    "paragraphs": "Judge Jane Roe blocked the travel ban on Tuesday.\n\n",
    "captions": "X v. Y ",
    "commas": ", ",
    "quotes": '" ',
    "brackets": "(a) ",
    "capitals": "Harlan ",
    "titles": "senior deputy ",
    "counties": "County ",
    "lists": "Ohio and ",
    "numbers": "20 ",
    "lines": "Roe\n",
    "quotations": '"We won" said Roe ',
    "openings": "\u201c ",
    "rulings": "The judge ruled that ",
    "suits": "Ohio sued ",
    "districts": "federal district ",
    "without a stop": "judge jane roe blocked the travel ban on tuesday and ohio sued over the rule ",
}


def seconds(work: Callable[[str], object], text: str) -> float:
    """Return the CPU seconds of one call."""
    started = time.process_time()
    work(text)
    return time.process_time() - started


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=50_000, help="code points of the smallest text")
    size = parser.parse_args().size
    tables, nlp = load_tables(), spacy.blank("en")
    nlp.max_length = 8 * size

    def read(text: str) -> object:
        return read_one(Document("long", text, "", published="2020-06-17"), tables)

    read("Ohio sued. ")  # warm the caches
    print(f"{'text':<16}{'1x s':>8}{'2x s':>8}{'4x s':>8}{'growth':>8}{'tokens 4x s':>13}")
    for name, unit in UNITS.items():
        texts = [unit * (times * size // len(unit)) for times in (1, 2, 4)]
        took = [seconds(read, text) for text in texts]
        floor = seconds(nlp.make_doc, texts[-1])
        growth = took[2] / max(took[0], 0.01)
        print(f"{name:<16}" + "".join(f"{t:8.2f}" for t in took) + f"{growth:8.1f}{floor:13.2f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
