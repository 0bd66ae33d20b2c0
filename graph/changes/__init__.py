"""Two built graphs -> what appeared, disappeared or changed from one to the other, with the sources.

Compared are documents, things with their labels, names and classes, claims with their evidence and number of
independent sources, and conflicts. `matching` decides which things are one, `facts` compares what is told of them, and
`words` says it. Left out are confidences and rules, which say how a claim was found, and what authority tables add.
"""

from __future__ import annotations

from graph.changes.facts import Changes, changes
from graph.changes.words import as_object, in_lines

__all__ = ["Changes", "as_object", "changes", "in_lines"]
