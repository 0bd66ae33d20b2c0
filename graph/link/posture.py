"""Which ruling acts on which: one affirms, reverses or stays another of the same document.

Takes the tellings of the rulings of a document, gives facts. A higher court's ruling acts on the one that its own
sentence speaks of ("reversed Judge Roe's injunction"); other pairs are left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.link.clusters import Cluster, Told
from graph.link.ruling_fit import HIGHER, Level
from graph.model import Fact

LINKS = {"affirmed": "affirms", "reversed": "reverses", "vacated": "reverses"}


def postures(rulings: Mapping[str, Cluster], level: Level) -> Iterator[tuple[str, Fact]]:
    """Yield (key of a ruling, fact that it affirms, reverses or stays another), in order; `rulings` by their keys."""
    acted_on: dict[int, list[str]] = {}
    for key, cluster in rulings.items():
        for one in cluster.told:
            if one.frame.definite and one.frame.other:
                acted_on.setdefault(one.frame.sentence, []).append(key)
    for key, cluster in rulings.items():
        seen = set()
        for one in cluster.told:
            name = _link(one, level)
            others = [k for k in acted_on.get(one.frame.sentence, []) if k != key]
            if name and len(others) == 1 and (name, others[0]) not in seen:
                seen.add((name, others[0]))
                yield key, Fact(name, others[0], one.facts[0].evidence, f"{one.frame.rule}/{name}")


def _link(one: Told, level: Level) -> str:
    """Return the property by which the telling acts on another ruling, or ""."""
    courts: Sequence[str] = sorted(one.values("court"))
    if not one.values("inCase") or not any(level(court) in HIGHER for court in courts):
        return ""
    if "stay" in one.values("rulingType"):
        return "" if "denied" in one.values("outcome") else "stays"
    return next((LINKS[outcome] for outcome in sorted(one.values("outcome")) if outcome in LINKS), "")
