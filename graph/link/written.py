"""Under which further names a document speaks of what the authority tables know.

Takes mentions of one thing and the text, gives the words as written ("DOJ", "Calif."), without articles and breaks of
lines. Words in small letters describe and are no name, and of a longer name one word alone ("House", "Justice") may be
anything. Leaves people out: their mentions are named as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.model import Mention, MentionKind

KINDS = frozenset({MentionKind.BODY, MentionKind.COURT, MentionKind.PLACE})
LEAD = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
WORD = re.compile(r"\w+")


def as_written(mentions: Iterable[Mention], text: str) -> frozenset[str]:
    """Return the further names in the text of mentions of one thing."""
    found = set()
    for mention in mentions:
        if mention.kind in KINDS and mention.key and not mention.definite:
            words = LEAD.sub("", " ".join(mention.span.of(text).split()))
            if _is_name(words) and not _one_of(words, mention.name):
                found.add(words)
    return frozenset(found)


def _is_name(words: str) -> bool:
    """Tell whether the words are written as a name, from the first to the last."""
    return words[:1].isupper() and any(letter.isupper() for letter in words.split()[-1])


def _one_of(words: str, name: str) -> bool:
    """Tell whether the words are a single one of a longer name."""
    return words in WORD.findall(name)
