"""casegraph: news and court texts in, an evidence-backed knowledge graph of actors and cases out."""

__version__ = "0.1.0"
