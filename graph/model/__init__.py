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

from graph.model.knowing import (
    Assignment,
    Claim,
    Decision,
    Entity,
    Evidence,
    Feature,
    Gathered,
    Judgement,
    Link,
    Name,
    Problem,
    Resolution,
    Resource,
    Severity,
    Sighting,
)
from graph.model.offering import READERS, Arc, Offer, OfferedSlot, Parse, Reading, Refusal
from graph.model.telling import (
    Concept,
    Event,
    Fact,
    Frame,
    FrameKind,
    Linked,
    Literal,
    Modality,
    Naming,
    Referent,
    Slot,
)
from graph.model.text import (
    Annotated,
    Cell,
    Document,
    Mention,
    MentionKind,
    Quote,
    Region,
    RegionKind,
    Sentence,
    Span,
    Table,
    Token,
    Tokens,
    plain_members,
)

__all__ = [
    "READERS",
    "Annotated",
    "Arc",
    "Assignment",
    "Cell",
    "Claim",
    "Concept",
    "Decision",
    "Document",
    "Entity",
    "Event",
    "Evidence",
    "Fact",
    "Feature",
    "Frame",
    "FrameKind",
    "Gathered",
    "Judgement",
    "Link",
    "Linked",
    "Literal",
    "Mention",
    "MentionKind",
    "Modality",
    "Name",
    "Naming",
    "Offer",
    "OfferedSlot",
    "Parse",
    "Problem",
    "Quote",
    "Reading",
    "Referent",
    "Refusal",
    "Region",
    "RegionKind",
    "Resolution",
    "Resource",
    "Sentence",
    "Severity",
    "Sighting",
    "Slot",
    "Span",
    "Table",
    "Token",
    "Tokens",
    "plain_members",
]
