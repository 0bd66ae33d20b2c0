"""Draw a scene through pyvis into one HTML file that needs nothing from outside.

Takes the outline of a graph and the settings; gives the page's bytes. pyvis carries nodes, edges and options, and
brings the drawing library; the template, the style and the script are ours, because those of pyvis load files from
other hosts and let some text run as markup. A content security policy names the two scripts and the style by their
hashes: nothing else can run, and no request can leave. What is left out: choosing what is shown (`scene`) and where
(`layout`).

https://visjs.github.io/vis-network/docs/network/ tells what the options mean.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import OutputError
from graph.rows import Outline
from graph.settings import Settings
from graph.view.layout import positions
from graph.view.scene import GROUPS, Edge, Node, Scene, Support, scene

if TYPE_CHECKING:
    from jinja2 import Environment

_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
_SHORT = 30  # characters of a label on the canvas
_INK = "#1b1f24"
_BEND = 0.14  # how far the second of two parallel relations is bent


@dataclass(frozen=True, slots=True)
class Style:
    """How a group is drawn. Colours are those of Okabe and Ito (2008), told apart by colour-blind readers too."""

    plural: str
    colour: str
    shape: str
    outline: str  # the shape in the legend: points of a polygon in a box of 20 by 20, or "" for a disc


_SQUARE, _HEXAGON = "4,4 16,4 16,16 4,16", "6,3 14,3 18,10 14,17 6,17 2,10"
_STAR = "10,1 12.4,7 19,7.3 13.8,11.3 15.6,18 10,14.2 4.4,18 6.2,11.3 1,7.3 7.6,7"
STYLES: Mapping[str, Style] = {
    "Person": Style("Persons", "#0072B2", "dot", ""),
    "Court": Style("Courts", "#56B4E9", "square", _SQUARE),
    "Jurisdiction": Style("Jurisdictions", "#009E73", "hexagon", _HEXAGON),
    "Organization": Style("Other bodies", "#F0E442", "triangle", "10,2 18,17 2,17"),
    "Case": Style("Cases", "#D55E00", "diamond", "10,1 19,10 10,19 1,10"),
    "Ruling": Style("Rulings", "#E69F00", "star", _STAR),
    "Measure": Style("Measures", "#CC79A7", "triangleDown", "2,3 18,3 10,18"),
    "LegalProvision": Style("Law", "#999999", "square", _SQUARE),
    "Grant": Style("Grants", "#333333", "dot", ""),
    "Programme": Style("Programmes", "#999999", "hexagon", _HEXAGON),
}


def page(outline: Outline, settings: Settings) -> bytes:
    """Return the network page of an outline as UTF-8; at most `settings.page_nodes` things are drawn at opening."""
    from pyvis.network import Network

    shown = scene(outline)
    degrees = _degrees(shown)
    ranked = sorted(range(len(shown.nodes)), key=lambda number: (-degrees[number], number))
    opening = sorted(ranked[: settings.page_nodes])
    net = Network(directed=True, cdn_resources="in_line")
    net.options = _options()
    net.nodes = _nodes(shown, degrees)
    net.edges = _edges(shown)
    library = Path(net.template_dir, _LIBRARY).read_text(encoding="utf-8")
    net.templateEnv, net.path = _environment(shown, opening, library), "page.html.j2"
    html: str = net.generate_html("graph.html")
    return html.encode("utf-8", "replace")


def _degrees(shown: Scene) -> list[int]:
    """Return how many asserted relations each thing has."""
    found = Counter(end for edge in shown.edges if edge.asserted for end in (edge.source, edge.target))
    return [found[number] for number in range(len(shown.nodes))]


def _options() -> dict[str, object]:
    """Return what vis-network is told: no physics, straight lines, a look for each group."""
    groups = {}
    for name, style in STYLES.items():
        colour = {"background": style.colour, "border": _INK}
        groups[name] = {"shape": style.shape, "color": {**colour, "highlight": colour, "hover": colour}}
    label = {"enabled": False, "drawThreshold": 7}
    return {
        "groups": groups,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {"hover": True, "tooltipDelay": 120, "hideEdgesOnDrag": False, "multiselect": False},
        "nodes": {
            "size": 13,
            "borderWidth": 1,
            "borderWidthSelected": 3,
            "font": {"size": 14, "color": _INK, "strokeWidth": 4, "strokeColor": "#ffffff"},
            "scaling": {"label": label},
        },
        "edges": {
            "smooth": False,
            "color": {"color": "#9aa1a9", "highlight": "#D55E00", "hover": "#56616d"},
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
            "font": {"size": 11, "color": "#56616d", "strokeWidth": 3, "strokeColor": "#ffffff", "align": "middle"},
            "scaling": {"label": {"enabled": False, "drawThreshold": 10}},
            "selectionWidth": 1.5,
        },
    }


def _nodes(shown: Scene, degrees: list[int]) -> list[dict[str, object]]:
    """Return the nodes for pyvis, with their places; well-connected ones are larger."""
    places = positions(len(shown.nodes), [(edge.source, edge.target) for edge in shown.edges])
    return [
        {
            "id": number,
            "label": _short(node.label),
            "group": node.group,
            "x": x,
            "y": y,
            "size": 9 + min(19, round(3.5 * degrees[number] ** 0.5)),
        }
        for number, (node, (x, y)) in enumerate(zip(shown.nodes, places, strict=True))
    ]


def _short(label: str) -> str:
    """Return the label cut at a word, for the canvas; long ones take two lines."""
    words, lines = label.split(), [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _SHORT * 2 // 3:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    lines = [line if len(line) <= _SHORT else line[: _SHORT - 1] + "…" for line in lines]
    return "\n".join(lines[:2]) + (" …" if len(lines) > 2 else "")


def _edges(shown: Scene) -> list[dict[str, object]]:
    """Return the edges for pyvis: several between the same two things are bent apart, unasserted ones are dashed."""
    seen: Counter[tuple[int, int]] = Counter()
    found: list[dict[str, object]] = []
    for number, edge in enumerate(shown.edges):
        pair = (min(edge.source, edge.target), max(edge.source, edge.target))
        rank, seen[pair] = seen[pair], seen[pair] + 1
        row: dict[str, object] = {"id": number, "from": edge.source, "to": edge.target, "label": edge.label}
        if rank:
            clockwise = (rank % 2 == 1) == (edge.source == pair[0])
            kind = "curvedCW" if clockwise else "curvedCCW"
            row["smooth"] = {"enabled": True, "type": kind, "roundness": round(_BEND * ((rank + 1) // 2), 2)}
        if not edge.asserted:
            row["dashes"] = True
        found.append(row)
    return found


def _details(shown: Scene, opening: list[int]) -> dict[str, object]:
    """Return what the script shows on hover, in the panel and in the search: rows of plain values."""
    return {
        "nodes": [_node_row(node) for node in shown.nodes],
        "edges": [{"asserted": edge.asserted, "by": _supports(edge.supports)} for edge in shown.edges],
        "sentences": [[row.document, row.start, row.words] for row in shown.sentences],
        "sources": [[row.title, row.stem, row.date, row.address] for row in shown.sources],
        "opening": opening,
    }


def _node_row(node: Node) -> dict[str, object]:
    facts = [[fact.property, fact.value, _supports(fact.supports)] for fact in node.facts]
    return {"iri": node.iri, "label": node.label, "kind": node.kind, "names": list(node.names), "facts": facts}


def _supports(supports: Iterable[Support]) -> list[list[object]]:
    return [[support.sentence, support.modality, support.source] for support in supports]


def _environment(shown: Scene, opening: list[int], library: str) -> Environment:
    """Return a template environment that escapes everything, with what our template needs besides pyvis' own values."""
    import jinja2
    from markupsafe import Markup

    here = files("graph.view")
    texts = {name: (here / name).read_text(encoding="utf-8") for name in ("page.html.j2", "page.css", "page.js")}
    for name, text in (("page.js", texts["page.js"]), (_LIBRARY, library)):
        if "</script" in text.lower() or "<!--" in text:
            raise OutputError(f"{name} holds '</script' or '<!--' and cannot stand in a page")
    environment = jinja2.Environment(
        loader=jinja2.DictLoader({"page.html.j2": texts["page.html.j2"]}),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["block"] = lambda value: Markup(_block(value))
    counts = Counter(node.group for node in shown.nodes)
    environment.globals.update(
        csp=_policy(texts["page.css"], library, texts["page.js"]),
        library=Markup(library),
        style=Markup(texts["page.css"]),
        script=Markup(texts["page.js"]),
        details=_details(shown, opening),
        legend=[(name, STYLES[name], counts[name]) for name in GROUPS if counts[name]],
        listed=_listed(shown, opening),
        total=len(shown.nodes),
        opening=len(opening),
        documents=len(shown.sources),
        unasserted=sum(not edge.asserted for edge in shown.edges),
        asserted=sum(edge.asserted for edge in shown.edges),
    )
    return environment


def _block(value: object) -> str:
    """Return JSON that can stand inside a script element: no character of it can end the element or a line."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _policy(style: str, *scripts: str) -> str:
    """Return the content security policy that allows these texts and nothing else."""

    def named(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"

    allowed = " ".join(map(named, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {named(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _listed(shown: Scene, opening: list[int]) -> list[tuple[str, list[tuple[Node, list[str]]]]]:
    """Return the things drawn at opening by group, each with its asserted relations in words, for the list."""
    chosen = set(opening)
    relations: dict[int, list[str]] = {number: [] for number in opening}
    for edge in shown.edges:
        if edge.asserted and edge.source in chosen:
            relations[edge.source].append(_relation(shown, edge))
    rows = [(number, shown.nodes[number]) for number in opening]
    groups = []
    for group in GROUPS:
        members = sorted((node.label, number) for number, node in rows if node.group == group)
        if members:
            groups.append((STYLES[group].plural, [(shown.nodes[number], relations[number]) for _, number in members]))
    return groups


def _relation(shown: Scene, edge: Edge) -> str:
    stems = sorted({shown.sources[shown.sentences[support.sentence].document].stem for support in edge.supports})
    source = f" [{', '.join(stems)}]" if stems else ""
    return f"{edge.label}: {shown.nodes[edge.target].label}{source}"
