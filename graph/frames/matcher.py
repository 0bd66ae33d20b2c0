"""The generic matcher: trigger verbs and nouns x constructions -> frames of cases, rulings and measures.

Takes a clause, gives frames. For each trigger it settles form and voice, decides how the clause is said, finds the
grammatical partners, and fills the slots that the trigger's row names. Constructions: active ("X sued Y"), passive ("Y
was blocked by X"), reduced ("a suit filed by X"), participial ("an order blocking Y"), nominal with support verb ("X
filed a lawsuit against Y"), possessive ("X's ruling"), apposition, and complement ("ruled that Y is unlawful").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.frames import content, purposes
from graph.frames.acted import acted, is_acted_on, since_then
from graph.frames.allegations import opponent
from graph.frames.clause import Clause, measure
from graph.frames.clause_dates import date_beside, date_near
from graph.frames.deciders import (
    another_court,
    brings_in,
    content_of,
    decider,
    earlier_one,
    not_so,
    subject,
    under_review,
    wished,
)
from graph.frames.fill import date_slots, fill
from graph.frames.general import supposed
from graph.frames.hits import Hit, hits
from graph.frames.judges import one_court_each
from graph.frames.lexicon import Trigger
from graph.frames.matters import REVIEWING, Partners, verb_slots
from graph.frames.nouns import noun_frame, points
from graph.frames.objects import maker, meant_by_it
from graph.frames.plans import plan_slots
from graph.frames.scopes import scope
from graph.frames.sides import agreed_with, obliged
from graph.frames.status import BE, Saying, saying
from graph.frames.voices import allowed, courtly, in_ruling, suit
from graph.model import Frame, FrameKind, MentionKind, Modality, Slot

K = MentionKind
EVENT_NOUNS = frozenset("lawsuit suit complaint ruling order injunction decision".split())
AFTER_REDUCED = frozenset("in on against last late earlier this under during".split())
OTHERS = frozenset("another separate separately similar different previously earlier".split())
RULING = frozenset("ruled ruling held concluded declared".split())
INVERTED = frozenset("had were should did does do has have is are was can could would imagine suppose".split())


def match(clause: Clause) -> tuple[Frame, ...]:
    """Return the frames of one sentence, in the order of their triggers."""
    if not clause.items or clause.items[-1].lower == "?" or clause.word(0) in INVERTED:
        return ()
    found = hits(clause.items, clause.lexicon)
    verbs = frozenset(h.start for h in found if h.form and not _declines(clause, h))
    triggers = frozenset(h.start for h in found)
    frames: list[Frame] = []
    court, measured = courtly(clause), K.MEASURE in clause.kinds or "order" in clause.plain
    for hit in found:
        if hit.form and (hit.trigger.judicial and not court or "self" in hit.trigger.needs and not measured):
            continue
        made = _verb(clause, hit, verbs - {hit.start}) if hit.form else _noun(clause, hit, triggers)
        if made is not None and not hit.form and is_acted_on(clause, hit, found):
            made = acted(made, clause, hit)
        if made is not None and made.slots:
            frames.extend(one_court_each(made))
    return tuple(frames)


def _verb(clause: Clause, hit: Hit, others: frozenset[int]) -> Frame | None:
    trigger, lexicon = hit.trigger, clause.lexicon
    said = _said(clause, hit)
    if said is None:
        return None
    passive = (said.passive or _reduced(clause, hit)) and not (said.passive and hit.form == "base")
    actor, apart, noun = subject(clause, hit, others), False, None
    if trigger.kind == "Measure":
        actor = meant_by_it(clause, maker(clause, hit, (passive, said.passive), actor, others))
    if trigger.kind == "Ruling" and not passive and actor is not None and clause.word(actor) in lexicon.ruling_words:
        made_by = decider(clause, actor)
        if made_by is not None and said.modality is Modality.PREDICTED and content_of(clause, hit, actor):
            said, noun = said._replace(modality=Modality.ASSERTED), actor
        apart = made_by is not None and under_review(clause, actor, others)
        actor = made_by if made_by is not None else actor
    decision = next(
        (k for k in (hit.start - 1, actor) if k is not None and clause.word(k) in lexicon.ruling_words), None
    )
    if decision is not None and said.modality is Modality.ASSERTED and supposed(clause, decision):
        said = said._replace(modality=Modality.PREDICTED)
    if hit.form == "base" and said.modality is Modality.ASSERTED and wished(clause, actor):
        said = said._replace(modality=Modality.PREDICTED)
    slots = list(verb_slots(clause, hit, Partners(actor, passive, said.refused, others)))
    if not allowed(clause, hit, actor, passive, slots) or hit.form == "gerund" and not_so(clause, actor):
        return None
    spoken_in = in_ruling(clause, hit)
    if trigger.complement and not said.refused:
        strong = spoken_in or not trigger.weak or brings_in(clause, actor)
        slots.extend(_complement(clause, hit, actor, strong))
    if not slots or not _enough(trigger, slots):
        return None
    if trigger.object == "request" and not _on_request(clause, hit, slots):
        return None
    slots.extend(_further(clause, hit, slots))
    empty = trigger.complement and not any(s.name in ("outcome", "target") for s in slots)
    date = _date(clause, hit, actor, others) if noun is None else date_beside(clause.items, noun, noun + 1)
    named = actor is not None and clause.items[actor].of(K.PERSON) and clause.word(hit.start) in RULING
    if empty and not spoken_in and not named and (trigger.weak or date is None):
        return None
    slots.extend(_when_and_where(clause, hit, date, said.refused))
    frame = _frame(clause, hit, slots, said)
    return replace(
        frame,
        definite=empty or _refers(clause, trigger, actor),
        other=frame.other or apart or another_court(clause, actor) or earlier_one(clause, hit, actor),
        new=brings_in(clause, actor),
    )


def _on_request(clause: Clause, hit: Hit, slots: Sequence[Slot]) -> bool:
    """Tell whether a verb of refusing or granting tells what came of it, or has a request or argument behind it."""
    lexicon = clause.lexicon
    words = lexicon.requests | lexicon.points | lexicon.ruling_words | lexicon.case_words
    told = {s.name for s in slots} - {"issuedBy", "court"}
    return bool(told) or not words.isdisjoint(clause.lowers(hit.start - 8, hit.end + 12))


def _said(clause: Clause, hit: Hit) -> Saying | None:
    """Return how the verb is said, or None where it tells no event."""
    trigger = hit.trigger
    said = saying(clause.items, hit.start, hit.form, clause.lexicon.status, trigger.kind != "Case")
    if said is None or said.refused and trigger.kind != "Ruling" or _declines(clause, hit):
        return None
    if trigger.id == "sue" and "often" in clause.lowers(hit.start - 4, hit.start):
        return None  # "complained how often he is sued"
    return _not_done(hit, said)


def _further(clause: Clause, hit: Hit, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield what a suit is against, and whom, where its verb has no such partner."""
    names = {s.name for s in slots}
    crime = hit.trigger.id.startswith("crime-")
    if hit.trigger.object == "defendant" and not crime and "challenges" not in names:
        yield from purposes.attacked(clause, hit.end, f"{hit.trigger.id}/attacked")
    if hit.trigger.id == "sue" and "defendant" not in names:
        yield from opponent(clause, hit.end, f"{hit.trigger.id}/opponent")


