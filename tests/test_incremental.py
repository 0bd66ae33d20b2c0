"""Adding, replacing, withdrawing: whatever was built before, the files are those of a build from nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linked_sample import ROOT
from pyoxigraph import RdfFormat, parse

from graph import folder as output_folder
from graph import pipeline, renewed, retold
from graph.emit import told
from graph.kept import Kept, written
from graph.model import Claim, Document, Evidence, Literal, Modality, Span
from graph.settings import Settings
from graph.validate import Report

CG = "https://w3id.org/casegraph/ontology#"
TEXTS = {
    "a-suit": "The city of Port Merrow sued the Justice Department on March 3, 2031, over an order to share records.\n",
    "a": "Judge Ada Quill of the federal court in Toledo on March 9, 2031, blocked the order to share records. "
    "The city of Port Merrow had sued the Justice Department over it.\n",
    "a-2": "Judge Quill blocked the order to share records on March 9, 2031, the court's clerk said. "
    '"We will appeal," said Governor Lew Okafor of Ohio.\n',
    "b_1": "Governor Lew Okafor signed House Bill 12 on April 2, 2031. Toledo sued the state of Ohio over the bill.\n",
    "c": "Toledo sued the Justice Department on May 2, 2031, over a rule on grants.\n",
}
OTHER = {"a": TEXTS["a"].replace("March 9", "March 8"), "c": TEXTS["c"].replace("May 2", "May 3")}
FACTS = {
    "title": "A notice",
    "publisher": "The Harbor Post",
    "url": "https://news.example/1",
    "published": "2031-05-06",
}
DRAWN = st.dictionaries(st.sampled_from(sorted(TEXTS)), st.booleans(), min_size=1)


def lines(texts: Mapping[str, str]) -> str:
    return "".join(json.dumps({"id": stem, "text": text, **FACTS}) + "\n" for stem, text in texts.items())


def build(texts: Mapping[str, str], folder: Path, *, out: str = "out", cache: bool = True) -> dict[str, bytes]:
    """Build the texts and return the files, by name."""
    path = folder / "in.jsonl"
    path.write_text(lines(texts), encoding="utf-8")
    pipeline.build([path], folder / out, Settings(cache=cache))
    return contents(folder / out)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def from_nothing(texts: Mapping[str, str], folder: Path) -> dict[str, bytes]:
    shutil.rmtree(folder / "anew", ignore_errors=True)
    return build(texts, folder, out="anew", cache=False)


def evidence(data: bytes) -> dict[str, set[str]]:
    """Return the documents of each claim in N-Quads."""
    found: dict[str, set[str]] = {}
    for quad in parse(data, format=RdfFormat.N_QUADS):
        if quad.predicate.value == CG + "evidence":
            found.setdefault(quad.subject.value, set()).add(quad.object.value.split("#char=")[0].rsplit("/", 1)[1])  # type: ignore[union-attr]
    return found


@settings(deadline=None, max_examples=6)
@given(st.lists(DRAWN, min_size=2, max_size=4))
def test_whatever_was_built_before_the_files_are_those_of_a_build_from_nothing(walk: list[dict[str, bool]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for step in walk:
            texts = {stem: OTHER.get(stem, TEXTS[stem]) if other else TEXTS[stem] for stem, other in step.items()}
            assert build(texts, folder) == from_nothing(texts, folder)


def test_to_add_and_to_withdraw_is_to_do_nothing(tmp_path: Path) -> None:
    fewer = {stem: text for stem, text in TEXTS.items() if stem != "a-2"}
    before = build(fewer, tmp_path)
    assert build(TEXTS, tmp_path) != before
    assert build(fewer, tmp_path) == before


@pytest.mark.parametrize("stem", sorted(TEXTS))
def test_to_withdraw_removes_exactly_what_only_that_article_carried(tmp_path: Path, stem: str) -> None:
    before = evidence(build(TEXTS, tmp_path)["graph.nq"])
    after = evidence(build({s: t for s, t in TEXTS.items() if s != stem}, tmp_path)["graph.nq"])
    assert any(stems == {stem} for stems in before.values())
    assert after == {claim: stems - {stem} for claim, stems in before.items() if stems != {stem}}


def test_how_articles_lie_in_files_and_in_what_order_changes_nothing(tmp_path: Path) -> None:
    expected = build(TEXTS, tmp_path)
    backwards = dict(reversed(TEXTS.items()))
    assert build(backwards, tmp_path, out="other") == expected
    for n, (stem, text) in enumerate(backwards.items()):
        (tmp_path / f"{n}.jsonl").write_text(lines({stem: text}), encoding="utf-8")
    several = [tmp_path / f"{n}.jsonl" for n in range(len(TEXTS))]
    pipeline.build(several, tmp_path / "other", Settings())
    assert contents(tmp_path / "other") == expected
    plain = tmp_path / "plain"
    plain.mkdir()
    rows = ["file,title,publisher,url,published"]
    for stem, text in TEXTS.items():
        (plain / f"{stem}.txt").write_text(text, encoding="utf-8")
        rows.append(f"{stem}.txt,{FACTS['title']},{FACTS['publisher']},{FACTS['url']},{FACTS['published']}")
    (plain / "manifest.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    pipeline.build([plain], tmp_path / "other", Settings())
    assert contents(tmp_path / "other") == expected


def test_the_seed_of_the_build_before_changes_nothing(tmp_path: Path) -> None:
    """What one process kept, another with other hashes uses."""
    path = tmp_path / "in.jsonl"
    for seed, texts in (("1", dict(list(TEXTS.items())[:3])), ("2", TEXTS)):
        path.write_text(lines(texts), encoding="utf-8")
        command = [sys.executable, str(ROOT / "build_graph.py"), str(path), "--output", str(tmp_path / "out")]
        done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
    assert b"2 of 5 articles extracted, 3 from the cache" in done.stdout
    assert contents(tmp_path / "out") == from_nothing(TEXTS, tmp_path)


def checked(texts: Mapping[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Build, and return the things that were checked."""
    found: set[str] = set()
    whole = output_folder.validate

    def seen(data: bytes, of: frozenset[str]) -> Report:
        found.update(of)
        return whole(data, of)

    with monkeypatch.context() as patch:
        patch.setattr(output_folder, "validate", seen)
        build(texts, folder)
    return {iri.rsplit("/id/", 1)[1] for iri in found if "/id/" in iri}


