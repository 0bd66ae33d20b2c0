"""Statements: who says which quotation, by which rule, with which evidence."""

from __future__ import annotations

import pytest
import telling
from hypothesis import given, settings
from hypothesis import strategies as st
from voices import annotated, slot, speakers, spoken

from graph.frames.statements import is_title, statements
from graph.model import FrameKind, Mention


@pytest.mark.parametrize(
    ("text", "speaker", "rule"),
    [
        ('"The gate is shut today," Dana Roe said.', "Dana Roe", "said-after"),
        ('"The gate is shut today," said Dana Roe.', "Dana Roe", "said-after"),
        ('"The gate is shut today", Dana Roe wrote.', "Dana Roe", "said-after"),
        ('"The gate is shut today," Mayor Dana Roe, a lawyer, said in a note.', "Dana Roe", "said-after"),
        ('"The gate is shut today," said Dana Roe, who lives in Harborton.', "Dana Roe", "said-after"),
        ('"The gate is shut today," said the head of the Harbor League, Dana Roe.', "Dana Roe", "said-after"),
        ('"The gate is shut today," Dana Roe (Ohio) said.', "Dana Roe", "said-after"),
        ('"Why is the gate shut?" Dana Roe asked.', "Dana Roe", "said-after"),
        ('Money "cannot be kept back for this," wrote Judge Dana Roe in the order.', "Dana Roe", "said-after"),
        ('They "are bound by this order" in every port, Dana Roe, a judge, wrote.', "Dana Roe", "said-after"),
        ('Dana Roe said: "The gate is shut today."', "Dana Roe", "said-before"),
        ('Dana Roe told the paper the gate "is shut for good."', "Dana Roe", "said-before"),
        ('Dana Roe fired back at the port, "The gate was never open."', "Dana Roe", "said-before"),
        ('"The gate is shut today," Dana Roe shot back at the port.', "Dana Roe", "said-after"),
        ('"The gate is shut today," fired back Dana Roe, the clerk.', "Dana Roe", "said-after"),
        ('Dana Roe hit back at the port. "The gate was never open for boats."', "Dana Roe", "lead"),
        ('Dana Roe, citing the storm, said the gate "is shut for good."', "Dana Roe", "said-before"),
        ('Dana Roe hailed the vote, calling it "a day for small boats."', "Dana Roe", "said-before"),
        ('Dana Roe blamed the port and said the gate "is shut for good."', "Dana Roe", "said-before"),
        ('Dana Roe plans to tell them: "The gate is shut today."', "Dana Roe", "said-before"),
        ('Dana Roe had but one wish: "Let the gate be shut."', "Dana Roe", "colon"),
        ('The gate is "shut for the season," according to Dana Roe.', "Dana Roe", "according-to"),
        ('Dana Roe blasted the port. "They shut it at night."', "Dana Roe", "lead"),
    ],
)
def test_attributions(text: str, speaker: str, rule: str) -> None:
    (frame,) = statements(annotated(text))
    value = slot(frame, "speaker")
    assert value is not None and isinstance(value.value, Mention)
    assert (value.value.name, frame.rule) == (speaker, f"statement/{rule}")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"The gate is shut today," the Harbor Agency said.', "Harbor Agency"),
        ('"The gate is shut today," a spokesman for the Harbor League said.', "Harbor League"),
        ('"The gate is shut today," Harbor League lawyers wrote.', "Harbor League"),
        ('"The gate is shut today," said a spokeswoman for the Harbor League.', "Harbor League"),
        ('Harborton said in a court filing that it "owes nobody any money."', "Harborton"),
        ('The Harbor Court took the case. "The gate is shut today," the court said.', "Harbor Court"),
    ],
)
def test_bodies_speak(text: str, speaker: str) -> None:
    assert [s.removeprefix("the ") for s in speakers(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        '"The gate is shut today," critics said.',
        '"The gate is shut today," a spokesman said.',
        '"The gate is shut today," the lawsuit said.',
        '"The gate is shut today," a judge said after Dana Roe had left.',
        'The gate was called "a disgrace to the town."',
        'Dana Roe never said that the gate "is shut for good."',
        'Dana Roe denied saying the gate "is shut for good."',
        'Dana Roe called it "a disgrace."',  # a scare quote
        'Dana Roe said she had read "The Old Harbor Road".',  # a title
        'Dana Roe lives by the "house with the green shutters" in town.',
        "Dana Roe said the gate \u2018is shut for good\u2019.",  # single marks
        'Dana Roe hit back with a stick at the "house with the green shutters" in town.',
        'Dana Roe pushed back the hearing on the "longest lie in the town" by a week.',
    ],
)
def test_no_speaker_no_statement(text: str) -> None:
    assert statements(annotated(text)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one pair of marks, several sentences: one statement
        ('"We lost. We go on. That is all," Dana Roe said.', [("Dana Roe", "We lost. We go on. That is all")]),
        # interrupted
        (
            '"We lost the case," Dana Roe said, "but we go on."',
            [("Dana Roe", "We lost the case"), ("Dana Roe", "but we go on.")],
        ),
        # continued in the next sentence
        (
            '"We lost the case," said Dana Roe. "But we will go on."',
            [("Dana Roe", "We lost the case"), ("Dana Roe", "But we will go on.")],
        ),
        # continued in the next paragraph
        (
            '"We lost the case," said Dana Roe.\n\n"But we will go on."',
            [("Dana Roe", "We lost the case"), ("Dana Roe", "But we will go on.")],
        ),
        # left open at the paragraph's end
        (
            'Dana Roe said, "We lost the case.\n\n"But we will go on."',
            [("Dana Roe", "We lost the case."), ("Dana Roe", "But we will go on.")],
        ),
        # another paragraph between
        ('"We lost it all," said Dana Roe.\n\nIt rained.\n\n"But we will go on."', [("Dana Roe", "We lost it all")]),
        # what follows has its own speaker
        (
            '"We lost the case," said Dana Roe.\n\n"They did lose it," Lee Park said.',
            [("Dana Roe", "We lost the case"), ("Lee Park", "They did lose it")],
        ),
        # two verbs in one sentence, the nearer one counts
        ('Dana Roe noted that Lee Park had said it "was over and done."', [("Lee Park", "was over and done.")]),
        ('Dana Roe said critics say it "was over and done."', []),
    ],
)
def test_runs_of_quotations(text: str, expected: list[tuple[str, str]]) -> None:
    assert spoken(text) == expected


