"""The network page in a real browser: it asks nobody, runs nothing but its own script, and shows what it should.

One Chromium for all; it is skipped where none is found. What the page counts is compared with what Python counts.
"""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pyoxigraph
import pytest
from graph_sample import BASE, turtle
from page_browser import PHONE, WIDE, Opened, launched
from page_sample import SAMPLE, grown, hostile, outline

from graph.query import find, load, run
from graph.rows import Outline
from graph.settings import Settings
from graph.view import page
from graph.view.scene import Edge, Scene, scene
from graph.vocabulary import CG, RDF

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Open = Callable[..., Any]

# Where the things that are drawn stand in the window.
SPOTS = """() => nodes.getIds().map((id) => {
  const at = network.canvasToDOM(network.getPosition(id)), box = network.canvas.frame.canvas.getBoundingClientRect();
  return [at.x + box.left, at.y + box.top];
})"""
# What can be reached and has no name that could be read out.
NAMELESS = """() => [...document.querySelectorAll("button, input, select, [role]")].filter((element) => !(
  element.textContent.trim() || element.getAttribute("aria-label") || element.getAttribute("aria-labelledby") ||
  (element.labels && element.labels.length) || element.closest("[hidden]"))).map((element) => element.outerHTML)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Open:
    """Return what opens the page of an outline, or a page that is there, and closes it again."""
    folder = tmp_path_factory.mktemp("pages")
    made: dict[int, Path] = {}

    @contextmanager
    def open_(what: Outline | Path, size: tuple[int, int] = WIDE, hash_: str = "", **options: Any) -> Iterator[Opened]:
        if isinstance(what, Outline) and id(what) not in made:
            made[id(what)] = folder / f"{len(made)}.html"
            made[id(what)].write_bytes(page(what, Settings()).html)
        file = what if isinstance(what, Path) else made[id(what)]
        found = Opened(browser, file, size, hash_, options)
        try:
            yield found
        finally:
            found.context.close()

    return open_


@pytest.fixture(scope="module")
def corpus(built: Any) -> Path:
    return Path(built.folder / "graph.html")


@pytest.fixture(scope="module")
def shown(built: Any) -> Scene:
    """The sample corpus as a scene, read from its Turtle."""
    return scene(outline((built.folder / "graph.ttl").read_text(encoding="utf-8")))


# ---- what every page must do


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_it_is_painted_asks_nobody_and_complains_of_nothing(opened: Open, corpus: Path, size: tuple[int, int]) -> None:
    with opened(corpus, size) as one:
        assert one.ink() > 0.01
        one.page.evaluate("() => { location.hash = 'n=person/william-h-orrick'; }")
        assert one.ink() > 0.01, "with the panel open"
        if size == PHONE:
            assert one.page.evaluate("() => document.documentElement.scrollWidth") <= size[0]
        one.page.evaluate("() => { location.hash = 'v=time'; }")
        assert one.ink() > 0.01, "by time"
        assert one.clean(), (one.wrong, one.asked)


def test_hostile_text_stays_text(opened: Open) -> None:
    """On load, under the pointer, when clicked, searched, listed, exported, and by a link to each thing."""
    with opened(hostile()) as one:
        things = one.page.evaluate(SPOTS)
        for x, y in things:
            one.page.mouse.move(x, y)
            one.page.mouse.click(x, y)
            assert "pwned" not in one.page.title()
        for state in (
            "v=list",
            "v=time",
            "q=statements-by-speaker",
            "q=conflicts",
            "p=person/ada-quill~place/port-merrow",
            "n=<img src=x onerror=window.pwned=1>",
        ):
            one.counts(state)
        one.page.fill("#search", "<img")
        one.page.wait_for_selector("#results [role=option]")
        one.page.keyboard.press("Enter")
        for kind in ("svg", "csv", "ttl", "layout"):
            assert one.save(kind)
        assert one.page.evaluate("() => window.pwned") is None and one.clean(), one.wrong
        links = one.page.evaluate("() => [...document.querySelectorAll('a')].map((a) => a.href)")
        assert all(link.startswith(("https://", "file://")) for link in links)
        assert one.page.evaluate("() => document.querySelectorAll('img, iframe, object, script[src]').length") == 0
        refused = "() => { try { document.body.innerHTML = '<b>x</b>'; return false; } catch (e) { return true; } }"
        assert one.page.evaluate(refused), "the policy lets no text become markup"


def test_with_the_keys_alone(opened: Open, corpus: Path) -> None:
    """Type a name, go down, Enter: the sentence is there, the address holds it, and a reload brings it back."""
    with opened(corpus) as one:
        one.page.keyboard.press("/")
        one.page.keyboard.type("órrick")
        assert one.page.get_attribute("#search", "aria-expanded") == "true"
        one.page.keyboard.press("ArrowDown")
        chosen = one.page.get_attribute("#search", "aria-activedescendant")
        assert chosen and "Orrick" in one.page.inner_text(f"#{chosen}")
        one.page.keyboard.press("Enter")
        assert "n=person/william-h-orrick" in one.state()
        assert one.page.inner_text("#panel h2") == "William H. Orrick"
        assert one.page.evaluate("() => document.activeElement.id") == "panel"
        words = one.page.inner_text("#panel blockquote")
        assert len(words) > 30 and one.page.inner_text("#panel mark") in words
        one.page.reload()
        assert (
            one.page.inner_text("#panel h2") == "William H. Orrick"
            and one.page.inner_text("#panel blockquote") == words
        )
        one.page.focus("#mynetwork")
        one.page.keyboard.press("ArrowRight")
        assert one.page.inner_text("#panel h2") != "William H. Orrick", "the next thing to the right"
        one.page.go_back()
        assert one.page.inner_text("#panel h2") == "William H. Orrick"
        one.page.go_forward()
        one.page.keyboard.press("Escape")
        assert "n=" not in one.state() and one.clean(), one.wrong


def test_a_sentence_is_found_by_its_words(opened: Open) -> None:
    with opened(SAMPLE) as one:
        for words, title in (
            ("breaks the charter", "Charter of Ports — Bay District Court blocks Harbor Rule 9"),
            ("clerk WROTE", "Bay District Court blocks Harbor Rule 9"),
            ("docks open", "Lew Okafor"),
        ):
            one.page.fill("#search", words)
            assert "In sentences" in one.page.inner_text("#results")
            one.page.keyboard.press("ArrowDown")
            one.page.keyboard.press("Enter")
            found = one.page.inner_text("#panel h2")
            assert title in found or set(title.split(" — ")) == set(found.split(" — ")), found
        one.page.fill("#search", "no such words")
        assert "Nothing found" in one.page.inner_text("#results") and one.clean()


def test_everything_has_a_name_and_the_list_holds_what_is_drawn(opened: Open, corpus: Path) -> None:
    with opened(corpus, hash_="#v=list") as one:
        nameless = one.page.evaluate(NAMELESS)
        assert nameless == []
        rows = one.page.locator("#list tbody tr")
        assert rows.count() == one.counts()["thingsDrawn"] > 50
        assert one.page.get_attribute("#status", "aria-live") == "polite"
        rows.first.locator("button").press("Enter")
        assert one.page.inner_text("#panel h2") and one.page.locator("#panel blockquote").count() > 0


def test_without_javascript_there_is_a_list(opened: Open, corpus: Path) -> None:
    with opened(corpus, java_script_enabled=False) as one:
        text = one.page.inner_text("#panel")
        assert "The picture needs JavaScript" in text and "William H. Orrick" in text and "issued by" in text


def test_dark_and_calm_where_the_reader_wants_it(opened: Open, corpus: Path) -> None:
    with opened(corpus, color_scheme="dark", reduced_motion="reduce") as one:
        shade = (
            "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).reduce((sum, part) => sum + +part, 0)"
        )
        assert one.page.evaluate(shade) < 150 and one.ink() > 0.01
        one.page.click("#theme")
        assert one.page.evaluate(shade) > 600 and one.clean()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_graph_of_next_to_nothing_has_a_page(opened: Open, count: int) -> None:
    few = grown(count) if count else Outline((), (), ())
    with opened(few) as one:
        for state in ("", "v=time", "v=list", "n=thing/0", "p=thing/0~thing/1", "q=conflicts", "y=1-2", "d=nothing"):
            assert one.counts(state)["things"] == (count if count > 1 else 0), (
                "a thing that no claim names is not drawn"
            )
        assert one.clean(), one.wrong


# ---- the panel


def test_the_panel_says_who_says_so(opened: Open) -> None:
    """Names, sentence with its words marked, document, publisher or date, link, status, sources; contradictions."""
    with opened(SAMPLE, hash_="#n=ruling/bay-district-2031-05-05") as one:
        panel = one.page.inner_text("#panel")
        for words in (
            "Contradictions",
            "decided on: two days are given",
            "2031-05-05",
            "2031-05-06",
            "confidence 0.90",
        ):
            assert words in panel, words
        assert one.page.locator("#panel .versus").count() == 1
        assert "alleged by Port Merrow" in panel and "Judge stops the harbor rule, 2031-05-06" in panel
        link = one.page.get_attribute("#panel .cite a", "href") or ""
        assert link.startswith("https://news.example/") and "#:~:text=" in link
        assert one.page.get_attribute("#panel .cite a", "rel") == "noopener noreferrer"
        one.counts("n=person/lew-okafor")
        panel = one.page.inner_text("#panel")
        assert "mayor, Port Merrow" in panel and "since 2030" in panel and "We keep our docks open." in panel
        one.counts("n=case/port-merrow-v-tidewater-agency-2031")
        course = one.page.inner_text("#panel .timeline")
        assert (
            course.index("2031-03") < course.index("2031-05-05")
            and "blocked, unlawful, preliminary injunction" in course
        )
        one.counts("e=person/ada-quill~ruling/bay-district-2031-05-05")
        assert one.page.inner_text("#panel mark") == "Judge Ada Quill blocked Harbor Rule 9 on Monday."
        assert one.clean()


def test_a_citation_is_copied(opened: Open) -> None:
    with opened(SAMPLE, hash_="#n=person/ada-quill", permissions=["clipboard-read", "clipboard-write"]) as one:
        one.page.click("#panel .cite button")
        copied = one.page.evaluate("() => navigator.clipboard.readText()")
        assert copied.startswith(
            "“Judge Ada Quill blocked Harbor Rule 9 on Monday.” Judge stops the harbor rule, 2031-05-06"
        )
        assert "https://news.example/alpha" in copied and "characters 0–48 of alpha" in copied


# ---- what is counted


class Sieve:
    """The filters of the page, asked of the scene in Python."""

    def __init__(self, shown: Scene) -> None:
        self.shown = shown

    def claims(self, edge: Edge) -> list[int]:
        return list(edge.claims or self.shown.cards[edge.card].claims)

    def stems(self, claims: list[int]) -> set[str]:
        shown = self.shown
        return {shown.sources[shown.sentences[p].document].stem for c in claims for p in shown.claims[c].evidence}

    def edges(self, keep: Callable[[Edge], bool]) -> list[Edge]:
        return [edge for edge in self.shown.edges if keep(edge)]


def in_years(first: str, last: str, start: int, end: int) -> bool:
    return int(first[:4]) <= end and int(last[:4]) >= start


def test_counts_after_filters_are_those_of_the_graph(opened: Open, corpus: Path, shown: Scene, built: Any) -> None:
    sieve, nodes = Sieve(shown), shown.nodes
    with opened(corpus) as one:
        assert one.counts() == {
            "things": len(nodes), "relations": len(shown.edges), "thingsPassing": len(nodes),
            "relationsPassing": len(shown.edges), "thingsDrawn": len(nodes), "relationsDrawn": len(shown.edges),
        }  # fmt: skip
        for group in ("Person", "Court", "Case"):
            left = sieve.edges(lambda e, g=group: g not in (nodes[e.source].group, nodes[e.target].group))
            found = one.counts(f"c={group}")
            assert found["thingsPassing"] == sum(node.group != group for node in nodes)
            assert found["relationsPassing"] == found["relationsDrawn"] == len(left)
        for status in {edge.status for edge in shown.edges}:
            assert one.counts(f"s={status}")["relationsPassing"] == len(sieve.edges(lambda e, s=status: e.status != s))
        for source in shown.sources[:4]:
            left = sieve.edges(lambda e, stem=source.stem: stem in sieve.stems(sieve.claims(e)))
            told = {end for edge in left for end in (edge.source, edge.target)}
            told |= {n for n, node in enumerate(nodes) if source.stem in sieve.stems(list(node.claims))}
            told |= {card.owner for card in shown.cards if source.stem in sieve.stems(list(card.claims))}
            found = one.counts(f"d={source.stem}")
            assert (found["relationsPassing"], found["thingsPassing"]) == (len(left), len(told))
        for least in (2, 3):
            left = sieve.edges(lambda e, k=least: max(shown.claims[c].sources for c in sieve.claims(e)) >= k)
            assert one.counts(f"k={least}")["relationsPassing"] == len(left)
        hub = next(number for number, node in enumerate(nodes) if node.iri.endswith("programme/byrne-jag"))
        near = [{e.source, e.target} - {hub} for e in shown.edges if hub in (e.source, e.target)]
        ties = [end for edge in shown.edges for end in {edge.source, edge.target}]
        ends = {end for pair in near for end in pair if ties.count(end) == 1}
        assert ends and one.counts("f=programme/byrne-jag")["thingsDrawn"] == len(nodes) - len(ends), "folded"
        two = one.counts("c=Court&s=Denied&k=2")["relationsPassing"]
        assert two == len(
            sieve.edges(
                lambda e: (
                    "Court" not in (nodes[e.source].group, nodes[e.target].group)
                    and e.status != "Denied"
                    and max(shown.claims[c].sources for c in sieve.claims(e)) > 1
                )
            )
        )


def test_counts_are_those_of_the_turtle_itself(opened: Open, corpus: Path, built: Any) -> None:
    """One relation, straight from the claims in the file, whatever the scene makes of them."""
    store = load(built.folder / "graph.ttl")
    every = {
        quad.subject: quad.object.value.removeprefix(CG)  # type: ignore[union-attr]
        for quad in store.quads_for_pattern(None, pyoxigraph.NamedNode(RDF + "predicate"), None, None)
    }
    with opened(corpus) as one:
        words = one.page.evaluate(
            "() => [...document.querySelectorAll('#relations input')].map((box) => box.parentElement.textContent)"
        )
        for name, told in (
            ("plaintiff", "plaintiff"),
            ("issuedBy", "issued by"),
            ("findsViolationOf", "finds violation of"),
        ):
            claims = [claim for claim, predicate in every.items() if predicate == name]
            parts = {
                tuple(
                    quad.object.value  # type: ignore[union-attr]
                    for part in (RDF + "subject", RDF + "object", CG + "modality")
                    for quad in store.quads_for_pattern(claim, pyoxigraph.NamedNode(part), None, None)
                )
                for claim in claims
            }
            assert f"{told}{len(parts)}" in words


def test_counts_by_year_are_those_of_the_graph(opened: Open, corpus: Path, shown: Scene) -> None:
    nodes, happening = shown.nodes, ("Case", "Ruling", "Measure", "Grant")

    def may(number: int, start: int, end: int, undated: bool) -> bool:
        node = nodes[number]
        if node.group not in happening and not node.first:
            return True
        return in_years(node.first, node.last, start, end) if node.first else undated

    def passes(edge: Edge, start: int, end: int, undated: bool) -> bool:
        dated = in_years(edge.first, edge.last or edge.first, start, end) if edge.first else undated
        return dated and may(edge.source, start, end, undated) and may(edge.target, start, end, undated)

    with opened(corpus) as one:
        for start, end, undated in ((2017, 2017, True), (2017, 2018, False), (2025, 2025, False), (2016, 2025, False)):
            left = [edge for edge in shown.edges if passes(edge, start, end, undated)]
            assert one.counts(f"y={start}-{end}" + ("" if undated else "&u=0"))["relationsPassing"] == len(left)
        one.counts("")
        one.page.evaluate(
            "() => { const last = document.getElementById('year-to'); last.value = 2017; "
            "last.dispatchEvent(new Event('input')); }"
        )
        assert "y=2016-2017" in one.state() and one.page.inner_text("#years-said") == "2016 – 2017"
        assert one.counts()["relationsPassing"] == len([e for e in shown.edges if passes(e, 2016, 2017, True)])


def test_paths_are_those_of_the_graph(opened: Open, corpus: Path, shown: Scene) -> None:
    """The lengths of the shortest five, with and without hubs; each step is a relation; a filter closes the way."""
    net = nx.Graph((edge.source, edge.target) for edge in shown.edges if edge.source != edge.target)
    ids = {node.iri.removeprefix(BASE): number for number, node in enumerate(shown.nodes)}
    ends = ("person/william-h-orrick", "place/chicago-il"), ("person/harry-d-leinenweber", "programme/byrne-jag")
    with opened(corpus) as one:
        for start, end in ends:
            for most in (0, 12):
                open_ = [n for n in net if not most or net.degree(n) <= most or n in (ids[start], ids[end])]
                ways = nx.shortest_simple_paths(net.subgraph(open_), ids[start], ids[end])
                try:
                    expected = [len(way) - 1 for way in islice(ways, 5)]
                except nx.NetworkXNoPath:
                    expected = []
                one.counts(f"p={start}~{end}~{most or ''}~0")
                found = one.page.locator("#path-found button").all_inner_texts()
                assert [int(words.split()[0]) for words in found] == expected, (start, end, most)
        assert "A path is not a relationship" in one.page.inner_text("#panel")
        assert (
            one.page.locator("#panel .hop").count() == expected[0]
            and one.page.locator("#panel .hop blockquote").count()
        )
        one.counts(f"p={start}~{end}&c=" + "~".join({node.group for node in shown.nodes} - {"Person", "Programme"}))
        assert "No path" in one.page.inner_text("#panel") and one.clean()


def test_questions_light_up_their_answers(opened: Open, corpus: Path, built: Any) -> None:
    with opened(corpus) as one:
        one.page.click("#tab-ask")
        one.page.click("#questions button:has-text('Rulings of a judge')")
        rows = run(find("rulings-of-judge"), load(built.folder / "graph.ttl"), {}).rows
        assert one.page.locator("#panel .answer").count() == len(rows)
        assert {row[2] for row in rows} <= set(one.page.inner_text("#panel").replace("ruling ", "\n").splitlines())
        one.page.locator("#panel .answer").first.click()
        assert one.state() == "#q=rulings-of-judge~0" and one.ink() > 0.005
        one.page.go_back()
        assert one.state() == "#q=rulings-of-judge" and one.clean()


def test_a_large_graph_is_drawn_in_part_and_says_so(opened: Open) -> None:
    """300 of 2,000; the rest is found by name, drawn with its neighbours, alone with them, and taken away again."""
    big = grown(2_000)
    shown = scene(big)
    near: dict[int, set[int]] = {}
    for edge in shown.edges:
        near.setdefault(edge.source, set()).add(edge.target)
        near.setdefault(edge.target, set()).add(edge.source)
    with opened(big) as one:
        assert one.counts()["thingsDrawn"] == 300 and "300 of 2,000 things" in one.page.inner_text("#status")
        assert one.ink() > 0.01
        far = next(n for n, node in enumerate(shown.nodes) if len(near[n]) == 2 and node.iri.endswith("999"))
        one.page.fill("#search", shown.nodes[far].label)
        one.page.keyboard.press("Enter")
        assert one.page.inner_text("#panel h2") == shown.nodes[far].label and one.counts()["thingsDrawn"] >= 301
        hub = max(near, key=lambda n: (len(near[n]), -n))
        one.counts("o=" + shown.nodes[hub].iri.removeprefix(BASE))
        assert one.counts()["thingsDrawn"] == min(300, len(near[hub]) + 1) and one.ink() > 0.01
        one.counts("x=" + shown.nodes[hub].iri.removeprefix(BASE))
        opening = one.counts("")["thingsDrawn"]
        assert one.counts("x=" + shown.nodes[hub].iri.removeprefix(BASE))["thingsDrawn"] > opening
        one.page.click("#view-list")
        assert one.page.locator("#list tbody tr").count() == 200, "and more on request"
        assert one.clean(), one.wrong


# ---- what goes out


def test_exports(opened: Open, corpus: Path, built: Any) -> None:
    """PNG and SVG are pictures; CSV gives a row a sentence; every triple of the Turtle stands in the graph."""
    with opened(corpus) as one:
        one.ink()
        assert one.save("png").startswith(b"\x89PNG\r\n")
        drawing = ET.fromstring(one.save("svg"))
        assert (
            len(drawing.findall(".//{*}title")) == one.counts()["thingsDrawn"]
            and len(drawing.findall(".//{*}line")) > 80
        )
        table = one.save("csv").decode("utf-8")
        assert table.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(table[1:])))
        assert len({tuple(row[:4]) for row in rows[1:]}) > 100 and all(len(row) == len(rows[0]) for row in rows)
        whole = {(q.subject, q.predicate, q.object) for q in load(built.folder / "graph.ttl")}
        told = {
            (t.subject, t.predicate, t.object)
            for t in pyoxigraph.parse(one.save("ttl"), format=pyoxigraph.RdfFormat.TURTLE)
        }
        assert told <= whole, sorted(map(str, told - whole))[:5]
        claims = {triple for triple in whole if triple[1].value == RDF + "subject"}
        assert {triple for triple in told if triple[1].value == RDF + "subject"} == claims, "all claims are among it"
        one.counts("n=person/michael-m-baylson")
        part = list(pyoxigraph.parse(one.save("ttl"), format=pyoxigraph.RdfFormat.TURTLE))
        assert 10 < len(part) < len(told) and one.clean()


def test_a_cell_that_looks_like_a_formula_is_guarded(opened: Open) -> None:
    wild = outline(turtle({"person/ada-quill": "=1+1", "person/lew-okafor": " @SUM(A1)", "place/port-merrow": "-2"}))
    with opened(wild) as one:
        cells = [cell for row in csv.reader(io.StringIO(one.save("csv").decode("utf-8")[1:])) for cell in row]
        assert {"'=1+1", "' @SUM(A1)", "'-2"} <= set(cells)
        assert not [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@")]


def test_moved_things_are_given_out_as_places(opened: Open, corpus: Path) -> None:
    with opened(corpus) as one:
        before = one.save("layout")
        x, y = one.page.evaluate(SPOTS)[0]
        one.page.mouse.move(x, y)
        one.page.mouse.down()
        one.page.mouse.move(x + 60, y + 40, steps=4)
        one.page.mouse.up()
        after = one.save("layout")
        assert len(set(before.splitlines()) - set(after.splitlines())) == 1, "one thing moved, and no other"
