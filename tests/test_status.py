"""How a clause is said: what only may be, was asked for, alleged, argued or denied is no fact of the document."""

from __future__ import annotations

import pytest
from telling import CASE, RULING, asserted, at, differs, items, modalities, told

from graph.frames.lexicon import load_lexicon
from graph.frames.status import saying
from graph.model import FrameKind, Modality

UNREAL = {
    "modals": [
        "Ohio could sue the Treasury Department.",
        "Ohio may sue the Treasury Department over the gun law.",
        "Ohio would have sued the Treasury Department.",
        "Ohio will file a lawsuit against the Treasury Department on Friday.",
        "Ohio should sue the Treasury Department.",
        "Judge Jane Roe could block the travel ban.",
        "Judge Jane Roe might strike down the gun law on Friday.",
        "Judge Jane Roe will rule that the gun law is unconstitutional.",
        "The travel ban could be blocked by Judge Jane Roe.",
        "The Supreme Court would have upheld the gun law.",
        "The 2nd Circuit can't block the travel ban.",
        "The 2nd Circuit won't block the travel ban.",
    ],
    "plans and wishes": [
        "Ohio plans to sue the Treasury Department.",
        "Ohio threatened to sue the Treasury Department.",
        "Ohio is expected to file a lawsuit against the Treasury Department.",
        "Ohio vowed to take the Treasury Department to court.",
        "Ohio is considering suing the Treasury Department.",
        "Ohio is preparing a lawsuit against the Treasury Department.",
        "Ohio is ready to sue the Treasury Department.",
        "Utah urged Ohio to sue the Treasury Department.",
        "Ohio asked Judge Jane Roe to block the travel ban.",
        "Ohio asked the court to strike down the gun law.",
        "Ohio wants the Supreme Court to overturn the gun law.",
        "Ohio hopes the 2nd Circuit will reverse the decision.",
        "Lawyers urged Judge Jane Roe to dismiss the lawsuit.",
        "Ohio is seeking a preliminary injunction against the travel ban.",
        "Ohio asked for a preliminary injunction against the travel ban.",
        "Judge Jane Roe is expected to grant the motion.",
        "Judge Jane Roe is likely to strike down the gun law.",
        "Judge Jane Roe is considering whether to block the travel ban.",
        "The effort to persuade Judge Jane Roe to block the travel ban goes on.",
        "A motion to dismiss the lawsuit is before Judge Jane Roe.",
    ],
    "denied": [
        "The Justice Department has not charged Jane Roe with a crime.",
        "Jane Roe, accused of theft, was never indicted.",
        "Jane Roe could be indicted in March.",
        "Ohio stopped short of suing the Treasury Department.",
        "Judge Jane Roe did not say the gun law is unconstitutional.",
        "Lawyers for Ohio said the Supreme Court should have struck down the gun law.",
        "Justice Jane Roe said she would have struck down the gun law.",
        "Justice Jane Roe asked whether the gun law is unconstitutional.",
        "Judge Jane Roe was asked to block the travel ban on Monday.",
        "Ohio did not sue the Treasury Department.",
        "Ohio never sued the Treasury Department.",
        "Ohio has not filed a lawsuit against the Treasury Department.",
        "Ohio declined to join the lawsuit against the Treasury Department.",
        "Judge Jane Roe did not block the travel ban.",
        "Judge Jane Roe hasn't ruled that the gun law is unconstitutional.",
        "Judge Jane Roe has not yet blocked the travel ban.",
        "The Supreme Court never struck down the gun law.",
        "The travel ban was not blocked by Judge Jane Roe.",
        "Judge Jane Roe spoke without blocking the travel ban.",
    ],
    "conditions": [
        "If Ohio sues the Treasury Department, Utah waits.",
        "Unless Judge Jane Roe blocks the travel ban, it starts on Friday.",
        "It is unclear whether Judge Jane Roe blocked the travel ban.",
        "Judge Jane Roe will decide whether the gun law is unconstitutional.",
        "Utah will wait until the Supreme Court upholds the gun law.",
        "The payments go on if the 2nd Circuit reverses the decision.",
    ],
    "alleged": [
        "Ohio alleged that Judge Jane Roe blocked the travel ban in secret.",
        "The mayor claimed that Judge Jane Roe struck down the gun law.",
        "The mayor claimed that a federal judge had blocked the travel ban.",
    ],
    "argued": [
        "Ohio argued that the Supreme Court struck down the gun law in 1990.",
        "Critics argue that Judge Jane Roe struck down the gun law for money.",
        "The mayor insisted that Judge Jane Roe upheld the gun law.",
    ],
    "quoted": [
        'The mayor said, "Judge Jane Roe blocked the travel ban and that is that."',
        '"Ohio sued the Treasury Department and we are glad of it," the mayor said.',
        '"A federal judge has struck down the gun law," the mayor said.',
        'The sign read: "Ohio filed a lawsuit against the Treasury Department."',
    ],
    "dissents": [
        "Judge Jane Roe, in a dissent, said the gun law is unconstitutional.",
        "In dissent, Judge Jane Roe wrote that the gun law is unconstitutional.",
        "Judge Jane Roe dissented from the ruling that struck down the gun law.",
    ],
    "before and toward": [
        "Ohio waited before suing the Treasury Department.",
        "Ohio moved toward suing the Treasury Department.",
    ],
}


