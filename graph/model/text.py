"""Texts and what stands in them: documents, sentences, quotations and mentions. Leaves out what they tell."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Self, TypeVar

E = TypeVar("E", bound=StrEnum)
_EDGE = ("",) * 32  # places beyond the ends of a sentence that may be looked at


class _Bounds(NamedTuple):
    start: int
    end: int


class Span(_Bounds):
    """A half-open stretch `[start, end)` of code points; raises ValueError unless 0 <= start < end.

    Spans and tokens are tuples, since a document has one for each of its words: they are made and sorted fast.
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        """Return the span of the bounds, which are checked."""
        if not 0 <= start < end:
            raise ValueError(f"span {start}..{end}: start must be >= 0 and < end")
        return tuple.__new__(cls, (start, end))

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


def plain_members(kind: type[E]) -> type[E]:
    """Return an enumeration whose members are plain attributes of the class, as they are from Python 3.12 on.

    In Python 3.11 each look at one goes through a descriptor, and the rules look at kinds all the time.
    """
    for name, member in kind.__members__.items():
        type.__setattr__(kind, name, member)
    return kind


@plain_members
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
    the UTF-8 bytes of `text`. `language` is an ISO 639-1 code. Regions are sorted and do not overlap.
    """

    stem: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    source: str | None = None
    published: str | None = None
    language: str = "en"
    regions: tuple[Region, ...] = ()
    tables: tuple[Table, ...] = ()


class Token(NamedTuple):
    """One token of a sentence, in document offsets; `low` is `text` in lower case with a straight apostrophe."""

    span: Span
    text: str
    low: str


class Tokens(tuple[Token, ...]):
    """The tokens of a sentence, with what is asked of them again and again, worked out once.

    `texts` and `lows` are the words as written and in lower case, each followed by EDGE empty ones, so that looking a
    few places beyond either end of the sentence gives ""; `words` and `low_words` are the same as sets.
    """

    texts: tuple[str, ...]
    lows: tuple[str, ...]
    words: frozenset[str]
    low_words: frozenset[str]

    def __new__(cls, tokens: Iterable[Token] = ()) -> Self:
        """Return the tokens with their words."""
        self = tuple.__new__(cls, tokens)
        _, texts, lows = zip(*self, strict=True) if self else ((), (), ())
        self.texts, self.lows = texts + _EDGE, lows + _EDGE
        self.words, self.low_words = frozenset(texts), frozenset(lows)
        return self

    def at_text(self, words: AbstractSet[str]) -> list[int]:
        """Return the places of the tokens that are written like one of the words."""
        if self.words.isdisjoint(words):
            return []
        return [i for i, text in enumerate(self.texts[: len(self)]) if text in words]

    def at_low(self, words: AbstractSet[str]) -> list[int]:
        """Return the places of the tokens that are one of the words in lower case."""
        if self.low_words.isdisjoint(words):
            return []
        return [i for i, low in enumerate(self.lows[: len(self)]) if low in words]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of running prose. `paragraph` counts from 0 through the document."""

    index: int
    span: Span
    paragraph: int
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks: `span` with its marks, `inner` without them.

    `scare` marks quotes of so few words that they single out a phrase and quote nobody.
    """

    span: Span
    inner: Span
    scare: bool


@plain_members
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
