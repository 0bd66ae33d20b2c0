"""The gap report: what a reader would want to know and the graph does not tell, in plain words.

What counts as a gap stands in `graph/data/gaps.ttl` as SHACL shapes. Each of their property shapes asks that a property
has a value; here it becomes a query for the things where it has none, so that a report of a large graph takes seconds
and prints what it asked. A validator of SHACL finds the same things (the tests compare). Contradictions, and what is
only alleged, come from the saved questions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from graph.query import Query
from graph.reports.asking import Asking
from graph.reports.model import Cell, Part, Report, Table
from graph.reports.naming import Named
from graph.reports.wording import figure, property_label
from graph.vocabulary import CG, RDFS

SH = "http://www.w3.org/ns/shacl#"
GAP = "https://w3id.org/casegraph/gaps#"
SHOWN = 200  # things that one table names


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A kind of gap: its place in the report, words, the class, the property, and which things are looked at.

    `inverse` says that the property leads to the thing; `claimed` that only things are meant of which a source asserts
    something.
    """

    order: int
    words: str
    kind: str
    path: str
    inverse: bool
    claimed: bool

    def query(self) -> Query:
        """Return the query for the things with this gap."""
        value = f"?value <{self.path}> ?thing" if self.inverse else f"?thing <{self.path}> ?value"
        said = "  ?claim rdf:subject ?thing ; cg:modality cg:Asserted .\n" if self.claimed else ""
        text = (
            f"# title: {self.words[:1].upper()}{self.words[1:]}\n"
            f"# question: Of which things does the graph not tell what {self.words} lacks?\n"
            f"PREFIX cg: <{CG}>\nPREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\nPREFIX rdfs: <{RDFS}>\n"
            "SELECT DISTINCT ?name ?thing\nWHERE {\n"
            f"  ?thing a <{self.kind}> .\n{said}"
            "  OPTIONAL { ?thing rdfs:label ?label }\n  BIND(COALESCE(STR(?label), STR(?thing)) AS ?name)\n"
            f"  OPTIONAL {{ {value} }}\n  FILTER(!BOUND(?value))\n}}\nORDER BY ?name ?thing\n"
        )
        return Query(self.words, self.words[:1].upper() + self.words[1:], "", (), text)

    def whole(self) -> Query:
        """Return the query that counts the things that are looked at."""
        said = " ?claim rdf:subject ?thing ; cg:modality cg:Asserted ." if self.claimed else ""
        text = (
            f"PREFIX cg: <{CG}>\nPREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n"
            f"SELECT (COUNT(DISTINCT ?thing) AS ?number)\nWHERE {{ ?thing a <{self.kind}> .{said} }}\n"
        )
        return Query("whole", f"How many of cg:{self.kind.removeprefix(CG)} are looked at", "", (), text)


@lru_cache(maxsize=1)
def gaps() -> tuple[Gap, ...]:
    """Return the kinds of gaps that the shapes describe, in order."""
    from pyoxigraph import RdfFormat, Store

    store = Store()
    store.load(files("graph").joinpath("data/gaps.ttl").read_bytes(), format=RdfFormat.TURTLE)
    text = f"""PREFIX sh: <{SH}>
SELECT ?order ?words ?class ?of ?path ?back WHERE {{
  ?shape sh:property ?property . ?property sh:message ?words ; sh:order ?order ; sh:path ?path ; sh:minCount 1 .
  OPTIONAL {{ ?path sh:inversePath ?back }}
  OPTIONAL {{ ?shape sh:targetClass ?class }}
  OPTIONAL {{ ?shape sh:target/<{GAP}of> ?of }}
}}"""
    found = []
    for row in store.query(text):  # type: ignore[union-attr]
        told = {name: getattr(row[name], "value", "") for name in ("order", "words", "class", "of", "path", "back")}
        kind, path = told["class"] or told["of"], told["back"] or told["path"]
        found.append(Gap(int(told["order"]), told["words"], kind, path, bool(told["back"]), bool(told["of"])))
    return tuple(sorted(found))


def gap_report(asking: Asking, _found: Mapping[str, Named], _year: str) -> Report:
    """Return how many things lack what, then which they are, the contradictions, and what is only alleged."""
    counted, tables = [], []
    numbers: list[int] = []
    for gap in gaps():
        without = asking.answer(gap.query(), {})
        whole = asking.answer(gap.whole(), {})
        numbers += [*without.numbers, *whole.numbers]
        number = whole.rows[0]["number"]
        if number != "0":
            by = ", ".join(map(str, (*without.numbers, *whole.numbers)))
            counted.append((Cell(gap.words), figure(str(len(without))), figure(number), figure(by)))
        if len(without):
            rows = tuple((Cell(row["name"]), Cell(row["thing"].rsplit("/id/", 1)[-1])) for row in without.rows[:SHOWN])
            note = f"The first {SHOWN} by name; the query lists all." if len(without) > SHOWN else ""
            heading = gap.words[:1].upper() + gap.words[1:]
            tables.append(Table(heading, ("name", "in the graph"), rows, without.numbers, note=note))
    parts: tuple[Part, ...] = (
        Table(
            "What is missing",
            ("gap", "things", "of", "queries"),
            tuple(counted),
            tuple(dict.fromkeys(numbers)),
            "Nothing to look at.",
        ),
        _contradictions(asking),
        _alleged(asking),
        *tables,
    )
    opening = (
        "A gap means that no source of this graph tells it, or that it was told in words that were not understood. "
        "It is a place to look, not a fault of the case.",
    )
    return Report("Gap report", "What the graph does not tell", opening, parts, asking.asked())


def _contradictions(asking: Asking) -> Table:
    found = asking.ask("conflicts")
    rows = tuple(
        (
            Cell(row["subject"]),
            Cell(property_label(row["property"])),
            Cell(f"{row['object']} ({row['document']})"),
            Cell(f"{row['other_object']} ({row['other_document']})"),
        )
        for row in found
    )
    columns = ("thing", "property", "one says", "another says")
    return Table("What contradicts", columns, rows, found.numbers, "No two claims contradict each other.")


def _alleged(asking: Asking) -> Table:
    found = asking.ask("alleged-not-found")
    rows = tuple(
        (
            Cell(row["subject"]),
            Cell(f"{property_label(row['property'])}: {row['object']}"),
            Cell(f"{row['modality'].lower()}{' by ' + row['source'] if row['source'] else ''}"),
            Cell(row["document"]),
        )
        for row in found
    )
    columns = ("thing", "what is said", "how", "document")
    return Table("What is only alleged, argued or predicted", columns, rows, found.numbers, "Nothing.")
