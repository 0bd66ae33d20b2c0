"""Organizations in text: agencies, administrations, legislatures, groups, companies, and collectives without a name.

Takes sentences and the authority tables, gives BODY and GROUP mentions. Names come from the tables (agencies with
and without "U.S."), from the grammar of such names (`body_names`), from "the Roe administration", and from acronyms
that the text itself introduces in brackets. "The administration" and "the department" are definite mentions. A bare
"Legislature" is that of the one state that the document names. Collectives are found by `groups`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from graph.annotate.body_names import body_name, body_words, may_hold_name
from graph.annotate.gazetteer import Gazetteer, Match
from graph.annotate.groups import LIMITS, group, group_words
from graph.annotate.phrases import WORDS_KEPT, covered, is_capital, low, lowered, spelled, word
from graph.annotate.place_words import world
from graph.model import Mention, MentionKind, Sentence, Tokens
from graph.tables import BodyRow, Tables

ACRONYM = re.compile(r"^[A-Z][A-Za-z]?[A-Z&][A-Za-z]{0,5}$")
NATIONAL = ("U.S. ", "US ", "United States ")
PARTY = frozenset({"republican", "democratic", "gop"})
LEGISLATURE, ADMINISTRATION = "Legislature", "administration"
FEDERAL = frozenset({"federal", "u.s.", "us", "american"})
Made = tuple[Mention, int]


class _Line(NamedTuple):
    """One sentence: its tokens, the names of the tables by first token, and the document's own legislature."""

    tokens: Tokens
    named: Mapping[int, Match[BodyRow]]
    legislature: BodyRow | None


@lru_cache(maxsize=4)
def _gazetteer(tables: Tables) -> Gazetteer[BodyRow]:
    written = {name for row in tables.bodies for name in (row.name, *row.aliases)}
    more = [(name, row) for row in tables.bodies for name in _national(row) if name not in written]
    return Gazetteer([*((name, row) for row in tables.bodies for name in (row.name, *row.aliases)), *more])


def _national(row: BodyRow) -> Iterator[str]:
    """Yield the names of an agency with "U.S." where they are without, and without where they are with it."""
    if row.kind_class != "Agency":
        return
    for name in (row.name, *row.aliases):
        prefix = next((p for p in NATIONAL if name.startswith(p)), "")
        bare = name.removeprefix(prefix)
        if " " in bare and not bare.startswith("The "):
            yield bare
            yield from (p + bare for p in NATIONAL)


def bodies(sentences: Sequence[Sentence], tables: Tables) -> tuple[Mention, ...]:
    """Return the BODY and GROUP mentions of all sentences, sorted, without overlaps."""
    acronyms: dict[str, Mention] = {}
    found: list[Mention] = []
    legislature, gazetteer = _legislature(sentences, tables), _gazetteer(tables)
    for sentence in sentences:
        line = _Line(sentence.tokens, {m.start: m for m in gazetteer.find(sentence.tokens)}, legislature)
        for mention, end in _in_sentence(line, acronyms):
            found.append(mention)
            introduced = _introduced(sentence.tokens, end, mention.name)
            if introduced and mention.kind is MentionKind.BODY:
                acronyms.setdefault(introduced, mention)
    return tuple(found)


def _legislature(sentences: Sequence[Sentence], tables: Tables) -> BodyRow | None:
    """Return the legislature of the one state that the document names, or None."""
    if not any(LEGISLATURE in s.tokens.words for s in sentences):
        return None
    atlas = world(tables)
    states = {
        m.rows[0].name
        for s in sentences
        for m in atlas.gazetteer.find(s.tokens)
        if m.rows[0].kind_class == "State" and m.rows[0].key not in ("", "district-of-columbia")
    }
    name = f"{min(states)} {LEGISLATURE}" if len(states) == 1 else ""
    return next((row for row in tables.bodies if name and name in (row.name, *row.aliases)), None)


def _introduced(tokens: Tokens, i: int, name: str) -> str:
    """Return the acronym in "(ABC)" at token `i` where its letters stand in `name` in this order, else ""."""
    text = word(tokens, i + 1)
    if low(tokens, i) != "(" or low(tokens, i + 2) != ")" or not ACRONYM.match(text):
        return ""
    letters = iter(name.upper())
    return text if all(c.upper() in letters for c in text if c.isalpha()) else ""


def _in_sentence(line: _Line, acronyms: Mapping[str, Mention]) -> Iterator[Made]:
    tokens, at, headed = line.tokens, 0, may_hold_name(line.tokens)
    likely = [k for k, may in enumerate(map(_may_begin, tokens.texts[: len(tokens)])) if may]
    for i in sorted({*likely, *line.named}) if line.named else likely:
        if i < at or not tokens.texts[i][0].isalnum():
            continue
        known = _row(line, i) if i in line.named else None
        named = _best(_grammar(line, i) if headed else None, known, _acronym(tokens, i, acronyms))
        made = _best(group(tokens, i), named) or _administration(tokens, i) or _definite(line, i)
        if made is not None:
            yield made
            at = made[1]


