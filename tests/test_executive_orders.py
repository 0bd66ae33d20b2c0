"""Orders of executives without the word "executive"."""

from __future__ import annotations

import pytest
from finding import definite, names

from graph.model import MentionKind

MEASURE = MentionKind.MEASURE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fought President Jane Roe's order.", ["order"]),
        ("They fought President Jane Roe's May 3 stay-at-home order.", ["stay-at-home order"]),
        ("They fought an order by Gov. Jane Roe.", ["order"]),
        ("They fought an order issued by Ohio Gov. Jane Roe.", ["order"]),
        ("They fought President Jane Roe's order on water.", ["water order"]),
        (
            "Gov. Jane Roe signed an executive order. The court barred enforcement of the order.",
            ["executive order", "order"],
        ),
        ("Gov. Jane Roe signed an executive order. Utah sued over the order.", ["executive order", "order"]),
        ("They fought Judge Jane Roe's order.", []),
        ("They fought an order by Judge Jane Roe.", []),
        ("The court barred enforcement of the order.", []),
        ("Gov. Jane Roe signed an executive order. The court issued the order.", ["executive order"]),
    ],
)
def test_orders(text: str, expected: list[str]) -> None:
    assert names(text, MEASURE) == expected


def test_an_owned_order_points_back() -> None:
    assert definite("They fought President Jane Roe's order.", MEASURE) == [True]
    assert definite("They fought an order by Gov. Jane Roe.", MEASURE) == [False]
