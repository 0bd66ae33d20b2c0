"""Measure the quality on the shared gold and write `docs/quality.md`; or write the precision of the rules.

    python -m benchmarks.quality                      writes docs/quality.md
    python -m benchmarks.quality --write-precision    writes graph/data/rule_precision.csv instead

The shared texts and their gold (`seeds`, `open`) are looked for in `../shared` beside the checkout, or where `--shared`
says. The texts of a set are read together, as in a build. Of `open` a half was read while the rules were written; the
other half is scored only: its misses are never listed. Nothing of a text stands on the page.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.coverage import read
from graph.claims import PRIOR
from graph.evaluate import (
    CORE,
    FEWEST,
    SLOTS,
    Coverage,
    Outcome,
    Tally,
    coverage,
    families,
    kinds_of_miss,
    ledger,
    precision_table,
    read_gold,
    tally,
)
from graph.evaluate import evaluate as scored
from graph.pipeline import gather
from graph.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "quality.md"
TABLE = ROOT / "graph" / "data" / "rule_precision.csv"
SETS = ("seeds", "open")
UNLABELLED = "litigation_unlabelled.jsonl.gz"
SHUFFLE, READ = 20261122, 35  # the seed of the shuffle that parts the open texts, and how many of them were read


@dataclass(frozen=True, slots=True)
class Part:
    """Some documents under one name, with the outcomes of their values; `shown` where their misses may be listed."""

    name: str
    documents: int
    outcomes: tuple[Outcome, ...]
    shown: bool


def read_half(stems: Sequence[str]) -> frozenset[str]:
    """Return the stems of the documents that were read while the rules were written."""
    order = sorted(stems)
    random.Random(SHUFFLE).shuffle(order)
    return frozenset(order[:READ])


def parts(seeds: Sequence[Outcome], opened: Sequence[Outcome], stems: Sequence[str], count: int) -> tuple[Part, ...]:
    """Return the seeds, the two halves of the open texts and the whole; `count` is the number of seeds."""
    half = read_half(stems)
    known = tuple(outcome for outcome in opened if outcome.document in half)
    held = tuple(outcome for outcome in opened if outcome.document not in half)
    return (
        Part("seeds", count, tuple(seeds), shown=True),
        Part("open, read", len(half), known, shown=True),
        Part("open, held out", len(stems) - len(half), held, shown=False),
        Part("open", len(stems), tuple(opened), shown=False),
    )


def page(measured: Sequence[Part], found: Coverage) -> str:
    """Return the page in Markdown."""
    texts = next(part for part in measured if part.name == "open")
    everything = (*next(part for part in measured if part.name == "seeds").outcomes, *texts.outcomes)
    sections = (HEAD, summary(measured), SLOTS_HEAD, by_slot(measured), MISSES_HEAD, by_miss(measured))
    ledger_part = (LEDGER_HEAD, by_rule(everything))
    return "\n\n".join((*sections, *ledger_part, coverage_text(found))) + "\n"


HEAD = f"""# Quality

This page is generated. Write it anew after a change of the rules with

```console
python -m benchmarks.quality
```

The gold and its texts lie beside the checkout in `../shared`, not in it. The figures count slot values: for each
document and kind of template, what was found is paired one to one with gold so that as many values as can be are
shared; values that are optional in gold are neither asked for nor punished. "Core" is cases, rulings, measures and
grants; quotations and offices are many and easier. One set with all its rules and misses is shown by

```console
casegraph evaluate ../shared/eval/seeds.gold.jsonl ../shared/seeds --misses
```

The open texts part by a fixed shuffle (`random.Random({SHUFFLE}).shuffle` of the sorted identifiers): the first {READ}
were read while the rules were written, the others are scored only. What to expect of other news is the row "open,
held out".

## Figures"""

SLOTS_HEAD = "## By template and slot"

MISSES_HEAD = """## Misses by kind

Of the seeds and of the half that was read. *Missed* stands in gold and was not found; *wrong* was found in a template
that gold has; *extra* in one that gold has not."""

LEDGER_HEAD = f"""## Ledger of the rules

A claim has as its confidence the precision of the rule that found it, and the best where several did, as measured on
seeds and open together and listed in `graph/data/rule_precision.csv`. It is smoothed by one right and one wrong value,
(right + 1) / (hits + 2), so that few values make no rule certain and none hopeless.

**The floor for rules that are rarely seen:** a rule with fewer than {FEWEST} hits has the confidence of its family (the
name before the slash); where the family too has fewer, the confidence is {PRIOR}.

A value that several rules found counts for each of them, and one that is optional in gold counts as right; a family
is the sum of its rules. Since half of the open texts were read while the rules were written, the confidence is
somewhat too high for other texts: compare the precision of the two halves above. The table is measured anew, before
this page is written, with

```console
python -m benchmarks.quality --write-precision
```

"Measured as" names whose precision gives the confidence where it is not the rule's own. The examples come from the
rows of `graph/data/triggers.yaml`, each beside its counter-example; a family without one has its rules in code."""


