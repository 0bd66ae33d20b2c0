"""Finding, reading and writing `curation.csv`.

The file stands beside the inputs: in an input folder, in a folder within it, or next to an input file. To add a row the
whole file is written anew under another name and put in place, so that no half row ever stands there.
"""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from graph.curate.entries import COLUMNS, Entry, parsed
from graph.errors import InputError, OutputError
from graph.settings import CURATION

STANDARD_INPUT = "-"


def find(inputs: Sequence[str | Path], named: str = "") -> tuple[Path, ...]:
    """Return the files of judgements, sorted: the one that is named, else those beside the inputs."""
    if named:
        if not Path(named).is_file():
            raise InputError(f"{named}: no such file of judgements (--curation)")
        return (Path(named),)
    found: dict[str, Path] = {}
    for path in (Path(item) for item in inputs if str(item) != STANDARD_INPUT):
        for folder in _folders(path):
            file = folder / CURATION
            if file.is_file():
                found.setdefault(os.path.realpath(file), file)
    return tuple(sorted(found.values(), key=lambda file: file.as_posix()))


def _folders(path: Path) -> list[Path]:
    """Return the folders beside or within an input; hidden ones are not looked into."""
    try:
        if not path.is_dir():
            return [path.parent]
    except (OSError, ValueError):
        return []
    found = []
    for here, folders, _ in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.append(Path(here))
    return found


def read(files: Sequence[Path]) -> tuple[Entry, ...]:
    """Return the entries of all files, in order; raises InputError for a file that cannot be used."""
    return tuple(entry for file in files for entry in parsed(_bytes(file) or b"", _shown(file)))


def append(file: Path, entry: Entry) -> bytes | None:
    """Write an entry as the last row of the file, which may be new; return what the file held before, or None.

    Raises InputError where the file is there and cannot be used, and OutputError where it cannot be written.
    """
    before = _bytes(file)
    parsed(before or b",".join(c.encode() for c in COLUMNS), _shown(file))
    text = (before or b"").decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    header = [cell.strip().lower() for cell in next(csv.reader(StringIO(text, newline="")), [])] or list(COLUMNS)
    lines = StringIO()
    writer = csv.writer(lines, lineterminator=end)
    if not text.strip():
        writer.writerow(header)
    cells = dict(zip(COLUMNS, entry.cells, strict=True))
    writer.writerow([cells[column] for column in header])
    whole = text if not text.strip() or text.endswith(("\n", "\r")) else text + end
    restore(file, (whole + lines.getvalue()).encode("utf-8"))
    return before


def restore(file: Path, data: bytes | None) -> None:
    """Put `data` in the place of the file, or remove it."""
    real = Path(os.path.realpath(file))
    part = real.with_name(real.name + ".part")
    try:
        if data is None:
            real.unlink(missing_ok=True)
            return
        part.write_bytes(data)
        if real.exists():
            shutil.copymode(real, part)
        os.replace(part, real)
    except OSError as failure:
        raise OutputError(f"{_shown(file)}: cannot be written ({failure.strerror or failure})") from None


def place_for(inputs: Sequence[str | Path], named: str) -> Path:
    """Return the file that judgements on the inputs go into, which need not be there yet.

    Raises InputError where the inputs leave more than one choice, or none.
    """
    if named:
        return Path(named)
    there = find(inputs)
    if len(there) == 1:
        return there[0]
    folders = {path if path.is_dir() else path.parent for path in map(Path, map(str, inputs)) if str(path) != "-"}
    if there or len(folders) != 1:
        several = ", ".join(map(_shown, there)) or "the inputs have no one folder"
        raise InputError(f"which file the judgements belong in is not clear ({several}); name it with --curation FILE")
    return folders.pop() / CURATION


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as failure:
        raise InputError(f"{_shown(file)}: cannot be read ({failure.strerror or failure})") from None


def _shown(path: Path) -> str:
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
