"""Which partner fills which slot: the roles of a trigger's row applied to the partners that the grammar finds.

Takes a clause and a trigger's place in it, gives slots, as far as the partner's kind fits the slot. What the object of
a ruling verb tells depends on what it is: a measure is the target, a ruling is acted on, a case is disposed of, a
request has a type of its own, a party is bound or barred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.frames import content, grammar
from graph.frames.clause import Clause, measure
from graph.frames.hits import Hit
from graph.frames.judges import judge_slots
from graph.frames.lexicon import Trigger
from graph.frames.parties import actors, party_slots
from graph.frames.phrases import Item
from graph.frames.words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from graph.model import Concept, Literal, Mention, MentionKind, Slot

K = MentionKind
DATES = {"Case": "filedOn", "Ruling": "decidedOn", "Measure": "issuedOn"}
PRIVATE = frozenset({"Company", "AdvocacyGroup"})
ABOUT = ("against", "on", "blocking", "barring", "of", "striking", "upholding")


@dataclass(frozen=True, slots=True)
class Partners:
    """The partners of a verb: its subject (an index or None), voice, whether the court declined, other triggers."""

    subject: int | None
    passive: bool
    refused: bool
    stops: frozenset[int]


def date_slots(clause: Clause, i: int | None, kind: str, rule: str) -> Iterator[Slot]:
    """Yield the date slot of a frame of this kind from the date at `i`."""
    mention = clause.mention(i) if i is not None else None
    if mention is not None and mention.value and kind in DATES:
        yield Slot(DATES[kind], Literal.dated(mention.value), mention.span, rule)


def fill(clause: Clause, slot: str, found: Iterable[int], rule: str) -> Iterator[Slot]:
    """Yield slots for the items at the indices, as far as their kind fits the slot."""
    for i in found:
        if slot == "judge":
            yield from judge_slots(clause, i, rule)
        elif slot in ("plaintiff", "defendant", "inFavorOf", "against"):
            yield from party_slots(clause, slot, [i], rule)
        else:
            name = _fits(clause, slot, i)
            mention = clause.mention(i)
            if name and mention is not None:
                yield Slot(name, mention, clause.items[i].span, rule)


def _fits(clause: Clause, slot: str, i: int) -> str:
    """Return the property that the item at `i` fills for a role, or ""."""
    mention = clause.mention(i)
    if mention is None:
        return ""
    acting = mention.kind in (K.PERSON, K.BODY, K.PLACE)
    fitting = {
        "challenger": ("plaintiff", clause.party(clause.items[i]) and mention.kind is not K.PERSON),
        "filedIn": ("filedIn", mention.kind is K.COURT),
        "issuer": ("issuer", acting and mention.kind_class not in PRIVATE),
        "challenges": ("challenges", mention.kind is K.MEASURE),
        "matter": ("target", mention.kind is K.MEASURE),
        "self": ("self", mention.kind is K.MEASURE),
        "bound": ("target", acting),
        "addressee": ("addressee", acting or mention.kind is K.GROUP),
    }
    name, fits = fitting.get(slot, ("", False))
    return name if fits else ""


def verb_slots(clause: Clause, hit: Hit, partners: Partners) -> Iterator[Slot]:
    """Yield the slots of a verb trigger from its subject, object and prepositional phrases."""
    trigger, items = hit.trigger, clause.items
    rule = f"{trigger.id}/{'passive' if partners.passive else 'active'}"
    stops = partners.stops - {hit.start}
    if partners.passive:
        accept = clause.judicial if trigger.subject == "judge" else clause.party
        for _, at in grammar.phrases(items, hit.end, ("by",), stops, 10)[:1]:
            yield from fill(clause, trigger.subject, grammar.objects(items, at, accept, 8), f"{rule}-by")
        if partners.subject is not None:
            yield from object_slots(clause, hit, partners, [partners.subject], rule)
    else:
        if partners.subject is not None:
            several = trigger.subject in ("plaintiff", "issuer", "challenger")
            found = actors(clause, partners.subject) if several else [partners.subject]
            yield from fill(clause, trigger.subject, found, rule)
        found = _object(clause, hit) or _relative_object(clause, hit, partners.subject)
        yield from object_slots(clause, hit, partners, found, rule)
    yield from phrase_slots(clause, trigger, grammar.phrases(items, hit.end, trigger.relations, stops), 8)


def phrase_slots(clause: Clause, trigger: Trigger, found: Iterable[tuple[str, int]], reach: int = 7) -> Iterator[Slot]:
    """Yield the slots that the trigger's row gives to prepositional phrases: (preposition, index after it)."""
    slots = dict(trigger.prepositions)
    for preposition, at in found:
        slot = slots[preposition]
        party = slot in ("plaintiff", "defendant")
        if party and preposition == "behalf" and clause.word(at) == "of":
            at += 1
        objects = grammar.objects(clause.items, at, clause.test(slot), reach, infinitive=not party)
        yield from fill(clause, slot, objects, f"{trigger.id}/{preposition}")


