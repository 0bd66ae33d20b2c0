"""The cases mark mentions in the text: "{p:Ada Nunn}" a person, o an office, b a body, c a court, l a place."""

from __future__ import annotations

import re

import pytest

from graph.frames.tenures import tenures
from graph.model import Annotated, Document, Frame, Literal, Mention, MentionKind, Modality, Sentence, Span, Tokens

KINDS = {
    "p": MentionKind.PERSON,
    "o": MentionKind.OFFICE,
    "b": MentionKind.BODY,
    "c": MentionKind.COURT,
    "l": MentionKind.PLACE,
}
CLASSES = {"b": "Agency", "c": "Court", "l": "City", "o": "", "p": ""}
SINGULAR = {"Sens.": "Sen.", "Attorneys General": "Attorney General", "Judges": "Judge"}


def annotated(marked: str) -> Annotated:
    text, mentions, at = "", [], 0
    for match in re.finditer(r"\{(\w):([^}]*)\}", marked):
        text += marked[at : match.start()]
        words, kind = match.group(2), match.group(1)
        kind_class = "Country" if words == "U.S." else "State" if words == "Ohio" else CLASSES[kind]
        span = Span(len(text), len(text) + len(words))
        mentions.append(Mention(span, KINDS[kind], SINGULAR.get(words, words), kind_class=kind_class))
        text, at = text + words, match.end()
    document = Document("t", text + marked[at:], "0" * 64)
    stops = [m.span() for m in re.finditer(r"[A-Z{].*?(?:(?<!Sens)(?<!Gov)(?<!U.S)\.(?=\s[A-Z])|$)", document.text)]
    cut = tuple(Sentence(i, Span(*stop), 0, Tokens()) for i, stop in enumerate(stops))
    return Annotated(document, cut, (), tuple(mentions))


def told(frame: Frame) -> tuple[str, ...]:
    return tuple(s.value.text if isinstance(s.value, Literal) else getattr(s.value, "name", "") for s in frame.slots)


