"""A report as one HTML page: no script, nothing from elsewhere, everything from the sources escaped.

Takes a report; gives the page as bytes. A content security policy allows the one style sheet, by its hash, and nothing
else; the pictures are part of the page.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.reports.model import Report, behind
from graph.view.shell import environment, still

if TYPE_CHECKING:
    from jinja2 import Template


def in_html(report: Report) -> bytes:
    """Return the report as a page in UTF-8."""
    return _template().render(report=report).encode("utf-8", "replace")


@lru_cache(maxsize=1)
def _template() -> Template:
    """Return the template, which escapes all but the style and the pictures, both our own."""
    from markupsafe import Markup

    here = files("graph.reports")
    style = (here / "report.css").read_text(encoding="utf-8")
    made = environment({"report": (here / "report.html.j2").read_text(encoding="utf-8")})
    made.globals.update(style=Markup(style), svg=Markup, behind=behind, csp=still(style))
    return made.get_template("report")
