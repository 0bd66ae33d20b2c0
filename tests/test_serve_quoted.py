"""Sentences as the served pages show them: documents by title and day, addresses that lead to the words."""

from __future__ import annotations

import pyoxigraph as ox

from graph.asking.sentences import Sentence
from graph.serve.quoted import Quoted, quoted

DOCUMENTS = """
PREFIX dcterms: <http://purl.org/dc/terms/>
<urn:one> dcterms:identifier "one" ; dcterms:title "Port sued" ;
    dcterms:publisher "Wire" ; dcterms:issued "2031-05-06" ;
    dcterms:source "https://wire.example/one" .
<urn:two> dcterms:identifier "two" ; dcterms:source "javascript:alert(1)" .
"""


def test_documents_are_told_and_linked_where_that_is_safe() -> None:
    store = ox.Store()
    store.load(DOCUMENTS.encode(), format=ox.RdfFormat.TURTLE)
    rows = [[Sentence("one", 3, 9, "sued it")], [], [Sentence("two", 0, 4, "Port"), Sentence("none", 0, 1, "P")]]
    assert quoted(store, rows) == [
        [
            Quoted(
                "sued it",
                "Port sued",
                "Wire, 2031-05-06, one; characters 3 to 9",
                "https://wire.example/one#:~:text=sued%20it",
            )
        ],
        [],
        [Quoted("Port", "two", "two; characters 0 to 4", ""), Quoted("P", "none", "none; characters 0 to 1", "")],
    ]
