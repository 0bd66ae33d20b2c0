"""The served pages in a Chromium: the editor asks this server alone, and answers; forms work without a script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from loopback import Served, serving
from page_browser import PHONE, WIDE, chromium, launched

if TYPE_CHECKING:
    from conftest import Built
    from playwright.sync_api import Browser, Page

ROWS = "() => document.querySelectorAll('.tabPanel.active .yasr table tbody tr').length"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched("127.0.0.1") as running:
        yield running


@pytest.fixture(scope="module")
def served(built: Built) -> Iterator[Served]:
    chromium()
    with serving(built.folder) as running:
        yield running


class Visit:
    """A page of the server that is open; what it asked for and complained of is kept."""

    def __init__(self, browser: Browser, served: Served, place: str, size: tuple[int, int] = WIDE) -> None:
        self.start = f"http://127.0.0.1:{served.port}/"
        self.page: Page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.wrong.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.goto(self.start + place)

    def clean(self) -> bool:
        elsewhere = [url for url in self.asked if not url.startswith((self.start, "data:", "blob:"))]
        assert (self.wrong, elsewhere) == ([], [])
        return True


@pytest.mark.parametrize("place", ["", "questions", "questions/posture", "questions/case-card", "editor", "graph.html"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_pages_ask_nobody_else_and_complain_of_nothing(
    browser: Browser, served: Served, place: str, size: tuple[int, int]
) -> None:
    visit = Visit(browser, served, place, size)
    visit.page.wait_for_load_state("networkidle")
    assert visit.clean()
    assert len(visit.page.inner_text("body")) > 50


def test_a_saved_question_runs_in_the_editor(browser: Browser, served: Served) -> None:
    visit = Visit(browser, served, "editor?question=rulings-of-judge&judge=orrick")
    visit.page.wait_for_selector(".tabPanel.active .CodeMirror")
    visit.page.wait_for_function(
        "() => document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.getValue().includes('william-h-o')"
    )
    visit.page.locator(".tabPanel.active .yasqe_queryButton").click()
    visit.page.wait_for_function(ROWS, timeout=10_000)
    assert visit.page.evaluate(ROWS) == 3
    assert visit.page.url == visit.start + "editor?question=rulings-of-judge&judge=orrick"
    assert visit.clean()


def test_the_editor_completes_terms_of_the_graph(browser: Browser, served: Served) -> None:
    visit = Visit(browser, served, "editor")
    visit.page.wait_for_selector(".CodeMirror")
    visit.page.evaluate("""() => {
      const editor = document.querySelector('.tabPanel.active .CodeMirror').CodeMirror;
      editor.setValue("PREFIX cg: <https://w3id.org/casegraph/ontology#>\\nSELECT * { ?case cg:fil");
      editor.setCursor(1, 23);
      editor.focus();
    }""")
    visit.page.keyboard.press("Control+Space")
    visit.page.wait_for_timeout(800)
    text = visit.page.evaluate("() => document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.getValue()")
    hints = visit.page.evaluate(
        "() => [...document.querySelectorAll('.CodeMirror-hint')].map((hint) => hint.innerText)"
    )
    assert "cg:filedOn" in text or any("filedOn" in hint for hint in hints)
    assert visit.clean()


def test_a_form_is_filled_and_answered_by_keyboard(browser: Browser, served: Served) -> None:
    visit = Visit(browser, served, "questions/rulings-of-judge")
    visit.page.focus("input[name=judge]")
    visit.page.keyboard.type("orrick")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Space")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("blockquote")
    assert "judge=orrick" in visit.page.url and "evidence=yes" in visit.page.url
    assert visit.page.locator("tbody td.evidence").count() == 3
    assert visit.clean()
