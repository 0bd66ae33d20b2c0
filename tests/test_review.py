"""`casegraph review`: what is proposed first, what each key does, and that a judgement is not asked for again."""

from __future__ import annotations

import importlib
import json
import os
import pty
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from harbor import BASE, CASE, L_ORTIZ, LENA, TWO, entries, gathered, lay, row
from linked_sample import ROOT
from typer.testing import CliRunner, Result

from graph import cli, pipeline
from graph.curate import Action, find, read
from graph.curate.proposals import About, Proposal, proposals
from graph.curate.references import Things
from graph.errors import InputError
from graph.model import Judgement
from graph.settings import Settings

command = importlib.import_module("graph.commands.review")  # the package has the function under this name
ONE_MAYOR = {"harbor-ruling#person:l-ortiz", "harbor-suit#person:lena-ortiz"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "in", TWO)


def run(folder: Path, *arguments: str, keys: str = "") -> Result:
    given = ["review", str(folder), "--author", "Jo Marsh", "--date", "2031-05-08", *arguments]
    return CliRunner().invoke(cli.app, given, input=keys, prog_name="casegraph")


def proposed(folder: Path, *rows: tuple[str, ...]) -> tuple[Proposal, ...]:
    done = pipeline.curated(gathered(folder), entries(*rows), Settings())
    return proposals(done.gathered, done.applied, done.places, BASE)


def written(folder: Path) -> list[tuple[str, ...]]:
    return [entry.cells for entry in read(find([folder]))]


def test_the_least_certain_comes_first(folder: Path) -> None:
    found = proposed(folder)
    pairs = [one for one in found if one.about is About.THINGS]
    claims = [one for one in found if one.about is About.CLAIMS]
    assert found == (*pairs, *claims) and pairs and claims
    assert {pairs[0].subject, pairs[0].object} == ONE_MAYOR
    told = gathered(folder)
    by_pair = {(d.left, d.right): d for d in told.resolution.decisions}
    things = Things(told.resolution, BASE, told.documents)
    decided = [by_pair[things.local(one.subject), things.local(one.object)] for one in pairs]
    unsure = [d for d in decided if d.judgement is Judgement.UNSURE]
    same = [d for d in decided if d.judgement is Judgement.SAME]
    assert decided == [*unsure, *same] and unsure and same
    weights = [sum(feature.weight for feature in d.features) for d in same]
    assert weights == sorted(weights)
    sure = [float(one.doubt.split()[1].rstrip(",")) for one in claims]
    assert sure == sorted(sure) and all(confidence < 1 for confidence in sure)


def test_a_proposal_shows_both_sides_with_their_sentences(folder: Path) -> None:
    one = proposed(folder)[0]
    assert {side.label for side in one.sides} == {"L. Ortiz", "Lena Ortiz"}
    shown = {words for side in one.sides for _, words in side.sentences}
    assert shown == {
        'L. Ortiz, the mayor of Oakland, said, "We are glad of the ruling."',
        'Mayor Lena Ortiz said, "The harbor belongs to all of us."',
    }
    assert one.reasons and not any(BASE in reason for reason in one.reasons)


@pytest.mark.parametrize("action", ["same", "different"])
@pytest.mark.parametrize("names", [(LENA, L_ORTIZ), tuple(sorted(ONE_MAYOR))])
def test_a_pair_that_is_judged_is_not_proposed_again(folder: Path, action: str, names: tuple[str, str]) -> None:
    found = proposed(folder, row(action, *names))
    assert ONE_MAYOR not in [{one.subject, one.object} for one in found]
    assert len(found) >= len(proposed(folder)) - 1


def test_a_claim_that_is_judged_is_not_proposed_again(folder: Path) -> None:
    one = next(p for p in proposed(folder) if p.about is About.CLAIMS and p.predicate == "filedOn")
    for action in ("confirm", "reject"):
        rest = proposed(folder, row(action, one.subject, one.predicate, one.object))
        assert len(rest) == len(proposed(folder)) - 1
        assert (one.predicate, one.object) not in [(p.predicate, p.object) for p in rest]


