"""A small graph of the contract's shape for the tests: two documents, one invented case."""

from __future__ import annotations

from pathlib import Path

PREFIXES = """\
@prefix cg: <https://w3id.org/casegraph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
BASE = "https://w3id.org/casegraph/id/"
CG = "https://w3id.org/casegraph/ontology#"

TEXTS = {
    "alpha": (
        "Judge Ada Quill blocked Harbor Rule 9 on Monday. "
        "Port Merrow had sued the Tidewater Agency over the rule in March. "
        'Port Merrow claims the rule breaks the Charter of Ports. Mayor Lew Okafor said: "We keep our docks open." '
        "Port Merrow received $40 500 from the Pier Fund in 2031."
    ),
    "beta": (
        "The order against Harbor Rule 9 came on Tuesday, the clerk wrote. "
        "The Tidewater Agency issued Harbor Rule 9 in January. Lew Okafor has been mayor of Port Merrow since 2030."
    ),
}
TITLES = {"alpha": "Judge stops the harbor rule", "beta": "What the clerk wrote"}
ISSUED = {"alpha": "2031-05-06", "beta": "2031-05-08"}

# local path, classes (special first), label, further names
THINGS = (
    ("person/ada-quill", ("Person",), "Ada Quill", ("Judge Quill",)),
    ("person/lew-okafor", ("Person",), "Lew Okafor", ()),
    ("place/port-merrow", ("City", "Jurisdiction"), "Port Merrow", ("the port city",)),
    ("body/tidewater-agency", ("Agency", "Organization"), "Tidewater Agency", ()),
    ("court/bay-district", ("Court", "Organization"), "Bay District Court", ()),
    ("case/port-merrow-v-tidewater-agency-2031", ("Case",), "Port Merrow v. Tidewater Agency", ()),
    ("ruling/bay-district-2031-05-05", ("Ruling",), "Bay District Court blocks Harbor Rule 9", ()),
    ("measure/harbor-rule-9", ("Regulation", "Measure"), "Harbor Rule 9", ("the harbor rule",)),
    ("provision/charter-of-ports", ("ConstitutionalProvision", "LegalProvision"), "Charter of Ports", ()),
    ("programme/pier-fund", ("Programme",), "Pier Fund", ()),
    ("grant/port-merrow-pier-fund-2031", ("Grant",), "Pier Fund grant to Port Merrow, 2031", ()),
    ("statement/okafor-1", ("Statement",), "Lew Okafor: We keep our docks open.", ()),
    ("tenure/okafor-mayor", ("Tenure",), "Lew Okafor, mayor of Port Merrow", ()),
)
CASE, RULING, RULE = THINGS[5][0], THINGS[6][0], THINGS[7][0]
GRANT, SAID, TENURE = THINGS[10][0], THINGS[11][0], THINGS[12][0]

_BLOCKED = ("alpha", "Judge Ada Quill blocked Harbor Rule 9 on Monday.")
_SUED = ("alpha", "Port Merrow had sued the Tidewater Agency over the rule in March.")
_CLAIMS = ("alpha", "Port Merrow claims the rule breaks the Charter of Ports.")
_SAID = ("alpha", 'Mayor Lew Okafor said: "We keep our docks open."')
_PAID = ("alpha", "Port Merrow received $40 500 from the Pier Fund in 2031.")
_TUESDAY = ("beta", "The order against Harbor Rule 9 came on Tuesday, the clerk wrote.")
_ISSUED = ("beta", "The Tidewater Agency issued Harbor Rule 9 in January.")
_MAYOR = ("beta", "Lew Okafor has been mayor of Port Merrow since 2030.")

# subject, predicate, object (a path, or a Turtle literal or name), modality, who says so, evidence
CLAIMS = (
    (RULING, "issuedBy", "person/ada-quill", "Asserted", "", (_BLOCKED,)),
    (RULING, "court", "court/bay-district", "Asserted", "", (_BLOCKED,)),
    (RULING, "inCase", CASE, "Asserted", "", (_BLOCKED,)),
    (RULING, "target", RULE, "Asserted", "", (_BLOCKED, _TUESDAY)),
    (RULING, "outcome", "cg:outcome-blocked", "Asserted", "", (_BLOCKED,)),
    (RULING, "outcome", "cg:outcome-unlawful", "Asserted", "", (_BLOCKED,)),
    (RULING, "rulingType", "cg:rulingType-preliminary-injunction", "Asserted", "", (_BLOCKED,)),
    (RULING, "decidedOn", '"2031-05-05"^^xsd:date', "Asserted", "", (_BLOCKED,)),
    (RULING, "decidedOn", '"2031-05-06"^^xsd:date', "Asserted", "", (_TUESDAY,)),
    (RULING, "findsViolationOf", "provision/charter-of-ports", "Alleged", "place/port-merrow", (_CLAIMS,)),
    (CASE, "plaintiff", "place/port-merrow", "Asserted", "", (_SUED,)),
    (CASE, "defendant", "body/tidewater-agency", "Asserted", "", (_SUED,)),
    (CASE, "challenges", RULE, "Asserted", "", (_SUED,)),
    (CASE, "filedIn", "court/bay-district", "Asserted", "", (_SUED,)),
    (CASE, "filedOn", '"2031-03"^^xsd:gYearMonth', "Asserted", "", (_SUED,)),
    (RULE, "issuer", "body/tidewater-agency", "Asserted", "", (_ISSUED,)),
    (RULE, "issuedOn", '"2031-01"^^xsd:gYearMonth', "Asserted", "", (_ISSUED,)),
    (RULE, "measureType", "cg:measureType-regulation", "Asserted", "", (_ISSUED,)),
    (GRANT, "recipient", "place/port-merrow", "Asserted", "", (_PAID,)),
    (GRANT, "program", "programme/pier-fund", "Asserted", "", (_PAID,)),
    (GRANT, "amount", '"40500"^^xsd:decimal', "Asserted", "", (_PAID,)),
    (GRANT, "currency", '"USD"', "Asserted", "", (_PAID,)),
    (GRANT, "fiscalYear", '"2031"^^xsd:gYear', "Asserted", "", (_PAID,)),
    (SAID, "speaker", "person/lew-okafor", "Asserted", "", (_SAID,)),
    (SAID, "quote", '"We keep our docks open."', "Asserted", "", (_SAID,)),
    (SAID, "about", RULE, "Asserted", "", (_SAID,)),
    (TENURE, "holder", "person/lew-okafor", "Asserted", "", (_MAYOR,)),
    (TENURE, "office", '"mayor"', "Asserted", "", (_MAYOR,)),
    (TENURE, "organization", "place/port-merrow", "Asserted", "", (_MAYOR,)),
    (TENURE, "from", '"2030"^^xsd:gYear', "Asserted", "", (_MAYOR,)),
)
CONFLICT = (7, 8)  # the two dates of the ruling, by place in CLAIMS
WHY = "decided on: two days are given"
CONCEPTS = (
    ("outcome-blocked", "blocked"),
    ("outcome-unlawful", "unlawful"),
    ("rulingType-preliminary-injunction", "preliminary injunction"),
    ("measureType-regulation", "regulation"),
)


def quoted(text: str) -> str:
    """Return `text` as a Turtle string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _node(value: str) -> str:
    """Return the object as Turtle: names and literals as they are, paths as full IRIs."""
    return value if value.startswith(('"', "cg:")) else f"<{BASE}{value}>"


