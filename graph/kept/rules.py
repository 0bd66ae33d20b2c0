"""The rules and tables that read an article, as one hash: with another byte in any of them, nothing kept is used.

Takes the folders of a user's own tables; reads the package's code and data. The parts that come after the reading of
single articles do not count, and no more does what is only printed.
"""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from graph.vocabulary import ontology_path

LATER = frozenset("resolve across commands curate evaluate view".split())
LATER |= {
    "emit",
    "serialize",
    "rows.py",
    *(f"{name}.py" for name in "built cli console contested explain folder query renewed retold validate".split()),
}
PACKAGES = ("spacy",)  # whose tokens the rules are made for


def rules(folders: Iterable[Path] = (), *, whole: bool = False) -> bytes:
    """Return the hash of the code and data that an article passes (or of all: `whole`), and of the folders' files."""
    package = Path(str(files("graph")))
    hashed = hashlib.sha256(f"{sys.version_info[:3]} {unicodedata.unidata_version}".encode())
    for name in PACKAGES:
        try:
            hashed.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            hashed.update(f"{name}\n".encode())
    named = [(path.relative_to(package).as_posix(), path) for path in _sources(package, whole)]
    named.append(("ontology.ttl", ontology_path()))
    for number, folder in enumerate(folder for folder in folders if folder.is_dir()):
        named.extend((f"{number}/{path.name}", path) for path in sorted(folder.iterdir()) if path.is_file())
    for name, path in named:
        data = path.read_bytes()
        hashed.update(f"{name} {len(data)}\n".encode("utf-8", "replace") + data)
    return hashed.digest()


def _sources(package: Path, whole: bool) -> Iterator[Path]:
    for top in sorted(package.iterdir()):
        if (whole or top.name not in LATER) and not top.name.startswith(("__pycache__", ".")):
            paths = [path for path in sorted(top.rglob("*")) if path.parent.name != "__pycache__"]
            yield from (path for path in (paths if top.is_dir() else [top]) if path.is_file())
