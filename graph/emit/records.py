"""Claims -> records: claims that say the same are one, with all rules that found it and the evidence of each document.

Also names claims and pieces of evidence. Leaves out the statements that a record
becomes (`rows`).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Claim, Evidence, Literal, Resource
from graph.vocabulary import mint, typed


@dataclass(frozen=True, slots=True)
class Record:
    """All claims that say the same, as one: `object` is typed, `documents` maps a stem to its evidence."""

    iri: str
    claim: Claim
    object: Resource | Literal
    rules: tuple[str, ...]
    documents: Mapping[str, tuple[Evidence, ...]]


def claim_iri(claim: Claim, base: str) -> str:
    """Return the IRI of a claim: a hash of what is said, how, and by whom, whatever the base and the evidence."""
    value = typed(claim.predicate, claim.object)
    shown = (value.iri.removeprefix(base), "IRI") if isinstance(value, Resource) else (value.text, value.datatype)
    speaker = (claim.attributed_to or "").removeprefix(base)
    parts = (claim.subject.removeprefix(base), claim.predicate, *shown, claim.modality.value, speaker)
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
    return f"{base}claim/{digest[:16]}"


def evidence_iri(evidence: Evidence, base: str) -> str:
    """Return the IRI of a stretch of a document, by its code points (the fragment of RFC 5147)."""
    return f"{mint(base, 'doc', evidence.document)}#char={evidence.span.start},{evidence.span.end}"


def records(claims: Sequence[Claim], base: str) -> tuple[Record, ...]:
    """Return the claims, those that say the same as one, sorted by IRI."""
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim_iri(claim, base)].append(claim)
    found = []
    for iri, group in sorted(groups.items()):
        best = max(group, key=lambda claim: claim.confidence)
        evidence: defaultdict[str, set[Evidence]] = defaultdict(set)
        for piece in (piece for claim in group for piece in claim.evidence):
            evidence[piece.document].add(piece)
        rules = tuple(sorted({claim.rule for claim in group}))
        sorted_evidence = {stem: tuple(sorted(pieces)) for stem, pieces in sorted(evidence.items())}
        found.append(Record(iri, best, typed(best.predicate, best.object), rules, sorted_evidence))
    return tuple(found)


def mentioned(known: Iterable[Record]) -> Mapping[str, tuple[str, ...]]:
    """Return, for each thing that claims mention, the stems of the documents that make these claims, sorted."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for record in known:
        stems = record.documents.keys()
        found[record.claim.subject].update(stems)
        if record.claim.attributed_to:
            found[record.claim.attributed_to].update(stems)
        if isinstance(record.object, Resource):
            found[record.object.iri].update(stems)
    return {thing: tuple(sorted(stems)) for thing, stems in found.items()}
