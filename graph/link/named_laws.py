"""Statutes that "the law" means where no measure was told before: the one that the text has named by its title.

Takes the mentions of a document with the keys of its measures, gives further keys: those of bare definite laws without
an antecedent, and of the statute as the measure that it then is. Where two statutes were named, nobody can tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.link.measure_names import name_parts
from graph.model import Mention, MentionKind

PARTS = ("section-", "title-")  # a part of a statute is not the law


def named_laws(mentions: Sequence[Mention], keys: Mapping[Mention, str]) -> dict[Mention, str]:
    """Return the keys of laws without an antecedent and of the statutes that they are."""
    told: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind is MentionKind.MEASURE and mention in keys:
            told.setdefault(keys[mention], []).append(mention)
    found: dict[Mention, str] = {}
    for same in told.values():
        if not all(m.definite and name_parts(m)[:2] == ("law", set()) for m in same):
            continue
        named = {m.key: m for m in mentions if _is_statute(m) and m.span < same[0].span}
        if len(named) == 1:
            ((key, statute),) = named.items()
            found.update(dict.fromkeys((*same, replace(statute, kind=MentionKind.MEASURE)), f"measure:{key}"))
    return found


def _is_statute(mention: Mention) -> bool:
    statute = mention.kind is MentionKind.PROVISION and mention.kind_class == "Statute"
    return statute and bool(mention.key) and not mention.key.startswith(PARTS)
