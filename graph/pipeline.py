"""The stages, a line each: the only module that names them all.

files -> documents -> annotated -> frames -> linked -> resolved -> claims -> curated -> quads -> validated -> files and
page
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from graph.across import across, listings, mentions
from graph.annotate import annotate
from graph.claims import claims, mentioned, sound
from graph.curate import Curated, Entry, curate, find, read
from graph.curate import records as judgements
from graph.emit import Parts, records
from graph.errors import InputError, OutputError
from graph.frames import advise, extract
from graph.kept import NOTHING, Articles, Kept, Place, open_articles
from graph.link import link
from graph.model import (
    Annotated,
    Document,
    Frame,
    Gathered,
    Linked,
    Problem,
    Refusal,
    Severity,
    Span,
)
from graph.read import Draft, Made, make_document, read_inputs
from graph.readers import Reader, open_readers
from graph.refused import NAME, in_json_lines, notes
from graph.resolve import resolve
from graph.serialize import FILES, WIDTH, Fresh, Writer
from graph.settings import Settings
from graph.tables import Tables, load_tables
from graph.validate import Violation, check_quotes, validate
from graph.view import PLACES, page, read_places, scene
from graph.view.site import put_site, site

__all__ = ["Advised", "BuildReport", "build", "gather", "read_advised", "read_one", "told"]

Progress = Callable[[str, int, int], None]
AT_ONCE = 3_000_000  # characters of Turtle that are checked together
MOST_SHOWN = 10  # violations that the message of a failed build names


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: counts, the problems of its input, its files, and the violations of its output.

    A build that breaks a shape writes nothing and raises, so that `violations` is empty in every report. `fresh` counts
    the documents that were read now; what the others tell was kept from the build before.
    """

    documents: int
    entities: int
    claims: int
    triples: int
    fresh: int
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    violations: tuple[Violation, ...]


@dataclass(frozen=True, slots=True)
class Advised:
    """One document as the stages and the optional readers read it, and what of the words of readers does not stand."""

    linked: Linked
    sentences: tuple[Span, ...]
    refused: tuple[Refusal, ...]


def told(document: Document, tables: Tables) -> tuple[Annotated, tuple[Frame, ...]]:
    """Return one document annotated, and the frames of its sentences; of another language nothing is read."""
    if document.language != "en":
        return Annotated(document, (), (), ()), ()
    annotated = annotate(document, tables)
    return annotated, extract(annotated, tables)


def read_one(document: Document, tables: Tables) -> Linked:
    """Take one document through annotation, extraction and linking."""
    return read_advised(document, tables, ()).linked


def read_advised(document: Document, tables: Tables, readers: Sequence[Reader]) -> Advised:
    """Read one document, with what optional readers add; they are asked only where it has sentences to read."""
    annotated, frames = told(document, tables)
    refused: list[Refusal] = []
    for reader in readers if annotated.sentences else ():
        frames, more = advise(annotated, tables, frames, reader(annotated))
        refused.extend(more)
    sentences = tuple(sentence.span for sentence in annotated.sentences)
    return Advised(link(annotated, frames, tables), sentences, tuple(refused))


def gather(
    inputs: Sequence[str | Path],
    settings: Settings,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    readers: Sequence[Reader] = (),
    articles: Articles | None = None,
) -> Gathered:
    """Take the inputs as far as their claims, with what the optional readers add; `stdin` is read for an input "-".

    What `articles` have kept is not read again; it has nothing of the readers, so that the two do not go together.
    Raises InputError where no document could be read, TableError where a table of the user's own breaks its rules, and
    ReaderError where a reader cannot do its work.
    """
    tell = progress or _silent
    tables = load_tables(settings.authority)
    tell("reading", 0, 1)
    kept = articles or open_articles(None)
    reading = read_inputs(inputs, settings, stdin, _maker(kept))
    if not reading.documents:
        raise InputError(_nothing(reading.problems))
    linked: list[Linked] = []
    sentences: list[tuple[Span, ...]] = []
    met: list[Problem] = []
    refused: list[Refusal] = []
    for n, document in enumerate(reading.documents):
        tell("asking the model" if readers and settings.llm else "extracting", n, len(reading.documents))
        told_before = kept.told(document)
        if told_before is None:
            advised = read_advised(document, tables, readers)
            kept.keep(advised.linked, advised.sentences)
        else:
            advised = Advised(*told_before, ())
        one, faults = sound(advised.linked)
        linked.append(one)
        sentences.append(advised.sentences)
        met.extend((*faults, *notes(advised.refused)))
        refused.extend(advised.refused)
    tell("resolving", 0, 1)
    resolution = resolve(linked, tables, settings.base)
    found = claims(linked, resolution)
    entities = mentioned(resolution.entities, found)
    problems = (*reading.problems, *met)
    return Gathered(tuple(linked), tuple(sentences), resolution, entities, found, problems, tuple(refused))


