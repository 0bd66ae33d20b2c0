"""A built graph -> its contradictions, side by side: each value with who gives it and in which words.

Takes a graph as `graph.built` reads it. Claims that conflict, directly or by way of others, make one contradiction:
three days of one ruling are one with three sides. Leaves out which claims conflict, which a build has decided
(`graph.across.conflicts`), and printing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.built import Built, Passage, Said, Words
from graph.query import Rows
from graph.vocabulary import label

SHORT = 60  # code points up to which a passage is shown with its context
LONGEST = 240  # code points of a passage that a line of text shows
LOOKED_FOR = (
    "two days, outcomes, reaches or courts of one ruling, or days or courts of one case",
    "two amounts of one grant",
    "two holders of one office at one time",
    "what one document denies and another asserts",
    "a number that a sentence announces, and another that a list below it shows",
)
COLUMNS = "contradiction thing property reason value modality speaker sources document title date start end words"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the claims: of which thing and property, its value, how and by whom it is said, and in which words."""

    thing: str
    property: str
    value: str
    modality: str
    speaker: str
    sources: int
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims that cannot all be true, with the reasons, one for each pair that conflicts."""

    thing: str
    reasons: tuple[str, ...]
    sides: tuple[Side, ...]


def contradictions(built: Built) -> tuple[Contradiction, ...]:
    """Return the contradictions of a graph, by thing and reason."""
    groups: dict[str, set[str]] = {}
    for left, right, _ in built.conflicts:
        joined = groups.get(left, {left}) | groups.get(right, {right})
        groups.update(dict.fromkeys(joined, joined))
    reasons: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for left, _, reason in built.conflicts:
        reasons[frozenset(groups[left])].add(reason)
    found = [_contradiction(built, group, sorted(told)) for group, told in reasons.items()]
    return tuple(sorted(found, key=lambda one: (one.thing, one.reasons, [side.value for side in one.sides])))


def _contradiction(built: Built, group: frozenset[str], reasons: Sequence[str]) -> Contradiction:
    claims = [built.claims[iri] for iri in sorted(group) if iri in built.claims]
    sides = sorted((_side(built, claim) for claim in claims), key=lambda s: (s.thing, s.property, s.value, s.modality))
    return Contradiction(min((side.thing for side in sides), default=""), tuple(reasons), tuple(sides))


def _side(built: Built, claim: Said) -> Side:
    speaker = built.label(claim.speaker) if claim.speaker else ""
    name = label(claim.predicate)
    return Side(
        built.label(claim.subject),
        name,
        built.shown(claim),
        claim.modality.lower(),
        speaker,
        claim.sources,
        built.words(claim),
    )


def in_lines(found: Sequence[Contradiction]) -> Iterator[str]:
    """Yield the contradictions as lines of text: the thing, the reasons, then each side with its words."""
    for number, one in enumerate(found, start=1):
        if number > 1:
            yield ""
        yield f"{number}. {one.thing}"
        yield from (f"   {reason}" for reason in one.reasons)
        for side in one.sides:
            of = f" [{side.thing}]" if side.thing != one.thing else ""
            speaker = f" by {side.speaker}" if side.speaker else ""
            count = f", {side.sources} independent source{'' if side.sources == 1 else 's'}" if side.sources else ""
            yield f"   - {side.property}: {side.value}{of} ({side.modality}{speaker}{count})"
            for words in side.words:
                yield f"       {place(words)}"
                yield f"         {in_context(words.passage)}"


def in_words(count: int) -> Iterator[str]:
    """Yield how many contradictions there are as lines; where there are none, what is looked for."""
    if count:
        yield f"{count} contradiction{'' if count == 1 else 's'}"
        return
    yield "0 contradictions: no claims in this graph exclude one another. Looked for are"
    yield from (f"  - {one}" for one in LOOKED_FOR)


def place(words: Words) -> str:
    """Return where a passage stands: the document, the offsets, the title and the date."""
    title = f", {words.title}" if words.title else ""
    date = f" ({words.date})" if words.date else ""
    return f"{words.passage.document}:{words.passage.start}-{words.passage.end}{title}{date}"


def in_context(passage: Passage) -> str:
    """Return the words between quotation marks on one line: few with what stands around them, many cut inside."""
    words = " ".join(passage.words.split())
    if len(words) > SHORT and len(words) <= LONGEST:
        return f"“{words}”"
    if len(words) > LONGEST:
        return f"“{words[: LONGEST * 2 // 3]} … {words[-LONGEST // 3 :]}”"
    before, after = (" ".join(part.split()) for part in (passage.before, passage.after))
    lead = f"…{before}{' ' if passage.before[-1:].isspace() else ''}" if before else ""
    rest = f"{' ' if passage.after[:1].isspace() else ''}{after}…" if after else ""
    return f"{lead}“{words}”{rest}"


def as_rows(found: Sequence[Contradiction]) -> Rows:
    """Return the contradictions as a table: a row for each passage of each side, numbered by contradiction."""
    rows = []
    for number, one in enumerate(found, start=1):
        for side in one.sides:
            told = (side.thing, side.property, "; ".join(one.reasons), side.value, side.modality, side.speaker)
            for words in side.words:
                place = words.passage
                where = (place.document, words.title, words.date, str(place.start), str(place.end), place.words)
                rows.append((str(number), *told, str(side.sources), *where))
    return Rows(tuple(COLUMNS.split()), tuple(rows))


def as_objects(found: Sequence[Contradiction]) -> list[dict[str, object]]:
    """Return the contradictions as plain values, for JSON."""
    return [
        {
            "thing": one.thing,
            "reasons": list(one.reasons),
            "sides": [
                {
                    "thing": side.thing,
                    "property": side.property,
                    "value": side.value,
                    "modality": side.modality,
                    "speaker": side.speaker,
                    "independentSources": side.sources,
                    "evidence": [
                        {
                            "document": words.passage.document,
                            "title": words.title,
                            "date": words.date,
                            "start": words.passage.start,
                            "end": words.passage.end,
                            "words": words.passage.words,
                        }
                        for words in side.words
                    ],
                }
                for side in one.sides
            ],
        }
        for one in found
    ]