@lru_cache(maxsize=WORDS_KEPT)
def _may_begin(text: str) -> bool:
    """Tell whether a body or collective in no table may begin with this word."""
    words, first = group_words(), lowered(text)
    if text[:1].isupper() or text[:1].isdigit() or first in FEDERAL or first in LIMITS:
        return True
    if first in words.openers or first in words.quantifiers or first in words.heads:
        return True
    return first == ADMINISTRATION or first in body_words().definite


def _best(*candidates: Made | None) -> Made | None:
    """Return the longest candidate; of equals the later in the argument list, which is the better known."""
    best: Made | None = None
    for made in candidates:
        if made is not None and (best is None or made[1] >= best[1]):
            best = made
    return best


def _row(line: _Line, i: int) -> Made | None:
    """Return the body of the tables at token `i`, with the suffix of a firm that follows its name."""
    match, tokens = line.named[i], line.tokens
    if _is_part(line, match):
        return None
    row, end = match.rows[0], match.end
    if row.kind_class == LEGISLATURE and low(tokens, i - 1) == "state" and end == i + 1:
        name = f"state {tokens[i].text}"
        return Mention(covered(tokens, i, end), MentionKind.BODY, name, "", LEGISLATURE, definite=True), end
    for step in (1, 2):
        if word(tokens, match.end + step - 1) in body_words().suffixes and (step == 1 or low(tokens, match.end) == ","):
            end = match.end + step
    return Mention(covered(tokens, i, end), MentionKind.BODY, row.name, row.key, row.kind_class), end


def _is_part(line: _Line, match: Match[BodyRow]) -> bool:
    """Tell whether a name of the tables is only a part of a longer one: "Opera House", "Apple Bank"."""
    tokens, row, before = line.tokens, match.rows[0], word(line.tokens, match.start - 1)
    after = word(tokens, match.end)
    if row.kind_class != LEGISLATURE:
        return is_capital(tokens, match.end) and after in body_words().heads and after not in body_words().suffixes
    alone = match.end == match.start + 1 and match.start > 1 and is_capital(tokens, match.start - 1)
    words = body_words()
    return alone and before.lower() not in PARTY and before not in words.not_first and before not in words.breaks


def _acronym(tokens: Tokens, i: int, acronyms: Mapping[str, Mention]) -> Made | None:
    known = acronyms.get(tokens[i].text)
    return (replace(known, span=tokens[i].span), i + 1) if known else None


def _grammar(line: _Line, i: int) -> Made | None:
    found = body_name(line.tokens, i, line.named.keys())
    if found is None:
        return None
    span, name = covered(line.tokens, i, found.end), spelled(line.tokens, i, found.end)
    return Mention(span, MentionKind.BODY, name, "", found.kind), found.end


def _administration(tokens: Tokens, i: int) -> Made | None:
    """Find "the Roe administration", "Roe's administration", "the federal government"."""
    if low(tokens, i) in FEDERAL and low(tokens, i + 1) == "government":
        return Mention(covered(tokens, i, i + 2), MentionKind.BODY, "federal government", "", "GovernmentBody"), i + 2
    words = body_words()
    step = 2 if low(tokens, i + 1) == "'s" else 1
    if low(tokens, i + step) != ADMINISTRATION or not is_capital(tokens, i):
        return None
    first = tokens[i].text
    if first in words.not_first or first in words.generic_first or first in words.breaks:
        return None
    span, name = covered(tokens, i, i + step + 1), f"{tokens[i].text} administration"
    return Mention(span, MentionKind.BODY, name, "", "Administration"), i + step + 1


def _definite(line: _Line, i: int) -> Made | None:
    """Find "the administration", "the department", "the Legislature": bodies that other words of the text name."""
    tokens, noun, before = line.tokens, low(line.tokens, i), low(line.tokens, i - 1)
    span = tokens[i].span
    if noun == ADMINISTRATION and before in body_words().definite_before:
        return Mention(span, MentionKind.BODY, noun, "", "Administration", definite=True), i + 1
    if tokens[i].text == LEGISLATURE and not is_capital(tokens, i - 1):
        row = line.legislature
        if row is not None:
            return Mention(span, MentionKind.BODY, row.name, row.key, row.kind_class), i + 1
        return Mention(span, MentionKind.BODY, noun, "", LEGISLATURE, definite=True), i + 1
    if noun not in body_words().definite or before != "the" or (noun == "group" and low(tokens, i + 1) == "of"):
        return None
    return Mention(span, MentionKind.BODY, noun, "", "", definite=True), i + 1
