"""What no document says alone: which texts are one source, how many sources a claim has, which claims conflict.

Takes documents and claims of all of them, gives quads to go with those of `graph.emit`. What depends on several
documents stands in graphs of its own: `<graph/sources>` the counts of claims with more than one source. To withdraw a
document, drop its graph and this one; queries/sources.rq counts anew from what is left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.across.reprints import reprint_groups
from graph.across.sources import source_quads
from graph.emit import Quad
from graph.model import Claim, Document

__all__ = ["across"]


def across(
    documents: Sequence[Document], claims: Sequence[Claim], base: str, fingerprints: Mapping[str, bytes] | None = None
) -> tuple[Quad, ...]:
    """Return the quads about reprints and sources; `fingerprints` holds those that are known, by SHA-256."""
    groups = reprint_groups(documents, fingerprints)
    return tuple(source_quads(documents, claims, groups, base))
