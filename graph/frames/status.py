"""How a clause is said: asserted, predicted, denied, alleged or argued.

Takes the items of a sentence and the index of the verb, gives a `Saying`. Decided once, here, by the cue lists of
`data/triggers.yaml`: modals and futures before the verb, infinitives and what governs them, negation, conditions, and
speech verbs that report a party's view.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph.frames.lexicon import Status
from graph.frames.phrases import Item
from graph.model import Mention, MentionKind, Modality

REACH = 12
HAVE = frozenset("has have had having 've".split())
BE = frozenset("is are was were be been being 's 're get gets got getting".split())


class Saying(NamedTuple):
    """The modality of a clause; `refused` marks verbs that a court declined to do; `source` is who says so."""

    modality: Modality
    refused: bool = False
    passive: bool = False
    source: Mention | None = None


def saying(items: Sequence[Item], verb: int, form: str, cues: Status, reported: bool = True) -> Saying | None:
    """Decide how the clause of the verb at `verb` is said; None for a condition, which says nothing.

    With `reported` false no speech verb above it counts.
    """
    group = _verb_group(items, verb, form, cues)
    modality, refused = group.modality, False
    head = _coordinated(items, group.before) if form == "base" and not group.infinitive else None
    if head is not None:
        modality, refused = _governed(items, head - 1, cues, modality, True, reported)
    elif group.infinitive or form == "base" and modality is Modality.ASSERTED and not group.passive:
        modality, refused = _governed(items, group.before, cues, modality, group.infinitive, reported)
    if form == "gerund" and items[group.before].lower == "," and _unreal_clause(items, group.before, cues):
        modality = Modality.PREDICTED
    elif form == "gerund" and group.before >= 0:
        modality = _before_gerund(items[_first_gerund(items, group.before)].lower, modality)
        modality = Modality.ARGUED if modality is Modality.ASSERTED and _asked_for(items, verb) else modality
    if modality is Modality.ASSERTED and _first_of_its_kind(items, verb):
        modality = Modality.PREDICTED
    if modality is Modality.ASSERTED and not group.passive and _second_unreal(items, group.before, cues):
        modality = Modality.PREDICTED
    if modality is Modality.ASSERTED and not refused and _conditional(items, verb, cues):
        return None
    if modality is Modality.ASSERTED and _disowned(items, verb):
        modality = Modality.DENIED
    source = None
    if modality is Modality.ASSERTED and reported:
        modality, source = _reported(items, verb, cues)
    return Saying(modality, refused, group.passive, source)


class _Group(NamedTuple):
    """The auxiliaries before a verb: what they make of it, and the index of the item before them."""

    modality: Modality
    passive: bool
    infinitive: bool
    before: int


def _verb_group(items: Sequence[Item], verb: int, form: str, cues: Status) -> _Group:
    modality, passive = Modality.ASSERTED, False
    i = verb - 1
    while i >= max(verb - 6, 0):
        word = items[i].lower
        date = items[i].of(MentionKind.DATE)
        if items[i].mention is not None and (not date or word.endswith((" before", " after"))):
            break
        if word in cues.negations and not (i + 1 < len(items) and items[i + 1].lower == "only"):
            modality = Modality.DENIED
        elif word in cues.modals:
            modality = Modality.PREDICTED if modality is not Modality.DENIED else modality
        elif word == "to":
            return _Group(modality, passive, True, i - 1)
        elif word in BE:
            passive = form in ("past", "participle")
        elif not (date or word in HAVE or word.endswith("ly") or word in ADVERBS or _dates(items, i)):
            break
        i -= 1
    return _Group(modality, passive, False, i)


def _dates(items: Sequence[Item], i: int) -> bool:
    """Tell whether the word at `i` only leads to a date: "a judge in Dunmore [on Tuesday] blocking ..."."""
    return items[i].lower in ("on", "in") and items[i + 1].of(MentionKind.DATE)


def _first_gerund(items: Sequence[Item], before: int) -> int:
    """Return what governs a gerund: of a second one ("of lying and suing") what stands before the first."""
    if items[before].lower in ("and", "or"):
        for j in range(before - 1, max(before - REACH, 0), -1):
            if items[j].mention is None and items[j].lower.endswith("ing"):
                return j - 1
            if items[j].lower in (",", ";"):
                break
    return before


def _asked_for(items: Sequence[Item], verb: int) -> bool:
    """Tell whether a gerund is part of what is asked for: "is asking that a judge issue an order ..., stopping X"."""
    for j in range(verb - 1, max(verb - 30, 0), -1):
        word = items[j].lower
        if word in (";", "said", "ruled", "agreed", "granted", "issued") or items[j].quoted:
            return False
        if items[j].mention is None and word in ("asking", "asks", "seeking", "seeks", "sought"):
            return items[j - 1].lower in BE or word in ("asks", "seeks", "sought")
    return False


def _unreal_clause(items: Sequence[Item], comma: int, cues: Status) -> bool:
    """Tell whether the clause that a comma closes is unreal: "the court could end the subsidies, handing Ohio ..."."""
    for j in range(comma - 1, max(comma - REACH, -1), -1):
        if items[j].lower in (",", ";", "that", "who", "which"):
            return False
        if items[j].mention is None and items[j].lower in cues.modals:
            return True
    return False


def _second_unreal(items: Sequence[Item], before: int, cues: Status) -> bool:
    """Tell whether a second verb shares an unreal "have": "would have gone further and upheld the ban"."""
    if before < 0 or items[before].lower not in ("and", "or"):
        return False
    for j in range(before - 1, max(before - REACH, 0), -1):
        if items[j].lower in (";", "that", "who", "which"):
            return False
        if items[j].lower == "have" and items[j - 1].lower in cues.modals:
            return True
    return False


def _first_of_its_kind(items: Sequence[Item], verb: int) -> bool:
    """Tell whether a verb hangs on what would be new: "it would be the first time that the court struck down"."""
    for j in range(max(verb - 25, 0), verb - 3):
        if items[j].lower == "would" and [i.lower for i in items[j + 1 : j + 4]] == ["be", "the", "first"]:
            return True
    return False


def _before_gerund(word: str, modality: Modality) -> Modality:
    """Decide for a gerund by the word before it: "before suing", "denied suing", "talk of suing"."""
    if word in ("denied", "denies", "deny"):
        return Modality.DENIED
    return Modality.PREDICTED if word in UNREAL_BEFORE_GERUND or word.endswith(" before") else modality


VOTE = re.compile(r"^(?:\d+|-|\u2013|\d+[-\u2013]\d+|unanimously|narrowly)$")
VOTED = frozenset("voted decided agreed opted chose".split())
MODALS = frozenset("would could might may should will not n't never if whether".split())
ASKING = frozenset(
    "ask asks asked asking urge urges urged urging request requested petition petitioned demand demands "
    "demanded".split()
)
UNREAL_BEFORE_GERUND = frozenset(
    "time trouble difficulty before without instead considering consider considered avoid favor oppose opposed "
    "seeking on of about toward towards".split()
)
ADVERBS = frozenset(
    "not only also then now again still just ever later soon yet once already instead even first".split()
)


def _governed(
    items: Sequence[Item], i: int, cues: Status, modality: Modality, infinitive: bool, decided: bool
) -> tuple[Modality, bool]:
    """Decide for an infinitive by what governs it, looking left over a short object.

    With `decided` a court's vote or agreement to do a thing does it: "voted 5-4 to block the ban".
    """
    if decided and _voted(items, i):
        return modality, False
    for j in range(i, max(i - 6, -1), -1):
        word = items[j].lower
        if word in ("latest", "first", "second", "third", "only", "appointed", "assigned", "tapped", "chosen"):
            return Modality.ASSERTED, False
        if word in cues.refusals:
            return Modality.ASSERTED, True
        if word in ASKING:
            return Modality.ARGUED, False
        if word in cues.unreal or word in cues.modals or word in cues.negations:
            return Modality.PREDICTED, False
        if word == "that" and j and items[j - 1].lower in ASKING:
            return Modality.ARGUED, False
        if word in (",", ";", "that"):
            break
    return (Modality.PREDICTED if infinitive else modality), False


def _voted(items: Sequence[Item], i: int) -> bool:
    """Tell whether a vote governs an infinitive: "voted", "voted 5-4", "agreed Friday", and not "had voted not"."""
    while i > 0 and (items[i].of(MentionKind.DATE) or VOTE.match(items[i].lower)):
        i -= 1
    plain = items[i].lower in VOTED and items[i].mention is None
    return plain and not any(item.lower in MODALS for item in items[max(i - 3, 0) : i])


def _coordinated(items: Sequence[Item], i: int) -> int | None:
    """Return the index of the "to" that a bare verb behind "and" shares with the verb before it, or None."""
    if i < 0 or items[i].lower not in ("and", "or"):
        return None
    for j in range(i - 1, max(i - 15, 0), -1):
        if items[j].lower in (";", "that", "which", "who"):
            return None
        if items[j].lower == "to" and items[j].mention is None and items[j + 1].lower.isalpha():
            return j if items[j + 1].mention is None else None
    return None


HEARSAY = frozenset("source sources rumor rumors person people insiders".split())
DISOWNED = frozenset("denied denies deny falsely wrongly rumors rumor rumours report reports suggestion".split())


def _disowned(items: Sequence[Item], verb: int) -> bool:
    """Tell whether the clause is what somebody denies, or a falsehood or rumour: "the mayor denied that ..."."""
    for j in range(verb - 1, max(verb - 12, -1), -1):
        if items[j].lower in (";", ","):
            return False
        if items[j].mention is None and items[j].lower in DISOWNED:
            return any(item.lower in ("that", "said", "claimed") for item in items[j:verb])
    return False


def _conditional(items: Sequence[Item], verb: int, cues: Status) -> bool:
    for j in range(verb - 1, max(verb - 20, -1), -1):
        if items[j].lower in (",", ";", "."):
            return _supposed(items, j, verb)
        if items[j].lower in cues.conditions:
            return True
    return False


def _supposed(items: Sequence[Item], comma: int, verb: int) -> bool:
    """Tell whether "if" opens the sentence of a verb behind a comma: "If they passed a ban, or courts upheld it"."""
    opens = any(item.lower in ("if", "unless", "suppose") for item in items[:2])
    if items[comma + 1].lower == "but":
        return False
    return opens and not any(item.lower in ("who", "which", "that", "whose") for item in items[comma:verb])


def _reported(items: Sequence[Item], verb: int, cues: Status) -> tuple[Modality, Mention | None]:
    """Find a speech verb that the clause hangs on: "the suit alleges that ...", "critics argue ...", "according to"."""
    if items[0].lower == "according":
        said = next((i for i in items[1:6] if i.actor), None)
        if said is not None and not said.of(MentionKind.COURT):
            return Modality.ALLEGED, said.mention
        if HEARSAY & {i.lower for i in items[1:6]}:
            return Modality.ALLEGED, None
    told = cues.allegations | cues.arguments
    for j in range(verb - 1, max(verb - 25, -1), -1):
        word = items[j].lower
        if word == ";":
            break
        if items[j].quoted or word not in told:
            continue
        if j and items[j - 1].lower in BE | HAVE | {"who"} and word not in cues.arguments:
            continue
        source = next((items[k].mention for k in range(j - 1, max(j - 8, -1), -1) if items[k].actor), None)
        kind = Modality.ALLEGED if word in cues.allegations else Modality.ARGUED
        return kind, source
    return Modality.ASSERTED, None
