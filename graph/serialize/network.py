"""Things and the plain triples between them -> GraphML, piece by piece: a node a thing, an edge a plain triple.

A node carries `label` and `class` (the narrowest); an edge carries `label` (the property), `claim` (IRIs, separated by
blanks) and `modality` (likewise). Documents, claims, evidence, rules, concepts and the like are no nodes. The form
is that of networkx, to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from graph.rows import Carried, Row
from graph.vocabulary import CG, RDF_TYPE, RDFS, ontology

NOT_THINGS = frozenset("Claim Conflict Curation Document Evidence Original Rule".split())
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
IN_QUOTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#09;"}
SCHEMA = "http://graphml.graphdrawing.org/xmlns"
KEYS = (("node", "label"), ("node", "class"), ("edge", "label"), ("edge", "claim"), ("edge", "modality"))
TAIL = "  </graph>\n</graphml>\n"


def head(nodes: bool, edges: bool) -> str:
    """Return what stands before the first node, by whether there are nodes and edges."""
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    place = f'xsi:schemaLocation="{SCHEMA} {SCHEMA}/1.0/graphml.xsd"'
    lines = [f'<graphml xmlns="{SCHEMA}" xmlns:xsi="{instance}" {place}>']
    for number in reversed(range(5 if edges else 2 if nodes else 0)):
        kind, name = KEYS[number]
        lines.append(f'  <key id="d{number}" for="{kind}" attr.name="{name}" attr.type="string" />')
    lines.append('  <graph edgedefault="directed">' if nodes else '  <graph edgedefault="directed" />')
    return "\n".join(lines) + "\n"


def is_thing(kinds: Iterable[str]) -> bool:
    """Tell whether something of these classes is a node."""
    ours = {kind.removeprefix(CG) for kind in kinds if kind.startswith(CG)}
    return bool(ours) and not ours & NOT_THINGS


def node(iri: str, rows: Sequence[Row]) -> str:
    """Return the node of a thing."""
    kinds = [row[2].removeprefix(CG) for row in rows if row[1] == RDF_TYPE and row[2].startswith(CG)]
    label = min((row[3] for row in rows if row[1] == RDFS + "label"), default=iri)
    return _lines([f"    <node id={_quoted(iri)}>", _data(0, label), _data(1, narrowest(kinds)), "    </node>"])


def edges(iri: str, rows: Iterable[Row], carried: Iterable[Carried], kinds: Mapping[str, Sequence[str]]) -> str:
    """Return the edges that begin at a thing: those to one thing together, in the order of the first of them."""
    claims: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for predicate, value, claim, modality in sorted(carried, key=lambda one: one[2:]):
        claims.setdefault((predicate, value), []).append((claim, modality))
    by_target: dict[str, list[str]] = {}
    for predicate, value in sorted({(row[1], row[2]) for row in rows if row[2]}):
        local = predicate.removeprefix(CG)
        if local in ontology().properties and is_thing(kinds.get(value, ())):
            found = claims.get((predicate, value), [])
            name = _quoted(f"{iri} {predicate} {value}")
            lines = [
                f"    <edge source={_quoted(iri)} target={_quoted(value)} id={name}>",
                _data(2, ontology().labels[local]),
                _data(3, " ".join(claim for claim, _ in found)),
                _data(4, " ".join(modality for _, modality in found)),
                "    </edge>",
            ]
            by_target.setdefault(value, []).append(_lines(lines))
    return "".join(text for texts in by_target.values() for text in texts)


def narrowest(kinds: Iterable[str]) -> str:
    """Return the class that has the most classes above it, the first in order of those that tie."""

    def depth(kind: str) -> int:
        return 1 + max((depth(parent) for parent in ontology().parents.get(kind, ())), default=0)

    return min(kinds, key=lambda kind: (-depth(kind), kind))


def _quoted(text: str) -> str:
    return f'"{_ascii(escape(text, IN_QUOTES))}"'


def _data(key: int, text: str) -> str:
    inside = _ascii(escape(NOT_IN_XML.sub("\ufffd", text)))
    return f'      <data key="d{key}">{inside}</data>' if inside else f'      <data key="d{key}" />'


def _ascii(text: str) -> str:
    return text if text.isascii() else text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _lines(texts: Iterable[str]) -> str:
    """Return the texts as lines, every end of line in them a line feed."""
    return "".join(f"{line}\n" for text in texts for line in text.splitlines())
