"""Reading of inputs: formats, manifests, encodings, and what is reported instead of raised."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Problem, Severity
from graph.read import Reading, read_inputs
from graph.read.assemble import make_document
from graph.read.draft import Draft, Metadata, Origin
from graph.settings import Settings

PROSE = "The mill town went to court on Monday, and the river lost.\n"
PAGE = """<html><head><title>Mill town wins | The Mill</title><meta property="og:site_name" content="The Mill">
<meta property="article:published_time" content="2016-05-03T10:00:00Z"></head><body><nav><a href="/">Home page</a></nav>
<article><h1>Mill town wins</h1>
<p>A judge in Ohio on Monday gave the town of Hartwell its river back after two years in court.</p>
<p>The town said that it would spend the money on lamps, on roads and on a new bridge across the river.</p>
<table><tr><th>Town</th><th>Sum</th></tr><tr><td>Elm</td><td>$5,000</td></tr><tr><td>Oak</td><td></td></tr></table>
<p>The mill will appeal, its head told reporters who had come to the court house in the rain.</p></article>
<footer>All rights of the footer</footer></body></html>"""


def read(*paths: Path | str, settings: Settings | None = None, stdin: bytes | None = None) -> Reading:
    return read_inputs(paths, settings or Settings(), None if stdin is None else io.BytesIO(stdin))


def errors(reading: Reading) -> list[Problem]:
    return [problem for problem in reading.problems if problem.severity is Severity.ERROR]


def stems(reading: Reading) -> list[str]:
    return [document.stem for document in reading.documents]


def line(**fields: object) -> str:
    return json.dumps(fields) + "\n"


def test_text_equals_what_python_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.v2.txt"
    path.write_bytes(("\ufeff" + PROSE).encode().replace(b"\n", b"\r\n") + b"End\rof it\n")
    (document,) = read(path).documents
    assert document.text == path.read_text(encoding="utf-8-sig")
    assert document.stem == "a.v2"
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert (document.source, document.title, document.published) == ("a.v2.txt", None, None)


def test_folder_with_manifest(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "sub" / "b.md").write_text(PROSE + "Two.")
    (tmp_path / "c.txt").write_text(PROSE + "Three.")
    for skipped in ("README.md", ".hidden.txt"):
        (tmp_path / skipped).write_text("Skipped.")
    (tmp_path / "manifest.csv").write_text(
        "file,title,publisher,url,published,editor\na.txt,Mill wins,The Mill,https://mill.example/a,2016-05-03,Ann\n"
        "sub/b.md,Two,,,2016\nabsent.txt,,,,\na.txt,Again,,,\n"
    )
    reading = read(tmp_path)
    a, b, c = reading.documents
    assert (a.title, a.publisher, a.source, a.published) == (
        "Mill wins",
        "The Mill",
        "https://mill.example/a",
        "2016-05-03",
    )
    assert (b.stem, b.title, b.published, b.source) == ("b", "Two", "2016", "b.md")
    assert (c.title, c.published) == (None, None)
    (problem,) = errors(reading)
    assert problem.source.endswith("manifest.csv") and problem.place == "line 4" and "absent.txt" in problem.message
    assert [p.place for p in reading.problems if p.severity is Severity.NOTE] == ["line 5"]
    assert read(tmp_path / "a.txt").documents[0].title == "Mill wins"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"name,title\na.txt,A\n", "The header must be"),
        (b"", "The header must be"),
        (b"\x00\x01", "binary"),
        (b"file,title,publisher,url,published\n../a.txt,,,,\n", "names no file in this folder"),
        (b"file,title,publisher,url,published\n,Title,,,\n", "names no file in this folder"),
    ],
)
def test_bad_manifest_is_reported_and_the_files_are_read(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "manifest.csv").write_bytes(content)
    reading = read(tmp_path)
    assert stems(reading) == ["a"]
    assert [words in problem.message for problem in errors(reading)] == [True]


def test_json_lines_plain_and_compressed(tmp_path: Path) -> None:
    lines = line(
        id="x1", text=PROSE, title="T", published="2016-05-03T00:00:00", publisher=None, url="https://e.example", more=1
    )
    lines += "\n" + line(id=7, text="Seven mills.\r\nTwo", published=2016)
    (tmp_path / "a.jsonl").write_text(lines)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(line(id="x3", text="Three.").encode()))
    reading = read(tmp_path)
    assert reading.problems == ()
    seven, x1, x3 = reading.documents
    assert (x1.title, x1.published, x1.publisher, x1.source) == ("T", "2016-05-03", None, "https://e.example")
    assert (seven.stem, seven.text, seven.published, seven.source) == ("7", "Seven mills.\nTwo", "2016", "a.jsonl")
    assert (x3.stem, x3.source) == ("x3", "b.jsonl.gz")


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (line(id="x"), "field text"),
        (line(text="A mill."), "field id"),
        (line(id="", text="A mill."), "field id"),
        (line(id="a\nb", text="A mill."), "field id"),
        (line(id="x", text=5), "field text"),
        (line(id="x", text=" "), "no text"),
        (line(id="x", text="\x00\x00"), "no text"),
        (line(id="x", text="A\x00mill"), "binary"),
        ("[1, 2]\n", "no JSON object"),
        ("[" * 5000 + "\n", "no JSON"),
        ("{broken\n", "no JSON"),
        (line(id="good", text="Another text."), "is taken by another text"),
    ],
)
def test_bad_json_line_is_reported_with_its_number(tmp_path: Path, bad: str, words: str) -> None:
    (tmp_path / "a.jsonl").write_text(line(id="good", text=PROSE) + bad + line(id="last", text=PROSE))
    reading = read(tmp_path / "a.jsonl")
    assert stems(reading) == ["good", "last"]
    (problem,) = errors(reading)
    assert problem.place == "line 2" and words in problem.message


def test_json_line_that_is_far_too_long(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line(id="big", text="a " * 200_000) + line(id="small", text="A mill."))
    reading = read(tmp_path, settings=Settings(max_characters=100))
    assert stems(reading) == ["small"]
    assert "--max-characters" in errors(reading)[0].message and errors(reading)[0].place == "line 1"


def test_half_pairs_are_replaced_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "A \\ud83d mill.", "title": "\\udc00"}\n')
    reading = read(tmp_path)
    assert reading.documents[0].text == "A \ufffd mill." and len(reading.problems) == 1


def test_damaged_gzip(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line(id="x", text=PROSE * 500).encode())[:40])
    (tmp_path / "b.jsonl.gz").write_text("not compressed")
    reading = read(tmp_path)
    assert len(errors(reading)) == 2 and reading.documents == ()


def test_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (document,) = read(tmp_path).documents
    assert (document.title, document.publisher, document.published) == ("Mill town wins", "The Mill", "2016-05-03")
    assert "Home page" not in document.text and "footer" not in document.text
    (table,) = document.tables
    assert [c.text for c in table.header] == ["Town", "Sum"]
    assert [[c.text for c in row] for row in table.rows] == [["Elm", "$5,000"], ["Oak", ""]]


def test_manifest_wins_over_the_page_and_its_gaps_are_filled(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "manifest.csv").write_text("file,title,publisher,url,published\na.html,Own title,,,2016-06\n")
    (document,) = read(tmp_path).documents
    assert (document.title, document.publisher, document.published) == ("Own title", "The Mill", "2016-06")


def test_page_names_its_encoding(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-2">').replace("Hartwell", "Łódź")
    (tmp_path / "a.html").write_bytes(page.encode("iso-8859-2"))
    reading = read(tmp_path)
    assert "Łódź" in reading.documents[0].text and "iso-8859-2" in reading.problems[0].message


@pytest.mark.parametrize("content", ["<html><body></body></html>", "", "<nav>x</nav>"])
def test_page_without_article(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.html").write_text(content)
    assert len(errors(read(tmp_path))) == 1


@pytest.mark.parametrize(
    ("data", "text", "words"),
    [
        ("The café’s mill.".encode("cp1252"), "The café’s mill.", "iconv -f CP1252 -t UTF-8 a.txt"),
        ("The café mill.".encode("latin-1"), "The café mill.", "Windows-1252"),
        ("The café mill.".encode("utf-16"), "The café mill.", "UTF-16"),
        (b"\xfe\xff" + "The mill.".encode("utf-16-be"), "The mill.", "UTF-16"),
        ("“The mill” — café ".encode() + b"\xe2\x80", "“The mill” — café \ufffd", "not UTF-8"),
    ],
)
def test_other_encodings_are_read_with_a_note(tmp_path: Path, data: bytes, text: str, words: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    reading = read(tmp_path)
    assert reading.documents[0].text == text
    (problem,) = reading.problems
    assert problem.severity is Severity.NOTE and words in problem.message


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"\x00\x01\x02binary", "binary"),
        ("a.txt", b"\x01\x02\x03\x04 text", "binary"),
        ("a.txt", b"%PDF-1.7 words", "PDF"),
        ("a.txt", gzip.compress(b"words"), "gzip"),
        ("a.txt", b"<!DOCTYPE html><p>Words</p>", ".html"),
        ("a.txt", b"\x81\x8d words", "Neither"),
        ("a.txt", b"\xff\xfeA", "UTF-16"),
        ("a.txt", b"", "no text"),
        ("a.txt", b" \n --- \n", "no text"),
        ("a.txt", b"word " * 100_000, "--max-characters"),
        ("a.txt", b"word " * 2_500, "12,500 characters, the limit is 10,000"),
        ("a.jsonl", b"", "no document"),
        ("a.pdf", b"words", "allowed are .txt"),
        ("a.gz", b"words", "allowed are .txt"),
    ],
)
def test_unusable_file_is_an_error(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (tmp_path / "good.txt").write_text(PROSE)
    reading = read(path, tmp_path / "good.txt", settings=Settings(max_characters=10_000))
    assert stems(reading) == ["good"]
    (problem,) = errors(reading)
    assert problem.source == path.as_posix() and words in problem.message


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling").mkdir()
    (tmp_path / "dangling" / "a.txt").symlink_to(tmp_path / "nowhere.txt")
    reading = read(
        tmp_path / "absent", tmp_path / "empty", tmp_path / "pipe.txt", tmp_path / "dangling", "nul\x00", "x" * 5000
    )
    assert reading.documents == () and len(errors(reading)) == 6


def test_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(PROSE)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (problem,) = errors(read(tmp_path))
    assert "Permission denied" in problem.message


def test_other_files_in_a_folder_are_notes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    reading = read(tmp_path)
    assert [p.severity for p in reading.problems] == [Severity.NOTE] and stems(reading) == ["a"]


def test_one_stem_twice(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PROSE)
    (tmp_path / "a.txt").write_text("Another text.")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(PROSE)
    reading = read(tmp_path)
    (document,) = reading.documents
    assert document.text == PROSE
    assert [(p.severity, Path(p.source).parent.name == "sub") for p in reading.problems] == [
        (Severity.ERROR, False),
        (Severity.NOTE, True),
    ]
    assert "rename" in reading.problems[0].message


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    reading = read(tmp_path, tmp_path / "a.txt", str(tmp_path / "a.txt"))
    assert stems(reading) == ["a"] and reading.problems == ()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PROSE.encode(), ["stdin"]),
        (line(id="x", text=PROSE).encode() + line(id="y", text="B.").encode(), ["x", "y"]),
        (b'{"a brace": opens a text.', ["stdin"]),
        (b"", []),
        (b"\x00", []),
    ],
)
def test_standard_input(data: bytes, expected: list[str]) -> None:
    reading = read("-", stdin=data)
    assert stems(reading) == expected
    assert bool(errors(reading)) == (not expected)


def test_no_standard_input() -> None:
    assert len(errors(read("-"))) == 1


@pytest.mark.parametrize(
    ("published", "text", "expected", "notes"),
    [
        ("2016-05-03", "date 2017-01-01 A mill closed.", "2016-05-03", 0),
        ("", "date 2017-01-01 A mill closed.", "2017-01-01", 0),
        ("", "HARTWELL, May 3, 2016 (Reuters) - A mill closed.", "2016-05-03", 0),
        ("May 2016", "date 2017-01-01 A mill closed.", "2017-01-01", 1),
        ("May 2016", "A mill closed.", None, 1),
        ("", "A mill closed on May 3, 2016.", None, 0),
    ],
)
def test_date_of_the_document(published: str, text: str, expected: str | None, notes: int) -> None:
    document, found = make_document(Draft("a", text, Origin("a.txt", "a.txt"), Metadata(published=published)))
    assert (document.published, len(found)) == (expected, notes)


PIECES = st.sampled_from(
    [PROSE.strip(), "\n", "\n\n", " ", "Mill Town Wins Its River", "[yz_table title='A']", "[/yz_table]", "Elm,$5"]
    + ["| a | b |", "|--|--|", "a\tb", "Read more:", "Share Tweet Email", "ADVERTISEMENT", "HARTWELL (AP) — A", "|"]
    + ["Ann Poe/Reuters", "[a b=c]", "(Photo: A)", "By completing the poll, you", "Why?", "\u00a0", "•", "___", ","]
    + ["* note", "date 2016-05-03 ", "(RELATED: A mill)", "Write to Ann Poe at a@mill.example"]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join))
def test_regions_and_cells_lie_in_the_text_sorted_and_apart(text: str) -> None:
    document, _ = make_document(Draft("a", text.encode("utf-8", "replace").decode(), Origin("a.txt", "a.txt")))
    end = 0
    for region in document.regions:
        assert region.span.start >= end
        end = region.span.end
    assert end <= len(document.text)
    for table in document.tables:
        for cell in (*table.header, *table.captions, *(c for row in table.rows for c in row)):
            assert table.span.contains(cell.span)
            assert cell.text in ("", cell.span.of(document.text))
            assert cell.text == cell.text.strip()


@given(st.permutations(["a.txt", "b.txt", "sub", "c.jsonl", "sub/a.txt", "."]))
def test_order_of_inputs_does_not_matter(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    folder = tmp_path_factory.getbasetemp() / "order"
    (folder / "sub").mkdir(parents=True, exist_ok=True)
    (folder / "a.txt").write_text(PROSE)
    (folder / "b.txt").write_text("The second mill.")
    (folder / "sub" / "a.txt").write_text("Another text under one name.")
    (folder / "sub" / "manifest.csv").write_text("file,title,publisher,url,published\na.txt,A,,,2016\nz.txt,Z,,,\n")
    (folder / "c.jsonl").write_text(line(id="b", text="The second mill.") + line(id="c", text="C."))
    whole = read(*(folder / name for name in sorted(names)))
    assert read(*(folder / name for name in names)) == whole
    assert stems(whole) == ["a", "b", "c"]
