"""Files put in place whole: all of them or none, and what to say where that cannot be done.

Each file is written beside its place first, so that what stood there is never half gone. Takes what makes each file;
leaves out what stands in it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from errno import EISDIR
from pathlib import Path
from typing import IO

from graph.errors import OutputError


def whole_file(data: bytes, out: IO[bytes]) -> None:
    """Write a file that is held as a whole."""
    out.write(data)


def put(makers: Mapping[Path, Callable[[IO[bytes]], object]]) -> None:
    """Put the files in place, making their folders if needed; raises OutputError naming the first that fails."""
    parts = {path: path.with_name(path.name + ".part") for path in makers}
    path = next(iter(makers), Path())
    try:
        for path, make in makers.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
            with parts[path].open("wb", buffering=1 << 20) as out:
                make(out)
        for path, part in parts.items():
            os.replace(part, path)
    except OSError as error:
        for part in parts.values():
            with suppress(OSError):  # where the folder itself is at fault, the message below says so
                part.unlink(missing_ok=True)
        why = _fault(path.parent) or f"{error.strerror or error}; name another place"
        raise OutputError(f"{path}: cannot be written: {why}") from error


def check_folder(folder: Path) -> None:
    """Raise OutputError, before any work is done, where nothing can be written into a folder or it cannot be made."""
    if why := _fault(folder):
        raise OutputError(f"{folder}: cannot be written into: {why}")


def _fault(folder: Path) -> str:
    """Return what forbids writing into a folder that is there or has to be made, and the way out, or ""."""
    there = next(one for one in (folder, *folder.parents, Path()) if one.exists())
    if not there.is_dir():
        return f"{there} is a file, and a folder is needed; name another folder"
    if not os.access(there, os.W_OK | os.X_OK):
        return f"you may not write into the folder {there.resolve()}; name another folder"
    return ""
