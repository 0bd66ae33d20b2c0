"""Curation: every judgement stands on every build, or is reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from harbor import BASE, CASE, JUDGE, JUDGED, L_ORTIZ, LENA, RULING, THREE, TWO, entries, gathered, lay, row, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from typer.testing import CliRunner

from graph import cli, pipeline
from graph.curate import Action, Curated, Entry
from graph.curate.claiming import matches
from graph.curate.references import Things
from graph.errors import InputError
from graph.explain import explain, in_lines
from graph.model import Claim, Gathered, Literal, Resource
from graph.query import load
from graph.settings import Settings
from graph.vocabulary import CG, DCTERMS, RDFS, SKOS

Row = tuple[str, ...]
SEVEN = Literal("7", "xsd:integer")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    return gathered(lay(tmp_path_factory.mktemp("two"), TWO))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    return gathered(lay(tmp_path_factory.mktemp("three"), THREE))


def curated(told: Gathered, *rows: Row) -> Curated:
    return pipeline.curated(told, entries(*rows), Settings())


def faults(done: Curated) -> list[str]:
    return [f"{problem.place}: {problem.message}" for problem in done.gathered.problems]


def said(done: Curated, subject: str, predicate: str) -> dict[str, Claim]:
    """Return the claims of a thing's property by their value, things by the end of their IRI."""
    return {
        claim.object.iri.removeprefix(BASE).removeprefix(CG)
        if isinstance(claim.object, Resource)
        else claim.object.text: claim
        for claim in done.gathered.claims
        if (claim.subject, claim.predicate) == (BASE + subject, predicate)
    }


def iris(done: Curated, *ids: str) -> list[str]:
    things = Things(done.gathered.resolution, BASE)
    return [things.iri_of[one].removeprefix(BASE) for one in ids]


def label(done: Curated, end: str) -> str:
    return next(entity.label for entity in done.gathered.entities if entity.iri == BASE + end)


# --- each verb on its own ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pair", [(LENA, L_ORTIZ), (L_ORTIZ, "harbor-suit#person:lena-ortiz"), (BASE + LENA, "<" + BASE + L_ORTIZ + ">")]
)
def test_same_makes_two_things_one(two: Gathered, pair: tuple[str, str]) -> None:
    done = curated(two, row("same", *pair))
    assert faults(done) == []
    assert iris(done, "harbor-suit#person:lena-ortiz", "harbor-ruling#person:l-ortiz") == [L_ORTIZ, L_ORTIZ]
    [entity] = [e for e in done.gathered.entities if e.iri == BASE + L_ORTIZ]
    assert entity.documents == ("harbor-ruling", "harbor-suit")
    assert set(said(done, iris(done, "harbor-suit#tenure:person:lena-ortiz|mayor|")[0], "holder")) == {L_ORTIZ}
    assert LENA not in {e.iri.removeprefix(BASE) for e in done.gathered.entities}


def test_different_parts_one_thing(two: Gathered) -> None:
    done = curated(two, row("different", "harbor-suit#ruling:0", "harbor-ruling#ruling:0"))
    assert faults(done) == []
    one, other = iris(done, "harbor-suit#ruling:0", "harbor-ruling#ruling:0")
    assert one != other
    assert set(said(done, one, "outcome")) == {"outcome-blocked"}
    assert set(said(done, other, "outcome")) == {"outcome-blocked", "outcome-granted"}


@pytest.mark.parametrize("sides", [(JUDGE, "harbor-ruling#{}"), ("harbor-ruling#{}", JUDGE)])
def test_of_a_thing_and_a_telling_of_it_the_telling_leaves(three: Gathered, sides: tuple[str, str]) -> None:
    key = JUDGE.replace("/", ":")
    done = curated(three, row("different", *(side.format(key) for side in sides)))
    left, *stay = iris(done, f"harbor-ruling#{key}", f"harbor-suit#{key}", f"a-later-word#{key}")
    assert faults(done) == [] and stay == [JUDGE, JUDGE] and left.startswith(JUDGE + "-")


