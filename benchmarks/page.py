"""What the network page costs: writing it, drawing it, clicking in it; beside a plain page of pyvis of the same graph.

    python -m benchmarks.page [--things 1000 20000] [--limit 60] [--clicks 15]

Graphs are scale-free, with two relations a thing and a sentence a relation (`tests/page_sample.py`). Costs in the browser
are those of the page's main thread in processor seconds (`TaskDuration` of the DevTools protocol in thread ticks), which
a busy machine changes little; the heap is read after a collection of garbage. A plain page is given up after `--limit`
seconds; what it has spent by then is printed with ">". Needs Chromium and playwright, and asks no host.
"""

from __future__ import annotations

import argparse
import statistics
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

BUDGET = {"first draw": {1_000: 0.5, 20_000: 1.0}, "click": 0.05, "heap": 25.0, "writing": 6.0}
TWO_FRAMES = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))"
)
SPOTS = """(most) => nodes.getIds().slice(0, 400).map((id) => {
  const at = network.canvasToDOM(network.getPosition(id)), box = network.canvas.frame.canvas.getBoundingClientRect();
  return [at.x + box.left, at.y + box.top];
}).filter(([x, y]) => document.elementFromPoint(x, y) === network.canvas.frame.canvas).slice(0, most)"""
PAINTED = """() => {
  const canvas = document.querySelector("#mynetwork canvas");
  if (!canvas) return false;
  const dots = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  for (let i = 3; i < dots.length; i += 4) if (dots[i]) return true;
  return false;
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


def measured(browser: Any, html: bytes, clicks: int, limit: float) -> dict[str, str | float]:
    """Open a page, and return its costs; a text that begins with ">" where it was given up."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.html"
        file.write_bytes(html)
        context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]})
        page_ = context.new_page()
        meter = Meter(page_)
        found: dict[str, str | float] = {"megabytes": len(html) / 1e6}
        before, start = meter.read(), time.perf_counter()
        try:
            page_.goto(file.as_uri(), timeout=limit * 1000, wait_until="load")
            page_.set_default_timeout(limit * 1000)
            page_.evaluate(TWO_FRAMES)
            spent_so_far = meter.read() - before
            while not page_.evaluate(PAINTED):
                if time.perf_counter() - start > limit:
                    raise TimeoutError
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
        except Exception as error:  # noqa: BLE001  a page that is frozen answers in many ways
            name = type(error).__name__
            found.setdefault("first draw", f"> {limit:.0f} s ({name})")
        finally:
            context.close()
        return found


def timed(make: Callable[[], bytes]) -> tuple[bytes, float]:
    """Return what is made, and the processor seconds that it took."""
    start = time.process_time()
    return make(), time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--things", type=int, nargs="+", default=[1_000, 20_000])
    parser.add_argument("--limit", type=float, default=60.0, help="seconds after which a page is given up")
    parser.add_argument("--clicks", type=int, default=15)
    parser.add_argument("--only", choices=["ours", "plain"])
    asked = parser.parse_args()
    print(
        f"{'things':>7} {'relations':>9} {'page':>6} {'written s':>9} {'MB':>6} {'first draw s':>24} {'click ms':>9} {'slowest':>8} {'heap MB':>8}"
    )
    missed = []
    for count in asked.things:
        outline = grown(count)
        for name, make in (("ours", lambda o=outline: page(o, Settings()).html), ("plain", lambda o=outline: plain(o))):
            if asked.only not in (None, name):
                continue
            html, seconds = timed(make)
            with launched() as browser:
                found = measured(browser, html, asked.clicks, asked.limit)
            draw = found["first draw"]
            shown = f"{draw:.2f}" if isinstance(draw, float) else draw
            cells = [
                f"{float(found[key]) * unit:.1f}" if key in found else "-"
                for key, unit in (("click", 1e3), ("slowest click", 1e3), ("heap", 1))
            ]
            edges = len(scene(outline).edges)
            print(
                f"{count:>7} {edges:>9} {name:>6} {seconds:>9.2f} {float(found['megabytes']):>6.1f} {shown:>24} {cells[0]:>9} {cells[1]:>8} {cells[2]:>8}"
            )
            if name == "ours":
                limit = BUDGET["first draw"].get(count)  # type: ignore[union-attr]
                over = [("first draw", draw, limit), ("click", found.get("click"), BUDGET["click"])]
                over += [("heap", found.get("heap"), BUDGET["heap"]), ("writing", seconds, BUDGET["writing"])]
                missed += [
                    f"{count}: {what} {got} is over {most}"
                    for what, got, most in over
                    if most and not (isinstance(got, float) and got <= most)
                ]
    print("\n".join(missed) or "all within the budget")


if __name__ == "__main__":
    main()
