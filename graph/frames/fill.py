"""Which partner fills which slot: the roles of a trigger's row applied to the partners that the grammar finds.

Takes a clause and a trigger's place in it, gives slots, as far as the partner's kind fits the slot. What the object of
a ruling verb tells depends on what it is: a measure is the target, a ruling is acted on, a case is disposed of, a
request has a type of its own, a party is bound or barred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.frames import grammar
from graph.frames.clause import Clause
from graph.frames.hits import Hit
from graph.frames.judges import judge_slots
from graph.frames.lexicon import Trigger
from graph.frames.parties import actors, party_slots
from graph.frames.statutes import at_stake
from graph.frames.words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from graph.model import Concept, Literal, Mention, MentionKind, Slot

K = MentionKind
UNDATED = ("crime-verdict/", "crime-plea/", "crime-trial/")  # their day is not that of the charge
DATES = {"Case": "filedOn", "Ruling": "decidedOn", "Measure": "issuedOn"}
SUITS_SAY = frozenset("against over alleges alleged alleging claims claimed seeks sought argues argued says".split())
# What is given out under a measure: "approved DACA applications".
UNDER_MEASURES = frozenset("applications recipients requests permits renewals participants beneficiaries funds".split())
ASIDE = frozenset("in under after since because by as".split())
BREAKING = frozenset("violating breaking breaching flouting ignoring failing defying".split())
ISSUED = frozenset("issued signed entered delivered authored penned released announced handed rendered".split())
IN_COURT = frozenset("court courts lawsuit suit sued judge plaintiff plaintiffs represented".split())
PRIVATE = frozenset({"Company", "AdvocacyGroup"})


def date_slots(clause: Clause, i: int | None, kind: str, rule: str) -> Iterator[Slot]:
    """Yield the date slot of a frame of this kind from the date at `i`."""
    mention = clause.mention(i) if i is not None else None
    if mention is not None and mention.value and kind in DATES and not rule.startswith(UNDATED):
        yield Slot(DATES[kind], Literal.dated(mention.value), mention.span, rule)


def fill(clause: Clause, slot: str, found: Iterable[int], rule: str) -> Iterator[Slot]:
    """Yield slots for the items at the indices, as far as their kind fits the slot."""
    for i in found:
        if slot == "judge":
            yield from judge_slots(clause, i, rule)
        elif slot in ("plaintiff", "defendant", "inFavorOf", "against"):
            yield from party_slots(clause, slot, [i], rule)
        else:
            mention = clause.mention(i)
            if slot == "self" and clause.word(i + 1) in UNDER_MEASURES:
                continue
            if mention is not None and slot == "matter":
                mention = at_stake(mention)
            name = _fits(clause, slot, i, mention) if mention is not None else ""
            if name and mention is not None:
                yield Slot(name, mention, clause.items[i].span, rule)


def _fits(clause: Clause, slot: str, i: int, mention: Mention) -> str:
    """Return the property that the item at `i` fills for a role, or ""."""
    acting = mention.kind in (K.PERSON, K.BODY, K.PLACE)
    if slot == "challenger":
        suing = clause.party(clause.items[i]) and (mention.kind is not K.PERSON or _at_law(clause, i))
        return "plaintiff" if suing else ""
    if slot == "assignedJudge":
        return slot if mention.kind in (K.PERSON, K.OFFICE) and clause.judicial(clause.items[i]) else ""
    if slot == "issuer":
        private = mention.kind_class in PRIVATE or mention.name.lower().split()[-1] in ("party", "campaign")
        return slot if acting and not private else ""
    if slot == "addressee":
        return slot if acting or mention.kind is K.GROUP else ""
    if slot == "bound":
        return "target" if acting else ""
    if slot == "filedIn":
        return slot if mention.kind is K.COURT else ""
    if slot in ("challenges", "self", "matter") and mention.kind is K.MEASURE:
        return "target" if slot == "matter" else slot
    return ""


def _at_law(clause: Clause, i: int) -> bool:
    """Tell whether the person at `i` challenges a law in court, and not only in words."""
    words = {item.lower for item in clause.items if item.mention is None}
    acting = "challenging" in words and bool(words & {"are", "is"})
    return acting or bool(words & IN_COURT) or any(item.of(K.COURT) for item in clause.items)


def phrase_slots(clause: Clause, trigger: Trigger, found: Iterable[tuple[str, int]], reach: int = 7) -> Iterator[Slot]:
    """Yield the slots that the trigger's row gives to prepositional phrases: (preposition, index after it)."""
    slots = dict(trigger.prepositions)
    for preposition, at in found:
        slot = slots[preposition]
        if trigger.kind == "Case" and preposition == "by" and _others_act(clause, trigger, at - 2):
            continue
        if slot == "judge" and preposition == "by" and _reviewed(clause.word(at - 2)):
            continue  # "a ruling affirmed by the court"
        if slot == "challenges" and clause.word(at) in BREAKING:
            continue  # "sued for violating the law"
        party = slot in ("plaintiff", "defendant")
        if party and preposition == "behalf" and clause.word(at) == "of":
            at += 1
            clients = clause.word(at + 1) in ("client", "clients")  # "on behalf of their client, Jane Roe"
            at += 2 + (clause.word(at + 2) == ",") if clients else 0
        objects = grammar.objects(clause.items, at, clause.test(slot), reach, infinitive=not party)
        if slot == "challenges" and objects and ASIDE & set(clause.lowers(at, objects[0])):
            continue  # "sued over the loss of money under the law"
        whom = at + (clause.word(at) == "of")  # "in favor of Ohio"
        if slot in ("inFavorOf", "against") and objects and PREPOSITIONS & set(clause.lowers(whom, objects[0])):
            continue  # "a triumph for marriage in Ohio"
        yield from fill(clause, slot, objects, f"{trigger.id}/{preposition}")


