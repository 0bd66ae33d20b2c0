"""Who holds which office, and of what body: TENURE frames.

Takes an annotated document, gives one frame for each person, office and body it reports: `holder` (the PERSON
mention), `office` (a literal, the title as printed without "former") and, where the words give it, `organization`
(a BODY, COURT or PLACE mention). A past post makes a tenure like a present one. Candidates and nominees are left out,
and so are dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.frames.tenure_merge import Holding, merged
from graph.frames.tenure_words import (
    APPOSED,
    AFTER_NAME,
    BEFORE_OFFICE,
    COPULA,
    JOINED,
    LINKED,
    NAME_NEXT,
    OFFICE_OF,
    OWNED,
    PRIVATE,
    PUBLIC,
    SPEAKERS,
    is_bench,
)
from graph.model import Annotated, Frame, FrameKind, Literal, Mention, MentionKind, Sentence, Slot, Span

BODIES = (MentionKind.BODY, MentionKind.COURT, MentionKind.PLACE)
KINDS = (MentionKind.PERSON, MentionKind.OFFICE, *BODIES)


class _Line:
    """The mentions of one sentence that matter here, with the words between them."""

    def __init__(self, text: str, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Keep the mentions of the five kinds, in order."""
        self.text, self.sentence = text, sentence
        self.mentions = [m for m in mentions if m.kind in KINDS]

    def gap(self, i: int, j: int) -> str:
        """Return the words between mention `i` and mention `j`, or a mark that fits no pattern."""
        if i < 0 or j >= len(self.mentions):
            return "\x00"
        return self.text[self.mentions[i].span.end : self.mentions[j].span.start]

    def before(self, i: int) -> str:
        """Return the words from the mention before `i` (or the sentence's start) to mention `i`."""
        start = self.mentions[i - 1].span.end if i else self.sentence.span.start
        return self.text[start : self.mentions[i].span.start]

    def after(self, i: int) -> str:
        """Return the words from mention `i` to the sentence's end."""
        return self.text[self.mentions[i].span.end : self.sentence.span.end]

    def kind(self, i: int) -> MentionKind | None:
        """Return the kind of mention `i`, or None outside the sentence."""
        return self.mentions[i].kind if 0 <= i < len(self.mentions) else None


def tenures(annotated: Annotated) -> tuple[Frame, ...]:
    """Return the TENURE frames of a document, one for each person, office and body, in order of their triggers."""
    text = annotated.document.text
    found: list[Holding] = []
    at = 0
    past: list[Mention] = []
    for sentence in annotated.sentences:
        while at < len(annotated.mentions) and annotated.mentions[at].span.start < sentence.span.start:
            at += 1
        end = at
        while end < len(annotated.mentions) and annotated.mentions[end].span.end <= sentence.span.end:
            end += 1
        line = _Line(text, sentence, annotated.mentions[at:end])
        found.extend(_with_speakers_body(holding, line, past) for holding in _in_sentence(line, past))
        past = [m for m in (*past[-20:], *line.mentions) if m.kind in BODIES]
        at = end
    people = [m for m in annotated.mentions if m.kind is MentionKind.PERSON]
    return tuple(_frame(h) for h in merged(found, people))


def _in_sentence(line: _Line, past: Sequence[Mention]) -> Iterator[Holding]:
    skipped = -1
    for i, office in enumerate(line.mentions):
        if office.kind is not MentionKind.OFFICE or i <= skipped:
            continue
        last, name = _joined_office(line, i)
        if last > i:
            skipped = last
        body, far = _body(line, i, last)
        after = list(_named_after(line, i, far if far > last else last, name, body))
        if after:
            yield from after
            continue
        yield from _named_before(line, i, last, far, name, body or _owner(line, i, past))


def _joined_office(line: _Line, i: int) -> tuple[int, str]:
    """Read "president and CEO" as one title; give the index of its last part and its words."""
    last, name = i, line.mentions[i].name
    if line.kind(i + 1) is MentionKind.OFFICE and JOINED.fullmatch(line.gap(i, i + 1)):
        last, name = i + 1, f"{name} and {line.mentions[i + 1].name}"
    return last, name


def _body(line: _Line, first: int, last: int) -> tuple[Mention | None, int]:
    """Return the body said beside an office, before or after it, and the index of the one after it (or `last`)."""
    right = None
    far = last
    if line.kind(last + 1) in BODIES and OFFICE_OF.fullmatch(line.gap(last, last + 1)):
        right, far = line.mentions[last + 1], last + 1
        if line.kind(far + 1) is MentionKind.PLACE and re.fullmatch(r"(?:\sin|,)\s", line.gap(far, far + 1)):
            far += 1
    if right is not None and not (_proper(right) and _served(line, first, right, line.gap(last, last + 1))):
        right = None
    if first and line.kind(first - 1) in BODIES and OWNED.fullmatch(line.gap(first - 1, first)):
        left = line.mentions[first - 1]
        comma = "," in line.gap(first - 1, first)
        if not comma or ("," in left.span.of(line.text) and line.mentions[first].name[0].isupper()):
            return (left if _proper(left) and _served(line, first, left, "") else right), far
    return right, far


