"""What is known across documents: entities, decisions, claims and evidence; and the problems of the input."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.model.offering import Refusal
from graph.model.telling import Linked, Literal, Modality
from graph.model.text import Document, Span


class Judgement(StrEnum):
    """The outcome of comparing two things."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against two things being one; `weight` is signed."""

    name: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Why two local things (`stem#key`) were, or were not, taken for one. `left` < `right`."""

    left: str
    right: str
    judgement: Judgement
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name under which the sources speak of an entity, with the stems of the documents that use it."""

    text: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A statement about an entity from the authority tables: CURIE of the property, and an IRI or literal."""

    predicate: str
    object: Resource | Literal


@dataclass(frozen=True, slots=True)
class Resource:
    """A thing named by its full IRI."""

    iri: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One real thing across all documents.

    `iri` is the full IRI; `classes` are ontology local names, the special one first, the core class last;
    `names` holds every name but the label; `documents` the stems of all documents that speak of it, sorted.
    """

    iri: str
    classes: tuple[str, ...]
    label: str
    names: tuple[Name, ...] = ()
    links: tuple[Link, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Assignment:
    """Which entity a document's referent or event is: stem, local key and the entity's IRI."""

    document: str
    key: str
    iri: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What resolution across documents gives: entities sorted by IRI, assignments and decisions sorted."""

    entities: tuple[Entity, ...]
    assignments: tuple[Assignment, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words of one document that carry a claim: `quote` equals `text[span.start:span.end]`."""

    document: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of fact. `predicate` is a local name of the ontology; `confidence` lies in (0, 1]."""

    subject: str
    predicate: str
    object: Resource | Literal
    modality: Modality
    confidence: float
    rule: str
    evidence: tuple[Evidence, ...]
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """One fact of one document: many of them make a claim, and a claim has the best of their rules."""

    subject: str
    predicate: str
    object: Resource | Literal
    modality: Modality
    rule: str
    evidence: Evidence
    attributed_to: str | None = None


class Severity(StrEnum):
    """A note leaves the document in the graph; an error keeps it, or a part of it, out."""

    NOTE = "note"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the input: which file, where in it, what, and the way out."""

    source: str
    message: str
    severity: Severity = Severity.ERROR
    place: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the stages take from the inputs, before it becomes a graph.

    `linked` holds the documents in order, and `sentences` the spans of the sentences of each; `entities` are those that
    a claim mentions; `refused` is what optional readers said and what does not stand.
    """

    linked: tuple[Linked, ...]
    sentences: tuple[tuple[Span, ...], ...]
    resolution: Resolution
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...] = ()
    refused: tuple[Refusal, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """Return the documents alone."""
        return tuple(one.document for one in self.linked)
