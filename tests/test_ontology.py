"""`ontology.ttl` against the contract of the graph, term by term."""

from collections import Counter

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef

from graph.model import FrameKind, Modality
from graph.vocabulary import CG as CG_IRI
from graph.vocabulary import PREFIXES, ontology_path

CG = Namespace(CG_IRI)
SCHEMA = Namespace(PREFIXES["schema"])
GRAPH = Graph().parse(ontology_path())

CORE = (
    "Person Organization Jurisdiction Case Ruling Measure LegalProvision Grant Statement Tenure Document Claim Evidence"
).split()
BELOW = {
    "Organization": "GovernmentBody Agency Court Legislature Administration AdvocacyGroup Company",
    "GovernmentBody": "Agency Court Legislature Administration Jurisdiction",
    "Jurisdiction": "City County State Country",
    "Measure": "ExecutiveOrder Directive Letter Policy Statute Regulation Proclamation GrantCondition",
    "LegalProvision": "ConstitutionalProvision Statute",
}
PROPERTIES = {
    "Case": "plaintiff defendant filedIn filedOn challenges assignedJudge docketNumber appealOf relatedTo counsel",
    "Ruling": "inCase issuedBy court decidedOn rulingType outcome scope target inFavorOf against findsViolationOf "
    "affirms reverses stays supersedes",
    "Measure": "measureType issuer issuedOn addressee number restsOn",
    "Grant": "recipient program amount currency fiscalYear",
    "Statement": "speaker quote saidOn about",
    "Tenure": "holder office organization from until",
    "Claim": "modality attributedTo confidence foundBy evidence conflictsWith independentSources",
    "Document": "sha256 reprintOf",
}
CONCEPTS = {
    "rulingType": "preliminary injunction|permanent injunction|temporary restraining order|injunction|stay|"
    "summary judgment|dismissal|appellate decision|reconsideration|verdict|consent decree|declaratory judgment|other",
    "outcome": "blocked|partly blocked|unlawful|allowed|dismissed|reversed|affirmed|granted|denied|vacated",
    "scope": "nationwide|statewide|parties",
    "measureType": "executive order|directive|letter|policy|statute|regulation|proclamation|grant condition",
}
ALIGNED = [
    ("Person", "http://xmlns.com/foaf/0.1/Person"),
    ("Person", "https://schema.org/Person"),
    ("Person", "http://www.w3.org/ns/prov#Person"),
    ("Organization", "http://www.w3.org/ns/org#Organization"),
    ("Organization", "https://schema.org/Organization"),
    ("Organization", "http://www.w3.org/ns/prov#Organization"),
    ("Jurisdiction", "https://schema.org/AdministrativeArea"),
    ("Ruling", "http://semanticweb.cs.vu.nl/2009/11/sem/Event"),
    ("Ruling", "http://www.w3.org/ns/prov#Activity"),
    ("Grant", "https://schema.org/MonetaryGrant"),
    ("Statement", "https://schema.org/Quotation"),
    ("Tenure", "http://www.w3.org/ns/org#Membership"),
    ("Tenure", "http://www.w3.org/2006/time#ProperInterval"),
    ("Document", "https://schema.org/Article"),
    ("Document", "http://www.w3.org/ns/prov#Entity"),
    ("Document", "http://xmlns.com/foaf/0.1/Document"),
    ("Claim", str(RDF.Statement)),
    ("Claim", "http://www.w3.org/ns/prov#Entity"),
    ("Evidence", "http://www.w3.org/ns/oa#SpecificResource"),
]
OWN = sorted({s for s in GRAPH.subjects() if isinstance(s, URIRef) and str(s).startswith(CG_IRI)})
PROPERTY_TERMS = [
    s
    for s in OWN
    if {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property}
    & set(GRAPH.objects(s, RDF.type))
]


def test_parsers_agree_and_there_are_no_blank_nodes() -> None:
    quads = list(parse(path=ontology_path(), format=RdfFormat.TURTLE))
    assert len(set(quads)) == len(quads) == len(GRAPH)
    assert not [node for triple in GRAPH for node in triple if isinstance(node, BNode)]


def test_header_names_version_and_licence() -> None:
    header = URIRef("https://w3id.org/casegraph/ontology")
    assert (header, RDF.type, OWL.Ontology) in GRAPH
    assert GRAPH.value(header, OWL.versionInfo) == Literal("0.1.0")
    assert "MIT" in str(GRAPH.value(header, URIRef("http://purl.org/dc/terms/license")))


