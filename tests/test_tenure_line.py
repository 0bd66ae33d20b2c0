from __future__ import annotations

from graph.frames.tenure_line import NO_GAP, Line
from graph.model import Mention, MentionKind, Sentence, Span, Tokens

TEXT = "So Ada Nunn, the Dunmore mayor, agreed."


def line() -> Line:
    def mention(words: str, kind: MentionKind) -> Mention:
        return Mention(Span(TEXT.index(words), TEXT.index(words) + len(words)), kind, words)

    found = (
        mention("Ada Nunn", MentionKind.PERSON),
        mention("Dunmore", MentionKind.PLACE),
        mention("mayor", MentionKind.OFFICE),
    )
    return Line(TEXT, Sentence(0, Span(0, len(TEXT)), 0, Tokens()), found)


def test_words_around() -> None:
    here = line()
    assert here.gap(0, 1) == ", the "
    assert here.marked_gap(0, 2) == ", the \x01 "
    assert (here.before(0), here.before(2), here.start(1)) == ("So ", " ", "So Ada Nunn, the ")
    assert here.after(2) == ", agreed."


def test_outside_the_sentence() -> None:
    here = line()
    assert here.kind(2) is MentionKind.OFFICE
    assert (here.kind(-1), here.kind(3)) == (None, None)
    assert (here.gap(-1, 0), here.gap(2, 3)) == (NO_GAP, NO_GAP)
