"""Courts in text, by name and by description.

Takes sentences, the places found in them and the authority tables; gives COURT mentions. A described court ("a
federal court in Sacramento", "the Harlan County Superior Court") is named as it is described: which court of the
table sits there is the resolver's business. "The court", "the panel", and a kind of court without a seat ("a federal
appeals court") are definite mentions. Where a document names only the highest court of another country, a bare
"Supreme Court" is that one. Grand juries and courts in the plural are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from graph.annotate.gazetteer import Gazetteer, Match
from graph.annotate.phrases import covered, is_capital, low, spelled, word
from graph.model import Mention, MentionKind, Sentence, Tokens
from graph.tables import CourtRow, Tables, read_mapping

DISTRICTS = frozenset({"Northern", "Southern", "Eastern", "Western", "Middle", "Central"})
SUPREME, FOREIGN, SUPREME_NAME = "supreme", "foreign", "Supreme Court"
MOST_MODIFIERS = 6
Made = tuple[Mention, int]


@dataclass(frozen=True, slots=True)
class CourtWords:
    """The court words of `heads.yaml`."""

    modifiers: frozenset[str]
    heads: frozenset[str]
    definite: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    no_seats: frozenset[str]
    first_words: frozenset[str]  # of descriptions


class _Line(NamedTuple):
    """One sentence: its tokens, the places by first code point, the named courts by first token."""

    tokens: Tokens
    places: Mapping[int, Mention]
    named: Mapping[int, Match[CourtRow]]


@lru_cache(maxsize=1)
def court_words() -> CourtWords:
    """Return the words that courts are described with."""
    data = read_mapping("heads.yaml")
    keys = ("modifiers", "heads", "definite", "not_before", "not_after", "no_seats")
    lists = {key: frozenset[str](data[f"court_{key}"]) for key in keys}
    first_words = {words.split(" ")[0] for key in ("modifiers", "heads", "definite") for words in lists[key]}
    return CourtWords(**lists, first_words=frozenset(first_words))


@lru_cache(maxsize=4)
def _gazetteer(tables: Tables) -> Gazetteer[CourtRow]:
    return Gazetteer((alias, row) for row in tables.courts for alias in (row.name, *row.aliases))


@lru_cache(maxsize=4)
def _by_key(tables: Tables) -> Mapping[str, CourtRow]:
    return {row.key: row for row in tables.courts}


def courts(sentences: Sequence[Sentence], places: Sequence[Mention], tables: Tables) -> tuple[Mention, ...]:
    """Return the COURT mentions of all sentences, sorted, without overlaps."""
    gazetteer, at = _gazetteer(tables), 0
    lines = []
    for sentence in sentences:
        first = at
        while at < len(places) and places[at].span.start < sentence.span.end:
            at += 1
        own = {m.span.start: m for m in places[first:at]}
        lines.append(_Line(sentence.tokens, own, {m.start: m for m in gazetteer.find(sentence.tokens)}))
    found = tuple(mention for line in lines for mention in _in_sentence(line))
    return _abroad(found, lines, tables)


def _abroad(found: tuple[Mention, ...], lines: Sequence[_Line], tables: Tables) -> tuple[Mention, ...]:
    """Read the bare name of the highest court as that of the one other country whose highest court is named."""
    rows = _by_key(tables)
    foreign = {m.key for m in found if m.key and rows[m.key].level == FOREIGN and SUPREME_NAME in m.name}
    if len(foreign) != 1:
        return found
    top = {k for k, row in rows.items() if row.level == SUPREME}
    bare = {
        covered(line.tokens, m.start, m.end)
        for line in lines
        for m in line.named.values()
        if m.rows[0].key in top and spelled(line.tokens, m.start, m.end) == SUPREME_NAME
    }
    if any(m.key in top and m.span not in bare for m in found):
        return found
    key = min(foreign)
    return tuple(replace(m, name=rows[key].name, key=key) if m.span in bare else m for m in found)


def _in_sentence(line: _Line) -> Iterator[Mention]:
    end = 0
    for i in _begins(line):
        made = _best(line, i) or _definite(line.tokens, i) if i >= end else None
        if made is not None:
            yield made[0]
            end = made[1]


def _begins(line: _Line) -> list[int]:
    """Return the tokens at which a court may begin: a name, a place, a court's word, a town before "federal"."""
    tokens, words = line.tokens, line.tokens.at_low(court_words().first_words)
    towns = [i - 1 for i in words if i and tokens.lows[i] == "federal"]
    placed = [i for i, token in enumerate(tokens) if token.span.start in line.places] if line.places else ()
    return sorted({*words, *line.named, *towns, *placed})