def _when_and_where(clause: Clause, hit: Hit, date: int | None, refused: bool) -> Iterator[Slot]:
    """Yield date and scope of an event; what is refused has no scope."""
    trigger = hit.trigger
    yield from date_slots(clause, date, trigger.kind, f"{trigger.id}/date")
    if not refused:
        yield from scope(clause, hit.start, trigger)


def _not_done(hit: Hit, said: Saying) -> Saying:
    """Return how a verb is said that tells a ruling by what a court does not do.

    "It would not hear the appeal" is a denial, and so is "did not grant the request".
    """
    if said.modality is not Modality.DENIED:
        return said
    if hit.trigger.negated:
        return said._replace(modality=Modality.ASSERTED)
    granting = hit.trigger.id == "grant-request" and hit.form == "base"
    return said._replace(modality=Modality.ASSERTED, refused=True) if granting else said


def _refers(clause: Clause, trigger: Trigger, actor: int | None) -> bool:
    """Tell whether a verb speaks of a case told elsewhere: "the suit challenges ...", "the states that sued"."""
    if actor is None or trigger.kind != "Case":
        return False
    again = clause.items[actor].of(K.GROUP) and clause.word(actor + 1) in ("that", "who")
    return again or trigger.needs == ("assignedJudge",) or trigger.subject == "challenger" and suit(clause, actor)


