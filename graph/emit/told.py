"""Claims as plain rows, a row for what one document tells of one claim; and rows -> records.

Rows are tuples of texts and numbers, so that those of a whole graph are kept, read and compared fast; records, which
the graph is made of, are made of the rows of the claims that are needed. Claims of single documents and claims of all
documents give the same rows: of the rules by which one thing was found, the best counts, wherever it was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain, pairwise
from sys import intern  # texts that are one object are kept once
from typing import Final

from graph.emit.records import Record, claim_iri, records
from graph.model import Claim, Evidence, Literal, Modality, Resource, Span
from graph.rows import Value, value_of

# stem, subject, predicate, the value, modality, speaker or "", number among the claims that are alike but in rule and
# confidence, confidence, rule, and where the words stand: start, end, start, end ...
Telling = tuple[str, str, str, Value, str, str, int, float, str, tuple[int, ...]]
Told = Mapping[str, tuple[Telling, ...]]  # by IRI of the claim, sorted
STEM: Final = 0
SUBJECT: Final = 1
PREDICATE: Final = 2
VALUE: Final = 3
MODALITY: Final = 4
SPEAKER: Final = 5
NUMBER: Final = 6
RULE: Final = 8
PLACES: Final = 9


def told(claims: Iterable[Claim], base: str) -> dict[str, tuple[Telling, ...]]:
    """Return the claims as rows."""
    alike: Counter[tuple[str, str, Value, str, str]] = Counter()
    found: dict[str, list[Telling]] = {}
    for claim in claims:
        value, speaker = value_of(claim.object), claim.attributed_to or ""
        said = (claim.subject, intern(claim.predicate), value, claim.modality.value, speaker)
        number = alike[said]
        alike[said] += 1
        places: dict[str, list[int]] = {}
        for piece in claim.evidence:
            places.setdefault(piece.document, []).extend(piece.span)
        rows = found.setdefault(claim_iri(claim, base), [])
        rows.extend(
            (intern(stem), *said, number, claim.confidence, intern(claim.rule), tuple(where))
            for stem, where in places.items()
        )
    return {iri: tuple(sorted(rows)) for iri, rows in found.items()}


def best(rows: Iterable[Telling]) -> tuple[Telling, ...]:
    """Return, of the rows that say the same in every form of the value, the one with the best rule."""
    found: dict[tuple[Value, int], Telling] = {}
    for row in rows:
        key = row[VALUE], row[NUMBER]
        if key not in found or row[7:9] > found[key][7:9]:
            found[key] = row
    return tuple(found.values())


def rules_of(rows: tuple[Telling, ...]) -> tuple[str, ...]:
    """Return the rules that found a claim."""
    return (rows[0][RULE],) if len(rows) == 1 else tuple(sorted({row[RULE] for row in best(rows)}))


def records_of(known: Told, texts: Mapping[str, str], base: str) -> tuple[Record, ...]:
    """Return the records of claims; `texts` holds what the documents say, by stem."""
    return records(list(chain.from_iterable(_claims(rows, texts) for rows in known.values())), base)


def _claims(rows: tuple[Telling, ...], texts: Mapping[str, str]) -> Iterable[Claim]:
    for top in best(rows):
        evidence = sorted(
            Evidence(row[STEM], span := Span(start, end), span.of(texts[row[STEM]]))
            for row in rows
            if (row[VALUE], row[NUMBER]) == (top[VALUE], top[NUMBER])
            for start, end in list(pairwise(row[PLACES]))[::2]
        )
        iri, text, datatype = top[VALUE]
        value = Resource(iri) if iri else Literal(text, datatype)
        _, subject, predicate, _, modality, speaker, _, confidence, rule, _ = top
        yield Claim(subject, predicate, value, Modality(modality), confidence, rule, tuple(evidence), speaker or None)
