"""What a build keeps: an article is read once, broken or foreign files are left, and nothing changes the output."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph import cli, pipeline
from graph.kept import articles, open_articles, rules, store
from graph.kept.codec import pack, unpack
from graph.kept.rules import rules as hash_of
from graph.kept.store import Store
from graph.model import Document, Literal, MentionKind, Referent, Severity, Span
from graph.pipeline import BuildReport
from graph.settings import Settings

STORIES = {
    "suit": "The city of Port Merrow sued the Justice Department on March 3, 2031, over an order to share records.\n",
    "block": "Judge Ada Quill of the federal court in Toledo on March 9, 2031, blocked the order to share records "
    "that the Justice Department had issued. Port Merrow had sued over it.\n",
    "fees": "Governor Lew Okafor signed a bill on April 2, 2031. The state of Ohio sued Port Merrow over its fees.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the stories, each into a file of its own."""
    made = tmp_path / "stories"
    made.mkdir()
    for stem, text in STORIES.items():
        (made / f"{stem}.txt").write_text(text, encoding="utf-8")
    return made


def build(folder: Path, *, out: str = "out", cache: bool = True) -> BuildReport:
    return pipeline.build([folder], folder.parent / out, Settings(cache=cache))


def kept(folder: Path, out: str = "out") -> Path:
    return folder.parent / ".casegraph" / out / "extracted.sqlite"


def contents(folder: Path, out: str = "out") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder.parent / out).iterdir())}


def from_nothing(folder: Path) -> dict[str, bytes]:
    """Return what a build without a cache writes."""
    build(folder, out="anew", cache=False)
    found = contents(folder, "anew")
    shutil.rmtree(folder.parent / "anew")
    return found


def test_only_a_new_article_is_read(folder: Path) -> None:
    assert build(folder).fresh == 3
    again = build(folder)
    assert again.fresh == 0 and again.problems == ()
    (folder / "more.txt").write_text("Port Merrow sued the state of Ohio on May 5, 2031.\n", encoding="utf-8")
    assert build(folder).fresh == 1
    assert contents(folder) == from_nothing(folder)


def test_a_replaced_text_replaces(folder: Path) -> None:
    build(folder)
    (folder / "suit.txt").write_text(STORIES["suit"].replace("Merrow", "Hollow"), encoding="utf-8")
    assert build(folder).fresh == 1
    assert contents(folder) == from_nothing(folder)
    told = contents(folder)["graph.nq"].decode()
    assert '"Port Hollow"' in told


def test_another_date_of_publication_is_another_article(folder: Path) -> None:
    (folder / "suit.txt").write_text("Port Merrow sued the state of Ohio on Tuesday.\n", encoding="utf-8")
    build(folder)
    (folder / "manifest.csv").write_text(
        "file,title,publisher,url,published\nsuit.txt,,,,2031-06-04\n", encoding="utf-8"
    )
    assert build(folder).fresh == 1
    assert b'"2031-06-03"' in contents(folder)["graph.nq"]


def test_notes_on_a_kept_article_are_told_with_its_place(folder: Path) -> None:
    (folder / "manifest.csv").write_text("file,title,publisher,url,published\nsuit.txt,,,,soon\n", encoding="utf-8")
    first = build(folder)
    assert len(first.problems) == 1 and first.problems[0].source.endswith("suit.txt")
    assert build(folder).problems == first.problems
    (folder / "manifest.csv").rename(folder.parent / "manifest.csv")
    moved = folder.rename(folder.parent / "elsewhere")
    shutil.move(folder.parent / "manifest.csv", moved)
    later = build(moved)
    assert later.fresh == 0 and "/elsewhere/" in later.problems[0].source


def test_the_file_that_an_article_stands_in_is_not_of_it(folder: Path) -> None:
    build(folder)
    (folder / "suit.txt").rename(folder / "suit.md")
    assert build(folder).fresh == 0
    assert b'"suit.md"' in contents(folder)["graph.nq"] and contents(folder) == from_nothing(folder)


def test_articles_of_other_builds_are_forgotten(folder: Path) -> None:
    build(folder)
    (folder / "fees.txt").unlink()
    build(folder)
    with sqlite3.connect(kept(folder)) as file:
        assert file.execute("SELECT count(*) FROM kept").fetchone() == (2,)
    (folder / "fees.txt").write_text(STORIES["fees"], encoding="utf-8")
    assert build(folder).fresh == 1


def test_the_text_is_not_kept(folder: Path) -> None:
    build(folder)
    data = kept(folder).read_bytes()
    assert b"to share records" not in data.replace(b"an order to share records", b"") and b"suit" in data


def test_the_output_folder_holds_the_output_alone(folder: Path) -> None:
    build(folder)
    assert all(name.startswith("graph.") for name in contents(folder))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"no file of SQLite, but long enough to be looked at " * 40),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["other bytes", "cut short", "a folder"],
)
def test_a_broken_file_is_said_and_left(folder: Path, spoil: Callable[[Path], object]) -> None:
    build(folder)
    expected = contents(folder)
    spoil(kept(folder))
    report = build(folder)
    (note,) = report.problems
    assert note.severity is Severity.NOTE and "cannot be used" in note.message and "delete it" in note.message
    assert report.fresh == 3 and contents(folder) == expected


def test_a_file_of_another_program_is_left_alone(folder: Path) -> None:
    kept(folder).parent.mkdir(parents=True)
    with sqlite3.connect(kept(folder)) as file:
        file.execute("CREATE TABLE kept (key BLOB, letters TEXT)")
        file.execute("INSERT INTO kept VALUES ('a', 'mine')")
    report = build(folder)
    assert "no file of casegraph" in report.problems[0].message and report.fresh == 3
    with sqlite3.connect(kept(folder)) as file:
        assert file.execute("SELECT letters FROM kept").fetchall() == [("mine",)]


