"""The formats of exchange by name, and the files of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from graph.errors import QueryError, suggestion
from graph.exchange.content import Content
from graph.exchange.dataset import described, files_of
from graph.exchange.gexf import gexf
from graph.exchange.jsonld import jsonld, published
from graph.exchange.neo4j import neo4j
from graph.exchange.sheets import sheets

Files = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is for, and what gives its files; these are told the folder of the build."""

    name: str
    says: str
    files: Callable[[Content, Path], Files]


def _jsonld(content: Content, _folder: Path) -> Files:
    yield "graph.context.jsonld", "".join(jsonld(content))
    yield "context.jsonld", published()


def _gexf(content: Content, _folder: Path) -> Files:
    yield "graph.gexf", "".join(f"{line}\n" for line in gexf(content))


def _sheets(content: Content, _folder: Path) -> Files:
    return sheets(content)


def _neo4j(content: Content, _folder: Path) -> Files:
    return ((f"neo4j/{name}", text) for name, text in neo4j(content))


def _dataset(content: Content, folder: Path) -> Files:
    yield "dataset.ttl", described(content, files_of(folder))


def _mapping(_content: Content, _folder: Path) -> Files:
    yield "mapping.ttl", files("graph").joinpath("data/mapping.ttl").read_text(encoding="utf-8")


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("csv", "Tables of things, claims and evidence, for a spreadsheet.", _sheets),
        Format("gexf", "Things and facts with colours and attributes, for Gephi.", _gexf),
        Format("neo4j", "Nodes and relationships for neo4j-admin database import.", _neo4j),
        Format("jsonld", "JSON-LD in plain terms, and the context of these.", _jsonld),
        Format("dataset", "A description of the graph in VoID and DCAT.", _dataset),
        Format("mapping", "How the terms match those of FOLIO and of NIEM, as SCALES-OKN uses them.", _mapping),
    )
}


def exported(content: Content, name: str, folder: Path) -> Files:
    """Yield the files of a format, or of all of them, by name; raises QueryError for an unknown one."""
    for one in chosen(name):
        yield from one.files(content, folder)


def chosen(name: str) -> Sequence[Format]:
    """Return the format of that name, or all of them; raises QueryError for an unknown one.

    >>> [one.name for one in chosen("csv")]
    ['csv']
    """
    names = (*FORMATS, "all")
    if name not in names:
        raise QueryError(f"no format is called {name!r}; there are: {', '.join(names)}{suggestion(name, names)}")
    return tuple(FORMATS.values()) if name == "all" else (FORMATS[name],)
