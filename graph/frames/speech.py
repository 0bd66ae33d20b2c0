"""The words of speech, and a paragraph as the row of items that rules about speakers look at.

Takes `graph/data/speech.yaml` and an `Annotated`; gives a `Lexicon` and, a paragraph, a row of `Item`s: words,
mentions, quotations and sentence ends. The words inside a quotation are no items, so a rule sees only what the
text says in its own voice. Which item speaks is decided in `speakers`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, cast

from graph.model import Annotated, Mention, Quote, Sentence, Span, plain_members
from graph.tables import read_yaml


@plain_members
class ItemKind(StrEnum):
    """What an item of a paragraph is."""

    WORD = "word"
    MENTION = "mention"
    QUOTE = "quote"
    STOP = "stop"


class Item(NamedTuple):
    """One item of a paragraph; `text` as printed, `low` in lower case, `sentence` its index in the document.

    It begins like a token, so that items of single tokens are put together fast.
    """

    span: Span
    text: str
    low: str
    sentence: int
    kind: ItemKind
    mention: Mention | None = None
    quote: Quote | None = None


PARTICLE = "back"
_MARK = b"\x01"
_make = tuple.__new__  # most items are plain words: they are put together as they stand


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech. `kind` is "say", "call" or "read"; `nouns` are the forms that may be nouns too."""

    kind: str
    forms: tuple[str, ...]
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A noun that takes up somebody named before, by words of the title or name or by the ontology class."""

    noun: str
    words: tuple[str, ...]
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of `speech.yaml`."""

    verbs: Mapping[str, Verb]
    documents: frozenset[str]
    representatives: frozenset[str]
    roles: Mapping[str, Anaphor]
    collectives: Mapping[str, Anaphor]
    adverbs: frozenset[str]
    negations: frozenset[str]
    passives: frozenset[str]
    prepositions: frozenset[str]
    subordinators: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the word lists of `speech.yaml`."""
    data = cast("dict[str, list[dict[str, list[str]]]]", read_yaml("speech.yaml"))
    words = cast("dict[str, list[str]]", data)
    nouns = cast("dict[str, dict[str, list[str]]]", data)
    verbs = [Verb(str(v["kind"]), tuple(v["forms"]), tuple(v.get("nouns", ()))) for v in data["verbs"]]
    roles = [Anaphor(str(r["noun"]), tuple(r["titles"])) for r in data["roles"]]
    bodies = [Anaphor(str(c["noun"]), tuple(c["words"]), tuple(c["classes"])) for c in data["collectives"]]
    return Lexicon(
        {form: verb for verb in verbs for form in verb.forms},
        frozenset(nouns["documents"]["nouns"]),
        frozenset(nouns["representatives"]["nouns"]),
        {role.noun: role for role in roles},
        {body.noun: body for body in bodies},
        frozenset(words["adverbs"]),
        frozenset(words["negations"]),
        frozenset(words["passives"]),
        frozenset(words["prepositions"]),
        frozenset(words["subordinators"]),
        frozenset(words["female"]),
        frozenset(words["male"]),
    )


def rows(annotated: Annotated) -> tuple[tuple[Item, ...], ...]:
    """Return one row of items for each paragraph, in order."""
    groups: list[list[Sentence]] = []
    for sentence in annotated.sentences:
        if not groups or groups[-1][0].paragraph != sentence.paragraph:
            groups.append([])
        groups[-1].append(sentence)
    cover = _Cover(annotated)
    return tuple(_row(annotated.document.text, group, cover) for group in groups)


def _row(text: str, group: Iterable[Sentence], cover: _Cover) -> tuple[Item, ...]:
    """Return the items of a paragraph; a sentence end inside a quotation is no stop. Scare quotes are words."""
    found: list[Item] = []
    covered = -1
    for sentence in group:
        words, index, end = _words(sentence), sentence.index, sentence.span.end
        starts = [item.span.start for item in words]
        at = bisect_left(starts, covered)
        while at < len(words):
            marked = cover.marked.find(_MARK, starts[at], end)
            first = bisect_left(starts, marked, at) if marked >= 0 else len(words)
            found += words[at:first]
            at = first
            if at == len(words) or not cover.marked[starts[at]]:
                continue
            quote, mention = cover.at(starts[at])
            if quote is not None:
                found.append(Item(quote.span, quote.span.of(text), "", index, ItemKind.QUOTE, None, quote))
                covered = quote.span.end
            elif mention is not None:
                said = mention.span.of(text)
                found.append(Item(mention.span, said, said.lower(), index, ItemKind.MENTION, mention))
                covered = mention.span.end
            at = bisect_left(starts, covered, at + 1)
        if covered <= end:
            found.append(Item(Span(end - 1, end), "", "", index, ItemKind.STOP))
    return tuple(found)


def _words(sentence: Sentence) -> list[Item]:
    """Return the tokens of a sentence as items; their lower-case form has the apostrophe as printed."""
    more = (sentence.index, ItemKind.WORD, None, None)
    plain = [_make(Item, token + more) for token in sentence.tokens]
    for i in [k for k, item in enumerate(plain) if "\u2019" in item.text]:
        plain[i] = plain[i]._replace(low=plain[i].text.lower())
    return _with_particles(plain) if sentence.tokens.at_text({PARTICLE}) else plain


def _with_particles(items: list[Item]) -> list[Item]:
    """Return the items with a verb of answering and its particle as one: "fired back"."""
    known, found = lexicon().verbs, list[Item]()
    for item in items:
        verb = f"{found[-1].low} {PARTICLE}" if found else ""
        if item.text == PARTICLE and verb in known:
            before = found.pop()
            item = before._replace(span=before.span.to(item.span), text=f"{before.text} {PARTICLE}", low=verb)
        found.append(item)
    return found


class _Cover:
    """Which quotation or mention covers an offset; `marked` has a sign other than 0 where one does."""

    def __init__(self, annotated: Annotated) -> None:
        self._quotes = [q for q in annotated.quotes if not q.scare]
        self._mentions = annotated.mentions
        self._quote_starts = [q.span.start for q in self._quotes]
        self._mention_starts = [m.span.start for m in self._mentions]
        self.marked = bytearray(len(annotated.document.text))
        for span in (*(q.span for q in self._quotes), *(m.span for m in self._mentions)):
            self.marked[span.start : span.end] = _MARK * (span.end - span.start)

    def at(self, offset: int) -> tuple[Quote | None, Mention | None]:
        """Return the quotation over `offset`, or else the mention over it."""
        i = bisect_right(self._quote_starts, offset) - 1
        if i >= 0 and offset < self._quotes[i].span.end:
            return self._quotes[i], None
        k = bisect_right(self._mention_starts, offset) - 1
        if k >= 0 and offset < self._mentions[k].span.end:
            return None, self._mentions[k]
        return None, None
