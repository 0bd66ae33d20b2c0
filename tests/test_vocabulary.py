"""The closed namespace, the lookup of concepts, the minting of IRIs."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import vocabulary
from graph.errors import VocabularyError
from graph.model import Literal, Resource
from graph.vocabulary import (
    CG,
    KINDS,
    PREFIXES,
    concept,
    core_classes,
    expand,
    label,
    mint,
    ontology,
    prefixes,
    slug,
    term,
    typed,
)

BASE = "https://example.org/id/"


@pytest.mark.parametrize("name", ["filedIn", "Case", "Asserted", "outcome-partly-blocked"])
def test_term(name: str) -> None:
    assert term(name) == CG + name


@pytest.mark.parametrize(("wrong", "near"), [("filledIn", "filedIn"), ("case", "Case"), ("isuedBy", "issuedBy")])
def test_unknown_term_names_the_nearest(wrong: str, near: str) -> None:
    with pytest.raises(VocabularyError, match=f"unknown term '{wrong}'; the nearest known is '{near}'"):
        term(wrong)


@pytest.mark.parametrize(
    ("scheme", "name", "local"),
    [
        ("outcome", "partly blocked", "outcome-partly-blocked"),
        ("rulingType", "temporary restraining order", "rulingType-temporary-restraining-order"),
        ("scope", "nationwide", "scope-nationwide"),
        ("measureType", "grant condition", "measureType-grant-condition"),
        ("modality", "asserted", "Asserted"),
    ],
)
def test_concept(scheme: str, name: str, local: str) -> None:
    assert concept(scheme, name) == CG + local


@pytest.mark.parametrize(
    ("scheme", "name", "message"),
    [
        ("outcome", "blockd", "nearest known is 'blocked'"),
        ("outcome", "nationwide", "unknown concept of scheme 'outcome'"),
        ("outcom", "blocked", "unknown concept scheme 'outcom'; the nearest known is 'outcome'"),
    ],
)
def test_unknown_concept(scheme: str, name: str, message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        concept(scheme, name)


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("City", ("City", "Jurisdiction")),
        ("Agency", ("Agency", "GovernmentBody", "Organization")),
        ("Group", ("Group", "Organization")),
        ("Person", ("Person",)),
        ("Jurisdiction", ("Jurisdiction",)),
        ("Statute", ("Statute", "LegalProvision", "Measure")),
    ],
)
def test_core_classes(name: str, classes: tuple[str, ...]) -> None:
    assert core_classes(name) == classes


def test_core_classes_of_an_unknown_class() -> None:
    with pytest.raises(VocabularyError, match="nearest known is 'City'"):
        core_classes("Citi")


def test_every_class_but_agent_reaches_a_core_class() -> None:
    lost = {name for name in ontology().classes if not ontology().core & set(core_classes(name))}
    assert lost == {"Agent"}


@pytest.mark.parametrize(
    ("curie", "iri"),
    [
        ("xsd:date", "http://www.w3.org/2001/XMLSchema#date"),
        ("cg:Case", CG + "Case"),
        ("https://example.org/p", "https://example.org/p"),
    ],
)
def test_expand(curie: str, iri: str) -> None:
    assert expand(curie) == iri


@pytest.mark.parametrize("curie", ["xds:date", "date", "", "cg:Cased"])
def test_expand_refuses(curie: str) -> None:
    with pytest.raises(VocabularyError):
        expand(curie)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("San Tomé", "san-tome"),
        ("O\u2019Neil\u2019s Rook", "oneils-rook"),
        ("Łódź & Straße", "lodz-strasse"),
        ("7:17-cv-00001", "7-17-cv-00001"),
        ("  --  ", ""),
        ("a_b", "a-b"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("kind", "key", "tail"),
    [
        ("doc", "Seed_01-a", "doc/Seed_01-a"),
        ("person", "Ada Quill", "person/ada-quill"),
        ("place", "oakvale-zz", "place/oakvale-zz"),
    ],
)
def test_mint(kind: str, key: str, tail: str) -> None:
    assert mint(BASE, kind, key) == BASE + tail


@pytest.mark.parametrize(
    ("kind", "key"), [("doc", "a b"), ("doc", "naïve"), ("person", "Иван"), ("statement", "w " * 99)]
)
def test_mint_adds_a_hash_where_the_slug_says_less(kind: str, key: str) -> None:
    assert re.fullmatch(rf"{BASE}{kind}/([a-z0-9-]{{1,80}}-)?[0-9a-f]{{8}}", mint(BASE, kind, key))


def test_mint_keeps_apart_what_a_slug_confuses() -> None:
    keys = ["a b", "a.b", "a-b", "A b"]
    assert len({mint(BASE, "doc", key) for key in keys}) == len(keys)
    assert mint(BASE, "person", "Иван") != mint(BASE, "person", "Олег")


def test_mint_refuses_an_unknown_kind() -> None:
    with pytest.raises(VocabularyError, match="nearest known is 'person'"):
        mint(BASE, "persons", "x")


@given(st.sampled_from(KINDS), st.text(min_size=1))
def test_minted_iris_are_plain_and_stable(kind: str, key: str) -> None:
    iri = mint(BASE, kind, key)
    assert re.fullmatch(rf"{re.escape(BASE)}{kind}/[A-Za-z0-9_-]+", iri)
    assert iri == mint(BASE, kind, key)


@pytest.mark.parametrize(
    ("predicate", "given_value", "expected"),
    [
        ("decidedOn", Literal("2017"), Literal("2017", "xsd:gYear")),
        ("decidedOn", Literal("2017-09", "xsd:date"), Literal("2017-09", "xsd:gYearMonth")),
        ("decidedOn", Literal("2017-09-15"), Literal("2017-09-15", "xsd:date")),
        ("decidedOn", Literal("last week"), Literal("last week")),
        ("fiscalYear", Literal("2016"), Literal("2016", "xsd:gYear")),
        ("amount", Literal("37509.50"), Literal("37509.5", "xsd:decimal")),
        ("amount", Literal("1E+3"), Literal("1000", "xsd:decimal")),
        ("amount", Literal("1000"), Literal("1000", "xsd:decimal")),
        ("amount", Literal("-0.0"), Literal("0", "xsd:decimal")),
        ("amount", Literal("much"), Literal("much", "xsd:decimal")),
        ("amount", Literal("Infinity"), Literal("Infinity", "xsd:decimal")),
        ("quote", Literal("2017", "xsd:string"), Literal("2017")),
        ("office", Literal("reeve"), Literal("reeve")),
        ("issuedBy", Resource("https://x.example/"), Resource("https://x.example/")),
    ],
)
def test_typed(predicate: str, given_value: Literal | Resource, expected: Literal | Resource) -> None:
    assert typed(predicate, given_value) == expected


def test_label_and_prefixes() -> None:
    assert label("issuedBy") == "issued by"
    table = prefixes(BASE)
    assert table["person"] == BASE + "person/"
    assert not set(KINDS) & set(PREFIXES)
    assert len(set(table.values())) == len(table)


def test_missing_ontology_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(vocabulary, "files", lambda name: tmp_path / "graph")
    with pytest.raises(VocabularyError, match="reinstall casegraph"):
        vocabulary.ontology_path()


def test_installed_ontology_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "graph" / "data").mkdir(parents=True)
    (tmp_path / "ontology.ttl").touch()
    monkeypatch.setattr(vocabulary, "files", lambda name: tmp_path / "graph")
    assert vocabulary.ontology_path() == tmp_path / "ontology.ttl"
    (tmp_path / "graph" / "data" / "ontology.ttl").touch()
    assert vocabulary.ontology_path() == tmp_path / "graph" / "data" / "ontology.ttl"


def test_malformed_ontology_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "ontology.ttl"
    path.write_text("not turtle", encoding="utf-8")
    monkeypatch.setattr(vocabulary, "ontology_path", lambda: path)
    with pytest.raises(VocabularyError, match="cannot be read as Turtle"):
        vocabulary.ontology.__wrapped__()
