"""Who sues and who is sued: lists of parties, collectives and their named members, those whom lawyers act for.

Takes a clause and an index, gives indices of items or slots. A collective gives way to the members that are named
("a coalition led by A and B", "cities that joined the suit included C and D"), lawyers and attorneys general to those
for whom they act ("lawyers for A", "the attorneys general of B and C", "B Attorney General Jane Roe").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.frames import grammar
from graph.frames.clause import Clause
from graph.frames.lists import listed_left
from graph.frames.phrases import Item
from graph.frames.status import BE
from graph.frames.words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from graph.model import Mention, MentionKind, Slot

K = MentionKind
ATTORNEYS_GENERAL = re.compile(r"\battorneys?[- ]general", re.IGNORECASE)
LAWYERS = re.compile(r"\b(?:lawyers?|attorneys?|counsel|solicitors?)$", re.IGNORECASE)
OFFICIAL = re.compile(
    r"\b(?:city|county|district|u\.s\.|us|united states|state'?s?|prosecuting) attorneys?$", re.IGNORECASE
)
FIRM = re.compile(r"\bLaw (?:Group|Firm|Offices?)$|\b(?:LLP|PLLC)\b")
GOVERNMENTS = re.compile(r"^(?:states|cities|counties)$", re.IGNORECASE)
ROLES = re.compile(r"\b(?:plaintiffs|defendants|challengers)$", re.IGNORECASE)
CRIME = "crime-"  # prefix of the rules that tell of prosecutions
VERDICTS = ("crime-verdict", "crime-trial")
SENATE = frozenset(("senate", "u.s. senate", "senators", "chamber"))
NO_CRIME = frozenset("impeachment impeached".split())
KIN = frozenset(
    "family widow widower mother father parents son daughter wife husband sister brother relatives estate mom dad "
    "granddaughter grandson niece nephew "
    "lawyer lawyers attorney attorneys".split()
)
HYPHENED = frozenset("based owned area born led backed run controlled affiliated".split())
PEOPLE = frozenset(
    "democrats republicans democrat republican lawmakers legislators engineer engineers employee employees worker "
    "workers executive executives resident residents student students teacher teachers owner owners officer officers "
    "official officials woman women man men couple couples family families farmer farmers user users customer "
    "customers investigation probe investigators".split()
)
ACTING_FOR = frozenset("for representing".split())


def actors(clause: Clause, i: int) -> list[int]:
    """Return the party at `i` with those coordinated to its left; for a collective its named members instead."""
    if _one_of(clause, i) is not None:
        i = _one_of(clause, i) or i
    found = grammar.members(clause.items, i, clause.party) or listed_left(clause.items, i, clause.party)
    return acting(clause, [*_joiner(clause, found[0]), *found, *_along_with(clause, found[-1])])


def _along_with(clause: Clause, i: int) -> list[int]:
    """Return the parties of "Ohio, along with A and B, sued"."""
    comma = clause.word(i + 1) == ","
    if clause.word(i + 1 + comma) == "alongside":
        return grammar.objects(clause.items, i + 2 + comma, clause.party, 4)
    words = clause.lowers(i + 1 + comma, i + 3 + comma)
    if words not in (["along", "with"], ["together", "with"]):
        return []
    return grammar.objects(clause.items, i + 3 + comma, clause.party, 4)


def _joiner(clause: Clause, i: int) -> list[int]:
    """Return the parties that join the one at `i`: "Ohio joined Utah in suing ..."."""
    j = i - 1
    while clause.word(j) in DETERMINERS or clause.word(j) in ("state", "city", "of"):
        j -= 1
    if clause.word(j) not in ("joined", "joins", "join", "joining") or clause.word(j - 1) in BE:
        return []
    found = grammar.subject(clause.items, j, clause.party, frozenset())
    return listed_left(clause.items, found, clause.party) if found is not None else []


def acting(clause: Clause, found: Sequence[int]) -> list[int]:
    """Return the parties with those who act for others replaced by these; lawyers for nobody who is told are none."""
    parties: list[int] = []
    for i in found:
        parties.extend(k for k in _acting(clause, i) if k not in parties)
    return parties


def _acting(clause: Clause, i: int) -> list[int]:
    item = clause.items[i]
    if item.of(K.PERSON):
        return _attorney(clause, i)
    name = item.text
    if item.of(K.BODY) and (clause.word(i - 1) == "firm" or _law_firm(clause, i)):
        return []
    if item.of(K.OFFICE) and name.lower().endswith("attorney general"):
        return _state_of(clause, i)
    if not item.of(K.GROUP, K.OFFICE):
        return [i]
    if ATTORNEYS_GENERAL.search(name) or GOVERNMENTS.search(name) and clause.word(i + 1) == "of":
        return _represented(clause, i) or [i]
    if LAWYERS.search(name) and not OFFICIAL.search(name):
        after = clause.word(i + 1)
        return grammar.objects(clause.items, i + 2, clause.party, 4) if after in ACTING_FOR else []
    return [i]


def _law_firm(clause: Clause, i: int) -> bool:
    """Tell whether an apposition calls the body at `i` a law firm: it sues for others."""
    if FIRM.search(clause.items[i].text):
        return True
    if clause.word(i + 1) != ",":
        return False
    end = next((k for k in range(i + 2, i + 12) if clause.word(k) in (",", ".", "which", "that")), i + 2)
    return " law firm" in " ".join(clause.lowers(i + 2, end))


def _attorney(clause: Clause, i: int) -> list[int]:
    """Return the state whose attorney general the person at `i` is, nobody for a lawyer, else the person."""
    if (clients := _clients(clause, i)) is not None:
        return clients
    office = clause.items[i].title
    title = office.name if office is not None else ""
    if ATTORNEYS_GENERAL.search(title):
        for k in (i - 1, i + 2):
            mention = clause.mention(k)
            if mention is not None and mention.kind is K.PLACE and (k < i or clause.word(i + 1) == "of"):
                return [k]
        return [i]
    return [] if LAWYERS.search(title) and not OFFICIAL.search(title) else [i]


def _clients(clause: Clause, i: int) -> list[int] | None:
    """Return for whom a lawyer by apposition acts ("Jane Roe, the attorney for Ohio, said"), None of anybody else."""
    if clause.word(i + 1) != ",":
        return None
    office = (
        next((k for k in range(i + 2, i + 6) if LAWYERS.search(clause.lowers(k, k + 1)[0])), None)
        if (i + 6 < len(clause.items))
        else None
    )
    if office is None or OFFICIAL.search(clause.lowers(office, office + 1)[0]) or "," in clause.lowers(i + 2, office):
        return None
    return grammar.objects(clause.items, office + 2, clause.party, 4) if clause.word(office + 1) in ACTING_FOR else []


def _state_of(clause: Clause, i: int) -> list[int]:
    """Return the state whose attorney general the office at `i` is: "New York's attorney general", or nobody."""
    k = i - 1
    while clause.word(k) in ("'s", "state", "the"):
        k -= 1
    before, after = clause.mention(k), clause.mention(i + 2)
    if before is not None and before.kind is K.PLACE:
        return [k]
    return [i + 2] if clause.word(i + 1) == "of" and after is not None and after.kind is K.PLACE else []


def _represented(clause: Clause, i: int) -> list[int]:
    """Return the states for which their attorneys general act: "the attorneys general of Ohio and Utah"."""
    j = next((k for k in range(i + 1, i + 4) if clause.word(k) in ("of", "for", "from", "in")), None)
    return grammar.objects(clause.items, j + 1, _government, 3) if j is not None else []


def _government(item: Item) -> bool:
    return item.of(K.PLACE, K.GROUP)


def _one_of(clause: Clause, i: int) -> int | None:
    """Return the party that is one of the collective at `i`: "Ohio, one of the states that sued, ..."."""
    before = clause.lowers(i - 5, i)
    if not clause.items[i].of(K.GROUP) or "one" not in before and "among" not in before:
        return None
    among = next((k for k in range(i - 1, max(i - 4, 0), -1) if clause.word(k) == "among"), 0)
    if among > 1 and clause.word(among - 1) in ("is", "are", "was", "were") and clause.word(i + 1) == "that":
        return among - 2 if clause.party(clause.items[among - 2]) else None
    comma = next((k for k in range(i - 1, max(i - 6, 0), -1) if clause.word(k) == ","), 0)
    return comma - 1 if comma and clause.party(clause.items[comma - 1]) else None


def party_slots(clause: Clause, slot: str, found: Sequence[int], rule: str) -> Iterator[Slot]:
    """Yield a party slot for each item that can be a party."""
    parties = acting(clause, found) if slot == "plaintiff" else found
    crime = rule.startswith(CRIME)
    absent = NO_CRIME | {"u.s. senate"} if rule.startswith("crime-trial") else NO_CRIME
    if crime and any(item.lower in absent for item in clause.items) or rule.startswith(VERDICTS) and _senate(clause):
        return
    for i in parties:
        if _kin(clause, i):
            continue
        item = clause.items[_headed(clause, i)]
        if item.mention is None and item.lower in ("he", "she") and not item.quoted:
            yield Slot(slot, Mention(item.span, K.OFFICE, item.lower, definite=True), item.span, rule)
        elif item.mention is not None and clause.party(item) and not ROLES.search(item.text):
            if crime and item.text.lower().startswith("fellow "):
                continue
            if not crime or item.of(K.PERSON) is (slot == "defendant") and not item.of(K.GROUP, K.OFFICE):
                yield Slot(slot, item.mention, item.span, rule)


def _senate(clause: Clause) -> bool:
    """Tell whether the sentence speaks of a trial in the Senate, which is no prosecution."""
    words = {item.lower.split()[-1] if item.of(K.GROUP) else item.lower for item in clause.items}
    return bool(words & SENATE and words & {"acquitted", "acquit", "acquittal", "vote", "voted", "trial"})


def _kin(clause: Clause, i: int) -> bool:
    """Tell whether the item only says whose kin or staff, or which people, are meant: "Roe's widow", "Ohio Whigs"."""
    if clause.word(i + 1) == "and" and clause.word(i + 3) == "'s" and clause.items[i].of(K.PERSON):
        return clause.word(i + 4) in KIN  # "Jane and John Roe's daughter"
    if clause.word(i + 1) == "'s":
        return clause.items[min(i + 2, len(clause.items) - 1)].text.lower() in KIN
    if clause.word(i + 1) == "-" and clause.word(i + 2) in HYPHENED:
        return True  # "a Dunmore-based group"
    if not clause.items[i].of(K.PLACE, K.BODY) or _headed(clause, i) != i:
        return False
    after = [item.text.lower() for item in clause.items[i + 1 : i + 3]]
    return bool(PEOPLE & set(after[:1])) or bool(PEOPLE & set(after[1:])) and _noun(clause, i + 1)


def _headed(clause: Clause, i: int) -> int:
    """Return the collective that the body or place at `i` only describes ("Harlan Bank investors"), else `i`."""
    beside = clause.mention(i + 1)
    last = clause.mention(i + 2)
    if clause.word(i + 1).isalpha() and last is not None and last.kind is K.GROUP and _noun(clause, i + 1):
        return i + 2 if clause.items[i].of(K.BODY, K.PLACE) else i
    return i + 1 if beside is not None and beside.kind is K.GROUP and clause.items[i].of(K.BODY, K.PLACE) else i


def _noun(clause: Clause, i: int) -> bool:
    """Tell whether the plain word at `i` can be part of a collective's name: "Dayton hotel companies"."""
    word = clause.word(i)
    function = word in PREPOSITIONS or word in CONJUNCTIONS or word in AUXILIARIES or word in DETERMINERS
    return not function and not word.endswith(("ed", "ing")) and word not in clause.lexicon.verbs


def with_members(clause: Clause, start: int, slots: Sequence[Slot]) -> list[Slot]:
    """Put the named members in place of a collective plaintiff: "... that joined the suit included A, B and C"."""
    if not any(_collective(s) for s in slots):
        return list(slots)
    verbs = ("include", "includes", "included", "are", "were")
    verb = next((k for k in range(start, start + 4) if clause.word(k) in verbs), None)
    found = grammar.objects(clause.items, verb + 1, clause.party, 3) if verb is not None else []
    if not found:
        return list(slots)
    return [*(s for s in slots if not _collective(s)), *party_slots(clause, "plaintiff", found, "lawsuit/members")]


def _collective(slot: Slot) -> bool:
    return slot.name == "plaintiff" and isinstance(slot.value, Mention) and slot.value.kind is K.GROUP
