"""What a curator should look at first: the least certain decisions on identity, and the least certain claims.

Takes a curated graph, gives proposals in order. Of things: pairs that the rules left apart without knowing (nearest to
being one first), then pairs that they made one on the weakest grounds. Of claims: those of lowest confidence. What has
been judged is not proposed again, and of two things no more than one pair of tellings. Things are named as one document
tells them, so that the judgement outlives changes of their IRIs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.curate.claiming import RULE, Applied, matches
from graph.curate.entries import Action, Entry
from graph.curate.identity import FEATURE
from graph.curate.references import Places, Things
from graph.model import Claim, Decision, Gathered, Judgement, Linked, Literal, Resource, Span
from graph.vocabulary import label, ontology

MOST_SENTENCES = 2  # of each side


class About(StrEnum):
    """What proposals are about."""

    THINGS = "things"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True)
class Side:
    """One thing as a document tells it: its id, label and class, and the sentences, each with its document."""

    name: str
    label: str
    kind: str
    sentences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision to look at: `subject`, `predicate` and `object` are the cells of the entry that judges it."""

    about: About
    subject: str
    predicate: str
    object: str
    question: str
    doubt: str
    reasons: tuple[str, ...]
    sides: tuple[Side, ...]


def proposals(told: Gathered, applied: Sequence[Applied], places: Places | None, base: str) -> tuple[Proposal, ...]:
    """Return all proposals: pairs of things first, then claims, each from the least certain on."""
    known = _Told(told, base)
    return (*_pairs(told, known), *_claims(told, known, applied, places))


class _Told:
    """Look-ups over what was gathered."""

    def __init__(self, told: Gathered, base: str) -> None:
        self.things = Things(told.resolution, base, told.documents)
        self.labels = {entity.iri: entity.label for entity in told.entities}
        self.kinds = {entity.iri: entity.classes[0] for entity in told.entities}
        self._linked = {one.document.stem: one for one in told.linked}
        self._sentences = {one.document.stem: spans for one, spans in zip(told.linked, told.sentences, strict=True)}

    def side(self, name: str) -> Side:
        """Return a telling with its first sentences."""
        iri = self.things.iri_of[name]
        stem, key = name.split("#", 1) if name.count("#") == 1 else self._parts(name)
        one = self._linked[stem]
        found = tuple((stem, words) for words in self.sentences(stem, _spans(one, key))[:MOST_SENTENCES])
        return Side(name, self.labels[iri], self.kinds[iri], found)

    def _parts(self, name: str) -> tuple[str, str]:
        stem = max((s for s in self._linked if name.startswith(f"{s}#")), key=len)
        return stem, name[len(stem) + 1 :]

    def sentences(self, stem: str, spans: Iterable[Span]) -> list[str]:
        """Return the sentences around spans, each once, in the order of the text."""
        text, whole = self._linked[stem].document.text, self._sentences[stem]
        around = {next((s for s in whole if s.overlaps(span)), span) for span in spans}
        return [" ".join(span.of(text).split()) for span in sorted(around)]

    def in_words(self, reason: str) -> str:
        """Return a reason with labels in the place of IRIs."""
        return " ".join(self.labels.get(word, word) for word in reason.split(" "))

    def name(self, iri: str, stem: str) -> str:
        """Return how a document tells of a thing, or another one where this does not."""
        ids = self.things.ids_of.get(iri, ())
        one = next((one for one in ids if one.startswith(f"{stem}#")), ids[0] if ids else "")
        return self.things.written(one) if one else iri


def _spans(one: Linked, key: str) -> list[Span]:
    """Return the words that carry what a document tells of a thing, or in which the thing has a part."""
    own = [fact.evidence for event in one.events if event.key == key for fact in event.facts]
    parts = [f.evidence for event in one.events for f in event.facts if key in (f.value, f.source)]
    return own or parts


