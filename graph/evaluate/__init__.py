"""How good the claims are: scored against gold by slot, by rule and by kind of miss.

`read_gold` reads the gold, `evaluate` scores what `pipeline.gather` took from the texts, `in_lines` and `as_object`
show it. `coverage` asks, without gold, how many sentences about litigation yield a frame. The measure is that of
template filling (MUC-4): for each document and kind of template, what was found and what is wanted are paired one to
one so that they share as many slot values as can be; precision, recall and F1 are taken over slot values.
`judge_pairs` asks whether names that a reader has paired (`read_pairs`) are one thing in the graph too.
"""

from graph.evaluate.coverage import Coverage, coverage
from graph.evaluate.found import Happening, Value, happenings
from graph.evaluate.gold import GoldDocument, Template, check_order, chosen, listed, read_gold
from graph.evaluate.identity import Figures, Judged, Sort, figures, judge_pairs, pairs_as_object, pairs_in_lines
from graph.evaluate.ledger import FEWEST, RuleRecord, families, ledger, precision_table
from graph.evaluate.pairs import Pair, Side, read_pairs
from graph.evaluate.report import Evaluation, as_object, evaluate, in_lines
from graph.evaluate.score import CORE, SLOTS, Outcome, Tally, Verdict, kinds_of_miss, score, tally

__all__ = [
    "CORE",
    "FEWEST",
    "SLOTS",
    "Coverage",
    "Evaluation",
    "Figures",
    "GoldDocument",
    "Happening",
    "Judged",
    "Outcome",
    "Pair",
    "RuleRecord",
    "Side",
    "Sort",
    "Tally",
    "Template",
    "Value",
    "Verdict",
    "as_object",
    "check_order",
    "chosen",
    "coverage",
    "evaluate",
    "families",
    "figures",
    "happenings",
    "in_lines",
    "judge_pairs",
    "kinds_of_miss",
    "ledger",
    "listed",
    "pairs_as_object",
    "pairs_in_lines",
    "precision_table",
    "read_gold",
    "read_pairs",
    "score",
    "tally",
]
