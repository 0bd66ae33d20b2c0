"""Acts of government told by a noun: decisions, cancellations, deployments; and what is none."""

from __future__ import annotations

import pytest
from finding import names

from graph.annotate.government_acts import act_words
from graph.model import MentionKind

MEASURE = MentionKind.MEASURE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They fought the Treasury Department's decision to raise the fee.", "decision to raise the fee"),
        ("They fought the Treasury Department's decision on Tuesday to raise the fee.", "decision to raise the fee"),
        ("They fought President Jane Roe's deployment of soldiers.", "deployment of soldiers"),
        ("They fought President Jane Roe. Roe's plan to close the park, he said, fell.", "plan to close the park"),
        ("They fought the rescission of the fee.", "rescission of the fee"),
        ("They fought the decision to cancel the fee in May.", "decision to cancel the fee"),
        ("They fought the department's postponement of the fee.", "postponement of the fee"),
        ("They fought a decision by the Treasury Department.", "decision"),
        ("They fought a decision by the Treasury Department to raise the fee.", "decision to raise the fee"),
        ("They fought a decision by Treasury Secretary Jane Roe.", "decision"),
        ("They fought Ohio's refusal to list the heron.", "refusal to list the heron"),
    ],
)
def test_acts(text: str, name: str) -> None:
    assert names(text, MEASURE) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "They praised the Treasury Department's decision to appeal.",
        "They praised the Treasury Department's decision.",
        "They praised the decision to raise the fee.",
        "They praised Jane Roe's decision to raise the fee.",
        "They praised the 2nd Circuit's decision to end the case.",
        "They praised the acquisition of land.",
        "They praised a decision by Judge Jane Roe.",
        "They praised a decision by Press Secretary Jane Roe.",
        "Deployment of soldiers is dear.",
    ],
)
def test_no_acts(text: str) -> None:
    assert names(text, MEASURE) == []


def test_words_are_read_as_words() -> None:
    words = act_words()
    assert all(isinstance(word, str) for word in words.decisions | words.acts | words.governing | words.court_steps)
    assert not words.governing & words.court_steps
