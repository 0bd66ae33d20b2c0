"""The pages of the server as HTML: one frame, one style, everything from the graph escaped.

Takes the name of a template and its values; gives the text. `root` leads from a page to the start, `here` is its place
among the parts.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.view.shell import environment

if TYPE_CHECKING:
    from jinja2 import Environment

PLACES = {"home": ("", ""), "questions": ("", "questions"), "question": ("../", "questions"), "editor": ("", "editor")}


def rendered(template: str, **values: object) -> str:
    """Return a page; `root` may be given for a page that stands elsewhere than its template says."""
    root, here = PLACES.get(template, ("/", "-"))
    return _environment().get_template(template).render(**{"root": root, "here": here, **values})


def asset(name: str) -> bytes:
    """Return a file that stands beside the templates."""
    return (files("graph.serve") / name).read_bytes()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    here = files("graph.serve")
    names = ("frame", "home", "questions", "question", "editor", "error")
    return environment({name: (here / f"{name}.html.j2").read_text(encoding="utf-8") for name in names})
