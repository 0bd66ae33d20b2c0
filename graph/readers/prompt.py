"""Document -> the messages that a language model is sent, and the JSON schema that its answer must have.

A long text goes in parts, cut between lines. Besides the text, only the date of publication is sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from graph.model import Document
from graph.tables import read_mapping
from graph.vocabulary import ontology

LONGEST_PART = 12_000  # code points of one request: a local model reads no more with care
KINDS = ("case", "ruling")
SLOTS = (
    "plaintiff",
    "defendant",
    "filedIn",
    "filedOn",
    "challenges",
    "issuedBy",
    "court",
    "decidedOn",
    "target",
    "inFavorOf",
    "against",
    "outcome",
    "rulingType",
)


def messages(document: Document) -> Iterator[list[dict[str, str]]]:
    """Yield the messages of each request about a document."""
    date = f"Published {document.published}.\n\n" if document.published else ""
    for part in parts(document.text):
        yield [{"role": "system", "content": instructions()}, {"role": "user", "content": f"{date}Text:\n{part}"}]


def parts(text: str, most: int = LONGEST_PART) -> Iterator[str]:
    """Yield the text in parts of at most `most` code points, cut after a line, else after a blank.

    >>> list(parts("one two\\nthree four five", 10))
    ['one two\\n', 'three ', 'four five']
    """
    start = 0
    while start < len(text):
        end = min(start + most, len(text))
        if end < len(text):
            cut = max(text.rfind("\n", start, end), -1)
            cut = cut if cut >= start else text.rfind(" ", start, end)
            end = cut + 1 if cut >= start else end
        if not text[start:end].isspace():
            yield text[start:end]
        start = end


@lru_cache(maxsize=1)
def instructions() -> str:
    """Return what the model is told, with the labels of the concepts filled in."""
    prompt = str(read_mapping("readers.yaml")["prompt"])
    outcomes, types = (", ".join(_labels(scheme)) for scheme in ("outcome", "rulingType"))
    return prompt.replace("{outcomes}", outcomes).replace("{types}", types)


def schema() -> Mapping[str, Any]:
    """Return the JSON schema of an answer."""
    text = {"type": "string"}
    sorts = {"type": "string", "enum": list(read_mapping("readers.yaml")["sorts"])}
    slot = _object(name={"type": "string", "enum": list(SLOTS)}, value=text, sort=sorts, quote=text)
    event = _object(kind={"type": "string", "enum": list(KINDS)}, quote=text, slots={"type": "array", "items": slot})
    return _object(events={"type": "array", "items": event})


def _object(**properties: object) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _labels(scheme: str) -> list[str]:
    return sorted(label for name, label in ontology().concepts if name == scheme)
