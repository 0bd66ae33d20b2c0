"""Document -> sentences, quotations and mentions.

The annotators run in a fixed order, the strict ones first; each sees what the earlier ones found.
"""

from __future__ import annotations

from graph.annotate.bodies import bodies
from graph.annotate.courts import courts
from graph.annotate.dates import dates
from graph.annotate.law import law
from graph.annotate.measures import measures
from graph.annotate.money import money
from graph.annotate.offices import offices
from graph.annotate.people import people
from graph.annotate.places import places
from graph.annotate.quotes import quotes
from graph.annotate.select import select
from graph.annotate.sentences import sentences
from graph.model import Annotated, Document
from graph.tables import Tables

__all__ = ["annotate"]


def annotate(document: Document, tables: Tables) -> Annotated:
    """Return the document with its sentences, quotations and mentions."""
    parts = sentences(document)
    where = places(parts, tables)
    taken = select(
        (
            *law(document, parts),
            *dates(document, parts),
            *money(document, parts),
            *courts(parts, where, tables),
            *bodies(parts, tables),
            *where,
        )
    )
    posts = offices(document, parts, taken, tables)
    taken = select((*taken, *posts))
    named = people(document, parts, taken, tables)
    taken = _with_people(taken, named)
    return Annotated(document, parts, quotes(document, parts), select((*taken, *measures(parts, taken))))


def _with_people(taken: tuple, named: tuple) -> tuple:
    """Put people over what they overlap: the finder of people has seen the rest and decided."""
    spans = [p.span for p in named]
    return tuple(m for m in taken if not any(m.span.overlaps(s) for s in spans)) + tuple(named)