def test_every_proposal_can_be_judged(folder: Path) -> None:
    """The cells that a proposal names fit the thing or claim that it is about, whichever way it is judged."""
    told = gathered(folder)
    for one in proposed(folder):
        for action in ("same", "different") if one.about is About.THINGS else ("confirm", "reject"):
            given = (one.object,) if one.about is About.THINGS else (one.predicate, one.object)
            done = pipeline.curated(told, entries(row(action, one.subject, *given)), Settings())
            assert done.gathered.problems == () and len(done.applied) == 1, (action, one)


def test_events_are_named_for_the_text_that_was_judged(folder: Path) -> None:
    """An event's key only counts: after a change of the text the judgement is reported, and given to no other event."""
    one = next(p for p in proposed(folder) if p.predicate == "filedOn")
    stem = one.subject.split("@")[0]
    assert one.subject == f"{stem}@{sha256(TWO[stem].encode()).hexdigest()[:8]}#case:0"
    given = row("confirm", one.subject, one.predicate, one.object)
    assert pipeline.curated(gathered(folder), entries(given), Settings()).gathered.problems == ()
    (folder / f"{stem}.txt").write_text(TWO[stem] + "More was not to be learned.\n", encoding="utf-8")
    changed = pipeline.gather([folder], Settings())
    for rows in ([given], [row("same", one.subject, CASE)], [row("rename", one.subject, "The case")]):
        done = pipeline.curated(changed, entries(*rows), Settings())
        [problem] = done.gathered.problems
        assert f"the text of {stem!r} has changed since" in problem.message and done.applied == ()
    assert pipeline.curated(changed, entries(row("rename", "gone@01234567#case:0", "X")), Settings()).applied == ()


def test_answers_are_written_and_obeyed_by_the_next_build(folder: Path) -> None:
    first = run(folder, "--about", "things", keys="s\nq\n")
    assert first.exit_code == 0, first.output
    [cells] = written(folder)
    assert cells[0] == "same" and {cells[1], cells[3]} == ONE_MAYOR
    assert cells[5:7] == ("Jo Marsh", "2031-05-08") and set(cells[7].split(" / ")) == {"L. Ortiz", "Lena Ortiz"}
    assert f"1 judgement written to {folder / 'curation.csv'}" in first.stdout
    second = run(folder, "--about", "claims", "--limit", "2", keys="c\nr\n")
    assert second.exit_code == 0 and [cells[0] for cells in written(folder)] == ["same", "confirm", "reject"]
    assert "Lena Ortiz" not in run(folder, "--about", "things", "--list").stdout
    done = pipeline.curated(gathered(folder), read(find([folder])), Settings())
    things = Things(done.gathered.resolution, BASE)
    assert len({things.iri_of[one] for one in ONE_MAYOR}) == 1
    assert [one.entry.action for one in done.applied] == [Action.SAME, Action.CONFIRM, Action.REJECT]
    assert done.gathered.problems == ()


@pytest.mark.parametrize(
    ("keys", "actions"),
    [
        ("", []),
        ("q", []),
        ("k\nk\nq", []),
        ("s\nb\nd\nq", ["different"]),
        ("s\nb\nq", []),
        ("b\ns\n", ["same"]),
        ("s\nk\nb\nb\nk\nd\nq", ["different"]),
        ("c\nx\nSame\n", ["same"]),
        ("s\nd\nb\nb\nd\ns", ["different", "same"]),
    ],
)
def test_keys(folder: Path, keys: str, actions: list[str]) -> None:
    done = run(folder, "--about", "things", keys=keys)
    assert done.exit_code == 0 and [cells[0] for cells in written(folder)] == actions
    assert (folder / "curation.csv").exists() == bool(actions)
    assert ("is none of s, d, k, b, q" in done.stderr) is keys.startswith("c")
    assert ("this is the first" in done.stderr) is keys.startswith("b")