def test_rename_keeps_the_old_label_as_a_name(two: Gathered) -> None:
    done = curated(two, row("rename", LENA, "Lena M. Ortiz"))
    [entity] = [e for e in done.gathered.entities if e.iri == BASE + LENA]
    assert entity.label == "Lena M. Ortiz" and "Lena Ortiz" in [name.text for name in entity.names]
    assert faults(done) == []


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (row("reject", JUDGED, "outcome", "granted"), {"outcome-blocked"}),
        (row("reject claim", JUDGED, "cg:outcome", CG + "outcome-granted"), {"outcome-blocked"}),
        (row("reject", "harbor-suit#ruling:0", "outcome", ""), set()),
        (row("reject", JUDGED, "outcome", "", source="harbor-ruling"), {"outcome-blocked"}),
    ],
)
def test_reject_takes_claims_away(two: Gathered, given: Row, left: set[str]) -> None:
    done = curated(two, given)
    assert faults(done) == [] and set(said(done, JUDGED, "outcome")) == left
    for claim in said(done, JUDGED, "outcome").values():
        assert not given[4] or {piece.document for piece in claim.evidence} == {"harbor-suit"}


def test_a_thing_without_claims_leaves_the_graph(two: Gathered) -> None:
    done = curated(two, row("reject", CASE, "filedIn"))
    assert BASE + "court/cand" in {e.iri for e in two.entities} - {e.iri for e in done.gathered.entities}


def test_confirm_makes_a_claim_sure(two: Gathered) -> None:
    done = curated(two, row("confirm", CASE, "filedOn", "2025-05-06"))
    assert said(done, CASE, "filedOn")["2025-05-06"].confidence == 1.0
    assert said(done, CASE, "filedIn")["court/cand"].confidence < 1.0 and faults(done) == []


@pytest.mark.parametrize(
    ("given", "value", "quote"),
    [
        (
            row("add", CASE, "docketNumber", "25-cv-17", source="harbor-suit:0-33"),
            "25-cv-17",
            "Oakland sues over the harbor rule",
        ),
        (row("add", CASE, "counsel", LENA, source="harbor-suit: Mayor Lena  Ortiz"), LENA, "Mayor Lena Ortiz"),
        (
            row("add", JUDGED, "scope", "nationwide", source="harbor-ruling:ruled for Oakland"),
            "scope-nationwide",
            "ruled for Oakland",
        ),
        (row("add", JUDGED, "against", "harbor-ruling#body:epa", source="harbor-ruling:0-5"), "body/epa", "Judge"),
    ],
)
def test_add_makes_a_claim_of_words_in_a_text(two: Gathered, given: Row, value: str, quote: str) -> None:
    done = curated(two, given)
    claim = said(done, given[1], given[2])[value]
    assert faults(done) == []
    assert (claim.rule, claim.confidence, [piece.quote for piece in claim.evidence]) == ("curation", 1.0, [quote])


def test_reject_and_add_correct_a_value(two: Gathered) -> None:
    rows = (
        row("reject", CASE, "filedOn"),
        row("add", CASE, "filedOn", "2025-05-05", source="harbor-suit:Oakland sued the Environmental"),
    )
    done = curated(two, *rows)
    assert set(said(done, CASE, "filedOn")) == {"2025-05-05"} and faults(done) == []


def test_names_of_the_curated_graph_are_understood(two: Gathered) -> None:
    """What a judgement made can be judged again: the IRI of a telling that left its cluster."""
    apart = row("different", "harbor-suit#ruling:0", "harbor-ruling#ruling:0")
    [left] = iris(curated(two, apart), "harbor-ruling#ruling:0")
    done = curated(two, apart, row("rename", left, "The second ruling"), row("confirm", left, "outcome", "granted"))
    assert faults(done) == [] and label(done, left) == "The second ruling"
    assert said(done, left, "outcome")["outcome-granted"].confidence == 1.0
    back = curated(two, apart, row("same", left, LENA))
    assert len(faults(back)) == 1 and "never one thing" in faults(back)[0]