def _best(line: _Line, i: int) -> Made | None:
    """Return the named or the described court at token `i`; a name keeps its row though its seat be added."""
    named, described = _named(line.tokens, line.named.get(i)), _described(line, i)
    if named is None or described is None:
        return named or described
    if described[1] <= named[1]:
        return named
    rest = {low(line.tokens, k) for k in range(named[1], described[1])}
    goes_on = bool(rest & court_words().heads) and "circuit" not in named[0].name.lower()
    return described if goes_on else (replace(named[0], span=described[0].span), described[1])


def _named(tokens: Tokens, match: Match[CourtRow] | None) -> Made | None:
    if match is None:
        return None
    if word(tokens, match.end) in ("Judge", "Justice", "Chief") and match.end - match.start > 4:
        return None
    row, end = match.rows[0], match.end
    if word(tokens, end) == "Court" and word(tokens, end - 1) == "District":  # "Ohio's Northern District Court"
        end += 1
    return Mention(covered(tokens, match.start, end), MentionKind.COURT, row.name, row.key, "Court"), end


def _described(line: _Line, i: int) -> Made | None:
    """Find "federal appeals court in Cincinnati", "U.S. District Court", "Harlan County Superior Court"."""
    words, tokens = court_words(), line.tokens
    first = _place_end(line, i)
    placed = first > i
    if not placed and _is_town(tokens, i):
        first, placed = i + 1, True
    j = first
    while j - first < MOST_MODIFIERS and low(tokens, j) in words.modifiers:
        j += 1
    if low(tokens, j) not in words.heads:
        return None
    j += 1
    if low(tokens, j) == "of" and low(tokens, j + 1) in ("appeals", "appeal"):
        j += 2
    seat = _seat(line, j)
    if not placed and seat is None and j - i < 2:
        return None
    if placed and first == j - 1 and seat is None and tokens[j - 1].text[0].islower() and low(tokens, i - 1) != "a":
        return None
    end = seat if seat is not None else j
    generic = seat is None and not placed and not is_capital(tokens, j - 1)
    bare = seat is None and not placed and low(tokens, i) not in ("u.s.", "us", "united", "federal", "state")
    mention = Mention(
        covered(tokens, i, end), MentionKind.COURT, _name(tokens, i, end), "", "Court", definite=generic or bare
    )
    return mention, end


def _place_end(line: _Line, i: int) -> int:
    """Return the index after the place that begins at token `i`, or `i`."""
    place = line.places.get(line.tokens[i].span.start) if i < len(line.tokens) else None
    while place is not None and i < len(line.tokens) and line.tokens[i].span.end <= place.span.end:
        i += 1
    return i


def _is_town(tokens: Tokens, i: int) -> bool:
    """Tell whether token `i` is a town in no table before "federal court": "Marlow federal court"."""
    words = court_words()
    if not is_capital(tokens, i) or word(tokens, i) in words.no_seats or low(tokens, i) in words.modifiers:
        return False
    return low(tokens, i + 1) == "federal" and not is_capital(tokens, i + 1) and not is_capital(tokens, i - 1)


def _seat(line: _Line, j: int) -> int | None:
    """Return the index after "in Sacramento", "for the Northern District of Ohio", ", District of Ohio", or None."""
    tokens = line.tokens
    if low(tokens, j) not in ("in", "for", "of", ","):
        return None
    comma, k = tokens[j].text == ",", j + 1
    if low(tokens, k) in ("the", "downtown", "nearby") and not comma:
        k += 1
    if word(tokens, k).capitalize() in DISTRICTS:
        k += 1
    if word(tokens, k) == "District" and low(tokens, k + 1) == "of":
        k += 2 if _place_end(line, k) == k else 0  # the District of Columbia is a place by this name
    elif comma:
        return None
    end = _place_end(line, k)
    if end > k:
        return end
    if low(tokens, j) == "in" and k == j + 1:
        return _town_end(tokens, k)
    return None


def _town_end(tokens: Tokens, k: int) -> int | None:
    """Return the index after a town in no table: "in Brooklyn", "in White Marlow"."""
    end = k
    while end - k < 3 and is_capital(tokens, end) and word(tokens, end) not in court_words().no_seats:
        end += 1
    return end if end > k else None


def _name(tokens: Tokens, start: int, end: int) -> str:
    text = spelled(tokens, start, end)
    return text.replace(" the ", " ") if text.startswith("federal") else text


def _definite(tokens: Tokens, i: int) -> Made | None:
    """Find "the court", "the justices", "a three-judge panel": courts that other words of the text identify."""
    words = court_words()
    for length in (2, 1):
        text = " ".join(low(tokens, k) for k in range(i, i + length))
        if text not in words.definite or i + length > len(tokens):
            continue
        before, after = low(tokens, i - 1), low(tokens, i + length)
        if before in words.not_after or after in words.not_before:
            return None
        if before in ("the", "that", "its", "full", "'s") or text in ("jury", "panel"):
            mention = Mention(covered(tokens, i, i + length), MentionKind.COURT, text, "", "Court", definite=True)
            return mention, i + length
    return None
