"""Referents of all documents -> which of them are one thing.

Takes linked documents, gives for each referent a global key: kind and identity. A row of the authority tables is one
thing; otherwise full names decide. People of one first and last name are one unless their middle names or suffixes
differ; a surname alone, a collective, a court that is only described, and a measure without a number stay within
their document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Decision, Feature, Judgement, Linked, MentionKind, Referent
from graph.resolve.authority import DESCRIBED, Authority, Known
from graph.resolve.labels import stem_key
from graph.tables import Tables
from graph.vocabulary import slug

K = MentionKind
SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})
DIFFERS = Feature("middle name", -1.0, "same first and last name, different middle name or suffix")

# Bodies that every town and state has: the name alone does not say which one is meant.
GENERIC_BODY = re.compile(
    r"(?:City|County|Town|Village|State|School|Police|Fire|Health|Election|District|House|Senate)"
    r"(?: (?:of|and|City|County|School|Police|Public))*"
    r" (?:Council|Board|Commission|Department|Committee|Legislature|Assembly|Senate|House|Authority"
    r"|Supervisors|Elections)"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A referent with its document and its global identity: IRI kind and key, and the authority row if any."""

    document: str
    referent: Referent
    kind: str
    key: str
    row: Known | None


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """What tells people of one first and last name apart: the middle names, and a suffix such as "jr"."""

    middle: str
    suffix: str

    def may_be(self, other: Mark) -> bool:
        """Tell whether `other` says the same or more."""
        return other.middle.startswith(self.middle) and self.suffix in ("", other.suffix)


def place_referents(linked: Sequence[Linked], tables: Tables) -> tuple[tuple[Placed, ...], tuple[Decision, ...]]:
    """Return every referent with its identity, and the decisions about people's names."""
    authority = Authority(tables)
    placed: list[Placed] = []
    people: dict[tuple[str, str], list[tuple[str, Referent]]] = {}
    for doc in linked:
        stem = doc.document.stem
        for referent in doc.referents:
            row = authority.known(referent)
            if row is not None:
                placed.append(Placed(stem, referent, row.kind, row.key, row))
            elif referent.kind is K.PERSON and len(_words(referent.name)) > 1:
                words = _words(referent.name)
                people.setdefault((words[0], words[-1]), []).append((stem, referent))
            else:
                placed.append(Placed(stem, referent, *_local(stem, referent), None))
    decisions: list[Decision] = []
    for first, last in sorted(people):
        more, made = _people(first, last, people[first, last])
        placed.extend(more)
        decisions.extend(made)
    return tuple(sorted(placed, key=lambda p: (p.document, p.referent.key))), tuple(decisions)


def _words(name: str) -> list[str]:
    """Return the parts of a name, a double name as one ("lopez-cruz"), initials apart, without a suffix."""
    words = [w for w in (slug(part) for part in re.split(r"[\s.,]+", name)) if w]
    return [w for w in words if w not in SUFFIX] or words


def _mark(name: str) -> Mark:
    suffix = "-".join(w for w in slug(name).split("-") if w in SUFFIX and w != "sr")
    return Mark("-".join(_words(name)[1:-1]), suffix)


def _people(first: str, last: str, found: Sequence[tuple[str, Referent]]) -> tuple[list[Placed], list[Decision]]:
    """Settle one block of equal first and last names: a name that says less is the only one that says more."""
    marks = {_mark(referent.name) for _, referent in found}
    full = {m for m in marks if not any(m != other and m.may_be(other) for other in marks)}
    groups: dict[Mark, list[tuple[str, Referent]]] = {}
    for stem, referent in found:
        mark = _mark(referent.name)
        fits = sorted(m for m in full if mark.may_be(m))
        groups.setdefault(fits[0] if len(fits) == 1 else mark, []).append((stem, referent))
    placed: list[Placed] = []
    for mark in sorted(groups):
        parts = (first, mark.middle, last, mark.suffix) if len(groups) > 1 else (first, last)
        key = "-".join(part for part in parts if part)
        placed.extend(Placed(stem, referent, "person", key, None) for stem, referent in groups[mark])
    heads = [min(f"{stem}#{referent.key}" for stem, referent in groups[mark]) for mark in sorted(groups)]
    decisions = []
    for one, other in zip(heads, heads[1:], strict=False):
        decisions.append(Decision(min(one, other), max(one, other), Judgement.DIFFERENT, (DIFFERS,)))
    return placed, decisions


def _local(stem: str, referent: Referent) -> tuple[str, str]:
    """Return the IRI kind and key of a referent that no table knows."""
    name = referent.name  # minting makes words of it, and tells apart what letters alone do not
    here = f"{name}-in-{stem_key(stem)}"
    if referent.kind is K.PERSON:
        return "person", here
    if referent.kind is K.PLACE:
        return "place", referent.authority or here
    if referent.kind is K.BODY:
        return "body", referent.authority or (here if GENERIC_BODY.fullmatch(name) else name)
    if referent.kind is K.COURT:
        described = name[:1].islower() or DESCRIBED.fullmatch(name) or "federal court" in name.lower()
        return "court", here if described else name
    if referent.kind is K.PROVISION:
        return "provision", referent.authority or name
    if referent.kind is K.MEASURE and "Programme" in referent.classes:
        return "programme", name
    if referent.kind is K.MEASURE:
        own = referent.key.removeprefix("measure:").replace("~", "-")
        return "measure", referent.authority or f"{own}-in-{stem_key(stem)}"
    return "group", here
