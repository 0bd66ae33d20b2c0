"""A build end to end: the same bytes always, every quote true, each article's facts its own, bad input reported."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rdflib
from linked_sample import BASE, CORPUS, ROOT, corpus
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from typer.testing import CliRunner

from graph import cli, folder, pipeline, retold
from graph.claims import claims
from graph.errors import InputError, OutputError
from graph.model import Claim, Document, Event, Fact, Linked, Literal, Resolution, Resource, Severity
from graph.read import read_inputs
from graph.readers import Reader
from graph.resolve import resolve
from graph.settings import DEFAULT_BASE, Settings
from graph.tables import Tables
from graph.validate import Report, Violation

if TYPE_CHECKING:
    from conftest import Built

SEEDS = ROOT.parent / "shared" / "seeds"
FILES = ["graph.graphml", "graph.html", "graph.jsonld", "graph.nq", "graph.trig", "graph.ttl"]
CG = "https://w3id.org/casegraph/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OA = "http://www.w3.org/ns/oa#"
DCTERMS = "http://purl.org/dc/terms/"
STORY = (
    "Judge Ada Quill of the federal court in Sacramento on Monday blocked an executive order that President Lew Okafor "
    "signed in March. The town of Port Merrow had sued the Department of Justice over the order.\n"
)


@dataclass(frozen=True, slots=True)
class Done:
    """What a run of the command line left: exit code and both outputs."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, cwd: Path, seed: str = "0") -> Done:
    """Run `build_graph.py` as a user does, in another process."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "build_graph.py"), *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONWARNINGS": "default", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr and "Warning" not in done.stderr, done.stderr
    return Done(done.returncode, done.stdout, done.stderr)


def contents(folder: Path) -> dict[str, str]:
    """Return the fingerprint of each file of a folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def inputs_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name != "manifest.csv")


# --- the same bytes ---------------------------------------------------------------------------------------------


