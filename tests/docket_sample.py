"""A graph of two invented suits with all steps of a case, for the tests of the saved questions.

Each document is a list of sentences; a claim names the document, the place of its sentence in the list, and what it
says. All names are invented.
"""

from __future__ import annotations

from pathlib import Path

from graph_sample import BASE, PREFIXES, quoted

ISSUED = {"gull": "2031-03-06", "heron": "2031-06-20", "tern": "2031-09-02", "tern-copy": "2031-09-03"}
TITLES = {
    "gull": "Port sues",
    "heron": "Rule frozen",
    "tern": "Judge ends the rule",
    "tern-copy": "Judge ends the rule",
}
_TERN = (
    "On September 1 Judge Ada Quill made the freeze permanent.",
    "The rule breaks the Charter of Ports, she held.",
    "Ivy Marsh, city attorney of Port Merrow, was glad.",
)
TEXTS = {
    "gull": (
        "Port Merrow and Salt County sued the Tidewater Agency in Bay District Court on March 2 over Harbor Rule 9.",
        "The Tidewater Agency made Harbor Rule 9 on January 10 for Port Merrow.",
        "Judge Ada Quill stopped the rule for two weeks on March 5.",
        'Mayor Lew Okafor said: "Harbor Rule 9 sinks us, whatever the Tidewater Agency says."',
        "The Tidewater Agency says that the rule keeps the Charter of Ports.",
        "Port Merrow had $40,500 from the Pier Fund in 2031, Salt County $1,000.50.",
    ),
    "heron": (
        "Judge Ada Quill froze Harbor Rule 9 nationwide on May 5.",
        "The Court of Tides stayed the freeze on May 20.",
        "Salt County also sued the Tidewater Agency, on June 1, with Noé Brandt as counsel.",
        "The Tidewater Agency denies that it made the rule.",
        "Salt County had $2,000 from the Pier Fund in 2030.",
    ),
    "tern": _TERN,
    "tern-copy": _TERN,
}
THINGS = (  # local path, classes (special first), label, further names
    ("person/ada-quill", "Person", "Ada Quill", "Judge Quill"),
    ("person/lew-okafor", "Person", "Lew Okafor", ""),
    ("person/ivy-marsh", "Person", "Ivy Marsh", ""),
    ("person/noe-brandt", "Person", "Noé Brandt", ""),
    ("place/port-merrow", "City Jurisdiction", "Port Merrow", "the port city"),
    ("place/salt-county", "County Jurisdiction", "Salt County", ""),
    ("body/tidewater-agency", "Agency Organization", "Tidewater Agency", "TWA"),
    ("court/bay-district", "Court Organization", "Bay District Court", ""),
    ("court/tides", "Court Organization", "Court of Tides", ""),
    ("case/port", "Case", "Port Merrow and Salt County v. Tidewater Agency (2031)", ""),
    ("case/salt", "Case", "Salt County v. Tidewater Agency (2031)", ""),
    ("ruling/tro", "Ruling", "Ada Quill: temporary restraining order on Harbor Rule 9", ""),
    ("ruling/pi", "Ruling", "Ada Quill: preliminary injunction on Harbor Rule 9", ""),
    ("ruling/stay", "Ruling", "Court of Tides: stay", ""),
    ("ruling/final", "Ruling", "Ada Quill: permanent injunction on Harbor Rule 9", ""),
    ("measure/harbor-rule-9", "Regulation Measure", "Harbor Rule 9", "the harbor rule"),
    ("provision/charter-of-ports", "ConstitutionalProvision LegalProvision", "Charter of Ports", ""),
    ("programme/pier-fund", "Programme", "Pier Fund", ""),
    ("grant/port-2031", "Grant", "Pier Fund grant to Port Merrow", ""),
    ("grant/salt-2031", "Grant", "Pier Fund grant to Salt County, 2031", ""),
    ("grant/salt-2030", "Grant", "Pier Fund grant to Salt County, 2030", ""),
    ("statement/okafor-1", "Statement", "Lew Okafor: Harbor Rule 9 sinks us", ""),
    ("tenure/okafor-mayor", "Tenure", "Lew Okafor, mayor", ""),
    ("tenure/marsh-attorney", "Tenure", "Ivy Marsh, city attorney", ""),
)
CONCEPTS = {
    "outcome-blocked": "blocked",
    "outcome-unlawful": "unlawful",
    "outcome-granted": "granted",
    "rulingType-temporary-restraining-order": "temporary restraining order",
    "rulingType-preliminary-injunction": "preliminary injunction",
    "rulingType-permanent-injunction": "permanent injunction",
    "rulingType-stay": "stay",
    "scope-nationwide": "nationwide",
    "measureType-regulation": "regulation",
}
QUOTE = "Harbor Rule 9 sinks us, whatever the Tidewater Agency says."
# The places of the sentences, then the claims: subject, property, value, and for some the modality and who says so.
TOLD = (
    (
        "gull 0",
        "case/port plaintiff place/port-merrow",
        "case/port plaintiff place/salt-county",
        "case/port defendant body/tidewater-agency",
        "case/port filedIn court/bay-district",
        "case/port filedOn 2031-03-02",
        "case/port challenges measure/harbor-rule-9",
    ),
    (
        "gull 1",
        "measure/harbor-rule-9 issuer body/tidewater-agency",
        "measure/harbor-rule-9 issuedOn 2031-01-10",
        "measure/harbor-rule-9 measureType cg:measureType-regulation",
        "measure/harbor-rule-9 addressee place/port-merrow",
    ),
    (
        "gull 2",
        "case/port assignedJudge person/ada-quill",
        "ruling/tro issuedBy person/ada-quill",
        "ruling/tro inCase case/port",
        "ruling/tro decidedOn 2031-03-05",
        "ruling/tro rulingType cg:rulingType-temporary-restraining-order",
        "ruling/tro outcome cg:outcome-blocked",
        "ruling/tro target measure/harbor-rule-9",
    ),
    (
        "gull 3",
        "statement/okafor-1 speaker person/lew-okafor",
        "statement/okafor-1 quote " + quoted(QUOTE),
        "statement/okafor-1 about measure/harbor-rule-9",
        "tenure/okafor-mayor holder person/lew-okafor",
        'tenure/okafor-mayor office "mayor"',
        "tenure/okafor-mayor organization place/port-merrow",
        "tenure/okafor-mayor from 2030",
    ),
    ("gull 4", "ruling/final findsViolationOf provision/charter-of-ports Denied body/tidewater-agency"),
    (
        "gull 5",
        "grant/port-2031 recipient place/port-merrow",
        "grant/port-2031 amount 40500",
        "grant/port-2031 program programme/pier-fund",
        'grant/port-2031 currency "USD"',
        "grant/port-2031 fiscalYear 2031",
        "grant/salt-2031 recipient place/salt-county",
        "grant/salt-2031 amount 1000.5",
        "grant/salt-2031 program programme/pier-fund",
        'grant/salt-2031 currency "USD"',
        "grant/salt-2031 fiscalYear 2031",
    ),
    (
        "heron 0",
        "ruling/pi issuedBy person/ada-quill",
        "ruling/pi inCase case/port",
        "ruling/pi court court/bay-district",
        "ruling/pi decidedOn 2031-05-05",
        "ruling/pi rulingType cg:rulingType-preliminary-injunction",
        "ruling/pi outcome cg:outcome-blocked",
        "ruling/pi scope cg:scope-nationwide",
        "ruling/pi target measure/harbor-rule-9",
    ),
    (
        "heron 1",
        "ruling/stay court court/tides",
        "ruling/stay decidedOn 2031-05-20",
        "ruling/stay rulingType cg:rulingType-stay",
        "ruling/stay outcome cg:outcome-granted",
        "ruling/stay stays ruling/pi",
    ),
    (
        "heron 2",
        "case/salt plaintiff place/salt-county",
        "case/salt defendant body/tidewater-agency",
        "case/salt filedOn 2031-06",
        "case/salt counsel person/noe-brandt",
    ),
    ("heron 3", "measure/harbor-rule-9 issuer body/tidewater-agency Denied body/tidewater-agency"),
    (
        "heron 4",
        "grant/salt-2030 recipient place/salt-county",
        "grant/salt-2030 amount 2000",
        "grant/salt-2030 program programme/pier-fund",
        "grant/salt-2030 fiscalYear 2030",
    ),
    (
        "tern 0, tern-copy 0",
        "ruling/final issuedBy person/ada-quill",
        "ruling/final inCase case/port",
        "ruling/final decidedOn 2031-09-01",
        "ruling/final rulingType cg:rulingType-permanent-injunction",
        "ruling/final outcome cg:outcome-blocked",
        "ruling/final target measure/harbor-rule-9",
        "ruling/final supersedes ruling/pi",
    ),
    ("tern 1, tern-copy 1", "ruling/final findsViolationOf provision/charter-of-ports"),
    (
        "tern 2, tern-copy 2",
        "tenure/marsh-attorney holder person/ivy-marsh",
        'tenure/marsh-attorney office "city attorney"',
        "tenure/marsh-attorney organization place/port-merrow",
    ),
)
LENGTHS = {4: "gYear", 7: "gYearMonth", 10: "date"}
UNSURE = "place/port-merrow"  # the claims with this value have half the confidence


