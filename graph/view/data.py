"""A scene as the page's data: columns of numbers that refer to one list of texts, so that a browser reads it quickly.

Takes what pyvis holds (rows of nodes and edges), the scene and the answers; gives one JSON-able value. A column that
has several values for each row is two lists, the counts and all values. Each claim stands under its relation, thing or
card, in this order, so that only counts are told. The base is cut from the IRIs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from graph.view.lanes import Lanes
from graph.view.questions import Answer
from graph.view.scene import STATUSES, Claim, Scene
from graph.view.told import Sentence

Column = list[int]
Ragged = dict[str, Column]


class Texts:
    """The list of texts: each is held once."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {"": 0}

    def one(self, text: str) -> int:
        """Return the place of a text."""
        return self.places.setdefault(text, len(self.places))

    def column(self, texts: Iterable[str]) -> Column:
        """Return the places of texts."""
        return [self.places.setdefault(text, len(self.places)) for text in texts]

    def ragged(self, rows: Iterable[Sequence[str]]) -> Ragged:
        """Return the places of several texts for each row."""
        return ragged([self.column(row) for row in rows])


def ragged(rows: Sequence[Sequence[int]]) -> Ragged:
    """Return rows of unlike length as their lengths and one list."""
    return {"count": [len(row) for row in rows], "all": [value for row in rows for value in row]}


def columns(rows: Sequence[Mapping[str, object]], texts: Texts) -> dict[str, list[object]]:
    """Return rows with the same keys as columns; texts by their places.

    >>> columns([{"id": 0, "label": "Ada"}, {"id": 1, "label": "Ada"}], Texts())
    {'id': [0, 1], 'label': [1, 1]}
    """
    keys = sorted(rows[0]) if rows else []
    return {
        key: [texts.one(value) if isinstance(value, str) else value for value in (row[key] for row in rows)]
        for key in keys
    }


def details(shown: Scene, found: Sequence[Answer], times: Lanes, texts: Texts, base: str) -> dict[str, object]:
    """Return all that the page knows besides what is drawn."""
    order, owners = _order(shown)
    place = {number: rank for rank, number in enumerate(order)}
    claims = [shown.claims[number] for number in order]
    nodes, edges, cards = shown.nodes, shown.edges, shown.cards

    def cut(iri: str) -> str:
        return iri.removeprefix(base)

    return {
        "base": base,
        "things": {
            "iri": texts.column(cut(node.iri) for node in nodes),
            "kind": texts.column(node.kind for node in nodes),
            "names": texts.ragged([node.names for node in nodes]),
            "links": texts.ragged([node.links for node in nodes]),
            "first": texts.column(node.first for node in nodes),
            "last": texts.column(node.last for node in nodes),
            "mentions": ragged([node.mentions for node in nodes]),
        },
        "relations": {
            "name": texts.column(edge.relation for edge in edges),
            "text": texts.column(edge.text for edge in edges),
            "status": [STATUSES.index(edge.status) for edge in edges],
            "first": texts.column(edge.first for edge in edges),
            "last": texts.column(edge.last for edge in edges),
            "card": [edge.card for edge in edges],
        },
        "cards": {
            "kind": texts.column(card.kind for card in cards),
            "iri": texts.column(cut(card.iri) for card in cards),
            "text": texts.column(card.text for card in cards),
            "owner": [card.owner for card in cards],
            "first": texts.column(card.first for card in cards),
            "last": texts.column(card.last for card in cards),
        },
        "owners": owners,
        "claims": _claims(claims, place, texts, base),
        "sentences": _sentences(shown.sentences, texts),
        "documents": [
            texts.column((one.title, one.stem, one.date, one.address, one.publisher, cut(one.iri)))
            for one in shown.sources
        ],
        "questions": [
            {
                "name": texts.one(answer.name),
                "title": texts.one(answer.title),
                "question": texts.one(answer.question),
                "columns": texts.column(answer.columns),
                "cells": texts.column(cell for cells, _ in answer.rows for cell in cells),
                "things": ragged([things for _, things in answer.rows]),
            }
            for answer in found
        ],
        "years": [[texts.one(name), left, right] for name, left, right in times.years],
        "lanes": [[texts.one(name), top, bottom] for name, top, bottom in times.lanes],
    }


def _order(shown: Scene) -> tuple[list[int], dict[str, Column]]:
    """Return the claims in the order of what they stand under, and how many stand under each."""
    groups: tuple[tuple[str, Sequence[Sequence[int]]], ...] = (
        ("relations", [edge.claims for edge in shown.edges]),
        ("things", [node.claims for node in shown.nodes]),
        ("cards", [card.claims for card in shown.cards]),
    )
    order = [number for _, rows in groups for row in rows for number in row]
    return order, {name: [len(row) for row in rows] for name, rows in groups}


def _claims(claims: Sequence[Claim], place: Mapping[int, int], texts: Texts, base: str) -> dict[str, object]:
    against = [
        [rank, place[other], texts.one(reason)]
        for rank, claim in enumerate(claims)
        for other, reason in claim.conflicts
        if other in place
    ]
    return {
        "iri": "\n".join(claim.iri.removeprefix(base) for claim in claims),
        "name": texts.column(claim.predicate for claim in claims),
        "value": texts.column("" if claim.target >= 0 else claim.value for claim in claims),
        "target": [claim.target for claim in claims],
        "raw": texts.column(_raw(claim, base) for claim in claims),
        "status": [STATUSES.index(claim.status) for claim in claims],
        "speakers": texts.ragged([[iri.removeprefix(base) for iri in claim.speakers] for claim in claims]),
        "confidence": [round(claim.confidence * 10_000) for claim in claims],
        "sources": [claim.sources for claim in claims],
        "rules": texts.column(", ".join(claim.rules) for claim in claims),
        "evidence": ragged([claim.evidence for claim in claims]),
        "conflicts": against,
    }


def _raw(claim: Claim, base: str) -> str:
    """Return what else the graph knows of a value: "<IRI" of a thing or concept, or the datatype of a text."""
    iri, _, datatype = claim.raw
    if not iri:
        return datatype
    return "" if claim.target >= 0 else "<" + iri.removeprefix(base)


def _sentences(sentences: Sequence[Sentence], texts: Texts) -> dict[str, Column]:
    """Return the sentences, and in each the place of the words as a browser counts, in units of UTF-16."""
    return {
        "document": [one.document for one in sentences],
        "start": [one.start for one in sentences],
        "end": [one.end for one in sentences],
        "text": texts.column(one.before + one.words + one.after for one in sentences),
        "from": [_units(one.before) for one in sentences],
        "to": [_units(one.before + one.words) for one in sentences],
    }


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def block(value: object) -> str:
    """Return JSON that can stand inside a script element: no character of it can end the element or a line."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
