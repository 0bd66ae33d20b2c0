"""A name as people type it -> the things of a graph that it may mean, the best first.

Case, accents, punctuation and honorifics do not count; further names, the end of the IRI, last names, single words,
beginnings of words and initials do. A thing is taken where it alone fits best; else `NotOne` tells which fit, or which
are near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.asking.sentences import values
from graph.errors import QueryError
from graph.vocabulary import CG, DCTERMS, RDF, RDF_TYPE, RDFS, SKOS, slug

if TYPE_CHECKING:
    from pyoxigraph import Store

GROUPS = {
    "Agent": ("Person", "Organization", "Jurisdiction", "Group"),
    "Thing": (
        "Person Organization Jurisdiction Group Case Ruling Measure LegalProvision Programme Grant Statement Tenure"
    ).split(),
}
EVENTS = frozenset({"Ruling", "Grant", "Statement", "Tenure"})  # their labels hold the names of others
NAMES = (RDFS + "label", SKOS + "altLabel", DCTERMS + "identifier", DCTERMS + "title")
TITLES = frozenset("judge justice chief mayor governor president senator sheriff mr mrs ms dr hon the".split())
TITLES |= frozenset("city town state commonwealth".split())  # "City of" stands before the names of places
IDLE = frozenset("v vs versus and the of".split())
NEAR = 5  # how many near misses are told
MOST = 12  # how many of several that fit


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A thing with its label, its classes as local names, its other names, and how many claims speak of it."""

    label: str
    iri: str
    classes: tuple[str, ...]
    names: tuple[str, ...]
    claims: int = 0

    def told(self) -> str:
        """Return the thing as one line: its label, what it is, and the end of its IRI."""
        kinds = ", ".join(self.classes)
        return f"{self.label} ({kinds}; {ending(self.iri)}; {self.claims} claim{'' if self.claims == 1 else 's'})"


class NotOne(QueryError):  # noqa: N818  told by its name
    """A name that fits several things, or none; `candidates` holds those that fit, or those that are near."""

    def __init__(self, message: str, candidates: Sequence[Named], several: bool) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)
        self.several = several


def ending(iri: str) -> str:
    """Return the end of the IRI of a thing: its kind and its name."""
    return "/".join(iri.rsplit("/", 2)[1:])


@lru_cache(maxsize=1 << 18)
def folded(text: str) -> str:
    """Return a name without case, accents and punctuation.

    >>> folded("Doña Ana County, N.M."), folded("東京")
    ('dona ana county n m', '東京')
    """
    return slug(text).replace("-", " ") or " ".join(text.casefold().split())


def take(store: Store, text: str, kind: str, known: Sequence[Named] | None = None) -> Named:
    """Return the one thing of a kind ("Person", "Agent", "Thing") that the text names; raise NotOne otherwise.

    known: what `things` gives for the kind, where somebody has kept it.
    """
    among = list(things(store, kind)) if known is None else known
    return chosen(store, text, among, f"no {kind.lower()} of the graph is called {text!r}")


def chosen(store: Store, text: str, known: Sequence[Named], missing: str) -> Named:
    """Return the one of the known things that the text names; raise NotOne otherwise, with the message for none."""
    best = _best(text, known)
    if len(best) == 1:
        return _counted(store, best[0])
    if best:
        raise several(text, [_counted(store, one) for one in best])
    raise NotOne(missing, nearest(store, text, known), False)


def several(text: str, found: Sequence[Named]) -> NotOne:
    """Return the error for a text that fits all these things; those with most claims stand first."""
    first = sorted(found, key=lambda one: (-one.claims, one))[:MOST]
    more = f", these {MOST} first" if len(found) > MOST else ""
    return NotOne(f"{text!r} fits {len(found)} things{more}; name one of them", first, True)


def nearest(store: Store, text: str, known: Sequence[Named]) -> list[Named]:
    """Return the things whose names are most like the text, with their claims counted."""
    return [_counted(store, one) for one in _near(text, known)]


