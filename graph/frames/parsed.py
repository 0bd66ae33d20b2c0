"""Dependency parse -> frames of suits and rulings, for the sentences that the rules cannot make out.

Takes a clause and its parse, gives frames. The words that give an event away, the roles of their partners, what fits a
role and how a clause is said are those of the rules; only who is subject, object or agent, and what a date belongs to,
comes from the parse. All rule identifiers begin with the name of the reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.frames import content
from graph.frames.arcs import OBJECT, PASSIVE_SUBJECT, Tree
from graph.frames.clause import JUDGE, Clause, measure
from graph.frames.fill import date_slots, fill
from graph.frames.hits import Hit, hits
from graph.frames.matters import Partners, object_slots
from graph.frames.nouns import support_form
from graph.frames.status import Saying, saying
from graph.model import Concept, Frame, FrameKind, Mention, MentionKind, Modality, Parse, Slot

KINDS = ("Case", "Ruling")
ACTS_ON = ("matter", "case", "request")
WHO = frozenset({"issuedBy", "court"})


@dataclass(frozen=True, slots=True)
class _Grammar:
    """A clause with its tree: items are known by their index in the clause, tokens by theirs in the sentence."""

    clause: Clause
    tree: Tree
    item_of: tuple[int, ...]

    def items(self, tokens: Iterable[int]) -> list[int]:
        """Return the items that hold the tokens, each once, in order."""
        return sorted({self.item_of[t] for t in tokens if self.item_of[t] >= 0})

    def token(self, start: int, end: int) -> int:
        """Return the token that governs the items `[start, end)`."""
        inside = [t for t, i in enumerate(self.item_of) if start <= i < end]
        return self.tree.top(inside[0], inside[-1] + 1)


def parsed(clauses: Sequence[Clause], parses: Iterable[Parse], reader: str) -> tuple[Frame, ...]:
    """Return the frames that the parses give, sentence by sentence in the order of their triggers."""
    found: list[Frame] = []
    for parse in parses:
        clause = clauses[parse.sentence]
        if not clause.items or clause.items[-1].lower == "?":
            continue
        grammar = _grammar(clause, parse)
        for hit in hits(clause.items, clause.lexicon):
            if hit.trigger.kind in KINDS and not hit.trigger.weak:
                told = _verb(grammar, hit) if hit.form else _noun(grammar, hit)
                if told is not None and _stands(clause, hit, told[0]):
                    found.append(_frame(clause, hit, told, reader))
    return tuple(found)


def _grammar(clause: Clause, parse: Parse) -> _Grammar:
    tokens = clause.sentence.tokens
    starts = {k: n for n, item in enumerate(clause.items) for k in range(item.span.start, item.span.end)}
    tree = Tree([t.text.lower() for t in tokens], parse.arcs)
    return _Grammar(clause, tree, tuple(starts.get(t.span.start, -1) for t in tokens))


def _verb(grammar: _Grammar, hit: Hit) -> tuple[list[Slot], Saying] | None:
    """Read a verb: who does it, to what, beside whom, when; and how that is said."""
    clause, tree, trigger = grammar.clause, grammar.tree, hit.trigger
    if clause.word(hit.end) == "to" and trigger.refused:
        return None  # "declined to block": another trigger tells it
    said = saying(clause.items, hit.start, hit.form, clause.lexicon.status, trigger.kind != "Case")
    if said is None or said.refused and trigger.kind != "Ruling":
        return None
    verb = grammar.token(hit.start, hit.start + 1)
    passive, subject = tree.passive(verb), tree.subject(verb)
    rule = f"{trigger.id}/{'passive' if passive else 'active'}"
    subjects = grammar.items(tree.listed(subject)) if subject is not None else []
    actors = grammar.items(tree.agents(verb)) if passive else subjects
    slots = list(fill(clause, trigger.subject, actors, rule))
    found = subjects if passive else grammar.items(_objects(grammar, verb))
    if trigger.object in ACTS_ON:
        found = [i for i in found if _matter(clause, i)]
    if found and trigger.object:
        partners = Partners(subjects[0] if subjects else None, passive, said.refused, frozenset())
        slots.extend(object_slots(clause, hit, partners, found, rule))
    if trigger.complement and not said.refused:
        slots.extend(content.complement(clause, hit.end, trigger, True))
    slots.extend(_beside(grammar, hit, (verb,)))
    slots.extend(_date(grammar, hit, {verb}))
    return slots, said


def _noun(grammar: _Grammar, hit: Hit) -> tuple[list[Slot], Saying] | None:
    """Read a noun with its support verb: "filed a lawsuit", "an injunction was issued by", "a suit brought by"."""
    clause, tree, trigger = grammar.clause, grammar.tree, hit.trigger
    noun = grammar.token(hit.start, hit.end)
    forms = clause.lexicon.support.get(trigger.id, frozenset())
    governed = tree.relation(noun) in OBJECT | PASSIVE_SUBJECT
    verbs = [tree.head(noun)] if governed else tree.children(noun, frozenset({"acl"}))
    verb = next((v for v in verbs if tree.words[v] in forms and grammar.item_of[v] >= 0), None)
    if verb is None or not trigger.support_subject:
        return None
    at = grammar.item_of[verb]
    said = saying(clause.items, at, support_form(clause.word(at)), clause.lexicon.status, trigger.kind != "Case")
    if said is None or said.refused:
        return None
    passive, subject = tree.passive(verb), tree.subject(verb)
    actors = tree.agents(verb) if passive else tree.listed(subject) if subject is not None else []
    slots = list(fill(clause, trigger.support_subject, grammar.items(actors), f"{trigger.id}/support"))
    slots.extend(_beside(grammar, hit, (noun, verb)))
    span = clause.items[hit.start].span
    if trigger.type:
        slots.append(Slot("rulingType", Concept("rulingType", trigger.type), span, f"{trigger.id}/noun"))
    if trigger.outcome:
        slots.append(Slot("outcome", Concept("outcome", trigger.outcome), span, f"{trigger.id}/noun"))
    slots.extend(_date(grammar, hit, {noun, verb}))
    return slots, said


def _objects(grammar: _Grammar, verb: int) -> list[int]:
    """Return the direct objects; of "parts of the order" the order."""
    tree, partial = grammar.tree, grammar.clause.lexicon.partial
    return [k for i in tree.objects(verb) for k in (tree.words[i] in partial and tree.after(i, "of") or [i])]


def _matter(clause: Clause, i: int) -> bool:
    """Tell whether a court can act on the item: a measure, a ruling, a case or a request."""
    lexicon = clause.lexicon
    return measure(clause.items[i]) or clause.word(i) in lexicon.ruling_words | lexicon.case_words | lexicon.requests


def _beside(grammar: _Grammar, hit: Hit, tokens: Sequence[int]) -> Iterator[Slot]:
    """Yield the slots of the prepositional phrases at the tokens; "by" is read as the agent."""
    for preposition, slot in hit.trigger.prepositions:
        if preposition != "by":
            found = grammar.items(k for t in tokens for k in grammar.tree.after(t, preposition))
            yield from fill(grammar.clause, slot, found, f"{hit.trigger.id}/{preposition}")


def _date(grammar: _Grammar, hit: Hit, dated: set[int]) -> Iterator[Slot]:
    """Yield the date that hangs on the trigger or its support verb, if there is just one."""
    clause = grammar.clause
    dates = [i for i, item in enumerate(clause.items) if item.of(MentionKind.DATE) and not item.quoted]
    found = [i for i in dates if grammar.tree.dated(grammar.token(i, i + 1)) in dated]
    if len(found) == 1:
        yield from date_slots(clause, found[0], hit.trigger.kind, f"{hit.trigger.id}/date")


def _stands(clause: Clause, hit: Hit, slots: Sequence[Slot]) -> bool:
    """Tell whether the parse gave enough: somebody who acts, a court for a ruling, and what the trigger needs."""
    trigger, names = hit.trigger, {s.name for s in slots}
    if trigger.kind == "Case":
        return bool(names & {"plaintiff", "defendant"}) and set(trigger.needs) <= names
    if any(item.mention is None and item.lower in clause.lexicon.dissents for item in clause.items):
        return False
    needs = set(trigger.needs) - ({"target"} if names & {"inCase", "against"} else set())
    return bool(names & WHO) and bool(names - WHO - {"decidedOn"}) and needs <= names


def _frame(clause: Clause, hit: Hit, told: tuple[list[Slot], Saying], reader: str) -> Frame:
    """Make the frame: every slot is said as the clause is, cites its sentence, and names the reader in its rule."""
    slots, said = told
    span, kind = clause.sentence.span, FrameKind(hit.trigger.kind)
    kept = tuple(
        replace(s, modality=said.modality, evidence=span, source=said.source, rule=f"{reader}-{s.rule}")
        for s in dict.fromkeys(slots)
        if said.modality is Modality.ASSERTED or s.name not in ("filedOn", "decidedOn")
    )
    new = any(s.name == "issuedBy" and isinstance(s.value, Mention) and _unnamed(s.value) for s in kept)
    trigger = clause.items[hit.start].span
    return Frame(kind, trigger, clause.sentence.index, kept, f"{reader}-{hit.trigger.id}", said.modality, new=new)


def _unnamed(mention: Mention) -> bool:
    """Tell whether the mention brings in a judge without a name: "a federal judge"."""
    return mention.kind is MentionKind.OFFICE and not mention.definite and bool(JUDGE.search(mention.name))