def _complement(clause: Clause, hit: Hit, actor: int | None, strong: bool) -> tuple[Slot, ...]:
    """Return what the complement of the verb tells: after it, or before it where the speaker follows."""
    trigger = hit.trigger
    told = content.complement(clause, hit.end, trigger, strong) or content.fronted(clause, actor, trigger)
    if told and actor is not None and clause.word(hit.start - 1) in BE:  # "the law was ruled unconstitutional"
        told = (*told, *fill(clause, "matter", [actor], f"{trigger.id}/passive"))
    if clause.word(hit.start).startswith("agree") and clause.word(hit.end) == "with":
        told = (*told, *agreed_with(clause, hit.end + 1, f"{trigger.id}/agreed"))
    if not told and strong:
        told = tuple(obliged(clause, hit.end, f"{trigger.id}/must"))
    if told and not any(s.name == "target" for s in told):
        return (*told, *plan_slots(clause, hit.end, f"{trigger.id}/plan"))
    return told


def _declines(clause: Clause, hit: Hit) -> bool:
    """Tell whether the verb only governs another act or a question: "declined to block", "agreed to hear the case"."""
    telling = hit.trigger.id in ("affirm", "crime-charge") or clause.word(hit.start).startswith("announc")
    if clause.word(hit.end) == "that" and telling:
        return True
    if hit.trigger.complement and clause.word(hit.end) in ("to", "whether", "if") or clause.word(hit.end) == "short":
        return True
    to = hit.end
    while to < len(clause.items) and (clause.items[to].of(K.DATE) or clause.word(to) in ("on", "late", "again")):
        to += 1
    if clause.word(to) != "to" or not hit.trigger.refused:
        return False
    if hit.end == hit.start + 1 and clause.word(hit.start).startswith(("declin", "refus")):
        return True
    verb = next((k for k in range(to + 1, to + 4) if not clause.word(k).endswith("ly")), 0)
    return any(form.form == "base" for form in clause.lexicon.verbs.get(clause.word(verb), ()))


def _noun(clause: Clause, hit: Hit, stops: frozenset[int]) -> Frame | None:
    made = noun_frame(clause, hit, stops)
    if made is None:
        return None
    several = clause.word(hit.end - 1) in ("lawsuits", "suits", "cases")
    definite = bool(hit.trigger.named) or hit.trigger.sided or not several and points(clause, hit.start)
    slots, said = made
    if hit.trigger.id == "lawsuit" and definite and said.modality is Modality.PREDICTED:
        told = tuple(s for s in slots if s.rule.endswith(("/against", "/over", "/by")))  # the suit itself is real
        slots, said = (told, Saying(Modality.ASSERTED)) if told else (slots, said)
    if hit.trigger.kind == "Ruling" and said.modality is Modality.ASSERTED and supposed(clause, hit.end - 1):
        said = said._replace(modality=Modality.PREDICTED)
    frame = _frame(clause, hit, slots, said)
    return replace(frame, definite=definite, other=frame.other or since_then(clause, hit.start))


