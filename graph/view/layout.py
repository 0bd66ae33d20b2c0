"""Where things stand on the page: a spring layout without randomness.

Takes the number of nodes and the pairs that are tied; gives whole coordinates, y downwards, in pixels at full size.
Each connected part is laid out alone (springs after Fruchterman and Reingold, 1991, from a spiral that starts with the
best connected node, or, if it is large, from where the names of its nodes lead), its labels are pushed apart, and the
parts are set in rows, the largest first. The same graph
gives the same places: nothing is drawn by lot, and the results are rounded. Where some nodes have their places already
(`beside`), these stay, and the others are set near those that they are tied to.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

LENGTH = 75.0  # pixels: the length of a spring at rest
BOX = (84.0, 44.0)  # pixels: the room that a node takes with its label
MARGIN = 50.0  # pixels between two connected parts
ASPECT = 1.15  # width to height of the whole
FEW = 150  # nodes of a part up to which it starts on a spiral, and is turned to lie level
_PAIRS = 12_000_000  # how many pairs are compared in one part, over all rounds
_ROUNDS = 260
_DENSE = 1_500  # above this many nodes, repulsion is sampled
_SHIFTS = 48  # partners of each node in a round, when sampled


def positions(count: int, pairs: Sequence[tuple[int, int]], names: Sequence[str] = ()) -> tuple[tuple[int, int], ...]:
    """Return the place (x, y) of each node 0..count-1; `pairs` are the ties, in any order.

    In a large part each node starts in a direction of its own, which its name gives: so most of the picture stays
    where it was when a few nodes come or go.
    """
    import numpy as np

    ties = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    parts = _parts(count, ties)
    owner = {node: number for number, part in enumerate(parts) for node in part}
    inside: list[list[tuple[int, int]]] = [[] for _ in parts]
    for tie in ties:
        inside[owner[tie[0]]].append(tie)
    known: dict[tuple[tuple[int, int], ...], Points] = {}  # many parts are tied alike, and are laid out alike
    places = np.zeros((count, 2))
    boxes = []
    for part, own in zip(parts, inside, strict=True):
        local = {node: number for number, node in enumerate(part)}
        shape = tuple((local[a], local[b]) for a, b in own)
        if shape not in known:
            turns = [_turn(names[node]) for node in part] if names and len(part) > FEW else None
            points = _spring(len(part), np.array(shape, dtype=np.int64).reshape(-1, 2), turns)
            known[shape] = points - points.min(axis=0)
        points = known[shape]
        places[part] = points
        boxes.append((float(points[:, 0].max()) + BOX[0], float(points[:, 1].max()) + BOX[1]))
    for part, corner in zip(parts, _packed(boxes), strict=True):
        places[part] += corner
    return tuple((round(float(x)), round(float(y))) for x, y in places)


def beside(
    kept: Mapping[int, tuple[int, int]], count: int, pairs: Sequence[tuple[int, int]], names: Sequence[str] = ()
) -> tuple[tuple[int, int], ...]:
    """Return the place of each node where those in `kept` stay; others stand near their neighbours, or below all."""
    if not kept:
        return positions(count, pairs, names)
    near: list[set[int]] = [set() for _ in range(count)]
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    found = dict(kept)
    taken = {(x // int(BOX[0]), y // int(BOX[1])) for x, y in kept.values()}
    waiting = sorted(set(range(count)) - kept.keys(), key=lambda node: (-len(near[node]), node))
    while reached := [node for node in waiting if near[node] & found.keys()]:
        for node in reached:
            ends = [found[end] for end in sorted(near[node] & found.keys())]
            middle = (sum(x for x, _ in ends) / len(ends), sum(y for _, y in ends) / len(ends))
            found[node] = _free(middle, taken)
        waiting = [node for node in waiting if node not in found]
    if waiting:
        place = {node: number for number, node in enumerate(waiting)}
        inner = [(place[one], place[other]) for one, other in pairs if one in place and other in place]
        left, below = min(x for x, _ in found.values()), max(y for _, y in found.values()) + round(2 * MARGIN + BOX[1])
        for node, (x, y) in zip(waiting, positions(len(waiting), inner), strict=True):
            found[node] = (x + left, y + below)
    return tuple(found[node] for node in range(count))


def _free(middle: tuple[float, float], taken: set[tuple[int, int]]) -> tuple[int, int]:
    """Return the free box nearest to a point, going out in a spiral, and take it."""
    wide, high = int(BOX[0]), int(BOX[1])
    for step in range(1, 4_000):
        radius, turn = 0.75 * step**0.5, step * 2.399963229728653
        x, y = middle[0] + wide * radius * math.cos(turn), middle[1] + 1.6 * high * radius * math.sin(turn)
        box = (int(x // wide), int(y // high))
        if box not in taken:
            break
    taken.add(box)
    return round(x), round(y)


def _parts(count: int, ties: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the connected parts, largest first; within a part the best connected node first."""
    parent = list(range(count))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    degree = [0] * count
    for a, b in ties:
        degree[a] += 1
        degree[b] += 1
        one, other = sorted((root(a), root(b)))
        parent[other] = one
    parts: dict[int, list[int]] = {}
    for node in range(count):
        parts.setdefault(root(node), []).append(node)
    ordered = [sorted(part, key=lambda node: (-degree[node], node)) for part in parts.values()]
    return sorted(ordered, key=lambda part: (-len(part), part[0]))


