"""How good the claims are: scored against gold by slot, by rule and by kind of miss.

`read_gold` reads the gold, `evaluate` scores what `pipeline.gather` took from the texts, `in_lines` and `as_object`
show it. `coverage` asks, without gold, how many sentences about litigation yield a frame. The measure is that of
template filling (MUC-4): for each document and kind of template, what was found and what is wanted are paired one to
one so that they share as many slot values as can be; precision, recall and F1 are taken over slot values.
"""

from graph.evaluate.coverage import Coverage, coverage
from graph.evaluate.found import Happening, Value, happenings
from graph.evaluate.gold import GoldDocument, Template, chosen, listed, read_gold
from graph.evaluate.ledger import FEWEST, RuleRecord, families, ledger, precision_table
from graph.evaluate.report import Evaluation, as_object, evaluate, in_lines
from graph.evaluate.score import CORE, SLOTS, Outcome, Tally, Verdict, kinds_of_miss, score, tally

__all__ = [
    "CORE",
    "FEWEST",
    "SLOTS",
    "Coverage",
    "Evaluation",
    "GoldDocument",
    "Happening",
    "Outcome",
    "RuleRecord",
    "Tally",
    "Template",
    "Value",
    "Verdict",
    "as_object",
    "chosen",
    "coverage",
    "evaluate",
    "families",
    "happenings",
    "in_lines",
    "kinds_of_miss",
    "ledger",
    "listed",
    "precision_table",
    "read_gold",
    "score",
    "tally",
]
