"""What sentences about a suit tell of its parties, beside the verb of suing.

Takes a clause and a noun hit ("lawsuit", "plaintiffs"), gives indices of items or slots: names after or before a role
noun ("the plaintiffs in the case include A and B", "A, one of the plaintiffs", "names A as a defendant"), and who is
hit by a suit, loses or settles it. What the suit says of its parties is read by `allegations`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.frames import grammar
from graph.frames.allegations import accused, blamed, opponent
from graph.frames.clause import Clause
from graph.frames.hits import Hit
from graph.frames.lists import listed, listed_left, named
from graph.frames.parties import party_slots
from graph.frames.status import saying
from graph.frames.words import BREAKS, CONJUNCTIONS, COPULAS, DETERMINERS, PREPOSITIONS
from graph.model import Mention, MentionKind, Modality, Slot

K = MentionKind
AFTER_COPULA = DETERMINERS | frozenset("also former among then state city county of residents".split())
OPENING = frozenset(["\u2014", "\u2013", "--", "-", "(", ":"])
INCLUDING = frozenset(["including", "namely", "like"])
FACING = frozenset("face faces faced facing battle battles battled battling fight fights fought fighting".split())
HIT_WITH = frozenset("hit slapped served".split())
ENDING = frozenset("lost lose loses losing won win wins winning settle settles settled settling".split())
NAMING = frozenset(
    "name names named naming list lists listed listing add adds added adding identifies identified".split()
)
PASSIVE = frozenset("was were is are be been being will would could can may might should had has have".split())
ACCUSERS = frozenset("woman girl accuser victim plaintiff student".split())
SUING = frozenset("sued suing challenging".split())
# Words that set a list apart from those who sue: who backs, fights or faces a suit.
APART = frozenset(
    "not never defendant defendants named against backing supporting support supported brief briefs amicus face faces "
    "facing similar friend would could may might if whether".split()
)
BEFORE_ROLE = frozenset("also a an the one of lead named co - other another main individual principal".split())


def role_parties(clause: Clause, hit: Hit) -> list[int]:
    """Return the parties that words around a role noun name: "plaintiffs A and B", "A, a plaintiff in the case"."""
    if hit.trigger.id == "suing-group":
        return group_members(clause, hit)
    after = _past_case(clause, hit.end)
    word = clause.word(after)
    if clause.word(hit.start - 1) == "as" and clause.word(after) in DETERMINERS:
        after, hit = after + 1, hit._replace(end=hit.end + 1)
    if after == hit.end and clause.mention(after) is not None:
        return grammar.objects(clause.items, after, clause.party, 2)
    if word in COPULAS:
        return list_after(clause, after + 1, AFTER_COPULA)
    if word in OPENING or word == "," and clause.word(after + 1) in INCLUDING:
        return list_after(clause, after + 1, AFTER_COPULA | INCLUDING)
    return _named_as(clause, hit) or _before_role(clause, hit) or (_apposed(clause, after) if word == "," else [])


def _past_case(clause: Clause, i: int) -> int:
    """Return the index after "in the case", "who brought the lawsuit" or the like at `i`, else `i`."""
    if clause.word(i) not in ("in", "to", "of", "behind", "who", "that", "on"):
        return i
    for k in range(i + 1, min(i + 7, len(clause.items))):
        if clause.word(k) == "sued":  # "plaintiffs that sued the agency include ..."
            return next((j for j in range(k + 1, k + 5) if clause.word(j) in COPULAS), k + 1)
        if clause.word(k) in clause.lexicon.case_words or clause.word(k) in ("action", "litigation"):
            return k + 1
        if clause.word(k) in BREAKS or clause.word(k) == ",":
            break
    return i


def list_after(clause: Clause, i: int, skipped: frozenset[str]) -> list[int]:
    """Return the list of parties that begins at `i`, past the words to skip."""
    while i < len(clause.items) and clause.word(i) in skipped:
        i += 1
    if clause.word(i + 1) == "of" and clause.lowers(i, i + 1)[0] in ("states", "cities", "counties"):
        i += 2
    i = _past_calling(clause, i)
    if i >= len(clause.items) or not clause.party(clause.items[i]):
        return []
    return listed(clause.items, named(clause.items, i, clause.party), clause.party)


def _past_calling(clause: Clause, i: int) -> int:
    """Return the index of the person behind plain nouns at `i` ("consultant Jane Roe"), else `i`."""
    for k in range(i, min(i + 3, len(clause.items) - 1)):
        word = clause.word(k)
        if not (word.isalpha() and clause.items[k].text.islower() and word not in PREPOSITIONS | CONJUNCTIONS):
            break
        if clause.items[k + 1].of(K.PERSON):
            return k + 1
    return i


def _apposed(clause: Clause, comma: int) -> list[int]:
    """Return the parties between the comma and the next one: "the plaintiffs, A and B, said ..."."""
    found = list_after(clause, comma + 1, AFTER_COPULA)
    closing = clause.items[found[-1] + 1].lower if found and found[-1] + 1 < len(clause.items) else "."
    return found if closing in (",", ".", "\u2014", "--", ";") else []


def _before_role(clause: Clause, hit: Hit) -> list[int]:
    """Return the party before "a plaintiff", "one of the plaintiffs" in an apposition or after "is"."""
    i = hit.start - 1
    while i > 0 and clause.word(i) in BEFORE_ROLE:
        i -= 1
    if i == hit.start - 1:
        return []
    determined = {"a", "an", "one", "lead", "another"} & set(clause.lowers(i + 1, hit.start))
    alone = clause.word(hit.end) in (",", "in") and clause.word(hit.start) in ("plaintiff", "defendant")
    determined |= {"the"} & set(clause.lowers(i + 1, hit.start)) if alone else set()
    if clause.word(i) == "," and determined:
        i -= 1
        while i > 0 and (clause.items[i].text.isdigit() or clause.word(i) == ","):
            i -= 1  # an age
    elif clause.word(i) in ("is", "was", "are", "were", "among"):
        i -= 2 if clause.word(i) == "among" else 1
        i -= clause.word(i) in ("himself", "herself", "itself", "themselves")
        if clause.word(i) == "," and determined | {"the"} & set(clause.lowers(i, hit.start)):
            opening = next((k for k in range(i - 1, max(i - 14, 0), -1) if clause.word(k) == ","), 0)
            i = opening - 1 if opening else i
    else:
        return []
    if not clause.party(clause.items[i]) or clause.word(hit.start - 1) == "'s":
        return []
    return [*listed_left(clause.items, i, clause.party), *_as_well(clause, hit)]


def _as_well(clause: Clause, hit: Hit) -> list[int]:
    """Return who shares the role: "Roe is a defendant in the case, as are A and B"."""
    for i in range(hit.end, min(hit.end + 7, len(clause.items) - 2)):
        if clause.word(i) == "," and clause.word(i + 1) == "as" and clause.word(i + 2) in ("is", "are", "was", "were"):
            return list_after(clause, i + 3, AFTER_COPULA)
    return []


def _named_as(clause: Clause, hit: Hit) -> list[int]:
    """Return whom a suit names in the role: "names A and B as defendants", "named as a defendant is A"."""
    i = hit.start - 1
    while i > 0 and clause.word(i) in BEFORE_ROLE:
        i -= 1
    if clause.word(i) != "as":
        return []
    verb = next((k for k in range(i - 1, max(i - 25, -1), -1) if clause.word(k) in NAMING), None)
    if verb is None:
        return []
    if verb < i - 1:
        return grammar.objects(clause.items, verb + 1, clause.party, 4, infinitive=False)
    be = clause.word(verb - 1) in PASSIVE or clause.word(verb - 2) in PASSIVE
    found = grammar.subject(clause.items, verb, clause.party, frozenset()) if be else None
    return listed_left(clause.items, found, clause.party) if found is not None else []


def group_members(clause: Clause, hit: Hit) -> list[int]:
    """Return the members of a collective that sues: "the states seeking to block the order are A, B and C"."""
    for i in range(hit.end, min(hit.end + 14, len(clause.items))):
        word = clause.word(i)
        if word in BREAKS or word == ",":
            return []
        if word in COPULAS and i > hit.end + 1:
            said = set(clause.lowers(hit.end, i))
            seeking = "seeking" in said and bool(said & clause.lexicon.attacking)
            if said & (APART - {"against"}) or not (seeking or said & (clause.lexicon.case_words | SUING)):
                return []
            found = [k for k in list_after(clause, i + 1, AFTER_COPULA) if not clause.items[k].of(K.GROUP)]
            return [*along_with(clause), *found] if found else []
    return []


def along_with(clause: Clause) -> list[int]:
    """Return the parties of "Along with A, the states suing are B and C"."""
    openings = {("along", "with"): 2, ("in", "addition"): 3, ("besides",): 1}
    start = next((n for words, n in openings.items() if tuple(clause.lowers(0, len(words))) == words), 0)
    return grammar.objects(clause.items, start, clause.party, 3) if start else []


def _names(clause: Clause, hit: Hit) -> Iterator[Slot]:
    """Yield whom a suit names or targets: "the suit names A, B and C", "names as defendants A and B"."""
    if clause.word(hit.end) not in ("names", "named", "targets", "targeted", "lists"):
        return
    i = hit.end + 1
    found = grammar.objects(clause.items, i, clause.party, 4, infinitive=False)
    after = clause.lowers(found[-1] + 1, found[-1] + 5) if found else []
    if not {"plaintiff", "plaintiffs"} & {*after, *clause.lowers(hit.end, i)}:
        yield from party_slots(clause, "defendant", found, f"{hit.trigger.id}/names")


def _argued_in(clause: Clause, hit: Hit) -> Iterator[Slot]:
    """Yield who argues in a suit of theirs: "a case in which Ohio argued that the ban is unlawful"."""
    if clause.lowers(hit.end, hit.end + 2) != ["in", "which"]:
        return
    cues = clause.lexicon.status
    for i in range(hit.end + 2, min(hit.end + 16, len(clause.items))):
        word = clause.word(i)
        if word in BREAKS or clause.items[i].quoted:
            return
        if word in cues.arguments | cues.allegations | {"challenged", "challenging", "sued"}:
            found = grammar.subject(clause.items, i, clause.party, frozenset())
            if (
                found is not None
                and found > hit.end
                and not {"defendant", "defendants"} & set(clause.lowers(hit.end, i))
            ):
                yield from party_slots(
                    clause, "plaintiff", listed_left(clause.items, found, clause.party), "lawsuit/argued"
                )
            return


def _named_in(clause: Clause, hit: Hit) -> Iterator[Slot]:
    """Yield whom a suit names: "others named in the lawsuit include A and B", "A is also named in the suit"."""
    i = hit.start - 1
    while clause.word(i) in DETERMINERS or clause.word(i) in ("federal", "civil", "state"):
        i -= 1
    if clause.word(i) != "in" or clause.word(i - 1) not in ("named", "listed") or clause.word(i - 2) in ACCUSERS:
        return
    verb = i - 1
    if clause.word(hit.end) in COPULAS:
        found = list_after(clause, hit.end + 1, AFTER_COPULA)
    elif clause.word(verb - 1) in PASSIVE or clause.word(verb - 2) in PASSIVE:
        last = grammar.subject(clause.items, verb, clause.party, frozenset())
        found = listed_left(clause.items, last, clause.party) if last is not None else []
    else:
        return
    if not {"plaintiff", "plaintiffs", "not"} & set(clause.lowers(verb - 3, hit.end + 3)):
        yield from party_slots(clause, "defendant", found, f"{hit.trigger.id}/named-in")


def _on_behalf(clause: Clause, hit: Hit) -> Iterator[Slot]:
    """Yield for whom a suit is filed: "filed a lawsuit on Jane Roe's behalf"."""
    for i in range(hit.end, min(hit.end + 12, len(clause.items))):
        if clause.word(i) in BREAKS:
            return
        if clause.word(i) == "behalf" and clause.word(i - 1) == "'s" and hit.trigger.id in ("lawsuit", "complaint"):
            yield from party_slots(clause, "plaintiff", [i - 2], f"{hit.trigger.id}/behalf")
            return


INVESTORS = frozenset("investors shareholders stockholders customers users employees".split())


def _own_people(clause: Clause, slots: Sequence[Slot], rule: str) -> Iterator[Slot]:
    """Yield the company whose investors or customers sue: "a lawsuit brought by Harlan Bank investors"."""
    for slot in slots:
        group = slot.value
        if slot.name == "plaintiff" and isinstance(group, Mention) and group.name.split()[-1].lower() in INVESTORS:
            i = next((k for k, item in enumerate(clause.items) if item.span == group.span), 0)
            company = clause.mention(i - 1)
            if company is not None and company.kind is K.BODY:
                yield Slot("defendant", company, company.span, rule)
                return


def sides(clause: Clause, hit: Hit, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield what else a sentence tells of the sides of the suit at the noun, of which `slots` are told."""
    trigger = hit.trigger
    if trigger.named:
        return
    yield from faced(clause, hit, slots)
    yield from _on_behalf(clause, hit)
    yield from _named_in(clause, hit)
    yield from _argued_in(clause, hit)
    if trigger.id in ("lawsuit", "complaint"):
        yield from _names(clause, hit)
    if trigger.id in ("lawsuit", "complaint", "case-noun"):
        yield from blamed(clause, hit)
    if trigger.id in ("lawsuit", "complaint") or "accusing" in clause.lowers(hit.end, hit.end + 4):
        yield from accused(clause, hit)
    if trigger.id == "lawsuit" and not any(s.name == "defendant" for s in slots):
        yield from _own_people(clause, slots, f"{trigger.id}/investors")
        yield from opponent(clause, hit.end, f"{trigger.id}/opponent")


