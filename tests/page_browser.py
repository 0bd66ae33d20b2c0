"""A Chromium for the tests of the network page, cut off from every host, and the questions that they put to a page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW = "no Chromium on this machine, so that the page is not opened; on Debian or Ubuntu: apt-get install chromium"
WIDE, PHONE = (1280, 800), (390, 844)

# The share of the canvas in sight whose colour is not that of the page.
INK = """() => {
  const canvas = network.canvas.frame.canvas, at = canvas.getBoundingClientRect();
  const sheet = document.createElement("canvas");
  sheet.width = canvas.width; sheet.height = canvas.height;
  const pen = sheet.getContext("2d"), page = getComputedStyle(document.body).backgroundColor;
  pen.fillStyle = page; pen.fillRect(0, 0, sheet.width, sheet.height); pen.drawImage(canvas, 0, 0);
  const paper = page.match(/\\d+/g).map(Number), dots = pen.getImageData(0, 0, sheet.width, sheet.height).data;
  const ratio = canvas.width / at.width;
  let seen = 0, inked = 0;
  for (let y = Math.max(0, at.top); y < Math.min(innerHeight, at.bottom); y += 3) {
    for (let x = Math.max(0, at.left); x < Math.min(innerWidth, at.right); x += 3) {
      if (document.elementFromPoint(x, y) !== canvas) continue;
      const dot = 4 * (Math.floor((y - at.top) * ratio) * sheet.width + Math.floor((x - at.left) * ratio));
      seen++;
      if (paper.some((part, i) => Math.abs(dots[dot + i] - part) > 24)) inked++;
    }
  }
  return seen > 1000 ? inked / seen : 0;
}"""

# Goes to another state, and waits until the page has taken it.
GO = """(hash) => new Promise((done) => {
  const arrived = () => setTimeout(done, 0);
  addEventListener("popstate", arrived, { once: true });
  setTimeout(arrived, 400);
  location.hash = hash;
})"""


def chromium() -> str:
    """Return the path of a Chromium; skip the test where there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(HOW)
    return found


@contextmanager
def launched(*hosts: str) -> Iterator[Browser]:
    """Give a browser to which no host has a name but those that are given."""
    path = chromium()
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is missing: pip install -e '.[test]'")
    with playwright.sync_playwright() as driver:
        rules = ", ".join(["MAP * ~NOTFOUND", *(f"EXCLUDE {host}" for host in hosts)])
        options = ["--no-sandbox", f"--host-resolver-rules={rules}", "--disable-background-networking"]
        browser = driver.chromium.launch(executable_path=path, args=options)
        try:
            yield browser
        finally:
            browser.close()


class Opened:
    """A page that is open; what it asked for and complained of is kept."""

    def __init__(
        self, browser: Browser, file: Path, size: tuple[int, int], hash_: str, options: dict[str, Any]
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, accept_downloads=True, **options
        )
        self.page: Page = self.context.new_page()
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.address = file.as_uri()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.wrong.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.goto(self.address + hash_)

    def counts(self, hash_: str | None = None) -> dict[str, int]:
        """Return the counts that the status line holds, after going to another state of the page."""
        if hash_ is not None:
            self.page.evaluate(GO, hash_)
        found = self.page.evaluate("() => ({...document.getElementById('status').dataset})")
        return {name: int(value) for name, value in found.items()}

    def ink(self) -> float:
        """Return the share of the picture in sight that is painted, once it is drawn."""
        self.page.wait_for_timeout(350)
        return float(self.page.evaluate(INK))

    def state(self) -> str:
        """Return the fragment of the address."""
        return str(self.page.evaluate("() => decodeURIComponent(location.hash)"))

    def save(self, kind: str) -> bytes:
        """Return what the page gives out under an entry of its menu."""
        with self.page.expect_download() as waiting:
            self.page.evaluate(f"() => document.querySelector('[data-export={kind}]').click()")
        return Path(waiting.value.path()).read_bytes()

    def clean(self) -> bool:
        """Say whether the page asked for nothing but itself, and complained of nothing."""
        mine = self.address.split("#")[0]
        return self.wrong == [] and all(url.split("#")[0] == mine or url.startswith("blob:file") for url in self.asked)
