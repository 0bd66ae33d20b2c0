"""Courts that are described by their seat alone: "a judge in Dunmore" sits on the court in Dunmore that is told of.

Takes the keys of mentions, gives them with such a court made one with the only federal or state court of that seat.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Mention

SEATED = "court:court-in-"


def one_seat(keys: Mapping[Mention, str]) -> dict[Mention, str]:
    """Return the keys, with a court of no told kind as the one court in that place whose kind is told."""
    told = {key for key in keys.values() if key.startswith(("court:federal-", "court:state-"))}
    return {mention: _fuller(key, told) if key.startswith(SEATED) else key for mention, key in keys.items()}


def _fuller(key: str, told: set[str]) -> str:
    place = key.removeprefix(SEATED)
    fuller = [k for kind in ("federal", "state") if (k := f"court:{kind}-court-in-{place}") in told]
    return fuller[0] if len(fuller) == 1 else key
