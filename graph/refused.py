"""What the optional readers said and what does not stand, as JSON lines for people to read."""

from __future__ import annotations

import json
from collections.abc import Iterable

from graph.model import Problem, Refusal, Severity

NAME = "llm_rejected.jsonl"


def in_json_lines(refusals: Iterable[Refusal]) -> bytes:
    """Return one line for each refusal, in order: document, kind, slot, value, quote, reason.

    >>> in_json_lines([Refusal("d", "Case", "plaintiff", "Jo", "Jo sued Al", "the text does not have this quote")])[:44]
    b'{"document": "d", "kind": "Case", "slot": "p'
    """
    lines = (json.dumps({name: getattr(r, name) for name in Refusal.__slots__}, ensure_ascii=False) for r in refusals)
    return "".join(line + "\n" for line in lines).encode("utf-8", "replace")


def notes(refusals: Iterable[Refusal]) -> tuple[Problem, ...]:
    """Return a note for each answer, or part of one, that could not be read at all."""
    return tuple(
        Problem(r.document, f"the language model: {r.reason}; see {NAME}", Severity.NOTE)
        for r in refusals
        if not r.kind
    )
