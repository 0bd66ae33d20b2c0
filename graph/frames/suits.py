"""What sentences about a suit tell of its parties, beside the verb of suing.

Takes a clause and a noun hit ("lawsuit", "plaintiffs"), gives indices of items or slots: names after or before a role
noun ("the plaintiffs in the case include A and B", "A, one of the plaintiffs", "names A as a defendant"), who is hit
by a suit, loses or settles it, whom its allegations blame, and which measure they call unlawful.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.frames import grammar
from graph.frames.clause import Clause, measure
from graph.frames.hits import Hit
from graph.frames.lists import listed, listed_left, named
from graph.frames.parties import actors, party_slots
from graph.frames.status import saying
from graph.frames.words import AUXILIARIES, BREAKS, DETERMINERS, PREPOSITIONS
from graph.model import MentionKind, Modality, Slot

K = MentionKind
COPULAS = frozenset("include includes included are were is was".split())
AFTER_COPULA = DETERMINERS | frozenset("also former among then state city county of residents".split())
OPENING = frozenset(["\u2014", "\u2013", "--", "-", "(", ":"])
INCLUDING = frozenset(["including", "namely", "like"])
FACING = frozenset("face faces faced facing battle battles battled battling fight fights fought fighting".split())
HIT_WITH = frozenset("hit slapped served".split())
ENDING = frozenset("lost lose loses losing won win wins winning settle settles settled settling".split())
NAMING = frozenset(
    "name names named naming list lists listed listing add adds added adding identifies identified".split()
)
SAYS = frozenset("says said states stated maintains maintained asserts asserted charges charged".split())
PASSIVE = frozenset("was were is are be been being will would could can may might should had has have".split())
UNLAWFUL = frozenset(
    "violates violate violated unconstitutional illegal unlawful illegally unlawfully exceeds exceeded infringes "
    "infringed discriminates discriminated deprives deprived harms harmed denies denied unfairly invalid".split()
)
SUING = frozenset("sued suing challenging".split())
FORCING = frozenset(
    "stop stopping prevent preventing block blocking bar barring keep keeping force forcing compel compelling make "
    "require requiring halt halting".split()
)
BEFORE_ROLE = frozenset("a an the one of lead named co - other another main individual principal".split())


def role_parties(clause: Clause, hit: Hit) -> list[int]:
    """Return the parties that words around a role noun name: "plaintiffs A and B", "A, a plaintiff in the case"."""
    if hit.trigger.id == "suing-group":
        return group_members(clause, hit)
    after = _past_case(clause, hit.end)
    word = clause.word(after)
    if after == hit.end and clause.mention(after) is not None:
        return grammar.objects(clause.items, after, clause.party, 2)
    if word in COPULAS:
        return _list_at(clause, _skip(clause, after + 1, AFTER_COPULA))
    if word in OPENING or word == "," and clause.word(after + 1) in INCLUDING:
        return _list_at(clause, _skip(clause, after + 1, AFTER_COPULA | INCLUDING))
    return _named_as(clause, hit) or _before_role(clause, hit) or (_apposed(clause, after) if word == "," else [])


def _past_case(clause: Clause, i: int) -> int:
    """Return the index after "in the case", "who brought the lawsuit" or the like at `i`, else `i`."""
    if clause.word(i) not in ("in", "to", "of", "behind", "who", "on"):
        return i
    for k in range(i + 1, min(i + 7, len(clause.items))):
        if clause.word(k) in clause.lexicon.case_words or clause.word(k) in ("action", "sued", "litigation"):
            return k + 1
        if clause.word(k) in BREAKS or clause.word(k) == ",":
            break
    return i


def _skip(clause: Clause, i: int, words: frozenset[str]) -> int:
    while i < len(clause.items) and clause.word(i) in words:
        i += 1
    return i


def _list_at(clause: Clause, i: int) -> list[int]:
    """Return the list of parties that begins at `i`."""
    if i >= len(clause.items) or not clause.party(clause.items[i]):
        return []
    return listed(clause.items, named(clause.items, i, clause.party), clause.party)


def _apposed(clause: Clause, comma: int) -> list[int]:
    """Return the parties between the comma and the next one: "the plaintiffs, A and B, said ..."."""
    found = _list_at(clause, _skip(clause, comma + 1, AFTER_COPULA))
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
    if clause.word(i) == "," and determined:
        i -= 1
        while i > 0 and (clause.items[i].text.isdigit() or clause.word(i) == ","):
            i -= 1  # an age
    elif clause.word(i) in ("is", "was", "are", "were", "among"):
        i -= 2 if clause.word(i) == "among" else 1
    else:
        return []
    if not clause.party(clause.items[i]) or clause.word(hit.start - 1) == "'s":
        return []
    return listed_left(clause.items, i, clause.party)


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
            if not (seeking or said & (clause.lexicon.case_words | SUING)):
                return []
            found = [k for k in _list_at(clause, _skip(clause, i + 1, AFTER_COPULA)) if not clause.items[k].of(K.GROUP)]
            return [*_along_with(clause), *found] if found else []
    return []


def _along_with(clause: Clause) -> list[int]:
    """Return the parties of "Along with A, the states ... are B and C"."""
    opening = clause.lowers(0, 2)
    start = 2 if opening == ["along", "with"] else 1 if opening[:1] == ["besides"] else 0
    return grammar.objects(clause.items, start, clause.party, 3) if start else []


def accused(clause: Clause, hit: Hit) -> Iterator[Slot]:
    """Yield the sides of an accusation in court: "the suit accuses A of ...", "in a lawsuit, B accused A of ..."."""
    rule = f"{hit.trigger.id}/accused"
    inside = "in" in clause.lowers(hit.start - 5, hit.start)
    for i in (
        *range(hit.end, min(hit.end + 26, len(clause.items))),
        *range(hit.start - 1, max(hit.start - 16, -1), -1),
    ):
        if clause.word(i) not in ("accuses", "accused", "accusing") or clause.items[i].quoted:
            continue
        between = clause.items[hit.end : i]
        own = i > hit.end and not any(x.actor and not _governed(clause, hit.end + n) for n, x in enumerate(between))
        passive = clause.word(i - 1) in PASSIVE - {"had", "has", "have"} or clause.word(i + 1) in ("in", "of", "by")
        if not (own or inside) or clause.word(i) == "accused" and passive:
            return
        if not own:
            by = grammar.subject(clause.items, i, clause.party, frozenset())
            yield from party_slots(clause, "plaintiff", actors(clause, by) if by is not None else [], rule)
        found = grammar.objects(clause.items, i + 1, clause.party, 8, infinitive=False)
        yield from party_slots(clause, "defendant", found, rule)
        return


def _governed(clause: Clause, i: int) -> bool:
    """Tell whether a preposition governs the item at `i`, over determiners and the like."""
    i -= 1
    while clause.word(i) in AFTER_COPULA and clause.word(i) not in PREPOSITIONS:
        i -= 1
    return clause.word(i) in PREPOSITIONS


def opponent(clause: Clause, start: int, rule: str) -> Iterator[Slot]:
    """Yield whom a suit is to stop or to force: "sued to stop A", "a lawsuit seeking to force A to pay"."""
    for i in range(start, min(start + 16, len(clause.items))):
        word = clause.word(i)
        if word in BREAKS or clause.items[i].quoted or word in ("after", "which", "who", "that"):
            return
        if word in FORCING and (clause.word(i - 1) == "to" or word.endswith("ing")):
            found = grammar.objects(clause.items, i + 1, clause.party, 5, infinitive=False)
            after = clause.items[found[-1] + 1].lower if found and found[-1] + 1 < len(clause.items) else "."
            if found and after in ("from", "to", ",", ".") and not clause.items[found[0]].of(K.GROUP):
                yield from party_slots(clause, "defendant", found, rule)
            return


def sides(clause: Clause, hit: Hit, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield what else a sentence tells of the sides of the suit at the noun, of which `slots` are told."""
    trigger = hit.trigger
    if trigger.named:
        return
    yield from faced(clause, hit, slots)
    if trigger.id in ("lawsuit", "complaint", "case-noun"):
        yield from blamed(clause, hit)
    if trigger.id in ("lawsuit", "complaint"):
        yield from accused(clause, hit)
    if trigger.id == "lawsuit" and not any(s.name == "defendant" for s in slots):
        yield from opponent(clause, hit.end, f"{trigger.id}/opponent")


