"""The stages, a line each: the only module that names them all.

files -> documents -> annotated -> frames -> linked -> resolved -> claims -> curated -> quads -> validated -> files and
page
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from graph.across import listings, named
from graph.annotate import annotate
from graph.claims import claims, mentioned, sound
from graph.curate import Curated, Entry, curate, find, read
from graph.curate import records as judgements
from graph.emit import told as rows_of
from graph.errors import InputError
from graph.folder import Folder
from graph.frames import advise, extract
from graph.kept import Articles, Place, open_articles
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
from graph.retold import Now, tell
from graph.rows import row_of
from graph.serialize import check_folder
from graph.settings import Settings
from graph.tables import Tables, load_tables
from graph.validate import Violation

__all__ = ["Advised", "BuildReport", "build", "gather", "read_advised", "read_one", "told"]

Progress = Callable[[str, int, int], None]


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
    """Take the inputs as far as their claims, with what the optional readers add; `stdin` is read for an input "-"."""
    taken = collect(inputs, settings, progress, stdin, readers, articles)
    found = claims(taken.linked, taken.resolution)
    return replace(taken, claims=found, entities=mentioned(taken.resolution.entities, found))


def collect(
    inputs: Sequence[str | Path],
    settings: Settings,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    readers: Sequence[Reader] = (),
    articles: Articles | None = None,
) -> Gathered:
    """Take the inputs as far as their resolution; claims, and what they mention, are left out.

    What `articles` have kept is not read again; it has nothing of the readers, so that the two do not go together.
    Raises InputError where no document could be read, TableError where a table of the user's own breaks its rules, and
    ReaderError where a reader cannot do its work.
    """
    say = progress or _silent
    tables = load_tables(settings.authority)
    say("reading", 0, 1)
    kept = articles or open_articles(None)
    reading = read_inputs(inputs, settings, stdin, _maker(kept))
    if not reading.documents:
        raise InputError(_nothing(reading.problems))
    linked: list[Linked] = []
    sentences: list[tuple[Span, ...]] = []
    met: list[Problem] = []
    refused: list[Refusal] = []
    for n, document in enumerate(reading.documents):
        say("asking the model" if readers and settings.llm else "extracting", n, len(reading.documents))
        told_before = kept.told(document)
        if told_before is None:
            advised = read_advised(document, tables, readers)
            one, faults = sound(advised.linked)
            spans = advised.sentences
            kept.keep(one, spans, faults)
            met.extend((*faults, *notes(advised.refused)))
            refused.extend(advised.refused)
        else:
            one, spans, faults = told_before
            met.extend(faults)
        linked.append(one)
        sentences.append(spans)
    say("resolving", 0, 1)
    resolution = resolve(linked, tables, settings.base)
    problems = (*reading.problems, *met)
    return Gathered(tuple(linked), tuple(sentences), resolution, (), (), problems, tuple(refused))


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
    say, base = progress or _silent, settings.base
    check_folder(output)
    entries = read(find(inputs, settings.curation))
    readers = open_readers(settings, output)
    own = (Path(settings.authority),) if settings.authority else ()
    with Folder(output, settings) as folder:
        with open_articles(output if settings.cache and not readers else None, own) as articles:
            if entries or readers:
                done = curated(gather(inputs, settings, say, stdin, readers, articles), entries, settings)
                now = _told_by_all(done.gathered, base)
            else:
                done = Curated(collect(inputs, settings, say, stdin, readers, articles))
                now = tell(done.gathered, articles.keys, folder.last, base)
        gathered = done.gathered
        judged = judgements(done.applied, {entity.iri for entity in gathered.entities}, base)
        beside = {}
        if settings.llm is not None:
            beside[NAME] = in_json_lines(sorted(gathered.refused, key=lambda r: r.document))
        made = folder.write(gathered, now, map(row_of, judged), beside, say)
    say("done", 1, 1)
    problems = (*gathered.problems, *articles.problems())
    return BuildReport(
        len(gathered.documents), made.things, made.claims, made.triples, articles.fresh, problems, made.files, ()
    )


def _told_by_all(gathered: Gathered, base: str) -> Now:
    """Return what all documents tell, where claims are not those of single documents alone."""
    where: dict[str, dict[str, str]] = {}
    for one in gathered.resolution.assignments:
        where.setdefault(one.document, {})[one.key] = one.iri
    mentioned_by = {one.document.stem: named(one, where.get(one.document.stem, {})) for one in gathered.linked}
    return Now(rows_of(gathered.claims, base), mentioned_by, {}, {}, gathered.claims)


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


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
