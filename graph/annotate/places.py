"""Jurisdictions in text: cities, counties, states and countries, as parties and as places.

Takes sentences and the authority tables, gives PLACE mentions. A name that several places share is settled by a
state beside it ("Portland, Oregon"), by the only state among theirs that the document names, else, for a city, by
size; a county's may stay open. A place in no table is found only where the words say what it is ("Harlan County",
"the city of Dunmore", "Dunmore, Ohio").
Names that are as often surnames or words count only with such a sign. Which Washington, and which New York, is read
off the words and the lists around them. Demonyms and parts of longer names ("New England") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.annotate.gazetteer import Match
from graph.annotate.phrases import covered, is_capital, low, spelled, word
from graph.annotate.place_senses import Setting, list_after, list_before, sense_of
from graph.annotate.place_words import World, place_words, world
from graph.model import Mention, MentionKind, Sentence, Tokens
from graph.tables import PlaceRow, Tables

GOVERNMENTS = {
    "city": "City", "town": "City", "village": "City", "borough": "City", "county": "County", "state": "State",
    "commonwealth": "State", "parish": "County",
}  # fmt: skip
COUNTY_WORDS = {"County": "County", "Parish": "Parish", "Cty": "County", "Cty.": "County"}
AT_PLACE = ("in", "from", "near", "of", "at", "outside")


class _Line(NamedTuple):
    """One sentence with the names of the tables in it, by their first token; `stated` where a state may be named."""

    tokens: Tokens
    starts: Mapping[int, Match[PlaceRow]]
    setting: Setting
    stated: bool


class _Made(NamedTuple):
    """A mention and the index of the token after it."""

    mention: Mention
    end: int


def places(sentences: Sequence[Sentence], tables: Tables) -> tuple[Mention, ...]:
    """Return the PLACE mentions of all sentences, sorted, without overlaps."""
    atlas = world(tables)
    matches = [tuple(atlas.gazetteer.find(s.tokens)) for s in sentences]
    setting = Setting.of([s.tokens for s in sentences], matches, atlas)
    found: list[Mention] = []
    for sentence, here in zip(sentences, matches, strict=True):
        stated = not sentence.tokens.words.isdisjoint(atlas.state_words)
        found.extend(_in_sentence(_Line(sentence.tokens, {m.start: m for m in here}, setting, stated), atlas))
    return tuple(found)


def _in_sentence(line: _Line, atlas: World) -> Iterator[Mention]:
    tokens, end = line.tokens, 0
    governed, county = tokens.at_low(GOVERNMENTS.keys()), not tokens.words.isdisjoint(COUNTY_WORDS)
    capitals = (
        [i for i, text in enumerate(tokens.texts[: len(tokens)]) if text[0].isupper()] if county or line.stated else []
    )
    for i in sorted({*governed, *capitals, *line.starts}):
        if i < end:
            continue
        made = _government(line, i, atlas) or (_county(line, i, atlas) if county else None) or _named(line, i, atlas)
        if made is not None:
            yield made.mention
            end = made.end


def _state_after(tokens: Tokens, i: int, atlas: World) -> tuple[PlaceRow, int] | None:
    """Read ", Ohio", ", Calif.," or "(Ohio)" at token `i`; give the state and the index after it."""
    if i + 1 >= len(tokens) or tokens[i].text not in (",", "("):
        return None
    close = 1 if tokens[i].text == "(" else 0
    for length in (3, 2, 1):
        if i + 1 + length > len(tokens):
            continue
        words = " ".join(t.text for t in tokens[i + 1 : i + 1 + length])
        row = atlas.states.get(words) or atlas.states.get(words + ".")
        if row is not None and (close or len(words) > 2 or words.isupper()):
            return row, min(i + 1 + length + close, len(tokens))
    return None


def _government(line: _Line, i: int, atlas: World) -> _Made | None:
    """Find "city of Dunmore", "City and County of Marlow", "state of Ohio" at token `i`."""
    tokens, kind = line.tokens, GOVERNMENTS.get(low(line.tokens, i))
    if kind is None or (low(tokens, i - 1) == "of" and is_capital(tokens, i - 2)):
        return None  # "Secretary of State of Ohio"
    j = i + 3 if low(tokens, i + 1) == "and" and low(tokens, i + 2) == "county" else i + 1
    if low(tokens, j) != "of" or not is_capital(tokens, j + 1):
        return None
    known = line.starts.get(j + 1)
    end = known.end if known is not None else _name_end(tokens, j + 1)
    name = spelled(tokens, j + 1, end)
    if kind == "County" and not name.endswith("County"):
        name += " County"
    return _make(line, (i, end), name, kind, atlas)


def _county(line: _Line, i: int, atlas: World) -> _Made | None:
    """Find "Harlan County", "Marlow Parish" at token `i`."""
    tokens, end = line.tokens, i
    while end - i < 3 and is_capital(tokens, end) and tokens[end].text not in COUNTY_WORDS:
        end += 1
    if end == i or word(tokens, end) not in COUNTY_WORDS:
        return None
    while i < end and tokens[i].text in place_words().not_in_county_names:
        i += 1
    if i == end:
        return None  # "The County of Marlow"
    kind = COUNTY_WORDS[tokens[end].text]
    name = f"{spelled(tokens, i, end)} {kind}"
    stop = end + 2 if tokens[end].text == "Cty" and word(tokens, end + 1) == "." else end + 1
    if name not in atlas.named and (low(tokens, i - 1) in ("a", "an", "every", "each") or not name[0].isupper()):
        return None
    return _make(line, (i, stop), name, "County", atlas)


def _name_end(tokens: Tokens, i: int) -> int:
    end = i
    while end - i < 4 and is_capital(tokens, end) and low(tokens, end) not in place_words().city_words:
        end += 1
    return max(end, i + 1)


def _make(line: _Line, bounds: tuple[int, int], name: str, kind: str, atlas: World) -> _Made | None:
    """Make a mention of a place whose kind the words tell; a state must be one of the tables."""
    start, end = bounds
    state = _state_after(line.tokens, end, atlas)
    choose = line.setting.county if kind == "County" else line.setting.pick
    named = [r for r in atlas.named.get(name, ()) if kind in (r.kind_class, "County")]  # some cities are counties
    row = choose(named, state and state[0])
    stop = state[1] if state else end
    span = covered(line.tokens, start, stop)
    if row is not None:
        return _Made(Mention(span, MentionKind.PLACE, row.name, row.key, row.kind_class), stop)
    if kind == "State":
        return None
    return _Made(Mention(span, MentionKind.PLACE, name, _key(name, state and state[0]), kind), stop)


def _key(name: str, state: PlaceRow | None) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"{words}-{state.state.lower()}" if state else ""


def _named(line: _Line, i: int, atlas: World) -> _Made | None:
    match = line.starts.get(i)
    if match is None:
        return _unknown_city(line, i, atlas) if line.stated else None
    if _is_part(line.tokens, match):
        return None
    made = _with_state(line, match, atlas)
    if made is not None:
        return made
    row = sense_of(line.tokens, line.starts, match, line.setting)
    name = spelled(line.tokens, match.start, match.end)
    if name in atlas.cautious and not _place_sign(line, match, atlas):
        return None
    span = covered(line.tokens, match.start, match.end)
    if row is None:
        return _Made(Mention(span, MentionKind.PLACE, name, "", "County"), match.end)
    shown = place_words().capital_name.get(row.key, row.name) if name in place_words().capital else row.name
    return _Made(Mention(span, MentionKind.PLACE, shown, row.key, row.kind_class), match.end)


def _is_part(tokens: Tokens, match: Match[PlaceRow]) -> bool:
    """Tell whether the name is the end of a longer one that no table knows: "New England", "South America"."""
    before = word(tokens, match.start - 1)
    if before in place_words().name_starts:
        return True
    return before in place_words().directions and all(r.kind_class in ("City", "Country") for r in match.rows)


def _with_state(line: _Line, match: Match[PlaceRow], atlas: World) -> _Made | None:
    """Find "Portland, Oregon" and "Columbus, Georgia," but not the list "New York, California and Ohio"."""
    tokens, cities = line.tokens, [r for r in match.rows if r.kind_class == "City"]
    state = _state_after(tokens, match.end, atlas)
    if state is None or not cities:
        return None
    name = spelled(tokens, match.start, match.end)
    if name in place_words().lists or any(r.kind_class == "State" and r != state[0] for r in match.rows):
        return None
    row = line.setting.pick(cities, state[0])
    listed = low(tokens, state[1]) in ("and", "or") or (low(tokens, state[1]) == "," and state[1] + 1 in line.starts)
    if row is None and (listed or state[0].key in place_words().capital.values()):
        return None
    key = row.key if row is not None else _key(name, state[0])
    mention = Mention(covered(tokens, match.start, state[1]), MentionKind.PLACE, row.name if row else name, key, "City")
    return _Made(mention, state[1])


def _place_sign(line: _Line, match: Match[PlaceRow], atlas: World) -> bool:
    """Tell whether the words beside a name that may be a person's show that it is a place."""
    tokens, words = line.tokens, place_words()
    if low(tokens, match.end) in words.city_words and is_capital(tokens, match.end):
        return True
    beside = (list_before(tokens, line.starts, match), list_after(tokens, line.starts, match))
    if any(m is not None and spelled(tokens, m.start, m.end) not in atlas.cautious for m in beside):
        return True
    return low(tokens, match.start - 1) in words.place_signs and not is_capital(tokens, match.end)


def _unknown_city(line: _Line, i: int, atlas: World) -> _Made | None:
    """Find a city in no table by the state after it: "in Dunmore, Ohio"."""
    tokens = line.tokens
    if not is_capital(tokens, i) or is_capital(tokens, i - 1):
        return None
    end = _name_end(tokens, i)
    if end - i > 3 or tokens[i].text in place_words().lists:
        return None
    state = _state_after(tokens, end, atlas)
    if state is None or (low(tokens, i - 1) not in AT_PLACE and not _in_list(line, i, state[1])):
        return None
    name = spelled(tokens, i, end)
    mention = Mention(covered(tokens, i, state[1]), MentionKind.PLACE, name, _key(name, state[0]), "City")
    return _Made(mention, state[1])


def _in_list(line: _Line, i: int, end: int) -> bool:
    """Tell whether "X, Ill." at `i` goes on a list of towns: a state and a comma stand before it."""
    k = i - 1
    while k > max(0, i - 4) and low(line.tokens, k) in (",", ";", "and", "or"):
        k -= 1
    return k < i - 1 and line.tokens[end - 1].text.endswith(".") and word(line.tokens, k).endswith(".")
