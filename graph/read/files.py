"""Paths -> drafts: folders walked, each file read by its suffix, manifests applied.

The order of the paths does not matter: files are sorted by the path under which they are shown, and a file that is
named twice is read once. Whatever cannot be read is reported with the way out, and the rest is read all the same.
"""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.model import Problem
from graph.read.assemble import too_long
from graph.read.decode import decode
from graph.read.draft import Draft, Metadata, Origin, error, note
from graph.read.jsonlines import read_json_lines
from graph.read.manifest import NAME, Manifest, read_manifest
from graph.read.webpage import read_page
from graph.settings import CURATION, Settings

PLAIN = (".txt", ".md")
PAGES = (".html", ".htm")
LINES = (".jsonl", ".jsonl.gz")
SUFFIXES = (*PLAIN, *PAGES, *LINES)
ALLOWED = ", ".join(SUFFIXES)
PAGE_BYTES = 20  # bytes of page that one character of article may cost
HTML = re.compile(r"\s{0,200}<(?:!doctype html|html)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read: how people know it, where it is, and the folders whose manifest may speak of it."""

    shown: str
    path: Path
    folders: tuple[Path, ...]


def read_paths(paths: Iterable[Path], settings: Settings) -> tuple[list[Draft], list[Problem]]:
    """Return the drafts of all files under `paths`, sorted by path, and the problems."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    found: dict[str, Found] = {}
    folders: dict[str, Path] = {}
    for path in sorted(set(paths), key=lambda p: p.as_posix()):
        files, manifests, met = _listed(path)
        problems.extend(met)
        folders.update((shown, folder) for shown, folder in manifests)
        for file in files:
            real = os.path.realpath(file.path)
            if not (settings.curation and real == os.path.realpath(settings.curation)):
                found[real] = min(found.get(real, file), file, key=lambda f: (-len(f.folders), f.shown))
    manifest_of = cache(lambda folder: read_manifest(folder / NAME, _shown(folder / NAME)))
    for shown in sorted(folders):
        manifest = manifest_of(folders[shown])
        problems.extend((*manifest.problems, *manifest.absent(folders[shown])))
    for file in sorted(found.values(), key=lambda f: f.shown):
        said = _metadata(file, [(folder, manifest_of(folder)) for folder in file.folders])
        made, met = read_file(file, said, settings)
        drafts.extend(made)
        problems.extend(met)
    return drafts, problems


def read_file(file: Found, said: Metadata, settings: Settings) -> tuple[list[Draft], list[Problem]]:
    """Read one file by its suffix; `said` is what a manifest says of it."""
    origin = Origin(file.shown, file.path.name)
    suffix = _suffix(file.path.name)
    try:
        if suffix == ".jsonl":
            with file.path.open("rb") as stream:
                return read_json_lines(stream, origin, settings)
        if suffix == ".jsonl.gz":
            with gzip.open(file.path, "rb") as unpacked:
                return read_json_lines(unpacked, origin, settings)  # type: ignore[arg-type]
        size = file.path.stat().st_size
        if size > (PAGE_BYTES if suffix in PAGES else 4) * settings.max_characters + 4:
            return [], [error(origin, too_long(f"{size:,} bytes", settings))]
        data = file.path.read_bytes()
    except OSError as failure:
        return [], [error(origin, f"The file cannot be read ({failure.strerror or failure}); mend its permissions.")]
    return read_text(data, origin, said, page=suffix in PAGES)


def read_text(data: bytes, origin: Origin, said: Metadata, *, page: bool) -> tuple[list[Draft], list[Problem]]:
    """Return the draft of a plain text or of a page, named after its file."""
    text, notes = decode(data, origin, page=page)
    if text is None:
        return [], list(notes)
    stem = origin.name.removesuffix(_suffix(origin.name, keep_case=True)) if origin.name else "stdin"
    if page:
        article, own = read_page(text)
        if not article.strip():
            return [], [*notes, error(origin, "No article was found in the page; save its text as .txt instead.")]
        return [Draft(stem, article, origin, said.over(own))], list(notes)
    if HTML.match(text):
        return [], [*notes, error(origin, "This is an HTML page; rename it to end in .html.")]
    return [Draft(stem, text, origin, said)], list(notes)


def _listed(path: Path) -> tuple[list[Found], list[tuple[str, Path]], list[Problem]]:
    """Return the files that `path` stands for, the folders with a manifest (with its path as shown), and problems."""
    origin = Origin(_shown(path), path.name)
    try:
        is_folder, is_file, is_there = path.is_dir(), path.is_file(), path.exists()
    except (OSError, ValueError):
        return [], [], [error(origin, "The path cannot be used; give a file, a folder or - for standard input.")]
    if is_folder:
        return _walked(path)
    if is_file and path.name == CURATION:
        return [], [], []
    if not is_there:
        return [], [], [error(origin, "There is no such file or folder; check the path.")]
    if not is_file:
        return [], [], [error(origin, "This is neither a file nor a folder; give the text with - on standard input.")]
    if not _suffix(path.name):
        return [], [], [error(origin, f"Files of this kind are not read; allowed are {ALLOWED}.")]
    if not _writable(path.name):
        return [], [], [error(origin, "The file's name is not UTF-8; rename it.")]
    return [Found(_shown(path), path, (path.parent,))], [], []


def _walked(top: Path) -> tuple[list[Found], list[tuple[str, Path]], list[Problem]]:
    files: list[Found] = []
    manifests: list[tuple[str, Path]] = []
    problems: list[Problem] = []

    def unreadable(failure: OSError) -> None:
        shown = _shown(Path(str(failure.filename)))
        said = f"The folder cannot be read ({failure.strerror}); mend its permissions."
        problems.append(error(Origin(shown, ""), said))

    for here, folders, names in os.walk(top, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        folder = Path(here)
        above = (folder, *(parent for parent in folder.parents if parent == top or top in parent.parents))
        for name in sorted(names):
            path = folder / name
            origin = Origin(_shown(path), name)
            if name == NAME:
                manifests.append((_shown(path), folder))
            elif name.startswith(".") or name == CURATION or (name == "README.md" and folder == top):
                continue
            elif not _writable(name):
                problems.append(error(origin, "The file's name is not UTF-8; rename it."))
            elif not _suffix(name):
                problems.append(note(origin, f"Not read: files of this kind are none of {ALLOWED}."))
            elif not path.is_file():
                problems.append(error(origin, "The link leads nowhere, or this is no file; remove it."))
            else:
                files.append(Found(_shown(path), path, above))
    if not files and not problems:
        problems.append(error(Origin(_shown(top), top.name), f"The folder holds no text; allowed are {ALLOWED}."))
    return files, manifests, problems


def _metadata(file: Found, manifests: list[tuple[Path, Manifest]]) -> Metadata:
    """Return what the nearest manifest says of the file."""
    said = Metadata()
    for folder, manifest in manifests:
        relative = file.path.relative_to(folder).as_posix()
        said = said.over(next((e.metadata for name, e in manifest.entries if name == relative), Metadata()))
    return said


def _suffix(name: str, *, keep_case: bool = False) -> str:
    """Return the suffix of a file that is read, or ""; a name that is nothing but a suffix has none."""
    lowered = name.lower()
    found = max((s for s in SUFFIXES if lowered.endswith(s) and len(name) > len(s)), key=len, default="")
    return name[len(name) - len(found) :] if keep_case else found


def _shown(path: Path) -> str:
    """Return the path as it was given, with bytes that are no UTF-8 escaped."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def _writable(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
