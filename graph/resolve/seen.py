"""An event as one document tells it, ready to be compared with another document's.

Takes nothing, gives the type alone; what its values are is made in `resolve` and `context`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import FrameKind

DATES = {FrameKind.RULING: "decidedOn", FrameKind.CASE: "filedOn", FrameKind.MEASURE: "issuedOn"}


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as one document tells it. `values` are (slot, value) pairs, values as IRIs or literal text.

    `era` are the first and last day between which a document without a date was written, where that is known.
    """

    document: str
    key: str
    kind: FrameKind
    values: tuple[tuple[str, str], ...]
    published: str | None
    era: tuple[str, str] | None = None
    _known: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """Return `stem#key`."""
        return f"{self.document}#{self.key}"

    def of(self, slot: str) -> frozenset[str]:
        """Return the values of one slot."""
        found = self._known.get(slot)  # asked for again and again
        if found is None:
            found = self._known[slot] = frozenset(v for s, v in self.values if s == slot)
        return found

    @property
    def when(self) -> str:
        """Return the date of the event, else that of its document, else ""."""
        return min(self.of(DATES[self.kind]), default=self.published or "")