def two_builds(folder: Path, tmp_path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Build a folder twice at the same time: two hash seeds, the files in order and in reverse."""
    started = []
    for seed, files in (("1", inputs_of(folder)), ("4242", inputs_of(folder)[::-1])):
        command = [sys.executable, str(ROOT / "build_graph.py"), *map(str, files), "--output", str(tmp_path / seed)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        started.append(subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
    for process in started:
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said.decode()
    return contents(tmp_path / "1"), contents(tmp_path / "4242")


def test_builds_of_the_corpus_are_the_same_bytes(built: Built, tmp_path: Path) -> None:
    one, other = two_builds(CORPUS, tmp_path)
    assert sorted(one) == FILES
    assert one == other
    assert one == contents(built.folder), "a folder and its files one by one are the same input"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles do not lie beside the checkout")
def test_builds_of_the_seeds_are_the_same_bytes(tmp_path: Path) -> None:
    one, other = two_builds(SEEDS, tmp_path)
    assert sorted(one) == FILES and one == other


# --- what others read in it -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def store(built: Built) -> Store:
    """Return the built Turtle, parsed."""
    store = Store()
    store.extend(parse(path=built.folder / "graph.ttl", format=RdfFormat.TURTLE))
    return store


def values(store: Store, subject: NamedNode, predicate: str) -> list[str]:
    return [q.object.value for q in store.quads_for_pattern(subject, NamedNode(predicate), None)]


def source_text(identifier: str) -> str:
    """Return the text of a document of the corpus out of its source file; of a page, the article that was read."""
    for path in inputs_of(CORPUS):
        if path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                if line.strip() and json.loads(line)["id"] == identifier:
                    return str(json.loads(line)["text"])
        elif path.stem == identifier and path.suffix == ".html":
            return read_inputs([path], Settings()).documents[0].text
        elif path.stem == identifier:
            return path.read_text(encoding="utf-8")
    raise AssertionError(f"no source file for {identifier}")


def test_every_quote_is_what_its_source_file_has_there(store: Store) -> None:
    pieces = [q.subject for q in store.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(CG + "Evidence"))]
    checked = 0
    for piece in pieces:
        (source,) = values(store, piece, OA + "hasSource")
        (identifier,) = values(store, NamedNode(source), DCTERMS + "identifier")
        text = source_text(identifier)
        assert values(store, NamedNode(source), CG + "sha256") == [hashlib.sha256(text.encode()).hexdigest()]
        found: dict[str, list[str]] = {"start": [], "end": [], "exact": [], "prefix": [], "suffix": []}
        for selector in values(store, piece, OA + "hasSelector"):
            for name, given in found.items():
                given += values(store, NamedNode(selector), OA + name)
        start, end = int(found["start"][0]), int(found["end"][0])
        assert text[start:end] == found["exact"][0] != ""
        assert [text[max(0, start - 32) : start]] == (found["prefix"] or [""])
        assert [text[end : end + 32]] == (found["suffix"] or [""])
        checked += 1
    assert checked == len(pieces) > 100


def test_every_claim_has_evidence_and_every_plain_triple_a_claim(store: Store) -> None:
    claimed = {}
    for q in store.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(CG + "Claim")):
        said = [store.quads_for_pattern(q.subject, NamedNode(RDF + part), None) for part in ("subject", "predicate")]
        (subject,), (predicate,) = ([row.object for row in rows] for rows in said)
        (value,) = (row.object for row in store.quads_for_pattern(q.subject, NamedNode(RDF + "object"), None))
        (modality,) = values(store, q.subject, CG + "modality")
        assert values(store, q.subject, CG + "evidence")
        claimed.setdefault((subject, predicate, value), set()).add(modality.removeprefix(CG))
    things = {subject for subject, _, _ in claimed}
    plain = {
        (q.subject, q.predicate, q.object)
        for q in store.quads_for_pattern(None, None, None)
        if q.subject in things and q.predicate.value.startswith(CG)
    }
    dates = {row for row in plain if row[1].value in (CG + "from", CG + "until")}  # the tables give these of a tenure
    assert plain - dates == {row for row, said in claimed.items() if said & {"Asserted", "Ordered"}} - dates


def test_others_count_the_same_triples(built: Built, store: Store) -> None:
    path = built.folder / "graph.ttl"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(rdflib.Graph().parse(path, format="turtle")) == len(store) == built.report.triples
    forms = (("graph.ttl", RdfFormat.TURTLE), ("graph.trig", RdfFormat.TRIG), ("graph.nq", RdfFormat.N_QUADS))
    rows = [
        {(q.subject, q.predicate, q.object) for q in parse(path=built.folder / name, format=form)}
        for name, form in forms
    ]
    assert len(rows[0]) == len(store) and rows[0] == rows[1] == rows[2]


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper (raptor2-utils) is not installed")
def test_rapper_counts_the_same_triples_and_warns_of_nothing(built: Built) -> None:
    done = subprocess.run(
        ["rapper", "-c", "-i", "turtle", str(built.folder / "graph.ttl")], capture_output=True, text=True, check=True
    )
    assert f"returned {built.report.triples} triples" in done.stderr
    assert "warning" not in done.stderr.lower() and "error" not in done.stderr.lower()


# --- withdrawing a document -------------------------------------------------------------------------------------

Said = tuple[str, str, Resource | Literal, str, str | None, tuple[object, ...]]


def told_by(documents: Sequence[Linked], tables: Tables) -> tuple[Resolution, tuple[Claim, ...]]:
    resolution = resolve(documents, tables, BASE)
    return resolution, claims(documents, resolution)


def said(found: Sequence[Claim], without: str = "", names: Mapping[str, str] | None = None) -> set[Said]:
    """Return the claims without the evidence of one document, their things renamed, without rule and confidence."""
    names = names or {}
    rows = set()
    for c in found:
        value = Resource(names.get(c.object.iri, c.object.iri)) if isinstance(c.object, Resource) else c.object
        speaker = names.get(c.attributed_to, c.attributed_to) if c.attributed_to else None
        evidence = tuple(e for e in c.evidence if e.document != without)
        if evidence:
            rows.add((names.get(c.subject, c.subject), c.predicate, value, c.modality.value, speaker, evidence))
    return rows


@pytest.mark.parametrize("stem", [one.document.stem for one in corpus()])
def test_without_an_article_exactly_its_facts_are_gone(stem: str, tables: Tables) -> None:
    """Building without a document gives the claims of the whole build less the evidence of that document.

    What may change besides: a claim's rule and confidence, which are the best of all its documents; labels and
    further names; and the IRI of a case, ruling or measure whose fullest telling was in the document, because an IRI
    is made of identifying values, and those that only this document gave (a day, a defendant) are gone with it. Such
    an IRI is renamed as a whole. What could change with other documents, and does not here: two things that only the
    document tied together (it agrees with both, they tell too little of each other) would be two without it.
    """
    whole, all_claims = told_by(corpus(), tables)
    rest, rest_claims = told_by([one for one in corpus() if one.document.stem != stem], tables)
    before = {(a.document, a.key): a.iri for a in whole.assignments}
    pairs = {(a.iri, before[a.document, a.key]) for a in rest.assignments}
    assert len(pairs) == len({new for new, _ in pairs}) == len({old for _, old in pairs}), "joined or split"
    renamed = {new: old for new, old in pairs if new != old}
    tellers = {entity.iri: entity.documents for entity in whole.entities}
    assert all(stem in tellers[old] for old in renamed.values())
    assert {old.removeprefix(BASE).split("/")[0] for old in renamed.values()} <= {"case", "ruling", "measure"}
    assert said(rest_claims, names=renamed) == said(all_claims, without=stem)


def test_to_drop_a_named_graph_is_to_withdraw_its_document(built: Built) -> None:
    """Without <doc/STEM> no claim is left whose only evidence was there, and no plain triple without a claim."""
    rows = list(parse(path=built.folder / "graph.nq", format=RdfFormat.N_QUADS))
    graphs = sorted({q.graph_name.value for q in rows if "/doc/" in q.graph_name.value})
    assert len(graphs) == built.report.documents
    for graph in graphs:
        left = [q for q in rows if q.graph_name.value != graph]
        sources = {q.object for q in rows if q.predicate.value == OA + "hasSource" and q.object.value == graph}
        assert sources and not any(q.object.value == graph for q in left if isinstance(q.object, NamedNode))
        kept = objects(left, CG + "evidence")
        claim = {q.subject for q in left if q.predicate.value == RDF + "type" and q.object.value == CG + "Claim"}
        assert (
            claim == set(kept) == {s for s, pieces in objects(rows, CG + "evidence").items() if foreign(pieces, graph)}
        )
        told = zip_claims(left)
        things = {subject for subject, _, _ in zip_claims(rows)}
        plain = {
            (q.subject, q.predicate, q.object)
            for q in left
            if q.subject in things and q.predicate.value.startswith(CG) and "/graph/" not in q.graph_name.value
        }
        assert plain <= told


def objects(rows: Sequence[Quad], predicate: str) -> dict[object, set[object]]:
    found: dict[object, set[object]] = {}
    for q in rows:
        if q.predicate.value == predicate:
            found.setdefault(q.subject, set()).add(q.object)
    return found


def foreign(pieces: set[object], graph: str) -> bool:
    return any(not piece.value.startswith(f"{graph}#") for piece in pieces)  # type: ignore[attr-defined]


def zip_claims(rows: Sequence[Quad]) -> set[tuple[object, object, object]]:
    subject, predicate, value = (objects(rows, RDF + part) for part in ("subject", "predicate", "object"))
    return {(*subject[claim], *predicate[claim], *value[claim]) for claim in subject}


# --- bad input --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """Build a folder in which everything is wrong that can be, beside one good file."""
    folder = tmp_path_factory.mktemp("mixed")
    articles = folder / "articles"
    (articles / "again").mkdir(parents=True)
    (articles / "good.txt").write_text(STORY, encoding="utf-8")
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (articles / "latin.txt").write_bytes("In Nantes the mayor, Zoë Rémy, sued the prefecture.\n".encode("latin-1"))
    (articles / "line.txt").write_text("The judge in Elm blocked the order on Monday. " * 110_000, encoding="utf-8")
    (articles / "again" / "good.md").write_text("Another text of the same name.\n", encoding="utf-8")
    (articles / "empty.txt").write_text("", encoding="utf-8")
    (articles / "manifest.csv").write_text(
        "file,title,publisher,url,published\ngood.txt,Order blocked,The Gazette,,2031-05-06\nlost.txt,Lost,,,\n",
        encoding="utf-8",
    )
    done = run("articles", folder / "nowhere", "--output", "out", cwd=folder)
    return folder, done


@pytest.mark.parametrize(
    ("severity", "file", "words"),
    [
        ("error", "nowhere", "There is no such file or folder"),
        ("error", "articles/binary.txt", "binary file"),
        ("note", "articles/latin.txt", "Windows-1252"),
        ("error", "articles/line.txt", "Too long: 5,060,000 bytes"),
        ("error", "articles/empty.txt", "no text in it"),
        ("error", "articles/manifest.csv:line 3", "'lost.txt', which is not there"),
        ("error", "articles/good.txt", "is taken by another text (articles/again/good.md)"),
    ],
)
def test_each_bad_file_is_named_with_what_is_wrong(
    mixed: tuple[Path, Done], severity: str, file: str, words: str
) -> None:
    lines = [line for line in mixed[1].err.splitlines() if f"{file}: " in line]
    assert [line.startswith(f"{severity}: ") and words in line for line in lines] == [True]


def test_the_others_are_built_and_the_exit_code_is_1(mixed: tuple[Path, Done]) -> None:
    folder, done = mixed
    assert done.code == 1 and done.out.startswith("2 documents, ")
    assert sorted(contents(folder / "out")) == FILES
    turtle = (folder / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert 'dcterms:identifier "good"' in turtle and 'dcterms:identifier "latin"' in turtle
    assert "line.txt" not in turtle


def test_five_megabytes_in_one_line_are_refused_by_name(mixed: tuple[Path, Done]) -> None:
    assert (mixed[0] / "articles" / "line.txt").stat().st_size > 5_000_000
    assert "line.txt" in mixed[1].err and "--max-characters" in mixed[1].err


def test_a_build_that_fails_leaves_the_files_of_the_earlier_one(mixed: tuple[Path, Done]) -> None:
    folder, _ = mixed
    before = contents(folder / "out")
    done = run("nowhere", "--output", "out", cwd=folder)
    assert (done.code, done.out) == (2, "") and "nowhere: There is no such file" in done.err
    assert contents(folder / "out") == before


def test_an_empty_folder_is_named(mixed: tuple[Path, Done]) -> None:
    empty = mixed[0] / "nothing"
    empty.mkdir()
    done = CliRunner().invoke(cli.app, ["build", str(empty), "--output", str(mixed[0] / "out2")])
    assert (done.exit_code, done.stdout) == (2, "") and "nothing: The folder holds no text" in done.stderr
    assert not (mixed[0] / "out2").exists()


def test_an_output_folder_that_is_a_file_is_named(mixed: tuple[Path, Done]) -> None:
    taken, good = mixed[0] / "taken", mixed[0] / "articles" / "good.txt"
    taken.write_text("in the way", encoding="utf-8")
    way = "name another folder"
    done = CliRunner().invoke(cli.app, ["build", str(good), "--output", str(taken)])
    assert done.exit_code == 2
    assert done.stderr == f"error: {taken}: cannot be written into: {taken} is a file, and a folder is needed; {way}\n"
    assert taken.read_text(encoding="utf-8") == "in the way"


# --- failures of our own ----------------------------------------------------------------------------------------


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Write one article, and build it into `out` beside it."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    pipeline.build([path], tmp_path / "out", Settings())
    return path


def broken(data: bytes, of: frozenset[str]) -> Report:
    return Report(False, tuple(Violation(f"thing{n}", "p", "is wrong", "x") for n in range(12)), 1)


def full_disk(*_arguments: object) -> bytes:
    raise OutputError("no page")


@pytest.mark.parametrize(
    ("name", "stand_in", "words"),
    [("validate", broken, "breaks its own shapes and was not written"), ("draw", full_disk, "no page")],
)
def test_a_violation_or_a_failing_page_leaves_what_was_there(
    story: Path, monkeypatch: pytest.MonkeyPatch, name: str, stand_in: object, words: str
) -> None:
    out = story.parent / "out"
    before = contents(out)
    story.write_text(STORY + "The order was lifted on Friday, the clerk wrote.\n", encoding="utf-8")
    monkeypatch.setattr(folder, name, stand_in)
    with pytest.raises(OutputError, match=words):
        pipeline.build([story], out, Settings())
    assert contents(out) == before and sorted(before) == FILES


def test_a_violation_is_told_with_its_thing_and_not_more_than_ten(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "validate", broken)
    with pytest.raises(OutputError) as caught:
        pipeline.build([story], story.parent / "new", Settings())
    assert "\n  thing0 p: is wrong x" in str(caught.value) and str(caught.value).endswith("and 2 more")
    assert not (story.parent / "new").exists()


def test_one_file_that_cannot_be_written_keeps_all_the_others_back(story: Path) -> None:
    out = story.parent / "out"
    (out / "graph.nq").unlink()
    (out / "graph.nq").mkdir()
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    story.write_text(STORY * 2, encoding="utf-8")
    with pytest.raises(OutputError, match=r"graph\.nq: cannot be written: Is a directory"):
        pipeline.build([story], out, Settings())
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before


def test_a_wrong_quote_is_a_violation(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shifted(linked: Sequence[Linked], resolution: Resolution) -> tuple[Claim, ...]:
        found = claims(linked, resolution)
        return (replace(found[0], evidence=(replace(found[0].evidence[0], quote="Not so."),)), *found[1:])

    monkeypatch.setattr(retold, "claims", shifted)
    with pytest.raises(OutputError, match=r"story#char=\d+,\d+ exact: the document has "):
        pipeline.build([story], story.parent / "new", Settings())


def test_a_date_that_no_calendar_has_is_left_out_with_a_note(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.read_advised

    def with_bad_date(document: Document, tables: Tables, readers: Sequence[Reader]) -> pipeline.Advised:
        advised = whole(document, tables, readers)
        one = advised.linked
        ruling = next(event for event in one.events if event.facts)
        bad = Fact("decidedOn", Literal("2017-02-30", "xsd:date"), ruling.facts[0].evidence, "a/rule")
        events = tuple(Event(e.key, e.kind, (*e.facts, bad)) if e is ruling else e for e in one.events)
        return replace(advised, linked=replace(one, events=events))

    monkeypatch.setattr(pipeline, "read_advised", with_bad_date)
    report = pipeline.build([story], story.parent / "new", Settings())
    (note,) = report.problems
    assert note.severity is Severity.NOTE and note.source == "story" and "'2017-02-30'" in note.message
    assert b"2017-02-30" not in (story.parent / "new" / "graph.ttl").read_bytes()
    assert report.violations == ()


def test_nothing_to_build_from_names_each_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no document could be read\n  .*one: There is no such[^\n]*\n  .*two: "):
        pipeline.build([tmp_path / "one", tmp_path / "two"], tmp_path / "out", Settings())
    assert not (tmp_path / "out").exists()


def test_progress_is_told_by_stage(story: Path) -> None:
    told: list[tuple[str, int, int]] = []
    pipeline.build([story], story.parent / "out", Settings(), lambda *step: told.append(step))
    assert [stage for stage, _, _ in told] == ["reading", "extracting", "resolving", "checking", "writing", "done"]
    assert all(0 <= done <= total for _, done, total in told)


@pytest.mark.parametrize("base", ["", "https://x.example/id", "https://x.example/id#", "https://x.example/#a/", "id/"])
def test_a_base_must_end_in_a_slash(base: str) -> None:
    """Evidence is a fragment of its document's IRI, and an IRI has one fragment at most."""
    with pytest.raises(InputError, match=r"--base\) .* ends in /, such as https://w3id\.org/casegraph/id/"):
        Settings(base=base)


def test_another_base(story: Path) -> None:
    pipeline.build([story], story.parent / "based", Settings(base=BASE))
    text = (story.parent / "based" / "graph.nq").read_text(encoding="utf-8")
    assert BASE in text and DEFAULT_BASE not in text


def test_two_papers_that_disagree_make_a_conflict(tmp_path: Path) -> None:
    """One docket is one case; the two days of its filing both stay, and `cg:conflictsWith` ties them."""
    folder = tmp_path / "papers"
    folder.mkdir()
    texts = {
        "a": "The city of Toledo sued the state of Ohio over its zoning law on June 5, 2019. The suit, "
        "No. 3:19-cv-01234, is pending.\n",
        "b": "Toledo filed a lawsuit against Ohio on June 6, 2019. The case is City of Toledo v. State of Ohio, "
        "No. 3:19-cv-01234.\n",
    }
    for stem, text in texts.items():
        (folder / f"{stem}.txt").write_text(text, encoding="utf-8")
    pipeline.build([folder], tmp_path / "out", Settings())
    graph = rdflib.Graph().parse(tmp_path / "out" / "graph.ttl")
    cg = rdflib.Namespace("https://w3id.org/casegraph/ontology#")
    (case,) = set(graph.subjects(rdflib.RDF.type, cg.Case))
    assert {str(day) for day in graph.objects(case, cg.filedOn)} == {"2019-06-05", "2019-06-06"}
    assert len(list(graph.subject_objects(cg.conflictsWith))) == 2