def test_what_another_has_written_is_not_taken_back(folder: Path) -> None:
    one = proposed(folder)[0]
    sitting = command.Sitting(folder / "curation.csv", "Jo", "2031-05-08", lambda: "q")
    sitting.write(one, "same")
    with (folder / "curation.csv").open("a", encoding="utf-8") as stream:
        stream.write(f"rename,{CASE},,The harbor case,,Al,2031-05-08,\n")
    with pytest.raises(InputError, match="cannot be taken back"):
        sitting.take_back()
    assert len(written(folder)) == 2


def test_a_list_for_machines_holds_the_cells_of_the_entries(folder: Path) -> None:
    listed = json.loads(run(folder, "--list", "--json", "--limit", "3").stdout)
    assert len(listed) == 3
    assert listed[0]["actions"] == ["same", "different"] and {listed[0]["subject"], listed[0]["object"]} == ONE_MAYOR
    assert all(side["sentences"] for one in listed for side in one["sides"])
    assert not (folder / "curation.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--about", "people"], "--about takes things or claims"),
        (["--date", "8 May"], "--date '8 May' is no day"),
        (["-"], "cannot be both the articles and the answers"),
        (["--limit", "0"], "--limit"),
    ],
)
def test_wrong_usage(folder: Path, arguments: list[str], told: str) -> None:
    done = run(folder, *arguments)
    assert done.exit_code == 2 and told in done.stderr


def test_somebody_must_judge(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command.shutil, "which", lambda name: None)
    done = run(folder, "--author", " ")
    assert done.exit_code == 2 and "add --author NAME" in done.stderr


def test_it_says_whom_it_signs_as(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that nobody typed is told with where it is from, once, before anything is judged."""
    done = run(folder, "--limit", "2", keys="k\nk\n")
    assert done.stderr.splitlines() == [f"judgements go to {folder / 'curation.csv'}, signed 'Jo Marsh'"]
    monkeypatch.setattr(command, "_git_name", lambda: "Lew Reed")
    done = run(folder, "--author", "", "--limit", "2", keys="s\nk\n")
    (line,) = done.stderr.splitlines()
    assert line.endswith("curation.csv, signed 'Lew Reed' (the user.name of git; --author NAME signs with another)")
    assert [cells[5] for cells in written(folder)] == ["Lew Reed"]
    assert run(folder, "--author", "", "--list").stderr == ""


def test_entries_that_fit_nothing_are_told(folder: Path) -> None:
    lay(folder, {}, row("rename", "person/nobody", "X"))
    done = run(folder, keys="q\n")
    assert done.exit_code == 1 and "curation.csv:line 2: Not applied: nothing is called" in done.stderr
    lay(folder, {}, row("rename", "", "X"))
    done = run(folder, keys="q\n")
    assert done.exit_code == 2 and "line 2: column subject" in done.stderr


def test_another_file_may_be_named(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    assert run(folder, "--curation", str(file), keys="s\n").exit_code == 0
    assert len(read([file])) == 1 and not (folder / "curation.csv").exists()


def test_in_a_terminal_one_key_is_enough(folder: Path) -> None:
    """Press one key, with no line end, in a terminal of our own until it has been read: it answers the one question."""
    ours, theirs = pty.openpty()
    command_line = [sys.executable, "-m", "graph", "review", str(folder), "--author", "Jo", "--limit", "1"]
    with subprocess.Popen(command_line, cwd=ROOT, stdin=theirs, stdout=subprocess.DEVNULL) as process:
        os.close(theirs)
        for _ in range(600):
            try:
                os.write(ours, b"s")
                process.wait(0.2)
                break
            except subprocess.TimeoutExpired:
                continue
        process.kill()
    os.close(ours)
    assert process.returncode == 0 and [cells[0] for cells in written(folder)] == ["same"]
