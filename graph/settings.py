"""All settings of a build, in one frozen dataclass, made once by the command line and passed on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.errors import InputError

DEFAULT_BASE = "https://w3id.org/casegraph/id/"
BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`#]+/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build may be told; raises InputError for a base that is no IRI ending in "/".

    base: IRI under which the things are minted; evidence is a fragment (`doc/STEM#char=0,9`), so that it has none.
    max_characters: longest document that is read, in code points; a longer one is reported and left out.
    page_nodes: most nodes that the page draws at opening.
    """

    base: str = DEFAULT_BASE
    max_characters: int = 1_000_000
    page_nodes: int = 300

    def __post_init__(self) -> None:
        if not BASE.fullmatch(self.base):
            raise InputError(f"the base (--base) {self.base!r} is no IRI that ends in /, such as {DEFAULT_BASE}")
