"""Scoring against gold: names, gold files, pairing, ledger, coverage, the command, and the page of figures."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from linked_sample import BASE, TABLES, event, person, told
from typer.testing import CliRunner, Result

from benchmarks import quality
from benchmarks.coverage import in_line
from graph import cli, pipeline
from graph.claims import PRIOR, claims, confidence, sightings
from graph.emit import claim_iri
from graph.errors import InputError
from graph.evaluate import (
    FEWEST,
    SLOTS,
    GoldDocument,
    Happening,
    Outcome,
    Tally,
    Template,
    Value,
    Verdict,
    chosen,
    coverage,
    evaluate,
    families,
    happenings,
    kinds_of_miss,
    ledger,
    listed,
    precision_table,
    read_gold,
    score,
    tally,
)
from graph.evaluate.ledger import examples
from graph.evaluate.names import fits
from graph.model import Document, FrameKind
from graph.resolve import resolve
from graph.settings import DEFAULT_BASE, Settings
from graph.tables import Tables, read_csv_rows

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "eval" / "score.py"
HARBOR = (
    "date 2031-05-06\n\nJudge Ada Quill of the federal court in Sacramento blocked the travel ban on Monday. "
    '"This order goes too far for any town to bear," said Mayor Lew Okafor of Oakland.\n'
)
FERRY = "Ohio filed a lawsuit against the Justice Department on June 3, 2030. A court could hear of it one day.\n"
GOLD: list[dict[str, Any]] = [
    {
        "doc": "harbor",
        "date": "2031-05-06",
        "ignore": ["Tenure"],
        "templates": [
            {
                "type": "Ruling",
                "slots": {
                    "issuedBy": [["Ada Quill"]],
                    "outcome": [["allowed"]],
                    "target": [["~ban"]],
                    "inFavorOf": [["Oakland"]],
                },
                "optional": {"decidedOn": [["2031-05-05", "2031-05"]]},
                "loose": ["court"],
            },
            {
                "type": "Statement",
                "note": "the mayor's",
                "slots": {"speaker": [["Okafor", "Lew Okafor"]], "quote": [["This order goes too far"]]},
            },
        ],
    },
    {"doc": "ferry", "templates": []},
]


def written(folder: Path, gold: Sequence[object] = GOLD) -> tuple[str, str]:
    """Write the two texts and a gold file; return the paths of the gold and the texts."""
    texts = folder / "texts"
    texts.mkdir()
    (texts / "harbor.txt").write_text(HARBOR, encoding="utf-8")
    (texts / "ferry.txt").write_text(FERRY, encoding="utf-8")
    file = folder / "gold.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in gold), encoding="utf-8")
    return str(file), str(texts)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, ["evaluate", *arguments], prog_name="casegraph")


def value(slot: str, *names: str, rules: tuple[str, ...] = ("r/a",)) -> Value:
    return Value(slot, names[0], names, rules, ())


def template(kind: str, required: dict[str, Sequence[str]], **more: Any) -> Template:
    """Return a template in which each slot has values of one name each."""
    optional = tuple((s, (n,)) for s, names in more.pop("optional", {}).items() for n in names)
    return Template(kind, tuple((s, (n,)) for s, names in required.items() for n in names), optional, **more)


def judged(
    templates: Sequence[Template], events: Sequence[Happening], kind: str = "Case"
) -> list[tuple[str, str, str]]:
    outcomes = score([GoldDocument("a", tuple(templates))], {("a", kind): tuple(events)})
    return sorted((o.slot, o.verdict.value, o.name) for o in outcomes)


@pytest.mark.parametrize(
    ("found", "wanted", "slot", "same"),
    [
        ("Ada Quill", "Judge Ada Quill", "issuedBy", True),
        ("Quill, Ada", "ada quill", "issuedBy", True),
        ("Ada F. Quill", "Ada Quill", "issuedBy", False),
        ("Doña Ana County", "Dona Ana county", "plaintiff", True),
        ("the O\u2019Hara Trust", "OHara Trust", "plaintiff", True),
        ("The Mayor", "the Mayor", "office", True),
        ("Mayor", "Governor", "office", False),
        ("Executive Order 99", "~executive order", "target", True),
        ("Order 99", "~executive order", "target", False),
        ("\u2014", "\u2026", "target", False),  # no word in either: nothing is no name
        ("10 million", "10000000", "amount", False),
        ("10000000", "10040000", "amount", True),
        ("10000000", "10060000", "amount", False),
        ("We will not be moved from here", "we will not be moved", "quote", True),
        ("We will not be", "We will not be moved", "quote", True),
        ("We will not", "We will not be moved", "quote", False),
        ("2031-05", "2031-05-05", "decidedOn", False),
    ],
)
def test_names_that_are_one(found: str, wanted: str, slot: str, same: bool) -> None:
    assert fits([found], [wanted], slot) is same
    assert fits(["elsewhere entirely", found], ["nowhere at all", wanted], slot) is same


def test_each_template_meets_the_telling_that_shares_most() -> None:
    """The best pairs of all, not the best for the first: b meets the second, so that a meets the first."""
    first = template("Case", {"plaintiff": ["Ohio"], "filedOn": ["2030"]})
    second = template("Case", {"plaintiff": ["Ohio"], "filedOn": ["2030"], "defendant": ["Iowa"]})
    told_one = Happening("x", (value("plaintiff", "Ohio"), value("filedOn", "2030"), value("defendant", "Iowa")))
    told_two = Happening("y", (value("plaintiff", "Ohio"),))
    right = [("defendant", "right", "Iowa"), ("filedOn", "missed", "2030"), ("filedOn", "right", "2030")]
    right += [("plaintiff", "right", "Ohio")] * 2
    for events in ((told_one, told_two), (told_two, told_one)):
        assert judged([first, second], events) == right
        assert judged([second, first], events) == right


def test_optional_values_are_neither_asked_for_nor_punished() -> None:
    wanted = template("Case", {"plaintiff": ["Ohio"]}, optional={"defendant": ["Iowa", "Utah"]})
    event_ = Happening("x", (value("plaintiff", "Ohio"), value("defendant", "Iowa"), value("defendant", "Guam")))
    assert judged([wanted], [event_]) == [
        ("defendant", "spared", "Iowa"),
        ("defendant", "wrong", "Guam"),
        ("plaintiff", "right", "Ohio"),
    ]


def test_loose_slots_do_not_punish_and_unmet_tellings_do() -> None:
    wanted = template("Case", {"plaintiff": ["Ohio"]}, loose=frozenset({"defendant"}))
    events = [
        Happening("x", (value("plaintiff", "Ohio"), value("defendant", "Guam"))),
        Happening("y", (value("defendant", "Guam"),)),
    ]
    assert judged([wanted], events) == [
        ("defendant", "extra", "Guam"),
        ("defendant", "spared", "Guam"),
        ("plaintiff", "right", "Ohio"),
    ]


def test_a_template_that_may_be_left_out_is_not_missed_and_gives_way_to_its_twin() -> None:
    spare = template("Case", {"plaintiff": ["Ohio"], "filedOn": ["2030"]}, spare=True)
    must = template("Case", {"plaintiff": ["Ohio"], "filedIn": ["Moon Court"]})
    assert judged([spare], []) == []
    event_ = Happening("x", (value("plaintiff", "Ohio"),))
    assert judged([spare], [event_]) == [("plaintiff", "right", "Ohio")]
    missed = [("filedIn", "missed", "Moon Court"), ("plaintiff", "right", "Ohio")]
    assert judged([spare, must], [event_]) == judged([must, spare], [event_]) == missed


def test_a_value_earns_one_name_only_and_ignored_kinds_do_not_count() -> None:
    twice = template("Case", {"plaintiff": ["Ohio", "The Ohio"]})
    event_ = Happening("x", (value("plaintiff", "Ohio"),))
    assert judged([twice], [event_]) == [("plaintiff", "missed", "The Ohio"), ("plaintiff", "right", "Ohio")]
    row = GoldDocument("a", (twice,), frozenset({"Case"}))
    assert score([row], {("a", "Case"): (event_,)}) == ()


def test_figures_are_counted_from_the_outcomes() -> None:
    verdicts = ["right"] * 6 + ["spared"] * 9 + ["wrong"] + ["extra"] + ["missed"] * 4
    outcomes = [Outcome("a", "Case", "plaintiff", Verdict(verdict), "x") for verdict in verdicts]
    outcomes.append(Outcome("a", "Tenure", "holder", Verdict.MISSED, "x"))
    counted = tally(outcomes, ("Case",))
    assert counted == tally(outcomes, slot="plaintiff") == Tally(6, 8, 10)
    assert (counted.precision, counted.recall, round(counted.f1, 6)) == (0.75, 0.6, 0.666667)
    assert tally(outcomes).wanted == 11
    assert (Tally(0, 0, 0).precision, Tally(0, 0, 0).recall, Tally(0, 0, 0).f1) == (0, 0, 0)
    assert kinds_of_miss(outcomes) == (("Case", "plaintiff", (4, 1, 1)), ("Tenure", "holder", (1, 0, 0)))


def test_only_what_a_document_asserts_counts_for_it() -> None:
    quill = person("Ada Quill", "ada-f-quill")
    documents = [
        told("alpha", "2031-05-05", event(FrameKind.RULING, issuedBy=quill, decidedOn="2031-05-05", outcome="blocked")),
        told("beta", "2031-05-06", event(FrameKind.RULING, issuedBy=quill, decidedOn="2031-05-05", outcome="blocked")),
    ]
    resolution = resolve(documents, TABLES, BASE)
    seen = list(sightings(documents, resolution))
    found = happenings(seen, resolution.entities)
    assert set(found) == {("alpha", "Ruling"), ("beta", "Ruling")}
    (ruling,) = found["alpha", "Ruling"]
    assert {(v.slot, v.names[0]) for v in ruling.values} >= {("outcome", "blocked"), ("decidedOn", "2031-05-05")}
    assert any("Quill" in name for v in ruling.values if v.slot == "issuedBy" for name in v.names)
    assert {piece.document for v in ruling.values for piece in v.evidence} == {"alpha"}
    argued = [replace(one, modality=type(one.modality).ARGUED) for one in seen if one.evidence.document == "alpha"]
    kept = [one for one in seen if one.evidence.document == "beta"]
    assert set(happenings(argued + kept, resolution.entities)) == {("beta", "Ruling")}
    again = [*seen, *(replace(one, rule="other/rule") for one in seen)]
    (ruling,) = happenings(again, resolution.entities)["beta", "Ruling"]
    assert all(len(v.rules) == 2 and "other/rule" in v.rules for v in ruling.values)


def test_values_stand_in_the_order_of_the_claims_in_the_graph() -> None:
    """Of two pairings that share as much, the scorer of the contract takes the first of this order, and so do we."""
    quills = [person(f"{name} Quill", f"{name.lower()}-quill") for name in ("Ada", "Ben", "Cleo", "Dov", "Eve")]
    events = [
        event(FrameKind.RULING, key=f"ruling-{n}", issuedBy=quill, decidedOn=f"203{n}-05-05", outcome="blocked")
        for n, quill in enumerate(quills)
    ]
    documents = [told("alpha", "2039-05-05", *events)]
    resolution = resolve(documents, TABLES, DEFAULT_BASE)
    found = happenings(sightings(documents, resolution), resolution.entities)["alpha", "Ruling"]
    listed_ = sorted(claims(documents, resolution), key=lambda claim: claim_iri(claim, DEFAULT_BASE))
    order = [(claim.subject, claim.predicate) for claim in listed_]
    places = [[order.index((ruling.iri, v.slot)) for v in ruling.values] for ruling in found]
    assert len(places) == len(events) and all(place == sorted(place) for place in places)
    assert [place[0] for place in places] == sorted(place[0] for place in places)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"doc": "a", "templates": [}', r"this is no JSON .* write one object a line"),
        ("[1]", "an object .* is wanted, not a list"),
        ('{"templates": []}', '"doc" is missing or no text; give the stem'),
        ('{"doc": "a"}', '"templates" must be a list, not nothing; where there is none, write'),
        ('{"doc": "a", "templates": [3]}', r"templates\[0\]: an object is wanted, not a number"),
        ('{"doc": "a", "templates": [], "ignore": ["Trial"]}', "ignore 'Trial' is not known; allowed: Case, Ruling"),
        ('{"doc": "a", "templates": [], "ignore": "Case"}', "ignore: a list is wanted, not a text"),
        ('{"doc": "a", "templates": [{"type": "Trial", "slots": {}}]}', r"type 'Trial' is not known; allowed: Case"),
        ('{"doc": "a", "templates": [{"slots": {}}]}', r"type None is not known"),
        ('{"doc": "a", "templates": [{"type": ["Case"], "slots": {}}]}', r"type \['Case'\] is not known"),
        ('{"doc": "a", "templates": [{"type": "Case"}]}', r"templates\[0\]\.slots: an object .* not nothing"),
        ('{"doc": "a", "templates": [{"type": "Case", "slots": {}, "optonal": {}}]}', "key 'optonal' is not known"),
        ('{"doc": "a", "templates": [{"type": "Case", "slots": {"judge": [["x"]]}}]}', "slot 'judge' is not known"),
        ('{"doc": "a", "templates": [{"type": "Case", "slots": {"filedOn": ["2030"]}}]}', "filedOn: a list of values"),
        ('{"doc": "a", "templates": [{"type": "Case", "slots": {"filedOn": [[]]}}]}', "filedOn: a list of values"),
        ('{"doc": "a", "templates": [{"type": "Case", "slots": {"filedOn": [["~"]]}}]}', "filedOn: a list of values"),
        ('{"doc": "a", "templates": [{"type": "Case", "slots": {}, "loose": ["x"]}]}', "loose 'x' is not known"),
        (
            '{"doc": "a", "templates": [{"type": "Case", "slots": {}, "optional_template": 1}]}',
            '"optional_template" must be true or false, not 1',
        ),
        ('{"doc": "good", "templates": []}', "document 'good' stands on an earlier line too; put its templates"),
    ],
)
def test_a_bad_line_of_gold_is_named_with_the_way_out(line: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(f'{{"doc": "good", "templates": []}}\n\n{line}\n', encoding="utf-8")
    with pytest.raises(InputError, match=f"^{re.escape(str(file))}, line 3: .*{message}"):
        read_gold(file)


def test_all_bad_lines_are_named_at_once(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text("{}\n" * 13, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_gold(file)
    lines = str(caught.value).splitlines()
    assert len(lines) == 11 and "line 10: " in lines[9] and lines[10].strip() == "and 3 more lines"


@pytest.mark.parametrize(
    ("data", "message"), [(None, "cannot be read"), (b"\n", "no gold in this file"), (b"\xff\n", "not UTF-8 text")]
)
def test_a_gold_file_that_is_none(data: bytes | None, message: str, tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(InputError, match=message):
        read_gold(file)


def test_documents_are_chosen_by_name_or_list(tmp_path: Path) -> None:
    rows = (GoldDocument("alpha", ()), GoldDocument("beta", ()), GoldDocument("gamma", ()))
    names = tmp_path / "names.txt"
    names.write_text("# those read\ngamma\n\n alpha \n", encoding="utf-8")
    assert [row.stem for row in chosen(rows, listed(names))] == ["alpha", "gamma"]
    assert chosen(rows, listed(None)) == rows
    with pytest.raises(InputError, match="no document 'gama'; the nearest is 'gamma'"):
        chosen(rows, ["gama"])
    names.write_text("# none\n", encoding="utf-8")
    with pytest.raises(InputError, match="no document is listed"):
        listed(names)


def outcomes_of(rule: str, right: int, wrong: int) -> list[Outcome]:
    """Return outcomes of one rule; optional values count as right, and those of unmet templates as wrong."""
    rights = [Verdict.RIGHT, Verdict.SPARED] * right
    wrongs = [Verdict.WRONG, Verdict.EXTRA] * wrong
    found = value("plaintiff", "x", rules=(rule,))
    return [Outcome("a", "Case", "plaintiff", v, "x", found) for v in (*rights[:right], *wrongs[:wrong])]


def test_precision_is_smoothed_and_rare_rules_are_left_to_their_family() -> None:
    rare, common, lone = FEWEST - 1, FEWEST + 2, FEWEST - 1
    outcomes = [*outcomes_of("sue/active", common, 1), *outcomes_of("sue/rare", 0, rare), *outcomes_of("z/y", lone, 0)]
    outcomes.append(Outcome("a", "Case", "plaintiff", Verdict.MISSED, "x"))
    found, right = common + 1 + rare, common
    assert precision_table(outcomes).splitlines() == [
        "rule,precision,right,found",
        f"sue,{(right + 1) / (found + 2):.2f},{right},{found}",
        f"sue/active,{(common + 1) / (common + 3):.2f},{common},{common + 1}",
    ]


def test_ledger_shows_the_confidence_in_use_and_whose_it_is() -> None:
    measured = {row["rule"] for row in read_csv_rows("rule_precision.csv")}
    both = replace(outcomes_of("sue/active", 1, 0)[0], value=value("plaintiff", "x", rules=("sue/active", "sue/zzz")))
    records = {record.rule: record for record in ledger([both, *outcomes_of("moon/beam", 0, 3)])}
    assert {"sue", "sue/active"} <= measured and not {"sue/zzz", "moon", "moon/beam"} & measured
    active, zzz, beam = records["sue/active"], records["sue/zzz"], records["moon/beam"]
    assert (active.hits, active.right, active.wrong, active.precision) == (1, 1, 0, 1.0)
    assert (active.basis, active.confidence) == ("sue/active", confidence("sue/active"))
    assert (zzz.right, zzz.basis, zzz.confidence) == (1, "sue", confidence("sue"))
    assert (beam.hits, beam.wrong, beam.precision, beam.basis, beam.confidence) == (3, 3, 0.0, "", PRIOR)
    assert active.example == examples()["sue"][0] and active.counter == examples()["sue"][1] and not beam.example
    assert (records["block"].hits, records["block"].precision) == (0, 0.0)
    whole = {family.rule: (family.hits, [rule.rule for rule in rules]) for family, rules in families(records.values())}
    assert whole["sue"] == (2, ["sue/active", "sue/zzz"]) and whole["block"] == (0, [])


def test_every_trigger_has_its_example_in_the_ledger() -> None:
    from graph.frames.lexicon import load_lexicon

    assert {trigger.id: (trigger.example, trigger.counter) for trigger in load_lexicon().triggers} == examples()


def test_the_command_prints_score_ledger_and_misses(tmp_path: Path) -> None:
    done = run(*written(tmp_path), "--misses")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["Ruling", "issuedBy", "1.000", "1.000", "1.000", "1", "1", "1"] in lines
    assert ["Ruling", "outcome", "0.000", "0.000", "0.000", "0", "1", "1"] in lines
    assert ["Ruling", "all", "0.667", "0.500", "0.571", "2", "3", "4"] in lines
    assert ["Statement", "all", "1.000", "1.000", "1.000", "2", "2", "2"] in lines
    core = next(line for line in done.stdout.splitlines() if line.startswith("core (Case, Ruling, Measure, Grant): "))
    assert re.fullmatch(r".*: P 0\.\d{3} R 0\.500 F1 0\.\d{3}", core)
    assert any(re.fullmatch(r"F1 0\.\d{3}", line) for line in done.stdout.splitlines())
    block = next(line for line in done.stdout.splitlines() if re.match(r"block +\d", line))
    assert block.endswith(examples()["block"][0])
    assert ["Ruling", "outcome", "1", "1", "0"] in lines and ["Ruling", "inFavorOf", "1", "0", "0"] in lines
    rows = [line.split("\t") for line in done.stdout.splitlines() if "\t" in line]
    assert ["harbor", "Ruling", "inFavorOf", "missed", "Oakland"] in rows
    (wrong,) = [row for row in rows if row[:4] == ["harbor", "Ruling", "outcome", "wrong"]]
    sentence = "Judge Ada Quill of the federal court in Sacramento blocked the travel ban on Monday."
    assert wrong[4:] == ["blocked", "block/active", sentence]
    assert {row[3] for row in rows if row[0] == "ferry"} == {"extra"}
    assert not any(
        "\t" in line for line in run(str(tmp_path / "gold.jsonl"), str(tmp_path / "texts")).stdout.splitlines()
    )


def test_the_command_gives_json(tmp_path: Path) -> None:
    paths = written(tmp_path)
    found = json.loads(run(*paths, "--json", "--misses").stdout)
    assert found["documents"] == 2 and found["absent"] == []
    outcome = found["templates"]["Ruling"]["slots"]["outcome"]
    assert outcome == {"precision": 0, "recall": 0, "f1": 0, "right": 0, "found": 1, "wanted": 1}
    block = next(rule for rule in found["rules"] if rule["rule"] == "block/active")
    assert block["hits"] == block["right"] + block["wrong"] and block["confidence"] == confidence("block/active")
    assert {"template": "Ruling", "slot": "outcome", "missed": 1, "wrong": 1, "extra": 0} in found["kinds_of_miss"]
    assert (
        sum(miss["verdict"] == "missed" for miss in found["misses"]) == found["all"]["wanted"] - found["all"]["right"]
    )
    assert "misses" not in json.loads(run(*paths, "--json").stdout)


def test_a_part_is_scored_as_it_is_in_the_whole(tmp_path: Path) -> None:
    paths = written(tmp_path)
    names = tmp_path / "names.txt"
    names.write_text("ferry\n", encoding="utf-8")
    whole, harbor, ferry = (
        json.loads(run(*paths, "--json", *chosen_).stdout)
        for chosen_ in ((), ("--only", "harbor"), ("--docs", str(names)))
    )
    both = json.loads(run(*paths, "--json", "--docs", str(names), "--only", "harbor").stdout)
    assert both == whole and (harbor["documents"], ferry["documents"]) == (1, 1)
    assert harbor["all"]["wanted"] == 6 and ferry["all"]["wanted"] == 0 and ferry["all"]["found"] >= 2
    for count in ("right", "found", "wanted"):
        assert harbor["all"][count] + ferry["all"][count] == whole["all"][count]


def test_gold_without_its_text_is_told_and_counts_as_missed(tmp_path: Path) -> None:
    lost = {"doc": "lost", "templates": [{"type": "Case", "slots": {"plaintiff": [["Ohio"]]}}]}
    gold, texts = written(tmp_path, [*GOLD, lost])
    done = run(gold, texts, "--misses")
    assert done.exit_code == 1 and "document 'lost' is not among TEXTS" in done.stderr
    assert "lost\tCase\tplaintiff\tmissed\tOhio" in done.stdout.splitlines()
    assert run(gold, texts, "--only", "harbor").exit_code == 0


def test_errors_of_the_command_are_2(tmp_path: Path) -> None:
    gold, texts = written(tmp_path)
    prose = tmp_path / "prose.jsonl"
    prose.write_text("The ferry was late.\n", encoding="utf-8")
    for arguments, message in (
        ((gold, str(tmp_path / "none")), "no document could be read"),
        ((gold, texts, "--only", "harbour"), "the nearest is 'harbor'"),
        (
            (texts, gold),
            f"{texts}: this is a folder; GOLD, a file of JSON lines, comes first, and then the texts: case",
        ),
        ((str(tmp_path / "texts" / "ferry.txt"), gold), "ferry.txt: this is a text; GOLD, a file of JSON lines, comes"),
        ((str(prose), texts), "line 1: this is no JSON"),
    ):
        done = run(*arguments)
        assert done.exit_code == 2 and done.stderr.startswith("error: ") and message in done.stderr and not done.stdout


def test_coverage_counts_sentences_about_litigation(tables: Tables) -> None:
    text = (
        "Judge Ada Quill blocked the travel ban. Ohio may sue the Justice Department. The court is closed on Sundays. "
        "The ferry was late.\n"
    )
    found = coverage([pipeline.told(Document("d", text, ""), tables)] * 2)
    assert (found.documents, found.sentences, found.covered, found.asserted) == (2, 6, 4, 2)
    assert dict(found.words) == {"judge": (2, 2, 2), "sue": (2, 2, 0), "court": (2, 0, 0)}
    assert found.open == (("d", "The court is closed on Sundays."),) * 2
    assert (round(found.share, 3), round(found.asserted_share, 3)) == (0.667, 0.333)
    assert in_line(found).startswith("coverage 0.667 (4 of 6 sentences, 2 documents)")
    assert coverage([]).share == coverage([]).asserted_share == 0.0


def figures_of_the_scorer(graph_file: Path, gold: Path) -> list[str]:
    """Return the rows of figures that the contract's scorer prints, core and F1 lines with them."""
    command = [sys.executable, "-B", str(SCORER), "--graph", str(graph_file), "--gold", str(gold)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [" ".join(line.split()) for line in done.stdout.splitlines()]


@pytest.mark.skipif(not SCORER.is_file(), reason="the contract's scorer does not lie beside the checkout")
@pytest.mark.parametrize("name", ["seeds", "corpus"])
def test_figures_are_those_of_the_scorer(name: str, tmp_path: Path) -> None:
    """Each row of the table, with its counts, and the core and F1 lines are the same to the last digit shown."""
    seeds = name == "seeds"
    gold = SHARED / "eval" / "seeds.gold.jsonl" if seeds else ROOT / "tests" / "gold" / "corpus.gold.jsonl"
    texts = SHARED / "seeds" if seeds else ROOT / "corpus"
    pipeline.build([str(texts)], tmp_path, Settings())
    theirs = figures_of_the_scorer(tmp_path / "graph.ttl", gold)
    ours = [" ".join(line.split()) for line in run(str(gold), str(texts)).stdout.splitlines()]
    table = [line for line in theirs if line.split()[0] in SLOTS]
    assert len(table) > 20 and theirs[-2].startswith("core ") and theirs[-1].startswith("F1 ")
    assert ours[1 : len(table) + 1] == table
    assert [ours[len(table) + 2], ours[len(table) + 3]] == theirs[-2:]


def test_the_page_of_figures_lists_no_miss_of_the_half_held_out(tmp_path: Path) -> None:
    gold, texts = written(tmp_path)
    scored = evaluate(read_gold(Path(gold)), pipeline.gather([texts], Settings())).outcomes
    stems = [f"d{n:02}" for n in range(quality.READ * 2)]
    half = quality.read_half(stems)
    assert len(half) == quality.READ and half == quality.read_half(stems[::-1]) and half != set(stems[: quality.READ])
    outside = min(set(stems) - half)
    opened = [replace(outcome, document=outside) for outcome in scored]
    seeds, read, held, whole = quality.parts([], opened, stems, 0)
    assert (seeds.outcomes, read.outcomes) == ((), ()) and held.outcomes == whole.outcomes == tuple(opened)
    text = quality.page((seeds, read, held, whole), coverage([]))
    wanted = tally(opened)
    shares = [f"{share:.3f}".removeprefix("0") for share in (wanted.precision, wanted.recall, wanted.f1)]
    assert f"| open, held out | {quality.READ} | {' | '.join(shares)} |" in text
    misses = text.split("## Misses by kind")[1].split("## Ledger")[0]
    assert not re.search(r"\| Ruling \|", misses)
    ledger_ = text.split("## Ledger")[1]
    assert re.search(r"^\| block/active \| [1-9]", ledger_, re.MULTILINE) and examples()["block"][0] in ledger_


def test_the_page_in_the_project_is_that_of_the_generator() -> None:
    page = quality.PAGE.read_text(encoding="utf-8")
    for text in (quality.HEAD, quality.SLOTS_HEAD, quality.MISSES_HEAD, quality.LEDGER_HEAD):
        assert text in page
    assert f"fewer than {FEWEST} hits" in page and f"the confidence is {PRIOR}." in page
