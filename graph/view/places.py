"""Places of things on the page as a file, so that a build can leave them where a reader knows them.

A page depends on the graph alone: the same articles give the same places, whatever was built before. Who wants old
things to stay where they stood when articles are added says so, and the places become an input like any other:
`layout.json` lies beside the page, and is read by each build that finds it and written anew. It maps the IRI of a thing
to its two coordinates. What is left out: working out places (`layout`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from graph.errors import InputError

NAME = "layout.json"
FARTHEST = 1_000_000  # pixels from the middle

Places = Mapping[str, tuple[int, int]]


def read_places(folder: Path) -> Places | None:
    """Return the places in a folder, or None where no file holds any; raise InputError for one that is malformed."""
    path = folder / NAME
    if not path.is_file():
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig") or "{}")
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: not readable as JSON: {error}; mend it, or delete it to lay all out anew") from error
    if not isinstance(found, dict) or not all(map(_is_place, found.values())):
        raise InputError(f"{path}: must map each thing to [x, y], two whole numbers; mend or delete it")
    return {iri: (x, y) for iri, (x, y) in found.items()}


def _is_place(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(n, int) and not isinstance(n, bool) and abs(n) <= FARTHEST for n in value)
    )


def written(places: Places) -> bytes:
    """Return the places as a file, a line each, sorted.

    >>> written({"urn:b": (1, -2), "urn:a": (0, 0)})
    b'{\\n"urn:a": [0, 0],\\n"urn:b": [1, -2]\\n}\\n'
    """
    lines = [f"{json.dumps(iri, ensure_ascii=False)}: [{x}, {y}]" for iri, (x, y) in sorted(places.items())]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8", "replace") if lines else b"{}\n"
