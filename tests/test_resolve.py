"""Events across documents: what is compared, when two are one, and the IRIs that they get."""

from __future__ import annotations

import pytest
from linked_sample import BASE, TABLES, Told, body, court, event, measure, person, thing, told, where
from pyoxigraph import NamedNode

from graph.model import Decision, FrameKind, Judgement, Linked, MentionKind, Modality
from graph.resolve import resolve
from graph.resolve.cluster import clusters, decide
from graph.resolve.compare import compare, judge
from graph.resolve.labels import key, label
from graph.resolve.seen import Seen

CASE, RULING, MEASURE, GRANT = FrameKind.CASE, FrameKind.RULING, FrameKind.MEASURE, FrameKind.GRANT
STATEMENT, TENURE = FrameKind.STATEMENT, FrameKind.TENURE
MERROW, ELM = thing(MentionKind.PLACE, "Port Merrow", "port-merrow-zz"), thing(MentionKind.PLACE, "Elm", "elm-zz")
AGENCY, QUILL, STONE = body("TWA", "tidewater"), person("Ada Quill", "ada-f-quill"), person("Mara Stone")
BAYD, CA0 = court("Bay Court", "bayd"), court("Tide Circuit", "ca0")
SAME, DIFFERENT, UNSURE = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE


def seen(stem: str, kind: FrameKind, published: str | None = None, **values: str | list[str]) -> Seen:
    pairs = tuple((s, v) for s, given in values.items() for v in ([given] if isinstance(given, str) else given))
    return Seen(stem, f"{kind.value.lower()}:0", kind, pairs, published)


def local(*documents: Linked) -> list[str]:
    """Return the local IRI of the first event of each document that has one."""
    found = where(resolve(documents, TABLES, BASE))
    return [found[d.document.stem, d.events[0].key] for d in documents if d.events]


def paper(stem: str, published: str | None, kind: FrameKind, **slots: object) -> Linked:
    return told(stem, published, event(kind, **slots))  # type: ignore[arg-type]


R = {"issuedBy": "q", "court": "bay"}
C = {"plaintiff": "merrow", "defendant": "agency"}


@pytest.mark.parametrize(
    ("kind", "left", "right", "expected"),
    [
        (RULING, {**R, "decidedOn": "2031-05-05"}, {**R, "decidedOn": "2031-05-05"}, SAME),
        (RULING, {**R, "decidedOn": "2031-05-05"}, {**R, "decidedOn": "2031-05"}, SAME),
        (RULING, {**R, "decidedOn": "2031-05-05"}, {**R, "decidedOn": "2031-05-06"}, DIFFERENT),
        (RULING, {**R, "issuedBy": "p", "decidedOn": "2031-05-05"}, {**R, "decidedOn": "2031-05-05"}, DIFFERENT),
        (RULING, {"issuedBy": ["p", "q"], "decidedOn": "2031-05-05"}, {**R, "decidedOn": "2031-05-05"}, SAME),
        (RULING, {**R, "outcome": "granted"}, {**R, "outcome": "denied"}, DIFFERENT),
        (RULING, {**R, "outcome": ["granted", "denied"]}, {**R, "outcome": ["granted", "denied"]}, SAME),
        (
            RULING,
            {**R, "rulingType": "preliminary injunction"},
            {**R, "rulingType": "permanent injunction"},
            DIFFERENT,
        ),
        (RULING, {**R, "rulingType": "injunction"}, {**R, "rulingType": "permanent injunction"}, SAME),
        (RULING, {"court": "bay"}, {"court": "bay"}, UNSURE),
        (RULING, {"court": "bay", "decidedOn": "2031-05-05"}, {"court": "bay", "decidedOn": "2031-05-05"}, UNSURE),
        (
            RULING,
            {"court": "bay", "decidedOn": "2031-05-05", "outcome": "blocked"},
            {"court": "bay", "decidedOn": "2031-05-05", "outcome": "blocked"},
            SAME,
        ),
        (CASE, C, C, SAME),
        (CASE, C, {**C, "plaintiff": "elm"}, DIFFERENT),
        (CASE, {**C, "filedOn": "2031"}, {**C, "filedOn": "2039"}, DIFFERENT),
        (CASE, {**C, "docketNumber": "1"}, {**C, "docketNumber": "2"}, DIFFERENT),
        (CASE, {"docketNumber": "1"}, {"docketNumber": "1"}, SAME),
        (CASE, {"plaintiff": "merrow"}, {"plaintiff": "merrow"}, UNSURE),
        (MEASURE, {"issuer": "a", "issuedOn": "2031-05-05"}, {"issuer": "a", "issuedOn": "2031-05-05"}, SAME),
        (MEASURE, {"issuer": "a", "number": "1"}, {"issuer": "a", "number": "2"}, DIFFERENT),
        (MEASURE, {"issuer": "a"}, {"issuer": "a"}, UNSURE),
    ],
)
def test_two_events_of_one_week(kind: FrameKind, left: dict[str, str], right: dict[str, str], expected: str) -> None:
    one, other = seen("a", kind, "2031-05-06", **left), seen("b", kind, "2031-05-07", **right)
    assert judge(compare(one, other)) is expected and judge(compare(other, one)) is expected
    assert all(feature.reason for feature in compare(one, other))


