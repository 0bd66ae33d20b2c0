from __future__ import annotations

import pytest

from graph.frames.tenure_bodies import body_after_name, body_beside, owner, proper
from graph.frames.tenure_line import Line
from graph.model import Mention, MentionKind, Sentence, Span, Tokens

KINDS = {"b": MentionKind.BODY, "o": MentionKind.OFFICE, "l": MentionKind.PLACE, "p": MentionKind.PERSON}


def make(text: str, *named: tuple[str, str]) -> Line:
    mentions = []
    for kind, words in named:
        start = text.index(words)
        kind_class = "State" if words == "Ohio" else "City" if kind == "l" else ""
        mentions.append(Mention(Span(start, start + len(words)), KINDS[kind], words, kind_class=kind_class))
    return Line(text, Sentence(0, Span(0, len(text)), 0, Tokens()), tuple(mentions))


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        ("The Rent League director agreed.", (("b", "Rent League"), ("o", "director")), "Rent League"),
        ("The Rent League has a director.", (("b", "Rent League"), ("o", "director")), None),
        ("Dunmore's former mayor agreed.", (("l", "Dunmore"), ("o", "mayor")), "Dunmore"),
        ("A Dunmore lawyer agreed.", (("l", "Dunmore"), ("o", "lawyer")), None),
        ("The director of the Rent League agreed.", (("o", "director"), ("b", "Rent League")), "Rent League"),
        ("The director of a group agreed.", (("o", "director"), ("b", "group")), None),
        ("The judge in Dunmore agreed.", (("o", "judge"), ("l", "Dunmore")), "Dunmore"),
        ("The lawyer in Dunmore agreed.", (("o", "lawyer"), ("l", "Dunmore")), None),
        ("The president of Dunmore-based Works agreed.", (("o", "president"), ("l", "Dunmore")), None),
        ("The GOP leader agreed.", (("b", "GOP"), ("o", "leader")), None),
    ],
)
def test_beside(text: str, named: tuple[tuple[str, str], ...], expected: str | None) -> None:
    line = make(text, *named)
    at = next(i for i, m in enumerate(line.mentions) if m.kind is MentionKind.OFFICE)
    found, _ = body_beside(line, at, at)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("text", "office", "expected"),
    [
        ("Judge Nunn in Dunmore agreed.", "Judge", "Dunmore"),
        ("Mayor Nunn of Dunmore agreed.", "Mayor", "Dunmore"),
        ("Mayor Nunn in Dunmore agreed.", "Mayor", None),
        ("Judge Nunn left Dunmore.", "Judge", None),
    ],
)
def test_after_name(text: str, office: str, expected: str | None) -> None:
    line = make(text, ("o", office), ("p", "Nunn"), ("l", "Dunmore"))
    found = body_after_name(line, 1, line.mentions[0])
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ohio sued, said the state's attorney general.", "Ohio"),
        ("Ohio sued, said the city's attorney general.", None),
        ("Ohio sued, said the attorney general.", None),
    ],
)
def test_owner(text: str, expected: str | None) -> None:
    line = make(text, ("l", "Ohio"), ("o", "attorney general"))
    found = owner(line, 1, ())
    assert (found.name if found else None) == expected


def test_proper() -> None:
    assert proper(Mention(Span(0, 4), MentionKind.BODY, "Rent League"))
    assert not proper(Mention(Span(0, 4), MentionKind.BODY, "group"))
