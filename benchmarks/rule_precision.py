"""Measure the precision of each extraction rule on gold, and write it to `graph/data/rule_precision.csv`.

    python benchmarks/rule_precision.py --scorer ../shared/eval/score.py \\
        --pair ../shared/seeds ../shared/eval/seeds.gold.jsonl \\
        --pair ../shared/open ../shared/eval/open.gold.jsonl [--write]

A value counts as right where the scorer pairs its event with a gold template and finds the value among the required or
optional ones, or where the slot is loose. The precision of a rule is smoothed by one right and one wrong value, so that
no rule is certain; a rule seen fewer than `FEWEST` times is left to its family (the part before the slash).
"""

from __future__ import annotations

import argparse
import collections
import csv
import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from types import ModuleType

import networkx as nx
from rdflib import Graph
from rdflib.namespace import DCTERMS, RDF

from graph.pipeline import build
from graph.settings import Settings

FEWEST = 5
TABLE = Path(__file__).resolve().parent.parent / "graph" / "data" / "rule_precision.csv"
Values = dict[str, dict[object, set[str]]]


def load_scorer(path: Path) -> ModuleType:
    """Import the scorer from its file."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rules(graph: Graph, scorer: ModuleType) -> dict[tuple[str, object, str, object], str]:
    """Return the rule of each asserted claim by document stem, subject, slot and object."""
    stems = {d: str(i) for d, i in graph.subject_objects(DCTERMS.identifier)}
    names = {r: str(n) for r, n in graph.subject_objects(scorer.RDFS.label)}
    found = {}
    for claim in graph.subjects(RDF.type, scorer.CG.Claim):
        if graph.value(claim, scorer.CG.modality) != scorer.CG.Asserted:
            continue
        subject, predicate, value = (graph.value(claim, p) for p in (RDF.subject, RDF.predicate, RDF.object))
        slot = str(predicate)[len(str(scorer.CG)) :]
        rule = names[min(graph.objects(claim, scorer.CG.foundBy), key=str)]
        for evidence in graph.objects(claim, scorer.CG.evidence):
            found[stems[graph.value(evidence, scorer.OA.hasSource)], subject, slot, value] = rule
    return found


Judged = list[tuple[object, str, object, bool]]


def judge(row: dict, found: dict[str, dict[object, Values]], scorer: ModuleType) -> Judged:
    """Return (event, slot, value, right) for each predicted value of one document, paired as the scorer pairs."""
    judged = []
    for kind in scorer.SLOTS.keys() - set(row.get("ignore", [])):
        golds = [t for t in row["templates"] if t["type"] == kind]
        events = found.get(kind, {})
        pairing = nx.Graph()
        for g, gold in enumerate(golds):
            for iri, event in events.items():
                weight = len(scorer.compare(gold["slots"], event, kind)[0])
                weight += 0.5 * len(scorer.compare(gold.get("optional", {}), event, kind)[0])
                if weight:
                    weight += 0.0 if gold.get("optional_template") else 0.25
                    pairing.add_edge(("g", g), ("e", iri), weight=weight)
        pairs = {}
        for a, b in nx.max_weight_matching(pairing):
            g, e = (a, b) if a[0] == "g" else (b, a)
            pairs[e[1]] = golds[g[1]]
        for iri, event in events.items():
            gold = pairs.get(iri, {"slots": {}})
            used = scorer.compare(gold["slots"], event, kind)[1]
            used |= scorer.compare(gold.get("optional", {}), event, kind)[1]
            for slot, values in event.items():
                right_slot = slot in gold.get("loose", [])
                judged.extend((iri, slot, value, right_slot or (slot, value) in used) for value in values)
    return judged


def main() -> int:
    """Measure, print, and with --write store the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scorer", type=Path, required=True, help="path of score.py")
    parser.add_argument("--pair", nargs=2, action="append", required=True, metavar=("TEXTS", "GOLD"))
    parser.add_argument("--write", action="store_true", help="store the table in graph/data/rule_precision.csv")
    args = parser.parse_args()
    scorer = load_scorer(args.scorer)
    counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for texts, gold in args.pair:
        with tempfile.TemporaryDirectory() as folder:
            build([texts], Path(folder), Settings())
            graph = scorer.load(str(Path(folder) / "graph.ttl"))
        rule_of, predicted = rules(graph, scorer), scorer.predicted(graph)
        for line in Path(gold).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for iri, slot, value, right in judge(row, predicted.get(row["doc"], {}), scorer):
                rule = rule_of[row["doc"], iri, slot, value]
                for name in (rule, rule.split("/", 1)[0]):
                    counts[name][0] += right
                    counts[name][1] += 1
    rows = [
        (rule, f"{(right + 1) / (found + 2):.2f}", right, found)
        for rule, (right, found) in sorted(counts.items())
        if found >= FEWEST
    ]
    for row in rows:
        print("{:<40}{:>6}{:>6}{:>6}".format(*row))
    if args.write:
        with TABLE.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(("rule", "precision", "right", "found"))
            writer.writerows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
