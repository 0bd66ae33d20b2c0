"""Draw a scene through pyvis into one HTML file that needs nothing from outside.

Takes the outline of a graph, the settings and the places that things had before; gives the page's bytes and the places
that they have now. pyvis carries nodes, edges and options, and brings the drawing library; the template, the style and
the script are ours, because those of pyvis load files from other hosts and let some text run as markup. A content
security policy names the two scripts and the style by their hashes: nothing else can run, and no request can leave.
What is left out: choosing what is shown (`scene`), where (`layout`, `lanes`), and how (`looks`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import OutputError
from graph.rows import Outline
from graph.settings import Settings
from graph.view.data import Texts, block, columns, details
from graph.view.lanes import Lanes, lanes
from graph.view.layout import beside
from graph.view.looks import LANES, LINES, LOOKS, TOLD, options
from graph.view.places import Places, written
from graph.view.questions import answers
from graph.view.scene import GROUPS, STATUSES, Edge, Node, Scene, pairs, scene
from graph.view.shell import environment, hashed
from graph.view.told import in_words

if TYPE_CHECKING:
    from jinja2 import Environment

_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"


class Page(NamedTuple):
    """The page, and the places of what it draws at opening, both as bytes."""

    html: bytes
    places: bytes


class _Drawn(NamedTuple):
    """What is drawn at opening, and where; `spots` and the places of `times` are in the order of `opening`."""

    opening: Sequence[int]
    spots: Sequence[tuple[int, int]]
    times: Lanes


def page(outline: Outline, settings: Settings, kept: Places | None = None) -> Page:
    """Return the network page of an outline; things in `kept` stand where they stood.

    All things are drawn at opening if there are no more than `settings.page_all`, else the `settings.page_nodes` best
    connected; the page holds the others too.
    """
    return draw(scene(outline), settings, kept)


def draw(shown: Scene, settings: Settings, kept: Places | None = None) -> Page:
    """Return the page of a scene: see `page`."""
    from pyvis.network import Network

    drawn = _drawn(shown, settings, kept or {})
    net = Network(directed=True, cdn_resources="in_line")
    net.options = options()
    net.nodes = _nodes(shown, drawn)
    net.edges = _edges(shown.edges)
    library = Path(net.template_dir, _LIBRARY).read_text(encoding="utf-8")
    net.templateEnv, net.path = _environment(shown, drawn, library, settings.base), "page.html.j2"
    html: str = net.generate_html("graph.html")
    names = [shown.nodes[number].iri for number in drawn.opening]
    return Page(html.encode("utf-8", "replace"), written(dict(zip(names, drawn.spots, strict=True))))


def _drawn(shown: Scene, settings: Settings, kept: Places) -> _Drawn:
    """Choose what is drawn at opening, and give it its places in both layouts."""
    count = len(shown.nodes)
    opening = list(range(count))
    tied = pairs(shown.edges)
    if count > max(settings.page_all, settings.page_nodes):
        degree = Counter(end for pair in tied for end in pair)
        opening = sorted(sorted(opening, key=lambda number: (-degree[number], number))[: settings.page_nodes])
    place = {number: rank for rank, number in enumerate(opening)}
    inner = sorted((place[one], place[other]) for one, other in tied if one in place and other in place)
    stays = {place[n]: kept[shown.nodes[n].iri] for n in opening if shown.nodes[n].iri in kept}
    dates = _dates(shown)
    times = lanes([shown.nodes[n].group for n in opening], [dates[n] for n in opening], LANES)
    return _Drawn(opening, beside(stays, len(opening), inner, [shown.nodes[n].iri for n in opening]), times)


def _dates(shown: Scene) -> list[str]:
    """Return for each thing its first date, else the first of what it is tied to, else ""."""
    found: dict[int, set[str]] = defaultdict(set)
    for edge in shown.edges:
        for end in (edge.source, edge.target):
            if edge.first:
                found[end].add(edge.first)
    return [node.first or min(found.get(number, {""})) for number, node in enumerate(shown.nodes)]


def _nodes(shown: Scene, drawn: _Drawn) -> list[dict[str, object]]:
    """Return the nodes for pyvis, with their places; those with more sentences behind them are larger."""
    told: dict[int, set[int]] = defaultdict(set)
    for number, node in enumerate(shown.nodes):
        told[number].update(place for claim in node.claims for place in shown.claims[claim].evidence)
    for edge in shown.edges:
        under = edge.claims or (shown.cards[edge.card].claims if edge.card >= 0 else ())
        places = {place for claim in under for place in shown.claims[claim].evidence}
        told[edge.source] |= places
        told[edge.target] |= places
    spots = dict(zip(drawn.opening, zip(drawn.spots, drawn.times.places, strict=True), strict=True))
    rows = []
    for number, node in enumerate(shown.nodes):
        (x, y), (left, top) = spots.get(number, ((0, 0), (0, 0)))
        size = 7 + min(21, round(2.1 * len(told[number]) ** 0.5))
        row = {"id": number, "label": node.label, "group": node.group, "x": x, "y": y, "size": size}
        rows.append({**row, "by_time_x": left, "by_time_y": top})
    return rows


def _edges(edges: Sequence[Edge]) -> list[dict[str, object]]:
    """Return the edges for pyvis."""
    return [
        {"id": number, "from": edge.source, "to": edge.target, "label": _words(edge)}
        for number, edge in enumerate(edges)
    ]


def _words(edge: Edge) -> str:
    """Return what a line says: the office or the sum, else the relation."""
    return edge.text if edge.text and edge.relation != "speaksOf" else in_words(edge.relation)


def _environment(shown: Scene, drawn: _Drawn, library: str, base: str) -> Environment:
    """Return a template environment that escapes everything, with what our template needs besides pyvis' own values."""
    from markupsafe import Markup

    here = files("graph.view")
    template, style, script = (
        (here / name).read_text(encoding="utf-8") for name in ("page.html.j2", "app.css", "app.js")
    )
    for name, text in (("app.js", script), (_LIBRARY, library)):
        if "</script" in text.lower() or "<!--" in text:
            raise OutputError(f"{name} holds '</script' or '<!--' and cannot stand in a page")
    made = environment({"page.html.j2": template})
    groups = Counter(node.group for node in shown.nodes)
    said = Counter(edge.status for edge in shown.edges)
    years = sorted({source.date[:4] for source in shown.sources if source.date})
    made.globals.update(
        csp=_policy(style, library, script),
        library=Markup(library),
        style=Markup(style),
        script=Markup(script),
        data=partial(_data, shown, drawn, base),
        legend=[(name, LOOKS[name], groups[name]) for name in GROUPS if groups[name]],
        statuses=[(name, TOLD[name], LINES[name], said[name]) for name in STATUSES if said[name]],
        documents=shown.sources,
        relations=len(shown.edges),
        listed=_listed(shown, drawn.opening),
        total=len(shown.nodes),
        opening=len(drawn.opening),
        span=f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(years),
    )
    return made


