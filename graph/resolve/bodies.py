"""Names of bodies that no table knows -> which of them are one name, spelled in two ways.

Takes names by the local ids of those who bear them, gives the name that stands for each, and decisions. Names of one
first letter and one number of words are compared word by word: "&" and "and", British and American spelling, a plural,
a slip of the pen. Words that differ in more than spelling are two bodies, and so are names with two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations

from rapidfuzz import fuzz

from graph.model import Decision, Feature
from graph.resolve.cluster import clusters, unambiguous
from graph.resolve.compare import judge
from graph.resolve.weights import CONFLICT
from graph.vocabulary import slug

LEAST = 82.0  # of rapidfuzz's ratio (0 to 100) between two words that may be one
SHORTEST = 5  # letters of a word in which a letter more or less is a slip and no other word
SHORTEST_NAME = 10  # letters of a name that says enough to be known by its spelling
SMALL = frozenset({"the", "a", "an", "of", "at", "for", "and", "in", "on", "to"})
SPELLED = Feature("name", 3.5, "one name, spelled in two ways")


def settle_bodies(names: Mapping[str, str]) -> tuple[Mapping[str, str], tuple[Decision, ...]]:
    """Return for each name the one that stands for it, the longest first, and the decisions; `names` are by id."""
    first: dict[str, str] = {}
    for one in sorted(names):
        first.setdefault(names[one], one)
    blocks: dict[tuple[str, int], list[str]] = {}
    for name in sorted(first):
        words = _words(name)
        blocks.setdefault((words[0][:1] if words else "", len(words)), []).append(name)
    decisions: dict[tuple[str, str], Decision] = {}
    for block in blocks.values():
        for left, right in combinations(sorted(block, key=first.__getitem__), 2):
            if features := compare_names(left, right):
                pair = first[left], first[right]
                decisions[pair] = Decision(*pair, judge(features), features)
    made = unambiguous([decisions[pair] for pair in sorted(decisions)])
    stands: dict[str, str] = {}
    for group in clusters(sorted(first.values()), made, within_documents=True):
        members = [names[one] for one in group]
        stands.update(dict.fromkeys(members, min(members, key=lambda name: (-len(name), name))))
    return stands, made


def compare_names(one: str, other: str) -> tuple[Feature, ...]:
    """Return what speaks for and against two names being one; none where they are not alike."""
    left, right = _words(one), _words(other)
    if (
        len(left) != len(right)
        or len("".join(left)) < SHORTEST_NAME
        or not all(_alike(a, b) for a, b in zip(left, right, strict=True))
    ):
        return ()
    numbers = [re.findall(r"\d+", name) for name in (one, other)]
    if numbers[0] != numbers[1]:
        reason = f"numbers differ: {one} and {other}"
        return SPELLED, Feature("number", CONFLICT, reason)
    return (SPELLED,)


def _words(name: str) -> list[str]:
    """Return the words that make a name, without small ones, in small letters."""
    words = [slug(word) for word in re.split(r"[\s,/]+", name.replace("&", " and "))]
    return [word for word in words if word and word not in SMALL]


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are one, spelled in two ways."""
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST or one[0] != other[0]:
        return False
    singular = [word.removesuffix("ies") + "y" if word.endswith("ies") else word for word in (one, other)]
    return one.isalpha() and other.isalpha() and fuzz.ratio(*singular) >= LEAST
