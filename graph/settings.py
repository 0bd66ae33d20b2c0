"""All settings of a build, in one frozen dataclass, made once by the command line and passed on."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_BASE = "https://w3id.org/casegraph/id/"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build may be told.

    base: IRI under which the things are minted; ends in "/" or "#".
    max_characters: longest document that is read, in code points; a longer one is reported and left out.
    page_nodes: most nodes that the page draws at opening.
    """

    base: str = DEFAULT_BASE
    max_characters: int = 1_000_000
    page_nodes: int = 300
