"""Judge the competency questions: `PYTHONPATH=. python tests/competency.py GRAPH` over a graph built of the five seeds.

`tests/gold/questions.json` holds questions in words, the saved question and the typed values that answer each, and the
answer as read in the articles. A cell of an expected answer fits where its words stand in the cell found; a list fits a
cell with as many values; an empty cell only an empty one. Rows that fit no expected answer count as wrong too.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.asking import answer, find
from graph.asking.names import folded
from graph.errors import GraphError, QueryError
from graph.query import SEPARATOR, load

if TYPE_CHECKING:
    from pyoxigraph import Store

GOLD = Path(__file__).resolve().parent / "gold" / "questions.json"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a question should have answered and did not, and what it answered and should not."""

    words: str
    missing: tuple[object, ...]
    wrong: tuple[object, ...]

    def right(self) -> bool:
        """Tell whether the answer is that of the articles."""
        return not self.missing and not self.wrong


def gold() -> list[dict[str, Any]]:
    """Return the questions with their expected answers."""
    found: list[dict[str, Any]] = json.loads(GOLD.read_text(encoding="utf-8"))
    return found


def fits(expected: str | list[str], cell: str) -> bool:
    """Tell whether a cell is what was expected."""
    if isinstance(expected, list):
        parts = [folded(part) for part in cell.split(SEPARATOR)]
        return len(parts) == len(expected) and all(any(folded(one) in part for part in parts) for one in expected)
    return folded(expected) in folded(cell) if expected else not cell


def judge(store: Store, one: Mapping[str, Any]) -> Verdict:
    """Ask one question and compare the answer."""
    try:
        rows = answer(store, find(one["question"]), one["values"]).rows
    except QueryError as error:
        return Verdict(one["words"], tuple(map(str, one["expected"])), (str(error),))
    chosen = [rows.columns.index(name) for name in one["columns"]]
    where = {rows.columns.index(name): text for name, text in one.get("where", {}).items()}
    kept = [row for row in rows.rows if all(fits(text, row[place]) for place, text in where.items())]
    got = sorted({tuple(row[place] for place in chosen) for row in kept})
    wanted = one["expected"]
    missing = [row for row in wanted if not any(all(map(fits, row, found)) for found in got)]
    wrong = [found for found in got if not any(all(map(fits, row, found)) for row in wanted)]
    return Verdict(one["words"], tuple(map(str, missing)), tuple(wrong))


def main(file: Path) -> None:
    """Print how many are right, and what the others lack."""
    store, asked = load(file), gold()
    verdicts = [judge(store, one) for one in asked]
    for one, verdict in zip(asked, verdicts, strict=True):
        if not verdict.right():
            sys.stdout.write(f"{verdict.words}\n  missing {verdict.missing}\n  wrong {verdict.wrong}\n")
            sys.stdout.write(f"  known: {one.get('known_miss', 'NO')}\n")
    sys.stdout.write(f"{sum(verdict.right() for verdict in verdicts)} of {len(asked)} right\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: competency.py GRAPH, the graph.ttl that is built of ../shared/seeds")
    try:
        main(Path(sys.argv[1]))
    except GraphError as error:
        sys.exit(f"error: {error}")
