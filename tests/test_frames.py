"""The package as a whole: who is run, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import CASE, RULING, annotated, asserted, frames, of, pairs

from graph.frames import EXTRACTORS, extract
from graph.model import Frame, Mention
from graph.tables import load_tables

# Each tells its facts by itself: full names, no word that points back.
ALONE = (
    "Ohio sued the Treasury Department on Monday.",
    "Judge Jane Roe blocked the travel ban on Tuesday.",
    "The 2nd Circuit upheld the gun law.",
    "Harlan County filed a lawsuit against the Dunmore Teachers Union in May.",
    "Utah could sue the Treasury Department.",
    "The gun law was struck down by the Supreme Court.",
    "The department awarded $2 million in grants to Harlan County.",
    '"We will go on and on," Mayor Mary Quill said.',
    "Governor John Stern signed the ordinance in May.",
    "It rained all day.",
)
PIECES = (
    "Ohio|sued|the Treasury Department|Judge Jane Roe|blocked|the travel ban|,|.|by|was|a|lawsuit|filed|that|is|"
    "unconstitutional|ruled|against|on Monday|who|\"|and|to|refused|injunction|'s|;|The 2nd Circuit|led by|not|\n\n|"
    "$2 million|grants|A coalition of states|including|In Dayton|argued|v.|\u201c|order|\U0001f3db"
).split("|")


def told(found: tuple[Frame, ...]) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    return sorted((f.kind.value, f.modality.value, tuple(sorted(pairs(f)))) for f in found)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
def test_any_text_gives_frames_that_lie_in_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    if not text.strip():
        return
    document = annotated(text)
    found = extract(document, load_tables())
    assert found == extract(document, load_tables())
    for frame in found:
        assert 0 <= frame.trigger.start < frame.trigger.end <= len(text)
        assert -1 <= frame.sentence < len(document.sentences)
        assert frame.slots
        for slot in frame.slots:
            assert slot.evidence.end <= len(text) and slot.evidence.of(text).strip()
            if isinstance(slot.value, Mention):
                assert slot.value.span.end <= len(text)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(ALONE), min_size=1, max_size=5, unique=True), st.randoms(use_true_random=False))
def test_facts_of_single_sentences_do_not_hang_on_their_order(sentences: list[str], shuffler: object) -> None:
    shuffled = list(sentences)
    shuffler.shuffle(shuffled)  # type: ignore[attr-defined]
    whole = told(frames("\n\n".join(sentences)))
    assert whole == told(frames("\n\n".join(shuffled)))
    assert whole == sorted(fact for sentence in sentences for fact in told(frames(sentence)))


def test_evidence_counts_code_points() -> None:
    text = "\U0001f3db Señora Ruiz slept. Ohio sued the Treasury Department."
    (frame,) = asserted(text, CASE)
    assert {s.evidence.of(text) for s in frame.slots} == {"Ohio sued the Treasury Department."}


def test_judges_are_known_throughout_the_document() -> None:
    """A title anywhere in the text makes a judge of a bare name everywhere, and of no other name."""
    text = "Jane Roe blocked the travel ban. Mary Quill blocked the gun law. Judge Jane Roe lives in Dayton."
    assert [of(pairs(f), "issuedBy") for f in asserted(text, RULING)] == [{"Jane Roe"}]


def test_extractors_share_one_interface() -> None:
    document = annotated(ALONE[0])
    together = tuple(f for run in EXTRACTORS for f in run(document, load_tables()))
    assert together == extract(document, load_tables()) != ()


@pytest.mark.parametrize("text", ["", " ", ".", "\n\n", "\u200b", '"', "v."])
def test_texts_without_words_tell_nothing(text: str) -> None:
    assert frames(text) == ()
