"""One of several measures: "memos from the department, including one on May 3 from Mayor Jane Roe".

Takes sentences and the mentions already found, gives a MEASURE mention for "one", named like a single one of the
measures before it. Only a day, "from" or "by" behind it makes it a measure of its own; where another plural stands
between ("letters to mayors, including one from Ohio"), it may be one of these and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.annotate.phrases import by_sign, low
from graph.model import Mention, MentionKind, Sentence, Tokens

MADE = frozenset("issued signed sent released published dated announced".split())
MAKERS = frozenset({MentionKind.BODY, MentionKind.PLACE, MentionKind.PERSON, MentionKind.DATE, MentionKind.OFFICE})
BETWEEN = MADE | frozenset(", from by of the in on".split())
FAR = 16  # tokens between the measures and "including"
SINGULARS = {"memoranda": "memorandum", "policies": "policy"}
Taken = Mapping[int, Mention]


def ones(sentences: Sequence[Sentence], taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions of one of several measures, sorted; they overlap none of `taken`."""
    found = [(s.tokens, i) for s in sentences for i in s.tokens.at_low({"one"}) if low(s.tokens, i - 1) == "including"]
    return tuple(_told(found, by_sign(taken))) if found else ()


def _told(found: Iterable[tuple[Tokens, int]], blocked: Taken) -> Iterator[Mention]:
    for tokens, i in found:
        several = _several(tokens, i - 2, blocked)
        if several is not None and tokens[i].span.start not in blocked and _is_told_of(tokens, i + 1, blocked):
            yield replace(several, span=tokens[i].span, name=_single(several.name), definite=False)


def _several(tokens: Tokens, k: int, blocked: Taken) -> Mention | None:
    """Return the measures that end before the comma at `k`, with nothing but who made them between, or None."""
    if low(tokens, k) != ",":
        return None
    for j in range(k, max(k - FAR, -1), -1):
        mention = blocked.get(tokens[j].span.start)
        if mention is None and low(tokens, j) not in BETWEEN:
            return None
        if mention is not None and mention.kind is MentionKind.MEASURE:
            plain = not (mention.key or mention.definite) and _single(mention.name) != mention.name
            return mention if plain else None
        if mention is not None and mention.kind not in MAKERS:
            return None
    return None


def _is_told_of(tokens: Tokens, k: int, blocked: Taken) -> bool:
    """Tell whether a day, "from" or "by" stands at `k`, or behind a participle there."""
    k += low(tokens, k) in MADE
    if low(tokens, k) in ("from", "by"):
        return True
    k += low(tokens, k) == "on"
    date = blocked.get(tokens[k].span.start) if k < len(tokens) else None
    return date is not None and date.kind is MentionKind.DATE


def _single(name: str) -> str:
    """Return the singular of a name, or the name itself where it has none.

    >>> _single("executive orders"), _single("memoranda"), _single("act")
    ('executive order', 'memorandum', 'act')
    """
    first, _, last = name.rpartition(" ")
    plain = SINGULARS.get(last, last[:-1] if last.endswith("s") and not last.endswith("ss") else last)
    return f"{first} {plain}".strip()
