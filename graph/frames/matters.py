"""What a ruling verb acts on: the slots of its subject and object.

Takes a clause, a verb hit and its partners, gives slots. What the object of a ruling verb tells depends on what it is:
a measure is the target, a ruling is acted on, a case is disposed of, a request has a type of its own, a party is bound
or barred, and a decision or plan of somebody who is no judge is itself what is fought over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.frames import content, grammar
from graph.frames.clause import Clause, measure
from graph.frames.fill import fill, phrase_slots
from graph.frames.hits import Hit
from graph.frames.judges import bench
from graph.frames.lexicon import Trigger
from graph.frames.objects import (
    ENFORCING,
    GOING_ON,
    lets_act,
    object_of,
    order_fought_over,
    order_signed,
    relative_object,
)
from graph.frames.parties import acting, actors, party_slots
from graph.frames.plans import planned
from graph.frames.sides import asker_slots, at_issue, described_by, side_slots
from graph.frames.words import BREAKS
from graph.model import Concept, Literal, Mention, MentionKind, Slot

K = MentionKind
SUITS = frozenset("lawsuit lawsuits suit suits".split())
HEARING = frozenset("hear review intervene".split())  # what a higher court declines to do is told without an object
LETTING = frozenset("allow allows allowed allowing permit permits permitted permitting let lets letting".split())
PROCEEDINGS = frozenset(
    "argument arguments count counts hearing hearings trial trials matter proceedings jurors testimony "
    "hours days weeks".split()
)
REVIEWING = frozenset({"overturn", "affirm"})


class Partners(NamedTuple):
    """The partners of a verb: its subject (an index or None), voice, whether the court declined, other triggers."""

    subject: int | None
    passive: bool
    refused: bool
    stops: frozenset[int]


def verb_slots(clause: Clause, hit: Hit, partners: Partners) -> Iterator[Slot]:
    """Yield the slots of a verb trigger from its subject, object and prepositional phrases."""
    trigger, items = hit.trigger, clause.items
    rule = f"{trigger.id}/{'passive' if partners.passive else 'active'}"
    stops = partners.stops - {hit.start}
    found: list[int] = []
    if partners.passive:
        accept = clause.judicial if trigger.subject == "judge" else clause.party
        for _, at in grammar.phrases(items, hit.end, ("by",), stops, 10)[:1]:
            agents = grammar.objects(items, at, accept, 8)
            if trigger.subject == "issuer" and "," in clause.lowers(
                agents[0] if agents else 0, agents[-1] if agents else 0
            ):
                agents = agents[:1]  # "issued by Roe, and Doe said ..."
            agents = acting(clause, agents) if trigger.subject == "challenger" else agents
            yield from fill(clause, trigger.subject, agents, f"{rule}-by")
        if partners.subject is not None:
            yield from object_slots(clause, hit, partners, [partners.subject], rule)
    else:
        if partners.subject is not None:
            several = trigger.subject in ("plaintiff", "issuer", "challenger", "defendant")
            alone = several and clause.mention(partners.subject) is None  # "by Ohio, and the suit challenges"
            listed = actors if several else bench
            found = [partners.subject] if alone else listed(clause, partners.subject)
            yield from fill(clause, trigger.subject, found, rule)
        found = object_of(clause, hit) or relative_object(clause, hit, partners.subject)
        yield from object_slots(clause, hit, partners, found, rule)
        if trigger.kind == "Measure" and (order := order_signed(clause, hit, partners.subject)) is not None:
            yield Slot("self", order, order.span, rule)
    yield from _told_when(clause, hit, (), rule)
    sided = trigger.object in ("inFavorOf", "against")
    if not sided or not found and at_issue(clause, hit) is None:
        near = 6 if sided else 24
        if trigger.id in ("win", "lose"):  # "who lost the case, was back at the court"
            near = next((k for k in range(hit.end, hit.end + near) if clause.word(k) == ","), hit.end + near) - hit.end
        phrases = phrase_slots(clause, trigger, grammar.phrases(items, hit.end, trigger.relations, stops, near), 8)
        yield from (s for s in phrases if not sided or not _only_describes(clause, s))


def _told_when(clause: Clause, hit: Hit, found: Sequence[Slot], rule: str) -> Iterator[Slot]:
    """Yield who decided where somebody won or lost: "Ohio lost in May when Judge Jane Roe ruled ..."."""
    if hit.trigger.id not in ("win", "lose") or any(s.name in ("issuedBy", "court") for s in found):
        return
    when = next((k for k in range(hit.end, hit.end + 12) if clause.word(k) in ("when", "after")), None)
    if when is not None:
        judges = (k for k in range(when + 1, min(when + 4, len(clause.items))) if clause.judicial(clause.items[k]))
        yield from fill(clause, "judge", [*judges][:1], f"{rule}-when")


def _only_describes(clause: Clause, slot: Slot) -> bool:
    """Tell whether the place in a slot only describes a party without a name: "to a Colorado baker"."""
    return any(
        item.span == slot.evidence and described_by(clause, i) is not None for i, item in enumerate(clause.items)
    )


def object_slots(clause: Clause, hit: Hit, partners: Partners, found: Sequence[int], rule: str) -> Iterator[Slot]:
    """Yield what the object of a verb tells."""
    trigger = hit.trigger
    sided = trigger.object in ("inFavorOf", "against")
    if trigger.object == "bound":
        found = [i for i in found if described_by(clause, i) is None]
    if not sided and trigger.object not in ("matter", "case", "request"):
        yield from fill(clause, trigger.object, found, rule)
    if trigger.kind != "Ruling":
        return
    span = clause.items[hit.start].span
    if sided:
        yield from side_slots(clause, hit, found, rule)
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
    trigger = hit.trigger
    told = _of_matter(clause, hit, partners, found, rule) if trigger.object == "matter" else None
    told = told or _of_words(clause, trigger, found, rule, partners.refused)
    if told is None and trigger.id == "block" and not partners.passive and clause.word(hit.end) in ENFORCING:
        told = [], trigger.outcome, ""  # "blocked implementation hours before the day"
    if told is None and trigger.id == "deny" and clause.word(hit.end - 1) in HEARING:
        told = [], trigger.outcome, ""
    if told is None and trigger.id in REVIEWING and not (partners.passive or partners.refused) and _ends(clause, hit):
        told = [], trigger.of_ruling or trigger.outcome, ""
    if told is None:
        return
    slots, outcome, kind = told
    yield from slots
    first = found[0] if found else -1
    if clause.word(hit.end - 1) == "issue" and clause.word(first) in ("ruling", "decision", "opinion"):
        return  # "declined to issue a broad ruling"
    reach = range((first if partners.passive else hit.start) - 2, first)
    if trigger.partial and any(clause.word(k) in clause.lexicon.partial for k in reach):
        outcome = trigger.partial
    if trigger.id == "deny" and clause.word(first) in ("ruling", "decision") and "reject" in clause.word(hit.start):
        outcome = "reversed"
    if partners.refused:
        outcome, kind = _refused(clause, trigger, first, kind), ""
    span = clause.items[hit.start].span
    if outcome:
        yield Slot("outcome", Concept("outcome", outcome), span, rule)
    if kind:
        yield Slot("rulingType", Concept("rulingType", kind), span, rule)


def _ends(clause: Clause, hit: Hit) -> bool:
    """Tell whether a verb has no object, or a court as one: "the 2nd Circuit reversed", "reversed the 2nd Circuit"."""
    i = hit.end
    while clause.word(i) in ("the", "us", "u.s."):
        i += 1
    i += 3 * (clause.lowers(i + 1, i + 3) == ["-", "based"])  # "the Dunmore-based 2nd Circuit"
    if i < len(clause.items) and clause.items[i].of(K.COURT) and clause.word(i + 1) != "'s":
        return not clause.lexicon.ruling_words & set(clause.lowers(i + 1, i + 3))
    return clause.word(hit.end) in (",", ".", ";", "and", "in") or clause.items[hit.end : hit.end + 1] == ()


def _refused(clause: Clause, trigger: Trigger, first: int, kind: str) -> str:
    """Return what a court's refusal comes to: a case goes on, a ruling that is not thrown out or blocked stands."""
    if kind == "dismissal":
        return "denied"
    if trigger.refused == "allowed" and clause.word(first) in clause.lexicon.ruling_words:
        return "denied" if trigger.type_of_ruling == "stay" else "affirmed"
    return trigger.refused


