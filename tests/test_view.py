"""The network page: what it shows, that the same graph gives the same bytes, and that no text in it can run."""

from __future__ import annotations

import base64
import hashlib
import json
import math
import os
import random
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import graph_sample
import pytest
from graph_sample import BASE
from page_sample import HOSTILE, SAMPLE, grown, hostile, outline

from graph import pipeline
from graph.errors import InputError, OutputError
from graph.model import Span
from graph.query import load, queries, run
from graph.rows import Outline
from graph.settings import Settings
from graph.view import PLACES, page, read_places, render
from graph.view.cards import Drawn, card_of
from graph.view.lanes import lanes
from graph.view.layout import BOX, beside, positions
from graph.view.looks import LANES, LINES, LOOKS, TOLD
from graph.view.places import written
from graph.view.questions import ASKED, answers
from graph.view.scene import GROUPS, STATUSES, Scene, scene
from graph.view.told import in_words


class Reader(HTMLParser):
    """Collects the elements with their attributes, and the texts of scripts, styles and the rest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def html_of(shown: Outline = SAMPLE, **settings: Any) -> str:
    return page(shown, Settings(**settings)).html.decode("utf-8")


def block(html: str) -> Any:
    (found,) = re.findall(r'<script type="application/json" id="graph-data">(.*?)</script>', html, re.DOTALL)
    return json.loads(found)


def relations(shown: Scene) -> set[tuple[str, str, str, str]]:
    name = [node.label for node in shown.nodes]
    return {(name[edge.source], edge.relation, name[edge.target], edge.status) for edge in shown.edges}


# ---- what is shown


def test_things_and_their_groups() -> None:
    found = {(node.label, node.group, node.kind) for node in scene(SAMPLE).nodes}
    assert found == {
        ("Ada Quill", "Person", "person"),
        ("Lew Okafor", "Person", "person"),
        ("Port Merrow", "Jurisdiction", "city"),
        ("Tidewater Agency", "Organization", "agency"),
        ("Bay District Court", "Court", "court"),
        ("Port Merrow v. Tidewater Agency", "Case", "case"),
        ("Bay District Court blocks Harbor Rule 9", "Ruling", "ruling"),
        ("Harbor Rule 9", "Measure", "regulation"),
        ("Charter of Ports", "LegalProvision", "constitutional provision"),
        ("Pier Fund", "Programme", "programme"),
    }


def test_statements_tenures_and_grants_are_folded_into_relations() -> None:
    shown = scene(SAMPLE)
    found = relations(shown)
    assert ("Bay District Court blocks Harbor Rule 9", "issuedBy", "Ada Quill", "Asserted") in found
    assert ("Bay District Court blocks Harbor Rule 9", "findsViolationOf", "Charter of Ports", "Alleged") in found
    assert ("Lew Okafor", "speaksOf", "Harbor Rule 9", "Asserted") in found
    assert ("Lew Okafor", "holdsOffice", "Port Merrow", "Asserted") in found
    assert ("Pier Fund", "granted", "Port Merrow", "Asserted") in found and len(found) == 13
    cards = {(card.kind, card.text, shown.nodes[card.owner].label, card.first, card.last) for card in shown.cards}
    assert cards == {
        ("Statement", "We keep our docks open.", "Lew Okafor", "", ""),
        ("Tenure", "mayor", "Lew Okafor", "2030", "9999"),
        ("Grant", "$40,500 (2031)", "Port Merrow", "2031", "2031"),
    }


def test_a_grant_that_others_speak_of_is_a_thing() -> None:
    more = graph_sample.PREFIXES + (
        f"<{BASE}claim/g> a cg:Claim ; rdf:subject <{BASE}{graph_sample.RULING}> ; rdf:predicate cg:target ; "
        f"rdf:object <{BASE}{graph_sample.GRANT}> ; cg:modality cg:Alleged .\n"
    )
    shown = scene(outline(graph_sample.turtle(), more))
    assert "Grant" in {node.group for node in shown.nodes} and "Grant" not in {card.kind for card in shown.cards}


def test_every_claim_stands_under_one_relation_thing_or_card() -> None:
    shown = scene(SAMPLE)
    places = [number for row in (*shown.edges, *shown.nodes, *shown.cards) for number in row.claims]
    assert sorted(places) == list(range(len(graph_sample.CLAIMS)))


def test_every_relation_cites_its_sentences() -> None:
    shown = scene(SAMPLE)
    for edge in shown.edges:
        under = edge.claims or shown.cards[edge.card].claims
        assert under
        for place in (place for claim in under for place in shown.claims[claim].evidence):
            sentence = shown.sentences[place]
            text = graph_sample.TEXTS[shown.sources[sentence.document].stem]
            assert text[sentence.start : sentence.end] == sentence.words != ""
            assert sentence.before + sentence.words + sentence.after in text
    (alleged,) = (edge for edge in shown.edges if edge.status == "Alleged")
    assert [shown.claims[claim].speakers for claim in alleged.claims] == [(BASE + "place/port-merrow",)]


def test_the_sentence_around_the_words() -> None:
    text = "One. Two words here. Three."
    documents = "".join(line for line in graph_sample.turtle().splitlines(keepends=True) if "a cg:Document" in line)
    evidence = [
        (f"{BASE}e/{start}", f"{BASE}doc/alpha", start, words) for start, words in ((9, "words"), (15, "here. Three"))
    ]
    spans = (Span(0, 4), Span(5, 20), Span(21, 27))
    told = outline(graph_sample.PREFIXES + documents)
    shown = scene(Outline(told.triples, (), evidence, {f"{BASE}doc/alpha": (text, spans)}))
    found = [(one.before, one.words, one.after) for one in shown.sentences]
    assert found == [("Two ", "words", " here."), ("Two words ", "here. Three", ".")]
    bare = scene(Outline(told.triples, (), evidence))
    assert [(one.before, one.words, one.after) for one in bare.sentences] == [
        ("", "words", ""),
        ("", "here. Three", ""),
    ]


def test_dates_of_a_thing_and_contradictions() -> None:
    shown = scene(SAMPLE)
    (ruling,) = (node for node in shown.nodes if node.group == "Ruling")
    assert (ruling.first, ruling.last) == ("2031-05-05", "2031-05-06")
    said = [shown.claims[number] for number in ruling.claims]
    opposed = [claim for claim in said if claim.conflicts]
    assert [claim.value for claim in opposed] == ["2031-05-05", "2031-05-06"]
    for one, other in zip(opposed, reversed(opposed), strict=True):
        ((number, reason),) = one.conflicts
        assert shown.claims[number] == other and reason == graph_sample.WHY


def test_the_order_of_the_outline_is_nothing() -> None:
    chance = random.Random(7)
    parts = (SAMPLE.triples, SAMPLE.sayings, SAMPLE.evidence)
    mixed = Outline(*(chance.sample(list(part), len(list(part))) for part in parts), SAMPLE.texts)  # type: ignore[arg-type]
    assert scene(mixed) == scene(SAMPLE)
    assert page(mixed, Settings()) == page(SAMPLE, Settings())


def test_an_empty_graph_has_a_page() -> None:
    html = html_of(Outline((), (), ()))
    assert block(html)["nodes"] == {} and "0 of 0 things" in html


@pytest.mark.parametrize(
    ("name", "words"), [("issuedBy", "issued by"), ("from", "from"), ("findsViolationOf", "finds violation of")]
)
def test_terms_in_words(name: str, words: str) -> None:
    assert in_words(name) == words


def test_a_card_without_anybody_hangs_nowhere() -> None:
    assert card_of("Statement", "urn:s", {"quote": [Drawn("Words.", -1, "Asserted")]}, (0,)).owner == -1
    two = {"holder": [Drawn("A", 1, "Asserted")], "organization": [Drawn("B", 2, "Alleged"), Drawn("A", 1, "Asserted")]}
    assert [tuple(tie) for tie in card_of("Tenure", "urn:t", two, ()).ties] == [(1, 2, "Alleged")]


# ---- questions


@pytest.mark.parametrize("name", sorted(ASKED))
@pytest.mark.parametrize("graph", ["sample", "corpus"])
def test_answers_are_those_of_the_saved_queries(name: str, graph: str, request: Any, tmp_path: Path) -> None:
    """On the small graph and on the sample corpus as built."""
    if graph == "sample":
        path = graph_sample.write(tmp_path / "graph.ttl")
        turtle = path.read_text(encoding="utf-8")
    else:
        path = request.getfixturevalue("built").folder / "graph.ttl"
        turtle = path.read_text(encoding="utf-8")
    (query,) = (query for query in queries() if query.name == name)
    expected = run(query, load(path), {})
    found = {answer.name: answer for answer in answers(scene(outline(turtle)))}
    assert ASKED[name][0] == expected.columns
    if name == "sources" and graph == "sample":
        return  # the small graph does not count its sources
    assert {cells for cells, _ in found[name].rows} == set(expected.rows) if name in found else expected.rows == ()


def test_an_answer_lights_up_what_it_names() -> None:
    shown = scene(SAMPLE)
    (answer,) = (answer for answer in answers(shown) if answer.name == "rulings-of-judge")
    ((_, things),) = answer.rows
    assert {shown.nodes[number].label for number in things} == {
        "Ada Quill",
        "Bay District Court blocks Harbor Rule 9",
        "Port Merrow v. Tidewater Agency",
        "Bay District Court",
    }


# ---- where it stands


def star_and_pairs() -> tuple[int, list[tuple[int, int]]]:
    return 60, [(0, leaf) for leaf in range(1, 40)] + [(40 + 2 * n, 41 + 2 * n) for n in range(8)]


def clashes(places: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    return [
        (a, b)
        for a in range(len(places))
        for b in range(a)
        if abs(places[a][0] - places[b][0]) < BOX[0] * 0.6 and abs(places[a][1] - places[b][1]) < BOX[1] * 0.6
    ]


def test_places_do_not_cover_each_other() -> None:
    count, pairs = star_and_pairs()
    places = positions(count, pairs)
    assert len(set(places)) == count and clashes(places) == []


def test_places_depend_on_the_graph_alone() -> None:
    count, pairs = star_and_pairs()
    turned = [(b, a) for a, b in reversed(pairs)] + pairs[:3]
    assert positions(count, turned) == positions(count, pairs) == beside({}, count, pairs)
    assert positions(0, []) == () and positions(1, [(0, 0)]) == ((0, 0),)


def test_a_large_graph_is_laid_out() -> None:
    count = 1_600
    places = positions(count, [(node, node // 2) for node in range(1, count)])
    assert len(set(places)) > count * 0.98


def test_a_large_part_starts_where_names_lead_and_moves_little_when_one_node_comes() -> None:
    chance = random.Random(5)
    count = 320
    pairs = [(node, chance.randrange(node)) for node in range(1, count)]
    pairs += [(chance.randrange(count), chance.randrange(count)) for _ in range(60)]
    names = [f"urn:thing/{node}" for node in range(count)]
    before = positions(count, pairs, names)
    after = positions(count + 1, [*pairs, (count, 7)], [*names, "urn:thing/new"])

    def moved(old: tuple[tuple[int, int], ...], new: tuple[tuple[int, int], ...]) -> float:
        gaps = sorted(math.dist(one, other) for one, other in zip(old, new, strict=False))
        return gaps[len(gaps) // 2] / (max(x for x, _ in new) - min(x for x, _ in new))

    assert moved(before, after) < 0.1
    strangers = [f"urn:other/{node}" for node in range(count)]
    assert moved(before, positions(count, pairs, strangers)) > 0.15, "other names, other places"


def test_old_things_stay_and_new_ones_stand_near_what_they_are_tied_to() -> None:
    count, pairs = star_and_pairs()
    kept = dict(enumerate(positions(count, pairs)))
    more = [*pairs, (0, count), (count, count + 1), (count + 2, count + 3)]
    places = beside(kept, count + 4, more)
    assert places[:count] == tuple(kept[node] for node in range(count)) and clashes(places) == []
    assert abs(places[count][0] - places[0][0]) + abs(places[count][1] - places[0][1]) < 900
    assert places[count + 2][1] > max(y for _, y in kept.values()), "what is tied to nothing old stands below"


def test_places_are_kept_by_a_file(tmp_path: Path) -> None:
    first = page(SAMPLE, Settings())
    assert read_places(tmp_path) is None
    (tmp_path / PLACES).write_bytes(first.places)
    stood = read_places(tmp_path)
    assert stood is not None and len(stood) == 10 and page(SAMPLE, Settings(), stood) == first
    moved = {**stood, BASE + "person/ada-quill": (5_000, -5_000), BASE + "person/nobody": (1, 1)}
    after = page(SAMPLE, Settings(), moved).places
    assert json.loads(after)[BASE + "person/ada-quill"] == [5_000, -5_000] and b"nobody" not in after
    (tmp_path / PLACES).write_text("{}", encoding="utf-8")
    assert page(SAMPLE, Settings(), read_places(tmp_path)) == first, "an empty file keeps nothing"


def test_a_build_keeps_places_only_where_it_is_told_to(tmp_path: Path) -> None:
    """By the option, and after it by the file; without the file a build is that of a build from nothing."""
    texts = [
        "Toledo sued the state of Ohio on May 2, 2031.",
        "Governor Lew Okafor signed House Bill 12 on April 2, 2031.",
    ]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"

    def placed(*names: str, keep: bool = False) -> dict[str, tuple[int, int]]:
        pipeline.build([tmp_path / name for name in names], out, Settings(keep_places=keep))
        return dict(read_places(out) or {})

    assert placed("0.txt") == {} and not (out / PLACES).exists()
    first = placed("0.txt", keep=True)
    moved = {iri: (x + 700, y - 300) for iri, (x, y) in first.items()}
    (out / PLACES).write_bytes(written(moved))
    after = placed("0.txt", "1.txt")
    assert len(after) > len(first) > 1 and {iri: after[iri] for iri in first} == moved
    (out / PLACES).unlink()
    pipeline.build([tmp_path / "0.txt", tmp_path / "1.txt"], out, Settings())
    pipeline.build([tmp_path / "0.txt", tmp_path / "1.txt"], tmp_path / "anew", Settings())
    assert (out / "graph.html").read_bytes() == (tmp_path / "anew" / "graph.html").read_bytes()


@pytest.mark.parametrize("text", ["[]", "{", '{"a": [1]}', '{"a": [1, "2"]}', '{"a": [true, 2]}', '{"a": [1e9, 2]}'])
def test_places_that_are_none_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / PLACES).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="delete"):
        read_places(tmp_path)


def test_places_with_odd_names_are_one_file() -> None:
    odd = {'urn:"\\': (1, 2), "urn:é": (-3, 0)}
    assert {iri: tuple(place) for iri, place in json.loads(written(odd)).items()} == odd and written({}) == b"{}\n"


def test_by_time_years_go_right_and_groups_down() -> None:
    chance = random.Random(3)
    groups = [chance.choice(LANES) for _ in range(400)]
    dates = [chance.choice(["", "1999", "2017-04-25", "2017-05", "2025-01-01"]) for _ in range(400)]
    found = lanes(groups, dates, LANES)
    assert len(set(found.places)) == 400, "no two stand in one place"
    assert [name for name, *_ in found.years] == ["", "1999", "2017", "2025"]
    edges = [edge for _, left, right in found.years for edge in (left, right)]
    assert edges == sorted(edges)
    span, lane = ({name: (start, end) for name, start, end in part} for part in (found.years, found.lanes))
    for group, date, (x, y) in zip(groups, dates, found.places, strict=True):
        assert span[date[:4]][0] <= x < span[date[:4]][1] and lane[group][0] <= y < lane[group][1]
    assert [name for name, *_ in found.lanes] == [name for name in LANES if name in set(groups)]


def test_every_group_and_status_has_its_own_look() -> None:
    assert set(LOOKS) == set(GROUPS) == set(LANES) and set(LINES) == set(TOLD) == set(STATUSES)
    assert len({(look.colour, look.shape) for look in LOOKS.values()}) == len(GROUPS)
    broken = [line for name, line in LINES.items() if name not in ("Asserted", "Ordered")]
    assert all(broken) and len(set(broken)) == len(broken)


# ---- the page as a document


def test_same_bytes_under_two_hash_seeds(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[1:]; import hashlib, test_view as t; "
        "print(hashlib.sha256(t.html_of().encode()).hexdigest())"
    )
    here = Path(__file__).resolve().parent
    digests = set()
    for seed, language in (("1", "C.UTF-8"), ("2", "C")):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "LC_ALL": language,
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        }
        done = subprocess.run(
            [sys.executable, "-c", code, str(here), str(here.parent)],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        digests.add(done.stdout)
    assert digests == {hashlib.sha256(html_of().encode()).hexdigest() + "\n"}
    assert list(tmp_path.iterdir()) == [], "nothing is written beside the page"


def test_page_is_whole_and_asks_nobody() -> None:
    html = html_of()
    reader = Reader(html)
    assert html.startswith("<!doctype html>\n") and reader.of("html") == [{"lang": "en"}]
    names = [attributes.get("name") for attributes in reader.of("meta")]
    assert "viewport" in names and "<title>casegraph: 10 things from 2 documents</title>" in html
    assert [attributes for attributes in reader.of("div") if attributes.get("id") == "mynetwork"]
    assert not reader.of("link") and not reader.of("iframe") and not reader.of("img")
    for tag, attributes in reader.elements:
        for name, value in attributes.items():
            assert name not in ("src", "style") and not name.startswith("on"), f"{tag} {name}"
            assert name != "href" or (value or "").startswith("#")
    assert "@import" not in html.split("</style>")[0] and "url(" not in html.split("</style>")[0]
    assert html.count('type="application/json"') == 1, "one block of data"


def test_policy_names_exactly_the_scripts_and_the_style() -> None:
    html = html_of()
    (policy,) = (
        row["content"] for row in Reader(html).of("meta") if row.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy and policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "http" not in policy
    assert "require-trusted-types-for 'script'" in policy and "img-src data: blob:" in policy
    texts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL) + re.findall(
        r"<style>(.*?)</style>", html, re.DOTALL
    )
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
    assert re.findall(r"'sha256-([^']+)'", policy) == digests and len(digests) == 3


def test_the_script_makes_no_markup_of_text() -> None:
    script = html_of().rsplit("<script>", 1)[1]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", script)
    assert re.findall(r"^var (nodes|edges|network) = ", script, re.MULTILINE) == ["nodes", "edges", "network"]


def test_nodes_have_whole_places_and_options_no_physics() -> None:
    found = block(html_of())
    assert all(type(place) is int for axis in ("x", "y", "by_time_x", "by_time_y") for place in found["nodes"][axis])
    options = json.loads(found["options"])
    assert options["physics"] == {"enabled": False} and options["edges"]["smooth"] is False


def test_the_data_says_what_the_scene_says() -> None:
    """Every claim is found again under what it stands, with its words, from the columns alone."""
    found, shown = block(html_of()), scene(SAMPLE)
    texts, claims, told = found["texts"], found["claims"], found["sentences"]
    order = [number for row in (*shown.edges, *shown.nodes, *shown.cards) for number in row.claims]
    assert [len(row.claims) for row in shown.edges] == found["owners"]["relations"]
    counts, every = claims["evidence"]["count"], iter(claims["evidence"]["all"])
    for place, number in enumerate(order):
        claim = shown.claims[number]
        assert texts[claims["name"][place]] == claim.predicate and claims["target"][place] == claim.target
        for _ in range(counts[place]):
            sentence = next(every)
            whole = texts[told["text"][sentence]]
            words = whole[told["from"][sentence] : told["to"][sentence]]
            assert words == shown.sentences[sentence].words
    assert claims["iri"].split("\n") == [shown.claims[number].iri.removeprefix(BASE) for number in order]


def test_only_the_best_connected_of_many_are_drawn_at_opening() -> None:
    html = html_of(page_all=9, page_nodes=4)
    found = block(html)
    assert len(found["nodes"]["id"]) == 10 and len(found["opening"]) == 4
    drawn = {found["texts"][found["nodes"]["label"][number]] for number in found["opening"]}
    assert {"Bay District Court blocks Harbor Rule 9", "Port Merrow v. Tidewater Agency", "Harbor Rule 9"} < drawn
    assert "4 of 10 things drawn" in html and "the 4 best connected of 10 things" in html
    assert len(json.loads(page(SAMPLE, Settings(page_all=9, page_nodes=4)).places)) == 4
    assert len(block(html_of(page_all=10, page_nodes=4))["opening"]) == 10


def test_the_list_for_readers_without_script_says_the_same_as_the_picture() -> None:
    html = html_of()
    listed = html.split("<noscript>")[1].split("</noscript>")[0]
    assert "<b>Ada Quill</b> (person)" in listed
    assert "<li>issued by: Ada Quill</li>" in listed and "<li>mayor: Port Merrow</li>" in listed
    assert "<li>finds violation of: Charter of Ports (alleged)</li>" in listed
    legend = html.split('<fieldset id="legend"')[1].split("</fieldset>")[0]
    assert re.search(r'<span>People</span> <span class="count">2</span>', legend)


def test_a_page_of_many_things_is_made_quickly_enough_to_test() -> None:
    found = block(html_of(grown(2_000)))
    assert len(found["opening"]) == 300 and len(found["nodes"]["id"]) == 2_000


# ---- text that would like to run


def test_hostile_text_adds_no_element() -> None:
    tame, wild = (Reader(html_of(shown)) for shown in (SAMPLE, hostile()))
    found = [[tag for tag, _ in reader.elements if tag not in ("ul", "li")] for reader in (wild, tame)]
    assert sorted(found[0]) == sorted(found[1]) and {tag for tag, _ in wild.elements} == {
        tag for tag, _ in tame.elements
    }
    for tag, attributes in wild.elements:
        assert not any(name.startswith("on") for name in attributes), tag
    found = block(html_of(hostile()))
    labels = {found["texts"][place].rsplit(" ", 1)[0] for place in found["nodes"]["label"]}
    assert labels == set(HOSTILE), "nothing is lost by escaping"


def test_the_data_block_holds_no_sign_that_could_end_it() -> None:
    body = html_of(hostile()).split('id="graph-data">')[1].split("</script>")[0]
    assert not re.search("[<>&\u2028\u2029]", body)


def test_a_library_that_could_end_its_script_is_refused() -> None:
    shown = scene(SAMPLE)
    with pytest.raises(OutputError, match="</script"):
        render._environment(shown, render._drawn(shown, Settings(), {}), "var a = '</SCRIPT>';", BASE)
