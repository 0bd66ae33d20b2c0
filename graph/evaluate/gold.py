"""Gold: what a careful reader finds in each document, as JSON lines.

Each line is an object of one document: `doc` (its stem), `templates`, and perhaps `ignore` (templates that are not
scored for it); further keys are notes. A template has `type`, `slots`, and perhaps `optional`, `loose`,
`optional_template` and `note`; a slot holds a list of values, and a value is a list of accepted names. A line that
breaks this raises InputError, which names the file, the line and the way out; all bad lines are named at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.evaluate.names import CONTAINS
from graph.tables import read_mapping

PROSE = (".txt", ".md", ".html", ".htm")
MOST_SHOWN = 10  # bad lines that one message names
SLOTS: Mapping[str, tuple[str, ...]] = {
    kind: tuple(slots) for kind, slots in read_mapping("evaluation.yaml")["slots"].items()
}
_KEYS = ("type", "slots", "optional", "loose", "optional_template", "note")

Wanted = tuple[str, tuple[str, ...]]  # a slot and the accepted names of one value


@dataclass(frozen=True, slots=True)
class Template:
    """One thing that a document reports.

    `required` values must be found and `optional` ones may be; in `loose` slots further values are not punished; a
    template that is `spare` may be left out altogether.
    """

    kind: str
    required: tuple[Wanted, ...]
    optional: tuple[Wanted, ...] = ()
    loose: frozenset[str] = frozenset()
    spare: bool = False


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The templates of one document; kinds in `ignored` are not scored for it."""

    stem: str
    templates: tuple[Template, ...]
    ignored: frozenset[str] = frozenset()


def read_gold(path: Path) -> tuple[GoldDocument, ...]:
    """Return the documents of a gold file in its order; raises InputError."""
    rows: dict[str, GoldDocument] = {}
    faults = []
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            row = _document(line)
            if row.stem in rows:
                raise InputError(f"document {row.stem!r} stands on an earlier line too; put its templates on one line")
            rows[row.stem] = row
        except InputError as fault:
            faults.append(f"{path}, line {number}: {fault}")
    if faults:
        more = [f"and {len(faults) - MOST_SHOWN} more lines"] if len(faults) > MOST_SHOWN else []
        raise InputError("\n  ".join(faults[:MOST_SHOWN] + more))
    if not rows:
        raise InputError(f"{path}: no gold in this file; it needs one JSON object a line and document")
    return tuple(rows.values())


def listed(path: Path | None) -> tuple[str, ...]:
    """Return the stems that a file lists, one a line; empty lines and those that begin with "#" do not count."""
    if path is None:
        return ()
    stems = tuple(line.strip() for line in _lines(path) if line.strip() and not line.startswith("#"))
    if not stems:
        raise InputError(f"{path}: no document is listed in this file; write one a line")
    return stems


def chosen(rows: Sequence[GoldDocument], stems: Iterable[str]) -> tuple[GoldDocument, ...]:
    """Return the rows of these documents, or all where none is named; raises InputError for one without gold."""
    by_stem = {row.stem: row for row in rows}
    wanted = list(dict.fromkeys(stems))
    for stem in wanted:
        if stem not in by_stem:
            near = get_close_matches(stem, by_stem, n=1, cutoff=0.0)
            raise InputError(f"the gold has no document {stem!r}; the nearest is {near[0]!r}")
    return tuple(row for row in rows if not wanted or row.stem in wanted)


def check_order(path: Path, what: str, command: str) -> None:
    """Raise InputError where a folder or a text stands in the place of the file that a command takes first."""
    if path.is_dir() or (path.is_file() and path.suffix.lower() in PROSE):
        kind = "folder" if path.is_dir() else "text"
        raise InputError(f"{path}: this is a {kind}; {what} comes first, and then the texts: casegraph {command}")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: the file cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: this is not UTF-8 text; save the file as UTF-8") from error


def _document(line: str) -> GoldDocument:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"this is no JSON ({error}); write one object a line, without line breaks inside") from error
    if not isinstance(row, dict):
        raise InputError(f'an object {{"doc": …, "templates": […]}} is wanted, not {_kind(row)}')
    stem, templates, ignored = row.get("doc"), row.get("templates"), row.get("ignore", [])
    if not isinstance(stem, str) or not stem:
        raise InputError('"doc" is missing or no text; give the stem of the document')
    if not isinstance(templates, list):
        raise InputError(f'"templates" must be a list, not {_kind(templates)}; where there is none, write []')
    _known("ignore", ignored, SLOTS)
    return GoldDocument(stem, tuple(_template(n, each) for n, each in enumerate(templates)), frozenset(ignored))


def _template(number: int, row: Any) -> Template:
    here = f"templates[{number}]"
    if not isinstance(row, dict):
        raise InputError(f"{here}: an object is wanted, not {_kind(row)}")
    _known(f"{here}: key", list(row), _KEYS)
    _known(f"{here}: type", [row.get("type")], SLOTS)
    slots = SLOTS[row["type"]]
    required = _wanted(f"{here}.slots", row.get("slots"), slots)
    optional = _wanted(f"{here}.optional", row.get("optional", {}), slots)
    loose, spare = row.get("loose", []), row.get("optional_template", False)
    _known(f"{here}.loose", loose, slots)
    if not isinstance(spare, bool):
        raise InputError(f'{here}: "optional_template" must be true or false, not {spare!r}')
    return Template(row["type"], required, optional, frozenset(loose), spare)


def _wanted(here: str, given: Any, slots: tuple[str, ...]) -> tuple[Wanted, ...]:
    if not isinstance(given, dict):
        raise InputError(f"{here}: an object of slots is wanted, not {_kind(given)}; where there is none, write {{}}")
    _known(f"{here}: slot", list(given), slots)
    for slot, values in given.items():
        if not isinstance(values, list) or not all(_is_value(value) for value in values):
            raise InputError(
                f"{here}.{slot}: a list of values is wanted, each a list of names: [[name, other name], …]"
            )
    return tuple((slot, tuple(names)) for slot, values in given.items() for names in values)


def _is_value(value: Any) -> bool:
    """Tell whether this is a list of names, none of them empty."""
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(name, str) and name.strip(CONTAINS + " ") for name in value)


def _known(what: str, given: Any, allowed: Iterable[str]) -> None:
    if not isinstance(given, list):
        raise InputError(f"{what}: a list is wanted, not {_kind(given)}")
    for name in given:
        if name not in (known := tuple(allowed)):
            raise InputError(f"{what} {name!r} is not known; allowed: {', '.join(known)}")


def _kind(value: Any) -> str:
    names = {"NoneType": "nothing", "str": "a text", "list": "a list", "dict": "an object", "bool": "true or false"}
    return names.get(type(value).__name__, "a number")