Told = tuple[list[Slot], str, str]  # slots, outcome, ruling type


def _of_matter(clause: Clause, hit: Hit, partners: Partners, found: Sequence[int], rule: str) -> Told | None:
    """Read a measure, an order fought over, a plan, or a practice without a name as the object of a ruling verb."""
    trigger, first = hit.trigger, found[0] if found else -1
    word = clause.word(first)
    if not found and clause.word(hit.end) == "it" and not partners.passive:
        it = next((i for i in range(hit.start - 1, -1, -1) if measure(clause.items[i])), -1)
        judicial = partners.subject is not None and clause.judicial(clause.items[partners.subject])
        stopped = judicial and trigger.outcome == "blocked" and not partners.refused
        told = it >= 0 and (trigger.outcome == "unlawful" or stopped)
        return ([*fill(clause, "matter", [it], rule)], trigger.outcome, trigger.type) if told else None
    fought_over = order_fought_over(clause, partners.subject, first) if word == "order" else None
    fought_over = (planned(clause, first) if found else None) or fought_over
    if fought_over is not None:
        return [Slot("target", fought_over, fought_over.span, rule)], trigger.outcome, trigger.type
    if clause.mention(first) is not None:
        return [*fill(clause, "matter", found, rule)], trigger.outcome, trigger.type
    if word in clause.lexicon.ruling_words or word in clause.lexicon.case_words:
        return None
    if trigger.named_object:
        return None  # "stayed out of the spotlight"
    if trigger.outcome == "allowed" and not partners.passive and clause.word(hit.end - 1) in LETTING:
        let = grammar.objects(clause.items, hit.end, clause.party, 4, infinitive=False)
        if let and clause.word(let[-1] + 1) == "to" and clause.word(let[-1] + 2) not in GOING_ON:
            return [*party_slots(clause, "inFavorOf", let, rule)], trigger.outcome, ""
    slots = [*_open_object(clause, partners.subject if partners.passive else hit.end, trigger.outcome, rule)]
    return (slots, trigger.outcome, trigger.type) if slots else None


