"""Names as people type them -> the thing of a graph that they mean.

Takes a graph, what was typed, and the classes that are asked for; gives the thing. What was typed may be an IRI, the
end of one, a label, another name, or some words of a name in any order and without accents. Where it fits nothing, or
several things alike, a QueryError names those that come near.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from graph.errors import QueryError
from graph.vocabulary import CG, DCTERMS, RDF_TYPE, RDFS, SKOS

if TYPE_CHECKING:
    from pyoxigraph import Store

SHOWN = 6  # things that a message names
LIKE = 0.6  # likeness from which a name is a near miss
IDLE = frozenset("judge justice the of v vs versus mayor hon honorable".split())


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A thing by its label, IRI and all names."""

    label: str
    iri: str
    names: tuple[str, ...]


def resolved(store: Store, typed: str, classes: Sequence[str], only: Iterable[str] | None = None) -> Named:
    """Return the thing that is meant; `only`, if any of it exists, are the IRIs to choose from."""
    things = named(store, classes)
    chosen = set(only or ())
    things = tuple(one for one in things if one.iri in chosen) or things
    for fits in (_is, _named, _called, _worded):
        found = [one for one in things if fits(one, typed)]
        if len(found) == 1:
            return found[0]
        if found:
            raise QueryError(f"{typed!r} may mean {len(found)} things; say which: {_shown(found)}")
    sort = " or ".join(kind.lower() for kind in classes)
    near = sorted(things, key=lambda one: (-_likeness(one, typed), one))
    close = [one for one in near if _likeness(one, typed) >= LIKE]
    hint = f"near it: {_shown(close)}" if close else f"the graph has: {_shown(near)}" if near else "the graph has none"
    raise QueryError(f"no {sort} is called {typed!r}; {hint}")


def named(store: Store, classes: Sequence[str]) -> tuple[Named, ...]:
    """Return the things of the classes with their names, sorted; of a document its identifier is a name too."""
    from pyoxigraph import NamedNode

    found: set[Named] = set()
    for kind in classes:
        for quad in store.quads_for_pattern(None, NamedNode(RDF_TYPE), NamedNode(CG + kind), None):
            names = [
                str(getattr(each.object, "value", ""))
                for name in (RDFS + "label", DCTERMS + "identifier", SKOS + "altLabel")
                for each in store.quads_for_pattern(quad.subject, NamedNode(name), None, None)
            ]
            iri = str(getattr(quad.subject, "value", ""))
            found.add(Named(names[0] if names else iri, iri, tuple(sorted(names))))
    return tuple(sorted(found))


def _is(one: Named, typed: str) -> bool:
    return typed in (one.iri, one.iri.rsplit("/", 1)[-1]) or ("/" in typed and one.iri.endswith("/" + typed))


def _named(one: Named, typed: str) -> bool:
    return bool(words(typed)) and any(words(name) == words(typed) for name in one.names)


def _called(one: Named, typed: str) -> bool:
    return bool(_weighty(typed)) and any(_weighty(name) == _weighty(typed) for name in one.names)


def _weighty(text: str) -> list[str]:
    return [word for word in words(text) if word not in IDLE]


def _worded(one: Named, typed: str) -> bool:
    asked = set(_weighty(typed)) or set(words(typed))
    return bool(asked) and any(asked <= set(words(name)) for name in one.names)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters without accents.

    >>> words("  José de la Vega, Jr. ")
    ('jose', 'de', 'la', 'vega', 'jr')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return tuple(re.findall(r"\w+", plain.casefold()))


def _likeness(one: Named, typed: str) -> float:
    asked = words(typed)
    best = 0.0
    for name in one.names:
        parts = words(name)
        whole = SequenceMatcher(None, " ".join(asked), " ".join(parts)).ratio()
        word = max((SequenceMatcher(None, a, b).ratio() for a in asked for b in parts if b not in IDLE), default=0.0)
        best = max(best, whole, word)
    return best


def _shown(found: Sequence[Named]) -> str:
    labels = [one.label for one in found]
    told = [
        f"{one.label} ({one.iri.rsplit('/', 1)[-1]})" if labels.count(one.label) > 1 else one.label
        for one in found[:SHOWN]
    ]
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return "; ".join(told) + more