def _node(predicate: str, value: str) -> str:
    """Return a value as Turtle: paths as IRIs, days and numbers typed."""
    if predicate == "amount":
        return f'"{value}"^^xsd:decimal'
    if value[0].isdigit():
        return f'"{value}"^^xsd:{LENGTHS[len(value)]}'
    return value if value.startswith(('"', "cg:")) else f"<{BASE}{value}>"


def _evidence(place: str) -> tuple[str, list[str]]:
    stem, number = place.split()
    sentence = TEXTS[stem][int(number)]
    start = " ".join(TEXTS[stem]).index(sentence)
    iri = f"{BASE}doc/{stem}#char={start},{start + len(sentence)}"
    return f"<{iri}>", [
        f"<{iri}> a cg:Evidence, oa:SpecificResource ; oa:hasSource <{BASE}doc/{stem}> ; "
        f"oa:hasSelector <{iri}/position>, <{iri}/quote> .",
        f"<{iri}/position> oa:start {start} ; oa:end {start + len(sentence)} .",
        f"<{iri}/quote> oa:exact {quoted(sentence)} .",
    ]


def turtle() -> str:
    """Return the graph as Turtle."""
    lines = [PREFIXES]
    for path, classes, label, other in THINGS:
        kinds = ", ".join(f"cg:{name}" for name in classes.split())
        lines.append(f"<{BASE}{path}> a {kinds} ; rdfs:label {quoted(label)} .")
        if other:
            lines.append(f"<{BASE}{path}> skos:altLabel {quoted(other)} .")
    lines += [f"cg:{name} a skos:Concept ; skos:prefLabel {quoted(label)} ." for name, label in CONCEPTS.items()]
    for stem, day in ISSUED.items():
        lines.append(
            f'<{BASE}doc/{stem}> a cg:Document ; dcterms:identifier "{stem}" ; dcterms:title {quoted(TITLES[stem])} ; '
            f'rdfs:label {quoted(TITLES[stem])} ; dcterms:issued "{day}"^^xsd:date ; dcterms:publisher "Merrow Wire" .'
        )
    for stem in ("tern", "tern-copy"):
        lines.append(f"<{BASE}doc/{stem}> cg:reprintOf <{BASE}original/tern> .")
    lines.append(f"<{BASE}doc/heron> cg:mentions <{BASE}person/lew-okafor> .")
    number = 0
    for places, *claims in TOLD:
        evidence = [_evidence(place) for place in places.split(", ")]
        lines += [line for _, more in evidence for line in more]
        for claim in claims:
            lines += _claim(number, claim, [iri for iri, _ in evidence])
            number += 1
    return "\n".join(lines) + "\n"


def _claim(number: int, claim: str, evidence: list[str]) -> list[str]:
    subject, predicate, rest = claim.split(" ", 2)
    value, *said = [rest] if rest.startswith('"') else rest.split(" ")
    modality = said[0] if said else "Asserted"
    sure = "0.5" if value == UNSURE else "0.9"
    lines = [
        f"<{BASE}claim/c{number}> a cg:Claim ; rdf:subject <{BASE}{subject}> ; rdf:predicate cg:{predicate} ; "
        f"rdf:object {_node(predicate, value)} ; cg:modality cg:{modality} ; "
        f'cg:confidence "{sure}"^^xsd:decimal ; cg:foundBy <{BASE}rule/sample> ; cg:evidence {", ".join(evidence)} .'
    ]
    if said:
        lines.append(f"<{BASE}claim/c{number}> cg:attributedTo <{BASE}{said[1]}> .")
    else:
        lines.append(f"<{BASE}{subject}> cg:{predicate} {_node(predicate, value)} .")
    return lines


def write(path: Path) -> Path:
    """Write the graph to `path` and return it."""
    path.write_text(turtle(), encoding="utf-8", newline="\n")
    return path
