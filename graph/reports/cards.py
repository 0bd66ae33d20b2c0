"""The case card and the judge dossier.

Each takes the queries' answers over a graph and the thing that is meant; gives a report. A step or a ruling is shown
with the first sentence that tells of it, by the order of the documents' dates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.reports import lanes, picture
from graph.reports.asking import Answer, Asking, joined
from graph.reports.model import Cell, Fact, Facts, Picture, Quote, Report, Table
from graph.reports.naming import Named
from graph.reports.wording import Row, dated, days, figure, listed, property_label, quote_of, quotes_of

AS_TOLD = "No source of this graph tells that these ended. An order may have ended all the same: ask the docket."
HEAD = ("docketNumber", "filedIn", "filedOn", "assignedJudge", "challenges", "appealOf", "relatedTo")
HEADS = {"step": "ruling", "filed_on": "filed on"}
TELLING = ("decidedOn", "filedOn", "issuedBy", "outcome", "rulingType", "inCase", "target", "plaintiff")


def case_card(asking: Asking, found: Mapping[str, Named], _year: str) -> Report:
    """Return the card of a case: what it is, who is in it, what happened when, what binds, and the sentences."""
    case = found["case"]
    told, parties = asking.ask("told", thing=case.iri), asking.ask("parties", case=case.iri)
    steps = joined(asking.ask("steps-of-case", case=case.iri), asking.ask("steps-of-appeals", case=case.iri))
    facts = asking.facts(case.iri)
    parts = (
        _head(told),
        _parties(parties),
        Picture(
            "Timeline",
            picture.lanes_svg(lanes.of_steps(lanes.in_time(steps)), f"Timeline of {case.label}"),
            "Each step of the case on its day. A bar is a month or year whose day no source tells.",
            steps.numbers,
            picture.MISSING if not picture.available() else "No step of this case has a date.",
        ),
        _posture(steps, facts, case),
        _orders("Orders in force", asking.ask("orders-in-force", case=case.iri), AS_TOLD),
        _orders("Orders that a later ruling ended", asking.ask("orders-ended", case=case.iri), ""),
        sentences(facts, case),
    )
    return Report("Case card", case.label, _also(case), parts, asking.asked())


def _also(thing: Named) -> tuple[str, ...]:
    others = [name for name in thing.names if name != thing.label]
    return (f"Also named: {'; '.join(others)}.",) if others else ()


def _head(told: Answer) -> Table:
    values: dict[str, list[str]] = {}
    for row in told:
        values.setdefault(row["property"], []).append(row["value"])
    rows = tuple(
        (
            Cell(property_label(name)),
            Cell(days(" | ".join(values[name])) if name == "filedOn" else "; ".join(values[name])),
        )
        for name in HEAD
        if name in values
    )
    return Table(
        "The case", ("property", "as told"), rows, told.numbers, "No source tells its court, docket, judge or day."
    )


def _parties(found: Answer) -> Table:
    rows = tuple(
        (Cell(row["side"][2:]), Cell(row["party"]), Cell(listed(row["also"])), Cell(listed(row["documents"])))
        for row in found
    )
    columns = ("side", "party", "also named", "told by")
    return Table("Parties", columns, rows, found.numbers, "No source names a party.")


def _posture(steps: Answer, facts: Answer, case: Named) -> Facts:
    """Return the steps in order of time, each with its court, judge and the first words that tell of it."""
    told = []
    for number, row in enumerate(lanes.in_time(steps), start=1):
        where = [listed(row["court"]), listed(row["judge"])]
        other = [f"in {row['caption']}"] if row["suit"] != case.iri else []
        detail = " · ".join(part for part in (*where, *other) if part)
        quotes = _first_words(facts, row["event"])
        told.append(Fact(number, days(row["day"]), lanes.step_name(row), detail, "", quotes))
    return Facts("Steps", tuple(told), (*steps.numbers, *facts.numbers), "No source tells a step of this case.")


def _first_words(facts: Answer, about: str) -> tuple[Quote, ...]:
    """Return the first sentence that tells of an event: of a case, the one that tells of its filing."""
    rows = [row for row in facts if row["about"] == about and row["modality"] in ("Asserted", "Ordered")]
    ranked = sorted(rows, key=lambda row: (_rank(row["property"]), row["issued"], row["document"], int(row["start"])))
    return quotes_of(ranked[:1])


def _rank(name: str) -> int:
    return TELLING.index(name) if name in TELLING else len(TELLING)


def _orders(heading: str, found: Answer, note: str) -> Table:
    rows = tuple(
        (
            dated(row["day"]),
            Cell(row["order"]),
            Cell(listed(row["outcome"])),
            Cell(listed(row["scope"])),
            Cell(listed(row["against"])),
            *((Cell(listed(row["ended"])),) if "ended" in row else ()),
        )
        for row in found
    )
    columns = ("day", "order", "outcome", "scope", "against", *(("ended",) if "ended" in heading else ()))
    return Table(heading, columns, rows, found.numbers, "None that the sources tell of.", note if rows else "")


def sentences(facts: Answer, thing: Named) -> Facts:
    """Return the sentences behind all facts in the order of the documents' dates, each with what it carries."""
    groups: dict[tuple[str, str, int, int], list[Row]] = {}
    for row in facts:
        key = row["issued"] or "9999", row["document"], int(row["start"]), int(row["end"])
        groups.setdefault(key, []).append(row)
    told = []
    for number, key in enumerate(sorted(groups), start=1):
        rows = groups[key]
        carried: dict[str, dict[str, None]] = {}
        for row in rows:
            subject = "" if row["about"] == thing.iri else f"{row['subject']} – "
            fact = f"{property_label(row['property'])}: {row['value']}{_said(row)}"
            carried.setdefault(subject, {})[fact] = None
        said = ". ".join(f"{subject}{'; '.join(found)}" for subject, found in sorted(carried.items()))
        told.append(Fact(number, "", said, "", "", (quote_of(rows[0]),)))
    return Facts("Sentences", tuple(told), facts.numbers, "No sentence carries a fact of it.")


