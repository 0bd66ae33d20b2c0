"""Where a verb or noun gives an event away, and where the same letters do not."""

from __future__ import annotations

import pytest
from telling import items

from graph.frames.hits import hits
from graph.frames.lexicon import load_lexicon


def found(text: str) -> set[tuple[str, str]]:
    """Return (row, words) of each trigger of a sentence."""
    row = items(text)
    return {(h.trigger.id, " ".join(i.text for i in row[h.start : h.end])) for h in hits(row, load_lexicon())}


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Ohio sued the port.", ("sue", "sued")),
        ("Ohio took the port to court.", ("take-to-court", "took")),
        ("She struck down the gun law.", ("strike-down", "struck down")),
        ("She struck the gun law down.", ("strike-down", "struck")),
        ("She put the gun law on hold.", ("block", "put")),
        ("She put on hold the gun law.", ("block", "put on hold")),
        ("She issued a preliminary injunction.", ("preliminary-injunction", "preliminary injunction")),
        ("Ohio filed a class-action lawsuit.", ("lawsuit", "class - action lawsuit")),
        ("She set aside the rule.", ("strike-down", "set aside")),
        ("Freezing the funds, she left.", ("block", "Freezing")),
    ],
)
def test_triggers(text: str, hit: tuple[str, str]) -> None:
    named, words = hit
    assert (named, words.replace(" - ", "-")) in {(n, w.replace(" - ", "-")) for n, w in found(text)}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ohio took the port to heart.", "take-to-court"),
        ("Ohio took the port. It went to court.", "take-to-court"),
        ("She struck a bell.", "strike-down"),
        ("She put the kettle on.", "block"),
        ('"We sued the port and that is that," she said.', "sue"),
        ("The ruling was long.", "rule-that"),
        ("Her finding was long.", "rule-that"),
        ("The preliminary injunction was long.", "injunction"),  # part of a longer one
        ("Ohio wore a suite.", "lawsuit"),
    ],
)
def test_no_trigger(text: str, row: str) -> None:
    assert row not in {name for name, _ in found(text)}


def test_hits_stand_in_order() -> None:
    row = items("Ohio sued the port and Judge Jane Roe dismissed the lawsuit.")
    starts = [h.start for h in hits(row, load_lexicon())]
    assert starts == sorted(starts) and len(starts) >= 3
