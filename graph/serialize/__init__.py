"""The parts of the graph -> its files: Turtle, TriG, N-Quads, JSON-LD and GraphML, in UTF-8 with line feeds.

The same rows give the same bytes, in whatever order and however often they come. Turtle, JSON-LD and GraphML hold the
union of all graphs; TriG and N-Quads keep them apart. `names` shortens names, `blocks` writes what is said of one
thing, `network` the nodes and edges of GraphML; `files` puts it together, with what the last build wrote where that
still holds, and `place` puts files in place whole.

Leaves out what the rows say (`emit`) and whether they are right (`validate`).
"""

from graph.serialize.blocks import literal
from graph.serialize.files import FILES, WIDTH, Fresh, Writer
from graph.serialize.network import NOT_THINGS
from graph.serialize.place import check_folder, put, whole_file

__all__ = ["FILES", "NOT_THINGS", "WIDTH", "Fresh", "Writer", "check_folder", "literal", "put", "whole_file"]
