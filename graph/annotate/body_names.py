"""Names of bodies by their grammar: a run of capitalised words around a head noun.

Takes the tokens of a sentence and an index, gives the bounds and the ontology class of a name that begins there:
"Harlan County Council", "Center for Rural Studies", "Marlow County Sheriff's Office". Which words are heads, and
which words end a name, stands in `data/heads.yaml`; known names are the business of the tables.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from graph.annotate.courts import DISTRICTS
from graph.annotate.phrases import is_capital, is_hyphen, low, spelled, word
from graph.model import Tokens
from graph.tables import read_mapping

LONGEST = 12
POSSESSIVE = frozenset({"'s", "'"})
NATIONAL = frozenset({"U.S.", "US", "U.S"})


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The words of `heads.yaml` that names of bodies are made of."""

    heads: Mapping[str, str]
    openers: Mapping[str, str]
    needs: Mapping[str, frozenset[str]]
    weak: frozenset[str]
    office_holders: frozenset[str]
    office_heads: frozenset[str]
    people_openers: frozenset[str]
    plain_people: frozenset[str]
    not_first: frozenset[str]
    breaks: frozenset[str]
    generic_first: frozenset[str]
    not_bodies: frozenset[str]
    suffixes: frozenset[str]
    definite: frozenset[str]
    definite_before: frozenset[str]


@lru_cache(maxsize=1)
def body_words() -> BodyWords:
    """Return the words that names of bodies are made of."""
    data = read_mapping("heads.yaml")
    lists = (
        "weak_heads", "office_holders", "office_heads", "people_openers", "plain_people", "not_first",
        "name_breaks", "generic_first", "not_bodies", "company_suffixes", "body_definite", "definite_before",
    )  # fmt: skip
    return BodyWords(
        {word: kind for kind, words in data["body_heads"].items() for word in words},
        {word: kind for kind, words in data["body_openers"].items() for word in words},
        {head: frozenset(words) for head, words in data["head_needs"].items()},
        *(frozenset[str](data[name]) for name in lists),
    )


class BodyName(NamedTuple):
    """A name of a body: the index after its last token, and its ontology class."""

    end: int
    kind: str


def body_name(tokens: Tokens, i: int, known: Collection[int]) -> BodyName | None:
    """Return the name that begins at token `i`; `known` are the tokens at which names of the tables begin."""
    words = body_words()
    if not is_capital(tokens, i) or tokens[i].text in words.not_first:
        return None
    office = _office(tokens, i)
    if office is not None or tokens[i].text in words.breaks:
        return office
    before = tokens[i - 1].text if is_capital(tokens, i - 1) else ""
    if before and before not in words.not_first and before not in words.breaks:
        return None  # inside a run of capitals that makes no name: "World" + "Trade Center"
    end, head = _Extent(tokens, i, known).read()
    if head < 0 or end == i + 1 or spelled(tokens, i, end) in words.not_bodies:
        return None
    kind = words.heads.get(tokens[head].text) or words.openers.get(tokens[i].text, "Organization")
    if head == i + 1 and tokens[i].text in words.generic_first and kind in ("Legislature", "Agency"):
        return None
    return BodyName(end, kind)


def may_hold_name(tokens: Tokens) -> bool:
    """Tell whether the sentence has a word without which no name of a body stands: a head, an opener, a possessive."""
    words = body_words()
    heads, openers = words.heads.keys(), words.openers.keys()
    return not (
        tokens.words.isdisjoint(heads) and tokens.words.isdisjoint(openers) and POSSESSIVE.isdisjoint(tokens.low_words)
    )


