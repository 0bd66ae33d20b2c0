"""Documents -> groups of near-duplicates: reprints, wire copies, shortened or introduced by a few words of one's own.

Two texts are one source where at least `SAME` of the shingles of the shorter one stand in the longer one: a wire copy
cut short, or with an introduction added, is contained in the fuller one. Of texts too short to be told from a phrase
that everyone prints (fewer than `FEWEST` shingles), only those with the very same shingles are one source. Groups are
what hangs together by such pairs.

Candidates are the pairs whose sketches share half of what they would at the threshold; then the shingles themselves are
counted. Chance decides nothing but the choice of candidates: of pairs that share 28 of 40 shingles one in a hundred
is overlooked, of those that share 70 of 100 not one in ten thousand.

Leaves out what follows for the claims (`sources`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

import numpy as np

from graph.across.fingerprints import Hashes, fingerprint, hashes, shared, sketch
from graph.model import Document

SAME = 0.7  # share of the shorter text's shingles that stand in the longer one
FEWEST = 40  # shingles below which only equal texts are one source
CROWD = 40  # documents with one hash of which each is compared with the next alone


def reprint_groups(
    documents: Sequence[Document], fingerprints: Mapping[str, bytes] | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return the groups of documents that are one source, as stems: the first of each is the head, sorted by it.

    Every document stands in one group, most of them alone. The head is the one published first; of one day, or
    without days, the fullest; of these the first by stem. `fingerprints` holds those that are known, by SHA-256 of the
    text; the others are made.
    """
    known = fingerprints or {}
    by_stem = sorted(documents, key=lambda document: document.stem)
    shingles = [hashes(known.get(one.sha256) or fingerprint(one.text)) for one in by_stem]
    parents = list(range(len(by_stem)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    for left, right in _pairs(by_stem, shingles):
        low, high = sorted((root(left), root(right)))
        parents[high] = low
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(len(by_stem)):
        groups[root(place)].append(place)

    def first(place: int) -> tuple[str, int, str]:
        return by_stem[place].published or "9999", -len(by_stem[place].text), by_stem[place].stem

    return tuple(sorted(tuple(by_stem[n].stem for n in sorted(group, key=first)) for group in groups.values()))


def same_source(left: Hashes, right: Hashes) -> bool:
    """Tell whether two texts are near-duplicates, by their shingles."""
    fewest = min(len(left), len(right))
    if fewest < FEWEST:
        return len(left) == len(right) and bool(np.array_equal(left, right)) and fewest > 0
    return shared(left, right) >= SAME * fewest


def _pairs(documents: Sequence[Document], shingles: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of places whose texts are one source: of one hash of the text, or near-duplicates."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, document in enumerate(documents):
        places[document.sha256].append(place)
    for same in places.values():
        yield from pairwise(same)
    alone = [same[0] for same in places.values()]  # of equal texts, one is compared with the others
    for left, right in _candidates(alone, shingles):
        if same_source(shingles[left], shingles[right]):
            yield left, right


def _candidates(places: Sequence[int], shingles: Sequence[Hashes]) -> list[tuple[int, int]]:
    """Return the pairs that may be one source, sorted: sketches that share enough, and short texts that are equal."""
    sketches = {place: sketch(shingles[place]) for place in places}
    short: defaultdict[bytes, list[int]] = defaultdict(list)
    for place in places:
        if len(shingles[place]) < FEWEST:
            short[shingles[place].tobytes()].append(place)
    found = {pair for same in short.values() for pair in pairwise(same)}
    long = [place for place in places if len(shingles[place]) >= FEWEST]
    values = np.concatenate([sketches[place] for place in long] or [np.array([], dtype=np.uint64)])
    owners = np.concatenate([np.full(len(sketches[place]), place) for place in long] or [np.array([], dtype=np.int64)])
    order = np.argsort(values, kind="stable")
    values, owners = values[order], owners[order]
    edges = np.flatnonzero(np.diff(values)) + 1
    starts, ends = np.r_[0, edges], np.r_[edges, len(values)]
    several = ends - starts > 1
    counted: defaultdict[tuple[int, int], int] = defaultdict(int)
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        crowd = owners[start:end].tolist()
        for pair in pairwise(crowd) if len(crowd) > CROWD else combinations(crowd, 2):
            counted[pair] += 1
    enough = {place: SAME / 2 * len(sketches[place]) for place in long}
    found.update(pair for pair, count in counted.items() if count >= min(enough[pair[0]], enough[pair[1]]))
    return sorted(found)
