"""Outlines for the tests of the network page: of graphs in Turtle, of hostile texts, and of graphs of any size."""

from __future__ import annotations

import random
from collections.abc import Iterator

import graph_sample
import pyoxigraph

from graph.model import Span
from graph.rows import Outline, Saying, Triple, Words
from graph.vocabulary import CG, DCTERMS, OA, RDF, RDF_TYPE, RDFS, SKOS, XSD

HOSTILE = (
    "<img src=x onerror=window.pwned=1>",
    "</script><script>window.pwned=1</script>",
    "<!--<script>",
    "javascript:window.pwned=1",
    '" onmouseover="window.pwned=1',
    "{{ 7 * 7 }}{% raw %}",
    "a\u2028b\u2029c",
    '<a href="https://elsewhere.example/">href</a>',
)


def outline(*texts: str, whole: dict[str, str] | None = None) -> Outline:
    """Return the outline of graphs in Turtle; `whole` are the texts of documents, by stem, each one sentence a stop."""
    table: dict[str, dict[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]] = {}
    for quad in (quad for text in texts for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)):
        said = table.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, [])  # type: ignore[union-attr]
        said.append(quad.object)  # type: ignore[arg-type]
    kinds = {iri: {kind.value for kind in said.get(RDF_TYPE, ())} for iri, said in table.items()}
    sayings: list[Saying] = []
    for iri, said in table.items():
        if CG + "Claim" not in kinds[iri]:
            continue
        subject, predicate, value = (said[RDF + part][0] for part in ("subject", "predicate", "object"))
        modality = said[CG + "modality"][0].value.removeprefix(CG)
        who, where = (tuple(one.value for one in said.get(CG + name, ())) for name in ("attributedTo", "evidence"))
        if isinstance(value, pyoxigraph.Literal):
            datatype = value.datatype.value.replace(XSD, "xsd:")
            told = ("", value.value, "" if datatype == "xsd:string" else datatype)
        else:
            told = (value.value, "", "")
        rules = tuple(one.value.rsplit("/", 1)[1] for one in said.get(CG + "foundBy", ()))
        sayings.append(Saying(iri, subject.value, predicate.value, told, modality, who, where, 0.9, rules))
    words: list[Words] = []
    for iri, said in table.items():
        if OA + "hasSource" in said:
            parts = [table[selector.value] for selector in said[OA + "hasSelector"]]
            found = {name: values[0].value for part in parts for name, values in part.items()}
            words.append((iri, said[OA + "hasSource"][0].value, int(found[OA + "start"]), found[OA + "exact"]))
    dull = {RDF + "subject", RDF + "predicate", RDF + "object", CG + "evidence", CG + "modality"}
    triples = {
        (s, p, o.value)
        for s, said in table.items()
        for p, values in said.items()
        for o in values
        if not (CG + "Claim" in kinds[s] and p in dull)
    }
    texts_of = {
        f"{graph_sample.BASE}doc/{stem}": (text, tuple(_sentences(text))) for stem, text in (whole or {}).items()
    }
    return Outline(tuple(sorted(triples)), tuple(sayings), tuple(words), texts_of)


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    while (end := text.find(". ", start)) >= 0:
        yield Span(start, end + 1)
        start = end + 2
    yield Span(start, len(text))


SAMPLE = outline(graph_sample.turtle(), whole=graph_sample.TEXTS)


def hostile() -> Outline:
    """Return the sample with hostile text wherever a text can stand: names, kinds, titles, quotations, addresses."""
    paths = [thing[0] for thing in graph_sample.THINGS]
    labels = {path: HOSTILE[number % len(HOSTILE)] + f" {number}" for number, path in enumerate(paths)}
    text = graph_sample.turtle(labels, {"alpha": "".join(HOSTILE), "beta": HOSTILE[1]})
    text = text.replace("<https://news.example/alpha>", '"javascript:window.pwned=1"')
    text = text.replace("<https://news.example/beta>", '"https://news.example/\\"><img src=x onerror=window.pwned=1>"')
    for number, word in enumerate(("We keep our docks open.", "Judge Quill", "mayor", graph_sample.WHY)):
        text = text.replace(graph_sample.quoted(word), graph_sample.quoted(HOSTILE[number]))
    text = text.replace("cg:about", f"<{CG}about%3Cimg%20src=x%20onerror=window.pwned=1%3E>")
    return outline(text)


def grown(count: int, seed: int = 1) -> Outline:
    """Return a graph of `count` things of six classes and twice as many claims, scale-free, each with its sentence.

    A new thing is tied to two that are there, chosen by how many ties they have (Barabási and Albert, 1999).
    """
    chance = random.Random(seed)
    base, classes = graph_sample.BASE, ("Person", "Court", "Case", "Ruling", "Measure", "Jurisdiction")
    relations = ("issuedBy", "court", "plaintiff", "target", "against", "inCase")
    things = [f"{base}thing/{number}" for number in range(count)]
    triples: list[Triple] = []
    for number, iri in enumerate(things):
        triples += [(iri, RDF_TYPE, CG + classes[number % 6]), (iri, RDFS + "label", f"{classes[number % 6]} {number}")]
        triples.append((iri, SKOS + "altLabel", f"other name {number}"))
    for number in range(count // 20 + 1):
        iri = f"{base}doc/d{number}"
        told = {"identifier": f"d{number}", "title": f"Dispatch {number}", "issued": f"20{10 + number % 15}-03-04"}
        triples += [(iri, RDF_TYPE, CG + "Document"), *((iri, DCTERMS + name, text) for name, text in told.items())]
    sayings, words, ends = [], [], [0, 1]
    for number in range(1, count):
        near = sorted({chance.choice(ends) for _ in range(2)} - {number}) or [0]
        ends += [*near, number, number]
        facts: list[tuple[str, tuple[str, str, str]]] = [
            (chance.choice(relations), (things[one], "", "")) for one in near
        ]
        if number % 3 == 0:
            facts.append(("decidedOn", ("", f"20{10 + number % 15}-0{1 + number % 9}-11", "xsd:date")))
        for rank, (relation, value) in enumerate(facts):
            document = f"{base}doc/d{chance.randrange(count // 20 + 1)}"
            start = 100 * (3 * number + rank)
            place = f"{document}#char={start},{start + 80}"
            quote = f"What stands here is sentence {number} of its kind, and it is eighty signs long, at {rank}."[:80]
            words.append((place, document, start, quote))
            claim = f"{base}claim/{number:x}-{rank}"
            modality = "Alleged" if number % 11 == 0 else "Asserted"
            sayings.append(Saying(claim, things[number], CG + relation, value, modality, (), (place,), 0.9, ("rule",)))
    return Outline(tuple(triples), tuple(sayings), tuple(words))
