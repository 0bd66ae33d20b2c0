"""The reports: what they say over a small graph, that their queries give what they print, and hostile texts."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as Xml

import graph_sample
import pytest
import rdflib
from graph_sample import BASE, CASE, CG, RULING
from pyoxigraph import RdfFormat, Store
from typer.testing import CliRunner, Result

from graph import cli, reports
from graph.asking import NotOne
from graph.errors import QueryError
from graph.query import load
from graph.reports import gaps, lanes, markdown, naming, picture, wording
from graph.reports.asking import Asking
from graph.reports.model import Facts, Picture, Report, Table

ROOT = Path(__file__).resolve().parent.parent
ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("case", {"case": "port merrow v tidewater"}),
    ("judge", {"judge": "Judge Quill"}),
    ("quotes", {}),
    ("quotes", {"speaker": "okafor", "about": "harbor rule", "document": "alpha"}),
    ("facts", {"case": "port merrow"}),
    ("facts", {"document": "beta"}),
    ("facts", {"thing": "Harbor Rule 9"}),
    ("gaps", {}),
    ("money", {}),
    ("money", {"recipient": "port merrow"}),
    ("timeline", {}),
)
LATER = f"""
<{BASE}ruling/appeal> a cg:Ruling ; rdfs:label "Appeals bench stays the block" ; cg:stays <{BASE}{RULING}> ;
    cg:inCase <{BASE}{CASE}> ; cg:decidedOn "2031-06"^^xsd:gYearMonth ; cg:outcome cg:outcome-allowed .
cg:outcome-allowed a skos:Concept ; skos:prefLabel "allowed" .
<{BASE}claim/appeal> a cg:Claim ; rdf:subject <{BASE}ruling/appeal> ; rdf:predicate cg:stays ;
    rdf:object <{BASE}{RULING}> ; cg:modality cg:Asserted ;
    cg:evidence <{BASE}doc/beta#char=0,65> .