def _served(line: _Line, i: int, body: Mention, words: str) -> bool:
    """Tell whether a body beside an office is served, and not only where its holder works ("a Dunmore lawyer")."""
    if body.kind is not MentionKind.PLACE:
        return True
    if line.text.startswith("-based", body.span.end):
        return False
    name = line.mentions[i].name
    if re.match(r"\s(?:in|on|from|at|with)\s", words):
        return is_bench(name) or PUBLIC.search(name) is not None
    return PRIVATE.search(name) is None


def _proper(body: Mention) -> bool:
    """Tell whether a body has a name, and is not only described ("group", "the jury")."""
    return any(c.isupper() for c in body.name)


def _owner(line: _Line, i: int, past: Sequence[Mention]) -> Mention | None:
    """Return the place that "the state's", "the city's" or "for the county" stands for: the nearest of that kind."""
    owner = re.search(r"\bthe\s(state|city|county)['\u2019]s\s(?:[a-z-]+\s){0,2}$", line.before(i))
    served = re.match(r"\s(?:for|of)\sthe\s(state|city|county)\b", line.after(i))
    found = owner or served
    if found is None:
        return None
    start = line.mentions[i].span.start
    nearer = [m for m in (*past, *line.mentions) if m.span.start < start and m.kind_class.lower() == found.group(1)]
    return nearer[-1] if nearer else None


def _named_after(line: _Line, i: int, last: int, name: str, body: Mention | None) -> Iterator[Holding]:
    """Yield who is named after an office: "Mayor Ada Nunn", "the mayor, Ada Nunn,", "the mayor of Dunmore, Ada Nunn,"."""
    p = last + 1
    if line.kind(p) is not MentionKind.PERSON:
        return
    gap = line.gap(last, p)
    office = line.mentions[i]
    if NAME_NEXT.fullmatch(gap):
        if office.name[0].islower() and " " not in line.mentions[p].name and re.search(r"\b(?:[Tt]he|[Aa]n?)\s$", line.before(i)):
            return
        rule = "tenure/title-before"
        if office.span.of(line.text).rstrip(".").endswith("s") and not office.name.rstrip(".").endswith("s"):
            yield from _listed(line, i, p, name, body)
            return
        if _plural(office, line.text):
            yield from _listed(line, i, p, name, body)
            return
    elif APPOSED.fullmatch(gap) and _determined(line, i) and re.match(r"[,.\u2014\u2013;]|\ssaid|$", line.after(p)):
        rule = "tenure/name-in-apposition"
    else:
        return
    beside = body or _body_after_name(line, p, office)
    yield Holding(line.mentions[p], name, office, beside, line.sentence.index, rule)


def _plural(office: Mention, text: str) -> bool:
    printed = office.span.of(text).lower()
    return printed.startswith(("attorneys", "solicitors")) or printed == office.name.lower() + "s"


def _listed(line: _Line, i: int, p: int, name: str, body: Mention | None) -> Iterator[Holding]:
    """Yield each of a list after a plural title: "Attorneys General Roe of Ohio and Poe of Iowa", "Sens. Roe and Poe of Ohio"."""
    waiting: list[Mention] = []
    served: Mention | None = body
    rule = "tenure/plural-title"
    while line.kind(p) is MentionKind.PERSON:
        waiting.append(line.mentions[p])
        nxt = p + 1
        if line.kind(nxt) in BODIES and re.fullmatch(r",?\s(?:of|from)\s(?:the\s)?", line.gap(p, nxt)):
            served = line.mentions[nxt]
            for person in waiting:
                yield Holding(person, name, line.mentions[i], served, line.sentence.index, rule)
            waiting, served = [], body
            nxt += 1
        if re.fullmatch(r",?\s(?:and\s)?", line.gap(nxt - 1, nxt)) is None:
            break
        p = nxt
    for person in waiting:
        yield Holding(person, name, line.mentions[i], served, line.sentence.index, rule)


def _determined(line: _Line, i: int) -> bool:
    """Tell whether a title stands with an article, a possessor or a body before it."""
    before = line.text[line.sentence.span.start : line.mentions[i].span.start]
    return bool(BEFORE_OFFICE.search(before)) or line.kind(i - 1) in BODIES and bool(OWNED.fullmatch(line.gap(i - 1, i)))


def _body_after_name(line: _Line, p: int, office: Mention) -> Mention | None:
    """Return the body after a name: "Judge Roe of Ohio", "Judge Roe in Dunmore" (in: of judges only)."""
    if line.kind(p + 1) not in BODIES or not _proper(line.mentions[p + 1]):
        return None
    found = AFTER_NAME.fullmatch(line.gap(p, p + 1))
    if found is None or (found.group(1) != "of" and not is_bench(office.name)):
        return None
    return line.mentions[p + 1]


