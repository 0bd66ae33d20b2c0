"""JSON lines -> drafts: one object a line, fields id, text, title, published, publisher, url; others are ignored.

Works on a binary stream line by line, so that a compressed file is never unpacked whole, and a line that is far too
long is reported without being held in memory.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from graph.model import Problem
from graph.read.assemble import too_long
from graph.read.decode import decode, newlines
from graph.read.draft import Draft, Metadata, Origin, error
from graph.settings import Settings

WIDEST = 12  # bytes that one character may take in JSON (an escaped pair)
BESIDES = 100_000  # bytes that a line may hold beside its text
FIELDS = ("title", "publisher", "url", "published")


def read_json_lines(stream: BinaryIO, origin: Origin, settings: Settings) -> tuple[list[Draft], list[Problem]]:
    """Return the drafts of the stream and what is wrong with its lines, both in order."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    limit = WIDEST * settings.max_characters + BESIDES
    try:
        for number, line in _lines(stream, limit):
            place = Origin(origin.path, origin.name, number)
            if line is None:
                problems.append(error(place, too_long(f"over {limit:,} bytes in one line", settings)))
            elif line.strip():
                made, notes = _draft(line, place)
                problems.extend(notes)
                drafts.extend([made] if made else [])
    except (OSError, EOFError, zlib.error) as failure:
        problems.append(error(origin, f"Reading stopped ({failure}); the file seems damaged, make it anew."))
    if not drafts and not problems:
        problems.append(error(origin, "There is no document in it; leave it out, or give one JSON object a line."))
    return drafts, problems


def is_json_lines(data: bytes) -> bool:
    """Tell whether the first line that is not blank is a JSON object with a text field."""
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip()[: len(data)].split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        value: object = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "text" in value


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield number and bytes of each line; None where a line is longer than `limit`."""
    number = 0
    while line := stream.readline(limit):
        number += 1
        if len(line) < limit or line.endswith(b"\n"):
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            continue
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(limit)
        yield number, None


def _draft(line: bytes, origin: Origin) -> tuple[Draft | None, list[Problem]]:
    text, notes = decode(line, origin)
    if text is None:
        return None, list(notes)
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as failure:
        said = f"This is no JSON ({str(failure)[:120]}); each line must be one JSON object."
        return None, [error(origin, said)]
    if not isinstance(value, dict):
        return None, [error(origin, "The line is no JSON object; each line must be one object with id and text.")]
    stem = value.get("id")
    stem = str(stem) if isinstance(stem, int) and not isinstance(stem, bool) else stem
    if not isinstance(stem, str) or not stem.strip() or not stem.isprintable():
        return None, [error(origin, "The field id is missing, empty or no text; give each object an id of its own.")]
    body = value.get("text")
    if not isinstance(body, str):
        return None, [error(origin, f"The field text of {stem!r} is missing or no text; give the article's text.")]
    fields = {name: _field(value.get(name)) for name in FIELDS}
    return Draft(stem.strip(), newlines(body), origin, Metadata(**fields)), list(notes)


def _field(value: object) -> str:
    """Return a metadata field as one line of text; a bare year counts as text, null as nothing."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return " ".join(value.split()) if isinstance(value, str) else ""
