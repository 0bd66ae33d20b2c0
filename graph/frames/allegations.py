"""What a suit says against whom: its accusations, its allegations, and what it is to stop or to force.

Takes a clause and a noun hit ("lawsuit"), gives slots: "the suit accuses A of ...", "a lawsuit alleging that A broke
...", "sued to force A to pay"; and the measure that the allegations call unlawful.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.frames import grammar
from graph.frames.clause import Clause, measure
from graph.frames.hits import Hit
from graph.frames.lists import listed
from graph.frames.parties import actors, party_slots
from graph.frames.words import AUXILIARIES, BREAKS, DETERMINERS, PREPOSITIONS
from graph.model import MentionKind, Slot

K = MentionKind
PASSIVE = frozenset("was were is are be been being will would could can may might should had has have".split())
SAYS = frozenset("says said states stated maintains maintained asserts asserted charges charged".split())
UNLAWFUL = frozenset(
    "violates violate violated unconstitutional illegal unlawful illegally unlawfully exceeds exceeded infringes "
    "infringed discriminates discriminated deprives deprived harms harmed denies denied unfairly invalid".split()
)
IRREGULAR = frozenset(
    "broke took made knew did gave sold kept put wrote sought misled stole withheld overstepped is".split()
)
SUFFERING = frozenset(  # what those whom others wronged do
    "learned suffered suffers discovered experienced realized feared believed asked requested complained reported "
    "applied wanted tried received endured incurred".split()
)
FORCING = frozenset(
    "stop stopping prevent preventing block blocking bar barring keep keeping force forcing compel compelling make "
    "require requiring halt halting".split()
)


def accused(clause: Clause, hit: Hit) -> Iterator[Slot]:
    """Yield the sides of an accusation in court: "the suit accuses A of ...", "in a lawsuit, B accused A of ..."."""
    rule = f"{hit.trigger.id}/accused"
    before = clause.lowers(hit.start - 5, hit.start)
    inside = "in" in before or "according" in before and "to" in before
    for i in (
        *range(hit.end, min(hit.end + 26, len(clause.items))),
        *range(hit.start - 1, max(hit.start - 16, -1), -1),
    ):
        if clause.word(i) not in ("accuses", "accused", "accusing") or clause.items[i].quoted:
            continue
        if clause.word(i - 1) in ("who", "whom"):
            return  # "a suit by a woman who accused him"
        between = clause.items[hit.end : i]
        own = i >= hit.end and not any(x.actor and not _governed(clause, hit.end + n) for n, x in enumerate(between))
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
    while clause.word(i) in DETERMINERS:
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


def blamed(clause: Clause, hit: Hit) -> Iterator[Slot]:
    """Yield whom the allegations of a suit blame, and the measure that they call unlawful.

    "The suit claims that the company failed ..."; "a lawsuit arguing that the rule violates ...". Whoever only suffered
    something ("Roe was fired") is not blamed.
    """
    said_in = clause.word(hit.end) == "that" and bool(_said_in(clause, hit))
    verb = hit.end - 1 if said_in else _alleging(clause, hit.end)
    if verb is None or clause.word(verb - 1) == "to":
        return  # "is expected to allege"
    i = verb + 1
    while clause.word(i) in DETERMINERS or clause.word(i) == "that":
        i += 1
    if i >= len(clause.items):
        return
    item = clause.items[i]
    if measure(item) and not item.quoted:
        if UNLAWFUL & set(clause.lowers(i + 1, i + 6)) and item.mention is not None:
            yield Slot("challenges", item.mention, item.span, f"{hit.trigger.id}/alleged")
    elif item.of(K.PERSON, K.BODY, K.PLACE) and clause.party(item) and not item.quoted:
        found = listed(clause.items, i, clause.party)
        if _acts(clause, _past_others(clause, found[-1] + 1)):
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
    verb = word.endswith(("ed", "es")) and word not in SUFFERING or word in IRREGULAR
    return verb and word not in PASSIVE | AUXILIARIES


def _past_others(clause: Clause, i: int) -> int:
    """Return the index after "and at least four other officers" at `i`, else `i`."""
    if clause.word(i) != "and":
        return i
    return next((k + 1 for k in range(i + 1, i + 7) if k < len(clause.items) and clause.items[k].of(K.GROUP)), i)


def _said_in(clause: Clause, hit: Hit) -> bool:
    """Tell whether somebody alleges something in the suit: "Roe alleged in a 2013 federal lawsuit that ..."."""
    cues = clause.lexicon.status.allegations | clause.lexicon.status.arguments | SAYS
    return any(clause.word(k) in cues and clause.word(k + 1) == "in" for k in range(hit.start - 7, hit.start))
