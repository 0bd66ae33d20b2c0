"""Measure frames from the words around a measure, without a verb: "Trump's order", "the 2011 law", "Ohio law".

Takes the items of a sentence, gives frames of kind Measure whose `self` slot is the measure mentioned. Issuers come
from a possessor or from a body or place right before the noun, or from "by" and "from" after it; dates from a year or
date before it, or after it; the addressee of a letter from "to" after it. Acts that a ruling or suit is about but that
have no form of their own ("the deployment of troops") are read like the measures that the annotators found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.frames.clause import Clause
from graph.frames.measure_owners import FILL_WORDS, YEAR, issues, owner
from graph.frames.phrases import Item
from graph.frames.words import DETERMINERS
from graph.model import Frame, FrameKind, Literal, Mention, MentionKind, Sentence, Slot

K = MentionKind
ADDRESSED = frozenset({"Letter", "Directive"})
BEFORE_ADDRESSEE = frozenset("the all its his her accounting firm bank company giant".split())
ADDRESSEES = frozenset({K.PERSON, K.BODY, K.PLACE, K.GROUP})
LOOSE = frozenset("policies laws actions restrictions requirements programs".split())
RULES = frozenset("rules regulations".split())
RULINGS = frozenset("stay ruling decision injunction opinion judgment verdict".split())
OF_RULINGS = frozenset("of on against over blocking upholding 's".split())
REACH = 7
PROPOSING = ("announc", "unveil", "releas", "creat", "introduc", "sen", "deliver", "draw", "drew", "publish", "roll")
COUNTS = frozenset("number series set raft package pair couple dozens".split())
IN_GENERAL = frozenset("of in with against other all any such many some no".split())
UNDER = frozenset("under by with violate violates violated violating broke break breaking of per through".split())
GENERAL = frozenset("law laws statutes".split())
CHAMBERS = frozenset({"Legislature"})
LAWMAKERS = frozenset("legislature legislatures lawmakers legislators voters".split())


def measure_frames(clause: Clause, found: Sequence[Frame]) -> Iterator[Frame]:
    """Yield a frame for each measure of the sentence that has an issuer or a date beside it.

    `found` are the other frames of the sentence; an act that one of them made its target counts as a measure.
    """
    sentence, items = clause.sentence, clause.items
    if not found and K.MEASURE not in clause.kinds:
        return
    for i, mention in _measures(items, found):
        if items[i].quoted:
            continue
        if items[i].lower in LOOSE or _of_a_court(clause, i) or items[i].lower == "rule" and _reign(items, i):
            continue
        fought_over = any(mention in (s.value for s in f.slots) for f in found)
        if _of_a_chamber(items, i) or _in_general(items, i) and not fought_over:
            continue
        slots = [*owner(clause, i, mention), *_year(items, i, sentence), *_after(items, i, sentence)]
        if items[i].lower in RULES and not any(s.name == "issuer" for s in slots):
            continue
        slots.extend(_addressee(items, range(i + 1, i + 2), mention, sentence))
        if _public(mention, slots):
            slots.append(Slot("self", mention, sentence.span, "measure/beside"))
            yield Frame(FrameKind.MEASURE, items[i].span, sentence.index, tuple(slots), "measure/beside")


def with_makers(clause: Clause, found: Sequence[Frame]) -> Iterator[Frame]:
    """Yield the frames, those of measures completed by lawmakers or voters ("voters approved the ban")."""
    sentence, items = clause.sentence, clause.items
    for frame in found:
        if frame.kind is not FrameKind.MEASURE:
            yield frame
            continue
        if _made_by_a_court(items, frame) or _any_of_many(items, frame) or _proposed(items, frame):
            continue
        issued = any(s.name == "issuer" for s in frame.slots)
        maker = None if issued else _makers(items, frame) or _in_times_of(items, frame)
        slots = frame.slots
        if maker is not None:
            slots = (*slots, Slot("issuer", maker, sentence.span, f"{frame.rule}/makers", frame.modality))
        at = next((k for k, item in enumerate(items) if item.span == frame.trigger), len(items))
        for mention in (s.value for s in frame.slots if s.name == "self" and isinstance(s.value, Mention)):
            slots = (*slots, *_addressee(items, range(at + 1, at + 9), mention, sentence))
            if _public(mention, slots):
                yield replace(frame, slots=slots)
                break


def _made_by_a_court(items: Sequence[Item], frame: Frame) -> bool:
    """Tell whether a participle tells of a ruling, not of its measure: "the stay of the Ohio law issued in May"."""
    at = next((k for k, item in enumerate(items) if item.span == frame.trigger), 0)
    if at < 1 or not items[at].lower.endswith("ed"):
        return False
    before = at - 1
    if items[before].of(K.MEASURE):
        before -= 1
        while before > 0 and at - before < REACH and _leads_on(items[before]):
            before -= 1
    return items[before].mention is None and items[before].lower in RULINGS


def _any_of_many(items: Sequence[Item], frame: Frame) -> bool:
    """Tell whether a verb makes measures in general: "policies adopted by the legislature"."""
    made = next((s.value for s in frame.slots if s.name == "self"), None)
    at = next((k for k, item in enumerate(items) if isinstance(made, Mention) and item.span == made.span), 0)
    counted = at > 1 and items[at - 1].lower == "of" and items[at - 2].lower in COUNTS
    return at > 0 and items[at].lower in LOOSE and items[at - 1].lower in IN_GENERAL and not counted


def _proposed(items: Sequence[Item], frame: Frame) -> bool:
    """Tell whether somebody only proposes a bill: "Senator Jane Roe announced a bill"."""
    verb = next((item.lower for item in items if item.span == frame.trigger), "")
    names = {s.name: s.value for s in frame.slots if isinstance(s.value, Mention)}
    bill = "self" in names and names["self"].name.lower().split()[-1] in ("bill", "bills", "legislation")
    return bill and "issuer" in names and names["issuer"].kind is K.PERSON and verb.startswith(PROPOSING)


def _leads_on(item: Item) -> bool:
    """Tell whether the item may stand between a ruling and the measure that it is on: "a stay against the new"."""
    word = item.lower
    return item.of(K.PLACE) or word in OF_RULINGS or word in FILL_WORDS or word in DETERMINERS


def _public(measure: Mention, slots: Sequence[Slot]) -> bool:
    """Tell whether the slots tell of an act of government; a letter must be somebody's, and to no judge."""
    names = {s.name for s in slots} - {"self"}
    return bool(names) and (measure.kind_class != "Letter" or "issuer" in names)


