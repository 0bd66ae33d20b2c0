"""A sentence as a row of items: mentions as one item each, all other tokens one by one.

Takes an annotated document, gives for each sentence a tuple of `Item`s. A title and the name after it are one item
("U.S. District Judge Jane Roe"), so that the matcher sees actors and not words. Words inside direct quotations are
marked, since what a quotation says is the speaker's and no fact of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import Annotated, Mention, MentionKind, Sentence, Span, Token

ACTORS = frozenset(
    {MentionKind.PERSON, MentionKind.OFFICE, MentionKind.BODY, MentionKind.COURT, MentionKind.PLACE, MentionKind.GROUP}
)


@dataclass(frozen=True, slots=True)
class Item:
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
    at = 0
    for sentence in annotated.sentences:
        while at < len(mentions) and mentions[at].span.end <= sentence.span.start:
            at += 1
        inside = []
        k = at
        while k < len(mentions) and mentions[k].span.start < sentence.span.end:
            inside.append(mentions[k])
            k += 1
        near = [q for q in quoted if q.overlaps(sentence.span)]
        yield sentence, tuple(_items(annotated, sentence, inside, near))


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
    pending = list(mentions)
    done = -1
    title: Mention | None = None
    for i, token in enumerate(sentence.tokens):
        if token.span.start < done:
            continue
        inside = any(q.start <= token.span.start < q.end for q in quoted)
        if pending and pending[0].span.start <= token.span.start:
            mention = pending.pop(0)
            done = mention.span.end
            follows = pending[0] if pending else None
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
            word = token.text.lower().replace("\u2019", "'")
            yield Item(token.span, token.text, word, _government(sentence.tokens, i), None, inside)
