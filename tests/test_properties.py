"""What holds for any input: clusters follow from decisions alone, builds from documents alone, IRIs are plain."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from linked_sample import BASE, TABLES, body, court, event, measure, person, thing, told

from graph.claims import claims
from graph.emit import quads
from graph.model import Decision, Feature, FrameKind, Judgement, Linked, MentionKind, Resource
from graph.resolve import resolve
from graph.resolve.cluster import clusters

IRI = re.compile(re.escape(BASE) + r"[a-z]+/[A-Za-z0-9_-]+(#char=[0-9]+,[0-9]+(/position|/quote)?)?")
IDS = [f"{stem}#ruling:{n}" for stem in "abcde" for n in (0, 1)]
WORDS = st.text(max_size=12)
STEMS = st.text(min_size=1, max_size=6)
DATES = st.sampled_from(["2031-05-05", "2031-05", "2031", "2039-01-02", ""])


@st.composite
def decided(draw: st.DrawFn) -> tuple[Decision, ...]:
    """Draw a decision for some of the pairs of events of different documents, with few different weights."""
    found = []
    for i, left in enumerate(IDS):
        for right in IDS[i + 1 :]:
            if left[0] != right[0] and draw(st.booleans()):
                judgement = draw(st.sampled_from(Judgement))
                feature = Feature("drawn", draw(st.sampled_from([-100.0, 3.0, 3.5])), "drawn")
                found.append(Decision(left, right, judgement, (feature,)))
    return tuple(found)


@settings(deadline=None, max_examples=60)
@given(decided(), st.randoms(use_true_random=False))
def test_clusters_are_a_function_of_the_decisions(decisions: tuple[Decision, ...], shuffler: object) -> None:
    ids, shuffled = list(IDS), list(decisions)
    shuffler.shuffle(ids)  # type: ignore[attr-defined]
    shuffler.shuffle(shuffled)  # type: ignore[attr-defined]
    found = clusters(IDS, decisions)
    assert clusters(ids, shuffled) == found
    assert sorted(i for group in found for i in group) == sorted(IDS)
    apart = {(d.left, d.right) for d in decisions if d.judgement is Judgement.DIFFERENT}
    for group in found:
        assert len({i[0] for i in group}) == len(group), "one document tells a thing once"
        assert not any((x, y) in apart for x in group for y in group)
    alone = {i for d in decisions if d.judgement is Judgement.SAME for i in (d.left, d.right)}
    assert all(len(group) == 1 or set(group) <= alone for group in found), "joined without a reason"


@st.composite
def documents(draw: st.DrawFn) -> list[Linked]:
    """Draw documents with odd stems, names, quotes and dates, about few people and bodies."""
    made = []
    names = draw(st.lists(WORDS, min_size=3, max_size=3))
    for stem in draw(st.lists(STEMS, min_size=1, max_size=4, unique=True)):
        who, whom = person(f"Ada {names[0]}"), body(draw(st.sampled_from([names[1], "TWA"])))
        where, what = court(names[2]), measure(draw(WORDS))
        date = {"decidedOn": draw(DATES)}
        ruling = event(FrameKind.RULING, issuedBy=who, court=where, target=what, **{k: v for k, v in date.items() if v})
        suit = event(FrameKind.CASE, plaintiff=[thing(MentionKind.GROUP, draw(WORDS)), who], defendant=whom)
        said = event(FrameKind.STATEMENT, "statement:0", speaker=who, quote=draw(WORDS))
        post = event(FrameKind.TENURE, "tenure:0", holder=who, office=draw(WORDS), organization=whom)
        order = event(FrameKind.MEASURE, what.key, issuer=whom)
        published = draw(DATES) or None
        made.append(told(stem, published, ruling, suit, said, post, order, things=(what,)))
    return made


@settings(deadline=None, max_examples=60)
@given(documents())
def test_every_iri_is_plain_and_every_local_thing_is_something(drawn: list[Linked]) -> None:
    resolution = resolve(drawn, TABLES, BASE)
    found = claims(drawn, resolution)
    rows = quads([one.document for one in drawn], resolution.entities, found, BASE)
    named = {row.subject for row in rows} | {row.graph for row in rows}
    named |= {row.object.iri for row in rows if isinstance(row.object, Resource) and row.object.iri.startswith(BASE)}
    assert [iri for iri in sorted(named) if iri.startswith(BASE) and not IRI.fullmatch(iri)] == []
    given_ = {(one.document.stem, thing_.key) for one in drawn for thing_ in (*one.referents, *one.events)}
    assert {(a.document, a.key) for a in resolution.assignments} == given_
    assert len(resolution.assignments) == len(given_), "a thing of a document is one thing"
    assert {a.iri for a in resolution.assignments} == {e.iri for e in resolution.entities}


@settings(deadline=None, max_examples=40)
@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(drawn: list[Linked], shuffler: object) -> None:
    first = resolve(drawn, TABLES, BASE)
    shuffled = list(drawn)
    shuffler.shuffle(shuffled)  # type: ignore[attr-defined]
    second = resolve(shuffled, TABLES, BASE)
    assert first == second and claims(drawn, first) == claims(shuffled, second)


@settings(deadline=None, max_examples=40)
@given(documents())
def test_a_base_changes_iris_and_nothing_else(drawn: list[Linked]) -> None:
    other = "urn:example:graph/"
    first, second = resolve(drawn, TABLES, BASE), resolve(drawn, TABLES, other)
    local = [a.iri.removeprefix(BASE) for a in first.assignments]
    assert local == [a.iri.removeprefix(other) for a in second.assignments]