def _turn(name: str) -> float:
    """Return the direction, in radians, in which a node of this name starts."""
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=4).digest()) / 2**32 * math.tau


def _start(count: int, ties: NDArray[np.int64], turns: Sequence[float] | None) -> Points:
    """Return where the springs start: on a spiral, or where names lead, the well connected nearer to the middle."""
    import numpy as np

    if turns is None:
        turn = np.arange(count) * 2.399963229728653  # the golden angle, in radians
        radius = LENGTH * 0.7 * np.sqrt(np.arange(count))
    else:
        degree = np.bincount(ties.ravel(), minlength=count)
        turn = np.array(turns)
        for one, other in ties:  # what hangs on one node alone starts beside it
            for leaf, stem in ((one, other), (other, one)):
                if degree[leaf] == 1 and degree[stem] > 1:
                    turn[leaf] = turns[stem] + (turns[leaf] - math.pi) * 0.05
        radius = LENGTH * np.sqrt(count) / (0.5 + np.log1p(degree))
    return np.stack((radius * np.cos(turn), radius * np.sin(turn)), axis=1)


def _spring(count: int, ties: NDArray[np.int64], turns: Sequence[float] | None) -> Points:
    """Return the places of one connected part, whose nodes are sorted best connected first."""
    import numpy as np

    points = _start(count, ties, turns)
    partners = count if count <= _DENSE else _SHIFTS
    rounds = max(40, min(_ROUNDS, _PAIRS // (count * partners)))
    degree = np.bincount(ties.ravel(), minlength=count)
    mass = np.sqrt(1.0 + degree) / np.sqrt(1.0 + degree).mean()  # the well connected keep others off
    heat = LENGTH * max(1.0, count**0.5) * 0.25
    for step in range(rounds):
        force = _repulsion(points, mass, step) - points * 0.03
        gap = points[ties[:, 0]] - points[ties[:, 1]]
        pull = gap * (np.sqrt((gap * gap).sum(axis=1)) / LENGTH)[:, None]
        for axis in (0, 1):
            force[:, axis] -= np.bincount(ties[:, 0], pull[:, axis], count)
            force[:, axis] += np.bincount(ties[:, 1], pull[:, axis], count)
        size = np.sqrt((force * force).sum(axis=1)) + 1e-9
        reach = heat * (1 - step / rounds)
        points = points + force * (np.minimum(size, reach) / size)[:, None]
    points = _lying(points) if turns is None else points
    wide, high = (float(size) for size in np.ptp(points, axis=0))
    points[:, 1] *= min(1.8, max(1.0, wide / (ASPECT * (high + 1e-9)))) if count > 2 else 1.0
    return _apart(points) if count <= _DENSE else points


def _repulsion(points: Points, mass: NDArray[np.float64], step: int) -> Points:
    """Return the force that drives all nodes apart; sampled by shifts of the list when there are many."""
    import numpy as np

    count = len(points)
    if count <= _DENSE:
        gap_x = points[:, 0][:, None] - points[:, 0][None, :]
        gap_y = points[:, 1][:, None] - points[:, 1][None, :]
        weight = LENGTH * LENGTH * mass[:, None] * mass[None, :] / (gap_x * gap_x + gap_y * gap_y + 1.0)
        return np.stack(((gap_x * weight).sum(axis=1), (gap_y * weight).sum(axis=1)), axis=1)
    force = np.zeros_like(points)
    for number in range(_SHIFTS):
        shift = 1 + ((step * _SHIFTS + number) * 7919) % (count - 1)
        gap = points - np.roll(points, shift, axis=0)
        force += gap * (LENGTH * LENGTH * mass * np.roll(mass, shift) / ((gap * gap).sum(axis=1) + 1.0))[:, None]
    return force * (count / _SHIFTS)


def _lying(points: Points) -> Points:
    """Return the places turned about their centre so that the longest way through them lies level."""
    import numpy as np

    centred = points - points.mean(axis=0)
    x, y = centred[:, 0], centred[:, 1]
    angle = 0.5 * np.arctan2(2 * (x * y).sum(), (x * x).sum() - (y * y).sum())
    return np.stack((x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)), axis=1)


def _apart(points: Points, rounds: int = 60) -> Points:
    """Return the places pushed apart until labels overlap no more, or the rounds are over."""
    import numpy as np

    count = len(points)
    rounds = min(rounds, max(8, _PAIRS // (count * count)))
    order = np.sign(np.arange(count)[:, None] - np.arange(count)[None, :])
    for _ in range(rounds):
        gap_x = points[:, 0][:, None] - points[:, 0][None, :]
        gap_y = points[:, 1][:, None] - points[:, 1][None, :]
        over_x, over_y = BOX[0] - np.abs(gap_x), BOX[1] - np.abs(gap_y)
        clash = (over_x > 0) & (over_y > 0) & (order != 0)
        if not clash.any():
            break
        sideways = clash & (over_x / BOX[0] < over_y / BOX[1])
        upright = clash & ~sideways
        move_x = np.where(sideways, over_x * np.where(gap_x == 0, order, np.sign(gap_x)), 0.0).sum(axis=1)
        move_y = np.where(upright, over_y * np.where(gap_y == 0, order, np.sign(gap_y)), 0.0).sum(axis=1)
        crowd = np.maximum(1, clash.sum(axis=1))
        points = points + 0.55 * np.stack((move_x / crowd, move_y / crowd), axis=1)
    return points


def _packed(boxes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a corner for each box, largest first: in rows, and in a row in columns no higher than the first box."""
    area = sum((width + MARGIN) * (height + MARGIN) for width, height in boxes)
    limit = max([width for width, _ in boxes] + [(area * ASPECT) ** 0.5])
    corners: list[tuple[float, float]] = []
    left, top, row = 0.0, 0.0, 0.0  # the open column's edge, the row's edge, the row's height
    wide, filled = 0.0, 0.0  # the open column's width and how much of it is taken
    for width, height in boxes:
        if filled and filled + height > row:
            left, wide, filled = left + wide + MARGIN, 0.0, 0.0
        if left and left + width > limit:
            left, top, wide, filled, row = 0.0, top + row + MARGIN, 0.0, 0.0, 0.0
        corners.append((left, top + filled))
        wide, filled, row = max(wide, width), filled + height + MARGIN / 2, max(row, height)
    return corners