def test_evidence_runs_from_the_quotation_through_the_attribution() -> None:
    text = 'It rained. "The gate is shut today," Mayor Dana Roe said. It rained again.'
    (frame,) = statements(annotated(text))
    words, speaker = slot(frame, "quote"), slot(frame, "speaker")
    assert words is not None and speaker is not None
    assert words.evidence.of(text) == '"The gate is shut today,"'
    assert speaker.evidence.of(text) == '"The gate is shut today," Mayor Dana Roe said'
    assert frame.trigger.of(text) == "said"
    assert (frame.kind, frame.sentence) == (FrameKind.STATEMENT, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('"The gate is shut today," Dana Roe said Tuesday.', "2031-05-06"),
        ('"The gate is shut today," Dana Roe wrote in a note on Friday.', "2031-05-09"),
        ('"The gate is shut today," Dana Roe said some day.', None),  # a date without a value
        ('"The gate is shut today," Dana Roe said as it rained Tuesday.', None),  # another clause
        ('Dana Roe said: "The gate was shut Tuesday."', None),  # inside the quotation
    ],
)
def test_said_on(text: str, day: str | None) -> None:
    (frame,) = statements(annotated(text))
    found = slot(frame, "saidOn")
    assert (found.value.value if found and isinstance(found.value, Mention) else None) == day


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("The Old Harbor Road", True),
        ("Protecting the Boats of Harborton", True),
        ("The old harbor road", False),
        ("We Lost the Case Today.", False),
        ("ALL BOATS ARE BARRED", False),
    ],
)
def test_titles_of_works(words: str, title: bool) -> None:
    assert is_title(words) is title


PIECES = st.sampled_from(
    ('"We go on and on,"|Dana Roe|said|the court|he|a spokesman for|,|.|told|and|"|calling it|\n|\u201c').split("|")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_any_text_gives_statements_with_evidence_in_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for frame in statements(annotated(text)):
        words, speaker = slot(frame, "quote"), slot(frame, "speaker")
        assert words is not None and speaker is not None
        assert speaker.evidence.contains(words.evidence) and speaker.evidence.end <= len(text)


def test_long_chains_of_verbs_end() -> None:
    text = "Dana Roe " + "said and " * 3000 + '"we go on and on" of Roe' * 50
    assert len(statements(annotated(text))) < 60


@pytest.mark.parametrize(("who", "speaker"), [("she", "Mary Stern"), ("he", "John Stern")])
def test_of_two_who_share_a_surname_the_given_name_tells(who: str, speaker: str) -> None:
    text = f'Mary Stern sued. John Stern won.\n\n"We keep the docks open all day," {who} said.'
    found = telling.frames(text)
    values = [s.value for frame in found for s in frame.slots if s.name == "speaker"]
    assert [value.name for value in values if isinstance(value, Mention)] == [speaker]
