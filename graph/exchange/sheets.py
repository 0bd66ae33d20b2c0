"""Tables for a spreadsheet: things, claims and evidence as CSV.

Takes a content; gives texts. They begin with a byte order mark, so that Excel reads UTF-8, and end lines as RFC 4180
says. A cell that a spreadsheet would run as a formula gets an apostrophe before it, so that no article can do that.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from graph.cells import guarded
from graph.exchange.content import Content

MARK = "\ufeff"
BETWEEN = "; "


def sheets(content: Content) -> Iterator[tuple[str, str]]:
    """Yield the tables with their names."""
    yield "things.csv", table(("iri", "label", "class", "classes", "names", "links", "values"), _things(content))
    yield (
        "claims.csv",
        table(
            "iri subject subject_label property value value_label modality attributed_to confidence "
            "independent_sources rules documents passages".split(),
            _claims(content),
        ),
    )
    yield (
        "evidence.csv",
        table(
            "claim subject_label property value_label document title publisher date address start end before words "
            "after".split(),
            _evidence(content),
        ),
    )


def _things(content: Content) -> Iterator[Sequence[str]]:
    for thing in content.things.values():
        values = BETWEEN.join(f"{name}: {value}" for name, value in thing.values)
        lists = (thing.kinds, thing.names, thing.links)
        yield (thing.iri, thing.label, thing.kind, *(BETWEEN.join(found) for found in lists), values)


def _claims(content: Content) -> Iterator[Sequence[str]]:
    for claim in content.claims:
        passages = [content.passages[iri] for iri in claim.evidence if iri in content.passages]
        documents = sorted({content.sources[one.document].stem for one in passages if one.document in content.sources})
        yield (
            claim.iri,
            claim.subject,
            content.label(claim.subject),
            claim.property,
            claim.value,
            claim.value_label,
            claim.modality,
            content.label(claim.speaker) if claim.speaker else "",
            claim.confidence,
            claim.sources,
            BETWEEN.join(claim.rules),
            BETWEEN.join(documents),
            str(len(passages)),
        )


def _evidence(content: Content) -> Iterator[Sequence[str]]:
    for claim in content.claims:
        for passage in (content.passages[iri] for iri in claim.evidence if iri in content.passages):
            source = content.sources.get(passage.document)
            about = (content.label(claim.subject), claim.property, claim.value_label)
            told = (source.stem, source.title, source.publisher, source.issued, source.address) if source else ("",) * 5
            words = (passage.before, passage.words, passage.after)
            yield (claim.iri, *about, *told, passage.start, passage.end, *words)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV that a spreadsheet opens and does not run."""
    text = io.StringIO()
    text.write(MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue()
