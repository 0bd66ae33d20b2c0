"""The authority tables: what the package ships is well formed, and what is not well formed is refused."""

from __future__ import annotations

import shutil
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

import pytest

import graph.tables as tables
from graph.errors import TableError
from graph.tables import Tables, load_tables, read_csv_rows, read_lines, read_tables, read_yaml

FILES = (
    *("bodies.csv", "courts.csv", "court_forms.csv", "holders.csv", "judges.csv", "measures.csv", "offices.csv"),
    "places.csv",
)

# Names that two rows of one table share for good reason; who reads the tables must ask for more than the name.
AMBIGUOUS = {
    "courts": frozenset[str](),
    "judges": frozenset({"Mark Bennett"}),
    "offices": frozenset({"Attorney General", "Secretary of State", "Solicitor General"}),
    "holders": frozenset({"George Bush"}),
    "bodies": frozenset[str](),
    "places": frozenset({"New York"}),
    "measures": frozenset[str](),
}


@pytest.fixture(scope="module")
def shipped() -> Tables:
    return load_tables()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = Path(str(tables.authority_folder()))
    for name in FILES:
        shutil.copy(source / name, tmp_path / name)
    return tmp_path


def names_of(row: object) -> tuple[str, ...]:
    first = getattr(row, "name", None) or getattr(row, "title", "")
    return (first, *getattr(row, "aliases", ()), *getattr(row, "variants", ()))


def all_rows(shipped: Tables) -> list[tuple[str, object]]:
    return [(table, row) for table in AMBIGUOUS for row in getattr(shipped, table)]


def find(rows: tuple, name: str) -> list[str]:  # type: ignore[type-arg]
    return sorted({row.key for row in rows if name in names_of(row)})


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("courts", 250),
        ("judges", 1000),
        ("offices", 150),
        ("holders", 1200),
        ("bodies", 1000),
        ("places", 1000),
        ("measures", 40),
    ],
)
def test_tables_are_filled(shipped: Tables, table: str, least: int) -> None:
    assert len(getattr(shipped, table)) >= least


def test_every_row_has_a_source_and_no_alias_repeats_the_name(shipped: Tables) -> None:
    for table, row in all_rows(shipped):
        assert getattr(row, "source"), (table, row)  # noqa: B009
        names = names_of(row)
        assert len(set(names)) == len(names), (table, names)


LICENCES = {"public domain (US government work)", "fact, no licence needed", "CC0 (Wikidata)", "CC BY 4.0 (GeoNames)"}


def test_every_row_names_its_licence(shipped: Tables) -> None:
    """What a row was written from, and whose identifiers it holds: nothing but these four."""
    for table, row in all_rows(shipped):
        named = getattr(row, "licence").split("; ")  # noqa: B009
        assert set(named) <= LICENCES and len(set(named)) == len(named), (table, row)
        assert ("CC0 (Wikidata)" in named) is bool(getattr(row, "wikidata", "")), (table, row)
        assert ("CC BY 4.0 (GeoNames)" in named) is bool(getattr(row, "geonames", "")), (table, row)


def test_names_are_claimed_once(shipped: Tables) -> None:
    for table, allowed in AMBIGUOUS.items():
        claims: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in getattr(shipped, table):
            where = row.state if table == "places" else ""
            for name in names_of(row):
                claims[name].add((row.key, where))
        for name, rows in claims.items():
            shared = len(rows) > 1 and len({where for _, where in rows}) < len(rows)
            assert not shared or name in allowed, (table, name, sorted(rows))


def test_listed_ambiguities_exist(shipped: Tables) -> None:
    for table, names in AMBIGUOUS.items():
        for name in names:
            assert len(find(getattr(shipped, table), name)) > 1, (table, name)