# --- what fits nothing, or contradicts itself -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row("same", LENA, "person/nobody")], ["line 2: Not applied: nothing is called 'person/nobody'"]),
        (
            [row("different", "gone#person:x", "person/y")],
            ["nothing is called 'gone#person:x' and nothing is called 'person/y'; name"],
        ),
        ([row("same", LENA, LENA)], ["both sides are one and the same telling"]),
        ([row("same", LENA, CASE)], ["one is a Person, the other a Case, which are never one thing"]),
        (
            [row("same", LENA, L_ORTIZ), row("different", L_ORTIZ, LENA)],
            ["line 2: Not applied: line 3 says the contrary", "line 3: Not applied: line 2 says the contrary"],
        ),
        (
            [row("same", LENA, L_ORTIZ), row("same", LENA, JUDGE), row("different", L_ORTIZ, JUDGE)],
            ["line 4: Not applied: other entries make these two one"],
        ),
        ([row("rename", "person/nobody", "X")], ["nothing is called 'person/nobody'"]),
        (
            [row("rename", LENA, "A"), row("rename", LENA, "B")],
            ["line 3 gives the same thing another label", "line 2 gives the same thing another label"],
        ),
        ([row("rename", JUDGE, "M"), row("reject", JUDGED, "against")], ["no claim says against of"]),
        ([row("reject", CASE, "filedOn", "2025-05-09")], ["no claim says filedOn '2025-05-09' of"]),
        ([row("confirm", "person/nobody", "holder")], ["nothing is called 'person/nobody'"]),
        ([row("reject", CASE, "filedOn", source="nowhere")], ["no document of this build is called 'nowhere'"]),
        ([row("confirm", CASE, "filedIn", source="harbor-ruling")], ["no claim says filedIn of"]),
        ([row("reject", CASE, "filedOn", source="harbor-suit:0-4")], ["takes a whole document as its source"]),
        (
            [row("reject", CASE, "filedOn"), row("confirm", CASE, "filedOn", "2025-05-06")],
            ["a claim that line 3 judges otherwise", "a claim that line 2 judges otherwise"],
        ),
        ([row("add", CASE, "docketNumber", "7", source="harbor-suit:no such words")], ["stand not in 'harbor-suit'"]),
        ([row("add", CASE, "docketNumber", "7", source="harbor-suit:May")], ["stand 3 times in 'harbor-suit'"]),
        ([row("add", CASE, "docketNumber", "7", source="harbor-suit:9-9999")], ["9-9999 is no part of it"]),
        ([row("add", CASE, "docketNumber", "7", source="harbor-suit")], ["no words are given from 'harbor-suit'"]),
        (
            [row("add", CASE, "docketNumber", "7", source="nowhere:0-4")],
            ["no document of this build is called 'nowhere'"],
        ),
        ([row("add", CASE, "filedOn", "in May", source="harbor-suit:0-4")], ["'in May' is no date such as"]),
        ([row("add", CASE, "filedIn", "the court", source="harbor-suit:0-4")], ["nothing is called 'the court'"]),
        (
            [row("add", CASE, "filedIn", LENA, source="harbor-suit:0-4")],
            ["object of filedIn is Court, and 'Lena Ortiz'"],
        ),
        (
            [row("add", LENA, "filedIn", "court/cand", source="harbor-suit:0-4")],
            ["said of a Case, not of 'Lena Ortiz'"],
        ),
        ([row("add", JUDGED, "outcome", "won", source="harbor-suit:0-4")], ["'won' is none of affirmed, allowed"]),
    ],
)
def test_what_cannot_be_applied_is_reported(two: Gathered, rows: Sequence[Row], told: Sequence[str]) -> None:
    done = curated(two, *rows)
    assert len(faults(done)) == len(told)
    for part in told:
        assert any(part in fault for fault in faults(done)), faults(done)
    if len(rows) == 1:
        assert (done.gathered.claims, done.gathered.entities) == (two.claims, two.entities) and done.applied == ()


def test_a_claim_that_is_judged_both_ways_stays_as_it_was(two: Gathered) -> None:
    done = curated(two, row("reject", JUDGED, "outcome"), row("confirm", JUDGED, "outcome", "blocked"))
    found = said(done, JUDGED, "outcome")
    assert set(found) == {"outcome-blocked"} and found["outcome-blocked"].confidence < 1.0
    assert [one.entry.action for one in done.applied] == [Action.REJECT], "its other claim is rejected all the same"


# --- every verb survives a rebuild ------------------------------------------------------------------------------

ALL = (
    row("same", LENA, L_ORTIZ, note="one mayor"),
    row("different", "harbor-suit#ruling:0", "harbor-ruling#ruling:0"),
    row("rename", CASE, "The harbor case"),
    row("reject", CASE, "challenges"),
    row("confirm", CASE, "filedOn", "2025-05-06"),
    row("add", CASE, "docketNumber", "25-cv-17", source="harbor-suit:0-33"),
)


def built(folder: Path, output: Path) -> tuple[dict[str, bytes], pipeline.BuildReport]:
    report = pipeline.build([folder], output, Settings())
    return {path.name: path.read_bytes() for path in sorted(output.iterdir())}, report