def _makers(items: Sequence[Item], frame: Frame) -> Mention | None:
    """Return the place whose lawmakers or voters stand before the verb of a frame, or after its "by"."""
    at = next((k for k, item in enumerate(items) if item.span == frame.trigger), None)
    if at is None:
        return None
    before = range(at - 1, max(at - 5, -1), -1)
    by = next((k for k in range(at + 1, min(at + 7, len(items))) if items[k].lower == "by"), None)
    after = range(by + 1, min(by + 7, len(items))) if by is not None else range(0)
    for k in (*before, *after):
        if items[k].lower.split(" ")[-1] in LAWMAKERS and not items[k].of(K.BODY):
            place = next((items[j].mention for j in range(k - 1, max(k - 4, -1), -1) if items[j].of(K.PLACE)), None)
            return place or Mention(items[k].span, K.PLACE, "State", "", "State", definite=True)
    return None


def _in_times_of(items: Sequence[Item], frame: Frame) -> Mention | None:
    """Return the administration in whose time a measure was made: "an order issued during the Roe administration"."""
    at = next((k for k, item in enumerate(items) if item.span == frame.trigger), len(items))
    for k in range(at + 1, min(at + 4, len(items) - 2)):
        owner = items[k + 2].mention if items[k + 1].lower == "the" else items[k + 1].mention
        if items[k].lower in ("during", "under") and owner is not None and owner.kind_class == "Administration":
            return None if owner.definite else owner
    return None


def _measures(items: Sequence[Item], found: Sequence[Frame]) -> Iterator[tuple[int, Mention]]:
    """Yield the measures of the sentence with their index: those found as such, and those that frames made."""
    for i, item in enumerate(items):
        if item.mention is not None and item.mention.kind is K.MEASURE:
            yield i, item.mention
    starts = {item.span.start: i for i, item in enumerate(items)} if found else {}
    seen = set()
    for slot in (s for f in found if f.kind in (FrameKind.CASE, FrameKind.RULING) for s in f.slots):
        made = slot.value
        if isinstance(made, Mention) and made.kind is K.MEASURE and made not in seen:
            seen.add(made)
            i = starts.get(made.span.start, -1)
            if i >= 0 and items[i].mention is None:
                yield i, made


def _in_general(items: Sequence[Item], i: int) -> bool:
    """Tell whether a bare head after a place is its law in general: "under Ohio law"."""
    head = items[i].text.lower().split()
    before = items[i - 1] if i else None
    if head[-1] not in GENERAL or len(head) > 1 + (head[0] == "state") or before is None or not before.of(K.PLACE):
        return False
    leading = items[i - 2].lower if i > 1 else ""
    return leading in UNDER or head[-1] in ("laws", "statutes") and leading not in ("the", "these", "those", "")


def _of_a_chamber(items: Sequence[Item], i: int) -> bool:
    """Tell whether rules are those by which a chamber works: "the Senate's parliamentary rules"."""
    owners = [items[k].mention for k in (i - 1, i - 2) if k >= 0]
    chamber = any(owner is not None and owner.kind_class in CHAMBERS for owner in owners)
    return chamber and items[i].text.lower().split()[-1] in RULES


