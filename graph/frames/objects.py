"""The object of a trigger verb, after it or before a relative clause, and the subject of a verb of making.

Takes a clause and a trigger's place in it, gives indices of items. What can be an object depends on the role that the
trigger's row gives it: a party, a measure, a ruling, a case or a request.
"""

from __future__ import annotations

from graph.frames import grammar
from graph.frames.clause import Clause, measure
from graph.frames.hits import Hit
from graph.frames.phrases import Item
from graph.frames.status import BE, HAVE
from graph.frames.statutes import statutes_at_stake
from graph.frames.words import AUXILIARIES, RELATIVES
from graph.model import Mention, MentionKind

K = MentionKind
ENFORCING = frozenset("enforcement implementation enforcing implementing".split())
GOING_ON = frozenset("take go proceed stand continue remain move begin stay resume start".split())


def object_of(clause: Clause, hit: Hit) -> list[int]:
    """Return the object after the verb with its list partners, or nothing."""
    slot = hit.trigger.object
    if slot in ("plaintiff", "defendant", "inFavorOf", "against", "bound"):
        return grammar.objects(clause.items, hit.end, clause.party, 7, infinitive=False)
    if not slot:
        return []
    lexicon = clause.lexicon
    words = lexicon.ruling_words | lexicon.case_words | lexicon.requests | lexicon.plans
    statutes = statutes_at_stake(clause, hit.end) if slot == "matter" else frozenset()

    def accept(item: Item) -> bool:
        return item.of(K.MEASURE) or item.span in statutes or item.mention is None and item.lower in words

    if slot == "self":
        return grammar.objects(clause.items, _past_date(clause, hit.end), accept, 7, infinitive=False)
    return grammar.objects(clause.items, hit.end, accept, 14)


def _past_date(clause: Clause, start: int) -> int:
    """Return where the object of a verb begins: "issued [in May] an order", "signed [a number of] laws"."""
    dated = clause.word(start) in ("in", "on") and clause.items[start + 1 : start + 2]
    start = start + 2 if dated and dated[0].of(K.DATE) else start
    start = start + 1 if clause.word(start) in ("that", "these", "those") else start
    counted = clause.word(start) in ("a", "the", "two", "three") and clause.word(start + 2) == "of"
    return start + 3 if counted else start


def relative_object(clause: Clause, hit: Hit, subject: int | None) -> list[int]:
    """Return the measure that a relative clause is about: "the memo, which Roe signed", "an order Roe signed"."""
    if subject is None or hit.trigger.object not in ("self", "matter") or hit.form == "gerund":
        return []
    i, trigger_self = subject - 1, hit.trigger.object == "self"
    while (
        clause.word(i) in ("the", "a", "an", "then")
        or clause.mention(i) is not None
        and not measure(clause.items[i])
        and i > subject - 3
    ):
        i -= 1
    if clause.word(i) in ("that", "which"):
        i -= 1
        while trigger_self and i > subject - 14 and _plain(clause, i):
            i -= 1
    if clause.word(i) == ",":
        i -= 1
    return [i] if i >= 0 and measure(clause.items[i]) else []


def _plain(clause: Clause, i: int) -> bool:
    """Tell whether the item belongs to the phrase of a measure: "the ban on boats from six lakes that ..."."""
    if i <= 0 or clause.items[i].quoted or measure(clause.items[i]) or clause.items[i].of(K.PERSON, K.OFFICE):
        return False
    word = clause.word(i)
    return (
        word not in clause.lexicon.verbs and word not in AUXILIARIES and word not in (",", ";", "that", "which", "who")
    )


def maker(
    clause: Clause, hit: Hit, passive: tuple[bool, bool], subject: int | None, others: frozenset[int]
) -> int | None:
    """Return the subject of a verb of making: in the passive the measure made, else whoever acts, which is no measure.

    `passive` tells whether the verb is passive and whether an auxiliary says so; `subject` is the subject so far.
    """
    before = hit.start - 1
    if passive == (True, False):
        before -= clause.word(before) == ","
        return before if before >= 0 and measure(clause.items[before]) else subject
    if passive[0]:  # "the rules that were issued by the agency"
        while clause.word(before) in BE | HAVE or clause.word(before).endswith("ly"):
            before -= 1
        before -= 1
        relative = before >= 0 and clause.word(before + 1) in RELATIVES
        return before if relative and measure(clause.items[before]) else subject
    if subject is not None and not measure(clause.items[subject]):
        return subject
    k = hit.start
    while {"and", "then"} & set(clause.lowers(k - 3, k)):
        earlier = next((v for v in range(k - 1, -1, -1) if v in others), None)
        if earlier is None:
            break
        k = earlier
        found = grammar.subject(clause.items, k, clause.subject, others - {k})
        if found is not None and not measure(clause.items[found]):
            return found
    return subject


def meant_by_it(clause: Clause, i: int | None) -> int | None:
    """Return the body that opens the sentence for "it" at `i`: "The agency erred when it announced the rule"."""
    if i is None or clause.word(i) != "it":
        return i
    opening = next((k for k in range(min(i, 4)) if clause.items[k].of(K.BODY) and clause.word(k + 1) != "'s"), None)
    others = [k for k in range(i) if clause.items[k].of(K.BODY, K.COURT)]
    return opening if opening is not None and others == [opening] else i


def lets_act(clause: Clause, practice: Mention) -> bool:
    """Tell whether those named are let do a thing, and no thing is let go on: "allowed relatives to pursue ..."."""
    after = next((k for k, item in enumerate(clause.items) if item.span.start >= practice.span.end), 0)
    owner = clause.word(after) == "'s" or clause.items[after].of(K.PERSON)
    return owner or clause.word(after) == "to" and clause.word(after + 1) not in GOING_ON


def order_fought_over(clause: Clause, subject: int | None, i: int) -> Mention | None:
    """Return "the order" as a measure where a trial judge acts on it, and it is nobody's ruling; else None."""
    enforced = bool(ENFORCING & set(clause.lowers(i - 4, i - 1)))
    if subject is None or clause.items[subject].of(K.COURT) and not enforced:
        return None
    if not clause.judicial(clause.items[subject]) and clause.word(subject) not in ("he", "she"):
        return None
    before = set(clause.lowers(i - 2, i))
    if before & {"his", "her", "their", "its", "court", "restraining"} or clause.word(i - 1) == "'s":
        return None
    pointing = bool(before & {"the", "that", "this", "same"})
    return Mention(clause.items[i].span, K.MEASURE, "order", "", "ExecutiveOrder", "", definite=pointing)


def order_signed(clause: Clause, hit: Hit, subject: int | None) -> Mention | None:
    """Return "the order" that an official signs or issues ("President Roe signed the order on Friday"), or None."""
    i = hit.end + (clause.word(hit.end) == "the")
    signing = clause.word(hit.start) in ("signed", "issued") and i > hit.end and clause.word(i) == "order"
    if not signing or subject is None or not clause.items[subject].of(K.PERSON) or clause.items[subject].title is None:
        return None
    return Mention(clause.items[i].span, K.MEASURE, "order", "", "ExecutiveOrder", "", definite=True)
