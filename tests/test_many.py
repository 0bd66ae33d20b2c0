"""The large graph that `benchmarks/many.py` makes: what is shared, what is new in each copy, and the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Store

from benchmarks.many import BASE, Parted, parted, renamed, written
from graph import query, validate
from graph.vocabulary import CG, OA, RDF, RDF_TYPE, RDFS

if TYPE_CHECKING:
    from conftest import Built

COPIES = 3


@pytest.fixture(scope="module")
def one(built: Built) -> Parted:
    return parted(built.folder)


@pytest.fixture(scope="module")
def large(one: Parted, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("many") / "many.nt"
    assert written(one, COPIES, file) == len(one.shared) + COPIES * len(one.repeated)
    return file


def of(store: Store, name: str) -> set[str]:
    found = store.quads_for_pattern(None, NamedNode(RDF_TYPE), NamedNode(CG + name))
    return {quad.subject.value for quad in found}


def test_no_triple_is_written_twice(one: Parted, large: Path) -> None:
    assert len(query.load(large)) == len(one.shared) + COPIES * len(one.repeated)


def test_as_many_copies_as_it_takes(one: Parted) -> None:
    wanted = len(one.shared) + 2 * len(one.repeated)
    assert [one.copies(wanted + more) for more in (-1, 0, 1)] == [2, 2, 3]
    assert one.copies(1) == 1


def test_one_copy_is_the_graph_itself(one: Parted, built: Built, tmp_path: Path) -> None:
    written(one, 1, tmp_path / "one.nt")
    assert set(query.load(tmp_path / "one.nt")) == set(query.load(built.folder))


def test_what_texts_tell_is_new_and_what_authorities_know_is_shared(built: Built, large: Path) -> None:
    before, after = query.load(built.folder), query.load(large)
    for name in ("Document", "Case", "Ruling", "Statement", "Evidence"):
        assert len(of(after, name)) == COPIES * len(of(before, name)) > 0, name
    assert of(after, "Rule") == of(before, "Rule")
    for name, known in (
        ("Court", "court/cand"),
        ("Person", "person/donald-trump"),
        ("Jurisdiction", "place/california"),
    ):
        assert BASE + known in of(after, name) and renamed(BASE + known, 1) not in of(after, name)


def test_a_shared_claim_has_the_sources_of_all_copies(built: Built, large: Path) -> None:
    before, after = query.load(built.folder), query.load(large)
    claims = of(after, "Claim")
    shared = {iri for iri in claims if "-copy" not in iri and renamed(iri, 1) not in claims}
    assert shared

    def count(store: Store, claim: str, name: str) -> list[str]:
        return [quad.object.value for quad in store.quads_for_pattern(NamedNode(claim), NamedNode(CG + name), None)]

    for claim in shared:
        assert len(count(after, claim, "evidence")) == COPIES * len(count(before, claim, "evidence"))
        (now,), (was,) = count(after, claim, "independentSources"), count(before, claim, "independentSources")
        assert int(now) == COPIES * int(was)


def test_hubs_grow(built: Built, large: Path) -> None:
    """A claim whose value is shared comes with every copy, where its subject is new in each."""

    prefixes = (BASE + "case/", BASE + "ruling/")

    def claims(store: Store, thing: str) -> int:
        found = store.quads_for_pattern(None, NamedNode(RDF + "object"), NamedNode(thing))
        ends = [store.quads_for_pattern(quad.subject, NamedNode(RDF + "subject"), None) for quad in found]
        return sum(quad.object.value.startswith(prefixes) for end in ends for quad in end)

    before, after = query.load(built.folder), query.load(large)
    court = max(of(before, "Court"), key=lambda iri: claims(before, iri))
    assert claims(after, court) == COPIES * claims(before, court) > 0


def test_labels_and_evidence_are_those_of_the_copy(large: Path) -> None:
    store = query.load(large)
    case = min(iri for iri in of(store, "Case") if iri.endswith("-copy2"))
    (label,) = (quad.object.value for quad in store.quads_for_pattern(NamedNode(case), NamedNode(RDFS + "label"), None))
    assert label.endswith(" (2)")
    for evidence in of(store, "Evidence"):
        (document,) = store.quads_for_pattern(NamedNode(evidence), NamedNode(OA + "hasSource"), None)
        assert evidence.startswith(document.object.value + "#")


def test_shapes_hold(large: Path) -> None:
    """Of the last copy, for what is checked of one is checked of all."""
    kept = [iri for name in ("Claim", "Case", "Ruling", "Evidence") for iri in sorted(of(query.load(large), name))]
    chosen = {iri for iri in kept if "-copy2" in iri}
    assert chosen
    assert validate.validate(large.read_bytes(), chosen).violations == ()


def test_same_bytes(one: Parted, large: Path, built: Built, tmp_path: Path) -> None:
    written(parted(built.folder / "graph.ttl"), COPIES, tmp_path / "again.nt")
    assert (tmp_path / "again.nt").read_bytes() == large.read_bytes()
