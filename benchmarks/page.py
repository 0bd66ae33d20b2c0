"""What the network page costs: writing it, drawing it, clicking in it; beside a plain page of pyvis of the same graph.

    python -m benchmarks.page [--things 1000 20000] [--limit 60] [--clicks 15]

Graphs are scale-free, with two relations a thing and a sentence a relation (`tests/page_sample.py`). Costs in the
browser are those of the page's main thread in processor seconds (`TaskDuration` of the DevTools protocol in thread
ticks), which a busy machine changes less than the clock; a click is the middle one of several on different things, and
the heap is read after a collection of garbage. A plain page is given up after `--limit` seconds. Needs Chromium and
playwright, and asks no host.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from page_browser import WIDE, launched
from page_sample import grown

from graph.rows import Outline
from graph.settings import Settings
from graph.view import page
from graph.view.scene import scene

DRAWN = {1_000: 0.5, 20_000: 1.0}  # processor seconds to the first drawing, by the number of things
Costs = dict[str, str | float]
TWO_FRAMES = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))"
)
SPOTS = """(most) => nodes.getIds().slice(0, 400).map((id) => {
  const at = network.canvasToDOM(network.getPosition(id)), box = network.canvas.frame.canvas.getBoundingClientRect();
  return [at.x + box.left, at.y + box.top];
}).filter(([x, y]) => document.elementFromPoint(x, y) === network.canvas.frame.canvas).slice(0, most)"""
PAINTED = """() => {
  const canvas = document.querySelector("#mynetwork canvas");
  if (!canvas || !canvas.width) return false;
  const dots = canvas.getContext("2d").getImageData(0, canvas.height / 3, canvas.width, canvas.height / 3).data;
  return dots.some((dot) => dot);
}"""


def plain(outline: Outline) -> bytes:
    """Return the page that pyvis makes by itself of the same things and relations."""
    from pyvis.network import Network

    shown = scene(outline)
    net = Network(directed=True, cdn_resources="in_line")
    for number, node in enumerate(shown.nodes):
        net.add_node(number, label=node.label, title=node.kind, group=node.group)
    for edge in shown.edges:
        words = [shown.sentences[place].words for claim in edge.claims for place in shown.claims[claim].evidence]
        net.add_edge(edge.source, edge.target, label=edge.relation, title="\n".join(words))
    html: str = net.generate_html()
    return html.encode()


class Meter:
    """The main thread of a page: how long it worked, and what it holds."""

    def __init__(self, page_: Any) -> None:
        self.line = page_.context.new_cdp_session(page_)
        self.line.send("Performance.enable", {"timeDomain": "threadTicks"})

    def read(self, name: str = "TaskDuration") -> float:
        """Return a value of the protocol."""
        found = self.line.send("Performance.getMetrics")["metrics"]
        return next(float(row["value"]) for row in found if row["name"] == name)

    def heap(self) -> float:
        """Return the megabytes of the heap in use."""
        self.line.send("HeapProfiler.collectGarbage")
        return self.read("JSHeapUsedSize") / 1e6


def opened(file: Path, clicks: int) -> Costs:
    """Open a page, and return its costs in the browser."""
    found: Costs = {}
    with launched() as browser:
        page_ = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]}).new_page()
        meter = Meter(page_)
        before = meter.read()
        page_.goto(file.as_uri(), timeout=0, wait_until="load")  # whoever called ends it in time
        page_.evaluate(TWO_FRAMES)
        spent_so_far = meter.read() - before
        while not page_.evaluate(PAINTED):
            page_.wait_for_timeout(200)
            spent_so_far = meter.read() - before
        found["first draw"] = spent_so_far
        spent = []
        for x, y in page_.evaluate(SPOTS, clicks):
            earlier = meter.read()
            page_.mouse.click(x, y)
            page_.evaluate(TWO_FRAMES)
            spent.append(meter.read() - earlier)
        found["click"], found["slowest click"] = statistics.median(spent), max(spent)
        found["heap"] = meter.heap()
    return found


def measured(html: bytes, clicks: int, limit: float) -> Costs:
    """Return the costs of a page, opened by a process of its own, which is ended with its browser after the limit."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.html"
        file.write_bytes(html)
        command = [sys.executable, "-m", "benchmarks.page", "--open", str(file), "--clicks", str(clicks)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
        try:
            told, _ = process.communicate(timeout=limit)
            found: Costs = json.loads(told)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            found = {"first draw": f"none in {limit:.0f} s"}
    return {"megabytes": len(html) / 1e6, **found}


def row(count: int, relations: int, name: str, seconds: float, found: Costs) -> str:
    """Return a line of the table."""

    def cell(key: str, unit: float, digits: int) -> str:
        value = found.get(key, "-")
        return f"{value * unit:.{digits}f}" if isinstance(value, float) else value

    cells = (cell("first draw", 1, 2), cell("click", 1e3, 0), cell("slowest click", 1e3, 0), cell("heap", 1, 1))
    widths = (26, 9, 9, 8)
    told = "".join(f"{text:>{width}}" for text, width in zip(cells, widths, strict=True))
    return f"{count:>7} {relations:>9} {name:>6} {seconds:>9.2f} {cell('megabytes', 1, 1):>6}{told}"


def missed(count: int, seconds: float, found: Costs) -> list[str]:
    """Return what of our own page is over its budget."""
    most = {"first draw": DRAWN.get(count, 1.0), "click": 0.05, "heap": 25.0, "writing": 6.0}
    got = {**found, "writing": seconds}
    return [
        f"{count} things: {name} is {got.get(name)}, over {limit}"
        for name, limit in most.items()
        if not isinstance(value := got.get(name), float) or value > limit
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--things", type=int, nargs="+", default=[1_000, 20_000])
    parser.add_argument("--limit", type=float, default=60.0, help="seconds after which a page is given up")
    parser.add_argument("--clicks", type=int, default=15)
    parser.add_argument("--only", choices=["ours", "plain"])
    parser.add_argument("--open", type=Path, help="measure this page alone, and print its costs as JSON")
    asked = parser.parse_args()
    if asked.open:
        print(json.dumps(opened(asked.open, asked.clicks)))
        return
    print(
        f"{'things':>7} {'relations':>9} {'page':>6} {'written s':>9} {'MB':>6}"
        f"{'first draw s':>26}{'click ms':>9}{'slowest':>9}{'heap MB':>8}"
    )
    over: list[str] = []
    for count in asked.things:
        outline = grown(count)
        relations = len(scene(outline).edges)
        makers: dict[str, Callable[[Outline], bytes]] = {"ours": lambda o: page(o, Settings()).html, "plain": plain}
        for name, make in makers.items():
            if asked.only in (None, name):
                start = time.process_time()
                html = make(outline)
                seconds = time.process_time() - start
                found = measured(html, asked.clicks, asked.limit)
                print(row(count, relations, name, seconds, found), flush=True)
                over += missed(count, seconds, found) if name == "ours" else []
    if asked.only != "plain":
        print("\n".join(over) or "ours is within the budget")


if __name__ == "__main__":
    main()