def test_person_of_one_key_has_one_name_and_one_set_of_aliases(shipped: Tables) -> None:
    seen: dict[str, tuple[str, ...]] = {}
    for row in shipped.holders:
        assert seen.setdefault(row.key, names_of(row)) == names_of(row)
    for judge in shipped.judges:
        if judge.key in seen:
            assert judge.name == seen[judge.key][0]


def test_no_name_stands_for_two_people_across_judges_and_holders(shipped: Tables) -> None:
    judges = {name: row.key for row in shipped.judges for name in names_of(row)}
    clash = {name for row in shipped.holders for name in names_of(row) if judges.get(name, row.key) != row.key}
    assert clash <= {"Keith Ellison", "Michael Watson"}


def test_tenures_of_top_offices_do_not_overlap(shipped: Tables) -> None:
    for office in ("president", "vice-president", "governor", "mayor", "state-attorney-general", "house-speaker"):
        terms: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for row in shipped.holders:
            if row.office == office and row.start:
                terms[row.organization].append((row.start, row.end, row.key))
        for organization, held in terms.items():
            held.sort()
            for (_, end, key), (start, _, successor) in zip(held, held[1:], strict=False):
                known = min(len(end), len(start))
                assert end and end[:known] <= start[:known], (organization, key, successor)


def test_federal_courts_are_complete(shipped: Tables) -> None:
    levels = defaultdict(list)
    for row in shipped.courts:
        levels[row.level].append(row.key)
    assert len(levels["district"]) == 94
    assert len(levels["appeals"]) == 13
    assert len({row.state for row in shipped.courts if row.level == "state supreme"}) == 51
    circuit = {row.key: row.appeals_to for row in shipped.courts}
    assert (circuit["cand"], circuit["ilnd"], circuit["paed"], circuit["dcd"]) == ("ca9", "ca7", "ca3", "cadc")


@pytest.mark.parametrize(
    ("table", "name", "keys"),
    [
        ("courts", "9th Circuit", ["ca9"]),
        ("courts", "Ninth U.S. Circuit Court of Appeals", ["ca9"]),
        ("courts", "2d Cir.", ["ca2"]),
        ("courts", "4th US Circuit", ["ca4"]),
        ("courts", "12th Circuit", []),
        ("courts", "D.C. Circuit Court of Appeals", ["cadc"]),
        ("courts", "U.S. 9th Circuit Court of Appeals", ["ca9"]),
        ("courts", "US District Court for the U.S. District Court for Maryland", []),
        ("courts", "U.S. District Court for Maryland", ["mdd"]),
        ("courts", "N.D. Cal.", ["cand"]),
        ("courts", "United States District Court for the Eastern District of Pennsylvania", ["paed"]),
        ("courts", "District of Maryland", ["mdd"]),
        ("courts", "District of Columbia", []),
        ("courts", "D.C. Circuit", ["cadc"]),
        ("courts", "Supreme Court of Ohio", ["ohio-supreme-court"]),
        ("judges", "William Orrick", ["william-h-orrick"]),
        ("judges", "Orrick", []),
        ("judges", "John Roberts", ["john-g-roberts-jr"]),
        ("holders", "Donald J. Trump", ["donald-trump"]),
        ("holders", "Jefferson B. Sessions III", ["jeff-sessions"]),
        ("bodies", "US Justice Department", ["doj"]),
        ("bodies", "Trump's administration", ["trump-administration"]),
        ("bodies", "ACLU", ["aclu"]),
        ("bodies", "Justice League", []),
        ("places", "U.S.A.", ["united-states"]),
        ("places", "Santa Clara County", ["santa-clara-county-ca"]),
        ("places", "King County", ["king-county-tx", "king-county-wa"]),
        ("places", "Portland", ["portland-me", "portland-or"]),
        ("places", "Springfield", ["springfield-il", "springfield-ma", "springfield-mo", "springfield-oh"]),
        ("places", "Atlantis", []),
    ],
)
def test_samples(shipped: Tables, table: str, name: str, keys: list[str]) -> None:
    assert find(getattr(shipped, table), name) == keys