def _said(row: Row) -> str:
    """Return how a fact is said, where a source does not say it in its own voice."""
    if row["modality"] == "Asserted" and not row["speaker"]:
        return ""
    by = f" by {row['speaker']}" if row["speaker"] else ""
    return f" ({row['modality'].lower()}{by})"


def judge_dossier(asking: Asking, found: Mapping[str, Named], _year: str) -> Report:
    """Return the dossier of a judge: rulings, outcomes, cases, what higher courts made of them, and what was said."""
    judge = found["judge"]
    rulings = asking.ask("judge-rulings", judge=judge.iri)
    counted = asking.ask("judge-outcomes", judge=judge.iri)
    cases = asking.ask("judge-cases", judge=judge.iri)
    reviewed = asking.ask("judge-reviewed", judge=judge.iri)
    spoken = asking.ask("quotes", speaker=judge.iri)
    drawn = [dict(row, step=row["type"] or "ruling") for row in rulings]
    parts = (
        _table(
            "Rulings",
            Answer(rulings.numbers, tuple(drawn)),
            ("day", "step", "outcome", "on", "case", "court"),
            "No source tells of a ruling.",
        ),
        Picture(
            "Rulings in time",
            picture.lanes_svg(lanes.of_steps(lanes.in_time(drawn)), f"Rulings of {judge.label}"),
            "Each ruling on its day. A bar is a month or year whose day no source tells.",
            rulings.numbers,
            picture.MISSING if not picture.available() else "No ruling has a date.",
        ),
        Table(
            "Outcomes",
            ("outcome", "rulings"),
            tuple((Cell(row["outcome"]), figure(row["rulings"])) for row in counted),
            counted.numbers,
            note="A ruling may have several outcomes. A count of what the sources report is no measure of a judge.",
        ),
        _table("What became of the rulings", reviewed, ("ruling", "what", "by", "day"), "No source tells of a review."),
        _table("Cases", cases, ("case", "filed_on", "plaintiffs", "defendants"), "No source tells of a case."),
        Facts(
            "In the judge's words",
            tuple(
                Fact(
                    n,
                    days(row["said"] or row["issued"]),
                    f"“{row['quote']}”",
                    listed(row["about"]),
                    "",
                    quotes_of([row]),
                )
                for n, row in enumerate(spoken, start=1)
            ),
            spoken.numbers,
            "No source quotes the judge.",
        ),
        sentences(asking.facts(judge.iri), judge),
    )
    return Report("Judge dossier", judge.label, _also(judge), parts, asking.asked())


def _table(heading: str, found: Answer, columns: Sequence[str], empty: str) -> Table:
    rows = tuple(
        tuple(dated(row[name]) if name in ("day", "filed_on") else Cell(listed(row[name])) for name in columns)
        for row in found
    )
    return Table(heading, tuple(HEADS.get(name, name) for name in columns), rows, found.numbers, empty)
