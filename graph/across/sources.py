"""Groups of reprints and claims -> how many independent sources each claim has, as quads.

`cg:independentSources` is the number of groups of near-duplicates among the documents of a claim: ten papers that print
one wire story are one source. The documents of a group are tied by `cg:reprintOf` to one `cg:Original`, the text that
they share, which may itself be among them or not: who printed it first is not known. This tie stands in the graph of
each document, so that to withdraw a document withdraws its tie and no other.

The count of a claim all of whose documents are one source is 1, whichever of them is withdrawn, and stands in their
graphs. A greater count depends on several documents; it stands in `<graph/sources>` and is out of date once one of them
is withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from graph.model import Document, Literal, Resource
from graph.vocabulary import CG, RDF_TYPE, RDFS, Quad, mint, term

DIGITS = 16  # of the hash of the head's text, in the name of a shared text


def counts(stems: Mapping[str, Collection[str]], groups: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return how many independent sources each claim has; `stems` tells of which documents each is."""
    source_of = {stem: number for number, group in enumerate(groups) for stem in group}
    return {claim: len({source_of[stem] for stem in found}) for claim, found in stems.items()}


def source_quads(
    documents: Sequence[Document],
    stems: Mapping[str, Collection[str]],
    groups: Sequence[Sequence[str]],
    base: str,
) -> Iterator[Quad]:
    """Yield the ties of reprints and the counts of claims; the first of each group names the shared text."""
    hashes = {document.stem: document.sha256 for document in documents}
    for group in groups:
        if len(group) > 1:
            yield from _original(hashes[group[0]], group, base)
    for claim, count in counts(stems, groups).items():
        graphs = [mint(base, "doc", stem) for stem in stems[claim]] if count == 1 else [mint(base, "graph", "sources")]
        for graph in graphs:
            yield Quad(claim, CG + "independentSources", Literal(str(count), "xsd:integer"), graph)


def original(sha256: str, base: str) -> str:
    """Return the IRI of a shared text by the hash of the text that is the head of its group."""
    return mint(base, "original", sha256[:DIGITS])


def _original(sha256: str, stems: Sequence[str], base: str) -> Iterator[Quad]:
    """Yield a shared text and its copies, in the graph of each copy; its label names no document, for any may go."""
    iri = original(sha256, base)
    for stem in stems:
        graph = mint(base, "doc", stem)
        yield Quad(graph, term("reprintOf"), Resource(iri), graph)
        yield Quad(iri, RDF_TYPE, Resource(term("Original")), graph)
        label = f"text {sha256[:DIGITS]}, which several documents print"
        yield Quad(iri, RDFS + "label", Literal(label), graph)
