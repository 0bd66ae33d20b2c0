"""Text -> tokens, as spaCy's blank English pipeline cuts them.

Takes a stretch of text and gives its tokens in order, and which of them may end a sentence. Blanks part tokens, so that
each run of signs between two blanks is cut by itself and its tokens are remembered. Words between plain marks are cut
here, everything else by spaCy; the tokens are those of spaCy in either case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate, pairwise
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from graph.annotate.phrases import lowered
from graph.model import Span, Token

if TYPE_CHECKING:
    from spacy.language import Language

RUN = re.compile(r"\S{1,120}")  # a longer run of signs without a blank is cut, for spaCy peels it sign by sign
LONGEST = 120  # code points of a stretch between blanks whose tokens are remembered
KEPT = 1 << 15  # such stretches that are remembered
CLOSERS = "\"'\u201d\u2019)]"
ENDS = ".!?" + CLOSERS  # the last signs of tokens that may end a sentence
# Letters or figures, or letters joined by hyphens, between marks that spaCy peels off one by one.
_PLAIN = re.compile(
    r"([\"(\[\u201c]{0,3})([A-Za-z]+(?:-[A-Za-z]+)*|[0-9]+)(['\u2019]s)?"
    r"((?:(?<=[a-z0-9])\.)?[,;:!?)\]\"\u201d]{0,4})"
)
_HYPHEN = re.compile("(-)")
_span = partial(tuple.__new__, Span)  # bounds and words of tokens are right by construction, and there are many
_token = partial(tuple.__new__, Token)


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """Return spaCy's blank English pipeline: tokens only, no model; it is loaded where a text is to be cut."""
    import spacy

    nlp = spacy.blank("en")
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]  # shapes and flags of words, which nobody asks for
    return nlp


class _Stretch(NamedTuple):
    """The tokens of a stretch of text without common blanks.

    `lead` counts the signs before the first token, or all of them and one more where there is none. `steps` lead from
    the start of each token to the start of the next, the last one over the blank behind the stretch; `stops` are the
    tokens that may end a sentence.
    """

    lead: int
    words: tuple[str, ...]
    lows: tuple[str, ...]
    steps: tuple[int, ...]
    stops: tuple[int, ...]


def tokens_of(text: str, offset: int) -> tuple[list[Token], list[int]]:
    """Return the tokens of a text that begins at `offset` of its document, and those that may end a sentence."""
    stretches = text.split(" ")
    read = _known if max(map(len, stretches)) <= LONGEST else _read
    words: list[str] = []
    lows: list[str] = []
    steps = [offset]
    stops: list[int] = []
    for stretch in stretches:
        lead, more, more_lows, more_steps, more_stops = read(stretch)
        if lead:
            steps[-1] += lead
        if more_stops:
            stops += [len(words) + k for k in more_stops]
        words += more
        lows += more_lows
        steps += more_steps
    starts = [*accumulate(steps[:-1])]
    spans = map(_span, zip(starts, map(add, starts, map(len, words)), strict=True))
    return [*map(_token, zip(spans, words, lows, strict=True))], stops


def _read(stretch: str) -> _Stretch:
    words: list[str] = []
    starts: list[int] = []
    for run in RUN.finditer(stretch):
        at = run.start()
        for word in _words(run.group()):
            words.append(word)
            starts.append(at)
            at += len(word)
    starts.append(len(stretch) + 1)
    steps = tuple(end - start for start, end in pairwise(starts))
    stops = tuple(k for k, word in enumerate(words) if word[-1] in ENDS)
    return _Stretch(starts[0], tuple(words), tuple(map(lowered, words)), steps, stops)


_known = lru_cache(maxsize=KEPT)(_read)


def words_of(run: str) -> tuple[tuple[str, str], ...]:
    """Return the tokens of a run of signs without a blank, each with its lower-case form.

    >>> words_of("Roe's")
    (('Roe', 'roe'), ("'s", "'s"))
    """
    return tuple((word, lowered(word)) for word in _words(run))


def _words(run: str) -> Sequence[str]:
    whole, cut = _exceptions()
    if run.isascii() and run.isalpha() and run not in cut:
        return (run,)
    plain = _PLAIN.fullmatch(run)
    if plain is not None:
        before, word, owner, after = plain.groups(default="")
        words = [*before, *(_HYPHEN.split(word) if "-" in word else (word,)), *((owner,) if owner else ()), *after]
        if cut.isdisjoint(words) and not (run in whole or len(words) > 2 and _has_exception(run, words)):
            return words
    return [token.text for token in pipeline().make_doc(run)]


def _has_exception(run: str, words: Sequence[str]) -> bool:
    """Tell whether spaCy knows several of the words as one by a list of its own: ":)", "Minn." in "R-Minn."."""
    bounds = [0, *accumulate(map(len, words))]
    whole, _ = _exceptions()
    return any(run[start:end] in whole for i, start in enumerate(bounds) for end in bounds[i + 2 :])


@lru_cache(maxsize=1)
def _exceptions() -> tuple[frozenset[str], frozenset[str]]:
    """Return what spaCy cuts by a list of its own ("cannot", "U.S."), and what of that gives several tokens."""
    rules = pipeline().tokenizer.rules  # type: ignore[union-attr]
    return frozenset(rules), frozenset(run for run, parts in rules.items() if len(parts) > 1)
