"""The timeline of all cases: pictures, and the table that they draw."""

from __future__ import annotations

from collections.abc import Mapping

from graph.reports import lanes, picture
from graph.reports.asking import Asking
from graph.reports.model import Cell, Part, Picture, Report, Table
from graph.reports.naming import Named
from graph.reports.wording import UNDATED, dated, listed

A_PICTURE = 18  # cases: what fits on a printed page
MOST_PICTURES = 12


def timeline(asking: Asking, _found: Mapping[str, Named], _year: str) -> Report:
    """Return all cases on lines of time, a page of them at a time, and all steps in a table."""
    steps = asking.ask("steps")
    in_time = lanes.in_time(steps)
    found = lanes.pages(lanes.of_cases(in_time), A_PICTURE)
    shows = "A case a line, from its first to its last dated step. A bar is a month or year whose day no source tells."
    parts: list[Part] = [
        Picture(
            "All cases" if len(found) == 1 else f"Cases, page {number} of {len(found)}",
            picture.lanes_svg(page, f"Timeline of cases, page {number} of {len(found)}"),
            shows,
            steps.numbers,
            picture.MISSING,
        )
        for number, page in enumerate(found[:MOST_PICTURES], start=1)
    ]
    if not found:
        parts.append(Picture("All cases", "", shows, steps.numbers, "No case has a dated step."))
    rows = tuple(
        (
            dated(row["day"]),
            Cell(row["caption"]),
            Cell(lanes.step_name(row)),
            Cell(listed(row["court"])),
            Cell(listed(row["judge"])),
        )
        for row in in_time
    )
    left = f"The first {MOST_PICTURES * A_PICTURE} cases are drawn. " if len(found) > MOST_PICTURES else ""
    note = f"{left}Steps without a day stand at the end." if any(UNDATED in r["day"] for r in steps) else left
    columns = ("day", "case", "step", "court", "judge")
    parts.append(Table("Steps", columns, rows, steps.numbers, "No case has a step.", note))
    return Report("Timeline", "All cases", (), tuple(parts), asking.asked())
