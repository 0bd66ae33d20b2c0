"""Judgements of people over what was decided by rule: clusters joined and parted.

Takes clusters by IRI and decisions of curators about local ids (`stem#key`), gives clusters by IRI. SAME joins the
clusters of its two ids, whatever the rules decided; the joined cluster has the smallest of their IRIs. DIFFERENT keeps
two ids from sharing a cluster: the right one leaves, with the ids that a SAME ties to it (out of a cluster that
judgements made: with those that came along with it), and has an IRI of its own, made of the old one and a digest of the
id. Ids that are not there are passed over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from graph.model import Decision, Judgement

Groups = Mapping[str, Sequence[str]]
Tied = Mapping[str, frozenset[str]]


def regrouped(groups: Groups, judged: Sequence[Decision]) -> dict[str, tuple[str, ...]]:
    """Return the clusters as the judgements have them, each sorted, by IRI."""
    ids = {one for members in groups.values() for one in members}
    about = [d for d in judged if d.left in ids and d.right in ids]
    tied = _tied(about)
    parted = _parted(groups, about, tied, {one: frozenset({one}) for one in ids})
    pieces = {one: frozenset(members) for members in parted.values() for one in members}
    found = _parted(_joined(parted, about, frozenset(groups)), about, tied, pieces)
    return {iri: tuple(sorted(found[iri])) for iri in sorted(found)}


def _tied(judged: Sequence[Decision]) -> Tied:
    """Return for each id that a SAME names all those that are one with it by SAME alone."""
    found: dict[str, frozenset[str]] = {}
    for one in judged:
        if one.judgement is Judgement.SAME:
            whole = found.get(one.left, frozenset({one.left})) | found.get(one.right, frozenset({one.right}))
            found.update(dict.fromkeys(whole, whole))
    return found


def _parted(
    groups: Groups, judged: Sequence[Decision], tied: Tied, pieces: Mapping[str, frozenset[str]]
) -> dict[str, list[str]]:
    """Let the right id of each DIFFERENT leave, with those of its piece that no SAME ties to others."""
    found = {iri: list(members) for iri, members in groups.items()}
    where = {one: iri for iri, members in groups.items() for one in members}
    for one in sorted(judged, key=lambda d: (d.left, d.right)):
        old = where[one.left]
        by_hand = tied.get(one.right, frozenset({one.right}))
        if one.judgement is not Judgement.DIFFERENT or where[one.right] != old or one.left in by_hand:
            continue
        inside = pieces[one.right] | by_hand
        leaving = by_hand | {i for i in pieces[one.right] if tied.get(i, frozenset({i})) <= inside} - {one.left}
        new = f"{old}-{hashlib.sha256(one.right.encode('utf-8', 'replace')).hexdigest()[:8]}"
        found[new] = [i for i in found[old] if i in leaving]
        found[old] = [i for i in found[old] if i not in leaving]
        where.update(dict.fromkeys(found[new], new))
    return found


def _joined(groups: Groups, judged: Sequence[Decision], first: frozenset[str]) -> dict[str, list[str]]:
    """Join the clusters of each SAME, under an IRI of `first` where one of theirs is among these."""
    found = {iri: list(members) for iri, members in groups.items()}
    where = {one: iri for iri, members in groups.items() for one in members}
    for one in judged:
        pair = sorted({where[one.left], where[one.right]}, key=lambda iri: (iri not in first, iri))
        if one.judgement is Judgement.SAME and len(pair) == 2:
            kept, gone = pair
            where.update(dict.fromkeys(found[gone], kept))
            found[kept] += found.pop(gone)
    return found
