"""A higher court's ruling affirms, reverses or stays the ruling that its sentence speaks of, and no other."""

from __future__ import annotations

import pytest
from telling import RULING, linked, of, told


def links(text: str) -> list[tuple[str, str]]:
    """Return (property, judge of the ruling acted on) for each link between rulings."""
    events = {e.key: e for e in linked(text).events if e.kind is RULING}
    names = {r.key: r.name for r in linked(text).referents}
    return [
        (f.name, next(names[str(g.value)] for g in events[str(f.value)].facts if g.name == "issuedBy"))
        for e in events.values()
        for f in e.facts
        if f.name in ("affirms", "reverses", "stays")
    ]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("The 2nd Circuit reversed Judge Jane Roe's injunction against the gun law.", "reverses"),
        ("The 2nd Circuit upheld an injunction issued by Judge Jane Roe against the gun law.", "affirms"),
        ("The Supreme Court stayed Judge Jane Roe's injunction against the gun law.", "stays"),
        ("Judge Jane Roe blocked the gun law in May. The 2nd Circuit reversed Roe's ruling.", "reverses"),
    ],
)
def test_one_ruling_acts_on_another(text: str, link: str) -> None:
    assert links(text) == [(link, "Jane Roe")]


@pytest.mark.parametrize(
    "text",
    [
        "The 2nd Circuit refused to stay Judge Jane Roe's injunction against the gun law.",
        "The 2nd Circuit could reverse Judge Jane Roe's injunction against the gun law.",
        "The 2nd Circuit reversed the travel ban. Judge Jane Roe issued an injunction against the gun law.",
        "Judge John Doe blocked the travel ban, unlike Judge Jane Roe's injunction against the gun law.",
    ],
)
def test_a_ruling_that_acts_on_none(text: str) -> None:
    assert links(text) == []


def test_the_stay_is_not_by_the_judge_whose_ruling_is_stayed() -> None:
    (stay, *_) = told("The Supreme Court stayed Judge Jane Roe's ruling on the gun law.", RULING)
    assert (of(stay, "rulingType"), of(stay, "issuedBy")) == ({"stay"}, set())
