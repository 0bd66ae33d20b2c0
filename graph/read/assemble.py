"""Drafts -> documents: length and content checked, date settled, tables and regions marked, stems unique.

Takes what the format modules read, gives `Document`s sorted by stem and the problems met. Reads no file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from graph.model import Document, Problem
from graph.read.dates import iso_date
from graph.read.decode import not_text
from graph.read.draft import Draft, error, note
from graph.read.languages import ENGLISH, language, language_name
from graph.read.nontext import mark
from graph.read.rows import tables
from graph.settings import Settings

SURROGATE = re.compile("[\ud800-\udfff]")
WORD = re.compile(r"[^\W_]")

Made = tuple[Document, tuple[Problem, ...]]


def assemble(
    drafts: Iterable[Draft], settings: Settings, make: Callable[[Draft], Made]
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents, which `make` makes, sorted by stem, and the problems, in the order of the origins."""
    kept: dict[str, tuple[Draft, Document]] = {}
    problems: list[Problem] = []
    for draft in sorted(drafts, key=lambda d: (d.origin, d.stem)):
        reason = unusable(draft, settings)
        if reason:
            problems.append(error(draft.origin, reason))
            continue
        whole, mended = _without_surrogates(draft)
        problems.extend(mended)
        if whole.stem in kept:
            problems.append(_twice(whole, kept[whole.stem][0]))
            continue
        document, notes = make(whole)
        kept[whole.stem] = (whole, document)
        problems.extend(notes)
    return tuple(kept[stem][1] for stem in sorted(kept)), tuple(problems)


def unusable(draft: Draft, settings: Settings) -> str:
    """Return why the draft cannot become a document, with the way out, or ""."""
    size = len(draft.text)
    if size > settings.max_characters:
        return too_long(f"{size:,} characters", settings)
    if not WORD.search(draft.text):
        return "There is no text in it (no letter and no figure); leave it out, or fill it."
    reason = not_text(draft.text)
    return f"{reason}; leave it out." if reason else ""


def too_long(size: str, settings: Settings) -> str:
    """Return the message for a text of `size` that is over the limit."""
    limit = settings.max_characters
    return f"Too long: {size}, the limit is {limit:,}; split it, or raise the limit with --max-characters."


def make_document(draft: Draft) -> Made:
    """Return the document of a usable draft, and notes on metadata that could not be used."""
    found = tables(draft.text)
    metadata = draft.metadata
    marked = mark(draft.text, found, title=metadata.title or None, publisher=metadata.publisher)
    published = iso_date(metadata.published)
    notes = []
    if metadata.published and not published:
        said = f"published {metadata.published[:40]!r} is no ISO date (YYYY, YYYY-MM or YYYY-MM-DD): left out."
        notes.append(note(draft.origin, said))
    if not published and marked.dateline:
        published = marked.dateline.published
    spoken = language(draft.text)
    if spoken != ENGLISH:
        said = f"It is in {language_name(spoken)}; only English is read, so that no facts are taken from it."
        notes.append(note(draft.origin, said))
    document = Document(
        stem=draft.stem,
        text=draft.text,
        sha256=hashlib.sha256(draft.text.encode("utf-8")).hexdigest(),
        title=metadata.title or marked.headline or None,
        publisher=metadata.publisher or None,
        source=draft.source,
        published=published or None,
        language=spoken,
        regions=marked.regions,
        tables=found,
    )
    return document, tuple(notes)


def _twice(draft: Draft, first: Draft) -> Problem:
    """Report a draft whose stem is taken: a note if the texts are equal, else an error."""
    place = f"{first.origin.path}, {first.origin.place}" if first.origin.place else first.origin.path
    if draft.text == first.text:
        return note(draft.origin, f"The same text as {place} under the same name {draft.stem!r}: read once.")
    said = f"The name {draft.stem!r} is taken by another text ({place}); rename one of the two files, or change its id."
    return error(draft.origin, said)


def _without_surrogates(draft: Draft) -> tuple[Draft, tuple[Problem, ...]]:
    """Replace code points that cannot be written (half pairs out of JSON escapes) by U+FFFD, and say so."""
    values = draft.metadata
    if draft.text.isascii() and all(map(str.isascii, (values.title, values.publisher, values.url, values.published))):
        return draft, ()
    count = sum(1 for _ in SURROGATE.finditer(draft.text))
    cleaned = replace(
        draft,
        text=SURROGATE.sub("\ufffd", draft.text),
        metadata=replace(
            values,
            title=SURROGATE.sub("\ufffd", values.title),
            publisher=SURROGATE.sub("\ufffd", values.publisher),
            url=SURROGATE.sub("\ufffd", values.url),
            published=SURROGATE.sub("\ufffd", values.published),
        ),
    )
    if not count:
        return cleaned, ()
    return cleaned, (note(draft.origin, f"{count} broken character(s) in the text were read as U+FFFD."),)