"""
HOSTILE = {
    CASE: "</title><script>alert(1)</script> $\\frac{ v. <img src=x onerror=alert(2)> -->",
    RULING: "](javascript:alert(3)) ]]> <!-- | ` \u202e\x07 {{ 7*7 }}",
    "person/ada-quill": '" onmouseover="alert(4)',
}


def store_of(text: str) -> Store:
    store = Store()
    store.load(text.encode(), format=RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def sample() -> Store:
    return store_of(graph_sample.turtle())


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return graph_sample.write(tmp_path_factory.mktemp("reports") / "graph.ttl")


def part(report: Report, heading: str) -> Table | Facts | Picture:
    return next(one for one in report.parts if one.heading == heading)


def rows(report: Report, heading: str) -> list[list[str]]:
    found = part(report, heading)
    assert isinstance(found, Table)
    return [[cell.text for cell in row] for row in found.rows]


def said(report: Report, heading: str) -> list[tuple[str, str, str]]:
    found = part(report, heading)
    assert isinstance(found, Facts)
    return [(fact.about, fact.text, fact.status) for fact in found.facts]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, ["report", *arguments], prog_name="casegraph")


def test_case_card(sample: Store) -> None:
    card = reports.make(sample, "case", {"case": "Port Merrow v. Tidewater Agency"})
    assert card.title == "Port Merrow v. Tidewater Agency"
    assert rows(card, "The case") == [
        ["filed in", "Bay District Court"],
        ["filed on", "2031-03"],
        ["challenges", "Harbor Rule 9"],
    ]
    assert rows(card, "Parties") == [
        ["plaintiff", "Port Merrow", "the port city", "alpha"],
        ["defendant", "Tidewater Agency", "", "alpha"],
    ]
    assert said(card, "Steps") == [
        ("2031-03", "filed", ""),
        ("2031-05-05 or 2031-05-06", "preliminary injunction: blocked, unlawful", ""),
    ]
    order = "Bay District Court blocks Harbor Rule 9"
    days = "2031-05-05 or 2031-05-06"
    assert rows(card, "Orders in force") == [[days, order, "blocked; unlawful", "", "Harbor Rule 9"]]
    assert rows(card, "Orders that a later ruling ended") == []
    steps = part(card, "Steps")
    assert isinstance(steps, Facts)
    assert [quote.words for fact in steps.facts for quote in fact.quotes] == [
        "Port Merrow had sued the Tidewater Agency over the rule in March.",
        "Judge Ada Quill blocked Harbor Rule 9 on Monday.",
    ]
    alleged = [text for _, text, _ in said(card, "Sentences") if "finds violation of" in text]
    assert alleged == [f"{order} – finds violation of: Charter of Ports (alleged by Port Merrow)"]


def test_an_order_that_was_stayed_is_not_in_force() -> None:
    card = reports.make(store_of(graph_sample.turtle() + LATER), "case", {"case": "merrow"})
    assert rows(card, "Orders in force") == []
    assert [row[-1] for row in rows(card, "Orders that a later ruling ended")] == [
        "stayed by Appeals bench stays the block"
    ]
    assert said(card, "Steps")[-1] == ("2031-06", "ruling: allowed", "")


@pytest.mark.parametrize("outcome", ["denied", "vacated"])
def test_an_injunction_that_was_denied_is_no_order(outcome: str) -> None:
    more = f"<{BASE}{RULING}> cg:outcome cg:outcome-{outcome} .\n"
    card = reports.make(store_of(graph_sample.turtle() + more), "case", {"case": "merrow"})
    assert rows(card, "Orders in force") == []


def test_judge_dossier() -> None:
    dossier = reports.make(store_of(graph_sample.turtle() + LATER), "judge", {"judge": "ada"})
    ruling = "Bay District Court blocks Harbor Rule 9"
    days = "2031-05-05 or 2031-05-06"
    case = "Port Merrow v. Tidewater Agency"
    assert rows(dossier, "Rulings") == [
        [days, "preliminary injunction", "blocked; unlawful", "Harbor Rule 9", case, "Bay District Court"]
    ]
    assert rows(dossier, "Outcomes") == [["blocked", "1"], ["unlawful", "1"]]
    assert rows(dossier, "What became of the rulings") == [
        [ruling, "stayed", "Appeals bench stays the block", "2031-06"]
    ]
    assert [row[0] for row in rows(dossier, "Cases")] == [case]


def test_a_ruling_without_a_type_is_a_ruling() -> None:
    typeless = re.sub(r"<[^>]*> cg:rulingType [^.]*\.\n", "", graph_sample.turtle())
    dossier = reports.make(store_of(typeless), "judge", {"judge": "quill"})
    assert [row[1] for row in rows(dossier, "Rulings")] == ["ruling"]
    drawn = part(dossier, "Rulings in time")
    assert isinstance(drawn, Picture) and "2031-05-05 or 2031-05-06 ruling: blocked, unlawful" in drawn.svg


def test_a_mayor_is_no_judge(sample: Store) -> None:
    with pytest.raises(QueryError, match="Lew Okafor .* is no judge"):
        reports.make(sample, "judge", {"judge": "Okafor"})


def test_quote_ledger(sample: Store) -> None:
    ledger = reports.make(sample, "quotes", {})
    assert rows(ledger, "By speaker") == [["Lew Okafor", "1", "1"]]
    assert said(ledger, "Quotations") == [("Lew Okafor:", "“We keep our docks open.”", "")]
    assert said(reports.make(sample, "quotes", {"document": "beta"}), "Quotations") == []


def test_memo_numbers_each_fact_once_with_words_source_and_link(sample: Store) -> None:
    memo = reports.make(sample, "facts", {"case": "merrow"})
    facts = [fact for one in memo.parts if isinstance(one, Facts) for fact in one.facts]
    assert [fact.number for fact in facts] == list(range(1, len(facts) + 1))
    claimed = [claim for claim in graph_sample.CLAIMS if claim[0] in (CASE, RULING)]
    assert len(facts) == len(claimed)
    assert all(fact.quotes for fact in facts)
    alleged = [fact for fact in facts if fact.status.startswith("alleged")]
    assert [(fact.text, fact.status) for fact in alleged] == [("Charter of Ports", "alleged by Port Merrow")]
    quote = alleged[0].quotes[0]
    assert quote.source == "Judge stops the harbor rule, 2031-05-06"
    words = "Port%20Merrow%20claims%20the%20rule%20breaks%20the%20Charter%20of%20Ports."
    assert quote.address == f"https://news.example/alpha#:~:text={words}"
    assert f'href="{quote.address}"' in reports.in_html(memo).decode()


def test_only_https_is_a_link() -> None:
    for bad in ("javascript:alert(1)", "http://news.example/alpha", "file:///etc/passwd", "https://[bad"):
        text = graph_sample.turtle().replace("<https://news.example/alpha>", graph_sample.quoted(bad))
        page = reports.in_html(reports.make(store_of(text), "facts", {"document": "alpha"})).decode()
        assert "these words at the source" not in page, bad


def test_money_is_summed(sample: Store) -> None:
    more = f"""
