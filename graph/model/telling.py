"""What documents tell: frames of single sentences, and the events and referents of whole documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.model.text import Document, Mention, MentionKind, Span, plain_members


@plain_members
class Modality(StrEnum):
    """How a claim is said: the local names of the ontology's modality concepts."""

    ASSERTED = "Asserted"
    ALLEGED = "Alleged"
    ARGUED = "Argued"
    ORDERED = "Ordered"
    DENIED = "Denied"
    PREDICTED = "Predicted"


@plain_members
class FrameKind(StrEnum):
    """The six templates; the value is the ontology class."""

    CASE = "Case"
    RULING = "Ruling"
    MEASURE = "Measure"
    GRANT = "Grant"
    STATEMENT = "Statement"
    TENURE = "Tenure"


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal value; `datatype` is a CURIE such as "xsd:date", or "" for a plain string."""

    text: str
    datatype: str = ""

    @classmethod
    def dated(cls, value: str) -> Literal:
        """Return an ISO prefix (YYYY, YYYY-MM or YYYY-MM-DD) as a literal typed by its precision."""
        return cls(value, {4: "xsd:gYear", 7: "xsd:gYearMonth"}.get(len(value), "xsd:date"))


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme in the ontology, by scheme ("outcome") and preferred label ("partly blocked")."""

    scheme: str
    label: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One filled slot of a frame: `name` is the property's local name, `evidence` the words that carry it."""

    name: str
    value: Mention | Literal | Concept
    evidence: Span
    rule: str
    modality: Modality = Modality.ASSERTED
    source: Mention | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One event or relation that a sentence tells; `trigger` is the word that gave it away.

    `definite` marks frames that speak of an event told elsewhere ("the ruling"); `other` those that say
    outright that they speak of a different one ("another judge"); `new` those that bring an actor in ("a judge").
    """

    kind: FrameKind
    trigger: Span
    sentence: int
    slots: tuple[Slot, ...]
    rule: str
    modality: Modality = Modality.ASSERTED
    definite: bool = False
    other: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Referent:
    """What several mentions of one document speak of. `key` is unique within the document.

    `classes` are ontology classes, the special one first; `authority` is a row key of the authority tables or "".
    """

    key: str
    kind: MentionKind
    name: str
    names: tuple[str, ...]
    classes: tuple[str, ...]
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One slot of an event after linking: its value is a referent's key, a literal or a concept."""

    name: str
    value: str | Literal | Concept
    evidence: Span
    rule: str
    modality: Modality = Modality.ASSERTED
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What the frames of one document tell of one thing. `key` is unique within the document."""

    key: str
    kind: FrameKind
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """Where a document speaks of a referent: the words, and the referent's key."""

    span: Span
    key: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A document's referents and events, and where it speaks of the referents, in the order of the text."""

    document: Document
    referents: tuple[Referent, ...]
    events: tuple[Event, ...]
    namings: tuple[Naming, ...] = ()
