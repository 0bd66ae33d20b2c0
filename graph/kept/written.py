"""What the last build wrote and of what: where in its files each part of the graph stands, and the values behind them.

The parts are found by their keys and marks (`graph.rows`), in files that are still the very ones that the build left:
same size, same times, same place on the disk. Reading gives nothing where anything is amiss: then every part is made
anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from graph.kept.articles import folder_of
from graph.kept.codec import pack_plain, unpack
from graph.kept.rules import rules

FILE = "written"

Stood = tuple[bytes, str, tuple[int, ...]]  # the mark of a part, what is its own, and its numbers


@dataclass(frozen=True, slots=True)
class Before:
    """The parts of the last build by their keys, the files that they stand in, and the values that it kept."""

    parts: Mapping[str, Stood]
    files: Mapping[str, IO[bytes]]
    values: tuple[object, ...] = ()


NOTHING = Before({}, {})


class Kept:
    """What is kept of the files of an output."""

    def __init__(self, output: Path, seen: str) -> None:
        """Take the folder of the output, and what else is seen in its files: the base of the things and the like."""
        self._output = output
        self._path = folder_of(output) / FILE
        self._stamp = rules(whole=True) + seen.encode("utf-8", "replace")

    def read(self, names: Iterable[str], width: int) -> Before:
        """Return what the last build wrote, `width` numbers a part, if the same code wrote it and left the files."""
        try:
            kept = unpack(self._path.read_bytes())
        except OSError:
            return NOTHING
        if not (isinstance(kept, tuple) and len(kept) == 5 and kept[:2] == (self._stamp, width)):
            return NOTHING
        _, _, signatures, parts, values = kept
        files = self._opened(names, signatures)
        return Before(parts, files, values) if files else NOTHING

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

    def write(
        self, names: Iterable[str], width: int, parts: Mapping[str, Stood], values: tuple[object, ...] = ()
    ) -> None:
        """Keep where the parts stand; where that cannot be written, what was kept before is removed if it can be."""
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        try:
            signatures = {name: _signature((self._output / name).stat()) for name in names}
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(pack_plain((self._stamp, width, signatures, dict(parts), values)))
            os.replace(part, self._path)
        except OSError:
            for stale in (part, self._path):
                with suppress(OSError):
                    stale.unlink()


def _signature(found: os.stat_result) -> tuple[int, ...]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