def test_formal_names_follow_from_the_forms(shipped: Tables, folder: Path) -> None:
    names = {row.key: row.name for row in shipped.courts}
    assert names["nysd"].startswith("U.S. District Court for the ") and names["nysd"].endswith("New York")
    assert names["cafc"].endswith("for the Federal Circuit")
    assert names["ohio-supreme-court"] == "Ohio Supreme Court"
    (folder / "court_forms.csv").write_text("level,form,licence\nappeals,Bench of the {name},x\n", encoding="utf-8")
    changed = {row.key: row for row in read_tables(folder).courts}
    assert changed["ca4"].name == "Bench of the Fourth Circuit"
    assert "Bench of the 4th Circuit" in changed["ca4"].aliases
    assert changed["nysd"].name == "Southern District of New York"


def test_identifiers_are_the_verified_ones(shipped: Tables) -> None:
    known = {row.key: row.fjc for row in shipped.judges if row.fjc}
    assert len(set(known.values())) == len(known) > 140
    assert (
        known.items()
        >= {
            "daniel-a-manion": "1384271",
            "ferdinand-f-fernandez": "1380686",
            "harry-d-leinenweber": "1383791",
            "ilana-rovner": "1387211",
            "michael-m-baylson": "1391541",
            "ronald-m-gould": "1391066",
            "sidney-r-thomas": "1388711",
            "william-h-orrick": "1394201",
            "william-j-bauer": "1377576",
            "james-l-robart": "1392161",
            "ketanji-brown-jackson": "1394151",
        }.items()
    )
    for row in shipped.judges:
        assert not row.fjc or row.source.endswith(f"FJC Biographical Directory nid {row.fjc}"), row
    places = {row.key: row for row in shipped.places}
    assert (places["san-francisco-ca"].wikidata, places["san-francisco-ca"].geonames) == ("Q62", "5391959")
    assert places["king-county-wa"].fips == "53033"
    assert places["georgia"].population > places["georgia-country"].population


def test_counties_and_states_are_complete(shipped: Tables) -> None:
    """The 3,143 counties and their equals of 2020, and the municipios of Puerto Rico, each with its code."""
    states = {row.state: row.fips for row in shipped.places if row.kind_class == "State" and row.fips}
    assert len(states) == 56 and states["CA"] == "06" and states["DC"] == "11" and states["PR"] == "72"
    codes = defaultdict(list)
    for row in shipped.places:
        if len(row.fips) == 5:
            codes[row.state].append(row.fips)
            assert row.fips.startswith(states[row.state]), row
            assert row.kind_class in ("County", "City"), row
    found = {state: len(set(held)) for state, held in codes.items()}
    assert all(len(set(held)) == len(held) for held in codes.values())
    assert (found["TX"], found["GA"], found["VA"], found["LA"], found["DE"], found["PR"]) == (254, 159, 133, 64, 3, 78)
    assert sum(found.values()) - found["PR"] == 3142  # the District of Columbia, of two digits here, is the last
    assert not [row for row in shipped.places if row.kind_class == "County" and not row.fips]


def test_places_of_the_verified_list_have_their_numbers(shipped: Tables) -> None:
    wanted = {
        "chicago-il": "4887398", "philadelphia-pa": "4560349", "los-angeles-ca": "5368361", "houston-tx": "4699066",
        "new-haven-ct": "4839366", "seattle-wa": "5809844", "illinois": "4896861", "texas": "4736286",
        "united-states": "6252001", "new-york": "5128638", "district-of-columbia": "4138106", "jackson-ms": "4431410",
    }  # fmt: skip
    places = {row.key: row for row in shipped.places}
    assert {key: places[key].geonames for key in wanted} == wanted
    numbers = [row.geonames for row in shipped.places if row.geonames]
    assert len(set(numbers)) == len(numbers) > 850


