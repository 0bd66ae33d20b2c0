"""Grammatical partners by a dependency parse: subject, object, agent, prepositional phrases, and what a date dates.

Takes the words of a sentence and its `Parse`, gives indices of tokens. Reads the two label schemes that trained
pipelines use for English: ClearNLP (`dobj`, `nsubjpass`, `agent`, `prep` and `pobj`) and Universal Dependencies
(`obj`, `nsubj:pass`, `obl:agent`, `obl` with `case`). Leaves out what the partners are to an event.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.frames.words import RELATIVES
from graph.model import Arc

SUBJECT = frozenset({"nsubj"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "nsubj:pass"})
PASSIVE_VERB = frozenset({"auxpass", "aux:pass"})
OBJECT = frozenset({"dobj", "obj"})
AGENT = frozenset({"agent", "obl:agent"})
RELATIVE_CLAUSE = frozenset({"relcl", "acl:relcl"})
CONTROLLED = frozenset({"advcl", "xcomp"})
NOUN_PHRASES = frozenset({"obl", "nmod", "obl:agent", "obl:tmod", "nmod:tmod", "obl:unmarked", "nmod:unmarked"})
TIME = frozenset({"npadvmod", "tmod", "advmod", "obl", "obl:tmod", "obl:npmod", "obl:unmarked", "nmod:tmod", "nmod"})
DEEPEST = 12  # how far a subject is sought up the tree


class Tree:
    """The parse of one sentence; `words` are its tokens in lower case."""

    def __init__(self, words: Sequence[str], arcs: Sequence[Arc]) -> None:
        """Index the children of each token; raises ValueError where the arcs are not those of the words."""
        if len(words) != len(arcs) or any(not 0 <= arc.head < len(arcs) for arc in arcs):
            raise ValueError(f"{len(arcs)} arcs for {len(words)} words, or a head outside the sentence")
        self.words = tuple(words)
        self._arcs = tuple(arcs)
        self._children: dict[int, list[int]] = {}
        for i, arc in enumerate(arcs):
            if arc.head != i:
                self._children.setdefault(arc.head, []).append(i)

    def head(self, i: int) -> int:
        """Return the head of a token; a root is its own."""
        return self._arcs[i].head

    def relation(self, i: int) -> str:
        """Return the label of the arc from the token to its head, in lower case."""
        return self._arcs[i].relation.lower()

    def children(self, i: int, relations: frozenset[str]) -> list[int]:
        """Return the children of a token that hang on it by one of the relations, in order."""
        return [k for k in self._children.get(i, ()) if self.relation(k) in relations]

    def top(self, start: int, end: int) -> int:
        """Return the token of `[start, end)` that the others hang on: the first whose head lies outside."""
        inside = range(start, end)
        return next((i for i in inside if self.head(i) not in inside or self.head(i) == i), start)

    def listed(self, i: int) -> list[int]:
        """Return the token and all that is coordinated with it, in order."""
        found, open_ends = {i}, [i]
        while open_ends:
            more = [k for k in self.children(open_ends.pop(), frozenset({"conj"})) if k not in found]
            found.update(more)
            open_ends.extend(more)
        return sorted(found)

    def passive(self, verb: int) -> bool:
        """Tell whether a verb is in the passive, or a participle behind its noun ("a suit filed by")."""
        if self.children(verb, PASSIVE_VERB | PASSIVE_SUBJECT):
            return True
        if self.relation(verb) == "acl":
            return not self.words[verb].endswith("ing") and not self.children(verb, SUBJECT)
        shares = self.relation(verb) == "conj" and not self.children(verb, SUBJECT | OBJECT)
        return shares and self.head(verb) < verb and self.passive(self.head(verb))

    def subject(self, verb: int, depth: int = 0) -> int | None:
        """Return the subject of a verb, in either voice: its own, the noun of its clause, or that of its head."""
        above, relation = self.head(verb), self.relation(verb)
        own = self.children(verb, SUBJECT | PASSIVE_SUBJECT)
        if own:
            relative = relation in RELATIVE_CLAUSE and self.words[own[0]] in RELATIVES
            return above if relative else own[0]
        if above == verb or depth == DEEPEST:
            return None
        if relation == "acl":
            return above
        if relation == "xcomp" and (bound := self.objects(above)):
            return bound[0]
        if relation == "pcomp":
            return self.subject(self.head(above), depth + 1)
        if relation in CONTROLLED or relation == "conj":
            return self.subject(above, depth + 1)
        return None

    def objects(self, verb: int) -> list[int]:
        """Return the direct objects of a verb with their list partners."""
        return [k for i in self.children(verb, OBJECT) for k in self.listed(i)]

    def agents(self, verb: int) -> list[int]:
        """Return those by whom a thing is done, in the passive."""
        named = self.children(verb, AGENT)
        found = [k for i in named for k in self.children(i, frozenset({"pobj"}))]
        found += [i for i in named if self.relation(i) == "obl:agent"] or self._after(verb, "by")
        return self._all_listed(found)

    def after(self, i: int, preposition: str) -> list[int]:
        """Return the nouns that hang on a token by the preposition, with their list partners."""
        return self._all_listed(self._after(i, preposition))

    def _after(self, i: int, preposition: str) -> list[int]:
        marked = [k for k in self.children(i, frozenset({"prep"})) if self.words[k] == preposition]
        found = [n for k in marked for n in self.children(k, frozenset({"pobj"}))]
        nouns = self.children(i, NOUN_PHRASES)
        return found + [
            n for n in nouns if preposition in {self.words[c] for c in self.children(n, frozenset({"case"}))}
        ]

    def _all_listed(self, found: Iterable[int]) -> list[int]:
        return sorted({k for i in found for k in self.listed(i)})

    def dated(self, date: int) -> int | None:
        """Return the token that a date dates: what it hangs on as an adverb or by a preposition, or None."""
        above = self.head(date)
        if self.relation(date) == "pobj" and self.relation(above) == "prep":
            return self.head(above)
        return above if self.relation(date) in TIME and above != date else None
