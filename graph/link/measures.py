"""Which mentions of a document speak of one measure.

Takes the MEASURE mentions in order, gives a referent key for each. Numbered measures are known by their number; a
phrase joins an earlier one with the same head noun when their modifiers agree; a bare definite head ("the order")
is the latest measure that it can name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model import Mention

PLURAL = {
    "policies": "policy",
    "memoranda": "memo",
    "memorandum": "memo",
    "memos": "memo",
    "statutes": "law",
    "statute": "law",
    "laws": "law",
    "orders": "order",
    "rules": "rule",
    "regulations": "rule",
    "regulation": "rule",
    "bills": "bill",
    "bans": "ban",
    "programs": "program",
    "letters": "letter",
    "notices": "notice",
    "restrictions": "restriction",
    "requirements": "requirement",
    "tariffs": "tariff",
    "directives": "directive",
    "actions": "action",
    "legislation": "law",
    "act": "law",
    "ordinances": "ordinance",
    "mandates": "mandate",
    "conditions": "condition",
    "memorandums": "memo",
}
# A bare head may also name a measure of another head: "the law" a bill, "the policy" a ban or programme.
BARE = {
    "law": {"law", "bill", "ordinance", "ban", "measure", "amendment", "mandate"},
    "policy": {"policy", "ban", "program", "directive", "memo"},
    "order": {"order", "proclamation"},
    "ban": {"ban"},
    "rule": {"rule"},
    "program": {"program"},
    "bill": {"bill", "law"},
    "restriction": {"restriction", "law", "ban"},
}
# Words that set a measure apart from a later one of the same kind.
CONTRAST = frozenset("earlier previous original prior old".split())
EMPTY = frozenset(
    "executive presidential new federal state administration so-called national controversial sweeping local first "
    "second revised latest u.s. us".split()
)


@dataclass
class _Cluster:
    key: str
    head: str
    modifiers: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)


def cluster_measures(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the referent key of each mention, in the order given."""
    clusters: list[_Cluster] = []
    keys: list[str] = []
    for mention in mentions:
        found = _find(clusters, mention)
        if found is None:
            head, modifiers, numbers = _parts(mention.name)
            name = mention.key or re.sub(r"[^a-z0-9]+", "-", mention.name.lower()).strip("-")
            key = f"measure:{name}"
            taken = sum(c.key == key or c.key.startswith(f"{key}~") for c in clusters)
            found = _Cluster(f"{key}~{taken + 1}" if taken else key, head, modifiers, numbers)
            clusters.append(found)
        else:
            _, modifiers, numbers = _parts(mention.name)
            found.modifiers |= modifiers
            found.numbers |= numbers
        keys.append(found.key)
    return tuple(keys)


def _parts(name: str) -> tuple[str, set[str], set[str]]:
    words = re.findall(r"[a-z0-9'.\u2019-]+", name.lower())
    numbers = {w for w in words if w.isdigit()}
    words = [w for w in words if not w.isdigit()]
    head = words[-1] if words else ""
    return PLURAL.get(head, head), {w.rstrip(".") for w in words[:-1]} - EMPTY, numbers


def _find(clusters: Sequence[_Cluster], mention: Mention) -> _Cluster | None:
    head, modifiers, numbers = _parts(mention.name)
    if mention.name == "order" and not mention.definite:
        return None  # "an order": one that the text brings in
    for cluster in reversed(clusters):
        if mention.key:
            if cluster.key == f"measure:{mention.key}":
                return cluster
            continue
        if numbers and cluster.numbers and not numbers & cluster.numbers:
            continue
        if numbers and not cluster.numbers and not head:
            continue
        if (
            modifiers & CONTRAST != cluster.modifiers & CONTRAST
            or modifiers
            and cluster.numbers
            and not cluster.modifiers
        ):
            continue
        if (
            cluster.head == head
            and (not modifiers or not cluster.modifiers or modifiers & cluster.modifiers)
            and not (numbers - cluster.numbers)
        ):
            return cluster
        if mention.definite and not modifiers and not numbers and cluster.head in BARE.get(head, {head}):
            return cluster
    return None
