"""Courts in text, by name and by description.

Takes sentences, the places found in them and the authority tables; gives COURT mentions. A described court ("a
federal court in Sacramento", "the Harlan County Superior Court") is named as it is described: which court of the
table sits there is the resolver's business. "The court", "the panel" and the like are definite mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.annotate.gazetteer import Gazetteer, Match
from graph.model import Mention, MentionKind, Sentence, Token
from graph.tables import CourtRow, Tables, read_yaml

DISTRICT = re.compile(r"^(?:Northern|Southern|Eastern|Western|Middle|Central)$")


@dataclass(frozen=True, slots=True)
class CourtWords:
    """The court words of `heads.yaml`."""

    modifiers: frozenset[str]
    heads: frozenset[str]
    definite: frozenset[str]


@lru_cache(maxsize=1)
def court_words() -> CourtWords:
    """Return the words that courts are described with."""
    data = read_yaml("heads.yaml")
    assert isinstance(data, dict)
    return CourtWords(frozenset(data["court_modifiers"]), frozenset(data["court_heads"]), frozenset(data["court_definite"]))


@lru_cache(maxsize=4)
def _gazetteer(tables: Tables) -> Gazetteer[CourtRow]:
    return Gazetteer((alias, row) for row in tables.courts for alias in (row.name, *row.aliases))


def courts(sentences: Sequence[Sentence], places: Sequence[Mention], tables: Tables) -> tuple[Mention, ...]:
    """Return the COURT mentions of all sentences, sorted, without overlaps."""
    by_start = {m.span.start: m for m in places}
    found: list[Mention] = []
    for sentence in sentences:
        found.extend(_in_sentence(sentence.tokens, by_start, tables))
    return tuple(found)


def _in_sentence(tokens: Sequence[Token], places: dict[int, Mention], tables: Tables) -> Iterator[Mention]:
    matches = {m.start: m for m in _gazetteer(tables).find(tokens)}
    i = 0
    while i < len(tokens):
        described = _described(tokens, i, places)
        named = _named(tokens, matches.get(i))
        made = max((m for m in (described, named) if m), key=lambda m: m[1], default=None) or _definite(tokens, i)
        if made is None:
            i += 1
            continue
        yield made[0]
        i = made[1]


def _named(tokens: Sequence[Token], match: Match[CourtRow] | None) -> tuple[Mention, int] | None:
    if match is None:
        return None
    after = tokens[match.end].text if match.end < len(tokens) else ""
    if after in ("Judge", "Justice", "Chief") and match.end - match.start > 4:
        return None
    row = match.rows[0]
    span = tokens[match.start].span.to(tokens[match.end - 1].span)
    return Mention(span, MentionKind.COURT, row.name, row.key, "Court"), match.end


def _described(tokens: Sequence[Token], i: int, places: dict[int, Mention]) -> tuple[Mention, int] | None:
    """Find "federal appeals court in Cincinnati", "U.S. District Court in Washington", "Harlan County Superior Court"."""
    words = court_words()
    j = i
    place = places.get(tokens[i].span.start)
    while place is not None and j < len(tokens) and tokens[j].span.end <= place.span.end:
        j += 1
    first = j
    while j < len(tokens) and tokens[j].text.lower() in words.modifiers:
        j += 1
    if j >= len(tokens) or tokens[j].text.lower() not in words.heads or tokens[j].text.lower() == "courts":
        return None
    j += 1
    if j + 1 < len(tokens) and tokens[j].text.lower() == "of" and tokens[j + 1].text.lower() in ("appeals", "appeal"):
        j += 2
    seat = _seat(tokens, j, places)
    if place is None and (seat is None and j - i < 2):
        return None
    if place is not None and first == j - 1 and seat is None and tokens[j - 1].text[0].islower():
        return None
    end = seat if seat is not None else j
    if seat is None and place is None and tokens[i].text.lower() in ("high", "appeals", "appellate", "lower", "trial", "district", "circuit"):
        definite = True
    else:
        definite = False
    span = tokens[i].span.to(tokens[end - 1].span)
    return Mention(span, MentionKind.COURT, _name(tokens, i, end), "", "Court", definite=definite), end


def _seat(tokens: Sequence[Token], j: int, places: dict[int, Mention]) -> int | None:
    """Return the index after "in Sacramento", "for the Northern District of Ohio", ", District of Ohio", or None."""
    if j + 1 >= len(tokens) or tokens[j].text.lower() not in ("in", "for", "of", ","):
        return None
    k = j + 1
    comma = tokens[j].text == ","
    if tokens[k].text.lower() in ("the", "downtown", "nearby") and not comma:
        k += 1
    if k < len(tokens) and DISTRICT.match(tokens[k].text):
        k += 1
    if k + 2 < len(tokens) and tokens[k].text == "District" and tokens[k + 1].text == "of":
        k += 2
    elif comma:
        return None
    if k >= len(tokens):
        return None
    place = places.get(tokens[k].span.start)
    if place is None:
        return None
    while k < len(tokens) and tokens[k].span.end <= place.span.end:
        k += 1
    return k


def _name(tokens: Sequence[Token], start: int, end: int) -> str:
    text = re.sub(r"\s+", " ", " ".join(t.text for t in tokens[start:end])).replace(" ,", ",")
    return text.replace(" the ", " ") if text.startswith("federal") else text


def _definite(tokens: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """Find "the court", "the justices", "a three-judge panel": courts that other words of the text identify."""
    words = court_words()
    for length in (2, 1):
        text = " ".join(t.text for t in tokens[i : i + length]).lower()
        before = tokens[i - 1].text.lower() if i else ""
        if text in words.definite and (before in ("the", "that", "its", "full", "'s", "\u2019s") or text in ("jury", "panel")):
            span = tokens[i].span.to(tokens[i + length - 1].span)
            return Mention(span, MentionKind.COURT, text, "", "Court", definite=True), i + length
    return None