@pytest.mark.parametrize(
    ("dated", "first", "second", "expected"),
    [
        ("2031-05-05", "2031-05-06", "2031-05-07", SAME),
        ("2031-05-05", "2031-05-06", "2031-11-30", SAME),
        ("2031-05-05", "2031-05-06", "2036-01-09", DIFFERENT),
        ("2031-05-05", "2031-05-06", "2031-03-01", DIFFERENT),
        ("2031-12-30", "2031-12-31", "2032-01-02", SAME),
        ("2031-12-30", "2031-12-31", "2032-04-02", DIFFERENT),
        ("2031", "2031-05-06", "2031-03-01", SAME),
        ("2031-05-05", "2031-05-06", None, UNSURE),
        (None, "2031-05-06", "2031-05-08", SAME),
        (None, "2031-05-06", "2036-01-09", DIFFERENT),
        (None, "2031-12-31", "2032-01-02", SAME),
        (None, "2031-05-06", None, UNSURE),
        (None, None, None, UNSURE),
    ],
)
def test_when_the_other_article_gives_no_date(
    dated: str | None, first: str | None, second: str | None, expected: str
) -> None:
    """Judge, court and type agree; whether that is enough hangs on when each article was written."""
    values = {**R, "rulingType": "injunction"}
    one = seen("a", RULING, first, **values, **({"decidedOn": dated} if dated else {}))
    other = seen("b", RULING, second, **values)
    assert judge(compare(one, other)) is expected and judge(compare(other, one)) is expected


def test_a_ruling_told_by_three_papers_is_one() -> None:
    slots = {"issuedBy": QUILL, "rulingType": "injunction"}
    papers = [
        paper("gazette", "2031-05-05", RULING, **slots, decidedOn="2031-05-05", outcome="blocked"),
        paper("herald", "2031-05-06", RULING, **slots, decidedOn="2031-05-05", court=BAYD),
        paper("mirror", "2031-05-06", RULING, **slots, court=BAYD),
    ]
    assert set(local(*papers)) == {"ruling/ada-f-quill-2031-05-05-injunction"}
    found = resolve(papers, TABLES, BASE)
    assert next(e for e in found.entities if "/ruling/" in e.iri).documents == ("gazette", "herald", "mirror")
    assert [d.judgement for d in found.decisions] == [SAME, SAME, SAME]


