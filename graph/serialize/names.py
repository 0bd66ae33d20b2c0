"""Names of things as Turtle and JSON-LD write them: shortened by a prefix where the local part is plain.

A name is shortened only where its local part is plain ([A-Za-z0-9_], hyphens inside), because stores differ in how they
read escapes in names. Which prefixes were used is counted in bits, so that parts of a file can be written apart.
"""

from __future__ import annotations

import re

from graph.vocabulary import prefixes

LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?")
MOST = 200_000  # names that are remembered at once


class Names:
    """Shortens names by the prefixes of the vocabularies and of the things; `bits` says which it used."""

    def __init__(self, base: str) -> None:
        """Take the base of the things."""
        self.bits = 0
        self._prefixes = sorted(prefixes(base).items())
        self._of = {namespace: (prefix, 1 << n) for n, (prefix, namespace) in enumerate(self._prefixes)}
        self._known: dict[str, tuple[str, str, int]] = {}

    def short(self, iri: str) -> str:
        """Return a prefixed name where the local part is plain, else the IRI itself."""
        found = self._known.get(iri) or self._look_up(iri)
        self.bits |= found[2]
        return found[0]

    def turtle(self, iri: str) -> str:
        """Return a prefixed name where the local part is plain, else the IRI in angle brackets."""
        found = self._known.get(iri) or self._look_up(iri)
        self.bits |= found[2]
        return found[1]

    def taken(self) -> int:
        """Return the bits of the prefixes that were used since the last call."""
        bits, self.bits = self.bits, 0
        return bits

    def used(self, bits: int) -> dict[str, str]:
        """Return the prefixes of the bits, sorted."""
        return {prefix: namespace for n, (prefix, namespace) in enumerate(self._prefixes) if bits >> n & 1}

    def head(self, bits: int) -> str:
        """Return the prefix lines of Turtle, and a blank line after them."""
        lines = [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in self.used(bits).items()]
        return "".join([*lines, "\n"]) if lines else ""

    def _look_up(self, iri: str) -> tuple[str, str, int]:
        if len(self._known) >= MOST:
            self._known.clear()
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix, bit = self._of.get(iri[:cut], ("", 0)) if LOCAL.fullmatch(iri, cut) else ("", 0)
        name = f"{prefix}:{iri[cut:]}" if prefix else iri
        found = self._known[iri] = (name, name if prefix else f"<{iri}>", bit)
        return found
