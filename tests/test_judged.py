"""Judgements of people on identity: they stand above the rules, whatever the rules decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linked_sample import BASE, TABLES, event, person, thing, told, where

from graph.model import Decision, Feature, FrameKind, Judgement, Linked, MentionKind
from graph.resolve import resolve
from graph.resolve.judged import regrouped

SAME, DIFFERENT = Judgement.SAME, Judgement.DIFFERENT
GROUPS = {"x": ("a", "b", "c"), "y": ("d",), "z": ("e", "f")}
B, C, E = "x-3e23e816", "x-2e7d2c03", "x-3f79bb7b"  # with the first digits of the SHA-256 of the id that leaves


def judged(*pairs: str) -> list[Decision]:
    """Return a decision for each "a=b" and "a!b"."""
    return [
        Decision(pair[0], pair[-1], SAME if "=" in pair else DIFFERENT, (Feature("curated", 1.0, pair),))
        for pair in pairs
    ]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ((), {"x": "abc", "y": "d", "z": "ef"}),
        (("d=e",), {"x": "abc", "y": "def"}),
        (("c=f", "d=a"), {"x": "abcdef"}),
        (("a=b", "e=q"), {"x": "abc", "y": "d", "z": "ef"}),
        (("a!b",), {"x": "ac", B: "b", "y": "d", "z": "ef"}),
        (("a!b", "a!c"), {"x": "a", B: "b", C: "c", "y": "d", "z": "ef"}),
        (("a!b", "b=c"), {"x": "a", B: "bc", "y": "d", "z": "ef"}),
        (("a!b", "b=d"), {"x": "ac", "y": "bd", "z": "ef"}),
        (("a!e", "b=f"), {"x": "abcf", E: "e", "y": "d"}),
        (("b!e", "d=a", "d=f"), {"x": "abcdf", E: "e"}),
        (("a!d", "q!a"), {"x": "abc", "y": "d", "z": "ef"}),
    ],
)
def test_clusters_are_joined_and_parted(pairs: tuple[str, ...], expected: dict[str, str]) -> None:
    found = regrouped(GROUPS, judged(*pairs))
    assert {iri: "".join(members) for iri, members in found.items()} == expected


def test_what_came_along_leaves_together() -> None:
    found = regrouped({"x": ("a", "b"), "z": ("e", "f", "g")}, judged("a=f", "b!e"))
    assert {iri: "".join(members) for iri, members in found.items()} == {"x": "abf", E: "eg"}


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("=!"), st.sampled_from("abcdef")), max_size=6))
def test_no_id_is_lost_and_every_judgement_holds(rows: list[tuple[str, str, str]]) -> None:
    pairs = ["".join(row) for row in rows if row[0] != row[2]]
    found = regrouped(GROUPS, judged(*pairs))
    assert sorted(i for members in found.values() for i in members) == list("abcdef")
    assert regrouped(GROUPS, judged(*reversed(pairs))) == found
    cluster = {i: iri for iri, members in found.items() for i in members}
    tied = regrouped({i: (i,) for i in "abcdef"}, judged(*(pair for pair in pairs if "=" in pair)))
    by_hand = {i: iri for iri, members in tied.items() for i in members}
    for pair in pairs:
        one, other = pair[0], pair[-1]
        assert (cluster[one] == cluster[other]) is ("=" in pair or by_hand[one] == by_hand[other])


def people(*names: str) -> list[Linked]:
    return [
        told(f"doc{n}", "2031-05-05", event(FrameKind.TENURE, holder=person(name), office="mayor"))
        for n, name in enumerate(names)
    ]


def test_things_of_any_name_are_made_one() -> None:
    documents = people("Lena Ort", "L. Marek")
    plain = where(resolve(documents, TABLES, BASE))
    assert plain["doc0", "person:Lena Ort"] != plain["doc1", "person:L. Marek"]
    by_hand = judged_ids("doc0#person:Lena Ort", "doc1#person:L. Marek", SAME)
    found = resolve(documents, TABLES, BASE, [by_hand])
    iri = where(found)["doc1", "person:L. Marek"]
    assert iri == min(plain["doc0", "person:Lena Ort"], plain["doc1", "person:L. Marek"])
    [entity] = [e for e in found.entities if e.iri == BASE + iri]
    assert {entity.label, *(n.text for n in entity.names)} == {"Lena Ort", "L. Marek"}
    assert entity.documents == ("doc0", "doc1") and by_hand in found.decisions


def test_two_of_one_name_are_held_apart() -> None:
    documents = people("Lena Ort", "Lena Ort", "Lena Ort")
    plain = where(resolve(documents, TABLES, BASE))
    found = where(
        resolve(documents, TABLES, BASE, [judged_ids("doc2#person:Lena Ort", "doc1#person:Lena Ort", DIFFERENT)])
    )
    assert found["doc0", "person:Lena Ort"] == found["doc2", "person:Lena Ort"] == plain["doc0", "person:Lena Ort"]
    assert found["doc1", "person:Lena Ort"].startswith(plain["doc1", "person:Lena Ort"] + "-")


def test_what_is_judged_one_has_the_classes_of_both() -> None:
    harbor = thing(MentionKind.BODY, "Harbor Board", classes=("Agency", "Organization"))
    bench = thing(MentionKind.COURT, "Harbor Bench")
    documents = [
        told("a", "2031-05-05", event(FrameKind.CASE, plaintiff=harbor)),
        told("b", "2031-05-05", event(FrameKind.CASE, filedIn=bench)),
    ]
    found = resolve(documents, TABLES, BASE, [judged_ids(f"a#{harbor.key}", f"b#{bench.key}", SAME)])
    [entity] = [e for e in found.entities if e.documents == ("a", "b")]
    assert {"Agency", "Court", "Organization"} <= set(entity.classes)


def test_events_are_joined_and_parted() -> None:
    slots = {"issuedBy": person("Ada Quill", "ada-f-quill"), "decidedOn": "2031-05-05", "outcome": "blocked"}
    documents = [told(stem, "2031-05-06", event(FrameKind.RULING, **slots)) for stem in "abc"]
    key = documents[0].events[0].key
    plain = where(resolve(documents, TABLES, BASE))
    assert len({plain[stem, key] for stem in "abc"}) == 1
    apart = judged_ids(f"a#{key}", f"b#{key}", DIFFERENT)
    found = where(resolve(documents, TABLES, BASE, [apart]))
    assert found["a", key] != found["b", key]
    late = told("d", "2031-07-09", event(FrameKind.RULING, **{**slots, "decidedOn": "2031-07-08"}))
    joined = where(resolve([*documents, late], TABLES, BASE, [judged_ids(f"a#{key}", f"d#{key}", SAME)]))
    assert len({joined[stem, key] for stem in "abcd"}) == 1


def judged_ids(left: str, right: str, judgement: Judgement) -> Decision:
    return Decision(left, right, judgement, (Feature("curated", 1.0, "by hand"),))