def test_a_file_of_another_version_is_emptied(folder: Path) -> None:
    build(folder)
    with sqlite3.connect(kept(folder)) as file:
        file.execute(f"PRAGMA user_version = {store.FORMAT + 1}")
    report = build(folder)
    assert report.fresh == 3 and report.problems == ()
    assert build(folder).fresh == 0


def test_rows_that_were_changed_are_read_anew(folder: Path) -> None:
    build(folder)
    expected = contents(folder)
    with sqlite3.connect(kept(folder)) as file:
        file.execute("UPDATE kept SET value = substr(value, 1, length(value) - 1) || x'00'")
    assert build(folder).fresh == 3
    assert contents(folder) == expected
    with sqlite3.connect(kept(folder)) as file:
        file.execute("UPDATE kept SET value = ?", (pack(("something", "else")),))
    assert build(folder).fresh == 3


def test_a_file_that_another_build_holds_is_waited_for_and_then_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder)
    expected = contents(folder)
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    holder = sqlite3.connect(kept(folder), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    report = build(folder)
    holder.execute("ROLLBACK")
    holder.close()
    assert "locked" in report.problems[0].message and contents(folder) == expected
    assert build(folder).problems == ()


def test_builds_at_the_same_time_do_not_break_each_other(folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from graph.kept.store import Store\n"
        "store = Store(Path(sys.argv[1]))\n"
        "for n in range(300): store.put(f'{sys.argv[2]} {n}'.encode(), b'x' * 2000)\n"
        "store.close(); sys.exit(store.fault or 0)\n"
    )
    path = folder.parent / "both.sqlite"
    both = [subprocess.Popen([sys.executable, "-c", program, str(path), name], cwd=cli_root()) for name in "ab"]
    assert [one.wait(60) for one in both] == [0, 0]
    with sqlite3.connect(path) as file:
        assert file.execute("SELECT count(*) FROM kept").fetchone() == (600,)


def cli_root() -> Path:
    return Path(cli.__file__).resolve().parent.parent


def test_other_rules_or_tables_read_everything_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    monkeypatch.setattr(articles, "rules", lambda _tables: b"others")
    assert build(folder).fresh == 3
    assert build(folder).fresh == 0


def test_the_hash_of_the_rules_knows_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "graph"
    shutil.copytree(cli_root() / "graph", package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(rules, "files", lambda _name: package)
    monkeypatch.setattr(rules, "ontology_path", lambda: cli_root() / "ontology.ttl")
    first = hash_of()
    assert first == hash_of() == hash_of([tmp_path])
    (package / "view" / "page.css").write_text("", encoding="utf-8")
    (package / "cli.py").write_text("", encoding="utf-8")
    assert hash_of() == first
    seen = {first}
    for name in ("data/triggers.yaml", "frames/matcher.py", "data/authority/courts.csv", "pipeline.py"):
        with (package / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        seen.add(hash_of())
    (package / "annotate" / "added.py").write_text("", encoding="utf-8")
    seen.add(hash_of())
    (tmp_path / "own.csv").write_text("key\n", encoding="utf-8")
    seen.add(hash_of([tmp_path]))
    assert len(seen) == 7


@pytest.mark.parametrize(
    "value",
    [
        Document("a", "Señora", "0" * 64, regions=()),
        Referent("person:0", MentionKind.PERSON, "Ada", ("Ada", "A."), ("Person",)),
        (Span(0, 4), Literal("2031", "xsd:gYear"), None, 1.5, ("a",)),
    ],
)
def test_values_come_back_as_they_were(value: object) -> None:
    assert unpack(pack(value)) == value


@pytest.mark.parametrize("value", [print, Path("x"), Store, subprocess.run])
def test_nothing_but_the_model_is_read(value: object) -> None:
    """What is packed here would be made again by any common reader of pickles."""
    assert pickle.loads(pack(value)[16:]) == value
    assert unpack(pack(value)) is None


def test_tables_of_a_users_own_count(folder: Path) -> None:
    build(folder)
    own = folder.parent / "own"
    own.mkdir()
    header = (cli_root() / "graph" / "data" / "authority" / "places.csv").read_text(encoding="utf-8").splitlines()[0]
    (own / "places.csv").write_text(header + "\n", encoding="utf-8")
    settings = Settings(authority=str(own))
    assert [pipeline.build([folder], folder.parent / "out", settings).fresh for _ in "ab"] == [3, 0]


def test_nothing_is_kept_without_a_folder_or_when_told_so(folder: Path) -> None:
    with open_articles(None) as none:
        assert none.problems() == ()
    done = CliRunner().invoke(
        cli.app, ["build", str(folder), "--output", str(folder.parent / "out"), "--no-cache"], prog_name="casegraph"
    )
    assert done.exit_code == 0 and not (folder.parent / ".casegraph").exists()


def test_the_command_line_says_what_was_extracted(folder: Path) -> None:
    arguments = ["build", str(folder), "--output", str(folder.parent / "out")]
    assert "extracted" not in CliRunner().invoke(cli.app, arguments).stdout
    (folder / "suit.txt").write_text("Port Merrow sued the state of Ohio.\n", encoding="utf-8")
    assert "  1 of 3 articles extracted, 2 from the cache\n" in CliRunner().invoke(cli.app, arguments).stdout


def test_a_build_that_fails_keeps_what_it_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    (folder / "suit.txt").write_text("Port Merrow sued the state of Ohio.\n", encoding="utf-8")

    def stopped(*_arguments: object) -> object:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "resolve", stopped)
        with pytest.raises(KeyboardInterrupt):
            build(folder)
    assert build(folder).fresh == 0