def _data(
    shown: Scene,
    drawn: _Drawn,
    base: str,
    nodes: Sequence[Mapping[str, object]],
    edges: Sequence[Mapping[str, object]],
    told: str,
) -> object:
    """Return the one block of data: what pyvis holds as columns, its options, and all details."""
    from markupsafe import Markup

    texts = Texts()
    value: dict[str, object] = {"nodes": columns(nodes, texts), "edges": columns(edges, texts), "options": told}
    value |= details(shown, answers(shown), drawn.times, texts, base)
    value |= {"groups": texts.column(GROUPS), "statuses": texts.column(STATUSES), "opening": list(drawn.opening)}
    value |= {
        "lines": [list(LINES[name]) for name in STATUSES],
        "plurals": texts.column(LOOKS[g].plural for g in GROUPS),
    }
    return Markup(block({**value, "texts": list(texts.places)}))


def _policy(style: str, *scripts: str) -> str:
    """Return the content security policy that allows these texts and nothing else."""
    allowed = " ".join(map(hashed, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {hashed(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _listed(shown: Scene, opening: Sequence[int]) -> list[tuple[str, list[tuple[Node, list[str]]]]]:
    """Return the things drawn at opening by group, each with its relations in words, for readers without JavaScript."""
    chosen = set(opening)
    relations: dict[int, list[str]] = {number: [] for number in opening}
    for edge in shown.edges:
        if edge.source in chosen:
            said = "" if edge.status in ("Asserted", "Ordered") else f" ({edge.status.lower()})"
            relations[edge.source].append(f"{_words(edge)}: {shown.nodes[edge.target].label}{said}")
    groups = []
    for group in GROUPS:
        members = sorted((shown.nodes[n].label, n) for n in opening if shown.nodes[n].group == group)
        if members:
            groups.append((LOOKS[group].plural, [(shown.nodes[n], relations[n]) for _, n in members]))
    return groups
