"""The word lists about people's names, and the shape of a name.

Takes the data files `names.yaml`, `given_names.txt` and `not_names.txt`; gives one `Names` value and the pattern
of a run of capitalised words. Whether a run is a person is decided in `people`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from graph.tables import read_lines, read_yaml

INITIAL = re.compile(r"(?:[A-Z]\.)+|[A-Z]")
_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u0106\u010c\u0110\u0130\u0141\u015a\u015e\u0160\u017b\u017d"
_LOWER = rf"[^\W\d_{_UPPER}]|[\u0300-\u036f]"
_PART = rf"(?:[{_UPPER}](?:{_LOWER}){{1,3}})?[{_UPPER}](?:{_LOWER})+"
_WORD = rf"(?:(?:al|el|bin)-)?(?:[{_UPPER}]['\u2019])?{_PART}(?:['\u2019]{_PART})*(?:-(?:{_PART}|[{_UPPER}](?=\W)))*"


def _run() -> re.Pattern[str]:
    data = cast("dict[str, list[str]]", read_yaml("names.yaml"))
    ordered = sorted(data["honorifics"], key=lambda w: (-len(w), w))
    honorifics = "|".join(re.escape(h) for h in ordered if h.endswith("."))
    particles = "|".join(sorted(data["particles"], key=lambda w: (-len(w), w)))
    initials = rf"[{_UPPER}]\.(?:-?[{_UPPER}]\.)*|[{_UPPER}](?=\s[{_UPPER}])|[{_UPPER}]{{2}}(?=\s[{_UPPER}][a-z])"
    unit = rf"(?:{honorifics}|(?:{initials}|{_WORD})(?:,?\s(?:Jr|Sr)\b\.?)?)"
    nickname = rf"(?:[\u201c\"(][{_UPPER}]\w+[\u201d\")][ ])?"
    between = rf"[ \u00a0](?:(?:{particles})[ \u00a0]){{0,2}}{nickname}"
    begins = rf"(?<![\w@#.'\u2019-])(?=[{_UPPER}]|(?:al|el|bin)-)"  # a run of lower-case words is passed over at once
    return re.compile(rf"{begins}{unit}(?:{between}(?:{unit}|(?:III|II|IV)\b))*(?!\w|-[a-z])")


RUN = _run()


@dataclass(frozen=True, slots=True)
class Names:
    """Word lists: given names, words that break a name (`stop`), those of them that are surnames too (`soft`).

    `says_after` and `says_before` match verbs of speech right after and right before a name, `human_after` an
    apposition that only a human being has.
    """

    given: frozenset[str]
    stop: frozenset[str]
    soft: frozenset[str]
    tails: frozenset[str]
    honorifics: frozenset[str]
    speech: str
    says_after: re.Pattern[str]
    says_before: re.Pattern[str]
    human_after: re.Pattern[str]


@lru_cache(maxsize=1)
def names() -> Names:
    """Return the word lists, read once."""
    data = cast("dict[str, list[str]]", read_yaml("names.yaml"))
    speech = "|".join(sorted(data["speech"]))
    humans = "|".join(sorted(data["humans"]))
    return Names(
        frozenset(read_lines("given_names.txt")),
        frozenset(read_lines("not_names.txt")),
        frozenset(data["soft_surnames"]),
        frozenset(data["tails"]),
        frozenset(data["honorifics"]),
        speech,
        re.compile(rf",?\s(?:who\s|also\s|has\s|then\s)?(?:{speech})\b"),
        re.compile(rf"\b(?:{speech})\s$"),
        re.compile(rf",\san?\s(?:[\w-]+\s){{0,3}}?(?:{humans})\b"),
    )