def _reign(items: Sequence[Item], i: int) -> bool:
    """Tell whether the rule at `i` is the time in which a person ruled: "protests against his rule"."""
    owned = i > 1 and items[i - 1].lower == "'s" and items[i - 2].of(K.PERSON)
    return owned or i > 0 and items[i - 1].lower in ("his", "her")


def _of_a_court(clause: Clause, i: int) -> bool:
    """Tell whether a court or judge owns the measure at `i`: "the court's 2013 requirement"."""
    before = range(i - 1, max(i - 4, 0), -1)
    own = next((k for k in before if clause.items[k].lower == "'s"), None)
    return own is not None and clause.judicial(clause.items[own - 1])


def _after(items: Sequence[Item], i: int, sentence: Sentence) -> Iterator[Slot]:
    """Read "memos from the department", "a rule by the agency" right after the measure."""
    measure = items[i].mention
    if measure is not None and (measure.kind_class == "Statute" or items[i].lower.endswith((" ban", " bans"))):
        if [item.lower for item in items[i + 1 : i + 2]] == ["in"] and items[i + 2 : i + 3]:
            place = items[i + 2].mention
            several = [x.lower for x in items[i + 3 : i + 5]][:1] in (["and"], [","]) and items[i + 4].of(K.PLACE)
            if several and place is not None and place.kind_class == "State":
                return
            if place is not None and place.kind is K.PLACE and place.kind_class in ("State", "City", "County"):
                yield Slot("issuer", place, sentence.span, "measure/in-place")
                return
    if i > 1 and items[i - 1].lower == "the" and items[i - 2].lower in ("to", "against", "on", "of"):
        return  # "blows to the law by Congress"
    if i + 1 < len(items) and items[i + 1].lower in ("from", "by") and measure is not None:
        for j in range(i + 2, min(i + 5, len(items))):
            owner = items[j].mention
            if owner is not None and not (
                owner.kind in (K.PLACE, K.BODY) and any(x.of(K.PERSON) for x in items[j + 1 : j + 2])
            ):
                if owner.kind in (K.PERSON, K.BODY) and issues(items[j], measure) and measure.kind_class != "Policy":
                    yield Slot("issuer", owner, sentence.span, "measure/after")
                return


def _addressee(items: Sequence[Item], reach: range, measure: Mention, sentence: Sentence) -> Iterator[Slot]:
    """Read "a letter to Harlan County", "sent the memo to the county": the first "to" with a party after it."""
    if measure.kind_class not in ADDRESSED:
        return
    words = ("to", "for") if "subpoena" in measure.name else ("to",)
    for i in (k for k in reach if k + 1 < len(items) and items[k].lower in words):
        j = i + 1
        while j < i + 4 and j + 1 < len(items) and items[j].mention is None and items[j].lower in BEFORE_ADDRESSEE:
            j += 1
        to = items[j].mention if j < len(items) else None
        judge = j < len(items) and items[j].title is not None and "judge" in str(items[j].title).lower()
        owner = j + 1 < len(items) and items[j + 1].lower == "'s"
        if to is not None and to.kind in ADDRESSEES and not (to.definite or judge or owner):
            yield Slot("addressee", to, sentence.span, "measure/addressee")
            return


def _year(items: Sequence[Item], i: int, sentence: Sentence) -> Iterator[Slot]:
    """Read "the 2011 law", "the Nov. 9 proclamation", "a memo dated Sept. 5", "its decision on Tuesday to let"."""
    j = i - 1
    if j > 0 and items[j].of(K.PLACE, K.BODY):
        j -= 1  # "a 2011 Ohio law"
    elif j > 0 and items[j].lower == "," and items[j - 1].of(K.DATE):
        j -= 1  # "the May 3, 2011, order"
    before = items[j].mention if j >= 0 else None
    value = before.value if before is not None and before.kind is K.DATE else items[j].text if j >= 0 else ""
    if items[i].lower.endswith(("map", "maps")) and len(value) == 4:
        return  # of an election
    if YEAR.match(value) or value and before is not None and before.kind is K.DATE:
        yield Slot("issuedOn", Literal.dated(value), sentence.span, "measure/year-before")
        return
    words = [item.lower for item in items[i + 1 : i + 3]]
    at = i + 2 if words[:1] in (["dated"], ["of"], ["on"]) else 0
    date = items[at].mention if 0 < at < len(items) and items[at].of(K.DATE) else None
    if date is None or not date.value:
        return
    then = items[at + 1].lower if at + 1 < len(items) else ""
    if words[0] == "dated" or words[0] == "of" and len(date.value) > 4 or then == "to":
        yield Slot("issuedOn", Literal.dated(date.value), sentence.span, "measure/date-after")
