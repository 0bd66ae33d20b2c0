"""The terms of `ontology.ttl` as a closed set, the prefixes, and the minting of IRIs.

Takes local names, labels and keys; gives IRIs. A name that the ontology does not define raises `VocabularyError`, so
that a misspelt term cannot reach the graph. Also holds `Quad`, an RDF statement. Leaves out quads and bytes.

The ontology is read from `graph/data/ontology.ttl` of an installed package, else from the top of the checkout.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Literal as OxLiteral
from pyoxigraph import NamedNode, RdfFormat, parse

from graph.errors import VocabularyError
from graph.model import Literal, Resource

CG = "https://w3id.org/casegraph/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OA = "http://www.w3.org/ns/oa#"
DCTERMS = "http://purl.org/dc/terms/"
RDF_TYPE = RDF + "type"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "cg": CG,
        "dcterms": DCTERMS,
        "foaf": "http://xmlns.com/foaf/0.1/",
        "oa": OA,
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": "https://schema.org/",
        "skos": SKOS,
        "time": "http://www.w3.org/2006/time#",
        "wd": "http://www.wikidata.org/entity/",
        "xsd": XSD,
    }
)

# The first segment of a minted IRI, and its prefix in Turtle.
KINDS = tuple(
    "body case claim conflict court curation doc grant graph group measure office original person place programme "
    "provision rule ruling statement tenure".split()
)
STEM = re.compile(r"[A-Za-z0-9_-]+")
LONGEST_SLUG = 80
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h"}
)
MARKS = str.maketrans("", "", "'\u2018\u2019\u02bc`")


@dataclass(frozen=True, slots=True)
class Quad:
    """One RDF statement. All names are full IRIs, save a literal's datatype, which is a CURIE as in the model."""

    subject: str
    predicate: str
    object: Resource | Literal
    graph: str


@dataclass(frozen=True, slots=True)
class ConceptTerm:
    """A concept of the ontology: its IRI, its scheme's IRI and its preferred label."""

    iri: str
    scheme: str
    label: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """What `ontology.ttl` says, by local name.

    `parents` maps a class to its superclasses in the ontology, `domains` and `ranges` a property to these as IRIs;
    `concepts` maps scheme and label to a concept, the scheme by the local name of its property ("outcome").
    """

    classes: frozenset[str]
    properties: frozenset[str]
    labels: Mapping[str, str]
    parents: Mapping[str, tuple[str, ...]]
    domains: Mapping[str, frozenset[str]]
    ranges: Mapping[str, frozenset[str]]
    core: frozenset[str]
    single_valued: frozenset[str]
    concepts: Mapping[tuple[str, str], ConceptTerm]
    concept_of: Mapping[str, ConceptTerm]


def ontology_path() -> Path:
    """Return the path of `ontology.ttl`; raises VocabularyError where neither place has it."""
    package = Path(str(files("graph")))
    for path in (package / "data" / "ontology.ttl", package.parent / "ontology.ttl"):
        if path.is_file():
            return path
    raise VocabularyError(f"ontology.ttl is neither in {package / 'data'} nor in {package.parent}; reinstall casegraph")


@lru_cache(maxsize=1)
def ontology() -> Ontology:
    """Return the ontology, read once; raises VocabularyError where the file is missing or does not parse."""
    path = ontology_path()
    facts: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | OxLiteral):
                rows = facts.setdefault(quad.subject.value, {})
                rows.setdefault(quad.predicate.value, []).append(quad.object.value)
    except (OSError, SyntaxError) as error:
        raise VocabularyError(f"{path}: cannot be read as Turtle: {error}") from error
    return _ontology({iri[len(CG) :]: rows for iri, rows in facts.items() if iri.startswith(CG)})


def _ontology(facts: Mapping[str, dict[str, list[str]]]) -> Ontology:
    def typed(*types: str) -> frozenset[str]:
        return frozenset(name for name, rows in facts.items() if set(rows.get(RDF_TYPE, ())) & set(types))

    def flagged(flag: str) -> frozenset[str]:
        return frozenset(name for name, rows in facts.items() if rows.get(CG + flag) == ["true"])

    def ends(*names: str) -> dict[str, frozenset[str]]:
        return {p: frozenset(iri for name in names for iri in facts[p].get(name, ())) for p in properties}

    owl = PREFIXES["owl"]
    classes = typed(owl + "Class")
    properties = typed(owl + "ObjectProperty", owl + "DatatypeProperty", RDF + "Property")
    concepts: dict[tuple[str, str], ConceptTerm] = {}
    for name in sorted(typed(SKOS + "Concept")):
        scheme, label = facts[name][SKOS + "inScheme"][0], facts[name][SKOS + "prefLabel"][0]
        concepts[scheme[len(CG) :].removesuffix("Scheme"), label] = ConceptTerm(CG + name, scheme, label)
    parents = {
        name: tuple(sorted(s[len(CG) :] for s in facts[name].get(RDFS + "subClassOf", ()) if s.startswith(CG)))
        for name in classes
    }
    return Ontology(
        classes=classes,
        properties=properties,
        labels={name: rows[RDFS + "label"][0] for name, rows in facts.items() if RDFS + "label" in rows},
        parents=parents,
        domains=ends(RDFS + "domain", PREFIXES["schema"] + "domainIncludes"),
        ranges=ends(RDFS + "range", PREFIXES["schema"] + "rangeIncludes"),
        core=flagged("core"),
        single_valued=flagged("singleValued"),
        concepts=concepts,
        concept_of={term.iri: term for term in concepts.values()},
    )


