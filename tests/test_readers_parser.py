"""`--spacy`: from the saved pipeline to the graph, and what is said where it cannot be loaded."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from parses import AGAINST, AGAINST_CLEAR, BOTH, SURPRISE, save
from telling import annotated
from typer.testing import CliRunner

from graph import cli, frames
from graph.claims import PRIOR, confidence
from graph.errors import ReaderError
from graph.model import Annotated, Frame, FrameKind
from graph.readers.parser import open_parser
from graph.tables import Tables

ROOT = Path(__file__).resolve().parent.parent
STORY = f"date 2020-06-17\n\n{SURPRISE}\n\n{AGAINST}\n"


def build(text: Path, out: Path, *options: str) -> str:
    done = CliRunner().invoke(cli.app, ["build", str(text), "--output", str(out), "--quiet", *options])
    assert done.exit_code == 0, done.output
    return (out / "graph.nq").read_text(encoding="utf-8")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the suits and rulings from the rules, so that these tests hold whatever the rules learn to read."""
    whole = frames.EXTRACTORS

    def others(annotated: Annotated, tables: Tables) -> tuple[Frame, ...]:
        found = [f for extractor in whole for f in extractor(annotated, tables)]
        return tuple(f for f in found if f.kind not in (FrameKind.CASE, FrameKind.RULING))

    monkeypatch.setattr(frames, "EXTRACTORS", (others,))


@pytest.mark.usefixtures("few_rules")
@pytest.mark.parametrize("scheme", sorted(BOTH))
def test_a_build_with_a_pipeline_of_either_scheme(story: Path, tmp_path: Path, scheme: str) -> None:
    folder = save(tmp_path / "pipeline", *BOTH[scheme])
    plain = build(story, tmp_path / "plain")
    told = build(story, tmp_path / "told", "--spacy", folder)
    assert "spacy-" not in plain and "ontology#Ruling>" not in plain
    assert "ontology#Ruling>" in told and 'label> "spacy-block/active"' in told
    assert re.search(r"ontology#defendant> <\S*/body/\S*treasury", told) and "ontology#defendant>" not in plain
    assert '"0.5"^^' in told and '"0.5"^^' not in plain
    assert build(story, tmp_path / "again", "--spacy", folder) == told


def test_what_a_parse_says_is_less_sure() -> None:
    assert confidence("spacy-block/active") == confidence("spacy-ruling/in-case") < PRIOR
    assert confidence("block/active") > confidence("spacy-block/active")


def test_sentences_that_the_pipeline_knows_nothing_of_add_nothing(story: Path, tmp_path: Path) -> None:
    folder = save(tmp_path / "pipeline", AGAINST_CLEAR.replace("Ohio", "Utah"))
    assert build(story, tmp_path / "told", "--spacy", folder) == build(story, tmp_path / "plain")


def test_a_pipeline_that_is_not_installed() -> None:
    with pytest.raises(ReaderError, match=r"'en_no_such_thing'.*python -m spacy download en_no_such_thing"):
        open_parser("en_no_such_thing")


def test_a_missing_pipeline_ends_the_command(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = CliRunner().invoke(cli.app, ["build", str(story), "--output", str(out), "--spacy", "en_no_such_thing"])
    assert done.exit_code == 2 and "error: the spaCy pipeline" in done.stderr and not out.exists()


def test_a_pipeline_of_another_make(tmp_path: Path) -> None:
    folder = save(tmp_path / "pipeline")
    config = tmp_path / "pipeline" / "config.cfg"
    config.write_text(config.read_text().replace("casegraph_table_parser", "no_such_factory"))
    with pytest.raises(ReaderError, match="does not load.*spacy validate"):
        open_parser(folder)


def test_a_pipeline_without_a_parser(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ReaderError, match="no dependency parser"):
        open_parser(str(tmp_path / "blank"))(annotated(SURPRISE))


def test_a_build_without_readers_loads_none_of_them(story: Path, tmp_path: Path) -> None:
    """Neither the modules of the readers nor any socket: the interpreter itself tells of both."""
    script = (
        "import sys\n"
        "sys.addaudithook(lambda name, _: sys.exit(name) if name.startswith('socket.connect') else None)\n"
        "from pathlib import Path\n"
        "from graph import pipeline\n"
        "from graph.settings import Settings\n"
        "pipeline.build([sys.argv[1]], Path(sys.argv[2]), Settings())\n"
        "print(sorted(m for m in sys.modules if m.startswith('graph.readers')))\n"
    )
    command = [sys.executable, "-c", script, str(story), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout) == (0, "['graph.readers']\n"), done.stderr
