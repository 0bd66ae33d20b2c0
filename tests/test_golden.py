"""What the sample corpus says, as an outline that people can read, compared with the one kept in `golden/`.

`python -m tests.test_golden` builds the corpus and writes the outline anew; nothing else does. Read the difference
before it is committed: each line that changed is a fact that the program now finds, loses, or tells otherwise.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

if TYPE_CHECKING:
    from conftest import Built

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden" / "outline.txt"
BASE = "https://w3id.org/casegraph/id/"
CG = "https://w3id.org/casegraph/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
MOST_SHOWN = 60  # lines of the difference that a failure prints


def outline(turtle: Path) -> str:
    """Return each event with its facts: property, value, modality, who says so, and the documents it stands in."""
    rows: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(path=turtle, format=RdfFormat.TURTLE):
        rows[quad.subject.value][quad.predicate.value].append(quad.object.value)

    def shown(value: str) -> str:
        """Return a thing by the end of its IRI, a concept by its label, and a literal as it is, on one line."""
        label = rows[value][LABEL][:1] if value.startswith(CG) else []
        return " ".join((label or [value.removeprefix(BASE)])[0].split())

    facts: dict[str, set[str]] = defaultdict(set)
    for one in [row for row in list(rows.values()) if CG + "Claim" in row[RDF + "type"]]:
        modality = one[CG + "modality"][0].removeprefix(CG)
        speaker = f", says {shown(one[CG + 'attributedTo'][0])}" if one[CG + "attributedTo"] else ""
        sources = sorted({piece.removeprefix(BASE + "doc/").split("#")[0] for piece in one[CG + "evidence"]})
        fact = f"{one[RDF + 'predicate'][0].removeprefix(CG)}: {shown(one[RDF + 'object'][0])}"
        facts[one[RDF + "subject"][0]].add(f"    {fact} [{modality}{speaker}] {' '.join(sources)}\n")
    events = sorted(facts, key=lambda iri: (iri.removeprefix(BASE).split("/")[0], iri))
    blocks = [f"{iri.removeprefix(BASE)}\n{''.join(sorted(facts[iri]))}" for iri in events]
    return "\n".join(blocks)


def test_the_corpus_says_what_it_said(built: Built) -> None:
    found = outline(built.folder / "graph.ttl")
    kept = GOLDEN.read_text(encoding="utf-8") if GOLDEN.is_file() else ""
    lines = list(difflib.unified_diff(kept.splitlines(), found.splitlines(), "golden", "built", lineterm="", n=1))
    more = f"\n(and {len(lines) - MOST_SHOWN} more lines)" if len(lines) > MOST_SHOWN else ""
    told = "\n".join(lines[:MOST_SHOWN]) + more
    way_out = "If the change is meant, write the outline anew with `python -m tests.test_golden` and read the diff."
    assert found == kept, f"The sample corpus says something else than before.\n{told}\n{way_out}"


def test_the_outline_has_every_kind_of_event(built: Built) -> None:
    kinds = {line.split("/")[0] for line in outline(built.folder / "graph.ttl").splitlines() if line[:1].strip()}
    assert kinds == {"case", "grant", "measure", "ruling", "statement", "tenure"}


def main() -> None:
    """Build the corpus and write its outline to `golden/outline.txt`."""
    from tempfile import TemporaryDirectory

    from graph import pipeline
    from graph.settings import Settings

    with TemporaryDirectory() as folder:
        pipeline.build([ROOT / "corpus"], Path(folder), Settings())
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(outline(Path(folder) / "graph.ttl"), encoding="utf-8")


if __name__ == "__main__":
    main()