def test_a_ruling_recalled_years_later_joins_only_by_its_date() -> None:
    slots = {"issuedBy": QUILL, "rulingType": "injunction", "outcome": "blocked"}
    first = paper("gazette", "2031-05-05", RULING, **slots, decidedOn="2031-05-05")
    recalled = paper("herald", "2036-01-09", RULING, **slots, decidedOn="2031-05")
    vague = paper("mirror", "2036-01-09", RULING, **slots)
    later = paper("planet", "2036-01-10", RULING, **slots, decidedOn="2036-01-08")
    one, two, three, four = local(first, recalled, vague, later)
    assert one == two and len({one, three, four}) >= 2 and one not in (three, four)


@pytest.mark.parametrize("years", [("2031-02", "2039-02"), ("2031", "2039-02-11")])
def test_one_caption_in_two_years_is_two_suits(years: tuple[str, str]) -> None:
    suits = [paper(f"in{y}", y, CASE, plaintiff=MERROW, defendant=AGENCY, filedOn=y) for y in years]
    one, other = local(*suits)
    assert (one, other) == tuple(f"case/port-merrow-zz-v-tidewater-{y[:4]}" for y in years)


def test_two_suits_with_one_caption_and_no_date_are_two_where_the_articles_are_years_apart() -> None:
    suits = [paper(f"in{y}", y, CASE, plaintiff=MERROW, defendant=AGENCY) for y in ("2031", "2039")]
    assert local(*suits) == ["case/port-merrow-zz-v-tidewater-in2031", "case/port-merrow-zz-v-tidewater-in2039"]


def test_a_numbered_measure_is_one_and_gives_its_iri_to_the_unnumbered() -> None:
    slots = {"issuer": AGENCY, "issuedOn": "2031-05-05"}
    papers = []
    for stem, name, number in (("a", "Order 12", "order-12"), ("b", "the order", ""), ("c", "tide order", "")):
        order = measure(name, number)
        ruling = event(RULING, issuedBy=QUILL, target=order, decidedOn="2031-06-01")
        made = event(MEASURE, order.key, **slots)  # type: ignore[arg-type]
        papers.append(told(stem, "2031-06-02", made, ruling, things=(order,)))
    assert set(local(*papers)) == {"measure/order-12"}
    entities = resolve(papers, TABLES, BASE).entities
    (ruling_entity,) = [e for e in entities if "/ruling/" in e.iri]
    assert ruling_entity.label == "Ada F. Quill: ruling on Order 12, 2031-06-01"
    assert [n.text for e in entities if "/measure/" in e.iri for n in e.names] == ["the order", "tide order"]


def test_measures_of_two_numbers_stay_two() -> None:
    papers = [
        told(stem, "2031-05-06", event(MEASURE, m.key, issuer=AGENCY, issuedOn="2031-05-05"), things=(m,))
        for stem, m in (("a", measure("Order 12", "order-12")), ("b", measure("Order 13", "order-13")))
    ]
    assert local(*papers) == ["measure/order-12", "measure/order-13"]


def test_rulings_on_one_measure_are_compared_by_it_after_its_tellings_were_joined() -> None:
    papers = []
    for stem in ("a", "b"):
        order = measure(f"order of {stem}")
        told_measure = event(MEASURE, order.key, issuer=AGENCY, issuedOn="2031-05-05")
        papers.append(told(stem, "2031-06-02", event(RULING, issuedBy=QUILL, target=order), told_measure))
    assert len(set(local(*papers))) == 1


def test_what_one_document_holds_apart_stays_apart() -> None:
    first = event(RULING, "ruling:0", issuedBy=QUILL, decidedOn="2031-05-05")
    second = event(RULING, "ruling:1", issuedBy=QUILL, decidedOn="2031-05-05", outcome="blocked")
    found = where(resolve([told("a", "2031", first, second), told("b", "2031", first)], TABLES, BASE))
    assert {found["a", "ruling:0"], found["a", "ruling:1"]} == {
        "ruling/ada-f-quill-2031-05-05",
        "ruling/ada-f-quill-2031-05-05-blocked",
    }
    assert found["b", "ruling:0"] in (found["a", "ruling:0"], found["a", "ruling:1"])


