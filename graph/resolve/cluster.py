"""Events of all documents -> clusters: block, compare, decide, join.

Takes `Seen` events, gives decisions and clusters. Candidate pairs share a judge, a party, a docket or an issuer, or a
court with something else; decisions are stored, and clusters are a pure function of them: pairs judged SAME are joined,
best first, unless two of the members to be joined were judged DIFFERENT. What fits two others that exclude each other
equally well joins neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from graph.model import Decision, Feature, FrameKind, Judgement
from graph.resolve.compare import compare, judge
from graph.resolve.kin import FEDERAL, Kin
from graph.resolve.seen import Seen

# Each kind's blocks: slots that are a candidate's key alone, and those that are one together with the court.
BLOCKS = {
    FrameKind.RULING: (("issuedBy",), ("target", "inFavorOf", "against", "party")),
    FrameKind.CASE: (("docketNumber", "plaintiff", "ruling"), ()),
    FrameKind.MEASURE: (("issuer", "number", "struckBy"), ()),
}
YEAR, MONTH = 4, 7  # lengths of the ISO prefixes that tell the year and the month
CLEARLY = 0.5  # by how much the better of two candidates that exclude each other must be better
TIED = "ambiguous"


def decide(seen: Sequence[Seen], kin: Kin | None = None) -> tuple[Decision, ...]:
    """Return a decision for each candidate pair of events of different documents, sorted."""
    blocks: dict[tuple[str, ...], list[Seen]] = {}
    for one in sorted(seen, key=lambda s: s.id):
        for key in sorted(set(_keys(one, kin))):
            blocks.setdefault((one.kind.value, *key), []).append(one)
    decisions: dict[tuple[str, str], Decision] = {}
    for name in sorted(blocks):
        for left, right in combinations(blocks[name], 2):
            if left.document == right.document or (left.id, right.id) in decisions:
                continue
            features = compare(left, right, kin)
            decisions[left.id, right.id] = Decision(left.id, right.id, judge(features), features)
    by_id = {one.id: one for one in seen}

    def exclude(one: str, other: str) -> bool:
        return judge(compare(by_id[one], by_id[other], kin)) is Judgement.DIFFERENT

    return unambiguous([decisions[pair] for pair in sorted(decisions)], exclude)


def _keys(one: Seen, kin: Kin | None) -> Iterator[tuple[str, ...]]:
    """Yield the keys of the blocks that an event is in."""
    alone, with_court = BLOCKS[one.kind]
    for slot in alone:
        for value in one.of(slot):
            yield slot, value
            if slot == "plaintiff" and kin is not None and FEDERAL in kin.stands_for(value, ""):
                for defendant in one.of("defendant"):
                    yield "against", defendant
    for court in one.of("court") if with_court else ():
        for date in one.of("decidedOn"):
            yield "court", court, date[:MONTH]
            for word in one.of("about"):
                yield "court", court, date[:YEAR], word
        for slot in with_court:
            for value in one.of(slot):
                yield "court", court, slot, value


def unambiguous(
    decisions: Sequence[Decision], exclude: Callable[[str, str], bool] | None = None
) -> tuple[Decision, ...]:
    """Return the decisions, those UNSURE by which one thing is SAME as two that exclude each other equally well.

    Of two things of one document there is no decision: `exclude` tells whether they do.
    """
    rivals = _rivals(decisions)
    fits: dict[str, dict[str, float]] = {}
    for decision in decisions:
        if decision.judgement is Judgement.SAME:
            total = sum(f.weight for f in decision.features)
            fits.setdefault(decision.left, {})[decision.right] = total
            fits.setdefault(decision.right, {})[decision.left] = total
    tied: dict[tuple[str, str], str] = {}
    for one, others in sorted(fits.items()):
        stems: dict[str, list[str]] = {}
        for other in sorted(others):
            stems.setdefault(_stem(other), []).append(other)
        for left, weight in sorted(others.items()):
            near = {o for o in stems[_stem(left)] if exclude is not None and o != left and exclude(left, o)}
            for right in sorted((rivals.get(left, set()) & others.keys()) | near):
                if abs(weight - others[right]) < CLEARLY:
                    tied[one, left] = right
    return tuple(_tied(d, tied) for d in decisions)


def _rivals(decisions: Sequence[Decision]) -> dict[str, set[str]]:
    """Return for each thing those that it was judged to differ from."""
    found: dict[str, set[str]] = {}
    for decision in decisions:
        if decision.judgement is Judgement.DIFFERENT:
            found.setdefault(decision.left, set()).add(decision.right)
            found.setdefault(decision.right, set()).add(decision.left)
    return found


def _tied(decision: Decision, tied: dict[tuple[str, str], str]) -> Decision:
    """Return a decision, UNSURE where another thing fits as well."""
    rival = tied.get((decision.left, decision.right)) or tied.get((decision.right, decision.left))
    if rival is None or decision.judgement is not Judgement.SAME:
        return decision
    feature = Feature(TIED, -1.0, f"{rival} fits as well, and is another")
    return replace(decision, judgement=Judgement.UNSURE, features=(*decision.features, feature))


def clusters(
    ids: Sequence[str], decisions: Sequence[Decision], *, within_documents: bool = False
) -> tuple[tuple[str, ...], ...]:
    """Return the clusters of ids, each sorted, in order of their first members.

    Things of one document are held apart, since the linker has told them apart, unless `within_documents`. Decisions
    on others than `ids` do nothing.
    """
    member = {i: frozenset({i}) for i in ids}
    decisions = [d for d in decisions if d.left in member and d.right in member]
    rivals = _rivals(decisions)
    same = [d for d in decisions if d.judgement is Judgement.SAME]
    for decision in sorted(same, key=lambda d: (-sum(f.weight for f in d.features), d.left, d.right)):
        a, b = member[decision.left], member[decision.right]
        if a is b or any(rivals.get(x, frozenset()) & b for x in a) or not (within_documents or _once(a | b)):
            continue
        joined = a | b
        member.update({i: joined for i in joined})
    return tuple(sorted({tuple(sorted(group)) for group in member.values()}))


def _once(group: frozenset[str]) -> bool:
    """Tell whether no two members stand in one document."""
    stems = [_stem(i) for i in group]
    return len(stems) == len(set(stems))


def _stem(local: str) -> str:
    """Return the document of a local id."""
    return local.rsplit("#", 1)[0]
