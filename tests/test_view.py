"""The network page: what it shows, that the same graph gives the same bytes, and that no text in it can run."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import graph_sample
import pyoxigraph
import pytest

from graph.errors import OutputError
from graph.rows import Outline, Saying, Words
from graph.settings import Settings
from graph.view import page, render
from graph.view.layout import BOX, positions
from graph.view.scene import GROUPS, Scene, in_words, scene
from graph.vocabulary import CG, OA, RDF, RDF_TYPE

HOSTILE = (
    "<img src=x onerror=document.title='pwned'>",
    "</script><script>document.title='pwned'</script>",
    "<!--<script>",
    "javascript:document.title='pwned'",
    "\" onmouseover=\"document.title='pwned'",
    "{{ 7 * 7 }}{% raw %}",
    "a\u2028b\u2029c",
    '<a href="https://elsewhere.example/">href</a>',
)


def outline(*texts: str) -> Outline:
    """Return the outline of graphs in Turtle."""
    table: dict[str, dict[str, list[str]]] = {}
    for quad in (quad for text in texts for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)):
        said = table.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, [])  # type: ignore[union-attr]
        said.append(quad.object.value)  # type: ignore[union-attr]
    claims = [said for said in table.values() if CG + "Claim" in said.get(RDF_TYPE, ())]
    places = {iri: said for iri, said in table.items() if OA + "hasSource" in said}
    sayings: list[Saying] = []
    for said in claims:
        subject, predicate, value = (said[RDF + part][0] for part in ("subject", "predicate", "object"))
        modality = said[CG + "modality"][0].removeprefix(CG)
        who, where = (tuple(said.get(CG + name, ())) for name in ("attributedTo", "evidence"))
        sayings.append((subject, predicate, value, modality, who, where))
    words: list[Words] = []
    for iri, said in places.items():
        parts = [table[selector] for selector in said[OA + "hasSelector"]]
        start, exact = ({k: v for part in parts for k, v in part.items()}[OA + name][0] for name in ("start", "exact"))
        words.append((iri, said[OA + "hasSource"][0], int(start), exact))
    triples = {
        (s, p, o) for s, said in table.items() if said not in claims for p, values in said.items() for o in values
    }
    return Outline(tuple(sorted(triples)), tuple(sayings), tuple(words))


SAMPLE = outline(graph_sample.turtle())


class Reader(HTMLParser):
    """Collects the elements with their attributes, and the texts of scripts, styles and the rest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append((self.elements[-1][0] if self.elements else "", data))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def block(html: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def relations(shown: Scene) -> set[tuple[str, str, str, bool]]:
    name = [node.label for node in shown.nodes]
    return {(name[edge.source], edge.label, name[edge.target], edge.asserted) for edge in shown.edges}


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
        ("Pier Fund grant to Port Merrow, 2031", "Grant", "grant"),
    }


def test_relations_with_statements_and_tenures_folded_in() -> None:
    found = relations(scene(SAMPLE))
    assert ("Bay District Court blocks Harbor Rule 9", "issued by", "Ada Quill", True) in found
    assert ("Lew Okafor", "speaks of", "Harbor Rule 9", True) in found
    assert ("Lew Okafor", "mayor (2030–)", "Port Merrow", True) in found
    assert ("Bay District Court blocks Harbor Rule 9", "finds violation of", "Charter of Ports", False) in found
    assert len(found) == 14 and sum(asserted for *_, asserted in found) == 13


def test_every_relation_cites_its_sentences() -> None:
    shown = scene(SAMPLE)
    for edge in shown.edges:
        assert edge.supports
        for support in edge.supports:
            sentence = shown.sentences[support.sentence]
            text = graph_sample.TEXTS[shown.sources[sentence.document].stem]
            assert text[sentence.start :].startswith(sentence.words) and sentence.words
    (alleged,) = (edge for edge in shown.edges if not edge.asserted)
    assert [(support.modality, support.source) for support in alleged.supports] == [("Alleged", "Port Merrow")]


def test_facts_of_a_thing() -> None:
    (ruling,) = (node for node in scene(SAMPLE).nodes if node.group == "Ruling")
    assert [(fact.property, fact.value) for fact in ruling.facts] == [
        ("decided on", "2031-05-05"),
        ("decided on", "2031-05-06"),
        ("outcome", "blocked"),
        ("outcome", "unlawful"),
        ("ruling type", "preliminary injunction"),
    ]
    (speaker,) = (node for node in scene(SAMPLE).nodes if node.label == "Lew Okafor")
    assert [(fact.property, fact.value) for fact in speaker.facts] == [
        ("office", "mayor (2030–)"),
        ("said", "“We keep our docks open.”"),
    ]


