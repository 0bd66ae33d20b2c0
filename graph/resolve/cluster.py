"""Events of all documents -> clusters: block, compare, decide, join.

Takes `Seen` events, gives decisions and clusters. Candidate pairs share a judge, a party, a court with a date, or an
issuer; decisions are stored, and clusters are a pure function of them: pairs judged SAME are joined, best first, unless
two of the members to be joined were judged DIFFERENT.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from graph.model import Decision, FrameKind, Judgement
from graph.resolve.compare import Seen, compare, judge

BLOCKS = {
    FrameKind.RULING: ("issuedBy", "court"),
    FrameKind.CASE: ("docketNumber", "plaintiff"),
    FrameKind.MEASURE: ("issuer",),
}
LARGEST_BLOCK = 400


def decide(seen: Sequence[Seen]) -> tuple[Decision, ...]:
    """Return a decision for each candidate pair of events of different documents, sorted."""
    blocks: dict[tuple[str, str, str], list[Seen]] = {}
    for one in seen:
        for slot in BLOCKS.get(one.kind, ()):
            for value in one.of(slot):
                blocks.setdefault((one.kind.value, slot, value), []).append(one)
    decisions: dict[tuple[str, str], Decision] = {}
    for name in sorted(blocks):
        members = sorted(blocks[name], key=lambda s: s.id)[:LARGEST_BLOCK]
        for left, right in combinations(members, 2):
            if left.document == right.document or (left.id, right.id) in decisions:
                continue
            features = compare(left, right)
            decisions[left.id, right.id] = Decision(left.id, right.id, judge(features), features)
    return tuple(decisions[pair] for pair in sorted(decisions))


def clusters(ids: Sequence[str], decisions: Sequence[Decision]) -> tuple[tuple[str, ...], ...]:
    """Return the clusters of ids, each sorted, in order of their first members; decisions on others do nothing."""
    member = {i: frozenset({i}) for i in ids}
    decisions = [d for d in decisions if d.left in member and d.right in member]
    apart = {(d.left, d.right) for d in decisions if d.judgement is Judgement.DIFFERENT}
    same = [d for d in decisions if d.judgement is Judgement.SAME]
    for decision in sorted(same, key=lambda d: (-sum(f.weight for f in d.features), d.left, d.right)):
        a, b = member[decision.left], member[decision.right]
        if a is b or any((x, y) in apart or (y, x) in apart for x in a for y in b) or _twice(a | b):
            continue
        joined = a | b
        member.update({i: joined for i in joined})
    return tuple(sorted({tuple(sorted(group)) for group in member.values()}))


def _twice(group: frozenset[str]) -> bool:
    """Tell whether two members stand in one document: the linker has held these apart."""
    stems = [i.rsplit("#", 1)[0] for i in group]
    return len(stems) != len(set(stems))
