"""The body that an office serves, as the words beside it say.

Takes a line of mentions and the place of an office in it; gives the BODY, COURT or PLACE mention, or None. Described
bodies ("the group") are none, but "the state's attorney general" serves the state named last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.frames.tenure_line import BODIES, Line
from graph.frames.tenure_merge import Holding
from graph.frames.tenure_words import AFTER_NAME, OFFICE_OF, OWNED, PARTY, PRIVATE, PUBLIC, SPEAKERS, is_bench
from graph.model import Mention, MentionKind

_ELSEWHERE = re.compile(r"\s(?:in|on|from|at|with)\s")
_PART_OF_NAME = re.compile(r"[a-z]\s(?!Republican|Democratic|Former|State)[A-Z][a-z]+\s$|[A-Z][a-z]+\s[A-Z][a-z]+\s$")
_AT = re.compile(r"\sat\s(?:the\s)?")
_OWNER = re.compile(r"\bthe\s(state|city|county)['\u2019]s\s(?:[a-z-]+\s){0,2}$")
_SERVED = re.compile(r"\s(?:for|of)\sthe\s(state|city|county)\b")
_OWNED_BY = re.compile(r"(?:[A-Z]\w+|['\u2019]s(?:\s[a-z-]+)?)\s$")


def body_beside(line: Line, first: int, last: int) -> tuple[Mention | None, int]:
    """Return the body right before or after an office (mentions `first` to `last`), and the last mention used."""
    right, far = None, last
    if line.kind(last + 1) in BODIES and OFFICE_OF.fullmatch(line.gap(last, last + 1)):
        right, far = line.mentions[last + 1], last + 1
        if line.kind(far + 1) in BODIES and _AT.fullmatch(line.gap(far, far + 1)):
            right, far = line.mentions[far + 1], far + 1
        elif line.kind(far + 1) is MentionKind.PLACE and re.fullmatch(r"(?:\sin|,)\s", line.gap(far, far + 1)):
            far += 1
    if right is not None and not (proper(right) and _is_served(line, first, right, line.gap(last, last + 1))):
        right = None
    words = line.gap(first - 1, first)
    if line.kind(first - 1) in BODIES and OWNED.fullmatch(words):
        left = line.mentions[first - 1]
        listed = "," in words and not ("," in left.span.of(line.text) and line.mentions[first].name[0].isupper())
        party = PARTY.fullmatch(left.span.of(line.text))
        if not listed and not party and proper(left) and _is_served(line, first, left, ""):
            return left, far
    return right, far


def body_after_name(line: Line, p: int, office: Mention) -> Mention | None:
    """Return the body after a name: "Judge Roe of Ohio", "Judge Roe in Dunmore" ("in" and "for" of judges only)."""
    if line.kind(p + 1) not in BODIES or not proper(line.mentions[p + 1]):
        return None
    found = AFTER_NAME.fullmatch(line.gap(p, p + 1))
    if found is None or (found.group(1) != "of" and not is_bench(office.name)):
        return None
    return line.mentions[p + 1]


def owner(line: Line, i: int, past: Sequence[Mention]) -> Mention | None:
    """Return the place that "the state's", "the city's" or "for the county" stands for: the nearest of that kind."""
    found = _OWNER.search(line.before(i)) or _SERVED.match(line.after(i))
    if found is None:
        return None
    start = line.mentions[i].span.start
    nearer = [m for m in (*past, *line.mentions) if m.span.start < start and m.kind_class.lower() == found.group(1)]
    return nearer[-1] if nearer else None


def with_speakers_body(holding: Holding, line: Line, past: Sequence[Mention]) -> Holding:
    """Give a bare spokesperson without a body the nearest one: before it in the sentence, after it, or earlier."""
    if holding.body is not None or SPEAKERS.fullmatch(holding.office) is None:
        return holding
    title = holding.title.span
    if _OWNED_BY.search(line.text[line.sentence.span.start : title.start]):
        return holding
    here = [m for m in line.mentions if m.kind is MentionKind.BODY and proper(m)]
    earlier = [m for m in here if m.span.end <= title.start]
    named = [m for m in past if m.kind is MentionKind.BODY and proper(m)]
    choice = earlier[-1:] or here[:1] or named[-1:]
    if not choice:
        return holding
    words = holding.words().to(choice[0].span) if choice[0] in here else choice[0].span
    return replace(holding, body=choice[0], body_words=words, rule="tenure/spokesperson")


def proper(body: Mention) -> bool:
    """Tell whether a body has a name, and is not only described ("group", "the jury")."""
    return any(c.isupper() for c in body.name)


def _is_served(line: Line, i: int, body: Mention, words: str) -> bool:
    """Tell whether a body beside an office is served, and not only where its holder works ("a Dunmore lawyer")."""
    if body.kind is not MentionKind.PLACE:
        return True
    start, end = body.span.start, body.span.end
    if line.text.startswith("-based", end) or _PART_OF_NAME.search(line.text[max(0, start - 40) : start]):
        return False
    name = line.mentions[i].name
    if _ELSEWHERE.match(words):
        return is_bench(name) or PUBLIC.search(name) is not None
    return PRIVATE.search(name) is None
