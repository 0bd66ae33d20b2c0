"""Document and sentences -> mentions of sums of US dollars.

Takes running prose; gives `Mention`s of kind MONEY whose `value` is a plain decimal of dollars ("1500000",
"37509.5"). The span covers the sum alone, without "more than" or "about". Other currencies ("C$5", "£5",
"5 million Australian dollars"), a lone "$" and vague sums ("millions of dollars") are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from graph.model import Document, Mention, MentionKind, Sentence, Span

BLANKS = " \u00a0\u2009\u202f"
SCALES = {
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
    "tn": 10**12,
    "trillion": 10**12,
}
WORDS = {"a": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "ten": "10", "half a": "0.5"}
_NUMBER = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?![\d.]\d)"
    rf"|\d{{1,3}}(?:[{BLANKS}]\d{{3}})+(?![\d,.]?\d)"
    r"|\d{1,15}(?:\.\d{1,6})?"
)
_SCALE = rf"(?:[{BLANKS}-]?(?P<scale>thousand|million|billion|trillion)\b|(?P<letter>bn|mn|tn|[kmb])(?![\w]))"
_RANGE = rf"(?:\s?(?:[-–]|to)\s?\d+(?:\.\d+)?(?=[{BLANKS}-]?(?:thousand|million|billion|trillion)\b))?"
_SIGNED = re.compile(rf"(?<![^\W\d_])(?:US)?\$\s?(?P<number>{_NUMBER}){_RANGE}{_SCALE}?", re.IGNORECASE)
_CODED = re.compile(rf"\bUSD\s?(?P<number>{_NUMBER}){_SCALE}?", re.IGNORECASE)
_WORDED = re.compile(
    rf"(?<![\w$€£¥.,])(?P<number>{_NUMBER}|{'|'.join(WORDS)})(?:[{BLANKS}-](?P<scale>thousand|million|billion|trillion))?"
    rf"(?P<letter>)[{BLANKS}](?:US[{BLANKS}]|U\.S\.[{BLANKS}])?dollars?\b",
    re.IGNORECASE,
)


def money(document: Document, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """Return the dollar sums of the sentences, sorted and disjoint."""
    found: list[Mention] = []
    for sentence in sentences:
        for span, value in _sums(document.text, sentence.span):
            found.append(Mention(span, MentionKind.MONEY, span.of(document.text), value=value))
    return tuple(found)


def amount(text: str) -> str:
    """Return the first dollar sum in `text`, such as a table cell, as a plain decimal; "" if there is none."""
    return next((value for _, value in _sums(text, Span(0, len(text)))), "") if text else ""


def _sums(text: str, within: Span) -> Iterator[tuple[Span, str]]:
    if "$" not in (part := within.of(text)) and "dollar" not in part.lower() and "USD" not in part.upper():
        return
    hits = [m for pattern in (_SIGNED, _CODED, _WORDED) for m in pattern.finditer(text, within.start, within.end)]
    position = within.start
    for match in sorted(hits, key=lambda m: (m.start(), -m.end())):
        if match.start() < position:
            continue
        position = match.end()
        yield Span(*match.span()), _value(match)


def _value(match: re.Match[str]) -> str:
    number = re.sub(rf"[,{BLANKS}]", "", WORDS.get(match["number"].lower(), match["number"]))
    scale = (match["scale"] or match["letter"] or "").lower()
    value = Decimal(number) * SCALES.get(scale, 1)
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