def _named_before(
    line: _Line, i: int, last: int, far: int, name: str, body: Mention | None
) -> Iterator[Holding]:
    """Yield who is named before an office: "Ada Nunn, mayor of Dunmore", "Ada Nunn, who is the mayor"."""
    p = i - 1
    while line.kind(p) in BODIES or (line.kind(p) is MentionKind.OFFICE and re.match(r"['\u2019]s\s", line.gap(p, p + 1))):
        p -= 1
    if line.kind(p) is not MentionKind.PERSON or i - p > 3:
        return
    gap = _gap_with_bodies(line, p, i)
    linked = LINKED.fullmatch(gap)
    rule = "tenure/apposition" if linked else "tenure/predicate"
    if linked is None and COPULA.fullmatch(gap) is None:
        owned = re.fullmatch(r"['\u2019]s?\s(?:[\w-]+\s){0,2}", gap)
        if owned is None or not _possessor(line, p):
            return
        p = p - 1 if line.kind(p - 1) is MentionKind.PERSON else p - 2
        body = None
    elif linked is not None and not _closed(line, far, gap, body):
        return
    if line.kind(p) is not MentionKind.PERSON:
        return
    holder, office = line.mentions[p], line.mentions[i]
    yield Holding(holder, name, office, body, line.sentence.index, rule)
    yield from _second_office(line, far, holder)


def _possessor(line: _Line, p: int) -> bool:
    """Tell whether person `p` stands in an apposition to an earlier person: "Roe, (President) Poe's ..."."""
    if line.kind(p - 1) is MentionKind.PERSON:
        return re.fullmatch(r",\s", line.gap(p - 1, p)) is not None
    return (
        line.kind(p - 1) is MentionKind.OFFICE
        and line.kind(p - 2) is MentionKind.PERSON
        and NAME_NEXT.fullmatch(line.gap(p - 1, p)) is not None
        and re.fullmatch(r",\s(?:then-|former\s)?", line.gap(p - 2, p - 1)) is not None
    )


def _gap_with_bodies(line: _Line, p: int, i: int) -> str:
    """Return the words from person `p` to office `i`, with one mark for each body between them."""
    parts = [line.gap(p, p + 1)]
    for j in range(p + 1, i):
        parts += ["\x01", line.gap(j, j + 1)]
    return "".join(parts)


def _closed(line: _Line, far: int, gap: str, body: Mention | None) -> bool:
    """Tell whether an apposition ends as one: a bare "Roe, the judge" must be followed by a comma, a stop or a relation."""
    if re.search(r"\b(?:an?|who (?:is|was|has been|served as|serves as))\s|^\s?[\u2014\u2013-]", gap) or body is not None:
        return True
    return bool(re.match(r"\s?[,.;)\u2014\u2013\u201d\"]|\s(?:who|of|for|at|in|with|on|and|to)\b|$", line.after(far)))


def _second_office(line: _Line, far: int, holder: Mention) -> Iterator[Holding]:
    """Yield a further post of the same person: "..., editor of the Ledger and a senior fellow at the Marlow Institute"."""
    i = far + 1
    while line.kind(i) in BODIES and "and" in line.gap(i - 1, i):
        i += 1
    if line.kind(i) is not MentionKind.OFFICE or re.search(r",?\sand\s(?:an?\s|the\s)?(?:former\s)?$", line.gap(far, i)) is None:
        return
    if len(line.gap(far, i)) > 40 or line.kind(i + 1) is MentionKind.PERSON and NAME_NEXT.fullmatch(line.gap(i, i + 1)):
        return
    body, _ = _body(line, i, i)
    yield Holding(holder, line.mentions[i].name, line.mentions[i], body, line.sentence.index, "tenure/second-post")


def _with_speakers_body(holding: Holding, line: _Line, past: Sequence[Mention]) -> Holding:
    """Give a spokesperson without a body the nearest one: before in the sentence, after in it, or before it."""
    if holding.body is not None or SPEAKERS.fullmatch(holding.office) is None:
        return holding
    here = [m for m in line.mentions if m.kind is MentionKind.BODY]
    earlier = [m for m in here if m.span.end <= holding.title.span.start]
    named = [m for m in past if m.kind is MentionKind.BODY]
    choice = [m for m in earlier[-1:] or here[:1] or named[-1:] if _proper(m)]
    if re.search(r"[A-Z]\w+\s$", line.text[line.sentence.span.start : holding.title.span.start]):
        choice = []
    return Holding(holding.holder, holding.office, holding.title, choice[0] if choice else None, holding.sentence, "tenure/spokesperson")


def _frame(holding: Holding) -> Frame:
    words = holding.holder.span.to(holding.title.span)
    slots = [
        Slot("holder", holding.holder, words, holding.rule),
        Slot("office", Literal(holding.office), words, holding.rule),
    ]
    if holding.body is not None:
        slots.append(Slot("organization", holding.body, _evidence(holding, holding.body), holding.rule))
    return Frame(FrameKind.TENURE, holding.title.span, holding.sentence, tuple(slots), holding.rule)


def _evidence(holding: Holding, body: Mention) -> Span:
    """Return the words that tie the body to the office, if it stands near, else the body's own."""
    whole = holding.holder.span.to(holding.title.span).to(body.span)
    return whole if whole.end - whole.start < 400 else body.span
