"""The rows of one subject -> a block of Turtle, lines of N-Quads, a node of JSON-LD.

Rows come in any order, with repeats; the same set of rows gives the same text. Turtle is laid out for reading: `a`
first, then predicates and objects in order. No blank nodes, no base, no collections.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring  # quotes a text, and leaves its letters as they are

from graph.model import Literal
from graph.rows import Row
from graph.serialize.names import Names
from graph.vocabulary import RDF_TYPE, expand

ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f\ud800-\udfff\ufffe\uffff]')
SHORT_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
SURROGATE = re.compile("[\ud800-\udfff]")


def literal(value: Literal) -> str:
    """Return a literal as N-Triples writes it; lone surrogates, which no encoding holds, become U+FFFD."""
    return _object("", value.text, value.datatype)


def _object(iri: str, text: str, datatype: str) -> str:
    """Return a value as N-Triples writes it."""
    if iri:
        return f"<{iri}>"
    quoted = f'"{ESCAPED.sub(_escape, text)}"'
    return f"{quoted}^^<{expand(datatype)}>" if datatype else quoted


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return SHORT_ESCAPES.get(char) or f"\\u{ord(char):04X}"


def by_subject(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the rows of each subject."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row[0] in found:
            found[row[0]].append(row)
        else:
            found[row[0]] = [row]
    return found


def lines_of(subject: str, rows: Iterable[Row]) -> str:
    """Return the rows as sorted lines of N-Quads."""
    lines = {f"<{subject}> <{p}> {_object(iri, text, datatype)} <{g}> .\n" for _, p, iri, text, datatype, g in rows}
    return "".join(sorted(lines))


def block_of(subject: str, rows: Sequence[Row], names: Names, indent: str = "") -> str:
    """Return the rows as one block of Turtle, whatever their graphs."""
    told: dict[str, dict[str, Row]] = {}
    for row in rows:
        told.setdefault(row[1], {})[_object(row[2], row[3], row[4])] = row
    parts = []
    for predicate in sorted(told, key=lambda p: (p != RDF_TYPE, f"<{p}>")):
        values = told[predicate]
        objects = [_short(written, values[written], names) for written in sorted(values)]
        if predicate == RDF_TYPE:
            parts.append(f"a {', '.join(objects)}")
        else:
            lead = " " if len(objects) == 1 else f"\n{indent}        "
            parts.append(f"{names.turtle(predicate)}{lead}" + f",\n{indent}        ".join(objects))
    return f"{indent}{names.turtle(subject)} " + f" ;\n{indent}    ".join(parts) + " .\n"


def _short(written: str, row: Row, names: Names) -> str:
    """Return a value, which N-Triples writes as `written`, as Turtle writes it."""
    if row[2]:
        return names.turtle(row[2])
    if row[4]:
        datatype = expand(row[4])
        return written[: -len(datatype) - 2] + names.turtle(datatype)
    return written


def node_of(subject: str, rows: Iterable[Row], names: Names) -> str:
    """Return the rows as one node of flat JSON-LD, whatever their graphs, as it stands in the list of nodes."""
    told: dict[str, set[tuple[str, str, str]]] = {}
    for row in rows:
        told.setdefault(row[1], set()).add(row[2:5])
    fields = {"@id": encode_basestring(names.short(subject))}
    for predicate, values in told.items():
        if predicate == RDF_TYPE:
            shown = [encode_basestring(names.short(iri)) for iri, _, _ in sorted(values)]
            fields["@type"] = _listed(shown)
        else:
            fields[names.short(predicate)] = _listed([_json(value, names) for value in sorted(values)])
    inside = ",\n".join(f"   {encode_basestring(name)}: {fields[name]}" for name in sorted(fields))
    return f"  {{\n{inside}\n  }}"


def _listed(values: Iterable[str]) -> str:
    return "[\n    " + ",\n    ".join(values) + "\n   ]"


def _json(value: tuple[str, str, str], names: Names) -> str:
    iri, text, datatype = value
    if iri:
        return f'{{\n     "@id": {encode_basestring(names.short(iri))}\n    }}'
    if datatype:
        kind = encode_basestring(names.short(expand(datatype)))
        return f'{{\n     "@type": {kind},\n     "@value": {encode_basestring(text)}\n    }}'
    return encode_basestring(SURROGATE.sub("\ufffd", text))
