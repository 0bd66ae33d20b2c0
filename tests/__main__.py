"""All checks in one command: `python -m tests` runs ruff, mypy --strict and pytest with the doctests.

All three run, whatever the first ones say; pytest runs last, so that its closing line is the last line. The exit
code is 0 only where all three passed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("ruff", "check", "."),
    ("mypy", "--strict", "graph"),
    ("pytest", "-q"),
)


def main() -> int:
    """Run the checks in order and return 1 if any of them failed."""
    failed = False
    for tool, *arguments in CHECKS:
        print(f"{tool} {' '.join(arguments)}", flush=True)
        done = subprocess.run([sys.executable, "-m", tool, *arguments], cwd=ROOT, check=False)
        if done.returncode:
            failed = True
            print(f"{tool}: failed with exit code {done.returncode}", file=sys.stderr, flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
