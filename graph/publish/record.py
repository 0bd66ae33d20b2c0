"""What a store holds, as it says itself, and what there is to do: the record of a publication.

The record is a named graph of the store, `<base>graph/publication`. It names each graph that was put there, with the
SHA-256 of its lines; a graph without one was begun and may be there in part, in the old or the new state, or not at
all. So whoever publishes writes first what is begun, then does it, then writes the hashes. The terms are those of
SPARQL's service descriptions and SPDX; nothing in the record speaks about a document or thing itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import StoreError
from graph.vocabulary import RDF_TYPE, mint

SD = "http://www.w3.org/ns/sparql-service-description#"
SPDX = "http://spdx.org/rdf/terms#"
HEX = "http://www.w3.org/2001/XMLSchema#hexBinary"
BEGUN = ""  # in the place of the hash of a graph that was begun
NTRIPLES, TURTLE = FORMS = ("application/n-triples", "text/turtle")


@dataclass(frozen=True, slots=True)
class Plan:
    """The graphs to send, to withdraw, and to leave, by their IRIs, sorted."""

    send: tuple[str, ...]
    withdraw: tuple[str, ...]
    same: tuple[str, ...]


def record_iri(base: str) -> str:
    """Return the name of the graph that holds the record."""
    return mint(base, "graph", "publication")


def planned(held: Mapping[str, str], built: Mapping[str, str], base: str, *, everything: bool = False) -> Plan:
    """Return what to do, from the hashes of the graphs that a store holds and of those that were built.

    `everything` sends all, whatever the store holds. Without it, raises StoreError where the store holds documents
    of the same base and none of them was built: those are of somebody else, who would lose them.

    >>> planned({"urn:b/doc/a": "1", "urn:b/doc/b": "2"}, {"urn:b/doc/a": "1", "urn:b/doc/c": "3"}, "urn:b/")
    Plan(send=('urn:b/doc/c',), withdraw=('urn:b/doc/b',), same=('urn:b/doc/a',))
    """
    others = [name for name in held if name.startswith(f"{base}doc/")]
    if others and not everything and not any(name in built for name in others):
        raise StoreError(
            f"the store holds another build under {base} ({len(others)} documents, none of them in this one): "
            "build with another --base to have both, or publish with --all to put this one in its place"
        )
    send = tuple(sorted(name for name in built if everything or held.get(name) != built[name]))
    return Plan(send, tuple(sorted(held.keys() - built.keys())), tuple(sorted(built.keys() - set(send))))


def written(base: str, held: Mapping[str, str]) -> bytes:
    """Return the record as sorted N-Triples."""
    record = record_iri(base)
    lines = {f'<{record}> <http://purl.org/dc/terms/title> "The graphs that casegraph has published here"@en .\n'}
    for name, digest in held.items():
        entry = f"<{record}#graph-{hashlib.sha256(name.encode()).hexdigest()[:16]}>"
        lines |= {f"{entry} <{RDF_TYPE}> <{SD}NamedGraph> .\n", f"{entry} <{SD}name> <{name}> .\n"}
        if digest != BEGUN:
            checksum = f"<{record}#sha256-{digest}>"
            lines |= {
                f"{entry} <{SPDX}checksum> {checksum} .\n",
                f"{checksum} <{RDF_TYPE}> <{SPDX}Checksum> .\n",
                f"{checksum} <{SPDX}algorithm> <{SPDX}checksumAlgorithm_sha256> .\n",
                f'{checksum} <{SPDX}checksumValue> "{digest}"^^<{HEX}> .\n',
            }
    return "".join(sorted(lines)).encode()


def read(base: str, data: bytes, form: str) -> dict[str, str]:
    """Return the hashes that a record holds, by graph; raises StoreError where it is none in a form that was asked for.

    The hash is read from the IRI of the checksum, which every store gives back as it was. Graphs outside the base are
    left out: whoever wrote them down there, no run withdraws them.
    """
    from pyoxigraph import NamedNode, RdfFormat, parse

    known = RdfFormat.from_media_type(form) if form in FORMS else None
    if known is None:
        raise StoreError(
            f"the store answers with {form or 'something unnamed'} where a graph was asked for; "
            "is this the address of its Graph Store Protocol?"
        )
    names: dict[str, str] = {}
    hashes: dict[str, str] = {}
    sums = f"{record_iri(base)}#sha256-"
    try:
        for quad in parse(data, format=known):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                if quad.predicate.value == SD + "name":
                    names[quad.subject.value] = quad.object.value
                elif quad.predicate.value == SPDX + "checksum":
                    hashes[quad.subject.value] = quad.object.value.removeprefix(sums)
    except (SyntaxError, ValueError) as error:
        raise StoreError(
            f"the record <{record_iri(base)}> of the store is not readable: {error}; --all publishes everything anew"
        ) from error
    places = (f"{base}doc/", f"{base}graph/")
    found = {name: hashes.get(entry, BEGUN) for entry, name in names.items() if name.startswith(places)}
    found.pop(record_iri(base), None)
    return found
