"""The kinds of reports: what each is told, and which function makes it.

`make` takes a graph, the name of a kind and the names that a user typed; it finds the things that they mean and gives
the report. A new kind is a function and a row in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.asking import NotOne
from graph.errors import QueryError, suggestion
from graph.reports.asking import Asking
from graph.reports.cards import case_card, judge_dossier
from graph.reports.gaps import gap_report
from graph.reports.ledgers import fact_memo, money_table, quote_ledger
from graph.reports.model import Report
from graph.reports.naming import Named, resolved
from graph.reports.overview import timeline
from graph.vocabulary import CG

if TYPE_CHECKING:
    from pyoxigraph import Store

Found = Mapping[str, Named]
TAKES: Mapping[str, str] = {  # what a name is of
    "case": "Case",
    "judge": "Person",
    "speaker": "Agent",
    "about": "Thing",
    "thing": "Thing",
    "recipient": "Agent",
    "document": "Document",
}
JUDGING = ("issuedBy", "assignedJudge")  # who is named so is a judge


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: what it is, what it must be told (one of `needs`) and may be told, and what makes it."""

    name: str
    says: str
    make: Callable[[Asking, Found, str], Report]
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    year: bool = False


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("case", "Case card: parties, timeline, orders in force, sentences.", case_card, needs=("case",)),
        Kind("judge", "Judge dossier: rulings, outcomes, cases, what became of them.", judge_dossier, needs=("judge",)),
        Kind("quotes", "Quote ledger: who said what, where.", quote_ledger, takes=("speaker", "about", "document")),
        Kind(
            "facts",
            "Fact-check memo: each fact with its words, source, date and link.",
            fact_memo,
            needs=("case", "judge", "thing", "document"),
        ),
        Kind("gaps", "Gap report: what the graph does not tell, and what contradicts.", gap_report),
        Kind(
            "money",
            "Money table: grants by recipient, programme and year.",
            money_table,
            takes=("recipient",),
            year=True,
        ),
        Kind("timeline", "Timeline picture of all cases.", timeline),
    )
}


def make(store: Store, name: str, typed: Mapping[str, str], year: str = "") -> Report:
    """Return the report of a kind; raises QueryError for an unknown kind or a name that is missing or unclear."""
    kind = KINDS.get(name)
    if kind is None:
        raise QueryError(f"no report is called {name!r}; there are: {', '.join(KINDS)}{suggestion(name, KINDS)}")
    told = {option: text for option, text in typed.items() if text}
    allowed = (*kind.needs, *kind.takes)
    for option in told:
        if option not in allowed:
            takes = ", ".join(f"--{each}" for each in allowed) or "no name"
            raise QueryError(f"report {name} takes no --{option}; it takes {takes}")
    if year and not kind.year:
        raise QueryError(f"report {name} takes no --year")
    if year and not (len(year) == 4 and year.isascii() and year.isdigit()):
        raise QueryError(f"--year takes four digits, not {year!r}")
    if kind.needs and len([option for option in told if option in kind.needs]) != 1:
        raise QueryError(f"report {name} needs {'one of ' if len(kind.needs) > 1 else ''}{_options(kind.needs)}")
    found = {option: _found(store, option, text) for option, text in told.items()}
    return kind.make(Asking(store), found, year)


def _options(names: Sequence[str]) -> str:
    return ", ".join(f"--{name} NAME" for name in names)


def _found(store: Store, option: str, typed: str) -> Named:
    try:
        return resolved(store, typed, TAKES[option], _judges(store) if option == "judge" else None)
    except NotOne as error:
        raise NotOne(f"--{option}: {error}", error.candidates, error.several) from None


def _judges(store: Store) -> list[str]:
    from pyoxigraph import NamedNode

    return [
        str(getattr(quad.object, "value", ""))
        for name in JUDGING
        for quad in store.quads_for_pattern(None, NamedNode(CG + name), None, None)
    ]