<{BASE}grant/two> a cg:Grant ; rdfs:label "Second" ; cg:recipient <{BASE}place/port-merrow> ; cg:amount 9500.5, 100 .
<{BASE}claim/two> a cg:Claim ; rdf:subject <{BASE}grant/two> ; rdf:predicate cg:amount ; rdf:object 9500.5 ;
    cg:modality cg:Asserted ; cg:evidence <{BASE}doc/beta#char=0,65> .
"""
    table = reports.make(store_of(graph_sample.turtle() + more), "money", {})
    assert rows(table, "Total") == [["2", "$50,000.50"]], "of two amounts of one grant the larger"
    assert rows(table, "By programme") == [["Pier Fund", "1", "$40,500"], ["no programme told", "1", "$9,500.50"]]
    assert rows(reports.make(sample, "money", {}, "2031"), "Total") == [["1", "$40,500"]]
    assert rows(reports.make(sample, "money", {}, "2030"), "Total") == []
    assert rows(reports.make(sample, "money", {}, "2030"), "Grants") == []


def test_gaps_in_plain_words(sample: Store) -> None:
    told = [row[:3] for row in rows(reports.make(sample, "gaps", {}), "What is missing")]
    assert ["a lawsuit without a judge", "1", "1"] in told
    assert ["a ruling without a date", "0", "1"] in told
    assert ["a document without a publisher", "2", "2"] in told
    dateless = re.sub(r"<[^>]*> cg:decidedOn [^.]*\.\n", "", graph_sample.turtle())
    report = reports.make(store_of(dateless), "gaps", {})
    assert ["a ruling without a date", "1", "1"] in [row[:3] for row in rows(report, "What is missing")]
    assert [row[0] for row in rows(report, "A ruling without a date")] == ["Bay District Court blocks Harbor Rule 9"]
    assert rows(report, "What contradicts") != []


def test_gaps_are_those_that_a_validator_of_shacl_finds(built: object) -> None:
    """pySHACL over `gaps.ttl` and the queries made of it name the same things, each gap for itself."""
    from pyshacl import validate

    path = built.folder / "graph.ttl"  # type: ignore[attr-defined]
    graph = rdflib.Graph().parse(path, format="turtle")
    shapes = rdflib.Graph().parse(ROOT / "graph" / "data" / "gaps.ttl", format="turtle")
    _, results, _ = validate(graph, shacl_graph=shapes, inference="none", advanced=True, allow_infos=True)
    shacl = rdflib.SH
    found = {
        (str(results.value(one, shacl.resultMessage)), str(results.value(one, shacl.focusNode)))
        for one in results.subjects(rdflib.RDF.type, shacl.ValidationResult)
    }
    store = load(path)
    asked = {
        (gap.words, row["thing"].value)
        for gap in gaps.gaps()
        for row in store.query(gap.query().text)  # type: ignore[union-attr]
    }
    assert found == asked
    assert {"a lawsuit without a judge", "a ruling without a date"} <= {words for words, _ in asked}


@pytest.mark.parametrize(("kind", "typed"), ASKED, ids=lambda value: str(value))
def test_each_part_is_the_answer_to_a_query_that_the_report_prints(
    sample: Store, kind: str, typed: dict[str, str]
) -> None:
    """What the appendix prints gives, in rdflib and pyoxigraph alike, as many rows as the report says, and the same."""
    report = reports.make(sample, kind, typed)
    page = reports.in_html(report).decode()
    numbers = [one.number for one in report.asked]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {number for one in report.parts for number in one.asked} == set(numbers), "no query without a part"
    assert all(one.asked for one in report.parts), "no part without a query"
    graph = rdflib.Graph().parse(data=graph_sample.turtle(), format="turtle")
    for one in report.asked:
        assert f'id="query-{one.number}"' in page
        ours = [[getattr(cell, "value", "") for cell in row] for row in sample.query(one.text)]  # type: ignore[union-attr]
        others = [["" if cell is None else str(cell) for cell in row] for row in graph.query(one.text)]  # type: ignore[union-attr]
        assert len(ours) == one.rows, one.title
        joined = [[sorted(str(cell or "").split(" | ")) for cell in row] for row in ours]
        assert joined == [[sorted(cell.split(" | ")) for cell in row] for row in others], one.title


class Tags(HTMLParser):
    """Gathers the tags of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    ("kind", "typed"), [("case", {"case": "alert"}), ("timeline", {}), ("gaps", {}), ("facts", {"document": "alpha"})]
)
def test_hostile_names_are_text(kind: str, typed: dict[str, str]) -> None:
    report = reports.make(store_of(graph_sample.turtle(HOSTILE, {"alpha": "<b onclick='x'>t</b>"})), kind, typed)
    tags = Tags()
    tags.feed(reports.in_html(report).decode())
    names = {name for name, _ in tags.tags}
    assert not names & {"script", "img", "iframe", "b onclick"}
    attributes = {(key, value) for _, given in tags.tags for key, value in given.items()}
    assert not [key for key, _ in attributes if key.startswith("on") or key == "style"]
    assert not [value for key, value in attributes if key in ("href", "src") and "javascript" in str(value)]
    assert "<script>alert(1)</script>" in tags.text
    text = reports.in_markdown(report, "x")
    assert not re.search(r"(?<!\\)<script", text.split("## Appendix")[0])
    assert not re.search(r"(?<!\\)\]\(javascript", text)


