"""How things are drawn: shape and colour by group, line by status, and what vis-network is told.

Colours are those of Okabe and Ito (2008), told apart by colour-blind readers too; each group has its own shape or its
own colour, and each status its own line, so that nothing rests on colour alone. What is left out: drawing.

https://visjs.github.io/vis-network/docs/network/ tells what the options mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

INK = "#1b1f24"


@dataclass(frozen=True, slots=True)
class Look:
    """How a group is drawn."""

    plural: str
    colour: str
    shape: str
    outline: str  # the shape in the legend: points of a polygon in a box of 20 by 20, or "" for a disc


_SQUARE, _HEXAGON = "4,4 16,4 16,16 4,16", "6,3 14,3 18,10 14,17 6,17 2,10"
_STAR = "10,1 12.4,7 19,7.3 13.8,11.3 15.6,18 10,14.2 4.4,18 6.2,11.3 1,7.3 7.6,7"
LOOKS: Mapping[str, Look] = {
    "Person": Look("People", "#0072B2", "dot", ""),
    "Court": Look("Courts", "#56B4E9", "square", _SQUARE),
    "Jurisdiction": Look("Governments", "#009E73", "hexagon", _HEXAGON),
    "Organization": Look("Other bodies", "#F0E442", "triangle", "10,2 18,17 2,17"),
    "Case": Look("Cases", "#D55E00", "diamond", "10,1 19,10 10,19 1,10"),
    "Ruling": Look("Rulings", "#E69F00", "star", _STAR),
    "Measure": Look("Measures", "#CC79A7", "triangleDown", "2,3 18,3 10,18"),
    "LegalProvision": Look("Law", "#9A9A9A", "square", _SQUARE),
    "Grant": Look("Grants", "#6B6B6B", "dot", ""),
    "Programme": Look("Programmes", "#9A9A9A", "hexagon", _HEXAGON),
}
LANES = (  # from top to bottom when the page is read by time
    "Case",
    "Ruling",
    "Measure",
    "Person",
    "Jurisdiction",
    "Organization",
    "Court",
    "LegalProvision",
    "Programme",
    "Grant",
)
# status: the line, as lengths drawn and left out in turn; none is a whole line
LINES: Mapping[str, tuple[int, ...]] = {
    "Asserted": (),
    "Ordered": (),
    "Alleged": (9, 5),
    "Argued": (2, 4),
    "Denied": (10, 4, 2, 4),
    "Predicted": (16, 7),
}
TOLD: Mapping[str, str] = {
    "Asserted": "a source says so in its own voice",
    "Ordered": "a court or official orders it",
    "Alleged": "somebody claims it in a case",
    "Argued": "somebody argues it",
    "Denied": "somebody denies it",
    "Predicted": "somebody expects it",
}


def options() -> dict[str, object]:
    """Return what vis-network is told: no physics, straight lines, a look for each group; labels are drawn by us."""
    groups = {}
    for name, look in LOOKS.items():
        colour = {"background": look.colour, "border": INK}
        groups[name] = {"shape": look.shape, "color": {**colour, "highlight": colour, "hover": colour}}
    return {
        "groups": groups,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "hover": False,
            "selectable": False,
            "hideEdgesOnDrag": False,
            "keyboard": False,
        },
        "nodes": {"size": 13, "borderWidth": 1, "font": {"size": 0}},
        "edges": {
            "smooth": False,
            "color": {"color": "#9aa1a9", "highlight": "#56616d", "hover": "#56616d", "inherit": False},
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
            "font": {"size": 0},
        },
    }
