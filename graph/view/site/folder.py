"""The folder of the site: written beside, then put in the place of an earlier one.

Takes the files of a site; puts them into a folder of their own under the output, all or none. A folder of this name
that casegraph has not made is left as it is, with an error.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from graph.errors import OutputError
from graph.view.site.html import GENERATOR

NAME = "site"
INDEX = "index.html"


def is_ours(folder: Path) -> bool:
    """Tell whether a folder holds a site that casegraph made."""
    try:
        return GENERATOR in (folder / INDEX).read_text(encoding="utf-8", errors="replace")[:2000]
    except OSError:
        return False


def put_site(files: Iterable[tuple[str, bytes]], output: Path) -> Path:
    """Write the files into `output/site`, in the place of an earlier site, and return the folder.

    Raises OutputError, naming the place, where it cannot be written or where the folder is somebody else's; an earlier
    site stays as it was.
    """
    folder, fresh, old = (output / name for name in (NAME, f"{NAME}.part", f"{NAME}.old"))
    if folder.exists() and not is_ours(folder):
        raise OutputError(f"{folder}: not a site that casegraph made; move it away, or choose another --output")
    try:
        for left in (fresh, old):
            if left.exists():
                shutil.rmtree(left)
        for name, data in files:
            path = fresh.joinpath(*PurePosixPath(name).parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if folder.exists():
            os.replace(folder, old)
        os.replace(fresh, folder)
    except OSError as error:
        if old.exists() and not folder.exists():
            os.replace(old, folder)
        shutil.rmtree(fresh, ignore_errors=True)
        raise OutputError(f"{error.filename or folder}: cannot be written: {error.strerror or error}") from error
    shutil.rmtree(old, ignore_errors=True)
    return folder
