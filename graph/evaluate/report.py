"""Score what was gathered, and show it: as lines of text, or as one object for JSON.

Takes gold and what `pipeline.gather` gives. The lines are the score by template and slot, the ledger of the rules,
and the misses by kind; on request each miss, a wrong one with its rules and the sentence behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.claims import sightings
from graph.evaluate.found import Value, happenings
from graph.evaluate.gold import SLOTS, GoldDocument
from graph.evaluate.ledger import RuleRecord, families, ledger
from graph.evaluate.score import CORE, MISSES, Outcome, Tally, kinds_of_miss, score, tally
from graph.model import Document, Gathered, Span


@dataclass(frozen=True, slots=True)
class Miss:
    """A value that was missed, wrong or extra; `rules` and `sentence` say how a wrong or extra one came about."""

    document: str
    kind: str
    slot: str
    verdict: str
    value: str
    rules: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an evaluation found; `absent` holds the stems of gold that are not among the texts."""

    documents: int
    absent: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    misses: tuple[Miss, ...]


def evaluate(rows: Sequence[GoldDocument], gathered: Gathered) -> Evaluation:
    """Score what was gathered from the texts against gold."""
    outcomes = score(rows, happenings(sightings(gathered.linked, gathered.resolution), gathered.entities))
    texts = {d.stem: (d, spans) for d, spans in zip(gathered.documents, gathered.sentences, strict=True)}
    absent = tuple(row.stem for row in rows if row.stem not in texts)
    misses = tuple(_miss(outcome, texts) for outcome in outcomes if outcome.verdict in MISSES)
    return Evaluation(len(rows), absent, outcomes, misses)


def in_lines(found: Evaluation, misses: bool = False) -> tuple[str, ...]:
    """Return the tables as lines, and each miss where that is asked for."""
    sections = (_score(found), _ledger(found.outcomes), _kinds(found.outcomes), _each(found.misses) if misses else ())
    return tuple(line for section in sections for line in section)


def as_object(found: Evaluation, misses: bool = False) -> dict[str, object]:
    """Return the same for JSON."""
    said: dict[str, object] = {
        "documents": found.documents,
        "absent": list(found.absent),
        "all": _figures(tally(found.outcomes)),
        "core": _figures(tally(found.outcomes, CORE)),
        "templates": {
            kind: {
                **_figures(tally(found.outcomes, (kind,))),
                "slots": {slot: _figures(tally(found.outcomes, (kind,), slot)) for slot in slots},
            }
            for kind, slots in SLOTS.items()
        },
        "rules": [_rule(record) for record in ledger(found.outcomes)],
        "kinds_of_miss": [
            {"template": kind, "slot": slot, **dict(zip(MISSES, counts, strict=True))}
            for kind, slot, counts in kinds_of_miss(found.outcomes)
        ],
    }
    if misses:
        fields = ("document", "template", "slot", "verdict", "value", "rules", "sentence")
        said["misses"] = [dict(zip(fields, _cells(miss), strict=True)) for miss in found.misses]
    return said


def _figures(counted: Tally) -> dict[str, float]:
    shares = {"precision": counted.precision, "recall": counted.recall, "f1": counted.f1}
    rounded = {name: round(share, 4) for name, share in shares.items()}
    return {**rounded, "right": counted.right, "found": counted.found, "wanted": counted.wanted}


def _rule(record: RuleRecord) -> dict[str, object]:
    return {
        "rule": record.rule,
        "hits": record.hits,
        "right": record.right,
        "wrong": record.wrong,
        "precision": round(record.precision, 4) if record.hits else None,
        "confidence": record.confidence,
        "confidence_of": record.basis or None,
        "example": record.example or None,
        "counter": record.counter or None,
    }


def _score(found: Evaluation) -> Iterator[str]:
    yield f"{'template':<12}{'slot':<18}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'found':>8}{'gold':>8}"
    for kind, slots in SLOTS.items():
        for slot in slots:
            counted = tally(found.outcomes, (kind,), slot)
            if counted.found or counted.wanted:
                yield _score_line(kind, slot, counted)
        yield _score_line(kind, "all", tally(found.outcomes, (kind,)))
    yield _score_line("all", f"{found.documents} documents", tally(found.outcomes))
    core = tally(found.outcomes, CORE)
    yield f"core ({', '.join(CORE)}): P {core.precision:.3f} R {core.recall:.3f} F1 {core.f1:.3f}"
    yield f"F1 {tally(found.outcomes).f1:.3f}"


def _score_line(kind: str, slot: str, counted: Tally) -> str:
    shares = f"{counted.precision:7.3f}{counted.recall:7.3f}{counted.f1:7.3f}"
    return f"{kind:<12}{slot:<18}{shares}{counted.right:8}{counted.found:8}{counted.wanted:8}"


def _ledger(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield ""
    yield f"{'rule':<34}{'hits':>6}{'right':>7}{'wrong':>7}{'P':>7}{'conf.':>7}  {'measured as':<24} example"
    for family, rules in families(ledger(outcomes)):
        yield _ledger_line(family.rule, family, family.example)
        yield from (_ledger_line("  " + rule.rule, rule, "") for rule in rules)


def _ledger_line(name: str, record: RuleRecord, example: str) -> str:
    share = f"{record.precision:7.3f}" if record.hits else f"{'-':>7}"
    counts = f"{record.hits:6}{record.right:7}{record.wrong:7}{share}{record.confidence:7.2f}"
    return f"{name:<34}{counts}  {record.basis or '(prior)':<24} {example}".rstrip()


def _kinds(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield ""
    yield f"{'template':<12}{'slot':<18}" + "".join(f"{verdict:>8}" for verdict in MISSES)
    for kind, slot, counts in kinds_of_miss(outcomes):
        yield f"{kind:<12}{slot:<18}" + "".join(f"{count:8}" for count in counts)


def _each(misses: Sequence[Miss]) -> Iterator[str]:
    yield ""
    yield from ("\t".join(_cells(miss)).rstrip("\t") for miss in misses)


def _cells(miss: Miss) -> tuple[str, ...]:
    return miss.document, miss.kind, miss.slot, miss.verdict, miss.value, miss.rules, miss.sentence


def _miss(outcome: Outcome, texts: Mapping[str, tuple[Document, tuple[Span, ...]]]) -> Miss:
    name = " ".join(outcome.name.split())
    rules = " + ".join(outcome.value.rules) if outcome.value else ""
    sentence = _sentence(outcome.value, *texts[outcome.document]) if outcome.value else ""
    return Miss(outcome.document, outcome.kind, outcome.slot, outcome.verdict.value, name, rules, sentence)


def _sentence(value: Value, document: Document, sentences: Sequence[Span]) -> str:
    """Return the sentences that the first piece of evidence touches, or its own words where it stands in none."""
    span = value.evidence[0].span
    touched = [sentence for sentence in sentences if sentence.overlaps(span)]
    whole = touched[0].to(touched[-1]) if touched else span
    return " ".join(whole.of(document.text).split())