def find(marked: str) -> list[tuple[str, ...]]:
    return [told(frame) for frame in tenures(annotated(marked))]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{o:Mayor} {p:Ada Nunn} agreed.", [("Ada Nunn", "Mayor")]),
        ("{l:Dunmore} {o:City Attorney} {p:Ada Nunn} agreed.", [("Ada Nunn", "City Attorney", "Dunmore")]),
        ("{l:Dunmore}'s former {o:mayor}, {p:Ada Nunn}, agreed.", [("Ada Nunn", "mayor", "Dunmore")]),
        ("{l:Dunmore, Ohio}, {o:Mayor} {p:Ada Nunn} agreed.", [("Ada Nunn", "Mayor", "Dunmore, Ohio")]),
        ("{o:Judge} {p:Ada Nunn} of {l:Dunmore} agreed.", [("Ada Nunn", "Judge", "Dunmore")]),
        ("{o:Judge} {p:Ada Nunn}, in {l:Dunmore}, agreed.", [("Ada Nunn", "Judge", "Dunmore")]),
        ("{o:Secretary} {p:Ada Nunn} in {l:Dunmore} agreed.", [("Ada Nunn", "Secretary")]),
        ("{p:Lew Art}'s {o:attorney general}, {p:Ada Nunn}, agreed.", [("Ada Nunn", "attorney general")]),
        (
            "The current {o:attorney general} in {l:Ohio}, {p:Ada Nunn}, agreed.",
            [("Ada Nunn", "attorney general", "Ohio")],
        ),
        (
            "The {o:legal director} of the {b:Rent League} in {l:Ohio}, {p:Ada Nunn}, agreed.",
            [("Ada Nunn", "legal director", "Rent League")],
        ),
        ("{o:President} of the {l:U.S.} {p:Ada Nunn} agreed.", [("Ada Nunn", "President", "U.S.")]),
        ("Former {o:governor} and presidential candidate {p:Ada Nunn} agreed.", [("Ada Nunn", "governor")]),
        ("The {o:judge} {p:Nunn} accused left.", []),
        ("The {o:judge}, not {p:Ada Nunn}, agreed.", []),
        ("{o:Mayor} of {l:Dunmore} met {p:Ada Nunn}.", []),
    ],
)
def test_title_before_name(marked: str, expected: list[tuple[str, ...]]) -> None:
    assert find(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{p:Ada Nunn}, a {o:federal judge} for the {c:Northern District of Ohio}, agreed.",
            [("Ada Nunn", "federal judge", "Northern District of Ohio")],
        ),
        (
            "{p:Ada Nunn}, {o:director of content} at {b:Rent League}, agreed.",
            [("Ada Nunn", "director of content", "Rent League")],
        ),
        (
            "{p:Ada Nunn}, an {b:Rent League} {o:attorney} on the case, agreed.",
            [("Ada Nunn", "attorney", "Rent League")],
        ),
        (
            "{p:Ada Nunn}, {l:Dunmore}'s former {o:director of parks}, agreed.",
            [("Ada Nunn", "director of parks", "Dunmore")],
        ),
        ("{p:Ada Nunn} \u2013 the former {o:director} of a club \u2013 agreed.", [("Ada Nunn", "director")]),
        (
            "{p:Ada Nunn}, D-{l:Ohio}, {o:chairman} of the {b:Rent Committee}, agreed.",
            [("Ada Nunn", "chairman", "Rent Committee")],
        ),
        (
            "{p:Ada Nunn}, {o:acting president} and {o:CEO} of {b:Quillex}, agreed.",
            [("Ada Nunn", "acting president and CEO", "Quillex")],
        ),
        (
            "{p:Ada Nunn}, {o:editor} of the {b:Ledger} and a {o:senior fellow} at the {b:Marlow Institute}, agreed.",
            [("Ada Nunn", "editor", "Ledger"), ("Ada Nunn", "senior fellow", "Marlow Institute")],
        ),
        (
            "{l:Ohio} sued. It was {p:Ada Nunn}, who was then the state's {o:attorney general}.",
            [("Ada Nunn", "attorney general", "Ohio")],
        ),
        (
            "{p:Ada Nunn}, {o:President} {p:Lew Art}'s {o:chief of staff}, agreed.",
            [("Lew Art", "President"), ("Ada Nunn", "chief of staff")],
        ),
        ("{p:Ada Nunn} is the {o:president} of {b:Quillex}.", [("Ada Nunn", "president", "Quillex")]),
        ("{p:Ada Nunn} became {o:president} last year.", [("Ada Nunn", "president")]),
        ("{p:Ada Nunn}, a {l:Dunmore} {o:lawyer}, agreed.", [("Ada Nunn", "lawyer")]),
        ("In a blow to {p:Ada Nunn}, a {o:federal judge} in {l:Dunmore} ruled for them.", []),
        ("For {p:Ada Nunn}, the {o:president} is wrong.", []),
        ("If {p:Ada Nunn} is elected {o:county executive}, they will sue.", []),
        ("{p:Ada Nunn} met the {o:mayor} of {l:Dunmore}.", []),
        ("{p:Ada Nunn} \u2013 but the {o:governor} said no.", []),
    ],
)
def test_office_after_name(marked: str, expected: list[tuple[str, ...]]) -> None:
    assert find(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{o:Attorneys General} {p:Ada Nunn} of {l:Ohio} and {p:Lew Art} of {l:Iowa} sued.",
            [("Ada Nunn", "Attorney General", "Ohio"), ("Lew Art", "Attorney General", "Iowa")],
        ),
        (
            "{o:Sens.} {p:Ada Nunn} and {p:Lew Art} of {l:Ohio} sued.",
            [("Ada Nunn", "Sen.", "Ohio"), ("Lew Art", "Sen.", "Ohio")],
        ),
        (
            "{o:Judges} {p:Ada Nunn}, {p:Lew Art} and {p:Oda Quist} agreed.",
            [("Ada Nunn", "Judge"), ("Lew Art", "Judge"), ("Oda Quist", "Judge")],
        ),
        ("{o:Judge} {p:Ada Nunn} and {p:Lew Art} agreed.", [("Ada Nunn", "Judge")]),
    ],
)
def test_plural_titles(marked: str, expected: list[tuple[str, ...]]) -> None:
    assert find(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "The {b:Rent Office} objected. It erred, said {o:spokesman} {p:Lew Art}.",
            [("Lew Art", "spokesman", "Rent Office")],
        ),
        ("{o:Spokesman} {p:Lew Art} said the {b:Rent Office} erred.", [("Lew Art", "Spokesman", "Rent Office")]),
        ("The {b:Rent Office} objected. It erred, said {o:attorney} {p:Lew Art}.", [("Lew Art", "attorney")]),
        ("The {b:Rent Office} objected. Nunn's {o:spokesman}, {p:Lew Art}, erred.", [("Lew Art", "spokesman")]),
    ],
)
def test_spokespeople(marked: str, expected: list[tuple[str, ...]]) -> None:
    assert find(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{o:President} {p:Nunn} signed it. Later {o:President} {p:Ada Nunn} left.", [("Ada Nunn", "President")]),
        (
            "{o:U.S. District Judge} {p:Ada Nunn} ruled. {o:Judge} {p:Nunn} in {l:Dunmore} erred.",
            [("Ada Nunn", "U.S. District Judge", "Dunmore")],
        ),
        (
            "{o:Gov.} {p:Ada Nunn} sued. {p:Nunn}, then the {o:attorney general}, left.",
            [("Ada Nunn", "Gov."), ("Nunn", "attorney general")],
        ),
        ("{o:Mayor} {p:Ada Nunn} met {o:Mayor} {p:Ida Nunn}.", [("Ada Nunn", "Mayor"), ("Ida Nunn", "Mayor")]),
        (
            "{p:Ada Nunn}, {o:fellow} at {b:Kent College}, met. {p:Ada Nunn}, {o:fellow} at {b:Quist Hall}, left.",
            [("Ada Nunn", "fellow", "Kent College"), ("Ada Nunn", "fellow", "Quist Hall")],
        ),
    ],
)
def test_one_tenure_for_each_post(marked: str, expected: list[tuple[str, ...]]) -> None:
    assert find(marked) == expected


def test_described_bodies_and_parties_are_not_served() -> None:
    assert find("The {o:president} of a local tenants {b:group}, {p:Ada Nunn}, agreed.") == [("Ada Nunn", "president")]
    assert find("{b:GOP} {o:Leader} {p:Ada Nunn} agreed.") == [("Ada Nunn", "Leader")]


def test_frame() -> None:
    source = annotated("The {b:Rent Office} objected. {l:Dunmore} {o:City Attorney} {p:Ada Nunn} agreed.")
    (frame,) = tenures(source)
    text = source.document.text
    assert (frame.sentence, frame.rule, frame.trigger.of(text)) == (1, "tenure/title-before", "City Attorney")
    assert [(s.name, s.evidence.of(text), s.modality) for s in frame.slots] == [
        ("holder", "City Attorney Ada Nunn", Modality.ASSERTED),
        ("office", "City Attorney Ada Nunn", Modality.ASSERTED),
        ("organization", "Dunmore City Attorney Ada Nunn", Modality.ASSERTED),
    ]
