"""Bytes by key, in one file of SQLite that several builds may use at once, and that may be broken or not there.

A store never raises: where its file cannot be used it holds nothing, keeps nothing, and says why in `fault`. Values are
written in short transactions, so that a build that is stopped keeps what it had done, and no build waits long for
another. A file that an older version of casegraph wrote is emptied; one that casegraph did not write is left alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

OURS = 0x63617365  # marks the file as one of casegraph ("case")
FORMAT = 2
PATIENCE = 10.0  # seconds to wait for another build
BATCH = 64  # values that are written together


class Store:
    """A file of values; without a path, one that holds and keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        """Open the file, which is made if need be."""
        self.fault = ""
        self._path = path
        self._waiting: dict[bytes, bytes] = {}
        self._file: sqlite3.Connection | None = None
        if path is not None:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._file = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
                self._ready(self._file)
            except (sqlite3.Error, OSError, ValueError) as error:
                self._give_up(error)

    def _ready(self, file: sqlite3.Connection) -> None:
        """Make the table, or see that it is there and ours; raises ValueError where the file is somebody else's."""
        if _marks(file) == (OURS, FORMAT):
            return
        file.execute("BEGIN IMMEDIATE")
        if _marks(file) == (OURS, FORMAT):  # another build was faster
            file.execute("COMMIT")
            return
        if _marks(file)[0] != OURS and file.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise ValueError("this is no file of casegraph")
        file.execute("DROP TABLE IF EXISTS kept")
        file.execute("CREATE TABLE kept (key BLOB PRIMARY KEY, value BLOB NOT NULL)")
        file.execute(f"PRAGMA application_id = {OURS}")
        file.execute(f"PRAGMA user_version = {FORMAT}")
        file.execute("COMMIT")

    def get(self, key: bytes) -> bytes | None:
        """Return a value, or None."""
        if self._file is None:
            return None
        try:
            row = self._file.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value; it is in the file after a while, or at the latest after `close`."""
        if self._file is not None:
            self._waiting[key] = value
            if len(self._waiting) >= BATCH:
                self._write(())

    def close(self, wanted: Iterable[bytes] | None = None) -> None:
        """Write what waits, remove the values that are not `wanted` (where it is given), and leave the file."""
        if self._file is not None:
            unwanted = []
            if wanted is not None:
                keep = {*wanted, *self._waiting}
                with suppress(sqlite3.Error):  # the same fault shows in the writing
                    unwanted = [key for (key,) in self._file.execute("SELECT key FROM kept") if key not in keep]
            self._write(unwanted)
        if self._file is not None:
            self._file.close()
            self._file = None

    def _write(self, unwanted: Iterable[bytes]) -> None:
        file, rows, gone = self._file, list(self._waiting.items()), [(key,) for key in unwanted]
        self._waiting.clear()
        if file is None or not (rows or gone):
            return
        try:
            file.execute("BEGIN IMMEDIATE")
            file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
            file.executemany("DELETE FROM kept WHERE key = ?", gone)
            file.execute("COMMIT")
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                file.execute("ROLLBACK")
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Say what is wrong, and use the file no more."""
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._file.close()
        self._file = None
        self.fault = self.fault or f"{self._path}: the cache cannot be used ({error}); where this lasts, delete it"


def _marks(file: sqlite3.Connection) -> tuple[int, int]:
    """Return whose file it is, and of which format."""
    application, form = (file.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    return application, form
