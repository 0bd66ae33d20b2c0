"""Turtle -> validation report, by the SHACL shapes of `graph/data/shapes.ttl`; and the check of all quotes.

Takes a built graph as bytes or as a file; gives a `Report` whose violations are sorted. The file is parsed
strictly by pyoxigraph and checked by pySHACL on a graph of rdflib in memory, with every literal left as it is
written. Leaves out the naming of what to do: a violation in output of our own is a fault of the program.
"""

from __future__ import annotations

import logging
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.model import Claim, Document
from graph.query import unreadable

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


AIMED = "-to-be-checked"  # ends the marks of things that the shapes look at


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One broken rule: the thing, the property (an IRI, or "" for the thing itself), the rule, the value."""

    focus: str
    path: str
    message: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of checking a graph of so many triples."""

    conforms: bool
    violations: tuple[Violation, ...]
    triples: int


def validate(data: bytes | Path, of: Container[str] | None = None) -> Report:
    """Check a graph in Turtle against the shapes; raises InputError where it cannot be read or does not parse.

    Where `of` is given, only the things in it are checked; of the others the graph may say no more than their classes.
    """
    from pyshacl import validate as check

    with _quiet():
        graph = _read(data)
        size = len(graph)
        _aim(graph, of)
        conforms, results, _ = check(
            graph, shacl_graph=_flat_shapes(), inplace=True, inference="none", do_owl_imports=False
        )
    if not hasattr(results, "subjects"):
        raise InputError(f"the shapes cannot be applied: {results}")
    return Report(bool(conforms), tuple(sorted(set(_violations(results)))), size)


def check_quotes(claims: Sequence[Claim], documents: Sequence[Document]) -> tuple[Violation, ...]:
    """Return a violation for each piece of evidence whose quote is not `text[start:end]` of its document."""
    texts = {document.stem: document.text for document in documents}
    found = set()
    for piece in {piece for claim in claims for piece in claim.evidence}:
        focus = f"{piece.document}#char={piece.span.start},{piece.span.end}"
        text = texts.get(piece.document)
        if text is None:
            found.add(Violation(focus, "hasSource", "the evidence names no document of this build", piece.document))
        elif piece.span.end > len(text):
            found.add(Violation(focus, "end", f"the document ends at {len(text)}", str(piece.span.end)))
        elif piece.span.of(text) != piece.quote:
            found.add(Violation(focus, "exact", f"the document has {piece.span.of(text)!r} there", piece.quote))
    return tuple(sorted(found))


@lru_cache(maxsize=1)
def shapes() -> Graph:
    """Return the graph of shapes, read once."""
    return _read(files("graph").joinpath("data/shapes.ttl").read_bytes())


@lru_cache(maxsize=1)
def _flat_shapes() -> Graph:
    """Return the same shapes with each property shape a target of its own, and with the targets of `_aim`.

    This says the same, and pySHACL then takes all things of a class in one go, about twice as fast.
    """
    from rdflib import SH, URIRef

    flat = _read(files("graph").joinpath("data/shapes.ttl").read_bytes())
    for shape, target in list(flat.subject_objects(SH.targetClass)):
        flat.remove((shape, SH.targetClass, target))
        for part in (shape, *flat.objects(shape, SH.property)):
            flat.add((part, SH.targetClass, URIRef(f"{target}{AIMED}")))
    flat.remove((None, SH.property, None))
    return flat


def _aim(graph: Graph, of: Container[str] | None) -> None:
    """Mark the things to be checked, class by class: the shapes then see these, and know the classes of all.

    pySHACL can be told what to look at, but then it takes all other things that a shape leads it to for right.
    """
    from rdflib import RDF, URIRef

    for thing, kind in list(graph.subject_objects(RDF.type)):
        if of is None or str(thing) in of:
            graph.add((thing, RDF.type, URIRef(f"{kind}{AIMED}")))


def _read(data: bytes | Path) -> Graph:
    """Return Turtle as a graph of rdflib, parsed by pyoxigraph, literals unchanged."""
    from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse
    from pyoxigraph import Literal as OxLiteral
    from rdflib import BNode, Graph, Literal, URIRef

    terms: dict[NamedNode | BlankNode | OxLiteral | Triple, Node] = {}

    def node(term: NamedNode | BlankNode | OxLiteral | Triple) -> Node:
        if term not in terms:
            if isinstance(term, NamedNode):
                terms[term] = URIRef(term.value)
            elif isinstance(term, BlankNode):
                terms[term] = BNode(term.value)
            elif isinstance(term, OxLiteral):
                plain = term.language or term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
                datatype = None if plain else URIRef(term.datatype.value)
                terms[term] = Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
            else:
                raise InputError("the graph holds triple terms, which casegraph does not write")
        return terms[term]

    graph = Graph(bind_namespaces="none")
    try:
        turtle = data.read_bytes() if isinstance(data, Path) else data
        for quad in parse(turtle, RdfFormat.TURTLE):
            graph.add((node(quad.subject), node(quad.predicate), node(quad.object)))
    except OSError as error:
        raise InputError(f"{data!s}: cannot be read: {error.strerror or error}") from error
    except SyntaxError as error:
        raise unreadable(data if isinstance(data, Path) else Path("the graph"), "Turtle", error) from error
    return graph


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging each ill-typed literal with a traceback: the report names it."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _violations(results: Graph) -> Iterator[Violation]:
    from rdflib import SH
    from rdflib.namespace import RDF

    def text(result: Node, predicate: Node) -> str:
        found = results.value(result, predicate)
        return "" if found is None else str(found)

    for result in results.subjects(RDF.type, SH.ValidationResult):
        yield Violation(
            text(result, SH.focusNode),
            text(result, SH.resultPath),
            text(result, SH.resultMessage),
            text(result, SH.value),
        )