def _object(clause: Clause, hit: Hit) -> list[int]:
    slot = hit.trigger.object
    if slot in ("plaintiff", "defendant", "inFavorOf", "against", "bound"):
        found = grammar.objects(clause.items, hit.end, clause.party, 7, infinitive=False)
        if not found and slot == "against":  # "ruled against the ban"
            return grammar.objects(clause.items, hit.end, measure, 7, infinitive=False)
        return found
    if not slot:
        return []
    lexicon = clause.lexicon
    words = lexicon.ruling_words | lexicon.case_words | lexicon.requests

    def accept(item: Item) -> bool:
        return item.of(K.MEASURE) or item.mention is None and item.lower in words

    if slot == "self":  # "issued in May an order"
        dated = clause.word(hit.end) in ("in", "on") and clause.items[hit.end + 1 : hit.end + 2]
        start = hit.end + 2 if dated and dated[0].of(K.DATE) else hit.end
        return grammar.objects(clause.items, start, accept, 7, infinitive=False)
    return grammar.objects(clause.items, hit.end, accept, 14)


def _relative_object(clause: Clause, hit: Hit, subject: int | None) -> list[int]:
    """Return the measure that a relative clause is about: "the memo, which Roe signed", "an order Roe signed"."""
    if subject is None or hit.trigger.object not in ("self", "matter") or hit.form == "gerund":
        return []
    i = subject - 1
    while (
        clause.word(i) in ("the", "a", "an", "then")
        or clause.mention(i) is not None
        and not measure(clause.items[i])
        and i > subject - 3
    ):
        i -= 1
    if clause.word(i) in ("that", "which"):
        i -= 1
    if clause.word(i) == ",":
        i -= 1
    return [i] if i >= 0 and measure(clause.items[i]) else []


def object_slots(clause: Clause, hit: Hit, partners: Partners, found: Sequence[int], rule: str) -> Iterator[Slot]:
    """Yield what the object of a verb tells."""
    trigger = hit.trigger
    yield from fill(clause, trigger.object, found, rule) if trigger.object not in ("matter", "case", "request") else ()
    if trigger.kind != "Ruling":
        return
    span = clause.items[hit.start].span
    if trigger.object in ("inFavorOf", "against"):
        yield from fill(clause, "matter", found, rule)
        if trigger.type:
            yield Slot("rulingType", Concept("rulingType", trigger.type), span, rule)
    elif trigger.object == "bound":
        after = clause.lowers(found[-1] + 1, found[-1] + 4) if found else []
        if "not" in after[:2] or after[:1] == ["to"] and clause.lexicon.stopping & set(after[1:3]):
            yield Slot("outcome", Concept("outcome", "blocked"), span, rule)
    elif trigger.object:
        yield from _matter(clause, hit, partners, found, rule)


def _matter(clause: Clause, hit: Hit, partners: Partners, found: Sequence[int], rule: str) -> Iterator[Slot]:
    """Yield target, outcome and type of a ruling by what it rules on."""
    trigger, lexicon = hit.trigger, clause.lexicon
    first = found[0] if found else -1
    word = clause.word(first)
    outcome, kind = trigger.outcome, trigger.type
    slots: list[Slot] = []
    ordered = _order_fought_over(clause, partners.subject, first) if word == "order" else None
    if ordered is not None and trigger.object == "matter":
        slots = [Slot("target", ordered, ordered.span, rule)]
    elif word in lexicon.ruling_words and trigger.object != "request":
        outcome = "" if trigger.of_ruling == "none" else trigger.of_ruling or outcome
        kind = trigger.type_of_ruling or kind
        slots = [*_acted_on(clause, first, word, rule)]
    elif word in lexicon.case_words and trigger.object in ("matter", "case"):
        outcome = trigger.of_case or outcome
        kind = kind or ("dismissal" if trigger.of_case == "dismissed" else "")
        slots = [Slot("inCase", Literal(word), clause.items[first].span, rule)]
    elif clause.mention(first) is not None and trigger.object != "request":
        slots = [*fill(clause, "matter", found, rule)]
    elif trigger.object == "request" and found:
        kind = content.request_type(clause, first)
        slots = [*fill(clause, "matter", found[:1], rule)]
    elif trigger.object == "matter":
        slots = [*_open_object(clause, partners.subject if partners.passive else hit.end, trigger.outcome, rule)]
        if not slots:
            return
    else:
        return
    yield from slots
    reach = range((first if partners.passive else hit.start) - 2, first)
    if trigger.partial and any(clause.word(k) in lexicon.partial for k in reach):
        outcome = trigger.partial
    if partners.refused:
        outcome, kind = trigger.refused, ""
    span = clause.items[hit.start].span
    if outcome:
        yield Slot("outcome", Concept("outcome", outcome), span, rule)
    if kind:
        yield Slot("rulingType", Concept("rulingType", kind), span, rule)