def test_page_allows_its_own_style_and_nothing_else(sample: Store) -> None:
    page = reports.in_html(reports.make(sample, "case", {"case": "merrow"})).decode()
    style = page.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    expected = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert policy and html.unescape(policy[1]) == expected
    assert "<script" not in page and " style=" not in page and "<style" not in page.split("</style>")[1]
    assert not re.search(r'(?:src|href)="(?!#|https://news\.example)', page.replace("xlink:", "x"))


def test_picture_holds_its_steps_as_text_and_parses(sample: Store) -> None:
    drawn = part(reports.make(sample, "case", {"case": "merrow"}), "Timeline")
    assert isinstance(drawn, Picture)
    root = Xml.fromstring(drawn.svg)
    texts = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "2031-03 filed" in texts
    assert {"filed", "order", "day not told"} <= set(texts)
    assert root.get("role") == "img" and root.get("aria-label") == "Timeline of Port Merrow v. Tidewater Agency"
    assert "metadata" not in drawn.svg and "style" not in drawn.svg
    named = re.findall(r'id="([^"]+)"', drawn.svg)
    assert len(named) == len(set(named)), "no name twice"
    assert set(re.findall(r"(?:url\(|href=\")#([^\")]+)", drawn.svg)) == set(named)


def test_names_in_a_picture_are_never_mathematics() -> None:
    lane = lanes.Lane("$\\frac{ 大 \x00 </svg><script>", (lanes.Mark(741000, 741030, lanes.STAY),))
    svg = picture.lanes_svg([lane], "<&\x01>")
    assert "<script" not in svg and Xml.fromstring(svg).get("aria-label")
    assert "$\\frac{ 大 \ufffd &lt;/svg&gt;&lt;script&gt;" in svg
    assert picture.lanes_svg([], "nothing") == ""


