"""The network page: the outline of a graph in, one self-contained HTML file out, as bytes.

`told` indexes an outline; `scene` turns it into things, relations, `cards` and the claims behind them; `questions`
answers the saved questions over it; `layout` and `lanes` give each thing a place among its neighbours and by time, and
`places` keeps them; `looks` says how each is drawn; `data` packs all of it; `render` draws it through pyvis into
`page.html.j2` with `app.css` and `app.js`. The same outline gives the same bytes. What is left out: writing the file,
which is the pipeline's.
"""

from __future__ import annotations

from graph.view.places import NAME as PLACES
from graph.view.places import read_places
from graph.view.render import Page, draw, page
from graph.view.scene import scene

__all__ = ["PLACES", "Page", "draw", "page", "read_places", "scene"]