@pytest.mark.parametrize("term", OWN)
def test_every_term_has_one_label_and_definition(term: URIRef) -> None:
    assert len(list(GRAPH.objects(term, RDFS.label))) == 1
    definitions = list(GRAPH.objects(term, SKOS.definition))
    assert len(definitions) == 1 and str(definitions[0]).endswith(".")


@pytest.mark.parametrize("term", PROPERTY_TERMS)
def test_every_property_has_domain_and_range(term: URIRef) -> None:
    for strict, loose in ((RDFS.domain, SCHEMA.domainIncludes), (RDFS.range, SCHEMA.rangeIncludes)):
        given = set(GRAPH.objects(term, strict)) | set(GRAPH.objects(term, loose))
        assert given
        assert all((o, RDF.type, None) in GRAPH for o in given if str(o).startswith(CG_IRI))


def test_labels_of_properties_are_unique() -> None:
    labels = Counter(str(GRAPH.value(term, RDFS.label)) for term in PROPERTY_TERMS)
    assert [label for label, count in labels.items() if count > 1] == []


def test_no_range_is_a_date_that_reasoners_reject() -> None:
    banned = {URIRef(PREFIXES["xsd"] + name) for name in ("date", "gYear", "gYearMonth")}
    assert not banned & set(GRAPH.objects(None, RDFS.range))


@pytest.mark.parametrize("name", CORE)
def test_core_classes_of_the_contract(name: str) -> None:
    assert (CG[name], RDF.type, OWL.Class) in GRAPH
    assert (CG[name], CG.core, Literal(True)) in GRAPH


@pytest.mark.parametrize(
    ("above", "below"), [(above, name) for above, names in BELOW.items() for name in names.split()]
)
def test_subclasses_of_the_contract(above: str, below: str) -> None:
    assert CG[above] in set(GRAPH.transitive_objects(CG[below], RDFS.subClassOf))


@pytest.mark.parametrize(("name", "iri"), ALIGNED)
def test_alignments_of_the_contract(name: str, iri: str) -> None:
    assert URIRef(iri) in set(GRAPH.transitive_objects(CG[name], RDFS.subClassOf))


def test_no_modality_is_an_outcome_of_a_court() -> None:
    """A source that denies a fact decides nothing: only outcomes of rulings are tied to those of FOLIO."""
    denied = {
        term for term, match in GRAPH.subject_objects(SKOS.closeMatch) if match.endswith("RBlvKceLVwnUflJvHuHBpSO")
    }
    assert denied == {CG["outcome-denied"]}
    modalities = set(GRAPH.subjects(SKOS.inScheme, CG.modalityScheme))
    assert modalities and not modalities & set(GRAPH.subjects(SKOS.closeMatch))


def test_case_is_close_to_wikidata() -> None:
    assert (CG.Case, SKOS.closeMatch, URIRef(PREFIXES["wd"] + "Q2334719")) in GRAPH


@pytest.mark.parametrize(("owner", "name"), [(c, name) for c, names in PROPERTIES.items() for name in names.split()])
def test_properties_of_the_contract(owner: str, name: str) -> None:
    assert CG[owner] in set(GRAPH.objects(CG[name], RDFS.domain))


@pytest.mark.parametrize("scheme", CONCEPTS)
def test_concepts_of_the_contract(scheme: str) -> None:
    members = set(GRAPH.subjects(SKOS.inScheme, CG[scheme + "Scheme"]))
    assert {str(GRAPH.value(member, SKOS.prefLabel)) for member in members} == set(CONCEPTS[scheme].split("|"))
    assert all((member, RDF.type, SKOS.Concept) in GRAPH for member in members)


def test_modalities_and_templates_of_the_model_are_terms() -> None:
    assert set(GRAPH.subjects(SKOS.inScheme, CG.modalityScheme)) == {CG[m.value] for m in Modality}
    assert all((CG[kind.value], RDF.type, OWL.Class) in GRAPH for kind in FrameKind)


def test_terms_of_others_are_declared_where_classes_rest_on_them() -> None:
    above = set(GRAPH.objects(None, RDFS.subClassOf)) | set(GRAPH.objects(None, RDFS.subPropertyOf))
    assert [term for term in above if (term, RDF.type, None) not in GRAPH] == []


def test_ontology_uses_https_for_schema_org() -> None:
    assert "http://schema.org/" not in ontology_path().read_text(encoding="utf-8")
