"""A sentence as a row of items: mentions as one item each, all other tokens one by one.

Takes an annotated document, gives for each sentence a tuple of `Item`s. A title and the name after it are one item
("U.S. District Judge Jane Roe"), so that the matcher sees actors and not words. Words inside direct quotations are
marked, since what a quotation says is the speaker's and no fact of the document; texts of links that were pasted into
a sentence are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.model import Annotated, Mention, MentionKind, Sentence, Span, Token

ACTORS = frozenset(
    {MentionKind.PERSON, MentionKind.OFFICE, MentionKind.BODY, MentionKind.COURT, MentionKind.PLACE, MentionKind.GROUP}
)

# Texts of links pasted into a sentence, up to their "MORE": "Jane Roe Jane Ann RoeHouse sues ... MORE said".
# And where a lawmaker is from: "Sen. Jane Roe (D-Ohio)".
PASTED = re.compile(r"\b[A-Z][a-z]+(?:[A-Z][a-z]|\d{4}\b).*?\bMORE\b|\([DRI]-[^()]{2,25}\)")


class Item(NamedTuple):
    """One mention or one plain token. `title` is the office written before a name, `owner` what stands before that."""

    span: Span
    text: str
    lower: str
    mention: Mention | None = None
    title: Mention | None = None
    quoted: bool = False

    @property
    def actor(self) -> bool:
        """Tell whether the item can act or be acted on in court."""
        return self.mention is not None and self.mention.kind in ACTORS

    def of(self, *kinds: MentionKind) -> bool:
        """Tell whether the item is a mention of one of the kinds."""
        return self.mention is not None and self.mention.kind in kinds


def rows(annotated: Annotated) -> Iterator[tuple[Sentence, tuple[Item, ...]]]:
    """Yield each sentence with its items, in order."""
    mentions = annotated.mentions
    quoted = [q.inner for q in annotated.quotes if not q.scare]
    at, first = 0, 0
    for sentence in annotated.sentences:
        while at < len(mentions) and mentions[at].span.end <= sentence.span.start:
            at += 1
        inside = []
        k = at
        while k < len(mentions) and mentions[k].span.start < sentence.span.end:
            inside.append(mentions[k])
            k += 1
        while first < len(quoted) and quoted[first].end <= sentence.span.start:
            first += 1
        last = first
        while last < len(quoted) and quoted[last].start < sentence.span.end:
            last += 1
        items = tuple(_items(annotated, sentence, inside, quoted[first:last]))
        yield sentence, _without_pasted(items, sentence.span.of(annotated.document.text), sentence.span.start)


def _without_pasted(items: tuple[Item, ...], words: str, start: int) -> tuple[Item, ...]:
    """Return the items of a sentence without the texts of links pasted into it, and without lawmakers' states."""
    likely = "MORE" in words or "-" in words and "(" in words
    pasted = [Span(start + m.start(), start + m.end()) for m in PASTED.finditer(words)] if likely else []
    return tuple(i for i in items if not any(p.overlaps(i.span) for p in pasted)) if pasted else items


GOVERNMENTS = {"city": "City", "county": "County", "state": "State"}
AFTER_GOVERNMENT = frozenset(
    [
        ",",
        ".",
        "'s",
        "\u2019s",
        "and",
        "sued",
        "filed",
        "has",
        "had",
        "is",
        "was",
        "will",
        "would",
        "to",
        "argued",
        "asked",
        "challenged",
    ]
)


def _government(tokens: Sequence[Token], i: int) -> Mention | None:
    """Return "the city", "the county", "the state" as a party that other words of the text name, or None."""
    token = tokens[i]
    kind = GOVERNMENTS.get(token.text)
    if kind is None:
        return None
    before = tokens[i - 1].text.lower() if i else ""
    after = tokens[i + 1].text if i + 1 < len(tokens) else "."
    if before != "the" or after not in AFTER_GOVERNMENT:
        return None
    return Mention(token.span, MentionKind.PLACE, token.text, "", kind, definite=True)


def _items(
    annotated: Annotated, sentence: Sentence, mentions: Sequence[Mention], quoted: Sequence[Span]
) -> Iterator[Item]:
    text = annotated.document.text
    at, done, quote = 0, -1, 0
    title: Mention | None = None
    for i, token in enumerate(sentence.tokens):
        if token.span.start < done:
            continue
        while quote < len(quoted) and quoted[quote].end <= token.span.start:
            quote += 1
        inside = quote < len(quoted) and quoted[quote].start <= token.span.start
        if at < len(mentions) and mentions[at].span.start <= token.span.start:
            mention = mentions[at]
            at, done = at + 1, mention.span.end
            follows = mentions[at] if at < len(mentions) else None
            if (
                mention.kind is MentionKind.OFFICE
                and follows
                and follows.kind is MentionKind.PERSON
                and not text[mention.span.end : follows.span.start].strip(" \u00a0")
            ):
                title = mention
                continue
            span = title.span.to(mention.span) if title else mention.span
            yield Item(span, span.of(text), mention.name.lower(), mention, title, inside)
            title = None
        else:
            government = _government(sentence.tokens, i) if token.low in GOVERNMENTS else None
            yield Item(token.span, token.text, token.low, government, None, inside)
