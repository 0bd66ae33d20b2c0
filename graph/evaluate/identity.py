"""How well things are told apart, and brought together, across documents: scored against labelled pairs of names.

Takes pairs and what `pipeline.gather` gives. A name is found where the linker saw somebody speak of a referent in
these words; an event by its marks (`pairs`). Where both names of a pair are found, the pair is merged if both have one
IRI. Precision is the share of merged pairs that are the same, recall the share of the same pairs that are merged; a
pair of which a name is not found counts for neither, and against the stricter recall.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.evaluate.looking import Looking
from graph.evaluate.pairs import EVENTS, KINDS, Pair, Side
from graph.model import Gathered, MentionKind

K = MentionKind
LAW = frozenset({K.MEASURE, K.PROVISION})
REFERENTS: Mapping[str, frozenset[MentionKind]] = {
    "person": frozenset({K.PERSON}),
    "body": frozenset({K.BODY, K.GROUP}),
    "court": frozenset({K.COURT}),
    "place": frozenset({K.PLACE}),
    "measure": LAW,
    "provision": LAW,
}


class Sort(StrEnum):
    """What became of a pair."""

    RIGHT = "right merge"
    WRONG = "wrong merge"
    MISSED = "missed merge"
    APART = "kept apart"
    UNFOUND = "not found"
    ABSENT = "document not among the texts"


LISTED = (Sort.WRONG, Sort.MISSED, Sort.UNFOUND)
COUNTS = ("right", "wrong", "missed", "apart", "unfound", "unseen")


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, what became of it, and the IRIs of its sides, "" where a side is not found."""

    pair: Pair
    sort: Sort
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of pairs. Of `unfound` (one thing) and `unseen` (two) a name is not found. Shares of nothing are 0."""

    right: int
    wrong: int
    missed: int
    apart: int
    unfound: int
    unseen: int

    @property
    def precision(self) -> float:
        """Return the share of the merged pairs that are the same."""
        return _share(self.right, self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of the same pairs that are merged, where both names are found."""
        return _share(self.right, self.missed)

    @property
    def strict(self) -> float:
        """Return the share of all same pairs that are merged."""
        return _share(self.right, self.missed + self.unfound)


def judge_pairs(pairs: Iterable[Pair], gathered: Gathered) -> tuple[Judged, ...]:
    """Return what became of each pair, in their order."""
    texts = {
        one.document.stem: Looking(one, spans) for one, spans in zip(gathered.linked, gathered.sentences, strict=True)
    }
    where = {(a.document, a.key): a.iri for a in gathered.resolution.assignments}

    def iri(side: Side, kind: str) -> str:
        found = (
            texts[side.document].event(side.marks, kind)
            if kind in EVENTS
            else texts[side.document].thing(side.name, REFERENTS[kind])
        )
        return where.get((side.document, found), "")

    judged = []
    for pair in pairs:
        if pair.left.document in texts and pair.right.document in texts:
            left, right = iri(pair.left, pair.kind), iri(pair.right, pair.kind)
            judged.append(Judged(pair, _sort(pair, left, right), left, right))
        else:
            judged.append(Judged(pair, Sort.ABSENT, "", ""))
    return tuple(judged)


def figures(judged: Iterable[Judged], kinds: Iterable[str] = KINDS) -> Figures:
    """Count the pairs of some kinds, all of them unless told."""
    wanted = frozenset(kinds)
    counts = Counter((one.sort, one.pair.same) for one in judged if one.pair.kind in wanted)
    return Figures(
        counts[Sort.RIGHT, True],
        counts[Sort.WRONG, False],
        counts[Sort.MISSED, True],
        counts[Sort.APART, False],
        counts[Sort.UNFOUND, True],
        counts[Sort.UNFOUND, False],
    )


def pairs_in_lines(judged: Sequence[Judged]) -> tuple[str, ...]:
    """Return a table of the figures by kind and by place, and each pair that is wrong, missed or not found."""
    return (*_table(judged), *_each(judged))


def pairs_as_object(judged: Sequence[Judged]) -> dict[str, object]:
    """Return the same for JSON."""
    listed = [
        {"sort": one.sort.value, "kind": one.pair.kind, **_sides(one), "same": one.pair.same, "why": one.pair.why}
        for one in judged
        if one.sort in LISTED
    ]
    return {"figures": {name: _figures(counted) for name, counted in _parts(judged)}, "pairs": listed}


def _parts(judged: Sequence[Judged]) -> Iterator[tuple[str, Figures]]:
    """Yield the figures of each kind, of the pairs across documents and within one, and of all."""
    yield from ((kind, figures(judged, (kind,))) for kind in KINDS)
    yield "across", figures(one for one in judged if one.pair.left.document != one.pair.right.document)
    yield "within", figures(one for one in judged if one.pair.left.document == one.pair.right.document)
    yield "all", figures(judged)


def _table(judged: Sequence[Judged]) -> Iterator[str]:
    yield f"{'pairs':<12}{'P':>7}{'R':>7}{'strict':>8}" + "".join(f"{name:>8}" for name in COUNTS)
    for name, counted in _parts(judged):
        shares = f"{counted.precision:7.3f}{counted.recall:7.3f}{counted.strict:8.3f}"
        yield f"{name:<12}{shares}" + "".join(f"{getattr(counted, count):8}" for count in COUNTS)
    absent = sum(one.sort is Sort.ABSENT for one in judged)
    if absent:
        yield f"{absent} pairs of documents that are not among the texts are left out"


def _each(judged: Sequence[Judged]) -> Iterator[str]:
    for sort in LISTED:
        found = [one for one in judged if one.sort is sort]
        if found:
            yield ""
            yield f"{sort.value} ({len(found)})"
            yield from ("\t".join((one.pair.kind, *_sides(one).values(), one.pair.why)) for one in found)


def _sides(one: Judged) -> dict[str, str]:
    return {
        name: f"{side.document}: {side.name} [{iri.rsplit('/id/', 1)[-1] or '?'}]"
        for name, side, iri in (("left", one.pair.left, one.left), ("right", one.pair.right, one.right))
    }


def _figures(counted: Figures) -> dict[str, float]:
    shares = {"precision": counted.precision, "recall": counted.recall, "strict": counted.strict}
    return {**{name: round(share, 4) for name, share in shares.items()}, **{n: getattr(counted, n) for n in COUNTS}}


def _sort(pair: Pair, left: str, right: str) -> Sort:
    if not left or not right:
        return Sort.UNFOUND
    if pair.same:
        return Sort.RIGHT if left == right else Sort.MISSED
    return Sort.WRONG if left == right else Sort.APART


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 0.0
