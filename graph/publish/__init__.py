"""A built graph -> a triple store, by the SPARQL 1.1 Graph Store Protocol: each document in its named graph.

`graphs` reads the named graphs of a build, `record` says which of them a store holds already and what there is to do,
`store` speaks HTTP, `sending` does it in an order that can be broken off at any place and taken up again.

Leaves out the default graph, and every graph of the store that no earlier run has put there.
"""

from graph.publish.graphs import Graphs, quads_file
from graph.publish.record import Plan, planned
from graph.publish.sending import Sent, compare, send
from graph.publish.store import Access, Store

__all__ = ["Access", "Graphs", "Plan", "Sent", "Store", "compare", "planned", "quads_file", "send"]
