"""One sentence as tenures see it: the people, offices and bodies in it, and the words between them.

Takes a sentence and its mentions; gives gaps by the mentions' places in the line. What a gap means is told by the
patterns in `tenure_words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from graph.model import Mention, MentionKind, Sentence

BODIES = (MentionKind.BODY, MentionKind.COURT, MentionKind.PLACE)
KINDS = (MentionKind.PERSON, MentionKind.OFFICE, *BODIES)
NO_GAP = "\x00"


class Line(NamedTuple):
    """The mentions of one sentence that are people, offices, bodies, courts and places, in order."""

    text: str
    sentence: Sentence
    mentions: Sequence[Mention]

    def kind(self, i: int) -> MentionKind | None:
        """Return the kind of mention `i`, or None outside the sentence."""
        return self.mentions[i].kind if 0 <= i < len(self.mentions) else None

    def gap(self, i: int, j: int) -> str:
        """Return the words between mention `i` and mention `j`, or a mark that fits no pattern outside the sentence."""
        if i < 0 or j >= len(self.mentions):
            return NO_GAP
        return self.text[self.mentions[i].span.end : self.mentions[j].span.start]

    def marked_gap(self, i: int, j: int) -> str:
        """Return the words from mention `i` to mention `j`, with one mark for each mention between them."""
        parts = [self.gap(i, i + 1)]
        for k in range(i + 1, j):
            parts += ["\x01", self.gap(k, k + 1)]
        return "".join(parts)

    def start(self, i: int) -> str:
        """Return the words from the sentence's start to mention `i`."""
        return self.text[self.sentence.span.start : self.mentions[i].span.start]

    def before(self, i: int) -> str:
        """Return the words from the mention before `i`, or the sentence's start, to mention `i`."""
        first = self.mentions[i - 1].span.end if i else self.sentence.span.start
        return self.text[first : self.mentions[i].span.start]

    def after(self, i: int) -> str:
        """Return the words from mention `i` to the sentence's end."""
        return self.text[self.mentions[i].span.end : self.sentence.span.end]
