"""What is said of one thing: how it may be named, which claims are found, and in which words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import graph_sample
import pytest

from graph.asking import NotOne
from graph.explain import explain
from graph.query import load

if TYPE_CHECKING:
    from pyoxigraph import Store

PERSON = graph_sample.BASE + "person/ada-quill"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    labels = {"person/lew-okafor": "Sam Reed", "court/bay-district": "Sam Reed"}
    path: Path = tmp_path_factory.mktemp("sample") / "graph.ttl"
    return load(graph_sample.write(path, labels=labels))


@pytest.mark.parametrize(
    "name", [PERSON, f"<{PERSON}>", "person/ada-quill", "ada-quill", "Ada Quill", "ada quill", "Judge Quill"]
)
def test_a_thing_by_its_names(store: Store, name: str) -> None:
    found = explain(store, name)
    assert (found.iri, found.label, found.classes, found.names) == (PERSON, "Ada Quill", ("Person",), ("Judge Quill",))
    (claim,) = found.statements
    assert (claim.property, claim.object, claim.modality, claim.rule) == ("issuedBy", "Ada Quill", "Asserted", "sample")
    (sentence,) = claim.sentences
    assert graph_sample.TEXTS[sentence.document][sentence.start : sentence.end] == sentence.words


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Nobody At All", "nothing called"),
        ("", "nothing called"),
        ("person/", "nothing called"),
        ("https://example.org/x y", "nothing called"),
        ("cg:Nothing", "nothing called"),
    ],
)
def test_a_name_that_fits_none(store: Store, name: str, message: str) -> None:
    with pytest.raises(NotOne, match=message) as caught:
        explain(store, name)
    assert not caught.value.several


@pytest.mark.parametrize("name", ["quill", "Ada Quil", "QUILL, ADA", "Judge Ada Quill"])
def test_a_thing_as_people_type_it(store: Store, name: str) -> None:
    assert explain(store, name).iri == PERSON


def test_a_document_as_people_type_it(store: Store) -> None:
    assert explain(store, "judge stops the harbor").iri == graph_sample.BASE + "doc/alpha"


@pytest.mark.parametrize("name", ["person/ada-quil", "person/quill", f"{PERSON}s", "Ada Qill"])
def test_what_means_nothing_brings_what_is_near(store: Store, name: str) -> None:
    """An IRI, or the end of one, is never taken for that of another thing."""
    with pytest.raises(NotOne, match="nothing called") as caught:
        explain(store, name)
    assert caught.value.candidates[0].iri == PERSON and not caught.value.several


@pytest.mark.parametrize("name", ["Sam Reed", "sam reed", "sam"])
def test_a_name_of_several_is_asked_back(store: Store, name: str) -> None:
    with pytest.raises(NotOne, match=f"'{name}' fits 2 things") as caught:
        explain(store, name)
    assert caught.value.several
    ends = {"person/lew-okafor", "court/bay-district"}
    assert {one.iri for one in caught.value.candidates} == {graph_sample.BASE + end for end in ends}
    assert all(one.classes and one.label == "Sam Reed" for one in caught.value.candidates)


def test_a_claim_that_is_only_alleged(store: Store) -> None:
    (claim,) = explain(store, "Charter of Ports").statements
    assert (claim.modality, claim.source) == ("Alleged", "Port Merrow")


def test_a_claim_by_its_own_iri(store: Store) -> None:
    (claim,) = explain(store, "claim/c4").statements
    assert (claim.property, claim.object) == ("outcome", "blocked")


def test_a_document_gives_its_claims(store: Store) -> None:
    found = explain(store, "doc/beta")
    assert found.label == graph_sample.TITLES["beta"]
    assert len(found.statements) == 9
    assert list(found.statements) == sorted(found.statements)


def test_a_concept_by_its_prefix(store: Store) -> None:
    assert [claim.property for claim in explain(store, "cg:outcome-blocked").statements] == ["outcome"]