def _pairs(told: Gathered, known: _Told) -> Iterator[Proposal]:
    iri_of = known.things.iri_of
    judged = [d for d in told.resolution.decisions if _by_hand(d)]
    settled = {frozenset({iri_of[d.left], iri_of[d.right]}) for d in judged if d.judgement is Judgement.DIFFERENT}
    seen: set[frozenset[str]] = set(settled)
    open_ones = [d for d in told.resolution.decisions if not _by_hand(d) and {d.left, d.right} <= iri_of.keys()]
    unsure = [d for d in open_ones if d.judgement is Judgement.UNSURE and iri_of[d.left] != iri_of[d.right]]
    weak = [d for d in open_ones if d.judgement is Judgement.SAME and iri_of[d.left] == iri_of[d.right]]
    for decision in (*sorted(unsure, key=lambda d: (-_weight(d), d.left, d.right)), *sorted(weak, key=_order)):
        pair = frozenset({iri_of[decision.left], iri_of[decision.right]})
        if pair in seen or not pair <= known.labels.keys():
            continue
        seen.add(pair)
        sides = (known.side(decision.left), known.side(decision.right))
        apart = decision.judgement is Judgement.UNSURE
        question = "Are these one?" if apart else "Are these one, as the rules have decided?"
        doubt = f"{'unsure' if apart else 'taken for one'}, weight of the reasons {_weight(decision):g}"
        reasons = tuple(f"{known.in_words(f.reason)} ({f.weight:+g})" for f in decision.features)
        one, other = known.things.written(decision.left), known.things.written(decision.right)
        yield Proposal(About.THINGS, one, "", other, question, doubt, reasons, sides)


def _by_hand(decision: Decision) -> bool:
    return any(feature.name == FEATURE for feature in decision.features)


def _weight(decision: Decision) -> float:
    return sum(feature.weight for feature in decision.features)


def _order(decision: Decision) -> tuple[float, str, str]:
    return _weight(decision), decision.left, decision.right


def _claims(told: Gathered, known: _Told, applied: Sequence[Applied], places: Places | None) -> Iterator[Proposal]:
    judged: dict[tuple[str, str], list[Entry]] = {}
    for one in applied:
        for iri in places.iris(one.entry.subject) if places is not None else ():
            judged.setdefault((iri, one.entry.predicate), []).append(one.entry)
    for claim in sorted(told.claims, key=lambda c: (c.confidence, len(c.evidence))):
        done = claim.rule == RULE or claim.confidence >= 1.0
        about = judged.get((claim.subject, claim.predicate), ())
        if done or (places is not None and any(matches(entry, claim, places) for entry in about)):
            continue
        stem = claim.evidence[0].document
        spans: dict[str, list[Span]] = {}
        for piece in claim.evidence:
            spans.setdefault(piece.document, []).append(piece.span)
        sentences = tuple((s, words) for s, found in spans.items() for words in known.sentences(s, found))
        subject = known.name(claim.subject, stem)
        shown = known.labels.get(claim.subject, claim.subject)
        side = Side(subject, shown, known.kinds.get(claim.subject, ""), sentences[: 2 * MOST_SENTENCES])
        who = f", says {known.labels.get(claim.attributed_to, claim.attributed_to)}" if claim.attributed_to else ""
        yield Proposal(
            About.CLAIMS,
            subject,
            claim.predicate,
            _cell(claim, known, stem),
            f"{shown} — {label(claim.predicate)} → {_value(claim, known)}?",
            f"confidence {claim.confidence:.2f}, {claim.modality.value.lower()}{who}",
            (f"found by the rule {claim.rule}",),
            (side,),
        )


def _cell(claim: Claim, known: _Told, stem: str) -> str:
    """Return the object as an entry names it."""
    if isinstance(claim.object, Literal):
        return claim.object.text
    concept = ontology().concept_of.get(claim.object.iri)
    return concept.label if concept else known.name(claim.object.iri, stem)


def _value(claim: Claim, known: _Told) -> str:
    if isinstance(claim.object, Resource):
        concept = ontology().concept_of.get(claim.object.iri)
        return concept.label if concept else known.labels.get(claim.object.iri, claim.object.iri)
    return claim.object.text


def in_lines(proposal: Proposal) -> tuple[str, ...]:
    """Return a proposal as lines of text."""
    lines = [proposal.question, f"  {proposal.doubt}", *(f"  {reason}" for reason in proposal.reasons)]
    for side in proposal.sides:
        lines.append(f"  {side.label} ({side.kind}), {side.name}")
        lines += [f"    {stem}: “{words}”" for stem, words in side.sentences]
    return tuple(lines)


def as_object(proposal: Proposal) -> dict[str, object]:
    """Return a proposal for JSON: its first four keys are the cells of an entry."""
    actions = (Action.SAME, Action.DIFFERENT) if proposal.about is About.THINGS else (Action.CONFIRM, Action.REJECT)
    return {
        "actions": [action.value for action in actions],
        "subject": proposal.subject,
        "predicate": proposal.predicate,
        "object": proposal.object,
        "question": proposal.question,
        "doubt": proposal.doubt,
        "reasons": list(proposal.reasons),
        "sides": [
            {
                "name": side.name,
                "label": side.label,
                "class": side.kind,
                "sentences": [{"document": stem, "words": words} for stem, words in side.sentences],
            }
            for side in proposal.sides
        ],
    }
