"""The differences of two graphs in words, and as plain values for JSON.

Takes `Changes`; gives lines of text: documents first, then things by what became of them, each with its facts and the
passages behind them, then conflicts. Leaves out printing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from graph.built import Source, Words
from graph.changes.facts import Changes, ConflictChange, DocumentChange, Fact, FactChange, ThingChange
from graph.contested import in_context, place

MOST = 3  # passages of one fact that the text shows; JSON has all
TITLES = {
    "appeared": "Things that appeared",
    "disappeared": "Things that disappeared",
    "changed": "Things that changed",
}


def as_object(found: Changes) -> dict[str, object]:
    """Return the differences as plain values; they are empty lists where the graphs are equal."""
    return {"equal": not found, **asdict(found)}


def in_lines(found: Changes) -> Iterator[str]:
    """Yield the differences as lines of text, or one line that says that there are none."""
    if not found:
        yield "No difference in documents, things, facts, sources and conflicts."
        return
    if found.documents:
        yield f"Documents ({len(found.documents)})"
        for document in found.documents:
            yield f"  {_document(document)}"
    added = {one.after.stem for one in found.documents if one.before is None and one.after is not None}
    withdrawn = {one.before.stem for one in found.documents if one.after is None and one.before is not None}
    for kind, title in TITLES.items():
        things = [one for one in found.things if one.kind == kind]
        if things:
            yield f"{title} ({len(things)})"
            for thing in things:
                yield from (f"  {line}" for line in _thing(thing, added, withdrawn))
    for new, title in ((True, "New conflicts"), (False, "Conflicts solved")):
        conflicts = [one for one in found.conflicts if one.new is new]
        if conflicts:
            yield f"{title} ({len(conflicts)})"
            for conflict in conflicts:
                yield from (f"  {line}" for line in _conflict(conflict))


def _document(change: DocumentChange) -> str:
    before, after = change.before, change.after
    if before is None or after is None:
        one = after or before or Source("", "", "", "")
        return f"{_shown(one)} was {'added' if before is None else 'withdrawn'}"
    told = []
    if before.stem != after.stem:
        told.append(f"was called {before.stem}")
    if before.sha256 != after.sha256:
        told.append("has another text")
    if before.title != after.title:
        told.append(f"had the title “{before.title}”" if before.title else "had no title")
    if before.issued != after.issued:
        told.append(f"had the date {before.issued}" if before.issued else "had no date")
    return f"{_shown(after)} {' and '.join(told)}"


def _shown(one: Source) -> str:
    title = f", “{one.title}”" if one.title else ""
    return f"{one.stem}{title}{f' ({one.issued})' if one.issued else ''}"


def _thing(change: ThingChange, added: set[str], withdrawn: set[str]) -> Iterator[str]:
    kind = "/".join(change.classes)
    yield f"{change.after or change.before} [{kind}]"
    if change.kin:
        yield f"  is now part of “{change.kin}”" if change.kind == "disappeared" else f"  was part of “{change.kin}”"
    if change.kind == "changed" and change.before != change.after:
        yield f"  was called “{change.before}”"
    elif change.moved:
        yield f"  has another IRI: {change.iri}"
    yield from (f"  gained the {text}" for text in change.gained)
    yield from (f"  lost the {text}" for text in change.lost)
    yield from (f"  {line}" for line in _alone(change.facts, added, withdrawn))
    for fact in change.facts:
        if fact.before is not None and fact.after is not None:
            yield from (f"  {line}" for line in _both(fact.before, fact.after, fact))


def _alone(facts: Sequence[FactChange], added: set[str], withdrawn: set[str]) -> Iterator[str]:
    """Yield the facts that one graph has alone: those of the same passages together, which then stand once."""
    groups: dict[tuple[str, tuple[Words, ...]], list[str]] = {}
    for fact in facts:
        if fact.before is None and fact.after is not None:
            note = "appeared, in documents that were added" if _only_in(fact.after.words, added) else "appeared"
            groups.setdefault((note, fact.after.words), []).append(_said(fact.after))
        elif fact.after is None and fact.before is not None:
            note = "disappeared, with its documents" if _only_in(fact.before.words, withdrawn) else "disappeared"
            groups.setdefault((note, fact.before.words), []).append(_said(fact.before))
    for (note, words), told in groups.items():
        yield f"{note}:"
        yield from (f"  {text}" for text in told)
        yield from _passages(words)


def _both(before: Fact, after: Fact, change: FactChange) -> Iterator[str]:
    """Yield a fact that has another value or is said otherwise, or whose sources changed."""
    if (before.value, before.modality, before.speaker) != (after.value, after.modality, after.speaker):
        yield f"changed from {_said(before)}"
        yield from _passages(before.words)
        yield f"          to {_said(after)}"
        yield from _passages(after.words)
        return
    yield f"has other sources: {_said(after)}{_count(before, after)}"
    for word, words in (("gained", change.gained), ("lost", change.lost)):
        if words:
            yield f"  {word}:"
            yield from _passages(words)


def _said(fact: Fact) -> str:
    speaker = f" by {fact.speaker}" if fact.speaker else ""
    modality = f" ({fact.modality}{speaker})" if speaker or fact.modality != "asserted" else ""
    return f"{fact.property}: {fact.value}{modality}"


def _count(before: Fact, after: Fact) -> str:
    same = before.sources == after.sources
    return "" if same else f" ({before.sources} independent before, {after.sources} now)"


def _only_in(words: Sequence[Words], stems: set[str]) -> bool:
    return bool(words) and all(one.passage.document in stems for one in words)


def _passages(words: Sequence[Words]) -> Iterator[str]:
    """Yield two lines for each of the first passages: where it stands, and what it says."""
    for one in words[:MOST]:
        yield f"    {place(one)}"
        yield f"      {in_context(one.passage)}"
    if len(words) > MOST:
        yield f"    and {len(words) - MOST} more"


def _conflict(change: ConflictChange) -> Iterator[str]:
    yield f"{change.thing}: {change.reason}"
    for side in change.sides:
        yield f"  {_said(side)}"
        yield from (f"  {line}" for line in _passages(side.words))
