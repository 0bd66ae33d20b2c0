"""Whether a name that was found is one of the names that gold accepts.

Names are compared without case, accents, order, articles and titles (`unweighed` of `data/evaluation.yaml`). A name
of gold that begins with "~" fits any name that contains it. Quotations fit where the words of one run through the
other, and amounts where they differ by less than half a per cent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from graph.tables import read_mapping

CONTAINS = "~"
SHORTEST_QUOTE = 4  # words of a found quotation that may be a part of the one in gold
CLOSE = 0.005  # share of an amount, or of 1 where it is less, by which two amounts may differ
WORD = re.compile(r"[a-z0-9]+")
APOSTROPHES = str.maketrans("", "", "'\u2018\u2019")


@lru_cache(maxsize=1)
def _unweighed() -> frozenset[str]:
    return frozenset(read_mapping("evaluation.yaml")["unweighed"])


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return the words of a text in lower-case ASCII, with one blank between.

    >>> plain("Doña Ana’s “New” Court")
    'dona anas new court'
    """
    letters = unicodedata.normalize("NFKD", text.translate(APOSTROPHES)).translate(APOSTROPHES)
    return " ".join(WORD.findall("".join(char for char in letters if char.isascii()).lower()))


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """Return what two spellings of one name share: its words sorted, without articles and titles.

    >>> key("Roe, Jane"), key("Judge Jane Roe"), key("The Mayor")
    ('jane roe', 'jane roe', 'mayor the')
    """
    words = plain(name).split()
    return " ".join(sorted([word for word in words if word not in _unweighed()] or words))


def fits(found: Iterable[str], accepted: Iterable[str], slot: str) -> bool:
    """Tell whether one of the names found is one of the names accepted for a value of the slot."""
    test = {"quote": _same_quote, "amount": _same_amount}.get(slot, _same_name)
    names = tuple(found)
    return any(test(name, wanted) for wanted in accepted for name in names)


def _same_name(name: str, wanted: str) -> bool:
    if wanted.startswith(CONTAINS):
        return plain(wanted[len(CONTAINS) :]) in plain(name)
    return bool(key(wanted)) and key(wanted) == key(name)


def _same_quote(name: str, wanted: str) -> bool:
    ours, theirs = plain(name), plain(wanted)
    return bool(theirs) and (theirs in ours or (len(ours.split()) >= SHORTEST_QUOTE and ours in theirs))


def _same_amount(name: str, wanted: str) -> bool:
    try:
        ours, theirs = float(name), float(wanted)
    except ValueError:
        return False
    return abs(ours - theirs) < CLOSE * max(1.0, abs(theirs))
