"""The answers of a language model, kept in a folder: what was asked once is not asked again.

An answer is found by the digest of the model's name, the messages and the schema; the address of the server does not
count, so that a build can be repeated elsewhere, or without any server. The folder can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import OutputError


def digest(model: str, messages: Sequence[Mapping[str, str]], schema: Mapping[str, object]) -> str:
    """Return the SHA-256 of a request, less the server it goes to."""
    asked = json.dumps([model, list(messages), schema], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(asked.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder with one JSON file an answer."""

    folder: Path

    def path(self, key: str) -> Path:
        """Return the file of an answer."""
        return self.folder / f"{key}.json"

    def get(self, key: str) -> str | None:
        """Return an answer, or None where there is none, or none that can be read."""
        try:
            kept = json.loads(self.path(key).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        answer = kept.get("answer") if isinstance(kept, dict) else None
        return answer if isinstance(answer, str) else None

    def put(self, key: str, model: str, answer: str) -> None:
        """Keep an answer; the file appears whole or not at all. Raises OutputError where it cannot be written."""
        path = self.path(key)
        part = path.with_suffix(".part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_text(
                json.dumps({"model": model, "answer": answer}, ensure_ascii=True, indent=1), encoding="utf-8"
            )
            os.replace(part, path)
        except OSError as error:
            raise OutputError(
                f"{path}: the answer cannot be kept: {error.strerror or error}; see --llm-cache"
            ) from error