def test_only_what_is_new_is_made_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apart = {stem: TEXTS[stem] for stem in ("a", "a-2", "c")}
    first = checked({stem: apart[stem] for stem in ("a", "c")}, tmp_path, monkeypatch)
    assert {"doc/a", "doc/c"} <= first
    assert checked({stem: apart[stem] for stem in ("a", "c")}, tmp_path, monkeypatch) == set()
    later = checked(apart, tmp_path, monkeypatch)
    assert "doc/a-2" in later and not {"doc/c", "doc/a"} & later
    assert not any(thing.startswith("doc/c#") for thing in later)


@pytest.mark.parametrize("name", ["graph.nq", "graph.ttl", "graph.trig", "graph.jsonld", "graph.graphml"])
def test_files_that_were_changed_by_hand_are_made_anew(tmp_path: Path, name: str) -> None:
    expected = build(TEXTS, tmp_path)
    data = bytearray(expected[name])
    data[len(data) // 2] ^= 1
    (tmp_path / "out" / name).write_bytes(data)
    assert build(TEXTS, tmp_path) == expected
    (tmp_path / "out" / name).unlink()
    assert build(TEXTS, tmp_path) == expected


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-9]),
        lambda path: path.write_bytes(path.read_bytes() + b"x"),
        lambda path: (path.unlink(), path.mkdir()),
    ],
)
def test_a_broken_record_of_what_was_written_is_left(tmp_path: Path, spoil: object) -> None:
    expected = build(TEXTS, tmp_path)
    spoil(tmp_path / ".casegraph" / "out" / written.FILE)  # type: ignore[operator]
    assert build(TEXTS, tmp_path) == expected