def _office(tokens: Tokens, i: int) -> BodyName | None:
    """Find "U.S. Attorney's Office for the Southern District of Marlow", "Ohio Attorney General's Office"."""
    words, j = body_words(), i
    while j - i < 6 and is_capital(tokens, j):
        j += 1
    if word(tokens, j - 1) not in words.office_holders or low(tokens, j) not in POSSESSIVE:
        return None
    if word(tokens, j + 1) not in words.office_heads or word(tokens, i) in words.office_holders:
        return None
    end = j + 2
    if low(tokens, end) == "in" and is_capital(tokens, end + 1) and word(tokens, i) in NATIONAL:
        end += 2
        while is_capital(tokens, end) and end - j < 7:
            end += 1
        return BodyName(end, "Agency")
    if low(tokens, end) == "for" and low(tokens, end + 1) == "the" and word(tokens, end + 2) in DISTRICTS:
        last = end + 5
        while last - end < 8 and is_capital(tokens, last):
            last += 1
        if word(tokens, end + 3) == "District" and last > end + 5:
            end = last
    return BodyName(end, "Agency")


class _Extent:
    """Reads a name token by token and keeps its end and head."""

    def __init__(self, tokens: Tokens, start: int, known: Collection[int]) -> None:
        self.tokens, self.start, self.known = tokens, start, known
        self.at, self.end, self.head = start, start, -1
        self.opened = self._opens()

    def read(self) -> tuple[int, int]:
        """Return the end of the name and the index of its head, or -1 for no name."""
        while self.at - self.start < LONGEST and self._step():
            self.at += 1
        if self.head == self.start and self.end <= self.start + 1:
            return self.start, -1
        return self.end, self.head

    def _opens(self) -> bool:
        """Tell whether the first word opens a name: "Center for Rural Studies", "Americans United for Rivers"."""
        words, tokens, i = body_words(), self.tokens, self.start
        if tokens[i].text not in words.openers:
            return False
        j = i + 2 if is_capital(tokens, i + 1) and low(tokens, i + 2) in ("of", "for", "against") else i + 1
        people = tokens[i].text in words.people_openers
        if people and ((i == 0 and tokens[i].text in words.plain_people) or j + 1 in self.known):
            return False
        allowed = ("for", "against") if people else ("of", "for", "on", "to", "against")
        return low(tokens, j) in allowed and (is_capital(tokens, j + 1) or is_capital(tokens, j + 2))

    def _step(self) -> bool:
        """Take the token at hand into the name; False where the name is over."""
        tokens, j = self.tokens, self.at
        if is_capital(tokens, j):
            if tokens[j].text in body_words().breaks and not (self.opened and low(tokens, j - 1) in ("of", "for")):
                return False
            if self._is_head(j):
                self.head, self.end = j, j + 1
            elif self.opened and j > self.start:
                self.head, self.end = (self.head if self.head >= 0 else self.start), j + 1
            return True
        return self._joins(j)

    def _is_head(self, j: int) -> bool:
        words, text = body_words(), self.tokens[j].text
        if text not in words.heads or (j == self.start and not self.opened):
            return False
        if text in words.weak and (j - self.start < 2 or not is_capital(self.tokens, j - 2)):
            return False
        return text not in words.needs or word(self.tokens, j - 1) in words.needs[text] or j == self.start

    def _joins(self, j: int) -> bool:
        """Tell whether a small word goes on with the name: "of", "for the", "&", a hyphen."""
        tokens, joiner = self.tokens, low(self.tokens, j)
        if is_hyphen(tokens, j) or joiner == "&":
            return j > self.start
        if joiner == "the":
            return low(tokens, j - 1) in ("of", "for", "to", "on", "against") and is_capital(tokens, j + 1)
        if not (is_capital(tokens, j + 1) or (joiner in ("of", "for") and is_capital(tokens, j + 2))):
            return False
        if joiner in ("of", "for"):
            self.opened = self.opened or self.head == j - 1
            return self.opened and (low(tokens, j + 1) == "the" or is_capital(tokens, j + 1))
        if joiner in ("on", "to", "against"):
            return self.opened and j - self.start <= 2
        if joiner == "and":
            return self.opened and self.end == j and j + 1 not in self.known
        return joiner == "at" and self.opened and tokens[self.start].text == "University"