def test_two_rulings_of_one_key_in_a_document_are_numbered() -> None:
    both = [
        event(RULING, f"ruling:{n}", issuedBy=QUILL, decidedOn="2031-05-05", target=t)
        for n, t in ((0, MERROW), (1, ELM))
    ]
    found = where(resolve([told("a", "2031", *both)], TABLES, BASE))
    assert [found["a", f"ruling:{n}"] for n in (0, 1)] == [f"ruling/ada-f-quill-2031-05-05{end}" for end in ("", "-2")]


def test_two_events_that_are_not_one_never_share_an_iri() -> None:
    """Court and day alone are too little to join two rulings, and too little to tell their IRIs apart."""
    papers = [paper(stem, "2031-05-06", RULING, court=CA0, decidedOn="2031-05-05") for stem in ("a", "b", "c")]
    assert local(*papers) == [
        "ruling/ca0-2031-05-05",
        "ruling/ca0-2031-05-05-in-b-0",
        "ruling/ca0-2031-05-05-in-c-0",
    ]


def test_what_is_only_said_is_another_thing_than_what_was_done() -> None:
    slots = {"plaintiff": MERROW, "defendant": AGENCY, "filedOn": "2031-05-01"}
    threat = told("a", "2031-04-01", event(CASE, "case-said:0", Modality.PREDICTED, **slots))  # type: ignore[arg-type]
    done = paper("b", "2031-05-02", CASE, **slots)
    assert local(threat, done) == ["case/port-merrow-zz-v-tidewater-said-in-a", "case/port-merrow-zz-v-tidewater-2031"]
    assert resolve([threat, done], TABLES, BASE).decisions == ()


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (event(CASE, plaintiff=MERROW, defendant=AGENCY), "case/port-merrow-zz-v-tidewater-doc-1"),
        (event(CASE, plaintiff=[MERROW, ELM, STONE], filedOn="2031"), "case/port-merrow-zz-and-elm-zz-v-unnamed-2031"),
        (event(CASE, defendant=AGENCY, filedOn="2031-02"), "case/unnamed-v-tidewater-2031"),
        (event(RULING, issuedBy=QUILL, decidedOn=["2031", "2031-05-05"]), "ruling/ada-f-quill-2031-05-05"),
        (event(RULING, court=BAYD, outcome="partly blocked"), "ruling/bayd-doc-1-partly-blocked"),
        (event(RULING, target=MERROW, rulingType="stay"), "ruling/court-doc-1-stay"),
        (
            event(TENURE, "t", holder=STONE, office="Pilot/Diver", organization=AGENCY),
            "tenure/mara-stone-pilot-diver-tidewater",
        ),
        (event(TENURE, "t", holder=STONE, office="pilot"), "tenure/mara-stone-pilot"),
        (event(GRANT, "g", recipient=MERROW, amount="40500.5", fiscalYear="2031"), "grant/port-merrow-zz-2031-40500-5"),
        (
            event(STATEMENT, "s", speaker=STONE, quote="We \u201ckeep\u201d our docks."),
            "statement/mara-stone-2d577a9681",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_iris_of_events(made: Told, expected: str) -> None:
    found = where(resolve([told("doc-1", None, made)], TABLES, BASE))
    assert found["doc-1", made[0].key] == expected
    NamedNode(BASE + expected)


def test_statements_are_one_by_speaker_and_words_whatever_the_marks() -> None:
    quotes = ["We keep our docks.", "We keep \u2014 our docks", "we keep our docks"]
    papers = [paper(f"d{n}", None, STATEMENT, speaker=STONE, quote=quote) for n, quote in enumerate(quotes)]
    assert len(set(local(*papers))) == 1
    assert len(set(local(*papers, paper("e", None, STATEMENT, speaker=STONE, quote="We keep our decks.")))) == 2
    assert len(set(local(*papers, paper("e", None, STATEMENT, speaker=QUILL, quote=quotes[0])))) == 2


def test_quotes_in_another_script_stay_apart() -> None:
    papers = [
        paper(f"d{n}", None, STATEMENT, speaker=STONE, quote=q) for n, q in enumerate(["Лодка", "Мост", "\u2026", "!"])
    ]
    assert len(set(local(*papers))) == 4


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        (CASE, {"plaintiff": ["A"], "defendant": ["B", "C"], "filedOn": ["2031-02"]}, "A v. B and others (2031)"),
        (CASE, {"plaintiff": ["A", "B"]}, "A and B v. unnamed defendant"),
        (CASE, {"plaintiff": ["A", "B", "C"], "defendant": ["D"]}, "A and B and others v. D"),
        (RULING, {"issuedBy": ["A"], "target": ["M"], "outcome": ["blocked"]}, "A: ruling on M, blocked"),
        (RULING, {"rulingType": ["stay"], "decidedOn": ["2031"]}, "Court: stay, 2031"),
        (TENURE, {"holder": ["A"], "office": ["pilot"]}, "A, pilot"),
        (TENURE, {"holder": ["A"], "office": ["pilot"], "organization": ["B"]}, "A, pilot, B"),
        (GRANT, {"amount": ["5"], "recipient": ["A"], "fiscalYear": ["2031"]}, "$5 to A, fiscal year 2031"),
        (STATEMENT, {"speaker": ["A"], "quote": ["one two"]}, "A: \u201cone two\u201d"),
        (
            STATEMENT,
            {"speaker": ["A"], "quote": ["one two three four five six seven eight nine"]},
            "A: \u201cone two three four five six seven eight\u2026\u201d",
        ),
    ],
)
def test_labels_of_events(kind: FrameKind, values: dict[str, list[str]], expected: str) -> None:
    assert label(kind, values, lambda value: value) == expected


