"""Statutes that "the law" means where no measure was told before: the one that the text has named by its title.

Takes the mentions of a document with the keys of its measures, gives further keys: those of bare definite laws without
an antecedent, and of the statute as the measure that it then is. Where two statutes were named, nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.link.measure_names import name_parts
from graph.model import Mention, MentionKind

APPLIED = re.compile(
    r"\b(?:under|by|with|citing|pursuant to|of|in|violat\w+|breach\w*|broke|against|and|or) (?:the )?(?:federal )?$",
    re.IGNORECASE,
)
LISTED = re.compile(r",? (?:and|or) (?:the )?[A-Z]")  # of two laws nobody can tell which is "the law"
OWNED = re.compile(r"['\u2019]s? $")
BACK = 40
PARTS = ("section-", "title-")  # a part of a statute is not the law


def named_laws(mentions: Sequence[Mention], keys: Mapping[Mention, str], text: str) -> dict[Mention, str]:
    """Return the keys of laws without an antecedent and of the statutes that they are."""
    told: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind is MentionKind.MEASURE and mention in keys:
            told.setdefault(keys[mention], []).append(mention)
    found: dict[Mention, str] = {}
    for same in told.values():
        if not all(m.definite and name_parts(m)[:2] == ("law", frozenset()) for m in same):
            continue
        if any(OWNED.search(text, max(m.span.start - BACK, 0), m.span.start) for m in same):
            continue  # "Ohio's law"
        named = {m.key: m for m in mentions if _is_statute(m) and m.span < same[0].span}
        if len(named) == 1:
            ((key, statute),) = named.items()
            found.update(dict.fromkeys((*same, replace(statute, kind=MentionKind.MEASURE)), f"measure:{key}"))
    return found


def with_statutes(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Return the measures with the statutes that the text names as such, and not as law that is applied."""
    found = [m for m in mentions if m.kind is MentionKind.MEASURE]
    spans = {m.span for m in found}
    for mention in mentions:
        if not _is_statute(mention) or mention.span in spans or LISTED.match(text, mention.span.end):
            continue
        if not APPLIED.search(text, max(mention.span.start - BACK, 0), mention.span.start):
            found.append(replace(mention, kind=MentionKind.MEASURE))
    return sorted(found, key=lambda m: m.span)


def _is_statute(mention: Mention) -> bool:
    statute = mention.kind is MentionKind.PROVISION and mention.kind_class == "Statute"
    return statute and bool(mention.key) and not mention.key.startswith(PARTS)