def faced(clause: Clause, hit: Hit, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield the party that a suit hits ("faces a lawsuit"), or that lost, won or settled one that the other brought."""
    rule = f"{hit.trigger.id}/faced"
    for i in range(hit.start - 1, max(hit.start - 7, -1), -1):
        word = clause.word(i)
        if word in BREAKS or word in (",", "that", "which", "who", "by"):
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


def blamed(clause: Clause, hit: Hit) -> Iterator[Slot]:
    """Yield whom the allegations of a suit blame, and the measure that they call unlawful.

    "The suit claims that the company failed ..."; "a lawsuit arguing that the rule violates ...". Whoever only suffered
    something ("Roe was fired") is not blamed.
    """
    verb = _alleging(clause, hit.end)
    if verb is None:
        return
    i = _skip(clause, verb + 1, DETERMINERS)
    if i >= len(clause.items):
        return
    item = clause.items[i]
    if measure(item) and not item.quoted:
        if UNLAWFUL & set(clause.lowers(i + 1, i + 6)) and item.mention is not None:
            yield Slot("challenges", item.mention, item.span, f"{hit.trigger.id}/alleged")
    elif item.of(K.PERSON, K.BODY, K.PLACE) and clause.party(item) and not item.quoted:
        found = listed(clause.items, i, clause.party)
        if _acts(clause, found[-1] + 1):
            yield from party_slots(clause, "defendant", found, f"{hit.trigger.id}/blamed")


def _alleging(clause: Clause, start: int) -> int | None:
    """Return the index of the verb by which the suit before `start` alleges something, or None."""
    status = clause.lexicon.status
    for i in range(start, min(start + 16, len(clause.items))):
        word = clause.word(i)
        if word in BREAKS or clause.items[i].quoted:
            return None
        if word in status.allegations | status.arguments | SAYS and word not in ("accused", "accuses", "accusing"):
            return i
        if word in clause.lexicon.case_words:
            return None
        governed = i > start and any(w in PREPOSITIONS for w in clause.lowers(i - 3, i))
        if clause.items[i].actor and not governed:
            return None
    return None


def _acts(clause: Clause, i: int) -> bool:
    """Tell whether the word at `i` begins what a party did, and not what was done to it or may happen to it."""
    while clause.word(i).endswith("ly") or clause.word(i) in ("has", "have") and clause.word(i + 1) not in PASSIVE:
        i += 1
    word = clause.word(i)
    verb = word.endswith(("ed", "es")) or word in IRREGULAR
    return verb and word not in PASSIVE | AUXILIARIES


IRREGULAR = frozenset(
    "broke took made knew did gave sold kept put wrote sought misled stole withheld overstepped is".split()
)