def _frame(clause: Clause, hit: Hit, slots: Sequence[Slot], said: Saying) -> Frame:
    """Make the frame: every slot is said as the clause is, and cites its sentence."""
    span = clause.sentence.span
    own, told, source = Modality.ASSERTED, said.modality, said.source
    modal = [told if s.modality is own else s.modality for s in slots]
    kept = tuple(Slot(s.name, s.value, span, s.rule, m, source) for s, m in zip(slots, modal, strict=True))
    if said.modality is not Modality.ASSERTED:  # the date is that of the asking or expecting
        kept = tuple(s for s in kept if s.name not in ("decidedOn", "filedOn", "issuedOn"))
    near = range(max(hit.start - 7, 0), min(hit.start + 3, len(clause.items)))
    other = not clause.plain.isdisjoint(OTHERS) and any(_sets_apart(clause, k) for k in near)
    kind, at = FrameKind(hit.trigger.kind), clause.items[hit.start].span
    return Frame(kind, at, clause.sentence.index, kept, hit.trigger.id, told, other=other)


def _sets_apart(clause: Clause, i: int) -> bool:
    """Tell whether the word at `i` says that another event is meant, and not another person: "another judge"."""
    word = clause.word(i)
    if word != "another":
        return word in OTHERS
    events = clause.lexicon.case_words | clause.lexicon.ruling_words | clause.lexicon.judicial_words
    return any(
        clause.judicial(clause.items[k]) or clause.word(k) in events
        for k in range(i + 1, min(i + 5, len(clause.items)))
    )


def _enough(trigger: Trigger, slots: Sequence[Slot]) -> bool:
    """Tell whether the slots that the trigger needs are filled; a ruling or a party barred stands for a target."""
    names = {s.name for s in slots}
    acted = names & {"inCase", "against", "inFavorOf"} or trigger.id in REVIEWING and {"court", "outcome"} <= names
    acted = acted or trigger.id == "block" and "outcome" in names and bool(names & {"court", "issuedBy"})
    return all(need in names or need == "target" and bool(acted) for need in trigger.needs)


def _reduced(clause: Clause, hit: Hit) -> bool:
    """Tell a reduced passive ("a suit filed by X", "an order signed Monday"): a participle right after its noun."""
    if hit.form not in ("past", "participle") or hit.end >= len(clause.items) or hit.start == 0:
        return False
    before, after = clause.items[hit.start - 1], clause.items[hit.end]
    if before.lower in BE or before.lower == "," and after.lower == "by":
        return True
    if hit.trigger.kind == "Measure" and before.lower == "," and hit.start > 1 and measure(clause.items[hit.start - 2]):
        return after.of(K.DATE) or after.lower in AFTER_REDUCED
    noun = before.mention is None and before.lower.isalpha() or before.of(K.MEASURE, K.DATE)
    if noun and after.lower == "by":
        return True
    event = before.of(K.MEASURE) or before.lower in EVENT_NOUNS
    return event and (after.of(K.DATE) or after.lower in AFTER_REDUCED)


def _date(clause: Clause, hit: Hit, subject: int | None, others: frozenset[int]) -> int | None:
    """Return the date of the clause, else the one beside a decision that is its subject ("a May verdict found ...")."""
    governed = {"gerund": ("by", "in", ","), "base": ("to",)}
    dependent = clause.word(hit.start - 1) in governed.get(hit.form, ())
    after = hit.end + 1 if hit.trigger.kind == "Measure" and clause.word(hit.end) == "that" else hit.end
    date = date_near(clause.items, hit.start, after, others, dependent)
    if (
        date is not None
        and hit.trigger.id == "crime-charge"
        and {"with", "for"} & set(clause.lowers(hit.end - 1, date))
    ):
        return None  # "charged with killing five people last week"
    reduced = hit.trigger.kind == "Measure" and clause.word(hit.start - 1) not in BE and _reduced(clause, hit)
    if date is not None or subject is None:  # "last week's ruling rests on a rule issued under ..."
        return None if reduced and date is not None and date < hit.start else date
    if clause.word(subject) in clause.lexicon.ruling_words:
        return date_beside(clause.items, subject, subject + 1)
    if clause.lowers(subject - 2, subject) == ["in", "which"]:
        rulings = clause.lexicon.ruling_words
        noun = next((k for k in range(subject - 3, max(subject - 9, -1), -1) if clause.word(k) in rulings), None)
        return date_beside(clause.items, noun, noun + 1) if noun is not None else None
    return None
