"""Document -> tokens and sentences, by spaCy's blank English pipeline with corrections for legal prose.

Takes a `Document`, gives `Sentence`s over its running prose: paragraphs (blank line or line break), regions
left out. The rule-based sentencizer of spaCy breaks after abbreviations in brackets and docket numbers; the
corrections here join such pieces again, and break after a closing quotation mark and before an opening one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import spacy
from spacy.language import Language

from graph.annotate.phrases import lowered
from graph.annotate.quotes import marks
from graph.model import Document, Sentence, Span, Token

ABBREVIATIONS = frozenset(
    "u.s.c c.f.r prop v vs no nos mr mrs ms dr gov govs sen sens rep reps rev hon jr sr st lt col gen sgt maj "
    "capt cmdr atty dept dist div inc corp co ltd assn bros cal calif conn fla ga ill ind kan ky la mass md me "
    "mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ariz ark colo del id cir ct ctr cty "
    "u.s d.c n.d s.d e.d w.d c.d m.d jan feb aug sept oct nov dec a.m p.m e.g i.e et al approx est fed supp reg "
    "sec art amend prof pres mt ft ex".split()
)
MOST_TOKENS = 1000  # a longer run without a stop is no sentence: it is cut, so that its time stays linear
OPENERS = "\"'\u201c\u2018(["
CLOSERS = "\"'\u201d\u2019)]"
ENDS = ".!?" + CLOSERS  # the last signs of tokens that may end a sentence


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """Return spaCy's blank English pipeline: tokens only, no model."""
    nlp = spacy.blank("en")
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]  # shapes and flags of words, which nobody asks for
    return nlp


def prose(document: Document) -> Iterator[Span]:
    """Yield the stretches of running prose: lines of the text less its regions, in order."""
    blocked = document.regions
    passed = 0
    for line in re.finditer(r"[^\r\n]+", document.text):
        start = line.start()
        while passed < len(blocked) and blocked[passed].span.end <= start:
            passed += 1
        for i in range(passed, len(blocked)):
            region = blocked[i]
            if region.span.start >= line.end():
                break
            if region.span.start > start:
                yield from _trimmed(document.text, start, region.span.start)
            start = max(start, region.span.end)
        if start < line.end():
            yield from _trimmed(document.text, start, line.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of the running prose, in order of their spans."""
    found: list[Sentence] = []
    for paragraph, span in enumerate(prose(document)):
        tokens = _tokens(span.of(document.text), span.start)
        openers = frozenset(span.start + m.offset for m in marks(span.of(document.text)) if m.opens)
        for piece in _pieces(tokens, openers):
            whole = piece[0].span.to(piece[-1].span)
            found.append(Sentence(len(found), whole, paragraph, tuple(piece)))
    return tuple(found)


RUN = re.compile(r"\S{1,120}")  # a longer run of signs without a blank is cut, for spaCy peels it sign by sign
RUNS_KEPT = 1 << 16  # runs of signs whose tokens are remembered


def _tokens(text: str, offset: int) -> list[Token]:
    """Return the tokens of a paragraph: those of each run of signs between its blanks."""
    found: list[Token] = []
    for run in RUN.finditer(text):
        start = offset + run.start()
        for word, low in words_of(run.group()):
            end = start + len(word)
            found.append(Token(Span(start, end), word, low))
            start = end
    return found


@lru_cache(maxsize=RUNS_KEPT)
def words_of(run: str) -> tuple[tuple[str, str], ...]:
    """Return the tokens of a run of signs without a blank, each with its lower-case form.

    Letters alone are one token, unless spaCy knows them as an exception.

    >>> words_of("Roe's")
    (('Roe', 'roe'), ("'s", "'s"))
    """
    whole = run.isascii() and run.isalpha() and run not in _exceptions()
    words = (run,) if whole else tuple(token.text for token in pipeline().make_doc(run))
    return tuple((word, lowered(word)) for word in words)


@lru_cache(maxsize=1)
def _exceptions() -> frozenset[str]:
    """Return what spaCy cuts by a list of its own: "cannot", "U.S."."""
    return frozenset(pipeline().tokenizer.rules)  # type: ignore[union-attr]


def _pieces(tokens: list[Token], openers: frozenset[int]) -> Iterator[list[Token]]:
    start = 0
    for i, token in enumerate(tokens):
        if i + 1 - start == MOST_TOKENS or (token.text[-1] in ENDS and _ends(tokens, i, openers)):
            yield tokens[start : i + 1]
            start = i + 1
    if start < len(tokens):
        yield tokens[start:]


def _ends(tokens: list[Token], i: int, openers: frozenset[int]) -> bool:
    """Tell whether a sentence ends with token `i`: a stop, with any closing marks, before a capital or an opener.

    `openers` holds the offsets of the double marks that open a quotation.
    """
    if tokens[i].text[-1] not in ".!?" and tokens[i].text not in CLOSERS:
        return False
    if i + 1 >= len(tokens) or tokens[i].span.start in openers or tokens[i + 1].text[0] in ".!?\u2026)]":
        return False
    if tokens[i + 1].text in CLOSERS and tokens[i + 1].span.start not in openers:
        return False
    j = i
    while j > max(i - 4, 0) and tokens[j].text in CLOSERS:
        j -= 1
    stop = tokens[j].text
    if stop[-1] not in ".!?" or (stop in ("...", "\u2026") and tokens[i + 1].text[0].islower()):
        return False
    following = tokens[i + 1].text
    if not (following[0].isupper() or following[0].isdigit() or following[0] in OPENERS + "\u2014-"):
        return False
    if stop[-1] in "!?":
        return j == i or following[0].isupper() or following[0] in OPENERS
    before = stop[:-1] if len(stop) > 1 else (tokens[j - 1].text if j else "")
    if tokens[j].text == "." and j and tokens[j - 1].span.end != tokens[j].span.start:
        return True
    lowered = before.lower().strip(".")
    initials = re.fullmatch(r"[A-Z](?:\.[A-Z]){0,3}", before) is not None
    if lowered in ABBREVIATIONS or before.lower() in ABBREVIATIONS or initials:
        # An abbreviation ends a sentence only where a closing quotation mark, or a sentence-opening word, follows it.
        return (j < i and tokens[i].text in '"\u201d') or (following in OPENING_WORDS and lowered not in TITLES)
    return True


OPENING_WORDS = frozenset(
    "The A An In On But And He She It They This That These Those His Her Their We I You If When".split()
)
TITLES = frozenset("mr mrs ms dr gov govs sen sens rep reps rev hon v vs no st".split())
