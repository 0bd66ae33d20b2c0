"""Organizations in text: agencies, administrations, legislatures, groups, companies, and collectives without a name.

Takes sentences and the authority tables, gives BODY and GROUP mentions. Names come from the table, from the
grammar of such names ("Center for Rural Studies", "Dunmore Police Department", "the Roe administration"), and from
acronyms that the text itself introduces in brackets. A collective ("a coalition of 20 states", "three churchgoers")
is a GROUP. What a head noun makes of a phrase stands in `data/heads.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.annotate.gazetteer import Gazetteer, Match
from graph.model import Mention, MentionKind, Sentence, Token
from graph.tables import BodyRow, Tables, read_yaml

NUMBER = re.compile(r"^(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|several|many|dozens?|some|more)$")
JOINERS = frozenset({"of", "for", "the", "and", "&", "'s", "\u2019s", "-"})
ACRONYM = re.compile(r"^[A-Z][A-Za-z]?[A-Z&][A-Za-z]{0,5}$")


@dataclass(frozen=True, slots=True)
class Heads:
    """The head nouns of `heads.yaml`, indexed by word."""

    by_head: dict[str, str]
    by_opener: dict[str, str]
    groups: frozenset[str]
    group_openers: frozenset[str]


@lru_cache(maxsize=1)
def heads() -> Heads:
    """Return the head nouns of bodies and groups."""
    data = read_yaml("heads.yaml")
    assert isinstance(data, dict)
    return Heads(
        {word: kind for kind, words in data["body_heads"].items() for word in words},
        {word: kind for kind, words in data["body_openers"].items() for word in words},
        frozenset(data["group_heads"]),
        frozenset(data["group_openers"]),
    )


@lru_cache(maxsize=4)
def _gazetteer(tables: Tables) -> Gazetteer[BodyRow]:
    return Gazetteer((alias, row) for row in tables.bodies for alias in (row.name, *row.aliases))


def bodies(sentences: Sequence[Sentence], tables: Tables) -> tuple[Mention, ...]:
    """Return the BODY and GROUP mentions of all sentences, sorted, without overlaps."""
    acronyms: dict[str, Mention] = {}
    found: list[Mention] = []
    for sentence in sentences:
        for mention, end in _in_sentence(sentence.tokens, tables, acronyms):
            found.append(mention)
            introduced = _introduced(sentence.tokens, end)
            if introduced and mention.kind is MentionKind.BODY:
                acronyms.setdefault(introduced, mention)
    return tuple(found)


def _introduced(tokens: Sequence[Token], i: int) -> str:
    """Return the acronym in "(ABC)" at token `i`, or ""."""
    if i + 2 < len(tokens) and tokens[i].text == "(" and tokens[i + 2].text == ")" and ACRONYM.match(tokens[i + 1].text):
        return tokens[i + 1].text
    return ""


def _in_sentence(
    tokens: Sequence[Token], tables: Tables, acronyms: dict[str, Mention]
) -> Iterator[tuple[Mention, int]]:
    matches = {m.start: m for m in _gazetteer(tables).find(tokens)}
    i = 0
    while i < len(tokens):
        made = _best(_grammar(tokens, i), _row(tokens, matches.get(i)), _acronym(tokens, i, acronyms)) or _administration(
            tokens, i) or _group(tokens, i)
        if made is None:
            i += 1
            continue
        yield made
        i = made[1]


def _best(*candidates: tuple[Mention, int] | None) -> tuple[Mention, int] | None:
    """Return the longest candidate; of equals the later in the argument list, which is the better known."""
    made = [c for c in candidates if c is not None]
    return max(reversed(made), key=lambda c: c[1], default=None)


def _row(tokens: Sequence[Token], match: Match[BodyRow] | None) -> tuple[Mention, int] | None:
    if match is None:
        return None
    row = match.rows[0]
    after = tokens[match.end].text if match.end < len(tokens) else ""
    if after[:1].isupper() and after in heads().by_head and row.kind_class != "Legislature":
        return None
    span = tokens[match.start].span.to(tokens[match.end - 1].span)
    return Mention(span, MentionKind.BODY, row.name, row.key, row.kind_class), match.end


def _acronym(tokens: Sequence[Token], i: int, acronyms: dict[str, Mention]) -> tuple[Mention, int] | None:
    known = acronyms.get(tokens[i].text)
    return (replace(known, span=tokens[i].span), i + 1) if known else None


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and any(c.islower() or c.isupper() for c in token.text)


def _grammar(tokens: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """Find a capitalised name by its head: "Harlan County Council", "Center for Rural Studies"."""
    if not _capital(tokens[i]):
        return None
    end, head = _extent(tokens, i)
    if head < 0:
        return None
    while i < end - 1 and (tokens[i].text in DETERMINERS):
        i += 1
    kind = heads().by_head.get(tokens[head].text) or heads().by_opener.get(tokens[i].text, "Organization")
    if head == i and end == i + 1:
        return None
    span = tokens[i].span.to(tokens[end - 1].span)
    name = re.sub(r" (['\u2019]s)", r"\1", re.sub(r"\s+", " ", " ".join(t.text for t in tokens[i:end]))).replace(" - ", "-")
    return Mention(span, MentionKind.BODY, name, "", kind), end


DETERMINERS = frozenset("The A An This That Its His Her Their Our But And In At For On".split())


def _extent(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """Return the end of the name that starts at `i` and the index of its head, or (i, -1)."""
    j, end, head = i, i, -1
    opener = tokens[i].text in heads().by_opener
    while j < len(tokens) and j - i < 10:
        word = tokens[j].text
        if _capital(tokens[j]):
            if word in heads().by_head and (j > i or opener):
                head, end = j, j + 1
            elif opener and head >= 0 or (opener and j > i):
                head, end = (head if head >= 0 else i), j + 1
            j += 1
        elif word in JOINERS and j + 1 < len(tokens) and (_capital(tokens[j + 1]) or (word in ("of", "for") and j + 2 < len(tokens)
                and tokens[j + 1].text == "the" and _capital(tokens[j + 2]))):
            if word == "and" and not opener:
                break
            if word in ("of", "for") and not (opener or head == j - 1):
                break
            if word in ("'s", "\u2019s"):
                break
            if head == j - 1 and word in ("of", "for"):
                opener = True
            j += 1
        else:
            break
    if opener and head == i and end <= i + 1:
        return i, -1
    return end, head


def _administration(tokens: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """Find "the Roe administration", "Roe's administration", "the administration", "the federal government"."""
    words = [t.text for t in tokens[i : i + 3]]
    lowered = [w.lower().replace("\u2019", "'") for w in words]
    if len(words) > 1 and _capital(tokens[i]) and words[0] not in DETERMINERS:
        step = 2 if len(words) > 2 and lowered[1] == "'s" else 1
        if lowered[step] == "administration":
            span = tokens[i].span.to(tokens[i + step].span)
            return Mention(span, MentionKind.BODY, f"{words[0]} administration", "", "Administration"), i + step + 1
    if lowered[:1] == ["administration"] and i and tokens[i - 1].text.lower() in ("the", "his", "her", "this", "president's"):
        return Mention(tokens[i].span, MentionKind.BODY, "administration", "", "Administration", definite=True), i + 1
    if lowered[:2] in (["federal", "government"], ["u.s.", "government"], ["us", "government"], ["american", "government"]):
        span = tokens[i].span.to(tokens[i + 1].span)
        return Mention(span, MentionKind.BODY, "federal government", "", "GovernmentBody"), i + 2
    if lowered[:1] in (["department"], ["agency"], ["government"], ["company"], ["group"], ["organization"]) and i and tokens[i - 1].text.lower() == "the":
        if lowered[0] == "group" and lowered[1:2] == ["of"]:
            return None
        return Mention(tokens[i].span, MentionKind.BODY, lowered[0], "", "", definite=True), i + 1
    return None


def _group(tokens: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """Find a collective: "a coalition of 20 states", "16 cities and counties", "immigrant rights groups"."""
    lowered = tokens[i].text.lower()
    if lowered in heads().group_openers and i + 1 < len(tokens):
        end = _group_end(tokens, i)
        if end is not None:
            return _as_group(tokens, i, end)
    if NUMBER.match(lowered) or (tokens[i].text.islower() and lowered in heads().groups):
        end = _group_end(tokens, i)
        if end is not None:
            start = i
            while start and tokens[start - 1].text.lower() in GROUP_MODIFIERS:
                start -= 1
            return _as_group(tokens, start, end)
    return None


GROUP_MODIFIERS = frozenset("immigrant immigration civil rights gay same-sex advocacy environmental local state federal young undocumented other "
    "several many some democratic republican religious conservative liberal legal reproductive abortion gun voting labor student transgender".split())


def _group_end(tokens: Sequence[Token], i: int) -> int | None:
    """Return the index after the last head noun of a collective that starts at `i`, or None."""
    last = None
    for j in range(i, min(i + 8, len(tokens))):
        word = tokens[j].text.lower()
        if word in heads().groups and word not in ("coalition",) or (word in ("coalition", "group") and j == i):
            last = j + 1 if word in heads().groups else last
            if j + 1 < len(tokens) and tokens[j + 1].text.lower() in ("and", "or", ","):
                continue
            if last and j + 1 < len(tokens) and tokens[j + 1].text.lower() != "of":
                break
        elif tokens[j].text[0].isupper() and not tokens[j].text[:2].isupper() and j > i:
            continue
        elif not (word.isalpha() or "-" in word or NUMBER.match(word) or word in (",", "u.s.")):
            break
        elif word in STOPPERS:
            break
    return last


STOPPERS = frozenset("the that which who whose were was is are has have had will would said to in on at by with from against sued filed".split())


def _as_group(tokens: Sequence[Token], start: int, end: int) -> tuple[Mention, int]:
    span = tokens[start].span.to(tokens[end - 1].span)
    name = re.sub(r"\s+", " ", " ".join(t.text for t in tokens[start:end])).replace(" - ", "-").replace(" ,", ",")
    definite = start > 0 and tokens[start - 1].text.lower() in ("the", "those", "these", "their")
    return Mention(span, MentionKind.GROUP, name, "", "Organization", definite=definite), end
