"""Document -> sentences, quotations and mentions.

The annotators run in a fixed order, the strict ones first; each sees what the earlier ones found.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.annotate.bodies import bodies
from graph.annotate.courts import courts
from graph.annotate.dates import dates
from graph.annotate.employers import employers
from graph.annotate.executive_orders import executive_orders
from graph.annotate.government_acts import government_acts
from graph.annotate.law import law
from graph.annotate.measures import measures
from graph.annotate.money import money
from graph.annotate.named_measures import named_measures
from graph.annotate.offices import offices
from graph.annotate.people import people
from graph.annotate.places import places
from graph.annotate.quotes import quotes
from graph.annotate.select import TAKEN, select
from graph.annotate.sentences import sentences
from graph.model import Annotated, Document, Mention
from graph.tables import Tables

__all__ = ["annotate"]


def annotate(document: Document, tables: Tables) -> Annotated:
    """Return the document with its sentences, quotations and mentions."""
    parts = sentences(document)
    where = places(parts, tables)
    rules = law(document, parts)
    named = named_measures(parts, rules, tables)
    taken = select(
        (
            *rules,
            *named,
            *dates(document, parts),
            *money(document, parts),
            *courts(parts, where, tables),
            *bodies(parts, tables),
            *where,
        )
    )
    taken = select((*taken, *offices(document, parts, taken, tables)))
    named_people = people(document, parts, taken, tables)
    taken = _over(taken, named_people)
    taken = _over(select((*taken, *employers(document, parts, taken))), named_people)
    taken = select((*taken, *executive_orders(parts, taken)))
    taken = select((*taken, *measures(parts, taken)))
    return Annotated(document, parts, quotes(document, parts), select((*taken, *government_acts(parts, taken))))


def _over(taken: Sequence[Mention], winners: Sequence[Mention]) -> tuple[Mention, ...]:
    """Put `winners` over what they overlap: their finder has seen the rest and decided."""
    covered = bytearray(max((w.span.end for w in winners), default=0))  # one sign for each code point
    for winner in winners:
        start, end = winner.span
        covered[start:end] = TAKEN * (end - start)
    kept = (m for m in taken if covered.find(TAKEN, *m.span) < 0)
    return (*kept, *winners)
