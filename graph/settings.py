"""All settings of a build, in one frozen dataclass, made once by the command line and passed on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.errors import InputError

DEFAULT_BASE = "https://w3id.org/casegraph/id/"
CURATION = "curation.csv"  # the file of judgements beside the input, which is never an article
BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`#]+/", re.IGNORECASE)


URL = re.compile(r"https?://[^\s/?#]+[^\s?#]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """The language model that a build may ask; raises InputError for an address that is no http(s) URL, or no model.

    url: the server, with or without the path of its interface (`/v1/chat/completions`).
    model: the name of the model, as the server knows it.
    key: what the server wants to see before it answers; "" where it wants nothing.
    cache: the folder of the answers; "" is `.casegraph/llm` beside the output.
    timeout: seconds to wait for one answer.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    cache: str = ""
    timeout: float = 300.0

    def __post_init__(self) -> None:
        if not URL.fullmatch(self.url):
            raise InputError(f"the language model (--llm) {self.url!r} is no URL such as http://localhost:11434")
        if not self.model:
            raise InputError(f"{self.url} (--llm) serves models by name: name one with --model")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build may be told; raises InputError for a base that is no IRI ending in "/".

    base: IRI under which the things are minted; evidence is a fragment (`doc/STEM#char=0,9`), so that it has none.
    max_characters: longest document that is read, in code points; a longer one is reported and left out.
    page_all: most things that the page draws all at opening; of more it draws the best connected.
    page_nodes: how many these are.
    keep_places: whether things on the page stay where they stood, by `layout.json` beside it.
    site: whether static pages of all things and documents are written too.
    spacy: name or folder of a trained spaCy pipeline whose parse may add to what the rules find; "" for none.
    llm: a language model that may add to what the rules find, or None.
    authority: folder of tables of the user's own, whose rows come over those of the package; "" for none.
    cache: whether what was read is kept in `.casegraph/` beside the output, and what was kept is used.
    curation: the file of judgements; "" for each `curation.csv` beside the input.
    """

    base: str = DEFAULT_BASE
    max_characters: int = 1_000_000
    page_all: int = 1_500
    page_nodes: int = 300
    keep_places: bool = False
    site: bool = False
    spacy: str = ""
    llm: LanguageModel | None = None
    authority: str = ""
    cache: bool = True
    curation: str = ""

    def __post_init__(self) -> None:
        if not BASE.fullmatch(self.base):
            raise InputError(f"the base (--base) {self.base!r} is no IRI that ends in /, such as {DEFAULT_BASE}")
