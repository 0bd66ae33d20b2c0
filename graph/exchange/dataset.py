"""A description of the graph as a data set, in VoID and DCAT, for catalogues.

Takes a content and the files of the build; gives Turtle, sorted, without blank nodes and without the day of writing.
Every count can be made again by SPARQL.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from graph.exchange.content import Content, Value
from graph.vocabulary import PREFIXES, RDF_TYPE

KINDS = {
    ".ttl": "text/turtle",
    ".trig": "application/trig",
    ".nq": "application/n-quads",
    ".jsonld": "application/ld+json",
    ".graphml": "application/graphml+xml",
}
SPACES = {
    "cg": PREFIXES["cg"],
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": PREFIXES["dcterms"],
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": PREFIXES["xsd"],
}
TITLE = "Actors and court cases with their evidence"
ABSTRACT = (
    "What news articles and court texts say of people, bodies, courts, cases, rulings and grants; each statement with "
    "the words that carry it."
)


def described(content: Content, files: Mapping[str, bytes]) -> str:
    """Return the description of the graph and of the files, by name, that hold it."""
    me = f"{content.base}graph/dataset"
    predicates = Counter(name for told in content.statements.values() for name, values in told.items() for _ in values)
    classes = Counter(v.text for told in content.statements.values() for v in told.get(RDF_TYPE, ()))
    objects: set[Value] = {v for told in content.statements.values() for values in told.values() for v in values}
    days = sorted(source.issued for source in content.sources.values() if source.issued)
    example = next((thing.iri for thing in content.things.values() if thing.kind == "Case"), "")
    lines = [
        "a void:Dataset, dcat:Dataset",
        f'dcterms:title "{TITLE}"@en',
        f'dcterms:description "{ABSTRACT}"@en',
        f"void:triples {sum(predicates.values())}",
        f"void:entities {len(content.things)}",
        f"void:distinctSubjects {len(content.statements)}",
        f"void:distinctObjects {len(objects)}",
        f"void:properties {len(predicates)}",
        f"void:classes {len(classes)}",
        f'void:uriSpace "{content.base}"',
        *(f"void:vocabulary <{space}>" for space in _vocabularies([*predicates, *classes])),
        *([f"void:exampleResource <{example}>"] if example else []),
        *([f"dcterms:temporal <{me}#time>"] if days else []),
        *(f"void:classPartition <{me}#class-{_name(kind)}>" for kind in sorted(classes)),
        *(f"void:propertyPartition <{me}#property-{_name(name)}>" for name in sorted(predicates)),
        *(f"dcat:distribution <{me}#{name}>" for name in sorted(files)),
    ]
    blocks = [_block(me, lines)]
    if days:
        first, last = (f'"{day}"^^xsd:{_precision(day)}' for day in (days[0], days[-1]))
        period = ["a dcterms:PeriodOfTime", f"dcat:startDate {first}", f"dcat:endDate {last}"]
        blocks.append(_block(f"{me}#time", period))
    for kind in sorted(classes):
        told = [f"void:class <{kind}>", f"void:entities {classes[kind]}"]
        blocks.append(_block(f"{me}#class-{_name(kind)}", told))
    for name in sorted(predicates):
        told = [f"void:property <{name}>", f"void:triples {predicates[name]}"]
        blocks.append(_block(f"{me}#property-{_name(name)}", told))
    blocks += [block for name in sorted(files) for block in _file(f"{me}#{name}", name, files[name])]
    head = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(SPACES.items()))
    return f"{head}\n" + "\n".join(blocks)


def _file(iri: str, name: str, data: bytes) -> list[str]:
    kind = KINDS[Path(name).suffix]
    told = [
        "a dcat:Distribution",
        f'dcterms:title "{name}"',
        f"dcat:mediaType <https://www.iana.org/assignments/media-types/{kind}>",
        f'dcat:byteSize "{len(data)}"^^xsd:nonNegativeInteger',
        f"spdx:checksum <{iri}-sha256>",
    ]
    check = [
        "a spdx:Checksum",
        "spdx:algorithm spdx:checksumAlgorithm_sha256",
        f'spdx:checksumValue "{hashlib.sha256(data).hexdigest()}"^^xsd:hexBinary',
    ]
    return [_block(iri, told), _block(f"{iri}-sha256", check)]


def _block(iri: str, lines: list[str]) -> str:
    return f"<{iri}> " + " ;\n    ".join(lines) + " .\n"


def _vocabularies(names: list[str]) -> list[str]:
    return sorted({space for space in PREFIXES.values() if any(name.startswith(space) for name in names)})


def _name(iri: str) -> str:
    """Return a name for a term, by its prefix and the end of its IRI."""
    for prefix, space in sorted(PREFIXES.items()):
        if iri.startswith(space):
            return f"{prefix}-{iri.removeprefix(space)}"
    return hashlib.sha256(iri.encode()).hexdigest()[:16]


def _precision(day: str) -> str:
    return {4: "gYear", 7: "gYearMonth"}.get(len(day), "date")


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a build in a folder that hold the graph, by name."""
    found = (folder / f"graph{suffix}" for suffix in KINDS)
    return {path.name: path.read_bytes() for path in found if path.is_file()}
