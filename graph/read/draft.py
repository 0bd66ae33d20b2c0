"""What the format modules hand on: a text with what is known of it, before it becomes a `Document`.

Holds no logic beyond the shape of a problem report; `assemble` makes documents of drafts.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Problem, Severity


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a manifest, a JSON line or a page says of its text; "" where it says nothing."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""

    def over(self, other: Metadata) -> Metadata:
        """Return this metadata, with the gaps filled from `other`."""
        return Metadata(
            self.title or other.title,
            self.publisher or other.publisher,
            self.url or other.url,
            self.published or other.published,
        )


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where a text stands: the path as it is shown to people, the file name, and the line (0: the whole file)."""

    path: str
    name: str
    line: int = 0

    @property
    def place(self) -> str:
        """Return the line in words, or ""."""
        return f"line {self.line}" if self.line else ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One text as read: decoded, with universal newlines, and what is known of it."""

    stem: str
    text: str
    origin: Origin
    metadata: Metadata = Metadata()

    @property
    def source(self) -> str:
        """Return the address of the original, or the file name where no address is known."""
        return self.metadata.url or self.origin.name

    def said(self) -> tuple[str, ...]:
        """Return all that the document is made of but its source: stem, text and metadata."""
        return self.stem, self.text, self.metadata.title, self.metadata.publisher, self.metadata.published


def error(origin: Origin, message: str) -> Problem:
    """Return a problem that keeps a text out."""
    return Problem(origin.path, message, Severity.ERROR, origin.place)


def note(origin: Origin, message: str) -> Problem:
    """Return a problem that leaves the text in."""
    return Problem(origin.path, message, Severity.NOTE, origin.place)
