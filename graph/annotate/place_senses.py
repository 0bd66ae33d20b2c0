"""Which of several namesakes a place name means: the state or the city, this state's city or that one's.

Takes the names of the tables found in a document, gives a `Setting` (which states the document speaks of) and for
each name one row. Told by what stands beside the name in a list, by the words before and after it, by the states that
the document names, and last by size. A name of the capital that is also a state's ("Washington") is the state where
the document shows it once, else the capital.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.annotate.gazetteer import Match
from graph.annotate.phrases import low, spelled
from graph.annotate.place_words import World, place_words
from graph.model import Tokens
from graph.tables import PlaceRow

Found = Mapping[int, Match[PlaceRow]]
LARGE_COUNTY = 1_000_000  # counties of this size are known by their bare name
FEW = 2  # a document that names more states than these tells nothing of its towns


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document says of states: `states` it names, `local` those whose towns or counties it names.

    `counties` holds the keys of counties that it names with their state; `capital` maps a name shared by a state and
    the capital to the row of the capital, unless the document uses the name of the state.
    """

    states: frozenset[str]
    local: frozenset[str]
    counties: frozenset[str]
    capital: Mapping[str, PlaceRow]

    @staticmethod
    def of(sentences: Sequence[Tokens], matches: Sequence[Sequence[Match[PlaceRow]]], atlas: World) -> Setting:
        """Read the setting off all names of a document."""
        shared = place_words().capital
        states: set[str] = set()
        local: set[str] = set()
        counties: set[str] = set()
        own: set[str] = set()
        for tokens, found in zip(sentences, matches, strict=True):
            starts = {m.start: m for m in found}
            for match in found:
                row = match.rows[0]
                counties.update(_counties_told(tokens, starts, match))
                name = spelled(tokens, match.start, match.end)
                if name in shared:
                    if _beside(tokens, starts, match, shared) == "State" or _worded(tokens, match) == "State":
                        own.add(name)
                elif len(match.rows) == 1:
                    (states if row.kind_class == "State" else local).add(row.state)
        capital = {n: atlas.by_key[k] for n, k in shared.items() if n not in own and k in atlas.by_key}
        named = states | local
        capital = {n: r for n, r in capital.items() if n in atlas.states and atlas.states[n].state not in named}
        return Setting(frozenset(states), frozenset(local), frozenset(counties), capital)

    def pick(self, rows: Sequence[PlaceRow], state: PlaceRow | None) -> PlaceRow | None:
        """Choose among namesakes: the one in `state` where that is said, in a state of the document, the largest."""
        if state is not None:
            rows = [r for r in rows if r.state == state.state]
        largest = max(rows, key=lambda r: (r.population, r.key), default=None)
        if largest is None or len(self.states) > FEW or largest.state in self.states | self.local:
            return largest
        near = [r for r in rows if r.state and r.state in self.states]
        return near[0] if len(near) == 1 else largest

    def county(self, rows: Sequence[PlaceRow], state: PlaceRow | None) -> PlaceRow | None:
        """Choose among counties of one name: the one in `state`, or in the state that the document once gave it.

        Else it is the only one of the largest, which are known by their bare name, or the only one in a state that the
        document speaks of. What leaves a doubt is none: thirty states have a Washington County.
        """
        if state is not None:
            return next((r for r in rows if r.state == state.state), None)
        said = [r for r in rows if r.key in self.counties]
        large = [r for r in rows if r.population >= LARGE_COUNTY]
        fits = said or large or list(rows)
        if len(fits) > 1:
            fits = [r for r in fits if r.state in self.states | self.local]
        return fits[0] if len(fits) == 1 else None


def list_before(tokens: Tokens, starts: Found, match: Match[PlaceRow]) -> Match[PlaceRow] | None:
    """Return the member of a list right before a name: "Iowa" of "Ohio, Iowa and Maine" before "Maine"."""
    i = match.start - 1
    if low(tokens, i) in ("and", "or", "&"):
        i -= 1
    elif low(tokens, i) != ",":
        return None
    if low(tokens, i) == ",":
        i -= 1
    return next((m for k in range(max(0, i - 3), i + 1) if (m := starts.get(k)) is not None and m.end == i + 1), None)


def list_after(tokens: Tokens, starts: Found, match: Match[PlaceRow]) -> Match[PlaceRow] | None:
    """Return the member of a list right after a name."""
    i = match.end
    if low(tokens, i) not in (",", "and", "or", "&"):
        return None
    return starts.get(i + 1) or (starts.get(i + 2) if low(tokens, i + 1) in ("and", "or", "&") else None)


def sense_of(tokens: Tokens, starts: Found, match: Match[PlaceRow], setting: Setting) -> PlaceRow | None:
    """Return the row that a bare name means, or None for a county that may be any of several."""
    if all(r.kind_class == "County" for r in match.rows):
        return setting.county(match.rows, None)
    name = spelled(tokens, match.start, match.end)
    states = [r for r in match.rows if r.kind_class == "State"]
    if name in setting.capital:
        return setting.capital[name]
    others = [r for r in match.rows if r.kind_class == "City"]
    if states and others:
        told = _beside(tokens, starts, match, place_words().capital) or _worded(tokens, match)
        if told is None and low(tokens, match.start - 1) in place_words().place_signs - {"of"}:
            told = "City"
        rows = others if told == "City" else states
    else:
        rows = states or list(match.rows)
    return setting.pick(rows, None) or match.rows[0]


def _counties_told(tokens: Tokens, starts: Found, match: Match[PlaceRow]) -> Iterator[str]:
    """Yield the key of a county that stands before its state: "King County, Texas"."""
    after = starts.get(match.end + 1) if low(tokens, match.end) == "," else None
    states = {r.state for r in after.rows if r.kind_class == "State"} if after is not None else set()
    yield from (r.key for r in match.rows if r.kind_class == "County" and r.state in states)


def _worded(tokens: Tokens, match: Match[PlaceRow]) -> str | None:
    """Tell "State" or "City" by the word after a name: "New York attorney general", "New York police"."""
    after = low(tokens, match.end)
    if after == "'s":
        after = low(tokens, match.end + 1)
    if after in place_words().state_words:
        return "State"
    return "City" if after in place_words().city_words else None


def _beside(tokens: Tokens, starts: Found, match: Match[PlaceRow], shared: Mapping[str, str]) -> str | None:
    """Tell "State" or "City" by the other members of the list that a name stands in."""
    for other in (list_before(tokens, starts, match), list_after(tokens, starts, match)):
        if other is None or spelled(tokens, other.start, other.end) in shared:
            continue
        kinds = {r.kind_class for r in other.rows}
        if len(kinds) == 1 and kinds <= {"State", "City"}:
            return kinds.pop()
    return None