def _things(labels: dict[str, str]) -> list[str]:
    lines = []
    for path, classes, label, names in THINGS:
        kinds = ", ".join(f"cg:{name}" for name in classes)
        lines.append(f"<{BASE}{path}> a {kinds} ; rdfs:label {quoted(labels.get(path, label))} .")
        lines += [f"<{BASE}{path}> skos:altLabel {quoted(name)} ." for name in names]
    lines += [f"cg:{name} a skos:Concept ; skos:prefLabel {quoted(label)} ." for name, label in CONCEPTS]
    return lines


def _documents(titles: dict[str, str]) -> list[str]:
    return [
        f"<{BASE}doc/{stem}> a cg:Document ; dcterms:identifier {quoted(stem)} ; "
        f"dcterms:title {quoted(titles.get(stem, TITLES[stem]))} ; dcterms:source <https://news.example/{stem}> ; "
        f'dcterms:issued "{ISSUED[stem]}"^^xsd:date .'
        for stem in sorted(TEXTS)
    ]


def _evidence(stem: str, words: str) -> tuple[str, list[str]]:
    start = TEXTS[stem].index(words)
    iri = f"{BASE}doc/{stem}#char={start},{start + len(words)}"
    return iri, [
        f"<{iri}> a cg:Evidence, oa:SpecificResource ; oa:hasSource <{BASE}doc/{stem}> ; "
        f"oa:hasSelector <{iri}/position>, <{iri}/quote> .",
        f"<{iri}/position> a oa:TextPositionSelector ; oa:start {start} ; oa:end {start + len(words)} .",
        f"<{iri}/quote> a oa:TextQuoteSelector ; oa:exact {quoted(words)} .",
    ]


def _claims() -> list[str]:
    lines = []
    for number, (subject, predicate, value, modality, who, evidence) in enumerate(CLAIMS):
        claim = f"<{BASE}claim/c{number}>"
        lines.append(
            f"{claim} a cg:Claim ; rdf:subject <{BASE}{subject}> ; rdf:predicate cg:{predicate} ; "
            f'rdf:object {_node(value)} ; cg:modality cg:{modality} ; cg:confidence "0.9"^^xsd:decimal ; '
            f"cg:foundBy <{BASE}rule/sample> ."
        )
        if who:
            lines.append(f"{claim} cg:attributedTo <{BASE}{who}> .")
        if modality in ("Asserted", "Ordered"):
            lines.append(f"<{BASE}{subject}> cg:{predicate} {_node(value)} .")
        for stem, words in evidence:
            iri, more = _evidence(stem, words)
            lines += [f"{claim} cg:evidence <{iri}> .", *more]
    left, right = CONFLICT
    lines.append(f"<{BASE}claim/c{left}> cg:conflictsWith <{BASE}claim/c{right}> .")
    lines.append(f"<{BASE}claim/c{right}> cg:conflictsWith <{BASE}claim/c{left}> .")
    sides = f"cg:between <{BASE}claim/c{left}>, <{BASE}claim/c{right}>"
    lines.append(f"<{BASE}conflict/days> a cg:Conflict ; rdfs:label {quoted(WHY)} ; {sides} .")
    return lines


def turtle(labels: dict[str, str] | None = None, titles: dict[str, str] | None = None) -> str:
    """Return the graph as Turtle; `labels` (by local path) and `titles` (by stem) replace those of the sample."""
    return PREFIXES + "\n".join([*_things(labels or {}), *_documents(titles or {}), *_claims()]) + "\n"


def write(path: Path, **changes: dict[str, str]) -> Path:
    """Write the graph to `path` and return it."""
    path.write_text(turtle(**changes), encoding="utf-8", newline="\n")
    return path
