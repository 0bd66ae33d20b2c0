"""Reports for a newsroom or a law clinic out of a built graph, as Markdown and as one HTML page that can be printed.

`make` turns a graph and a name into a `Report`; `in_files` gives the files of it. Whatever a report counts or lists
is the answer to a query, and the report prints that query, so that any SPARQL store gives the same figures.
"""

from graph.reports.files import check_name, in_files
from graph.reports.html import in_html
from graph.reports.kinds import KINDS, Kind, make
from graph.reports.markdown import in_markdown, pictures
from graph.reports.model import Report

__all__ = ["KINDS", "Kind", "Report", "check_name", "in_files", "in_html", "in_markdown", "make", "pictures"]
