"""Which person mentions of a document name one person.

Takes the PERSON mentions of a document, gives the referent key of each. The fullest names come first; a shorter name
joins the first one with its surname that it does not contradict; a suffix ("Jr.") tells two full names apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from graph.model import Mention, MentionKind

K = MentionKind
JUDGE = re.compile(r"\b(?:judge|justice|magistrate)\b", re.IGNORECASE)
SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})


def slug(text: str) -> str:
    """Return lower-case words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def cluster_people(people: Sequence[Mention]) -> dict[Mention, str]:
    """Return the referent key of each mention."""
    by_last: dict[str, list[tuple[Mention, str]]] = {}
    by_key: dict[str, str] = {}
    known: dict[tuple[str, str], str] = {}
    for mention in sorted(people, key=lambda m: (-len(m.name.split()), m.span)):
        name = (mention.name, mention.key)
        if name not in known:
            last = _words(mention)[-1]
            same = next((k for m, k in by_last.get(last, ()) if _same_person(m, mention)), None)
            key = by_key.get(mention.key) or same or f"person:{mention.key or slug(mention.name)}"
            by_last.setdefault(last, []).append((mention, key))
            if mention.key:
                by_key.setdefault(mention.key, key)
            known[name] = key
    return {mention: known[mention.name, mention.key] for mention in people}


def _same_person(full: Mention, other: Mention) -> bool:
    """Tell whether two names with one surname are one person's: the shorter adds nothing that conflicts."""
    if full.key and other.key:
        return full.key == other.key
    a, b = _words(full)[:-1], _words(other)[:-1]
    if not a or not b:
        return not (other.key and _suffix(full))  # the son is not in the tables where the father is
    if _suffix(full) != _suffix(other):
        return False
    return a[0] == b[0] or a[0][0] == b[0][0] and (a[0].startswith(b[0]) or b[0].startswith(a[0]))


def _words(mention: Mention) -> list[str]:
    """Return the words of a name without its suffix."""
    words = [w.strip(".,").casefold() for w in mention.name.split()]
    return [w for w in words if w not in SUFFIX] or words


def _suffix(mention: Mention) -> frozenset[str]:
    return frozenset(w.strip(".,").casefold() for w in mention.name.split()) & SUFFIX


def brings_in_judge(mention: Mention) -> bool:
    """Tell whether the mention is a judge without a name: "a federal judge"."""
    pronoun = mention.name.lower() in ("he", "she")
    return mention.kind is K.OFFICE and not mention.definite and not pronoun and bool(JUDGE.search(mention.name))


def titles_name(mention: Mention, starts: Sequence[int]) -> bool:
    """Tell whether the office is the title of one of the names that start at `starts` (sorted)."""
    at = bisect_left(starts, mention.span.start + 1)
    return at < len(starts) and starts[at] <= mention.span.end + 1