def _order_fought_over(clause: Clause, subject: int | None, i: int) -> Mention | None:
    """Return "the order" as a measure where a trial judge acts on it, and it is nobody's ruling; else None."""
    if subject is None or clause.items[subject].of(K.COURT):
        return None
    if not clause.judicial(clause.items[subject]) and clause.word(subject) not in ("he", "she"):
        return None
    before = set(clause.lowers(i - 2, i))
    if before & {"his", "her", "their", "its", "court", "restraining"} or clause.word(i - 1) == "'s":
        return None
    pointing = bool(before & {"the", "that", "this", "same"})
    return Mention(clause.items[i].span, K.MEASURE, "order", "", "ExecutiveOrder", "", definite=pointing)


def _acted_on(clause: Clause, first: int, word: str, rule: str) -> Iterator[Slot]:
    """Read a ruling as object: that one is acted on, and the measure that it was about."""
    yield Slot("inCase", Literal(word), clause.items[first].span, rule)
    for _, at in grammar.phrases(clause.items, first + 1, ABOUT, frozenset(), 5)[:1]:
        yield from fill(clause, "matter", grammar.objects(clause.items, at, measure, 8), rule)


def _open_object(clause: Clause, start: int | None, outcome: str, rule: str) -> Iterator[Slot]:
    """Read an object without a measure: "blocked the agency from revoking ...", "halted the deportations"."""
    if start is None:
        return
    parties = grammar.objects(clause.items, start, clause.party, 4, infinitive=False)
    if parties and outcome == "blocked":
        yield from party_slots(clause, "against", parties, rule)
        after = range(parties[-1], parties[-1] + 3)
        start = next((k + 1 for k in after if clause.word(k) == "from"), len(clause.items))
    practice: Mention | None = content.described(clause, start)
    if practice is not None:
        yield Slot("target", practice, practice.span, rule)


def noun_slots(clause: Clause, hit: Hit, stops: frozenset[int]) -> Iterator[Slot]:
    """Yield the slots of a noun trigger: its possessor, its prepositional phrases, its own type and outcome."""
    trigger, items, start, end = hit.trigger, clause.items, hit.start, hit.end
    owner = _possessor(clause, start, trigger.possessor) if trigger.possessor else None
    if owner is not None:
        yield from fill(clause, trigger.possessor, [owner], f"{trigger.id}/possessor")
    halts = stops - {end, start} | {k for k in range(end, min(end + 14, len(items))) if _other_verb(clause, k, end)}
    yield from phrase_slots(clause, trigger, grammar.phrases(items, end, trigger.relations, halts, 14))
    span, rule = items[start].span, f"{trigger.id}/noun"
    if trigger.type:
        yield Slot("rulingType", Concept("rulingType", trigger.type), span, rule)
    if trigger.outcome:
        yield Slot("outcome", Concept("outcome", trigger.outcome), span, rule)


def _other_verb(clause: Clause, k: int, end: int) -> bool:
    word = clause.word(k)
    return word in AUXILIARIES or k > end and len(word) > 4 and word.endswith(("ed", "ing"))


def _modifier(clause: Clause, i: int) -> bool:
    """Tell whether the word can stand between an owner and its noun: a date, but no determiner, verb or event noun."""
    if clause.items[i].of(K.DATE):
        return True
    word, lexicon = clause.word(i), clause.lexicon
    event = word in lexicon.ruling_words or word in lexicon.case_words or word in lexicon.verbs
    return word.isalpha() and word not in DETERMINERS and word not in PREPOSITIONS and not event


def _possessor(clause: Clause, start: int, slot: str) -> int | None:
    """Return the index of the owner of a noun: "Roe's ruling", "the court ruling", "the union lawsuit".

    The owner of "its lawsuit" is the nearest party before it.
    """
    if slot == "plaintiff" and clause.word(start - 1) in ("its", "their", "his", "her"):
        return next((k for k in range(start - 2, -1, -1) if clause.party(clause.items[k])), None)
    i = start - 1
    while i > 0 and start - i < 4 and _modifier(clause, i):
        i -= 1
    if clause.word(i) == "'s" and i > 0:
        return i - 1
    beside = clause.mention(start - 1)
    kinds = (K.COURT,) if slot == "judge" else (K.BODY, K.PLACE)
    return start - 1 if beside is not None and beside.kind in kinds else None