def test_the_order_of_the_outline_is_nothing() -> None:
    chance = random.Random(7)
    mixed = Outline(*(chance.sample(part, len(part)) for part in (SAMPLE.triples, SAMPLE.sayings, SAMPLE.evidence)))
    assert scene(mixed) == scene(SAMPLE)
    assert page(mixed, Settings()) == page(SAMPLE, Settings())


def test_an_empty_graph_has_a_page() -> None:
    html = page(Outline((), (), ()), Settings()).decode("utf-8")
    assert block(html, "graph-data")["nodes"] == [] and "0 of 0 things" in html


@pytest.mark.parametrize(
    ("name", "words"), [("issuedBy", "issued by"), ("from", "from"), ("findsViolationOf", "finds violation of")]
)
def test_terms_in_words(name: str, words: str) -> None:
    assert in_words(name) == words


# ---- where it stands


def star_and_pairs() -> tuple[int, list[tuple[int, int]]]:
    return 60, [(0, leaf) for leaf in range(1, 40)] + [(40 + 2 * n, 41 + 2 * n) for n in range(8)]


def test_places_do_not_cover_each_other() -> None:
    count, pairs = star_and_pairs()
    places = positions(count, pairs)
    assert len(set(places)) == count
    clashes = [
        (a, b)
        for a in range(count)
        for b in range(a)
        if abs(places[a][0] - places[b][0]) < BOX[0] * 0.6 and abs(places[a][1] - places[b][1]) < BOX[1] * 0.6
    ]
    assert clashes == []


def test_places_depend_on_the_graph_alone() -> None:
    count, pairs = star_and_pairs()
    turned = [(b, a) for a, b in reversed(pairs)] + pairs[:3]
    assert positions(count, turned) == positions(count, pairs)
    assert positions(0, []) == () and positions(1, [(0, 0)]) == ((0, 0),)