def faced(clause: Clause, hit: Hit, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield the party that a suit hits ("faces a lawsuit"), or that lost, won or settled one that the other brought."""
    rule = f"{hit.trigger.id}/faced"
    if not slots and clause.word(hit.end - 1).endswith("s"):
        return  # "fights all the lawsuits"
    for i in range(hit.start - 1, max(hit.start - 7, -1), -1):
        word = clause.word(i)
        if word in BREAKS or word in (",", "that", "which", "who", "by"):
            return
        if word in ("threat", "threats", "possible", "potential"):
            return
        facing = word in FACING or word in HIT_WITH and "with" in clause.lowers(i, hit.start)
        if not (facing or word in ENDING):
            continue
        if not facing and {"his", "her", "its", "their", "'s"} & set(clause.lowers(i, hit.start)):
            return  # one's own suit
        told = {s.name for s in slots}
        role = "defendant" if facing or "plaintiff" in told else "plaintiff" if "defendant" in told else ""
        found = grammar.subject(clause.items, i, clause.party, frozenset()) if role and role not in told else None
        form = "past" if word.endswith(("ed", "hit", "fought", "lost", "won")) else "base"
        said = saying(clause.items, i, form, clause.lexicon.status, False)
        if found is None or said is None or said.refused or facing and said.modality is not Modality.ASSERTED:
            return
        yield from party_slots(clause, role, listed_left(clause.items, found, clause.party), rule)
        return
