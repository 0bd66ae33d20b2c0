"""Who decided, and where: slots issuedBy and court from a judge or court and from the seat beside it.

Takes a clause and the index of a judge or court, gives slots. The seat stands after ("a federal judge in Dunmore",
"Judge Jane Roe of the Northern District"), before ("a California judge"), in an apposition ("Jane Roe, a federal judge
for ..."), or at the head of the sentence ("In Dunmore, Judge Jane Roe ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from graph.frames.clause import Clause
from graph.frames.lists import listed_left
from graph.frames.phrases import Item
from graph.frames.words import PREPOSITIONS
from graph.model import Frame, FrameKind, Mention, MentionKind, Slot

K = MentionKind
PARTS = frozenset("northern southern eastern western middle central".split())  # of a state: its districts
STATE_JUDGE = re.compile(r"(?i)(?:state|county|superior court|circuit court|municipal)\b")
FEDERAL_JUDGE = re.compile(r"(?i)(?:federal|u\.?s\.?|united states|district|magistrate|bankruptcy)\b")
FEDERAL_BENCH = re.compile(
    r"(?i)\b(?:federal(?: district)?(?: court)?|u\.?s\.? district(?: court)?|district court) "
    r"(?:judges?|magistrate|courts?)\b"
    r"|\bU\.?S\.? District Court\b"
)
STATE_BENCH = re.compile(
    r"\b[Ss]tate(?:[ -]court)? (?:courts?|judges?)\b|\b[Ss]uperior [Cc]ourt\b|\b[Cc]ounty (?:[Cc]ircuit |[Dd]istrict )?"
    r"(?:[Cc]ourt|[Jj]udge)\b|\bCircuit Court Judge\b"
)
APPOSED = re.compile(
    r"(?:an? |the )?(?:federal|u\.?s\.?|united states|(?:federal |u\.s\. )?district (?:court )?judge)\b"
)
STAFF = frozenset(
    "clerk clerks spokesman spokeswoman spokesperson administrator documents document papers records".split()
)


def bench(clause: Clause, i: int) -> list[int]:
    """Return the judge at `i` with those named beside: "Judges Jane Roe and John Doe", who decide together."""
    if not clause.items[i].of(K.PERSON):
        return [i]
    judges = _seated_apart(clause, i) or listed_left(clause.items, i, lambda item: item.of(K.PERSON))
    titled = any(clause.judicial(clause.items[k]) for k in judges)
    return judges if titled and clause.judicial(clause.items[judges[0]]) else [i]


def _seated_apart(clause: Clause, i: int) -> list[int]:
    """Return the judges of "Jane Roe of Ohio and John Doe of Utah", of whom the one at `i` is the last, or nobody."""
    k = i - 3
    if clause.word(i - 1) != "and" or k < 1 or clause.word(k) not in ("of", "in"):
        return []
    one = clause.items[k - 1]
    seated = one.of(K.PERSON) and clause.judicial(one) and clause.items[i - 2].of(K.PLACE, K.COURT)
    return [k - 1, i] if seated else []


def judge_slots(clause: Clause, i: int, rule: str) -> Iterator[Slot]:
    """Yield issuedBy and court for the judge or court at `i`; nothing for what decides no cases."""
    item = clause.items[i]
    mention = item.mention
    if mention is None:
        yield from _unnamed(clause, i, rule)
        return
    if not clause.judicial(item):
        return
    if mention.kind is K.COURT:
        if _modifies(clause, i, mention) or _abroad(clause, i):
            return
        yield Slot("court", _whose_panel(clause, i) or mention, item.span, rule)
        return
    yield Slot("issuedBy", mention, item.span, rule)
    named = _apposed(clause, i) if mention.kind is K.OFFICE else None
    if named is not None and named.mention is not None:
        yield Slot("issuedBy", named.mention, named.span, rule)
    after, before = _seat_after(clause, i), _seat_before(clause, i)
    if after is not None and before is not None and before.kind is K.COURT and not before.key:
        before = None  # "a federal district court judge in Dunmore": the words before tell only the level
    for seat in (after, before, _seat_in_front(clause, i)):
        if seat is not None:
            yield Slot("court", seat, item.span, rule)


def _unnamed(clause: Clause, i: int, rule: str) -> Iterator[Slot]:
    """Yield who decided for a word at `i` that names nobody: "she", "judges in Dunmore", "a panel of ... judges"."""
    item, beside = clause.items[i], clause.mention(i - 1)
    if item.lower in ("he", "she"):
        yield Slot("issuedBy", Mention(item.span, K.OFFICE, item.lower, definite=True), item.span, rule)
    elif item.lower == "judges" and clause.word(i + 1) == "in":
        yield from _seats(clause, i, rule)
    elif item.lower == "judges" and "panel" in clause.lowers(i - 4, i - 1):
        if beside is not None and beside.kind is K.COURT:  # "a panel of appeals court judges"
            yield Slot("court", beside, item.span, rule)
    elif item.lower == "judges" and clause.word(i - 1) == "the":
        yield Slot("court", Mention(item.span, K.COURT, "panel", "", "Court", definite=True), item.span, rule)


def _modifies(clause: Clause, i: int, court: Mention) -> bool:
    """Tell whether the court at `i` only describes a decision or those who work there: "a court ruling"."""
    after = clause.items[min(i + 1, len(clause.items) - 1)].lower
    compound = court.name.lower() == "court" and after in ("ruling", "decision", "order", "rulings")
    return compound or after.split()[0] in STAFF


def _abroad(clause: Clause, i: int) -> bool:
    """Tell whether the court at `i`, called by its rank alone, is that of another country: "Borduria's top court"."""
    owner = clause.mention(i - 2) if clause.word(i - 1) == "'s" else None
    foreign = owner is not None and owner.kind_class == "Country" and owner.key != "united-states"
    named = "supreme" in clause.items[i].lower
    return foreign or named and clause.lowers(i - 2, i) in (["country", "'s"], ["state", "'s"])


def _seats(clause: Clause, i: int, rule: str) -> Iterator[Slot]:
    """Yield the courts of judges who decide apart: "judges in Dunmore and Dayton"."""
    places, k = [], i + 2
    while (seat := clause.mention(k)) is not None and seat.kind is K.PLACE:
        places.append(seat)
        k += 2 + (clause.word(k + 1) == "," and clause.word(k + 2) == "and")
        if clause.word(k - 1) not in (",", "and"):
            break
    if len(places) > 1:
        yield from (Slot("court", described_court(seat, _kind(clause, i)), seat.span, rule) for seat in places)


def described_court(place: Mention, kind: str = "federal", part: str = "") -> Mention:
    """Return the court of a place, or of a part of one: "federal court in northern Ohio", "court in Dunmore"."""
    name = " ".join(word for word in (kind, "court in", part, place.name) if word)
    return replace(place, kind=K.COURT, name=name, key="", kind_class="Court")


def _kind(clause: Clause, i: int) -> str:
    """Return the kind of court on which the judge at `i` sits, "state" or "federal", as far as it is told, else "".

    It is told by the title, by what is written of the judge elsewhere, or by the tables, which know federal judges.
    """
    item = clause.items[i]
    title = item.title if item.title is not None else item.mention
    name = title.name if title is not None and title.kind is K.OFFICE else ""
    if STATE_JUDGE.match(name) or clause.word(i - 1) == "state":
        return "state"
    court = clause.items[max(i - 1, 0)]
    if FEDERAL_JUDGE.match(name) or court.of(K.COURT) and FEDERAL_JUDGE.match(court.text):
        return "federal"
    if item.of(K.PERSON) and item.mention is not None and item.mention.key or clause.word(i - 1) == "federal":
        return "federal"
    beside = " ".join(clause.lowers(i + 2, i + 5)) if clause.word(i + 1) == "," else ""
    return "federal" if APPOSED.match(beside) or _federal_only(clause.text) else ""


@lru_cache(maxsize=2)
def _federal_only(text: str) -> bool:
    """Tell whether a document speaks of federal judges or trial courts, and of none of a state."""
    return FEDERAL_BENCH.search(text) is not None and STATE_BENCH.search(text) is None


def _whose_panel(clause: Clause, i: int) -> Mention | None:
    """Return the court of which the item at `i` is a panel: "a panel of the 9th Circuit", "of judges on the court"."""
    if not clause.items[i].lower.endswith("panel"):
        return None
    j = i + 1
    if clause.lowers(j, j + 2) == ["of", "judges"]:
        j += 2
    if clause.word(j) not in ("of", "from", "on", "at", "in"):
        return None
    j += 1
    while clause.word(j) in ("the", "us", "u.s."):
        j += 1
    seat = clause.mention(j)
    return seat if seat is not None and seat.kind is K.COURT else None


def _seat_after(clause: Clause, i: int) -> Mention | None:
    """Read "in Dunmore", "of the Northern District of Ohio", or ", a federal judge for ..." after the judge."""
    j = i + 1
    if clause.word(j) == ",":
        j += 1
        while j - i < 5 and (clause.word(j) in ("a", "the", "chief", "senior") or _title(clause, j)):
            j += 1
    preposition = clause.word(j)
    if preposition not in ("in", "for", "of", "on", "from", "at"):
        return None
    j += 1
    while clause.word(j) in ("the", "us", "u.s."):
        j += 1
    part = clause.word(j) if clause.word(j) in PARTS else ""
    seat = clause.mention(j + bool(part))
    if seat is None or seat.kind is K.COURT:
        return seat
    if seat.kind is not K.PLACE or preposition in ("on", "at"):
        return None
    return described_court(seat, _kind(clause, i), part)


def _title(clause: Clause, j: int) -> bool:
    mention = clause.mention(j)
    return mention is not None and mention.kind is K.OFFICE and clause.judicial(clause.items[j])


def _seat_before(clause: Clause, i: int) -> Mention | None:
    """Read "a California judge", "District Court Judge Jane Roe": a place or court right before the title."""
    item, seat = clause.items[i], clause.mention(i - 1)
    titled = item.title is not None or item.of(K.OFFICE)
    if seat is None or not titled or item.span.start - seat.span.end > 2:
        return None
    if seat.kind is K.COURT:
        return seat
    free = clause.word(i - 2) not in PREPOSITIONS
    return described_court(seat, _kind(clause, i)) if seat.kind_class in ("State", "City") and free else None


def _seat_in_front(clause: Clause, i: int) -> Mention | None:
    """Read "In Dunmore, Judge Jane Roe ..." at the head of the sentence or of a clause."""
    seat = clause.mention(i - 2)
    opens = i == 3 or clause.word(i - 4) in (",", "and", "but", "day")
    if clause.word(i - 1) == "," and clause.word(i - 3) == "in" and opens and seat is not None:
        return described_court(seat, _kind(clause, i)) if seat.kind is K.PLACE else None
    return None


def _apposed(clause: Clause, i: int) -> Item | None:
    """Return the judge named in the apposition after a description: "a federal judge in Dunmore, Jane Roe, ruled"."""
    opened = False
    for item in clause.items[i + 1 : i + 12]:
        if item.lower == ",":
            if opened:
                return None
            opened = True
        elif opened and item.of(K.PERSON) and clause.judicial(item):
            return item
        elif not opened and not (item.lower in PREPOSITIONS or item.of(K.PLACE, K.COURT) or item.lower == "the"):
            return None
    return None


def one_court_each(frame: Frame) -> tuple[Frame, ...]:
    """Return a frame for each of several courts: "judges in Dunmore and Dayton blocked the ban" are two rulings."""
    courts = [s for s in frame.slots if s.name == "court"]
    judges = [s for s in frame.slots if s.name == "issuedBy"]
    if frame.kind is FrameKind.RULING and len(judges) == len(courts) == 2 and judges[0].value != judges[1].value:
        left = tuple(s for s in frame.slots if s.name not in ("court", "issuedBy"))
        return tuple(replace(frame, slots=(*pair, *left)) for pair in zip(judges, courts, strict=True))
    apart = len({s.value.name for s in courts if isinstance(s.value, Mention)}) > 1
    if frame.kind is not FrameKind.RULING or not apart or any(s.name == "issuedBy" for s in frame.slots):
        return (frame,)
    rest = tuple(s for s in frame.slots if s.name != "court")
    return tuple(replace(frame, slots=(court, *rest)) for court in courts)