@pytest.mark.parametrize("text", [text for texts in UNREAL.values() for text in texts])
def test_what_is_not_said_to_be_so_makes_no_event(text: str) -> None:
    assert told(text, CASE) == [] and told(text, RULING) == []


@pytest.mark.parametrize("text", [text for texts in UNREAL.values() for text in texts])
def test_what_is_not_said_to_be_so_holds_no_asserted_actor(text: str) -> None:
    """No person or body is tied to an act by an asserted frame that could join a real event."""
    acts = {"defendant", "against", "inFavorOf", "outcome", "target"}
    assert [f for f in asserted(text) if acts & {s.name for s in f.slots}] == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ohio could sue the Treasury Department.", "Predicted"),
        ("Ohio plans to sue the Treasury Department.", "Predicted"),
        ("Ohio did not sue the Treasury Department.", "Denied"),
        ("Judge Jane Roe could block the travel ban.", "Predicted"),
        ("Judge Jane Roe did not block the travel ban.", "Denied"),
        ("Ohio alleged that Judge Jane Roe blocked the travel ban in secret.", "Alleged"),
        ("Ohio argued that the Supreme Court struck down the gun law in 1990.", "Argued"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert modalities(text) == {modality}


REAL = [
    # the same words, said to be so
    ("Ohio has sued the Treasury Department.", CASE, "plaintiff: Ohio; defendant: Department of the Treasury"),
    (
        "Ohio not only sued the Treasury Department, it sang.",
        CASE,
        "plaintiff: Ohio; defendant: Department of the Treasury",
    ),
    (
        "Ohio became the latest state to sue the Treasury Department.",
        CASE,
        "plaintiff: Ohio; defendant: Department of the Treasury",
    ),
    (
        "Ohio was the first to sue the Treasury Department.",
        CASE,
        "plaintiff: Ohio; defendant: Department of the Treasury",
    ),
    (
        "Ohio alleged in a lawsuit against the Treasury Department that the rule is old.",
        CASE,
        "plaintiff: Ohio; defendant: Department of the Treasury",
    ),
    (
        "Judge Jane Roe became the latest to block the travel ban.",
        RULING,
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked",
    ),
    (
        "Judge Jane Roe temporarily blocked the travel ban.",
        RULING,
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked",
    ),
    (
        "The travel ban has been blocked by Judge Jane Roe.",
        RULING,
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked",
    ),
    (
        "If it rains, it pours, but Judge Jane Roe blocked the travel ban.",
        RULING,
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked",
    ),
    (
        '"We are glad of it all," the mayor said after Judge Jane Roe blocked the travel ban.',
        RULING,
        "issuedBy: Jane Roe; target: travel ban; outcome: blocked",
    ),
    # a court that declines decides
    ("Judge Jane Roe refused to dismiss the lawsuit.", RULING, "issuedBy: Jane Roe; outcome: denied"),
    (
        "The 2nd Circuit declined to lift the injunction.",
        RULING,
        "court: U.S. Court of Appeals for the Second Circuit; outcome: denied",
    ),
]


@pytest.mark.parametrize(("text", "kind", "row"), REAL)
def test_what_is_said_to_be_so(text: str, kind: FrameKind, row: str) -> None:
    assert differs(text, kind, row) == []


@pytest.mark.parametrize(
    ("text", "verb", "form", "expected"),
    [
        ("Ohio sued the port.", "sued", "past", (Modality.ASSERTED, False, False)),
        ("Ohio will sue the port.", "sue", "base", (Modality.PREDICTED, False, False)),
        ("Ohio will not sue the port.", "sue", "base", (Modality.DENIED, False, False)),
        ("Ohio refused to sue the port.", "sue", "base", (Modality.ASSERTED, True, False)),
        ("Ohio was sued.", "sued", "past", (Modality.ASSERTED, False, True)),
        ("Ohio was not sued.", "sued", "past", (Modality.DENIED, False, True)),
        ("Ohio has been sued.", "sued", "past", (Modality.ASSERTED, False, True)),
        ("Ohio thought of suing.", "suing", "gerund", (Modality.PREDICTED, False, False)),
        ("Critics argue that Ohio sued the port.", "sued", "past", (Modality.ARGUED, False, False)),
    ],
)
def test_saying(text: str, verb: str, form: str, expected: tuple[Modality, bool, bool]) -> None:
    found = items(text)
    said = saying(found, at(found, verb), form, load_lexicon().status)
    assert (said.modality, said.refused, said.passive) == expected


def test_who_says_so() -> None:
    found = items("Harlan County alleged that Ohio sued the port.")
    said = saying(found, at(found, "sued"), "past", load_lexicon().status)
    assert said.source is not None and said.source.name == "Harlan County"
    unreported = saying(found, at(found, "sued"), "past", load_lexicon().status, reported=False)
    assert (unreported.modality, unreported.source) == (Modality.ASSERTED, None)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The Supreme Court could strike down the gun law, handing Ohio a victory.", {"Predicted"}),
        ("The Supreme Court struck down the gun law, handing Ohio a victory.", {"Asserted"}),
        ("Jane Roe is getting sued by Ohio.", {"Asserted"}),
    ],
)
def test_what_follows_from_the_unreal_is_unreal(text: str, modality: set[str]) -> None:
    assert modalities(text) == modality
