"""Who sues, told by a list."""

from __future__ import annotations

import pytest
from telling import CASE, differs, of, told

LISTED = "Ohio, Utah, Idaho and Maine"


@pytest.mark.parametrize(
    "text",
    [
        f"The states suing are {LISTED}.",
        f"Other states participating in the suit are {LISTED}.",
        f"The other states in the lawsuit are {LISTED}.",
        f"The states that filed suit: {LISTED}.",
        f"States that have sued include {LISTED}.",
        f"Also suing are {LISTED}.",
        "Joining Ohio in the lawsuit are Utah, Idaho and Maine.",
        "Along with Ohio, the states suing are Utah, Idaho and Maine.",
        "Ohio was joined by Utah, Idaho and Maine in the lawsuit.",
        f"The states of {LISTED} sued on Monday.",
        f"{LISTED} are also plaintiffs.",
        f"Also part of the lawsuit are {LISTED}.",
        f"The coalition includes {LISTED}.",
        f"The coalition, which includes {LISTED}, filed the lawsuit.",
        f"The lawsuit was also joined by {LISTED}.",
        "Ohio, along with Utah, Idaho and Maine, filed the lawsuit.",
        f"{LISTED} are among the states that sued.",
        f"The challenge was brought by {LISTED}.",
        f"The judge ruled in a case in which {LISTED} argued that the fee was too high.",
    ],
)
def test_lists_of_plaintiffs(text: str) -> None:
    assert differs(text.replace("sued on Monday", "sued"), CASE, "plaintiff: Ohio, Utah, Idaho, Maine") == []


@pytest.mark.parametrize(
    "text",
    [
        f"The states backing the lawsuit are {LISTED}.",
        f"The states that have not sued are {LISTED}.",
        f"The states facing similar lawsuits are {LISTED}.",
        f"The states in the region are {LISTED}.",
        f"The coalition against the suit includes {LISTED}.",
        f"The mayor, along with a group from {LISTED}, spoke of the lawsuit.",
        f"It was a case in which lawyers for the defendants, {LISTED}, argued for hours.",
        "Ohio may be joined by Utah in the lawsuit.",
        "Joining Ohio in the final are Utah and Idaho.",
        f"The states filed a brief in the case: {LISTED}.",
        "Maine has high numbers of cases, followed by Utah, Ohio and Iowa.",
    ],
)
def test_lists_of_others(text: str) -> None:
    assert [value for found in told(text, CASE) for value in of(found, "plaintiff") & {"Utah", "Idaho"}] == []
