"""A first look at a stretch of text: which words stand in it, so that costly patterns run only where they can match.

Takes text and gives its words as a set: the runs of letters, figures and underscores, as they stand or as patterns that
ignore case see them. What such a pattern needs is told beside it; a first look may let too much pass, never too little.
"""

from __future__ import annotations

import re

FIGURE = "figure"  # stands in a set of words for any figure in the text
_RUN = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


def runs(text: str) -> frozenset[str]:
    """Return the words of a text as they stand.

    >>> sorted(runs("U.S. v. Roe's 25-cv-0135"))
    ['0135', '25', 'Roe', 'S', 'U', 'cv', 's', 'v']
    """
    return frozenset(_RUN.findall(text))


def folded(text: str) -> str:
    """Return a text in lower case with the few letters that `re.IGNORECASE` takes for "i", "s" and "k" put so.

    >>> folded("\u0130s a\u017fk TH\u0131S")
    'is ask this'
    """
    if text.isascii():
        return text.lower()
    return text.replace("\u0130", "i").lower().replace("\u0131", "i").replace("\u017f", "s")


def marked_runs(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, and FIGURE where a figure stands in it."""
    words = runs(folded(text))
    return words | {FIGURE} if _DIGIT.search(text) else words