def facts(files: dict[str, bytes]) -> set[Quad]:
    return set(parse(files["graph.nq"], RdfFormat.N_QUADS))


def check_all(found: set[Quad]) -> None:
    """Check that each row of `ALL` shows in a graph."""
    triples = {(q.subject.value, q.predicate.value, getattr(q.object, "value", "")) for q in found}
    assert not any(s == BASE + LENA for s, _, _ in triples)
    assert (BASE + CASE, RDFS + "label", "The harbor case") in triples
    assert any(s == BASE + CASE and p == SKOS + "altLabel" for s, p, _ in triples)
    assert not any(s == BASE + CASE and p == CG + "challenges" for s, p, _ in triples)
    assert (BASE + CASE, CG + "docketNumber", "25-cv-17") in triples
    rulings = {s for s, p, o in triples if p.endswith("#type") and o == CG + "Ruling"}
    assert len(rulings) == 2
    curations = {s for s, p, o in triples if p.endswith("#type") and o == CG + "Curation"}
    assert len(curations) == len(ALL)
    assert {o for s, p, o in triples if s in curations and p == DCTERMS + "creator"} == {"Jo Marsh"}
    assert {o for s, p, o in triples if s in curations and p == RDFS + "comment"} == {"one mayor"}
    confirmed = {s for s, p, _ in triples if p == CG + "confirmedBy"}
    assert {o for s, p, o in triples if s in confirmed and p == CG + "confidence"} == {"1"}
    assert len(confirmed) == 2
    graph = NamedNode(BASE + "graph/curation")
    assert {q.graph_name for q in found if q.subject.value in curations} == {graph}


def test_every_verb_survives_a_rebuild(tmp_path: Path) -> None:
    folder = lay(tmp_path / "in", TWO, *ALL)
    first, report = built(folder, tmp_path / "one")
    second, _ = built(folder, tmp_path / "two")
    assert first == second and report.problems == ()
    check_all(facts(first))
    lay(folder, THREE)
    with_more, report = built(folder, tmp_path / "three")
    assert report.problems == () and with_more != first
    check_all(facts(with_more))
    found = explain(load(tmp_path / "three" / "graph.ttl"), L_ORTIZ)
    assert found.judgements == (f"2031-05-08, Jo Marsh: same: {LENA} {L_ORTIZ} (one mayor)",)
    assert f"  judged: {found.judgements[0]}" in in_lines(found)
    (folder / "curation.csv").unlink()
    plain, _ = built(folder, tmp_path / "plain")
    assert built(folder, tmp_path / "three")[0] == plain, (
        "what was kept of the build before has nothing of the judgements"
    )
    lay(folder, THREE, *ALL)
    assert built(folder, tmp_path / "plain")[0] == with_more
    assert b"curation" not in plain["graph.ttl"]


LETTERS = """Agency writes to counties

date 2025-03-04

The agency wrote to seven counties on Monday.

[news_table title="Counties that got a letter"]
|County,Amount
Oakvale,$10 000
Mirfield,$20 000
Dunmore,$30 000
Harlan,$40 000
Marlow,$50 000
Elmton,$60 000
[/news_table]
"""


def test_numbers_of_lists_are_judged_like_other_claims(tmp_path: Path) -> None:
    told = gathered(lay(tmp_path / "in", {**TWO, "letters": LETTERS}))
    [counted] = [c for c in curated(told).gathered.claims if c.predicate == "memberCount" and c.object == SEVEN]
    lists = counted.subject.removeprefix(BASE)
    rows = (row("reject", lists, "memberCount", "7"), row("same", LENA, L_ORTIZ), row("rename", lists, "The counties"))
    done = curated(told, *rows)
    assert faults(done) == [] and set(said(done, lists, "memberCount")) == {"6"}
    assert label(done, lists) == "The counties"
    assert "is a list of one document" in faults(curated(told, row("same", lists, LENA)))[0]


