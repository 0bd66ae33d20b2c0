"""`curation.csv`: what a good file may look like, what is wrong with a bad one, where it stands, how it is written."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from harbor import CASE, L_ORTIZ, LENA, SUIT, TWO, entries, lay, row, table

from graph.curate import find, read
from graph.curate.entries import COLUMNS, EMPTY, NEEDS, Action, parsed
from graph.curate.files import append, place_for, restore
from graph.curate.fitting import CODES, classes_above
from graph.errors import InputError
from graph.read import read_inputs
from graph.settings import Settings
from graph.validate import shapes
from graph.vocabulary import CG

HEADER = ",".join(COLUMNS)
GOOD = row("same", LENA, L_ORTIZ)


def test_columns_stand_in_any_order_and_blank_rows_count_for_nothing() -> None:
    text = "\ufeffDate, Action ,subject,object,predicate,source,author,note\r\n\r\n,,,,,,,\r\n"
    text += '2031-05-08,SAME, a#b ,"c,\nd",,,Jo,"one, ""two"""\r\n2031-05-09,reject claim,x,,cg:filedOn,,Jo,\r\n'
    one, other = parsed(text.encode(), "f.csv")
    assert (one.action, one.subject, one.object, one.note) == (Action.SAME, "a#b", "c, d", 'one, "two"')
    assert (one.line, other.line) == (4, 6)
    assert (other.action, other.predicate, other.date) == (Action.REJECT, "filedOn", "2031-05-09")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "line 1: the header must be action,subject"),
        (b"action,subject\n", "it lacks 'predicate', 'object'"),
        (f"{HEADER},colour\n".encode(), "it has the unknown 'colour'"),
        (f"{HEADER},note\n".encode(), "it repeats 'note'"),
        (HEADER.replace(",", ";").encode(), "it has the unknown 'action;subject;"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is not UTF-8 (byte 0)"),
        (gzip.compress(b"x", mtime=0), "is not UTF-8"),
        (b"a\x00b", "holds the character '\\x00'"),
        (f"{HEADER}\nsame,a,,b,,Jos\xe9,2031-05-08,\n".encode("latin-1"), "line 2: is not UTF-8 (byte 70)"),
        (f'{HEADER}\nsame,"a,,b,,Jo,2031-05-08,\n'.encode(), "is no CSV (unexpected end of data)"),
        (table(("same", "a", "", "b", "", "Jo")), "line 2: has 6 cells, not 8"),
        (table(("same", "a", "", "b", "", "Jo", "2031-05-08", "", "x")), "has 9 cells, not 8"),
        (
            table(row("sane", "a", "b")),
            "column action: 'sane' is none of same, different, rename, reject, confirm, add; did",
        ),
        (table(row("rejected", "a", "b")), "did you mean 'reject'?"),
        (table(row("same", "a", "b", author="")), "column author: 'same' needs a value there"),
        (table(row("same", "a", "b", date="")), "column date: 'same' needs a value there"),
        (table(row("same", "a", "b", date="8 May")), "column date: '8 May' is no day such as 2031-05-08"),
        (table(row("same", "a", "b", date="2031-02-30")), "is no day such as"),
        (table(row("same", "a", "b", predicate="filedOn")), "column predicate: 'same' takes none"),
        (table(row("rename", "a", "b", source="c")), "column source: 'rename' takes none"),
        (table(row("add", "a", "filedOn", "b")), "column source: 'add' needs a value there"),
        (table(row("reject", "a", "filedIm")), "unknown property 'filedIm'; the nearest known is 'filedIn'"),
        (table(row("reject", "a", "Person")), "'Person' is no property"),
        (table(row("reject", "a", "confidence")), "'confidence' speaks of claims or documents"),
        (table(row("reject", "a", "")), "column predicate: 'reject' needs a value there"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(data: bytes, told: str) -> None:
    with pytest.raises(InputError) as caught:
        parsed(data, "in/curation.csv")
    assert told in str(caught.value) and "in/curation.csv, line " in str(caught.value)


def test_all_bad_rows_are_told_at_once() -> None:
    rows = [row("same", "a", "") for _ in range(14)]
    with pytest.raises(InputError) as caught:
        parsed(table(*rows), "c.csv")
    assert str(caught.value).count("\n") == 11 and "and 4 more" in str(caught.value)


@pytest.mark.parametrize("action", list(Action))
def test_every_action_has_its_columns(action: Action) -> None:
    assert set(NEEDS[action]) | set(EMPTY.get(action, ())) <= set(COLUMNS)
    assert not set(NEEDS[action]) & set(EMPTY.get(action, ()))


def test_codes_are_those_of_the_shapes() -> None:
    """An added text must not break a shape: each pattern that the shapes have for a text is checked before."""
    from rdflib import SH, XSD

    graph = shapes()
    texts = [shape for shape in graph.subjects(SH.datatype, XSD.string) if (shape, SH.pattern, None) in graph]
    patterns = {str(graph.value(s, SH.path)).removeprefix(CG): str(graph.value(s, SH.pattern)) for s in texts}
    assert {name: f"^{form.pattern}$" for name, form in CODES.items()} == patterns


def test_classes_above() -> None:
    assert classes_above(["City"]) == {"City", "Jurisdiction", "GovernmentBody", "Organization", "Agent"}


# --- where it stands --------------------------------------------------------------------------------------------


def test_found_beside_the_inputs(tmp_path: Path) -> None:
    folder = lay(tmp_path / "in", TWO, GOOD)
    deep = lay(folder / "deep", {}, GOOD)
    lay(folder / ".hidden", {}, GOOD)
    both = (folder / "curation.csv", deep / "curation.csv")
    assert find([folder]) == both == find([folder, deep, folder / "harbor-suit.txt"])
    assert find([folder / "harbor-suit.txt", "-"]) == both[:1]
    assert find(["-", tmp_path / "none" / "x.txt", "a\x00b"]) == ()
    assert find([folder], str(deep / "curation.csv")) == both[1:]
    assert len(read(both)) == 2 and read(both)[1].file.endswith("deep/curation.csv")
    with pytest.raises(InputError, match="no such file of judgements"):
        find([folder], str(tmp_path / "absent.csv"))


def test_never_read_as_an_article(tmp_path: Path) -> None:
    folder = lay(tmp_path / "in", {"harbor-suit": SUIT}, GOOD)
    lay(folder / "deep", {}, GOOD)
    judgements = folder / "judgements.txt"
    judgements.write_bytes(table(GOOD))
    for inputs in ([folder], sorted(folder.glob("*.*"))):
        reading = read_inputs(inputs, Settings(curation=str(judgements)))
        assert [document.stem for document in reading.documents] == ["harbor-suit"]
        assert reading.problems == ()


# --- writing ----------------------------------------------------------------------------------------------------


def test_rows_are_appended_as_the_file_has_them(tmp_path: Path) -> None:
    file = tmp_path / "curation.csv"
    [one] = entries(row("same", "a#b", "c#d", note='says "one", plainly'))
    assert append(file, one) is None
    other = replace(one, subject="é#x")
    before = append(file, other)
    assert (
        before is not None
        and before.decode() == f'{HEADER}\nsame,a#b,,c#d,,Jo Marsh,2031-05-08,"says ""one"", plainly"\n'
    )
    assert [replace(e, file="", line=0) for e in read([file])] == [replace(e, file="", line=0) for e in (one, other)]
    restore(file, before)
    assert file.read_bytes() == before
    restore(file, None)
    assert list(tmp_path.iterdir()) == []


def test_an_order_of_columns_and_line_ends_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "curation.csv"
    file.write_bytes(
        ("\ufeffauthor," + ",".join(c for c in COLUMNS if c != "author") + "\r\nJo,same,a,,b,,2031-05-08,").encode()
    )
    append(file, entries(row("rename", CASE, "The case"))[0])
    assert file.read_bytes().endswith(f"08,\r\nJo Marsh,rename,{CASE},,The case,,2031-05-08,\r\n".encode())
    assert len(read([file])) == 2


def test_nothing_is_appended_to_a_bad_file(tmp_path: Path) -> None:
    file = tmp_path / "curation.csv"
    file.write_bytes(b"mine\n")
    with pytest.raises(InputError, match="the header must be"):
        append(file, entries(GOOD)[0])
    assert file.read_bytes() == b"mine\n" and list(tmp_path.iterdir()) == [file]


def test_place_for_new_judgements(tmp_path: Path) -> None:
    folder = lay(tmp_path / "in", TWO)
    other = lay(tmp_path / "other", TWO)
    assert place_for([folder], "") == place_for([folder / "harbor-suit.txt"], "") == folder / "curation.csv"
    assert place_for([folder, other], "x.csv") == Path("x.csv")
    with pytest.raises(InputError, match="--curation FILE"):
        place_for([folder, other], "")
    with pytest.raises(InputError, match="--curation FILE"):
        place_for(["-"], "")
    lay(other, {}, GOOD)
    assert place_for([folder, other], "") == other / "curation.csv"
    lay(folder, {}, GOOD)
    with pytest.raises(InputError, match=r"in/curation.csv, .*other/curation.csv"):
        place_for([folder, other], "")
