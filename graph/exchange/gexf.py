"""Things and the plain facts between them as GEXF 1.3, which Gephi opens with colours, labels and attributes.

Takes a content; gives the text. A node has its class and date, an edge its property (as `kind`, so that parallel edges
stay apart), the number of its claims, their modalities and the most independent sources of one. No date of writing: the
same graph gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from graph.exchange.content import Content, Edge, Thing
from graph.serialize.network import IN_QUOTES, NOT_IN_XML
from graph.view.looks import LOOKS
from graph.vocabulary import label as label_of

PLAIN = "#9A9A9A"
NODE_KEYS = ("class", "classes", "names", "links", "date")
EDGE_KEYS = ("property", "claims", "modality", "sources")
NUMBERS = ("claims", "sources")
DATES = ("filedOn", "decidedOn", "issuedOn", "saidOn", "from", "fiscalYear")


def gexf(content: Content) -> Iterator[str]:
    """Yield the lines of the file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">'
    yield "  <meta><creator>casegraph</creator></meta>"
    yield '  <graph defaultedgetype="directed" mode="static" idtype="string">'
    for kind, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        yield f'    <attributes class="{kind}" mode="static">'
        for key in keys:
            yield f'      <attribute id="{key}" title="{key}" type="{"integer" if key in NUMBERS else "string"}"/>'
        yield "    </attributes>"
    yield f'    <nodes count="{len(content.things)}">'
    for thing in content.things.values():
        yield from _node(thing)
    yield "    </nodes>"
    yield f'    <edges count="{len(content.edges)}">'
    for number, edge in enumerate(content.edges):
        yield from _edge(number, edge)
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _node(thing: Thing) -> Iterator[str]:
    dates = sorted(value for name, value in thing.values if name in DATES)
    values = (
        thing.kind,
        " ".join(thing.kinds),
        "; ".join(thing.names),
        " ".join(thing.links),
        dates[0] if dates else "",
    )
    yield f"      <node id={_quoted(thing.iri)} label={_quoted(thing.label)}>"
    yield _values(NODE_KEYS, values)
    yield '        <viz:color r="{}" g="{}" b="{}"/>'.format(*colour(thing.kinds))
    yield "      </node>"


def _edge(number: int, edge: Edge) -> Iterator[str]:
    name = label_of(edge.property)
    modalities = " ".join(sorted({claim.modality for claim in edge.claims}))
    sources = max((int(claim.sources) for claim in edge.claims if claim.sources.isdigit()), default=0)
    ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
    yield f'      <edge id="{number}" {ends} kind={_quoted(edge.property)} label={_quoted(name)}>'
    yield _values(EDGE_KEYS, (name, str(len(edge.claims)), modalities, str(sources)))
    yield "      </edge>"


def colour(kinds: tuple[str, ...]) -> tuple[int, int, int]:
    """Return the colour in which the network page draws a thing of these classes, as red, green and blue."""
    found = next((look.colour for group, look in LOOKS.items() if group in kinds), PLAIN)
    return int(found[1:3], 16), int(found[3:5], 16), int(found[5:7], 16)


def _values(keys: tuple[str, ...], values: tuple[str, ...]) -> str:
    parts = (f'<attvalue for="{key}" value={_quoted(value)}/>' for key, value in zip(keys, values, strict=True))
    return f"        <attvalues>{''.join(parts)}</attvalues>"


def _quoted(text: str) -> str:
    clean = NOT_IN_XML.sub("\ufffd", text)
    return f'"{escape(clean, IN_QUOTES)}"'