def explained(error: NotOne) -> QueryError:
    """Return the error with the things that fit, or come near, in its message."""
    told = "; ".join(one.told() for one in error.candidates)
    near = "" if error.several else "near it: "
    return QueryError(f"{error}{f'; {near}{told}' if told else ''}")


def things(store: Store, kind: str) -> Iterator[Named]:
    """Yield the things of a kind, in order of their IRIs."""
    import pyoxigraph as ox

    found: set[str] = set()
    for name in GROUPS.get(kind, (kind,)):
        for quad in store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), ox.NamedNode(CG + name)):
            found.add(str(getattr(quad.subject, "value", quad.subject)))
    for iri in sorted(found):
        names = [value for predicate in NAMES for value in values(store, iri, predicate)]
        if names:
            classes = [value.removeprefix(CG) for value in values(store, iri, RDF_TYPE) if value.startswith(CG)]
            yield Named(names[0], iri, tuple(sorted(classes)), tuple(dict.fromkeys(names[1:])))


def _counted(store: Store, thing: Named) -> Named:
    import pyoxigraph as ox

    node = ox.NamedNode(thing.iri)
    ends = (ox.NamedNode(RDF + "subject"), ox.NamedNode(RDF + "object"))
    count = sum(1 for end in ends for _ in store.quads_for_pattern(None, end, node))
    return Named(thing.label, thing.iri, thing.classes, thing.names, count)


def _best(text: str, known: Sequence[Named]) -> list[Named]:
    """Return the things that fit best, by the first of the ways of `_fit` in which any does."""
    exact = [one for one in known if text in (one.iri, ending(one.iri))]
    if exact:
        return exact
    typed = folded(text)
    ranks: dict[int, list[Named]] = {}
    for one in known:
        rank = _fit(typed, one)
        if rank is not None:
            ranks.setdefault(rank, []).append(one)
    return ranks[min(ranks)] if ranks else []


def _fit(typed: str, thing: Named) -> int | None:
    """Return how well the folded text fits a thing, 0 best, or None where it does not."""
    label, others = folded(thing.label), [folded(name) for name in thing.names]
    if typed == label:
        return 0
    if typed in others or typed == folded(thing.iri.rsplit("/", 1)[-1]):
        return 1
    later = 10 if EVENTS & set(thing.classes) else 0
    words = [word for word in typed.split() if word not in IDLE]
    bare = [word for word in words if word not in TITLES]
    for wanted, worse in ((words, 0), (bare, 3)):  # "Justice Department" before "Justice Quill" without the title
        rank = _by_words(wanted, (label, *others), "Person" in thing.classes)
        if rank is not None:
            return rank + worse + later
    return 8 + later if any(len(typed) > 2 and typed in name for name in (label, *others)) and bare else None


def _by_words(wanted: Sequence[str], names: Sequence[str], person: bool) -> int | None:
    """Return how well words fit the words of one of the names: all of them, some, or beginnings; None if not."""
    spread = [name.split() for name in names]
    if not wanted:
        return None
    if any(set(wanted) == set(words) - IDLE for words in spread) or (person and list(wanted) == spread[0][-1:]):
        return 2
    if any(set(wanted) <= set(words) for words in spread):
        return 3
    for words in spread:
        all_words, heavy = ("".join(word[0] for word in kept) for kept in (words, [w for w in words if w not in IDLE]))
        initials = f"{all_words} {heavy}"
        if all(any(word.startswith(part) for word in words) or _short(part, initials) for part in wanted):
            return 4
    return None


def _short(part: str, initials: str) -> bool:
    """Tell whether the word is made of the first letters of words that follow each other: "sf" of San Francisco."""
    return 1 < len(part) < 5 and part in initials


def _near(text: str, known: Sequence[Named]) -> list[Named]:
    """Return the things whose names are most like the text, the likest first."""
    from rapidfuzz import fuzz, process, utils

    names = [(name, one) for one in known for name in (one.label, *one.names)]
    choices = [folded(name) for name, _ in names]
    found = process.extract(folded(text), choices, scorer=fuzz.WRatio, processor=utils.default_process, limit=4 * NEAR)
    like = [names[place][1] for _, score, place in found if score >= 60]
    return list(dict.fromkeys(like))[:NEAR]
