"""Stretches of tokens: their words, their span, and whether a token is written like a name.

Takes the tokens of a sentence and the bounds `[start, end)` of a stretch; gives its text with the blanks of the
document ("same-sex", not "same - sex"), its span, or a token's word in lower case. What a stretch means is decided
by the finders of bodies, courts, groups, measures and places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from graph.model import Mention, Span, Tokens

WORDS_KEPT = 1 << 15  # words whose form in lower case, and whose shape, is remembered
MOST_PARTS = 12  # tokens of a hyphenated compound; longer chains are no words
_NAME_WORD = re.compile(r"[A-Z\u00c0-\u00de0-9][\w.&/\u2019'-]*")


def spelled(tokens: Tokens, start: int, end: int) -> str:
    """Return the words of `[start, end)`: one blank where the document has any, none where it has none."""
    pieces: list[str] = []
    for k in range(start, end):
        if k > start and tokens[k].span.start > tokens[k - 1].span.end:
            pieces.append(" ")
        pieces.append(tokens[k].text)
    return "".join(pieces)


def covered(tokens: Tokens, start: int, end: int) -> Span:
    """Return the span of `[start, end)`, which must not be empty."""
    return tokens[start].span.to(tokens[end - 1].span)


def by_sign(mentions: Iterable[Mention]) -> dict[int, Mention]:
    """Return the mention at each code point that one covers."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        found.update(dict.fromkeys(range(*mention.span), mention))
    return found


def low(tokens: Tokens, i: int) -> str:
    """Return token `i` in lower case with a straight apostrophe, or "" outside the sentence."""
    return tokens.lows[i]


@lru_cache(maxsize=WORDS_KEPT)
def lowered(text: str) -> str:
    """Return a word in lower case with a straight apostrophe."""
    return text.lower().replace("\u2019", "'")


def word(tokens: Tokens, i: int) -> str:
    """Return token `i` as written, with a straight apostrophe, or "" outside the sentence."""
    return tokens.texts[i].replace("\u2019", "'")


def is_capital(tokens: Tokens, i: int) -> bool:
    """Tell whether token `i` is a word with a capital first, as in names; numbers alone are none."""
    return _is_name_word(tokens.texts[i])


@lru_cache(maxsize=WORDS_KEPT)
def _is_name_word(text: str) -> bool:
    return text[:1].isupper() and _NAME_WORD.fullmatch(text) is not None


def is_joined(tokens: Tokens, i: int) -> bool:
    """Tell whether token `i` stands right behind the token before it, without a blank."""
    return 0 < i < len(tokens) and tokens[i - 1].span.end == tokens[i].span.start


def is_hyphen(tokens: Tokens, i: int) -> bool:
    """Tell whether token `i` is a hyphen that joins the words on both sides."""
    return low(tokens, i) == "-" and is_joined(tokens, i) and is_joined(tokens, i + 1)


def compound_start(tokens: Tokens, i: int) -> int:
    """Return the first token of the hyphenated compound that ends with token `i`, at most MOST_PARTS before it."""
    floor = i - MOST_PARTS
    while i >= max(2, floor) and is_hyphen(tokens, i - 1):
        i -= 2
    return i


def compound_end(tokens: Tokens, i: int) -> int:
    """Return the index after the hyphenated compound that begins with token `i`, at most MOST_PARTS behind it."""
    i, last = i + 1, i + MOST_PARTS
    while i < last and is_hyphen(tokens, i):
        i += 2
    return i