def test_without_matplotlib_the_report_says_so(sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    drawn = part(reports.make(sample, "timeline", {}), "All cases")
    assert isinstance(drawn, Picture) and drawn.svg == "" and "pip install" in drawn.missing


def test_same_graph_same_bytes(path: Path) -> None:
    """Two processes that hash texts differently write the same page."""
    program = (
        "import sys\nfrom pathlib import Path\nfrom graph.query import load\nfrom graph import reports\n"
        "made = reports.make(load(Path(sys.argv[1])), 'case', {'case': 'merrow'})\n"
        "sys.stdout.buffer.write(reports.in_html(made) + reports.in_markdown(made, 'x').encode())\n"
    )
    written = [
        subprocess.run(
            [sys.executable, "-c", program, str(path)],
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": "", "HOME": str(path.parent)},
        ).stdout
        for seed in ("1", "2")
    ]
    assert written[0] == written[1] and b"<svg" in written[0]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Ada Quill", "Ada Quill"),
        ("judge QUILL", "Ada Quill"),
        ("quill, ada", "Ada Quill"),
        ("person/ada-quill", "Ada Quill"),
        (f"{BASE}person/lew-okafor", "Lew Okafor"),
        ("Òkafor", "Lew Okafor"),
    ],
)
def test_names_as_people_type_them(sample: Store, typed: str, label: str) -> None:
    assert naming.resolved(sample, typed, "Person").label == label


@pytest.mark.parametrize("iri", ["", "urn:x> } DELETE", "a b", "{{"])
def test_only_an_iri_takes_the_place_of_a_thing(sample: Store, iri: str) -> None:
    with pytest.raises(QueryError, match="no IRI"):
        Asking(sample).ask("told", thing=iri)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Qill", r"no person of the graph is called 'Qill'; near it: Ada Quill \(Person; person/ada-quill; \d+ claim"),
        ("Zzz", "no person of the graph is called 'Zzz'$"),
        ("", "no person"),
        ("*", "no person"),
    ],
)
def test_names_that_fit_nothing_bring_near_misses(sample: Store, typed: str, hint: str) -> None:
    with pytest.raises(NotOne) as caught:
        naming.resolved(sample, typed, "Person")
    assert re.search(hint, str(naming.explained(caught.value))) and not caught.value.several


def test_a_name_of_two_is_asked_back_unless_one_is_a_judge() -> None:
    store = store_of(graph_sample.turtle({"person/lew-okafor": "Ada Okafor"}))
    with pytest.raises(NotOne, match="'ada' fits 2 things; name one of them$") as caught:
        naming.resolved(store, "ada", "Person")
    assert [one.label for one in caught.value.candidates] == ["Ada Okafor", "Ada Quill"]
    assert reports.make(store, "judge", {"judge": "ada"}).title == "Ada Quill"


def test_only_judges_are_offered_for_a_judge() -> None:
    more = f"""
<{BASE}person/ada-salt> a cg:Person ; rdfs:label "Ada Salt" .
<{BASE}case/two> cg:assignedJudge <{BASE}person/ada-salt> .
"""
    store = store_of(graph_sample.turtle({"person/lew-okafor": "Ada Okafor"}) + more)
    with pytest.raises(NotOne, match="--judge: 'ada' fits 2 things") as caught:
        reports.make(store, "judge", {"judge": "ada"})
    assert {one.label for one in caught.value.candidates} == {"Ada Quill", "Ada Salt"}


def test_command_lists_what_a_name_may_mean(tmp_path: Path) -> None:
    """As `ask` does: a line each, and exit code 3 where several fit, 2 where some are near."""
    file = graph_sample.write(tmp_path / "graph.ttl", labels={"person/lew-okafor": "Ada Okafor"})
    done = run("facts", "--thing", "ada", "--graph", str(file))
    assert done.exit_code == cli.CHOICE and not done.stdout
    first, *lines = done.stderr.splitlines()
    assert first == "error: --thing: 'ada' fits 2 things; name one of them"
    assert [line.split(" (")[0] for line in lines] == ["  Ada Okafor", "  Ada Quill"]
    done = run("judge", "--judge", "Qill", "--graph", str(file))
    assert done.exit_code == cli.ERROR and not done.stdout
    first, line = done.stderr.splitlines()
    assert first == "error: --judge: no person of the graph is called 'Qill', but there is:"
    assert line.startswith("  Ada Quill (Person; person/ada-quill; ")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("2031", 364),
        ("2032-02", 28),
        ("2031-05-06", 0),
        ("", None),
        ("2031-02-30", None),
        ("0000", None),
        ("May", None),
    ],
)
def test_span_of_a_date(text: str, length: int | None) -> None:
    span = lanes.span_of(text)
    assert (span[1] - span[0] if span else None) == length


