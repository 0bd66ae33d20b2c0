"""Document and sentences -> quotations between double marks, curly or straight.

Takes a `Document` and its `Sentence`s, gives one `Quote` for each outermost pair of marks within a paragraph. A
quotation that runs over several paragraphs gives one quote a paragraph. Single marks are apostrophes or marks
inside a quotation and never open one. Left out: marks in headlines, captions and other regions, which no sentence
covers, closing marks that nothing opened, and empty pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.model import Document, Quote, Sentence, Span

MARKS = '"\u201c\u201d'
FEWEST_WORDS = 4  # a quotation of fewer words singles out a phrase and quotes nobody, unless they are a sentence
_BEFORE_OPENING = "([{<\u2014\u2013-/\u2018'\u2026"
_AFTER_CLOSING = ".,;:!?)]}>\u2014\u2013-/\u2019'\u2026"
_MARK = re.compile(f"[{MARKS}]")
_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
_LED = re.compile(r"(?:[,:]|\bthat|\bthat the)\s+$")
_SENTENCE = re.compile(r"[A-Z][^\s.!?]*(?: [^\s.!?]+){2,}[.!?]$")  # three words, for two may be a name
_SMALL = re.compile(r"(?<!\w)[a-z]{4}")
_STOP = re.compile(r"[.!?\u2026]['\u2019)\]]*(?=\s)")


class Mark(NamedTuple):
    """A double quotation mark at `offset`, and whether it opens a quotation."""

    offset: int
    opens: bool


def marks(text: str) -> tuple[Mark, ...]:
    """Return the double marks of one paragraph with their sides.

    A curly mark tells its side. A straight one opens before a word and closes after one; where its neighbours
    do not tell, it closes if a quotation is open and opens if none is.
    """
    found: list[Mark] = []
    depth = 0
    for mark in _MARK.finditer(text):
        i, char = mark.start(), mark.group()
        opens = char == "\u201c" if char != '"' else _opens(text, i, depth)
        depth = depth + 1 if opens else max(0, depth - 1)
        found.append(Mark(i, opens))
    return tuple(found)


def _opens(text: str, i: int, depth: int) -> bool:
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    free_left = not before or before.isspace() or before in _BEFORE_OPENING
    free_right = not after or after.isspace() or after in _AFTER_CLOSING
    return free_left if free_left != free_right else depth == 0


def quotes(document: Document, sentences: Iterable[Sentence]) -> tuple[Quote, ...]:
    """Return the quotations of the running prose, sorted and without overlaps.

    A quotation whose closing mark is missing ends with its paragraph, or before the next full quotation in it.
    """
    found: list[Quote] = []
    for paragraph in paragraphs(sentences):
        for span, closed in _stretches(paragraph.of(document.text)):
            whole = Span(paragraph.start + span.start, paragraph.start + span.end)
            quote = _quote(document.text, whole, closed)
            if quote is not None:
                found.append(quote)
    return tuple(found)


def paragraphs(sentences: Iterable[Sentence]) -> Iterator[Span]:
    """Yield the stretch of each paragraph, from its first sentence to its last."""
    current: tuple[int, Span] | None = None
    for sentence in sentences:
        if current is not None and current[0] == sentence.paragraph:
            current = (sentence.paragraph, current[1].to(sentence.span))
            continue
        if current is not None:
            yield current[1]
        current = (sentence.paragraph, sentence.span)
    if current is not None:
        yield current[1]


def count_words(text: str) -> int:
    """Count the words of `text`; a hyphenated or elided word is one."""
    return len(_WORD.findall(text))


def _stretches(text: str) -> Iterator[tuple[Span, bool]]:
    """Yield each outermost quotation of a paragraph with whether its closing mark is there."""
    found = marks(text)
    partner = _partners(found)
    i = 0
    while i < len(found):
        if not found[i].opens:
            i += 1
            continue
        start, closing = found[i].offset, partner[i]
        if closing is not None:
            yield Span(start, found[closing].offset + 1), True
            i = closing + 1
            continue
        i, end = _torn(text, found, partner, i)
        yield Span(start, end), False


def _partners(found: tuple[Mark, ...]) -> list[int | None]:
    """Return for each opening mark the index of the mark that closes it, or None."""
    partner: list[int | None] = [None] * len(found)
    waiting: list[int] = []
    for i, mark in enumerate(found):
        if mark.opens:
            waiting.append(i)
        elif waiting:
            partner[waiting.pop()] = i
    return partner


def _torn(text: str, found: tuple[Mark, ...], partner: list[int | None], i: int) -> tuple[int, int]:
    """Return the mark to go on with, and the end, of a quotation that mark `i` opens and no mark closes."""
    for k in range(i + 1, len(found)):
        closing = partner[k]
        if closing is None or count_words(text[found[k].offset : found[closing].offset]) < FEWEST_WORDS:
            continue
        stops = [m.end() for m in _STOP.finditer(text, found[i].offset, found[k].offset)]
        return k, stops[-1] if stops else found[k].offset
    return len(found), len(text)


def _quote(text: str, whole: Span, closed: bool) -> Quote | None:
    start, end = whole.start + 1, whole.end - 1 if closed else whole.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    if start == end:
        return None
    few = count_words(text[start:end]) < FEWEST_WORDS
    return Quote(whole, Span(start, end), few and not _is_said(text, whole, text[start:end]))


def _is_said(text: str, whole: Span, words: str) -> bool:
    """Tell whether a few words are a whole sentence that is led in as one: 'said: "Nothing has changed."'.

    A title has a capital on every long word.
    """
    led = _LED.search(text[max(whole.start - 12, 0) : whole.start])
    return bool(led and _SENTENCE.match(words) and _SMALL.search(words))
