"""Cards: a statement, a tenure or a grant as something that is read, not drawn.

Takes what the claims about it say, by property; gives a `Card` that hangs on one thing (who speaks, who holds, who
receives) and ties it to others. What is left out: the claims themselves, to which the card only points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graph.cells import money

PLAIN = ("Asserted", "Ordered")  # what the graph says as a plain triple


class Drawn(NamedTuple):
    """A value of a card: its text, the thing that it is (by index) or -1, and how it is said."""

    text: str
    target: int
    status: str


class Tie(NamedTuple):
    """A relation that a card stands for, by the indices of the two things."""

    source: int
    target: int
    status: str


class Card(NamedTuple):
    """What is folded: its kind, IRI and text, the thing on which it hangs, its dates, its claims and its ties."""

    kind: str
    iri: str
    relation: str
    text: str
    owner: int
    first: str
    last: str
    claims: tuple[int, ...]
    ties: tuple[Tie, ...]


# kind: the property of the thing on which it hangs, that of the things to which it is tied, the name of the tie
CARDS: Mapping[str, tuple[str, str, str]] = {
    "Statement": ("speaker", "about", "speaksOf"),
    "Tenure": ("holder", "organization", "holdsOffice"),
    "Grant": ("recipient", "program", "granted"),
}


def card_of(kind: str, iri: str, told: Mapping[str, Sequence[Drawn]], claims: tuple[int, ...]) -> Card:
    """Return a card; its owner is -1 where nobody is known on whom it could hang."""
    near, far, relation = CARDS[kind]
    owners = [value for value in told.get(near, ()) if value.target >= 0]
    others = [value for value in told.get(far, ()) if value.target >= 0]
    found = {
        (one.target, other.target, _weaker(one.status, other.status))
        for one in owners
        for other in others
        if one.target != other.target
    }
    if kind == "Grant":  # money goes from the programme to the recipient
        found = {(other, one, status) for one, other, status in found}
        owners = owners or others
    text, start, end = _TEXTS[kind](told)
    ties = tuple(Tie(*tie) for tie in sorted(found))
    return Card(kind, iri, relation, text, owners[0].target if owners else -1, start, end, claims, ties)


def _weaker(one: str, other: str) -> str:
    """Return the status of what rests on two claims: asserted only where both are."""
    return other if one in PLAIN else one


def _texts(told: Mapping[str, Sequence[Drawn]], name: str) -> list[str]:
    return sorted({value.text for value in told.get(name, ())})


def _statement(told: Mapping[str, Sequence[Drawn]]) -> tuple[str, str, str]:
    days = _texts(told, "saidOn")
    return "".join(_texts(told, "quote")[:1]), "".join(days[:1]), "".join(days[-1:])


def _tenure(told: Mapping[str, Sequence[Drawn]]) -> tuple[str, str, str]:
    first, last = "".join(_texts(told, "from")[:1]), "".join(_texts(told, "until")[-1:])
    office = ", ".join(_texts(told, "office")) or "office"
    return office, first, last or ("9999" if first else "")  # an open end


def _grant(told: Mapping[str, Sequence[Drawn]]) -> tuple[str, str, str]:
    years = _texts(told, "fiscalYear")
    shown = " or ".join(map(money, _texts(told, "amount"))) or "a sum"
    return shown + (f" ({', '.join(years)})" if years else ""), "".join(years[:1]), "".join(years[-1:])


_TEXTS = {"Statement": _statement, "Tenure": _tenure, "Grant": _grant}
