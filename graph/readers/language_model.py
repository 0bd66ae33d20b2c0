"""A language model as a reader: annotated document -> the events that it offers.

Each part of a text is asked about once; the answers are kept, and a second build asks nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.model import Annotated, Offer, Reading
from graph.readers.answer import offers
from graph.readers.cache import Cache, digest
from graph.readers.chat import Chat
from graph.readers.prompt import messages, schema
from graph.settings import LanguageModel


def open_model(settings: LanguageModel, folder: Path) -> Callable[[Annotated], Reading]:
    """Return a reader that asks the model, and keeps its answers in the folder."""
    chat, cache = Chat(settings), Cache(folder)
    return lambda annotated: read(chat, cache, annotated)


def read(chat: Chat, cache: Cache, annotated: Annotated) -> Reading:
    """Return what the model offers for a document, from the kept answers where there are any."""
    found: list[Offer] = []
    faults: list[str] = []
    model = chat.settings.model
    for asked in messages(annotated.document):
        key = digest(model, asked, schema())
        answer = cache.get(key)
        if answer is None:
            answer = chat.ask(asked, schema())
            cache.put(key, model, answer)
        more, wrong = offers(answer)
        found.extend(more)
        faults.extend(f"{fault} (kept as {key[:16]}…)" for fault in wrong)
    return Reading("llm", offers=tuple(found), faults=tuple(faults))
