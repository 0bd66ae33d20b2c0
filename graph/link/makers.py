"""Which president's a measure is, or who signed it: what two measures that differ in it cannot share.

Takes an issuer as a mention with the rule that found it, gives marks "kind:value". A president's measure and one of his
administration are of one maker; an agency's head acts for the administration, and is no maker of his own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from graph.model import Mention, MentionKind
from graph.tables import Tables


@lru_cache(maxsize=4)
def presidents(tables: Tables) -> frozenset[str]:
    """Return the last names of all presidents of the tables."""
    return frozenset(row.name.split()[-1].lower() for row in tables.holders if row.office == "president")


def maker_marks(issuer: Mention, rule: str, key: str | None, tables: Tables) -> Iterator[str]:
    """Yield the marks that an issuer gives to its measure; `key` is the referent of the issuer."""
    words = issuer.name.lower().split()
    administration = issuer.kind is MentionKind.BODY and issuer.kind_class == "Administration" and not issuer.definite
    name = words[0] if administration else words[-1] if issuer.kind is MentionKind.PERSON else ""
    if name in presidents(tables):
        yield f"president:{name}"
    elif issuer.kind is MentionKind.PERSON and rule.startswith("sign/") and key is not None:
        yield f"signer:{key}"
