"""What stands around an event in its document: the parties of a ruling's case, the rulings made in a case, the matter.

Takes `Seen` events, linked documents and clusters of rulings; gives the events with these values added, under the
slots "party", "ruling", "about" (the words that name what is fought over) and "beside" (names in the sentences that
tell of it). They serve comparison alone: no fact is made of them. Which words tell nothing stands in
`data/matters.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.model import FrameKind, Linked, MentionKind, Referent, Span
from graph.resolve.seen import Seen
from graph.tables import MeasureRow, Tables, read_mapping

SIDES = ("plaintiff", "defendant")
MATTER = {FrameKind.RULING: "target", FrameKind.CASE: "challenges"}
COMPARED = frozenset({*MATTER, FrameKind.MEASURE})
TOLD = frozenset({"issuer", "measureType", "issuedOn", "number", "addressee"})
HEAD_OF_STATE = "president"  # the key of an office of the tables
CAPITAL = re.compile(r"(?<![.!?\u201d\"]\s)(?<!^)\b[A-Z][a-z]{2,}\b")
MARKS = ".,;:'\u2019\u201c\u201d\"()"

Pairs = frozenset[tuple[str, str]]
NOTHING: Pairs = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `matters.yaml`; `ordinals` are by word."""

    plain: frozenset[str]
    ordinals: Mapping[str, str]
    several: re.Pattern[str]
    parts: re.Pattern[str]
    common: frozenset[str]


@lru_cache(maxsize=4)
def _words(tables: Tables) -> Words:
    data = read_mapping("matters.yaml")
    ordinals = {word: number for number, words in data["ordinals"].items() for word in words}
    several, parts = (re.compile(rf"\b(?:{'|'.join(data[k])})$", re.IGNORECASE) for k in ("several", "parts"))
    presidents = {w.casefold() for row in tables.holders if row.office == HEAD_OF_STATE for w in row.name.split()}
    return Words(frozenset(data["plain"]), ordinals, several, parts, frozenset(data["common"]) | presidents)


def surroundings(linked: Sequence[Linked], tables: Tables) -> Mapping[str, Pairs]:
    """Return what stands around each ruling, case and measure, by its id.

    That is: the words that name its matter, and names in its sentences. The words are those of the measures that it is
    about, and of a measure its own, with what numbers it ("first") and whether they are of several; the names are
    capitalised words, less those that tell little.
    """
    words = _words(tables)
    found: dict[str, Pairs] = {}
    for one in linked:
        referents = {referent.key: referent for referent in one.referents}
        beside: dict[Span, Pairs] = {}
        for event in one.events:
            if event.kind not in COMPARED:
                continue
            keys = {str(f.value) for f in event.facts if f.name == MATTER.get(event.kind)} & referents.keys()
            told = {pair for key in keys for pair in _matter(referents[key], words) if pair[0] == "about"}
            told |= _matter(referents[event.key], words) if event.key in referents else NOTHING
            for span in {fact.evidence for fact in event.facts} if event.kind in MATTER else ():
                if span not in beside:
                    names = CAPITAL.findall(one.document.text, span.start, span.end)
                    beside[span] = frozenset(
                        ("beside", n) for name in names if (n := name.casefold()) not in words.common
                    )
                told |= beside[span]
            found[f"{one.document.stem}#{event.key}"] = frozenset(told)
        for referent in one.referents:
            if referent.kind is MentionKind.MEASURE:
                found.setdefault(f"{one.document.stem}#{referent.key}", _matter(referent, words))
    return found


def named_matter(row: MeasureRow, tables: Tables) -> Pairs:
    """Return the words by which a measure of the tables is named."""
    return _named((row.name, *row.aliases, row.title), _words(tables))


