"""The network page: the outline of a graph in, one self-contained HTML file out, as bytes.

`scene` turns an outline into things, relations and the sentences behind them; `layout` gives each thing a place;
`render` draws both through pyvis into `page.html.j2` with `page.css` and `page.js`. The same outline gives the same
bytes. What is left out: writing the file, which is the pipeline's.
"""

from __future__ import annotations

from graph.view.render import page

__all__ = ["page"]
