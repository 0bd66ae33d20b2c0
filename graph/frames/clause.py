"""The clause that the matcher works on, and who can do what in it.

A `Clause` is the items of one sentence with the lexicon, the document's judges and its text. The tests on items stand
here: who decides cases, who can be a party, what can be the subject of a trigger verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from graph.frames.lexicon import Lexicon
from graph.frames.phrases import Item
from graph.model import Mention, MentionKind, Sentence

K = MentionKind
JUDGE = re.compile(r"\b(?:judge|justice|magistrate|chief justice)s?\b", re.IGNORECASE)
PARTIES = frozenset({K.PERSON, K.BODY, K.PLACE, K.GROUP})
PRONOUNS = frozenset("he she it they i we".split())

_EDGE = ("",) * 64  # places beyond the ends of a sentence that rules may look at

Test = Callable[[Item], bool]


@dataclass(frozen=True, slots=True)
class Clause:
    """The items of one sentence. `judges` holds the full and the last names of the document's judges.

    `words` are the lower-case words of the items ("" for a mention), followed by as many empty ones as a look beyond
    either end of the sentence may go; `plain` are those of them that stand in it, `kinds` the kinds of its mentions,
    `quoting` tells whether any of the items are quoted.
    """

    sentence: Sentence
    items: tuple[Item, ...]
    lexicon: Lexicon
    judges: frozenset[str]
    text: str
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)
    plain: frozenset[str] = field(init=False, repr=False, compare=False)
    kinds: frozenset[MentionKind] = field(init=False, repr=False, compare=False)
    quoting: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what the rules ask of the items again and again."""
        words = tuple(["" if item.mention is not None else item.lower for item in self.items])
        object.__setattr__(self, "words", words + _EDGE)
        object.__setattr__(self, "plain", frozenset(words))
        kinds = frozenset([item.mention.kind for item in self.items if item.mention is not None])
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "quoting", any([item.quoted for item in self.items]))

    def lowers(self, start: int, end: int) -> list[str]:
        """Return the lower-case words of the items `[start, end)`, cut to the sentence."""
        return [item.lower for item in self.items[max(start, 0) : max(end, 0)]]

    def word(self, i: int) -> str:
        """Return the lower-case word of the item at `i`, or "" outside the sentence or for a mention."""
        return self.words[i]

    def mention(self, i: int) -> Mention | None:
        """Return the mention at `i`, or None outside the sentence or for a plain word."""
        return self.items[i].mention if 0 <= i < len(self.items) else None

    def judicial(self, item: Item) -> bool:
        """Tell whether the item decides cases: a court, a judge by title, a named judge of the document."""
        mention = item.mention
        if mention is None:
            return item.lower in ("judges", "justices", "jurors")
        if mention.kind is K.PERSON:
            words = mention.name.split()
            known = words[-1] if len(words) == 1 else mention.name
            return bool(item.title and JUDGE.search(item.title.name)) or known in self.judges
        return mention.kind is K.COURT or mention.kind is K.OFFICE and bool(JUDGE.search(mention.name))

    def party(self, item: Item) -> bool:
        """Tell whether the item can be a party to a case; a judge of the document cannot."""
        mention = item.mention
        if mention is None or mention.kind is K.PERSON and self.judicial(item):
            return False
        if mention.kind is K.OFFICE:
            return not mention.definite and not JUDGE.search(mention.name)
        return mention.kind in PARTIES

    def subject(self, item: Item) -> bool:
        """Tell whether the item can be the subject of a trigger verb: an actor, a pronoun, a court word, a measure."""
        if item.quoted:
            return False
        if item.mention is not None:
            return item.actor or item.mention.kind is K.MEASURE
        lexicon = self.lexicon
        return (
            item.lower in PRONOUNS
            or item.lower in lexicon.ruling_words
            or item.lower in lexicon.case_words
            or item.lower in lexicon.judicial_words
            or item.lower in lexicon.requests
        )

    def test(self, slot: str) -> Test:
        """Return the test for what can fill a slot."""
        if slot in ("challenges", "matter", "self"):
            return measure
        if slot == "filedIn":
            return court
        return self.judicial if slot in ("judge", "assignedJudge") else self.party


def measure(item: Item) -> bool:
    """Tell whether the item is a measure."""
    return item.of(K.MEASURE)


def court(item: Item) -> bool:
    """Tell whether the item is a court."""
    return item.of(K.COURT)


def place(item: Item) -> bool:
    """Tell whether the item is a place."""
    return item.of(K.PLACE)
