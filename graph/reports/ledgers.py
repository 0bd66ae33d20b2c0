"""The quote ledger, the fact-check memo and the money table.

Each takes the queries' answers over a graph and the things that are meant; gives a report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.cells import money
from graph.reports.asking import Answer, Asking
from graph.reports.model import Cell, Fact, Facts, Report, Table
from graph.reports.naming import Named
from graph.reports.wording import Row, days, figure, listed, property_label, quotes_of

MOST_QUOTES = 6  # passages that a line of the memo shows
STATUS = ("Asserted", "Ordered", "Alleged", "Argued", "Denied", "Predicted")


def quote_ledger(asking: Asking, found: Mapping[str, Named], _year: str) -> Report:
    """Return the quotations, by day, each with the words as they stand in the source."""
    chosen = {name: one.iri for name, one in found.items()}
    counted = asking.ask("quotes-counted", **chosen)
    quotes = asking.ask("quotes", **chosen)
    facts = []
    for number, row in enumerate(quotes, start=1):
        about = f"about {listed(row['about'])}" if listed(row["about"]) else ""
        day = days(row["said"]) if row["said"] else f"in print {row['issued']}" if row["issued"] else ""
        detail = " · ".join(part for part in (day, about) if part)
        facts.append(Fact(number, row["speaker"] + ":", f"“{row['quote']}”", detail, "", quotes_of([row])))
    parts = (
        Table(
            "By speaker",
            ("speaker", "quotations", "documents"),
            tuple((Cell(row["speaker"]), figure(row["quotations"]), figure(row["documents"])) for row in counted),
            counted.numbers,
        ),
        Facts("Quotations", tuple(facts), quotes.numbers, "No quotation found."),
    )
    title = {"speaker": "Quotations of", "about": "Quotations about", "document": "Quotations in"}
    names = [f"{title[name]} {one.label}" for name, one in found.items()]
    return Report("Quote ledger", ", ".join(names) or "All quotations", (), parts, asking.asked())


def fact_memo(asking: Asking, found: Mapping[str, Named], _year: str) -> Report:
    """Return every fact of a thing or document as a numbered line, with the quoted words and where they stand."""
    option, thing = next(iter(found.items()))
    of_document = option == "document"
    facts = asking.ask("facts-in-document", document=thing.iri) if of_document else asking.facts(thing.iri)
    parts, number = [], 0
    for subject, rows in _by_subject(facts, thing.iri):
        lines = []
        for passages in _by_claim(rows):
            number += 1
            lines.append(_line(number, passages))
        parts.append(Facts(subject, tuple(lines), facts.numbers, boxes=True))
    opening = (
        "Each line is one fact as the graph holds it. Tick it off when the quoted words bear it out and the source has "
        "them. What is marked as alleged, argued, denied or predicted is somebody's word, not the source's own.",
    )
    whole = tuple(parts) or (Facts("Facts", (), facts.numbers, "No fact found."),)
    return Report("Fact-check memo", thing.label, opening, whole, asking.asked())


def _by_subject(facts: Answer, first: str) -> list[tuple[str, list[Row]]]:
    """Return the rows by what they are about: the thing itself, then others by the first source that tells of them."""
    groups: dict[str, list[Row]] = {}
    for row in facts:
        groups.setdefault(row["about"], []).append(row)
    order = sorted(groups, key=lambda iri: (iri != first, min(map(_place, groups[iri])), iri))
    return [(groups[iri][0]["subject"], groups[iri]) for iri in order]


def _place(row: Row) -> tuple[str, str, int]:
    return row["issued"] or "9999", row["document"], int(row["start"])


def _by_claim(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows by claim, in the order in which the sources tell them; asserted ones first."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["claim"], []).append(row)
    found = [sorted(group, key=_place) for group in groups.values()]
    return sorted(
        found, key=lambda group: (STATUS.index(group[0]["modality"]) > 1, *_place(group[0]), group[0]["claim"])
    )


def _line(number: int, passages: Sequence[Row]) -> Fact:
    row = passages[0]
    by = f" by {row['speaker']}" if row["speaker"] else ""
    status = row["modality"].lower() + by
    value = money(row["value"]) if row["property"] == "amount" else row["value"]
    left = len(passages) - MOST_QUOTES
    detail = f"First {MOST_QUOTES} of its passages; the query lists all." if left > 0 else ""
    return Fact(number, f"{property_label(row['property'])}:", value, detail, status, quotes_of(passages[:MOST_QUOTES]))


def money_table(asking: Asking, found: Mapping[str, Named], year: str) -> Report:
    """Return the grants with their totals by recipient, programme and year."""
    chosen = {name: one.iri for name, one in found.items()} | ({"year": year} if year else {})
    total = asking.ask("money-total", **chosen)
    grants = asking.ask("money", **chosen)
    parts = [
        Table(
            "Total",
            ("grants", "total"),
            tuple((figure(row["grants"]), figure(money(row["total"]))) for row in total if grants.rows),
            total.numbers,
            note="In US dollars. Sources may tell one sum twice, as two grants: the table below shows each.",
        )
    ]
    for by in ("recipient", "programme", "year"):
        sums = asking.ask(f"money-by-{by}", **chosen)
        rows = tuple((Cell(row[by]), figure(row["grants"]), figure(money(row["total"]))) for row in sums)
        parts.append(Table(f"By {by}", (by, "grants", "total"), rows, sums.numbers))
    listing = tuple(
        (
            Cell(row["recipient"]),
            Cell(row["programme"]),
            Cell(row["year"]),
            figure(money(row["amount"])),
            Cell(listed(row["documents"])),
        )
        for row in grants
    )
    columns = ("recipient", "programme", "year", "amount", "told by")
    parts.append(Table("Grants", columns, listing, grants.numbers, "No grant with an amount found."))
    names = [one.label for one in found.values()] + ([f"fiscal year {year}"] if year else [])
    return Report("Money table", ", ".join(names) or "All grants", (), tuple(parts), asking.asked())
