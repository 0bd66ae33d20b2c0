"""What each rule earned on gold, beside the confidence that its claims are given.

A value counts for each rule that found it in the document, as right where it is required, optional, or in a loose slot;
so what is measured does not depend on the confidence that is in use. The confidence of a rule is its precision smoothed
by one right and one wrong value, so that few values make no rule certain and none hopeless. A rule that was seen fewer
than `FEWEST` times has that of its family (the part before the slash), and where the family too was seen less often,
`graph.claims.PRIOR`. Examples come from the rows of `data/*.yaml` that have `id` and `example`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.claims import confidence, measured_as
from graph.evaluate.score import Outcome, Verdict
from graph.tables import data_folder, read_yaml

FEWEST = 5
RIGHT = (Verdict.RIGHT, Verdict.SPARED)


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """What a rule earned; `basis` is whose measured precision its `confidence` is, "" if none was."""

    rule: str
    right: int
    wrong: int
    confidence: float
    basis: str
    example: str = ""
    counter: str = ""

    @property
    def hits(self) -> int:
        """Return how many values the rule found."""
        return self.right + self.wrong

    @property
    def precision(self) -> float:
        """Return the plain share of right values, 0 where there is none."""
        return self.right / self.hits if self.hits else 0.0


def ledger(outcomes: Iterable[Outcome]) -> tuple[RuleRecord, ...]:
    """Return the records of all rules that found a value, and of those that have an example but found none, sorted."""
    counts = _counts(outcomes)
    seen = {rule.split("/", 1)[0] for rule in counts}
    for rule in examples():
        if rule not in seen:
            counts[rule] = (0, 0)
    return tuple(_record(rule, *counts[rule]) for rule in sorted(counts))


def families(records: Iterable[RuleRecord]) -> tuple[tuple[RuleRecord, tuple[RuleRecord, ...]], ...]:
    """Return the record of each family with those of its rules, sorted."""
    groups: dict[str, list[RuleRecord]] = {}
    for record in records:
        groups.setdefault(record.rule.split("/", 1)[0], []).append(record)
    found = []
    for name, rules in sorted(groups.items()):
        whole = _record(name, sum(rule.right for rule in rules), sum(rule.wrong for rule in rules))
        found.append((whole, tuple(rule for rule in rules if rule.rule != name)))
    return tuple(found)


def precision_table(outcomes: Iterable[Outcome]) -> str:
    """Return the text of `data/rule_precision.csv`: rules and families seen often enough, with smoothed precision."""
    counts = _counts(outcomes)
    for rule, (right, wrong) in tuple(counts.items()):
        family = rule.split("/", 1)[0]
        if family != rule:
            had = counts.get(family, (0, 0))
            counts[family] = (had[0] + right, had[1] + wrong)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("rule", "precision", "right", "found"))
    for rule, (right, wrong) in sorted(counts.items()):
        if right + wrong >= FEWEST:
            writer.writerow((rule, f"{(right + 1) / (right + wrong + 2):.2f}", right, right + wrong))
    return text.getvalue()


@lru_cache(maxsize=1)
def examples() -> Mapping[str, tuple[str, str]]:
    """Return example and counter-example by rule, from the data files."""
    names = sorted(file.name for file in data_folder().iterdir() if file.name.endswith(".yaml"))
    return {rule: pair for name in names for rule, pair in _examples(read_yaml(name))}


def _examples(data: object) -> Iterator[tuple[str, tuple[str, str]]]:
    if isinstance(data, dict):
        rule, example = data.get("id"), data.get("example")
        if isinstance(rule, str) and isinstance(example, str):
            yield rule, (example, str(data.get("counter", "")))
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for value in inner:
        yield from _examples(value)


def _counts(outcomes: Iterable[Outcome]) -> dict[str, tuple[int, int]]:
    """Return right and wrong values by rule."""
    counts: dict[str, tuple[int, int]] = {}
    for outcome in outcomes:
        is_right = outcome.verdict in RIGHT
        for rule in outcome.value.rules if outcome.value else ():
            right, wrong = counts.get(rule, (0, 0))
            counts[rule] = (right + is_right, wrong + (not is_right))
    return counts


def _record(rule: str, right: int, wrong: int) -> RuleRecord:
    example, counter = examples().get(rule.split("/", 1)[0], ("", ""))
    return RuleRecord(rule, right, wrong, confidence(rule), measured_as(rule), example, counter)
