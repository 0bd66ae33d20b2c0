"""One tenure for each person, office and body: holdings that say the same are put together.

Takes what single phrases say (`Holding`) and the people of the document; gives the fullest holding of each group. A
surname is the person whose full name alone ends with it; "Judge" and "U.S. District Judge" of one person are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.frames.tenure_words import core, is_bench
from graph.model import Mention, MentionKind, Span

_SUFFIXES = ("Jr", "Sr", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Holding:
    """What one phrase says: `holder` has `office` (words) at `body`; `title` is the OFFICE mention.

    `body_words` carries the body where that is not the phrase itself.
    """

    holder: Mention
    office: str
    title: Mention
    body: Mention | None
    sentence: int
    rule: str
    body_words: Span | None = None

    def words(self) -> Span:
        """Return the phrase from the name to the office."""
        return self.holder.span.to(self.title.span)


def merged(holdings: Sequence[Holding], people: Sequence[Mention]) -> tuple[Holding, ...]:
    """Return one holding for each person, office and body, in order of their titles."""
    who = _identities(people)
    by_person: dict[tuple[str, str, str], dict[tuple[str, str], list[Holding]]] = {}
    for holding in holdings:
        told = (holding.office, (holding.body.key or holding.body.name) if holding.body else "")
        by_person.setdefault(who[holding.holder.name], {}).setdefault(told, []).append(holding)
    found = (_best(group) for alike in by_person.values() for group in _groups([_best(a) for a in alike.values()]))
    return tuple(sorted(found, key=lambda h: (h.title.span, h.holder.span)))


def _groups(holdings: Sequence[Holding]) -> list[list[Holding]]:
    """Part the holdings of one person, no two of which say the same, by office."""
    groups: list[list[Holding]] = []
    for holding in holdings:
        home = next((g for g in groups if all(_same_office(holding, h) for h in g)), None)
        if home is None:
            groups.append([holding])
        else:
            home.append(holding)
    return groups


def _identities(people: Sequence[Mention]) -> dict[str, tuple[str, str, str]]:
    """Return for each printed name an identity: given name, surname and suffix."""
    identities: dict[str, tuple[str, str, str]] = {}
    families: dict[str, list[tuple[str, str, str]]] = {}
    for name in sorted({p.name for p in people}):
        words = [w.rstrip(".,") for w in name.split(" ")]
        suffix = next((w for w in words if w in _SUFFIXES), "")
        words = [w for w in words if w not in _SUFFIXES] or words
        identity = (words[0] if len(words) > 1 else "", words[-1], suffix)
        identities[name] = identity
        if len(words) > 1 and identity not in families.setdefault(words[-1], []):
            families[words[-1]].append(identity)
    for name, identity in identities.items():
        family = families.get(identity[1], [])
        family = [f for f in family if not f[2]] or family
        if not identity[0] and len(family) == 1:
            identities[name] = family[0]
    return identities


def _same_office(a: Holding, b: Holding) -> bool:
    """Tell whether two holdings of one person are of one office."""
    if is_bench(a.office) and is_bench(b.office):
        return True
    x, y = core(a.office), core(b.office)
    if not (x <= y or y <= x):
        return False
    return not _apart(a.body, b.body) or (x == y and _rank(a.body) != _rank(b.body))


def _apart(a: Mention | None, b: Mention | None) -> bool:
    """Tell whether two holdings name two bodies, neither of which is the whole country."""
    if a is None or b is None or 1 in (_rank(a), _rank(b)):
        return False
    return (a.key or a.name) != (b.key or b.name)


def _rank(body: Mention | None) -> int:
    """Return how much a body tells: 0 none, 1 the whole country, 2 a place, 3 a body or court."""
    if body is None:
        return 0
    if body.kind_class == "Country":
        return 1
    return 2 if body.kind is MentionKind.PLACE else 3


def _best(group: Sequence[Holding]) -> Holding:
    """Return the holding with the fullest title and name, and the body that tells most."""
    top = max(group, key=lambda h: (len(h.office), len(h.holder.name), -h.title.span.start))
    placed = max(group, key=lambda h: _rank(h.body))
    if placed.body is None or _rank(placed.body) <= _rank(top.body):
        return top
    return replace(top, body=placed.body, body_words=placed.body_words or placed.words().to(placed.body.span))
