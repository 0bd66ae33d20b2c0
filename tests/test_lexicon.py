"""The trigger table: every row holds what its example and counter-example promise; forms of verbs; unknown fields."""

from __future__ import annotations

import pytest
from telling import frames

from graph.errors import TableError
from graph.frames import lexicon
from graph.frames.lexicon import Trigger, inflect, load_lexicon
from graph.model import Frame, FrameKind, Modality

ROWS = load_lexicon().triggers
IRREGULAR = {"strike": ["strikes", "struck", "striking"], "freeze": ["freezes", "froze", "frozen", "freezing"]}


def of_row(text: str, row: Trigger) -> list[Frame]:
    """Return the asserted frames of a text that the row found or had a slot in."""
    return [
        frame
        for frame in frames(text)
        if frame.modality is Modality.ASSERTED
        and frame.kind.value == row.kind
        and any(slot.rule.startswith(f"{row.id}/") for slot in frame.slots)
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_example_yields_what_the_row_gives(row: Trigger) -> None:
    found = [{s.name for s in f.slots if s.rule.startswith(f"{row.id}/")} for f in of_row(row.example, row)]
    assert row.gives and any(set(row.gives) <= names for names in found), found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_counter_example_yields_nothing_of_the_row(row: Trigger) -> None:
    assert of_row(row.counter, row) == []


def test_rows_are_whole() -> None:
    """Each row has an id of its own, a kind of the model, and two different sentences."""
    assert len({row.id for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row.kind in {kind.value for kind in FrameKind}, row.id
        assert row.example.endswith(".") and row.counter.endswith(".") and row.example != row.counter, row.id


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("block", "block blocks blocked blocked blocking"),
        ("reverse", "reverse reverses reversed reversed reversing"),
        ("nullify", "nullify nullifies nullified nullified nullifying"),
        ("overplay", "overplay overplays overplayed overplayed overplaying"),
        ("quash", "quash quashes quashed quashed quashing"),
        ("strike", "strike strikes struck struck striking"),
        ("freeze", "freeze freezes froze frozen freezing"),
    ],
)
def test_forms_of_a_verb(lemma: str, forms: str) -> None:
    found = inflect(lemma, IRREGULAR)
    assert [form for _, form in found] == forms.split()
    assert [name for name, _ in found] == ["base", "third", "past", "participle", "gerund"]


@pytest.mark.parametrize("word", "barred stopped permitted denied threw struck upheld sued frozen".split())
def test_printed_forms_are_known(word: str) -> None:
    assert word in load_lexicon().verbs


@pytest.mark.parametrize("word", "barrred bared stoped permited throwed sueing".split())
def test_forms_that_nobody_prints_are_not(word: str) -> None:
    assert word not in load_lexicon().verbs


def test_longer_phrases_come_first() -> None:
    words = load_lexicon()
    for forms in words.verbs.values():
        assert [len(form.rest) for form in forms] == sorted((len(form.rest) for form in forms), reverse=True)
    for entries in words.nouns.values():
        assert [len(spelled) for spelled, _ in entries] == sorted((len(s) for s, _ in entries), reverse=True)


def test_every_phrase_can_match() -> None:
    """Words of a phrase are single tokens in lower case, or the gap "*"; an abbreviation may be in capitals."""
    for forms in load_lexicon().verbs.values():
        for form in forms:
            assert all(word == "*" or word.isalpha() and word.islower() for word in form.rest), form


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"id": "x", "kind": "Case", "verbs": ["sue"], "subjct": "plaintiff"}, "subjct"),
        ({"id": "x", "kind": "Case", "nouns": ["suit"], "beside": "plaintiff"}, "beside"),
    ],
)
def test_an_unknown_field_is_an_error(row: dict[str, object], field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    part = "verbs" if "verbs" in row else "nouns"
    monkeypatch.setattr(lexicon, "read_mapping", lambda _: {"irregular": {}, "verbs": [], "nouns": [], part: [row]})
    with pytest.raises(TableError, match=rf"triggers\.yaml: row x: .*'{field}'"):
        load_lexicon.__wrapped__()


def test_a_known_field_is_none() -> None:
    made = lexicon._trigger({"id": "x", "kind": "Case", "verbs": ["sue"], "subject": "plaintiff", "over": "challenges"})
    assert (made.subject, made.prepositions) == ("plaintiff", (("over", "challenges"),))
