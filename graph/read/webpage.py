"""HTML -> the article's text and what the page says of itself, by trafilatura with fixed options.

Menus, footers and comments are left out; tables stay as pipe rows. Nothing here asks the network or the clock: the
latest date that the page may claim is a fixed one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.read.dates import iso_date
from graph.read.draft import Metadata

DATES: Mapping[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1990-01-01",
    "max_date": "2100-01-01",
}


def read_page(html: str) -> tuple[str, Metadata]:
    """Return the article's text, "" where the page holds none, and its metadata."""
    from trafilatura import bare_extraction  # slow to import, and few builds need it

    found = bare_extraction(
        html,
        fast=False,
        include_comments=False,
        include_tables=True,
        include_images=False,
        include_formatting=False,
        include_links=False,
        deduplicate=False,
        with_metadata=True,
        date_extraction_params=dict(DATES),
    )
    if found is None:
        return "", Metadata()
    page = found if isinstance(found, dict) else found.as_dict()
    metadata = Metadata(
        title=_field(page, "title"),
        publisher=_field(page, "sitename"),
        url=_field(page, "url"),
        published=iso_date(_field(page, "date")),
    )
    return str(page.get("text") or "").strip("\n"), metadata


def _field(page: Mapping[str, Any], name: str) -> str:
    return " ".join(str(page.get(name) or "").split())
