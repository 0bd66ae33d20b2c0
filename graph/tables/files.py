"""Read a data file of `graph/data/`: a CSV with a header, a YAML file, or a list of lines.

Takes file names under `graph/data/`; gives rows by column name, the loaded value, or lines, each read once. What the
cells of a table may hold is not checked here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from graph.errors import TableError


def data_folder() -> Traversable:
    """Return the folder of the data files that ship with the package."""
    return files("graph") / "data"


def authority_folder() -> Traversable:
    """Return the folder of the authority tables that ship with the package."""
    return data_folder() / "authority"


@cache
def read_csv_rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of CSV file `name` by column name; raises TableError on a bad header or a ragged row."""
    return tuple(row for _, row in csv_lines(data_folder(), name, None))


@cache
def read_yaml(name: str) -> object:
    """Return what YAML file `name` holds; the value is shared, so do not change it. Raises TableError."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loaded: object = yaml.load(read_text(data_folder(), name), Loader=loader)
    except yaml.YAMLError as error:
        raise TableError(f"{name}: this is not well-formed YAML: {error}") from error
    return loaded


def read_mapping(name: str) -> dict[str, Any]:
    """Return the mapping that YAML file `name` holds; raises TableError where it holds anything else."""
    loaded = read_yaml(name)
    if not isinstance(loaded, dict):
        raise TableError(f"{name}: a mapping is wanted at the top, not {type(loaded).__name__}")
    return loaded


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """Return the lines of text file `name`, trimmed, without empty lines and lines that begin with "#"."""
    lines = (line.strip() for line in read_text(data_folder(), name).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def csv_lines(
    folder: Traversable, name: str, columns: tuple[str, ...] | None, shown: str = ""
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells of each row; `columns`, where given, is the header that the file must have.

    Errors name the file as `shown`, else by its name. Empty lines count for nothing.
    """
    reader = csv.reader(io.StringIO(read_text(folder, name, shown), newline=""), strict=True)
    shown = shown or name
    try:
        header = tuple(next(reader, ()))
        if not header or "" in header or len(set(header)) < len(header) or header != (columns or header):
            raise cell_error(shown, 1, "header", ",".join(header), ",".join(columns or ("distinct names of columns",)))
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                found = f"{len(cells)} cells"
                raise cell_error(shown, reader.line_num, "all", found, f"{len(header)} cells: {','.join(header)}")
            yield reader.line_num, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise TableError(f"{shown}, line {reader.line_num}: this is not well-formed CSV: {error}") from error


def read_text(folder: Traversable, name: str, shown: str = "") -> str:
    """Return the text of a data file, or raise TableError that says which file is missing or no UTF-8."""
    try:
        return (folder / name).read_text(encoding="utf-8-sig")
    except OSError as error:
        if shown:
            raise TableError(f"{shown}: this file cannot be read: {error.strerror}") from error
        raise TableError(f"{name}: there is no such data file; reinstall the package") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{shown or name}: this is not UTF-8 text; save the file as UTF-8") from error


def cell_error(name: str, number: int, column: str, found: str, allowed: str) -> TableError:
    """Return the error that names file, line and column, what was found there and what is allowed."""
    return TableError(f"{name}, line {number}, column {column}: found {found!r}; allowed: {allowed}")
