"""Quads -> bytes: Turtle, TriG, N-Quads, JSON-LD and GraphML, and the writing of all five to a folder.

Takes quads in any order, with repeats; gives the same bytes for the same set of quads, in UTF-8 with a line
feed at each end of line. Turtle, JSON-LD and GraphML hold the union of all graphs; TriG and N-Quads keep
them apart. Turtle is laid out for reading: sorted prefixes, one block a subject, `a` first, then predicates
and objects in order. A name is shortened only where its local part is plain ([A-Za-z0-9_], hyphens inside),
because stores differ in how they read escapes in names. No blank nodes, no base, no collections.

Leaves out what the quads say (`emit`) and whether they are right (`validate`).
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from errno import EISDIR
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from graph.errors import OutputError
from graph.model import Literal, Resource
from graph.settings import DEFAULT_BASE
from graph.vocabulary import CG, RDF, RDF_TYPE, RDFS, Quad, expand, ontology, prefixes

LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?")
ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f\ud800-\udfff\ufffe\uffff]')
SHORT_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SURROGATE = re.compile("[\ud800-\udfff]")
NOT_THINGS = frozenset({"Claim", "Conflict", "Curation", "Document", "Evidence", "Original", "Rule"})

Triple = tuple[str, str, str]  # subject, predicate, object, each as it is written in N-Triples


def turtle(quads: Iterable[Quad], base: str = DEFAULT_BASE) -> bytes:
    """Return the union of all graphs as Turtle."""
    names = _Names(base)
    body = "\n".join(_blocks(sorted({_triple(quad) for quad in quads}), names, ""))
    return (names.head() + body).encode()


def trig(quads: Iterable[Quad], base: str = DEFAULT_BASE) -> bytes:
    """Return the graphs as TriG, one block a graph, in order of their IRIs."""
    names = _Names(base)
    rows = sorted({(f"<{quad.graph}>", *_triple(quad)) for quad in quads})
    graphs = []
    for graph, group in groupby(rows, key=lambda row: row[0]):
        blocks = "\n".join(_blocks([(s, p, o) for _, s, p, o in group], names, "    "))
        graphs.append(f"{names.short(graph)} {{\n{blocks}}}\n")
    return (names.head() + "\n".join(graphs)).encode()


def nquads(quads: Iterable[Quad]) -> bytes:
    """Return the graphs as N-Quads, one sorted line a quad."""
    lines = {" ".join((*_triple(quad), f"<{quad.graph}> .\n")) for quad in quads}
    return "".join(sorted(lines)).encode()


def jsonld(quads: Iterable[Quad], base: str = DEFAULT_BASE) -> bytes:
    """Return the union of all graphs as flat JSON-LD: a context of prefixes, and one node an element."""
    names = _Names(base)
    nodes: dict[str, dict[str, object]] = {}
    rows = sorted({(quad.subject, quad.predicate, *_object_key(quad.object)) for quad in quads})
    for (subject, predicate), group in groupby(rows, key=lambda row: row[:2]):
        node = nodes.setdefault(subject, {"@id": names.short_iri(subject)})
        if predicate == RDF_TYPE:
            node["@type"] = [names.short_iri(iri) for _, _, iri, _, _ in group]
        else:
            node[names.short_iri(predicate)] = [_json_value(*row[2:], names) for row in group]
    body = {"@context": names.used(), "@graph": list(nodes.values())}
    return (json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def graphml(quads: Iterable[Quad]) -> bytes:
    """Return things and the plain triples between them as GraphML, through networkx.

    A node carries `label` and `class` (the narrowest); an edge carries `label` (the property), `claim` (IRIs,
    separated by blanks) and `modality` (likewise). Documents, claims, evidence, rules, concepts are no nodes.
    """
    import networkx

    rows = sorted({(quad.subject, quad.predicate, *_object_key(quad.object)) for quad in quads})
    classes, labels, claims = _things(rows)
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for iri, kinds in sorted(classes.items()):
        network.add_node(iri, **{"label": _xml(labels.get(iri, iri)), "class": _narrowest(kinds)})
    for subject, predicate, iri, _, _ in rows:
        local = predicate.removeprefix(CG)
        if subject in classes and iri in classes and local in ontology().properties:
            sources = claims.get((subject, predicate, iri), [])
            network.add_edge(
                subject,
                iri,
                key=f"{subject} {predicate} {iri}",
                label=ontology().labels[local],
                claim=" ".join(claim for claim, _ in sources),
                modality=" ".join(modality for _, modality in sources),
            )
    return ("\n".join(networkx.generate_graphml(network)) + "\n").encode()


def write(
    quads: Sequence[Quad],
    folder: Path,
    base: str = DEFAULT_BASE,
    names: Sequence[str] | None = None,
    beside: Mapping[str, bytes] = MappingProxyType({}),
) -> tuple[Path, ...]:
    """Write the files of `names` (all of `FORMATS` by default), and those of `beside`; return their paths, in order.

    All are written whole under temporary names before the first is put in place, so that a failure leaves the files
    of an earlier build. Raises OutputError, naming the file, where one cannot be written or has no format.
    """
    files: dict[Path, bytes] = {}
    for name in names if names is not None else tuple(FORMATS):
        if name not in FORMATS:
            raise OutputError(f"{name}: no such output; the known ones are {', '.join(FORMATS)}")
        files[folder / name] = FORMATS[name](quads, base)
    files.update((folder / name, data) for name, data in beside.items())
    _put(files)
    return tuple(files)


def _put(files: Mapping[Path, bytes]) -> None:
    """Put the files in place, making their folders if needed; raises OutputError naming the first that fails."""
    parts = {path: path.with_name(path.name + ".part") for path in files}
    path = next(iter(files), Path())
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
            parts[path].write_bytes(data)
        for path, part in parts.items():
            os.replace(part, path)
    except OSError as error:
        for part in parts.values():
            with suppress(OSError):  # where the folder itself is at fault, the message below says so
                part.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


def literal(value: Literal) -> str:
    """Return a literal as N-Triples writes it; lone surrogates, which no encoding holds, become U+FFFD."""
    quoted = f'"{ESCAPED.sub(_escape, value.text)}"'
    return f"{quoted}^^<{expand(value.datatype)}>" if value.datatype else quoted


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return SHORT_ESCAPES.get(char) or f"\\u{ord(char):04X}"


def _triple(quad: Quad) -> Triple:
    value = quad.object
    return (
        f"<{quad.subject}>",
        f"<{quad.predicate}>",
        f"<{value.iri}>" if isinstance(value, Resource) else literal(value),
    )


class _Names:
    """Shortens names by the prefixes of the vocabularies and of the things, and remembers which it used."""

    def __init__(self, base: str) -> None:
        self._prefixes = prefixes(base)
        self._of = {namespace: prefix for prefix, namespace in self._prefixes.items()}
        self._known: dict[str, str] = {}
        self._used: set[str] = set()

    def short_iri(self, iri: str) -> str:
        """Return a prefixed name where the local part is plain, else the IRI itself."""
        if iri not in self._known:
            cut = max(iri.rfind("/"), iri.rfind("#")) + 1
            prefix = self._of.get(iri[:cut]) if LOCAL.fullmatch(iri, cut) else None
            self._known[iri] = f"{prefix}:{iri[cut:]}" if prefix else iri
            if prefix:
                self._used.add(prefix)
        return self._known[iri]

    def short(self, written: str) -> str:
        """Return what N-Triples writes as Turtle writes it."""
        if written[0] == '"':
            text, mark, datatype = written.rpartition('"^^')
            return f'{text}"^^{self.short(datatype)}' if mark and written[-1] == ">" else written
        short = self.short_iri(written[1:-1])
        return written if short == written[1:-1] else short

    def used(self) -> dict[str, str]:
        """Return the prefixes that were used, sorted."""
        return {prefix: self._prefixes[prefix] for prefix in sorted(self._used)}

    def head(self) -> str:
        """Return the prefix lines of Turtle, and a blank line after them."""
        lines = [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in self.used().items()]
        return "".join([*lines, "\n"]) if lines else ""


def _blocks(triples: Sequence[Triple], names: _Names, indent: str) -> Iterator[str]:
    """Yield one block of Turtle a subject; `triples` are sorted and without repeats."""
    typing = f"<{RDF_TYPE}>"
    for subject, rows in groupby(triples, key=lambda row: row[0]):
        pairs = sorted(((p, o) for _, p, o in rows), key=lambda pair: (pair[0] != typing, pair))
        parts = []
        for predicate, group in groupby(pairs, key=lambda pair: pair[0]):
            verb = "a" if predicate == typing else names.short(predicate)
            objects = [names.short(o) for _, o in group]
            joint = ", " if verb == "a" else f",\n{indent}        "
            lead = " " if verb == "a" or len(objects) == 1 else f"\n{indent}        "
            parts.append(f"{verb}{lead}{joint.join(objects)}")
        yield f"{indent}{names.short(subject)} " + f" ;\n{indent}    ".join(parts) + " .\n"


def _object_key(value: Resource | Literal) -> tuple[str, str, str]:
    return (value.iri, "", "") if isinstance(value, Resource) else ("", value.text, value.datatype)


def _json_value(iri: str, text: str, datatype: str, names: _Names) -> object:
    if iri:
        return {"@id": names.short_iri(iri)}
    if datatype:
        return {"@type": names.short_iri(expand(datatype)), "@value": text}
    return SURROGATE.sub("\ufffd", text)


def _things(
    rows: Sequence[tuple[str, str, str, str, str]],
) -> tuple[Mapping[str, list[str]], Mapping[str, str], Mapping[tuple[str, str, str], list[tuple[str, str]]]]:
    """Return the classes of each thing, the labels, and the claims with their modality behind each plain triple."""
    kinds: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    parts: dict[str, dict[str, str]] = {}
    for subject, predicate, iri, text, _ in rows:
        if predicate == RDF_TYPE and iri.startswith(CG):
            kinds.setdefault(subject, []).append(iri[len(CG) :])
        elif predicate == RDFS + "label":
            labels.setdefault(subject, text)
        elif iri and predicate in (RDF + "subject", RDF + "predicate", RDF + "object", CG + "modality"):
            parts.setdefault(subject, {})[predicate] = iri
    things = {iri: found for iri, found in kinds.items() if not NOT_THINGS & set(found)}
    claims: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for claim, values in sorted(parts.items()):
        modality = values.get(CG + "modality", "").removeprefix(CG)
        if len(values) == 4 and modality in ("Asserted", "Ordered"):
            triple = (values[RDF + "subject"], values[RDF + "predicate"], values[RDF + "object"])
            claims.setdefault(triple, []).append((claim, modality))
    return things, labels, claims


def _narrowest(kinds: Iterable[str]) -> str:
    """Return the class that has the most classes above it, the first in order of those that tie."""

    def depth(kind: str) -> int:
        return 1 + max((depth(parent) for parent in ontology().parents.get(kind, ())), default=0)

    return min(kinds, key=lambda kind: (-depth(kind), kind))


def _xml(text: str) -> str:
    return NOT_IN_XML.sub("\ufffd", text)


FORMATS: Mapping[str, Callable[[Sequence[Quad], str], bytes]] = {
    "graph.ttl": turtle,
    "graph.trig": trig,
    "graph.nq": lambda quads, base: nquads(quads),
    "graph.jsonld": jsonld,
    "graph.graphml": lambda quads, base: graphml(quads),
}
