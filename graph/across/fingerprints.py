"""A text -> its fingerprint: the hashes of its shingles, by which near-duplicates are found.

A shingle is a run of `LENGTH` words, letters and digits alone, in lower case. Each has a hash of 64 bits that is the
same on every machine; the fingerprint is the sorted set of them. Its head, the hashes below a fixed bound, is a MinHash
sketch by Broder's second way (keep the values that a fixed rule picks, here one in `SCALE`): unlike sketches of a fixed
size it tells, of two texts of very different length, what share of the shorter one stands in the longer one. A
fingerprint is a pure function of the text alone, so that it can be kept from one build to the next.

Source: A. Broder, "On the resemblance and containment of documents", 1997.

Leaves out which documents are compared (`reprints`).
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

import numpy as np
import numpy.typing as npt

LENGTH = 5  # words of a shingle
SCALE = 4  # one hash in so many stands in the sketch
SEED = b"casegraph-1"  # another seed would be another choice of sketches
WORD = re.compile(r"\w+")
STEP = np.uint64(0x9E3779B97F4A7C15)  # odd, so that multiplying by it loses nothing

Hashes = npt.NDArray[np.uint64]


def fingerprint(text: str) -> bytes:
    """Return the hashes of the shingles of the text, sorted, without repeats, as little-endian integers of 8 bytes.

    A text of fewer words than a shingle has none.

    >>> one = fingerprint("The court blocked the harbor rule on Monday.")
    >>> one == fingerprint("the court, blocked the harbor rule (on Monday)"), len(one) // 8
    (True, 4)
    """
    words = WORD.findall(text.casefold())
    if len(words) < LENGTH:
        return b""
    of_words = np.array([_hash(word) for word in words], dtype=np.uint64)
    count = len(words) - LENGTH + 1
    found = np.zeros(count, dtype=np.uint64)
    for place in range(LENGTH):
        found = found * STEP + of_words[place : place + count]
    return np.unique(_mixed(found)).astype("<u8").tobytes()


def hashes(kept: bytes) -> Hashes:
    """Return the hashes of a fingerprint as numbers, in rising order."""
    return np.frombuffer(kept, dtype="<u8").astype(np.uint64)


def sketch(of: Hashes) -> Hashes:
    """Return the hashes that stand in the sketch: those in the lowest part of the range, one in `SCALE`."""
    return of[: int(np.searchsorted(of, np.uint64(2**64 // SCALE)))]


def shared(left: Hashes, right: Hashes) -> int:
    """Return how many shingles two texts share."""
    return len(np.intersect1d(left, right, assume_unique=True))


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8, key=SEED).digest()
    return int.from_bytes(digest, "little")


def _mixed(values: Hashes) -> Hashes:
    """Return the values with all bits stirred, one to one, so that their order says nothing of the words.

    Source: the finalizer of SplitMix64 (S. Vigna, public domain).
    """
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        values = (values ^ (values >> np.uint64(shift))) * np.uint64(factor)
    return values ^ (values >> np.uint64(31))
