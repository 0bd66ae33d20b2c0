"""Noun triggers -> frames: suits and rulings told by a noun, with or without a support verb.

Takes a clause and a noun hit, gives a frame or None. A support verb makes the noun an event with an actor ("X filed a
lawsuit", "a suit brought by X"); without one, the noun must have a possessor or phrases of its own. Nouns that are only
wished for ("asked for an injunction") give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.frames import content, grammar, purposes
from graph.frames.clause import Clause
from graph.frames.clause_dates import date_beside, date_near
from graph.frames.fill import date_slots, fill, noun_slots, phrase_slots
from graph.frames.general import counted, in_general, private
from graph.frames.hits import Hit
from graph.frames.parties import actors, with_members
from graph.frames.scopes import scope
from graph.frames.status import BE, Saying, saying
from graph.frames.suits import role_parties, sides
from graph.frames.words import BREAKS, DETERMINERS, PREPOSITIONS
from graph.model import MentionKind, Modality, Slot

SAYING = frozenset("said say says alleged allege alleges argued argue argues claimed claim".split())
DATED_BARE = frozenset(("ruling", "decision", "opinion", "verdict", "injunction", "court order", "judgment"))
IN_COURT = frozenset(
    "court courts judge judges justices lawsuit lawsuits suit suits civil criminal trial jury plaintiff plaintiffs "
    "defendant defendants sued prosecutors class-action appeal docket damages federal habeas amended".split()
)
LITIGATION = re.compile(r"\b(?:lawsuit|sued|suing|injunction|plaintiffs?)\b")
FILED = frozenset("file files filed filing lodge lodged bring brought".split())
THREATS = frozenset("threat threats threatened possible potential prospect risk fear fears hypothetical".split())
NOUN_MODIFIERS = frozenset("a the this its his her their legal court recent latest new".split())
POINTING = frozenset("the that this 's his her its their".split())
OF_BODIES = frozenset("run headed owned founded chaired controlled funded backed represented".split())
AWAITING = frozenset("pending awaiting await awaits awaited".split())
BETWEEN = frozenset([",", "which", "that", "has", "had", "announced", "filed"])


def noun_frame(clause: Clause, hit: Hit, stops: frozenset[int]) -> tuple[tuple[Slot, ...], Saying] | None:
    """Return the slots of a noun trigger and how they are said, or None."""
    trigger, lexicon = hit.trigger, clause.lexicon
    if _no_event(clause, hit):
        return None
    support = _support(clause, hit, lexicon.support.get(trigger.id, frozenset()))
    said = Saying(Modality.ASSERTED)
    slots: list[Slot] = []
    if support is not None:
        reported = trigger.kind != "Case"
        told = saying(clause.items, support, support_form(clause.word(support)), lexicon.status, reported)
        if told is None or told.refused:
            return None
        said = told
        if _many(clause, hit, support) or in_general(clause, hit) and clause.word(support).endswith("ing"):
            return None
        slots.extend(_supported(clause, hit, support, said, stops))
    elif trigger.support_only or trigger.id == "case-noun" and _open(clause, hit):
        return None
    elif trigger.support_subject == "plaintiff" and (verb := _says_in(clause, hit)):
        found = grammar.subject(clause.items, verb, clause.subject, frozenset())
        if found is not None:
            slots.extend(fill(clause, "plaintiff", actors(clause, found), f"{trigger.id}/said-in"))
    elif not trigger.named and (_wished(clause, hit.start) or trigger.type and in_general(clause, hit)):
        return None
    slots.extend(_own(clause, hit, stops, bool(slots)))
    if trigger.kind == "Case":
        slots = with_members(clause, hit.end, slots)
        slots.extend(sides(clause, hit, slots))
        if slots and not any(s.name == "challenges" for s in slots):
            slots.extend(purposes.attacked(clause, hit.end, f"{trigger.id}/attacked"))
    stands = (
        bool(trigger.type)
        or trigger.sided
        and _of_court(clause)
        or any(s.name in ("issuedBy", "court", "target") for s in slots)
        or clause.lowers(hit.end - 1, hit.end + 1) in (["ruling", "against"], ["judgment", "against"])
    )
    dated = tuple(date_slots(clause, _date(clause, hit, support, stops), trigger.kind, f"{trigger.id}/date"))
    if not slots or trigger.kind == "Ruling" and not stands:
        return (dated, said) if dated and _bare(clause, hit) else None
    slots.extend(dated)
    slots.extend(scope(clause, hit.start, trigger))
    return tuple(slots), said


def _no_event(clause: Clause, hit: Hit) -> bool:
    """Tell whether the noun tells nothing: out of court, counted, open, threatened, or of a judge who disagrees."""
    trigger = hit.trigger
    if trigger.outcome and clause.word(hit.end) in ("could", "would", "might", "may"):
        return True
    if trigger.id == "stay" and clause.items[max(hit.start - 1, 0)].lower.endswith("court"):
        return True  # "to help the court stay calm"
    if trigger.id == "restraining-order" and private(clause, hit):
        return True
    if trigger.weak and not _in_court(clause, hit) or counted(clause, hit) or trigger.sided and _open(clause, hit):
        return True
    if clause.word(hit.start) == "complaints" and not FILED & set(clause.lowers(hit.start - 6, hit.end + 6)):
        return True
    if trigger.kind == "Ruling":
        return clause.word(hit.start - 1) in clause.lexicon.dissents
    return bool(THREATS & set([*clause.lowers(hit.start - 4, hit.start), clause.word(hit.end)]))


def _many(clause: Clause, hit: Hit, support: int) -> bool:
    """Tell whether people without a name bring suits of their own: "several employees have filed lawsuits"."""
    several = clause.word(hit.end - 1) in ("lawsuits", "suits") and support < hit.start
    who = grammar.subject(clause.items, support, clause.subject, frozenset()) if several else None
    return who is not None and clause.items[who].of(MentionKind.GROUP) and clause.word(support - 1) in ("have", "has")


def _open(clause: Clause, hit: Hit) -> bool:
    """Tell whether a victory or defeat has not come: "would be a blow to Ohio", "hopes for a victory"."""
    cues = clause.lexicon.status
    unreal = cues.modals | cues.negations | cues.conditions | cues.unreal | cues.refusals
    return any(i.mention is None and i.lower in unreal for i in clause.items[max(hit.start - 8, 0) : hit.start])


def _of_court(clause: Clause) -> bool:
    """Tell whether a victory or a defeat is one in court: a ruling, a court or a judge stands in its sentence."""
    lexicon, plain = clause.lexicon, [i for i in clause.items if not i.quoted]
    words = {i.lower for i in plain if i.mention is None}
    told = bool(words & (lexicon.ruling_words | lexicon.judicial_words)) or any(clause.judicial(i) for i in plain)
    return told and not words & lexicon.contests


def _in_court(clause: Clause, hit: Hit) -> bool:
    """Tell whether a word or court near the noun tells that a case or complaint is one in court."""
    near = clause.items[max(hit.start - 8, 0) : hit.end + 8]
    if hit.trigger.id == "complaint":
        near = clause.items[max(hit.start - 12, 0) : hit.end + 16]
        pointed = clause.word(hit.start - 1) in POINTING and LITIGATION.search(clause.text) is not None
        return pointed or any(item.of(MentionKind.COURT) or item.lower in IN_COURT for item in near)
    return any(item.of(MentionKind.COURT) or item.lower in clause.lexicon.legal_signs for item in near)


def _bare(clause: Clause, hit: Hit) -> bool:
    """Tell whether a dated noun speaks of a suit or decision told elsewhere: "Tuesday's ruling"."""
    i = hit.start - 1
    if clause.word(i) == "'s" and not clause.items[max(i - 1, 0)].of(MentionKind.DATE):
        return False
    if {"its", "their"} & set(clause.lowers(hit.start - 3, hit.start)):
        return False
    noun = " ".join(clause.lowers(hit.start, hit.end))
    return noun in DATED_BARE or hit.trigger.kind == "Case" and not hit.trigger.weak and not hit.trigger.named


def _own(clause: Clause, hit: Hit, stops: frozenset[int], acted: bool) -> Iterator[Slot]:
    """Yield what stands at the noun itself: names after a role noun, possessor, phrases, and a that-clause.

    `acted` tells that a support verb has given the decision its judge.
    """
    trigger, items = hit.trigger, clause.items
    if trigger.named:
        yield from fill(clause, trigger.named, role_parties(clause, hit), f"{trigger.id}/named")
    slots = tuple(noun_slots(clause, hit, stops))
    yield from slots
    if not trigger.content or not acted and not any(s.name in ("issuedBy", "court") for s in slots):
        return
    after = range(hit.end, min(hit.end + 12, len(items)))
    ends = clause.lexicon.status.arguments | clause.lexicon.status.allegations
    that = next((k for k in after if clause.word(k) in {"that", *ends} or k in stops and k != hit.start), None)
    if that is not None and clause.word(that) == "that" and clause.word(that + 1) not in clause.lexicon.verbs:
        yield from content.complement(clause, that, trigger, True)


def _supported(clause: Clause, hit: Hit, support: int, said: Saying, stops: frozenset[int]) -> Iterator[Slot]:
    """Yield the actor of a support verb: its subject, or its agent in the passive."""
    trigger, items = hit.trigger, clause.items
    role = trigger.support_subject
    if not role:
        return
    if support < hit.start and not said.passive:
        found = grammar.subject(items, support, clause.subject, stops - {support})
        if role == "judge" and any(i.mention is None and i.lower in clause.lexicon.dissents for i in items):
            return
        if found is not None:
            several = [found] if role == "judge" else actors(clause, found)
            yield from fill(clause, role, several, f"{trigger.id}/support")
        return
    accept = clause.judicial if role == "judge" else clause.party
    owner = support - 2 if clause.word(support - 1) in ("has", "had", "recently", "first") else support - 1
    if support > hit.start and owner > hit.end - 1 and accept(clause.items[owner]):  # "a case that the union brought"
        several = [owner] if role == "judge" else actors(clause, owner)
        yield from fill(clause, role, several, f"{trigger.id}/support")
    halts = frozenset(k for k in stops if k > support and clause.word(k) in clause.lexicon.verbs)
    for _, at in grammar.phrases(items, support + 1, ("by",), halts, 8):
        if clause.word(at - 2) in OF_BODIES:
            continue  # "brought by Harlan Bank, run by Jane Roe"
        agents = grammar.objects(items, at, accept, infinitive=role == "judge")
        yield from fill(clause, role, agents, f"{trigger.id}/support-by")
    if support > hit.start:
        others = [p for p in trigger.relations if p != "by"]
        found_there = grammar.phrases(items, support + 1, others, _sayings(clause, support), 14)
        yield from phrase_slots(
            clause, trigger, (p for p in found_there if p[0] != "from" or clause.word(p[1] - 2) == "came")
        )


def _sayings(clause: Clause, start: int) -> frozenset[int]:
    """Return where verbs of speech open what a suit says: "the lawsuit, filed in June, says ..."."""
    words = {"said", "says"} | clause.lexicon.status.allegations | clause.lexicon.status.arguments
    return frozenset(k for k in range(start + 1, len(clause.items)) if clause.word(k) in words)


def _support(clause: Clause, hit: Hit, forms: frozenset[str]) -> int | None:
    """Return the index of the support verb of a noun: "filed a ... lawsuit", "the lawsuit, filed Monday by"."""
    reach = 10 if clause.lowers(hit.start - 8, hit.start).count("one") else 7  # "filed one of the best-known suits"
    for i in range(hit.start - 1, max(hit.start - reach, -1), -1):
        word = clause.word(i)
        if word in forms:
            return None if word.endswith("ing") and clause.word(i - 1) in NOUN_MODIFIERS else i
        if hit.trigger.id == "case-noun" and word in ("of", "into", "in"):
            break
        if word in BREAKS or word in (",", "that", "which", "who") or word in clause.lexicon.filings:
            break
    for i in range(hit.end, min(hit.end + 6, len(clause.items))):
        word = clause.word(i)
        brought = i == hit.end and clause.party(clause.items[i]) and clause.word(i + 1).endswith(("ed", "ought"))
        if word in forms and not word.endswith("ing") or brought and clause.word(i + 1) in forms:
            return i + brought  # "a lawsuit [that] Jane Roe filed"
        if not (word in BETWEEN or word.endswith("ly") or word in BE or clause.items[i].of(MentionKind.DATE)):
            break
    return _support_far(clause, hit, forms) if clause.lexicon.case_words & {clause.word(hit.start)} else None


def _support_far(clause: Clause, hit: Hit, forms: frozenset[str]) -> int | None:
    """Return the support verb behind more words: "the suit against Ohio was filed", "a case that the union brought"."""
    for i in range(hit.end, min(hit.end + 14, len(clause.items))):
        word = clause.word(i)
        if word in BREAKS or word in (",", "who") or clause.items[i].quoted:
            return None
        passive = clause.word(i - 1) in BE or clause.word(i - 1).endswith("ly") and clause.word(i - 2) in BE
        told = "that" in clause.lowers(hit.end, hit.end + 1) and clause.party(clause.items[i - 1])
        if word in forms and word.endswith(("ed", "ought")) and (passive or told):
            return i
    return None


def support_form(word: str) -> str:
    """Return the form of a support verb by its ending."""
    if word.endswith("ing"):
        return "gerund"
    if word.endswith("ed") or word in ("brought", "led", "began", "wrote", "made"):
        return "past"
    return "third" if word.endswith("s") else "base"


def _date(clause: Clause, hit: Hit, support: int | None, stops: frozenset[int]) -> int | None:
    if support is None:
        return date_beside(clause.items, hit.start, hit.end)
    after = hit.end if support < hit.start else support + 1
    before = clause.mention(hit.start - 1)
    if support > hit.start and before is not None and before.kind is MentionKind.DATE and before.value:
        return hit.start - 1  # "the 2010 injunction issued by Judge Roe"
    return date_near(clause.items, min(support, hit.start), after, stops - {support})


def _says_in(clause: Clause, hit: Hit) -> int:
    """Return the index of the verb in "X said in a lawsuit", or 0."""
    for i in range(hit.start - 1, max(hit.start - 5, 0), -1):
        if clause.word(i) == "in" and clause.word(i - 1) in SAYING:
            return i - 1
    return 0


def _wished(clause: Clause, i: int) -> bool:
    """Tell whether a noun is only wished for or supposed: "asked for an injunction", "if there was an order"."""
    if "if" in clause.lowers(0, 3) and "," not in clause.lowers(0, i):
        return True
    if AWAITING & set(clause.lowers(i - 5, i)):
        return True
    for j in range(i - 1, max(i - 8, -1), -1):
        if clause.mention(j) is not None:
            return False
        word = clause.word(j)
        if word in clause.lexicon.status.unreal or word in ("if", "for", "without", "whether") and j == i - 2:
            return True
        if word in (",", ";"):
            return False
    return False


def points(clause: Clause, start: int) -> bool:
    """Tell whether a pointing word leads to the noun, over a date, a number or adjectives: "the 14-page complaint"."""
    i = start - 1
    while i > 0 and start - i < 5 and clause.items[i].lower not in POINTING:
        word = clause.word(i)
        adjective = word in ("-", "") or word.replace("-", "").isalnum() and word not in DETERMINERS | PREPOSITIONS
        if not adjective or not word and not clause.items[i].of(MentionKind.DATE):
            break
        i -= 1
    return i >= 0 and clause.items[i].lower in POINTING
