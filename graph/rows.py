"""Quads as plain texts, and parts: rows that are written, checked and kept together.

The stages that make the graph (`emit`, `across`) and those that write, check and draw it meet here. A part is either
all that is said about one thing, whatever graphs it stands in, or all that stands in one graph. Its `mark` is a hash of
what it is made of: two parts with one mark have the same rows, so that what was written for one need not be made again.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graph.model import Literal, Resource, Span
from graph.vocabulary import Quad

Value = tuple[str, str, str]  # an IRI, or "" with a text and its datatype
Row = tuple[str, str, str, str, str, str]  # subject, predicate, the value, graph
WHOLE = "\n"  # begins the key of a part that is a graph
Carried = tuple[str, str, str, str]  # predicate and thing of a plain triple, a claim that says it, its modality


Triple = tuple[str, str, str]  # subject, predicate, and an IRI or the text of a literal
Words = tuple[str, str, int, str]  # a piece of evidence, its document, its first character, and what stands there
Text = tuple[str, tuple[Span, ...]]  # the text of a document, and where its sentences stand


class Saying(NamedTuple):
    """A claim: its IRI and what it says, how, by whom, on what pieces of evidence, how surely, and by which rules."""

    claim: str
    subject: str
    predicate: str
    value: Value
    modality: str
    speakers: tuple[str, ...]
    places: tuple[str, ...]
    confidence: float
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """What a picture of the graph needs: triples of things, concepts, documents and claims, the claims, their evidence.

    A claim gives the IRIs of its speakers and of its evidence; all are given once, in any order. `texts` are by the IRI
    of the document; without its text, a piece of evidence is shown without the sentence around it.
    """

    triples: Iterable[Triple]
    sayings: Iterable[Saying]
    evidence: Iterable[Words]
    texts: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """The rows about the thing `name`, or (`whole`) in the graph `name`; the rows are made when they are asked for.

    The subjects of a graph that begin with `own`, if it is not "", are written with it: no other graph has rows of
    them. `carried` says which claims stand behind the plain triples of a thing.
    """

    name: str
    mark: bytes
    rows: Callable[[], Iterable[Row]]
    whole: bool = False
    own: str = ""
    carried: tuple[Carried, ...] = ()

    @property
    def key(self) -> str:
        """Return what no other part of the graph is called."""
        return WHOLE + self.name if self.whole else self.name


def value_of(value: Resource | Literal) -> Value:
    """Return a resource or literal as plain texts."""
    return (value.iri, "", "") if isinstance(value, Resource) else ("", value.text, value.datatype)


def row_of(quad: Quad) -> Row:
    """Return a quad as plain texts."""
    return quad.subject, quad.predicate, *value_of(quad.object), quad.graph


def quad_of(row: Row) -> Quad:
    """Return plain texts as a quad.

    >>> quad_of(("urn:s", "urn:p", "", "2031", "xsd:gYear", "urn:g")).object
    Literal(text='2031', datatype='xsd:gYear')
    """
    subject, predicate, iri, text, datatype, graph = row
    return Quad(subject, predicate, Resource(iri) if iri else Literal(text, datatype), graph)


def mark_of(material: tuple[Any, ...]) -> bytes:
    """Return the hash of nested tuples of texts and numbers; equal ones have one hash, whatever the process."""
    return hashlib.blake2b(marshal.dumps(material, 0), digest_size=16).digest()


def local(iri: str) -> str:
    """Return the last part of an IRI."""
    return iri.replace("#", "/").rsplit("/", 1)[-1]
