"""The words of `titles.yaml` as a pattern: which phrases are titles, and how each may be used.

Takes nothing but the data file; gives a `Titles` value with one compiled pattern for all titles. Where a title
counts, and whose it is, is decided in `offices` and in the frames.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from graph.annotate.first_look import folded
from graph.tables import read_yaml


@dataclass(frozen=True, slots=True)
class Head:
    """A title's last words. `use` is "free", "modified" or "named"; `singular` differs from `word` for a plural."""

    word: str
    singular: str
    use: str
    field: bool
    client: bool


@dataclass(frozen=True, slots=True)
class Titles:
    """All titles: `pattern` has the groups `mods` and `head`; the other fields are lower-case words.

    `firsts` holds the letters that a match can begin with, up to the first other sign, each with the letters that one
    of must follow after one sign more (none for a word that may stand alone); `lasts` the last letters of all heads.
    `abbreviations` maps what is printed to the full word, `abbreviated_plurals` what is printed to its singular.
    """

    pattern: re.Pattern[str]
    firsts: Mapping[str, tuple[str, ...]]
    lasts: frozenset[str]
    heads: Mapping[str, Head]
    abbreviations: Mapping[str, str]
    abbreviated_plurals: Mapping[str, str]
    portfolios: frozenset[str]
    portfolio_heads: frozenset[str]
    dropped: frozenset[str]
    closed: frozenset[str]
    collectives: frozenset[str]

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches of `pattern` from left to right, as `finditer` does, but tried at likely words alone."""
        end, same = 0, folded(text)  # sign for sign as long as the text
        words = frozenset(_LETTERS.findall(same))
        if self.lasts.isdisjoint(words) or words.isdisjoint(self.firsts):
            return
        for word in _LETTERS.finditer(same):
            after = self.firsts.get(word.group())
            if after is None or word.start() < end:
                continue
            if not after or same.startswith(after, word.end() + 1):
                match = self.pattern.match(text, word.start())
                if match is not None:
                    end = match.end()
                    yield match


_LETTERS = re.compile(r"[^\W\d_]+")


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of the words, the longest first; a blank matches a blank or a hyphen."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"[ -]").replace("'", "['\u2019]") for w in ordered)


def _firsts(forms: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the first words of the forms, each with the second words after one sign; none where one stands alone."""
    found: dict[str, set[str]] = {}
    for form in forms:
        words = list(_LETTERS.finditer(folded(form)))
        near = len(words) > 1 and words[1].start() == words[0].end() + 1
        found.setdefault(words[0].group(), set()).add(words[1].group() if near else "")
    return {first: () if "" in after else tuple(sorted(after)) for first, after in found.items()}


@lru_cache(maxsize=1)
def titles() -> Titles:
    """Return the titles of `titles.yaml`, compiled once."""
    data = cast("dict[str, object]", read_yaml("titles.yaml"))
    heads: dict[str, Head] = {}
    for group in cast("list[dict[str, object]]", data["heads"]):
        use, field, client = str(group["use"]), bool(group.get("field")), bool(group.get("client"))
        for word in cast("list[str]", group["words"]):
            heads[word] = Head(word, word, use, field, client)
        for word, singular in cast("dict[str, str]", group["plural"]).items():
            heads[word] = Head(word, singular, "named", field, client)
    abbreviations = cast("dict[str, str]", data["abbreviations"])
    plurals = cast("dict[str, str]", data["abbreviated_plurals"])
    portfolios = cast("list[str]", data["portfolios"])
    portfolio_heads = cast("list[str]", data["portfolio_heads"])
    listed = [*cast("list[str]", data["modifiers"]), *portfolios, *portfolio_heads, *heads]
    short_forms = [*abbreviations, *plurals]
    modifiers, short = _any_of(cast("list[str]", data["modifiers"])), _any_of(short_forms)
    of_portfolio = rf"(?:{_any_of(portfolio_heads)})[ ]of[ ](?-i:{_any_of(portfolios)})"
    portfolio_first = rf"(?-i:{_any_of(portfolios)})[ ](?:{_any_of(portfolio_heads)})"
    pattern = re.compile(
        rf"(?:(?<![\w.\u2019'-])|(?<=\bthen-)|(?<=\bnow-))(?P<mods>(?:(?:{modifiers})[ -]|co-){{0,6}})"
        rf"(?P<head>{of_portfolio}|{portfolio_first}|{_any_of(heads)}|(?-i:{short}))(?![\w-]|[ ]general\b)",
        re.IGNORECASE,
    )
    return Titles(
        pattern,
        _firsts((*listed, *short_forms, "co-")),
        frozenset(_LETTERS.findall(folded(form))[-1] for form in (*portfolio_heads, *heads, *short_forms)),
        heads,
        abbreviations,
        plurals,
        frozenset(w.lower() for w in portfolios),
        frozenset(portfolio_heads),
        frozenset(cast("list[str]", data["dropped"])),
        frozenset(cast("list[str]", data["closed"])),
        frozenset(cast("list[str]", data["collectives"])),
    )
