"""Where in the files of the last build each part of the graph stands, so that it need not be made and checked again.

The parts are found by their marks (`graph.rows`), in files that are still the very ones that the build left: same size,
same times, same place on the disk. All numbers are kept as one array of whole numbers, `WIDTH` for a part. Reading
gives nothing where anything is amiss: then every part is made anew.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO

from graph.kept.articles import folder_of
from graph.kept.codec import pack, unpack
from graph.kept.rules import rules

MARK = 16  # bytes of a mark
FILE = "written"

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """The parts of the last build, with their numbers, and the files that they stand in."""

    parts: Mapping[bytes, Numbers]
    files: Mapping[str, IO[bytes]]


NOTHING = Before({}, {})


class Kept:
    """What is kept of the files of an output."""

    def __init__(self, output: Path, base: str) -> None:
        """Take the folder of the output and the base of the things."""
        self._output = output
        self._path = folder_of(output) / FILE
        self._stamp = rules(whole=True) + base.encode("utf-8", "replace")

    def read(self, names: Iterable[str], width: int) -> Before:
        """Return what the last build wrote, if the same code wrote it and all files are what they were."""
        try:
            kept = unpack(self._path.read_bytes())
        except OSError:
            return NOTHING
        if not (isinstance(kept, tuple) and len(kept) == 4 and kept[0] == self._stamp and isinstance(kept[1], dict)):
            return NOTHING
        _, signatures, marks, packed = kept
        numbers = array("q")
        try:
            numbers.frombytes(packed)
        except (ValueError, TypeError):
            return NOTHING
        values, count = numbers.tolist(), len(marks) // MARK
        files = self._opened(names, signatures)
        if len(values) != count * width or not files:
            return NOTHING
        rows = (tuple(values[n : n + width]) for n in range(0, len(values), width))
        return Before({marks[n * MARK : n * MARK + MARK]: row for n, row in enumerate(rows)}, files)

    def _opened(self, names: Iterable[str], signatures: Mapping[str, object]) -> Mapping[str, IO[bytes]]:
        """Return the files of the last build, open, or nothing where one of them is not what it was."""
        files: dict[str, IO[bytes]] = {}
        try:
            for name in names:
                files[name] = (self._output / name).open("rb", buffering=0)  # noqa: SIM115  the writer closes it
                if signatures.get(name) != _signature(os.fstat(files[name].fileno())):
                    raise FileNotFoundError(name)
        except OSError:
            for file in files.values():
                file.close()
            return {}
        return files

    def write(self, names: Iterable[str], parts: Mapping[bytes, Numbers]) -> None:
        """Keep where the parts stand; where that cannot be written, what was kept before is removed if it can be."""
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        try:
            signatures = {name: _signature((self._output / name).stat()) for name in names}
            numbers = array("q", chain.from_iterable(parts.values()))
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(pack((self._stamp, signatures, b"".join(parts), numbers.tobytes())))
            os.replace(part, self._path)
        except OSError:
            for stale in (part, self._path):
                with suppress(OSError):
                    stale.unlink()


def _signature(found: os.stat_result) -> tuple[int, ...]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
