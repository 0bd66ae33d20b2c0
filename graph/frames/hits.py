"""The triggers of a sentence: where a verb or noun gives an event away.

Takes items and the lexicon, gives `Hit`s in order, the longest at each place. Words inside quotations give nothing
away; a gerund after a determiner or a possessive is a noun ("the ruling", "her findings").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from graph.frames.lexicon import Form, Lexicon, Trigger
from graph.frames.phrases import Item
from graph.frames.words import ARTICLES, BREAKS, DETERMINERS, PREPOSITIONS
from graph.model import MentionKind

NOUN_BEFORE = frozenset(
    "a an the this that 's his her its their latest recent earlier previous second first final same court".split()
)
MOST_HITS = 50  # where more triggers stand there is no sentence: the rest of it is passed over
PASSIVE = frozenset("was were is are been being be".split())
EVENTS = ("ruling", "finding", "holding")
VOTE = re.compile(r"^(?:\d+|-|\u2013|\d+[-\u2013]\d+)$")


class Hit(NamedTuple):
    """A trigger found at items `[start, end)`; `form` is the verb form, or "" for a noun."""

    start: int
    end: int
    trigger: Trigger
    form: str


def hits(items: Sequence[Item], lexicon: Lexicon) -> list[Hit]:
    """Return the triggers of a sentence outside quotations; a word inside a longer noun trigger is none."""
    found: list[Hit] = []
    covered = 0
    firsts, verbs, nouns = lexicon.firsts, lexicon.verbs, lexicon.nouns
    for i in [k for k, item in enumerate(items) if item.lower in firsts]:
        item = items[i]
        if len(found) >= MOST_HITS:
            break
        plain = item.mention is None or item.of(MentionKind.GROUP) and item.lower in nouns
        if not plain or item.quoted or i < covered:
            continue
        here = [*_verb_hits(items, i, lexicon)] if item.lower in verbs else []
        if item.lower in nouns and not _idiom(items, i, lexicon):
            here.extend(_noun_hits(items, i, lexicon))
        longest = max([h.end for h in here], default=0)
        chosen = [h for h in here if h.end == longest]
        found.extend(chosen)
        covered = max([h.end for h in chosen if not h.form], default=covered)
    return found


def _idiom(items: Sequence[Item], i: int, lexicon: Lexicon) -> bool:
    """Tell whether the word at `i` stands in an idiom that tells of no event: "followed suit", "case in point"."""
    places = _idiom_places(lexicon.idioms).get(items[i].lower, ())
    return any(i >= at and _stands(items, i - at, idiom) for at, idiom in places)


@lru_cache(maxsize=4)
def _idiom_places(idioms: frozenset[tuple[str, ...]]) -> Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """Return for each word of the idioms where it stands in which of them."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for idiom in sorted(idioms):
        for at, word in enumerate(idiom):
            found.setdefault(word, []).append((at, idiom))
    return {word: tuple(places) for word, places in found.items()}


def _name(items: Sequence[Item], i: int) -> bool:
    """Tell whether the item at `i` is a plain word with a capital, as parts of names are."""
    return 0 <= i < len(items) and items[i].mention is None and items[i].text[:1].isupper()


def _verb_hits(items: Sequence[Item], i: int, lexicon: Lexicon) -> Iterator[Hit]:
    before = items[i - 1] if i else None
    court = before is not None and before.of(MentionKind.COURT) and items[i].lower in (*EVENTS, "hearing", "filing")
    other = before is not None and before.of(MentionKind.COURT) and not items[i].lower.endswith("ing")
    noun = before is not None and (before.lower in NOUN_BEFORE or court or other)
    if _acting_noun(items, i):
        return
    described = i > 1 and items[i - 2].lower in ARTICLES and items[i - 1].mention is None  # "a landmark ruling for"
    opens = i == 0 and items[0].text[:1].isupper()  # "Sue Roe", "Block the street": a name or an order
    if i and items[i].text[:1].isupper() and (_name(items, i - 1) or _name(items, i + 1)):
        return  # "Nita Sue Roe"
    after = items[i + 1].title if i + 1 < len(items) else None
    if after is not None and (items[i].text[:1].isupper() or items[i].lower == "prosecuting"):
        return  # "Prosecuting Attorney Jane Roe"
    for form in lexicon.verbs.get(items[i].lower, ()):
        if form.form == "gerund" and form.trigger.id == "crime-verdict" and i > 1 and items[i - 2].lower in ARTICLES:
            continue  # "the Roe sentencing"
        if opens and form.form == "base":
            continue
        end = _rest(items, i + 1, form)
        if form.trigger.negated and not _will_not(items, i, form.form):
            continue
        if form.trigger.id == "crime-verdict" and _describes(items, i, form.form):
            continue
        relative = before is not None and before.lower == "that" and form.form == "third"  # "an order that blocks"
        if described and form.form == "gerund" and items[i - 1].lower.isalpha() and end != i + 1:
            continue
        if end is not None and not (noun and not relative and form.form in ("gerund", "base", "third")):
            yield Hit(i, end, form.trigger, form.form)


