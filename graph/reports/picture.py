"""Lanes -> a picture in SVG, by matplotlib, the same bytes each time.

matplotlib is an optional library (`pip install casegraph[reports]`) and is loaded only here; `lanes_svg` gives "" where
it is absent. Text stays text, so that a reader can search and copy it; names are never read as mathematics. The SVG
carries no date, no style sheet and no style attribute, so that it stands in a page that allows none.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as Xml

from graph.reports.lanes import APPEAL, FILED, JUDGMENT, ORDER, OTHER, SORTS, STAY, Lane

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MISSING = "No picture: matplotlib is not installed (pip install 'casegraph[reports]')."
LONGEST = 90  # characters of the name of a lane
WIDTH, LANE, REST = 7.6, 0.4, 0.95  # inches
LEAST_DAYS = 90  # days that the line of time shows at least
INK, SOFT, RULE = "#1b1f24", "#56606c", "#d9dde3"
# Okabe and Ito's colours, each with a shape of its own: the picture is read in grey too.
LOOKS = {
    FILED: ("o", "#ffffff"),
    ORDER: ("s", "#D55E00"),
    STAY: ("X", "#CC79A7"),
    APPEAL: ("^", "#0072B2"),
    JUDGMENT: ("D", "#009E73"),
    OTHER: ("o", "#9a9a9a"),
}
SETTINGS: dict[str, Any] = {
    "svg.hashsalt": "casegraph",
    "svg.fonttype": "none",
    "font.family": ["DejaVu Sans"],
    "font.size": 8.5,
    "axes.unicode_minus": False,
}
FONT = "'DejaVu Sans', 'Liberation Sans', Arial, sans-serif"
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def available() -> bool:
    """Tell whether pictures can be drawn."""
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        return False
    return True


def lanes_svg(lanes: Sequence[Lane], title: str) -> str:
    """Return the lanes as SVG with the title for those who cannot see it, or "" where there is nothing to draw with."""
    if not lanes or not available():
        return ""
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with warnings.catch_warnings(), matplotlib.rc_context():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")  # the reader's fonts draw the text
        matplotlib.rcdefaults()
        parameters: Any = matplotlib.rcParams
        parameters.update(SETTINGS)
        figure = Figure(figsize=(WIDTH, LANE * len(lanes) + REST))
        FigureCanvasSVG(figure)
        _draw(figure.add_axes((0.0, 0.0, 1.0, 1.0)), lanes)
        raw = io.BytesIO()
        figure.savefig(raw, format="svg", metadata={"Date": None})
    return cleaned(raw.getvalue(), title)


def _draw(axes: Axes, lanes: Sequence[Lane]) -> None:
    """Draw each lane with its name above its line, the years below, and what the marks mean at the foot."""
    first = min(mark.first for lane in lanes for mark in lane.marks)
    last = max(mark.last for lane in lanes for mark in lane.marks)
    room = max(LEAST_DAYS, last - first)
    middle = (first + last) / 2
    low, high = middle - 0.53 * room, middle + 0.53 * room
    height = LANE * len(lanes) + REST
    axes.set_position((0.02, 0.72 / height, 0.96, 1 - 0.9 / height))
    axes.set_xlim(low, high)
    axes.set_ylim(len(lanes) - 0.35, -0.75)
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(SOFT)
    axes.set_yticks([])
    places = ticks(int(low), int(high))
    axes.set_xticks([place for place, _ in places], [name for _, name in places], color=SOFT)
    axes.grid(axis="x", color=RULE, linewidth=0.6)
    axes.set_axisbelow(True)
    for row, lane in enumerate(lanes):
        begin, end = lane.marks[0].first, max(mark.last for mark in lane.marks)
        axes.plot([low, high], [row, row], color=RULE, linewidth=0.8, zorder=1)
        axes.plot([begin, end], [row, row], color=SOFT, linewidth=1.2, zorder=1.5)
        axes.text(low, row - 0.26, short(lane.name), ha="left", va="bottom", color=INK, parse_math=False)
        for mark in lane.marks:
            shape, colour = LOOKS[mark.sort]
            if mark.last > mark.first:
                axes.plot([mark.first, mark.last], [row, row], color=SOFT, linewidth=3.5, alpha=0.45, zorder=2)
            axes.scatter(
                [(mark.first + mark.last) / 2],
                [row],
                marker=shape,
                s=34,
                c=colour,
                edgecolors=INK,
                linewidths=0.7,
                zorder=3,
            )
    _legend(axes, lanes)


def _legend(axes: Axes, lanes: Sequence[Lane]) -> None:
    from matplotlib.lines import Line2D

    used = {mark.sort for lane in lanes for mark in lane.marks}
    handles = [
        Line2D([], [], linestyle="", marker=LOOKS[sort][0], color=LOOKS[sort][1], markeredgecolor=INK, label=sort)
        for sort in SORTS
        if sort in used
    ]
    if any(mark.last > mark.first for lane in lanes for mark in lane.marks):
        handles.append(Line2D([], [], color=SOFT, linewidth=3.5, alpha=0.45, label="day not told"))
    height = LANE * len(lanes) + REST
    axes.figure.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(0.01, 0.06 / height), ncols=len(handles), frameon=False
    )


def short(name: str) -> str:
    """Return a name that fits above its lane, on one line."""
    line = " ".join(NOT_IN_XML.sub("\ufffd", name).split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def ticks(low: int, high: int) -> list[tuple[int, str]]:
    """Return the days that the line of time names, at most about ten, with their names.

    >>> [name for _, name in ticks(date(2031, 1, 20).toordinal(), date(2031, 4, 2).toordinal())]
    ['Feb 2031', 'Mar', 'Apr']
    """
    months = max(1, (high - low) // 30)
    step = next((n for n in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600) if months / n <= 9), 1200)
    begin, end = date.fromordinal(max(1, low)), date.fromordinal(high)
    found: list[tuple[int, str]] = []
    for month in range(max(12, begin.year * 12), min(end.year + 1, date.max.year) * 12):
        place = date(month // 12, month % 12 + 1, 1).toordinal()
        if month % step == 0 and low <= place <= high:
            year, name = str(month // 12), MONTHS[month % 12]
            named = f"{name} {year}" if not found or month % 12 == 0 else name
            found.append((place, year if step >= 12 else named))
    return found


def cleaned(raw: bytes, title: str) -> str:
    """Return the SVG without metadata, style sheet, style attributes and unneeded names, and with a title."""
    for prefix, space in (("", SVG[1:-1]), ("xlink", XLINK[1 : XLINK.index("}")])):
        Xml.register_namespace(prefix, space)
    root = Xml.fromstring(raw)
    used = set(re.findall(r"url\(#([^)]+)\)", raw.decode("utf-8")))
    used |= {node.get(XLINK, "#")[1:] for node in root.iter()}
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{SVG}metadata" or child.tag == f"{SVG}style":
                parent.remove(child)
    for node in root.iter():
        for name, value in _declarations(node.attrib.pop("style", "")):
            node.set(name, value)
        if node.get("id") not in used:
            node.attrib.pop("id", None)
    title = NOT_IN_XML.sub("\ufffd", title)
    root.attrib |= {"role": "img", "aria-label": title, "stroke-linejoin": "round", "font-family": FONT}
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    named = Xml.Element(f"{SVG}title")
    named.text = title
    root.insert(0, named)
    return Xml.tostring(root, encoding="unicode")


def _declarations(style: str) -> list[tuple[str, str]]:
    """Return what a style attribute declares as attributes of SVG; of a font its size: the family is the root's."""
    found = []
    for part in style.split(";"):
        name, _, value = (text.strip() for text in part.partition(":"))
        if name == "font":
            found.append(("font-size", value.split("px")[0].rsplit(" ", 1)[-1] + "px"))
        elif name and name != "font-family":
            found.append((name, value))
    return found
