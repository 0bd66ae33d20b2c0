"""The clause that an amendment provides for is no provision beside it."""

from __future__ import annotations

import pytest
from telling import RULING, of, told

JUDGE = "U.S. District Judge Jane Roe ruled that the travel ban "


def violated(text: str) -> set[str]:
    """Return the provisions that the rulings of a text find violated."""
    return {one for event in told(text, RULING) for one in of(event, "findsViolationOf")}


@pytest.mark.parametrize(
    ("words", "amendments"),
    [
        ("violates the Fifth Amendment's due process clause.", {"Fifth Amendment"}),
        ("violates the Fifth Amendment, which guarantees due process.", {"Fifth Amendment"}),
        (
            "violates Fourteenth Amendment protections, which reach every ferry and guarantee equal protection.",
            {"Fourteenth Amendment"},
        ),
        ("violates the Fifth Amendment right to due process.", {"Fifth Amendment"}),
        ("violates the equal protection clause of the Fourteenth Amendment.", {"Fourteenth Amendment"}),
        (
            "violates due process and equal protection guaranteed by the Fourteenth Amendment.",
            {"Fourteenth Amendment"},
        ),
    ],
)
def test_clause_of_an_amendment_is_that_amendment(words: str, amendments: set[str]) -> None:
    assert violated(JUDGE + words) == amendments


@pytest.mark.parametrize(
    ("words", "provisions"),
    [
        ("violates the Tenth Amendment and the Spending Clause.", {"Tenth Amendment", "Spending Clause"}),
        ("violates the Spending Clause and the Tenth Amendment.", {"Tenth Amendment", "Spending Clause"}),
        (
            "violates the First Amendment right to speech as well as the due process clause.",
            {"First Amendment", "Due Process Clause"},
        ),
        ("violates the due process clause.", {"Due Process Clause"}),
        (
            "violates the Spending Clause, the Commerce Clause and the Tenth Amendment.",
            {"Spending Clause", "Commerce Clause", "Tenth Amendment"},
        ),
    ],
)
def test_clause_beside_an_amendment_is_its_own(words: str, provisions: set[str]) -> None:
    assert violated(JUDGE + words) == provisions
