"""For whom and against whom a court ruled.

Takes a clause and the objects of a ruling verb, gives slots: the party ruled for or against ("sided with Ohio"), the
group that a place only describes ("Ohio business owners"), the measure ruled for or against ("ruled against the ban",
"against Ohio's plan to ..."), and the party whose request was granted or denied ("denied Ohio's motion").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.frames import grammar
from graph.frames.clause import Clause, measure
from graph.frames.fill import fill
from graph.frames.hits import Hit
from graph.frames.parties import LAWYERS, party_slots
from graph.frames.plans import planned
from graph.frames.statutes import at_stake, statutes_at_stake
from graph.frames.words import AUXILIARIES, BREAKS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, RELATIVES
from graph.model import Concept, Mention, MentionKind, Slot

K = MentionKind
STANDING = (
    PREPOSITIONS
    | DETERMINERS
    | AUXILIARIES
    | CONJUNCTIONS
    | RELATIVES
    | frozenset("too again last this late early even amid despite without earlier yesterday today not so then".split())
)
SIDES = {"granted": "inFavorOf", "denied": "against"}
PRONOUNS = {"him": "he", "her": "she"}
ASKING = frozenset("request requests motion motions bid petition petitions application appeal appeals plea".split())


def side_slots(clause: Clause, hit: Hit, found: Sequence[int], rule: str) -> Iterator[Slot]:
    """Yield the parties that a court ruled for or against, and the measure where one stands before them."""
    if hit.trigger.object == "against" and (turned_down := [*_challenge(clause, hit, rule)]):
        yield from turned_down
        return
    at, found = at_issue(clause, hit), found or _favoured(clause, hit)
    yield from _meant(clause, hit, found, rule)
    if hit.trigger.type or at is None or found and found[0] < at:
        for i in found:
            yield from _described(clause, i, hit.trigger.object, rule)
        after = found[-1] + 1 if found else len(clause.items)
        if hit.trigger.object == "inFavorOf" and clause.lowers(after, after + 2) == ["and", "against"]:
            for i in grammar.objects(clause.items, after + 2, clause.party, 5, infinitive=False):
                yield from _described(clause, i, "against", rule)
        return
    slot = hit.trigger.object
    target = planned(clause, at) or clause.mention(at)
    owner = next((k - 1 for k in range(hit.end + 1, at) if clause.word(k) == "'s"), None)
    if owner is not None and slot == "against":
        yield from party_slots(clause, slot, [owner], rule)
    if target is not None:
        yield Slot("target", at_stake(target), target.span, rule)
        outcome = "unlawful" if slot == "against" else "allowed"
        yield Slot("outcome", Concept("outcome", outcome), target.span, rule)


def _challenge(clause: Clause, hit: Hit, rule: str) -> Iterator[Slot]:
    """Yield whose challenge a court ruled against, and to what: "ruled against Ohio's challenge to the ban"."""
    noun = next((k for k in range(hit.end + 2, hit.end + 5) if clause.word(k) in ASKING | {"challenge"}), 0)
    owned = noun and clause.word(hit.end + 1) == "'s" and clause.word(noun - 1) in ("'s", "legal", "emergency")
    if not owned or not clause.party(clause.items[hit.end]):
        return
    yield from party_slots(clause, "against", [hit.end], rule)
    if clause.word(noun) == "challenge" and clause.word(noun + 1) == "to":
        targets = [*fill(clause, "matter", grammar.objects(clause.items, noun + 2, measure, 9)[:1], rule)]
        yield from targets
        if targets:
            yield Slot("outcome", Concept("outcome", "allowed"), clause.items[noun].span, rule)


def _meant(clause: Clause, hit: Hit, found: Sequence[int], rule: str) -> Iterator[Slot]:
    """Yield the person whom a pronoun after the verb stands for: "ruled for him"."""
    word = clause.word(hit.end)
    ends = hit.end + 1 >= len(clause.items) or not clause.word(hit.end + 1).isalpha() or word == "him"
    if not found and word in PRONOUNS and ends:
        span = clause.items[hit.end].span
        person = Mention(span, K.OFFICE, PRONOUNS[word], definite=True)
        yield Slot(hit.trigger.object, person, span, rule)


def _favoured(clause: Clause, hit: Hit) -> list[int]:
    """Return the party of "ruled in Ohio's favor"."""
    favor = next((k for k in range(hit.end, hit.end + 7) if clause.word(k) == "favor"), 0)
    owned = favor > 1 and clause.word(favor - 1) == "'s" and clause.party(clause.items[favor - 2])
    return [favor - 2] if owned else []


def agreed_with(clause: Clause, start: int, rule: str) -> Iterator[Slot]:
    """Yield the party with whom a court agreed: "agreed with Ohio that the ban is unlawful"."""
    for i in grammar.objects(clause.items, start, clause.party, 5, infinitive=False):
        yield from _described(clause, i, "inFavorOf", rule)


def obliged(clause: Clause, start: int, rule: str) -> Iterator[Slot]:
    """Yield the party that must act: "ruled that the agency must release the records"."""
    begin = start + 1 if clause.word(start) == "that" else start
    found = grammar.objects(clause.items, begin, clause.party, 4, infinitive=False)[:1]
    after = clause.lowers(found[0] + 1, found[0] + 3) if found else []
    if after[:1] == ["must"] and after[1:] != ["not"] or after in (["has", "to"], ["have", "to"]):
        yield from fill(clause, "bound", found, rule)


def at_issue(clause: Clause, hit: Hit) -> int | None:
    """Return the index of the measure, or of a plan or decision of no judge, that the court ruled for or against."""
    statutes = statutes_at_stake(clause, hit.end)
    for k in range(hit.end, min(hit.end + 6, len(clause.items))):
        word = clause.word(k)
        if word in BREAKS or word in RELATIVES or word in AUXILIARIES - {"'s"} or word == ",":
            return None
        if measure(clause.items[k]) or clause.items[k].span in statutes or planned(clause, k) is not None:
            return k
    return None


def _described(clause: Clause, i: int, slot: str, rule: str) -> Iterator[Slot]:
    """Yield the party at `i`, or the group that the place at `i` describes: "Ohio business owners"."""
    place, head = clause.items[i], described_by(clause, i)
    if head is None:
        yield from fill(clause, slot, [i], rule)
        return
    item = clause.items[head]
    if item.mention is None:
        return  # "an Ohio baker": somebody whom no name tells
    span = place.span.to(item.span)
    group = replace(item.mention, span=span, name=re.sub(r"\s+", " ", span.of(clause.text)), key="")
    party = place.mention if LAWYERS.search(item.text) else group  # lawyers are no party
    if party is not None:
        yield Slot(slot, party, span, rule)


def described_by(clause: Clause, i: int) -> int | None:
    """Return the index of the group or noun that the place at `i` only describes, or None where it stands itself."""
    if not clause.items[i].of(K.PLACE):
        return None
    noun = None
    for k in range(i + 1, min(i + 4, len(clause.items))):
        item = clause.items[k]
        if item.of(K.GROUP):
            return k
        word = clause.word(k)
        if not word.isalpha() or not item.text.islower() or word in STANDING or word.endswith(("ly", "ing", "ed")):
            break
        noun = k
    return noun


def asker_slots(clause: Clause, i: int, outcome: str, rule: str) -> Iterator[Slot]:
    """Yield the party whose request at `i` was granted or denied: "Ohio's motion", "an appeal by Ohio"."""
    slot = SIDES.get(outcome, "")
    if not slot or clause.word(i) not in ASKING:
        return
    owner = next((k for k in range(i - 1, max(i - 5, 0), -1) if clause.word(k) == "'s"), None)
    if owner is not None:
        yield from party_slots(clause, slot, [owner - 1], rule)
        return
    for _, at in grammar.phrases(clause.items, i + 1, ("by", "from"), frozenset(), 2)[:1]:
        yield from party_slots(clause, slot, grammar.objects(clause.items, at, clause.party, 5), rule)
