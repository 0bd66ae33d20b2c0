"""The types that pass between the stages: values only, frozen and slotted.

Glossary: a *document* is one source text; a *region* is a part of it that is no running prose; a *mention* is
a stretch of words that names or describes a thing; a *frame* is one event or relation that a sentence tells,
with *slots*; an *event* is what several frames of one document tell together; a *referent* is what several
mentions of one document speak of; an *entity* is one real thing across all documents; a *claim* is one
subject-predicate-object with who says so, and its *evidence* is the span of words that carries it; a
*decision* records why two things were, or were not, taken for one.

All offsets are half-open, 0-based and count Unicode code points of `Document.text`, which never changes after
reading: this is also the meaning of `oa:TextPositionSelector`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of code points; raises ValueError unless 0 <= start < end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}..{self.end}: start must be >= 0 and < end")

    def of(self, text: str) -> str:
        """Return the words that the span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def to(self, other: Span) -> Span:
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


class RegionKind(StrEnum):
    """Why a stretch of the text is not running prose."""

    DATELINE = "dateline"
    HEADLINE = "headline"
    REPEATED_HEADLINE = "repeated headline"
    CAPTION = "caption"
    TEASER = "teaser"
    SHARE_BAR = "share bar"
    POLL = "poll"
    SHORTCODE = "shortcode"
    TABLE = "table"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that is not running prose; it is marked, never cut."""

    span: Span
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table that stands in the text; `text` is `span.of(document.text)` without edge blanks."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the text: caption and notes as printed, the header row (may be empty) and the body rows."""

    span: Span
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    captions: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One source text. `stem` identifies it; `published` is an ISO prefix (YYYY, YYYY-MM or YYYY-MM-DD) or None.

    `source` is the address of the original, or the file name where no address is known. `sha256` is that of
    the UTF-8 bytes of `text`. `place` is the dateline's place as printed. Regions are sorted and do not overlap.
    """

    stem: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    source: str | None = None
    published: str | None = None
    regions: tuple[Region, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a sentence, in document offsets."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of running prose. `paragraph` counts from 0 through the document."""

    index: int
    span: Span
    paragraph: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks: `span` with its marks, `inner` without them.

    `scare` marks quotes of so few words that they single out a phrase and quote nobody.
    """

    span: Span
    inner: Span
    scare: bool


class MentionKind(StrEnum):
    """What sort of thing a mention names or describes."""

    PERSON = "person"  # a named human being; the span holds the name alone, without titles
    OFFICE = "office"  # an office or part that people hold: "City Attorney", "the judge", "spokeswoman"
    BODY = "body"  # a named organization: agency, administration, legislature, company, group
    COURT = "court"  # a court, named or described: "9th Circuit", "federal court in Sacramento"
    PLACE = "place"  # a jurisdiction: city, county, state, country
    GROUP = "group"  # a collective without a name: "a coalition of 20 states", "three churchgoers"
    MEASURE = "measure"  # an act of government: "executive order", "Bondi's memo", "Senate Bill 4"
    PROVISION = "provision"  # a piece of law: "Tenth Amendment", "8 U.S.C. 1373"
    CASE = "case"  # a caption "X v. Y"
    DOCKET = "docket"  # a docket number
    MONEY = "money"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of words that names or describes a thing.

    `name` is its display form, without articles and titles. `key` is the row key in the authority tables, or ""
    where the thing is in none. `kind_class` is the ontology class where the words tell it ("City", "Agency",
    "ExecutiveOrder"), or "". `value` is an ISO date prefix for DATE and a plain decimal in US dollars for MONEY.
    `definite` marks descriptions that point back ("the judge", "that order").
    """

    span: Span
    kind: MentionKind
    name: str
    key: str = ""
    kind_class: str = ""
    value: str = ""
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its sentences, quotes and mentions, each sorted by span; mentions do not overlap."""

    document: Document
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    mentions: tuple[Mention, ...]


class Modality(StrEnum):
    """How a claim is said: the local names of the ontology's modality concepts."""

    ASSERTED = "Asserted"
    ALLEGED = "Alleged"
    ARGUED = "Argued"
    ORDERED = "Ordered"
    DENIED = "Denied"
    PREDICTED = "Predicted"


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


@dataclass(frozen=True, slots=True)
class Linked:
    """A document's referents and events."""

    document: Document
    referents: tuple[Referent, ...]
    events: tuple[Event, ...]


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
