"""Where things stand when the page is read by time: years from left to right, a lane for each group.

Takes group and date of each node; gives whole coordinates, the years with their edges, and the lanes with theirs. Nodes
without a date stand in columns before the years; years in which nothing happens take no room. How many stand above each
other is chosen so that the whole has a pleasant shape. What is left out: dates themselves (`scene`), and drawing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

CELL = (190, 46)  # pixels: the room of a node with its label to the right
ASPECT = 1.2  # width to height of the whole
MOST = 60  # nodes of one lane and one year that stand above each other, at most
GAP = 34  # pixels between two lanes
SIDE = 28  # pixels between two years


class Lanes(NamedTuple):
    """Places by node; `years` (name, left, right) in order, the undated first as ""; `lanes` (group, top, bottom)."""

    places: tuple[tuple[int, int], ...]
    years: tuple[tuple[str, int, int], ...]
    lanes: tuple[tuple[str, int, int], ...]


def lanes(groups: Sequence[str], dates: Sequence[str], order: Sequence[str]) -> Lanes:
    """Return where nodes of these groups and dates stand; `order` names the groups from top to bottom."""
    cells: dict[tuple[str, str], list[int]] = defaultdict(list)
    for node in sorted(range(len(groups)), key=lambda node: (dates[node], node)):
        cells[groups[node], dates[node][:4]].append(node)
    columns, rows = _shape({cell: len(nodes) for cell, nodes in cells.items()}, order)
    lefts, x = [], 0
    for year, count in columns.items():
        lefts.append((year, x, x + count * CELL[0]))
        x += count * CELL[0] + SIDE
    tops, y = [], 0
    for group, count in rows.items():
        tops.append((group, y, y + count * CELL[1]))
        y += count * CELL[1] + GAP
    left, top = ({name: start for name, start, _ in found} for found in (lefts, tops))
    places: dict[int, tuple[int, int]] = {}
    for (group, year), nodes in cells.items():
        high = rows[group]
        for number, node in enumerate(nodes):
            column, row = divmod(number, high) if columns[year] > 1 else (0, number)
            places[node] = (left[year] + column * CELL[0] + CELL[0] // 8, top[group] + row * CELL[1] + CELL[1] // 2)
    return Lanes(tuple(places[node] for node in range(len(groups))), tuple(lefts), tuple(tops))


def _shape(counts: Mapping[tuple[str, str], int], order: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the columns of each year and the rows of each lane that give the whole the shape nearest to `ASPECT`."""
    years = sorted({year for _, year in counts})
    groups = [group for group in order if any(other == group for other, _ in counts)]
    found: list[tuple[float, int, dict[str, int], dict[str, int]]] = []
    for most in range(1, MOST + 1):
        columns = {year: max(-(-n // most) for (_, other), n in counts.items() if other == year) for year in years}
        rows = {
            group: max(-(-n // columns[year]) for (other, year), n in counts.items() if other == group)
            for group in groups
        }
        wide = sum(columns.values()) * CELL[0] + len(columns) * SIDE
        high = sum(rows.values()) * CELL[1] + len(rows) * GAP
        found.append((abs(math.log(max(1, wide) / (ASPECT * max(1, high)))), most, columns, rows))
    return min(found, key=lambda one: one[:2])[2:]
