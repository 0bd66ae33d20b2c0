"""The saved questions as forms: a list, a page for each, and its answer as HTML, CSV, JSON, Markdown or SPARQL.

Takes a snapshot, the name of a question and what was typed; gives a `Page`, with the status of an answer that asks back
(300) or finds nothing of that name (404). Names are read by `graph.asking`, as on the command line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import asking
from graph.asking import output
from graph.asking.names import Named
from graph.errors import QueryError
from graph.query import Parameter, filled
from graph.serve.html import rendered
from graph.serve.quoted import quoted
from graph.serve.snapshot import Snapshot, Stopped

if TYPE_CHECKING:
    from graph.asking import Answer, Question

TYPED = 500  # characters of a value
SHOWN = 1_000  # rows that the page shows; the files have them all
EVIDENCE = "evidence"
KINDS = {"csv": "text/csv", "json": "application/json", "md": "text/markdown", "rq": "application/sparql-query"}


@dataclass(frozen=True, slots=True)
class Page:
    """What is sent: the status, the text and its media type."""

    text: str
    status: int = 200
    kind: str = "text/html"


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter as a field: what was typed, what it may be, and the names that are offered."""

    name: str
    says: str
    typed: str
    required: bool
    choices: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()


def listed() -> Page:
    """Return the list of all questions."""
    return Page(rendered("questions", questions=sorted(asking.questions(), key=lambda one: one.title)))


def asked(snapshot: Snapshot, name: str, typed: Mapping[str, str]) -> Page:
    """Return the page of a question: its form, and its answer where it can be given."""
    question = asking.find(name)
    fields = tuple(_field(snapshot, one, typed.get(one.name, "")) for one in question.parameters)
    shown: dict[str, object] = {
        "question": question,
        "fields": fields,
        "wants_evidence": EVIDENCE in typed,
        "asked": typed,
    }
    shown |= {
        "answer": None,
        "rows": (),
        "candidates": (),
        "several": False,
        "error": "",
        "typed": _given(typed),
        "more": 0,
    }
    if not _given(typed) and EVIDENCE not in typed and any(one.required for one in fields):
        return Page(rendered("question", **shown))
    try:
        found = _answer(snapshot, question, typed)
    except asking.NotOne as error:
        parameter = str(error).split(":", 1)[0].removeprefix("--")
        shown |= {"error": str(error).removeprefix("--"), "candidates": _links(error.candidates, parameter, typed)}
        shown["several"] = error.several
        return Page(rendered("question", **shown), 300 if error.several else 404)
    except QueryError as error:
        status = error.refusal.status if isinstance(error, Stopped) else 400
        return Page(rendered("question", **{**shown, "error": str(error).removeprefix("--")}), status)
    top = found.rows.rows[:SHOWN]
    behind = quoted(snapshot.limited(), found.evidence[:SHOWN]) if found.evidence else [[] for _ in top]
    rows = list(zip(top, behind, strict=True))
    shown |= {"answer": found, "rows": rows, "more": max(0, len(found.rows.rows) - SHOWN)}
    return Page(rendered("question", **shown))


def as_file(snapshot: Snapshot, name: str, form: str, typed: Mapping[str, str]) -> Page:
    """Return the answer in a form for other programs; raise QueryError where there is none."""
    question = asking.find(name)
    if form not in KINDS:
        raise QueryError(f"no form is called {form!r}; there are: {', '.join(KINDS)}")
    if form == "rq":
        if not question.text:
            raise QueryError(f"{name} is computed from the claims; it is no SPARQL")
        return Page(_sparql(snapshot, question, typed), kind=KINDS[form])
    found = _answer(snapshot, question, typed)
    write = {"csv": output.as_csv, "json": output.as_json, "md": output.as_markdown}[form]
    return Page(write(found), kind=KINDS[form])


def _sparql(snapshot: Snapshot, question: Question, typed: Mapping[str, str]) -> str:
    """Return the query with what was typed in its place, or as it stands in its file."""
    given = _given(typed)
    return (
        filled(question, asking.understood(snapshot.limited(), question, given, snapshot.looked)[0])
        if given
        else question.text
    )


def _answer(snapshot: Snapshot, question: Question, typed: Mapping[str, str]) -> Answer:
    _answerable(typed)
    return asking.answer(snapshot.limited(), question, _given(typed), EVIDENCE in typed, snapshot.looked)


def _answerable(typed: Mapping[str, str]) -> None:
    """Raise QueryError where more is typed than any name has."""
    for name, text in typed.items():
        if len(text) > TYPED:
            raise QueryError(f"{name} is longer than {TYPED} characters")


def _given(typed: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in typed.items() if text.strip() and name != EVIDENCE}


def _field(snapshot: Snapshot, parameter: Parameter, typed: str) -> Field:
    choices = tuple(parameter.takes.split("|")) if "|" in parameter.takes else ()
    offers = snapshot.names(parameter.takes) if parameter.is_thing else ()
    return Field(parameter.name, parameter.text, typed, parameter.default is None, choices, offers)


def _links(
    candidates: tuple[Named, ...], parameter: str, typed: Mapping[str, str]
) -> list[tuple[Named, dict[str, str]]]:
    """Return the candidates, each with what must be typed to mean it."""
    return [(one, {**typed, parameter: one.iri}) for one in candidates]