def test_tables_are_loaded_once(shipped: Tables) -> None:
    assert load_tables() is shipped
    assert read_tables(tables.authority_folder()).courts == shipped.courts


@pytest.mark.parametrize(
    ("key", "office", "day", "held"),
    [
        ("jeff-sessions", "attorney-general", "2017-02-09", True),
        ("jeff-sessions", "attorney-general", "2017-02-08", False),
        ("jeff-sessions", "attorney-general", "2018-11-08", False),
        ("jeff-sessions", "attorney-general", "2018", True),
        ("jeff-sessions", "attorney-general", "2019", False),
        ("pam-bondi", "attorney-general", "2025-04-24", True),
        ("christopher-wray", "fbi-director", "2025-01-19", True),
        ("christopher-wray", "fbi-director", "2025-02-01", False),
        ("lee-gelernt", "lawyer", "2018-06-01", False),
    ],
)
def test_held_on(shipped: Tables, key: str, office: str, day: str, held: bool) -> None:
    assert any(row.held_on(day) for row in shipped.holders if (row.key, row.office) == (key, office)) is held


def change(path: Path, line: int, old: str, new: str) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    assert old in lines[line - 1], lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    path.write_text("\n".join(lines), encoding="utf-8")


def line_of(path: Path, key: str) -> int:
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if line.startswith(key + ","))


def test_unchanged_copy_is_read(folder: Path, shipped: Tables) -> None:
    assert asdict(read_tables(folder)) == asdict(shipped)


@pytest.mark.parametrize(
    ("name", "key", "old", "new", "column"),
    [
        ("judges.csv", "key", "court", "bench", "header"),
        ("judges.csv", "william-h-orrick", ",cand,", ",nowhere,", "court"),
        ("judges.csv", "william-h-orrick", "2013-05-16", "2013-05-36", "start"),
        ("judges.csv", "william-h-orrick", "2013-05-16", "May 2013", "start"),
        ("judges.csv", "william-h-orrick", "2013-05-16,", "2013-05-16,2012-01", "end"),
        ("judges.csv", "william-h-orrick", "FJC Biographical Directory nid 1394201", "", "source"),
        ("judges.csv", "william-h-orrick", "public domain (US government work)", "", "licence"),
        ("judges.csv", "william-h-orrick", ",1394201,", ",nid1394201,", "fjc"),
        ("judges.csv", "william-h-orrick", "|", "||", "aliases"),
        ("judges.csv", "william-h-orrick", "William H. Orrick,", " William H. Orrick,", "name"),
        ("judges.csv", "william-h-orrick", "william-h-orrick", "William-H-Orrick", "key"),
        ("judges.csv", "william-h-orrick", "william-h-orrick", "aaa", "key"),
        ("judges.csv", "william-h-orrick", ",cand,", ",cand,,", "all"),
        ("courts.csv", "cand", ",ca9,", ",ca12,", "appeals_to"),
        ("courts.csv", "cand", ",district,", ",borough,", "level"),
        ("offices.csv", "attorney-general", ",doj,", ",dog,", "named_body"),
        ("offices.csv", "mayor", ",city,", ",town,", "serves"),
        ("holders.csv", "jeff-sessions", ",attorney-general,", ",attorney,", "office"),
        ("holders.csv", "jeff-sessions", ",doj,", ",elsewhere,", "organization"),
        ("holders.csv", "jeff-sessions", ",Q358443,", ",358443,", "wikidata"),
        ("bodies.csv", "ice", ",dhs,", ",dhss,", "parent"),
        ("bodies.csv", "ice", ",Agency,", ",Bureau,", "kind_class"),
        ("bodies.csv", "ice", "ice,", "aaa,", "key"),
        ("places.csv", "california", ",CA,", ",California,", "state"),
        ("places.csv", "california", ",39538000,", ",39.5 million,", "population"),
        ("places.csv", "california", ",39538000,", ",,", "population"),
        ("places.csv", "california", ",06,", ",6,", "fips"),
    ],
)
def test_bad_rows_are_refused(folder: Path, name: str, key: str, old: str, new: str, column: str) -> None:
    number = line_of(folder / name, key)
    change(folder / name, number, old, new)
    with pytest.raises(TableError, match=rf"{name}, line {number}, column {column}: found .*allowed: "):
        read_tables(folder)


