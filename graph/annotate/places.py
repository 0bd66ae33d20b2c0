"""Jurisdictions in text: cities, counties, states and countries, as parties and as places.

Takes sentences and the authority tables, gives PLACE mentions. A name that several places share is settled by a
state beside it ("Portland, Oregon"), else by size; a place in no table is found only where the words say what it
is ("Harlan County", "the city of Dunmore", "Dunmore, Ohio"). Names that are as often surnames or words count only
with such a sign. Which Washington, and which New York, is read off the words around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from graph.annotate.gazetteer import Gazetteer, Match
from graph.model import Mention, MentionKind, Sentence, Span, Token
from graph.tables import PlaceRow, Tables, read_yaml

GOVERNMENTS = {"city": "City", "town": "City", "village": "City", "borough": "City", "county": "County", "state": "State",
               "commonwealth": "State", "parish": "County"}


@lru_cache(maxsize=4)
def _gazetteer(tables: Tables) -> Gazetteer[PlaceRow]:
    return Gazetteer((alias, row) for row in tables.places for alias in (row.name, *row.aliases))


@lru_cache(maxsize=4)
def _states(tables: Tables) -> dict[str, PlaceRow]:
    found: dict[str, PlaceRow] = {}
    for row in tables.places:
        if row.kind_class == "State":
            found.update({alias: row for alias in (row.name, *row.aliases)})
            found.setdefault(row.state, row)
    return found


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    data = read_yaml("places.yaml")
    assert isinstance(data, dict)
    return {key: frozenset(value) for key, value in data.items()}


def places(sentences: Sequence[Sentence], tables: Tables) -> tuple[Mention, ...]:
    """Return the PLACE mentions of all sentences, sorted, without overlaps."""
    found: list[Mention] = []
    for sentence in sentences:
        found.extend(_in_sentence(sentence.tokens, tables))
    return tuple(found)


def _in_sentence(tokens: Sequence[Token], tables: Tables) -> Iterator[Mention]:
    matches = {m.start: m for m in _gazetteer(tables).find(tokens)}
    i = 0
    while i < len(tokens):
        made = _described(tokens, i, tables) or _named(tokens, i, matches, tables)
        if made is None:
            i += 1
            continue
        mention, end = made
        yield mention
        i = end


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text.replace("-", "").replace(".", "").replace("'", "").isalpha()


def _state_after(tokens: Sequence[Token], i: int, tables: Tables) -> tuple[PlaceRow, int] | None:
    """Read ", Ohio", ", Calif.," or "(Ohio)" at token `i`; give the state and the index after it."""
    if i + 1 >= len(tokens) or tokens[i].text not in (",", "("):
        return None
    close = 1 if tokens[i].text == "(" else 0
    for length in (3, 2, 1):
        if i + 1 + length > len(tokens):
            continue
        words = " ".join(t.text for t in tokens[i + 1 : i + 1 + length])
        row = _states(tables).get(words) or _states(tables).get(words + ".")
        if row is not None and (close or len(words) > 2 or words.isupper()):
            return row, min(i + 1 + length + close, len(tokens))
    return None


def _described(tokens: Sequence[Token], i: int, tables: Tables) -> tuple[Mention, int] | None:
    """Find "city of Dunmore", "City and County of Marlow", "Harlan County", "Dunmore, Ohio" at token `i`."""
    word = tokens[i].text.lower()
    if word in GOVERNMENTS and i + 2 < len(tokens):
        j = i + 1
        kind = GOVERNMENTS[word]
        if tokens[j].text.lower() == "and" and tokens[j + 1].text.lower() == "county":
            j += 2
        if j + 1 < len(tokens) and tokens[j].text.lower() == "of" and _capital(tokens[j + 1]):
            end = _name_end(tokens, j + 1)
            name = _text(tokens, j + 1, end)
            return _make(tokens, (i, end), name if kind != "County" else f"{name} County", kind, tables)
    end = i
    while end < len(tokens) and end - i < 3 and _capital(tokens[end]) and tokens[end].text not in ("County", "Parish"):
        end += 1
    if end > i and end < len(tokens) and tokens[end].text in ("County", "Parish", "Cty", "Cty."):
        while end - i > 1 and tokens[i].text in _words()["not_in_county_names"]:
            i += 1
        return _make(tokens, (i, end + 1), f"{_text(tokens, i, end)} {'Parish' if tokens[end].text == 'Parish' else 'County'}", "County", tables)
    return None


def _name_end(tokens: Sequence[Token], i: int) -> int:
    end = i
    while end < len(tokens) and end - i < 4 and _capital(tokens[end]):
        end += 1
    return end


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    return re.sub(r"\s+", " ", " ".join(t.text for t in tokens[start:end])).replace(" - ", "-")


def _make(
    tokens: Sequence[Token], bounds: tuple[int, int], name: str, kind: str, tables: Tables
) -> tuple[Mention, int] | None:
    start, end = bounds
    state = _state_after(tokens, end, tables)
    row = _pick([r for r in tables.places if r.kind_class == kind and name in (r.name, *r.aliases)], state and state[0])
    span = tokens[start].span.to(tokens[(state[1] if state else end) - 1].span)
    if row is not None:
        return Mention(span, MentionKind.PLACE, row.name, row.key, row.kind_class), state[1] if state else end
    if kind == "State":
        return None
    return Mention(span, MentionKind.PLACE, name, _key(name, state and state[0]), kind), state[1] if state else end


def _key(name: str, state: PlaceRow | None) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"{words}-{state.state.lower()}" if state else ""


def _pick(rows: Sequence[PlaceRow], state: PlaceRow | None) -> PlaceRow | None:
    """Choose among namesakes: the one in `state` where that is said, else the most populous."""
    if state is not None:
        rows = [r for r in rows if r.state == state.state]
    return max(rows, key=lambda r: (r.population, r.key), default=None)


def _named(
    tokens: Sequence[Token], i: int, matches: dict[int, Match[PlaceRow]], tables: Tables
) -> tuple[Mention, int] | None:
    match = matches.get(i)
    if match is None:
        return _unknown_city(tokens, i, tables)
    name = _text(tokens, match.start, match.end)
    state = _state_after(tokens, match.end, tables)
    cities = [r for r in match.rows if r.kind_class == "City"]
    if state is not None and not (cities and _pick(cities, state[0])):
        state = state if cities and name not in _words()["lists"] else None
    row = _pick(cities, state[0]) if state and cities else _default(tokens, match)
    if row is None:
        if state is None or not cities:
            return None
        span = tokens[match.start].span.to(tokens[state[1] - 1].span)
        return Mention(span, MentionKind.PLACE, name, _key(name, state[0]), "City"), state[1]
    if state is None and name in _words()["cautious"] and not _place_sign(tokens, match):
        return None
    end = state[1] if state else match.end
    span = tokens[match.start].span.to(tokens[end - 1].span)
    return Mention(span, MentionKind.PLACE, row.name, row.key, row.kind_class), end


def _default(tokens: Sequence[Token], match: Match[PlaceRow]) -> PlaceRow | None:
    """Settle a bare name: "Washington state" is the state, another state beats a city, else the largest."""
    after = tokens[match.end].text.lower() if match.end < len(tokens) else ""
    states = [r for r in match.rows if r.kind_class == "State"]
    before = tokens[match.start - 1].text.lower() if match.start else ""
    if states and len(states) < len(match.rows) and after != "state" and before in ("in", "from", "to"):
        return _pick([r for r in match.rows if r.kind_class != "State"], None)
    return _pick(states, None) or _pick(match.rows, None)


def _place_sign(tokens: Sequence[Token], match: Match[PlaceRow]) -> bool:
    before = tokens[match.start - 1].text.lower() if match.start else ""
    return before in ("in", "of", "from", "near", "to", "outside", "and", "at") and not (
        match.end < len(tokens) and _capital(tokens[match.end]))


def _unknown_city(tokens: Sequence[Token], i: int, tables: Tables) -> tuple[Mention, int] | None:
    """Find a city in no table by the state after it: "Dunmore, Ohio"."""
    if not _capital(tokens[i]) or (i and _capital(tokens[i - 1])):
        return None
    end = _name_end(tokens, i)
    if end - i > 3 or tokens[i].text in _words()["lists"]:
        return None
    state = _state_after(tokens, end, tables)
    before = tokens[i - 1].text.lower() if i else ""
    if state is None or before not in ("in", "from", "near", "of", "at", "outside"):
        return None
    name = _text(tokens, i, end)
    span: Span = tokens[i].span.to(tokens[state[1] - 1].span)
    return Mention(span, MentionKind.PLACE, name, _key(name, state[0]), "City"), state[1]
