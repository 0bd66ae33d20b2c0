"""The object of a trigger verb, after it or before a relative clause."""

from __future__ import annotations

import pytest
from telling import MEASURE, at, clause, facts, of

from graph.frames.hits import hits
from graph.frames.objects import maker, object_of, relative_object


def found(text: str, verb: str, subject: str) -> list[str]:
    """Return the words of the objects of the first trigger at the verb."""
    made = clause(text)
    hit = next(h for h in hits(made.items, made.lexicon) if made.items[h.start].lower == verb)
    indices = object_of(made, hit) or relative_object(made, hit, at(made.items, subject))
    return [made.items[i].text for i in indices]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Ohio passed the gun law.", "passed", ["gun law"]),
        ("Ohio passed in May the gun law.", "passed", ["gun law"]),
        ("Ohio passed that gun law.", "passed", ["gun law"]),
        ("Ohio passed a series of gun laws.", "passed", ["gun laws"]),
        ("The gun law, which Ohio passed, is old.", "passed", ["gun law"]),
        ("The gun law on boats that Ohio passed is old.", "passed", ["gun law"]),
        ("The gun law is old and the park that Ohio passed is new.", "passed", []),
        ("Ohio sued Utah.", "sued", ["Utah"]),
        ("Ohio passed by the gun shop.", "passed", []),
    ],
)
def test_objects(text: str, verb: str, expected: list[str]) -> None:
    assert found(text, verb, "Ohio") == expected


@pytest.mark.parametrize(
    ("text", "verb", "passive", "expected"),
    [
        ("They fought over gun rules issued in May.", "issued", (True, False), "gun rules"),
        ("The gun rule, issued in May, is old.", "issued", (True, False), "gun rule"),
        ("They praised Ohio for gun rules that were issued by Utah.", "issued", (True, True), "gun rules"),
        ("Ohio signed the gun law and issued a memo.", "issued", (False, False), "Ohio"),
        ("Which were issued by Utah under a gun rule", "issued", (True, True), None),
    ],
)
def test_makers(text: str, verb: str, passive: tuple[bool, bool], expected: str | None) -> None:
    made = clause(text)
    found = hits(made.items, made.lexicon)
    hit = next(h for h in found if made.items[h.start].lower == verb)
    others = frozenset(h.start for h in found if h.form) - {hit.start}
    subject = next((i for i, item in enumerate(made.items) if item.text == "gun law"), None)
    actor = maker(made, hit, passive, subject, others)
    assert (None if actor is None else made.items[actor].text) == expected


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("President Jane Roe signed the order on Monday.", {"Jane Roe"}),
        ("Judge Jane Roe signed the order on Monday.", set()),
        ("Jane Roe signed the order on Monday.", set()),
        ("President Jane Roe filled the order on Monday.", set()),
    ],
)
def test_an_order_that_an_official_signs(text: str, issuers: set[str]) -> None:
    assert {value for f in facts(text, MEASURE) for value in of(f, "issuer")} == issuers