def curated(gathered: Gathered, entries: Sequence[Entry], settings: Settings) -> Curated:
    """Return what was gathered, with the lists that were counted, and with the judgements of people applied to it."""
    base = settings.base
    groups, counted = listings(gathered.documents, gathered.sentences, base)
    gathered = replace(gathered, entities=(*gathered.entities, *groups), claims=(*gathered.claims, *counted))
    if not entries:
        return Curated(gathered)
    tables = load_tables(settings.authority)
    return curate(gathered, entries, lambda judged: resolve(gathered.linked, tables, base, judged), base)


def build(
    inputs: Sequence[str | Path],
    output: Path,
    settings: Settings,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> BuildReport:
    """Build the graph of the inputs into a folder; `stdin` is read where an input is "-".

    Raises InputError where no document could be read or a file of judgements is malformed, TableError where a table of
    the user's own breaks its rules, ReaderError where an optional reader cannot do its work, and OutputError where the
    graph breaks its own shapes or cannot be written: the files of an earlier build then stand as they were.
    """
    tell = progress or _silent
    entries = read(find(inputs, settings.curation))
    readers = open_readers(settings, output)
    stood = read_places(output)
    own = (Path(settings.authority),) if settings.authority else ()
    with open_articles(output if settings.cache and not readers else None, own) as articles:
        done = curated(gather(inputs, settings, tell, stdin, readers, articles), entries, settings)
    gathered, base = done.gathered, settings.base
    documents, entities, found = gathered.documents, gathered.entities, gathered.claims
    judged = judgements(done.applied, {entity.iri for entity in entities}, base)
    known = records(found, base)
    beyond = (
        *across(documents, entities, known, base),
        *mentions(gathered.linked, gathered.resolution, entities, base),
    )
    parts = Parts(documents, entities, known, base, (*beyond, *judged))
    before = Kept(output, base) if settings.cache else None
    with Writer(base, parts.kinds, before.read(FILES, WIDTH) if before else NOTHING) as writer:
        tell("checking", 0, 1)
        _check(check_quotes(found, documents), _broken(parts, writer))
        tell("writing", 0, 1)
        sentences = dict(zip((document.stem for document in documents), gathered.sentences, strict=True))
        drawn = page(parts.outline(sentences), settings, stood)
        beside = {"graph.html": drawn.html}
        if stood is not None or settings.keep_places:
            beside[PLACES] = drawn.places
        if settings.llm is not None:
            beside[NAME] = in_json_lines(sorted(gathered.refused, key=lambda r: r.document))
        files, places = writer.write(output, beside)
        if settings.site:
            files = (*files, put_site(site(scene(parts.outline(sentences)), base), output))
    if before:
        before.write(FILES, places)
    tell("done", 1, 1)
    problems = (*gathered.problems, *articles.problems())
    return BuildReport(len(documents), len(entities), len(found), writer.triples, articles.fresh, problems, files, ())


def _maker(kept: Articles) -> Callable[[Draft], Made]:
    """Return what makes a document of a text, unless it is kept."""

    def make(draft: Draft) -> Made:
        place = Place(draft.source, draft.origin.path, draft.origin.place)
        return kept.document(draft.said(), place, lambda: make_document(draft))

    return make


def _nothing(problems: Sequence[Problem]) -> str:
    """Return the message of a build that could read nothing, with what was wrong with each input."""
    told = [p for p in problems if p.severity is Severity.ERROR] or problems
    lines = [f"\n  {p.source}: {p.message}" for p in told]
    return "no document could be read" + "".join(lines)


def _broken(parts: Parts, writer: Writer) -> Iterator[Violation]:
    """Hand all parts to the writer, and yield what is wrong with those that the last build did not write."""
    waiting: list[Fresh] = []
    size = 0
    gc.freeze()  # so that the collections below look at what the checking made, and at nothing else
    try:
        for part in chain(parts.things(), parts.graphs()):
            fresh = writer.take(part)
            if fresh is None or not fresh.turtle:
                continue
            waiting.append(fresh)
            size += len(fresh.turtle)
            if size > AT_ONCE:
                yield from validate(*writer.excerpt(waiting)).violations
                waiting, size = [], 0
                gc.collect()
        if waiting:
            yield from validate(*writer.excerpt(waiting)).violations
    finally:
        gc.unfreeze()


def _check(*found: Iterable[Violation]) -> None:
    """Raise OutputError where a quote is not what its document has there, or a shape is violated."""
    violations = tuple(chain(*found))
    if violations:
        lines = [f"\n  {v.focus} {v.path}: {v.message} {v.value}".rstrip() for v in violations[:MOST_SHOWN]]
        more = f"\n  and {len(violations) - MOST_SHOWN} more" if len(violations) > MOST_SHOWN else ""
        raise OutputError(f"the graph breaks its own shapes and was not written:{''.join(lines)}{more}")


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