def _unknown(what: str, name: str, known: list[str]) -> VocabularyError:
    near = get_close_matches(name, known, n=1, cutoff=0.0)
    return VocabularyError(f"unknown {what} {name!r}; the nearest known is {near[0] if near else 'none'!r}")


def term(local: str) -> str:
    """Return the IRI of a class, property or concept; raises VocabularyError naming the nearest term."""
    known = ontology()
    if local in known.labels:
        return CG + local
    raise _unknown("term", local, sorted(known.labels))


def label(local: str) -> str:
    """Return the label of a term; raises VocabularyError where there is no such term."""
    term(local)
    return ontology().labels[local]


def concept(scheme: str, label: str) -> str:
    """Return the IRI of a concept, by its scheme ("outcome") and preferred label ("partly blocked")."""
    known = ontology().concepts
    if (scheme, label) in known:
        return known[scheme, label].iri
    if not any(scheme == of for of, _ in known):
        raise _unknown("concept scheme", scheme, sorted({of for of, _ in known}))
    raise _unknown(f"concept of scheme {scheme!r}", label, sorted(name for of, name in known if of == scheme))


@lru_cache(maxsize=256)
def core_classes(local: str) -> tuple[str, ...]:
    """Return a class and those above it, up to and with the core class; raises VocabularyError.

    >>> core_classes("City"), core_classes("Agency")
    (('City', 'Jurisdiction'), ('Agency', 'GovernmentBody', 'Organization'))
    """
    known = ontology()
    if local not in known.classes:
        raise _unknown("class", local, sorted(known.classes))
    found = [local]
    for name in found:  # grows while it is walked
        if name not in known.core:
            found.extend(parent for parent in known.parents[name] if parent not in found)
    return tuple(found)


def expand(curie: str) -> str:
    """Return the full IRI of a CURIE such as "xsd:date"; a full IRI passes; raises VocabularyError otherwise."""
    prefix, colon, local = curie.partition(":")
    if prefix == "cg":
        return term(local)
    if colon and prefix in PREFIXES:
        return PREFIXES[prefix] + local
    if colon and local.startswith("//"):
        return curie
    raise _unknown("prefix", prefix, sorted(PREFIXES))


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes of the vocabularies and, for each kind of thing under `base`, its own."""
    return {**PREFIXES, **{kind: f"{base}{kind}/" for kind in KINDS}}


def typed(predicate: str, value: Resource | Literal) -> Resource | Literal:
    """Return `value` in the one form that the property's range allows: dates typed by length, decimals bare."""
    if isinstance(value, Resource):
        return value
    ranges = ontology().ranges.get(predicate, frozenset())
    text = value.text
    if XSD + "gYearMonth" in ranges and DATE.fullmatch(text):
        return Literal.dated(text)
    if ranges == {XSD + "gYear"}:
        return Literal(text, "xsd:gYear")
    if XSD + "decimal" in ranges:
        return Literal(decimal(text), "xsd:decimal")
    return Literal(text) if value.datatype == "xsd:string" else value


def is_date(text: str) -> bool:
    """Tell whether `text` is a day, month or year, as an ISO prefix, that there is in the calendar."""
    try:
        return bool(DATE.fullmatch(text) and date.fromisoformat((text + "-01-01")[:10]))
    except ValueError:
        return False


def decimal(text: str) -> str:
    """Return a decimal number without exponent and trailing zeros; what is no number passes, for the shapes to find."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite():
        return text
    plain = format(number or abs(number), "f")  # no minus before zero
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) or "0"


def slug(text: str) -> str:
    """Return `text` in [a-z0-9-] alone: accents folded, marks of elision dropped, all else a hyphen.

    >>> slug("Doña Ana County, N.M."), slug("O'Neil & Łukasz")
    ('dona-ana-county-n-m', 'oneil-lukasz')
    """
    return re.sub(r"[^a-z0-9]+", "-", _folded(text)).strip("-")


def _folded(text: str) -> str:
    if text.isascii():
        return text.translate(MARKS).lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(MARKS)).casefold().translate(LETTERS)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=100_000)
def mint(base: str, kind: str, key: str) -> str:
    """Return the IRI `base` + kind + "/" + key; raises VocabularyError for an unknown kind.

    The stem of a document passes unchanged where it matches [A-Za-z0-9_-]+. Any other key becomes a slug,
    followed by eight digits of its SHA-256 where the slug would lose letters or grow too long, and for stems always.
    """
    if kind not in KINDS:
        raise _unknown("kind", kind, list(KINDS))
    if kind == "doc" and STEM.fullmatch(key):
        return f"{base}{kind}/{key}"
    short = slug(key)
    lossy = not key.isascii() and any(char.isalnum() and not char.isascii() for char in _folded(key))
    if kind == "doc" or lossy or not short or len(short) > LONGEST_SLUG:
        digest = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:8]
        short = "-".join(part for part in (short[:LONGEST_SLUG].strip("-"), digest) if part)
    return f"{base}{kind}/{short}"
