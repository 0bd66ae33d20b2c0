"""Pairs of names: reading them, finding their names in documents, what becomes of them, the command, and the list."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from linked_sample import body, document, event, measure, person, thing
from typer.testing import CliRunner, Result

from graph import cli, pipeline
from graph.errors import InputError
from graph.evaluate import Figures, Judged, Pair, Side, Sort, figures, judge_pairs, pairs_in_lines, read_pairs
from graph.evaluate.looking import Looking
from graph.evaluate.pairs import COLUMNS, EVENTS, KINDS
from graph.model import FrameKind, Gathered, Linked, MentionKind, Naming, Span
from graph.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
LIST = ROOT / "tests" / "gold" / "identity_pairs.csv"
FLOORS = {"precision": 0.972, "recall": 0.88, "strict": 0.71}  # just below what ../shared/open gave: .976, .889, .719
PEOPLE = frozenset({MentionKind.PERSON})
HARBOR = (
    "date 2031-05-06\n\nJudge Ada Quill of the federal court in Sacramento blocked the travel ban on Monday. "
    '"This order goes too far for any town to bear," said Mayor Lew Okafor of Oakland. '
    'Mara Vale, the mayor of Elmford, said "the harbor is open to all who come by sea."\n'
)
FERRY = (
    "date 2031-05-07\n\nU.S. District Judge Ada B. Quill blocked the travel ban on Monday. "
    'Ned Vale, a spokesman for the city, said "we shall look at the order and then decide." Ohio filed a '
    "lawsuit against the Justice Department on June 3, 2030.\n"
)
ROWS = (
    ("harbor", "Ada Quill", "ferry", "Ada B. Quill", "person", "yes", "a judge"),
    ("harbor", "Vale", "ferry", "Vale", "person", "no", "two people of one surname"),
    ("harbor", "Lew Okafor", "harbor", "Nobody Else", "person", "yes", "a mayor"),
    ("harbor", "Quill; blocked", "ferry", "Quill; 2031-05-05", "ruling", "yes", "an order"),
    ("ferry", "Ohio; 2030", "elsewhere", "Ohio", "case", "yes", "a suit"),
)


def written(folder: Path, rows: Sequence[Sequence[str]] = ROWS, columns: Sequence[str] = COLUMNS) -> Path:
    """Write a file of pairs and return its path."""
    file = folder / "pairs.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows([columns, *rows])
    return file


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "harbor.txt").write_text(HARBOR, encoding="utf-8")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def gathered(texts: Path) -> Gathered:
    return pipeline.gather([texts], Settings())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, ["identity", *arguments], prog_name="casegraph")


def looking(text: str, *named: tuple[str, str, MentionKind]) -> Looking:
    """Return a document in which each of these words, at its first place from the last on, names the referent."""
    at, namings = 0, []
    for words, key, _ in named:
        at = text.index(words, at)
        namings.append(Naming(Span(at, at + len(words)), key))
    referents = {key: replace(thing(kind, words), key=key) for words, key, kind in named}
    return Looking(Linked(document("a", text=text), tuple(referents.values()), (), tuple(namings)), ())


def test_pairs_are_read(tmp_path: Path) -> None:
    first, *_, last = read_pairs(written(tmp_path))
    assert first == Pair(Side("harbor", "Ada Quill"), Side("ferry", "Ada B. Quill"), "person", True, "a judge")
    assert last.left.marks == ("Ohio", "2030") and last.kind == "case"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("a", "", "b", "x", "person", "yes", "so"), "row 1: left_name empty"),
        (("a", "x", "b", "y", "ship", "yes", "so"), "row 1: kind 'ship' is not known"),
        (("a", "x", "b", "y", "person", "maybe", "so"), "row 1: same must be yes or no, not 'maybe'"),
        (("a", "x", "a", "x", "person", "yes", "so"), "row 1: both sides are one and the same"),
        (("a", "x", "b", "y", "person", "yes"), "row 1: why empty"),
        (("a", "x", "b", "y", "person", "yes", "so", "on"), "row 1: more than 7 values"),
    ],
)
def test_bad_rows_are_named(tmp_path: Path, row: Sequence[str], fault: str) -> None:
    with pytest.raises(InputError, match=re.escape(fault)):
        read_pairs(written(tmp_path, [row]))


def test_all_bad_rows_are_told_at_once(tmp_path: Path) -> None:
    turned = ("ferry", "Ada B. Quill", "harbor", "Ada Quill", "person", "no", "once more")
    with pytest.raises(InputError) as told:
        read_pairs(
            written(tmp_path, [*ROWS, turned, *[("a", "x", "b", "y", "ship", "yes", str(n)) for n in range(12)]])
        )
    lines = str(told.value).splitlines()
    assert lines[1].strip() == "row 6: the same pair stands in row 1" and lines[-1].strip() == "and 14 more"


@pytest.mark.parametrize(("rows", "columns"), [(ROWS, COLUMNS[:-1]), ((), COLUMNS), ((), ())])
def test_a_file_that_is_no_list_of_pairs(tmp_path: Path, rows: Sequence[Sequence[str]], columns: Sequence[str]) -> None:
    with pytest.raises(InputError, match=r"columns must be|no pairs"):
        read_pairs(written(tmp_path, rows, columns))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_bytes(b"\xff\xfe\xfa")
    for name, fault in (("none.csv", "cannot be read"), ("other.csv", "not UTF-8")):
        with pytest.raises(InputError, match=fault):
            read_pairs(tmp_path / name)


def test_a_name_is_found_where_the_linker_saw_it() -> None:
    text = "Mara O\u2019Dell met Ned Vale Sr. in Vale. Ned  Vale and O'Dell left. Vale sang."
    names = (
        ("Mara O\u2019Dell", "person:mara", MentionKind.PERSON),
        ("Ned Vale Sr.", "person:father", MentionKind.PERSON),
        ("Vale", "place:vale", MentionKind.PLACE),
        ("Ned  Vale", "person:son", MentionKind.PERSON),
        ("O'Dell", "person:mara", MentionKind.PERSON),
        ("Vale sang", "person:son", MentionKind.PERSON),
    )
    here = looking(text, *names)
    assert here.thing("Ned Vale", PEOPLE) == "person:son"  # these words alone, whatever the blanks
    assert here.thing("Ned Vale Sr.", PEOPLE) == "person:father"
    assert here.thing("Mara O'Dell", PEOPLE) == "person:mara"  # whatever the apostrophe
    assert here.thing("Vale", PEOPLE) == "person:son"  # most often
    assert here.thing("Vale", frozenset({MentionKind.PLACE})) == "place:vale"
    assert here.thing("met Ned Vale Sr. in Vale", PEOPLE) == "person:father"  # words around the mention
    assert here.thing("Dell", PEOPLE) == "person:mara"
    assert here.thing("Val", PEOPLE) == "" and here.thing("Ada Quill", PEOPLE) == ""


def test_an_event_is_found_by_its_marks() -> None:
    quill, ban, doj = person("Ada Quill"), measure("travel ban"), body("Justice Department")
    first, _ = event(FrameKind.RULING, issuedBy=quill, outcome="blocked", decidedOn="2031-05-05")
    second, _ = event(FrameKind.RULING, key="ruling:1", issuedBy=quill, target=ban)
    third, _ = event(FrameKind.CASE, defendant=doj)
    text = "Quill blocked it. Vale wept."
    linked = Linked(
        document("a", text=text), (quill, ban, doj), (first, second, third), (Naming(Span(0, 5), quill.key),)
    )
    here = Looking(linked, (Span(0, 17), Span(18, 28)))
    assert here.event(("Ada Quill", "2031-05"), "ruling") == "ruling:0"
    assert here.event(("Quill", "blocked"), "ruling") == "ruling:0"  # a value counts more than a word of the sentence
    assert here.event(("Quill", "travel ban"), "ruling") == "ruling:1"
    assert here.event(("Quill",), "ruling") == "ruling:0"  # the one of which most is told
    assert here.event(("Quill", "2031-06"), "ruling") == "" and here.event(("Vale",), "ruling") == ""
    assert here.event(("Justice Department",), "case") == "case:0"


def test_what_becomes_of_pairs(tmp_path: Path, gathered: Gathered) -> None:
    judged = judge_pairs(read_pairs(written(tmp_path)), gathered)
    assert [one.sort for one in judged] == [Sort.RIGHT, Sort.APART, Sort.UNFOUND, Sort.RIGHT, Sort.ABSENT]
    assert judged[0].left == judged[0].right == "https://w3id.org/casegraph/id/person/ada-quill"
    assert judged[2].left and not judged[2].right


def test_wrong_and_missed_merges_are_told_apart(tmp_path: Path, gathered: Gathered) -> None:
    turned = [(*row[:5], {"yes": "no", "no": "yes"}[row[5]], row[6]) for row in ROWS[:3]]
    judged = judge_pairs(read_pairs(written(tmp_path, turned)), gathered)
    assert [one.sort for one in judged] == [Sort.WRONG, Sort.MISSED, Sort.UNFOUND]
    assert figures(judged) == Figures(0, 1, 1, 0, 0, 1) and figures(judged, ["place"]) == Figures(0, 0, 0, 0, 0, 0)


def test_shares_of_the_figures() -> None:
    counted = Figures(right=6, wrong=2, missed=3, apart=9, unfound=3, unseen=5)
    assert (counted.precision, counted.recall, counted.strict) == (0.75, 6 / 9, 0.5)
    assert Figures(0, 0, 0, 4, 0, 0).precision == 0.0


def test_lines_have_figures_and_pairs() -> None:
    pair = Pair(Side("a", "x"), Side("b", "y"), "body", True, "so")
    lines = pairs_in_lines([Judged(pair, Sort.MISSED, "https://x.example/id/body/x", "https://x.example/id/body/y")])
    table = {line.split()[0]: line.split()[1:] for line in lines[: len(KINDS) + 4]}
    assert table["body"] == table["across"] == table["all"] == ["0.000", "0.000", "0.000", "0", "0", "1", "0", "0", "0"]
    assert table["within"] == ["0.000", "0.000", "0.000", "0", "0", "0", "0", "0", "0"]
    assert lines[-2:] == ("missed merge (1)", "body\ta: x [body/x]\tb: y [body/y]\tso")


def test_the_command_prints_figures_and_lists(tmp_path: Path, texts: Path) -> None:
    done = run(str(written(tmp_path)), str(texts))
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert ["all", "1.000", "1.000", "0.667", "2", "0", "0", "1", "1", "0"] in [line.split() for line in lines]
    assert "1 pairs of documents that are not among the texts are left out" in lines
    assert lines[-2] == "not found (1)" and lines[-1].endswith("\tharbor: Nobody Else [?]\ta mayor")


def test_the_command_gives_json(tmp_path: Path, texts: Path) -> None:
    found = json.loads(run(str(written(tmp_path)), str(texts), "--json").stdout)
    assert found["figures"]["all"] == {
        **{"precision": 1.0, "recall": 1.0, "strict": 0.6667},
        **{"right": 2, "wrong": 0, "missed": 0, "apart": 1, "unfound": 1, "unseen": 0},
    }
    assert [(row["sort"], row["kind"], row["same"]) for row in found["pairs"]] == [("not found", "person", True)]


def test_the_command_tells_of_a_bad_file(tmp_path: Path, texts: Path) -> None:
    done = run(str(tmp_path / "none.csv"), str(texts))
    assert done.exit_code == 2 and "cannot be read" in done.stderr and not done.stdout
    (tmp_path / "long.csv").write_text("x" * 1000 + "\n", encoding="utf-8")
    assert len(run(str(tmp_path / "long.csv"), str(texts)).stderr) < 200 + len(str(tmp_path))
    done = run(str(texts), str(written(tmp_path)))
    assert done.exit_code == 2 and "this is a folder; PAIRS, a CSV file, comes first, and then the texts" in done.stderr


def test_the_list_is_long_hard_and_names_only() -> None:
    pairs = read_pairs(LIST)
    same = [pair for pair in pairs if pair.same]
    assert len(pairs) >= 1000 and len(pairs) - len(same) >= 420
    assert sum(pair.left.name != pair.right.name for pair in same) >= 460
    assert {pair.kind for pair in same} == {pair.kind for pair in pairs if not pair.same} == set(KINDS)
    parts = [p for pair in pairs for side in (pair.left, pair.right) for p in _parts(pair.kind, side)]
    assert max(len(part.split()) for part in parts) <= 8  # the longest are the full names of courts and departments


def _parts(kind: str, side: Side) -> tuple[str, ...]:
    return side.marks if kind in EVENTS else (side.name,)


@pytest.mark.skipif(not (SHARED / "open").is_dir(), reason="the shared articles do not lie beside the checkout")
def test_the_names_of_the_list_stand_in_the_texts() -> None:
    texts = {path.stem: path.read_text("utf-8") for name in ("open", "seeds") for path in (SHARED / name).glob("*.txt")}
    lost = []
    for pair in read_pairs(LIST):
        for side in (pair.left, pair.right):
            text = " ".join(texts[side.document].replace("\u2019", "'").split())
            if pair.kind not in EVENTS and side.name.replace("\u2019", "'") not in text:
                lost.append(side)
    assert lost == []


@pytest.mark.skipif(not (SHARED / "open").is_dir(), reason="the shared articles do not lie beside the checkout")
def test_the_list_holds_its_floors_on_the_open_articles() -> None:
    counted = figures(judge_pairs(read_pairs(LIST), pipeline.gather([SHARED / "open"], Settings())))
    assert counted.right + counted.missed + counted.unfound >= 400 and counted.wrong + counted.apart >= 200
    measured = {name: getattr(counted, name) for name in FLOORS}
    assert all(measured[name] >= floor for name, floor in FLOORS.items()), measured
