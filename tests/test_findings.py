"""What a judge finds likely is predicted and no plain outcome; what courts say of themselves is none."""

from __future__ import annotations

import pytest
from telling import RULING, frames

from graph.model import Concept, Modality


def outcomes(text: str) -> set[tuple[str, str]]:
    """Return (outcome, how it is said) of the rulings of a text."""
    slots = [s for f in frames(text) if f.kind is RULING and f.modality is Modality.ASSERTED for s in f.slots]
    return {(s.value.label, s.modality.value) for s in slots if s.name == "outcome" and isinstance(s.value, Concept)}


@pytest.mark.parametrize(
    "words",
    [
        "the gun law likely violates the Second Amendment",
        "the gun law is probably unconstitutional",
        "the gun law appears to be illegal",
        "the record strongly suggests that the gun law is unlawful",
        "the clinics were likely to prevail in their argument that the gun law is unlawful",
        "there is a strong likelihood of success for those who say that the gun law is unlawful",
    ],
)
def test_what_is_found_likely_is_predicted(words: str) -> None:
    assert outcomes(f"Judge Jane Roe ruled that {words}.") == {("unlawful", "Predicted")}


@pytest.mark.parametrize(
    "words",
    [
        "the gun law violates the Second Amendment",
        "the gun law is unconstitutional and likely to hurt families",
        "the gun law, which Ohio passed last week, is unlawful",
    ],
)
def test_a_plain_finding_is_asserted(words: str) -> None:
    assert outcomes(f"Judge Jane Roe ruled that {words}.") == {("unlawful", "Asserted")}


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court ruled that federal courts cannot consider such maps.",
        "Judge Jane Roe ruled that she could not grant an injunction.",
        'Judge Jane Roe wrote in her ruling that the note "can be ambiguous" to some.',
    ],
)
def test_what_courts_say_of_themselves_is_no_outcome(text: str) -> None:
    assert outcomes(text) == set()


def test_what_somebody_cannot_avoid_is_not_blocked() -> None:
    (ruling,) = (
        f for f in frames("The Supreme Court ruled that plants cannot escape the gun law.") if f.kind is RULING
    )
    assert not [s for s in ruling.slots if s.name == "target"]
