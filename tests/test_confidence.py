"""The table of measured precision: it is there, it is sane, and the rules that fire on the corpus are in it."""

from __future__ import annotations

from conftest import Built
from pyoxigraph import RdfFormat, parse

from graph.claims import PRIOR
from graph.tables import read_csv_rows

CG = "https://w3id.org/casegraph/ontology#"


def test_each_row_is_the_share_that_it_counts() -> None:
    """Smoothed by one right and one wrong value, as `graph.evaluate.ledger` says."""
    rows = read_csv_rows("rule_precision.csv")
    assert len(rows) > 40
    for row in rows:
        right, found = int(row["right"]), int(row["found"])
        assert 0 <= right <= found and found >= 5
        assert float(row["precision"]) == round((right + 1) / (found + 2), 2)


def test_most_claims_of_the_corpus_have_a_measured_confidence(built: Built) -> None:
    values = [
        float(quad.object.value)
        for quad in parse(path=built.folder / "graph.ttl", format=RdfFormat.TURTLE)
        if quad.predicate.value == CG + "confidence"
    ]
    assert sum(value != PRIOR for value in values) > 0.8 * len(values)