@pytest.mark.parametrize(
    ("first", "last"), [("2017-01-01", "2025-08-01"), ("2031-05-01", "2031-05-20"), ("1789", "2031")]
)
def test_ticks_are_few_and_within(first: str, last: str) -> None:
    low, high = lanes.span_of(first), lanes.span_of(last)
    assert low and high
    found = picture.ticks(low[0] - 40, high[1] + 40)
    assert 2 <= len(found) <= 12
    assert all(low[0] - 40 <= place <= high[1] + 40 for place, _ in found)
    assert len({name for _, name in found}) == len(found) or len(found) > 9


@pytest.mark.parametrize(
    ("kind", "typed"), [("case", {"case": "alert"}), ("timeline", {}), ("facts", {"document": "alpha"})]
)
def test_markdown_reads_as_the_words_and_nothing_else(kind: str, typed: dict[str, str]) -> None:
    """A reader of Markdown sees hostile names as text: no tag, no heading, no link but those of the sources."""
    from markdown_it import MarkdownIt

    store = store_of(graph_sample.turtle(HOSTILE, {"alpha": "# <b onclick='x'>t</b> ![a](http://x)"}))
    report = reports.make(store, kind, typed)
    tokens = MarkdownIt("commonmark").enable("table").parse(reports.in_markdown(report, "x"))
    inline = [child for token in tokens for child in token.children or ()]
    assert not [token for token in (*tokens, *inline) if token.type in ("html_block", "html_inline")]
    links = [token.attrs["href"] for token in inline if token.type == "link_open"]
    assert all(str(link).startswith("https://news.example/") for link in links)
    assert all(token.attrs["src"] == "x-1.svg" for token in inline if token.type == "image")
    headings = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]
    assert len(headings) == len(report.parts) + 2
    words = "".join(child.content for child in inline if child.type == "text")
    assert "<script>alert(1)</script> $\\frac{ v." in words


def test_markdown_pictures_stand_beside(path: Path, tmp_path: Path) -> None:
    output = tmp_path / "a b).md"
    assert run("timeline", "--graph", str(path), "--output", str(output)).exit_code == 0
    linked = re.search(r"!\[[^\]]*\]\(([^)]*)\)", output.read_text(encoding="utf-8"))
    assert linked and linked[1] == "a%20b%29-1.svg"
    assert (tmp_path / "a b)-1.svg").read_text(encoding="utf-8").startswith("<svg")


def test_lists_and_text_of_reports() -> None:
    assert wording.listed(" | b") == "b"
    assert markdown.text("a\n# b & <c>") == "a \\# b \\& \\<c\\>"


def test_command_writes_a_page_and_prints_markdown(path: Path, tmp_path: Path) -> None:
    page = tmp_path / "new" / "case.html"
    result = run("case", "--case", "merrow", "--graph", str(path), "--output", str(page))
    assert result.exit_code == 0 and page.read_bytes().startswith(b"<!doctype html>")
    printed = run("gaps", "--graph", str(path))
    assert printed.exit_code == 0 and printed.stdout.startswith("# Gap report: What the graph does not tell\n")
    assert "timeline" in run("--list").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name a report"),
        (("ballad",), "no report is called 'ballad'; there are: case, judge"),
        (("jugde",), "gaps, money, timeline; did you mean judge?"),
        (("case",), "report case needs --case NAME"),
        (("facts", "--case", "merrow", "--document", "alpha"), "report facts needs one of"),
        (("gaps", "--judge", "Quill"), "report gaps takes no --judge"),
        (("case", "--case", "merrow", "--year", "2031"), "takes no --year"),
        (("money", "--year", "MMXX"), "takes four digits"),
        (("timeline", "--output", "x.docx"), "written as .html or .md"),
    ],
)
def test_command_refuses(path: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments, "--graph", str(path))
    assert result.exit_code == 2 and message in result.stderr


def test_sample_corpus_has_every_report(built: object) -> None:
    store = load(built.folder / "graph.ttl")  # type: ignore[attr-defined]
    assert rows(reports.make(store, "money", {}), "Total") != []
    card = reports.make(store, "case", {"case": "Santa Clara Trump 2017"})
    assert ("2017-04-25", "preliminary injunction: blocked, granted, partly blocked", "") in said(card, "Steps")
    assert CG in card.asked[0].text