def test_another_base_is_another_graph(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(lines(TEXTS), encoding="utf-8")
    for base in ("https://x.example/id/", "https://y.example/id/"):
        pipeline.build([path], tmp_path / "out", Settings(base=base))
        assert base.encode() in (tmp_path / "out" / "graph.nq").read_bytes()
    assert b"x.example" not in b"".join(contents(tmp_path / "out").values())


def test_code_that_writes_is_part_of_the_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(TEXTS, tmp_path)
    names, width = ("graph.nq",), output_folder.WIDTH
    found = Kept(tmp_path / "out", output_folder.seen_in(Settings())).read(names, width)
    assert found.parts
    found.files["graph.nq"].close()
    monkeypatch.setattr(written, "rules", lambda *, whole: b"others")
    assert not Kept(tmp_path / "out", output_folder.seen_in(Settings())).read(names, width).parts


def test_the_page_is_drawn_only_where_it_shows_something_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = build(TEXTS, tmp_path)

    def drawn(*_arguments: object) -> object:
        raise AssertionError("drawn")

    with monkeypatch.context() as patch:
        patch.setattr(output_folder, "draw", drawn)
        assert build(TEXTS, tmp_path) == expected
        with pytest.raises(AssertionError, match="drawn"):
            build({**TEXTS, "c": OTHER["c"]}, tmp_path)
    (tmp_path / "out" / "graph.html").write_text("by hand", encoding="utf-8")
    assert build(TEXTS, tmp_path) == expected


def test_what_a_document_says_is_told_by_its_own_rows(tmp_path: Path) -> None:
    """Rows of single documents, put together, are the rows of all claims."""
    path = tmp_path / "in.jsonl"
    path.write_text(lines(TEXTS), encoding="utf-8")
    taken = pipeline.gather([path], Settings())
    base = Settings().base
    keys = {stem: stem.encode() for stem in TEXTS}
    one = retold.tell(taken, keys, retold.Last(), base)
    assert one.told == told(taken.claims, base) and one.told
    last = retold.Last(renewed.Whole(told=one.told, named=one.named), one.digests)
    again = retold.tell(taken, {**keys, "c": b"other"}, last, base)
    assert (again.told, again.named) == (one.told, one.named)
    assert {piece.document for claim in again.fresh for piece in claim.evidence} == {"c"}


def test_the_other_side_of_a_conflict_is_known_as_a_claim() -> None:
    document = Document("a", "Word", "0" * 64)
    words = (Evidence("a", Span(0, 4), "Word"),)
    claims = [Claim(f"urn:x/case/{n}", "filedOn", Literal("2031"), Modality.ASSERTED, 0.5, "r", words) for n in (1, 2)]
    rows = told(claims, "urn:x/")
    one, other = sorted(rows)
    wanted = renewed.Affected(frozenset({one}), frozenset())
    known = renewed.Whole(rows, conflicts={(one, other): "one of them"})
    parts = renewed.renewed(known, wanted, [document], {}, [("a",)], "urn:x/")
    assert [part.name for part in parts.things(wanted.things)] == [one]
    assert parts.kinds[one] == parts.kinds[other] == (CG + "Claim",)


def test_a_thing_that_looks_otherwise_touches_all_that_shows_it() -> None:
    row = ("a", "b/case/1", "plaintiff", ("b/place/x", "", ""), "Asserted", "", 0, 0.5, "r", (0, 4))
    thing = (True, ("City",), "X", (), (), ("a", "c"))
    old = renewed.Whole({"b/claim/1": (row,)}, {"b/place/x": thing}, named={"c": ("b/place/x",)})
    new = renewed.Whole(
        {"b/claim/1": (row,)}, {"b/place/x": (True, ("City",), "Y", (), (), ("a", "c"))}, named=old.named
    )
    found = renewed.affected(old, new, "b/")
    assert {"b/claim/1", "b/place/x", "b/doc/a", "b/doc/c"} <= found.things
    assert {"b/doc/a", "b/doc/c"} <= found.graphs
    assert "b/claim/1" not in renewed.affected(old, old, "b/").things
