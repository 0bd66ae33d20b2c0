"""What a static page says, as values: pages, facts, quotations and links between pages.

Takes nothing, gives the types alone; they are filled in `pages` and written in `html`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A name with the file of its page, from the folder of the site, or "" where there is none."""

    text: str
    file: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence: what stands before the words, the words, what stands after; its document, and where to read it."""

    before: str
    words: str
    after: str
    document: Link
    publisher: str
    date: str
    address: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim as a line: `subject` where the page is not of it; `against` are the claims that contradict it."""

    relation: str
    subject: Link
    value: Link
    date: str
    status: str
    speakers: tuple[str, ...]
    confidence: float
    sources: int
    rules: tuple[str, ...]
    quotes: tuple[Quote, ...]
    against: tuple[str, ...]
    more: tuple[tuple[str, Link], ...] = ()  # of a card: what else it says


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document, or words outside of one, with the claims that it carries."""

    text: str
    address: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its file, title, what it is, further names and addresses, and its place in the network page.

    That of a thing has groups of facts by heading, that of a document has passages; `others` are the documents that
    mention the thing, or the things that the document tells of.
    """

    file: str
    title: str
    kind: str
    group: str
    dates: str
    names: tuple[str, ...]
    links: tuple[str, ...]
    fragment: str
    iri: str
    groups: tuple[tuple[str, tuple[Fact, ...]], ...]
    others: tuple[Link, ...]
    passages: tuple[Passage, ...] = ()
    address: str = ""
    publisher: str = ""