def _acting_noun(items: Sequence[Item], i: int) -> bool:
    """Tell whether the word at `i` is a noun that acts by the participle behind it: "the 2012 ruling upholding"."""
    if items[i].lower != "ruling" or i < 2 or i + 1 >= len(items) or not items[i + 1].lower.endswith("ing"):
        return False
    return items[i - 2].lower in (*ARTICLES, "'s")


def _will_not(items: Sequence[Item], i: int, form: str) -> bool:
    """Tell whether a bare verb is what somebody will not do: "would not hear", "won't take up"."""
    before = {item.lower for item in items[max(i - 3, 0) : i]}
    return form == "base" and bool(before & {"will", "would", "wo"}) and bool(before & {"not", "n't", "n\u2019t"})


def _describes(items: Sequence[Item], i: int, form: str) -> bool:
    """Tell whether a verb only describes somebody: "a convicted man", "they feared convicted robber John Doe"."""
    if form not in ("past", "participle") or i and items[i - 1].lower in PASSIVE:
        return False
    before, after = items[i - 1] if i else None, items[i + 1] if i + 1 < len(items) else None
    article = before is not None and before.mention is None and before.lower in PREPOSITIONS | DETERMINERS | {"and"}
    word = after.lower if after is not None and after.mention is None else ""
    noun = word.isalpha() and word not in PREPOSITIONS | DETERMINERS and word not in ("former", "guilty", "not")
    return before is None or article or noun


def _rest(items: Sequence[Item], i: int, form: Form) -> int | None:
    """Match the words after a verb's first; give the index after them, or after the verb where "*" leaves a gap."""
    if not form.rest:
        return i
    if form.rest[0] != "*":
        if _stands(items, i, form.rest):
            return i + len(form.rest)
        start = _past_vote(items, i)
        return start + len(form.rest) if start > i and _stands(items, start, form.rest) else None
    for start in range(i + 1, min(i + 8, len(items))):
        if _stands(items, start, form.rest[1:]):
            return i
        if items[start].lower in BREAKS or items[start].lower in (",", "not"):
            return None
    return None


def _past_vote(items: Sequence[Item], i: int) -> int:
    """Return the index after a vote, a date or an adverb at `i`: "ruled 5-4 for", "sided Friday with"."""
    while i < len(items) and (
        items[i].of(MentionKind.DATE)
        or items[i].mention is None
        and (items[i].lower.endswith("ly") or VOTE.match(items[i].lower) is not None)
    ):
        i += 1
    return i


def _stands(items: Sequence[Item], start: int, words: Sequence[str]) -> bool:
    if len(items) < start + len(words):
        return False
    for k, word in enumerate(words, start):
        if items[k].lower != word:
            return False
    return True


def _noun_hits(items: Sequence[Item], i: int, lexicon: Lexicon) -> Iterator[Hit]:
    hyphened = i + 1 < len(items) and items[i + 1].lower == "-"
    for words, trigger in lexicon.nouns.get(items[i].lower, ()):
        spanned = items[i : i + len(words)]
        if hyphened and len(words) == 1:
            continue  # "stay-at-home"
        if _stands(items, i, words) and all(x.mention is None or x.of(MentionKind.GROUP) for x in spanned):
            yield Hit(i, i + len(words), trigger, "")
