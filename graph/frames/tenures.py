"""Who holds which office, and of what body: TENURE frames.

Takes an annotated document, gives one frame for each person, office and body it reports: `holder` (the PERSON
mention), `office` (a literal, the title as printed without "former") and, where the words give it, `organization`
(a BODY, COURT or PLACE mention). A past post makes a tenure like a present one. Candidates and nominees are left out,
and so are dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.frames.tenure_bodies import body_after_name, body_beside, owner, with_speakers_body
from graph.frames.tenure_line import BODIES, KINDS, Line
from graph.frames.tenure_merge import Holding, merged
from graph.frames.tenure_words import (
    APPOSED,
    BEFORE_OFFICE,
    CLOSES,
    COPULA,
    ENDS,
    INTRODUCES,
    JOINED,
    LINKED,
    NAME_NEXT,
    OPENS_LOOSELY,
    OWNED,
    POSSESSED,
    SECOND,
    is_bench,
)
from graph.model import Annotated, Frame, FrameKind, Literal, Mention, MentionKind, Slot

REMEMBERED = 20
_OWNER_OFFICE = re.compile(r"['\u2019]s\s")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s$")
_NAME_CLOSES = re.compile(r"[,.\u2014\u2013;]|\ssaid|$")
_LISTED_BODY = re.compile(r",?\s(?:of|from)\s(?:the\s)?")
_LISTED_NAME = re.compile(r",?\s(?:and\s)?")


def tenures(annotated: Annotated) -> tuple[Frame, ...]:
    """Return the TENURE frames of a document, one for each person, office and body, in order of their triggers."""
    found: list[Holding] = []
    past: list[Mention] = []
    for line in _lines(annotated):
        found.extend(with_speakers_body(holding, line, past) for holding in _in_line(line, past))
        past = [m for m in (*past[-REMEMBERED:], *line.mentions) if m.kind in BODIES]
    people = [m for m in annotated.mentions if m.kind is MentionKind.PERSON]
    return tuple(_frame(h) for h in merged(found, people))


def _lines(annotated: Annotated) -> Iterator[Line]:
    """Yield the sentences with their mentions of the five kinds; both come sorted."""
    mentions = [m for m in annotated.mentions if m.kind in KINDS]
    at = 0
    for sentence in annotated.sentences:
        while at < len(mentions) and mentions[at].span.start < sentence.span.start:
            at += 1
        end = at
        while end < len(mentions) and mentions[end].span.end <= sentence.span.end:
            end += 1
        yield Line(annotated.document.text, sentence, mentions[at:end])
        at = end


def _in_line(line: Line, past: Sequence[Mention]) -> Iterator[Holding]:
    used = -1
    for i, office in enumerate(line.mentions):
        if office.kind is not MentionKind.OFFICE or i <= used:
            continue
        last, name = _joined_office(line, i)
        used = max(used, last)
        body, far = body_beside(line, i, last)
        after = list(_named_after(line, i, far, name, body))
        yield from after or _named_before(line, i, far, name, body or owner(line, i, past))


def _joined_office(line: Line, i: int) -> tuple[int, str]:
    """Read "president and CEO" as one title; give the place of its last part and its words."""
    name = line.mentions[i].name
    if line.kind(i + 1) is MentionKind.OFFICE and JOINED.fullmatch(line.gap(i, i + 1)):
        return i + 1, f"{name} and {line.mentions[i + 1].name}"
    return i, name


def _named_after(line: Line, i: int, last: int, name: str, body: Mention | None) -> Iterator[Holding]:
    """Yield who is named after an office: "Mayor Ada Nunn", "the mayor of Dunmore, Ada Nunn,"."""
    p = last + 1
    if line.kind(p) is not MentionKind.PERSON:
        return
    office, person, gap = line.mentions[i], line.mentions[p], line.gap(last, p)
    if NAME_NEXT.fullmatch(gap):
        if office.name[0].islower() and " " not in person.name and _ARTICLE.search(line.before(i)):
            return
        if _is_plural(office, line.text):
            yield from _listed(line, i, p, name, body)
            return
        rule = "tenure/title-before"
    elif APPOSED.fullmatch(gap) and _is_determined(line, i) and _NAME_CLOSES.match(line.after(p)):
        rule = "tenure/name-in-apposition"
    else:
        return
    beside = body or body_after_name(line, p, office)
    yield Holding(person, name, office, beside, line.sentence.index, rule)


def _is_plural(office: Mention, text: str) -> bool:
    """Tell whether the printed title is the plural of the mention's name: "Sens.", "Judges", "Attorneys General"."""
    printed, name = office.span.of(text).lower().rstrip("."), office.name.lower().rstrip(".")
    return printed != name and printed.replace("s ", " ").rstrip("s") == name.replace("s ", " ").rstrip("s")


