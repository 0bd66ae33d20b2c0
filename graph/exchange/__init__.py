"""A built graph for other people's programs: spreadsheets, Gephi, Neo4j, JSON-LD and catalogues of data.

`exported` gives the files of a format by name; `content` reads a graph for it. The same graph gives the same bytes.
What is left out: Turtle, TriG, N-Quads and GraphML, which every build writes.
"""

from graph.exchange.content import Content, content
from graph.exchange.formats import FORMATS, Format, chosen, exported

__all__ = ["FORMATS", "Content", "Format", "chosen", "content", "exported"]