def summary(measured: Sequence[Part]) -> str:
    """Return the table of all and core figures by part."""
    head = ("texts", "documents", "P", "R", "F1", "core P", "core R", "core F1")
    rows = []
    for part in measured:
        shares = [*_shares(tally(part.outcomes)), *_shares(tally(part.outcomes, CORE))]
        rows.append((part.name, str(part.documents), *shares))
    return _table(head, rows)


def by_slot(measured: Sequence[Part]) -> str:
    """Return precision, recall, F1 and the number wanted, by template and slot, for each part but the whole."""
    chosen = [part for part in measured if part.name != "open"]
    head = ("template", "slot", *(f"{part.name}: {name}" for part in chosen for name in ("P", "R", "F1", "wanted")))
    rows = []
    for kind, slots in SLOTS.items():
        for slot in (*slots, None):
            tallies = [tally(part.outcomes, (kind,), slot) for part in chosen]
            if any(each.found or each.wanted for each in tallies):
                cells = [cell for each in tallies for cell in (*_shares(each), str(each.wanted))]
                rows.append((kind, slot or "**all**", *cells))
    return _table(head, rows)


def by_miss(measured: Sequence[Part]) -> str:
    """Return how many values were missed, wrong and extra, for the parts whose misses may be shown."""
    chosen = [part for part in measured if part.shown]
    counts = [{(kind, slot): each for kind, slot, each in kinds_of_miss(part.outcomes)} for part in chosen]
    head = ("template", "slot", *(f"{part.name}: {name}" for part in chosen for name in ("missed", "wrong", "extra")))
    rows = []
    for kind, slots in SLOTS.items():
        for slot in slots:
            if any((kind, slot) in each for each in counts):
                cells = [str(n) for each in counts for n in each.get((kind, slot), (0, 0, 0))]
                rows.append((kind, slot, *cells))
    return _table(head, rows)


def by_rule(outcomes: Sequence[Outcome]) -> str:
    """Return the ledger, a family before its rules."""
    rows = []
    for family, rules in families(ledger(outcomes)):
        for record in (family, *rules):
            name = f"**{record.rule}**" if record is family else record.rule
            share = f"{record.precision:.3f}" if record.hits else "–"
            basis = "" if record.basis == record.rule else record.basis or "the floor"
            counts = (str(record.hits), str(record.right), str(record.wrong))
            example = record.example if record is family else ""
            rows.append((name, *counts, share, f"{record.confidence:.2f}", basis, example))
    return _table(("rule", "hits", "right", "wrong", "precision", "confidence", "measured as", "example"), rows)


def coverage_text(found: Coverage) -> str:
    """Return the section on sentences that yield a frame."""
    covered = f"**{found.share:.3f}** ({found.covered} of {found.sentences} sentences)"
    asserted = f"{found.asserted_share:.3f} ({found.asserted})"
    return f"""## Coverage of sentences about litigation

The share of the sentences with a word of litigation (`litigation` in `graph/data/evaluation.yaml`) that yield a frame
of a case, a ruling or a measure, on {found.documents} articles without gold. Many such sentences tell of no event, so
that 1 is out of reach; and a wrong frame covers as well as a right one.

| rules | by any frame | by a frame that the sentence asserts |
| --- | --- | --- |
| before the trigger words were mined (revision db8733b) | 0.409 (2424 of 5932 sentences) | 0.380 |
| these | {covered} | {asserted} |

```console
python -m benchmarks.coverage ../shared/data/{UNLABELLED} --words
```"""


def _shares(counted: Tally) -> tuple[str, str, str]:
    """Return precision, recall and F1; a dash where there is nothing to take a share of."""
    if not counted.found and not counted.wanted:
        return "–", "–", "–"
    shown = [_figure(counted.precision) if counted.found else "–", _figure(counted.recall) if counted.wanted else "–"]
    return shown[0], shown[1], _figure(counted.f1)


def _figure(share: float) -> str:
    return f"{share:.3f}".removeprefix("0")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |" for cells in lines)


def main() -> int:
    """Measure, and write the page or the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder of texts and gold")
    parser.add_argument("--write-precision", action="store_true", help="write graph/data/rule_precision.csv instead")
    args = parser.parse_args()
    gold = {name: read_gold(args.shared / "eval" / f"{name}.gold.jsonl") for name in SETS}
    found = {name: scored(gold[name], gather([args.shared / name], Settings())).outcomes for name in SETS}
    if args.write_precision:
        TABLE.write_text(precision_table([*found["seeds"], *found["open"]]), encoding="utf-8")
        print(TABLE.relative_to(ROOT))
        return 0
    measured = parts(found["seeds"], found["open"], [row.stem for row in gold["open"]], len(gold["seeds"]))
    PAGE.write_text(page(measured, coverage(read([args.shared / "data" / UNLABELLED]))), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