def _listed(line: Line, i: int, p: int, name: str, body: Mention | None) -> Iterator[Holding]:
    """Yield each of a list after a plural title: "Attorneys General Roe of Ohio and Poe of Iowa"."""
    waiting: list[Mention] = []
    served = body
    while line.kind(p) is MentionKind.PERSON:
        waiting.append(line.mentions[p])
        after = p + 1
        if line.kind(after) in BODIES and _LISTED_BODY.fullmatch(line.gap(p, after)):
            served = line.mentions[after]
            yield from _each(line, i, waiting, name, served)
            waiting, served = [], body
            after += 1
        if _LISTED_NAME.fullmatch(line.gap(after - 1, after)) is None:
            break
        p = after
    yield from _each(line, i, waiting, name, served)


def _each(line: Line, i: int, people: Sequence[Mention], name: str, body: Mention | None) -> Iterator[Holding]:
    for person in people:
        yield Holding(person, name, line.mentions[i], body, line.sentence.index, "tenure/plural-title")


def _is_determined(line: Line, i: int) -> bool:
    """Tell whether a title stands with an article, a possessor or a body before it."""
    if BEFORE_OFFICE.search(line.start(i)):
        return True
    return line.kind(i - 1) in BODIES and OWNED.fullmatch(line.gap(i - 1, i)) is not None


def _named_before(line: Line, i: int, far: int, name: str, body: Mention | None) -> Iterator[Holding]:
    """Yield who is named before an office: "Ada Nunn, mayor of Dunmore", "Ada Nunn, who is the mayor"."""
    p = i - 1
    while line.kind(p) in BODIES or _owns(line, p):
        p -= 1
    if line.kind(p) is not MentionKind.PERSON or i - p > 3:
        return
    gap = line.marked_gap(p, i)
    rule = "tenure/apposition"
    if LINKED.fullmatch(gap):
        if not _is_closed(line, p, far, name, body is not None or OPENS_LOOSELY.search(gap) is not None):
            return
    elif COPULA.fullmatch(gap):
        rule = "tenure/predicate"
    elif POSSESSED.fullmatch(gap) and (earlier := _apposed_to(line, p)) is not None:
        p, body = earlier, None
    else:
        return
    yield Holding(line.mentions[p], name, line.mentions[i], body, line.sentence.index, rule)
    yield from _second_office(line, far, line.mentions[p])


def _is_closed(line: Line, p: int, far: int, name: str, told: bool) -> bool:
    """Tell whether an apposition ends as one, and is no subject: "In a blow to Roe, a judge in Dunmore ruled ..."."""
    after = line.after(far)
    if is_bench(name) or INTRODUCES.match(line.start(p)):
        return ENDS.match(after) is not None
    return told or CLOSES.match(after) is not None


def _owns(line: Line, p: int) -> bool:
    """Tell whether mention `p` is an office that owns what follows: "the president's"."""
    return line.kind(p) is MentionKind.OFFICE and _OWNER_OFFICE.match(line.gap(p, p + 1)) is not None


def _apposed_to(line: Line, p: int) -> int | None:
    """Return the earlier person that person `p` stands in an apposition to: Roe of "Roe, (President) Poe's ..."."""
    if line.kind(p - 1) is MentionKind.PERSON:
        return p - 1 if re.fullmatch(r",\s", line.gap(p - 1, p)) else None
    titled = line.kind(p - 1) is MentionKind.OFFICE and NAME_NEXT.fullmatch(line.gap(p - 1, p))
    if titled and line.kind(p - 2) is MentionKind.PERSON:
        return p - 2 if re.fullmatch(r",\s(?:then-|former\s)?", line.gap(p - 2, p - 1)) else None
    return None


def _second_office(line: Line, far: int, holder: Mention) -> Iterator[Holding]:
    """Yield a further post of the same person: "..., editor of the Ledger and a fellow at the Marlow Institute"."""
    i = far + 1
    if line.kind(i) is not MentionKind.OFFICE or SECOND.fullmatch(line.gap(far, i)) is None:
        return
    if line.kind(i + 1) is MentionKind.PERSON and NAME_NEXT.fullmatch(line.gap(i, i + 1)):
        return
    body, _ = body_beside(line, i, i)
    office = line.mentions[i]
    yield Holding(holder, office.name, office, body, line.sentence.index, "tenure/second-post")


def _frame(holding: Holding) -> Frame:
    """Return the frame of a holding; a slot's evidence is the phrase from the name to the office or body."""
    words = holding.words()
    slots = [
        Slot("holder", holding.holder, words, holding.rule),
        Slot("office", Literal(holding.office), words, holding.rule),
    ]
    if holding.body is not None:
        evidence = holding.body_words or words.to(holding.body.span)
        slots.append(Slot("organization", holding.body, evidence, holding.rule))
    return Frame(FrameKind.TENURE, holding.title.span, holding.sentence, tuple(slots), holding.rule)
