"""Names as people type them -> the thing that a report is about.

`graph.asking` finds the thing; here a choice may be narrowed to some things, as a judge is one who has ruled or was
assigned a case.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.asking import Named, NotOne
from graph.asking.names import explained, several, take
from graph.errors import QueryError

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Named", "explained", "resolved"]


def resolved(store: Store, typed: str, kind: str, judges: Iterable[str] | None = None) -> Named:
    """Return the thing of a kind that is meant; `judges`, if given, are the IRIs to choose from.

    Raises NotOne for a name that fits several things or none, QueryError for somebody who is no judge.
    """
    chosen = None if judges is None else set(judges)
    try:
        found = take(store, typed, kind)
    except NotOne as error:
        fitting = [one for one in error.candidates if chosen is not None and one.iri in chosen]
        if error.several and len(fitting) == 1:
            return fitting[0]
        raise (several(typed, fitting) if fitting and error.several else error) from None
    if chosen is not None and found.iri not in chosen:
        raise QueryError(f"{found.told()} is no judge: the graph has no ruling and no case of theirs")
    return found
