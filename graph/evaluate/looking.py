"""Find in one document what a name, or the marks of an event, stand for.

Takes a linked document, gives the key of a referent or an event. A name is found where the linker saw the document
speak of a referent in these words; an event has a mark that is one of its values, or stands in a sentence of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graph.evaluate.names import key
from graph.model import Concept, Event, Fact, Linked, Literal, MentionKind, Span

ANY = frozenset(MentionKind)
APOSTROPHE = "['\u2018\u2019]"


class Looking:
    """One document, in which names and marks are looked up."""

    def __init__(self, linked: Linked, sentences: Sequence[Span]) -> None:
        """Note the names of the document's referents; `sentences` are its sentences."""
        self._linked = linked
        self._sentences = sentences
        self._kinds = {referent.key: referent.kind for referent in linked.referents}
        self._names = {r.key: frozenset(key(n) for n in (r.name, *r.names)) for r in linked.referents}

    def thing(self, name: str, kinds: frozenset[MentionKind]) -> str:
        """Return the key of the referent that the name mostly stands for, or ""."""
        votes: dict[int, Counter[str]] = {}
        for at in _places(name, self._linked.document.text):
            near = [n for n in self._linked.namings if n.span.overlaps(at) and self._kinds[n.key] in kinds]
            fits = sorted((_fit(naming.span, at), naming.key) for naming in near)
            if fits:
                rank = fits[0][0][0]
                votes.setdefault(rank, Counter())[fits[0][1]] += 1
        return votes[min(votes)].most_common(1)[0][0] if votes else ""

    def event(self, marks: Sequence[str], kind: str) -> str:
        """Return the key of the event that has all marks, the most of them in its values, or ""."""
        things = {mark: self.thing(mark, ANY) for mark in marks}
        best, most = "", (-1, -1)
        for event in self._linked.events:
            if event.kind.value.lower() == kind:
                values = {mark for mark in marks if any(self._is(mark, things[mark], fact) for fact in event.facts)}
                telling = (len(values), len(event.facts))
                if telling > most and all(mark in values or self._is_told(mark, event) for mark in marks):
                    best, most = event.key, telling
        return best

    def _is(self, mark: str, thing: str, fact: Fact) -> bool:
        """Tell whether a mark is the value of a fact, by name or because it stands for that `thing`."""
        if isinstance(fact.value, Literal):
            return fact.value.text.startswith(mark)
        if isinstance(fact.value, Concept):
            return fact.value.label == mark
        return fact.value == thing or key(mark) in self._names.get(fact.value, ())

    def _is_told(self, mark: str, event: Event) -> bool:
        """Tell whether the mark stands in a sentence that tells of the event."""
        told = (s for s in self._sentences if any(s.overlaps(fact.evidence) for fact in event.facts))
        return any(any(_places(mark, sentence.of(self._linked.document.text))) for sentence in told)


def _places(name: str, text: str) -> Iterator[Span]:
    """Yield where the words of a name stand in a text, whatever the blanks and apostrophes."""
    words = (re.sub(APOSTROPHE, APOSTROPHE, re.escape(word)) for word in name.split())
    for found in re.finditer(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", text):
        yield Span(*found.span())


def _fit(span: Span, at: Span) -> tuple[int, int]:
    """Return how well a mention fits a name that stands `at`, best first: the same words, more of them, or fewer."""
    rank = 0 if span == at else 1 if span.contains(at) else 2
    return rank, abs(span.start - at.start) + abs(span.end - at.end)
