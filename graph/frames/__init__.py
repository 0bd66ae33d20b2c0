"""Annotated document -> frames: the events and relations that its sentences tell.

`EXTRACTORS` names what is run, in order: any `(Annotated, Tables) -> tuple[Frame, ...]` whose slots carry spans of the
text. `advise` adds what an optional reader, a trained parser or a language model, says of the document.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from graph.frames.benches import benches
from graph.frames.captions import captions, dockets
from graph.frames.clause import JUDGE, Clause
from graph.frames.combine import combine
from graph.frames.dissents import dissenters, without_dissents
from graph.frames.grants import prose_grants, table_grants
from graph.frames.lexicon import load_lexicon
from graph.frames.matcher import match
from graph.frames.measures import measure_frames, with_makers
from graph.frames.members import suing_members
from graph.frames.offered import offered
from graph.frames.officials import with_officials
from graph.frames.parsed import parsed
from graph.frames.phrases import rows
from graph.frames.pronouns import with_people
from graph.frames.real_suits import real_suits
from graph.frames.statements import statements
from graph.frames.strangers import with_strangers
from graph.frames.supplement import supplement
from graph.frames.tenures import tenures
from graph.model import Annotated, Frame, FrameKind, Literal, Mention, MentionKind, Reading, Refusal
from graph.tables import Tables

__all__ = ["EXTRACTORS", "Extractor", "advise", "extract"]

Extractor = Callable[[Annotated, Tables], tuple[Frame, ...]]


def _rules(annotated: Annotated, tables: Tables) -> tuple[Frame, ...]:
    """Run the rules of this package: tenures first, since they tell who is a judge."""
    offices = tenures(annotated)
    judges, text = _judges(offices, annotated, tables), annotated.document.text
    found: list[Frame] = [*offices, *statements(annotated), *table_grants(annotated, tables)]
    for sentence, items in rows(annotated):
        clause = Clause(sentence, with_strangers(items, load_lexicon(), text), load_lexicon(), judges, text)
        told = tuple(real_suits(clause, with_officials(clause, with_makers(clause, match(clause)))))
        told = (*told, *suing_members(clause))
        numbered = dockets(sentence, items) if MentionKind.DOCKET in clause.kinds else ()
        found.extend(combine((*told, *numbered, *measure_frames(clause, told))))
        found.extend(benches(clause))
        if MentionKind.CASE in clause.kinds:
            found.extend(captions(sentence, items, text, tables))
        if MentionKind.MONEY in clause.kinds:
            found.extend(prose_grants(sentence, items, text))
    apart = dissenters(items for _, items in rows(annotated)) if "dissent" in text or "concurr" in text else frozenset()
    return tuple(without_dissents(with_people(found, annotated, judges), apart))


EXTRACTORS: tuple[Extractor, ...] = (_rules,)


def extract(annotated: Annotated, tables: Tables) -> tuple[Frame, ...]:
    """Return the frames of a document, from every extractor, in order."""
    return tuple(frame for extractor in EXTRACTORS for frame in extractor(annotated, tables))


def advise(
    annotated: Annotated, tables: Tables, frames: tuple[Frame, ...], reading: Reading
) -> tuple[tuple[Frame, ...], tuple[Refusal, ...]]:
    """Return the frames with what a reader adds to them, and what of its offers does not stand."""
    judges, text = _judges(frames, annotated, tables), annotated.document.text
    clauses = tuple(Clause(s, items, load_lexicon(), judges, text) for s, items in rows(annotated))
    made, refused = offered(annotated, clauses, reading.offers, reading.reader)
    told, dropped = supplement(frames, (*parsed(clauses, reading.parses, reading.reader), *made))
    stem = annotated.document.stem
    known = tuple(
        Refusal(stem, f.kind.value, "", "", f.trigger.of(text), "the rules have read this sentence")
        for f in dropped
        if reading.offers
    )
    unread = tuple(Refusal(stem, "", "", "", "", fault) for fault in reading.faults)
    return told, (*unread, *refused, *known)


def _judges(offices: tuple[Frame, ...], annotated: Annotated, tables: Tables) -> frozenset[str]:
    """Return the names of those whom the document or the table knows as judges, and their last names.

    The last name alone stands for nobody where another person of the document bears it too.
    """
    keys = _judge_keys(tables)
    names = {m.name for m in annotated.mentions if m.key in keys}
    for frame in offices:
        if frame.kind is not FrameKind.TENURE:
            continue
        titles = [s.value.text for s in frame.slots if s.name == "office" and isinstance(s.value, Literal)]
        if any(JUDGE.search(t) for t in titles):
            names |= {s.value.name for s in frame.slots if s.name == "holder" and isinstance(s.value, Mention)}
    surnames = {name.split()[-1] for name in names}
    firsts = {(name.split()[0], name.split()[-1]) for name in names}
    others = {_plain(m.name) for m in annotated.mentions if m.kind is MentionKind.PERSON and m.name not in names}
    shared = {n[-1] for n in others if len(n) > 1 and n[-1] in surnames and (n[0], n[-1]) not in firsts}
    return frozenset((names | surnames) - shared)


def _plain(name: str) -> tuple[str, ...]:
    """Return the words of a name without "Jr." and the like."""
    return tuple(word for word in name.split() if word.rstrip(".") not in ("Jr", "Sr", "II", "III"))


@lru_cache(maxsize=4)
def _judge_keys(tables: Tables) -> frozenset[str]:
    return frozenset(row.key for row in tables.judges)
