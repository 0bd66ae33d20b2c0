"""Case captions in prose -> Case frames: "The case is Roe v. Doe, 1:20-cv-00001, U.S. District Court, ...".

Takes the items of a sentence and the tables, gives a frame for each caption that nobody is quoted with. The frame is
definite where the words say that the case at hand bears that name ("the case is", "in the case, Roe v. Doe,", a docket
number beside it); other captions may be of other cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from graph.frames.phrases import Item
from graph.model import Frame, FrameKind, Literal, Mention, MentionKind, Sentence, Slot, Span
from graph.tables import BodyRow, PlaceRow, Tables

K = MentionKind
VERSUS = re.compile(r"\s+(?:v|vs)\.?\s+")
GOVERNMENT = re.compile(r"^(?:State|Commonwealth|City|County|Town|City and County) of (.+)$")
TAIL = re.compile(r",? et al\.?$|,$")
CITY = 300_000  # people: a smaller town whose name stands alone in a caption is somebody's surname
NAMING = frozenset("is was : , called captioned titled as named of ( -- \u2014 \u2013 dubbed".split())
PRECEDENT = frozenset("landmark historic famous infamous precedent seminal earlier 's".split())
ABBREVIATED = re.compile(r"[A-Z][A-Za-z]*\.")
YEAR = re.compile(r"(?:19|20)\d\d$")


def captions(sentence: Sentence, items: Sequence[Item], text: str, tables: Tables) -> Iterator[Frame]:
    """Yield a Case frame for each caption outside quotations."""
    for i, item in enumerate(items):
        if item.mention is None or item.mention.kind is not K.CASE or item.quoted:
            continue
        docket = next((j for j in items[i + 1 : i + 5] if j.of(K.DOCKET)), None)
        announced = docket is not None or _announced(items, i)
        rule = "caption/named" if announced else "caption/party"
        slots = [*_sides(item.mention, text, tables, sentence, rule)]
        if len(slots) < 2:
            continue
        if docket is not None and docket.mention is not None:
            slots.append(
                Slot(
                    "docketNumber",
                    Literal(docket.mention.value or docket.mention.name),
                    sentence.span,
                    "caption/docket",
                )
            )
        court = next(
            (
                j.mention
                for j in items[i + 1 : i + 9]
                if j.of(K.COURT) and j.mention is not None and not j.mention.definite
            ),
            None,
        )
        if court is not None and court.key != "scotus":  # where a case is decided, and not where it was filed
            slots.append(Slot("filedIn", court, sentence.span, "caption/court"))
        yield Frame(FrameKind.CASE, item.span, sentence.index, tuple(slots), "caption", definite=announced)


def dockets(sentence: Sentence, items: Sequence[Item]) -> Iterator[Frame]:
    """Yield a Case frame for a docket number that stands without a caption: "the suit, No. 1:20-cv-00001, ..."."""
    if any(item.mention is not None and item.mention.kind is K.CASE for item in items):
        return
    for item in items:
        if item.mention is not None and item.mention.kind is K.DOCKET and not item.quoted:
            number = Literal(item.mention.value or item.mention.name)
            slot = Slot("docketNumber", number, sentence.span, "docket/number")
            yield Frame(FrameKind.CASE, item.span, sentence.index, (slot,), "docket", definite=True)


def _announced(items: Sequence[Item], i: int) -> bool:
    """Tell whether words of a case name it so: "the case is", "the lawsuit, ...", "a case known as"."""
    near = [j.lower for j in items[max(0, i - 5) : i]]
    if PRECEDENT & set(near) or any(YEAR.match(word) for word in near):
        return False
    named = i > 0 and items[i - 1].lower in NAMING
    return named and any(word in ("case", "lawsuit", "suit", "dispute", "challenge", "appeal") for word in near)


def _sides(caption: Mention, text: str, tables: Tables, sentence: Sentence, rule: str) -> Iterator[Slot]:
    words = caption.span.of(text)
    split = VERSUS.search(words)
    if split is None:
        return
    if ABBREVIATED.match(words) and text[caption.span.start - 2 : caption.span.start] == ", ":
        return  # "Greece, N.Y. v. Roe": the caption begins before
    for slot, start, end in (("plaintiff", 0, split.start()), ("defendant", split.end(), len(words))):
        part = TAIL.sub("", words[start:end]).rstrip()
        if " and " in part and slot == "plaintiff":  # "Moe and Roe v. Doe" may name two cases
            start += part.rindex(" and ") + len(" and ")
            part = TAIL.sub("", words[start:end]).rstrip()
        if " and " in part and slot == "defendant" and text[caption.span.end :].lstrip()[:2] in ("v.", "v ", "vs"):
            part = part[: part.index(" and ")]
        if part:
            span = Span(caption.span.start + start, caption.span.start + start + len(part))
            yield Slot(slot, _party(part, span, tables), sentence.span, rule)


def _party(name: str, span: Span, tables: Tables) -> Mention:
    """Read a side of a caption: a government, a body of the tables, one surname, or any organization."""
    plain = re.sub(r"\s+", " ", name)
    government = GOVERNMENT.match(plain)
    wanted = government[1] if government else plain
    place = max(_places(tables).get(wanted, ()), key=lambda p: p.population, default=None)
    town = place is not None and place.kind_class == "City" and place.population < CITY and not government
    if place is not None and not town:
        return Mention(span, K.PLACE, place.name, place.key, place.kind_class)
    body = _bodies(tables).get(plain)
    if body is not None:
        return Mention(span, K.BODY, body.name, body.key, body.kind_class)
    if re.fullmatch(r"[A-Z][\w'\u2019-]+", plain):
        return Mention(span, K.PERSON, plain)
    return Mention(span, K.BODY, plain, "", "Organization")


@lru_cache(maxsize=4)
def _places(tables: Tables) -> Mapping[str, tuple[PlaceRow, ...]]:
    """Return the places of the tables by each of their names, in table order."""
    found: dict[str, dict[str, PlaceRow]] = {}
    for row in tables.places:
        for name in (row.name, *row.aliases):
            found.setdefault(name, {}).setdefault(row.key, row)
    return {name: tuple(rows.values()) for name, rows in found.items()}


@lru_cache(maxsize=4)
def _bodies(tables: Tables) -> Mapping[str, BodyRow]:
    """Return the first body of the tables by each of their names."""
    found: dict[str, BodyRow] = {}
    for row in tables.bodies:
        for name in (row.name, *row.aliases):
            found.setdefault(name, row)
    return found
