"""The static pages: what stands on them, where their links lead, that no text in them can run, and their folder."""

from __future__ import annotations

import base64
import hashlib
import random
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest
from graph_sample import BASE, CASE, RULING, THINGS, WHY
from page_sample import SAMPLE, hostile
from typer.testing import CliRunner

from graph.cli import app
from graph.errors import OutputError
from graph.rows import Outline
from graph.view.scene import Node, Scene, scene
from graph.view.site import NAME, is_ours, put_site, site
from graph.view.site.addresses import address_of, fragment, secure
from graph.view.site.html import NETWORK
from graph.view.site.pages import Files, pages
from graph.view.told import Source

SHOWN = scene(SAMPLE)
MADE = {page.file: page for page in pages(SHOWN, BASE)}


class Reader(HTMLParser):
    """Collects elements with their attributes, and the text outside of the style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def written(outline: Outline = SAMPLE) -> dict[str, str]:
    return {name: data.decode("utf-8") for name, data in site(scene(outline), BASE)}


def facts(file: str) -> dict[str, list[str]]:
    """Return the values, or the subjects, of the facts of a page by heading."""
    return {heading: [f.value.text or f.subject.text for f in told] for heading, told in MADE[file].groups}


# ---- what stands where


def test_a_case_tells_its_parties_and_what_became_of_it() -> None:
    found = facts(f"{CASE}.html")
    assert found["plaintiff"] == ["Port Merrow"]
    assert found["others: in case"] == ["Bay District Court blocks Harbor Rule 9"]
    assert list(found).index("plaintiff") < list(found).index("others: in case")


def test_cards_stand_with_both_their_things() -> None:
    okafor, merrow = MADE["person/lew-okafor.html"], MADE["place/port-merrow.html"]
    own = dict(okafor.groups)["Statements"][0]
    assert own.value.text == "“We keep our docks open.”"
    assert not own.subject.text
    office = dict(merrow.groups)["Offices held"][0]
    assert (office.subject.text, office.value.text) == ("Lew Okafor", "mayor")
    assert all(value.text for page in MADE.values() for _, told in page.groups for f in told for _, value in f.more)


def test_each_claim_stands_on_a_page_with_its_sentence() -> None:
    quoted = {q.words for page in MADE.values() for _, told in page.groups for fact in told for q in fact.quotes}
    assert quoted == {one.words for one in SHOWN.sentences}


def test_a_document_tells_its_sentences_in_their_order() -> None:
    passages = MADE["doc/alpha.html"].passages
    assert [one.text for one in passages] == list(dict.fromkeys(one.text for one in passages))
    text = " ".join(one.text for one in passages)
    assert text.index("blocked Harbor Rule 9") < text.index("sued the Tidewater") < text.index("from the Pier Fund")
    assert all(one.facts for one in passages)
    assert {link.text for link in MADE["doc/alpha.html"].others} >= {"Ada Quill", "Port Merrow"}


def test_what_contradicts_a_fact_stands_beside_it() -> None:
    against = [text for _, told in MADE[f"{RULING}.html"].groups for fact in told for text in fact.against]
    assert against
    assert all(WHY in text for text in against)


def test_what_is_not_asserted_says_so() -> None:
    said = {claim.status.lower() for claim in SHOWN.claims}
    assert said > {"asserted"}
    readers = [Reader(html) for html in written().values()]
    assert {e[1]["class"] for reader in readers for e in reader.elements if e[0] == "article"} == said
    assert all(any(status in reader.text for reader in readers) for status in said)


# ---- links


@pytest.mark.parametrize("shown", [SAMPLE, hostile()], ids=["sample", "hostile"])
def test_links_lead_to_pages_or_to_https(shown: Outline) -> None:
    made = written(shown)
    for name, html in made.items():
        for href in (e[1]["href"] or "" for e in Reader(html).elements if e[0] == "a"):
            if href.startswith("https://"):
                continue
            path = PurePosixPath(NAME, name).parent
            for part in PurePosixPath(unquote(href.split("#")[0])).parts:
                path = path.parent if part == ".." else path / part
            target = path.as_posix()
            assert target == NETWORK or target.removeprefix(f"{NAME}/") in made, (name, href)


def test_links_to_the_network_name_what_it_knows() -> None:
    html = written()
    assert f'href="../../{NETWORK}#n={CASE}"' in html[f"{CASE}.html"]
    assert f'href="../../{NETWORK}#d=alpha"' in html["doc/alpha.html"]


def test_every_thing_and_document_is_in_an_index() -> None:
    html = written()
    listed = {
        e[1]["href"] for n, h in html.items() if n.startswith("index-") for e in Reader(h).elements if e[0] == "a"
    }
    assert set(MADE) <= listed
    top = {e[1]["href"] for e in Reader(html["index.html"]).elements if e[0] == "a"}
    assert top == {name for name in html if name.startswith("index-")} | {f"../{NETWORK}"}


def test_things_whose_names_differ_in_the_size_of_letters_have_two_files() -> None:
    def node(iri: str) -> Node:
        return Node(iri, iri, "Person", "person", (), (), "", "", (), ())

    things = tuple(node(BASE + path) for path in ("person/Roe", "person/roe", "person/roe_2"))
    files = Files(Scene((*things, node("urn:x/y")), (), (), (), (), ()), BASE)
    assert files.things == ["person/Roe.html", "person/roe_2.html", "person/roe_2_2.html", "other/urn%3Ax%2Fy.html"]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://news.example/a", True),
        ("http://news.example/a", False),
        ("javascript:alert(1)", False),
        ("https:///a", False),
        ("https://[a", False),
        ("a.txt", False),
    ],
)
def test_addresses_that_may_be_links(address: str, kept: bool) -> None:
    assert address_of(Source("", "", "", address, "", "")) == (address if kept else "")


def test_fragments_and_identifiers() -> None:
    words = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen."
    assert fragment(words) == "One%20two%20three%20four,eleven%20twelve%20thirteen%20fourteen."
    assert secure("http://www.wikidata.org/entity/Q1") == "https://www.wikidata.org/entity/Q1"
    assert secure("82 Fed. Reg. 8799") == "82 Fed. Reg. 8799"


# ---- bytes and safety


def test_the_same_graph_gives_the_same_bytes() -> None:
    mixed = list(SAMPLE.triples)
    random.Random(3).shuffle(mixed)
    other = Outline(mixed, tuple(reversed(tuple(SAMPLE.sayings))), SAMPLE.evidence, SAMPLE.texts)
    assert dict(site(scene(other), BASE)) == dict(site(SHOWN, BASE))


def test_no_text_can_run() -> None:
    made = written(hostile())
    assert len(made) > len(THINGS) - 3
    for html in made.values():
        for tag, attributes in Reader(html).elements:
            assert tag not in ("script", "img", "iframe", "object")
            assert not [name for name in attributes if name.startswith("on")]
            assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:"))


def test_the_policy_allows_the_style_and_nothing_else() -> None:
    html = written()["index.html"]
    style = html.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = (e[1]["content"] for e in Reader(html).elements if e[1].get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


# ---- the folder


def test_a_site_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    first = put_site(site(SHOWN, BASE), tmp_path)
    assert is_ours(first)
    (first / "left-over.html").write_text("x", encoding="utf-8")
    assert put_site(site(SHOWN, BASE), tmp_path) == first
    assert not (first / "left-over.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_the_folder_of_somebody_else_is_left(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "index.html").write_text("<p>mine</p>", encoding="utf-8")
    with pytest.raises(OutputError, match="not a site that casegraph made"):
        put_site(site(SHOWN, BASE), tmp_path)
    assert (tmp_path / NAME / "index.html").read_text(encoding="utf-8") == "<p>mine</p>"


def test_a_failure_leaves_the_earlier_site(tmp_path: Path) -> None:
    folder = put_site(site(SHOWN, BASE), tmp_path)
    with pytest.raises(OutputError, match="cannot be written"):
        put_site([("index.html", b"new"), ("index.html/below.html", b"")], tmp_path)
    assert is_ours(folder)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_build_writes_it_on_request(tmp_path: Path) -> None:
    text = tmp_path / "port.txt"
    text.write_text(
        "date 2031-05-06\n\nThe city of Dayton sued Ohio on Monday over the harbor rule.\n", encoding="utf-8"
    )
    output = tmp_path / "out"
    plain = CliRunner().invoke(app, ["build", str(text), "--output", str(output), "--quiet"])
    assert plain.exit_code == 0
    assert not (output / NAME).exists()
    asked = CliRunner().invoke(app, ["build", str(text), "--output", str(output), "--quiet", "--site"])
    assert asked.exit_code == 0, asked.output
    assert "Dayton" in (output / NAME / "doc" / "port.html").read_text(encoding="utf-8")
    later = CliRunner().invoke(app, ["build", str(text), "--output", str(output), "--quiet"])
    assert later.exit_code == 0
    text.rename(tmp_path / "dock.txt")
    CliRunner().invoke(app, ["build", str(tmp_path / "dock.txt"), "--output", str(output), "--quiet"])
    assert [path.name for path in (output / NAME / "doc").iterdir()] == ["dock.html"]