def _of_words(clause: Clause, trigger: Trigger, found: Sequence[int], rule: str, refused: bool) -> Told | None:
    """Read a ruling, a case or a request as the object of a ruling verb."""
    if not found:
        return None
    first, lexicon = found[0], clause.lexicon
    word = clause.word(first)
    if trigger.object == "request":
        slots = [*fill(clause, "matter", [first], rule)] or [*_asked_for(clause, first, rule)]
        if word in lexicon.points:
            return slots, "", ""
        if measure(clause.items[first]) and trigger.id == "deny":
            return slots, "blocked", ""  # "rejected the ban"
        if word in SUITS and trigger.id == "deny" and not refused:
            return slots, "dismissed", ""
        slots.extend(asker_slots(clause, first, trigger.refused if refused else trigger.outcome, rule))
        purpose = _purpose(clause, first) if trigger.outcome == "granted" else ""
        kind = "dismissal" if purpose == "dismissed" else content.request_type(clause, first)
        return slots, purpose or trigger.outcome, kind
    if word in lexicon.ruling_words:
        outcome = "" if trigger.of_ruling == "none" else trigger.of_ruling or trigger.outcome
        if trigger.outcome == "allowed" and trigger.id == "allow" and word.startswith("injunction"):
            outcome = "blocked"
        return [*_acted_on(clause, first, word, rule)], outcome, trigger.type_of_ruling or trigger.type
    if word in lexicon.case_words:
        kind = trigger.type or ("dismissal" if trigger.of_case == "dismissed" else "")
        slots = [Slot("inCase", Literal(word), clause.items[first].span, rule)]
        if kind == "dismissal" and word in ("charges", "indictment") and clause.word(first + 1) == "against":
            freed = grammar.objects(clause.items, first + 2, clause.party, 5)
            slots.extend(party_slots(clause, "inFavorOf", freed, rule))
        return slots, trigger.of_case or trigger.outcome, kind
    if clause.mention(first) is None:
        return None
    return [*fill(clause, "matter", [first], rule)], trigger.outcome, trigger.type


def _purpose(clause: Clause, i: int) -> str:
    """Return the outcome that a granted request has for the measure: "blocked" for "a request to block the ban"."""
    if clause.word(i + 1) != "to":
        return ""
    forms = clause.lexicon.verbs.get(clause.word(i + 2), ())
    return next((f.trigger.outcome for f in forms if f.form == "base" and f.trigger.object in ("matter", "case")), "")


def _asked_for(clause: Clause, i: int, rule: str) -> Iterator[Slot]:
    """Yield the measure that a request is about: "a motion to block the ban", "a challenge to the ban"."""
    on = next(
        (
            k
            for k in range(i + 1, i + 9)
            if clause.word(k) in ("against", "over") or k == i + 1 and clause.word(k) == "to"
        ),
        None,
    )
    if on is not None and not BREAKS & set(clause.lowers(i, on)):
        found = grammar.objects(clause.items, on + 1, measure, 9)
        yield from fill(clause, "matter", found[:1], rule)


def _acted_on(clause: Clause, first: int, word: str, rule: str) -> Iterator[Slot]:
    """Read a ruling as object: that one is acted on, and the measure that it was about."""
    yield Slot("inCase", Literal(word), clause.items[first].span, rule)
    yield from fill(clause, "matter", grammar.objects(clause.items, first + 1, measure, 11)[:1], rule)


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
    if practice is not None and outcome == "allowed" and lets_act(clause, practice):
        return
    if practice is not None and practice.name.lower().split()[-1] in PROCEEDINGS:
        return
    if practice is not None and practice.name.lower() not in clause.lexicon.plans | clause.lexicon.requests:
        yield Slot("target", practice, practice.span, rule)
