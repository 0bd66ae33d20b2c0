"""Parts of the graph: their marks, and that what is said of things and what stands in graphs is the same."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from linked_sample import BASE, ROOT, TABLES, corpus
from test_properties import documents
from test_serialize import QUADS
from whole_files import across, files, write

from graph.claims import claims
from graph.emit import Parts, quads, records
from graph.kept import Before
from graph.model import Linked
from graph.renewed import Affected
from graph.resolve import resolve
from graph.retold import Picture, picture
from graph.rows import mark_of, quad_of, row_of
from graph.serialize import FILES
from graph.vocabulary import CG, OA, RDF, RDF_TYPE, Quad, mint

SAID_OF_CLAIMS = ("modality", "attributedTo", "evidence")


def parts(linked: list[Linked], base: str = BASE) -> Parts:
    resolution = resolve(linked, TABLES, base)
    found = claims(linked, resolution)
    texts = [one.document for one in linked]
    known = records(found, base)
    return Parts(texts, resolution.entities, known, base, across(texts, resolution.entities, known, base))


def test_a_mark_is_the_same_in_every_process() -> None:
    material = ("a", ("é\U0001d504", 1), ((), "b"), "a" * 2)
    program = "from graph.rows import mark_of; print(mark_of(('a', ('é\\U0001d504', 1), ((), 'b'), 'a' * 2)).hex())"
    for seed in "12":
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == mark_of(material).hex()
    assert len({mark_of(other) for other in (material, (*material, ""), ("ab",), ("a", "b"), (("a",), "b"))}) == 5


@given(QUADS)
def test_rows_and_quads_say_the_same(drawn: list[Quad]) -> None:
    assert [quad_of(row_of(quad)) for quad in drawn] == drawn


@settings(deadline=None, max_examples=40)
@given(documents())
def test_things_and_graphs_say_the_same(drawn: list[Linked]) -> None:
    made = parts(drawn)
    graphs = list(made.graphs())
    by_graph = {row for part in graphs for row in part.rows()}
    own = {row for part in graphs for row in part.rows() if part.own and row[0].startswith(part.own)}
    by_thing = [row for part in made.things() for row in part.rows()]
    assert set(by_thing) | own == by_graph and not own & set(by_thing)
    assert all(row[0] == part.name for part in made.things() for row in part.rows())
    assert all(row[5] == part.name for part in graphs for row in part.rows())


@settings(deadline=None, max_examples=40)
@given(documents(), documents())
def test_parts_with_one_mark_have_the_same_rows(one: list[Linked], other: list[Linked]) -> None:
    found: dict[bytes, tuple[object, ...]] = {}
    shared = {linked.document.stem for linked in one}
    for made in (parts(one), parts([*one, *(o for o in other if o.document.stem not in shared)])):
        for part in (*made.things(), *made.graphs()):
            rows = (part.name, part.carried, frozenset(part.rows()))
            assert found.setdefault(part.mark, rows) == rows


def test_the_outline_says_what_the_quads_say() -> None:
    linked = list(corpus())
    resolution = resolve(linked, TABLES, BASE)
    found = claims(linked, resolution)
    texts = [one.document for one in linked]
    made = Parts(texts, resolution.entities, records(found, BASE), BASE)
    every = Affected(frozenset(made.names()), frozenset(part.name for part in made.graphs()))
    outline = picture(Picture(), every, made).outline(texts, [()] * len(texts), BASE)
    said: dict[str, dict[str, set[str]]] = {}
    for quad in quads(texts, resolution.entities, found, BASE):
        value = row_of(quad)[2] or row_of(quad)[3]
        said.setdefault(quad.subject, {}).setdefault(quad.predicate, set()).add(value)
    claimed = {iri for iri, values in said.items() if CG + "Claim" in values.get(RDF_TYPE, ())}
    things = {iri: values for iri, values in said.items() if iri not in claimed and "#char=" not in iri}
    assert set(outline.triples) == {(s, p, o) for s, values in things.items() for p, os in values.items() for o in os}
    names = [*(RDF + part for part in ("subject", "predicate", "object")), *(CG + n for n in SAID_OF_CLAIMS)]
    expected = [tuple(frozenset(said[claim].get(name, ())) for name in names) for claim in claimed]
    sayings = list(outline.sayings)
    assert {saying.claim for saying in sayings} == claimed and outline.texts.keys() == {
        mint(BASE, "doc", t.stem) for t in texts
    }
    given_ = [
        (
            {s.subject},
            {s.predicate},
            {s.value[0] or s.value[1]},
            {CG + s.modality},
            frozenset(s.speakers),
            frozenset(s.places),
        )
        for s in sayings
    ]
    assert Counter(map(str, map(_sorted, given_))) == Counter(map(str, map(_sorted, expected)))
    places = {iri: values for iri, values in said.items() if OA + "hasSource" in values}
    assert {place for place, *_ in outline.evidence} == places.keys()
    for place, graph, start, words in outline.evidence:
        assert places[place][OA + "hasSource"] == {graph} and said[f"{place}/quote"][OA + "exact"] == {words}
        assert said[f"{place}/position"][OA + "start"] == {str(start)}


def _sorted(sets: Iterable[Iterable[str]]) -> list[list[str]]:
    return [sorted(values) for values in sets]


@settings(deadline=None, max_examples=80)
@given(QUADS, QUADS, st.booleans())
def test_what_was_written_before_changes_no_byte(old: list[Quad], new: list[Quad], both: bool) -> None:
    wanted = [*old[: len(old) // 2 + 1], *new] if both else new
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second, ExitStack() as stack:
        _, places = write(old, Path(first), BASE)
        opened = {name: stack.enter_context((Path(first) / name).open("rb")) for name in FILES}
        _, later = write(wanted, Path(second), BASE, Before(places, opened))
        assert {name: (Path(second) / name).read_bytes() for name in FILES} == files(wanted, BASE)
        again = {name: stack.enter_context((Path(second) / name).open("rb")) for name in FILES}
        _, last = write(wanted, Path(first), BASE, Before(later, again))
        assert last == later
        assert {name: (Path(first) / name).read_bytes() for name in FILES} == files(wanted, BASE)
