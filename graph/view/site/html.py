"""Static pages as HTML: one template, one style, no script.

Takes a scene and the base of its IRIs; gives the files of the site by name, as bytes. Everything is escaped; addresses
are links only where they begin with https; a content security policy allows the style and nothing else. Besides the
pages there is an index for each group, and one of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.view.looks import LOOKS, TOLD
from graph.view.scene import Scene
from graph.view.shell import environment, still
from graph.view.site.pages import counted, pages
from graph.view.site.records import Page

if TYPE_CHECKING:
    from jinja2 import Environment

DOCUMENTS = "Document"
GENERATOR = "casegraph site"  # what tells our index from another's
NETWORK = "graph.html"


def site(shown: Scene, base: str) -> Iterator[tuple[str, bytes]]:
    """Yield the names of the files of the site, from its folder, and their contents; the index is the last."""
    made = list(pages(shown, base))
    templates = _environment()
    page = templates.get_template("page")
    for one in made:
        up = "../" * one.file.count("/")
        yield one.file, _bytes(page.render(page=one, up=up, network=f"{up}../{NETWORK}"))
    listing = templates.get_template("listing")
    plurals = {**{name: look.plural for name, look in LOOKS.items()}, DOCUMENTS: "Documents"}
    counts = counted(made)
    for group, plural in plurals.items():
        if counts.get(group):
            rows = sorted((one for one in made if one.group == group), key=lambda one: _rank(one, group))
            yield f"{_file(group)}", _bytes(listing.render(title=plural, rows=rows, network=f"../{NETWORK}"))
    kinds = [(plural, _file(group), counts[group]) for group, plural in plurals.items() if counts.get(group)]
    yield "index.html", _bytes(templates.get_template("index").render(rows=kinds, network=f"../{NETWORK}"))


def _rank(page: Page, group: str) -> tuple[str, str, str]:
    """Order documents by date, and things by name."""
    return (page.dates if group == DOCUMENTS else "", page.title.casefold(), page.file)


def _file(group: str) -> str:
    return f"index-{group.lower()}.html"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Return a template environment that escapes everything."""
    from markupsafe import Markup

    here = files("graph.view.site")
    style = (here / "site.css").read_text(encoding="utf-8")
    names = ("frame", "page", "listing", "index")
    made = environment({name: (here / f"{name}.html.j2").read_text(encoding="utf-8") for name in names})
    made.globals.update(
        style=Markup(style),
        csp=still(style),
        generator=GENERATOR,
        told=TOLD,
    )
    return made