def _reviewed(word: str) -> bool:
    """Tell whether a participle after a decision tells what another court did to it, or somebody thinks of it."""
    return word.endswith("ed") and word not in ISSUED


def _others_act(clause: Clause, trigger: Trigger, i: int) -> bool:
    """Tell whether the agent does something else with a suit than bring it: "backed by", "dismissed by"."""
    word = clause.word(i)
    own = clause.lexicon.support.get(trigger.id, frozenset())
    if clause.word(i - 1) == "and" and word not in own:
        return True  # "the suits and investigations by ..."
    return bool(own) and word.endswith("ed") and word not in own


def noun_slots(clause: Clause, hit: Hit, stops: frozenset[int]) -> Iterator[Slot]:
    """Yield the slots of a noun trigger: its possessor, its prepositional phrases, its own type and outcome."""
    trigger, items, start, end = hit.trigger, clause.items, hit.start, hit.end
    owned = trigger.possessor and (trigger.id != "case-noun" or clause.word(end) == "against")
    if trigger.id == "crime-trial" and clause.word(end) in ("of", "against"):
        owned = ""  # "Roe's indictment of two officers": the prosecutor or judge
    owner = _possessor(clause, start, trigger.possessor) if owned else None
    if owner is not None:
        several = actors(clause, owner) if clause.word(start - 1) in ("its", "their") else [owner]
        yield from fill(clause, trigger.possessor, several, f"{trigger.id}/possessor")
    halts = stops - {end, start} | {k for k in range(end, min(end + 14, len(items))) if _other_verb(clause, k, end)}
    found = grammar.phrases(items, end, trigger.relations, halts, 14)
    near = ("from", "of") if trigger.kind == "Case" else ("from",)  # "the trial for the death of Roe" is not Roe's
    yield from phrase_slots(clause, trigger, (p for p in found if p[0] not in near or p[1] == end + 1))
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


def _owns(clause: Clause, k: int, pronoun: str) -> bool:
    """Tell whether the party at `k` can be meant by the pronoun: people by "his", one body by "its"."""
    item = clause.items[k]
    person = item.of(K.PERSON)
    alone = clause.word(k - 1) not in ("and", ",") and clause.word(k + 1) != "'s"
    fits = person if pronoun in ("his", "her") else not item.of(K.PERSON, K.GROUP) if pronoun == "its" else not person
    return clause.party(item) and (fits or person and pronoun == "their" and not alone)


def _possessor(clause: Clause, start: int, slot: str) -> int | None:
    """Return the index of the owner of a noun: "Roe's ruling", "the court ruling", "the union lawsuit".

    The owner of "its lawsuit" is the nearest party before it.
    """
    if slot == "plaintiff" and clause.word(start - 1) in ("its", "their", "his", "her"):
        return next((k for k in range(start - 2, -1, -1) if _owns(clause, k, clause.word(start - 1))), None)
    i = start - 1
    while i > 0 and start - i < 4 and _modifier(clause, i):
        i -= 1
    if clause.word(i) == "'s" and i > 0:
        return i - 1
    beside = clause.mention(start - 1)
    if slot == "plaintiff" and clause.word(start + 1) != "against" and clause.items[start - 1].of(K.PLACE):
        return None  # "the Ohio lawsuit" tells where
    if slot == "plaintiff" and clause.items[start - 1].of(K.BODY) and clause.word(start + 1) not in SUITS_SAY:
        return None  # "the Harlan Bank lawsuit": by it or against it
    kinds = (K.COURT,) if slot == "judge" else (K.BODY, K.PLACE)
    return start - 1 if beside is not None and beside.kind in kinds else None