@pytest.mark.parametrize(
    ("rows", "code", "told"),
    [
        ((row("rename", LENA, "Lena M. Ortiz"),), 0, ""),
        ((row("rename", "person/nobody", "X"),), 1, "error: {}:line 2: Not applied: nothing is called 'person/nobody'"),
        ((row("rename", LENA, "X", date="May"),), 2, "error: the judgements cannot be used\n  {}, line 2: column date"),
    ],
)
def test_exit_codes(tmp_path: Path, rows: Sequence[Row], code: int, told: str) -> None:
    folder, output = lay(tmp_path / "in", TWO), tmp_path / "out"
    file = tmp_path / "mine.csv"
    for each in (ALL, rows):  # the second build finds what the articles told kept beside its output
        file.write_bytes(table(*each))
        arguments = ["build", str(folder), "--quiet", "--output", str(output), "--curation", str(file)]
        done = CliRunner().invoke(cli.app, arguments, prog_name="casegraph")
    assert done.exit_code == code and told.format(file) in done.stderr
    graph = (output / "graph.ttl").read_text(encoding="utf-8")
    assert ("Lena M. Ortiz" in graph) is (code == 0) and ("The harbor case" in graph) is (code == 2)
    missing = CliRunner().invoke(cli.app, [*arguments[:-1], str(tmp_path / "none.csv")])
    assert missing.exit_code == 2 and "no such file of judgements" in missing.stderr


def holds(entry: Entry, done: Curated) -> bool:
    """Tell whether what an entry says is so in the curated graph, by its own words and no record of it."""
    assert done.places is not None
    places, told = done.places, done.gathered
    one = {places.after.iri_of[i] for i in places.after.ids(entry.subject)}
    other = {places.after.iri_of[i] for i in places.after.ids(entry.object)}
    found = [claim for claim in told.claims if matches(entry, claim, places)]
    if entry.source:
        found = [
            claim for claim in found if any(piece.document == entry.source.split(":")[0] for piece in claim.evidence)
        ]
    checks: dict[Action, Callable[[], bool]] = {
        Action.SAME: lambda: one == other,
        Action.DIFFERENT: lambda: not one & other,
        Action.RENAME: lambda: any(e.iri in one and e.label == entry.object for e in told.entities),
        Action.REJECT: lambda: not found,
        Action.CONFIRM: lambda: bool(found) and all(claim.confidence == 1.0 for claim in found),
        Action.ADD: lambda: bool(found),
    }
    return checks[entry.action]()


def choices(told: Gathered) -> st.SearchStrategy[Row]:
    """Return rows about anything in a graph, things by their tellings."""
    things = Things(told.resolution, BASE)
    ids = st.sampled_from(sorted(things.iri_of))
    claims = st.sampled_from(told.claims)

    def about(action: str, claim: Claim, whole: bool) -> Row:
        value = "" if whole else claim.object.text if isinstance(claim.object, Literal) else claim.object.iri
        return row(action, things.ids_of[claim.subject][0], claim.predicate, value)

    return st.one_of(
        st.builds(lambda a, i, j: row(a, i, j), st.sampled_from(["same", "different"]), ids, ids),
        st.builds(lambda i, n: row("rename", i, n), ids, st.sampled_from(["Ann", "Bo Lind"])),
        st.builds(about, st.sampled_from(["reject", "confirm"]), claims, st.booleans()),
        st.builds(
            lambda n, i: row("add", i, "docketNumber", f"25-{n}", source=f"harbor-ruling:{n}-{n + 9}"),
            st.integers(0, len(RULING) - 10),
            st.sampled_from(["harbor-suit#case:0", "harbor-ruling#case:0", "harbor-suit#ruling:0"]),
        ),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_judgement_is_obeyed_or_reported(data: st.DataObject, two: Gathered, three: Gathered) -> None:
    """Whatever is judged: each entry holds or is reported, on every build, with or without a further article."""
    rows = data.draw(st.lists(choices(two), max_size=6, unique=True))
    for told in (two, three):
        done = curated(told, *rows)
        again = curated(told, *rows)
        assert (again.gathered, again.applied) == (done.gathered, done.applied)
        reported = {int(problem.place.split()[-1]) for problem in done.gathered.problems}
        for entry in entries(*rows):
            assert entry.line in reported or holds(entry, done), entry
        applied = {one.entry.line for one in done.applied}
        assert applied | reported == {entry.line for entry in entries(*rows)}


def test_a_malformed_file_stops_the_build_before_anything_is_written(tmp_path: Path) -> None:
    folder = lay(tmp_path / "in", TWO, row("same", LENA, ""))
    with pytest.raises(InputError, match=r"curation.csv, line 2: column object: 'same' needs a value there"):
        built(folder, tmp_path / "out")
    assert not (tmp_path / "out").exists()
