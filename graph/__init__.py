"""casegraph: news and court texts in, an evidence-backed knowledge graph of actors and cases out.

The flow runs one way: files -> documents -> sentences, quotations, mentions -> frames -> events of a document ->
entities across documents -> claims -> RDF. `build` runs it all; `read_one` takes a single document as far as its
events. The types that pass between the stages, with a glossary, stand in `graph.model`; the errors in `graph.errors`.
"""

from graph.errors import GraphError
from graph.model import Claim, Document, Entity, Evidence, Problem, Span
from graph.settings import Settings

__version__ = "0.1.0"

__all__ = ["Claim", "Document", "Entity", "Evidence", "GraphError", "Problem", "Settings", "Span"]
