"""What of a language model's offers becomes a frame, and why the rest does not."""

from __future__ import annotations

import pytest
from telling import CASE, RULING, annotated, frames, pairs

from graph.annotate import annotate
from graph.frames import advise
from graph.frames.values import head
from graph.link import link
from graph.model import (
    Document,
    Frame,
    FrameKind,
    Modality,
    Offer,
    OfferedSlot,
    Reading,
    Refusal,
    Region,
    RegionKind,
    Span,
)
from graph.tables import load_tables

SLOT = tuple[str, str, str, str]
HAULED = "Ohio hauled the Treasury Department into federal court in Dunmore on Monday over the gun law."
KEPT = "Judge Jane Roe kept the travel ban from taking hold on Monday, and called it unconstitutional."


def advised(text: str, *offers: Offer, known: tuple[Frame, ...] | None = None) -> tuple[list[Frame], list[Refusal]]:
    """Return the frames of suits and rulings after these offers, and the refusals; the rules know none unless given."""
    found = annotated(text)
    others = tuple(f for f in frames(text) if f.kind not in (CASE, RULING))
    told, refused = advise(found, load_tables(), others if known is None else known, Reading("llm", offers=offers))
    return [f for f in told if f.kind in (CASE, RULING)], list(refused)


def offer(kind: FrameKind, quote: str, *slots: SLOT) -> Offer:
    return Offer(kind, quote, tuple(OfferedSlot(*slot) for slot in slots))


def reason(text: str, kind: FrameKind, slot: SLOT, anchor: SLOT | None = None) -> str:
    """Return why the one slot is refused."""
    _, refused = advised(text, offer(kind, text, *((anchor,) if anchor else ()), slot))
    return next(r.reason for r in refused if r.slot == slot[0] and r.value == slot[1])


def test_a_case_that_the_text_bears_out() -> None:
    (frame,), refused = advised(
        HAULED,
        offer(
            CASE,
            HAULED,
            ("plaintiff", "the State of Ohio", "place", "Ohio hauled the Treasury Department"),
            ("defendant", "U.S. Treasury Department", "organization", "hauled the Treasury Department into"),
            ("filedIn", "federal court in Dunmore", "court", "into federal court in Dunmore"),
            ("filedOn", "2020-06-15", "date", "Dunmore on Monday over"),
            ("challenges", "gun law", "measure", "over the gun law."),
        ),
    )
    assert refused == [] and frame.modality is Modality.ASSERTED and frame.rule == "llm-case"
    assert pairs(frame) == {
        ("plaintiff", "Ohio"),
        ("defendant", "Department of the Treasury"),
        ("filedIn", "federal court in Dunmore"),
        ("filedOn", "2020-06-15"),
        ("challenges", "gun law"),
    }
    assert {s.evidence.of(HAULED) for s in frame.slots if s.name == "challenges"} == {"over the gun law."}


def test_a_ruling_that_the_text_bears_out() -> None:
    (frame,), refused = advised(
        KEPT,
        offer(
            RULING,
            KEPT,
            ("issuedBy", "Jane Roe", "person", "Judge Jane Roe kept the travel ban"),
            ("target", "travel ban", "measure", "Judge Jane Roe kept the travel ban"),
            ("outcome", "unlawful", "label", "called it unconstitutional"),
            ("decidedOn", "2020-06-15", "date", "taking hold on Monday"),
        ),
    )
    assert [r.reason for r in refused] == []
    assert pairs(frame) == {
        ("issuedBy", "Jane Roe"),
        ("target", "travel ban"),
        ("outcome", "unlawful"),
        ("decidedOn", "2020-06-15"),
    }


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("Ohio dragged the Treasury Department into federal court", "the text does not have this quote"),
        ("Ohio hauled", "the quote has fewer than 3 words"),
        (" ".join(["word"] * 200), "the quote is longer than 600 characters"),
    ],
)
def test_an_event_without_a_true_quote(quote: str, why: str) -> None:
    told, refused = advised(HAULED, offer(CASE, quote, ("plaintiff", "Ohio", "place", HAULED)))
    assert told == [] and [(r.kind, r.slot, r.quote, r.reason) for r in refused] == [("Case", "", quote, why)]


@pytest.mark.parametrize(
    ("slot", "why"),
    [
        (("plaintiff", "Utah", "place", HAULED), "neither the quote nor another mention"),
        (("plaintiff", "Ohio", "place", "Utah hauled the department"), "the text does not have this quote"),
        (("plaintiff", "", "place", HAULED), "the value is empty"),
        (("plaintiff", "the", "place", HAULED), "the value is empty"),
        (("issuedBy", "Ohio", "place", HAULED), "a Case has no such slot"),
        (("plaintiff", "gun law", "measure", HAULED), "gun law is a measure, which cannot be the plaintiff"),
        (("plaintiff", "Dunmore Dockers", "organization", HAULED), "neither the quote nor another mention"),
        (("challenges", "over", "nonsense", HAULED), "'nonsense' is no sort of thing"),
        (("filedOn", "2020-06-16", "date", HAULED), "the quote gives 2020-06-15"),
        (("filedOn", "", "date", HAULED), "the quote gives 2020-06-15"),
        (("filedOn", "2020-06-15", "date", "over the gun law"), "the quote has no date"),
    ],
)
def test_a_slot_of_a_case_that_does_not_stand(slot: SLOT, why: str) -> None:
    assert why in reason(HAULED, CASE, slot)


