"""Static pages: a page for each thing and each document of a scene, as plain HTML that any search engine reads.

`pages` turns a scene into what each page says; `html` writes it; `folder` puts all of it in place at once. The same
scene gives the same bytes. What is left out: the network page, which is `graph.view`'s, and to which each page links.
"""

from __future__ import annotations

from graph.view.site.folder import NAME, is_ours, put_site
from graph.view.site.html import site

__all__ = ["NAME", "is_ours", "put_site", "site"]