def test_a_fuller_telling_gives_the_key() -> None:
    full = {"issuedBy": ["x/q"], "decidedOn": ["2031-05-05"], "rulingType": ["stay"]}
    figures = [
        key(RULING, {s: full[s] for s in slots}, str, "doc")[0]
        for slots in (full, ["issuedBy", "decidedOn"], ["issuedBy"], [])
    ]
    assert figures == sorted(figures, reverse=True) and len(set(figures)) == 4


def test_only_events_that_share_something_are_compared() -> None:
    tellings = [
        seen("a", RULING, "2031", issuedBy="p"),
        seen("b", RULING, "2031", issuedBy="q"),
        seen("c", RULING, "2031", outcome="blocked"),
        seen("d", CASE, "2031", plaintiff="p"),
        seen("e", RULING, "2031", issuedBy="q"),
    ]
    assert [(d.left, d.right) for d in decide(tellings)] == [("b#ruling:0", "e#ruling:0")]


def test_events_of_one_document_are_not_compared() -> None:
    one = seen("a", RULING, "2031", issuedBy="p")
    assert decide([one, Seen("a", "ruling:1", RULING, one.values, "2031")]) == ()


def test_a_conflict_keeps_clusters_apart_even_by_way_of_a_third() -> None:
    first = seen("a", CASE, "2031-05-06", **C, docketNumber="1")
    second = seen("b", CASE, "2031-05-06", **C, docketNumber="2")
    vague = seen("c", CASE, "2031-05-06", **C)
    made = decide([first, second, vague])
    assert [d.judgement for d in made] == [DIFFERENT, UNSURE, UNSURE]
    assert "fits as well" in made[1].features[-1].reason
    told_apart = [Decision("a", "b", DIFFERENT, ()), Decision("a", "c", SAME, ()), Decision("b", "c", SAME, ())]
    assert clusters(["a", "b", "c"], told_apart) == (("a", "c"), ("b",))
