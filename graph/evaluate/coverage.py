"""How many sentences about litigation yield a frame: a measure of recall that needs no gold.

A sentence counts where it holds a word of `litigation` in `data/evaluation.yaml`, and is covered where a frame of a
case, a ruling or a measure was found in it; once more for frames that the sentence asserts. It is no measure of
truth: a wrong frame covers as well as a right one, and many a sentence with "court" in it tells of no event.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph.model import Annotated, Frame, FrameKind, Modality
from graph.tables import read_mapping

KINDS = frozenset({FrameKind.CASE, FrameKind.RULING, FrameKind.MEASURE})
Counts = tuple[int, int, int]  # sentences, covered, covered by an asserted frame


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts over all documents; `words` has them for the sentences with each word, most frequent first.

    `open` holds stem and text of the sentences that yield nothing, in the order of the documents.
    """

    documents: int
    sentences: int
    covered: int
    asserted: int
    words: tuple[tuple[str, Counts], ...]
    open: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        """Return the share of the sentences that yield a frame, 0 of none."""
        return self.covered / self.sentences if self.sentences else 0.0

    @property
    def asserted_share(self) -> float:
        """Return the share of the sentences that yield an asserted frame, 0 of none."""
        return self.asserted / self.sentences if self.sentences else 0.0


@lru_cache(maxsize=1)
def litigation_words() -> frozenset[str]:
    """Return the words that make a sentence count, in lower case."""
    return frozenset(word for group in read_mapping("evaluation.yaml")["litigation"] for word in group)


def coverage(read: Iterable[tuple[Annotated, Iterable[Frame]]]) -> Coverage:
    """Count over documents with their frames, one at a time."""
    documents, total = 0, (0, 0, 0)
    words: dict[str, Counts] = {}
    bare: list[tuple[str, str]] = []
    for annotated, frames in read:
        documents += 1
        told = [frame for frame in frames if frame.kind in KINDS]
        covered = {frame.sentence for frame in told}
        asserted = {frame.sentence for frame in told if frame.modality is Modality.ASSERTED}
        for sentence in annotated.sentences:
            present = {token.text.lower() for token in sentence.tokens} & litigation_words()
            if not present:
                continue
            one = (1, int(sentence.index in covered), int(sentence.index in asserted))
            total = _sum(total, one)
            words.update((word, _sum(words.get(word, (0, 0, 0)), one)) for word in present)
            if sentence.index not in covered:
                bare.append((annotated.document.stem, " ".join(sentence.span.of(annotated.document.text).split())))
    ordered = sorted(words.items(), key=lambda item: (-item[1][0], item[0]))
    return Coverage(documents, *total, tuple(ordered), tuple(bare))


def _sum(one: Counts, other: Counts) -> Counts:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]
