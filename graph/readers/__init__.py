"""Optional readers: annotated document -> what a trained parser or a language model says of it.

A reader is any `Annotated -> Reading`. None is used unless the settings name it, and only then is its module loaded: a
build without them imports nothing of it and reaches no network. A reader makes no frames; what of its words may stand
is decided by `graph.frames`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.model import Annotated, Reading
from graph.settings import Settings

__all__ = ["Reader", "open_readers"]

Reader = Callable[[Annotated], Reading]
CACHE = Path(".casegraph") / "llm"


def open_readers(settings: Settings, output: Path) -> tuple[Reader, ...]:
    """Return the readers that the settings name, ready to read; raises ReaderError for one that cannot be loaded."""
    found: list[Reader] = []
    if settings.spacy:
        from graph.readers.parser import open_parser

        found.append(open_parser(settings.spacy))
    if settings.llm is not None:
        from graph.readers.language_model import open_model

        folder = Path(settings.llm.cache) if settings.llm.cache else output.parent / CACHE
        found.append(open_model(settings.llm, folder))
    return tuple(found)
