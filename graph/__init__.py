"""casegraph: news and court texts in, an evidence-backed knowledge graph of actors and cases out.

The flow runs one way: files -> documents -> sentences, quotations, mentions -> frames -> events of a document ->
entities across documents -> claims -> RDF. `build` runs it all; `read_one` takes a single document as far as its
events. The types that pass between the stages, with a glossary, stand in `graph.model`; the errors in `graph.errors`.

From Python, `build` and `load` give a `Graph`, which answers questions, explains things, and writes reports and files
for other programs (`graph.api`).
"""

from graph.api import Answer, Graph, build, load
from graph.errors import GraphError
from graph.model import Claim, Document, Entity, Evidence, Problem, Span
from graph.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Claim",
    "Document",
    "Entity",
    "Evidence",
    "Graph",
    "GraphError",
    "Problem",
    "Settings",
    "Span",
    "build",
    "load",
]