def test_a_large_graph_is_laid_out() -> None:
    count = 1_600
    places = positions(count, [(node, node // 2) for node in range(1, count)])
    assert len(set(places)) > count * 0.98


# ---- the page as a document


def test_same_bytes_under_two_hash_seeds(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[1:]; import hashlib, test_view as t; "
        "print(hashlib.sha256(t.page(t.SAMPLE, t.Settings())).hexdigest())"
    )
    here = Path(__file__).resolve().parent
    digests = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code, str(here), str(here.parent)],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        digests.add(done.stdout)
    assert digests == {hashlib.sha256(page(SAMPLE, Settings())).hexdigest() + "\n"}
    assert list(tmp_path.iterdir()) == [], "nothing is written beside the page"


def test_page_is_whole_and_asks_nobody() -> None:
    html = page(SAMPLE, Settings()).decode("utf-8")
    reader = Reader(html)
    assert html.startswith("<!doctype html>\n") and reader.of("html") == [{"lang": "en"}]
    names = [attributes.get("name") for attributes in reader.of("meta")]
    assert "viewport" in names and "<title>casegraph: 11 things from 2 documents</title>" in html
    assert [attributes for attributes in reader.of("div") if attributes.get("id") == "mynetwork"]
    assert not reader.of("link") and not reader.of("iframe") and not reader.of("img")
    for tag, attributes in reader.elements:
        for name, value in attributes.items():
            assert name not in ("src", "style") and not name.startswith("on"), f"{tag} {name}"
            assert name != "href" or (value or "").startswith("#")
    assert "@import" not in html.split("</style>")[0] and "url(" not in html.split("</style>")[0]


def test_policy_names_exactly_the_scripts_and_the_style() -> None:
    html = page(SAMPLE, Settings()).decode("utf-8")
    (policy,) = (
        row["content"] for row in Reader(html).of("meta") if row.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy and policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "http" not in policy
    texts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL) + re.findall(
        r"<style>(.*?)</style>", html, re.DOTALL
    )
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
    assert re.findall(r"'sha256-([^']+)'", policy) == digests and len(digests) == 3


def test_the_globals_of_a_pyvis_page_are_there() -> None:
    html = page(SAMPLE, Settings()).decode("utf-8")
    assert re.findall(r"^var (nodes|edges|network) = ", html, re.MULTILINE) == ["nodes", "edges", "network"]


def test_nodes_have_whole_places_and_options_no_physics() -> None:
    found = block(page(SAMPLE, Settings()).decode("utf-8"), "graph-data")
    assert all(type(node["x"]) is int and type(node["y"]) is int for node in found["nodes"])
    assert json.loads(found["options"])["physics"] == {"enabled": False}
    assert sum("dashes" in edge for edge in found["edges"]) == 1


def test_parallel_relations_are_bent_apart() -> None:
    twice = outline(
        graph_sample.turtle(),
        graph_sample.PREFIXES
        + "".join(
            f"<{graph_sample.BASE}claim/p{name}> a cg:Claim ; rdf:subject <{graph_sample.BASE}{graph_sample.RULING}> ; "
            f"rdf:predicate cg:{name} ; rdf:object <{graph_sample.BASE}person/ada-quill> ; cg:modality cg:Alleged .\n"
            for name in ("against", "inFavorOf")
        ),
    )
    found = block(page(twice, Settings()).decode("utf-8"), "graph-data")["edges"]
    ends = [(edge["from"], edge["to"]) for edge in found]
    pair = next(pair for pair in ends if ends.count(pair) == 3)
    shapes = [json.dumps(edge.get("smooth")) for edge in found if (edge["from"], edge["to"]) == pair]
    assert len(set(shapes)) == 3 and "null" in shapes


def test_only_the_best_connected_are_drawn_at_opening() -> None:
    html = page(SAMPLE, Settings(page_nodes=4)).decode("utf-8")
    details = block(html, "detail-data")
    assert len(details["nodes"]) == 11 and len(details["opening"]) == 4
    drawn = {details["nodes"][number]["label"] for number in details["opening"]}
    assert {"Bay District Court blocks Harbor Rule 9", "Port Merrow v. Tidewater Agency", "Harbor Rule 9"} < drawn
    assert "4 of 11 things drawn" in html and "Draw all 11" in html and "the 4 best connected of 11 things" in html


def test_list_and_legend_say_the_same_as_the_picture() -> None:
    html = page(SAMPLE, Settings()).decode("utf-8")
    listed = html.split('<section id="list"')[1].split("</section>")[0]
    assert "<b>Ada Quill</b> (person)" in listed
    assert "<li>issued by: Ada Quill [alpha]</li>" in listed
    assert "<li>target: Harbor Rule 9 [alpha, beta]</li>" in listed
    assert "finds violation of" not in listed, "what is only alleged is not listed as fact"
    legend = html.split('<section id="legend"')[1].split("</section>")[0]
    assert re.search(r'Persons <span class="count">2</span>', legend)
    assert "<noscript>" in html


def test_every_group_has_its_own_look() -> None:
    assert set(render.STYLES) == set(GROUPS)
    assert len({(style.colour, style.shape) for style in render.STYLES.values()}) == len(GROUPS)


# ---- text that would like to run


def hostile() -> bytes:
    paths = [thing[0] for thing in graph_sample.THINGS]
    labels = {path: HOSTILE[number % len(HOSTILE)] + f" {number}" for number, path in enumerate(paths)}
    text = graph_sample.turtle(labels, {"alpha": "".join(HOSTILE), "beta": HOSTILE[1]})
    text = text.replace("<https://news.example/alpha>", '"javascript:document.title=1"')
    return page(outline(text.replace("We keep our docks open.", HOSTILE[1].replace('"', "'"))), Settings())


def test_hostile_text_adds_no_element() -> None:
    tame, wild = (Reader(html.decode("utf-8")) for html in (page(SAMPLE, Settings()), hostile()))
    assert sorted(tag for tag, _ in wild.elements) == sorted(tag for tag, _ in tame.elements)
    for tag, attributes in wild.elements:
        assert not any(name.startswith("on") for name in attributes), tag
    details = block(hostile().decode("utf-8"), "detail-data")
    labels = {node["label"].rsplit(" ", 1)[0] for node in details["nodes"]}
    assert labels == set(HOSTILE), "nothing is lost by escaping"


def test_data_blocks_hold_no_sign_that_could_end_them() -> None:
    html = hostile().decode("utf-8")
    for name in ("graph-data", "detail-data"):
        body = html.split(f'id="{name}">')[1].split("</script>")[0]
        assert not re.search("[<>&\u2028\u2029]", body)


def test_a_library_that_could_end_its_script_is_refused() -> None:
    with pytest.raises(OutputError, match="</script"):
        render._environment(scene(SAMPLE), [], "var a = '</SCRIPT>';")


@pytest.fixture(scope="module")
def browser() -> Iterator[str]:
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if found is None:
        pytest.skip("no Chromium on this machine: the page is not opened")
    yield found


@pytest.mark.parametrize("kind", ["tame", "hostile"])
def test_page_opens_in_a_browser(browser: str, tmp_path: Path, kind: str) -> None:
    """The script runs to its end (it writes the status line), nothing else does, and no error is logged."""
    file = tmp_path / "graph.html"
    file.write_bytes(hostile() if kind == "hostile" else page(SAMPLE, Settings()))
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=3000")
    hosts = "--host-resolver-rules=MAP * ~NOTFOUND"
    done = subprocess.run(
        [browser, *options, hosts, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", file.as_uri()],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip
    assert "<title>casegraph: 11 things from 2 documents</title>" in done.stdout
    assert "11 of 11 things and 13 of 14 relations drawn, from 2 documents." in done.stdout
    assert "<canvas" in done.stdout and "<img" not in done.stdout
    assert "CONSOLE" not in done.stderr