def test_repeated_key_is_refused(folder: Path) -> None:
    path = folder / "places.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    number = line_of(path, "california")
    lines.insert(number, lines[number - 1])
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(TableError, match=rf"places.csv, line {number + 1}, column key: .*no other row has"):
        read_tables(folder)


def test_missing_file_open_quote_and_wrong_encoding_are_refused(folder: Path) -> None:
    (folder / "offices.csv").unlink()
    with pytest.raises(TableError, match="offices.csv: there is no such data file"):
        read_tables(folder)
    (folder / "offices.csv").write_text('key,title\n"mayor,Mayor\n', encoding="utf-8")
    with pytest.raises(TableError, match="offices.csv, line"):
        read_tables(folder)
    (folder / "offices.csv").write_bytes(b"key,title\nmayor,Z\xfcrich\n")
    with pytest.raises(TableError, match="offices.csv: this is not UTF-8"):
        read_tables(folder)


def test_generic_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.tables.files.data_folder", lambda: tmp_path)
    (tmp_path / "t_a.csv").write_text('name,value\nx,"1,5"\ny,\n', encoding="utf-8")
    assert read_csv_rows("t_a.csv") == ({"name": "x", "value": "1,5"}, {"name": "y", "value": ""})
    (tmp_path / "t_b.csv").write_text("name,name\nx,1\n", encoding="utf-8")
    with pytest.raises(TableError, match="t_b.csv, line 1, column header"):
        read_csv_rows("t_b.csv")
    (tmp_path / "t_c.yaml").write_text("words: [sued, filed]\n", encoding="utf-8")
    assert read_yaml("t_c.yaml") == {"words": ["sued", "filed"]}
    (tmp_path / "t_d.yaml").write_text("words: [sued\n", encoding="utf-8")
    with pytest.raises(TableError, match="t_d.yaml: this is not well-formed YAML"):
        read_yaml("t_d.yaml")
    (tmp_path / "t_e.txt").write_text("# a remark\n\n sued \nfiled\n", encoding="utf-8")
    assert read_lines("t_e.txt") == ("sued", "filed")
    with pytest.raises(TableError, match="t_f.txt: there is no such data file"):
        read_lines("t_f.txt")


def test_a_list_where_a_mapping_is_wanted_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables.files, "read_yaml", lambda _: ["a"])
    with pytest.raises(TableError, match="a mapping is wanted"):
        tables.read_mapping("heads.yaml")


COUNTED = ("wikidata", "fjc", "courtlistener", "geonames", "fips", "document", "citation", "number")


def test_figures_of_the_sources_are_those_of_the_tables(shipped: Tables) -> None:
    """The table of `SOURCES.md` counts the rows and each kind of identifier as they are."""
    text = (tables.authority_folder() / "SOURCES.md").read_text(encoding="utf-8")
    head, _, *body = (line for line in text.partition("## How much there is\n")[2].splitlines() if line.startswith("|"))
    assert [cell.strip() for cell in head.strip("|").split("|")] == [
        "table",
        "rows",
        *(f"`{name}`" for name in COUNTED),
    ]
    said = {name: figures for name, *figures in ([c.strip() for c in line.strip("|").split("|")] for line in body)}
    counted = {}
    for table in AMBIGUOUS:
        rows = getattr(shipped, table)
        held = [sum(bool(getattr(r, name)) for r in rows) if hasattr(rows[0], name) else "" for name in COUNTED]
        counted[table] = [f"{number:,}" if number != "" else "" for number in (len(rows), *held)]
    assert said == counted
