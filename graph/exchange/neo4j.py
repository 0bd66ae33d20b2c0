"""Nodes and relationships as CSV with the headers of `neo4j-admin database import`.

Takes a content; gives texts. Things, claims and documents are nodes, each in an id space of its own; plain facts are
relationships whose type is the property in capitals; a claim points to what it is about, to its value, to who says so,
and to the documents whose words carry it. Cells are exact: several values of one cell stand between unit separators
(U+001F), which no text of a graph holds.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from graph.exchange.content import Claim, Content
from graph.vocabulary import XSD, ontology

SEPARATOR = "\x1f"
CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def neo4j(content: Content) -> Iterator[tuple[str, str]]:
    """Yield the files with their names, nodes first."""
    yield "nodes-things.csv", _things(content)
    claims = (
        (c.iri, c.property, c.value_label, c.modality, c.confidence, c.sources, c.rules, ["Claim"])
        for c in content.claims
    )
    header = "iri:ID(Claim) property value modality confidence:double sources:int rules:string[] :LABEL"
    yield "nodes-claims.csv", table(header.split(), claims)
    documents = (
        (d.iri, d.stem, d.title, d.publisher, d.issued, d.address, d.sha256, ["Document"])
        for d in content.sources.values()
    )
    header = "iri:ID(Document) identifier title publisher issued address sha256 :LABEL"
    yield "nodes-documents.csv", table(header.split(), documents)
    facts = (
        (edge.source, edge.target, kind(edge.property), [claim.iri for claim in edge.claims]) for edge in content.edges
    )
    yield "relationships-facts.csv", table(":START_ID(Thing) :END_ID(Thing) :TYPE claims:string[]".split(), facts)
    ties = ((claim.iri, end, name) for claim in content.claims for name, end in _ends(claim) if end in content.things)
    yield "relationships-claims.csv", table(":START_ID(Claim) :END_ID(Thing) :TYPE".split(), ties)
    header = ":START_ID(Claim) :END_ID(Document) start:int end:int before words after :TYPE"
    yield "relationships-evidence.csv", table(header.split(), _evidence(content))


def _things(content: Content) -> str:
    used = sorted({name for thing in content.things.values() for name, _ in thing.values})
    columns = ["iri:ID(Thing)", "label", "names:string[]", "links:string[]", *map(_column, used), ":LABEL"]
    rows = []
    for thing in content.things.values():
        values = [[value for name, value in thing.values if name == one] for one in used]
        rows.append((thing.iri, thing.label, thing.names, thing.links, *values, ["Thing", *thing.kinds]))
    return table(columns, rows)


def _column(name: str) -> str:
    """Return the header of a property: numbers as numbers, all else as texts, always a list."""
    numbers = {XSD + "decimal": "double", XSD + "integer": "long"}
    found = {numbers[kind] for kind in ontology().ranges.get(name, ()) if kind in numbers}
    return f"{name}:{found.pop() if found else 'string'}[]"


def _ends(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "ABOUT", claim.subject
    if claim.named:
        yield "VALUE", claim.value
    if claim.speaker:
        yield "ATTRIBUTED_TO", claim.speaker


def _evidence(content: Content) -> Iterator[Sequence[str | Sequence[str]]]:
    for claim in content.claims:
        for one in (content.passages[iri] for iri in claim.evidence if iri in content.passages):
            if one.document in content.sources:
                yield (claim.iri, one.document, one.start, one.end, one.before, one.words, one.after, "SAID_IN")


def kind(name: str) -> str:
    """Return the type of a relationship for a property.

    >>> kind("findsViolationOf")
    'FINDS_VIOLATION_OF'
    """
    return CAPITAL.sub("_", name).upper()


def table(columns: Sequence[str], rows: Iterable[Sequence[str | Sequence[str]]]) -> str:
    """Return rows as CSV with double quotes doubled; a cell of several values joins them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell if isinstance(cell, str) else SEPARATOR.join(map(_clean, cell)) for cell in row])
    return text.getvalue()


def _clean(value: str) -> str:
    return value.replace(SEPARATOR, " ")
