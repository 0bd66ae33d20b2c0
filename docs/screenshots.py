"""Make the pictures of the network page: of the sample corpus, light, dark, on a phone, with the evidence open.

    python docs/screenshots.py [FOLDER]

Builds the sample corpus into a folder of its own, opens the page in Chromium, and writes PNG files: all of them into
FOLDER, or the two that the documentation shows beside this file (`page.png` is the one in the README). Asks no host.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from page_browser import launched

from graph import pipeline
from graph.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
WIDE, PHONE = (1360, 850), (390, 844)
SHOWN = ("page", "page-dark")
PICTURES = (  # name, size, light or dark, state of the page
    ("page", WIDE, "light", "n=case/santa-clara-county-ca-v-donald-trump-2017"),
    ("page-whole", WIDE, "light", ""),
    ("page-dark", WIDE, "dark", "n=person/harry-d-leinenweber"),
    ("page-time", WIDE, "light", "v=time"),
    ("page-path", WIDE, "light", "p=person/david-chiu~person/harry-d-leinenweber"),
    ("page-phone", PHONE, "light", ""),
    ("page-phone-evidence", PHONE, "light", "n=person/william-h-orrick"),
)


def main() -> None:
    """Build, open, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where to put all pictures; without it those of docs/")
    asked = parser.parse_args().folder
    folder = asked or ROOT / "docs"
    with tempfile.TemporaryDirectory() as work, launched() as browser:
        pipeline.build([str(ROOT / "corpus")], Path(work), Settings(cache=False))
        address = (Path(work) / "graph.html").as_uri()
        for name, (width, height), scheme, state in PICTURES:
            if asked is None and name not in SHOWN:
                continue
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(f"{address}#{state}")
            page.wait_for_timeout(600)
            page.screenshot(path=str(folder / f"{name}.png"))
            context.close()


if __name__ == "__main__":
    main()
