"""A graph as JSON-LD in the words of the ontology, and the context that gives these words their meaning.

`context` is made of the ontology and lies in `graph/data/context.jsonld` as well; a written graph holds it, so that no
reader fetches anything. IRIs of things are relative to the base that stands beside it. Nothing is lost: a value says
its datatype wherever the context does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from graph.exchange.content import Content, Value
from graph.vocabulary import CG, DCTERMS, OA, PREFIXES, RDF_TYPE, RDFS, SKOS, XSD, ontology

STRING = XSD + "string"
# Terms of other vocabularies that a graph uses, and whether their values are IRIs.
OTHERS: Mapping[str, tuple[str, bool]] = {
    "label": (RDFS + "label", False),
    "altLabel": (SKOS + "altLabel", False),
    "prefLabel": (SKOS + "prefLabel", False),
    "inScheme": (SKOS + "inScheme", True),
    "exactMatch": (SKOS + "exactMatch", True),
    "sameAs": ("http://www.w3.org/2002/07/owl#sameAs", True),
    "identifier": (DCTERMS + "identifier", False),
    "title": (DCTERMS + "title", False),
    "publisher": (DCTERMS + "publisher", False),
    "issued": (DCTERMS + "issued", False),
    "source": (DCTERMS + "source", False),
    "language": (DCTERMS + "language", False),
    "hasSource": (OA + "hasSource", True),
    "hasSelector": (OA + "hasSelector", True),
    "start": (OA + "start", False),
    "end": (OA + "end", False),
    "exact": (OA + "exact", False),
    "prefix": (OA + "prefix", False),
    "suffix": (OA + "suffix", False),
    "subject": ("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject", True),
    "predicate": ("http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate", True),
    "object": ("http://www.w3.org/1999/02/22-rdf-syntax-ns#object", False),
}


def context() -> dict[str, object]:
    """Return the context: prefixes, classes and properties by their local names, with what is an IRI said so."""
    terms: dict[str, object] = {"@version": 1.1, "id": "@id", "type": "@type", **sorted_prefixes()}
    for name in sorted(ontology().classes):
        terms[name] = CG + name
    for name in sorted(ontology().properties):
        terms[name] = {"@id": CG + name, "@type": "@id"} if is_named(name) else {"@id": CG + name}
    for name, (iri, named) in OTHERS.items():
        terms.setdefault(name, {"@id": iri, "@type": "@id"} if named else {"@id": iri})
    return terms


def sorted_prefixes() -> dict[str, str]:
    """Return the prefixes of the vocabularies."""
    return dict(sorted(PREFIXES.items()))


def is_named(name: str) -> bool:
    """Tell whether all values of a property are IRIs."""
    ranges = ontology().ranges.get(name, frozenset())
    return bool(ranges) and not any(kind.startswith(XSD) for kind in ranges) and name != "office"


def published() -> str:
    """Return the context as a file."""
    return json.dumps({"@context": context()}, ensure_ascii=False, indent=1) + "\n"


def jsonld(content: Content) -> Iterator[str]:
    """Yield the pieces of the file: the context, then a node for each subject."""
    terms = context()
    short = {str(told["@id"]): name for name, told in terms.items() if isinstance(told, dict)}
    named = {name for name, told in terms.items() if isinstance(told, dict) and "@type" in told}
    head = json.dumps([terms, {"@base": content.base}], ensure_ascii=False, indent=1)
    yield f'{{\n"@context": {head},\n"@graph": ['
    for number, (iri, told) in enumerate(content.statements.items()):
        node: dict[str, object] = {"id": _relative(iri, content.base)}
        for predicate, values in told.items():
            if predicate == RDF_TYPE:
                node["type"] = [value.text.removeprefix(CG) for value in values]
            else:
                name = short.get(predicate, predicate)
                written = [_value(value, name in named, content.base) for value in values]
                node[name] = written if len(written) > 1 else written[0]
        yield f"{',' if number else ''}\n{json.dumps(node, ensure_ascii=False)}"
    yield "\n]\n}\n"


def _relative(iri: str, base: str) -> str:
    """Return an IRI without the base; of one whose rest would read as something else, all of it."""
    rest = iri.removeprefix(base)
    return rest if iri.startswith(base) and "/" in rest and ":" not in rest.split("/")[0] else iri


def _value(value: Value, named: bool, base: str) -> object:
    if not value.datatype:
        short = _relative(value.text, base)
        return short if named else {"id": short}
    if value.language:
        return {"@value": value.text, "@language": value.language}
    if value.datatype == STRING:
        return {"@value": value.text} if named else value.text
    return {"@value": value.text, "@type": value.datatype}