@pytest.mark.parametrize(
    ("slot", "why"),
    [
        (("outcome", "granted", "label", KEPT), "no word of the quote says so"),
        (("outcome", "splendid", "label", KEPT), "no word of the quote says so"),
        (("rulingType", "stay", "label", KEPT), "no word of the quote says so"),
        (("inFavorOf", "Jane Roe", "person", KEPT), "a judge of the document is no party"),
    ],
)
def test_a_slot_of_a_ruling_that_does_not_stand(slot: SLOT, why: str) -> None:
    assert why in reason(KEPT, RULING, slot)


def test_a_person_whom_nothing_calls_a_judge() -> None:
    text = "Mayor Jane Roe kept the travel ban from taking hold on Monday."
    assert reason(text, RULING, ("issuedBy", "Jane Roe", "person", text)) == "nothing says that this is a judge"


def test_another_person_of_the_same_name() -> None:
    text = "John Roe hauled Utah into court. Jane Roe stayed at home."
    slot = ("plaintiff", "Jane Roe", "person", "John Roe hauled Utah into court.")
    assert reason(text, CASE, slot) == "the quote speaks of John Roe"


def test_a_name_known_elsewhere_in_the_document() -> None:
    text = "The state has hauled the Treasury Department into court. Maine did not say more."
    quote = "The state has hauled the Treasury Department into court."
    (frame,), refused = advised(text, offer(CASE, quote, ("plaintiff", "Maine", "place", quote)))
    assert pairs(frame) == {("plaintiff", "Maine")} and refused == []
    assert frame.slots[0].evidence.of(text) == quote


def test_a_name_that_no_table_and_no_rule_knows() -> None:
    text = "The quiet oystermen hauled Utah into court on Monday."
    slot = ("plaintiff", "The quiet oystermen", "group", "The quiet oystermen hauled Utah")
    (frame,), _ = advised(text, offer(CASE, text, slot, ("defendant", "Utah", "place", text)))
    (made,) = [s.value for s in frame.slots if s.name == "plaintiff"]
    assert made.name == "quiet oystermen" and made.span.of(text) == "quiet oystermen"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ohio could haul the Treasury Department into court on June 15, 2020.", Modality.PREDICTED),
        ("Ohio never hauled the Treasury Department into court on June 15, 2020.", Modality.DENIED),
        ("Ohio hauled the Treasury Department into court on June 15, 2020, the mayor claimed.", Modality.ALLEGED),
    ],
)
def test_what_is_not_asserted_never_is(text: str, modality: Modality) -> None:
    """The event, its slots whatever they quote, and the facts after linking; the date is left out."""
    (frame,), refused = advised(
        text,
        offer(
            CASE,
            text,
            ("plaintiff", "Ohio", "place", text),
            ("defendant", "Treasury Department", "organization", "the Treasury Department into court"),
            ("filedOn", "2020-06-15", "date", "into court on June 15, 2020"),
        ),
    )
    assert frame.modality is modality and {s.modality for s in frame.slots} == {modality}
    assert [(r.slot, r.reason[:16]) for r in refused] == [("filedOn", "the date is that")]
    events = link(annotated(text), [frame], load_tables()).events
    assert {f.modality for e in events for f in e.facts} == {modality}


def test_a_slot_is_said_no_surer_than_its_own_quote() -> None:
    text = "Ohio hauled the Treasury Department into court. It could haul Utah into court as well."
    (frame,), _ = advised(
        text,
        offer(
            CASE,
            "Ohio hauled the Treasury Department into court.",
            ("plaintiff", "Ohio", "place", "Ohio hauled the Treasury Department"),
            ("defendant", "Utah", "place", "It could haul Utah into court"),
        ),
    )
    assert {s.name: s.modality for s in frame.slots} == {
        "plaintiff": Modality.ASSERTED,
        "defendant": Modality.PREDICTED,
    }


def test_the_rules_come_first() -> None:
    text = "Ohio sued the Treasury Department on Monday."
    known = frames(text)
    turned = offer(CASE, text, ("plaintiff", "Treasury Department", "organization", text))
    told, refused = advised(text, turned, known=known)
    assert told == [f for f in known if f.kind is CASE]
    assert [r.reason for r in refused] == ["the rules have read this sentence"]


def test_an_event_of_which_nothing_stands() -> None:
    told, refused = advised(HAULED, offer(CASE, HAULED, ("plaintiff", "Maine", "place", HAULED)))
    assert told == [] and refused[-1].reason == "no slot of the event stands"


def test_words_outside_the_running_prose_carry_nothing() -> None:
    text = f"{HAULED}\n{HAULED.replace('Ohio', 'Maine')}"
    line = Region(Span(len(HAULED) + 1, len(text)), RegionKind.CAPTION)
    found = annotate(Document("told", text, "0" * 64, published="2020-06-17", regions=(line,)), load_tables())
    where = "Maine hauled the Treasury Department"
    reading = Reading("llm", offers=(offer(CASE, where, ("plaintiff", "Maine", "place", where)),))
    told, refused = advise(found, load_tables(), (), reading)
    assert told == () and [r.reason for r in refused] == ["the quote stands outside the running prose"]


@pytest.mark.parametrize(
    ("value", "wanted"), [("Jane Roe", "Roe"), ("City of Port Merrow", "Merrow"), ("two dockers", "dockers"), ("", "")]
)
def test_head(value: str, wanted: str) -> None:
    assert head(value) == wanted
