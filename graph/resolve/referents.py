"""Referents of all documents -> which of them are one thing.

Takes linked documents, gives for each referent a global key: kind and identity. A row of the authority tables is one
thing; otherwise full names decide. People of one first and last name are one unless their middle initials differ; a
surname alone, a collective, and a measure without a number stay within their document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Decision, Feature, Judgement, Linked, MentionKind, Referent
from graph.resolve.authority import Known, known
from graph.tables import Tables
from graph.vocabulary import slug

K = MentionKind
SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A referent with its document and its global identity: IRI kind and key, and the authority row if any."""

    document: str
    referent: Referent
    kind: str
    key: str
    row: Known | None


def place_referents(linked: Sequence[Linked], tables: Tables) -> tuple[tuple[Placed, ...], tuple[Decision, ...]]:
    """Return every referent with its identity, and the decisions about people's names."""
    placed: list[Placed] = []
    people: dict[tuple[str, str], list[tuple[str, Referent]]] = {}
    for doc in linked:
        stem = doc.document.stem
        for referent in doc.referents:
            row = known(referent, tables)
            if row is not None:
                placed.append(Placed(stem, referent, row.kind, row.key, row))
            elif referent.kind is K.PERSON and len(_words(referent.name)) > 1:
                words = _words(referent.name)
                people.setdefault((words[0], words[-1]), []).append((stem, referent))
            else:
                placed.append(Placed(stem, referent, *_local(stem, referent), None))
    decisions: list[Decision] = []
    for block in sorted(people):
        more, made = _people(people[block])
        placed.extend(more)
        decisions.extend(made)
    return tuple(sorted(placed, key=lambda p: (p.document, p.referent.key))), tuple(decisions)


def _words(name: str) -> list[str]:
    words = slug(name).split("-")
    return [w for w in words if w not in SUFFIX] or words


def _middle(name: str) -> str:
    """Return the first letter of the middle name, or ""; a suffix counts as one, since it tells people apart."""
    words = _words(name)
    return words[1][0] if len(words) > 2 else ""


def _suffix(name: str) -> str:
    return "".join(w for w in slug(name).split("-") if w in SUFFIX and w != "sr")


def _people(found: Sequence[tuple[str, Referent]]) -> tuple[list[Placed], list[Decision]]:
    """Settle one block of equal first and last names."""
    groups: dict[tuple[str, str], list[tuple[str, Referent]]] = {}
    marks = {(_middle(r.name), _suffix(r.name)) for _, r in found} - {("", "")}
    for stem, referent in found:
        mark = (_middle(referent.name), _suffix(referent.name))
        if mark == ("", "") and len(marks) == 1:
            mark = next(iter(marks))
        groups.setdefault(mark, []).append((stem, referent))
    placed: list[Placed] = []
    for mark in sorted(groups):
        words = _words(groups[mark][0][1].name)
        key = "-".join(w for w in (words[0], mark[0] if len(groups) > 1 else "", words[-1], mark[1]) if w)
        placed.extend(Placed(stem, r, "person", key, None) for stem, r in groups[mark])
    decisions = []
    heads = [min(f"{s}#{r.key}" for s, r in groups[m]) for m in sorted(groups)]
    for left, right in zip(heads, heads[1:], strict=False):
        a, b = sorted((left, right))
        decisions.append(Decision(a, b, Judgement.DIFFERENT, (Feature("middle initial", -1.0, "same first and last name, different middle name or suffix"),)))
    return placed, decisions


def _local(stem: str, referent: Referent) -> tuple[str, str]:
    """Return the IRI kind and key of a referent that no table knows."""
    name = slug(referent.name) or "unnamed"
    if referent.kind is K.PERSON:
        return "person", f"{name}-in-{slug(stem)}"
    if referent.kind is K.PLACE:
        return "place", referent.authority or f"{name}-in-{slug(stem)}"
    if referent.kind is K.BODY:
        return "body", referent.authority or name
    if referent.kind is K.COURT:
        return "court", name
    if referent.kind is K.PROVISION:
        return "provision", referent.authority or name
    if referent.kind is K.MEASURE and "Programme" in referent.classes:
        return "programme", name
    if referent.kind is K.MEASURE:
        numbered = referent.authority
        return "measure", numbered or f"{referent.key.removeprefix('measure:').replace('~', '-')}-in-{slug(stem)}"
    return "group", f"{name}-in-{slug(stem)}"