def _named(names: Iterable[str], words: Words) -> Pairs:
    """Return the words of the names of a thing: "about" it, and its "ordinal"."""
    found = {name.strip(MARKS).removesuffix("s") for name in " ".join(names).casefold().replace("-", " ").split()}
    told = {("about", word) for word in found - words.plain - words.ordinals.keys() - {""}}
    return frozenset(told | {("ordinal", words.ordinals[word]) for word in found & words.ordinals.keys()})


def _matter(referent: Referent, words: Words) -> Pairs:
    """Return the words of the names of a thing, and whether they are of "several" measures or of "part" of one."""
    told = set(_named((referent.name, *referent.names), words))
    measure = referent.kind is MentionKind.MEASURE and not referent.authority
    if measure and words.several.search(referent.name):
        told.add(("several", "measures"))
    if measure and words.parts.search(referent.name):
        told.add(("part", "of a measure"))
    return frozenset(told)


def with_more(events: Iterable[Seen], more: Mapping[str, Iterable[tuple[str, str]]]) -> list[Seen]:
    """Return the events with further values, by their ids, in a fixed order."""
    return [replace(e, values=(*e.values, *sorted(more.get(e.id, ())))) for e in events]


def with_rulings_on(
    measures: Sequence[Seen],
    clusters: Sequence[Sequence[str]],
    linked: Sequence[Linked],
    telling: Mapping[tuple[str, str], str],
) -> list[Seen]:
    """Return the measures with the rulings that a document tells to be on them, a ruling by the first of its tellings.

    `telling` gives the id of a measure by stem and key. A ruling on two measures tells neither apart from the other,
    and is left out, save where something is told of one of them alone.
    """
    first = {member: group[0] for group in clusters for member in group if len(group) > 1}
    struck: dict[str, set[tuple[str, str]]] = {}
    told = {measure.id for measure in measures if any(slot in TOLD for slot, _ in measure.values)}
    for one in linked:
        stem = one.document.stem
        for event in one.events:
            if event.kind is not FrameKind.RULING or (ruling := first.get(f"{stem}#{event.key}")) is None:
                continue
            targets = {telling.get((stem, str(f.value)), "") for f in event.facts if f.name == "target"} - {""}
            if len(on := targets & told or targets) == 1:
                struck.setdefault(min(on), set()).add(("struckBy", ruling))
    return with_more(measures, struck)


def with_parties(rulings: Sequence[Seen], events: Sequence[Seen], linked: Sequence[Linked]) -> list[Seen]:
    """Return the rulings with the parties of the cases that their documents say they were made in."""
    case_of = dict(_cases(linked))
    cases = {event.id: event for event in events if event.kind is FrameKind.CASE}
    parties = {}
    for ruling in rulings:
        case = cases.get(case_of.get(ruling.id, ""))
        own = {value for slot in ("inFavorOf", "against") for value in ruling.of(slot)}
        sides = {v for side in SIDES for v in case.of(side)} if case is not None else set[str]()
        parties[ruling.id] = {("party", value) for value in own | sides}
    return with_more(rulings, parties)


def with_rulings(cases: Sequence[Seen], clusters: Sequence[Sequence[str]], linked: Sequence[Linked]) -> list[Seen]:
    """Return the cases with the rulings made in them, a ruling by the first of its tellings."""
    first = {member: group[0] for group in clusters for member in group}
    made: dict[str, set[tuple[str, str]]] = {}
    for ruling, case in _cases(linked):
        if ruling in first:
            made.setdefault(case, set()).add(("ruling", first[ruling]))
    return with_more(cases, made)


def _cases(linked: Sequence[Linked]) -> Iterator[tuple[str, str]]:
    """Yield the ids of a ruling and of the case that its document says it was made in."""
    for one in linked:
        known: Mapping[str, FrameKind] = {event.key: event.kind for event in one.events}
        for event in one.events:
            for fact in event.facts if event.kind is FrameKind.RULING else ():
                if fact.name == "inCase" and known.get(str(fact.value)) is FrameKind.CASE:
                    yield f"{one.document.stem}#{event.key}", f"{one.document.stem}#{fact.value}"
