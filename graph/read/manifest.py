"""`manifest.csv` of a folder -> metadata by file, with the rows that cannot be used reported.

The header must name `file`; of title, publisher, url and published each may lack; further columns are ignored.
`file` is relative to the manifest's folder, with "/" between parts.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import Path, PurePosixPath

from graph.model import Problem
from graph.read.decode import decode
from graph.read.draft import Metadata, Origin, error, note

NAME = "manifest.csv"
COLUMNS = ("title", "publisher", "url", "published")
EXPECTED = "file,title,publisher,url,published"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a manifest."""

    metadata: Metadata
    origin: Origin


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows of one manifest by file, relative to its folder; the first of two rows for one file counts."""

    entries: tuple[tuple[str, Entry], ...]
    problems: tuple[Problem, ...]

    def absent(self, folder: Path) -> list[Problem]:
        """Return a problem for each row whose file is not in `folder`."""
        return [
            error(entry.origin, f"The manifest names {file!r}, which is not there; add the file, or drop the line.")
            for file, entry in self.entries
            if not (folder / file).is_file()
        ]


def read_manifest(path: Path, shown: str) -> Manifest:
    """Read the manifest at `path`; `shown` is the path as people know it. Whatever is wrong becomes a problem."""
    origin = Origin(shown, path.name)
    try:
        data = path.read_bytes()
    except OSError as failure:
        said = f"The manifest cannot be read ({failure.strerror}); mend its permissions."
        return Manifest((), (error(origin, said),))
    text, notes = decode(data, origin)
    if text is None:
        return Manifest((), notes)
    try:
        entries, problems = _entries(text, origin)
    except csv.Error as failure:
        return Manifest((), (*notes, error(origin, f"The manifest is no CSV ({failure}); save it as CSV in UTF-8.")))
    return Manifest(tuple(entries.items()), (*notes, *problems))


def _entries(text: str, origin: Origin) -> tuple[dict[str, Entry], list[Problem]]:
    reader = csv.reader(StringIO(text, newline=""))
    header = [column.strip().lower() for column in next(reader, [])]
    missing = [column for column in COLUMNS if column not in header]
    if "file" not in header:
        said = f"The header must be {EXPECTED}, but is {','.join(header)[:80]!r}; the manifest was not used."
        return {}, [error(Origin(origin.path, origin.name, 1), said)]
    problems = []
    if missing:
        said = f"The header lacks {', '.join(missing)} (of {EXPECTED}); the others were used."
        problems.append(note(Origin(origin.path, origin.name, 1), said))
    entries: dict[str, Entry] = {}
    for row in reader:
        place = Origin(origin.path, origin.name, reader.line_num)
        cells = {column: value.strip() for column, value in zip(header, row, strict=False)}
        if not any(cells.values()):
            continue
        file = _relative(cells.get("file", ""))
        if not file:
            problems.append(error(place, "The row names no file in this folder; give a path relative to the manifest."))
        elif file in entries:
            problems.append(note(place, f"{file!r} stands in the manifest twice; the first line counts."))
        else:
            values = {column: " ".join(cells.get(column, "").split()) for column in COLUMNS}
            entries[file] = Entry(Metadata(**values), place)
    return entries, problems


def _relative(file: str) -> str:
    """Return the file's path in one form, or "" where it is empty or leads out of the folder."""
    if "\x00" in file:
        return ""
    path = PurePosixPath(file.replace("\\", "/"))
    inside = not path.is_absolute() and ".." not in path.parts
    return path.as_posix() if file and inside and path.as_posix() != "." else ""
