"""What stands around an event in its document: the parties of a ruling's case, the rulings made in a case, the matter.

Takes `Seen` events, linked documents and clusters of rulings; gives the events with these values added, under the
slots "party", "ruling", "about" (the words that name what is fought over) and "beside" (names in the sentences that
tell of it). They serve comparison alone: no fact is made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.model import FrameKind, Linked, MentionKind, Span
from graph.resolve.seen import Seen

SIDES = ("plaintiff", "defendant")
MATTER = {FrameKind.RULING: "target", FrameKind.CASE: "challenges"}
# Words that any measure may be called by, and words without content: they name no matter.
PLAIN = frozenset(
    "the a an of to for in on and or its his her their that new law act bill statute rule regulation order executive"
    " directive policy policie program plan measure ban decision action provision requirement restriction part two"
    " three federal state memo letter practice effort temporary unlawful controversial declaration legislation".split()
)
SEVERAL = re.compile(
    r"\b(?:laws|bans|rules|regulations|policies|statutes|restrictions|requirements|measures)$", re.IGNORECASE
)
# Words that number the measures of one kind: the first ban, the revised one.
ORDINALS = {
    **dict.fromkeys(("first", "original", "initial"), "first"),
    **dict.fromkeys(("second", "revised", "expanded"), "second"),
    **dict.fromkeys(("third", "latest"), "third"),
}

CAPITAL = re.compile(r"(?<![.!?\u201d\"]\s)(?<!^)\b[A-Z][a-z]{2,}\b")
COMMON = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december federal district court courts judge justice circuit appeals supreme united"
    " states american attorney general state department white house president trump obama biden bush congress senate"
    " donald barack george joe republican republicans democrat democrats democratic mrs washington chief the and"
    " but".split()
)


def with_matters(events: Sequence[Seen], linked: Sequence[Linked]) -> list[Seen]:
    """Return the events with the words that name their matter; for a measure, the words of its own names."""
    words: dict[tuple[str, str], set[str]] = {}
    rank: dict[tuple[str, str], set[str]] = {}
    several: set[tuple[str, str]] = set()
    for one in linked:
        for referent in one.referents:
            names = " ".join((referent.name, *referent.names)).casefold().replace("-", " ").split()
            found = {name.strip(".,;:'\u2019\u201c\u201d\"()").removesuffix("s") for name in names}
            words[one.document.stem, referent.key] = found - PLAIN - ORDINALS.keys() - {""}
            rank[one.document.stem, referent.key] = {ORDINALS[word] for word in found & ORDINALS.keys()}
            if referent.kind is MentionKind.MEASURE and SEVERAL.search(referent.name) and not referent.authority:
                several.add((one.document.stem, referent.key))
    matters: dict[str, set[tuple[str, str]]] = {}
    for one in linked:
        stem = one.document.stem
        for event in one.events:
            keys = {str(f.value) for f in event.facts if f.name == MATTER.get(event.kind)}
            told = {("about", word) for key in keys | {event.key} for word in words.get((stem, key), ())}
            told |= {("several", "measures")} if (stem, event.key) in several else set()
            told |= {("ordinal", number) for number in rank.get((stem, event.key), ())}
            matters[f"{stem}#{event.key}"] = told
    return [replace(e, values=(*e.values, *sorted(matters.get(e.id, ())))) for e in events]


def with_names(events: Sequence[Seen], linked: Sequence[Linked]) -> list[Seen]:
    """Return the events with the capitalised words of the sentences that tell of them, less those that tell little."""
    names: dict[str, set[str]] = {}
    for one in linked:
        text = one.document.text
        own: dict[Span, set[str]] = {}
        for event in one.events if any(event.kind in MATTER for event in one.events) else ():
            if event.kind in MATTER:
                for span in {fact.evidence for fact in event.facts}:
                    if span not in own:
                        own[span] = {word.casefold() for word in CAPITAL.findall(text, span.start, span.end)} - COMMON
                    names.setdefault(f"{one.document.stem}#{event.key}", set()).update(own[span])
    return [replace(e, values=(*e.values, *(("beside", w) for w in sorted(names.get(e.id, ()))))) for e in events]


def with_rulings_on(
    measures: Sequence[Seen], clusters: Sequence[Sequence[str]], linked: Sequence[Linked]
) -> list[Seen]:
    """Return the measures with the rulings that a document tells to be on them, a ruling by the first of its tellings.

    A ruling on two measures tells neither apart from the other, and is left out.
    """
    first = {member: group[0] for group in clusters for member in group if len(group) > 1}
    struck: dict[str, set[str]] = {}
    for one in linked:
        stem = one.document.stem
        own = {event.key for event in one.events if event.kind is FrameKind.MEASURE}
        for event in one.events:
            targets = {str(f.value) for f in event.facts if f.name == "target"} & own
            if event.kind is FrameKind.RULING and len(targets) == 1 and f"{stem}#{event.key}" in first:
                struck.setdefault(f"{stem}#{min(targets)}", set()).add(first[f"{stem}#{event.key}"])
    return [replace(m, values=(*m.values, *(("struckBy", r) for r in sorted(struck.get(m.id, ()))))) for m in measures]


def with_parties(rulings: Sequence[Seen], events: Sequence[Seen], linked: Sequence[Linked]) -> list[Seen]:
    """Return the rulings with the parties of the cases that their documents say they were made in."""
    case_of = dict(_cases(linked))
    cases = {event.id: event for event in events if event.kind is FrameKind.CASE}
    found = []
    for ruling in rulings:
        case = cases.get(case_of.get(ruling.id, ""))
        own = {value for slot in ("inFavorOf", "against") for value in ruling.of(slot)}
        sides = {v for side in SIDES for v in case.of(side)} if case is not None else set[str]()
        parties = tuple(("party", value) for value in sorted(own | sides))
        found.append(replace(ruling, values=(*ruling.values, *parties)))
    return found


def with_rulings(cases: Sequence[Seen], clusters: Sequence[Sequence[str]], linked: Sequence[Linked]) -> list[Seen]:
    """Return the cases with the rulings made in them, a ruling by the first of its tellings."""
    first = {member: group[0] for group in clusters for member in group}
    made: dict[str, set[str]] = {}
    for ruling, case in _cases(linked):
        if ruling in first:
            made.setdefault(case, set()).add(first[ruling])
    return [
        replace(case, values=(*case.values, *(("ruling", r) for r in sorted(made.get(case.id, ()))))) for case in cases
    ]


def _cases(linked: Sequence[Linked]) -> Iterator[tuple[str, str]]:
    """Yield the ids of a ruling and of the case that its document says it was made in."""
    for one in linked:
        known: Mapping[str, FrameKind] = {event.key: event.kind for event in one.events}
        for event in one.events:
            for fact in event.facts if event.kind is FrameKind.RULING else ():
                if fact.name == "inCase" and known.get(str(fact.value)) is FrameKind.CASE:
                    yield f"{one.document.stem}#{event.key}", f"{one.document.stem}#{fact.value}"
