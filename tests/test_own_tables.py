"""Tables of a user's own over those of the package: what they change in a graph, and what is wrong with them."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph import cli
from graph.errors import TableError
from graph.tables import Tables, authority_folder, load_tables
from graph.tables.cells import BODIES, COURTS, HOLDERS, KINDS, MEASURES, OFFICES, PLACES, Kind

TEXT = (
    "TIDEWATER, July 3, 2031 - The Marlow Pilots' Guild sued the Tidewater Port Authority on Monday over the "
    "Harbor Dues Order. A judge of the Court of Tides blocked the Harbor Dues Order on Wednesday.\n"
)
BODY = {"key": "tidewater-port-authority", "name": "Tidewater Port Authority", "kind_class": "Agency", "wikidata": "Q1"}
ORDER = {
    "key": "harbor-dues-order",
    "name": "Harbor Dues Order",
    "kind_class": "Directive",
    "measure_type": "directive",
    "issuer": "tidewater-port-authority",
    "document": "2031-00077",
}
COURT = {"key": "tidect", "name": "Court of Tides", "level": "special", "courtlistener": "tidect"}


def write(folder: Path, kind: Kind, *rows: dict[str, str], encoding: str = "utf-8") -> Path:  # type: ignore[type-arg]
    folder.mkdir(exist_ok=True)
    text = io.StringIO()
    writer = csv.DictWriter(text, kind.columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({"source": "own", "licence": "own work", **row} for row in rows)
    (folder / kind.file).write_text(text.getvalue(), encoding=encoding)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def fails(folder: Path, *wanted: str) -> None:
    with pytest.raises(TableError) as caught:
        load_tables(str(folder))
    for words in wanted:
        assert words in str(caught.value), str(caught.value)


def test_new_row_is_added_and_the_table_stays_sorted(own: Path, tables: Tables) -> None:
    write(own, BODIES, {"key": "zzz-guild", "name": "Z Guild", "kind_class": "Organization"}, BODY)
    found = load_tables(str(own)).bodies
    assert len(found) == len(tables.bodies) + 2
    assert [row.key for row in found] == sorted(row.key for row in found)
    assert load_tables() is tables


def test_row_with_a_known_key_takes_the_place_of_the_shipped_one(own: Path, tables: Tables) -> None:
    (shipped,) = (row for row in tables.bodies if row.key == "ice")
    write(own, BODIES, {"key": "ice", "name": "Bureau of Ice", "kind_class": "Agency", "parent": shipped.parent})
    found = load_tables(str(own)).bodies
    assert [(row.name, row.licence) for row in found if row.key == "ice"] == [("Bureau of Ice", "own work")]
    assert len(found) == len(tables.bodies)


def test_tenure_is_known_by_person_office_organization_and_start(own: Path, tables: Tables) -> None:
    (shipped,) = (row for row in tables.holders if (row.key, row.office) == ("jeff-sessions", "attorney-general"))
    cells = {field.name: getattr(shipped, field.name) for field in fields(shipped)} | {"aliases": ""}
    write(own, HOLDERS, cells | {"end": "2018-11-09"}, cells | {"start": "2031-01-01", "end": ""})
    found = [r for r in load_tables(str(own)).holders if (r.key, r.office) == ("jeff-sessions", "attorney-general")]
    assert [(row.start, row.end) for row in found] == [("2017-02-09", "2018-11-09"), ("2031-01-01", "")]


def test_tables_may_refer_to_each_other_and_to_those_of_the_package(own: Path) -> None:
    write(own, BODIES, BODY | {"parent": "dhs"})
    office = {"key": "port-warden", "title": "Port Warden", "serves": "body", "named_body": BODY["key"]}
    write(own, OFFICES, office)
    tenure = {"key": "ida-moss", "name": "Ida Moss", "office": "port-warden", "organization": BODY["key"]}
    write(own, HOLDERS, tenure)
    write(own, MEASURES, ORDER | {"issuer": "ida-moss"})
    found = load_tables(str(own))
    assert [row.issuer for row in found.measures if row.key == ORDER["key"]] == ["ida-moss"]


def test_file_of_a_spreadsheet_is_read(own: Path) -> None:
    """A mark of UTF-8 at the head, carriage returns, empty lines at the end."""
    path = write(own, BODIES, BODY, encoding="utf-8-sig") / BODIES.file
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n\r\n")
    assert any(row.key == BODY["key"] for row in load_tables(str(own)).bodies)


@pytest.mark.parametrize(
    ("kind", "row", "column", "wanted"),
    [
        (BODIES, BODY | {"kind_class": "Office"}, "kind_class", "one of 'Agency'"),
        (BODIES, BODY | {"parent": "nobody"}, "parent", "a key of bodies.csv"),
        (BODIES, BODY | {"key": "california"}, "key", "places.csv has it too"),
        (BODIES, BODY | {"licence": ""}, "licence", "may not be empty"),
        (BODIES, BODY | {"wikidata": "1"}, "wikidata", "'Q' and a number"),
        (COURTS, COURT | {"courtlistener": "Tide Ct."}, "courtlistener", "key of a court"),
        (PLACES, {"key": "dunmore-zz", "name": "Dunmore", "kind_class": "City"}, "population", "may not be empty"),
        (OFFICES, {"key": "warden"}, "title", "may not be empty"),
        (MEASURES, ORDER | {"signed": "3 July 2031"}, "signed", "YYYY-MM-DD"),
        (MEASURES, ORDER | {"issuer": "nobody"}, "issuer", "judges or holders"),
        (MEASURES, ORDER | {"issuer": "doj", "measure_type": "ukase"}, "measure_type", "'executive order'"),
    ],
)
def test_bad_cell_is_named(own: Path, kind: Kind, row: dict[str, str], column: str, wanted: str) -> None:  # type: ignore[type-arg]
    write(own, kind, row)
    fails(own, f"{own / kind.file}, line 2, column {column}: found ", "; allowed: ", wanted)


def test_repeated_row_is_named_with_both_lines(own: Path) -> None:
    write(own, BODIES, BODY, {"key": "aaa", "name": "A", "kind_class": "Agency"}, BODY)
    fails(own, f"{own / BODIES.file}, line 4, column key: found '{BODY['key']}'", "line 2 has the same")


def test_wrong_header_shows_the_right_one(own: Path) -> None:
    write(own, BODIES, BODY)
    path = own / BODIES.file
    path.write_text(path.read_text(encoding="utf-8").replace("kind_class", "class"), encoding="utf-8")
    fails(own, f"{path}, line 1, column header: found ", "allowed: " + ",".join(BODIES.columns))


def test_text_that_is_no_utf_8_or_no_csv_is_named(own: Path) -> None:
    write(own, BODIES, BODY | {"name": "Señal"}, encoding="latin-1")
    fails(own, f"{own / BODIES.file}: this is not UTF-8 text")
    (own / BODIES.file).write_text('key,name\n"open,x\n', encoding="utf-8")
    fails(own, f"{own / BODIES.file}")


def test_unknown_name_no_folder_and_empty_folder_list_the_allowed_names(own: Path) -> None:
    allowed = ", ".join(kind.file for kind in KINDS)
    fails(own, f"{own}: this is no folder", allowed)
    own.mkdir()
    (own / ".hidden").touch()
    fails(own, f"{own}: this folder holds no table", allowed)
    write(own, BODIES, BODY)
    (own / "court.csv").touch()
    fails(own, f"{own / 'court.csv'}: no table has this name", allowed)
    (own / "court.csv").unlink()
    (own / "places.csv").mkdir()
    fails(own, f"{own / 'places.csv'}: no table has this name")


def test_the_shipped_tables_may_be_given_as_they_are(tmp_path: Path, tables: Tables) -> None:
    """Who starts from a copy of the package's tables gets the package's tables."""
    own = tmp_path / "copy"
    own.mkdir()
    for kind in KINDS:
        (own / kind.file).write_bytes((authority_folder() / kind.file).read_bytes())
    found = load_tables(str(own))
    assert [getattr(found, f.name) for f in fields(found)] == [getattr(tables, f.name) for f in fields(tables)]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], prog_name="casegraph")


def test_build_uses_the_tables_and_tells_nothing_of_the_folder(tmp_path: Path) -> None:
    article = tmp_path / "dues.txt"
    article.write_text(TEXT, encoding="utf-8")
    found = {}
    for name in ("own", "elsewhere"):
        own = tmp_path / name
        write(own, BODIES, BODY)
        write(own, COURTS, COURT)
        write(own, MEASURES, ORDER)
        built = run("build", article, "--output", tmp_path / f"{name}-out", "--authority", own, "--quiet")
        assert built.exit_code == cli.OK, built.output
        found[name] = {p.name: p.read_bytes() for p in (tmp_path / f"{name}-out").iterdir()}
    assert found["own"] == found["elsewhere"]
    graph = found["own"]["graph.ttl"].decode()
    assert str(tmp_path) not in graph and "elsewhere" not in graph
    assert "https://www.federalregister.gov/d/2031-00077" in graph
    assert "https://www.courtlistener.com/court/tidect/" in graph
    assert "body:tidewater-port-authority" in graph and "wd:Q1 " in graph
    plain = run("build", article, "--output", tmp_path / "plain", "--quiet")
    assert plain.exit_code == cli.OK
    assert "federalregister.gov/d/2031-00077" not in (tmp_path / "plain" / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["build", "evaluate"])
def test_bad_table_ends_the_command_before_anything_is_read(tmp_path: Path, own: Path, command: str) -> None:
    write(own, BODIES, BODY | {"kind_class": "Office"})
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"doc": "a", "templates": []}\n', encoding="utf-8")
    inputs = [tmp_path / "no-such-file.txt"] if command == "build" else [gold, tmp_path / "no-such-file.txt"]
    result = run(command, *inputs, "--authority", own)
    assert result.exit_code == cli.ERROR
    assert f"{own / BODIES.file}, line 2, column kind_class" in result.output.replace("\n", "")


def test_help_tells_of_the_option() -> None:
    shown = " ".join(run("build", "--help").output.split())
    assert "--authority DIR" in shown and "measures.csv" in shown
