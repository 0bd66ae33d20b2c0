"""A report as the files of a name: one HTML page, or Markdown with its pictures beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from graph.errors import OutputError
from graph.reports.html import in_html
from graph.reports.markdown import in_markdown, pictures
from graph.reports.model import Report

PAGES, TEXTS = (".html", ".htm"), (".md", ".markdown")


def check_name(name: str) -> None:
    """Raise OutputError for the name of a file that no report can be written as."""
    if PurePath(name).suffix.lower() not in (*PAGES, *TEXTS):
        raise OutputError(f"{name}: a report is written as .html or .md")


def in_files(report: Report, name: str) -> Mapping[str, bytes]:
    """Return the files of a report, by name, the first under the name given; raises OutputError as `check_name`."""
    check_name(name)
    if PurePath(name).suffix.lower() in PAGES:
        return {name: in_html(report)}
    stem = PurePath(name).stem
    drawn = {picture: svg.encode("utf-8", "replace") for picture, svg in pictures(report, stem).items()}
    return {name: in_markdown(report, stem).encode("utf-8", "replace"), **drawn}
