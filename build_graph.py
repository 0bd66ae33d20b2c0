"""Build the graph: `python build_graph.py [INPUT…] [--output DIR]` is `casegraph build …`."""

from __future__ import annotations

import sys

from graph.cli import app

if __name__ == "__main__":
    app(["build", *sys.argv[1:]], prog_name="build_graph.py")
